//! The points of a curve lane by persona and variant.

use lajur_model::{Card, CardId, CardVariant, Lane, Persona, PersonaId};
use lajur_words::{Lang, say};

use crate::card_parts::plain;
use crate::kit::Kit;
use crate::layout::ColumnTrack;

/// One persona's points, from left to right.
pub(crate) struct Series {
    pub persona: Option<PersonaId>,
    pub to_be: bool,
    pub points: Vec<Point>,
}

/// A value at its place.
pub(crate) struct Point {
    pub card: CardId,
    pub column: usize,
    pub value: f32,
    pub text: String,
    pub x: f32,
    pub y: f32,
}

/// The points of a lane by persona and variant, the first persona of the map first, points of nobody before all.
pub(crate) fn series(kit: &Kit<'_>, columns: &[ColumnTrack], lane: &Lane) -> Vec<Series> {
    let mut all: Vec<(usize, Series)> = Vec::new();
    for (column, track) in columns.iter().enumerate() {
        for card in kit.grid.cards(&lane.id, &track.stage) {
            let Some(value) = card.value.filter(|value| value.is_finite()) else {
                continue;
            };
            for persona in whose(card) {
                add(kit, &mut all, persona, card, column, value as f32);
            }
        }
    }
    all.sort_by(|(a, x), (b, y)| (a, x.to_be, &x.persona).cmp(&(b, y.to_be, &y.persona)));
    all.into_iter().map(|(_, series)| series).collect()
}

fn whose(card: &Card) -> Vec<Option<PersonaId>> {
    if card.personas.is_empty() {
        vec![None]
    } else {
        card.personas.iter().cloned().map(Some).collect()
    }
}

/// One point per column, persona and variant: a second one in the same place is left out; `check` names it.
fn add(
    kit: &Kit<'_>,
    all: &mut Vec<(usize, Series)>,
    persona: Option<PersonaId>,
    card: &Card,
    column: usize,
    value: f32,
) {
    let to_be = card.variant == Some(CardVariant::ToBe);
    let order = persona
        .as_ref()
        .map_or(0, |id| kit.persona(id).map_or(usize::MAX, |(at, _)| at + 1));
    let found = all
        .iter()
        .position(|(_, series)| series.persona == persona && series.to_be == to_be);
    let at = found.unwrap_or_else(|| {
        all.push((
            order,
            Series {
                persona,
                to_be,
                points: Vec::new(),
            },
        ));
        all.len() - 1
    });
    let points = &mut all[at].1.points;
    if points.last().is_none_or(|last| last.column != column) {
        points.push(Point {
            card: card.id.clone(),
            column,
            value,
            text: plain(card),
            x: 0.0,
            y: 0.0,
        });
    }
}

/// Whose curve it is, and whether it is as it should become; none for points of nobody as they are.
#[must_use]
pub fn curve_name(lang: Lang, persona: Option<&Persona>, to_be: bool) -> Option<String> {
    let to_be = to_be.then(|| say(lang, "variant.to-be", &[]));
    match (persona, to_be) {
        (Some(persona), Some(to_be)) => Some(format!("{} ({to_be})", persona.name)),
        (Some(persona), None) => Some(persona.name.clone()),
        (None, to_be) => to_be,
    }
}

impl Series {
    /// Its name, see [`curve_name`].
    pub(crate) fn name(&self, kit: &Kit<'_>) -> Option<String> {
        let persona = self.persona.as_ref().and_then(|id| kit.persona(id));
        curve_name(kit.lang, persona.map(|(_, persona)| persona), self.to_be)
    }

    pub(crate) fn places(&self) -> Vec<(f32, f32)> {
        self.points.iter().map(|point| (point.x, point.y)).collect()
    }

    /// The lowest and the highest point, the lowest first; the earlier of two equal ones.
    pub(crate) fn ends(&self) -> Vec<usize> {
        let mut low = 0;
        let mut high = 0;
        for (at, point) in self.points.iter().enumerate() {
            if point.value < self.points[low].value {
                low = at;
            }
            if point.value > self.points[high].value {
                high = at;
            }
        }
        let mut ends = vec![low];
        ends.extend((high != low).then_some(high));
        ends.truncate(self.points.len());
        ends
    }
}
