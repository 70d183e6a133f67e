//! Arrows. Between cards they run through the gutters, at right angles; those that touch a stage, and loops, run above
//! the head.

use lajur_model::{CardId, Link, LinkKind, Target};

use crate::draw::{Area, Sheet, bent, dashed, polygon, round};
use crate::kit::Kit;
use crate::layout::{CardBox, Frame, Layout};
use crate::measure::LABEL;
use crate::scene::{Group, Stroke, Tag};
use crate::theme::{Hue, Ink, Tone};

/// Height that each arrow above the head takes.
const BAND: f32 = 30.0;
/// Radius of bends.
const BEND: f32 = 8.0;
/// Length of an arrow's head.
const TIP: f32 = 7.0;

/// True where the arrow runs above the head.
fn is_above(link: &Link) -> bool {
    let stage = |end: &Option<Target>| matches!(end, Some(Target::Stage(_)));
    link.kind == Some(LinkKind::Loop) || stage(&link.from) || stage(&link.to)
}

/// Room above the head for the arrows that run there.
pub(crate) fn room(kit: &Kit<'_>) -> f32 {
    BAND * kit
        .doc
        .links
        .values()
        .filter(|link| is_above(link) && ends(kit, link).is_some())
        .count() as f32
}

/// The columns in whose middle an arrow above the head begins and ends: first and last of each end.
fn ends(kit: &Kit<'_>, link: &Link) -> Option<[(usize, usize); 2]> {
    Some([columns(kit, link.from.as_ref()?)?, columns(kit, link.to.as_ref()?)?])
}

fn columns(kit: &Kit<'_>, end: &Target) -> Option<(usize, usize)> {
    match end {
        Target::Card(card) => kit.doc.cards.get(card).and_then(|card| kit.grid.span(card)),
        Target::Stage(stage) => {
            let node = kit.head.iter().find(|node| node.stage.id == *stage)?;
            Some((node.column, node.column + node.columns - 1))
        }
    }
}

/// All arrows, in the order of their ids.
pub(crate) fn links(kit: &Kit<'_>, layout: &Layout) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut above = 0;
    let boxes = boxes(layout);
    for (at, link) in kit.doc.links.values().enumerate() {
        if is_above(link) {
            if let Some(ends) = ends(kit, link) {
                groups.push(over(kit, &layout.frame, link, ends, above));
                above += 1;
            }
        } else if let (Some(Target::Card(from)), Some(Target::Card(to))) = (&link.from, &link.to) {
            groups.extend(between(kit, layout, &boxes, link, (from, to), at));
        }
    }
    groups
}

fn middle(frame: &Frame, (first, last): (usize, usize)) -> f32 {
    let (a, b) = (&frame.columns[first], &frame.columns[last]);
    (a.x + b.x + b.w) / 2.0
}

/// An arrow above the head, `number` bands up, with its words in a gap of the line.
fn over(kit: &Kit<'_>, frame: &Frame, link: &Link, ends: [(usize, usize); 2], number: usize) -> Group {
    let (from, to) = (middle(frame, ends[0]), middle(frame, ends[1]));
    // Two arrows between the same stages stand side by side.
    let slide = number as f32 * 10.0;
    let (from, to) = (from + slide, to - slide);
    let bottom = frame.head_y - 4.0;
    let y = frame.head_y - BAND * number as f32 - BAND / 2.0 - 2.0;
    let label = words(kit, link);
    let text = kit
        .fonts
        .wrap_plain(&label, ((from - to).abs() - 40.0).max(60.0), LABEL);
    let first = kit.fonts.line(&label, LABEL);
    let text = if text.lines.len() == 1 { text } else { first };
    let mut sheet = Sheet::default();
    let ink = || Ink::Token("ink-soft");
    sheet.path(
        bent(&[(from, bottom), (from, y), (to, y), (to, bottom - TIP + 1.0)], BEND),
        None,
        Some(line(link, ink())),
    );
    sheet.path(tip((to, bottom), (0.0, 1.0)), Some(ink()), None);
    if !text.is_blank() {
        let x = (from + to - text.width) / 2.0;
        let gap = Area::new(x - 6.0, y - LABEL.line / 2.0, text.width + 12.0, LABEL.line);
        let ground = if kit.sizes.paper { "paper" } else { "ground" };
        sheet.rect(gap, 0.0, Some(Ink::Token(ground)), None);
        sheet.text(&text, x, y - LABEL.line / 2.0, &Ink::Token("ink-soft"));
    }
    whole(frame).group(tag(kit, link), sheet.0)
}

