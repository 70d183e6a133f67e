//! Which personas, channels and images a map names. A file holds those and no others: what somebody else keeps in the
//! same library is nobody's business.
//!
//! Every string in a record counts, so that a field of a newer version that names a persona keeps it in the file.

use std::collections::BTreeSet;

use lajur_model::{AssetId, Doc, Kind, Records, Shared};
use serde_json::Value;

/// The images that a file of this map holds.
#[must_use]
pub fn images_of(doc: &Doc) -> Vec<AssetId> {
    named(doc).assets.into_keys().collect()
}

/// The shared records that the records of a map name, directly or through each other.
pub(super) fn named(doc: &Doc) -> Shared {
    let mut texts = BTreeSet::new();
    for (kind, id) in doc.keys() {
        collect(doc.fields(kind, &id).map(Value::Object), &mut texts);
    }
    let shared = &*doc.shared;
    let mut found = Shared::default();
    for (id, persona) in shared.personas.iter().filter(|(id, _)| texts.contains(id.as_str())) {
        found.personas.insert(id.clone(), persona.clone());
    }
    for id in found.personas.keys() {
        collect(found.fields(Kind::Persona, id.as_str()).map(Value::Object), &mut texts);
    }
    for (id, channel) in shared.channels.iter().filter(|(id, _)| texts.contains(id.as_str())) {
        found.channels.insert(id.clone(), channel.clone());
    }
    for id in found.channels.keys() {
        collect(found.fields(Kind::Channel, id.as_str()).map(Value::Object), &mut texts);
    }
    found.assets = shared
        .assets
        .iter()
        .filter(|(id, _)| texts.contains(id.as_str()))
        .map(|(id, asset)| (id.clone(), asset.clone()))
        .collect();
    found
}

fn collect(value: Option<Value>, texts: &mut BTreeSet<String>) {
    match value {
        Some(Value::String(text)) => drop(texts.insert(text)),
        Some(Value::Array(values)) => values.into_iter().for_each(|value| collect(Some(value), texts)),
        Some(Value::Object(fields)) => fields.into_iter().for_each(|(_, value)| collect(Some(value), texts)),
        _ => {}
    }
}
