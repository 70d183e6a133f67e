//! The part of a drawing that lies on one sheet. Lines and curves are cut exactly where the sheet ends; letters, icons
//! and pictures belong to the sheet on which their middle lies.

use crate::draw::Area;
use crate::layout::LinkBox;
use crate::links::{ALONG, bounds, lies_beside};
use crate::moved::moved;
use crate::scene::{Group, Part, Path, PathPart, RectPart, Seg};

/// Largest side of the head of an arrow.
const HEAD: f32 = 10.0;

/// A point.
type Spot = (f32, f32);
/// Start, two control points, end.
type Cubic = [Spot; 4];

/// How often a curve is halved where it crosses the edge of a sheet.
const HALVES: u32 = 10;
/// Straight lines that stand for a curve where its inside is cut.
const SAMPLES: usize = 16;

/// What of a group lies inside `window`, both on the map; none where nothing does.
pub(crate) fn clipped(group: &Group, window: &Area) -> Option<Group> {
    let seen = Area::new(window.x - group.x, window.y - group.y, window.w, window.h);
    let parts: Vec<Part> = group.parts.iter().filter_map(|part| clip(part, &seen)).collect();
    if parts.is_empty() {
        return None;
    }
    let mut clipped = group.clone();
    clipped.parts = parts;
    Some(clipped)
}

/// The part of an arrow that lies inside `window`. One between two things on a sheet lies on that sheet alone, also
/// where it runs along its edge; a head lies whole on the sheet of its middle.
pub(crate) fn clipped_arrow(arrow: &LinkBox, window: &Area) -> Option<Group> {
    let way = bounds(&arrow.points);
    if lies_beside(&way, window) {
        return None;
    }
    let group = &arrow.group;
    let seen = Area::new(window.x - group.x, window.y - group.y, window.w, window.h);
    // No other sheet has the part of an arrow that runs along the edge of this one.
    let more = |end: f32, edge: f32| if end <= edge + ALONG { 2.0 * ALONG } else { 0.0 };
    let home = Area {
        w: seen.w + more(way.right(), window.right()),
        h: seen.h + more(way.bottom(), window.bottom()),
        ..seen
    };
    let kept = |part: &Part| match part {
        Part::Path(path) => match hull(&path.d).filter(Hull::is_head) {
            Some(hull) => hull.middle_is_in(&home).then(|| hull.inside(part.clone(), &seen)),
            None => clip(part, &seen),
        },
        _ => clip(part, &seen),
    };
    let parts: Vec<Part> = group.parts.iter().filter_map(kept).collect();
    let clipped = Group { parts, ..group.clone() };
    (!clipped.parts.is_empty()).then_some(clipped)
}

fn clip(part: &Part, seen: &Area) -> Option<Part> {
    let has = |x: f32, y: f32| seen.x <= x && x < seen.right() && seen.y <= y && y < seen.bottom();
    match part {
        Part::Rect(rect) => clip_rect(rect, seen).map(Part::Rect),
        Part::Path(path) => clip_path(path, seen),
        Part::Text(text) => has(text.x + text.w / 2.0, text.top + text.line / 2.0)
            .then(|| moved(part.clone(), 0.0, inwards(text.top, text.line, (seen.y, seen.bottom())))),
        Part::Icon(icon) => has(icon.x + icon.size / 2.0, icon.y + icon.size / 2.0).then(|| part.clone()),
        Part::Image(image) => has(image.x + image.w / 2.0, image.y + image.h / 2.0).then(|| part.clone()),
    }
}

/// How far what begins at `from` moves to lie between two edges: a word of a scale is told whole beside a curve that is
/// cut through it.
fn inwards(from: f32, length: f32, (low, high): (f32, f32)) -> f32 {
    if length > high - low {
        return 0.0;
    }
    (low - from).max(0.0) + (high - from - length).min(0.0)
}

/// The rectangle cut at the edges of `seen`; none where it lies outside.
pub(crate) fn clip_rect(rect: &RectPart, seen: &Area) -> Option<RectPart> {
    let (left, top) = (rect.x.max(seen.x), rect.y.max(seen.y));
    let (right, bottom) = (
        (rect.x + rect.w).min(seen.right()),
        (rect.y + rect.h).min(seen.bottom()),
    );
    (right > left && bottom > top).then(|| RectPart {
        x: left,
        y: top,
        w: right - left,
        h: bottom - top,
        ..rect.clone()
    })
}

