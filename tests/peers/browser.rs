//! Chromium.

use std::path::Path;
use std::process::Stdio;

use fantoccini::Client;
use lajur_api::Exporting;
use lajur_model::Grid;
use lajur_words::Lang;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Child;

use super::desk::{Desk, assert_all_cards};
use super::driver::{free_port, session};
use super::programs::squeezed;

/// Without a window, and without any question to a network. Root may not start it in its sandbox.
const QUIET: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
];

#[tokio::test]
async fn without_scripts_a_page_shows_every_card_and_no_button() {
    for lang in Lang::ALL {
        let mut desk = Desk::new(lang);
        let page = desk.written("map.html", &Exporting::default());
        let browser = Browser::without_scripts().await;
        browser.open(&page).await;
        let shown = browser.script("return document.body.innerText").await;
        assert_all_cards(&desk.doc(), &squeezed(shown.as_str().unwrap()), "the page");
        let buttons =
            "return [...document.querySelectorAll('button')].filter((button) => button.checkVisibility()).length";
        assert_eq!(
            browser.script(buttons).await,
            0,
            "what only a script can do is not offered"
        );
    }
}

#[tokio::test]
async fn with_scripts_a_page_zooms_and_its_lanes_fold() {
    for lang in Lang::ALL {
        let mut desk = Desk::new(lang);
        let page = desk.written("map.html", &Exporting::default());
        let browser = Browser::start((1280, 800)).await;
        browser.open(&page).await;
        assert_eq!(
            browser
                .script("return performance.getEntriesByType('resource').length")
                .await,
            0,
            "nothing else is loaded"
        );
        let width = "return document.querySelector('.map').getBoundingClientRect().width";
        let before = browser.script(width).await.as_f64().unwrap();
        browser.script("document.querySelector('[data-zoom=in]').click()").await;
        let after = browser.script(width).await.as_f64().unwrap();
        assert!(
            (after / before - 1.25).abs() < 0.02,
            "one press of + is a quarter more: {before} to {after}"
        );
        let label = browser
            .script("return document.querySelector('[data-zoom=full]').innerText")
            .await;
        assert!(label.as_str().unwrap().contains("125"), "and says so: {label}");

        let seen = "return [...document.querySelector('.lane').querySelectorAll('.card')].filter((card) => card.checkVisibility()).length";
        assert_ne!(browser.script(seen).await, 0);
        browser.script("document.querySelector('.lane .fold').click()").await;
        assert_eq!(browser.script(seen).await, 0, "a folded lane shows no cards");
        assert_eq!(browser.complaints().await, json!([]));
    }
}

/// The names of lanes that stand elsewhere than between the top of their lane and its first card.
const NAMES_OVER_CARDS: &str = "
    const shown = (all) => [...all].filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect());
    const fits = (lane) => {
        const [name] = shown(lane.querySelectorAll('.lane-name'));
        const cards = shown(lane.querySelectorAll('.card')).filter((card) => card.height > 0);
        return name.top >= lane.getBoundingClientRect().top && cards.every((card) => name.bottom <= card.top);
    };
    const lanes = [...document.querySelectorAll('.lane')].filter((lane) => lane.checkVisibility());
    return lanes.filter((lane) => !fits(lane)).map((lane) => lane.innerText);";

#[tokio::test]
async fn on_a_phone_one_column_is_read_after_the_other() {
    let mut desk = Desk::new(Lang::Id);
    let page = desk.written("map.html", &Exporting::default());
    let browser = Browser::start((390, 844)).await;
    browser.open(&page).await;
    let columns = Grid::of(&desk.doc()).columns.len();
    for column in 0..columns {
        browser
            .script(&format!("document.querySelector('label[for=pick-{column}]').click()"))
            .await;
        let wide = browser
            .script("return document.documentElement.scrollWidth > innerWidth")
            .await;
        assert_eq!(wide, false, "column {column} needs no scrolling aside");
        let seen = "return [...document.querySelectorAll('.card')].filter((card) => card.checkVisibility()).length";
        assert_ne!(browser.script(seen).await, 0, "column {column} shows cards");
        assert_eq!(
            browser.script(NAMES_OVER_CARDS).await,
            json!([]),
            "column {column}: each lane's name stands in its lane, over its cards"
        );
    }
    browser
        .script("document.querySelector('label[for=pick-0]').click()")
        .await;
    let dots = "return [...document.querySelectorAll('.card .dot')].filter((dot) => dot.checkVisibility()).length";
    assert_ne!(browser.script(dots).await, 0, "what the legend explains is there");
    assert_eq!(browser.complaints().await, json!([]));
}

fn address(page: &Path) -> String {
    format!("file://{}", page.display())
}

/// A running Chromium. It ends with the test.
struct Browser {
    client: Client,
    _driver: Child,
    _profile: TempDir,
}

impl Browser {
    /// In a window of this size in CSS pixels.
    async fn start((width, height): (u32, u32)) -> Self {
        // A window is never as narrow as a phone; what the page is laid out for can be.
        let metrics = json!({ "width": width, "height": height, "pixelRatio": 1, "touch": false });
        Self::with(json!({ "mobileEmulation": { "deviceMetrics": metrics } })).await
    }

    /// Where the page's own scripts do not run.
    async fn without_scripts() -> Self {
        const BLOCKED: u8 = 2;
        Self::with(json!({ "prefs": { "profile.default_content_setting_values.javascript": BLOCKED } })).await
    }

    async fn with(mut options: Value) -> Self {
        let port = free_port();
        let driver = tokio::process::Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let driver = driver.unwrap_or_else(|error| panic!("chromedriver: {error}; `cargo xtask test` brings it"));
        let profile = tempfile::tempdir().unwrap();
        let mut arguments: Vec<String> = QUIET.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        options["args"] = json!(arguments);
        let client = session("Chromium", port, &json!({ "goog:chromeOptions": options })).await;
        Self {
            client,
            _driver: driver,
            _profile: profile,
        }
    }

    async fn open(&self, page: &Path) {
        self.client.goto(&address(page)).await.unwrap();
    }

    async fn script(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// What axe-core finds, one line each.
    async fn complaints(&self) -> Value {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        self.script(&std::fs::read_to_string(axe).unwrap()).await;
        const RUN: &str = "const done = arguments[0];
            axe.run(document).then(({ violations }) => done(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)))";
        self.client.execute_async(RUN, vec![]).await.unwrap()
    }
}
