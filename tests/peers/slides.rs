//! python-pptx.

use lajur_api::Exporting;
use lajur_words::Lang;
use serde_json::{Value, json};

use super::desk::{Desk, assert_all_cards};
use super::programs::{python, squeezed};

#[test]
fn python_pptx_reads_titles_cards_and_notes() {
    for lang in Lang::ALL {
        for slides in ["", "stages"] {
            let mut desk = Desk::new(lang);
            let how = Exporting {
                slides: slides.to_owned(),
                ..Exporting::default()
            };
            let file = desk.written("map.pptx", &how);
            let deck = python("read_slides.py", &json!(file));
            let deck = deck.as_array().unwrap();
            let told = |of: &str| {
                deck.iter()
                    .map(|slide| squeezed(&joined(&slide[of])))
                    .collect::<String>()
            };
            assert_all_cards(&desk.doc(), &told("texts"), "the shapes of the slides");
            assert!(
                deck.iter().all(|slide| slide["title"] != ""),
                "each slide has a title: {deck:#?}"
            );
            assert!(
                deck.iter().all(|slide| slide["pictures"] == 0),
                "nothing that can be written is a picture"
            );
            let notes = told("notes");
            for card in desk.doc().cards.values().filter(|card| card.place.is_some()) {
                let source = card.evidence.as_ref().map_or("", |evidence| &evidence.source);
                for words in [source, &card.owner].map(squeezed) {
                    assert!(notes.contains(&words), "{words:?} is not in the notes");
                }
            }
        }
    }
}

fn joined(lines: &Value) -> String {
    match lines {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        Value::String(line) => line.clone(),
        _ => String::new(),
    }
}
