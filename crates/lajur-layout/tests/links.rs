//! What arrows must hold, whatever the map: they run around cards, keep apart, and tell where they lie.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use common::{Draw, everything, reaches};
use lajur_layout::scene::{Part, Seg, Tag};
use lajur_layout::{CardBox, Fonts, Layout, LinkBox, layout};
use lajur_model::{CardId, Doc, LinkKind, Role, StageId, Target, View};
use proptest::prelude::*;

fn lay(doc: &Doc) -> Layout {
    layout(doc, &View::default(), &Fonts::bundled())
}

/// Left, upper, right and lower edge.
type Edges = [f32; 4];

fn edges(layout: &Layout, card: &CardBox) -> Edges {
    let column = &layout.frame.columns[card.column as usize];
    let lane = layout.frame.lanes.iter().find(|lane| lane.lane == card.lane).unwrap();
    let (x, y) = (column.x + card.x, lane.y + card.y);
    [x, y, x + card.w, y + card.h]
}

fn overlap(a: Edges, b: Edges) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn stretches(link: &LinkBox) -> Vec<Edges> {
    let edges = |ends: &[(f32, f32)]| {
        let ((a, b), (c, d)) = (ends[0], ends[1]);
        assert!(a == c || b == d, "stretches run along an axis: {:?}", link.points);
        [a.min(c), b.min(d), a.max(c), b.max(d)]
    };
    link.points.windows(2).map(edges).collect()
}

fn id(link: &LinkBox) -> &str {
    match &link.group.tag {
        Tag::Link { link, .. } => link.as_str(),
        other => panic!("an arrow is tagged as one, not {other:?}"),
    }
}

fn words(link: &LinkBox) -> usize {
    link.group
        .parts
        .iter()
        .filter(|part| matches!(part, Part::Text(_)))
        .count()
}

/// Stretches of the dotted line that leads from an arrow to words that stand off it.
fn lead(link: &LinkBox) -> Vec<Edges> {
    let (x, y) = (link.group.x, link.group.y);
    let dotted = link.group.parts.iter().filter_map(|part| match part {
        Part::Path(path) => path
            .stroke
            .as_ref()
            .filter(|stroke| stroke.dash == [1.0, 3.0])
            .map(|_| &path.d.0),
        _ => None,
    });
    let edges = |segs: &Vec<Seg>| match segs[..] {
        [Seg::Move(a, b), Seg::Line(c, d)] => [x + a.min(c), y + b.min(d), x + a.max(c), y + b.max(d)],
        _ => panic!("{segs:?} is no straight line"),
    };
    dotted.map(edges).collect()
}

fn check(layout: &Layout) {
    let cards: Vec<(&CardId, Edges)> = layout
        .cards
        .iter()
        .map(|(id, card)| (id, edges(layout, card)))
        .collect();
    for link in &layout.frame.links {
        let label = link
            .label
            .map(|label| [label.x, label.y, label.x + label.w, label.y + label.h]);
        assert_eq!(
            label.is_some(),
            words(link) > 0,
            "{} says where its words stand",
            id(link)
        );
        for (card, edges) in &cards {
            let inner = [edges[0] + 0.1, edges[1] + 0.1, edges[2] - 0.1, edges[3] - 0.1];
            for stretch in stretches(link).into_iter().chain(lead(link)) {
                assert!(
                    !overlap(stretch, inner),
                    "{} runs through {card}: {stretch:?} {edges:?}",
                    id(link)
                );
            }
            if let Some(label) = label {
                assert!(
                    !overlap(label, inner),
                    "the words of {} touch {card}: {label:?} {edges:?}",
                    id(link)
                );
            }
        }
        for other in layout.frame.links.iter().filter(|other| id(other) != id(link)) {
            let label = label.map(|[x, y, right, bottom]| [x - 3.0, y, right + 3.0, bottom]);
            let ends = stretches(other);
            for end in [ends.first(), ends.last()].into_iter().flatten() {
                assert!(
                    label.is_none_or(|label| !overlap(label, *end)),
                    "the words of {} take an end of {} away",
                    id(link),
                    id(other)
                );
            }
        }
    }
}

