//! Waiting for something to become true, never for time to pass.

use std::future::Future;
use std::time::{Duration, Instant};

/// More than anything here ever takes on a loaded machine, where opening 10,000 cards in a debug build took over 20 s.
/// Only a failing test waits this long.
const DEADLINE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(25);

/// Asks again and again until there is an answer.
///
/// # Panics
/// When there is none by the deadline; `what` says what was waited for.
pub async fn until<T, F: Future<Output = Option<T>>>(what: &str, mut ask: impl FnMut() -> F) -> T {
    let begin = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(begin.elapsed() < DEADLINE, "waited in vain for {what}");
        tokio::time::sleep(PAUSE).await;
    }
}

/// A call of the driver with a limit: one that hangs must not hang the tests.
///
/// # Panics
/// When it did not return by the deadline.
pub async fn limited<T>(what: &str, call: impl Future<Output = T>) -> T {
    let Ok(answer) = tokio::time::timeout(DEADLINE, call).await else {
        panic!("{what} did not return")
    };
    answer
}
