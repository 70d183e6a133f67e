//! A layout that follows its map's edits is the layout of the map, whatever the edits and whatever the view shows.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::sync::Arc;

use common::{Draw, everything, reaches};
use lajur_layout::{Difference, Fonts, Layouter, layout};
use lajur_model::*;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

/// A choice that becomes an edit, or another view, of whatever map it meets.
#[derive(Debug, Clone)]
struct Wish {
    what: u8,
    a: Index,
    b: Index,
    c: Index,
    n: i32,
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let index = any::<Index>;
    let wish = (0u8..28, index(), index(), index(), -3i32..4).prop_map(|(what, a, b, c, n)| Wish { what, a, b, c, n });
    prop::collection::vec(wish, 1..12)
}

fn fields(value: serde_json::Value) -> Fields {
    value.as_object().unwrap().clone()
}

fn pick<T: Clone>(from: impl IntoIterator<Item = T>, index: &Index) -> Option<T> {
    let all: Vec<T> = from.into_iter().collect();
    (!all.is_empty()).then(|| all[index.index(all.len())].clone())
}

fn edit(doc: &Doc, wish: &Wish) -> Option<Edit> {
    let stage = |index: &Index| pick(doc.stages.keys().cloned(), index);
    let lane = |index: &Index| pick(doc.lanes.keys().cloned(), index);
    let card = |index: &Index| pick(doc.cards.keys().cloned(), index);
    let column = |index: &Index| pick(Grid::of(doc).columns.iter().map(|stage| stage.id.clone()), index);
    let set = |kind: Kind, id: &str, value: serde_json::Value| Edit::Set {
        kind,
        ids: vec![id.to_owned()],
        fields: fields(value),
    };
    let delete = |kind: Kind, id: &str| Edit::Delete {
        items: vec![Item {
            kind,
            id: id.to_owned(),
        }],
    };
    let duplicate = |kind: Kind, id: &str| Edit::Duplicate {
        items: vec![Item {
            kind,
            id: id.to_owned(),
        }],
    };
    let cell = || {
        Some(CardSpot::Cell {
            lane: lane(&wish.b)?,
            stage: column(&wish.c)?,
        })
    };
    let texts = [
        "",
        "a",
        "Kode **SEHAT10**",
        "- one\n- two\n- three\n- four",
        "a much longer text that needs more lines than others",
    ];
    let text = pick(texts, &wish.b)?;
    Some(match wish.what {
        0..=2 => set(Kind::Card, card(&wish.a)?.as_str(), json!({ "text": text })),
        3 => set(
            Kind::Card,
            card(&wish.a)?.as_str(),
            json!({ "value": wish.n, "personas": ["p2"] }),
        ),
        4 => set(
            Kind::Card,
            card(&wish.a)?.as_str(),
            json!({ "channels": ["wa"], "done": true, "none": wish.n == 0 }),
        ),
        5..=7 => Edit::MoveCards {
            cards: vec![card(&wish.a)?, card(&wish.b)?],
            at: if wish.n == 3 { CardSpot::Tray } else { cell()? },
        },
        8 => Edit::ReachCards {
            cards: vec![card(&wish.a)?],
            columns: wish.n,
        },
        9 | 10 => Edit::AddCards {
            cards: vec![NewCard {
                at: cell()?,
                fields: fields(json!({ "text": text })),
            }],
        },
        11 => delete(Kind::Card, card(&wish.a)?.as_str()),
        12 => delete(Kind::Stage, stage(&wish.a)?.as_str()),
        13 => delete(Kind::Lane, lane(&wish.a)?.as_str()),
        14 => duplicate(Kind::Stage, stage(&wish.a)?.as_str()),
        15 => duplicate(Kind::Lane, lane(&wish.a)?.as_str()),
        16 => Edit::AddStage {
            at: StageSpot::After { stage: stage(&wish.a)? },
            fields: fields(json!({ "name": "A stage in between" })),
        },
        17 => Edit::MoveStages {
            stages: vec![stage(&wish.a)?],
            at: StageSpot::Before { stage: stage(&wish.b)? },
        },
        18 => set(
            Kind::Stage,
            stage(&wish.a)?.as_str(),
            json!({ "name": "Antidisestablishmentarianism", "width": 200 + wish.n * 40 }),
        ),
        19 => Edit::MoveLanes {
            lanes: vec![lane(&wish.a)?],
            at: LaneSpot::Before { lane: lane(&wish.b)? },
        },
        20 => set(
            Kind::Lane,
            lane(&wish.a)?.as_str(),
            json!({ "height": 150 + wish.n * 30, "color": "rose", "name": text }),
        ),
        21 => set(
            Kind::Map,
            doc.map.id.as_str(),
            json!({ "language": if wish.n > 0 { "id" } else { "en" }, "title": text }),
        ),
        22 => set(
            Kind::Map,
            doc.map.id.as_str(),
            json!({ "personas": (["p1", "p2", "p3"][..(wish.n + 3) as usize % 4]) }),
        ),
        23 => Edit::AddLink {
            from: Target::Card(card(&wish.a)?),
            to: Target::Card(card(&wish.b)?),
            kind: LinkKind::Flow,
            label: String::new(),
        },
        24 => delete(Kind::Link, pick(doc.links.keys(), &wish.a)?.as_str()),
        _ => return None,
    })
}

