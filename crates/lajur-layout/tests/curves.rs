//! How curves of several personas share a lane.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use common::Draw;
use lajur_layout::scene::Part;
use lajur_layout::{FigureBox, Fonts, Layout, SeriesBox, layout};
use lajur_model::{CardVariant, Role, View};

const NAMES: [&str; 5] = ["Rina", "Bayu", "Sari", "Özgür", "Dewi"];

/// A lane with the curves of the first few personas; all lie at the same values.
fn lay(personas: usize) -> Layout {
    let mut draw = Draw::new("Curves", "en");
    let stages = ["s1", "s2", "s3"];
    for stage in stages {
        draw.stage(stage, None, stage);
    }
    draw.lane("mood", Role::Emotion);
    for name in &NAMES[..personas] {
        draw.persona(name, name, "");
        for (stage, value) in stages.into_iter().zip([-2.0, 0.0, 2.0]) {
            draw.value("mood", stage, Some(name), value, "");
        }
    }
    layout(&draw.doc, &View::default(), &Fonts::bundled())
}

fn figure(personas: usize) -> FigureBox {
    lay(personas).figures[&"mood".into()].clone()
}

/// Where a curve's name stands and where its last point lies.
fn name_and_end(figure: &FigureBox, number: usize) -> ((f32, f32), (f32, f32)) {
    let series = &figure.series[number];
    let name = series.persona.as_ref().unwrap().as_str();
    let text = series.words.iter().find_map(|part| match part {
        Part::Text(text) if text.text == name => Some((text.x, text.top + text.line / 2.0)),
        _ => None,
    });
    let of_it = figure.points.iter().filter(|point| point.series as usize == number);
    let last = of_it.max_by(|a, b| a.x.total_cmp(&b.x)).unwrap();
    (text.unwrap_or_else(|| panic!("{name} is not named")), (last.x, last.y))
}

#[test]
fn each_of_a_few_curves_carries_its_name_at_its_end() {
    for personas in 2..=3 {
        let figure = figure(personas);
        for (number, name) in NAMES.iter().enumerate().take(personas) {
            let ((x, y), (end_x, end_y)) = name_and_end(&figure, number);
            let far = (x - end_x).hypot(y - end_y);
            assert!(far < 90.0, "{name} of {personas} stands {far} px from its end");
        }
    }
}

#[test]
fn each_of_many_curves_is_named_beside_its_own_ground() {
    for personas in 4..=5 {
        let drawn = lay(personas);
        let figure = &drawn.figures[&"mood".into()];
        let head = &drawn.frame.lane_heads[0];
        for (name, series) in NAMES.iter().zip(&figure.series) {
            let beside = head.parts.iter().any(|part| match part {
                Part::Text(text) => text.text == *name && series.high_y <= text.baseline && text.top <= series.low_y,
                _ => false,
            });
            assert!(beside, "{name} of {personas} stands beside the curve");
        }
    }
}

#[test]
fn up_to_three_curves_share_one_scale_and_more_lie_below_each_other() {
    let ends = |series: &SeriesBox| (series.high_y, series.low_y);
    for personas in 2..=3 {
        let figure = figure(personas);
        let first = ends(&figure.series[0]);
        assert!(
            figure.series.iter().all(|series| ends(series) == first),
            "{personas} share"
        );
    }
    for personas in 4..=5 {
        let figure = figure(personas);
        for pair in figure.series.windows(2) {
            assert!(
                pair[0].low_y < pair[1].high_y,
                "of {personas} each has ground of its own"
            );
        }
    }
}

#[test]
fn points_at_one_value_stand_apart() {
    let figure = figure(3);
    for (number, one) in figure.points.iter().enumerate() {
        for other in &figure.points[number + 1..] {
            let far = (one.x - other.x).hypot(one.y - other.y);
            assert!(
                far >= one.r.min(other.r),
                "{} and {} lie {far} px apart",
                one.card,
                other.card
            );
        }
    }
}

/// Words beside a lane that lie over each other.
fn overprinted(layout: &Layout) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for head in &layout.frame.lane_heads {
        let texts: Vec<_> = head
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Text(text) => Some(text),
                _ => None,
            })
            .collect();
        for (at, one) in texts.iter().enumerate() {
            for other in &texts[at + 1..] {
                let beside = one.x + one.w <= other.x || other.x + other.w <= one.x;
                let below = one.top + one.line <= other.top + 0.5 || other.top + other.line <= one.top + 0.5;
                if !beside && !below {
                    found.push((one.text.clone(), other.text.clone()));
                }
            }
        }
    }
    found
}

#[test]
fn names_beside_curves_and_words_of_scales_lie_beside_or_below_each_other() {
    let long = "Ni Luh Putu Ayu Kusumawardhani Sastrowardoyo-Pangestuningtyas";
    for personas in 1..=5 {
        for (lane_name, of) in [("", None), ("Mood of Sam", Some("p0")), (long, Some("p1"))] {
            let mut draw = Draw::new("Curves", "en");
            for stage in ["s1", "s2"] {
                draw.stage(stage, None, stage);
            }
            for (at, name) in [long, "Sam", "Sari", "Doni", "Dewi"].iter().enumerate().take(personas) {
                draw.persona(&format!("p{at}"), name, "");
            }
            let lane = draw.lane("mood", Role::Emotion);
            lane.name = lane_name.into();
            lane.persona = of.map(Into::into);
            for at in 0..personas {
                let persona = format!("p{at}");
                for stage in ["s1", "s2"] {
                    draw.value("mood", stage, Some(&persona), at as f64 - 2.0, "");
                }
            }
            let layout = layout(&draw.doc, &View::default(), &Fonts::bundled());
            assert_eq!(overprinted(&layout), [], "{personas} personas, the lane {lane_name:?}");
            let figure = &layout.figures[&"mood".into()];
            assert!(figure.low_y - figure.high_y >= 40.0, "the curve has room");
        }
    }
}

#[test]
fn a_curve_as_it_should_become_says_so_beside_the_one_as_it_is() {
    let mut draw = Draw::new("Curves", "en");
    draw.lane("mood", Role::Emotion);
    for (stage, value) in [("s1", -1.0), ("s2", 1.0)] {
        draw.stage(stage, None, stage);
        draw.value("mood", stage, None, value, "");
        draw.value("mood", stage, None, value + 1.0, "").variant = Some(CardVariant::ToBe);
    }
    let figure = layout(&draw.doc, &View::default(), &Fonts::bundled()).figures[&"mood".into()].clone();
    let words = |series: &SeriesBox| -> Vec<String> {
        let texts = series.words.iter().filter_map(|part| match part {
            Part::Text(text) => Some(text.text.clone()),
            _ => None,
        });
        texts.collect()
    };
    let all: Vec<_> = figure
        .series
        .iter()
        .map(|series| (series.to_be, words(series)))
        .collect();
    assert_eq!(all, [(false, vec![]), (true, vec!["To-be".to_owned()])]);
}