fn clip_path(path: &PathPart, seen: &Area) -> Option<Part> {
    let hull = hull(&path.d)?;
    if !meets(&hull, seen) {
        return None;
    }
    if within(&hull, seen) {
        return Some(Part::Path(path.clone()));
    }
    let d = match path.fill {
        // What is cut has no border where it is cut: an outline would look like one.
        Some(_) => area(&path.d, seen),
        None => line(&path.d, seen),
    };
    let stroke = path.stroke.clone().filter(|_| path.fill.is_none());
    (!d.0.is_empty()).then(|| {
        Part::Path(PathPart {
            d,
            fill: path.fill.clone(),
            stroke,
        })
    })
}

/// Left, top, right and bottom of all points of a path.
struct Hull {
    low: Spot,
    high: Spot,
}

impl Hull {
    /// True for what is as small as the head of an arrow, or the dot where one begins.
    fn is_head(&self) -> bool {
        self.high.0 - self.low.0 <= HEAD && self.high.1 - self.low.1 <= HEAD
    }

    /// What reaches over the edge is moved inwards: printers leave out what lies beyond.
    fn inside(&self, part: Part, seen: &Area) -> Part {
        let dx = inwards(self.low.0, self.high.0 - self.low.0, (seen.x, seen.right()));
        let dy = inwards(self.low.1, self.high.1 - self.low.1, (seen.y, seen.bottom()));
        moved(part, dx, dy)
    }

    fn middle_is_in(&self, seen: &Area) -> bool {
        let (x, y) = ((self.low.0 + self.high.0) / 2.0, (self.low.1 + self.high.1) / 2.0);
        seen.x <= x && x < seen.right() && seen.y <= y && y < seen.bottom()
    }
}

fn hull(path: &Path) -> Option<Hull> {
    let mut points = path.0.iter().flat_map(|seg| match *seg {
        Seg::Move(x, y) | Seg::Line(x, y) => vec![(x, y)],
        Seg::Cubic(a, b, c, d, x, y) => vec![(a, b), (c, d), (x, y)],
        Seg::Close => Vec::new(),
    });
    let first = points.next()?;
    Some(points.fold(
        Hull {
            low: first,
            high: first,
        },
        |hull, (x, y)| Hull {
            low: (hull.low.0.min(x), hull.low.1.min(y)),
            high: (hull.high.0.max(x), hull.high.1.max(y)),
        },
    ))
}

fn meets(hull: &Hull, seen: &Area) -> bool {
    hull.low.0 <= seen.right() && seen.x <= hull.high.0 && hull.low.1 <= seen.bottom() && seen.y <= hull.high.1
}

fn within(hull: &Hull, seen: &Area) -> bool {
    seen.x <= hull.low.0 && hull.high.0 <= seen.right() && seen.y <= hull.low.1 && hull.high.1 <= seen.bottom()
}

/// An open line, in as many pieces as it has inside.
fn line(path: &Path, seen: &Area) -> Path {
    let mut pen = Pen::default();
    walk(path, &mut |cubic, straight| {
        if straight {
            pen.straight(cubic[0], cubic[3], seen);
        } else {
            pen.curve(cubic, seen, HALVES);
        }
    });
    Path(pen.0)
}

/// Gives each step of a path as a cubic, and whether it is straight.
fn walk(path: &Path, step: &mut impl FnMut(Cubic, bool)) {
    let (mut start, mut at) = ((0.0, 0.0), (0.0, 0.0));
    for seg in &path.0 {
        match *seg {
            Seg::Move(x, y) => (start, at) = ((x, y), (x, y)),
            Seg::Line(x, y) => {
                step([at, at, (x, y), (x, y)], true);
                at = (x, y);
            }
            Seg::Cubic(a, b, c, d, x, y) => {
                step([at, (a, b), (c, d), (x, y)], false);
                at = (x, y);
            }
            Seg::Close => {
                step([at, at, start, start], true);
                at = start;
            }
        }
    }
}

#[derive(Default)]
struct Pen(Vec<Seg>);

impl Pen {
    fn go_to(&mut self, spot: Spot) {
        let is_there = self.0.last().is_some_and(|seg| match *seg {
            Seg::Move(x, y) | Seg::Line(x, y) | Seg::Cubic(_, _, _, _, x, y) => (x, y) == spot,
            Seg::Close => false,
        });
        if !is_there {
            self.0.push(Seg::Move(spot.0, spot.1));
        }
    }

    fn straight(&mut self, a: Spot, b: Spot, seen: &Area) {
        if let Some((from, to)) = inside(a, b, seen) {
            self.go_to(from);
            self.0.push(Seg::Line(to.0, to.1));
        }
    }

