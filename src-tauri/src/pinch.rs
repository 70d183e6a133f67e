//! Two fingers on a touchpad. WebKitGTK would scale the whole page with them, and the page would hear nothing of it: they
//! are caught on the widget and handed to the page, which zooms the map.

use std::cell::Cell;

use gtk::gdk::ffi::GDK_TOUCHPAD_GESTURE_PHASE_UPDATE as MOVES;
use gtk::gdk::{EventMask, EventTouchpadPinch};
use gtk::glib::Propagation;
use gtk::prelude::{WidgetExt, WidgetExtManual};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager};

/// The event that tells the page how far the fingers have moved.
const PINCH: &str = "pinch";

/// What the page hears of one movement of the fingers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Pinch {
    /// How many times larger since the last movement.
    factor: f64,
    /// Where the pointer is, in pixels from the page's left and upper edge.
    x: f64,
    y: f64,
}

/// Takes the pinch from the main window's page.
pub fn watch(app: &AppHandle) {
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    let app = app.clone();
    let watched = window.with_webview(move |page| {
        let page = page.inner();
        page.add_events(EventMask::TOUCHPAD_GESTURE_MASK);
        let fingers = Fingers::default();
        page.connect_event(move |_, event| match event.downcast_ref::<EventTouchpadPinch>() {
            Some(event) => {
                let moves = i32::from(event.as_ref().phase) == MOVES;
                tell(&app, fingers.moved(moves, event.scale()), event.position());
                Propagation::Stop
            }
            None => Propagation::Proceed,
        });
    });
    if let Err(error) = watched {
        log::warn!("Pinching will scale the page: {error}");
    }
}

fn tell(app: &AppHandle, factor: Option<f64>, (x, y): (f64, f64)) {
    let Some(factor) = factor else {
        return;
    };
    if let Err(error) = app.emit(PINCH, Pinch { factor, x, y }) {
        log::warn!("The page does not hear of a pinch: {error}");
    }
}

/// How far apart two fingers were, against the beginning of their gesture.
struct Fingers(Cell<f64>);

impl Default for Fingers {
    fn default() -> Self {
        Self(Cell::new(1.0))
    }
}

impl Fingers {
    /// How many times farther apart they are than before; none where they do not move but come down or leave.
    fn moved(&self, moves: bool, scale: f64) -> Option<f64> {
        let moves = moves && scale.is_finite() && scale > 0.0;
        let before = self.0.replace(if moves { scale } else { 1.0 });
        moves.then_some(scale / before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_movement_counts_from_the_one_before() {
        let fingers = Fingers::default();
        let steps = [
            (false, 1.0),
            (true, 1.5),
            (true, 3.0),
            (true, 0.0),
            (false, 3.0),
            (true, 0.5),
        ];
        let factors = steps.map(|(moves, scale)| fingers.moved(moves, scale));
        let expected = [None, Some(1.5), Some(2.0), None, None, Some(0.5)];
        assert_eq!(
            factors, expected,
            "a scale of nothing is no movement, and a new gesture begins anew"
        );
    }
}
