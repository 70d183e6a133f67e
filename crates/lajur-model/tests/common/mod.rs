//! A small map that tests edit.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
#![allow(dead_code, reason = "each test program uses some of it")]

use lajur_model::*;
use serde_json::json;

pub fn fields(value: serde_json::Value) -> Fields {
    value.as_object().unwrap().clone()
}

/// A map with stages A to D and the lanes action, emotion, visibility, pain.
pub struct Case {
    pub doc: Doc,
    pub ids: Counter,
}

impl Case {
    pub fn new() -> Self {
        let doc = Doc {
            map: Map {
                id: "m".into(),
                ..Map::default()
            },
            ..Doc::default()
        };
        let mut case = Self {
            doc,
            ids: Counter::new("r"),
        };
        for name in ["A", "B", "C", "D"] {
            case.make(Edit::AddStage {
                at: StageSpot::Inside { parent: None },
                fields: fields(json!({"name": name})),
            });
        }
        for role in [Role::Action, Role::Emotion, Role::Visibility, Role::Pain] {
            case.make(Edit::AddLane {
                at: LaneSpot::Last,
                role,
                fields: Fields::new(),
            });
        }
        case
    }

    pub fn make(&mut self, edit: Edit) -> Vec<String> {
        let (change, _) = plan(&self.doc, &edit, &mut self.ids).unwrap();
        change.apply(&mut self.doc).unwrap();
        assert_eq!(check(&self.doc), vec![], "every edit leaves a sound map");
        change
            .records
            .iter()
            .filter(|record| record.before.is_none())
            .map(|record| record.id.clone())
            .collect()
    }

    pub fn refuse(&mut self, edit: Edit) -> Rejection {
        plan(&self.doc, &edit, &mut self.ids).unwrap_err()
    }

    pub fn stage(&self, name: &str) -> StageId {
        self.doc
            .stages
            .values()
            .find(|stage| stage.name == name)
            .unwrap()
            .id
            .clone()
    }

    pub fn lane(&self, role: &Role) -> LaneId {
        self.doc
            .lanes
            .values()
            .find(|lane| lane.role.as_ref() == Some(role))
            .unwrap()
            .id
            .clone()
    }

    pub fn card(&mut self, role: &Role, stage: &str, given: serde_json::Value) -> CardId {
        let at = CardSpot::Cell {
            lane: self.lane(role),
            stage: self.stage(stage),
        };
        self.make(Edit::AddCards {
            cards: vec![NewCard {
                at,
                fields: fields(given),
            }],
        })[0]
            .as_str()
            .into()
    }

    pub fn place(&self, card: &CardId) -> CardPlace {
        self.doc.cards[card].place.clone().unwrap()
    }

    pub fn columns(&self) -> String {
        Grid::of(&self.doc)
            .columns
            .iter()
            .map(|stage| stage.name.as_str())
            .collect()
    }

    pub fn step(&mut self, parent: &str, name: &str) -> StageId {
        let at = StageSpot::Inside {
            parent: Some(self.stage(parent)),
        };
        self.make(Edit::AddStage {
            at,
            fields: fields(json!({"name": name})),
        })[0]
            .as_str()
            .into()
    }

    pub fn delete_stage(&mut self, name: &str) {
        let id = self.stage(name).0;
        self.make(Edit::Delete {
            items: vec![Item { kind: Kind::Stage, id }],
        });
    }

    pub fn cell(&self, role: &Role, stage: &str) -> Vec<String> {
        let grid = Grid::of(&self.doc);
        grid.cards(&self.lane(role), &self.stage(stage))
            .iter()
            .map(|card| card.text.clone())
            .collect()
    }
}
