//! Arrows. Those between stages run above the head; all others run around the cards, through the gutters between
//! columns and lanes, at right angles.

mod above;
mod apart;
mod ground;
mod lead;
mod route;
mod search;
mod shapes;
mod words;

use std::collections::BTreeSet;

use lajur_model::{CardId, Link, LinkKind, Target};

use crate::draw::{Area, Sheet, dashed};
use crate::kit::{Kit, LaneLook};
use crate::layout::{ColumnTrack, LabelBox, Layout, LinkBox};
use crate::moved::moved;
use crate::scene::Tag;
use crate::shape::snap;
use crate::theme::{Hue, Ink, Tone};

use apart::Taken;
use ground::Ground;
pub(crate) use shapes::sign;

/// A place on the map.
pub(crate) type Spot = (f32, f32);

/// Radius of bends.
const BEND: f32 = 8.0;
/// Room around an arrow's group for its head and line.
const AROUND: f32 = 8.0;

/// Width and dashes of a line from an arrow to words that stand off it.
const LEAD: (f32, [f32; 2]) = (1.0, [1.0, 3.0]);

/// Room above the head for the arrows between stages.
pub(crate) fn room(kit: &Kit<'_>, columns: &[ColumnTrack]) -> f32 {
    above::room(kit, columns)
}

/// All arrows: first those above the head, then the others in the order of their ids. An arrow to what is not shown is
/// left out.
pub(crate) fn links(kit: &Kit<'_>, layout: &Layout) -> Vec<LinkBox> {
    let mut boxes = above::arrows(kit, &layout.frame);
    boxes.extend(around(kit, layout));
    boxes
}

/// The same arrows where everything stands as it did: these cards, which some join, may be called otherwise.
pub(crate) fn named(kit: &Kit<'_>, arrows: &[LinkBox], cards: &BTreeSet<CardId>) -> Vec<LinkBox> {
    let joins = |link: &&Link| {
        let mut ends = [&link.from, &link.to].into_iter().flatten();
        ends.any(|end| matches!(end, Target::Card(card) if cards.contains(card)))
    };
    let mut arrows = arrows.to_vec();
    for arrow in &mut arrows {
        let link = arrow.link().and_then(|link| kit.doc.links.get(link));
        if let Some(link) = link.filter(joins) {
            arrow.group.tag = tag(kit, link);
        }
    }
    arrows
}

/// True where both ends are stages.
fn is_above(link: &Link) -> bool {
    matches!((&link.from, &link.to), (Some(Target::Stage(_)), Some(Target::Stage(_))))
}

fn around(kit: &Kit<'_>, layout: &Layout) -> Vec<LinkBox> {
    // From a thing to itself there is nowhere to go.
    let goes = |link: &&Link| !is_above(link) && link.from != link.to;
    let mut links = kit.doc.links.values().filter(goes).peekable();
    if links.peek().is_none() {
        return Vec::new();
    }
    let ground = Ground::of(layout);
    let mut taken = Taken::default();
    let mut ways = Vec::new();
    for link in links {
        let Some((from, to)) = ground.ends(kit, link) else {
            continue;
        };
        if let Some(way) = route::route(&ground, &from, &to) {
            ways.push((link, taken.settle(&ground, way, &from, &to)));
        }
    }
    let labels = labels(kit, &ground, &ways);
    let arrows = ways.iter().zip(labels);
    arrows
        .map(|((link, way), label)| arrow(kit, link, way, label, &Ink::Token("paper")))
        .collect()
}

/// The words of each arrow, where they find a place. Short ones are placed first: they take the least room away.
fn labels(kit: &Kit<'_>, ground: &Ground<'_>, ways: &[(&Link, Vec<Spot>)]) -> Vec<Option<words::Label>> {
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by_key(|at| ways[*at].0.label.chars().count());
    let mut words = words::Words::new(ground, ways.iter().map(|(_, way)| way.as_slice()));
    let mut labels: Vec<Option<words::Label>> = ways.iter().map(|_| None).collect();
    for at in order {
        let (link, way) = &ways[at];
        labels[at] = words.place(kit, link.label.trim(), way);
    }
    labels
}

/// The box of an arrow: line, head, words in a gap of what lies behind.
fn arrow(kit: &Kit<'_>, link: &Link, way: &[Spot], label: Option<words::Label>, behind: &Ink) -> LinkBox {
    let mut sheet = Sheet::default();
    let ink = ink(kit, link);
    let lead = label.as_ref().map_or(&[][..], |label| &label.lead);
    for ends in lead.windows(2) {
        sheet.line(ends[0], ends[1], dashed(ink.clone(), LEAD.0, &LEAD.1));
    }
    shapes::draw(&mut sheet, link, way, &ink, behind);
    let mut bounds = bounds(way).grown(AROUND);
    let label = label.map(|label| {
        let area = label.area;
        let gap = area.grown(words::GAP);
        let ground = Area::new(gap.x, area.y, gap.w, area.h);
        sheet.rect(ground, 0.0, Some(behind.clone()), None);
        sheet.text(&label.text, area.x, area.y, &Ink::Token("ink-soft"));
        bounds = joined(bounds, gap);
        if !label.lead.is_empty() {
            bounds = joined(bounds, self::bounds(&label.lead).grown(LEAD.0));
        }
        LabelBox {
            x: snap(area.x),
            y: snap(area.y),
            w: snap(area.w),
            h: snap(area.h),
        }
    });
    let (x, y) = (snap(bounds.x.floor()), snap(bounds.y.floor()));
    let area = Area::new(x, y, bounds.right().ceil() - x, bounds.bottom().ceil() - y);
    let parts = sheet.0.into_iter().map(|part| moved(part, -x, -y)).collect();
    LinkBox {
        group: area.group(tag(kit, link), parts),
        points: way.iter().map(|(x, y)| (snap(*x), snap(*y))).collect(),
        label,
    }
}

/// A solution's arrow has its lane's hue; all others are ink.
fn ink(kit: &Kit<'_>, link: &Link) -> Ink {
    let (Some(LinkKind::Solves), Some(Target::Card(card))) = (&link.kind, &link.from) else {
        return Ink::Token("ink-soft");
    };
    let place = kit.doc.cards.get(card).and_then(|card| card.place.as_ref());
    let lane = place.and_then(|place| kit.doc.lanes.get(&place.lane));
    Ink::Tone(
        lane.map_or(Hue::Slot("stone"), |lane| LaneLook::of(lane).hue),
        Tone::Strong,
    )
}

/// What a way reaches.
pub(crate) fn bounds(way: &[Spot]) -> Area {
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    for (x, y) in way {
        (left, right) = (left.min(*x), right.max(*x));
        (top, bottom) = (top.min(*y), bottom.max(*y));
    }
    Area::new(left, top, right - left, bottom - top)
}

/// Of an arrow no more than this is left out of a sheet: where it runs along its edge.
pub(crate) const ALONG: f32 = 1.0;

/// True where a way has nothing on a sheet but what runs along its edge: it lies on the sheet beside.
pub(crate) fn lies_beside(way: &Area, sheet: &Area) -> bool {
    let beside = |from: f32, to: f32, low: f32, high: f32| to - from > ALONG && to.min(high) - from.max(low) <= ALONG;
    beside(way.x, way.right(), sheet.x, sheet.right()) || beside(way.y, way.bottom(), sheet.y, sheet.bottom())
}

fn joined(a: Area, b: Area) -> Area {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Area::new(x, y, a.right().max(b.right()) - x, a.bottom().max(b.bottom()) - y)
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
