//! What other programs have comes in, and what went out comes back.

use lajur_api::Progress;
use lajur_model::{Doc, Form, Grid, text};
use lajur_tests::workbook;

use crate::harness::{Home, Key, until};

const TABLE: &str = "Stage,Horoscope,Pain points\nBuy,Leo,queues\nUse,Virgo,\n";

/// A home whose dialogs answer with a file of these bytes.
async fn with_file(name: &str, bytes: &[u8]) -> Home {
    let home = Home::new().await;
    let file = home.path(name);
    std::fs::write(&file, bytes).unwrap();
    home.with("LAJUR_DIALOG_ANSWER", file.display().to_string())
}

#[tokio::test]
async fn a_table_is_shown_as_the_map_it_would_be_and_corrected_before_it_lands() {
    let home = with_file("research.csv", TABLE.as_bytes()).await;
    let window = home.start().await;
    let maps = home.titles();
    window.chord(&[Key::Control], 'o').await;
    window.find("[data-import=table] img").await;
    window
        .says("[data-import=table]", "2 stages or steps · 2 lanes · 3 cards")
        .await;
    assert_eq!(home.titles(), maps, "nothing has landed");
    window.choose("[data-track='1'] select", "lane:need").await;
    window.find("[data-track='1']:not(.unsure)").await;
    window.click("dialog [type=submit]").await;
    window.gone("dialog[open]").await;
    let doc = until("the map of the table", async || {
        Some(home.last_map()).filter(|doc| doc.map.title == "Research")
    })
    .await;
    let grid = Grid::of(&doc);
    let roles: Vec<&str> = grid
        .lanes
        .iter()
        .map(|lane| lane.role.as_ref().unwrap().as_str())
        .collect();
    assert_eq!((doc.map.title.as_str(), roles), ("Research", vec!["need", "pain"]));
    // The next table is understood so at once.
    window.chord(&[Key::Control], 'o').await;
    window.find("[data-import=table] [data-track='1']:not(.unsure)").await;
}

#[tokio::test]
async fn a_table_goes_into_the_open_map_in_one_step() {
    let home = with_file("research.csv", TABLE.as_bytes()).await;
    let window = home.start().await;
    window.saved().await;
    let before = home.last_map();
    window.chord(&[Key::Control], 'o').await;
    window.find("[data-import=table]").await;
    window.choose("[data-into] select", before.map.id.as_str()).await;
    window.click("dialog [type=submit]").await;
    window.gone("dialog[open]").await;
    let count = |doc: &Doc| doc.cards.len();
    let has = async |cards: usize| (count(&home.last_map()) == cards).then_some(());
    until("three cards more", || has(count(&before) + 3)).await;
    window.saved().await;
    window.chord(&[Key::Control], 'z').await;
    until("one undo to take all of it back", || has(count(&before))).await;
    assert_eq!(*home.last_map().cards, *before.cards);
}

#[tokio::test]
async fn a_table_from_the_clipboard_goes_into_any_map_without_a_row_of_it() {
    let home = Home::new().await;
    let window = home.start().await;
    window.saved().await;
    let before = home.last_map();
    // The table becomes a part of this map while another one is open.
    window.chord(&[Key::Control], 'n').await;
    window.find("dialog[open]").await;
    window.type_text("Other").await;
    window.press(Key::Enter).await;
    window.gone("dialog[open]").await;
    window
        .gone(&format!("[data-card='{}']", before.cards.keys().next().unwrap()))
        .await;
    let mut clipboard = arboard::Clipboard::new().unwrap();
    clipboard
        .set_text("Stage\tPain points\nBuy\tqueues\nUse\tdust\n")
        .unwrap();
    window.chord(&[Key::Control], 'k').await;
    window.type_text("table from the clipboard").await;
    window.press(Key::Enter).await;
    window
        .says("[data-import=table]", "2 stages or steps · 1 lane · 2 cards")
        .await;
    window.click("[data-entries] summary").await;
    window.click("[data-entries] li:last-child input").await;
    window
        .says("[data-import=table]", "1 stage or step · 1 lane · 1 card")
        .await;
    let into = "[data-into] select";
    window.choose(into, before.map.id.as_str()).await;
    window.click("dialog [type=submit]").await;
    window.gone("dialog[open]").await;
    let after = until("the card in the other map", async || {
        Some(home.doc(&before.map.id)).filter(|doc| doc.cards.len() > before.cards.len())
    })
    .await;
    assert_eq!(after.cards.len(), before.cards.len() + 1);
    window
        .find(&format!("[data-card='{}']", before.cards.keys().next().unwrap()))
        .await;
}

#[tokio::test]
async fn changes_of_a_workbook_are_taken_one_by_one() {
    let home = Home::new().await;
    let file = home.path("map.xlsx");
    let home = home.with("LAJUR_DIALOG_ANSWER", file.display().to_string());
    let window = home.start().await;
    let before = home.last_map();
    let plain = |lane: &lajur_model::LaneId| before.form(&before.lanes[lane]) == Form::Cards;
    let mut cards = before
        .cards
        .values()
        .filter(|card| card.place.as_ref().is_some_and(|place| plain(&place.lane)));
    let mut card = || {
        cards
            .find(|card| {
                card.text
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || letter == ' ')
            })
            .unwrap()
    };
    let (left, taken) = (card(), card());
    let what = home.library().snapshot(&before.map.id).unwrap();
    lajur_api::export(&what, &file, None, &Progress::silent()).unwrap();
    workbook::rewrite(&file, &left.text, "Left in Excel");
    workbook::rewrite(&file, &taken.text, "Taken from Excel");
    window.chord(&[Key::Control], 'o').await;
    window.find("[data-import=workbook]").await;
    window
        .click(&format!("[data-difference='card:{}'] input", left.id))
        .await;
    window.click("dialog [type=submit]").await;
    window.gone("dialog[open]").await;
    let after = until("the changes to land", async || {
        Some(home.last_map()).filter(|doc| *doc.cards != *before.cards)
    })
    .await;
    assert_eq!(after.cards[&left.id], *left, "what was left is as it was");
    assert_eq!(text::parse(&after.cards[&taken.id].text).plain(), "Taken from Excel");
    assert_eq!(after.cards.len(), before.cards.len());
}

#[tokio::test]
async fn an_export_says_what_it_loses_and_remembers_the_choice() {
    let home = Home::new().await;
    let file = home.path("map.md");
    let home = home.with("LAJUR_DIALOG_ANSWER", file.display().to_string());
    let window = home.start().await;
    window.chord(&[Key::Control], 'e').await;
    window.click("[data-format=xlsx]").await;
    window.find("[data-losses='0']").await;
    window.click("[data-format=md]").await;
    window.find("[data-losses]:not([data-losses='0'])").await;
    window.choose("dialog select", "outline").await;
    window.click("dialog [type=submit]").await;
    window.gone("dialog[open]").await;
    let doc = home.last_map();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with(&format!("# {}\n", doc.map.title)), "{text}");
    window.chord(&[Key::Control], 'e').await;
    window.find("[data-format=md] input:checked").await;
}
