//! The hand and the keys beside what is hidden and folded.

use lajur_model::Doc;

use crate::harness::{Key, Sample, Window, card_with, place};

#[tokio::test]
async fn beside_a_hidden_and_a_folded_stage_a_click_and_letters_mean_the_cell_that_is_seen() {
    let sample = Sample::open().await;
    let Sample { window, .. } = &sample;
    hide(window, "[data-stage=s1]", "Hide").await;
    window.gone("[data-card=a1]").await;
    hide(window, "[data-stage=s2]", "Collapse").await;
    window.gone("[data-card=a3]").await;

    write(window, "[data-cell='pain:s3']", "Too much tape").await;
    landed(&sample, "Too much tape", ("pain", "s3")).await;
    window.double_click("[data-cell='solve:s4']").await;
    window.find("[data-editing=new]").await;
    window.type_text("A card inside").await;
    window.typed("A card inside").await;
    window.press(Key::Escape).await;
    landed(&sample, "A card inside", ("solve", "s4")).await;
}

#[tokio::test]
async fn keys_pass_over_a_hidden_lane_and_select_nothing_in_it() {
    let sample = Sample::open().await;
    let Sample { window, .. } = &sample;
    hide(window, "[data-lane=meet]", "Hide").await;
    hide(window, "[data-lane=feel]", "Collapse").await;
    window.gone("[data-card=t1], [data-point]").await;
    window.click("[data-card=a2]").await;
    window.press(Key::Down).await;
    window.find("[data-cell='pain:s1']:focus").await;
    window.type_text("Rain").await;
    window.typed("Rain").await;
    window.press(Key::Escape).await;
    landed(&sample, "Rain", ("pain", "s1")).await;

    window.chord(&[Key::Control], 'a').await;
    window.find("[data-card=o1][aria-pressed=true]").await;
    window.press(Key::Delete).await;
    sample
        .until("what is seen to go", |doc| {
            left(doc) == ["e1", "e2", "f1", "f2", "t1", "t2"]
        })
        .await;
}

async fn hide(window: &Window, what: &str, words: &str) {
    window.click(what).await;
    window.chord(&[Key::Control], 'k').await;
    window.find("dialog[open] input:focus").await;
    window.type_text(words).await;
    window.says("dialog[open] [aria-selected=true]", words).await;
    window.press(Key::Enter).await;
    window.gone("dialog[open]").await;
}

async fn write(window: &Window, cell: &str, text: &str) {
    window.click(cell).await;
    window.type_text(text).await;
    window.typed(text).await;
    window.press(Key::Escape).await;
}

async fn landed(sample: &Sample, text: &str, home: (&str, &str)) {
    sample
        .until(&format!("{text:?} in its cell"), |doc| {
            card_with(doc, text).is_some_and(|card| place(doc, card.as_str()) == Some(home))
        })
        .await;
}

fn left(doc: &Doc) -> Vec<&str> {
    let mut left: Vec<&str> = doc.cards.keys().map(|card| card.as_str()).collect();
    left.sort_unstable();
    left
}
