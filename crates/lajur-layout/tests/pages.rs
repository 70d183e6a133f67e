//! What every print keeps, over generated maps and papers.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Draw, reaches};
use lajur_layout::scene::{Group, Part, PathPart, Seg, Tag};
use lajur_layout::{
    Colors, Fit, Fonts, Orientation, Page, PageError, PageSetup, PageWarning, Pages, Paper, READABLE_PT, layout,
    page_edges, pages, propose,
};
use lajur_model::{Asset, AssetId, CardId, CardVariant, Doc, Grid, LinkKind, Role, StageId, Target, View, Weblink};
use proptest::prelude::*;

/// CSS pixels per millimetre.
const PX: f32 = 96.0 / 25.4;

fn print(doc: &Doc, setup: &PageSetup) -> Pages {
    pages(doc, &View::default(), setup, &Fonts::bundled()).unwrap()
}

fn on(paper: &str, fit: Fit) -> PageSetup {
    PageSetup {
        paper: Paper::named(paper).unwrap(),
        fit,
        ..PageSetup::default()
    }
}

fn cards(page: &Page) -> impl Iterator<Item = (&CardId, &Group, u32, u32)> {
    page.scene.groups.iter().filter_map(|group| match &group.tag {
        Tag::Card {
            card, column, columns, ..
        } => Some((card, group, *column, *columns)),
        _ => None,
    })
}

/// A map of lanes of every form, with steps, reaching cards, cards with much text, and arrows.
fn maps() -> impl Strategy<Value = Doc> {
    let word = prop_oneof![
        Just("a"),
        Just("Kode SEHAT10"),
        Just("مرحبا"),
        Just("memeriksa komposisi"),
        Just("🙂")
    ];
    let text = prop_oneof![
        8 => proptest::collection::vec(word.clone(), 0..8),
        1 => proptest::collection::vec(word, 60..160),
    ];
    let card = (
        0..7_usize,
        0..12_usize,
        0..4_usize,
        text.prop_map(|words| words.join(" ")),
        proptest::option::of(-3.0..3.0_f64),
    );
    (1..12_usize, 1..3_usize, proptest::collection::vec(card, 0..50)).prop_map(|(columns, steps, cards)| {
        let mut draw = Draw::new("Membeli vitamin anak", "id");
        draw.persona("p0", "Rina", "");
        draw.persona("p1", "Bayu", "");
        let mut leaves = Vec::new();
        while leaves.len() < columns {
            let stage = format!("s{}", leaves.len());
            draw.stage(&stage, None, "Pertimbangan");
            for step in 0..steps {
                let id = format!("{stage}-{step}");
                draw.stage(&id, Some(&stage), "Membandingkan");
                leaves.push(id);
            }
        }
        let roles = [
            Role::Action,
            Role::Touchpoint,
            Role::Thought,
            Role::Emotion,
            Role::Duration,
            Role::Visibility,
            Role::Pain,
        ];
        for (at, role) in roles.into_iter().enumerate() {
            let lane = draw.lane(&format!("l{at}"), role);
            lane.group = if at < 4 { "Pelanggan" } else { "Toko" }.to_owned();
        }
        let mut last: Option<CardId> = None;
        for (at, (lane, first, reach, text, value)) in cards.into_iter().enumerate() {
            let first = first % leaves.len();
            let until = leaves[(first + reach).min(leaves.len() - 1)].clone();
            let mut card = draw.card(&format!("l{lane}"), &leaves[first], &text);
            let id = card.id.clone();
            card.value = value;
            card.personas = vec![if at % 2 == 0 { "p0" } else { "p1" }.into()];
            if lane < 3 {
                reaches(card, &until);
            } else {
                drop(card);
            }
            if let Some(before) = last.replace(id.clone()).filter(|_| at % 5 == 0) {
                draw.link(
                    &format!("k{at}"),
                    LinkKind::Flow,
                    Target::Card(before),
                    Target::Card(id),
                );
            }
        }
        draw.doc
    })
}

fn fits() -> impl Strategy<Value = Fit> {
    prop_oneof![
        Just(Fit::Readable),
        Just(Fit::ONE_PAGE),
        Just(Fit::SCREEN),
        Just(Fit::Percent(1.6)),
        Just(Fit::Sheets {
            across: Some(2),
            down: None
        }),
        Just(Fit::Sheets {
            across: None,
            down: Some(1)
        }),
        Just(Fit::Sheets {
            across: Some(2),
            down: Some(2)
        }),
        Just(Fit::Poster {
            across: None,
            down: None
        }),
        Just(Fit::Poster {
            across: Some(3),
            down: Some(2)
        }),
        Just(Fit::Stages),
        Just(Fit::Lanes),
    ]
}

