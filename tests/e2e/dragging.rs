//! The pointer moves cards, stages, lanes, borders and edges.

use lajur_model::{CardId, Doc, Grid, LaneId, MapId, StageId};

use crate::harness::{Home, Key, Sample, Window, cards_in, columns, lane_of, place, until};

#[tokio::test]
async fn a_dragged_card_lies_in_its_new_cell_on_the_disk_and_after_a_restart() {
    let home = Home::new().await;
    let window = home.start().await;
    let Dragged { map, card, cell } = first_card_to_next_column(&home, &window).await;
    let moved = home.doc(&map).cards[&card].place.clone();
    window.saved().await;
    window.kill().await;

    let window = home.start().await;
    window.open_map(&map).await;
    window.find(&format!("[data-cell='{cell}'] [data-card='{card}']")).await;
    assert_eq!(
        home.doc(&map).cards[&card].place,
        moved,
        "the restart changed the card's place"
    );
}

/// What was dragged where.
pub struct Dragged {
    /// The map.
    pub map: MapId,
    /// The card.
    pub card: CardId,
    /// Its cell now, as elements name it.
    pub cell: String,
}

/// Drags the first action of the open map to the next column and waits until it lies there on the disk.
pub async fn first_card_to_next_column(home: &Home, window: &Window) -> Dragged {
    let before = home.last_map();
    let map = before.map.id.clone();
    let lane = lane_of(&before, "action");
    let (from, to) = (&columns(&before)[0], &columns(&before)[1]);
    let card = cards_in(&before, &lane, from).remove(0);
    let cell = format!("{lane}:{to}");
    window
        .drag(&format!("[data-card='{card}']"), &format!("[data-cell='{cell}']"))
        .await;
    until("the card in its new cell on the disk", async || {
        let place = home.doc(&map).cards[&card].place.clone()?;
        (place.lane == lane && place.stage == *to).then_some(())
    })
    .await;
    window.answered().await;
    Dragged { map, card, cell }
}

#[tokio::test]
async fn cards_go_within_a_cell_to_other_cells_together_and_as_copies() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());

    let below = window.spot("[data-card=a2]", (0.5, 0.9)).await;
    window.drag_between(window.middle("[data-card=a1]").await, below).await;
    let turned = |doc: &Doc| cards_in(doc, &"do".into(), &"s1".into()) == ["a2", "a1"].map(CardId::from);
    sample.until("the cards in turned order", turned).await;
    sample.undo_to(&before).await;

    window.drag("[data-card=a1]", "[data-cell='pain:s3']").await;
    sample
        .until("the card among the pains", |doc| {
            place(doc, "a1") == Some(("pain", "s3"))
        })
        .await;
    sample.undo_to(&before).await;

    window.click("[data-card=a1]").await;
    window.click_with(Key::Shift, "[data-card=a3]").await;
    window.drag("[data-card=a1]", "[data-cell='do:s2b']").await;
    let both = |doc: &Doc| place(doc, "a1") == Some(("do", "s2b")) && place(doc, "a3") == Some(("do", "s3"));
    sample.until("both cards two columns on", both).await;
    sample.undo_to(&before).await;

    let (from, to) = (
        window.middle("[data-card=a4]").await,
        window.middle("[data-cell='do:s4']").await,
    );
    window.hold(Key::Control).await;
    window.drag_between(from, to).await;
    let copied =
        |doc: &Doc| cards_in(doc, &"do".into(), &"s4".into()).len() == 1 && place(doc, "a4") == Some(("do", "s3"));
    sample.until("a copy beside the card", copied).await;
    sample.undo_to(&before).await;
}

#[tokio::test]
async fn what_cannot_land_says_why_and_escape_puts_it_back() {
    let sample = Sample::open().await;
    let window = &sample.window;
    let card = window.middle("[data-card=a1]").await;

    window.grab(card).await;
    window.carry(card, window.middle("[data-cell='feel:s2a']").await).await;
    window.find("[data-ghost].impossible").await;
    window.says("[data-ghost]", "A curve holds no cards").await;
    window.drop().await;
    window.gone("[data-ghost]").await;

    window.grab(card).await;
    window.carry(card, window.middle("[data-cell='do:s3']").await).await;
    window.find("[data-landing=line]").await;
    window.press(Key::Escape).await;
    window.gone("[data-ghost], [data-landing]").await;
    window.drop().await;
    window.find("[data-cell='do:s1'] [data-card=a1]").await;
    assert_eq!(sample.steps(), 0, "a drag that was taken back left a step");
}

