//! Workbooks: a map comes back as it was, and what a person did in the sheet comes back as exactly that.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;
#[path = "common/outline.rs"]
mod outline;
mod random;

use common::{image, sample};
use lajur_formats::lajur::hash;
use lajur_formats::table::{Grid as Table, tables};
use lajur_formats::xlsx::{Edited, XlsxOptions, is_one, read, without_keys, write};
use lajur_model::Rgb;
use lajur_model::{
    CardId, CardSpot, Counter, Doc, Edit, Grid, Item, Kind, LaneSpot, Role, StageSpot, diff, plan, text,
};
use lajur_words::Lang;
use outline::outline;
use random::Dice;
use serde_json::json;

fn book(doc: &Doc) -> Vec<u8> {
    let options = XlsxOptions {
        tint: &|_| (Rgb(240, 244, 243), Rgb(20, 80, 70)),
        image: &image,
        day: "2026-11-22",
    };
    write(doc, &options).unwrap()
}

fn sheets(doc: &Doc) -> Vec<Table> {
    tables(&book(doc)).unwrap()
}

fn opened(sheets: &[Table]) -> Edited {
    assert!(is_one(sheets), "it is known for one of Lajur's");
    read(sheets, &mut Counter::new("new")).unwrap()
}

#[test]
fn a_thousand_maps_come_back_as_they_were() {
    for seed in 0..1_000 {
        let doc = random::map(seed);
        let edited = opened(&sheets(&doc));
        assert_eq!(hash(&edited.before.doc, &image), hash(&doc, &image), "the map {seed}");
        assert_eq!(edited.after, edited.before.doc, "nobody changed the map {seed}");
        assert_eq!(edited.notes, vec![]);
    }
}

#[test]
fn the_sample_comes_back_with_its_picture() {
    let edited = opened(&sheets(&sample()));
    assert_eq!(hash(&edited.before.doc, &image), hash(&sample(), &image));
    assert_eq!(edited.before.images.len(), 1);
    assert_eq!(book(&sample()), book(&sample()), "the same map gives the same bytes");
}

/// What a person would do to a map, as edits that a sheet can show.
fn edit(doc: &Doc, dice: &mut Dice) -> Option<Edit> {
    let grid = Grid::of(doc);
    let cards: Vec<&CardId> = doc
        .cards
        .values()
        .filter(|card| card.place.is_some() && card.value.is_none())
        .map(|card| &card.id)
        .collect();
    let lanes: Vec<_> = grid
        .lanes
        .iter()
        .filter(|lane| doc.form(lane) == lajur_model::Form::Cards)
        .collect();
    let text = format!("Written by hand {}", dice.below(1_000_000));
    Some(match dice.below(9) {
        0 if !cards.is_empty() => set(
            Kind::Card,
            (*dice.pick(&cards)).as_str(),
            json!({ "text": text, "none": false }),
        ),
        1 if !cards.is_empty() => delete(Kind::Card, (*dice.pick(&cards)).as_str()),
        2 if !lanes.is_empty() => Edit::AddCards {
            cards: vec![lajur_model::NewCard {
                at: CardSpot::Cell {
                    lane: dice.pick(&lanes).id.clone(),
                    stage: dice.pick(&grid.columns).id.clone(),
                },
                fields: json!({ "text": text }).as_object().unwrap().clone(),
            }],
        },
        3 => set(
            Kind::Stage,
            dice.pick(&grid.head).stage.id.as_str(),
            json!({ "name": text }),
        ),
        4 => set(Kind::Lane, dice.pick(&grid.lanes).id.as_str(), json!({ "name": text })),
        5 => Edit::AddLane {
            at: LaneSpot::After {
                lane: dice.pick(&grid.lanes).id.clone(),
            },
            role: Role::Note,
            fields: json!({ "name": text }).as_object().unwrap().clone(),
        },
        6 if grid.lanes.len() > 1 => Edit::MoveLanes {
            lanes: vec![dice.pick(&grid.lanes).id.clone()],
            at: LaneSpot::Last,
        },
        7 if grid.lanes.len() > 1 => delete(Kind::Lane, dice.pick(&grid.lanes).id.as_str()),
        8 if grid.levels == 1 => Edit::AddStage {
            at: StageSpot::After {
                stage: dice.pick(&grid.columns).id.clone(),
            },
            fields: json!({ "name": text }).as_object().unwrap().clone(),
        },
        _ => return None,
    })
}