    /// Keeps what lies inside and halves what crosses an edge, until the halves are too small to be seen.
    fn curve(&mut self, cubic: Cubic, seen: &Area, halves: u32) {
        let hull = cubic.iter().fold(
            Hull {
                low: cubic[0],
                high: cubic[0],
            },
            |hull, (x, y)| Hull {
                low: (hull.low.0.min(*x), hull.low.1.min(*y)),
                high: (hull.high.0.max(*x), hull.high.1.max(*y)),
            },
        );
        if within(&hull, seen) {
            self.go_to(cubic[0]);
            let [_, a, b, end] = cubic;
            self.0.push(Seg::Cubic(a.0, a.1, b.0, b.1, end.0, end.1));
        } else if meets(&hull, seen) && halves > 0 {
            let (left, right) = halved(cubic);
            self.curve(left, seen, halves - 1);
            self.curve(right, seen, halves - 1);
        }
    }
}

/// The two halves of a curve (de Casteljau).
fn halved([a, b, c, d]: Cubic) -> (Cubic, Cubic) {
    let middle = |p: Spot, q: Spot| ((p.0 + q.0) / 2.0, (p.1 + q.1) / 2.0);
    let (ab, bc, cd) = (middle(a, b), middle(b, c), middle(c, d));
    let (abc, bcd) = (middle(ab, bc), middle(bc, cd));
    let half = middle(abc, bcd);
    ([a, ab, abc, half], [half, bcd, cd, d])
}

/// The stretch of a straight line that lies inside (Liang and Barsky).
fn inside(a: Spot, b: Spot, seen: &Area) -> Option<(Spot, Spot)> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    for (step, room) in [
        (-dx, a.0 - seen.x),
        (dx, seen.right() - a.0),
        (-dy, a.1 - seen.y),
        (dy, seen.bottom() - a.1),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    let at = |share: f32| (a.0 + dx * share, a.1 + dy * share);
    (enter < leave).then(|| (at(enter), at(leave)))
}

/// The inside of a closed outline as a polygon, cut at one edge after the other (Sutherland and Hodgman).
fn area(path: &Path, seen: &Area) -> Path {
    let mut corners: Vec<Spot> = Vec::new();
    walk(path, &mut |cubic, straight| {
        if corners.is_empty() {
            corners.push(cubic[0]);
        }
        let steps = if straight { 1 } else { SAMPLES };
        corners.extend((1..=steps).map(|step| point(&cubic, step as f32 / steps as f32)));
    });
    for (side, edge) in [
        (Side::Left, seen.x),
        (Side::Right, seen.right()),
        (Side::Top, seen.y),
        (Side::Bottom, seen.bottom()),
    ] {
        corners = halfplane(&corners, side, edge);
    }
    if corners.len() < 3 {
        return Path::default();
    }
    let mut segs: Vec<Seg> = corners.iter().map(|(x, y)| Seg::Line(*x, *y)).collect();
    segs[0] = Seg::Move(corners[0].0, corners[0].1);
    segs.push(Seg::Close);
    Path(segs)
}

