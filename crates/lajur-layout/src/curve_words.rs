//! A curve in words: what a screen reader says of it and of its points.

use lajur_model::Lane;

use crate::kit::Kit;
use crate::scale::Axis;
use crate::series::{Point, Series};

/// Persona, feeling, column and words.
pub(crate) fn point_name(kit: &Kit<'_>, axis: &Axis, series: &Series, point: &Point) -> String {
    let who = series
        .persona
        .as_ref()
        .and_then(|id| kit.persona(id))
        .map(|(_, persona)| persona.name.clone());
    let stage = kit.grid.columns.get(point.column).map(|stage| stage.name.clone());
    let words = [
        who,
        Some(axis.word(kit.lang, point.value)),
        stage,
        Some(point.text.clone()),
    ];
    words
        .into_iter()
        .flatten()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The curve in words: for each persona its feelings from column to column.
pub(crate) fn alt(kit: &Kit<'_>, lane: &Lane, axis: &Axis, all: &[Series]) -> String {
    let name = kit.lane_name(lane);
    if all.is_empty() {
        return kit.say("alt.curve.empty", &[("lane", &name)]);
    }
    let sentence = |series: &Series| {
        let points: Vec<String> = series.points.iter().map(|point| alt_point(kit, axis, point)).collect();
        let points = points.join("; ");
        match series.persona.as_ref().and_then(|id| kit.persona(id)) {
            Some((_, persona)) => {
                let params = [("lane", name.as_str()), ("persona", &persona.name), ("points", &points)];
                kit.say("alt.curve", &params)
            }
            None => kit.say("alt.curve.all", &[("lane", &name), ("points", &points)]),
        }
    };
    all.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

fn alt_point(kit: &Kit<'_>, axis: &Axis, point: &Point) -> String {
    let stage = kit
        .grid
        .columns
        .get(point.column)
        .map_or("", |stage| stage.name.as_str());
    let feeling = axis.word(kit.lang, point.value);
    if point.text.is_empty() {
        return kit.say("alt.curve.point", &[("stage", stage), ("feeling", &feeling)]);
    }
    let params = [("stage", stage), ("feeling", feeling.as_str()), ("text", &point.text)];
    kit.say("alt.curve.point_text", &params)
}
