//! The pointer: clicks, drags that can be looked at on their way, and the wheel.

use std::cell::RefCell;

use fantoccini::actions::{
    InputSource, MOUSE_BUTTON_LEFT, MOUSE_BUTTON_RIGHT, MouseActions, PointerAction, WheelAction, WheelActions,
};
use serde_json::{Value, json};

use super::limited;
use super::{Key, Window, until};

/// A place in the viewport, in CSS pixels.
pub type Place = (f64, f64);

/// Moves between two places, as a hand makes them.
const MOVES: u32 = 8;

impl Window {
    /// Clicks in the middle of an element.
    pub async fn click(&self, css: &str) {
        let middle = self.middle(css).await;
        self.click_at(middle).await;
    }

    /// Clicks at a place.
    pub async fn click_at(&self, place: Place) {
        self.perform(clicks(place, 1)).await;
    }

    /// Clicks in the middle of an element while a key is held.
    pub async fn click_with(&self, held: Key, css: &str) {
        let middle = self.middle(css).await;
        self.hold(held).await;
        self.perform(clicks(middle, 1)).await;
    }

    /// Clicks twice in the middle of an element.
    pub async fn double_click(&self, css: &str) {
        let middle = self.middle(css).await;
        self.double_click_at(middle).await;
    }

    /// Clicks twice at a place.
    pub async fn double_click_at(&self, place: Place) {
        self.perform(clicks(place, 2)).await;
    }

    /// Clicks with the right button in the middle of an element.
    pub async fn right_click(&self, css: &str) {
        let button = MOUSE_BUTTON_RIGHT;
        let hand = mouse().then(to(self.middle(css).await));
        self.perform(
            hand.then(PointerAction::Down { button })
                .then(PointerAction::Up { button }),
        )
        .await;
    }

    /// Brings the pointer above the middle of an element.
    pub async fn hover(&self, css: &str) {
        let middle = self.middle(css).await;
        self.hover_at(middle).await;
    }

    /// Brings the pointer to a place.
    pub async fn hover_at(&self, place: Place) {
        self.perform(mouse().then(to(place))).await;
    }

    /// Drags the middle of one element to the middle of another.
    pub async fn drag(&self, from: &str, to: &str) {
        let (from, to) = (self.middle(from).await, self.middle(to).await);
        self.drag_between(from, to).await;
    }

    /// Drags from one place to another.
    pub async fn drag_between(&self, from: Place, to: Place) {
        self.grab(from).await;
        self.carry(from, to).await;
        self.drop().await;
    }

    /// Presses at a place and holds on.
    pub async fn grab(&self, place: Place) {
        self.act(mouse().then(to(place)).then(down())).await;
    }

    /// Moves what is held from one place to another.
    pub async fn carry(&self, from: Place, goal: Place) {
        let between = |share: f64| {
            (
                (from.0 + (goal.0 - from.0) * share).round(),
                (from.1 + (goal.1 - from.1) * share).round(),
            )
        };
        let steps = (1..=MOVES).map(|step| to(between(f64::from(step) / f64::from(MOVES))));
        self.act(steps.fold(mouse(), MouseActions::then)).await;
    }

    /// Lets go what is held, and all keys.
    pub async fn drop(&self) {
        self.perform(mouse().then(up())).await;
    }

    /// Turns the wheel at a place, so many times by so many pixels.
    pub async fn wheel(&self, at: Place, turns: i64, by: (i64, i64)) {
        // WebKit's driver sends the difference to the turn before, so the turns are summed up.
        let turn = |nth: i64| WheelAction::Scroll {
            duration: None,
            x: at.0 as i64,
            y: at.1 as i64,
            delta_x: nth * by.0,
            delta_y: nth * by.1,
        };
        let all = (1..=turns).fold(WheelActions::new("wheel".to_owned()), |all, nth| all.then(turn(nth)));
        limited("the wheel", self.client.perform_actions(all)).await.unwrap();
        limited("the wheel", self.client.release_actions()).await.unwrap();
    }

    /// The middle of an element in the viewport, once it stands still there.
    pub async fn middle(&self, css: &str) -> Place {
        self.spot(css, (0.5, 0.5)).await
    }

    /// A place on an element as shares of its width and height, once it stands still.
    pub async fn spot(&self, css: &str, share: (f64, f64)) -> Place {
        const BOX: &str = "const e = document.querySelector(arguments[0]); if (!e) return null;
            e.scrollIntoView({ block: 'nearest', inline: 'nearest' });
            // What lies below the names of lanes or the heads of stages is not seen yet.
            const canvas = e.closest('[data-sticky]') ? null : e.closest('[data-region=canvas]');
            if (canvas) {
                const { right, bottom } = [...canvas.querySelectorAll('[data-sticky]')].at(-1).getBoundingClientRect();
                const { left, top, width, height } = e.getBoundingClientRect();
                const [x, y] = [left + width * arguments[1], top + height * arguments[2]];
                canvas.scrollBy(x < right ? left - right : 0, y < bottom ? top - bottom : 0);
            }
            const r = e.getBoundingClientRect();
            // The driver counts pixels of the window, the page larger ones where it is shown at a larger scale.
            const scale = Math.round(20 * outerWidth / innerWidth) / 20;
            return [r.left, r.top, r.width, r.height].map(at => at * scale);";
        let last = RefCell::new(Value::Null);
        let found = until(&format!("{css} to stand still"), async || {
            let found = self.script(BOX, vec![json!(css), json!(share.0), json!(share.1)]).await;
            (!found.is_null() && last.replace(found.clone()) == found).then_some(found)
        })
        .await;
        let number = |at: usize| found[at].as_f64().unwrap();
        (
            (number(0) + number(2) * share.0).round(),
            (number(1) + number(3) * share.1).round(),
        )
    }

    /// Does all this and lets go of everything.
    async fn perform(&self, hand: MouseActions) {
        self.act(hand).await;
        limited("mouse", self.client.release_actions()).await.unwrap();
    }

    /// Does all this and stays as it is then.
    async fn act(&self, hand: MouseActions) {
        limited("mouse", self.client.perform_actions(hand)).await.unwrap();
    }
}

fn clicks(place: Place, times: u8) -> MouseActions {
    (0..times).fold(mouse().then(to(place)), |hand, _| hand.then(down()).then(up()))
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}

fn to((x, y): Place) -> PointerAction {
    PointerAction::MoveTo { duration: None, x, y }
}

fn down() -> PointerAction {
    PointerAction::Down {
        button: MOUSE_BUTTON_LEFT,
    }
}

fn up() -> PointerAction {
    PointerAction::Up {
        button: MOUSE_BUTTON_LEFT,
    }
}
