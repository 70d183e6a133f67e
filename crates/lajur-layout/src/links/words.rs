//! Words at arrows: in a gap of a level stretch, else beside an upright one, where they touch no card and no other
//! arrow.

use std::sync::Arc;

use super::Spot;
use super::ground::Ground;
use crate::draw::Area;
use crate::kit::Kit;
use crate::measure::LABEL;
use crate::shape::Shaped;

/// Words with their place.
pub(super) struct Label {
    pub text: Arc<Shaped>,
    pub area: Area,
}

/// Widths at which words are broken, if they find no place on one line.
const WIDTHS: [f32; 3] = [160.0, 110.0, 72.0];
/// Words stand in a gap that is so much wider at both sides.
pub(super) const GAP: f32 = 3.0;
/// From an upright stretch to words beside it.
const BESIDE: f32 = 6.0;
/// Words are looked for a place along a stretch in steps of this length.
const STEP: f32 = 12.0;

/// Where words can still stand.
pub(super) struct Words<'a> {
    ground: &'a Ground<'a>,
    ways: Vec<&'a [Spot]>,
    placed: Vec<Area>,
}

impl<'a> Words<'a> {
    pub(super) fn new(ground: &'a Ground<'a>, ways: impl Iterator<Item = &'a [Spot]>) -> Self {
        Self {
            ground,
            ways: ways.collect(),
            placed: Vec::new(),
        }
    }

    /// A place for the words of the arrow that goes this way; none where there are none, or no room.
    pub(super) fn place(&mut self, kit: &Kit<'_>, words: &str, way: &[Spot]) -> Option<Label> {
        if words.is_empty() {
            return None;
        }
        let one = kit.fonts.line(words, LABEL);
        let broken = WIDTHS.iter().map(|width| kit.fonts.snug(words, *width, LABEL));
        let texts: Vec<Arc<Shaped>> = std::iter::once(one).chain(broken).collect();
        let find = |crossing: bool| {
            texts.iter().find_map(|text| {
                let places = places(way, text.width, text.height(), self.ground);
                let area = places.into_iter().find(|area| self.is_free(kit, area, way, crossing))?;
                Some(Label {
                    text: text.clone(),
                    area,
                })
            })
        };
        // Where arrows run close together, words in a gap of another one are better than none.
        let label = find(false).or_else(|| find(true))?;
        self.placed.push(label.area);
        Some(label)
    }

    fn is_free(&self, kit: &Kit<'_>, area: &Area, own: &[Spot], crossing: bool) -> bool {
        let body = self.ground.body();
        let inside =
            area.x >= body.x && area.right() <= body.right() && area.y >= body.y && area.bottom() <= body.bottom();
        let gap = area.grown(GAP);
        // The ends of arrows say what they join: no gap may take them away.
        let crossed = |way: &&[Spot]| {
            let mut stretches = way.windows(2).enumerate();
            let kept = |at: usize| !crossing || at == 0 || at + 2 == way.len();
            !std::ptr::eq(*way, own) && stretches.any(|(at, ends)| kept(at) && line(ends[0], ends[1]).overlaps(&gap))
        };
        inside
            && !kit.is_cut(self.ground.columns(), area)
            && !self.ground.is_curve(area.y + area.h / 2.0)
            && self.ground.is_empty(area)
            && !self.placed.iter().any(|other| other.grown(3.0).overlaps(area))
            && !self.ways.iter().any(crossed)
    }
}

fn line(a: Spot, b: Spot) -> Area {
    Area::new(a.0.min(b.0), a.1.min(b.1), (a.0 - b.0).abs(), (a.1 - b.1).abs()).grown(2.0)
}

/// Places along the way: the middles of its level stretches, the longest first; beside upright ones, first where they
/// pass from lane to lane; then anywhere along it.
fn places(way: &[Spot], w: f32, h: f32, ground: &Ground<'_>) -> Vec<Area> {
    let mut stretches: Vec<(Spot, Spot)> = way.windows(2).map(|ends| (ends[0], ends[1])).collect();
    stretches.sort_by(|a, b| length(b).total_cmp(&length(a)));
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

fn length((a, b): &(Spot, Spot)) -> f32 {
    (a.0 - b.0).abs() + (a.1 - b.1).abs()
}
