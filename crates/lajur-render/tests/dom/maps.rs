//! Small maps, made by hand.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::sync::Arc;

use lajur_model::{Card, CardPlace, Counter, Doc, Lane, Map, Persona, Rank, Role, Shared, Stage, evenly, templates};
use lajur_render::{HtmlOptions, html};
use lajur_words::{Lang, say};

pub fn example(lang: Lang) -> Doc {
    templates::example(&|key| say(lang, key, &[]), lang.as_str(), &mut Counter::new("e"))
}

pub fn plain(doc: &Doc) -> String {
    html(doc, &HtmlOptions::default())
}

/// Stages in a row, no lanes.
pub fn columns(count: usize) -> Doc {
    let map = Map {
        id: "m".into(),
        title: "Map".to_owned(),
        ..Map::default()
    };
    let mut doc = Doc { map, ..Doc::default() };
    for (at, rank) in evenly(count).into_iter().enumerate() {
        add_stage(&mut doc, &format!("s{at}"), None, rank);
    }
    doc
}

pub fn add_stage(doc: &mut Doc, id: &str, parent: Option<&str>, rank: Rank) {
    let stage = Stage {
        id: id.into(),
        parent: parent.map(Into::into),
        rank,
        name: format!("Stage {id}"),
        ..Stage::default()
    };
    doc.stages.insert(stage.id.clone(), stage);
}

pub fn add_lane(doc: &mut Doc, id: &str, role: Option<Role>) {
    let rank = evenly(10).remove(doc.lanes.len());
    let lane = Lane {
        id: id.into(),
        rank,
        role,
        ..Lane::default()
    };
    doc.lanes.insert(lane.id.clone(), lane);
}

/// A card at a lane and a stage, and where it reaches.
pub fn add(doc: &mut Doc, id: &str, (lane, stage, until): (&str, &str, Option<&str>), change: impl FnOnce(&mut Card)) {
    let mut card = Card {
        id: id.into(),
        text: format!("Text of {id}"),
        place: Some(CardPlace {
            lane: lane.into(),
            stage: stage.into(),
            until: until.map(Into::into),
            rank: evenly(1).remove(0),
            ..CardPlace::default()
        }),
        ..Card::default()
    };
    change(&mut card);
    doc.cards.insert(card.id.clone(), card);
}

pub fn share(doc: &mut Doc, change: impl FnOnce(&mut Shared)) {
    change(Arc::make_mut(&mut doc.shared));
}

pub fn add_persona(doc: &mut Doc, id: &str) {
    let persona = Persona {
        id: id.into(),
        name: format!("Name of {id}"),
        ..Persona::default()
    };
    doc.map.personas.push(id.into());
    share(doc, |shared| {
        shared.personas.insert(persona.id.clone(), persona);
    });
}