fn point([a, b, c, d]: &Cubic, t: f32) -> Spot {
    let u = 1.0 - t;
    let mix =
        |a: f32, b: f32, c: f32, d: f32| u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d;
    (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

fn halfplane(corners: &[Spot], side: Side, edge: f32) -> Vec<Spot> {
    let depth = |spot: Spot| match side {
        Side::Left => spot.0 - edge,
        Side::Right => edge - spot.0,
        Side::Top => spot.1 - edge,
        Side::Bottom => edge - spot.1,
    };
    let mut kept = Vec::with_capacity(corners.len() + 4);
    for (at, here) in corners.iter().copied().enumerate() {
        let before = corners[(at + corners.len() - 1) % corners.len()];
        let (a, b) = (depth(before), depth(here));
        if (a < 0.0) != (b < 0.0) {
            let share = a / (a - b);
            kept.push((
                before.0 + (here.0 - before.0) * share,
                before.1 + (here.1 - before.1) * share,
            ));
        }
        if b >= 0.0 {
            kept.push(here);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Sheet, circle, stroke};
    use crate::scene::Tag;
    use crate::theme::Ink;
    use proptest::prelude::*;

    const SEEN: Area = Area {
        x: 0.0,
        y: 0.0,
        w: 100.0,
        h: 50.0,
    };

    /// An arrow in a group that begins at 0, 0; its line and a dot at its end.
    fn arrow(points: &[Spot]) -> LinkBox {
        let ink = || Ink::Token("ink");
        let mut sheet = Sheet::default();
        for ends in points.windows(2) {
            sheet.line(ends[0], ends[1], stroke(ink(), 1.5));
        }
        let (x, y) = *points.last().unwrap_or(&(0.0, 0.0));
        sheet.path(circle(x, y, 4.0), Some(ink()), None);
        LinkBox {
            group: Area::new(0.0, 0.0, 200.0, 50.0).group(Tag::Decoration, sheet.0),
            points: points.to_vec(),
            label: None,
        }
    }

    #[test]
    fn an_arrow_along_the_edge_lies_on_the_sheet_of_its_ends_alone() {
        let next = Area { x: 100.0, ..SEEN };
        let along = arrow(&[(80.0, 10.0), (100.0, 10.0), (100.0, 40.0), (84.0, 40.0)]);
        assert_eq!(clipped_arrow(&along, &SEEN).map(|group| group.parts.len()), Some(4));
        assert_eq!(clipped_arrow(&along, &next), None);
    }

    #[test]
    fn a_head_over_the_edge_lies_whole_on_one_sheet() {
        let next = Area { x: 100.0, ..SEEN };
        let onto = arrow(&[(20.0, 5.0), (100.0, 5.0), (100.0, 30.0)]);
        let heads = |arrow: &LinkBox, window: &Area| {
            let parts = clipped_arrow(arrow, window).map_or(Vec::new(), |group| group.parts);
            let hulls = parts.iter().filter_map(|part| match part {
                Part::Path(path) if path.fill.is_some() => hull(&path.d),
                _ => None,
            });
            hulls.map(|hull| (hull.low.0, hull.high.0)).collect::<Vec<_>>()
        };
        assert_eq!(
            (heads(&onto, &SEEN), heads(&onto, &next)),
            (vec![(92.0, 100.0)], vec![])
        );
        let on = arrow(&[(180.0, 5.0), (100.0, 5.0), (100.0, 30.0)]);
        assert_eq!((heads(&on, &SEEN), heads(&on, &next)), (vec![], vec![(100.0, 108.0)]));
        let over = arrow(&[(20.0, 5.0), (98.0, 5.0), (98.0, 30.0)]);
        assert_eq!(
            (heads(&over, &SEEN), heads(&over, &next)),
            (vec![(92.0, 100.0)], vec![])
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn nothing_of_a_line_or_an_area_is_left_outside(
            points in proptest::collection::vec((-200.0..300.0_f32, -100.0..150.0_f32), 4), filled in any::<bool>()
        ) {
            let mut d = Path(vec![Seg::Move(points[0].0, points[0].1)]);
            let (a, b, c) = (points[1], points[2], points[3]);
            d.0.push(Seg::Cubic(a.0, a.1, b.0, b.1, c.0, c.1));
            d.0.push(Seg::Line(points[1].0, points[2].1));
            let ink = || Ink::Token("ink");
            let mut sheet = Sheet::default();
            sheet.path(d, filled.then(ink), Some(stroke(ink(), 1.0)));
            if let Some(Part::Path(cut)) = clip(&sheet.0[0], &SEEN) {
                let hull = hull(&cut.d).expect("a path that is left has points");
                prop_assert!(within(&hull, &SEEN.grown(0.01)), "{:?} {:?}", hull.low, hull.high);
            }
        }
    }

    #[test]
    fn a_curve_ends_where_the_sheet_ends_and_goes_on_there_on_the_next() {
        let d = Path(vec![
            Seg::Move(50.0, 10.0),
            Seg::Cubic(80.0, 10.0, 120.0, 40.0, 150.0, 40.0),
        ]);
        let right_of = |path: Path| hull(&path).map(|hull| (hull.low, hull.high));
        let (_, end) = right_of(line(&d, &SEEN)).expect("its left half");
        let (start, _) = right_of(line(&d, &Area::new(100.0, 0.0, 100.0, 50.0))).expect("its right half");
        assert!(
            (end.0 - 100.0).abs() < 0.2 && (start.0 - 100.0).abs() < 0.2,
            "{end:?} {start:?}"
        );
        assert!((end.1 - start.1).abs() < 0.2, "at the same height: {end:?} {start:?}");
    }

    #[test]
    fn a_circle_outside_is_gone_and_one_inside_is_as_it_was() {
        let draw = |x: f32| {
            let mut sheet = Sheet::default();
            sheet.path(circle(x, 20.0, 5.0), Some(Ink::Token("ink")), None);
            sheet.0.remove(0)
        };
        assert_eq!(clip(&draw(-20.0), &SEEN), None);
        assert_eq!(clip(&draw(20.0), &SEEN), Some(draw(20.0)));
        assert!(
            clip(&draw(0.0), &SEEN).is_some_and(|half| half != draw(0.0)),
            "half of it"
        );
    }
}
