//! A drawing says truly what of a map is not on it.

mod common;

use std::collections::BTreeSet;

use common::Draw;
use lajur_layout::scene::Part;
use lajur_layout::{Fonts, LeftOut, PageSetup, Scene, SceneOptions, layout, left_out, pages, scene};
use lajur_model::{Doc, LinkKind, Role, Target, View};
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

/// A map with a curve, on which as many points say a word of their own as there are values, and arrows that do.
fn map(values: &[(usize, usize, i32)], arrows: &[(usize, usize)]) -> Doc {
    let mut draw = Draw::new("Left out", "en");
    for stage in 0..4 {
        draw.stage(&format!("s{stage}"), None, "Stage");
    }
    for persona in 0..3 {
        draw.persona(&format!("p{persona}"), "Somebody", "");
    }
    draw.lane("mood", Role::Emotion);
    draw.lane("pain", Role::Pain);
    let mut ids = Vec::new();
    for (at, (stage, persona, value)) in values.iter().enumerate() {
        let (stage, persona) = (format!("s{stage}"), format!("p{persona}"));
        let words = format!("point{at}");
        let point = draw.value("mood", &stage, Some(&persona), f64::from(*value), &words);
        ids.push(point.id.clone());
        drop(point);
        let pain = draw.card("pain", &stage, "A pain of many words that takes some lines");
        ids.push(pain.id.clone());
    }
    for (at, (from, to)) in arrows.iter().enumerate() {
        let end = |number: usize| Target::Card(ids[number % ids.len()].clone());
        let id = format!("k{at}");
        draw.link(&id, LinkKind::Flow, end(*from), end(*to)).label = format!("arrow{at}");
    }
    draw.doc
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn words_are_on_the_drawing_or_told_to_be_missing(
        values in proptest::collection::vec((0..4_usize, 0..3_usize, -2..3_i32), 1..14),
        arrows in proptest::collection::vec((0..30_usize, 0..30_usize), 0..12),
    ) {
        let doc = map(&values, &arrows);
        let (scene, screen) = drawn(&doc, &View::default());
        let setup = PageSetup::default();
        let paper = pages(&doc, &View::default(), &setup, &Fonts::bundled()).expect("a small map has its sheets");
        for (words, left_out) in [
            (words(std::iter::once(&scene)), &screen),
            (words(paper.pages.iter().map(|page| &page.scene)), &paper.left_out),
        ] {
            let missing = |count: usize, kind: &str| {
                (0..count).filter(|at| !words.contains(&*format!("{kind}{at}"))).count()
            };
            prop_assert_eq!(left_out.cards.len() + left_out.point_words, missing(values.len(), "point"));
            prop_assert_eq!(left_out.arrows.len() + left_out.arrow_words, missing(arrows.len(), "arrow"));
        }
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
    draw.link("itself", LinkKind::Loop, card(&pain), card(&pain));
    let (_, left) = drawn(&draw.doc, &View::default());
    let mut cards = vec![second, valueless, on_line];
    cards.sort();
    assert_eq!((left.cards, left.arrow_words, left.point_words), (cards, 0, 0));
    assert_eq!(left.arrows, ["itself".into(), "to-second".into()]);
    let folded = View {
        collapsed_lanes: vec!["mood".into(), "line".into()],
        ..View::default()
    };
    let (_, left) = drawn(&draw.doc, &folded);
    assert_eq!(
        (left.cards, left.arrows),
        (vec![], vec!["itself".into()]),
        "what is folded away is left out on purpose"
    );
}
