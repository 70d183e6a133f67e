//! Turns of threads that lay out the same map: the second one finds every text shaped, and shares no core with the first.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use lajur_model::MapId;

static TAKEN: Mutex<BTreeSet<MapId>> = Mutex::new(BTreeSet::new());
static FREE: Condvar = Condvar::new();

/// A turn; it ends where it is dropped.
pub(crate) struct Turn(MapId);

impl Turn {
    /// Waits until nobody else lays this map out as a whole.
    pub(crate) fn of(map: &MapId) -> Self {
        let mut taken = FREE
            .wait_while(taken(), |taken| taken.contains(map))
            .unwrap_or_else(PoisonError::into_inner);
        taken.insert(map.clone());
        Self(map.clone())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        taken().remove(&self.0);
        FREE.notify_all();
    }
}

/// A panic elsewhere leaves it whole: it is changed in one step.
fn taken() -> MutexGuard<'static, BTreeSet<MapId>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use std::sync::mpsc::channel;
    use std::thread;

    use super::*;

    #[test]
    fn only_turns_of_the_same_map_wait_for_each_other() {
        let first = Turn::of(&MapId::from("one"));
        drop(Turn::of(&MapId::from("other")));
        let (said, heard) = channel();
        let waiting = thread::spawn(move || {
            let _turn = Turn::of(&MapId::from("one"));
            said.send("second").unwrap();
        });
        assert!(heard.try_recv().is_err(), "the first one is not done");
        drop(first);
        assert_eq!(heard.recv().unwrap(), "second");
        waiting.join().unwrap();
    }
}
