//! Lajur's own window.

use std::collections::BTreeSet;
use std::path::Path;

use lajur_api::{ImportResult, Known};
use lajur_model::MapId;
use serde_json::Value;

use crate::frames::{during, rest};
use crate::hands::{Place, click, drag, there_and_back, wheel, zoom_wheel};
use crate::harness::{Home, Key, Window, until};
use crate::rows::Rows;

/// Where the hand turns the wheel: over cells.
const MIDDLE: Place = (760.0, 420.0);
/// The size of which the design's bounds for opening and memory speak.
const LARGE: u32 = 10_000;

/// Measures the window with a map.
pub async fn measure(cards: u32, map: &Path, rows: &mut Rows) {
    // With WebKit's other renderer a machine without a GPU measures the renderer.
    let home = Home::new().await.with("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    let ImportResult::Imported { map, .. } = home.library().import_file(map, Known::Ask).unwrap() else {
        panic!("the library knows the map already")
    };
    rows.about(&format!("Lajur, {cards} cards"));
    let large = f64::from(u8::from(cards == LARGE));
    let mut opened = |what: &str, (visible, complete): (f64, f64)| {
        rows.time(&format!("{what} to visible"), visible, 500.0 * large);
        rows.time(&format!("{what} to complete"), complete, 1000.0 * large);
    };
    // Nobody is so quick; but then the library's picture of the map is still being painted.
    let window = home.start().await;
    opened("open with the first breath", open(&window, &map).await);
    window.close().await;
    let window = home.start().await;
    window.find(&format!("[data-map='{map}'] img")).await;
    opened("open", open(&window, &map).await);
    let memory = || crate::memory::of(window.process());
    rows.memory("memory of all processes after opening", memory());
    rest(&window, 120).await;
    rows.idle(during(&window, rest(&window, 120)).await);
    frames(&window, rows).await;
    writing(&window, rows).await;
    rows.memory("memory of all processes after that", memory());
}

async fn frames(window: &Window, rows: &mut Rows) {
    window.chord(&[Key::Control], '0').await;
    rest(window, 60).await;
    rows.frames(
        "pan at 100 %",
        during(window, wheel(window, MIDDLE, &there_and_back(40, 24))).await,
    );
    rest(window, 60).await;
    let card = card_in_the_middle(window).await;
    rows.frames("drag of one card", during(window, drag(window, card, 160.0, 160)).await);
    let (many, card) = select_a_hundred(window).await;
    rows.frames(
        &format!("drag of {many} cards"),
        during(window, drag(window, card, 160.0, 160)).await,
    );
    window.press(Key::Escape).await;
    window.chord(&[Key::Control], '1').await;
    rest(window, 60).await;
    // A little larger than what fits, or there would be nowhere to go.
    zoom_wheel(window, MIDDLE, -20, 3).await;
    rest(window, 60).await;
    rows.frames(
        "pan with everything in view",
        during(window, wheel(window, MIDDLE, &there_and_back(40, 4))).await,
    );
    window.chord(&[Key::Control], '1').await;
    rest(window, 60).await;
    let turns = turns_to_full(window).await;
    rows.frames(
        "zoom from fit to 100 %",
        during(window, zoom_wheel(window, MIDDLE, -16, turns)).await,
    );
    rest(window, 60).await;
    window.chord(&[Key::Control], '0').await;
    rest(window, 60).await;
}

/// Clicks the map in the library; ms until all in sight is drawn, and until everything is.
async fn open(window: &Window, map: &MapId) -> (f64, f64) {
    const WATCH: &str = "const times = (window.lajurOpened = {});
        addEventListener('click', (event) => {
            const begin = event.timeStamp;
            const turn = () => {
                const drawn = document.querySelector('[data-drawn]')?.dataset.drawn;
                // What stands now is on the screen after the frame.
                if (drawn && drawn !== 'nothing') times.visible ??= performance.now() - begin;
                if (drawn === 'all') times.complete ??= performance.now() - begin;
                else requestAnimationFrame(turn);
            };
            requestAnimationFrame(turn);
        }, { capture: true, once: true });";
    window.find("[data-view=library]").await;
    window.script(WATCH, vec![]).await;
    window.click(&format!("[data-map='{map}']")).await;
    let times = until("the whole map", async || {
        let times = window.script("return window.lajurOpened", vec![]).await;
        times["complete"].is_number().then_some(times)
    })
    .await;
    (times["visible"].as_f64().unwrap(), times["complete"].as_f64().unwrap())
}

