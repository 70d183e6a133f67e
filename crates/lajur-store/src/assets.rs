//! Images: stored once by the hash of their bytes, never changed.

use std::collections::BTreeMap;

use lajur_model::{Asset, AssetId};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use crate::{Library, StoreError};

impl Library {
    /// Keeps an image; nothing happens where the library has it already.
    ///
    /// # Errors
    /// [`StoreError::AssetMismatch`] where the id is not the SHA-256 of the bytes, and what the disk says.
    pub fn put_asset(&mut self, asset: &Asset, bytes: &[u8]) -> Result<(), StoreError> {
        // A file from outside could claim the name of an image that somebody else is going to use.
        if asset.id.as_str() != format!("{:x}", Sha256::digest(bytes)) {
            return Err(StoreError::AssetMismatch { id: asset.id.0.clone() });
        }
        let sql = "INSERT OR IGNORE INTO asset (id, mime, width, height, bytes) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.write(|conn| {
            conn.prepare_cached(sql)?
                .execute((asset.id.as_str(), &asset.mime, asset.width, asset.height, bytes))?;
            Ok(())
        })
    }

    /// The bytes of an image, none where the library does not have it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn asset_bytes(&self, id: &AssetId) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|conn| {
            let mut query = conn.prepare_cached("SELECT bytes FROM asset WHERE id = ?1")?;
            Ok(query.query_row([id.as_str()], |row| row.get(0)).optional()?)
        })
    }

    /// What is known of all images.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn assets(&self) -> Result<BTreeMap<AssetId, Asset>, StoreError> {
        self.read(all)
    }

    /// Deletes the images that no record and no step of history names. Gives how many.
    ///
    /// # Errors
    /// What SQLite and the disk say. Then nothing changed.
    pub fn clean_assets(&mut self) -> Result<usize, StoreError> {
        // Wherever an id stands between quotation marks it counts as named: rather an image too many than one too few.
        let sql = "DELETE FROM asset
                   WHERE NOT EXISTS (SELECT 1 FROM record WHERE instr(json, '\"' || asset.id || '\"'))
                     AND NOT EXISTS (SELECT 1 FROM history WHERE instr(change, '\"' || asset.id || '\"'))";
        self.write(|conn| Ok(conn.execute(sql, [])?))
    }
}

/// What is known of all images, without their bytes.
pub(crate) fn all(conn: &Connection) -> Result<BTreeMap<AssetId, Asset>, StoreError> {
    let mut query = conn.prepare_cached("SELECT id, mime, width, height FROM asset")?;
    let rows = query.query_map([], |row| {
        let id = AssetId(row.get(0)?);
        let asset = Asset {
            id: id.clone(),
            mime: row.get(1)?,
            width: row.get(2)?,
            height: row.get(3)?,
            ..Asset::default()
        };
        Ok((id, asset))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
