//! From what a person asks for to one layout: the fewest sheets, and on them the largest type.

use lajur_model::Form;

use super::fit::{Ask, Draft};
use crate::kit::Sizes;
use crate::measure::COLUMN;
use crate::shape::snap;

/// How many sheets there may be, and how large text should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Goal {
    /// Side by side; none as many as are needed.
    pub across: Option<u32>,
    /// Below each other; none as many as are needed.
    pub down: Option<u32>,
    /// How large the map is drawn at least where sheets are not counted.
    pub least: f32,
    /// How large it is drawn at most.
    pub most: f32,
}

/// Steps of the search for the largest type.
const STEPS: usize = 6;
/// Tries to find a size with which the map fits at all.
const TRIES: usize = 12;
/// Rows of sheets that are tried one after the other where they are counted but columns are not.
const WIDER: usize = 6;
/// Cards that are laid out at most in the search for the fewest sheets: that takes a third of a second.
const LAID: usize = 12_000;

impl Ask<'_> {
    /// The map at a size of its own, cut where sheets end.
    pub(crate) fn fixed(&self, by: f32) -> Option<Draft> {
        self.lay(by, self.sized(by, COLUMN))
    }

    /// The largest type on as many sheets as a first layout needs, and rows that fill them.
    pub(crate) fn largest(&self, start: Draft, goal: &Goal) -> Draft {
        if self.is_large() {
            return start;
        }
        let counts = (start.columns.len(), start.rows.len());
        self.stretch(self.grow(start, counts, goal))
    }

    /// A first layout with as few sheets as there can be.
    pub(crate) fn start(&self, goal: &Goal) -> Option<Draft> {
        let side = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        match (goal.across.map(side), goal.down.map(side)) {
            (Some(across), Some(down)) => self.shrunk(goal.most, across, down),
            (Some(across), None) => self.shrunk(goal.least, across, usize::MAX),
            (None, Some(down)) => self.wide(goal.least, down),
            (None, None) => self.fewest(goal.least),
        }
    }

    /// The map in its least type, where no more sheets than these are needed.
    pub(crate) fn just(&self, goal: &Goal) -> Option<Draft> {
        let (across, down) = (goal.across?, goal.down.unwrap_or(u32::MAX));
        let draft = self.at(goal.least, usize::try_from(across).ok()?)?;
        let fits = u32::try_from(draft.rows.len()).is_ok_and(|rows| rows <= down);
        fits.then_some(draft)
    }

    /// The fewest sheets at this size: more of them side by side have wider columns, and so fewer rows.
    fn fewest(&self, by: f32) -> Option<Draft> {
        let least = self.across(by, self.narrowest)?;
        let mut best = self.at(by, least)?;
        if best.rows.len() == 1 || self.is_large() {
            return Some(best);
        }
        let most = self.columns().max(least);
        // The widest columns make the lowest map: no number of sheets side by side takes fewer rows than fit that.
        let lowest = self.at(by, most)?;
        let rows = self.rows_at_least(&lowest);
        let tries = LAID / self.doc.cards.len().max(1);
        for across in (least + 1..most).take(tries) {
            if across * rows >= best.count() {
                break;
            }
            best = self
                .at(by, across)
                .filter(|wider| wider.count() < best.count())
                .unwrap_or(best);
        }
        Some(if lowest.count() < best.count() { lowest } else { best })
    }

    /// Rows of sheets that take the height of a map, wherever they end.
    fn rows_at_least(&self, draft: &Draft) -> usize {
        let (frame, head) = (&draft.layout.frame, draft.head());
        let room = self
            .rooms
            .down(0, draft.by, head)
            .max(self.rooms.down(1, draft.by, head));
        ((frame.height - frame.grid_y) / room).ceil().max(1.0) as usize
    }

    /// So many rows of sheets, as many sheets side by side as that takes.
    fn wide(&self, by: f32, down: usize) -> Option<Draft> {
        let least = self.across(by, self.narrowest)?;
        let tried = (least..least + WIDER).filter_map(|across| self.at(by, across));
        let found = tried.into_iter().find(|draft| draft.rows.len() <= down);
        found.or_else(|| self.shrunk(by, least + WIDER, down))
    }

    /// The map at this size with the widest columns for so many sheets.
    fn at(&self, by: f32, across: usize) -> Option<Draft> {
        let column = self.widest(by, across)?;
        (column >= self.narrowest - 0.5).then(|| self.lay(by, self.sized(by, column)))?
    }

    /// The map as large as this, or as small as it must be for these sheets.
    fn shrunk(&self, by: f32, across: usize, down: usize) -> Option<Draft> {
        let mut by = self.fitting_width(by, across)?;
        let mut too_large = f32::MAX;
        for _ in 0..TRIES {
            let smaller = match self.at(by, across) {
                Some(draft) if draft.rows.len() <= down => return Some(Draft { too_large, ..draft }),
                // Smaller letters make lines longer and rows lower: the area counts.
                Some(draft) => (1.0 / self.overfull(&draft, down)).sqrt().clamp(0.3, 0.95),
                None => 0.8,
            };
            too_large = by;
            by *= smaller;
        }
        None
    }

    /// How many times too high a layout is for so many rows of sheets.
    fn overfull(&self, draft: &Draft, down: usize) -> f32 {
        let head = draft.head();
        let room: f32 = (0..down).map(|row| self.rooms.down(row, draft.by, head)).sum();
        (draft.layout.frame.height - draft.layout.frame.grid_y) / room.max(1.0)
    }

    /// The largest size, at most this, at which the narrowest columns fit on so many sheets.
    fn fitting_width(&self, most: f32, across: usize) -> Option<f32> {
        let fits = |by: f32| self.across(by, self.narrowest).is_some_and(|count| count <= across);
        if fits(most) {
            return Some(most);
        }
        let mut low = most;
        let found = (0..TRIES).any(|_| {
            low *= 0.6;
            fits(low)
        });
        let mut high = low / 0.6;
        for _ in 0..STEPS {
            let middle = (low + high) / 2.0;
            if fits(middle) { low = middle } else { high = middle }
        }
        found.then_some(low)
    }

    /// The largest type with which the map still needs no more sheets than `start`.
    fn grow(&self, start: Draft, (across, down): (usize, usize), goal: &Goal) -> Draft {
        let (mut low, mut high) = (start.by, goal.most.min(start.by * 3.0).min(start.too_large));
        let mut best = start;
        let try_at = |by: f32| {
            self.at(by, across)
                .filter(|draft| draft.rows.len() <= down && draft.columns.len() <= across)
        };
        for _ in 0..STEPS {
            if high <= low * 1.005 {
                break;
            }
            // Sizes lie on a grid, so that they come out the same everywhere.
            let middle = snap((low + high) / 2.0 * 64.0) / 64.0;
            match try_at(middle) {
                Some(draft) => (low, best) = (middle, draft),
                None => high = middle,
            }
        }
        best
    }

    /// The same with higher rows, where sheets have height left.
    fn stretch(&self, draft: Draft) -> Draft {
        let least = self.grown(&draft);
        let sizes = Sizes {
            least,
            ..self.sized(draft.by, draft.sizes.column)
        };
        let higher = self.lay(draft.by, sizes);
        let same = higher.filter(|higher| higher.rows.len() == draft.rows.len() && higher.columns == draft.columns);
        same.unwrap_or(draft)
    }

    /// How high lanes become so that they use up their sheets: curves up to twice, cards up to half as high again.
    fn grown(&self, draft: &Draft) -> Vec<f32> {
        let most = |form: Form| match form {
            Form::Curve => 1.0,
            Form::Cards => 0.5,
            Form::Numbers => 0.3,
            Form::Line => 0.0,
        };
        let lanes = &draft.layout.frame.lanes;
        let mut heights: Vec<f32> = lanes.iter().map(|lane| lane.h).collect();
        for (row, (top, bottom)) in draft.rows.iter().enumerate() {
            let plan = if row == 0 { draft.plan / draft.by } else { 0.0 };
            let room = self.rooms.down(row, draft.by, draft.head()) - plan;
            let here = || {
                let all = lanes.iter().enumerate();
                all.filter(|(_, lane)| {
                    lane.y >= top - 0.1 && lane.y + lane.h <= bottom + 0.1 && lane.collapsed.is_none()
                })
            };
            let all: f32 = here().map(|(_, lane)| lane.h * most(lane.form)).sum();
            let extra = room - (bottom - top) - 1.0;
            let share = if all > 0.0 { (extra / all).clamp(0.0, 1.0) } else { 0.0 };
            for (at, lane) in here() {
                heights[at] = snap(lane.h + lane.h * most(lane.form) * share);
            }
        }
        heights
    }
}

impl Draft {
    /// Height of the arrows above the head, and of the head.
    pub(crate) fn head(&self) -> (f32, f32) {
        let frame = &self.layout.frame;
        (frame.head_y, frame.grid_y - frame.head_y)
    }

    /// How many sheets there are.
    pub(crate) fn count(&self) -> usize {
        self.columns.len() * self.rows.len()
    }
}
