//! Words at arrows: in a gap of a level stretch, else beside an upright one, else a little off with a line that leads
//! there. They touch no card, no other words and no end of an arrow, and where there is room no arrow and no curve.

use std::sync::Arc;

use super::ground::Ground;
use super::lead::nearest;
use super::search::length;
use super::{Spot, bounds, lies_beside};
use crate::draw::Area;
use crate::kit::Kit;
use crate::measure::LABEL;
use crate::shape::{Shaped, distinct};

/// Words with their place.
pub(super) struct Label {
    pub text: Arc<Shaped>,
    pub area: Area,
    /// Corners of the line that leads to them from the arrow; none where they stand at it.
    pub lead: Vec<Spot>,
}

impl Label {
    /// Words at their arrow.
    pub(super) fn at(text: Arc<Shaped>, area: Area) -> Self {
        Self {
            text,
            area,
            lead: Vec::new(),
        }
    }
}

/// Widths at which words are broken, if they find no place on one line.
const WIDTHS: [f32; 3] = [160.0, 110.0, 72.0];
/// Words stand in a gap that is so much wider at both sides.
pub(super) const GAP: f32 = 3.0;
/// From an upright stretch to words beside it.
const BESIDE: f32 = 6.0;
/// Beside words on one line, and between words above each other: closer they read as one sentence.
const APART: (f32, f32) = (10.0, 3.0);
/// Half the width that a line takes.
const LINE: f32 = 2.0;
/// Words are looked for a place along a stretch in steps of this length.
const STEP: f32 = 12.0;

/// Where words can still stand.
pub(super) struct Words<'a> {
    ground: &'a Ground<'a>,
    /// What each arrow reaches, and its way.
    ways: Vec<(Area, &'a [Spot])>,
    /// Words that stand, and the lines that lead to them.
    placed: Vec<Area>,
}

impl<'a> Words<'a> {
    pub(super) fn new(ground: &'a Ground<'a>, ways: impl Iterator<Item = &'a [Spot]>) -> Self {
        Self {
            ground,
            ways: ways.map(|way| (bounds(way), way)).collect(),
            placed: Vec::new(),
        }
    }

    /// A place for the words of the arrow that goes this way; none where there are none, or no room.
    pub(super) fn place(&mut self, kit: &Kit<'_>, words: &str, way: &[Spot]) -> Option<Label> {
        if words.is_empty() {
            return None;
        }
        let texts = texts(kit, words);
        let along = texts.iter().flat_map(|text| {
            let places = places(way, text.width, text.height(), self.ground);
            places.into_iter().map(move |area| (text, area))
        });
        let along = best(along, |area| self.room(kit, area, way, true));
        let label = match along {
            Some((bears, label)) if bears < Bears::Curves => label,
            along => {
                let room = |area: &Area| self.room(kit, area, way, false);
                let lead = nearest(self.ground, way, &texts, room, |lead| self.may_lead(kit, lead, way));
                [along, lead].into_iter().flatten().min_by_key(|(bears, _)| *bears)?.1
            }
        };
        let Area { x, y, w, h } = label.area;
        let (beside, above) = APART;
        self.placed
            .push(Area::new(x - beside, y - above, w + 2.0 * beside, h + 2.0 * above));
        self.placed
            .extend(label.lead.windows(2).map(|ends| line(ends[0], ends[1])));
        Some(label)
    }

    /// What words of the arrow that goes its `own` way would lie on here; none where they cannot stand. In a gap `of_it`
    /// they may lie on that way itself.
    fn room(&self, kit: &Kit<'_>, area: &Area, own: &[Spot], of_it: bool) -> Option<Bears> {
        let wide = area.grown(GAP);
        let ground = Area::new(wide.x, area.y, wide.w, area.h);
        let stands = self.ground.body().holds(area)
            && self.ground.is_empty(&ground)
            && !kit.is_cut(self.ground.columns(), area)
            && !lies_beside(&bounds(own), &kit.window(self.ground.columns(), area))
            && !self.placed.iter().any(|other| other.overlaps(area));
        if !stands {
            return None;
        }
        let near = self.ways.iter().filter(|(reach, _)| reach.grown(LINE).overlaps(&wide));
        let others = near.filter(|(_, way)| !(of_it && std::ptr::eq(*way, own)));
        let mut bears = Bears::Nothing;
        for (_, way) in others {
            let stretches = way.windows(2).enumerate();
            for (at, _) in stretches.filter(|(_, ends)| line(ends[0], ends[1]).overlaps(&wide)) {
                // The ends of arrows say what they join: no gap may take them away.
                if at == 0 || at + 2 == way.len() {
                    return None;
                }
                bears = Bears::Arrows;
            }
        }
        let on_curve = self.ground.is_curve(area.y + area.h / 2.0);
        Some(if on_curve { Bears::Curves } else { bears })
    }

