//! Words at arrows: in a gap of a level stretch, else beside an upright one, else a little off with a line that leads
//! there, where they touch no card and no other arrow.

use std::sync::Arc;

use super::Spot;
use super::ground::Ground;
use super::lead::nearest;
use crate::draw::Area;
use crate::kit::Kit;
use crate::measure::LABEL;
use crate::shape::Shaped;

/// Words with their place.
pub(super) struct Label {
    pub text: Arc<Shaped>,
    pub place: Place,
}

/// Where words may stand.
pub(super) struct Place {
    pub area: Area,
    /// Corners of the line that leads there from the arrow; none where they stand at it.
    pub lead: Vec<Spot>,
}

impl Place {
    pub(super) fn at(area: Area) -> Self {
        Self { area, lead: Vec::new() }
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
/// Words are looked for a place along a stretch in steps of this length.
const STEP: f32 = 12.0;

/// Where words can still stand.
pub(super) struct Words<'a> {
    ground: &'a Ground<'a>,
    ways: Vec<&'a [Spot]>,
    /// Words that stand, and the lines that lead to them.
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
        let label = TRIES.iter().find_map(|(at, bears)| {
            let fits = |place: &Place| self.is_free(kit, place, way, *bears);
            match at {
                At::Arrow => texts.iter().find_map(|text| along(way, text, self.ground, fits)),
                At::Lead => nearest(self.ground, way, &texts, fits),
            }
        })?;
        let Area { x, y, w, h } = label.place.area;
        let (beside, above) = APART;
        self.placed
            .push(Area::new(x - beside, y - above, w + 2.0 * beside, h + 2.0 * above));
        self.placed
            .extend(label.place.lead.windows(2).map(|ends| line(ends[0], ends[1])));
        Some(label)
    }

    fn is_free(&self, kit: &Kit<'_>, place: &Place, own: &[Spot], bears: Bears) -> bool {
        let (body, area) = (self.ground.body(), &place.area);
        let inside =
            area.x >= body.x && area.right() <= body.right() && area.y >= body.y && area.bottom() <= body.bottom();
        let gap = area.grown(GAP);
        let ground = Area::new(gap.x, area.y, gap.w, area.h);
        // The ends of arrows say what they join: no gap may take them away.
        let crossed = |way: &&[Spot]| {
            let mut stretches = way.windows(2).enumerate();
            let kept = |at: usize| bears == Bears::Nothing || at == 0 || at + 2 == way.len();
            let is_own = std::ptr::eq(*way, own) && place.lead.is_empty();
            !is_own && stretches.any(|(at, ends)| kept(at) && line(ends[0], ends[1]).overlaps(&gap))
        };
        inside
            && !kit.is_cut(self.ground.columns(), area)
            && (bears == Bears::Curves || !self.ground.is_curve(area.y + area.h / 2.0))
            && self.ground.is_empty(&ground)
            && !self.placed.iter().any(|other| other.overlaps(area))
            && place.lead.windows(2).all(|ends| {
                !kit.is_cut(self.ground.columns(), &line(ends[0], ends[1])) && self.leads(ends[0], ends[1], own)
            })
            && !self.ways.iter().any(crossed)
    }

    /// True where a line to words crosses no other words, and runs along no other arrow.
    fn leads(&self, from: Spot, to: Spot, own: &[Spot]) -> bool {
        let lead = line(from, to);
        let is_upright = from.0 == to.0;
        let along = |ends: &[Spot]| (ends[0].0 == ends[1].0) == is_upright && line(ends[0], ends[1]).overlaps(&lead);
        let mut others = self.ways.iter().filter(|way| !std::ptr::eq(**way, own));
        !self.placed.iter().any(|other| other.overlaps(&lead)) && !others.any(|way| way.windows(2).any(along))
    }
}

/// What words may lie on: each also on what those before it bear.
#[derive(Clone, Copy, PartialEq)]
enum Bears {
    Nothing,
    /// Arrows, but for their ends: where arrows run close together, words in a gap of another one are better than none.
    Arrows,
    /// Lines of curves.
    Curves,
}

/// Where words stand.
#[derive(Clone, Copy)]
enum At {
    Arrow,
    /// At the end of a line that leads to them.
    Lead,
}

/// Where words are looked for a place, the best first.
const TRIES: [(At, Bears); 6] = [
    (At::Arrow, Bears::Nothing),
    (At::Arrow, Bears::Arrows),
    (At::Lead, Bears::Nothing),
    (At::Lead, Bears::Arrows),
    (At::Arrow, Bears::Curves),
    (At::Lead, Bears::Curves),
];

fn along(way: &[Spot], text: &Arc<Shaped>, ground: &Ground<'_>, fits: impl Fn(&Place) -> bool) -> Option<Label> {
    let places = places(way, text.width, text.height(), ground);
    let place = places.into_iter().map(Place::at).find(fits)?;
    Some(Label {
        text: text.clone(),
        place,
    })
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
