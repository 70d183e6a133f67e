//! The personas in the title block are the switch for whose curve the hand sets.

use lajur_model::{CardId, Doc};

use crate::harness::{Key, Sample};

#[tokio::test]
async fn a_chip_makes_its_persona_active_or_alone_and_all_makes_them_equal() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());
    window.find("[data-persona=sari][aria-pressed=true]").await;

    let his = window.middle("[data-point=f1]").await;
    window.drag_between(his, (his.0, his.1 - 60.0)).await;
    window.find("[data-point=f1]").await;
    assert_eq!(sample.steps(), 0, "a point moved that is not the active persona's");

    window.click("[data-persona=budi]").await;
    window.find("[data-persona=budi][aria-pressed=true]").await;
    window.drag_between(his, (his.0, his.1 - 60.0)).await;
    sample
        .until("his point to move", |doc| value(doc, "f1") > value(&before, "f1"))
        .await;
    sample.undo_to(&before).await;

    window.click_with(Key::Alt, "[data-persona=sari]").await;
    window.gone("[data-point=f1]").await;
    window.find("[data-point=e1]").await;

    window.click("[data-action=all-personas]").await;
    window.gone("[data-persona][aria-pressed=true]").await;
    let hers = window.middle("[data-point=e2]").await;
    window.drag_between(hers, (hers.0, hers.1 - 30.0)).await;
    sample
        .until("her point to move", |doc| value(doc, "e2") > value(&before, "e2"))
        .await;
    window.drag_between(his, (his.0, his.1 - 30.0)).await;
    sample
        .until("his point to move", |doc| value(doc, "f1") > value(&before, "f1"))
        .await;
}

fn value(doc: &Doc, point: &str) -> f64 {
    doc.cards[&CardId::from(point)].value.unwrap()
}