/// True where two arrows run along each other at one place.
fn run_over_each_other(a: &LinkBox, b: &LinkBox) -> bool {
    stretches(a).into_iter().any(|a| {
        stretches(b).into_iter().any(|b| {
            let along = |near: usize, low: usize| {
                let flat = a[near] == a[near + 2] && b[near] == b[near + 2];
                flat && (a[near] - b[near]).abs() < 2.0 && a[low].max(b[low]) + 2.0 < a[low + 2].min(b[low + 2])
            };
            along(0, 1) || along(1, 0)
        })
    })
}

fn cross(a: &LinkBox, b: &LinkBox) -> bool {
    let grown = |edges: Edges| [edges[0] - 0.5, edges[1] - 0.5, edges[2] + 0.5, edges[3] + 0.5];
    stretches(a)
        .into_iter()
        .any(|a| stretches(b).into_iter().any(|b| overlap(grown(a), grown(b))))
}

fn card(id: &CardId) -> Target {
    Target::Card(id.clone())
}

fn stage(id: &str) -> Target {
    Target::Stage(StageId::from(id))
}

#[test]
fn arrows_of_a_map_with_everything_keep_clear_of_its_cards() {
    let layout = lay(&everything().doc);
    assert_eq!(layout.frame.links.len(), 5, "every arrow is drawn");
    check(&layout);
}

#[test]
fn an_arrow_begins_and_ends_at_the_edges_of_what_it_joins() {
    let mut draw = Draw::new("Ends", "en");
    for id in ["a", "b", "c"] {
        draw.stage(id, None, id);
    }
    draw.lane("pain", Role::Pain);
    draw.lane("solution", Role::Solution);
    let pain = draw.card("pain", "a", "Pain").id.clone();
    draw.card("pain", "b", "Between");
    let solution = draw.card("solution", "c", "Solution").id.clone();
    draw.link("k", LinkKind::Solves, card(&solution), card(&pain));
    let layout = lay(&draw.doc);
    check(&layout);
    let link = &layout.frame.links[0];
    let on_edge = |(x, y): (f32, f32), edges: Edges| {
        let inside = x >= edges[0] - 0.1 && x <= edges[2] + 0.1 && y >= edges[1] - 0.1 && y <= edges[3] + 0.1;
        inside
            && [x - edges[0], edges[2] - x, y - edges[1], edges[3] - y]
                .into_iter()
                .any(|d| d.abs() < 0.1)
    };
    let (first, last) = (link.points[0], link.points[link.points.len() - 1]);
    assert!(
        on_edge(first, edges(&layout, &layout.cards[&solution])),
        "it begins at the solution"
    );
    assert!(
        on_edge(last, edges(&layout, &layout.cards[&pain])),
        "it ends at the pain"
    );
}

#[test]
fn arrows_that_share_a_way_stand_beside_each_other() {
    let mut draw = Draw::new("Beside each other", "en");
    for id in ["a", "b", "c", "d"] {
        draw.stage(id, None, id);
    }
    draw.lane("pain", Role::Pain);
    draw.lane("note", Role::Note);
    draw.lane("solution", Role::Solution);
    let pain = draw.card("pain", "a", "Pain").id.clone();
    for id in ["a", "b", "c", "d"] {
        draw.card("note", id, "Between");
        let solution = draw.card("solution", id, "Solution").id.clone();
        draw.link(&format!("k{id}"), LinkKind::Solves, card(&solution), card(&pain));
    }
    let layout = lay(&draw.doc);
    check(&layout);
    let links = &layout.frame.links;
    for (at, a) in links.iter().enumerate() {
        for b in &links[at + 1..] {
            assert!(
                !run_over_each_other(a, b),
                "{} and {}: {:?} {:?}",
                id(a),
                id(b),
                a.points,
                b.points
            );
        }
    }
}

