//! What a person does in a sheet, beside the edit of the map that it means.

use lajur_model::{Card, CardSpot, Doc, Edit, Form, Grid, Item, Kind, Lane, LaneSpot, NewCard, Role, StageSpot, text};
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
pub fn act(before: &Doc, doc: &Doc, dice: &mut Dice) -> Option<Done> {
    let mut grid = Grid::of(doc);
    grid.lanes.retain(|lane| before.lanes.contains_key(&lane.id));
    grid.columns.retain(|stage| before.stages.contains_key(&stage.id));
    let words = format!("Written by hand {}", dice.below(1_000_000));
    let cards: Vec<&Card> = doc
        .cards
        .values()
        .filter(|card| card.place.is_some() && card.value.is_none() && before.cards.contains_key(&card.id))
        .collect();
    let lanes: Vec<&Lane> = grid
        .lanes
        .iter()
        .copied()
        .filter(|lane| doc.form(lane) == Form::Cards)
        .collect();
    let is_flat = grid.levels == 1;
    match dice.below(9) {
        0 if !cards.is_empty() => Some(write(dice.pick::<&Card>(&cards), &words)),
        1 if !cards.is_empty() => Some(clear(dice.pick::<&Card>(&cards))),
        2 if !lanes.is_empty() => {
            let stage = dice.pick(&grid.columns).id.as_str();
            Some(put(dice.pick(&lanes).id.as_str(), stage, &words))
        }
        3 if is_flat => Some(name_stage(dice.pick(&grid.columns).id.as_str(), &words)),
        4 if !lanes.is_empty() => Some(name_lane(dice.pick(&lanes).id.as_str(), &words)),
        5 => Some(add_lane(dice.pick(&grid.lanes).id.as_str(), &words)),
        6 if grid.lanes.len() > 1 => Some(delete_lane(dice.pick(&grid.lanes).id.as_str())),
        7 if grid.lanes.len() > 1 => Some(move_lane_last(dice.pick(&grid.lanes).id.as_str())),
        8 if is_flat => Some(add_stage(dice.pick(&grid.columns).id.as_str(), &words)),
        _ => None,
    }
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

fn name_stage(stage: &str, words: &str) -> Done {
    Done {
        edit: set(Kind::Stage, stage, json!({ "name": words, "gloss": "" })),
        by_hand: json!({ "do": "name_stage", "stage": stage, "text": words }),
    }
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

fn add_stage(after: &str, words: &str) -> Done {
    Done {
        edit: Edit::AddStage {
            at: StageSpot::After { stage: after.into() },
            fields: fields(json!({ "name": words })),
        },
        by_hand: json!({ "do": "add_stage", "after": after, "name": words }),
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
