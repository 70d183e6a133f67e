//! Undo goes on where the last window stopped.

use lajur_model::CardId;

use crate::harness::{Home, Key, Window, cards_in, columns, lane_of, until};

#[tokio::test]
async fn a_step_of_yesterday_can_be_undone_and_done_again() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let map = doc.map.id.clone();
    let card = cards_in(&doc, &lane_of(&doc, "action"), &columns(&doc)[0]).remove(0);
    let (old, new) = (doc.cards[&card].text.clone(), "Waits for the courier");
    window.rewrite(&card).await;
    window.type_text(new).await;
    window.typed(new).await;
    window.press(Key::Escape).await;
    window.saved().await;
    window.close().await;

    let window = home.start().await;
    window.open_map(&map).await;
    let text_is = async |text: &str| {
        until(&format!("{text:?} on the disk"), async || {
            (home.doc(&map).cards[&card].text == text).then_some(())
        })
        .await;
    };
    window.find(&format!("[data-card='{card}']")).await;
    window.chord(&[Key::Control], 'z').await;
    text_is(&old).await;
    window.chord(&[Key::Control, Key::Shift], 'z').await;
    text_is(new).await;
    window.says(&format!("[data-card='{card}']"), "courier").await;
}

#[tokio::test]
async fn a_text_of_today_and_one_of_yesterday_are_two_steps() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let map = doc.map.id.clone();
    let action = lane_of(&doc, "action");
    let cards: Vec<CardId> = columns(&doc)
        .iter()
        .flat_map(|stage| cards_in(&doc, &action, stage))
        .collect();
    let write = async |window: &Window, card: &CardId, text: &str| {
        window.rewrite(card).await;
        window.type_text(text).await;
        window.typed(text).await;
        window.press(Key::Escape).await;
        window.saved().await;
    };
    write(&window, &cards[0], "Yesterday").await;
    window.close().await;
    let window = home.start().await;
    window.open_map(&map).await;
    write(&window, &cards[1], "Today").await;

    window.chord(&[Key::Control], 'z').await;
    until("the text of today to go", async || {
        (home.doc(&map).cards[&cards[1]].text == doc.cards[&cards[1]].text).then_some(())
    })
    .await;
    assert_eq!(home.doc(&map).cards[&cards[0]].text, "Yesterday");
}
