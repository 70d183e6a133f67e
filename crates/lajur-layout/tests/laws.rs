//! What every layout must hold, whatever the map.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use common::{Draw, everything, reaches};
use lajur_layout::scene::{Group, Part, Seg, Tag};
use lajur_layout::{
    CardBox, Difference, FigureBox, Fit, Fonts, Layout, LayoutDelta, LayoutView, Page, PageSetup, Paper, SceneOptions,
    layout, pages, scene,
};
use lajur_model::{CardId, Doc, Form, Grid, Role, View};
use proptest::prelude::*;

fn lay(doc: &Doc) -> Layout {
    layout(doc, &View::default(), &Fonts::bundled())
}

/// Left, upper, right and lower edge on the map.
fn edges(layout: &Layout, card: &CardBox) -> [f32; 4] {
    let column = &layout.frame.columns[card.column as usize];
    let lane = layout.frame.lanes.iter().find(|lane| lane.lane == card.lane).unwrap();
    let (x, y) = (column.x + card.x, lane.y + card.y);
    [x, y, x + card.w, y + card.h]
}

fn overlap(a: [f32; 4], b: [f32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// The laws of boxes and tracks.
fn check(doc: &Doc, layout: &Layout) {
    let grid = Grid::of(doc);
    let form = |id: &CardId| {
        doc.cards[id]
            .place
            .as_ref()
            .and_then(|place| doc.lanes.get(&place.lane))
            .map(|lane| doc.form(lane))
    };
    for card in doc.cards.values() {
        let boxed = matches!(form(&card.id), Some(Form::Cards | Form::Numbers)) && grid.span(card).is_some();
        assert_eq!(
            layout.cards.contains_key(&card.id),
            boxed,
            "{} has one box if it lies in a lane of cards",
            card.id
        );
    }
    let boxes: Vec<_> = layout
        .cards
        .iter()
        .map(|(id, card)| (id, edges(layout, card)))
        .collect();
    for (at, (id, a)) in boxes.iter().enumerate() {
        for (other, b) in &boxes[at + 1..] {
            assert!(!overlap(*a, *b), "{id} and {other} lie on each other: {a:?} {b:?}");
        }
    }
    for lane in layout.frame.lanes.iter().filter(|lane| lane.form == Form::Cards) {
        let bottom = layout
            .cards
            .values()
            .filter(|card| card.lane == lane.lane)
            .map(|card| card.y + card.h)
            .fold(0.0, f32::max);
        assert!(
            bottom + 8.0 <= lane.h + 0.01,
            "{} is as high as its tallest cell: {bottom} in {}",
            lane.lane,
            lane.h
        );
        assert!(
            lane.h <= (bottom + 8.0).max(84.0),
            "{} is no higher than it must be: {bottom} in {}",
            lane.lane,
            lane.h
        );
    }
    for pair in layout.frame.lanes.windows(2) {
        assert!(
            (pair[0].y + pair[0].h - pair[1].y).abs() < 0.01,
            "lanes follow each other without a gap"
        );
    }
    for (id, card) in &layout.cards {
        for part in &card.parts {
            if let Part::Text(text) = part {
                assert!(
                    text.top >= 0.0 && text.top + text.line <= card.h + 0.01,
                    "{id}: {:?} leaves its box",
                    text.text
                );
                assert!(
                    text.x >= -0.5 && text.x + text.w <= card.w + 1.0,
                    "{id}: {:?} is wider than its box",
                    text.text
                );
            }
        }
    }
}

/// Texts of the figure that are not scale words, as areas on the lane.
fn labels(group: &Group) -> Vec<[f32; 4]> {
    let text = |part: &Part| match part {
        // Positions are rounded to 1/64: pieces of one line may share that much.
        Part::Text(text) => Some([text.x + 0.05, text.top, text.x + text.w - 0.05, text.top + text.line]),
        _ => None,
    };
    group.parts.iter().filter_map(text).collect()
}

/// Points along the curves of a figure.
fn curve_points(group: &Group) -> Vec<(f32, f32)> {
    let mut points = Vec::new();
    for part in &group.parts {
        let Part::Path(path) = part else { continue };
        // Faces and rings are closed or short; curves are open and cross columns.
        if path.fill.is_some() || path.stroke.is_none() {
            continue;
        }
        let mut at = (0.0, 0.0);
        for seg in &path.d.0 {
            match *seg {
                Seg::Move(x, y) => at = (x, y),
                Seg::Cubic(a, b, c, d, x, y) if x - at.0 > 40.0 => {
                    for step in 0..=50 {
                        let t = step as f32 / 50.0;
                        let u = 1.0 - t;
                        let mix = |p: f32, q: f32, r: f32, s: f32| {
                            u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s
                        };
                        points.push((mix(at.0, a, c, x), mix(at.1, b, d, y)));
                    }
                    at = (x, y);
                }
                Seg::Cubic(.., x, y) | Seg::Line(x, y) => at = (x, y),
                Seg::Close => {}
            }
        }
    }
    points
}

/// All that is drawn of the curves of a figure, whoever is looked at.
fn drawn(figure: &FigureBox) -> Group {
    let parts = figure
        .series
        .iter()
        .flat_map(|series| [&series.full, &series.thin, &series.words]);
    Group {
        parts: parts.flatten().cloned().collect(),
        ..figure.group.clone()
    }
}

fn check_curves(layout: &Layout) {
    for figure in layout.figures.values() {
        let drawn = drawn(figure);
        let labels = labels(&drawn);
        let curve = curve_points(&drawn);
        for (at, label) in labels.iter().enumerate() {
            for (x, y) in &curve {
                let inside = *x > label[0] && *x < label[2] && *y > label[1] && *y < label[3];
                assert!(!inside, "a label touches a curve at {x} {y}: {label:?}");
            }
            for point in &figure.points {
                // Any persona may be the one looked at, whose points are faces of this radius.
                let r = 13.0 + 3.9;
                let face = [point.x - r, point.y - r, point.x + r, point.y + r];
                assert!(
                    !overlap(*label, face),
                    "a label is too near to a point: {label:?} {face:?}"
                );
            }
            // Lines of one label share their left edge; other labels keep off.
            for other in labels[at + 1..]
                .iter()
                .filter(|other| (other[0] - label[0]).abs() > 0.1)
            {
                assert!(!overlap(*label, *other), "labels touch: {label:?} {other:?}");
            }
        }
        for (at, point) in figure.points.iter().enumerate() {
            for other in &figure.points[at + 1..] {
                let (dx, dy) = (point.x - other.x, point.y - other.y);
                let apart = point.r + other.r;
                assert!(
                    dx * dx + dy * dy >= apart * apart - 0.5,
                    "{} and {} stand apart",
                    point.name,
                    other.name
                );
            }
        }
    }
}

#[test]
fn a_map_with_everything_keeps_all_laws() {
    let doc = everything().doc;
    let layout = lay(&doc);
    check(&doc, &layout);
    check_curves(&layout);
}

#[test]
fn a_map_without_anything_is_laid_out_and_printed() {
    let doc = Doc::default();
    let laid = lay(&doc);
    assert!(
        laid.frame.columns.is_empty() && laid.cards.is_empty(),
        "nothing stands nowhere"
    );
    let sheet = one_page(&doc, Paper::default());
    assert!(sheet.scene.width > 1000.0, "the sheet is there all the same");
}

#[test]
fn two_runs_give_the_same_bytes() {
    let doc = everything().doc;
    let (a, b) = (lay(&doc), lay(&doc));
    assert_eq!(format!("{a:?}"), format!("{b:?}"), "nothing depends on the run");
    assert_eq!(serde_json::to_string(&a).unwrap(), serde_json::to_string(&b).unwrap());
}

#[test]
fn an_unchanged_map_has_no_difference_and_an_edit_shows_its_card() {
    let mut draw = everything();
    let old = lay(&draw.doc);
    assert!(Difference::between(&old, &lay(&draw.doc)).is_empty());
    let id = draw.card("need", "s3b", "New").id.clone();
    let new = lay(&draw.doc);
    let delta = LayoutDelta::of(&new, Difference::between(&old, &new));
    assert!(
        delta.boxes.cards.contains(&id) && delta.parts.contains_key(&id),
        "the new box travels with its parts"
    );
    let gone = LayoutDelta::of(&old, Difference::between(&new, &old));
    assert_eq!(gone.gone, [id], "and its box goes again");
}

#[test]
fn a_window_gets_the_box_of_every_card_and_the_lines_of_its_text() {
    let doc = everything().doc;
    let layout = lay(&doc);
    let boxes = LayoutView::of(&layout).boxes;
    assert_eq!(boxes.cards, layout.cards.keys().cloned().collect::<Vec<_>>());
    for (at, id) in boxes.cards.iter().enumerate() {
        let card = &layout.cards[id];
        assert_eq!(
            layout.frame.lanes[boxes.lane[at] as usize].lane, card.lane,
            "{id} lies in its lane"
        );
        assert_eq!(
            (boxes.y[at], boxes.w[at], boxes.h[at]),
            (card.y, card.w, card.h),
            "{id} stands where it stands"
        );
        let runs = card.parts.iter().filter(|part| matches!(part, Part::Text(_))).count();
        assert_eq!(boxes.bars[at].len(), 3 * runs, "{id} has a bar for each run of text");
        assert!((boxes.look[at] as usize) < boxes.looks.len(), "{id} has a look");
    }
}

#[test]
fn hidden_lanes_and_cards_in_the_tray_have_no_place() {
    let mut draw = everything();
    let tray = draw.card("need", "m1", "Not placed yet").id.clone();
    draw.doc.cards.get_mut(&tray).unwrap().place = None;
    let view = View {
        hidden_lanes: vec!["action".into()],
        ..View::default()
    };
    let layout = layout(&draw.doc, &view, &Fonts::bundled());
    assert!(!layout.cards.contains_key(&tray), "the tray is no part of the map");
    assert!(
        layout.frame.lanes.iter().all(|lane| lane.lane.as_str() != "action"),
        "a hidden lane is left out"
    );
}

fn shown(doc: &Doc, view: View) -> Layout {
    layout(doc, &view, &Fonts::bundled())
}

#[test]
fn a_hidden_stage_takes_its_columns_and_cards_along_but_not_what_reaches_out_of_it() {
    let doc = everything().doc;
    let view = View {
        hidden_stages: vec!["s1a".into()],
        ..View::default()
    };
    let layout = shown(&doc, view);
    let columns: Vec<&str> = layout.frame.columns.iter().map(|track| track.stage.as_str()).collect();
    assert_eq!(
        columns,
        ["s1b", "s2", "s3a", "s3b", "s4"],
        "both moments below it are gone"
    );
    let reaching = doc
        .cards
        .values()
        .find(|card| card.text.starts_with("Reaches over three"))
        .unwrap();
    let card = &layout.cards[&reaching.id];
    assert_eq!((card.column, card.columns), (0, 1), "what is left of it is shown");
    let inside = doc
        .cards
        .values()
        .find(|card| card.text == "Pays with a discount code")
        .unwrap();
    assert!(!layout.cards.contains_key(&inside.id), "its cards are gone");
}

#[test]
fn all_children_hidden_hide_their_parent() {
    let view = View {
        hidden_stages: vec!["s3a".into(), "s3b".into()],
        ..View::default()
    };
    let layout = shown(&everything().doc, view);
    let heads: Vec<&Tag> = layout.frame.heads.iter().map(|group| &group.tag).collect();
    let is_s3 = |tag: &&Tag| matches!(tag, Tag::Head { stage, .. } if stage.as_str() == "s3");
    assert!(!heads.iter().any(is_s3), "a stage without columns has no cell");
}

#[test]
fn a_collapsed_stage_is_one_narrow_column_that_says_how_many_cards_it_holds() {
    let doc = everything().doc;
    let view = View {
        collapsed_stages: vec!["s1".into()],
        ..View::default()
    };
    let layout = shown(&doc, view);
    let column = &layout.frame.columns[0];
    assert_eq!(column.stage.as_str(), "s1", "its steps and moments are one column");
    assert!(column.w < 120.0, "it is narrow: {}", column.w);
    let all = lay(&doc);
    let inside = all
        .cards
        .values()
        .filter(|card| card.column + card.columns <= 3)
        .count();
    assert_eq!(column.collapsed, Some(inside as u32), "cards in it are counted");
    let words = &layout.frame.heads[0].parts;
    let count = format!("{inside} cards");
    let said: Vec<&str> = words.iter().filter_map(text_of).collect();
    assert!(said.join(" ").contains(&count), "and the head says so: {said:?}");
    assert!(
        layout.cards.values().all(|card| card.column > 0),
        "none of them is drawn"
    );
}

#[test]
fn a_collapsed_lane_is_a_band_that_says_how_many_cards_it_holds() {
    let doc = everything().doc;
    let view = View {
        collapsed_lanes: vec!["action".into(), "emotion".into()],
        ..View::default()
    };
    let layout = shown(&doc, view);
    let lane = |id: &str| {
        layout
            .frame
            .lanes
            .iter()
            .find(|track| track.lane.as_str() == id)
            .unwrap()
    };
    let inside = doc
        .cards
        .values()
        .filter(|card| card.place.as_ref().unwrap().lane.as_str() == "action")
        .count();
    assert_eq!(lane("action").collapsed, Some(inside as u32));
    assert!(lane("action").h <= 40.0 && lane("emotion").h <= 40.0, "both are thin");
    assert!(
        layout.figures.keys().all(|figure| figure.as_str() != "emotion"),
        "the curve is folded away"
    );
    assert!(
        layout.cards.values().all(|card| card.lane.as_str() != "action"),
        "so are the cards"
    );
}

#[test]
fn reaching_cards_need_no_more_sub_rows_than_lie_side_by_side() {
    let mut draw = Draw::new("Sub-rows", "en");
    for stage in ["a", "b", "c", "d"] {
        draw.stage(stage, None, stage);
    }
    draw.lane("l", Role::Action);
    for (from, to) in [("a", "b"), ("c", "d"), ("a", "a"), ("b", "d")] {
        reaches(draw.card("l", from, "x"), to);
    }
    let layout = lay(&draw.doc);
    let mut rows: Vec<i32> = layout.cards.values().map(|card| card.y as i32).collect();
    rows.sort_unstable();
    rows.dedup();
    assert_eq!(rows.len(), 2, "two sub-rows hold all four: {rows:?}");
}

#[test]
fn the_reading_order_goes_from_title_to_head_to_lanes() {
    let doc = everything().doc;
    let drawing = scene(&doc, &lay(&doc), &SceneOptions::screen());
    let step = |group: &Group| match group.tag {
        Tag::Decoration => 0,
        Tag::Title | Tag::Persona { .. } => 1,
        Tag::Head { .. } => 2,
        Tag::LaneHead { .. } | Tag::Card { .. } | Tag::Figure { .. } => 3,
        _ => 4,
    };
    let steps: Vec<i32> = drawing.groups.iter().map(step).collect();
    assert!(steps.is_sorted(), "{steps:?}");
    let first = drawing
        .groups
        .iter()
        .position(|group| matches!(group.tag, Tag::LaneHead { .. }))
        .unwrap();
    assert!(
        drawing.groups[first + 1..]
            .iter()
            .take(3)
            .all(|group| matches!(group.tag, Tag::Card { .. })),
        "a lane's cards follow its name"
    );
}

#[test]
fn a_sheet_breaks_no_word_of_a_card() {
    let mut draw = Draw::new("Few columns, long words", "id");
    draw.lane("thought", Role::Thought);
    for stage in ["a", "b", "c", "d", "e"] {
        draw.stage(stage, None, "Tahap");
        draw.card("thought", stage, "Mau rekomendasiin mempertanggungjawabkan");
    }
    let sheet = one_page(&draw.doc, Paper::default());
    let texts: Vec<&str> = sheet
        .scene
        .groups
        .iter()
        .flat_map(|group| &group.parts)
        .filter_map(text_of)
        .collect();
    let whole = texts
        .iter()
        .filter(|text| text.contains("mempertanggungjawabkan"))
        .count();
    assert_eq!(whole, 5, "every word stands on one line: {texts:?}");
}

fn one_page(doc: &Doc, paper: Paper) -> Page {
    let setup = PageSetup {
        paper,
        fit: Fit::ONE_PAGE,
        ..PageSetup::default()
    };
    let mut print = pages(doc, &View::default(), &setup, &Fonts::bundled()).unwrap();
    assert_eq!(print.pages.len(), 1, "one page is one page");
    print.pages.remove(0)
}

fn text_of(part: &Part) -> Option<&str> {
    match part {
        Part::Text(text) => Some(&text.text),
        _ => None,
    }
}

#[test]
fn a_sheet_of_every_paper_holds_the_whole_map_and_is_filled() {
    let doc = everything().doc;
    for paper in Paper::ALL {
        let sheet = one_page(&doc, *paper);
        let (w, h) = (sheet.scene.width, sheet.scene.height);
        let right = sheet
            .scene
            .groups
            .iter()
            .map(|group| group.x + group.w)
            .fold(0.0, f32::max);
        let bottom = sheet
            .scene
            .groups
            .iter()
            .map(|group| group.y + group.h)
            .fold(0.0, f32::max);
        assert!(
            right <= w + 0.1 && bottom <= h + 0.1,
            "{}: {right} of {w}, {bottom} of {h}",
            paper.name
        );
        assert!(
            right >= w * 0.9,
            "{} is filled to its right margin: {right} of {w}",
            paper.name
        );
        let grid = sheet
            .scene
            .groups
            .iter()
            .filter(|group| matches!(group.tag, Tag::LaneHead { .. }))
            .map(|group| group.y + group.h);
        let lowest = grid.fold(0.0, f32::max);
        // Rows grow by half at most: a banner that stands is not filled by a map that lies.
        let filled = if paper.height_mm > 2.0 * paper.width_mm {
            0.6
        } else {
            0.8
        };
        assert!(
            lowest >= h * filled,
            "{} is filled downwards: {lowest} of {h}",
            paper.name
        );
        assert!(sheet.smallest_pt > 0.5, "{} has letters", paper.name);
    }
}

/// A map of some lanes and columns with random cards.
fn maps() -> impl Strategy<Value = Doc> {
    let words = prop_oneof![
        Just("a"),
        Just("Kode SEHAT10"),
        Just("مرحبا بالعالم"),
        Just("שלום"),
        Just("नमस्ते दुनिया"),
        Just("🙂👩‍👩‍👧"),
        Just("漢字"),
        Just("- list\n- list"),
        Just("Donaudampfschifffahrtsgesellschaftskapitän"),
        Just("**bold** [x](https://toko.id)"),
        Just("\n\n"),
    ];
    let text = proptest::collection::vec(words, 0..6).prop_map(|words| words.join(" "));
    let card = (
        0..6_usize,
        0..5_usize,
        0..5_usize,
        text,
        proptest::option::of(-3.0..3.0_f64),
        any::<bool>(),
    );
    (1..6_usize, proptest::collection::vec(card, 0..30)).prop_map(|(columns, cards)| {
        let mut draw = Draw::new("Random", "id");
        draw.persona("p0", "Rina", "");
        draw.persona("p1", "Bayu", "");
        for at in 0..columns {
            draw.stage(&format!("s{at}"), None, if at % 2 == 0 { "Stage" } else { "" });
        }
        for (at, role) in [
            Role::Action,
            Role::Touchpoint,
            Role::Thought,
            Role::Emotion,
            Role::Duration,
            Role::Visibility,
        ]
        .into_iter()
        .enumerate()
        {
            draw.lane(&format!("l{at}"), role);
        }
        for (lane, first, reach, text, value, of_second) in cards {
            let first = first % columns;
            let mut card = draw.card(&format!("l{lane}"), &format!("s{first}"), &text);
            card.value = value;
            card.personas = vec![if of_second { "p1" } else { "p0" }.into()];
            if lane < 3 {
                reaches(card, &format!("s{}", (first + reach).min(columns - 1)));
            }
        }
        draw.doc
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn random_maps_keep_all_laws(doc in maps()) {
        let layout = lay(&doc);
        check(&doc, &layout);
        check_curves(&layout);
    }
}
