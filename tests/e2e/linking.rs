//! Arrows between cards and stages.

use lajur_model::{CardId, Doc, Link, StageId, Target};
use serde_json::json;

use crate::harness::{Key, Sample, Window, until};

#[tokio::test]
async fn an_arrow_is_drawn_named_taken_elsewhere_and_deleted() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());

    draw(window, "card=a1", "card=a4").await;
    sample
        .until("an arrow that flows on", |doc| {
            ends(doc, "flow", &card("a1"), &card("a4"))
        })
        .await;
    window.find("[data-arrow][data-selected]").await;
    window.press(Key::Enter).await;
    window.find("[data-editing]:focus").await;
    window.type_text("later").await;
    window.typed("later").await;
    window.press(Key::Enter).await;
    sample
        .until("its words", |doc| only(doc).is_some_and(|link| link.label == "later"))
        .await;
    window.says("[data-arrow]", "later").await;

    window.drag("[data-grip^='end:to:']", "[data-card=a3]").await;
    sample
        .until("its end elsewhere", |doc| ends(doc, "flow", &card("a1"), &card("a3")))
        .await;
    window.press(Key::Escape).await;
    window.gone("[data-arrow][data-selected]").await;
    let way = way(window).await;
    window.click_at(way).await;
    window.find("[data-arrow][data-selected]").await;
    window.press(Key::Delete).await;
    sample.until("no arrow", |doc| doc.links == before.links).await;
}

#[tokio::test]
async fn an_arrow_says_by_itself_whether_it_solves_or_goes_back() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());

    draw(window, "card=p1", "card=o1").await;
    sample
        .until("the solution to solve the pain", |doc| {
            ends(doc, "solves", &card("o1"), &card("p1"))
        })
        .await;
    sample.undo_to(&before).await;

    draw(window, "card=a4", "card=a1").await;
    sample
        .until("a way back", |doc| ends(doc, "loop", &card("a4"), &card("a1")))
        .await;
    sample.undo_to(&before).await;

    draw(window, "stage=s4", "stage=s1").await;
    let stage = |id: &str| Target::Stage(StageId::from(id));
    sample
        .until("the loyal to come back", |doc| {
            ends(doc, "loop", &stage("s4"), &stage("s1"))
        })
        .await;
    sample.undo_to(&before).await;
}

#[tokio::test]
async fn an_arrow_that_the_bar_begins_ends_where_the_pointer_clicks() {
    let sample = Sample::open().await;
    let window = &sample.window;
    window.click("[data-card=a1]").await;
    window.click("[data-selection-bar] [data-action=draw-link]").await;
    window.says("[data-hand-line]", "Escape ends").await;
    window.hover("[data-card=t2]").await;
    window.find("[data-link-target]").await;
    window.click("[data-card=t2]").await;
    window.gone("[data-hand-line]").await;
    sample
        .until("the arrow", |doc| ends(doc, "flow", &card("a1"), &card("t2")))
        .await;
}

#[tokio::test]
async fn over_a_point_of_a_curve_an_arrow_shows_that_it_cannot_end_there() {
    let sample = Sample::open().await;
    let window = &sample.window;
    let before = sample.doc();
    window.hover("[data-card=a1]").await;
    let knob = window.middle("[data-grip='handle:card:a1']").await;
    let point = window.middle("[data-point=f2]").await;
    window.grab(knob).await;
    window.carry(knob, point).await;
    window.find("[data-link-target].impossible").await;
    window.find(".viewport.refusing").await;
    window.drop().await;
    window.gone("[data-link-target]").await;
    assert_eq!(sample.doc().links, before.links);
}

#[tokio::test]
async fn the_panel_of_a_solution_offers_the_pains_of_the_map() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());
    window.chord(&[Key::Control], '.').await;
    window.click("[data-card=o1]").await;
    window.click("[data-action=solves-add]").await;
    window.click("[data-option=p1]").await;
    sample
        .until("the solution to solve the pain", |doc| {
            ends(doc, "solves", &card("o1"), &card("p1"))
        })
        .await;
    window.says("[data-chip=p1]", "Pays twice").await;
    // The bar of the solution lies over the pain.
    window.click("[data-card=a4]").await;
    window.find("[data-card=a4][aria-pressed=true]").await;
    window.click("[data-card=p1]").await;
    window.click("[data-chip=o1] button").await;
    sample
        .until("the pain to be unsolved", |doc| doc.links == before.links)
        .await;
}

/// Draws an arrow by the knob of a card or stage.
async fn draw(window: &Window, from: &str, to: &str) {
    window.hover(&format!("[data-{from}]")).await;
    let knob = format!("[data-grip='handle:{}']", from.replace('=', ":"));
    window.drag(&knob, &format!("[data-{to}]")).await;
}

/// A place on the only arrow that nothing covers.
async fn way(window: &Window) -> (f64, f64) {
    const WAY: &str = "const path = document.querySelector('[data-arrow] path.zone'); if (!path) return null;
        for (let share = 0.1; share < 1; share += 0.1) {
            const { x, y } = path.getPointAtLength(path.getTotalLength() * share).matrixTransform(path.getScreenCTM());
            if (document.elementFromPoint(x, y)?.closest('[data-arrow]')) return [Math.round(x), Math.round(y)];
        }
        return null;";
    let place = until("the way of the arrow", async || {
        let place = window.script(WAY, vec![]).await;
        place.is_array().then_some(place)
    })
    .await;
    (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
}

fn only(doc: &Doc) -> Option<&Link> {
    let mut links = doc.links.values();
    links.next().filter(|_| links.next().is_none())
}

fn ends(doc: &Doc, kind: &str, from: &Target, to: &Target) -> bool {
    only(doc).is_some_and(|link| {
        json!(link.kind) == json!(kind) && link.from.as_ref() == Some(from) && link.to.as_ref() == Some(to)
    })
}

fn card(id: &str) -> Target {
    Target::Card(CardId::from(id))
}
