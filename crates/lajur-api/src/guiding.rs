//! The six steps of a map.

use lajur_model::{GuideStep, MapId, guide};

use crate::{App, Result};

impl App {
    /// What a map still lacks on the day `today`, written `YYYY-MM-DD`: the person's own day, which only the caller
    /// knows.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn guide(&mut self, map: &MapId, today: &str) -> Result<Vec<GuideStep>> {
        Ok(guide(&self.map(map)?.doc, today))
    }
}