fn whole(frame: &Frame) -> Area {
    Area::new(0.0, 0.0, frame.width, frame.height)
}

/// Words beside a loop: its own, or what its kind says.
fn words(kit: &Kit<'_>, link: &Link) -> String {
    match (&link.kind, link.label.trim()) {
        (Some(LinkKind::Loop), "") => kit.say("paper.loop", &[]),
        (_, label) => label.to_owned(),
    }
}

fn line(link: &Link, ink: Ink) -> Stroke {
    match link.style.as_str() {
        "dashed" => dashed(ink, 1.5, &[6.0, 4.0]),
        "dotted" => dashed(ink, 1.75, &[0.5, 4.0]),
        _ => round(ink, 1.5),
    }
}

/// A filled head whose point is at `at`, looking along `to` (a unit vector along an axis).
fn tip(at: (f32, f32), to: (f32, f32)) -> crate::scene::Path {
    let (x, y) = at;
    let (bx, by) = (x - to.0 * TIP, y - to.1 * TIP);
    let (nx, ny) = (-to.1 * TIP * 0.55, to.0 * TIP * 0.55);
    polygon(&[(x, y), (bx + nx, by + ny), (bx - nx, by - ny)])
}

/// The box of a card in map coordinates.
fn area(layout: &Layout, card: &CardBox) -> Option<Area> {
    let lane = layout.frame.lanes.iter().find(|lane| lane.lane == card.lane)?;
    let column = layout.frame.columns.get(card.column as usize)?;
    Some(Area::new(column.x + card.x, lane.y + card.y, card.w, card.h))
}

/// The boxes of all cards by the columns they cover, in map coordinates.
fn boxes(layout: &Layout) -> Vec<Vec<Area>> {
    let mut columns = vec![Vec::new(); layout.frame.columns.len()];
    for card in layout.cards.values() {
        if let Some(area) = area(layout, card) {
            let last = (card.column + card.columns) as usize;
            let covered = columns.iter_mut().take(last).skip(card.column as usize);
            covered.for_each(|column: &mut Vec<Area>| column.push(area));
        }
    }
    columns
}

/// An arrow between two cards.
fn between(
    kit: &Kit<'_>,
    layout: &Layout,
    boxes: &[Vec<Area>],
    link: &Link,
    (from, to): (&CardId, &CardId),
    number: usize,
) -> Option<Group> {
    let (from_card, to_card) = (layout.cards.get(from)?, layout.cards.get(to)?);
    let (a, b) = (area(layout, from_card)?, area(layout, to_card)?);
    let lane = Some(&from_card.lane);
    let hue = lane
        .and_then(|id| kit.doc.lanes.get(id))
        .map_or(Hue::Slot("stone"), |lane| crate::kit::LaneLook::of(lane).hue);
    let ink = || {
        if link.kind == Some(LinkKind::Solves) {
            Ink::Tone(hue, Tone::Strong)
        } else {
            Ink::Token("ink-soft")
        }
    };
    let beside = boxes
        .get(to_card.column as usize..(to_card.column + to_card.columns) as usize)
        .unwrap_or_default();
    let free = |x: f32, top: f32, bottom: f32| {
        let way = Area::new(x - 4.0, top + 1.0, 8.0, bottom - top - 2.0);
        !beside.iter().flatten().any(|card| card.overlaps(&way))
    };
    let corners = route(a, b, (number % 3) as f32 * 3.0 - 3.0, free);
    let (end, before) = (corners[corners.len() - 1], corners[corners.len() - 2]);
    let to = direction(before, end);
    let mut shortened = corners.clone();
    let last = shortened.len() - 1;
    shortened[last] = (end.0 - to.0 * (TIP - 1.0), end.1 - to.1 * (TIP - 1.0));
    let mut sheet = Sheet::default();
    sheet.path(bent(&shortened, BEND), None, Some(line(link, ink())));
    sheet.path(tip(end, to), Some(ink()), None);
    Some(whole(&layout.frame).group(tag(kit, link), sheet.0))
}