fn setups() -> impl Strategy<Value = PageSetup> {
    let papers = prop_oneof![
        Just("a5"),
        Just("a4"),
        Just("a3"),
        Just("a1"),
        Just("f4"),
        Just("letter"),
        Just("banner"),
        Just("300x500")
    ];
    let ways = prop_oneof![
        Just(Orientation::Auto),
        Just(Orientation::Portrait),
        Just(Orientation::Landscape)
    ];
    (papers, fits(), ways, 0.0..20.0_f32).prop_map(|(paper, fit, orientation, margin_mm)| PageSetup {
        orientation,
        margin_mm,
        most_sheets: 10_000,
        ..on(paper, fit)
    })
}

fn slides() -> impl Strategy<Value = PageSetup> {
    let fits = prop_oneof![Just(Fit::Readable), Just(Fit::Stages)];
    fits.prop_map(|fit| PageSetup {
        most_sheets: 10_000,
        ..PageSetup::slides(fit)
    })
}

/// The places that a path goes through.
fn ends(path: &PathPart) -> impl Iterator<Item = (f32, f32)> {
    path.d.0.iter().filter_map(|seg| match seg {
        Seg::Move(x, y) | Seg::Line(x, y) | Seg::Cubic(.., x, y) => Some((*x, *y)),
        Seg::Close => None,
    })
}

/// The box of what a group draws, with its letters.
fn reach(group: &Group) -> (f32, f32, f32, f32) {
    let mut edges = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    let mut add = |x: f32, y: f32, w: f32, h: f32| {
        edges = (edges.0.min(x), edges.1.min(y), edges.2.max(x + w), edges.3.max(y + h));
    };
    for part in &group.parts {
        match part {
            Part::Rect(rect) => add(rect.x, rect.y, rect.w, rect.h),
            Part::Text(text) => add(text.x, text.top, text.w, text.line),
            Part::Icon(icon) => add(icon.x, icon.y, icon.size, icon.size),
            Part::Image(image) => add(image.x, image.y, image.w, image.h),
            Part::Path(path) => {
                for (x, y) in ends(path) {
                    add(x, y, 0.0, 0.0);
                }
            }
        }
    }
    (
        edges.0 + group.x,
        edges.1 + group.y,
        edges.2 + group.x,
        edges.3 + group.y,
    )
}

fn check(doc: &Doc, setup: &PageSetup, print: &Pages) {
    let poster = matches!(setup.fit, Fit::Poster { .. });
    check_cards(doc, print);
    check_plan(print);
    for (at, page) in print.pages.iter().enumerate() {
        let sizes = [(page.width_mm, page.scene.width), (page.height_mm, page.scene.height)];
        assert!(
            sizes.iter().all(|(mm, px)| (mm * PX - px).abs() < 0.01),
            "a page is as large as its paper"
        );
        let (row, column) = (at / print.across as usize, at % print.across as usize);
        check_heads(doc, page, !poster || column == 0, !poster || row == 0);
        check_edges(page, setup);
        check_type(page, print);
    }
}

/// The first sheet shows all of them.
fn check_plan(print: &Pages) {
    let feet = print.pages[0]
        .scene
        .groups
        .iter()
        .filter(|group| group.tag == Tag::Footer);
    let boxes = feet
        .flat_map(|foot| &foot.parts)
        .filter(|part| matches!(part, Part::Rect(_)));
    let sheets = (print.across * print.down) as usize;
    assert_eq!(
        boxes.count(),
        if sheets > 1 { sheets } else { 0 },
        "a box for each sheet"
    );
}

/// Every card stands on the sheets of its columns, once, and goes on only on the sheet below.
fn check_cards(doc: &Doc, print: &Pages) {
    let laid_out = layout(doc, &View::default(), &Fonts::bundled());
    let mut rows: BTreeMap<(&CardId, u32), Vec<usize>> = BTreeMap::new();
    for (at, page) in print.pages.iter().enumerate() {
        for (card, _, column, columns) in cards(page) {
            for column in column..column + columns {
                rows.entry((card, column)).or_default().push(at / print.across as usize);
            }
        }
    }
    for (piece, rows) in &rows {
        let below = |pair: &[usize]| pair[1] == pair[0] + 1;
        assert!(
            rows.windows(2).all(below),
            "{piece:?} stands once on each of its rows of sheets: {rows:?}"
        );
    }
    let seen: BTreeSet<(&CardId, u32)> = rows.into_keys().collect();
    let cells = laid_out.cards.iter();
    let wanted = cells.flat_map(|(id, card)| (card.column..card.column + card.columns).map(move |column| (id, column)));
    assert_eq!(seen, wanted.collect(), "all columns of all cards, and nothing else");
}

/// Each column and lane on a page has its name there.
fn check_heads(doc: &Doc, page: &Page, names: bool, heads: bool) {
    let mut columns = BTreeSet::new();
    let mut lanes = BTreeSet::new();
    for group in &page.scene.groups {
        match &group.tag {
            Tag::Head {
                column, columns: count, ..
            } => columns.extend(*column..column + count),
            Tag::LaneHead { lane } => drop(lanes.insert(lane.clone())),
            _ => {}
        }
    }
    for group in &page.scene.groups {
        if let Tag::Card {
            lane,
            column,
            columns: count,
            ..
        } = &group.tag
        {
            assert!(!names || lanes.contains(lane), "{lane:?} has its name on {}", page.name);
            let headed = (*column..column + count).all(|column| columns.contains(&column));
            assert!(!heads || headed, "every column has its head on {}", page.name);
        }
    }
    assert_eq!(
        lanes.is_empty(),
        !names || doc.lanes.is_empty(),
        "{}: names of lanes",
        page.name
    );
}

