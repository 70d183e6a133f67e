//! How the example map is spread over sheets, as text, so that a change of any plan is seen in review.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::fmt::Write;

use lajur_layout::scene::{Group, Part, Tag};
use lajur_layout::{Colors, Fit, Fonts, PageSetup, Paper, pages};
use lajur_model::{Counter, Doc, View, templates};
use lajur_words::{Lang, say};

fn example() -> Doc {
    templates::example(&|key| say(Lang::Id, key, &[]), "id", &mut Counter::new("t"))
}

fn words(group: &Group) -> String {
    let text = |part: &Part| match part {
        Part::Text(text) => Some(text.text.clone()),
        _ => None,
    };
    group.parts.iter().filter_map(text).collect::<Vec<_>>().join(" ")
}

fn plan(text: &mut String, setup: &PageSetup, about: &str) {
    let print = pages(&example(), &View::default(), setup, &Fonts::bundled()).unwrap();
    writeln!(
        text,
        "# {about}\n{} across, {} down, cards {} pt, smallest {} pt, readable from {} m, warnings {:?}",
        print.across, print.down, print.card_pt, print.smallest_pt, print.reads_from_m, print.warnings
    )
    .unwrap();
    for page in &print.pages {
        writeln!(text, "{} {} x {} mm", page.name, page.width_mm, page.height_mm).unwrap();
        let mut cards = 0;
        for group in &page.scene.groups {
            let at = format!("{:.0} {:.0} {:.0} x {:.0}", group.x, group.y, group.w, group.h);
            match &group.tag {
                Tag::Head {
                    level, column, columns, ..
                } => {
                    writeln!(
                        text,
                        "  {} {column}+{columns} {:?} at {at}",
                        "-".repeat(usize::from(*level)),
                        words(group)
                    )
                    .unwrap();
                }
                Tag::LaneHead { .. } => writeln!(text, "  lane {:?} at {at}", words(group)).unwrap(),
                Tag::Figure { .. } => writeln!(text, "  figure at {at}").unwrap(),
                Tag::Footer => writeln!(text, "  footer {:?}", words(group)).unwrap(),
                Tag::Card { .. } => cards += 1,
                _ => {}
            }
        }
        writeln!(text, "  {cards} cards").unwrap();
    }
}

#[test]
fn the_example_is_spread_over_sheets_as_it_was() {
    let on = |paper: &str, fit: Fit| PageSetup {
        paper: Paper::named(paper).unwrap(),
        fit,
        day: "2026-11-22".to_owned(),
        ..PageSetup::default()
    };
    let both = |across, down| Fit::Sheets {
        across: Some(across),
        down: Some(down),
    };
    let poster = Fit::Poster {
        across: None,
        down: None,
    };
    let grey = PageSetup {
        colors: Colors::Grey,
        ..on("a3", Fit::Readable)
    };
    let mut text = String::new();
    plan(&mut text, &on("a4", Fit::Readable), "A4 readable");
    plan(&mut text, &on("a4", Fit::ONE_PAGE), "A4 one page");
    plan(&mut text, &on("a3", Fit::Readable), "A3 readable");
    plan(&mut text, &on("a3", poster), "A3 poster");
    plan(&mut text, &on("a0", Fit::Readable), "A0 readable");
    plan(&mut text, &on("f4", Fit::Readable), "F4 readable");
    plan(&mut text, &on("letter", both(2, 1)), "Letter 2x1");
    plan(&mut text, &on("a4", Fit::Stages), "A4 by stage");
    plan(&mut text, &grey, "A3 grey");
    let path = format!("{}/tests/golden/plans.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("LAJUR_RENEW").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(text.lines()).find(|(old, new)| old != new);
    assert!(
        kept == text,
        "{path} differs, first in {differs:?}\nrenew with LAJUR_RENEW=1"
    );
}
