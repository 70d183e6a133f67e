//! Undo goes on where the last window stopped.

use crate::harness::{Home, Key, cards_in, columns, lane_of, until};

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
