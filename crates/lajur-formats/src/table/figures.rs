//! Columns of curves and numbers: which cells are numbers, and on which scale they stand. The text of a cell that is no
//! plain number is kept; it gets no value, and a note says so.

use lajur_model::{Form, Scale};
use lajur_words::Lang;

use super::grid::Place;
use super::{feelings, numbers};
use crate::Note;

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
    /// The scale they stand on; none is the form's own.
    pub(super) scale: Option<Scale>,
    /// What was understood.
    pub(super) notes: Vec<Note>,
}

/// What one cell says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Said {
    /// Its text.
    pub(super) text: String,
    /// Its number, where the file itself has one.
    pub(super) value: Option<f64>,
    /// True where the number stands beside the text and not in it.
    pub(super) is_beside: bool,
    /// Where it stands.
    pub(super) place: Place,
}

/// Reads the cells of a lane. `range` is what its head says.
pub(super) fn read(form: Form, name: &str, range: Option<(f64, f64)>, cells: &[Said], language: Lang) -> Figures {
    let mut parsed: Vec<Option<(f64, String)>> = cells.iter().map(|cell| number(form, cell, language)).collect();
    let words = form == Form::Curve && parsed.iter().all(Option::is_none);
    if words {
        // Words and faces stand on the scale of their own, so they count only where no number does.
        parsed = cells
            .iter()
            .map(|cell| Some((feelings::value(&cell.text)?, String::new())))
            .collect();
    }
    let scale = match form {
        Form::Curve => curve_scale(range.filter(|_| !words), &parsed),
        _ => unit_scale(&parsed),
    };
    let placed = if form == Form::Curve && !words {
        place_feelings(cells, &mut parsed, scale.as_ref())
    } else {
        Vec::new()
    };
    let fits = |(value, unit): &(f64, String)| scale.as_ref().is_some_and(|scale| scale.holds(*value, unit));
    let figure = |(cell, number): (&Said, &Option<(f64, String)>)| {
        let value = number.as_ref().filter(|number| fits(number)).map(|(value, _)| *value);
        // A word of the scale stays beside its value: it says more than the number does.
        let keep = value.is_none() || cell.is_beside || !is_number(&cell.text);
        Figure {
            text: if keep { cell.text.clone() } else { String::new() },
            value,
        }
    };
    let all: Vec<Figure> = cells.iter().zip(&parsed).map(figure).collect();
    let mut notes = notes(name, scale.as_ref().filter(|_| form == Form::Curve), cells, &all);
    if !placed.is_empty() {
        notes.push(Note::counted("feelings", placed.len(), &[("name", name)]).among(placed));
    }
    Figures {
        all,
        scale: scale.and_then(Range::record),
        notes,
    }
}

/// Faces and words among numbers: each as far up the scale as it stands on that of feelings. Where they were.
fn place_feelings(cells: &[Said], parsed: &mut [Option<(f64, String)>], scale: Option<&Range>) -> Vec<Place> {
    let Some(scale) = scale else { return Vec::new() };
    let mut places = Vec::new();
    for (cell, number) in cells.iter().zip(parsed).filter(|(_, number)| number.is_none()) {
        if let Some(value) = feelings::value(&cell.text) {
            let share = (value + 2.0) / 4.0;
            *number = Some((scale.low + share * (scale.high - scale.low), scale.unit.clone()));
            places.push(cell.place.clone());
        }
    }
    places
}

/// True for a text that is its number, or a row of stars.
fn is_number(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit() || "+-−.,".contains(sign)) || feelings::stars(text).is_some()
}

/// The range of a column, and the unit behind its numbers.
#[derive(Debug, Clone, PartialEq)]
struct Range {
    low: f64,
    high: f64,
    unit: String,
    /// True where the form's own scale holds it.
    plain: bool,
}

impl Range {
    fn holds(&self, value: f64, unit: &str) -> bool {
        (self.low..=self.high).contains(&value) && unit == self.unit
    }

    fn record(self) -> Option<Scale> {
        let curve = self.low.is_finite();
        let scale = Scale {
            lowest: Some(self.low).filter(|_| curve),
            highest: Some(self.high).filter(|_| curve),
            unit: if self.unit.starts_with('/') {
                String::new()
            } else {
                self.unit
            },
            ..Scale::default()
        };
        (!self.plain).then_some(scale)
    }
}

/// The scale that all numbers of a curve fit: what the head says, −2 to 2, 1 to 5, 0 to 10, 0 to 100.
fn curve_scale(told: Option<(f64, f64)>, parsed: &[Option<(f64, String)>]) -> Option<Range> {
    let numbers: Vec<&(f64, String)> = parsed.iter().flatten().collect();
    let unit = numbers
        .first()
        .map(|(_, unit)| unit.clone())
        .filter(|unit| numbers.iter().all(|(_, other)| other == unit))?;
    let out_of = unit.strip_prefix('/').and_then(|most| most.parse::<f64>().ok());
    let tries = match out_of {
        Some(most) => vec![(1.0, most), (0.0, most)],
        None => vec![(-2.0, 2.0), (1.0, 5.0), (1.0, 10.0), (0.0, 10.0), (0.0, 100.0)],
    };
    let all_in =
        |(low, high): &(f64, f64)| low < high && numbers.iter().all(|(value, _)| (*low..=*high).contains(value));
    let (low, high) = told.or_else(|| tries.into_iter().find(all_in))?;
    Some(Range {
        low,
        high,
        unit,
        plain: (low, high) == (-2.0, 2.0),
    })
}

/// The scale that these numbers need where no head says one; none where the usual one holds them, or nothing does.
pub(crate) fn scale_of(numbers: &[f64]) -> Option<Scale> {
    let plain: Vec<_> = numbers.iter().map(|value| Some((*value, String::new()))).collect();
    curve_scale(None, &plain)?.record()
}

/// Numbers keep their unit where all have the same.
fn unit_scale(parsed: &[Option<(f64, String)>]) -> Option<Range> {
    let mut units = parsed.iter().flatten().map(|(_, unit)| unit);
    let unit = units.next()?.clone();
    let same = units.all(|other| *other == unit);
    same.then_some(Range {
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
        plain: unit.is_empty(),
        unit,
    })
}

/// A number, a number out of another ("3,5/5"), or stars.
fn number(form: Form, cell: &Said, language: Lang) -> Option<(f64, String)> {
    if let Some(value) = cell.value {
        return Some((value, String::new()));
    }
    if cell.is_beside {
        return None;
    }
    if form == Form::Curve
        && let Some((value, most)) = feelings::stars(&cell.text)
    {
        return Some((value, format!("/{most}")));
    }
    if let Some((value, most)) = cell.text.split_once('/') {
        let (value, unit) = numbers::read(value, language)?;
        let (most, rest) = numbers::read(most, language)?;
        return (unit.is_empty() && rest.is_empty() && form == Form::Curve).then(|| (value, format!("/{most}")));
    }
    numbers::read(&cell.text, language)
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
