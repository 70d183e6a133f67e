//! The scale of a lane of curves or numbers: the one that a table tells, or that all its numbers fit.

use std::collections::BTreeMap;

use lajur_model::{Form, Role, Scale, role, usual_scale};

/// A number as a cell has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Number {
    /// The number itself.
    pub(super) value: f64,
    /// What stands behind it.
    pub(super) unit: String,
    /// The highest number there is, in "3/5" and of five stars.
    pub(super) out_of: Option<f64>,
}

/// What a table says of a lane's scale.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Told {
    /// Lowest and highest value.
    pub(super) range: Option<(f64, f64)>,
    /// The unit.
    pub(super) unit: String,
}

/// The range of a lane, and the unit behind its numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Range {
    /// Lowest value.
    pub(super) low: f64,
    /// Highest value.
    pub(super) high: f64,
    unit: String,
    /// True where the lane has it without being told.
    is_usual: bool,
}

impl Range {
    /// The range that all numbers of a lane fit, or all but a few; none where no number tells one.
    pub(super) fn of(meaning: Option<&Role>, told: &Told, numbers: &[Option<Number>]) -> Option<Self> {
        let numbers: Vec<&Number> = numbers.iter().flatten().collect();
        if numbers.is_empty() && *told == Told::default() {
            return None;
        }
        let unit = if told.unit.is_empty() {
            let units = numbers.iter().map(|number| number.unit.as_str());
            commonest(units).unwrap_or_default().to_owned()
        } else {
            told.unit.clone()
        };
        let is_curve = role(meaning).form == Form::Curve;
        let (low, high) = if is_curve {
            let alike: Vec<&Number> = numbers.into_iter().filter(|number| number.unit == unit).collect();
            told.range.or_else(|| fitting(&alike))?
        } else {
            (f64::NEG_INFINITY, f64::INFINITY)
        };
        Some(Self {
            low,
            high,
            is_usual: unit.is_empty() && (!is_curve || (low, high) == usual_scale(meaning)),
            unit,
        })
    }

    /// A number on this range, and whether it stood on another one; none where it cannot be brought there.
    pub(super) fn place(&self, number: &Number) -> Option<(f64, bool)> {
        if number.unit != self.unit {
            return None;
        }
        if let Some(most) = number.out_of.filter(|most| *most != self.high) {
            return self.share(number.value, (1.0, most)).map(|value| (value, true));
        }
        (self.low..=self.high)
            .contains(&number.value)
            .then_some((number.value, false))
    }

    /// As far up this range as a value stands on another one.
    pub(super) fn share(&self, value: f64, (low, high): (f64, f64)) -> Option<f64> {
        let share = (value - low) / (high - low);
        let value = self.low + share * (self.high - self.low);
        // Nobody meant more than two digits.
        (0.0..=1.0).contains(&share).then_some((value * 100.0).round() / 100.0)
    }

    /// As a lane keeps it; none is the lane's own.
    pub(super) fn record(self) -> Option<Scale> {
        let scale = Scale {
            lowest: Some(self.low).filter(|low| low.is_finite()),
            highest: Some(self.high).filter(|high| high.is_finite()),
            unit: self.unit,
            ..Scale::default()
        };
        (!self.is_usual).then_some(scale)
    }
}

/// The scale that the numbers of a lane of feelings need where no head says one; none where the usual one holds them, or
/// nothing does.
pub(crate) fn scale_of(numbers: &[f64]) -> Option<Scale> {
    let number = |value: &f64| {
        Some(Number {
            value: *value,
            ..Number::default()
        })
    };
    let numbers: Vec<_> = numbers.iter().map(number).collect();
    Range::of(Some(&Role::Emotion), &Told::default(), &numbers)?.record()
}

/// The scale that numbers of one unit fit: the one that some of them name where all others lie on it, else −2 to 2, 1 to
/// 5, 1 to 10, 0 to 10, 0 to 100.
fn fitting(numbers: &[&Number]) -> Option<(f64, f64)> {
    let (named, plain): (Vec<&Number>, Vec<&Number>) = numbers.iter().partition(|number| number.out_of.is_some());
    let holds = |numbers: &[&Number], (low, high): (f64, f64)| {
        low < high && numbers.iter().all(|number| (low..=high).contains(&number.value))
    };
    if let Some(most) = commonest(named.iter().filter_map(|number| number.out_of).map(f64::to_bits)) {
        let most = f64::from_bits(most);
        let same: Vec<&Number> = named.into_iter().filter(|number| number.out_of == Some(most)).collect();
        let mut own = [(1.0, most), (0.0, most)].into_iter();
        let own = own.find(|range| holds(&same, *range) && holds(&plain, *range));
        if own.is_some() || plain.is_empty() {
            return own;
        }
    }
    let tries = [(-2.0, 2.0), (1.0, 5.0), (1.0, 10.0), (0.0, 10.0), (0.0, 100.0)];
    tries.into_iter().find(|range| holds(&plain, *range))
}

/// What comes most often; of those that come equally often, the first.
fn commonest<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    for (at, one) in all.enumerate() {
        counts.entry(one).or_insert((0, std::cmp::Reverse(at))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(one, _)| one)
}