fn set(kind: Kind, id: &str, fields: serde_json::Value) -> Edit {
    Edit::Set {
        kind,
        ids: vec![id.to_owned()],
        fields: fields.as_object().unwrap().clone(),
    }
}

fn delete(kind: Kind, id: &str) -> Edit {
    Edit::Delete {
        items: vec![Item {
            kind,
            id: id.to_owned(),
        }],
    }
}

#[test]
fn what_is_done_in_the_sheet_comes_back_as_exactly_that() {
    for seed in 0..300 {
        let mut dice = Dice(seed ^ 0xABCD);
        let mut before = random::map(seed);
        // Of two cards with one text nobody could tell which is gone.
        before.cards.edit(|cards| {
            for card in cards.values_mut().filter(|card| card.none || !card.text.is_empty()) {
                card.none = false;
                card.text += &format!(" {}", card.id);
            }
        });
        let mut after = before.clone();
        let mut ids = Counter::new("e");
        let mut done = Vec::new();
        for _ in 0..=dice.below(3) {
            let Some(edit) = edit(&after, &mut dice) else { continue };
            let Ok((change, _)) = plan(&after, &edit, &mut ids) else {
                continue;
            };
            change.apply(&mut after).unwrap();
            done.push(edit);
        }
        // The first sheet as a person left it, the records as they were written.
        let mut book = sheets(&after);
        book.truncate(1);
        book.extend(sheets(&before).into_iter().skip(1));
        let edited = opened(&book);
        assert_eq!(outline(&edited.after), outline(&after), "the map {seed} after {done:?}");
        let kept = |doc: &Doc| {
            let same = before
                .cards
                .values()
                .filter(|card| doc.cards.get(&card.id) == Some(card));
            same.map(|card| card.id.clone()).collect::<Vec<_>>()
        };
        let (kept_here, kept_there) = (kept(&edited.after), kept(&after));
        let lost: Vec<_> = kept_there
            .iter()
            .filter(|card| !kept_here.contains(card))
            .map(|id| (&before.cards[id], edited.after.cards.get(id)))
            .collect();
        assert!(
            lost.is_empty(),
            "the map {seed} after {done:?}: cards that nobody touched stay as they are: {lost:#?}"
        );
        assert_eq!(edited.notes, vec![], "the map {seed}");
    }
}

#[test]
fn a_card_that_went_elsewhere_keeps_all_that_is_known_of_it() {
    let before = sample();
    let mut after = before.clone();
    let edit = Edit::MoveCards {
        cards: vec!["c1".into()],
        at: CardSpot::Cell {
            lane: "l3".into(),
            stage: "s2b".into(),
        },
    };
    plan(&after, &edit, &mut Counter::new("x"))
        .unwrap()
        .0
        .apply(&mut after)
        .unwrap();
    let mut book = sheets(&after);
    book.truncate(1);
    book.extend(sheets(&before).into_iter().skip(1));
    let edited = opened(&book);
    let change = diff(&edited.before.doc, &edited.after);
    let touched: Vec<(Kind, &str)> = change
        .records
        .iter()
        .map(|record| (record.kind, record.id.as_str()))
        .collect();
    assert_eq!(touched, [(Kind::Card, "c1")], "one card moved, and nothing else");
    let card = &edited.after.cards[&"c1".into()];
    assert_eq!(card.evidence, before.cards[&"c1".into()].evidence);
    assert_eq!(text::parse(&card.text).plain(), "Poster di kedai");
    assert_eq!(card.text, "Poster di *kedai*", "marks stay where the words stay");
}