    /// True where a line to words crosses no other words and no end of a sheet, and runs along no arrow but its own.
    fn may_lead(&self, kit: &Kit<'_>, lead: &[Spot], own: &[Spot]) -> bool {
        lead.windows(2).all(|ends| {
            let lead = line(ends[0], ends[1]);
            let is_upright = ends[0].0 == ends[1].0;
            let along =
                |ends: &[Spot]| (ends[0].0 == ends[1].0) == is_upright && line(ends[0], ends[1]).overlaps(&lead);
            let mut others = self.ways.iter().filter(|(_, way)| !std::ptr::eq(*way, own));
            !kit.is_cut(self.ground.columns(), &lead)
                && !self.placed.iter().any(|other| other.overlaps(&lead))
                && !others.any(|(reach, way)| reach.grown(LINE).overlaps(&lead) && way.windows(2).any(along))
        })
    }
}

/// The words with their lines broken in one way or another, the best first.
fn texts(kit: &Kit<'_>, words: &str) -> Vec<Arc<Shaped>> {
    let one = kit.fonts.line(words, LABEL);
    let broken = WIDTHS.iter().map(|width| kit.fonts.snug(words, *width, LABEL));
    distinct(std::iter::once(one).chain(broken))
}

/// What words lie on, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bears {
    Nothing,
    /// Arrows, but for their ends: where arrows run close together, words in a gap of another one are better than none.
    Arrows,
    /// Lines of curves.
    Curves,
}

/// The first of the best of these places for words.
pub(super) fn best<'a>(
    places: impl Iterator<Item = (&'a Arc<Shaped>, Area)>,
    room: impl Fn(&Area) -> Option<Bears>,
) -> Option<(Bears, Label)> {
    let mut best: Option<(Bears, &Arc<Shaped>, Area)> = None;
    for (text, area) in places {
        let better = room(&area).filter(|bears| best.is_none_or(|(best, ..)| *bears < best));
        best = better.map_or(best, |bears| Some((bears, text, area)));
        if better == Some(Bears::Nothing) {
            break;
        }
    }
    best.map(|(bears, text, area)| (bears, Label::at(text.clone(), area)))
}

fn line(a: Spot, b: Spot) -> Area {
    Area::new(a.0.min(b.0), a.1.min(b.1), (a.0 - b.0).abs(), (a.1 - b.1).abs()).grown(LINE)
}

/// Places along the way: the middles of its level stretches, the longest first; beside upright ones, first where they
/// pass from lane to lane; then anywhere along it.
fn places(way: &[Spot], w: f32, h: f32, ground: &Ground<'_>) -> Vec<Area> {
    let mut stretches: Vec<(Spot, Spot)> = way.windows(2).map(|ends| (ends[0], ends[1])).collect();
    stretches.sort_by(|a, b| length(b.0, b.1).total_cmp(&length(a.0, a.1)));
    let mut places = Vec::new();
    for (a, b) in stretches.iter().filter(|(a, b)| a.1 == b.1) {
        let room = (a.0 - b.0).abs() - w - 20.0;
        let middle = (a.0 + b.0 - w) / 2.0;
        let slides = (0..=((room / 2.0 / STEP).max(0.0) as usize)).flat_map(|step| [step as f32, -(step as f32)]);
        places.extend(
            slides
                .filter(|_| room >= 0.0)
                .map(|slide| Area::new(middle + slide * STEP, a.1 - h / 2.0, w, h)),
        );
    }
    for (a, b) in stretches.iter().filter(|(a, b)| a.0 == b.0) {
        let (top, bottom) = (a.1.min(b.1), a.1.max(b.1));
        let passes = ground.borders().filter(|y| top <= *y && *y <= bottom);
        let steps = (0..((bottom - top) / STEP) as usize).map(|step| top + step as f32 * STEP);
        for y in passes.chain(steps) {
            places.push(Area::new(a.0 + BESIDE, y - h / 2.0, w, h));
            places.push(Area::new(a.0 - BESIDE - w, y - h / 2.0, w, h));
        }
    }
    places
}