fn direction(from: (f32, f32), to: (f32, f32)) -> (f32, f32) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    if dx.abs() > dy.abs() {
        (dx.signum(), 0.0)
    } else {
        (0.0, dy.signum())
    }
}

/// Corners of the way from one card to the other: straight where they face each other and nothing lies between, else
/// along the gutter beside the target. `slide` keeps arrows in one gutter apart.
fn route(a: Area, b: Area, slide: f32, free: impl Fn(f32, f32, f32) -> bool) -> Vec<(f32, f32)> {
    let (ax, bx) = (a.x + a.w / 2.0, b.x + b.w / 2.0);
    let upwards = b.bottom() <= a.y;
    let downwards = a.bottom() <= b.y;
    if !upwards && !downwards {
        return sideways(a, b, slide);
    }
    let (start, end) = if upwards { (a.y, b.bottom()) } else { (a.bottom(), b.y) };
    // Where both cards can be reached from one height of the pen: the middle of what they share.
    let (left, right) = (a.x.max(b.x), a.right().min(b.right()));
    let shared = (left + right) / 2.0;
    if right - left >= 16.0 && free(shared, start.min(end), start.max(end)) {
        return vec![(shared, start), (shared, end)];
    }
    let near = (start - end).abs() < 40.0;
    let out = if upwards { -8.0 } else { 8.0 };
    if near {
        let half = (start + end) / 2.0;
        return vec![(ax, start), (ax, half), (bx, half), (bx, end)];
    }
    let gutter = if bx >= ax { b.x - 8.0 } else { b.right() + 8.0 } + slide;
    vec![
        (ax, start),
        (ax, start + out),
        (gutter, start + out),
        (gutter, end - out),
        (bx, end - out),
        (bx, end),
    ]
}

/// Cards side by side: out at the right, in at the left, or back again below.
fn sideways(a: Area, b: Area, slide: f32) -> Vec<(f32, f32)> {
    let (ay, by) = (a.y + a.h / 2.0, b.y + b.h / 2.0);
    if b.x >= a.right() {
        let gutter = b.x - 8.0 + slide;
        return vec![(a.right(), ay), (gutter, ay), (gutter, by), (b.x, by)];
    }
    if a.x >= b.right() {
        let gutter = b.right() + 8.0 + slide;
        return vec![(a.x, ay), (gutter, ay), (gutter, by), (b.right(), by)];
    }
    let side = a.right().max(b.right()) + 8.0;
    vec![(a.right(), ay), (side, ay), (side, by), (b.right(), by)]
}

fn tag(kit: &Kit<'_>, link: &Link) -> Tag {
    let name = |end: &Option<Target>| match end {
        Some(Target::Card(id)) => kit.doc.cards.get(id).map(crate::card_parts::plain),
        Some(Target::Stage(id)) => kit.doc.stages.get(id).map(|stage| stage.name.clone()),
        None => None,
    };
    let (from, to) = (name(&link.from).unwrap_or_default(), name(&link.to).unwrap_or_default());
    let kind = match link.kind {
        Some(LinkKind::Loop) => "loop",
        Some(LinkKind::Solves) => "solves",
        _ => "flow",
    };
    let alt = kit.say(&format!("alt.link.{kind}"), &[("from", &from), ("to", &to)]);
    let alt = match link.label.as_str() {
        "" => alt,
        label => kit.say("alt.link.label", &[("link", &alt), ("label", label)]),
    };
    Tag::Link {
        link: link.id.clone(),
        alt,
    }
}
