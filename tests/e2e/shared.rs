//! Personas and channels are made where they are needed.

use lajur_model::{Card, Doc};

use crate::harness::{Home, Key, cards_in, columns, lane_of, until};

#[tokio::test]
async fn a_new_persona_stands_on_the_map_and_in_the_library() {
    let home = Home::new().await;
    let window = home.start().await;
    let map = home.last_map().map.id;
    window.find("[data-persona]").await;
    let before = window.count("[data-persona]").await;

    window.click("[data-action=add-persona]").await;
    window.find("dialog input:focus, [role=dialog] input:focus").await;
    window.type_text("Sari").await;
    window.press(Key::Enter).await;
    until("the persona on the disk", async || {
        on_map(&home.doc(&map), "Sari").then_some(())
    })
    .await;
    until("her chip", async || {
        (window.count("[data-persona]").await == before + 1).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_new_channel_is_made_by_an_at_sign_in_a_touchpoint() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let card = cards_in(&doc, &lane_of(&doc, "touchpoint"), &columns(&doc)[0]).remove(0);

    window.double_click(&format!("[data-card='{card}']")).await;
    window.find(&format!("[data-editing='{card}']")).await;
    window.type_text("@").await;
    window.find("[role=combobox]:focus, input:focus").await;
    window.type_text("Posyandu").await;
    window.press(Key::Enter).await;
    until("the channel on the card", async || {
        let doc = home.doc(&doc.map.id);
        channels(&doc, &doc.cards[&card])
            .contains(&"Posyandu".to_owned())
            .then_some(())
    })
    .await;
    window.says(&format!("[data-card='{card}']"), "Posyandu").await;
}

fn on_map(doc: &Doc, name: &str) -> bool {
    doc.map
        .personas
        .iter()
        .any(|id| doc.persona(id).is_some_and(|persona| persona.name == name))
}

fn channels(doc: &Doc, card: &Card) -> Vec<String> {
    card.channels
        .iter()
        .filter_map(|id| doc.channel(id))
        .map(|channel| channel.name.clone())
        .collect()
}
