//! A Doc as a map file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lajur_model::{AssetId, Doc, Record};
use serde_json::Value;

use super::images::sha256;
use super::origin::Origin;
use super::{FORMAT, images, named::images_of, named::named, print};
use crate::{Exported, Note};

/// Writes a map. `image` answers with the bytes of an image; a picture without bytes is taken off and noted. The same
/// Doc gives the same bytes.
#[must_use]
pub fn write(doc: &Doc, image: &dyn Fn(&AssetId) -> Option<Vec<u8>>) -> Exported {
    let Content {
        mut members,
        origin,
        missing,
    } = Content::of(doc, image);
    let hash = sha256(text(&members).as_bytes());
    let mut head = vec![("hash".to_owned(), Value::from(hash.as_str()))];
    let from = origin.version_before(doc.map.id.as_str(), &hash);
    head.extend(from.map(|from| ("from".to_owned(), Value::from(from))));
    members.splice(1..1, head);
    let notes = (missing > 0).then(|| Note::counted("images_missing", missing, &[]));
    Exported {
        bytes: text(&members).into_bytes(),
        hash,
        notes: notes.into_iter().collect(),
    }
}

/// The hash of a map's content, as its file carries it. Two maps with the same hash are the same, wherever each was read
/// from. `image` is as for [`write()`].
#[must_use]
pub fn hash(doc: &Doc, image: &dyn Fn(&AssetId) -> Option<Vec<u8>>) -> String {
    write(doc, image).hash
}

/// All members of a map's file but its hashes; a picture without bytes is taken off.
pub(crate) fn members(doc: &Doc, image: &dyn Fn(&AssetId) -> Option<Vec<u8>>) -> Vec<(String, Value)> {
    Content::of(doc, image).members
}

/// What a map's file says of its map, before the hashes.
struct Content {
    members: Vec<(String, Value)>,
    origin: Origin,
    /// How many pictures have no bytes.
    missing: usize,
}

impl Content {
    fn of(doc: &Doc, image: &dyn Fn(&AssetId) -> Option<Vec<u8>>) -> Self {
        let mut doc = doc.clone();
        let origin = Origin::take(&mut doc.map).unwrap_or_default();
        // Whether it lies in the sender's bin says nothing to the one who opens the file.
        doc.map.deleted = false;
        let (pictures, missing) = pictures(&doc, image);
        take_off(&mut doc, &missing);
        let mut members = content(&doc, &pictures);
        members.extend(origin.members.iter().map(|(name, value)| (name.clone(), value.clone())));
        Self {
            members,
            origin,
            missing: missing.len(),
        }
    }
}

type Pictures = BTreeMap<AssetId, Vec<u8>>;

fn pictures(doc: &Doc, image: &dyn Fn(&AssetId) -> Option<Vec<u8>>) -> (Pictures, BTreeSet<AssetId>) {
    let (mut found, mut missing) = (Pictures::new(), BTreeSet::new());
    for id in images_of(doc) {
        match image(&id) {
            Some(bytes) => drop(found.insert(id, bytes)),
            None => drop(missing.insert(id)),
        }
    }
    (found, missing)
}

/// Takes pictures off whatever shows them: a file that names what it does not hold could not be read.
fn take_off(doc: &mut Doc, missing: &BTreeSet<AssetId>) {
    if missing.is_empty() {
        return;
    }
    let take = |image: &mut Option<AssetId>| drop(image.take_if(|id| missing.contains(id)));
    take(&mut doc.map.logo);
    doc.cards
        .edit(|cards| cards.values_mut().for_each(|card| take(&mut card.image)));
    let shared = Arc::make_mut(&mut doc.shared);
    shared
        .personas
        .values_mut()
        .for_each(|persona| take(&mut persona.photo));
    shared
        .channels
        .values_mut()
        .for_each(|channel| take(&mut channel.image));
}

/// All members but `hash` and `from`, in the order they are written.
fn content(doc: &Doc, pictures: &Pictures) -> Vec<(String, Value)> {
    let shared = named(doc);
    let images = shared
        .assets
        .iter()
        .filter_map(|(id, asset)| Some(images::write(asset, pictures.get(id)?)));
    let members = [
        ("format", Value::from(FORMAT)),
        ("map", Value::Object(doc.map.fields())),
        ("stages", records(doc.stages.values())),
        ("lanes", records(doc.lanes.values())),
        ("cards", records(doc.cards.values())),
        ("links", records(doc.links.values())),
        ("views", records(doc.views.values())),
        ("comments", records(doc.comments.values())),
        ("personas", records(shared.personas.values())),
        ("channels", records(shared.channels.values())),
        ("images", Value::Array(images.collect())),
    ];
    members.map(|(name, value)| (name.to_owned(), value)).into()
}

/// Records in the order of their ids, as the Doc holds them.
fn records<'a, R: Record + 'a>(records: impl Iterator<Item = &'a R>) -> Value {
    Value::Array(records.map(|record| Value::Object(record.fields())).collect())
}

fn text(members: &[(String, Value)]) -> String {
    let mut out = String::new();
    print::list(&mut out, 0, '{', '}', members, |(name, value), out| {
        print::member(name, value, 1, out)
    });
    out.push('\n');
    out
}
