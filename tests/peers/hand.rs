//! What a person does in a sheet, beside the edit of the map that it means.

use lajur_model::{
    Card, CardSpot, Doc, Edit, Form, Grid, Item, Kind, Lane, LaneSpot, NewCard, Role, Stage, StageSpot, text,
};
use serde_json::{Value, json};

use super::random::Dice;

/// One thing that is done.
pub struct Done {
    /// What it means for the map.
    pub edit: Edit,
    /// How `edit_workbooks.py` calls it.
    pub by_hand: Value,
}

/// Something that a person may do in the sheet of a map; nothing where the map has not what it takes. What was put in by
/// hand has no key by which the sheet could find it again, so it is done to what was there `before`.
pub fn act(before: &Doc, doc: &Doc, done: &[Value], dice: &mut Dice) -> Option<Done> {
    let words = format!("Written by hand {}", dice.below(1_000_000));
    let map = Worked { before, doc, done };
    match dice.below(4) {
        0 => on_cards(&map, &words, dice),
        1 => on_lanes(&map, &words, dice),
        2 => on_columns(&map, &words, dice),
        _ => on_values(&map, dice),
    }
}

/// A map as far as somebody worked in its sheet.
struct Worked<'a> {
    before: &'a Doc,
    doc: &'a Doc,
    /// What was done already.
    done: &'a [Value],
}

impl<'a> Worked<'a> {
    /// Cards that stand in one cell each, and those of the tray.
    fn cards(&self) -> Vec<&'a Card> {
        let known = self
            .doc
            .cards
            .values()
            .filter(|card| self.before.cards.contains_key(&card.id));
        known
            .filter(|card| card.value.is_none() && !card.text.is_empty())
            .collect()
    }

    /// Lanes that no row was copied of: of two rows with one key and other names nobody could tell which is which.
    fn lanes(&self) -> Vec<&'a Lane> {
        let copied = |lane: &Lane| {
            let copies = self.done.iter().filter(|done| done["do"] == "copy_row");
            copies.into_iter().any(|done| done["lane"] == lane.id.as_str())
        };
        let known = Grid::of(self.doc).lanes.into_iter();
        known
            .filter(|lane| self.before.lanes.contains_key(&lane.id) && !copied(lane))
            .collect()
    }

    fn lanes_of_cards(&self) -> Vec<&'a Lane> {
        let lanes = self.lanes().into_iter();
        lanes.filter(|lane| self.doc.form(lane) == Form::Cards).collect()
    }

    /// Known leaves with the level of each, counted from 0.
    fn leaves(&self) -> Vec<(&'a Stage, usize)> {
        let grid = Grid::of(self.doc);
        let leaves = grid.head.iter().filter(|node| grid.column_of(&node.stage.id).is_some());
        let known = leaves.filter(|node| self.before.stages.contains_key(&node.stage.id));
        known.map(|node| (node.stage, usize::from(node.level) - 1)).collect()
    }

    /// True where another stage stands beside this one, so that the one above does not become a column itself.
    fn has_sibling(&self, stage: &Stage) -> bool {
        let siblings = self.doc.stages.values().filter(|other| other.parent == stage.parent);
        siblings.count() > 1
    }
}

fn on_cards(map: &Worked<'_>, words: &str, dice: &mut Dice) -> Option<Done> {
    let (cards, lanes, leaves) = (map.cards(), map.lanes_of_cards(), map.leaves());
    let has_tray = map.before.cards.values().any(|card| card.place.is_none());
    // One that reaches over columns is no single cell to be moved.
    let single = |card: &&Card| card.place.as_ref().is_none_or(|place| place.until.is_none());
    let singles: Vec<&Card> = cards.iter().copied().filter(single).collect();
    match dice.below(5) {
        0 if !cards.is_empty() => Some(write(dice.pick::<&Card>(&cards), words)),
        1 if !cards.is_empty() => Some(clear(dice.pick::<&Card>(&cards))),
        2 if !lanes.is_empty() && !leaves.is_empty() => {
            let stage = dice.pick(&leaves).0.id.as_str();
            Some(put(dice.pick(&lanes).id.as_str(), stage, words))
        }
        3 if !singles.is_empty() && !lanes.is_empty() && !leaves.is_empty() => {
            let (card, lane) = (dice.pick(&singles), dice.pick(&lanes));
            Some(move_card(card, lane.id.as_str(), dice.pick(&leaves).0.id.as_str()))
        }
        4 if !singles.is_empty() && has_tray => Some(to_tray(dice.pick::<&Card>(&singles))),
        _ => None,
    }
}

