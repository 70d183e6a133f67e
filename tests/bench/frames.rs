//! Frames as the page sees them: the time between two calls of `requestAnimationFrame`.

use serde_json::json;

use crate::harness::Window;

/// Counts frames and notes what else the bounds speak of: nothing but the page's own clock.
const RECORD: &str = "const frames = []; let last = null; window.lajurFrames = { frames, on: true };
    const turn = (now) => {
        if (last !== null) frames.push(now - last);
        last = now;
        if (window.lajurFrames.frames === frames && window.lajurFrames.on) requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);";
const FINISH: &str = "window.lajurFrames.on = false; return window.lajurFrames.frames;";

/// How long the frames of a gesture took, in ms.
#[derive(Debug, Clone, Copy)]
pub struct Frames {
    /// How many there were.
    pub count: usize,
    /// Half of them were quicker.
    pub p50: f64,
    /// 95 of 100 were quicker.
    pub p95: f64,
    /// The longest.
    pub longest: f64,
}

/// The frames while something is done.
pub async fn during(window: &Window, gesture: impl Future<Output = ()>) -> Frames {
    window.script(RECORD, vec![]).await;
    gesture.await;
    let told = window.script(FINISH, vec![]).await;
    let mut times: Vec<f64> = told
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|time| time.as_f64())
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (times.len() as f64 * share) as usize;
        times.get(place).or(times.last()).copied().unwrap_or(0.0)
    };
    Frames {
        count: times.len(),
        p50: at(0.5),
        p95: at(0.95),
        longest: at(1.0),
    }
}

/// Waits until the page has drawn a number of frames without anything being done to it.
pub async fn rest(window: &Window, frames: u32) {
    const REST: &str = "const [frames, done] = arguments; let left = frames;
        const turn = () => (left-- > 0 ? requestAnimationFrame(turn) : done(null));
        requestAnimationFrame(turn);";
    window.client.execute_async(REST, vec![json!(frames)]).await.unwrap();
}
