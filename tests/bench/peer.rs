//! Another editor in the same engine, with the same hands.

use serde_json::{Value, json};

use crate::frames::{during, rest};
use crate::hands::{Place, drag, there_and_back, wheel, zoom_wheel};
use crate::harness::{Home, Window, until};
use crate::rows::Rows;

/// Measures a page that defines `window.bench`.
pub async fn measure(url: &str, cards: u32, rows: &mut Rows) {
    let home = Home::new().await.with("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    let window = home.start().await;
    window.client.goto(url).await.unwrap();
    until("the page's window.bench", async || {
        (ask(&window, "bench.ready", None).await == json!(true)).then_some(())
    })
    .await;
    ask(&window, "bench.load(n)", Some(cards)).await;
    rest(&window, 120).await;
    rows.about(&format!("{url}, {cards} cards"));
    rows.idle(during(&window, rest(&window, 120)).await);
    let middle = (700.0, 400.0);
    rows.frames(
        "pan",
        during(&window, wheel(&window, middle, &there_and_back(40, 24))).await,
    );
    let card = ask(&window, "bench.cardPoint()", None).await;
    let place: Place = (card[0].as_f64().unwrap(), card[1].as_f64().unwrap());
    rows.frames(
        "drag of one card",
        during(&window, drag(&window, place, 160.0, 160)).await,
    );
    ask(&window, "bench.fit()", None).await;
    rest(&window, 60).await;
    rows.frames(
        "pan with everything in view",
        during(&window, wheel(&window, middle, &there_and_back(40, 4))).await,
    );
    rows.frames(
        "zoom in from there",
        during(&window, zoom_wheel(&window, middle, -20, 60)).await,
    );
    rows.memory("memory of all processes", crate::memory::of(window.process()));
}

/// What an expression of the page gives, once it is settled; null where the page has no `bench` yet.
async fn ask(window: &Window, expression: &str, n: Option<u32>) -> Value {
    let script = format!(
        "const n = arguments[0], done = arguments[arguments.length - 1], bench = window.bench;
        if (!bench) return done(null);
        Promise.resolve({expression}).then(done, (error) => done(String(error)));"
    );
    window.client.execute_async(&script, vec![json!(n)]).await.unwrap()
}
