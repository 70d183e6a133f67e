//! The personas in the title block are the switch for whose curve the hand sets.

use lajur_model::{CardId, Doc};

use crate::harness::{Home, Key, Sample, Window, sample, until};

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

#[tokio::test]
async fn a_menu_opens_at_its_button_also_at_150_percent() {
    for scale in ["100", "150"] {
        let home = Home::new().await;
        home.library().save_setting("scale", scale).unwrap();
        let sample = Sample::open_in(home, &sample(), "[data-card=a1]").await;
        let window = &sample.window;

        window.click("[data-card=a1]").await;
        for button in ["[data-action=personas]", "[data-action=color]", "[aria-haspopup=menu]"] {
            opens_at(window, &format!("[data-selection-bar] {button}")).await;
        }
        // From the bar to the map, and then nothing is selected any more.
        window.press(Key::Escape).await;
        window.press(Key::Escape).await;
        window.gone("[data-selection-bar]").await;
        window.chord(&[Key::Control], '.').await;
        opens_at(window, "[data-persona-row=budi] [aria-haspopup=menu]").await;
    }
}

/// Presses a button and finds what it opened at one of its ends, not away from it; closes that again.
async fn opens_at(window: &Window, button: &str) {
    const AWAY: &str = "const a = document.querySelector(arguments[0]).getBoundingClientRect();
        const b = document.querySelector('[popover][role]').getBoundingClientRect();
        const aside = Math.min(Math.abs(b.left - a.left), Math.abs(b.right - a.right));
        return Math.max(aside, b.top - a.bottom, a.top - b.bottom);";
    window.click(button).await;
    window.find("[popover][role]").await;
    until(&format!("what {button} opens at its place"), async || {
        let away = window.script(AWAY, vec![button.into()]).await.as_f64()?;
        (away < 12.0).then_some(())
    })
    .await;
    window.press(Key::Escape).await;
    window.gone("[popover][role]").await;
}

#[tokio::test]
async fn a_click_in_a_column_with_her_point_chooses_it_and_the_arrows_then_move_it() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());
    window
        .click_at(window.spot("[data-cell='feel:s1']", (0.8, 0.2)).await)
        .await;
    window.find("[data-point=e1]:focus").await;
    assert_eq!(sample.steps(), 0, "choosing a point moved it");
    window.press(Key::Up).await;
    sample
        .until("her point to rise", |doc| value(doc, "e1") > value(&before, "e1"))
        .await;
    sample.undo_to(&before).await;

    window
        .click_at(window.spot("[data-cell='feel:s4']", (0.5, 0.3)).await)
        .await;
    sample
        .until("a point in the empty column", |doc| {
            doc.cards.len() == before.cards.len() + 1
        })
        .await;
}

#[tokio::test]
async fn whose_point_an_empty_column_takes_is_said_there_and_the_menu_leads_to_the_curve() {
    let sample = Sample::open().await;
    let window = &sample.window;
    window.hover("[data-cell='feel:s4']").await;
    window.says("[data-curve-hint]", "Sari").await;
    window.hover("[data-cell='feel:s1']").await;
    window.gone("[data-curve-hint]").await;

    window.right_click("[data-persona=budi]").await;
    window
        .click("[role=menuitem][data-label='Draw the curve of Budi']")
        .await;
    window.find("[data-persona=budi][aria-pressed=true]").await;
    window.find("[data-point=f1]:focus").await;
    window.press(Key::Right).await;
    window.says("[data-curve-hint]", "Budi").await;
}

fn value(doc: &Doc, point: &str) -> f64 {
    doc.cards[&CardId::from(point)].value.unwrap()
}
