//! A drawing says truly what of a map is not on it.

mod common;

use std::collections::BTreeSet;

use common::Draw;
use lajur_layout::scene::Part;
use lajur_layout::{
    Fit, Fonts, LeftOut, PageSetup, Paper, Scene, SceneOptions, layout, left_out, pages, pages_left_out, scene,
};
use lajur_model::{Doc, LinkId, LinkKind, Role, Target, View};
use proptest::prelude::*;

fn drawn(doc: &Doc, view: &View) -> (Scene, LeftOut) {
    let fonts = Fonts::bundled();
    let laid_out = layout(doc, view, &fonts);
    let left_out = left_out(doc, view, &fonts, &laid_out);
    (scene(doc, &laid_out, &SceneOptions::paper()), left_out)
}

/// All words on a drawing.
fn words<'a>(scenes: impl Iterator<Item = &'a Scene>) -> BTreeSet<&'a str> {
    let parts = scenes.flat_map(|scene| &scene.groups).flat_map(|group| &group.parts);
    let texts = parts.filter_map(|part| match part {
        Part::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// Stages of the maps.
const STAGES: usize = 4;

/// An end of an arrow: a stage, or a card by its number.
type End = Result<usize, usize>;

/// A map with a curve, on which as many points say a word of their own as there are values, and arrows that do; where its
/// cards stand.
fn map(values: &[(usize, usize, i32)], arrows: &[(End, End)]) -> (Doc, Vec<usize>) {
    let mut draw = Draw::new("Left out", "en");
    for stage in 0..STAGES {
        draw.stage(&format!("s{stage}"), None, "Stage");
    }
    for persona in 0..3 {
        draw.persona(&format!("p{persona}"), "Somebody", "");
    }
    for (lane, role) in [("mood", Role::Emotion), ("pain", Role::Pain), ("note", Role::Note)] {
        draw.lane(lane, role);
    }
    let mut ids = Vec::new();
    for (at, (column, persona, value)) in values.iter().enumerate() {
        let (stage, persona) = (format!("s{column}"), format!("p{persona}"));
        let words = format!("point{at}");
        let point = draw.value("mood", &stage, Some(&persona), f64::from(*value), &words);
        ids.push(point.id.clone());
        drop(point);
        let lane = if at % 2 == 0 { "pain" } else { "note" };
        let pain = draw.card(lane, &stage, &"A pain of many words ".repeat(at % 5 + 1));
        ids.push(pain.id.clone());
    }
    for (at, (from, to)) in arrows.iter().enumerate() {
        let end = |end: &End| match end {
            Ok(stage) => Target::Stage(format!("s{stage}").into()),
            Err(card) => Target::Card(ids[card % ids.len()].clone()),
        };
        draw.link(&format!("k{at}"), LinkKind::Flow, end(from), end(to)).label = format!("arrow{at}");
    }
    (draw.doc, values.iter().flat_map(|(column, ..)| [*column; 2]).collect())
}

fn ends() -> impl Strategy<Value = End> {
    prop_oneof![1 => (0..STAGES).prop_map(Ok), 3 => (0..30_usize).prop_map(Err)]
}

fn setups() -> impl Strategy<Value = PageSetup> {
    let a5 = |fit| PageSetup {
        paper: Paper::named("a5").expect("A5 is a paper"),
        fit,
        ..PageSetup::default()
    };
    prop_oneof![
        Just(PageSetup::default()),
        Just(a5(Fit::Stages)),
        Just(a5(Fit::Percent(2.0))),
        Just(PageSetup::slides(Fit::Readable)),
        Just(PageSetup::slides(Fit::Stages)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn words_are_on_the_drawing_or_told_to_be_missing(
        values in proptest::collection::vec((0..STAGES, 0..3_usize, -2..3_i32), 1..14),
        arrows in proptest::collection::vec((ends(), ends()), 0..12),
        folded in proptest::option::of(0..STAGES),
        setup in setups(),
    ) {
        let (doc, columns) = map(&values, &arrows);
        let view = View {
            collapsed_stages: folded.iter().map(|stage| format!("s{stage}").into()).collect(),
            ..View::default()
        };
        let (scene, screen) = drawn(&doc, &view);
        let setup = PageSetup { most_sheets: 1_000, ..setup };
        let paper = pages(&doc, &view, &setup, &Fonts::bundled()).expect("a small map has its sheets");
        let is_open = |end: &End| end.map_or_else(|card| Some(columns[card % columns.len()]) != folded, |_| true);
        for (words, left_out) in [
            (words(std::iter::once(&scene)), &screen),
            (words(paper.pages.iter().map(|page| &page.scene)), &paper.left_out),
        ] {
            let is_missing = |word: &str| !words.contains(word);
            let points = values.iter().enumerate().filter(|(_, (column, ..))| Some(*column) != folded);
            let points = points.filter(|(at, _)| is_missing(&format!("point{at}"))).count();
            prop_assert_eq!(left_out.cards.len() + left_out.point_words, points);
            let open = arrows.iter().enumerate().filter(|(_, (from, to))| is_open(from) && is_open(to));
            let missing = open.filter(|(at, _)| is_missing(&format!("arrow{at}"))).count();
            prop_assert_eq!(left_out.arrows.len() + left_out.arrow_words, missing);
        }
        let told = pages_left_out(&doc, &view, &setup, &Fonts::bundled()).expect("a small map has its sheets");
        prop_assert_eq!(told, paper.left_out);
    }
}

#[test]
fn what_has_no_place_on_a_drawing_is_named() {
    let mut draw = Draw::new("Left out", "en");
    draw.stage("a", None, "a");
    draw.stage("b", None, "b");
    draw.lane("mood", Role::Emotion);
    draw.lane("pain", Role::Pain);
    draw.lane("line", Role::Interaction);
    let first = draw.value("mood", "a", None, 1.0, "First").id.clone();
    let second = draw.value("mood", "a", None, 2.0, "Second").id.clone();
    let valueless = draw.card("mood", "b", "Not felt yet").id.clone();
    let on_line = draw.card("line", "b", "Below the line").id.clone();
    let pain = draw.card("pain", "b", "Pain").id.clone();
    let card = |id: &lajur_model::CardId| Target::Card(id.clone());
    draw.link("drawn", LinkKind::Flow, card(&first), card(&pain));
    draw.link("to-second", LinkKind::Flow, card(&pain), card(&second));
    let mut note = draw.card("pain", "b", "Not placed yet");
    note.place = None;
    let tray = note.id.clone();
    drop(note);
    draw.link("to-tray", LinkKind::Flow, card(&pain), card(&tray));
    draw.link("itself", LinkKind::Loop, card(&pain), card(&pain));
    let (_, left) = drawn(&draw.doc, &View::default());
    let cards = BTreeSet::from([second, valueless, on_line]);
    assert_eq!((left.cards, left.arrow_words, left.point_words), (cards, 0, 0));
    let arrows = ["itself", "to-second", "to-tray"].map(LinkId::from);
    assert_eq!(left.arrows, BTreeSet::from(arrows));
    let folded = View {
        collapsed_lanes: vec!["mood".into(), "line".into()],
        ..View::default()
    };
    let (_, left) = drawn(&draw.doc, &folded);
    assert_eq!(
        (left.cards, left.arrows),
        (BTreeSet::new(), ["itself", "to-tray"].map(LinkId::from).into()),
        "what is folded away is left out on purpose"
    );
}
