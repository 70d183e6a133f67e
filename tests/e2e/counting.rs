//! What a large map costs, in elements and commands: never in time.

use std::time::Instant;

use serde_json::{Value, json};

use crate::harness::{Home, Key, Sample, Window, place, until};
use crate::large_map::{MOST, large};

/// More cards than fit a window of this size at 100 %, with what is kept around it.
const NEARBY: usize = 400;

#[tokio::test]
async fn a_large_map_has_few_elements_and_one_command_for_each_gesture() {
    let doc = large(MOST);
    let sample = Sample::open_in(Home::new().await, &doc, "[data-drawn=all]").await;
    let window = &sample.window;
    window.chord(&[Key::Control], '0').await;
    window.find("[data-drawn=all] [data-card]").await;
    let near = window.count("[data-card]").await;
    assert!((1..NEARBY).contains(&near), "{near} cards are elements");

    count_commands(window).await;
    let ground = window.middle("[data-region=canvas]").await;
    window.wheel(ground, 12, (40, 60)).await;
    until("the map to have moved", async || {
        let moved = window.script(
            "return document.querySelector('[data-region=canvas]').scrollTop > 400",
            vec![],
        );
        (moved.await == true).then_some(())
    })
    .await;
    window.find("[data-drawn=all]").await;
    let panned = commands(window).await;
    assert!(
        panned.iter().all(|name| name == "parts"),
        "panning asked for {panned:?}"
    );
    let near = window.count("[data-card]").await;
    assert!((1..NEARBY).contains(&near), "{near} cards are elements after panning");

    count_commands(window).await;
    let corner = (ground.0 + 300.0, ground.1 + 150.0);
    window.hold(Key::Shift).await;
    window.drag_between(ground, corner).await;
    window
        .find("[data-card][aria-pressed=true], [data-point][aria-pressed=true]")
        .await;
    window.press(Key::Escape).await;
    window.chord(&[Key::Control], '-').await;
    window.chord(&[Key::Control], '0').await;
    window.find("[data-drawn=all]").await;
    let looked = commands(window).await;
    assert!(
        looked.iter().all(|name| name == "parts"),
        "selecting and zooming asked for {looked:?}"
    );

    let (card, from) = in_sight(window).await;
    let before = sample.doc();
    let (lane, stage) = place(&before, &card).unwrap();
    count_commands(window).await;
    window.drag_between(from, (from.0, from.1 + 160.0)).await;
    sample
        .until("the card elsewhere", |doc| {
            place(doc, &card) != Some((lane, stage)) || doc != &before
        })
        .await;
    window.saved().await;
    let dragged = commands(window).await;
    let edits = dragged.iter().filter(|name| *name != "parts").count();
    assert_eq!(edits, 1, "one drag sent {dragged:?}");

    let (card, _) = in_sight(window).await;
    count_commands(window).await;
    let begin = Instant::now();
    window.rewrite(&card.as_str().into()).await;
    window.type_text("A whole sentence is typed").await;
    window.typed("A whole sentence is typed").await;
    window.press(Key::Escape).await;
    window.saved().await;
    let typed = commands(window).await;
    let edits = typed.iter().filter(|name| *name == "edit").count();
    // While one types the text is saved each second, and once when it is left.
    let most = begin.elapsed().as_secs() as usize + 2;
    assert!((1..=most).contains(&edits), "25 letters sent {typed:?}");

    window.press(Key::Escape).await;
    window.chord(&[Key::Control], '1').await;
    window.find("[data-drawn=all]").await;
    until("the cards to be a picture", async || {
        (window.count("[data-card]").await <= 1).then_some(())
    })
    .await;
}

/// From now on all commands that the page sends are counted; tauri sends them by `fetch`.
async fn count_commands(window: &Window) {
    const COUNT: &str = "window.lajurSent = [];
        const sent = (window.lajurFetch ??= window.fetch);
        window.fetch = (address, ...rest) => {
            window.lajurSent.push(new URL(address).pathname.slice(1));
            return sent(address, ...rest);
        };";
    window.script(COUNT, vec![]).await;
}

async fn commands(window: &Window) -> Vec<String> {
    let sent: Value = window.script("return window.lajurSent", vec![]).await;
    serde_json::from_value(sent).unwrap()
}

/// A card in the middle of the window, and its middle.
async fn in_sight(window: &Window) -> (String, (f64, f64)) {
    const CARD: &str = "for (const card of document.querySelectorAll('[data-card]')) {
            const box = card.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
            const free = document.elementFromPoint(x, y)?.closest('[data-card]') === card;
            if (free && x > 500 && x < 900 && y > 250 && y < 400) return [card.dataset.card, Math.round(x), Math.round(y)];
        }
        return null;";
    let found = until("a card in the middle", async || {
        let found = window.script(CARD, vec![json!(null)]).await;
        found.is_array().then_some(found)
    })
    .await;
    (
        found[0].as_str().unwrap().to_owned(),
        (found[1].as_f64().unwrap(), found[2].as_f64().unwrap()),
    )
}
