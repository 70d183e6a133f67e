//! A map as a grid: stages across, lanes down.

use lajur_model::{Card, Doc, Form, Grid, Lane, text};
use lajur_words::{Lang, number};

use super::Out;
use super::names::Names;

/// The rows for a spreadsheet: the title above, a row for each level of the head, and one for each lane.
pub(super) fn rows(doc: &Doc, lang: Lang) -> Vec<Vec<Out>> {
    let grid = Grid::of(doc);
    let names = Names::of(&grid, lang);
    let mut rows = Vec::new();
    if !doc.map.title.is_empty() {
        rows.push(vec![Out::text(&doc.map.title)]);
    }
    for level in 1..=grid.levels.max(1) {
        rows.push(head(&grid, &names, level));
    }
    rows.extend(lanes(doc, &grid, &names, lang));
    rows
}

/// The rows for a text: one row of heads, with the names of all levels.
pub(super) fn rows_of_text(doc: &Doc, lang: Lang) -> Vec<Vec<Out>> {
    let grid = Grid::of(doc);
    let names = Names::of(&grid, lang);
    let heads = (0..grid.columns.len()).map(|column| Out::text(names.path(&grid, column).join(" › ")));
    let mut rows = vec![[Out::text("")].into_iter().chain(heads).collect()];
    rows.extend(lanes(doc, &grid, &names, lang));
    rows
}

/// One level of the head; a name stands in the first of its columns.
fn head(grid: &Grid<'_>, names: &Names, level: u8) -> Vec<Out> {
    let mut row = vec![Out::text(""); grid.columns.len() + 1];
    for node in grid.head.iter().filter(|node| node.level == level) {
        row[node.column + 1] = Out::text(names.stage(&node.stage.id));
    }
    row
}

fn lanes(doc: &Doc, grid: &Grid<'_>, names: &Names, lang: Lang) -> Vec<Vec<Out>> {
    let row = |lane: &&Lane| {
        let form = doc.form(lane);
        let cells = grid
            .columns
            .iter()
            .map(|column| cell(grid.cards(&lane.id, &column.id), form, lang));
        [Out::text(names.lane(&lane.id))].into_iter().chain(cells).collect()
    };
    grid.lanes.iter().map(row).collect()
}

fn cell(cards: &[&Card], form: Form, lang: Lang) -> Out {
    match cards {
        [one] if one.value.is_some() && one.text.is_empty() => Out::Number(one.value.unwrap_or_default()),
        cards => {
            let lines: Vec<String> = cards.iter().map(|card| line(card, form, lang)).collect();
            let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            Out::Text(lines.join("\n"))
        }
    }
}

fn line(card: &Card, form: Form, lang: Lang) -> String {
    if card.none {
        return "–".to_owned();
    }
    let words = text::parse(&card.text).plain();
    match card.value.filter(|_| matches!(form, Form::Curve | Form::Numbers)) {
        Some(value) if words.is_empty() => number(lang, value),
        Some(value) => format!("{} {words}", number(lang, value)),
        None => words,
    }
}
