//! Where everything of a map stands in its sheet. The same for the writer and for the reader, who thereby knows what the
//! sheet looked like before a person worked in it.

use std::collections::BTreeMap;

use lajur_model::{Card, CardVariant, Doc, Form, Grid, Lane, LaneId, PersonaId, StageId, text};
use lajur_words::{Lang, say};

/// Letters of one cell; spreadsheets take 32,767.
const LETTERS: usize = 32_000;

/// The rows of a map.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// The map in its order.
    pub(super) grid: Grid<'a>,
    /// Rows below the head.
    pub(super) rows: Vec<Row<'a>>,
}

/// A row below the head.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// What it holds.
    pub(super) of: Of<'a>,
    /// Its filled cells, from left to right.
    pub(super) cells: Vec<Filled<'a>>,
}

/// What a row holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Of<'a> {
    /// Cards of a lane that stand so far down in it.
    Cards(&'a Lane, usize),
    /// Values of a lane, of those people.
    Values(&'a Lane, usize, Series<'a>),
    /// What is said beside these values.
    Words(&'a Lane, usize),
    /// A card without a place.
    Tray(usize),
}

/// Whose values they are.
pub(super) type Series<'a> = (&'a [PersonaId], Option<&'a CardVariant>);

/// A filled cell.
#[derive(Debug)]
pub(super) struct Filled<'a> {
    /// Column it begins in.
    pub(super) first: usize,
    /// Last column it covers.
    pub(super) last: usize,
    /// The card.
    pub(super) card: &'a Card,
}

impl Of<'_> {
    /// The key in the hidden column. A row that a person moves takes it along.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Cards(lane, _) => format!("lane:{}", lane.id),
            Self::Values(lane, series, _) => format!("value:{series}:{}", lane.id),
            Self::Words(lane, series) => format!("words:{series}:{}", lane.id),
            Self::Tray(_) => TRAY.to_owned(),
        }
    }
}

/// Key of the rows for cards without a place.
pub(super) const TRAY: &str = "tray";

impl<'a> Plan<'a> {
    /// The rows of a map.
    pub(super) fn of(doc: &'a Doc) -> Self {
        let grid = Grid::of(doc);
        let mut rows = Vec::new();
        for lane in &grid.lanes {
            match doc.form(lane) {
                Form::Cards | Form::Line => rows.extend(stacked(&grid, lane)),
                Form::Curve | Form::Numbers => rows.extend(figures(&grid, lane)),
            }
        }
        let tray = grid.tray.iter().enumerate();
        rows.extend(tray.map(|(at, card)| Row {
            of: Of::Tray(at),
            cells: vec![filled(card, (0, 0))],
        }));
        Self { grid, rows }
    }
}

fn filled<'a>(card: &'a Card, (first, last): (usize, usize)) -> Filled<'a> {
    Filled { first, last, card }
}

/// The cards of a lane, column by column, from top to bottom.
fn cards_of<'a>(grid: &Grid<'a>, lane: &LaneId) -> Vec<Filled<'a>> {
    let cells = grid.columns.iter().flat_map(|column| grid.cards(lane, &column.id));
    cells.filter_map(|card| Some(filled(card, grid.span(card)?))).collect()
}

/// Cards below each other as on the map: each as high as those above it and those that reach over its columns allow.
fn stacked<'a>(grid: &Grid<'a>, lane: &'a Lane) -> Vec<Row<'a>> {
    let mut rows: Vec<(Vec<bool>, Row<'a>)> = Vec::new();
    let row = |at| {
        let row = Row {
            of: Of::Cards(lane, at),
            cells: Vec::new(),
        };
        (vec![false; grid.columns.len()], row)
    };
    rows.push(row(0));
    let mut below: BTreeMap<usize, usize> = BTreeMap::new();
    for card in cards_of(grid, &lane.id) {
        let mut at = below.get(&card.first).copied().unwrap_or(0);
        while rows
            .get(at)
            .is_some_and(|(taken, _)| taken[card.first..=card.last].contains(&true))
        {
            at += 1;
        }
        if at == rows.len() {
            rows.push(row(at));
        }
        below.insert(card.first, at + 1);
        rows[at].0[card.first..=card.last].fill(true);
        rows[at].1.cells.push(card);
    }
    let mut rows: Vec<Row<'a>> = rows.into_iter().map(|(_, row)| row).collect();
    for row in &mut rows {
        row.cells.sort_by_key(|cell| cell.first);
    }
    rows
}

/// One row of values for each group of people, and one for what is said beside them where anything is.
fn figures<'a>(grid: &Grid<'a>, lane: &'a Lane) -> Vec<Row<'a>> {
    let mut series: Vec<(Series<'a>, Vec<Filled<'a>>)> = Vec::new();
    for card in cards_of(grid, &lane.id) {
        let of: Series<'a> = (&card.card.personas, card.card.variant.as_ref());
        // A second figure of the same people in one column has a row of its own.
        let fits = |(other, cells): &&mut (Series<'a>, Vec<Filled<'a>>)| {
            *other == of && cells.last().is_none_or(|last| last.last < card.first)
        };
        match series.iter_mut().find(fits) {
            Some((_, cells)) => cells.push(card),
            None => series.push((of, vec![card])),
        }
    }
    if series.is_empty() {
        series.push(((&[], None), Vec::new()));
    }
    let mut rows = Vec::new();
    for (number, (of, cells)) in series.into_iter().enumerate() {
        let said: Vec<Filled<'a>> = cells
            .iter()
            .filter(|cell| !cell.card.text.is_empty() || cell.card.value.is_none())
            .map(|cell| filled(cell.card, (cell.first, cell.last)))
            .collect();
        rows.push(Row {
            of: Of::Values(lane, number, of),
            cells: cells.into_iter().filter(|cell| cell.card.value.is_some()).collect(),
        });
        if !said.is_empty() {
            rows.push(Row {
                of: Of::Words(lane, number),
                cells: said,
            });
        }
    }
    rows
}

/// What a cell shows of a card's text. A card that has none must be seen all the same.
pub(super) fn shown(card: &Card, lang: Lang) -> String {
    if card.none {
        return "–".to_owned();
    }
    let plain = text::parse(&card.text).plain();
    if plain.trim().is_empty() {
        let key = if card.image.is_some() {
            "sheet.picture"
        } else {
            "sheet.empty"
        };
        return say(lang, key, &[]);
    }
    plain.chars().take(LETTERS).collect()
}

/// What a head cell shows: name, and below it the second line.
pub(super) fn head(name: &str, gloss: &str) -> String {
    if gloss.is_empty() {
        name.to_owned()
    } else {
        format!("{name}\n{gloss}")
    }
}

/// "Emotions · Rina · To-be": the name of a lane beside the values of these people.
pub(super) fn series_name(doc: &Doc, name: &str, (personas, variant): &Series<'_>, lang: Lang) -> String {
    let personas = personas
        .iter()
        .filter_map(|id| doc.persona(id))
        .map(|persona| persona.name.clone());
    let known = variant.filter(|variant| CardVariant::ALL.contains(variant));
    let variant = known.map(|variant| say(lang, &format!("variant.{}", variant.as_str()), &[]));
    let parts: Vec<String> = [name.to_owned()].into_iter().chain(personas).chain(variant).collect();
    parts.join(" · ")
}

/// The leaf with this id and its number.
pub(super) fn leaf(grid: &Grid<'_>, id: &str) -> Option<usize> {
    grid.column_of(&StageId::from(id))
}
