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

/// Ctrl+C, and the wish of the system that the program ends, call off what looks at this flag. A second one ends the
/// program at once.
pub fn call_off_on_interrupt(cancelled: &Arc<AtomicBool>) {
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        // Without a handler the program ends as any other does; what it sent to a printer is printed then.
        let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(cancelled));
        let _ = signal_hook::flag::register(signal, Arc::clone(cancelled));
    }
}
