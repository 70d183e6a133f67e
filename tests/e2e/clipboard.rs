//! Copying and pasting, with the display's own clipboard.

use std::io::Write;
use std::process::Stdio;

use arboard::{Clipboard, ImageData};
use lajur_api::NewMap;
use lajur_model::{CardId, Doc, LaneId, MapId, StageId};

use crate::harness::{Home, Key, Window, card_with, cards_in, columns, lane_of, until};

/// A window on the map of a first start, with the names of what the tests touch.
struct Desk {
    home: Home,
    window: Window,
    map: MapId,
    action: LaneId,
    pain: LaneId,
    columns: Vec<StageId>,
    /// The first card of the first cell.
    card: CardId,
    text: String,
}

impl Desk {
    async fn new() -> Self {
        let home = Home::new().await;
        let window = home.start().await;
        let doc = home.last_map();
        let (action, pain) = (lane_of(&doc, "action"), lane_of(&doc, "pain"));
        let columns = columns(&doc);
        let card = cards_in(&doc, &action, &columns[0]).remove(0);
        let text = doc.cards[&card].text.clone();
        Self {
            home,
            window,
            map: doc.map.id.clone(),
            action,
            pain,
            columns,
            card,
            text,
        }
    }

    fn doc(&self) -> Doc {
        self.home.doc(&self.map)
    }

    async fn choose(&self, card: &CardId) {
        self.window.click(&format!("[data-card='{card}']")).await;
    }

    /// Stands in a cell with cards, with none of them selected.
    async fn stand(&self, lane: &LaneId, stage: &StageId) {
        let card = cards_in(&self.doc(), lane, stage).remove(0);
        // Where the last click was on this card too, a quick second one would be a double click, which writes.
        self.window.click(&format!("[data-lane='{lane}']")).await;
        self.choose(&card).await;
        self.window
            .find(&format!("[data-card='{card}'][aria-pressed=true]"))
            .await;
        self.window.press(Key::Escape).await;
        self.window
            .gone(&format!("[data-card='{card}'][aria-pressed=true]"))
            .await;
    }

    /// Opens a new map without cards and pastes there.
    async fn paste_in_another_map(&self) -> MapId {
        let other = NewMap {
            title: "Other map".to_owned(),
            language: "en".to_owned(),
            template: "five-stages".to_owned(),
            ..NewMap::default()
        };
        let other = self.home.library().create_map(&other).unwrap();
        self.window.click("[data-action=back] button").await;
        self.window.open_map(&other).await;
        self.window.find("[data-cell]").await;
        self.control('v').await;
        other
    }

    async fn control(&self, letter: char) {
        self.window.chord(&[Key::Control], letter).await;
    }

    /// Waits until the map on the disk is as wanted.
    async fn holds<T>(&self, what: &str, wanted: impl Fn(&Doc) -> Option<T>) -> T {
        let held = until(what, async || wanted(&self.doc())).await;
        self.window.answered().await;
        held
    }
}

/// What the clipboard gives as text and HTML, as soon as it has this in its text.
async fn copied(words: &str) -> (String, String) {
    let mut clipboard = Clipboard::new().unwrap();
    let read = std::cell::RefCell::new(&mut clipboard);
    until(&format!("{words:?} on the clipboard"), async || {
        let mut clipboard = read.borrow_mut();
        let text = clipboard.get().text().ok().filter(|text| text.contains(words))?;
        Some((text, clipboard.get().html().ok()?))
    })
    .await
}

