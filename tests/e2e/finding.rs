//! Finding one's way: find, filter, saved views, the outline and the small map.

use lajur_model::Doc;

use crate::harness::{Home, Key, Window, columns, lane_of, until};

#[tokio::test]
async fn find_goes_from_one_card_to_the_next_and_leaves_no_marks() {
    let home = Home::new().await;
    let window = home.start().await;
    window.find("[data-card]").await;
    window.chord(&[Key::Control], 'f').await;
    window.find("[data-region=find] input:focus").await;
    window.type_text("dose").await;
    window.says("[data-region=find]", "1 of ").await;
    window.find("[data-card].faded").await;
    window.find("[data-found].current").await;
    window.find("[data-found-word]").await;
    window.press(Key::Enter).await;
    window.says("[data-region=find]", "2 of ").await;
    let texts = window
        .script(
            "return [...document.querySelectorAll('[data-found]')].map(mark =>
                document.querySelector(`[data-card='${mark.dataset.found}']`)?.innerText.toLowerCase() ?? 'dose')",
            vec![],
        )
        .await;
    let texts = texts.as_array().unwrap();
    assert!(!texts.is_empty(), "what was found is marked");
    assert!(
        texts.iter().all(|text| text.as_str().unwrap().contains("dose")),
        "{texts:?}"
    );
    window.press(Key::Escape).await;
    window
        .gone("[data-region=find], [data-found], [data-found-word], [data-card].faded")
        .await;
}

#[tokio::test]
async fn a_filter_fades_what_does_not_fit_until_alt_z() {
    let home = Home::new().await;
    let window = home.start().await;
    window.find("[data-card]").await;
    window.click("[data-region=rail] [data-action=filter] button").await;
    window.click("[data-choice='tags:dose']").await;
    window.find("[data-card].faded").await;
    window.says("[data-region=filter]", "1 of ").await;
    window.press(Key::Escape).await;
    window.gone("[role=dialog]").await;
    window.chord(&[Key::Alt], 'z').await;
    window.gone("[data-card].faded, [data-region=filter]").await;
}

#[tokio::test]
async fn a_view_is_saved_shown_renamed_and_deleted() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let map = doc.map.id.clone();
    let lane = lane_of(&doc, "thought");
    let cells = format!("[data-cell^='{lane}:']");

    window.click(&format!("[data-lane='{lane}']")).await;
    run(&window, "Hide").await;
    window.gone(&cells).await;
    open_views(&window).await;
    window.click("[role=dialog] [data-action=save-view]").await;
    window.find("dialog[open] input:focus").await;
    window.type_text("No thoughts").await;
    window.press(Key::Enter).await;
    let view = until("the view on the disk", async || named(&home.doc(&map), "No thoughts")).await;

    open_views(&window).await;
    window.click("[role=dialog] [data-action=show-all]").await;
    window.find(&cells).await;
    open_views(&window).await;
    window.click(&format!("[data-view-row='{view}'] .row")).await;
    window.gone(&cells).await;
    window
        .find(&format!("[data-view-row='{view}'] [aria-pressed=true]"))
        .await;

    window
        .click(&format!("[data-view-row='{view}'] [aria-label^=Rename]"))
        .await;
    window.find("dialog[open] input:focus").await;
    window.chord(&[Key::Control], 'a').await;
    window.type_text("Deeds").await;
    window.press(Key::Enter).await;
    until("the new name on the disk", async || named(&home.doc(&map), "Deeds")).await;
    window.gone("dialog[open]").await;

    open_views(&window).await;
    window
        .click(&format!("[data-view-row='{view}'] [aria-label^=Delete]"))
        .await;
    until("the view gone from the disk", async || {
        home.doc(&map).views.is_empty().then_some(())
    })
    .await;
    window.gone("[data-view-row]").await;
}

#[tokio::test]
async fn what_is_hidden_stays_hidden_after_a_visit_to_the_library() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let lane = lane_of(&doc, "thought");
    let cells = format!("[data-cell^='{lane}:']");
    window.click(&format!("[data-lane='{lane}']")).await;
    run(&window, "Hide").await;
    window.gone(&cells).await;
    window.click("[data-action=back] button").await;
    window.open_map(&doc.map.id).await;
    window.find("[data-card]").await;
    window.gone(&cells).await;
}

#[tokio::test]
async fn a_stage_is_renamed_in_the_outline() {
    let home = Home::new().await;
    let window = home.start().await;
    let doc = home.last_map();
    let first = doc.stages[&columns(&doc)[0]].parent.clone().unwrap();
    window.find("[data-card]").await;
    window.click("[data-region=rail] [data-action=outline] button").await;
    window
        .click(&format!("[data-region=outline] [data-row$='{first}']"))
        .await;
    window.press(Key::F2).await;
    window.find("[data-region=outline] input:focus").await;
    window.chord(&[Key::Control], 'a').await;
    window.type_text("Hears of it").await;
    window.press(Key::Enter).await;
    until("the name on the disk", async || {
        (home.doc(&doc.map.id).stages[&first].name == "Hears of it").then_some(())
    })
    .await;
    window.says(&format!("[data-stage='{first}']"), "Hears of it").await;
}

#[tokio::test]
async fn the_frame_of_the_small_map_takes_the_view_along() {
    let home = Home::new().await;
    let window = home.start().await;
    window.find("[data-card]").await;
    window.drag("[data-minimap] i", "[data-minimap]").await;
    until("another part of the map in sight", async || {
        let moved = window
            .script(
                "const e = document.querySelector('[data-region=canvas]'); return e.scrollLeft > 0 && e.scrollTop > 0",
                vec![],
            )
            .await;
        (moved == true).then_some(())
    })
    .await;
    window.chord(&[Key::Control], '1').await;
    window.gone("[data-minimap]").await;
}

/// Runs the first action that fits a text, by the palette.
async fn run(window: &Window, text: &str) {
    window.chord(&[Key::Control], 'k').await;
    window.find("dialog[open] input:focus").await;
    window.type_text(text).await;
    window.says("dialog[open] [aria-selected=true]", text).await;
    window.press(Key::Enter).await;
}

async fn open_views(window: &Window) {
    window.gone("dialog[open], [role=dialog]").await;
    window.click("[data-region=rail] [data-action=views] button").await;
    window.find("[role=dialog] [data-action=save-view]").await;
}

fn named(doc: &Doc, name: &str) -> Option<String> {
    let view = doc.views.values().find(|view| view.name == name)?;
    Some(view.id.0.clone())
}
