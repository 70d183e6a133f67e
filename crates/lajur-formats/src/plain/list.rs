//! A map as a list: one row for each card, with all that a table can say of it.

use std::collections::BTreeMap;

use lajur_model::{Card, Doc, Form, Grid, LaneId, text};
use lajur_words::{Lang, say};

use super::Out;
use super::names::Names;
use crate::text::one_line;

/// A column: the last part of its catalogue key `list.…`, and whether it is there although nothing is in it.
const COLUMNS: [(&str, bool); 23] = [
    ("stage", true),
    ("step", false),
    ("moment", false),
    ("lane", true),
    ("role", true),
    ("text", true),
    ("value", false),
    ("scale", false),
    ("unit", false),
    ("until", false),
    ("variant", false),
    ("personas", false),
    ("channels", false),
    ("evidence", false),
    ("source", false),
    ("date", false),
    ("owner", false),
    ("status", false),
    ("effort", false),
    ("impact", false),
    ("tags", false),
    ("address", false),
    ("id", true),
];

/// A row by the names of its columns.
type Row = BTreeMap<&'static str, Out>;

/// The rows, the heads first. Lane by lane, so that stages and lanes come in their order; where they would not, they are
/// named above.
pub(super) fn rows(doc: &Doc, lang: Lang) -> Vec<Vec<Out>> {
    let grid = Grid::of(doc);
    let list = List {
        doc,
        names: Names::of(&grid, lang),
        grid,
        lang,
    };
    let mut rows = list.named();
    rows.extend(list.cards());
    let used: Vec<&str> = COLUMNS
        .iter()
        .filter(|(name, always)| *always || rows.iter().any(|row| row.contains_key(name)))
        .map(|(name, _)| *name)
        .collect();
    let heads = used
        .iter()
        .map(|name| Out::Text(say(lang, &format!("list.{name}"), &[])))
        .collect();
    let body = rows.into_iter().map(|mut row| {
        let cell = |name: &&str| row.remove(*name).unwrap_or(Out::Text(String::new()));
        used.iter().map(cell).collect()
    });
    [heads].into_iter().chain(body).collect()
}

struct List<'a> {
    doc: &'a Doc,
    grid: Grid<'a>,
    names: Names,
    lang: Lang,
}

impl List<'_> {
    /// Rows that only name stages and lanes: those that no card names, and all where cards would name them in another
    /// order.
    fn named(&self) -> Vec<Row> {
        let (mut columns, mut lanes) = (Vec::new(), Vec::new());
        for (at, column, _) in self.in_order() {
            columns.push(column);
            lanes.push(at);
        }
        let mut rows = Vec::new();
        if !comes_in_order(&columns, self.grid.columns.len()) {
            rows.extend((0..self.grid.columns.len()).map(|column| self.place(Some(column), None)));
        }
        if !comes_in_order(&lanes, self.grid.lanes.len()) {
            rows.extend(self.grid.lanes.iter().map(|lane| self.place(None, Some(&lane.id))));
        }
        rows
    }

    /// Number of the lane, number of the column, card.
    fn in_order(&self) -> impl Iterator<Item = (usize, usize, &Card)> {
        self.grid.lanes.iter().enumerate().flat_map(move |(at, lane)| {
            let columns = self.grid.columns.iter().enumerate();
            columns.flat_map(move |(column, stage)| {
                let cards = self.grid.cards(&lane.id, &stage.id);
                cards.iter().map(move |card| (at, column, *card))
            })
        })
    }

    fn cards(&self) -> Vec<Row> {
        let placed = self.in_order().map(|(at, column, card)| {
            let mut row = self.place(Some(column), Some(&self.grid.lanes[at].id));
            self.card(&mut row, card);
            row
        });
        placed.collect()
    }

    fn place(&self, column: Option<usize>, lane: Option<&LaneId>) -> Row {
        let mut row = Row::new();
        let path = column
            .map(|column| self.names.path(&self.grid, column))
            .unwrap_or_default();
        for (name, level) in path.into_iter().zip(["stage", "step", "moment"]) {
            row.insert(level, Out::Text(name));
        }
        if let Some(lane) = lane {
            put(&mut row, "lane", self.names.lane(lane));
            let role = self.doc.lanes.get(lane).and_then(|lane| lane.role.as_ref());
            put(&mut row, "role", role.map_or("", |role| role.as_str()));
            self.scale(&mut row, lane);
        }
        row
    }

    /// The scale is always told: without it the numbers of a lane would tell another one.
    fn scale(&self, row: &mut Row, lane: &LaneId) {
        let Some(lane) = self.doc.lanes.get(lane) else { return };
        if let Some((lowest, highest)) = self.doc.scale(lane) {
            // Numbers with a point in both languages, as the head of a column has them.
            put(row, "scale", &format!("{lowest} – {highest}"));
        }
        if matches!(self.doc.form(lane), Form::Curve | Form::Numbers) {
            put(
                row,
                "unit",
                &one_line(lane.scale.as_ref().map_or("", |scale| &scale.unit)),
            );
        }
    }

    fn card(&self, row: &mut Row, card: &Card) {
        let words = if card.none {
            "–".to_owned()
        } else {
            text::parse(&card.text).plain()
        };
        put(row, "text", &words);
        if let Some(value) = card.value {
            row.insert("value", Out::Number(value));
        }
        let until = card.place.as_ref().and_then(|place| place.until.as_ref());
        put(row, "until", until.map_or("", |until| self.names.stage(until)));
        let word = |key: &str, word: &str| say(self.lang, &format!("{key}.{word}"), &[]);
        if let Some(variant) = &card.variant {
            put(row, "variant", &word("variant", variant.as_str()));
        }
        if let Some(status) = &card.status {
            put(row, "status", &word("card_status", status.as_str()));
        }
        if let Some(evidence) = &card.evidence {
            let kind = evidence.kind.as_ref().map(|kind| word("evidence", kind.as_str()));
            put(row, "evidence", &kind.unwrap_or_default());
            put(row, "source", &one_line(&evidence.source));
            put(row, "date", &evidence.date);
        }
        let personas = card.personas.iter().filter_map(|id| self.doc.persona(id));
        put(row, "personas", &joined(personas.map(|persona| persona.name.as_str())));
        let channels = card.channels.iter().filter_map(|id| self.doc.channel(id));
        put(row, "channels", &joined(channels.map(|channel| channel.name.as_str())));
        put(row, "tags", &joined(card.tags.iter().map(String::as_str)));
        put(row, "owner", &one_line(&card.owner));
        for (name, points) in [("effort", card.effort), ("impact", card.impact)] {
            if let Some(points) = points {
                row.insert(name, Out::Number(f64::from(points)));
            }
        }
        put(row, "address", card.link.as_ref().map_or("", |link| &link.url));
        put(row, "id", card.id.as_str());
    }
}

fn put(row: &mut Row, name: &'static str, text: &str) {
    if !text.is_empty() {
        row.insert(name, Out::text(text));
    }
}

/// Names between commas; a comma within one becomes a blank.
fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let plain = |name: &str| one_line(&name.replace([',', ';'], " "));
    names.map(plain).collect::<Vec<_>>().join(", ")
}

/// True where each number from 0 comes for the first time in its order.
fn comes_in_order(numbers: &[usize], count: usize) -> bool {
    let mut next = 0;
    for number in numbers {
        match number.cmp(&next) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => next += 1,
            std::cmp::Ordering::Greater => return false,
        }
    }
    next == count
}
