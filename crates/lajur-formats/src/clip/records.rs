//! The records of a piece within the table that other programs see.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lajur_model::{ChannelId, Doc, PersonaId, Piece};
use serde::{Deserialize, Serialize};

use crate::lajur::json;

/// The attribute of the table that carries them.
pub(super) const ATTRIBUTE: &str = "data-lajur";
/// Stands before the records. Another version has another number, and what this one cannot read stays a table.
const FORMAT: &str = "lajur-piece/1;";

/// A piece with the names of what it shares with its map.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Carried {
    /// The piece.
    pub piece: Piece,
    /// Names of personas and channels, for a library that has them under other ids.
    pub names: Names,
}

/// Names by id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Names {
    /// Of personas.
    pub personas: BTreeMap<PersonaId, String>,
    /// Of channels.
    pub channels: BTreeMap<ChannelId, String>,
}

/// The records as the attribute holds them.
pub(super) fn text(doc: &Doc, piece: &Piece) -> String {
    let carried = Carried {
        piece: piece.clone(),
        names: names(doc, piece),
    };
    // Records are structs of plain fields: they always have a JSON form.
    let json = serde_json::to_vec(&carried).unwrap_or_default();
    format!("{FORMAT}{}", STANDARD.encode(json))
}

/// The records that an attribute holds; none where it is not what [`text`] writes.
pub(super) fn read(attribute: &str) -> Option<Carried> {
    let json = STANDARD.decode(attribute.strip_prefix(FORMAT)?).ok()?;
    let value = json::parse(std::str::from_utf8(&json).ok()?).ok()?;
    let carried: Carried = serde_json::from_value(value).ok()?;
    (!carried.piece.is_empty()).then_some(carried)
}

fn names(doc: &Doc, piece: &Piece) -> Names {
    let mut names = Names::default();
    let lanes = piece.lanes.iter().filter_map(|lane| lane.persona.as_ref());
    for id in piece.cards.iter().flat_map(|card| &card.personas).chain(lanes) {
        if let Some(persona) = doc.persona(id) {
            names.personas.insert(id.clone(), persona.name.clone());
        }
    }
    for id in piece.cards.iter().flat_map(|card| &card.channels) {
        if let Some(channel) = doc.channel(id) {
            names.channels.insert(id.clone(), channel.name.clone());
        }
    }
    names
}
