//! axe-core finds nothing to complain of, in any view, theme or language, and the map speaks as a grid.

use std::path::Path;

use lajur_tests::cups::Cups;
use lajur_words::{Lang, say};
use serde_json::{Value, json};

use crate::harness::{Home, Key, Sample, Window, cards_in, columns, lane_of, sample, until};

/// All rules for WCAG 2.2 AA and good practice but one, an experiment that takes the lines of a card, which the layout
/// broke, for one word where they meet.
const LOOK: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { rules: { 'label-content-name-mismatch': { enabled: false }, 'target-size': { enabled: arguments[0] } }, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then((found) => done(found.violations.map(({ id, nodes }) => [id, nodes.slice(0, 4).map(({ html, failureSummary }) => [html.slice(0, 300), failureSummary])])))
        .catch((error) => done(String(error)));";

async fn bring_axe(window: &Window) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    window.script(&std::fs::read_to_string(file).unwrap(), vec![]).await;
}

async fn look(window: &Window, place: &str, found: &mut Vec<String>) {
    look_at(window, place, true, found).await;
}

/// What axe finds, where it finds anything; `sizes`: targets must be large enough.
async fn look_at(window: &Window, place: &str, sizes: bool, found: &mut Vec<String>) {
    let here = window.answer(LOOK, vec![json!(sizes)]).await;
    if here != json!([]) {
        found.push(format!("{place}: {}", serde_json::to_string_pretty(&here).unwrap()));
    }
}

async fn run(window: &Window, words: &str) {
    window.chord(&[Key::Control], 'k').await;
    window.find("[role=combobox]:focus").await;
    window.type_text(words).await;
    until("the action", async || {
        let first = window
            .script("return document.querySelector('[role=option]')?.innerText", vec![])
            .await;
        first.as_str().is_some_and(|text| text.contains(words)).then_some(())
    })
    .await;
    window.press(Key::Enter).await;
    window.gone("[role=combobox]").await;
}

async fn editor_is_sound(theme: &str, lang: Lang) {
    let cups = Cups::with_printer();
    let home = Home::new().await.beside(&cups);
    let mut library = home.library();
    library.save_setting("theme", theme).unwrap();
    library.save_setting("language", lang.as_str()).unwrap();
    for panel in ["outline", "steps"] {
        library.save_setting(panel, "open").unwrap();
    }
    drop(library);
    let table = home.path("research.csv");
    std::fs::write(&table, "Stage,Horoscope,Emotion\nBuy,Leo,maybe\nUse,,2\n").unwrap();
    let home = home.with("LAJUR_DIALOG_ANSWER", table.display().to_string());
    let window = home.start().await;
    window.find("[data-step]").await;
    window.find("[data-drawn=all]").await;
    bring_axe(&window).await;
    let mut found = Vec::new();
    look(&window, "editor with outline and steps", &mut found).await;
    // The window has room for two panels at once.
    for panel in ["tray", "properties"] {
        window.click(&format!("[data-action={panel}]")).await;
        window.find(&format!("aside[data-region={panel}]")).await;
    }
    look(&window, "editor with tray and properties", &mut found).await;

    let doc = home.last_map();
    let card = cards_in(&doc, &lane_of(&doc, "action"), &columns(&doc)[0]).remove(0);
    window.click(&format!("[data-card='{card}']")).await;
    look(&window, "a card selected", &mut found).await;
    window.press(Key::Enter).await;
    window.find("[data-editing]").await;
    look(&window, "a text written", &mut found).await;
    window.press(Key::Escape).await;

    window.chord(&[Key::Control], 'k').await;
    window.find("[role=combobox]:focus").await;
    look(&window, "palette", &mut found).await;
    window.press(Key::Escape).await;
    window.gone("[role=combobox]").await;
    run(&window, &say(lang, "editor.personas.add", &[])).await;
    window.find("dialog[open]").await;
    look(&window, "persona", &mut found).await;
    window.press(Key::Escape).await;
    window.gone("dialog[open]").await;
    window.chord(&[Key::Control], 'e').await;
    window.find("dialog[open]").await;
    window.click("[data-format=md]").await;
    window.find("[data-losses]").await;
    look(&window, "export", &mut found).await;
    window.press(Key::Escape).await;
    window.gone("dialog[open]").await;
    window.chord(&[Key::Control], 'o').await;
    window.find("[data-import=table] img").await;
    look(&window, "a table that comes in", &mut found).await;
    window.press(Key::Escape).await;
    window.gone("dialog[open]").await;
    window.chord(&[Key::Control], 'p').await;
    window.find("[data-print=preview] [data-drawn=true]").await;
    window.find("details summary").await;
    look(&window, "print", &mut found).await;
    window.click("[data-action=print-send] button").await;
    window.find("[data-action=print-run] button:not(:disabled)").await;
    look(&window, "printer", &mut found).await;
    window.press(Key::Escape).await;
    window.gone("[data-print=printer]").await;
    window.press(Key::Escape).await;
    window.gone("dialog[open]").await;
    run(&window, &say(lang, "shortcuts.title", &[])).await;
    look(&window, "shortcuts", &mut found).await;
    window.press(Key::Escape).await;
    window.gone("dialog[open]").await;
    window
        .script("document.querySelector('[data-region=canvas]').focus()", vec![])
        .await;
    window.press(Key::Escape).await;
    window.gone("[data-selection-bar]").await;
    window.chord(&[Key::Control], 'f').await;
    window.find("[role=search]").await;
    look(&window, "find", &mut found).await;
    window.press(Key::Escape).await;

    window.chord(&[Key::Control], '1').await;
    window
        .script("document.querySelector('[data-region=canvas]').focus()", vec![])
        .await;
    for _ in 0..4 {
        window.chord(&[Key::Control], '-').await;
    }
    // What is small there can be reached in the bar and the panels at its full size.
    look_at(&window, "editor from far away", false, &mut found).await;

    run(&window, &say(lang, "app.to_library", &[])).await;
    window.find("[data-view=library] [data-map]").await;
    look(&window, "library", &mut found).await;
    window.chord(&[Key::Control], 'n').await;
    window.find("dialog[open]").await;
    look(&window, "new map", &mut found).await;
    assert!(found.is_empty(), "{theme}, {lang:?}:\n{}", found.join("\n"));
}

