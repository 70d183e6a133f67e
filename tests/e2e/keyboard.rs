//! Everything works without a pointer.

use crate::harness::{Home, Key, Sample, card_with, cards_in, columns, lane_of, place, until};

#[tokio::test]
async fn two_selected_cards_move_together_by_keyboard() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let lane = lane_of(&doc, "action");
    let columns = columns(&doc);
    let (one, two) = (
        cards_in(&doc, &lane, &columns[0]).remove(0),
        cards_in(&doc, &lane, &columns[1]).remove(0),
    );
    let column_of = |id| {
        let place = home.doc(&doc.map.id).cards[id].place.clone().unwrap();
        columns.iter().position(|stage| *stage == place.stage).unwrap()
    };

    window.click(&format!("[data-card='{one}']")).await;
    window.chord(&[Key::Shift], Key::Right).await;
    window.find(&format!("[data-card='{two}'][aria-pressed=true]")).await;
    window.chord(&[Key::Alt], Key::Right).await;
    until("both cards one column on", async || {
        ((column_of(&one), column_of(&two)) == (1, 2)).then_some(())
    })
    .await;
    window.saved().await;
    window.chord(&[Key::Control], 'z').await;
    until("both cards back in one step", async || {
        ((column_of(&one), column_of(&two)) == (0, 1)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn keys_reach_the_map_when_nothing_has_the_focus() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let card = cards_in(&doc, &lane_of(&doc, "action"), &columns(&doc)[0]).remove(0);
    let selected = format!("[data-card='{card}'][aria-pressed=true]");
    window.click(&format!("[data-card='{card}']")).await;
    window.find(&selected).await;
    let lose = "document.activeElement.blur(); return document.activeElement === document.body";
    assert_eq!(window.script(lose, vec![]).await, true, "the focus is nowhere");
    window.press(Key::Escape).await;
    window.gone(&selected).await;
}

#[tokio::test]
async fn a_card_is_picked_up_by_keys_and_put_down_in_another_cell_or_back() {
    let sample = Sample::open().await;
    let Sample { window, .. } = &sample;
    window.click("[data-card=a3]").await;
    window.chord(&[Key::Control, Key::Shift], 'm').await;
    window.press(Key::Right).await;
    window.press(Key::Escape).await;
    window.chord(&[Key::Control, Key::Shift], 'm').await;
    window.press(Key::Right).await;
    window.press(Key::Right).await;
    window.press(Key::Enter).await;
    sample
        .until("the card two columns on", |doc| place(doc, "a3") == Some(("do", "s3")))
        .await;
    assert_eq!(sample.steps(), 1, "Escape had put it back");
}

#[tokio::test]
async fn by_keys_alone_a_lane_grows_a_card_is_written_and_one_far_off_is_selected_too() {
    let sample = Sample::open().await;
    let Sample { window, .. } = &sample;
    window.click("[data-lane=pain]").await;
    window.chord(&[Key::Alt, Key::Shift], Key::Down).await;
    sample
        .until("a taller lane", |doc| doc.lanes[&"pain".into()].height.is_some())
        .await;
    window.press(Key::Right).await;
    window.type_text("Waits").await;
    window.typed("Waits").await;
    window.press(Key::Escape).await;
    sample.until("the card", |doc| card_with(doc, "Waits").is_some()).await;
    window.chord(&[Key::Control], Key::Up).await;
    window.chord(&[Key::Control], Key::Up).await;
    window.find("[data-card=t1]:focus[aria-pressed=false]").await;
    window.chord(&[Key::Control], ' ').await;
    window.find("[data-card=t1][aria-pressed=true]").await;
    assert_eq!(
        window.count("[data-card][aria-pressed=true]").await,
        2,
        "both are selected"
    );
}
