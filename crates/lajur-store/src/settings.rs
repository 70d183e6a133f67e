//! What the program remembers besides maps: language, theme, open panels.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;

use crate::{Library, StoreError};

impl Library {
    /// One setting, none where it was never saved.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read(|conn| {
            let mut query = conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
            Ok(query.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// All settings.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn settings(&self) -> Result<BTreeMap<String, String>, StoreError> {
        self.read(|conn| {
            let mut query = conn.prepare_cached("SELECT key, value FROM setting")?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Keeps a setting, over the one before.
    ///
    /// # Errors
    /// What SQLite and the disk say.
    pub fn save_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.write(|conn| {
            conn.prepare_cached(sql)?.execute([key, value])?;
            Ok(())
        })
    }
}