/// What opens over the map, with several cards selected.
async fn what_opens_is_sound(theme: &str, lang: Lang) {
    let home = Home::new().await;
    let mut library = home.library();
    library.save_setting("theme", theme).unwrap();
    library.save_setting("language", lang.as_str()).unwrap();
    drop(library);
    let sample = Sample::open_in(home, &sample(), "[data-card=a1]").await;
    let window = &sample.window;
    bring_axe(window).await;
    let mut found = Vec::new();
    window.click("[data-card=t1]").await;
    for (button, opened) in [
        ("color", "[role=dialog]"),
        ("channels", "[data-option]"),
        ("personas", "[role=menu]"),
    ] {
        window
            .click(&format!("[data-selection-bar] [data-action={button}]"))
            .await;
        window.find(opened).await;
        look(window, button, &mut found).await;
        window.press(Key::Escape).await;
        window.gone(opened).await;
    }
    window.click_with(Key::Shift, "[data-card=a1]").await;
    window.find("[data-card=t1][aria-pressed=true]").await;
    window.click("[data-action=properties]").await;
    window.find("aside[data-region=properties]").await;
    look(window, "several cards selected", &mut found).await;
    window.right_click("[data-stage=s3]").await;
    window.find("[role=menu]").await;
    look(window, "context menu", &mut found).await;
    window.press(Key::Escape).await;
    window.gone("[role=menu]").await;
    for panel in ["filter", "views"] {
        window
            .click(&format!("[data-region=rail] [data-action={panel}] button"))
            .await;
        window.find("[role=dialog]").await;
        look(window, panel, &mut found).await;
        window.press(Key::Escape).await;
        window.gone("[role=dialog]").await;
    }
    window.press(Key::F5).await;
    window.find("[data-action=end-show]").await;
    look(window, "a presentation", &mut found).await;
    assert!(found.is_empty(), "{theme}, {lang:?}:\n{}", found.join("\n"));
}

#[tokio::test]
async fn axe_finds_nothing_in_what_opens_for_a_projector_in_indonesian() {
    what_opens_is_sound("projector", Lang::Id).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_light_and_english() {
    editor_is_sound("light", Lang::En).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_dark_and_indonesian() {
    editor_is_sound("dark", Lang::Id).await;
}

#[tokio::test]
async fn a_card_says_where_it_lies_and_each_move_is_heard() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let (lane, columns) = (lane_of(&doc, "pain"), columns(&doc));
    let at = columns
        .iter()
        .position(|stage| !cards_in(&doc, &lane, stage).is_empty())
        .unwrap();
    let card = cards_in(&doc, &lane, &columns[at]).remove(0);
    let column = &doc.stages[&columns[at]].name;

    window.click(&format!("[data-card='{card}']")).await;
    let name = text_of(&window, &format!("[data-card='{card}']"), "aria-label").await;
    let place = format!("Card 1 of 1, lane {}, stage {column}", say(Lang::En, "role.pain", &[]));
    assert!(name.contains(&place), "{name:?} says {place:?}");
    let row = "[data-card='{}']";
    let row = row.replace("{}", card.as_str());
    assert_eq!(
        window
            .script(
                "const row = document.querySelector(arguments[0]).closest('[role=row]');
                 const head = document.getElementById(row.getAttribute('aria-owns'));
                 return [head.getAttribute('role'), head.dataset.lane]",
                vec![json!(row)]
            )
            .await,
        json!(["rowheader", lane.as_str()]),
        "the row has its lane's name as header"
    );

    window.chord(&[Key::Alt], Key::Right).await;
    heard(&window, &say(Lang::En, "step.move_card.one", &[("count", "1")])).await;
    window.saved().await;
    window.chord(&[Key::Control], 'z').await;
    heard(&window, "Undone").await;
}

async fn text_of(window: &Window, css: &str, attribute: &str) -> String {
    let script = "return document.querySelector(arguments[0]).getAttribute(arguments[1])";
    match window.script(script, vec![json!(css), json!(attribute)]).await {
        Value::String(text) => text,
        other => panic!("{css} has no {attribute}, only {other}"),
    }
}

async fn heard(window: &Window, words: &str) {
    window.says(".visually-hidden[role=status]", words).await;
}
