//! The monotone cubic through points (Fritsch and Carlson): it never rises above or falls below the values it joins.

use crate::scene::{Path, Seg};

/// One stretch of a curve: start, two control points, end.
pub type Stretch = [(f32, f32); 4];

/// Steps into which a stretch is cut where something is tested against the curve.
const SAMPLES: usize = 20;

/// The curve through points whose `x` grow.
#[must_use]
pub fn monotone(points: &[(f32, f32)]) -> Vec<Stretch> {
    let slopes = slopes(points);
    points
        .windows(2)
        .zip(slopes.windows(2))
        .map(|(ends, slopes)| {
            let ((x0, y0), (x1, y1)) = (ends[0], ends[1]);
            let third = (x1 - x0) / 3.0;
            [
                (x0, y0),
                (x0 + third, y0 + slopes[0] * third),
                (x1 - third, y1 - slopes[1] * third),
                (x1, y1),
            ]
        })
        .collect()
}

fn slopes(points: &[(f32, f32)]) -> Vec<f32> {
    let rise: Vec<f32> = points
        .windows(2)
        .map(|p| (p[1].1 - p[0].1) / (p[1].0 - p[0].0).max(1e-3))
        .collect();
    let mut slopes: Vec<f32> = (0..points.len())
        .map(
            |at| match (at.checked_sub(1).and_then(|before| rise.get(before)), rise.get(at)) {
                (Some(a), Some(b)) if a * b <= 0.0 => 0.0,
                (Some(a), Some(b)) => (a + b) / 2.0,
                (Some(only), None) | (None, Some(only)) => *only,
                (None, None) => 0.0,
            },
        )
        .collect();
    for (at, rise) in rise.iter().enumerate() {
        if *rise == 0.0 {
            (slopes[at], slopes[at + 1]) = (0.0, 0.0);
            continue;
        }
        let (a, b) = (slopes[at] / rise, slopes[at + 1] / rise);
        let steep = a * a + b * b;
        if steep > 9.0 {
            let ease = 3.0 / steep.sqrt();
            (slopes[at], slopes[at + 1]) = (ease * a * rise, ease * b * rise);
        }
    }
    slopes
}

/// The curve as a path.
#[must_use]
pub fn path(stretches: &[Stretch]) -> Path {
    let mut segs = Vec::with_capacity(stretches.len() + 1);
    if let Some(first) = stretches.first() {
        segs.push(Seg::Move(first[0].0, first[0].1));
    }
    segs.extend(
        stretches
            .iter()
            .map(|[_, a, b, end]| Seg::Cubic(a.0, a.1, b.0, b.1, end.0, end.1)),
    );
    Path(segs)
}

/// Points along the curve, close enough to stand for it.
pub(crate) fn samples(stretches: &[Stretch]) -> Vec<(f32, f32)> {
    let along = |stretch: &Stretch, at: usize| {
        let t = at as f32 / SAMPLES as f32;
        let u = 1.0 - t;
        let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
        let sum = |pick: fn(&(f32, f32)) -> f32| stretch.iter().zip(weights).map(|(p, w)| pick(p) * w).sum::<f32>();
        (sum(|p| p.0), sum(|p| p.1))
    };
    stretches
        .iter()
        .flat_map(|stretch| (0..=SAMPLES).map(move |at| along(stretch, at)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_curve_never_leaves_the_values_it_joins(values in proptest::collection::vec(-5.0_f32..5.0, 2..12)) {
            let points: Vec<(f32, f32)> = values.iter().enumerate().map(|(at, y)| (at as f32 * 100.0, *y)).collect();
            for stretch in monotone(&points) {
                let (low, high) = (stretch[0].1.min(stretch[3].1) - 1e-3, stretch[0].1.max(stretch[3].1) + 1e-3);
                for (_, y) in samples(&[stretch]) {
                    prop_assert!((low..=high).contains(&y), "{y} lies outside of {low} to {high}");
                }
            }
        }
    }

    #[test]
    fn one_point_or_none_makes_no_curve() {
        assert!(monotone(&[]).is_empty(), "nothing to join");
        assert!(monotone(&[(1.0, 2.0)]).is_empty(), "nothing to join with");
    }
}
