//! The contrast that design asks for, held over the whole table.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
use super::*;

fn light_of(color: (u8, u8, u8)) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(color.0) + 0.7152 * part(color.1) + 0.0722 * part(color.2)
}

fn contrast(theme: Theme, a: &Ink, b: &Ink) -> f64 {
    let (a, b) = (light_of(theme.rgb(a)), light_of(theme.rgb(b)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn check(theme: Theme, front: &Ink, back: &Ink, least: f64) {
    let found = contrast(theme, front, back);
    assert!(
        found >= least,
        "{theme:?}: {front:?} on {back:?} has {found:.2}, wanted {least}"
    );
}

const THEMES: [Theme; 4] = [
    Theme::of(Mode::Light),
    Theme::of(Mode::Dark),
    Theme::of(Mode::Projector),
    Theme::of(Mode::Paper),
];

#[test]
fn text_stands_out_from_every_ground_it_is_set_on() {
    for theme in THEMES {
        for text in [
            "ink",
            "ink-soft",
            "ink-faint",
            "link",
            "danger",
            "accent",
            "warning",
            "success",
            "figure",
        ] {
            for ground in ["paper", "ground", "panel", "field"] {
                check(theme, &Ink::Token(text), &Ink::Token(ground), 4.5);
            }
        }
        for (text, ground) in [
            ("accent-ink", "accent"),
            ("badge-ink", "badge"),
            ("danger", "danger-soft"),
            ("star", "star-fill"),
        ] {
            check(theme, &Ink::Token(text), &Ink::Token(ground), 4.5);
        }
        check(theme, &Ink::Token("ink"), &Ink::Token("accent-soft"), 4.5);
    }
}

#[test]
fn every_hue_is_readable_and_its_lines_are_seen() {
    for theme in THEMES {
        for slot in PALETTE.iter().copied() {
            let tone = |tone| Ink::Tone(Hue::Slot(slot), tone);
            for ground in [
                tone(Tone::Fill),
                tone(Tone::Tint),
                tone(Tone::Wash),
                Ink::Token("paper"),
            ] {
                check(theme, &tone(Tone::Text), &ground, 4.5);
                check(theme, &Ink::Token("ink"), &ground, 7.0);
                check(theme, &Ink::Token("ink-soft"), &ground, 4.5);
                check(theme, &tone(Tone::Strong), &ground, 3.0);
            }
            check(theme, &Ink::Token("ink-faint"), &tone(Tone::Wash), 4.5);
            check(theme, &tone(Tone::Edge), &tone(Tone::Tint), 3.0);
            check(theme, &tone(Tone::Edge), &Ink::Token("ground"), 2.7);
        }
    }
}

#[test]
fn card_hairlines_are_quiet_but_seen() {
    for theme in THEMES {
        let least = if theme == Theme::paper() { 2.5 } else { 1.8 };
        for slot in PALETTE.iter().copied() {
            check(
                theme,
                &Ink::Tone(Hue::Slot(slot), Tone::Line),
                &Ink::Token("paper"),
                least,
            );
        }
        check(theme, &Ink::Token("edge"), &Ink::Token("paper"), least);
    }
}

#[test]
fn lines_on_a_projector_have_twice_the_contrast_of_those_on_a_screen() {
    let (screen, wall) = (Theme::of(Mode::Light), Theme::of(Mode::Projector));
    let twice = |line: &Ink| {
        let paper = Ink::Token("paper");
        check(wall, line, &paper, 2.0 * contrast(screen, line, &paper));
    };
    for token in ["hairline", "rule", "edge"] {
        twice(&Ink::Token(token));
    }
    for slot in PALETTE.iter().copied() {
        twice(&Ink::Tone(Hue::Slot(slot), Tone::Line));
    }
}

#[test]
fn the_curve_and_its_faces_are_seen_on_every_ground() {
    for theme in THEMES {
        for (mood, fill) in [
            ("mood-1", "mood-1-fill"),
            ("mood-2", "mood-2-fill"),
            ("mood-3", "mood-3-fill"),
            ("mood-4", "mood-4-fill"),
            ("mood-5", "mood-5-fill"),
        ] {
            check(theme, &Ink::Token(mood), &Ink::Token("paper"), 3.0);
            check(theme, &Ink::Token(mood), &Ink::Token(fill), 3.0);
        }
    }
}

#[test]
fn tones_of_an_exact_color_stay_readable_for_the_brightest_and_the_darkest() {
    for theme in THEMES {
        for color in ["#ffff00", "#ffffff", "#000000", "#00ff00", "#ff00ff", "#123456"] {
            let tone = |tone| Ink::Tone(Hue::of(&Color::from(color)), tone);
            check(theme, &tone(Tone::Text), &tone(Tone::Fill), 4.5);
            check(theme, &tone(Tone::Text), &tone(Tone::Tint), 4.5);
            check(theme, &Ink::Token("ink"), &tone(Tone::Tint), 4.5);
        }
    }
}

#[test]
fn every_theme_has_the_same_names() {
    let names = |mode| colors::tokens(mode).iter().map(|(name, _)| *name).collect::<Vec<_>>();
    let hues = |mode| colors::hues(mode).iter().map(|(name, _)| *name).collect::<Vec<_>>();
    for mode in [Mode::Dark, Mode::Projector, Mode::Paper] {
        assert_eq!(
            names(mode),
            names(Mode::Light),
            "a token of one theme is missing in another"
        );
        assert_eq!(hues(mode), PALETTE, "the table follows the palette");
    }
}

#[test]
fn the_window_gets_colors_as_css() {
    let exact = Ink::Tone(Hue::Exact(1, 2, 255), Tone::Fill);
    assert_eq!(
        serde_json::to_string(&exact).unwrap(),
        r##""color-mix(in srgb, #0102ff 11%, var(--paper))""##
    );
    assert_eq!(serde_json::to_string(&Ink::Token("ink")).unwrap(), r#""var(--ink)""#);
    let fade = Ink::Vertical {
        y0: 1.0,
        y1: 2.5,
        stops: vec![(0.0, Ink::Token("mood-5"), 0.5)],
    };
    assert_eq!(
        serde_json::to_string(&fade).unwrap(),
        r#"{"vertical":{"y0":1.0,"y1":2.5,"stops":[{"at":0.0,"ink":"var(--mood-5)","opacity":0.5}]}}"#
    );
}

#[test]
fn theme_css_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/theme.gen.css");
    let css = theme_css();
    if std::env::var_os("LAJUR_RENEW").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, &css).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        found, css,
        "run this test with LAJUR_RENEW=1 to write ui/src/lib/theme.gen.css anew"
    );
}

/// Shapes without their inks.
fn shapes(draw: impl Fn(&mut crate::draw::Sheet)) -> String {
    let mut sheet = crate::draw::Sheet::default();
    draw(&mut sheet);
    let shape = |part: &crate::scene::Part| match part {
        crate::scene::Part::Path(path) => {
            let dash = path.stroke.as_ref().map(|stroke| stroke.dash.clone());
            format!("{} {} {dash:?}", path.d.svg(), path.fill.is_some())
        }
        other => format!("{other:?}"),
    };
    sheet.0.iter().map(shape).collect()
}

#[test]
fn what_colors_tell_apart_is_told_apart_without_them() {
    use lajur_model::{EvidenceKind, Form, LinkKind, PersonaShape, Role, role};
    let faces: Vec<String> = (0..5)
        .map(|level| shapes(|sheet| crate::faces::face(sheet, level, 20.0, 20.0, 13.0)))
        .collect();
    let dots = EvidenceKind::ALL.iter().map(|kind| {
        let ground = |sheet: &mut crate::draw::Sheet| crate::card_parts::evidence_dot(sheet, 5.0, 5.0, 4.0, kind);
        let mut drawn = crate::draw::Sheet::default();
        ground(&mut drawn);
        format!("{drawn:?}")
    });
    let dots: Vec<String> = dots.collect();
    // Lanes that are lines differ by their dashes.
    let drawn = Role::ALL
        .iter()
        .map(|one| role(Some(one)))
        .filter(|row| row.form != Form::Line);
    let roles: Vec<String> = drawn.map(|row| row.icon.to_owned()).collect();
    let own = PALETTE.iter().map(|slot| {
        let mut drawn = crate::draw::Sheet::default();
        crate::greys::line(&mut drawn, slot, (0.0, 0.0), (40.0, 0.0));
        format!("{drawn:?}")
    });
    let lines = (0..crate::curve::TOGETHER).map(|at| {
        let stroke = crate::curve_lines::legend_stroke(at);
        format!("{} {:?}", stroke.width, stroke.dash)
    });
    let arrows = [LinkKind::Flow, LinkKind::Solves, LinkKind::Loop];
    let arrows = arrows.map(|kind| {
        shapes(|sheet| {
            crate::links::sign(sheet, &kind, 10.0);
        })
    });
    let badges = PersonaShape::ALL.iter().map(|shape| format!("{shape:?}"));
    for (what, all) in [
        ("faces", faces),
        ("evidence", dots),
        ("roles", roles),
        ("own colors", own.collect()),
        ("lines of personas", lines.collect()),
        ("arrows", arrows.to_vec()),
        ("badges of personas", badges.collect()),
    ] {
        let different: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len(), "{what} differ by shape: {all:?}");
    }
}

#[test]
fn a_grey_print_can_be_read() {
    let theme = Theme::paper().grey();
    for (name, _) in colors::hues(Mode::Paper) {
        let tone = |tone| Ink::Tone(Hue::Slot(name), tone);
        check(theme, &tone(Tone::Text), &tone(Tone::Fill), 4.5);
        check(theme, &tone(Tone::Strong), &tone(Tone::Wash), 3.0);
        check(theme, &tone(Tone::Line), &Ink::Token("paper"), 2.2);
    }
    for saving in [theme.saving(), Theme::paper().saving()] {
        check(
            saving,
            &Ink::Token("ink"),
            &Ink::Tone(Hue::Slot("blue"), Tone::Fill),
            4.5,
        );
        check(saving, &Ink::Token("badge-ink"), &Ink::Token("badge"), 4.5);
    }
}
