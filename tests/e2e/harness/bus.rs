//! A message bus of a test's own, over which a second start finds the first window.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A bus that ends with the test.
pub struct Bus {
    daemon: Child,
    /// What programs reach it by.
    pub address: String,
}

impl Bus {
    /// Starts a bus.
    pub fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed; `cargo xtask test` brings it");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        Self {
            daemon,
            address: address.trim().to_owned(),
        }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