/// Nothing is drawn on the margins.
fn check_edges(page: &Page, setup: &PageSetup) {
    let margin = setup.margin_mm * PX - 0.6;
    for group in &page.scene.groups {
        let (left, top, right, bottom) = reach(group);
        let inside = left >= margin
            && top >= margin
            && right <= page.scene.width - margin
            && bottom <= page.scene.height - margin;
        assert!(
            inside || left > right,
            "{:?} of {} lies inside: {left} {top} {right} {bottom}",
            group.tag,
            page.name
        );
        let cell = matches!(group.tag, Tag::Card { .. } | Tag::Figure { .. } | Tag::LaneHead { .. });
        let foot = page
            .scene
            .groups
            .iter()
            .find(|group| group.tag == Tag::Footer)
            .map_or(0.0, |foot| foot.y);
        assert!(
            !cell || bottom <= foot + 0.6,
            "{:?} of {} ends above the footer: {bottom} of {foot}",
            group.tag,
            page.name
        );
    }
}

/// No letter is smaller than it is said, and all text of cards is as large as it is said.
fn check_type(page: &Page, print: &Pages) {
    for (card, group, ..) in cards(page) {
        let sizes = group.parts.iter().filter_map(|part| match part {
            // Shorter ones may be initials of personas.
            Part::Text(text) if text.text.len() > 3 => Some(text.size * 0.75),
            _ => None,
        });
        let largest = sizes.fold(f32::MIN, f32::max);
        // Figures are set in sizes of their own.
        let is_figure = matches!(&group.tag, Tag::Card { lane, .. } if lane.0 == "l4");
        let is_said = is_figure || largest == f32::MIN || (largest - print.card_pt).abs() < 0.11;
        assert!(is_said, "{card:?} on {} is set in {largest} pt", page.name);
    }
    for group in &page.scene.groups {
        for part in &group.parts {
            if let Part::Text(text) = part {
                assert!(
                    text.size * 0.75 >= print.smallest_pt - 1e-3,
                    "{} at {}",
                    text.text,
                    text.size
                );
            }
        }
    }
    assert!(
        page.smallest_pt >= print.smallest_pt,
        "the smallest of all is the smallest"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn random_maps_on_random_paper_keep_all_laws(doc in maps(), setup in setups()) {
        match pages(&doc, &View::default(), &setup, &Fonts::bundled()) {
            Ok(print) => check(&doc, &setup, &print),
            Err(PageError::Small { .. }) => {
                let is_tight = setup.paper.name == "a5" || matches!(setup.fit, Fit::Percent(_) | Fit::Poster { .. });
                prop_assert!(is_tight, "only small paper has no room: {:?}", setup);
            }
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn readable_is_readable(doc in maps()) {
        let print = print(&doc, &on("a4", Fit::Readable));
        prop_assert!(print.card_pt >= READABLE_PT, "{}", print.card_pt);
        prop_assert!(print.warnings.is_empty(), "{}", print.smallest_pt);
    }
}

/// How high the room for lanes is at least on any sheet: between the margin or the heads, which a poster has once, and
/// what stands below the map; of a poster without the strip to glue on.
fn least_room(print: &Pages, setup: &PageSetup) -> f32 {
    const PX_PER_MM: f32 = 96.0 / 25.4;
    const GLUE_MM: f32 = 12.0;
    let margin = setup.margin_mm.max(setup.edge_mm) * PX_PER_MM;
    let glue = if matches!(setup.fit, Fit::Poster { .. }) {
        GLUE_MM * PX_PER_MM
    } else {
        0.0
    };
    let room = |page: &Page| {
        let groups = || page.scene.groups.iter();
        let heads = groups().filter(|group| matches!(group.tag, Tag::Head { .. }));
        let top = heads.map(|group| group.y + group.h).fold(margin, f32::max);
        let below = groups().filter(|group| matches!(group.tag, Tag::Footer | Tag::Legend));
        below.map(|group| group.y).fold(page.scene.height, f32::min) - top - glue
    };
    print.pages.iter().map(room).fold(f32::MAX, f32::min)
}

/// The heights of the pieces of each card in each of its columns, where it stands on several sheets below each other.
fn cut_cards(print: &Pages) -> Vec<(&CardId, f32)> {
    let mut pieces: BTreeMap<(&CardId, u32), Vec<f32>> = BTreeMap::new();
    for (card, group, column, _) in print.pages.iter().flat_map(cards) {
        pieces.entry((card, column)).or_default().push(group.h);
    }
    let cut = pieces.into_iter().filter(|(_, heights)| heights.len() > 1);
    cut.map(|((card, _), heights)| (card, heights.iter().sum())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_other_number_of_sheets_side_by_side_takes_fewer(doc in maps(), paper in prop_oneof![Just("a5"), Just("a4"), Just("a3")]) {
        let setup = |fit| PageSetup { most_sheets: 10_000, ..on(paper, fit) };
        let Ok(print) = pages(&doc, &View::default(), &setup(Fit::Readable), &Fonts::bundled()) else { return Ok(()) };
        for across in 1..=u32::try_from(Grid::of(&doc).columns.len()).unwrap() {
            let fit = Fit::Sheets { across: Some(across), down: None };
            let Ok(other) = pages(&doc, &View::default(), &setup(fit), &Fonts::bundled()) else { continue };
            let is_fewer = other.card_pt >= READABLE_PT && other.pages.len() < print.pages.len();
            prop_assert!(!is_fewer, "{} x {} sheets, not {} x {}", other.across, other.down, print.across, print.down);
        }
    }

    #[test]
    fn no_card_that_fits_a_sheet_is_cut(doc in maps(), setup in prop_oneof![3 => setups(), 1 => slides()]) {
        let Ok(print) = pages(&doc, &View::default(), &setup, &Fonts::bundled()) else { return Ok(()) };
        // The room above footers and on a poster that of the legend, which all of its rows keep free.
        let room = least_room(&print, &setup) - 9.0 * print.card_pt;
        for (card, height) in cut_cards(&print) {
            prop_assert!(height > room, "{card:?} is {height} high and was cut where {room} are free");
        }
    }
}

#[test]
fn a_card_beside_one_that_is_higher_than_a_sheet_stays_whole() {
    let words = |count: usize| (0..count).map(|at| format!("word{at}")).collect::<Vec<_>>().join(" ");
    let mut draw = Draw::new("Beside", "en");
    draw.lane("note", Role::Note);
    draw.stage("s", None, "Stage");
    draw.stage("t", None, "Stage");
    draw.card("note", "s", "First");
    draw.card("note", "s", &words(900));
    draw.card("note", "t", &words(20));
    draw.card("note", "t", &words(150));
    let print = print(&draw.doc, &on("a4", Fit::Readable));
    assert_eq!(cut_cards(&print).len(), 1, "the high one alone");
}

#[test]
fn every_sheet_says_what_it_is_of_and_how_far_it_is_read() {
    let mut draw = wide();
    draw.doc.map.owner = "Customer experience lead".to_owned();
    draw.doc.map.project = "Children's vitamin shop".to_owned();
    draw.doc.map.team = "Customer experience team".to_owned();
    draw.doc.map.versions.push(lajur_model::VersionMark {
        name: "Second draft".to_owned(),
        at: "2026-11-20T08:00:00Z".to_owned(),
        ..lajur_model::VersionMark::default()
    });
    let fits = [
        Fit::Readable,
        Fit::ONE_PAGE,
        Fit::Stages,
        Fit::Sheets {
            across: Some(5),
            down: None,
        },
    ];
    for (paper, fit) in ["a5", "a4", "f4", "letter", "a3", "banner"]
        .into_iter()
        .flat_map(|paper| fits.map(|fit| (paper, fit)))
    {
        let setup = PageSetup {
            day: "2026-11-22".to_owned(),
            ..on(paper, fit)
        };
        for page in &print(&draw.doc, &setup).pages {
            let feet = page.scene.groups.iter().filter(|group| group.tag == Tag::Footer);
            let texts = feet.flat_map(|foot| &foot.parts).filter_map(|part| match part {
                Part::Text(text) => Some(text.text.as_str()),
                _ => None,
            });
            let words = texts.collect::<Vec<_>>().join(" ");
            for said in [
                "Second draft",
                "Customer experience lead",
                "Printed 22 Nov 2026",
                "smallest type",
                "readable from",
            ] {
                assert!(
                    words.contains(said),
                    "{paper} {fit:?} {}: no {said:?} in {words:?}",
                    page.name
                );
            }
        }
    }
}

/// The words of the legend.
fn legend(print: &Pages) -> Vec<String> {
    let keys = print
        .pages
        .iter()
        .flat_map(|page| &page.scene.groups)
        .filter(|group| group.tag == Tag::Legend);
    let text = |part: &Part| match part {
        Part::Text(text) => Some(text.text.clone()),
        _ => None,
    };
    keys.flat_map(|key| key.parts.iter().filter_map(text).collect::<Vec<_>>())
        .collect()
}

#[test]
fn the_legend_explains_every_sign_that_is_used_and_no_other() {
    let mut draw = wide();
    let first = draw.card("thought", "s0", "Done").id.clone();
    draw.doc.cards.get_mut(&first).unwrap().done = true;
    draw.card("thought", "s1", "Address").link = Some(Weblink {
        url: "https://example.org".to_owned(),
        ..Weblink::default()
    });
    let map = draw.card("thought", "s2", "Map").id.clone();
    draw.doc.cards.get_mut(&map).unwrap().link = Some(Weblink {
        map: Some("other".into()),
        ..Weblink::default()
    });
    draw.link("k", LinkKind::Flow, Target::Card(first), Target::Card(map));
    let words = legend(&print(&draw.doc, &on("a3", Fit::Readable)));
    for said in ["Done", "Link", "Another map", "Leads to"] {
        assert!(words.iter().any(|word| word == said), "{said} in {words:?}");
    }
    let words = legend(&print(&wide().doc, &on("a3", Fit::Readable)));
    assert_eq!(words, ["0 of 8 cards have evidence"]);
}

#[test]
fn personas_of_whom_there_are_points_alone_have_no_line_in_the_legend() {
    let mut draw = wide();
    draw.persona("p", "Rina", "");
    draw.persona("q", "Bayu", "");
    draw.lane("emotion", Role::Emotion);
    for persona in ["p", "q"] {
        draw.value("emotion", "s0", Some(persona), 1.0, "");
    }
    assert!(!legend(&print(&draw.doc, &on("a3", Fit::Readable))).contains(&"Rina".to_owned()));
    for persona in ["p", "q"] {
        draw.value("emotion", "s1", Some(persona), 2.0, "");
    }
    assert!(legend(&print(&draw.doc, &on("a3", Fit::Readable))).contains(&"Rina".to_owned()));
}

#[test]
fn what_is_as_it_should_become_is_told_from_what_is() {
    let mut draw = wide();
    draw.card("action", "s0", "A QR code instead").variant = Some(CardVariant::ToBe);
    assert!(legend(&print(&draw.doc, &on("a3", Fit::Readable))).contains(&"To-be".to_owned()));
}

/// A picture that a map may name.
fn picture(doc: &mut Doc) -> AssetId {
    let asset = Asset {
        id: "i".into(),
        mime: "image/png".to_owned(),
        width: 40,
        height: 30,
        ..Asset::default()
    };
    let id = asset.id.clone();
    std::sync::Arc::make_mut(&mut doc.shared)
        .assets
        .insert(id.clone(), asset);
    id
}

#[test]
fn a_logo_stands_on_the_first_sheet_alone() {
    let mut draw = wide();
    draw.doc.map.logo = Some(picture(&mut draw.doc));
    let print = print(&draw.doc, &on("a5", Fit::Readable));
    let is_image = |part: &Part| matches!(part, Part::Image(_));
    let logos = print.pages.iter().map(|page| {
        page.scene
            .groups
            .iter()
            .flat_map(|group| &group.parts)
            .filter(|part| is_image(part))
            .count()
    });
    let logos: Vec<usize> = logos.collect();
    assert!(
        logos.len() > 1 && logos[0] == 1 && logos[1..].iter().all(|count| *count == 0),
        "{logos:?}"
    );
}

#[test]
fn a_picture_without_text_is_told_to_who_cannot_see_it() {
    let mut draw = wide();
    let asset = picture(&mut draw.doc);
    draw.card("thought", "s0", "").image = Some(asset);
    let print = print(&draw.doc, &on("a3", Fit::Readable));
    let parts = print
        .pages
        .iter()
        .flat_map(cards)
        .flat_map(|(_, group, ..)| &group.parts);
    let alts = parts.filter_map(|part| match part {
        Part::Image(image) => Some(image.alt.as_str()),
        _ => None,
    });
    assert_eq!(alts.collect::<Vec<_>>(), ["Picture without text"]);
}

#[test]
fn own_breaks_hold_beside_those_of_stages_and_groups() {
    let draw = wide();
    let view = View {
        break_lanes: vec!["thought".into()],
        ..View::default()
    };
    let print = |fit| pages(&draw.doc, &view, &on("a3", fit), &Fonts::bundled()).unwrap();
    let stages = print(Fit::Stages);
    assert_eq!(
        (stages.across, stages.down, stages.warnings.as_slice()),
        (8, 2, &[][..])
    );
    let view = View {
        break_stages: vec!["s4".into()],
        ..View::default()
    };
    let lanes = pages(&draw.doc, &view, &on("a3", Fit::Lanes), &Fonts::bundled()).unwrap();
    assert_eq!((lanes.across, lanes.down), (2, 1));
}

/// Eight columns of short cards.
fn wide() -> Draw {
    let mut draw = Draw::new("Wide", "en");
    draw.lane("action", Role::Action);
    draw.lane("thought", Role::Thought);
    for at in 0..8 {
        draw.stage(&format!("s{at}"), None, "Stage");
        draw.card("action", &format!("s{at}"), "Pays with a code");
    }
    draw
}

#[test]
fn a_card_that_reaches_over_columns_is_not_cut_where_another_end_will_do() {
    let mut draw = wide();
    reaches(draw.card("thought", "s3", "Is this safe?"), "s4");
    let fit = Fit::Sheets {
        across: Some(2),
        down: Some(1),
    };
    let print = print(&draw.doc, &on("letter", fit));
    assert_eq!((print.across, print.down), (2, 1));
    let pieces = print
        .pages
        .iter()
        .flat_map(cards)
        .filter(|(_, group, ..)| matches!(&group.tag, Tag::Card { lane, .. } if lane.0 == "thought"));
    assert_eq!(pieces.count(), 1, "it stands whole on one of the sheets");
}

#[test]
fn a_card_wider_than_a_sheet_tells_its_text_on_every_sheet() {
    let mut draw = wide();
    reaches(draw.card("thought", "s0", "Always there"), "s7");
    let print = print(&draw.doc, &on("a5", Fit::Readable));
    assert!(print.across > 1);
    let pieces = print.pages.iter().flat_map(cards).filter(|(_, group, ..)| {
        let text = |part: &Part| matches!(part, Part::Text(text) if text.text.contains("Always"));
        matches!(&group.tag, Tag::Card { lane, .. } if lane.0 == "thought") && group.parts.iter().any(text)
    });
    assert_eq!(pieces.count(), print.across as usize, "once on each sheet side by side");
}

/// One card that is higher than a sheet, and so many words in it.
fn high() -> (Doc, usize) {
    let mut draw = Draw::new("High", "en");
    draw.lane("note", Role::Note);
    draw.stage("s", None, "Stage");
    let words: Vec<String> = (0..900).map(|at| format!("word{at}")).collect();
    draw.card("note", "s", &words.join(" "));
    (draw.doc, words.len())
}

#[test]
fn a_card_higher_than_a_sheet_goes_on_line_by_line() {
    let (doc, words) = high();
    let print = print(&doc, &on("a5", Fit::Readable));
    assert!(print.down > 1, "{} x {}", print.across, print.down);
    let text: Vec<String> = print
        .pages
        .iter()
        .flat_map(cards)
        .flat_map(|(_, group, ..)| &group.parts)
        .filter_map(|part| match part {
            Part::Text(text) => Some(text.text.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(text.join(" ").split_whitespace().count(), words, "every word once");
}

#[test]
fn own_breaks_end_sheets() {
    let draw = wide();
    let view = View {
        break_stages: vec!["s5".into()],
        break_lanes: vec!["thought".into()],
        ..View::default()
    };
    let print = pages(&draw.doc, &view, &on("a0", Fit::Readable), &Fonts::bundled()).unwrap();
    assert_eq!((print.across, print.down), (2, 2), "all would fit on one");
    let first: Vec<u32> = cards(&print.pages[0]).map(|(_, _, column, _)| column).collect();
    assert_eq!(first, [0, 1, 2, 3, 4], "up to the break");
}

#[test]
fn the_ends_of_sheets_are_told_without_drawing_them() {
    let draw = wide();
    let view = View {
        break_stages: vec!["s5".into()],
        break_lanes: vec!["thought".into()],
        ..View::default()
    };
    let edges = page_edges(&draw.doc, &view, &on("a0", Fit::Readable), &Fonts::bundled()).unwrap();
    let first = Grid::of(&draw.doc).columns[0].id.clone();
    assert_eq!(edges.names, ["A1", "A2", "B1", "B2"]);
    assert_eq!(edges.columns, [first, "s5".into()]);
    assert_eq!(edges.rows[1], ("thought".into(), 0.0));
}

#[test]
fn a_sheet_that_ends_within_a_lane_tells_how_much_of_it_lies_above() {
    let (doc, _) = high();
    let setup = on("a5", Fit::Readable);
    let edges = page_edges(&doc, &View::default(), &setup, &Fonts::bundled()).unwrap();
    let print = pages(&doc, &View::default(), &setup, &Fonts::bundled()).unwrap();
    assert_eq!(edges.rows.len() as u32, print.down, "as many rows as are printed");
    assert!(edges.rows.len() > 1, "it takes several");
    let shares: Vec<f32> = edges.rows.iter().map(|(_, share)| *share).collect();
    assert!(
        shares.is_sorted() && shares[0] == 0.0 && shares.iter().all(|share| *share < 1.0),
        "{shares:?}"
    );
}

#[test]
fn more_breaks_than_sheets_are_left_out_and_said() {
    let view = View {
        break_stages: vec!["s2".into(), "s5".into()],
        ..View::default()
    };
    let print = pages(&wide().doc, &view, &on("a3", Fit::ONE_PAGE), &Fonts::bundled()).unwrap();
    assert_eq!(print.pages.len(), 1);
    assert_eq!(print.warnings, [PageWarning::BreaksLeftOut]);
}

#[test]
fn fewer_sheets_than_were_asked_for_are_said() {
    let many = Fit::Poster {
        across: Some(90),
        down: Some(2),
    };
    let fonts = Fonts::bundled();
    let print = pages(&wide().doc, &View::default(), &on("a4", many), &fonts).unwrap();
    assert!(
        print.across < 90,
        "no map of eight columns fills ninety sheets side by side"
    );
    assert_eq!(print.warnings, [PageWarning::FewerSheets]);
    let lanes = pages(&wide().doc, &View::default(), &on("a3", Fit::Lanes), &fonts).unwrap();
    assert!(
        lanes.warnings.contains(&PageWarning::OneGroup),
        "no lane has a group: {:?}",
        lanes.warnings
    );
}

#[test]
fn each_stage_and_each_group_of_lanes_has_its_sheet() {
    let mut draw = wide();
    draw.stage("s7a", Some("s7"), "First step");
    draw.stage("s7b", Some("s7"), "Second step");
    draw.lane("pain", Role::Pain).group = "Shop".into();
    let stages = print(&draw.doc, &on("a4", Fit::Stages));
    assert_eq!(stages.pages.len(), 8, "eight stages");
    let heads = |page: &Page| -> BTreeSet<StageId> {
        let stage = |group: &Group| match &group.tag {
            Tag::Head { stage, level: 1, .. } => Some(stage.clone()),
            _ => None,
        };
        page.scene.groups.iter().filter_map(stage).collect()
    };
    assert!(
        stages.pages.iter().all(|page| heads(page).len() == 1),
        "one stage on each"
    );
    assert_eq!(
        print(&draw.doc, &on("a3", Fit::Lanes)).pages.len(),
        2,
        "lanes without a group, and the shop's"
    );
}

#[test]
fn a_fit_is_proposed_from_the_map_and_the_paper() {
    let proposed = |doc: &Doc, paper: &str| propose(doc, &View::default(), &on(paper, Fit::Auto), &Fonts::bundled());
    assert_eq!(
        proposed(&wide().doc, "a3"),
        Fit::ONE_PAGE,
        "all of it can be read on one sheet"
    );
    assert_eq!(
        proposed(&wide().doc, "a5"),
        Fit::Readable,
        "a few sheets are laid side by side"
    );
    let mut draw = Draw::new("Long", "en");
    draw.lane("action", Role::Action);
    for at in 0..40 {
        let stage = format!("s{at}");
        draw.stage(&stage, None, "Stage");
        for step in ["a", "b"] {
            let id = format!("{stage}{step}");
            draw.stage(&id, Some(&stage), "Step");
            draw.card("action", &id, "Pays with a code");
        }
    }
    assert_eq!(
        proposed(&draw.doc, "a5"),
        Fit::Stages,
        "a sheet for each stage is found again"
    );
    assert_eq!(print(&draw.doc, &on("a5", Fit::Auto)).pages.len(), 40);
}

#[test]
fn what_cannot_be_printed_is_said() {
    let doc = wide().doc;
    let refused = |setup: PageSetup| pages(&doc, &View::default(), &setup, &Fonts::bundled()).unwrap_err();
    let margins = PageSetup {
        margin_mm: 100.0,
        ..on("a4", Fit::Readable)
    };
    assert!(matches!(refused(margins), PageError::Margins { .. }));
    assert!(matches!(refused(on("40x40", Fit::Readable)), PageError::Small { .. }));
    let none = Fit::Sheets {
        across: Some(0),
        down: Some(1),
    };
    assert_eq!(refused(on("a4", none)), PageError::None);
    let many = PageSetup {
        most_sheets: 3,
        ..on("a5", Fit::Percent(1.5))
    };
    let PageError::Many { sheets } = refused(many.clone()) else {
        panic!("more than three sheets")
    };
    let asked = PageSetup {
        most_sheets: sheets,
        ..many
    };
    assert_eq!(print(&doc, &asked).pages.len(), sheets as usize, "as many as were said");
}

#[test]
fn a_side_over_two_hundred_inches_is_made_of_sheets() {
    let print = print(&wide().doc, &on("1200x12000", Fit::Readable));
    assert!(
        print
            .pages
            .iter()
            .all(|page| page.width_mm <= 5_080.0 && page.height_mm <= 5_080.0)
    );
    assert!(print.across > 1, "side by side");
}

#[test]
fn an_empty_grid_has_heads_and_no_cards() {
    let setup = PageSetup {
        empty: true,
        ..on("a3", Fit::ONE_PAGE)
    };
    let print = print(&wide().doc, &setup);
    assert_eq!(cards(&print.pages[0]).count(), 0);
    assert!(
        print.pages[0]
            .scene
            .groups
            .iter()
            .any(|group| matches!(group.tag, Tag::Head { .. }))
    );
}

#[test]
fn notes_stand_behind_the_map() {
    let mut draw = wide();
    draw.doc.map.note = "Known from **twelve** interviews.\n\n".repeat(80);
    let setup = PageSetup {
        notes: true,
        ..on("a5", Fit::ONE_PAGE)
    };
    let print = print(&draw.doc, &setup);
    assert!(
        print.pages.len() > 2,
        "the notes need more than one sheet: {}",
        print.pages.len()
    );
    assert!(print.pages[1..].iter().all(|page| page.name.is_empty()));
}

#[test]
fn greys_are_greys_and_saving_leaves_fills_white() {
    use lajur_layout::{Hue, Ink, Tone};
    let setup = PageSetup {
        colors: Colors::Grey,
        saving: true,
        ..on("a4", Fit::ONE_PAGE)
    };
    let theme = setup.theme();
    let (r, g, b) = theme.rgb(&Ink::Tone(Hue::Slot("red"), Tone::Strong));
    assert!(r == g && g == b && r < 160, "a dark grey: {r} {g} {b}");
    assert_eq!(theme.rgb(&Ink::Tone(Hue::Slot("red"), Tone::Fill)), (255, 255, 255));
}

fn title(page: &Page) -> String {
    let group = page.scene.groups.iter().find(|group| group.tag == Tag::Title).unwrap();
    let texts = group.parts.iter().filter_map(|part| match part {
        Part::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn slides_without_cards_are_left_out_and_the_others_counted() {
    let mut draw = Draw::new("Vitamin", "id");
    for stage in ["s1", "s2"] {
        draw.stage(stage, None, stage);
    }
    for lane in ["l1", "l2", "l3", "l4", "l5"] {
        draw.lane(lane, Role::Pain);
        for _ in 0..5 {
            draw.card(lane, "s1", "Ongkir baru terlihat saat checkout");
        }
    }
    draw.card("l1", "s2", "Ongkir");
    let slides = print(&draw.doc, &PageSetup::slides(Fit::Stages));
    assert!(slides.down > 1, "a stage takes more than one slide");
    assert_eq!(
        slides.pages.len() as u32,
        slides.down + 1,
        "of the second stage only the first"
    );
    assert_eq!(title(slides.pages.last().unwrap()), "Vitamin · s2");
}

#[test]
fn slides_that_all_show_every_stage_name_none() {
    let mut draw = Draw::new("Vitamin", "id");
    draw.stage("s1", None, "Tahap");
    draw.lane("l1", Role::Pain);
    for _ in 0..40 {
        draw.card("l1", "s1", "Ongkir baru terlihat saat checkout");
    }
    let slides = print(&draw.doc, &PageSetup::slides(Fit::Readable));
    assert!(slides.down > 1);
    assert_eq!(title(&slides.pages[1]), format!("Vitamin (2/{})", slides.down));
}

#[test]
fn chips_of_personas_with_long_names_lie_beside_and_below_each_other() {
    let mut draw = Draw::new("Janji temu", "id");
    let long = "Ni Luh Putu Ayu Kusumawardhani Sastrowardoyo-Pangestuningtyas";
    draw.persona("p1", long, "kepala keluarga dan pengusaha katering");
    for id in ["p2", "p3", "p4", "p5"] {
        draw.persona(id, "Bu Sri", "pensiunan guru");
    }
    draw.stage("s1", None, "Mencari");
    let paper = print(&draw.doc, &on("a4", Fit::Readable)).pages.remove(0).scene.groups;
    let screen = layout(&draw.doc, &View::default(), &Fonts::bundled()).frame.title;
    for groups in [paper, screen] {
        let chips: Vec<&Group> = groups
            .iter()
            .filter(|group| matches!(group.tag, Tag::Persona { .. }))
            .collect();
        assert_eq!(chips.len(), 5);
        for (at, one) in chips.iter().enumerate() {
            for other in &chips[at + 1..] {
                let apart = one.x + one.w <= other.x
                    || other.x + other.w <= one.x
                    || one.y + one.h <= other.y
                    || other.y + other.h <= one.y;
                assert!(apart, "{:?} lies over {:?}", one.tag, other.tag);
            }
        }
    }
}

#[test]
fn slides_follow_each_other_stage_by_stage_under_titles_of_their_own() {
    let mut draw = Draw::new("Vitamin", "id");
    for stage in ["s1", "s2", "s3"] {
        draw.stage(stage, None, &format!("Tahap {stage}"));
    }
    for lane in ["l1", "l2", "l3", "l4"] {
        draw.lane(lane, Role::Pain);
        for stage in ["s1", "s2", "s3"] {
            for _ in 0..4 {
                draw.card(lane, stage, "Ongkir baru terlihat saat checkout");
            }
        }
    }
    let slides = print(&draw.doc, &PageSetup::slides(Fit::Stages));
    assert!(slides.card_pt >= READABLE_PT, "{} pt", slides.card_pt);
    assert!(slides.down > 1, "a stage takes more than one slide");
    let titles: Vec<String> = slides.pages.iter().map(title).collect();
    let rows = slides.down;
    assert_eq!(titles[1], format!("Vitamin · Tahap s1 (2/{rows})"));
    assert_eq!(titles[rows as usize], format!("Vitamin · Tahap s2 (1/{rows})"));
    for page in &slides.pages {
        let head = page
            .scene
            .groups
            .iter()
            .find(|group| matches!(group.tag, Tag::Head { .. }))
            .unwrap();
        let title = page.scene.groups.iter().find(|group| group.tag == Tag::Title).unwrap();
        assert!(
            title.y + title.h <= head.y,
            "{}: the title stands above the map",
            page.name
        );
    }
}
