//! CSV, TSV and Markdown: what goes out is read back as far as they can hold it.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;
mod random;

use common::sample;
use lajur_formats::plain::{Between, Shape, markdown, separated};
use lajur_formats::table;
use lajur_model::{Card, Counter, Doc, Form, Grid, Lane, Role, Scale, check, text};
use lajur_words::Lang;

/// What the cards of a cell say, from top to bottom.
type Cell = Vec<(String, Option<f64>)>;

/// What the numbers of a lane mean: lowest and highest one, and the unit.
type Meaning = (Option<(f64, f64)>, String);

/// Lane by lane: what its numbers mean, and column by column text, number and order.
fn contents(doc: &Doc) -> Vec<(Meaning, Vec<Cell>)> {
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
    // A number means something on its scale only.
    let meaning = |lane: &Lane| {
        let unit = lane.scale.as_ref().map(|scale| scale.unit.clone()).unwrap_or_default();
        (doc.scale(lane), unit)
    };
    let cells = |lane: &&Lane| {
        let columns = grid.columns.iter();
        let cells = columns.map(|column| grid.cards(&lane.id, &column.id).iter().map(said).collect());
        (meaning(lane), cells.collect())
    };
    lanes.map(cells).collect()
}

/// Gives lanes of numbers scales and units, so that most hold numbers that fit other scales, too. Every other map has its
/// feelings on the scale that they have without being told.
fn scales(doc: &mut Doc, seed: u64) {
    const SCALES: [(f64, f64); 4] = [(-2.0, 2.0), (-10.0, 10.0), (-1.5, 5.0), (-2.0, 100.0)];
    let lanes: Vec<Lane> = doc.lanes.values().cloned().collect();
    let is_told = |lane: &Lane| seed.is_multiple_of(2) || lane.role != Some(Role::Emotion);
    for (number, lane) in lanes.into_iter().filter(is_told).enumerate() {
        let (lowest, highest) = SCALES[(seed as usize + number) % SCALES.len()];
        let is_curve = doc.form(&lane) == Form::Curve;
        let scale = Scale {
            lowest: Some(lowest).filter(|_| is_curve),
            highest: Some(highest).filter(|_| is_curve),
            unit: ["", "min", "%"][number % 3].to_owned(),
            ..Scale::default()
        };
        if is_curve || doc.form(&lane) == Form::Numbers {
            doc.lanes.get_mut(&lane.id).unwrap().scale = Some(scale);
        }
    }
    assert_eq!(check(doc), vec![]);
}

#[test]
fn a_list_gives_back_text_order_and_numbers() {
    for seed in 0..1_000 {
        let mut doc = random::map(seed);
        doc.cards.edit(|cards| {
            // A card without a word is not in a table.
            cards.retain(|_, card| {
                card.none || card.value.is_some() || !text::parse(&card.text).plain().trim().is_empty()
            });
        });
        doc.links.clear();
        scales(&mut doc, seed);
        for between in [Between::Commas, Between::Tabs] {
            let file = separated(&doc, between, Shape::List);
            if doc.cards.values().all(|card| card.place.is_none()) {
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
