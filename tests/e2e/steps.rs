//! The six steps show what the map lacks, and lead there.

use lajur_api::NewMap;
use lajur_model::CardId;

use crate::harness::{Home, Key, card_with, columns, until};

#[tokio::test]
async fn a_stage_without_touchpoint_is_led_to_and_leaves_the_list() {
    let home = Home::new().await;
    let new = NewMap {
        title: "Gift".to_owned(),
        template: "five-stages".to_owned(),
        ..NewMap::default()
    };
    let map = home.library().create_map(&new).unwrap();
    let stage = columns(&home.doc(&map))[0].clone();
    let window = home.start().await;
    window.chord(&[Key::Control], 'k').await;
    window.find("[role=combobox]:focus").await;
    window.type_text("Gift").await;
    window.says("[role=option][aria-selected=true]", "Gift").await;
    window.press(Key::Enter).await;
    window.find(&format!("[data-stage='{stage}']")).await;

    window.click("[data-action=steps] button").await;
    window.click(&format!("[data-gap='touchpoint:{stage}']")).await;
    window.find("[data-spot^='cell:']:focus").await;
    window.type_text("Advert").await;
    window.press(Key::Escape).await;
    window.gone(&format!("[data-gap='touchpoint:{stage}']")).await;
    window.find("[data-step=touchpoints][data-state=partly]").await;
    let card: CardId = until("the card on the disk", async || card_with(&home.doc(&map), "Advert")).await;
    assert_eq!(home.doc(&map).cards[&card].place.as_ref().unwrap().stage, stage);

    window.chord(&[Key::Control], 'z').await;
    window.find(&format!("[data-gap='touchpoint:{stage}']")).await;
}
