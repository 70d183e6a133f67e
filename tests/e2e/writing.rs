//! Writing many cards quickly: chains of keys, pasted lines, notes that are sorted later.

use std::process::Command;

use lajur_api::Progress;
use lajur_model::Doc;

use crate::harness::{Key, Sample, Window, cards_in, place, until};

#[tokio::test]
async fn enter_goes_on_below_and_tab_in_the_next_column() {
    let sample = Sample::open().await;
    let window = &sample.window;
    window.click("[data-cell='pain:s1']").await;
    write(window, "One").await;
    window.press(Key::Enter).await;
    write(window, "Two").await;
    window.press(Key::Tab).await;
    write(window, "Three").await;
    window.press(Key::Escape).await;
    sample
        .until("two cards and one beside", |doc| {
            texts(doc, "pain", "s1") == ["One", "Two"] && texts(doc, "pain", "s2a") == ["Three"]
        })
        .await;
}

#[tokio::test]
async fn the_invitation_of_a_touchpoint_stays_inside_its_card_with_and_without_a_channel() {
    const OUT: &str = "const field = document.querySelector('[data-editing]');
        const text = field.getBoundingClientRect(), card = field.parentElement.getBoundingClientRect();
        return field.scrollHeight > field.clientHeight || text.bottom > card.bottom || text.right > card.right;";
    let sample = Sample::open().await;
    let window = &sample.window;
    window.click("[data-cell='meet:s3']").await;
    window.find("[data-editing=new]").await;
    assert_eq!(window.script(OUT, vec![]).await, false, "before a channel");
    window.type_text("@").await;
    window.click("[data-option=web]").await;
    window.find("[data-editing]:not([data-editing=new])").await;
    until("the field inside its card", async || {
        (window.script(OUT, vec![]).await == false).then_some(())
    })
    .await;
}

#[tokio::test]
async fn pasted_lines_become_as_many_cards_in_one_step() {
    let sample = Sample::open().await;
    let (window, before) = (&sample.window, sample.doc());
    window.click("[data-cell='pain:s1']").await;
    write(window, "a").await;
    for line in ["b", "c"] {
        window.chord(&[Key::Shift], Key::Enter).await;
        window.type_text(line).await;
    }
    window.typed("a\nb\nc").await;
    window.chord(&[Key::Control], 'a').await;
    window.chord(&[Key::Control], 'x').await;
    window.typed("").await;
    window.chord(&[Key::Control], 'v').await;
    window.typed("a\nb\nc").await;
    window.click("[data-action=make-cards]").await;
    sample
        .until("three cards", |doc| texts(doc, "pain", "s1") == ["a", "b", "c"])
        .await;
    window.gone("[data-editing]").await;
    sample.undo_to(&before).await;
}

#[tokio::test]
async fn notes_wait_beside_the_map_until_they_are_dragged_on_to_it() {
    let sample = Sample::open().await;
    let window = &sample.window;
    window.chord(&[Key::Control, Key::Shift], 't').await;
    window.click("[data-action=tray-write]").await;
    window.type_text("Firstnote").await;
    window.press(Key::Enter).await;
    window.says("[data-tray]", "Firstnote").await;
    window.type_text("Othernote").await;
    window.press(Key::Enter).await;
    window.says("[data-tray]", "Othernote").await;
    let printed = paper(&sample);
    assert!(printed.contains("Seesaposter"), "the map is not printed");
    assert!(!printed.contains("note"), "the tray is printed");

    window
        .drag("[data-tray] li:first-child [data-note]", "[data-cell='pain:s3']")
        .await;
    sample
        .until("the note among the pains", |doc| {
            texts(doc, "pain", "s3") == ["Firstnote"]
        })
        .await;
    assert!(paper(&sample).contains("Firstnote"), "what was sorted is not printed");
    window.drag("[data-card=a1]", "[data-tray] [data-note]").await;
    sample
        .until("the card in the tray", |doc| place(doc, "a1").is_none())
        .await;
    window.says("[data-tray]", "Sees a poster").await;
}

/// Types into the text field that is to open, or that is open.
async fn write(window: &Window, text: &str) {
    window.type_text(text).await;
    window.typed(text).await;
}

/// The words of the printed map without spaces.
fn paper(sample: &Sample) -> String {
    let file = sample.home.path("map.pdf");
    let snapshot = sample.home.library().snapshot(&sample.map).unwrap();
    lajur_api::export(&snapshot, &file, None, &Progress::silent()).unwrap();
    let read = Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
    String::from_utf8_lossy(&read.stdout).split_whitespace().collect()
}

fn texts(doc: &Doc, lane: &str, stage: &str) -> Vec<String> {
    let cards = cards_in(doc, &lane.into(), &stage.into());
    cards.iter().map(|card| doc.cards[card].text.clone()).collect()
}

#[tokio::test]
async fn bold_lists_and_links_are_saved_as_marks_and_drawn_without_them() {
    const LOOKS: &str = "const card = document.querySelector('[data-card=a1]');
        return [...card.querySelectorAll('*')].some((e) => Number(getComputedStyle(e).fontWeight) >= 600 && e.textContent.includes('Reads'));";
    let sample = Sample::open().await;
    let window = &sample.window;
    window.rewrite(&"a1".into()).await;
    window.type_text("Reads").await;
    window.chord(&[Key::Control], 'b').await;
    window.typed("**Reads**").await;
    window.press(Key::End).await;
    window.chord(&[Key::Shift], Key::Enter).await;
    window.type_text("price").await;
    window.chord(&[Key::Control, Key::Shift], 'l').await;
    window.typed("**Reads**\n- price").await;
    window.press(Key::End).await;
    window.chord(&[Key::Shift], Key::Enter).await;
    window.type_text("shop").await;
    window.chord(&[Key::Control], 'k').await;
    window.type_text("https://lajur.test").await;
    let text = "**Reads**\n- price\n- [shop](https://lajur.test)";
    window.typed(text).await;
    window.press(Key::Escape).await;
    sample
        .until("the marks on the disk", |doc| doc.cards[&"a1".into()].text == text)
        .await;
    window.says("[data-card=a1]", "shop").await;
    until("the card to be drawn without marks", async || {
        (window.script(LOOKS, vec![]).await == true).then_some(())
    })
    .await;
    let drawn = window
        .script("return document.querySelector('[data-card=a1]').innerText", vec![])
        .await;
    assert!(
        !drawn.as_str().unwrap().contains(['*', '[', '(']),
        "{drawn} shows its marks"
    );
}