fn on_lanes(map: &Worked<'_>, words: &str, dice: &mut Dice) -> Option<Done> {
    let lanes = map.lanes();
    if lanes.is_empty() {
        return None;
    }
    let lane = *dice.pick(&lanes);
    let is_named = map
        .before
        .lanes
        .get(&lane.id)
        .is_some_and(|before| before.name == lane.name);
    match dice.below(5) {
        0 if map.doc.form(lane) == Form::Cards => Some(name_lane(lane.id.as_str(), words)),
        1 => Some(add_lane(lane.id.as_str(), words)),
        2 if map.doc.lanes.len() > 1 => Some(delete_lane(lane.id.as_str())),
        3 if map.doc.lanes.len() > 1 => Some(move_lane_last(lane.id.as_str())),
        4 if is_named => Some(copy_row(lane, words)),
        _ => None,
    }
}

fn on_columns(map: &Worked<'_>, words: &str, dice: &mut Dice) -> Option<Done> {
    let leaves = map.leaves();
    if leaves.is_empty() {
        return None;
    }
    let (stage, level) = *dice.pick(&leaves);
    // Columns below cards that reach over several cannot be taken apart from them.
    let is_free = map
        .doc
        .cards
        .values()
        .all(|card| card.place.as_ref().is_none_or(|place| place.until.is_none()));
    let may_go = is_free && map.has_sibling(stage);
    // Cards of the tray stand in some column too, and would go with it.
    let has_tray = map.doc.cards.values().any(|card| card.place.is_none());
    let like: Vec<&Stage> = leaves
        .iter()
        .filter(|(other, depth)| *depth == level && other.id != stage.id)
        .map(|(other, _)| *other)
        .collect();
    match dice.below(4) {
        0 => name_stage(map, words, dice),
        1 => Some(add_stage(stage.id.as_str(), level, words)),
        2 if may_go && !has_tray => Some(delete_stage(stage.id.as_str())),
        3 if may_go && !like.is_empty() => Some(move_stage(stage, dice.pick::<&Stage>(&like), level)),
        _ => None,
    }
}

/// Values that stand alone in their cell of the map.
fn on_values(map: &Worked<'_>, dice: &mut Dice) -> Option<Done> {
    let lanes = map.lanes();
    let place = |card: &Card| {
        card.place
            .as_ref()
            .map(|place| (place.lane.clone(), place.stage.clone()))
    };
    let is_alone = |card: &&Card| {
        map.doc
            .cards
            .values()
            .filter(|other| place(other) == place(card))
            .count()
            == 1
    };
    let is_known = |card: &&Card| {
        let place = card.place.as_ref();
        place.is_some_and(|place| lanes.iter().any(|lane| lane.id == place.lane))
            && map.before.cards.contains_key(&card.id)
    };
    let figures = map.doc.cards.values().filter(|card| card.value.is_some());
    let figures: Vec<&Card> = figures.filter(is_known).filter(is_alone).collect();
    if figures.is_empty() {
        return None;
    }
    let card = *dice.pick(&figures);
    let lane = lanes
        .iter()
        .find(|lane| card.place.as_ref().is_some_and(|place| place.lane == lane.id))?;
    let (lowest, highest) = map.doc.scale(lane).unwrap_or((0.0, 100.0));
    let part = dice.below(5) as f64 / 4.0;
    let value = (dice.below(3) > 0).then_some(lowest + part * (highest - lowest));
    Some(write_value(card, value))
}

fn write(card: &Card, words: &str) -> Done {
    Done {
        edit: set(Kind::Card, card.id.as_str(), json!({ "text": words, "none": false })),
        by_hand: json!({ "do": "write", "at": shown(card), "text": words }),
    }
}

fn clear(card: &Card) -> Done {
    Done {
        edit: delete(Kind::Card, card.id.as_str()),
        by_hand: json!({ "do": "clear", "at": shown(card) }),
    }
}

fn put(lane: &str, stage: &str, words: &str) -> Done {
    let at = CardSpot::Cell {
        lane: lane.into(),
        stage: stage.into(),
    };
    let fields = fields(json!({ "text": words }));
    Done {
        edit: Edit::AddCards {
            cards: vec![NewCard { at, fields }],
        },
        by_hand: json!({ "do": "put", "lane": lane, "stage": stage, "text": words }),
    }
}

fn move_card(card: &Card, lane: &str, stage: &str) -> Done {
    let at = CardSpot::Cell {
        lane: lane.into(),
        stage: stage.into(),
    };
    Done {
        edit: Edit::MoveCards {
            cards: vec![card.id.clone()],
            at,
        },
        by_hand: json!({ "do": "move", "text": shown(card), "lane": lane, "stage": stage }),
    }
}

