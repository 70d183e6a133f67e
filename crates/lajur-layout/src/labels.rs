//! Words at a curve: each tries places around its point and takes the first that touches nothing.

use std::sync::Arc;

use crate::draw::Area;
use crate::shape::Shaped;

/// A text that wants to stand at a point.
pub(crate) struct Wish {
    pub text: Arc<Shaped>,
    pub at: (f32, f32),
    /// Radius of what is drawn at the point.
    pub r: f32,
    /// Where it would stand best.
    pub side: Side,
    /// True where the picture is wrong without it.
    pub must: bool,
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
    /// Labels stay inside.
    pub bounds: Area,
}

/// Room between a label and a curve.
const CLEAR: f32 = 3.0;
/// Gaps between point and label that are tried, nearest first. Farther than the last a reader loses the point.
const GAPS: [f32; 4] = [5.0, 9.0, 14.0, 20.0];

/// Places for the wishes in their order; none where there is no room.
pub(crate) fn place(wishes: &[Wish], mut obstacles: Obstacles) -> Vec<Option<Area>> {
    let mut places = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let free = candidates(wish).into_iter().find(|area| obstacles.allow(area));
        obstacles.areas.extend(free);
        places.push(free);
    }
    places
}

impl Obstacles {
    pub(crate) fn allow(&self, area: &Area) -> bool {
        let bounds = &self.bounds;
        let inside = area.x >= bounds.x
            && area.right() <= bounds.right()
            && area.y >= bounds.y
            && area.bottom() <= bounds.bottom();
        let clear = area.grown(CLEAR);
        inside
            && !self.areas.iter().any(|other| clear.overlaps(other))
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

fn candidates(wish: &Wish) -> Vec<Area> {
    let (w, h) = (wish.text.width, wish.text.height());
    let ((x, y), r) = (wish.at, wish.r);
    let mut areas = Vec::new();
    let gaps: &[f32] = if wish.must { &GAPS } else { &GAPS[..2] };
    for gap in gaps {
        let out = r + gap;
        let side = |side: Side, slide: f32| match side {
            Side::Right => Area::new(x + out, y - h / 2.0 + slide * (h / 2.0 + r), w, h),
            Side::Left => Area::new(x - out - w, y - h / 2.0 + slide * (h / 2.0 + r), w, h),
            Side::Above => Area::new(x - w / 2.0 + slide * w / 2.0, y - out - h, w, h),
            Side::Below => Area::new(x - w / 2.0 + slide * w / 2.0, y + out, w, h),
        };
        let order = order(wish.side);
        for slide in [0.0, 0.5, -0.5, 1.0, -1.0] {
            areas.extend(order.map(|place| side(place, slide)));
        }
    }
    areas
}

fn order(first: Side) -> [Side; 4] {
    use Side::{Above, Below, Left, Right};
    match first {
        Right => [Right, Left, Above, Below],
        Left => [Left, Above, Below, Right],
        Above => [Above, Right, Left, Below],
        Below => [Below, Right, Left, Above],
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