#[tokio::test]
async fn stages_go_with_all_below_them_and_between_parents() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());

    let first = window.spot("[data-stage=s1]", (0.2, 0.3)).await;
    window
        .drag_between(window.spot("[data-stage=s2]", (0.4, 0.6)).await, first)
        .await;
    sample
        .until("the stage with its steps at the front", |doc| {
            order(doc) == ["s2a", "s2b", "s1", "s3", "s4"]
        })
        .await;
    sample.undo_to(&before).await;

    let last = window.spot("[data-stage=s4]", (0.8, 0.2)).await;
    window.drag_between(window.middle("[data-stage=s2a]").await, last).await;
    let own = |doc: &Doc| order(doc) == ["s1", "s2b", "s3", "s4", "s2a"] && parent(doc, "s2a").is_none();
    sample.until("the step as a stage of its own", own).await;
    sample.undo_to(&before).await;

    let inside = window.spot("[data-stage=s4]", (0.5, 0.9)).await;
    window
        .drag_between(window.spot("[data-stage=s3]", (0.4, 0.3)).await, inside)
        .await;
    sample
        .until("the stage as a step", |doc| parent(doc, "s3") == Some("s4".into()))
        .await;
    sample.undo_to(&before).await;

    let (from, to) = (
        window.spot("[data-stage=s2]", (0.4, 0.6)).await,
        window.middle("[data-stage=s2b]").await,
    );
    window.grab(from).await;
    window.carry(from, to).await;
    window.says("[data-ghost].impossible", "itself").await;
    window.drop().await;
    window.gone("[data-ghost]").await;
    assert_eq!(sample.steps(), 0, "a stage went into itself");

    let above = window.spot("[data-lane=do]", (0.5, 0.1)).await;
    window
        .drag_between(window.middle("[data-lane=pain]").await, above)
        .await;
    let lanes = ["pain", "do", "meet", "feel", "solve"].map(LaneId::from);
    sample
        .until("the lane at the top", |doc| {
            Grid::of(doc).lanes.iter().map(|lane| &lane.id).eq(&lanes)
        })
        .await;
    sample.undo_to(&before).await;
}

#[tokio::test]
async fn moments_come_go_and_change_places_by_pointer_and_keyboard() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());
    let step = Some(StageId::from("s2a"));
    let moment = |doc: &Doc, id: &str| parent(doc, id) == step;

    let inside = window.spot("[data-stage=s2a]", (0.5, 0.9)).await;
    window
        .drag_between(window.spot("[data-stage=s4]", (0.4, 0.3)).await, inside)
        .await;
    sample
        .until("a stage as a moment of a step", |doc| moment(doc, "s4"))
        .await;
    let one = sample.doc();
    let beside = window.spot("[data-stage=s4]", (0.9, 0.5)).await;
    window
        .drag_between(window.spot("[data-stage=s3]", (0.4, 0.3)).await, beside)
        .await;
    sample
        .until("a second moment after it", |doc| {
            moment(doc, "s3") && order(doc) == ["s1", "s4", "s3", "s2b"]
        })
        .await;
    let two = sample.doc();
    let first = window.spot("[data-stage=s4]", (0.1, 0.5)).await;
    window.drag_between(window.middle("[data-stage=s3]").await, first).await;
    sample
        .until("the second before the first", |doc| {
            moment(doc, "s3") && order(doc) == ["s1", "s3", "s4", "s2b"]
        })
        .await;
    sample.undo_to(&two).await;

    let inside = window.spot("[data-stage=s2b]", (0.5, 0.9)).await;
    let held = window.spot("[data-stage=s2a]", (0.1, 0.5)).await;
    window.grab(held).await;
    window.carry(held, inside).await;
    window
        .says("[data-ghost].impossible", "Three levels are the deepest")
        .await;
    window.press(Key::Escape).await;
    window.drop().await;

    window.click("[data-stage=s3]").await;
    window.find("[data-stage=s3][aria-selected=true]").await;
    window.chord(&[Key::Control, Key::Shift], 'm').await;
    window.press(Key::Left).await;
    window.press(Key::Enter).await;
    sample
        .until("the second before the first, by keys", |doc| {
            order(doc) == ["s1", "s3", "s4", "s2b"]
        })
        .await;
    sample.undo_to(&two).await;
    window.chord(&[Key::Control, Key::Shift], 'm').await;
    for _ in 0..8 {
        window.press(Key::Right).await;
    }
    window.press(Key::Enter).await;
    sample
        .until("the moment as the last step", |doc| {
            parent(doc, "s3") == Some("s2".into())
        })
        .await;
    sample.undo_to(&two).await;
    sample.undo_to(&one).await;
    sample.undo_to(&before).await;
}

