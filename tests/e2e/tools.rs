//! The tools around the map: the bar beside the selection, the panels at its sides, the + at its borders.

use crate::harness::{Key, Sample, Window, until};

#[tokio::test]
async fn two_clicks_on_the_plus_of_a_border_add_one_stage_whose_name_is_then_written() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());
    window.hover("[data-stage=s1]").await;
    window.double_click("[data-action='insert-after:s1']").await;
    window.find("[data-editing]:focus").await;
    window.type_text("Weigh").await;
    window.typed("Weigh").await;
    window.press(Key::Escape).await;
    window.saved().await;
    let named = |name: &str| sample.doc().stages.values().filter(|stage| stage.name == name).count();
    until("the name on the disk", async || (named("Weigh") == 1).then_some(())).await;
    assert_eq!(
        sample.doc().stages.len(),
        before.stages.len() + 1,
        "one stage was wanted"
    );
    assert_eq!(named("Notice"), 1, "the stage before kept its name");
}

#[tokio::test]
async fn the_bar_makes_room_for_what_opens_over_the_map_and_comes_back_with_the_focus() {
    let sample = Sample::open().await;
    let window = &sample.window;
    window.click("[data-card=a3]").await;
    bar_seen(&sample, true).await;
    window.click("[data-selection-bar] [data-action=more] button").await;
    window.find("[role=menu]").await;
    bar_seen(&sample, false).await;
    window.press(Key::Escape).await;
    window.gone("[role=menu]").await;
    bar_seen(&sample, true).await;
    window
        .find("[data-selection-bar] [data-action=more] button:focus")
        .await;
}

#[tokio::test]
async fn a_third_panel_closes_the_first_and_escape_in_a_panel_goes_back_to_the_map() {
    let sample = Sample::open().await;
    let window = &sample.window;
    window.click("[data-card=a1]").await;
    for panel in ["outline", "steps", "tray"] {
        window.click(&format!("[data-region=rail] [data-action={panel}]")).await;
        window.find(&format!("aside[data-region={panel}]")).await;
    }
    window.gone("aside[data-region=outline]").await;
    window.find("aside[data-region=steps]").await;

    window.click("[data-action=tray-write]").await;
    window.press(Key::Escape).await;
    window.gone("aside[data-region=tray]").await;
    window.find("[data-card=a1]:focus").await;
}

#[tokio::test]
async fn there_is_one_ring_only_wherever_the_keyboard_stands() {
    let sample = Sample::open().await;
    let window = &sample.window;
    window.click("[data-card=a1]").await;
    let walk = [
        (Key::Down, "[data-card=a2]:focus"),
        (Key::Down, "[data-card=t1]:focus"),
        (Key::Down, "[data-cell='feel:s1']:focus"),
        (Key::Enter, "[data-point=e1]:focus"),
        (Key::Right, "[data-cell='feel:s2a']:focus"),
        (Key::Left, "[data-cell='feel:s1']:focus"),
        (Key::Enter, "[data-point=e1]:focus"),
        (Key::F2, "[data-editing=e1]:focus"),
        (Key::Escape, "[data-point=e1]:focus"),
        (Key::Home, "[data-cell='feel:s1']:focus"),
        (Key::Left, "[data-lane=feel]:focus"),
    ];
    for (key, stands) in walk {
        window.press(key).await;
        window.find(stands).await;
        one_ring(window, stands).await;
    }
}

/// Waits until one ring is drawn on the map; the active persona's and the knobs of arrows are none of the keyboard's.
async fn one_ring(window: &Window, stands: &str) {
    const RINGS: &str = "return [...document.querySelectorAll('[data-region=canvas] *:not([data-persona], [data-grip])')]
        .filter((each) => {
            const own = getComputedStyle(each);
            const after = getComputedStyle(each, '::after');
            const framed = after.content !== 'none' && after.borderTopStyle === 'solid' && parseFloat(after.borderTopWidth) >= 2;
            return framed || (own.outlineStyle === 'solid' && parseFloat(own.outlineWidth) > 0);
        }).length";
    until(&format!("one ring at {stands}"), async || {
        (window.script(RINGS, vec![]).await == 1).then_some(())
    })
    .await;
}

/// Waits until the bar beside the selection can be seen, or cannot.
async fn bar_seen(sample: &Sample, wanted: bool) {
    const SEEN: &str = "return getComputedStyle(document.querySelector('[data-selection-bar]')).opacity === '1'";
    until(&format!("the bar to be seen: {wanted}"), async || {
        (sample.window.script(SEEN, vec![]).await == wanted).then_some(())
    })
    .await;
}
