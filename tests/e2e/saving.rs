//! What is shown as saved survives anything.

use lajur_api::NewMap;

use crate::harness::{Home, Key, card_with, cards_in, columns, lane_of};

const TEXT: &str = "Reads the reviews twice";

#[tokio::test]
async fn a_text_that_is_shown_as_saved_survives_a_crash() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let card = cards_in(&doc, &lane_of(&doc, "action"), &columns(&doc)[0]).remove(0);

    window.rewrite(&card).await;
    window.type_text(TEXT).await;
    window.typed(TEXT).await;
    window.saved().await;
    window.kill().await;

    assert_eq!(
        home.doc(&doc.map.id).cards[&card].text,
        TEXT,
        "the window said that it was saved"
    );
    let window = home.start().await;
    window.open_map(&doc.map.id).await;
    window.says(&format!("[data-card='{card}']"), "reviews").await;
}

#[tokio::test]
async fn a_letter_on_an_empty_cell_begins_a_card() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let lane = lane_of(&doc, "pain");
    let empty = columns(&doc)
        .into_iter()
        .find(|stage| cards_in(&doc, &lane, stage).is_empty())
        .unwrap();

    window.click(&format!("[data-cell='{lane}:{empty}']")).await;
    window.type_text("No answer at night").await;
    window.typed("No answer at night").await;
    window.press(Key::Escape).await;
    window.gone("[data-editing]").await;
    window.saved().await;
    let doc = home.doc(&doc.map.id);
    let card = card_with(&doc, "No answer at night").expect("the card is on the disk");
    assert_eq!(
        cards_in(&doc, &lane, &empty),
        [card],
        "the card lies where the keyboard stood"
    );
}

#[tokio::test]
async fn typing_in_the_middle_of_a_text_stays_there() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let card = cards_in(&doc, &lane_of(&doc, "action"), &columns(&doc)[0]).remove(0);

    window.rewrite(&card).await;
    window.type_text("after").await;
    window.typed("after").await;
    window.press(Key::Home).await;
    window.type_text("before ").await;
    window.typed("before after").await;
}

#[tokio::test]
async fn what_another_process_wrote_is_there_when_the_window_comes_back() {
    let home = Home::new().await;
    home.start().await.kill().await;
    let window = home.start().await;
    window.find("[data-map]").await;
    let new = NewMap {
        title: "Made elsewhere".to_owned(),
        template: "blank".to_owned(),
        ..NewMap::default()
    };
    home.library().create_map(&new).unwrap();
    window.leave_and_return().await;
    window.says("[data-view=library]", "Made elsewhere").await;
}

#[tokio::test]
async fn a_text_that_is_too_long_keeps_the_map_open_until_it_is_shorter() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let card = cards_in(&doc, &lane_of(&doc, "action"), &columns(&doc)[0]).remove(0);
    window.rewrite(&card).await;
    const TOO_LONG: &str = "const field = document.querySelector('[data-editing]');
        field.value = 'y'.repeat(1000000);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    window.script(TOO_LONG, vec![]).await;
    window.says("body", "This text is too long").await;

    window.click("[data-action=back] button").await;
    window.says("[data-notice=failure]", "This text is too long").await;
    window.find(&format!("[data-editing='{card}']")).await;
    window
        .script("document.querySelector('[data-editing]').focus()", vec![])
        .await;
    window.chord(&[Key::Control], 'a').await;
    window.type_text("Short again").await;
    window.typed("Short again").await;
    window.click("[data-action=back] button").await;
    window.find("[data-view=library]").await;
    assert_eq!(home.doc(&doc.map.id).cards[&card].text, "Short again");
}
