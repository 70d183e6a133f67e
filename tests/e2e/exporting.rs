//! A map goes out as a file that others can read.

use std::process::Command;

use crate::harness::{Home, Key, until};

#[tokio::test]
async fn a_pdf_saved_from_the_window_holds_the_cards_words() {
    let home = Home::new().await;
    let file = home.path("journey.pdf");
    let home = home.with("LAJUR_DIALOG_ANSWER", file.display().to_string());
    let window = home.start().await;
    let doc = home.last_map();

    window.chord(&[Key::Control], 'e').await;
    window.find("input[value=pdf]:checked").await;
    window.click("[role=dialog] [type=submit], dialog [type=submit]").await;
    window.click("[data-action=print-save] button:enabled").await;
    until("the PDF", async || file.exists().then_some(())).await;
    let read = Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
    let words = squeezed(&String::from_utf8_lossy(&read.stdout));
    for card in doc
        .cards
        .values()
        .filter(|card| card.place.is_some() && !card.text.is_empty())
    {
        assert!(
            words.contains(&squeezed(&card.text)),
            "{:?} is not in the PDF",
            card.text
        );
    }
}

/// Without the breaks that the paper's columns made.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}