#[test]
fn a_value_that_the_scale_does_not_have_is_said_and_not_taken() {
    let before = sample();
    let mut after = before.clone();
    after
        .cards
        .edit(|cards| cards.get_mut(&"c2".into()).unwrap().value = Some(99.0));
    let mut book = sheets(&after);
    book.truncate(1);
    book.extend(sheets(&before).into_iter().skip(1));
    let edited = opened(&book);
    assert_eq!(edited.after, edited.before.doc, "the value before stays");
    let notes: Vec<String> = edited.notes.iter().map(|note| note.words(Lang::En)).collect();
    assert_eq!(notes.len(), 1);
    assert!(notes[0].starts_with("“99” is not on the scale of"), "{notes:?}");
}

#[test]
fn a_new_lane_of_numbers_has_the_scale_that_they_need() {
    let before = sample();
    let mut after = before.clone();
    let lane = lajur_model::Lane {
        id: "mood".into(),
        rank: lajur_model::Rank("zz".to_owned()),
        role: Some(Role::Emotion),
        name: "Emotion".to_owned(),
        ..lajur_model::Lane::default()
    };
    after.lanes.insert(lane.id.clone(), lane);
    let columns: Vec<_> = Grid::of(&before).columns.iter().map(|stage| stage.id.clone()).collect();
    after.cards.edit(|cards| {
        for (stage, value) in columns.iter().zip([1.0, 5.0]) {
            let card = lajur_model::Card {
                id: format!("mood-{stage}").as_str().into(),
                value: Some(value),
                place: Some(lajur_model::CardPlace {
                    lane: "mood".into(),
                    stage: stage.clone(),
                    rank: lajur_model::Rank("V".to_owned()),
                    ..lajur_model::CardPlace::default()
                }),
                ..lajur_model::Card::default()
            };
            cards.insert(card.id.clone(), card);
        }
    });
    let mut book = sheets(&after);
    book.truncate(1);
    book.extend(sheets(&before).into_iter().skip(1));
    let edited = opened(&book);
    let new = edited.after.lanes.values().find(|lane| lane.name == "Emotion").unwrap();
    assert_eq!(edited.after.scale(new), Some((1.0, 5.0)));
    let values: Vec<f64> = edited
        .after
        .cards
        .values()
        .filter(|card| card.place.as_ref().is_some_and(|place| place.lane == new.id))
        .filter_map(|card| card.value)
        .collect();
    assert_eq!((values.len(), edited.notes), (2, vec![]));
}

#[test]
fn a_workbook_without_its_records_is_a_table_like_any_other() {
    for doc in (0..100).map(random::map).chain([sample()]) {
        let mut book = sheets(&doc);
        book.truncate(1);
        assert!(!is_one(&book));
        let stages: Vec<&str> = doc.stages.keys().map(|id| id.as_str()).collect();
        for (_, _, cell) in without_keys(book)[0].cells() {
            let is_key = ["lane:", "value:", "words:", "head:", "lajur/"]
                .iter()
                .any(|key| cell.text.starts_with(key));
            assert!(
                !is_key && !stages.contains(&cell.text.as_str()),
                "{:?} is a key",
                cell.text
            );
        }
    }
}

#[test]
fn no_address_that_a_card_may_have_keeps_a_map_from_being_written() {
    let long = format!("https://example.org/{}", "%".repeat(1_900));
    for address in [
        "Mailto:ayu@example.org",
        "HTTPS://Example.org/A",
        "https://#",
        "mailto:?",
        "http://[::1",
        long.as_str(),
    ] {
        let mut doc = sample();
        doc.cards.edit(|cards| {
            let link = cards.get_mut(&"c1".into()).unwrap().link.get_or_insert_default();
            address.clone_into(&mut link.url);
        });
        let edited = opened(&sheets(&doc));
        assert_eq!(edited.after, edited.before.doc, "{address}");
        let shown = sheets(&doc)[0]
            .cells()
            .any(|(_, _, cell)| cell.text == "Poster di kedai");
        assert!(shown, "the card is seen with {address}");
    }
}
