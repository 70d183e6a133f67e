//! What comes in brings channels and personas of its own; where the library has one of that name, the map uses that.

use std::collections::BTreeMap;
use std::sync::Arc;

use lajur_model::{ChannelId, Doc, PersonaId, Shared};

/// Lets a new map name the library's channels in place of its own of the same name.
pub(crate) fn adopt_channels(doc: &mut Doc, library: &Shared) {
    let known: BTreeMap<String, &ChannelId> = library
        .channels
        .values()
        .filter(|channel| !channel.deleted)
        .map(|channel| (channel.name.to_lowercase(), &channel.id))
        .collect();
    let twins: BTreeMap<ChannelId, ChannelId> = doc
        .shared
        .channels
        .values()
        .filter_map(|channel| Some((channel.id.clone(), (*known.get(&channel.name.to_lowercase())?).clone())))
        .collect();
    let swap = |ids: &mut Vec<ChannelId>| {
        for id in ids {
            if let Some(twin) = twins.get(id) {
                *id = twin.clone();
            }
        }
    };
    doc.cards
        .edit(|cards| cards.values_mut().for_each(|card| swap(&mut card.channels)));
    let shared = Arc::make_mut(&mut doc.shared);
    for persona in shared.personas.values_mut() {
        swap(&mut persona.channels);
    }
    shared.channels.retain(|id, _| !twins.contains_key(id));
}

/// Lets a map that comes in name the library's personas in place of its own of the same name.
pub(crate) fn adopt_personas(doc: &mut Doc, library: &Shared) {
    let known: BTreeMap<String, &PersonaId> = library
        .personas
        .values()
        .filter(|persona| !persona.deleted)
        .map(|persona| (persona.name.to_lowercase(), &persona.id))
        .collect();
    let twins: BTreeMap<PersonaId, PersonaId> = doc
        .shared
        .personas
        .values()
        .filter_map(|persona| Some((persona.id.clone(), (*known.get(&persona.name.to_lowercase())?).clone())))
        .collect();
    let swap = |id: &mut PersonaId| {
        if let Some(twin) = twins.get(id) {
            *id = twin.clone();
        }
    };
    doc.cards.edit(|cards| {
        cards
            .values_mut()
            .for_each(|card| card.personas.iter_mut().for_each(swap))
    });
    doc.map.personas.iter_mut().for_each(swap);
    Arc::make_mut(&mut doc.shared)
        .personas
        .retain(|id, _| !twins.contains_key(id));
}