/// A card that the mouse can take, far from the edges.
async fn card_in_the_middle(window: &Window) -> Place {
    const CARD: &str = "for (const card of document.querySelectorAll('[data-card]')) {
            const box = card.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
            const free = document.elementFromPoint(x, y)?.closest('[data-card]') === card;
            if (free && x > 500 && x < 900 && y > 280 && y < 480) return [Math.round(x), Math.round(y)];
        }
        return null;";
    let place: Value = until("a card in the middle", async || {
        let place = window.script(CARD, vec![]).await;
        place.is_array().then_some(place)
    })
    .await;
    (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
}

/// Selects a hundred cards by keys, down one column and up the next; how many it came to, and where one of them is.
async fn select_a_hundred(window: &Window) -> (usize, Place) {
    const HERE: &str = "return document.activeElement?.dataset.spot ?? ''";
    let card = card_in_the_middle(window).await;
    click(window, card, 1).await;
    let mut chosen = BTreeSet::new();
    let (mut down, mut last) = (true, Value::Null);
    // A column may begin or end with cells that hold no card.
    for _ in 0..1000 {
        let here = window.script(HERE, vec![]).await;
        if here == last {
            down = !down;
            window.chord(&[Key::Shift], Key::Right).await;
        }
        if here.as_str().is_some_and(|spot| spot.starts_with("card:")) {
            chosen.insert(here.to_string());
        }
        if chosen.len() == 100 {
            break;
        }
        last = window.script(HERE, vec![]).await;
        window
            .chord(&[Key::Shift], if down { Key::Down } else { Key::Up })
            .await;
    }
    rest(window, 60).await;
    const CHOSEN: &str = "for (const card of document.querySelectorAll('[data-card][aria-pressed=true]')) {
            const box = card.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
            const free = document.elementFromPoint(x, y)?.closest('[data-card]') === card;
            if (free && y > 200 && y < 600) return [Math.round(x), Math.round(y)];
        }
        return null;";
    let place = until("a selected card in sight", async || {
        let place = window.script(CHOSEN, vec![]).await;
        place.is_array().then_some(place)
    })
    .await;
    (chosen.len(), (place[0].as_f64().unwrap(), place[1].as_f64().unwrap()))
}

/// How many turns of the wheel lead from here to 100 %.
async fn turns_to_full(window: &Window) -> usize {
    const ZOOM: &str = "return parseFloat(document.querySelector('[data-action=zoom-menu]').textContent) / 100";
    let zoom = window.script(ZOOM, vec![]).await.as_f64().unwrap();
    // A turn of 16 pixels is a factor of e^(16/300).
    ((1.0 / zoom).ln() * 300.0 / 16.0).ceil().max(10.0) as usize
}

/// Writes into a card: how long a key takes until its letter is drawn, and the leaving until the card is.
async fn writing(window: &Window, rows: &mut Rows) {
    const WATCH: &str = "const keys = [], left = []; window.lajurKeys = { keys, left };
        addEventListener('keyup', (event) => {
            const { timeStamp, key } = event;
            requestAnimationFrame(() => setTimeout(() => {
                if (key.length === 1) keys.push(performance.now() - timeStamp);
            }));
        }, true);
        addEventListener('keydown', (event) => {
            if (event.key !== 'Escape') return;
            const begin = event.timeStamp;
            const turn = () => (document.querySelector('[data-editing]') ? requestAnimationFrame(turn) : left.push(performance.now() - begin));
            requestAnimationFrame(turn);
        }, true);";
    let place = card_in_the_middle(window).await;
    click(window, place, 2).await;
    window.find("[data-editing]").await;
    window.script(WATCH, vec![]).await;
    let typing = async {
        for _ in 0..3 {
            window.type_text("quick notes ").await;
        }
        rest(window, 30).await;
    };
    rows.frames("typing", during(window, typing).await);
    window.press(Key::Escape).await;
    rest(window, 30).await;
    let told = window.script("return window.lajurKeys", vec![]).await;
    rows.time("typing: key to letter, longest", longest(&told["keys"]), 30.0);
    rows.time(
        "leaving the text: key to the card's new picture",
        longest(&told["left"]),
        30.0,
    );
}

fn longest(times: &Value) -> f64 {
    let times = times.as_array().cloned().unwrap_or_default();
    times.iter().filter_map(Value::as_f64).fold(0.0, f64::max)
}
