//! Presenting a map.

use crate::harness::{Home, Key, Sample, Window, cards_in, columns, lane_of, until};

#[tokio::test]
async fn a_presentation_covers_the_screen_steps_blanks_and_ends() {
    let home = Home::new().await;
    let window = home.start().await;
    window.find("[data-card]").await;
    window.press(Key::F5).await;
    window.says("[data-show]", "1 of 5").await;
    whole_screen(&window, true).await;
    readable(&window).await;
    window.find("[data-veil]").await;
    window.gone("[data-region=bar], [data-region=rail]").await;

    window.press(Key::Right).await;
    window.says("[data-show]", "2 of 5").await;
    window.press(Key::Left).await;
    window.says("[data-show]", "1 of 5").await;
    window.type_text("b").await;
    window.find("[data-blank]").await;
    window.type_text("b").await;
    window.gone("[data-blank]").await;
    window.press(Key::Escape).await;
    window.gone("[data-show], [data-veil]").await;
    whole_screen(&window, false).await;
}

#[tokio::test]
async fn lane_by_lane_each_step_shows_one_lane() {
    let home = Home::new().await;
    let window = home.start().await;
    let lanes = home.last_map().lanes.len();
    window.find("[data-card]").await;
    window.chord(&[Key::Shift], Key::F5).await;
    window.says("[data-show]", &format!("1 of {lanes}")).await;
    window.press(Key::Down).await;
    window.says("[data-show]", &format!("2 of {lanes}")).await;
    window.press(Key::Escape).await;
    window.gone("[data-show], [data-veil]").await;
}

#[tokio::test]
async fn a_clicker_sees_the_foot_of_a_stage_before_the_next_stage() {
    let home = Home::new().await;
    let window = home.start().await;
    window.find("[data-card]").await;
    present(&window).await;
    let mut seen = standing(&window).await;
    while !seen.at_foot {
        assert_eq!(seen.place, "1 of 5", "the next stage came before the foot of the first");
        window.press(Key::PageDown).await;
        seen = until("the next screen", async || {
            let now = standing(&window).await;
            ((now.top, &now.place) != (seen.top, &seen.place)).then_some(now)
        })
        .await;
    }
    assert_eq!(seen.place, "1 of 5", "the foot of the first stage was passed over");
    window.press(Key::PageDown).await;
    window.says("[data-show]", "2 of 5").await;
}

/// Where a presentation stands.
struct Standing {
    top: i64,
    at_foot: bool,
    place: String,
}

async fn standing(window: &Window) -> Standing {
    const STANDING: &str = "const canvas = document.querySelector('[data-region=canvas]');
        const sheet = getComputedStyle(canvas.querySelector('[role=grid]'));
        const foot = parseFloat(sheet.getPropertyValue('--h')) * Number(sheet.getPropertyValue('--zoom')) + 24;
        const place = document.querySelector('[data-show]').innerText.match(/\\d+ of \\d+/)[0];
        return [Math.round(canvas.scrollTop), canvas.scrollTop + canvas.clientHeight >= foot - 1, place];";
    let told = window.script(STANDING, vec![]).await;
    Standing {
        top: told[0].as_i64().unwrap(),
        at_foot: told[1] == true,
        place: told[2].as_str().unwrap().to_owned(),
    }
}

#[tokio::test]
async fn a_card_is_written_during_a_presentation_and_the_letter_b_is_a_letter() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let card = cards_in(&doc, &lane_of(&doc, "action"), &columns(&doc)[0]).remove(0);
    window.find("[data-card]").await;
    present(&window).await;
    window.rewrite(&card).await;
    window.type_text("bubbles").await;
    window.typed("bubbles").await;
    window.press(Key::Escape).await;
    until("the text on the disk", async || {
        (home.doc(&doc.map.id).cards[&card].text == "bubbles").then_some(())
    })
    .await;
    window.gone("[data-editing], [data-blank]").await;
    window.find("[data-show]").await;
}

#[tokio::test]
async fn before_an_audience_a_click_makes_nothing_and_no_tools_are_seen() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());
    let point = window.middle("[data-point=e1]").await;
    present(window).await;
    window.gone("[data-selection-bar], [data-grip^=border], [data-grip^=edge], [data-action=add-lane], [data-action=add-stage]").await;
    let bars = "return getComputedStyle(document.querySelector('[data-region=canvas]')).overflow";
    assert_eq!(
        window.script(bars, vec![]).await,
        "hidden",
        "an audience sees scrollbars"
    );
    for column in ["do:s2b", "feel:s2a", "feel:s1"] {
        window.click(&format!("[data-cell='{column}']")).await;
    }
    window.click("[data-card=a3]").await;
    window
        .gone("[data-editing], [data-action^='add-card'], [data-grip^=handle]")
        .await;
    assert_eq!(sample.doc(), before, "a stray click changed the map");

    window.double_click("[data-card=t1]").await;
    window.find("[data-editing=t1]").await;
    window.press(Key::Escape).await;
    window.gone("[data-editing]").await;
    window.press(Key::Escape).await;
    whole_screen(window, false).await;
    window.saved().await;
    assert_eq!(sample.steps(), 0, "a stray click changed the map");
    until("the map to stand as before", async || {
        (window.middle("[data-point=e1]").await == point).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_window_that_is_closed_during_a_presentation_comes_back_in_its_own_size() {
    let home = Home::new().await;
    let window = home.start().await;
    window.find("[data-card]").await;
    let size = window.script(SIZE, vec![]).await;
    window.press(Key::F5).await;
    whole_screen(&window, true).await;
    window.close().await;
    drop(window);

    let window = home.start().await;
    until("the size of before", async || {
        (window.script(SIZE, vec![]).await == size).then_some(())
    })
    .await;
}

const SIZE: &str = "return [innerWidth, innerHeight]";

/// Begins a presentation, and waits until its first step stands still: what is pressed before hits what moves away.
async fn present(window: &Window) {
    window.press(Key::F5).await;
    whole_screen(window, true).await;
    readable(window).await;
}

async fn whole_screen(window: &Window, wanted: bool) {
    until(&format!("the whole screen to be {wanted}"), async || {
        let covers = window.script("return innerHeight >= screen.height", vec![]).await;
        (covers == wanted).then_some(())
    })
    .await;
}

/// Waits until the step stands as large as the screen asks for: the page hears of its new size a frame later.
async fn readable(window: &Window) {
    until("letters that the last row can read", async || {
        let readable = window
            .script(
                "const zoom = Number(getComputedStyle(document.querySelector('[role=grid]')).getPropertyValue('--zoom'));
                 return 14 * zoom >= 22 * innerHeight / 720 - 0.01",
                vec![],
            )
            .await;
        (readable == true).then_some(())
    })
    .await;
}