#[tokio::test]
async fn borders_are_moved_and_fit_and_edges_reach_over_columns() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());

    let border = window.spot("[data-grip='border:stage:s1']", (0.5, 0.8)).await;
    window.drag_between(border, (border.0 + 80.0, border.1)).await;
    sample
        .until("a wider column", |doc| doc.stages[&StageId::from("s1")].width.is_some())
        .await;
    let border = window.spot("[data-grip='border:stage:s1']", (0.5, 0.8)).await;
    window.double_click_at(border).await;
    sample
        .until("the column to fit", |doc| {
            doc.stages[&StageId::from("s1")].width.is_none()
        })
        .await;

    let border = window.spot("[data-grip='border:lane:do']", (0.2, 0.5)).await;
    window.drag_between(border, (border.0, border.1 + 60.0)).await;
    sample
        .until("a higher lane", |doc| doc.lanes[&LaneId::from("do")].height.is_some())
        .await;
    let border = window.spot("[data-grip='border:lane:do']", (0.2, 0.5)).await;
    window.double_click_at(border).await;
    sample.until("the lane to fit", |doc| *doc == before).await;

    window.click("[data-card=a2]").await;
    let edge = window.middle("[data-grip='edge:end:a2']").await;
    let goal = window.spot("[data-cell='do:s2b']", (0.8, 0.5)).await;
    window.grab(edge).await;
    window.carry(edge, goal).await;
    window.says("[data-reach]", "3 columns").await;
    window.drop().await;
    let until = |doc: &Doc| doc.cards[&CardId::from("a2")].place.as_ref()?.until.clone();
    sample
        .until("the card over three columns", |doc| until(doc) == Some("s2b".into()))
        .await;
    sample.undo_to(&before).await;

    window.click("[data-card=a4]").await;
    let goal = window.spot("[data-cell='do:s2b']", (0.2, 0.5)).await;
    window
        .drag_between(window.middle("[data-grip='edge:start:a4']").await, goal)
        .await;
    let begins = |doc: &Doc| {
        let place = doc.cards[&CardId::from("a4")].place.clone().unwrap();
        place.stage == "s2b".into() && place.until == Some("s3".into())
    };
    sample.until("the card from a column before", begins).await;
    sample.undo_to(&before).await;
}

#[tokio::test]
async fn a_persona_and_a_channel_are_dropped_on_cards() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());

    window.drag("[data-persona=budi]", "[data-card=a1]").await;
    sample
        .until("the card to be about him", |doc| {
            doc.cards[&CardId::from("a1")].personas == vec!["budi".into()]
        })
        .await;
    window.find("[data-persona=sari][aria-pressed=true]").await;
    sample.undo_to(&before).await;

    window.chord(&[Key::Control], '.').await;
    window.click("[data-card=t1]").await;
    window.drag("[data-chip=web]", "[data-card=t2]").await;
    sample
        .until("the card to happen there too", |doc| {
            doc.cards[&CardId::from("t2")].channels.len() == 2
        })
        .await;
    sample.undo_to(&before).await;

    window.press(Key::Escape).await;
    window.drag("[data-map-channel=shop]", "[data-card=t1]").await;
    sample
        .until("a channel of the map on the card", |doc| {
            doc.cards[&CardId::from("t1")].channels == vec!["web".into(), "shop".into()]
        })
        .await;
    sample.undo_to(&before).await;
}

#[tokio::test]
async fn the_view_scrolls_while_a_card_is_held_at_its_edge() {
    const SCROLLED: &str = "return document.querySelector('[data-region=canvas]').scrollLeft";
    let sample = Sample::open().await;
    let window = &sample.window;
    for _ in 0..4 {
        window.chord(&[Key::Control], '=').await;
    }
    let card = window.middle("[data-card=a1]").await;
    let edge = window.spot("[data-region=canvas]", (0.99, 0.5)).await;
    let before = window.script(SCROLLED, vec![]).await.as_f64().unwrap();
    window.grab(card).await;
    window.carry(card, edge).await;
    until("the map to scroll by itself", async || {
        let now = window.script(SCROLLED, vec![]).await.as_f64().unwrap();
        (now > before + 100.0).then_some(())
    })
    .await;
    window.press(Key::Escape).await;
    window.drop().await;
    assert_eq!(sample.steps(), 0, "a drag that was taken back left a step");
}

fn order(doc: &Doc) -> Vec<String> {
    columns(doc).into_iter().map(|stage| stage.0).collect()
}

fn parent(doc: &Doc, stage: &str) -> Option<StageId> {
    doc.stages[&StageId::from(stage)].parent.clone()
}