#[tokio::test]
async fn a_copied_card_is_pasted_into_another_cell_with_all_its_fields_and_undone_in_one_step() {
    let desk = Desk::new().await;
    let before = desk.doc();
    desk.choose(&desk.card).await;
    desk.control('c').await;
    let (_, html) = copied(&desk.text).await;
    assert!(
        html.contains("<table data-lajur="),
        "other programs get a table: {html}"
    );

    let filled = |stage: &&StageId| !cards_in(&before, &desk.pain, stage).is_empty();
    let column = desk.columns.iter().find(filled).unwrap();
    let others = cards_in(&before, &desk.pain, column).len();
    desk.stand(&desk.pain, column).await;
    desk.control('v').await;
    let twin = desk
        .holds("the copy in its cell", |doc| {
            let cards = cards_in(doc, &desk.pain, column);
            (cards.len() == others + 1).then(|| doc.cards[&cards[others]].clone())
        })
        .await;
    let original = &before.cards[&desk.card];
    assert_eq!(
        (&twin.text, &twin.evidence, &twin.channels),
        (&original.text, &original.evidence, &original.channels)
    );
    let selected = format!("[data-card='{}'][aria-pressed=true]", twin.id);
    desk.window.find(&selected).await;

    desk.control('z').await;
    desk.holds("the map as it was", |doc| (doc.cards == before.cards).then_some(()))
        .await;
}

#[tokio::test]
async fn a_card_pasted_into_an_empty_new_card_comes_in_its_stead_and_text_stays_text() {
    let desk = Desk::new().await;
    let before = desk.doc();
    desk.choose(&desk.card).await;
    desk.control('c').await;
    copied(&desk.text).await;
    let column = &desk.columns[0];
    let others = cards_in(&before, &desk.action, column).len();

    desk.window.chord(&[Key::Control], Key::Enter).await;
    desk.window.find("[data-editing=new]").await;
    desk.control('v').await;
    desk.window.gone("[data-editing]").await;
    let twin = desk
        .holds("the copy in place of the new card", |doc| {
            let cards = cards_in(doc, &desk.action, column);
            (cards.len() == others + 1).then(|| doc.cards[&cards[1]].clone())
        })
        .await;
    assert_eq!(
        (&twin.text, &twin.evidence),
        (&desk.text, &before.cards[&desk.card].evidence)
    );

    let mut clipboard = Clipboard::new().unwrap();
    clipboard.set_text("Just words").unwrap();
    desk.window.chord(&[Key::Control], Key::Enter).await;
    desk.window.find("[data-editing=new]").await;
    desk.control('v').await;
    desk.window.typed("Just words").await;
}