#[test]
fn arrows_above_the_head_nest_without_crossing() {
    let mut draw = Draw::new("Above the head", "en");
    for id in ["a", "b", "c", "d", "e"] {
        draw.stage(id, None, id);
    }
    let pairs = [
        ("e", "a"),
        ("d", "b"),
        ("b", "d"),
        ("c", "b"),
        ("e", "d"),
        ("a", "e"),
        ("a", "b"),
    ];
    for (at, (from, to)) in pairs.iter().enumerate() {
        draw.link(&format!("k{at}"), LinkKind::Loop, stage(from), stage(to));
    }
    let layout = lay(&draw.doc);
    let links = &layout.frame.links;
    assert_eq!(links.len(), pairs.len(), "every arrow is drawn");
    for (at, a) in links.iter().enumerate() {
        for b in &links[at + 1..] {
            assert!(!cross(a, b), "{} and {}: {:?} {:?}", id(a), id(b), a.points, b.points);
        }
    }
    let highest = links
        .iter()
        .flat_map(|link| &link.points)
        .map(|point| point.1)
        .fold(f32::MAX, f32::min);
    let title = layout
        .frame
        .title
        .iter()
        .map(|group| group.y + group.h)
        .fold(0.0, f32::max);
    assert!(highest > title, "they have room below the title: {highest} {title}");
}

#[test]
fn kinds_of_arrows_are_told_apart_by_form() {
    let mut draw = Draw::new("Forms", "en");
    draw.stage("a", None, "a");
    draw.stage("b", None, "b");
    draw.lane("action", Role::Action);
    let from = draw.card("action", "a", "From").id.clone();
    let to = draw.card("action", "b", "To").id.clone();
    let mut forms = Vec::new();
    for kind in [LinkKind::Flow, LinkKind::Solves, LinkKind::Loop] {
        draw.link("k", kind.clone(), card(&from), card(&to)).kind = Some(kind.clone());
        let layout = lay(&draw.doc);
        let parts = &layout.frame.links[0].group.parts;
        let shapes = parts.iter().filter_map(|part| match part {
            Part::Path(path) => Some((path.fill.is_some(), path.d.0.len())),
            _ => None,
        });
        forms.push(shapes.collect::<Vec<_>>());
    }
    forms.dedup();
    assert_eq!(forms.len(), 3, "their outlines differ: {forms:?}");
}

#[test]
fn an_arrow_to_what_is_not_shown_is_left_out() {
    let mut draw = everything();
    draw.link("gone", LinkKind::Flow, Target::Card("nobody".into()), stage("s1"));
    let view = View {
        hidden_lanes: vec!["backstage".into()],
        ..View::default()
    };
    let layout = layout(&draw.doc, &view, &Fonts::bundled());
    let shown: Vec<&str> = layout.frame.links.iter().map(id).collect();
    assert!(!shown.contains(&"gone") && !shown.contains(&"k5"), "{shown:?}");
}

#[test]
fn an_arrow_finds_its_way_round_a_card_over_all_columns() {
    let mut draw = Draw::new("Round", "en");
    for stage in ["a", "b", "c", "d", "e", "f", "g"] {
        draw.stage(stage, None, stage);
    }
    draw.lane("pain", Role::Pain);
    draw.lane("chance", Role::Opportunity);
    draw.lane("solution", Role::Solution);
    let pain = draw.card("pain", "d", "Lost data").id.clone();
    reaches(
        draw.card("chance", "a", "One manager from the first day to the last"),
        "g",
    );
    let solution = draw.card("solution", "d", "A script").id.clone();
    draw.link("round", LinkKind::Solves, card(&solution), card(&pain));
    let layout = lay(&draw.doc);
    check(&layout);
    assert_eq!(layout.frame.links.len(), 1);
}