fn to_tray(card: &Card) -> Done {
    Done {
        edit: Edit::MoveCards {
            cards: vec![card.id.clone()],
            at: CardSpot::Tray,
        },
        by_hand: json!({ "do": "to_tray", "text": shown(card) }),
    }
}

/// Another value, or none: a card that says nothing beside its value goes with it.
fn write_value(card: &Card, value: Option<f64>) -> Done {
    let place = card.place.clone().unwrap();
    let is_gone = value.is_none() && card.text.is_empty();
    Done {
        edit: if is_gone {
            delete(Kind::Card, card.id.as_str())
        } else {
            set(Kind::Card, card.id.as_str(), json!({ "value": value }))
        },
        by_hand: json!({ "do": "value", "lane": place.lane, "stage": place.stage, "value": value }),
    }
}

/// A name for any stage or step whose first column is known.
fn name_stage(map: &Worked<'_>, words: &str, dice: &mut Dice) -> Option<Done> {
    let grid = Grid::of(map.doc);
    let is_known = |stage: &Stage| map.before.stages.contains_key(&stage.id);
    let nodes = grid.head.iter().map(|node| (node, grid.columns[node.column]));
    let nodes: Vec<_> = nodes
        .filter(|(node, first)| is_known(node.stage) && is_known(first))
        .collect();
    if nodes.is_empty() {
        return None;
    }
    let (node, first) = dice.pick(&nodes);
    let level = node.level - 1;
    Some(Done {
        edit: set(
            Kind::Stage,
            node.stage.id.as_str(),
            json!({ "name": words, "gloss": "" }),
        ),
        by_hand: json!({ "do": "name_stage", "stage": first.id, "level": level, "text": words }),
    })
}

fn name_lane(lane: &str, words: &str) -> Done {
    Done {
        edit: set(Kind::Lane, lane, json!({ "name": words })),
        by_hand: json!({ "do": "name_lane", "lane": lane, "text": words }),
    }
}

fn add_lane(after: &str, words: &str) -> Done {
    Done {
        edit: Edit::AddLane {
            at: LaneSpot::After { lane: after.into() },
            role: Role::Note,
            fields: fields(json!({ "name": words })),
        },
        by_hand: json!({ "do": "add_lane", "after": after, "name": words }),
    }
}

fn delete_lane(lane: &str) -> Done {
    Done {
        edit: delete(Kind::Lane, lane),
        by_hand: json!({ "do": "delete_lane", "lane": lane }),
    }
}

fn move_lane_last(lane: &str) -> Done {
    Done {
        edit: Edit::MoveLanes {
            lanes: vec![lane.into()],
            at: LaneSpot::Last,
        },
        by_hand: json!({ "do": "move_lane_last", "lane": lane }),
    }
}

/// A row that was copied is a lane like the one it was copied of; its cells are emptied.
fn copy_row(lane: &Lane, words: &str) -> Done {
    let at = LaneSpot::After { lane: lane.id.clone() };
    Done {
        edit: Edit::AddLane {
            at,
            role: lane.role.clone().unwrap(),
            fields: fields(json!({ "name": words })),
        },
        by_hand: json!({ "do": "copy_row", "lane": lane.id, "name": words }),
    }
}

fn add_stage(after: &str, level: usize, words: &str) -> Done {
    Done {
        edit: Edit::AddStage {
            at: StageSpot::After { stage: after.into() },
            fields: fields(json!({ "name": words })),
        },
        by_hand: json!({ "do": "add_stage", "after": after, "level": level, "name": words }),
    }
}

fn delete_stage(stage: &str) -> Done {
    Done {
        edit: delete(Kind::Stage, stage),
        by_hand: json!({ "do": "delete_stage", "stage": stage }),
    }
}

fn move_stage(stage: &Stage, after: &Stage, level: usize) -> Done {
    let at = StageSpot::After {
        stage: after.id.clone(),
    };
    Done {
        edit: Edit::MoveStages {
            stages: vec![stage.id.clone()],
            at,
        },
        by_hand: json!({ "do": "move_stage", "stage": stage.id, "after": after.id, "level": level }),
    }
}

/// What the sheet shows of a card.
fn shown(card: &Card) -> String {
    text::parse(&card.text).plain()
}

fn set(kind: Kind, id: &str, values: Value) -> Edit {
    Edit::Set {
        kind,
        ids: vec![id.to_owned()],
        fields: fields(values),
    }
}

fn delete(kind: Kind, id: &str) -> Edit {
    let id = id.to_owned();
    Edit::Delete {
        items: vec![Item { kind, id }],
    }
}

fn fields(values: Value) -> lajur_model::Fields {
    values.as_object().unwrap().clone()
}