#[tokio::test]
async fn a_cut_card_lies_in_its_new_cell_only() {
    let desk = Desk::new().await;
    let column = desk.columns[2].clone();
    desk.choose(&desk.card).await;
    desk.control('x').await;
    desk.holds("the card to go", |doc| {
        (!doc.cards.contains_key(&desk.card)).then_some(())
    })
    .await;
    desk.stand(&desk.action, &column).await;
    desk.control('v').await;
    desk.holds("the card in its new cell", |doc| {
        let cards = cards_in(doc, &desk.action, &column);
        cards.iter().any(|card| doc.cards[card].text == desk.text).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_table_of_a_spreadsheet_becomes_cells_with_new_columns_where_it_runs_over() {
    let desk = Desk::new().await;
    let before = desk.doc();
    let mut clipboard = Clipboard::new().unwrap();
    let html = "<html><style>td{}</style><body><table><tr><td>Looks<br>- Compares 2 * 3</td><td><script>x</script>Asks</td></tr>\
        <tr><td></td><td>Worries</td></tr></table>";
    clipboard.set().html(html, Some("ignored")).unwrap();

    let last = desk.columns.last().unwrap().clone();
    desk.stand(&desk.action, &last).await;
    desk.control('v').await;
    let doc = desk
        .holds("the table on the map", |doc| {
            card_with(doc, "Worries").map(|_| doc.clone())
        })
        .await;
    let now = columns(&doc);
    assert_eq!(now.len(), desk.columns.len() + 1, "one column more");
    let cell: Vec<_> = cards_in(&doc, &desk.action, &last)
        .iter()
        .map(|card| doc.cards[card].text.clone())
        .collect();
    assert!(
        cell.ends_with(&["Looks".to_owned(), "Compares 2 * 3".to_owned()]),
        "two lines are two cards: {cell:?}"
    );
    let new = cards_in(&doc, &desk.action, now.last().unwrap());
    assert_eq!(doc.cards[&new[0]].text, "Asks", "a script is no text");

    desk.control('z').await;
    desk.holds("one step back to the map as it was", |doc| {
        (doc.cards == before.cards && doc.stages == before.stages).then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_image_on_the_clipboard_becomes_the_picture_of_the_selected_card() {
    let desk = Desk::new().await;
    let mut clipboard = Clipboard::new().unwrap();
    let bytes = [200, 40, 40, 255].repeat(64 * 48);
    clipboard
        .set_image(ImageData {
            width: 64,
            height: 48,
            bytes: bytes.into(),
        })
        .unwrap();
    desk.choose(&desk.card).await;
    desk.control('v').await;
    let image = desk
        .holds("the picture on the card", |doc| doc.cards[&desk.card].image.clone())
        .await;
    let asset = desk.doc().shared.assets[&image].clone();
    assert_eq!((asset.width, asset.height), (64, 48));
    desk.window.find(&format!("[data-card='{}'] img", desk.card)).await;
    desk.control('z').await;
    desk.holds("the card without it", |doc| {
        doc.cards[&desk.card].image.is_none().then_some(())
    })
    .await;
}

#[tokio::test]
async fn what_another_program_copies_is_pasted_each_time_anew() {
    let desk = Desk::new().await;
    let column = desk.columns[0].clone();
    let mut clipboard = Clipboard::new().unwrap();
    // What the window copied itself is no longer its own once another program copies.
    desk.choose(&desk.card).await;
    desk.control('c').await;
    copied(&desk.text).await;
    for words in ["First from elsewhere", "Second from elsewhere"] {
        clipboard.set_text(words).unwrap();
        desk.stand(&desk.pain, &filled(&desk.doc(), &desk.pain)).await;
        desk.control('v').await;
        desk.holds(words, |doc| card_with(doc, words)).await;
    }
    desk.choose(&desk.card).await;
    desk.control('c').await;
    copied(&desk.text).await;
    let others = cards_in(&desk.doc(), &desk.action, &column).len();
    for more in 1..=2 {
        desk.control('v').await;
        desk.holds("its own copy again", |doc| {
            (cards_in(doc, &desk.action, &column).len() == others + more).then_some(())
        })
        .await;
    }
}

#[tokio::test]
async fn text_of_a_program_that_answers_every_question_with_it_is_pasted() {
    let desk = Desk::new().await;
    // Asked for HTML or files, xclip hands out its text as text.
    let mut xclip = std::process::Command::new("xclip")
        .args(["-selection", "clipboard", "-in", "-quiet"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("xclip: {error}; `cargo xtask test` brings it"));
    // It owns the clipboard once its input has ended.
    drop(xclip.stdin.take().map(|mut input| input.write_all(b"From a terminal")));
    let clipboard = std::cell::RefCell::new(Clipboard::new().unwrap());
    until("the text on the clipboard", async || {
        let text = clipboard.borrow_mut().get_text().ok();
        text.filter(|text| text == "From a terminal")
    })
    .await;
    desk.stand(&desk.pain, &filled(&desk.doc(), &desk.pain)).await;
    desk.control('v').await;
    desk.holds("the pasted card", |doc| card_with(doc, "From a terminal"))
        .await;
    xclip.kill().unwrap();
    xclip.wait().unwrap();
}

#[tokio::test]
async fn a_card_goes_from_one_window_to_the_other_and_again() {
    let desk = Desk::new().await;
    let other = desk.home.start().await;
    other.find("[data-save-state], [data-view=library]").await;
    if other.count("[data-view=library]").await > 0 {
        other.open_map(&desk.map).await;
    }
    let pain = filled(&desk.doc(), &desk.pain);
    let target = cards_in(&desk.doc(), &desk.pain, &pain).remove(0);
    let twins = |doc: &Doc| doc.cards.values().filter(|card| card.text == desk.text).count();
    desk.choose(&desk.card).await;
    desk.control('c').await;
    copied(&desk.text).await;
    other.click(&format!("[data-card='{target}']")).await;
    for wanted in [2, 3] {
        other.chord(&[Key::Control], 'v').await;
        desk.holds("the card from the other window", |doc| {
            (twins(doc) == wanted).then_some(())
        })
        .await;
    }
}

/// The first column with cards in a lane.
fn filled(doc: &Doc, lane: &LaneId) -> StageId {
    let there = |stage: &StageId| !cards_in(doc, lane, stage).is_empty();
    columns(doc).into_iter().find(there).unwrap()
}

#[tokio::test]
async fn a_whole_lane_goes_paste_in_another_map() {
    let desk = Desk::new().await;
    let cards = |doc: &Doc, lane: &LaneId| {
        let all = columns(doc).into_iter().flat_map(|stage| cards_in(doc, lane, &stage));
        all.map(|card| doc.cards[&card].text.clone()).collect::<Vec<_>>()
    };
    let texts = cards(&desk.doc(), &desk.pain);
    desk.window.click(&format!("[data-lane='{}']", desk.pain)).await;
    desk.control('c').await;
    copied(&texts[0]).await;
    let other = desk.paste_in_another_map().await;
    until("the lane in the other map", async || {
        let doc = desk.home.doc(&other);
        doc.lanes.keys().any(|lane| cards(&doc, lane) == texts).then_some(())
    })
    .await;
    assert_eq!(cards(&desk.doc(), &desk.pain), texts, "the map it came from keeps it");
}

#[tokio::test]
async fn a_whole_stage_goes_paste_in_another_map_with_its_cards() {
    let desk = Desk::new().await;
    let before = desk.doc();
    let stage = &desk.columns[0];
    let name = &before.stages[stage].name;
    desk.window.click(&format!("[data-stage='{stage}']")).await;
    desk.control('c').await;
    copied(&desk.text).await;
    let other = desk.paste_in_another_map().await;
    until("the stage in the other map", async || {
        let doc = desk.home.doc(&other);
        let stages = doc.stages.values().filter(|stage| stage.name == *name);
        let texts: Vec<&str> = doc.cards.values().map(|card| card.text.as_str()).collect();
        (stages.count() > 0 && texts.contains(&desk.text.as_str())).then_some(())
    })
    .await;
    assert_eq!(desk.doc(), before, "the map it came from keeps it");
}

#[tokio::test]
async fn a_picture_and_a_table_of_the_map_go_out_by_the_palette() {
    let desk = Desk::new().await;
    let mut clipboard = Clipboard::new().unwrap();
    for (words, seen) in [
        ("Copy as table", "table is on the clipboard"),
        ("Copy as picture", "picture is on the clipboard"),
    ] {
        desk.stand(&desk.action, &desk.columns[0]).await;
        desk.control('k').await;
        desk.window.type_text(words).await;
        desk.window.press(Key::Enter).await;
        desk.window.says("body", seen).await;
        if words.ends_with("table") {
            let text = clipboard.get().text().unwrap();
            let heads = text.lines().next().unwrap_or_default();
            assert!(heads.starts_with('\t'), "the first row names the columns: {heads:?}");
        }
    }
    let image = clipboard.get_image().unwrap();
    assert!(
        image.width > 400 && image.height > 200,
        "{} by {}",
        image.width,
        image.height
    );
}

#[tokio::test]
async fn more_than_a_map_holds_is_refused_with_a_notice_and_nothing_changes() {
    let desk = Desk::new().await;
    let before = desk.doc();
    let mut clipboard = Clipboard::new().unwrap();
    let row = "x\t".repeat(1000) + "\n";
    clipboard.set_text(row.repeat(1000)).unwrap();
    desk.stand(&desk.action, &desk.columns[0]).await;
    desk.control('v').await;
    desk.window
        .says("body", "more on the clipboard than a map can hold")
        .await;
    clipboard.set_text("y".repeat(1_000_000)).unwrap();
    desk.control('v').await;
    desk.window.says("body", "This text is too long").await;
    assert_eq!(desk.doc(), before, "nothing is half done");
}
