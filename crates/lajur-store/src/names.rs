//! What a map names of the shared records, so that a Doc carries just those.

use std::collections::BTreeSet;

use lajur_model::{AssetId, ChannelId, Doc, PersonaId, Shared};

/// Leaves of `all` what the map names: its personas, its channels and those of its personas, and all their images.
/// Records in the bin stay: what names them keeps drawing them.
pub(crate) fn named_by(doc: &Doc, mut all: Shared) -> Shared {
    let personas = personas(doc);
    all.personas.retain(|id, _| personas.contains(id));
    let channels = channels(doc, &all);
    all.channels.retain(|id, _| channels.contains(id));
    let assets = assets(doc, &all);
    all.assets.retain(|id, _| assets.contains(id));
    all
}

fn personas(doc: &Doc) -> BTreeSet<PersonaId> {
    let cards = doc.cards.values().flat_map(|card| &card.personas);
    let lanes = doc.lanes.values().flat_map(|lane| &lane.persona);
    let views = doc.views.values().flat_map(|view| &view.personas);
    doc.map
        .personas
        .iter()
        .chain(cards)
        .chain(lanes)
        .chain(views)
        .cloned()
        .collect()
}

fn channels(doc: &Doc, shared: &Shared) -> BTreeSet<ChannelId> {
    let cards = doc.cards.values().flat_map(|card| &card.channels);
    let views = doc.views.values().flat_map(|view| &view.channels);
    let personas = shared.personas.values().flat_map(|persona| &persona.channels);
    cards.chain(views).chain(personas).cloned().collect()
}

fn assets(doc: &Doc, shared: &Shared) -> BTreeSet<AssetId> {
    let cards = doc.cards.values().flat_map(|card| &card.image);
    let personas = shared.personas.values().flat_map(|persona| &persona.photo);
    let channels = shared.channels.values().flat_map(|channel| &channel.image);
    doc.map
        .logo
        .iter()
        .chain(cards)
        .chain(personas)
        .chain(channels)
        .cloned()
        .collect()
}
