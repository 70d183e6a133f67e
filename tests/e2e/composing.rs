//! Input methods and dead keys: a key that composes is no command.

use lajur_model::{CardId, MapId};

use crate::harness::{Home, Key, Window, cards_in, columns, lane_of, until};

/// What WebKit sends while an input method is at work: keys that say nothing, then text that is not settled yet. The
/// driver has no input method, so the events are made here.
const COMPOSE: &str = "
    const [steps, settled, keys] = arguments;
    const field = document.querySelector('[data-editing]');
    const start = field.value;
    const key = (name) => field.dispatchEvent(new KeyboardEvent('keydown',
        { key: name, keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));
    const show = (text, type) => {
        field.value = start + text;
        field.dispatchEvent(new InputEvent('input', { data: text, inputType: type, isComposing: true, bubbles: true }));
    };
    field.dispatchEvent(new CompositionEvent('compositionstart', { data: '', bubbles: true }));
    for (const text of steps) {
        key('Process');
        field.dispatchEvent(new CompositionEvent('compositionupdate', { data: text, bubbles: true }));
        show(text, 'insertCompositionText');
    }
    for (const name of keys) key(name);
    field.dispatchEvent(new CompositionEvent('compositionend', { data: settled, bubbles: true }));
    show(settled, 'insertFromComposition');
    return field.isConnected;";

#[tokio::test]
async fn an_input_method_composes_without_setting_off_commands() {
    let home = Home::new().await;
    let window = home.start().await;
    let (map, card) = writing(&home, &window).await;
    // Enter and Escape belong to the list of candidates here, not to the card.
    let steps = serde_json::json!([["n", "に", "にほん"], "日本", ["Enter", "Escape"]]);
    let steps = steps.as_array().unwrap().clone();
    let open = window.script(COMPOSE, steps).await;
    assert_eq!(open, true, "a key of the input method ended the text");
    kept(&home, &window, &map, &card, "日本").await;
}

#[tokio::test]
async fn a_dead_key_makes_one_letter_with_the_next() {
    let home = Home::new().await;
    let window = home.start().await;
    let (map, card) = writing(&home, &window).await;
    window.type_text("caf").await;
    window.typed("caf").await;
    let steps = serde_json::json!([["´"], "é", ["Dead"]]).as_array().unwrap().clone();
    window.script(COMPOSE, steps).await;
    window.type_text(" Grüße").await;
    kept(&home, &window, &map, &card, "café Grüße").await;
}

/// Begins to write on an emptied card: its map and id.
async fn writing(home: &Home, window: &Window) -> (MapId, CardId) {
    let doc = home.last_map();
    let card = cards_in(&doc, &lane_of(&doc, "action"), &columns(&doc)[0]).remove(0);
    window.rewrite(&card).await;
    window.press(Key::Backspace).await;
    window.typed("").await;
    (doc.map.id.clone(), card)
}

async fn kept(home: &Home, window: &Window, map: &MapId, card: &CardId, text: &str) {
    window.typed(text).await;
    window.press(Key::Escape).await;
    window.gone("[data-editing]").await;
    until(&format!("{text:?} on the disk"), async || {
        (home.doc(map).cards[card].text == text).then_some(())
    })
    .await;
}
