//! Theme, display scale and motion.

use lajur_words::{Lang, say};

use crate::dragging::{Dragged, first_card_to_next_column};
use crate::harness::{Home, Key, Window, cards_in, columns, lane_of, until};

#[tokio::test]
async fn at_200_percent_everything_is_larger_and_the_pointer_still_hits() {
    let home = Home::new().await;
    home.library().save_setting("scale", "200").unwrap();
    let window = home.start().await;
    window.find("[data-card]").await;
    let width = number(&window, "return innerWidth").await;
    let outer = number(&window, "return outerWidth").await;
    assert!((outer / width - 2.0).abs() < 0.05, "{width} of {outer} is no 200 %");

    let Dragged { map, card, .. } = first_card_to_next_column(&home, &window).await;
    window.rewrite(&card).await;
    window.type_text("Large letters").await;
    window.press(Key::Escape).await;
    until("the text on the disk", async || {
        (home.doc(&map).cards[&card].text == "Large letters").then_some(())
    })
    .await;

    window.click("[data-region=rail] [data-action=filter] button").await;
    window.find("[role=dialog] [data-choice]").await;
    assert!(inside(&window, "[role=dialog]").await, "the panel stands in the window");
}

#[tokio::test]
async fn a_marquee_at_200_percent_selects_what_lies_in_it() {
    let home = Home::new().await;
    home.library().save_setting("scale", "200").unwrap();
    let window = home.start().await;
    let doc = home.last_map();
    let lane = lane_of(&doc, "action");
    let stages = columns(&doc);
    let card = cards_in(&doc, &lane, &stages[0]).remove(0);
    window.find(&format!("[data-card='{card}']")).await;
    window
        .drag("[data-region=canvas] .corner", &format!("[data-card='{card}']"))
        .await;
    window.find(&format!("[data-card='{card}'][aria-pressed=true]")).await;
}

#[tokio::test]
async fn a_chosen_theme_and_stillness_are_kept_for_the_next_start() {
    let home = Home::new().await;
    let window = home.start().await;
    choose(&window, "app.theme.projector").await;
    window.find("html[data-theme=projector]").await;
    choose(&window, "app.motion.reduced").await;
    window.find("html[data-motion=reduced]").await;
    until("both in the library", async || {
        let settings = home.library().start().unwrap().settings;
        let is = |key: &str, value: &str| settings.get(key).is_some_and(|kept| kept == value);
        (is("theme", "projector") && is("motion", "reduced")).then_some(())
    })
    .await;
    window.kill().await;

    let window = home.start().await;
    window.find("html[data-theme=projector][data-motion=reduced]").await;
}

#[tokio::test]
async fn a_scale_chosen_in_the_menu_holds_at_once() {
    let home = Home::new().await;
    let window = home.start().await;
    let before = number(&window, "return innerWidth").await;
    window.click("[data-region=rail] [data-action=settings] button").await;
    let row = say(Lang::En, "app.scale", &[("percent", "150")]);
    window.click(&format!("[role=menu] [data-label='{row}']")).await;
    until("the page in larger pixels", async || {
        let now = number(&window, "return innerWidth").await;
        ((before / now - 1.5).abs() < 0.05).then_some(())
    })
    .await;
}

async fn choose(window: &Window, words: &str) {
    window.click("[data-region=rail] [data-action=settings] button").await;
    let row = say(Lang::En, words, &[]);
    window.click(&format!("[role=menu] [data-label='{row}']")).await;
    window.gone("[role=menu]").await;
}

async fn number(window: &Window, script: &str) -> f64 {
    window.script(script, vec![]).await.as_f64().unwrap()
}

async fn inside(window: &Window, css: &str) -> bool {
    const INSIDE: &str = "const r = document.querySelector(arguments[0]).getBoundingClientRect();
        return r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight;";
    window.script(INSIDE, vec![css.into()]).await == true
}
