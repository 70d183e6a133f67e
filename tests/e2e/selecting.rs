//! Selecting by hand and by keys, and what is done to all that is selected.

use lajur_model::{CardId, Doc};
use serde_json::json;

use crate::harness::{Key, Sample, Window, place, until};

#[tokio::test]
async fn clicks_a_rectangle_a_lane_a_column_and_a_key_select_cards() {
    let sample = Sample::open().await;
    let window = &sample.window;

    window.click("[data-card=a1]").await;
    chosen(window, &["a1"]).await;
    window.click_with(Key::Shift, "[data-card=t2]").await;
    chosen(window, &["a1", "t2"]).await;
    window.click_with(Key::Shift, "[data-card=a1]").await;
    chosen(window, &["t2"]).await;

    let from = window.spot("[data-cell='do:s1']", (0.01, 0.98)).await;
    let to = window.middle("[data-card=t2]").await;
    window.drag_between(from, to).await;
    chosen(window, &["t1", "t2"]).await;

    window.click("[data-lane=do]").await;
    chosen(window, &[]).await;
    window.chord(&[Key::Control, Key::Shift], 'a').await;
    chosen(window, &["a1", "a2", "a3", "a4"]).await;

    window.right_click("[data-stage=s2]").await;
    window.click("[role=menuitem][data-label^='Select']").await;
    chosen(window, &["a3", "o1", "p1", "t2"]).await;

    window.chord(&[Key::Control], 'a').await;
    chosen(window, &["a1", "a2", "a3", "a4", "o1", "p1", "t1", "t2"]).await;
    window.press(Key::Escape).await;
    chosen(window, &[]).await;
    assert_eq!(sample.steps(), 0, "selecting changed the map");
}

#[tokio::test]
async fn all_that_is_selected_changes_in_one_step() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());
    let both = |doc: &Doc, holds: &dyn Fn(&lajur_model::Card) -> bool| {
        ["t1", "t2"]
            .into_iter()
            .all(|id| doc.cards.get(&CardId::from(id)).is_some_and(holds))
    };
    window.click("[data-card=t1]").await;
    window.click_with(Key::Shift, "[data-card=t2]").await;
    chosen(window, &["t1", "t2"]).await;

    window.chord(&[Key::Alt], Key::Right).await;
    sample
        .until("both to move", |doc| place(doc, "t2") == Some(("meet", "s2b")))
        .await;
    sample.undo_to(&before).await;

    window.chord(&[Key::Control], 'd').await;
    sample
        .until("two copies", |doc| doc.cards.len() == before.cards.len() + 2)
        .await;
    sample.undo_to(&before).await;

    select(window, &["t1", "t2"]).await;
    window.press(Key::Delete).await;
    sample
        .until("both to go", |doc| doc.cards.len() == before.cards.len() - 2)
        .await;
    sample.undo_to(&before).await;

    select(window, &["t1", "t2"]).await;
    window.chord(&[Key::Alt, Key::Shift], Key::Right).await;
    let reaches = |doc: &Doc| {
        both(doc, &|card| {
            card.place.as_ref().is_some_and(|place| place.until.is_some())
        })
    };
    sample.until("both to reach", reaches).await;
    sample.undo_to(&before).await;

    window.click("[data-selection-bar] [data-action=color]").await;
    window.click("[role=dialog] label:nth-of-type(2)").await;
    sample
        .until("both to be colored", |doc| both(doc, &|card| card.color.is_some()))
        .await;
    window.press(Key::Escape).await;
    sample.undo_to(&before).await;

    window.click("[data-selection-bar] [data-action=personas]").await;
    window.click("[role=menu] [data-label=Sari]").await;
    sample
        .until("both to be about her", |doc| {
            both(doc, &|card| card.personas.len() == 1)
        })
        .await;
    sample.undo_to(&before).await;

    window.click("[data-selection-bar] [data-action=channels]").await;
    window.click("[data-option=web]").await;
    let two = |doc: &Doc| channels(doc, "t1") == ["web"] && channels(doc, "t2") == ["shop", "web"];
    sample.until("both to be on the web", two).await;
    sample.undo_to(&before).await;
}

#[tokio::test]
async fn the_properties_of_several_cards_keep_what_each_has_of_its_own() {
    let sample = Sample::open().await;
    let window = &sample.window;
    window.chord(&[Key::Control], '.').await;
    tag(window, "a1", "slow").await;
    sample.until("the first tag", |doc| tags(doc, "a1") == ["slow"]).await;
    window.click("[data-card=a1]").await;
    window.click_with(Key::Shift, "[data-card=a2]").await;
    chosen(window, &["a1", "a2"]).await;
    window.says("[data-region=properties] h2", "2").await;
    let text = "return document.querySelector('[data-field=text] textarea, [data-field=text] input').placeholder";
    until("the text to be said to differ", async || {
        (window.script(text, vec![]).await == json!("Several values")).then_some(())
    })
    .await;

    let before = sample.doc();
    window.click("[data-action=tags-add]").await;
    window.type_text("new").await;
    window.press(Key::Enter).await;
    sample
        .until("both to have the new tag", |doc| {
            tags(doc, "a1") == ["slow", "new"] && tags(doc, "a2") == ["new"]
        })
        .await;
    window.click("[data-card=a1]").await;
    sample.undo_to(&before).await;
}

/// Selects these cards and no others.
async fn select(window: &Window, cards: &[&str]) {
    for (at, card) in cards.iter().enumerate() {
        let card = format!("[data-card={card}]");
        if at == 0 {
            window.click(&card).await;
        } else {
            window.click_with(Key::Shift, &card).await;
        }
    }
    chosen(window, cards).await;
}

/// Waits until just these cards are selected.
async fn chosen(window: &Window, cards: &[&str]) {
    const CHOSEN: &str = "return [...document.querySelectorAll('[data-card][aria-pressed=true]')].map((card) => card.dataset.card).sort()";
    until(&format!("{cards:?} to be selected"), async || {
        (window.script(CHOSEN, vec![]).await == json!(cards)).then_some(())
    })
    .await;
}

async fn tag(window: &Window, card: &str, tag: &str) {
    window.click(&format!("[data-card={card}]")).await;
    window.click("[data-action=tags-add]").await;
    window.type_text(tag).await;
    window.press(Key::Enter).await;
}

fn channels(doc: &Doc, card: &str) -> Vec<String> {
    let channels = &doc.cards[&CardId::from(card)].channels;
    channels.iter().map(|channel| channel.as_str().to_owned()).collect()
}

fn tags(doc: &Doc, card: &str) -> Vec<String> {
    doc.cards[&CardId::from(card)].tags.clone()
}
