//! Small maps and the changes of them.

use lajur_model::{
    Card, CardPlace, Change, Channel, Doc, Label, Lane, Map, MapId, Persona, Rank, Role, Shared, Stage, diff,
};
use lajur_store::{Library, Scope};
use tempfile::TempDir;

pub const NOW: &str = "2026-11-22T10:00:00Z";

pub fn label(key: &str) -> Label {
    Label {
        key: key.to_owned(),
        count: 1,
        name: String::new(),
    }
}

pub fn scope(doc: &Doc) -> Scope {
    Scope::Map(doc.map.id.clone())
}

/// A map with two columns, one lane and three cards.
pub fn small_map(id: &str) -> Doc {
    let mut doc = Doc {
        map: Map {
            id: id.into(),
            title: format!("Title of {id}"),
            language: "en".to_owned(),
            ..Map::default()
        },
        ..Doc::default()
    };
    for (id, parent, rank) in [("s1", None, "a"), ("s2", None, "b"), ("s3", Some("s2"), "a")] {
        let parent = parent.map(Into::into);
        let stage = Stage {
            id: id.into(),
            parent,
            rank: Rank(rank.into()),
            name: format!("Stage {id}"),
            ..Stage::default()
        };
        doc.stages.insert(id.into(), stage);
    }
    let lane = Lane {
        id: "l1".into(),
        rank: Rank("a".into()),
        role: Some(Role::Action),
        ..Lane::default()
    };
    doc.lanes.insert("l1".into(), lane);
    for (id, rank) in [("c1", "a"), ("c2", "b"), ("c3", "c")] {
        doc.cards.insert(id.into(), card(id, rank, &format!("Text of {id}")));
    }
    doc
}

pub fn card(id: &str, rank: &str, text: &str) -> Card {
    let place = CardPlace {
        lane: "l1".into(),
        stage: "s1".into(),
        rank: Rank(rank.into()),
        ..CardPlace::default()
    };
    Card {
        id: id.into(),
        place: Some(place),
        text: text.to_owned(),
        ..Card::default()
    }
}

pub fn persona(id: &str) -> Persona {
    Persona {
        id: id.into(),
        name: format!("Name of {id}"),
        ..Persona::default()
    }
}

pub fn channel(id: &str) -> Channel {
    Channel {
        id: id.into(),
        name: format!("Name of {id}"),
        ..Channel::default()
    }
}

/// The change that `edit` makes.
pub fn change(doc: &Doc, edit: impl FnOnce(&mut Doc)) -> Change {
    let mut edited = doc.clone();
    edit(&mut edited);
    diff(doc, &edited)
}

pub fn shared_change(shared: &Shared, edit: impl FnOnce(&mut Shared)) -> Change {
    let mut edited = shared.clone();
    edit(&mut edited);
    diff(shared, &edited)
}

pub fn set_text(doc: &Doc, card: &str, text: &str) -> Change {
    change(doc, |doc| {
        doc.cards.get_mut(&card.into()).unwrap().text = text.to_owned()
    })
}

/// A map in a library, changed step by step like a window does it.
pub struct Desk {
    pub library: Library,
    pub doc: Doc,
    pub revision: u32,
}

impl Desk {
    pub fn new() -> Self {
        Self::on(Library::in_memory().unwrap())
    }

    pub fn on(mut library: Library) -> Self {
        let doc = small_map("m");
        let revision = library.create_map(&doc, NOW).unwrap();
        Self { library, doc, revision }
    }

    pub fn commit(&mut self, change: &Change, key: &str, join: Option<&str>) {
        let done = self
            .library
            .commit(&scope(&self.doc), self.revision, change, &label(key), join, NOW)
            .unwrap();
        self.revision = done.revision;
        change.apply(&mut self.doc).unwrap();
    }

    pub fn set_text(&mut self, card: &str, text: &str, join: Option<&str>) {
        self.commit(&set_text(&self.doc, card, text), "edit_card", join);
    }

    pub fn undo(&mut self) -> Option<Label> {
        let step = self.library.undo(&scope(&self.doc), self.revision, NOW).unwrap()?;
        step.change.apply(&mut self.doc).unwrap();
        self.revision = step.revision;
        Some(step.label)
    }

    pub fn redo(&mut self) -> Option<Label> {
        let step = self.library.redo(&scope(&self.doc), self.revision, NOW).unwrap()?;
        step.change.apply(&mut self.doc).unwrap();
        self.revision = step.revision;
        Some(step.label)
    }

    pub fn text(&self, card: &str) -> &str {
        &self.doc.cards[&card.into()].text
    }

    pub fn steps(&self) -> Vec<(u32, String, bool)> {
        let steps = self.library.history(&scope(&self.doc)).unwrap();
        steps
            .into_iter()
            .map(|step| (step.seq, step.label.key, step.undone))
            .collect()
    }

    /// What is stored is what the window has.
    pub fn check(&self) {
        let loaded = self.library.load(&MapId::from("m")).unwrap();
        assert_eq!(loaded.doc, self.doc, "the stored map must be the one on the desk");
        assert_eq!(
            loaded.revision, self.revision,
            "the stored revision must be the one on the desk"
        );
    }
}

pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}
