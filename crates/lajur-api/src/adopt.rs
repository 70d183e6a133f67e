//! What comes in brings channels and personas of its own; where the library has one of that name, the map uses that.

use std::collections::BTreeMap;
use std::sync::Arc;

use lajur_model::{Doc, Shared};

/// Lets a new map name the library's channels in place of its own of the same name.
pub(crate) fn adopt_channels(doc: &mut Doc, library: &Shared) {
    let own = doc.shared.channels.values().map(|channel| (&channel.id, &channel.name));
    let known = library.channels.values().filter(|channel| !channel.deleted);
    let twins = twins(own, known.map(|channel| (&channel.id, &channel.name)));
    doc.cards
        .edit(|cards| cards.values_mut().for_each(|card| swap(&twins, &mut card.channels)));
    let shared = Arc::make_mut(&mut doc.shared);
    for persona in shared.personas.values_mut() {
        swap(&twins, &mut persona.channels);
    }
    shared.channels.retain(|id, _| !twins.contains_key(id));
}

/// Lets a map that comes in name the library's personas in place of its own of the same name.
pub(crate) fn adopt_personas(doc: &mut Doc, library: &Shared) {
    let own = doc.shared.personas.values().map(|persona| (&persona.id, &persona.name));
    let known = library.personas.values().filter(|persona| !persona.deleted);
    let twins = twins(own, known.map(|persona| (&persona.id, &persona.name)));
    doc.cards
        .edit(|cards| cards.values_mut().for_each(|card| swap(&twins, &mut card.personas)));
    swap(&twins, &mut doc.map.personas);
    Arc::make_mut(&mut doc.shared)
        .personas
        .retain(|id, _| !twins.contains_key(id));
}

/// The library's of the same name for each of a map's own that has one.
fn twins<'a, I: Ord + Clone + 'a>(
    own: impl Iterator<Item = (&'a I, &'a String)>,
    library: impl Iterator<Item = (&'a I, &'a String)>,
) -> BTreeMap<I, I> {
    let known: BTreeMap<String, &I> = library.map(|(id, name)| (name.to_lowercase(), id)).collect();
    own.filter_map(|(id, name)| Some((id.clone(), (*known.get(&name.to_lowercase())?).clone())))
        .collect()
}

fn swap<I: Ord + Clone>(twins: &BTreeMap<I, I>, ids: &mut [I]) {
    for id in ids {
        if let Some(twin) = twins.get(id) {
            *id = twin.clone();
        }
    }
}
