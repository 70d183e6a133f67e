//! A small map that is wholly in sight, with something of everything, open in the window.

use std::collections::BTreeMap;
use std::sync::Arc;

use lajur_api::{Export, ImportResult, Known, Progress};
use lajur_model::{
    Card, CardId, CardPlace, Channel, ChannelId, Doc, Lane, Map, MapId, Persona, PersonaId, Rank, Role, Shared, Stage,
    evenly,
};

use super::{Home, Key, Window, until};

/// Stages with their parents. The columns are s1, s2a, s2b, s3 and s4.
const STAGES: [(&str, &str, &str); 6] = [
    ("s1", "", "Notice"),
    ("s2", "", "Buy"),
    ("s2a", "s2", "Choose"),
    ("s2b", "s2", "Pay"),
    ("s3", "", "Use"),
    ("s4", "", "Return"),
];

const LANES: [(&str, Role); 5] = [
    ("do", Role::Action),
    ("meet", Role::Touchpoint),
    ("feel", Role::Emotion),
    ("pain", Role::Pain),
    ("solve", Role::Solution),
];

/// Cards with lane, column and text, from top to bottom.
const CARDS: [(&str, &str, &str, &str); 8] = [
    ("a1", "do", "s1", "Sees a poster"),
    ("a2", "do", "s1", "Asks a friend"),
    ("a3", "do", "s2a", "Compares two"),
    ("a4", "do", "s3", "Unpacks it"),
    ("t1", "meet", "s1", "Bus stop"),
    ("t2", "meet", "s2a", "Test page"),
    ("p1", "pain", "s2b", "Pays twice"),
    ("o1", "solve", "s2b", "One button"),
];

/// Points with persona, column and value.
const POINTS: [(&str, &str, &str, f64); 4] = [
    ("e1", "sari", "s1", 1.0),
    ("e2", "sari", "s3", -1.0),
    ("f1", "budi", "s1", -2.0),
    ("f2", "budi", "s3", 2.0),
];

/// The map and the window that shows it.
pub struct Sample {
    /// Where its library lies.
    pub home: Home,
    /// The window with the map open.
    pub window: Window,
    /// Its id.
    pub map: MapId,
}

impl Sample {
    /// Opens it.
    pub async fn open() -> Self {
        Self::open_in(Home::new().await, &sample(), "[data-card=a1]").await
    }

    /// Opens a map, and waits for something of it.
    pub async fn open_in(home: Home, doc: &Doc, shown: &str) -> Self {
        let file = home.path("sample.lajur");
        let what = Export {
            doc: Arc::new(doc.clone()),
            images: BTreeMap::new(),
        };
        lajur_api::export(&what, &file, None, &Progress::silent()).unwrap();
        let ImportResult::Imported { map, .. } = home.library().import_file(&file, Known::Ask).unwrap() else {
            panic!("a new library knows the map already")
        };
        let window = home.start().await;
        window.open_map(&map).await;
        window.find(shown).await;
        Self { home, window, map }
    }

    /// The map as it lies on the disk.
    pub fn doc(&self) -> Doc {
        self.home.doc(&self.map)
    }

    /// Waits until the map on the disk is as it shall be, and the window has heard of it: what the hand does next it does
    /// to what it sees.
    pub async fn until(&self, what: &str, holds: impl Fn(&Doc) -> bool) {
        until(what, async || holds(&self.doc()).then_some(())).await;
        self.window.answered().await;
    }

    /// Takes one step back and waits until the map is what it was before: so all that was done is one step.
    pub async fn undo_to(&self, before: &Doc) {
        self.window.saved().await;
        self.window.chord(&[Key::Control], 'z').await;
        self.until("the map as it was, after one step back", |doc| doc == before)
            .await;
    }

    /// Steps of the map that undo can take back.
    pub fn steps(&self) -> usize {
        let steps = self.home.library().history(&self.map).unwrap();
        steps.iter().filter(|step| !step.undone).count()
    }
}

/// Lane and column of a card; none in the tray.
pub fn place<'a>(doc: &'a Doc, card: &str) -> Option<(&'a str, &'a str)> {
    let place = doc.cards.get(&CardId::from(card))?.place.as_ref()?;
    Some((place.lane.as_str(), place.stage.as_str()))
}

pub fn sample() -> Doc {
    let map = Map {
        id: "sample".into(),
        title: "Sample".to_owned(),
        language: "en".to_owned(),
        personas: vec!["sari".into(), "budi".into()],
        ..Map::default()
    };
    let mut doc = Doc {
        map,
        shared: Arc::new(shared()),
        ..Doc::default()
    };
    for ((id, parent, name), rank) in STAGES.into_iter().zip(evenly(STAGES.len())) {
        let stage = Stage {
            id: id.into(),
            parent: (!parent.is_empty()).then(|| parent.into()),
            rank,
            name: name.to_owned(),
            ..Stage::default()
        };
        doc.stages.insert(stage.id.clone(), stage);
    }
    for ((id, role), rank) in LANES.into_iter().zip(evenly(LANES.len())) {
        let lane = Lane {
            id: id.into(),
            rank,
            role: Some(role),
            ..Lane::default()
        };
        doc.lanes.insert(lane.id.clone(), lane);
    }
    for ((id, lane, stage, text), rank) in CARDS.into_iter().zip(evenly(CARDS.len())) {
        let card = Card {
            text: text.to_owned(),
            channels: channels_of(id),
            ..card(id, lane, stage, rank)
        };
        doc.cards.insert(card.id.clone(), card);
    }
    for ((id, persona, stage, value), rank) in POINTS.into_iter().zip(evenly(POINTS.len())) {
        let point = Card {
            personas: vec![persona.into()],
            value: Some(value),
            ..card(id, "feel", stage, rank)
        };
        doc.cards.insert(point.id.clone(), point);
    }
    doc
}

fn channels_of(card: &str) -> Vec<ChannelId> {
    match card {
        "t1" => vec!["web".into()],
        "t2" => vec!["shop".into()],
        _ => Vec::new(),
    }
}

fn card(id: &str, lane: &str, stage: &str, rank: Rank) -> Card {
    let place = CardPlace {
        lane: lane.into(),
        stage: stage.into(),
        rank,
        ..CardPlace::default()
    };
    Card {
        id: id.into(),
        place: Some(place),
        ..Card::default()
    }
}

fn shared() -> Shared {
    let persona = |id: &str, name: &str| {
        let id = PersonaId::from(id);
        let name = name.to_owned();
        (
            id.clone(),
            Persona {
                id,
                name,
                ..Persona::default()
            },
        )
    };
    let channel = |id: &str, name: &str| {
        let id = ChannelId::from(id);
        let name = name.to_owned();
        (
            id.clone(),
            Channel {
                id,
                name,
                ..Channel::default()
            },
        )
    };
    Shared {
        personas: [persona("sari", "Sari"), persona("budi", "Budi")].into(),
        channels: [channel("web", "Website"), channel("shop", "Shop")].into(),
        ..Shared::default()
    }
}
