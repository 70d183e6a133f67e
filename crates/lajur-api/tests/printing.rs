//! What of a map is printed: stages, lanes, personas and saved views by their names.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::collections::BTreeSet;

use lajur_api::Printing;
use lajur_layout::Pages;
use lajur_layout::scene::Tag;
use lajur_model::{Counter, Doc, Grid, Lane, LaneId, View, templates};
use lajur_words::{Lang, say};

fn example() -> Doc {
    templates::example(&|key| say(Lang::En, key, &[]), "en", &mut Counter::new("t"))
}

fn print(doc: &Doc, printing: Printing) -> Pages {
    printing.pages(doc, "2026-11-22T10:00:00Z").unwrap()
}

fn tags(pages: &Pages) -> impl Iterator<Item = &Tag> {
    pages
        .pages
        .iter()
        .flat_map(|page| &page.scene.groups)
        .map(|group| &group.tag)
}

fn lanes(pages: &Pages) -> BTreeSet<LaneId> {
    let lane = |tag: &Tag| match tag {
        Tag::LaneHead { lane } => Some(lane.clone()),
        _ => None,
    };
    tags(pages).filter_map(lane).collect()
}

#[test]
fn chosen_stages_come_with_their_steps_and_nothing_else() {
    let doc = example();
    let stages = vec!["purchase".to_owned(), "Advocacy".to_owned()];
    let pages = print(
        &doc,
        Printing {
            stages,
            ..Printing::default()
        },
    );
    let heads: BTreeSet<&str> = tags(&pages)
        .filter_map(|tag| match tag {
            Tag::Head { stage, .. } => doc.stages.get(stage).map(|stage| stage.name.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(heads.len(), 4, "two stages, each with its step: {heads:?}");
}

#[test]
fn lanes_are_called_by_name_or_role() {
    let doc = example();
    let chosen = |lane: &str| {
        let lanes = vec![lane.to_owned()];
        Printing {
            lanes,
            ..Printing::default()
        }
    };
    assert_eq!(lanes(&print(&doc, chosen("emotion"))).len(), 1);
    let error = chosen("No such lane").pages(&doc, "").unwrap_err();
    assert_eq!(error.code(), "unknown_part");
    let words = error.notice(Lang::En);
    assert!(words.way.contains("emotion"), "what there is is named: {}", words.way);
}

#[test]
fn cards_of_other_personas_are_left_out() {
    let doc = example();
    let personas = vec!["Rina".to_owned()];
    let pages = print(
        &doc,
        Printing {
            personas,
            ..Printing::default()
        },
    );
    let chips = tags(&pages).filter(|tag| matches!(tag, Tag::Persona { .. })).count();
    assert_eq!(chips, 1, "her chip alone");
    let other = |tag: &Tag| match tag {
        Tag::Card { card, .. } => {
            let of = |id: &lajur_model::PersonaId| doc.persona(id).is_some_and(|persona| persona.name == "Rina");
            let personas = &doc.cards[card].personas;
            !personas.is_empty() && !personas.iter().any(of)
        }
        _ => false,
    };
    assert!(!tags(&pages).any(other), "no card is somebody else's alone");
}

#[test]
fn cards_that_a_view_fades_are_not_printed_and_its_curves_stay() {
    let mut doc = example();
    let kept = doc.cards.values().find(|card| card.text.len() > 4).unwrap().id.clone();
    doc.cards
        .edit(|cards| cards.get_mut(&kept).unwrap().tags = vec!["board".to_owned()]);
    let shown = View {
        tags: vec!["board".to_owned()],
        ..View::default()
    };
    let pages = print(
        &doc,
        Printing {
            shown: Some(shown),
            ..Printing::default()
        },
    );
    let cards: Vec<_> = tags(&pages)
        .filter_map(|tag| match tag {
            Tag::Card { card, .. } => Some(card.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(cards, [kept], "of the cards only the tagged one");
    assert!(
        tags(&pages).any(|tag| matches!(tag, Tag::Figure { .. })),
        "the curve is there"
    );
}

#[test]
fn margins_are_never_narrower_than_what_the_printer_reaches() {
    let left = |edge: Option<f32>| {
        let printing = Printing {
            margin: Some(5.0),
            edge,
            ..Printing::default()
        };
        let pages = print(&example(), printing);
        let groups = pages.pages[0].scene.groups.iter();
        groups.map(|group| group.x).fold(f32::MAX, f32::min) * 25.4 / 96.0
    };
    assert!((left(None) - 5.0).abs() < 0.2, "{}", left(None));
    assert!((left(Some(17.0)) - 17.0).abs() < 0.2, "{}", left(Some(17.0)));
}

#[test]
fn a_saved_view_is_found_by_its_name() {
    let mut doc = example();
    let hidden = doc.lanes.keys().next().cloned().unwrap();
    let view = View {
        id: "v".into(),
        name: "For the board".into(),
        hidden_lanes: vec![hidden.clone()],
        ..View::default()
    };
    doc.views.insert(view.id.clone(), view);
    let pages = print(
        &doc,
        Printing {
            view: "for the board".to_owned(),
            ..Printing::default()
        },
    );
    assert!(!lanes(&pages).contains(&hidden), "what the view hides is not printed");
    assert_eq!(lanes(&pages).len() + 1, doc.lanes.len());
}

#[test]
fn what_is_left_out_stays_out_and_what_is_new_is_printed() {
    let mut doc = example();
    let of = |doc: &Doc, role| {
        doc.lanes
            .values()
            .find(|lane| lane.role.as_ref() == Some(&role))
            .unwrap()
            .clone()
    };
    let pain = of(&doc, lajur_model::Role::Pain);
    let bayu = doc
        .shared
        .personas
        .values()
        .find(|persona| persona.name == "Bayu")
        .unwrap()
        .id
        .clone();
    let stage = Grid::of(&doc).head[0].stage.id.clone();
    let without = [
        format!("lane:{}", pain.id.0),
        format!("stage:{}", stage.0),
        format!("persona:{}", bayu.0),
        "lane:deleted".to_owned(),
    ];
    let printing = || Printing {
        without: without.to_vec(),
        ..Printing::default()
    };
    let added = Lane {
        id: "new".into(),
        ..of(&doc, lajur_model::Role::Thought)
    };
    doc.lanes.insert(added.id.clone(), added.clone());
    let pages = print(&doc, printing());
    assert_eq!(lanes(&pages).len() + 1, doc.lanes.len(), "one lane is left out");
    assert!(!lanes(&pages).contains(&pain.id) && lanes(&pages).contains(&added.id));
    assert!(!tags(&pages).any(|tag| matches!(tag, Tag::Head { stage: head, .. } if *head == stage)));
    let chips = tags(&pages).filter(|tag| matches!(tag, Tag::Persona { .. }));
    assert_eq!(chips.count() + 1, doc.map.personas.len());
}
