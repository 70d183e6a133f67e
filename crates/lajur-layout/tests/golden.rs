//! The layout of a small map as text, so that a change of any position is seen in review.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::fmt::Write;

use common::{Draw, evidence, reaches};
use lajur_layout::scene::{Group, Part, Scene};
use lajur_layout::{Fit, Fonts, PageSetup, SceneOptions, layout, pages, scene};
use lajur_model::{Doc, EvidenceKind, LinkKind, Role, Target, View};

fn small() -> Doc {
    let mut draw = Draw::new("Membeli vitamin anak", "id");
    draw.doc.map.goal = "Menaikkan pembelian ulang".into();
    draw.persona("rina", "Rina", "ibu baru");
    draw.persona("bayu", "Bayu", "");
    draw.channel("wa", "WhatsApp", "message-circle");
    draw.stage("s1", None, "Awareness").gloss = "Kesadaran".into();
    draw.stage("s1a", Some("s1"), "Melihat iklan");
    draw.stage("s1b", Some("s1"), "Mencari tahu").moment_of_truth = true;
    draw.stage("s2", None, "Purchase");
    for role in [
        Role::Action,
        Role::Touchpoint,
        Role::Thought,
        Role::Emotion,
        Role::Pain,
        Role::Solution,
    ] {
        draw.lane(role.as_str(), role.clone());
    }
    draw.card("action", "s1a", "Berhenti pada iklan saat menggulir layar")
        .evidence = evidence(EvidenceKind::Observed);
    draw.card("touchpoint", "s1b", "Balasan < 10 menit").channels = vec!["wa".into()];
    let mut thought = draw.card("thought", "s1a", "Pengin yang lebih baik buat si kecil.");
    thought.personas = vec!["rina".into()];
    reaches(thought, "s1b");
    for (stage, value) in [("s1a", 0.0), ("s1b", -2.0), ("s2", 1.0)] {
        draw.value(
            "emotion",
            stage,
            Some("rina"),
            value,
            if value < 0.0 { "Tidak yakin soal dosis" } else { "" },
        );
        draw.value("emotion", stage, Some("bayu"), 0.0, "");
    }
    let pain = draw.card("pain", "s2", "Ongkir baru terlihat saat checkout").id.clone();
    let solution = draw
        .card("solution", "s2", "Tampilkan ongkir sejak keranjang")
        .id
        .clone();
    draw.link("solves", LinkKind::Solves, Target::Card(solution), Target::Card(pain));
    draw.link(
        "loop",
        LinkKind::Loop,
        Target::Stage("s2".into()),
        Target::Stage("s1".into()),
    );
    draw.doc
}

fn written(scene: &Scene) -> String {
    let mut text = format!("{} x {} {}\n", scene.width, scene.height, scene.ground.css());
    for group in &scene.groups {
        write_group(&mut text, group);
    }
    text
}

fn write_group(text: &mut String, group: &Group) {
    let Group { tag, x, y, w, h, parts } = group;
    let tag = serde_json::to_string(tag).unwrap();
    writeln!(text, "{tag} at {x} {y}, {w} x {h}").unwrap();
    for part in parts {
        match part {
            Part::Text(run) => {
                let glyphs: usize = run.runs.iter().map(|run| run.glyphs.len()).sum();
                writeln!(
                    text,
                    "  text {:?} at {} {}, {} wide, {} {} {}, {glyphs} glyphs",
                    run.text,
                    run.x,
                    run.baseline,
                    run.w,
                    run.size,
                    run.weight,
                    run.ink.css()
                )
                .unwrap();
            }
            other => writeln!(text, "  {}", serde_json::to_string(other).unwrap()).unwrap(),
        }
    }
}

fn check(name: &str, found: &str) {
    let path = format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("LAJUR_RENEW").is_some() {
        std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(found.lines()).find(|(old, new)| old != new);
    assert!(
        kept == found,
        "{path} differs, first in\n  old {:?}\n  new {:?}\nrenew with LAJUR_RENEW=1",
        differs.map(|d| d.0),
        differs.map(|d| d.1)
    );
}

#[test]
fn a_small_map_on_screen_stands_where_it_stood() {
    let doc = small();
    let layout = layout(&doc, &View::default(), &Fonts::bundled());
    check("screen", &written(&scene(&doc, &layout, &SceneOptions::screen())));
}

#[test]
fn a_small_map_on_paper_stands_where_it_stood() {
    let setup = PageSetup {
        fit: Fit::ONE_PAGE,
        ..PageSetup::default()
    };
    let print = pages(&small(), &View::default(), &setup, &Fonts::bundled()).unwrap();
    let sheet = &print.pages[0];
    check(
        "paper",
        &format!("smallest {} pt\n{}", sheet.smallest_pt, written(&sheet.scene)),
    );
}
