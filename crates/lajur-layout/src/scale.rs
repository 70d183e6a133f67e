//! The scale of a curve: its ends, its step and the words along it.

use lajur_model::{Lane, Role, usual_scale};
use lajur_words::{Lang, number, say};

/// Words of the scale of feelings in the catalogue, from the lowest.
const FEELINGS: std::ops::RangeInclusive<i32> = -2..=2;

/// A scale, ready to draw. The highest value is always above the lowest.
pub struct Axis {
    /// Lowest value.
    pub lowest: f32,
    /// Highest value.
    pub highest: f32,
    /// Distance between two values that a person can choose.
    pub step: f32,
    /// From the lowest, spread evenly.
    pub words: Vec<String>,
    feelings: bool,
}

/// The lane's scale, or that of its role: feelings from −2 to 2, intensity from 1 to 5.
#[must_use]
pub fn axis(lang: Lang, lane: &Lane) -> Axis {
    let feelings = lane.role == Some(Role::Emotion);
    let (low, high) = usual_scale(lane.role.as_ref());
    let own = lane.scale.as_ref();
    let pick = |value: Option<f64>, other: f64| {
        let value = value.filter(|value| value.is_finite()).unwrap_or(other);
        value.clamp(-1e6, 1e6) as f32
    };
    let lowest = pick(own.and_then(|scale| scale.lowest), low);
    let highest = pick(own.and_then(|scale| scale.highest), high);
    let highest = if highest > lowest { highest } else { lowest + 1.0 };
    let step = pick(own.and_then(|scale| scale.step), 1.0);
    let step = if step > 0.0 { step } else { 1.0 };
    let words = own.map(|scale| scale.words.clone()).filter(|words| !words.is_empty());
    let words = words.unwrap_or_else(|| {
        if feelings {
            return FEELINGS
                .map(|level| say(lang, &format!("emotion.{level}"), &[]))
                .collect();
        }
        [lowest, (lowest + highest) / 2.0, highest]
            .iter()
            .map(|value| number(lang, f64::from(*value)))
            .collect()
    });
    Axis {
        lowest,
        highest,
        step,
        words,
        feelings,
    }
}

impl Axis {
    /// Where a value lies between the lowest (0) and the highest (1).
    #[must_use]
    pub fn share(&self, value: f32) -> f32 {
        ((value - self.lowest) / (self.highest - self.lowest)).clamp(0.0, 1.0)
    }

    pub(crate) fn middle(&self) -> f32 {
        (self.lowest + self.highest) / 2.0
    }

    /// The face of a value, 0 to 4.
    #[must_use]
    pub fn mood(&self, value: f32) -> usize {
        // A share lies between 0 and 1.
        (self.share(value) * 4.0).round() as usize
    }

    /// The word nearest to a value, or the value itself where words are too few to tell.
    #[must_use]
    pub fn word(&self, lang: Lang, value: f32) -> String {
        let last = self.words.len().saturating_sub(1) as f32;
        let at = (self.share(value) * last).round() as usize;
        let plain = number(lang, f64::from(value));
        if !self.feelings {
            plain
        } else {
            self.words.get(at).cloned().unwrap_or(plain)
        }
    }
}