/// Another view, or a persona that changes.
fn other(doc: &mut Doc, view: &View, wish: &Wish) -> Result<View, Change> {
    let mut view = view.clone();
    let stage = pick(doc.stages.keys().cloned(), &wish.a);
    let lane = pick(doc.lanes.keys().cloned(), &wish.b);
    match (wish.what, wish.n) {
        (25, n) if n > 0 => view.hidden_stages = stage.into_iter().collect(),
        (25, _) => view.collapsed_stages.extend(stage),
        (26, n) if n > 0 => view.hidden_lanes = lane.into_iter().collect(),
        (26, _) => view.collapsed_lanes.extend(lane),
        (_, n) if n > 0 => view = View::default(),
        _ => return Err(rename(doc, wish)),
    }
    Ok(view)
}

fn rename(doc: &mut Doc, wish: &Wish) -> Change {
    let edit = SharedEdit::Set {
        kind: Kind::Persona,
        ids: vec!["p1".to_owned()],
        fields: fields(json!({ "name": format!("Rina {}", wish.n) })),
    };
    let Ok((change, _)) = plan_shared(&doc.shared, &edit, &mut Counter::new("who")) else {
        return Change::default();
    };
    let mut shared = (*doc.shared).clone();
    change.apply(&mut shared).unwrap();
    doc.shared = Arc::new(shared);
    change
}

fn follows(wishes: &[Wish]) {
    let fonts = Fonts::bundled();
    let mut doc = everything().doc;
    let mut ids = Counter::new("new");
    let mut layouter = Layouter::new(&doc, View::default(), &fonts);
    for wish in wishes {
        let before = layouter.layout().clone();
        let mut told = Difference::default();
        if let Some(edit) = edit(&doc, wish) {
            let Ok((change, _)) = plan(&doc, &edit, &mut ids) else {
                continue;
            };
            change.apply(&mut doc).unwrap();
            told = layouter.update(&doc, &change);
        } else if wish.what >= 25 {
            told = match other(&mut doc, layouter.view(), wish) {
                Ok(view) => layouter.show(&doc, view),
                Err(change) => layouter.update(&doc, &change),
            };
        }
        let whole = layout(&doc, layouter.view(), &fonts);
        assert!(
            *layouter.layout() == whole,
            "{wish:?} is laid out as the whole map is: {:?}",
            Difference::between(&whole, layouter.layout())
        );
        assert_eq!(
            told,
            Difference::between(&before, &whole),
            "{wish:?} tells what differs, and nothing else"
        );
    }
}

/// A hidden stage that moves out from under a card leaves every shown column where it was, but not the card.
#[test]
fn a_card_over_a_hidden_stage_follows_when_that_stage_moves() {
    let fonts = Fonts::bundled();
    let mut draw = Draw::new("Reach", "en");
    for stage in ["a", "b", "c", "d"] {
        draw.stage(stage, None, stage);
    }
    draw.lane("steps", Role::Action);
    reaches(draw.card("steps", "a", "From a over b to c"), "c");
    let mut doc = draw.doc;
    let view = View {
        hidden_stages: vec!["c".into()],
        ..View::default()
    };
    let mut layouter = Layouter::new(&doc, view, &fonts);
    let card = doc.cards.keys().next().unwrap().clone();
    assert_eq!(layouter.layout().cards[&card].columns, 2);
    let edit = Edit::MoveStages {
        stages: vec!["c".into()],
        at: StageSpot::Before { stage: "b".into() },
    };
    let (change, _) = plan(&doc, &edit, &mut Counter::new("new")).unwrap();
    change.apply(&mut doc).unwrap();
    layouter.update(&doc, &change);
    assert!(*layouter.layout() == layout(&doc, layouter.view(), &fonts));
    assert_eq!(layouter.layout().cards[&card].columns, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_layout_that_follows_edits_is_the_whole_layout(wishes in wishes()) {
        follows(&wishes);
    }
}