#[test]
fn words_between_neighbours_stand_on_a_line_that_leads_to_them() {
    let mut draw = Draw::new("Neighbours", "en");
    for stage in ["a", "b", "c"] {
        draw.stage(stage, None, stage);
    }
    draw.lane("action", Role::Action);
    draw.lane("pain", Role::Pain);
    let cards = ["a", "b", "c"].map(|stage| {
        draw.card("pain", stage, "A pain that nobody has asked about yet");
        let text = "A step that takes as much room as there is, and says a little more than that";
        draw.card("action", stage, text).id.clone()
    });
    for (at, words) in ["by letter", "after a week of waiting for an answer"]
        .iter()
        .enumerate()
    {
        let link = draw.link(
            &format!("k{at}"),
            LinkKind::Flow,
            card(&cards[at]),
            card(&cards[at + 1]),
        );
        link.label = (*words).into();
    }
    let layout = lay(&draw.doc);
    check(&layout);
    for link in &layout.frame.links {
        let label = link.label.expect("the words are drawn");
        let (from, to) = (link.points[0], link.points[1]);
        assert_eq!(from.1, to.1, "the arrow goes straight across the gutter");
        let (x, y) = ((from.0 + to.0) / 2.0, label.y + label.h / 2.0);
        assert!(
            label.x <= x && x <= label.x + label.w,
            "{label:?} lies below the gutter"
        );
        assert!((y - from.1).abs() < 120.0, "{label:?} is near {from:?}");
        assert!(!lead(link).is_empty(), "a line leads there");
    }
}

/// A map of cards at random places with arrows between them.
fn maps() -> impl Strategy<Value = Doc> {
    let one = (0..4_usize, 0..5_usize, 0..4_usize, 0..40_usize);
    let arrow = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0..3_usize,
        any::<bool>(),
    );
    let cards = proptest::collection::vec(one, 2..24);
    (cards, proptest::collection::vec(arrow, 1..10)).prop_map(|(cards, arrows)| {
        let mut draw = Draw::new("Random", "en");
        for at in 0..5 {
            draw.stage(&format!("s{at}"), None, "Stage");
        }
        for (at, role) in [Role::Action, Role::Touchpoint, Role::Emotion, Role::Solution]
            .into_iter()
            .enumerate()
        {
            draw.lane(&format!("l{at}"), role);
        }
        let mut ids = Vec::new();
        for (lane, first, reach, length) in cards {
            let mut card = draw.card(&format!("l{lane}"), &format!("s{first}"), &"word ".repeat(length));
            card.value = Some(reach as f64 - 2.0);
            ids.push(card.id.clone());
            if lane != 2 {
                reaches(card, &format!("s{}", (first + reach).min(4)));
            }
        }
        for (at, (from, to, kind, words)) in arrows.into_iter().enumerate() {
            let (from, to) = (from.get(&ids).clone(), to.get(&ids).clone());
            let link = draw.link(&format!("k{at}"), LinkKind::ALL[kind].clone(), card(&from), card(&to));
            link.label = if words { "some words".into() } else { String::new() };
        }
        draw.doc
    })
}

/// True for a card with a box, or a point of a curve; of two points at one place only the first is drawn.
fn is_drawn(layout: &Layout, end: &Option<Target>) -> bool {
    let Some(Target::Card(card)) = end else { return false };
    let mut points = layout.figures.values().flat_map(|figure| &figure.points);
    layout.cards.contains_key(card) || points.any(|point| point.card == *card)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn arrows_of_random_maps_run_around_cards(doc in maps()) {
        let layout = lay(&doc);
        check(&layout);
        let shown: Vec<&str> = layout.frame.links.iter().map(id).collect();
        for link in doc.links.values().filter(|link| link.from != link.to) {
            let ends = [&link.from, &link.to].map(|end| is_drawn(&layout, end));
            prop_assert!(!ends[0] || !ends[1] || shown.contains(&link.id.as_str()), "{:?} finds a way", link.id);
        }
    }

    #[test]
    fn the_words_of_a_single_arrow_always_find_a_place(mut doc in maps()) {
        let last = doc.links.keys().next_back().cloned();
        doc.links.retain(|id, _| Some(id) == last.as_ref());
        doc.links.values_mut().for_each(|link| link.label = "some words".into());
        let layout = lay(&doc);
        check(&layout);
        for link in &layout.frame.links {
            prop_assert!(link.label.is_some(), "{:?}", link.points);
        }
    }
}
