//! CSV, TSV and Markdown: what goes out is read back as far as they can hold it.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;
mod random;

use common::sample;
use lajur_formats::plain::{Between, Shape, markdown, separated};
use lajur_formats::table;
use lajur_model::{Card, Counter, Doc, Form, Grid, text};
use lajur_words::Lang;

/// What the cards of a cell say, from top to bottom.
type Cell = Vec<(String, Option<f64>)>;

/// Lane by lane and column by column: text, number, and order.
fn contents(doc: &Doc) -> Vec<Vec<Cell>> {
    let grid = Grid::of(doc);
    let lanes = grid.lanes.iter().filter(|lane| doc.form(lane) != Form::Line);
    let said = |card: &&Card| {
        let words = if card.none {
            "–".to_owned()
        } else {
            text::parse(&card.text).plain()
        };
        (words.trim().to_owned(), card.value)
    };
    let cells = |lane: &&lajur_model::Lane| -> Vec<Vec<_>> {
        let columns = grid.columns.iter();
        columns
            .map(|column| grid.cards(&lane.id, &column.id).iter().map(said).collect())
            .collect()
    };
    lanes.map(cells).collect()
}

#[test]
fn a_list_gives_back_text_order_and_numbers() {
    for seed in 0..1_000 {
        let mut doc = random::map(seed);
        // A curve has one point of the same people in a column; a table cannot tell a second one from a mistake.
        let curves: Vec<_> = doc
            .lanes
            .values()
            .filter(|lane| doc.form(lane) == Form::Curve)
            .map(|lane| lane.id.clone())
            .collect();
        doc.cards.edit(|cards| {
            cards.retain(|_, card| !card.place.as_ref().is_some_and(|place| curves.contains(&place.lane)));
            // A card without a word is not in a table.
            cards.retain(|_, card| {
                card.none || card.value.is_some() || !text::parse(&card.text).plain().trim().is_empty()
            });
        });
        doc.links.clear();
        for between in [Between::Commas, Between::Tabs] {
            let file = separated(&doc, between, Shape::List);
            if contents(&doc).concat().concat().is_empty() {
                continue;
            }
            let back = table::read(&file, "x", Lang::En, &mut Counter::new("i")).unwrap();
            assert_eq!(
                contents(&back.doc),
                contents(&doc),
                "the map {seed}:\n{}",
                String::from_utf8_lossy(&file)
            );
        }
    }
}

#[test]
fn what_a_spreadsheet_would_run_is_guarded() {
    let mut doc = sample();
    for (number, start) in ["=1+1", "+1", "-1", "@x", "'=1"].into_iter().enumerate() {
        let mut card = doc.cards[&"c1".into()].clone();
        card.id = format!("x{number}").as_str().into();
        card.text = text::escape(start);
        doc.cards.insert(card.id.clone(), card);
    }
    for shape in [Shape::Grid, Shape::List] {
        let file = separated(&doc, Between::Commas, shape);
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(b';')
            .flexible(true)
            .has_headers(false)
            .from_reader(&file[3..]);
        for cell in rows
            .records()
            .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        {
            let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
            assert!(
                is_number || !cell.starts_with(['=', '+', '-', '@']),
                "{cell:?} in {shape:?}"
            );
        }
    }
}

#[test]
fn an_indonesian_table_has_semicolons_and_decimal_commas() {
    let file = String::from_utf8(separated(&sample(), Between::Commas, Shape::Grid)).unwrap();
    assert!(file.starts_with('\u{feff}'), "or Excel takes it for another encoding");
    assert!(file.contains(";3,5;"), "{file}");
}

#[test]
fn markdown_is_a_table_or_an_outline() {
    let table_file = markdown(&sample(), Shape::Grid);
    assert!(table_file.starts_with("# Langganan kopi\n"), "{table_file}");
    let back = table::read(table_file.as_bytes(), "x", Lang::En, &mut Counter::new("i")).unwrap();
    assert_eq!(Grid::of(&back.doc).columns.len(), 3, "a table that is read back");
    let outline = markdown(&sample(), Shape::Outline);
    assert!(
        outline.contains("## Mengenal\n") && outline.contains("### Memilih kopi\n"),
        "{outline}"
    );
    assert!(
        outline.contains("- Poster di kedai *(WhatsApp, tiga wawancara)*"),
        "{outline}"
    );
    assert_eq!(
        outline,
        markdown(&sample(), Shape::Outline),
        "the same map gives the same text"
    );
}
