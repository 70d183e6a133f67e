//! Hands as quick as real ones: sixty turns of the wheel and more than sixty moves of the mouse in a second.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, WheelAction, WheelActions};

use serde_json::json;

use crate::harness::limited;
use crate::harness::{Key, Window};

/// A place in the viewport.
pub type Place = (f64, f64);

/// One turn of the wheel takes as long as a frame.
const TURN: Duration = Duration::from_millis(16);

/// Turns the wheel at a place, once for each step.
///
/// WebKit's driver sends the difference to the turn before, so the steps are summed up.
pub async fn wheel(window: &Window, at: Place, steps: &[(i64, i64)]) {
    let mut turns = WheelActions::new("wheel".to_owned());
    let (mut x, mut y) = (0, 0);
    for (dx, dy) in steps {
        (x, y) = (x + dx, y + dy);
        turns = turns.then(WheelAction::Scroll {
            duration: Some(TURN),
            x: at.0 as i64,
            y: at.1 as i64,
            delta_x: x,
            delta_y: y,
        });
    }
    limited("the wheel", window.client.perform_actions(turns))
        .await
        .unwrap();
    limited("the wheel", window.client.release_actions()).await.unwrap();
}

/// Turns the wheel with Ctrl held, once in each frame: zooms. WebKit's driver sends no keys with the wheel, so the page
/// is handed the events.
pub async fn zoom_wheel(window: &Window, at: Place, by: i64, turns: usize) {
    const TURN: &str = "const [x, y, by, turns, done] = arguments; let left = turns;
        const init = { bubbles: true, cancelable: true, composed: true, ctrlKey: true, clientX: x, clientY: y, deltaY: by };
        const turn = () => {
            if (left-- === 0) return done(null);
            document.elementFromPoint(x, y)?.dispatchEvent(new WheelEvent('wheel', init));
            requestAnimationFrame(turn);
        };
        requestAnimationFrame(turn);";
    let arguments = vec![json!(at.0), json!(at.1), json!(by), json!(turns)];
    limited("the wheel", window.client.execute_async(TURN, arguments))
        .await
        .unwrap();
}

/// Presses at a place, wanders about it in a circle of that radius, and takes it back with Escape.
pub async fn drag(window: &Window, from: Place, radius: f64, moves: u32) {
    let to = |(x, y): Place| PointerAction::MoveTo { duration: None, x, y };
    let mut hand = mouse().then(to(from)).then(PointerAction::Down {
        button: MOUSE_BUTTON_LEFT,
    });
    for step in 1..=moves {
        let turn = f64::from(step) / f64::from(moves) * std::f64::consts::TAU;
        hand = hand.then(to((
            (from.0 + radius * turn.sin()).round(),
            (from.1 + radius * (1.0 - turn.cos()) / 2.0).round(),
        )));
    }
    limited("the mouse", window.client.perform_actions(hand)).await.unwrap();
    window.press(Key::Escape).await;
    let up = mouse().then(PointerAction::Up {
        button: MOUSE_BUTTON_LEFT,
    });
    limited("the mouse", window.client.perform_actions(up)).await.unwrap();
    limited("the mouse", window.client.release_actions()).await.unwrap();
}

/// Clicks so many times at a place.
pub async fn click(window: &Window, (x, y): Place, times: u8) {
    let button = MOUSE_BUTTON_LEFT;
    let mut hand = mouse().then(PointerAction::MoveTo { duration: None, x, y });
    for _ in 0..times {
        hand = hand
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
    }
    limited("the mouse", window.client.perform_actions(hand)).await.unwrap();
    limited("the mouse", window.client.release_actions()).await.unwrap();
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}

/// So many turns one way and so many back, twice: to the right and down.
pub fn there_and_back(turns: usize, by: i64) -> Vec<(i64, i64)> {
    let ways = [(0, by), (by, 0), (0, -by), (-by, 0)];
    ways.into_iter().flat_map(|way| vec![way; turns]).collect()
}
