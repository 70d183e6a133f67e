//! Words at a curve: each tries places around its point and takes the first that touches nothing.

use std::sync::Arc;

use crate::draw::Area;
use crate::shape::Shaped;

/// A text that wants to stand at a point.
pub(crate) struct Wish {
    /// Its lines broken in one way or another, the best first.
    pub texts: Vec<Arc<Shaped>>,
    /// Points at which it may stand, the best first.
    pub anchors: Vec<Anchor>,
    /// Radius of what is drawn at the point.
    pub r: f32,
    /// True where the picture is wrong without it.
    pub must: bool,
}

/// A point that words belong to, and on which of its sides they may stand, the best first.
pub(crate) struct Anchor {
    pub at: (f32, f32),
    pub sides: Vec<Side>,
    /// Words at it stay inside.
    pub bounds: Area,
}

/// Sides of a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Side {
    Right,
    Left,
    Above,
    Below,
}

/// What no label may touch.
pub(crate) struct Obstacles {
    /// Points along each curve; neighbours are joined.
    pub curves: Vec<Vec<(f32, f32)>>,
    /// Faces, rings and labels already placed.
    pub areas: Vec<Area>,
    /// Heights of hairlines: words keep off them where there is room elsewhere.
    pub hairlines: Vec<f32>,
}

/// Room between a label and a curve.
const CLEAR: f32 = 3.0;
/// Room between a label and a face or another label.
const APART: f32 = 4.0;
/// And beside another label so much more.
const BETWEEN: f32 = 10.0;
/// Above and below its letters a line of words has this room for a hairline.
const MARGIN: f32 = 3.0;
/// Gaps between point and label that are tried, nearest first. Farther than the last a reader loses the point.
const GAPS: [f32; 4] = [5.0, 9.0, 14.0, 20.0];

/// A text with its place.
pub(crate) struct Placed {
    pub text: Arc<Shaped>,
    pub area: Area,
}

/// Places for the wishes in their order; none where there is no room.
pub(crate) fn place<'a>(wishes: impl Iterator<Item = &'a Wish>, mut obstacles: Obstacles) -> Vec<Option<Placed>> {
    let mut places = Vec::new();
    for wish in wishes {
        let placed = wish.texts.iter().find_map(|text| obstacles.room(wish, text));
        // Words beside words on one line read as one sentence.
        let beside = |Placed { area, .. }: &Placed| Area::new(area.x - BETWEEN, area.y, area.w + 2.0 * BETWEEN, area.h);
        obstacles.areas.extend(placed.as_ref().map(beside));
        places.push(placed);
    }
    places
}

impl Obstacles {
    fn room(&self, wish: &Wish, text: &Arc<Shaped>) -> Option<Placed> {
        let mut free = candidates(wish, text);
        free.retain(|area| self.allow(area));
        let clear = free.iter().find(|area| !self.is_struck(area));
        Some(Placed {
            text: text.clone(),
            area: *clear.or(free.first())?,
        })
    }

    /// True where a hairline runs through the words.
    fn is_struck(&self, area: &Area) -> bool {
        let runs = |y: &f32| area.y + MARGIN < *y && *y < area.bottom() - MARGIN;
        self.hairlines.iter().any(runs)
    }

    fn allow(&self, area: &Area) -> bool {
        let clear = area.grown(CLEAR);
        let apart = area.grown(APART);
        !self.areas.iter().any(|other| apart.overlaps(other))
            && !self
                .curves
                .iter()
                .any(|curve| curve.windows(2).any(|ends| touches(&clear, ends[0], ends[1])))
    }
}

/// True where the straight line from `a` to `b` touches the area (Liang and Barsky).
fn touches(area: &Area, a: (f32, f32), b: (f32, f32)) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    for (step, room) in [
        (-dx, a.0 - area.x),
        (dx, area.right() - a.0),
        (-dy, a.1 - area.y),
        (dy, area.bottom() - a.1),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    enter <= leave
}

fn candidates(wish: &Wish, text: &Shaped) -> Vec<Area> {
    let (w, h) = (text.width, text.height());
    let r = wish.r;
    let mut areas = Vec::new();
    for (anchor, gap) in wish
        .anchors
        .iter()
        .flat_map(|anchor| GAPS.iter().map(move |gap| (anchor, gap)))
    {
        let (x, y) = anchor.at;
        let out = r + gap;
        let side = |side: Side, slide: f32| match side {
            Side::Right => Area::new(x + out, y - h / 2.0 + slide * (h / 2.0 + r), w, h),
            Side::Left => Area::new(x - out - w, y - h / 2.0 + slide * (h / 2.0 + r), w, h),
            Side::Above => Area::new(x - w / 2.0 + slide * w / 2.0, y - out - h, w, h),
            Side::Below => Area::new(x - w / 2.0 + slide * w / 2.0, y + out, w, h),
        };
        for slide in [0.0, 0.5, -0.5, 1.0, -1.0] {
            let places = anchor.sides.iter().map(|place| side(*place, slide));
            areas.extend(places.filter(|area| anchor.bounds.holds(area)));
        }
    }
    areas
}

impl Side {
    /// The side, and then the others.
    pub(crate) fn and_others(self) -> [Side; 4] {
        use Side::{Above, Below, Left, Right};
        match self {
            Right => [Right, Left, Above, Below],
            Left => [Left, Above, Below, Right],
            Above => [Above, Right, Left, Below],
            Below => [Below, Right, Left, Above],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_an_area_touches_it_and_one_beside_it_does_not() {
        let area = Area::new(10.0, 10.0, 20.0, 10.0);
        assert!(touches(&area, (0.0, 15.0), (50.0, 15.0)), "straight through");
        assert!(touches(&area, (15.0, 12.0), (16.0, 13.0)), "inside");
        assert!(touches(&area, (0.0, 0.0), (30.0, 20.0)), "across a corner");
        assert!(!touches(&area, (0.0, 25.0), (50.0, 25.0)), "below");
        assert!(!touches(&area, (0.0, 0.0), (5.0, 50.0)), "to the left");
    }
}
