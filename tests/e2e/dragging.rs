//! The pointer moves cards.

use crate::harness::{Home, cards_in, columns, lane_of, until};

#[tokio::test]
async fn a_dragged_card_lies_in_its_new_cell_on_the_disk_and_after_a_restart() {
    let home = Home::new().await;
    let window = home.start().await;
    let before = home.last_map();
    let map = before.map.id.clone();
    let lane = lane_of(&before, "action");
    let (from, to) = (&columns(&before)[0], &columns(&before)[1]);
    let card = cards_in(&before, &lane, from).remove(0);

    window
        .drag(&format!("[data-card='{card}']"), &format!("[data-cell='{lane}:{to}']"))
        .await;
    let moved = until("the card in its new cell on the disk", async || {
        let place = home.doc(&map).cards[&card].place.clone()?;
        (place.lane == lane && place.stage == *to).then_some(place)
    })
    .await;
    window.saved().await;
    window.kill().await;

    let window = home.start().await;
    window.open_map(&map).await;
    window
        .find(&format!("[data-cell='{lane}:{to}'] [data-card='{card}']"))
        .await;
    assert_eq!(
        home.doc(&map).cards[&card].place,
        Some(moved),
        "the restart changed the card's place"
    );
}
