//! However the window ends, what a person typed is kept.

use crate::harness::{Home, Window, cards_in, columns, lane_of};
use lajur_model::{CardId, MapId};

const TEXT: &str = "Asks her sister";

#[tokio::test]
async fn closing_the_window_keeps_the_text_in_progress() {
    let home = Home::new().await;
    let window = home.start().await;
    let (map, card) = writing(&home, &window).await;
    window.close().await;
    assert_eq!(
        home.doc(&map).cards[&card].text,
        TEXT,
        "the window closed over a text in progress"
    );
}

#[tokio::test]
async fn the_end_of_a_login_keeps_the_text_in_progress() {
    let home = Home::new().await;
    let window = home.start().await;
    let (map, card) = writing(&home, &window).await;
    window.signal("TERM").await;
    assert_eq!(
        home.doc(&map).cards[&card].text,
        TEXT,
        "the program ended over a text in progress"
    );
}

/// Begins to write on a card and stops in the middle: its map and id.
async fn writing(home: &Home, window: &Window) -> (MapId, CardId) {
    let doc = home.last_map();
    let card = cards_in(&doc, &lane_of(&doc, "action"), &columns(&doc)[0]).remove(0);
    window.rewrite(&card).await;
    window.type_text(TEXT).await;
    window.typed(TEXT).await;
    (doc.map.id.clone(), card)
}

#[tokio::test]
async fn a_page_that_hangs_does_not_keep_the_window_open() {
    let home = Home::new().await;
    let window = home.start().await;
    window.stop_page();
    window.close().await;
}
