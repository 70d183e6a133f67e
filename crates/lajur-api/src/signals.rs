//! Signals that would end the program in the middle of a write.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// To be called once, before anything is written. A file that grows past the limit of its process (`ulimit -f`, `prlimit
/// --fsize`, a quota) brings a signal that ends the program. With a handler the write fails instead, and Lajur can say so
/// and clean up.
pub fn outlive_a_full_disk() {
    #[cfg(unix)]
    {
        // Without the handler Lajur still works; only such a limit would end it without a word.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)));
    }
}
