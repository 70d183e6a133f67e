//! Columns of curves and numbers: which cells are numbers, and where they stand on their scale. The text of a cell that is
//! no plain number is kept; it gets no value, and a note says so.

use lajur_model::{Form, Role, Scale, role};
use lajur_words::Lang;

use super::grid::Place;
use super::scales::{Number, Range, Told};
use super::{feelings, numbers};
use crate::Note;

/// The ends of the scale on which words and faces stand.
const FEELINGS: (f64, f64) = (-2.0, 2.0);

/// A point or figure.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Figure {
    /// The text where it is more than the number.
    pub(super) text: String,
    /// The number, where there is one.
    pub(super) value: Option<f64>,
}

/// The figures of a lane.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Figures {
    /// One for each cell.
    pub(super) all: Vec<Figure>,
    /// The scale they stand on; none is the lane's own.
    pub(super) scale: Option<Scale>,
    /// What was understood.
    pub(super) notes: Vec<Note>,
}

/// What one cell, or one row of a list, says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Said {
    /// Its text.
    pub(super) text: String,
    /// What a list has beside the text; none where the text itself may be the number.
    pub(super) beside: Option<String>,
    /// The number, where the file itself has one.
    pub(super) value: Option<f64>,
    /// Where it stands.
    pub(super) place: Place,
}

impl Said {
    /// Where the number is written.
    fn written(&self) -> &str {
        self.beside.as_ref().unwrap_or(&self.text)
    }

    /// What stays as text: all that says more than the number does, such as a word of the scale.
    fn kept(&self, is_only_number: bool) -> String {
        match &self.beside {
            None if is_only_number => String::new(),
            Some(beside) if !is_only_number && !beside.is_empty() => [&*self.text, beside].join(" ").trim().to_owned(),
            _ => self.text.clone(),
        }
    }
}

/// Reads the cells of a lane. `told` is what the table says of its scale.
pub(super) fn read(meaning: Option<&Role>, name: &str, told: &Told, cells: &[Said], language: Lang) -> Figures {
    let is_curve = role(meaning).form == Form::Curve;
    let number = |cell: &Said| number(is_curve, cell, language).map(|number| with_unit(number, told));
    let mut parsed: Vec<Option<Number>> = cells.iter().map(number).collect();
    let only_feelings = is_curve && told.range.is_none() && parsed.iter().all(Option::is_none);
    if only_feelings {
        // Where nothing tells a scale, words and faces stand on their own.
        let plain = |cell: &Said| {
            let value = feelings::value(cell.written())?;
            Some(with_unit(
                Number {
                    value,
                    ..Number::default()
                },
                told,
            ))
        };
        parsed = cells.iter().map(plain).collect();
    }
    let own = Told {
        range: Some(FEELINGS),
        unit: told.unit.clone(),
    };
    let range = Range::of(meaning, if only_feelings { &own } else { told }, &parsed);
    let mut placed = Placed::default();
    let mut all = Vec::new();
    for (cell, number) in cells.iter().zip(&parsed) {
        let before = placed.count();
        let value = range
            .as_ref()
            .and_then(|range| placed.value(is_curve, range, cell, number.as_ref()));
        let is_as_written = value.is_some() && placed.count() == before;
        all.push(Figure {
            text: cell.kept(is_as_written && is_number(cell.written())),
            value,
        });
    }
    let mut notes = notes(name, range.as_ref().filter(|_| is_curve), cells, &all);
    notes.extend(placed.notes(name));
    Figures {
        all,
        scale: range.and_then(Range::record),
        notes,
    }
}

/// What did not stand on the lane's scale and was placed there.
#[derive(Debug, Default)]
struct Placed {
    /// Words and faces.
    feelings: Vec<Place>,
    /// Numbers of another scale.
    numbers: Vec<Place>,
}

impl Placed {
    fn value(&mut self, is_curve: bool, range: &Range, cell: &Said, number: Option<&Number>) -> Option<f64> {
        let Some(number) = number else {
            let value = feelings::value(cell.written()).filter(|_| is_curve)?;
            self.feelings.push(cell.place.clone());
            return range.share(value, FEELINGS);
        };
        let (value, was_elsewhere) = range.place(number)?;
        if was_elsewhere {
            self.numbers.push(cell.place.clone());
        }
        Some(value)
    }

    fn count(&self) -> usize {
        self.feelings.len() + self.numbers.len()
    }

    fn notes(self, name: &str) -> impl Iterator<Item = Note> {
        let name = [("name", name)];
        let notes = [
            Note::counted("feelings", self.feelings.len(), &name).among(self.feelings),
            Note::counted("other_scale", self.numbers.len(), &name).among(self.numbers),
        ];
        notes.into_iter().filter(|note| note.count > Some(0))
    }
}

/// A number without a unit has the one that the table tells.
fn with_unit(number: Number, told: &Told) -> Number {
    let unit = if number.unit.is_empty() {
        told.unit.clone()
    } else {
        number.unit
    };
    Number { unit, ..number }
}

/// True for a text that is its number, or a row of stars.
fn is_number(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit() || "+-−.,".contains(sign)) || feelings::stars(text).is_some()
}

/// A number with its unit; in a curve also a number out of another ("3,5/5"), or stars.
fn number(is_curve: bool, cell: &Said, language: Lang) -> Option<Number> {
    let text = cell.written();
    let unit = || numbers::read(text, language).map(|(_, unit)| unit);
    if let Some(value) = cell.value {
        return Some(Number {
            value,
            unit: unit().unwrap_or_default(),
            out_of: None,
        });
    }
    let out_of = |value: f64, most: f64| Number {
        value,
        unit: String::new(),
        out_of: Some(most),
    };
    if let Some((value, most)) = feelings::stars(text).filter(|_| is_curve) {
        return Some(out_of(value, f64::from(most)));
    }
    if let Some((value, most)) = text.split_once('/') {
        let (value, unit) = numbers::read(value, language)?;
        let (most, rest) = numbers::read(most, language)?;
        return (unit.is_empty() && rest.is_empty() && is_curve).then(|| out_of(value, most));
    }
    let (value, unit) = numbers::read(text, language)?;
    Some(Number {
        value,
        unit,
        out_of: None,
    })
}

fn notes(name: &str, scale: Option<&Range>, cells: &[Said], all: &[Figure]) -> Vec<Note> {
    let without = || all.iter().zip(cells).filter(|(figure, _)| figure.value.is_none());
    let count = without().count();
    let mut notes = Vec::new();
    if let Some(scale) = scale.filter(|_| count < all.len()) {
        let (low, high) = (scale.low.to_string(), scale.high.to_string());
        notes.push(Note::new(
            "numbers",
            &[("name", name), ("lowest", &low), ("highest", &high)],
        ));
    }
    if count > 0 {
        let places = without().map(|(_, cell)| cell.place.clone()).collect();
        notes.push(Note::counted("no_value", count, &[("name", name)]).among(places));
    }
    notes
}
