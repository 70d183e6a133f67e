//! New values for fields of one or several records.

use serde_json::Value;

use super::draft::{Draft, Table};
use super::links;
use crate::{Fields, Form, Kind, Label, Record, Rejection, text};

/// Fields of a kind that no `Set` touches: they have edits of their own or never change. By kind, because a persona's
/// place is a town.
const fn own_edit(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Stage => &["id", "rank", "parent"],
        Kind::Lane => &["id", "rank"],
        Kind::Card => &["id", "place"],
        Kind::Link => &["id", "from", "to"],
        Kind::Comment => &["id", "about"],
        Kind::Map | Kind::View | Kind::Persona | Kind::Channel => &["id"],
    }
}

/// Fields of one line: a line end becomes a space.
const ONE_LINE: &[&str] = &[
    "title", "name", "gloss", "owner", "team", "project", "label", "group", "icon", "url",
];

pub(super) fn set(draft: &mut Draft, kind: Kind, ids: &[String], fields: &Fields) -> Result<Label, Rejection> {
    if ids.is_empty() || fields.is_empty() {
        return Err(Rejection::Nothing);
    }
    match kind {
        Kind::Map => {
            if ids.iter().any(|id| *id != draft.map.id.0) {
                return Err(Rejection::NotFound(ids[0].clone()));
            }
            draft.map = with(&draft.map, fields)?;
        }
        Kind::Stage => each(&mut draft.stages, ids, fields)?,
        Kind::Lane => {
            each(&mut draft.lanes, ids, fields)?;
            keep_cards_off_lines(draft, ids)?;
        }
        Kind::Card => each(&mut draft.cards, ids, fields)?,
        Kind::Link => {
            each(&mut draft.links, ids, fields)?;
            links::keep_apart(draft, ids)?;
        }
        Kind::View => each(&mut draft.views, ids, fields)?,
        Kind::Comment => each(&mut draft.comments, ids, fields)?,
        Kind::Persona | Kind::Channel => return Err(Rejection::NotAField(kind.as_str().to_owned())),
    }
    Ok(label(kind, ids.len(), fields))
}

pub(super) fn each<R: Record>(table: &mut Table<R>, ids: &[String], fields: &Fields) -> Result<(), Rejection> {
    for id in ids {
        let changed = with(table.need(&R::Id::from(id.clone()))?, fields)?;
        table.put(changed);
    }
    Ok(())
}

/// The record with these fields over its own.
pub(super) fn with<R: Record>(record: &R, fields: &Fields) -> Result<R, Rejection> {
    let mut all = record.fields();
    let unknown_before = unknown(&all, record);
    for (name, value) in fields {
        if own_edit(R::KIND).contains(&name.as_str()) {
            return Err(Rejection::NotAField(name.clone()));
        }
        match clean(name, value) {
            Value::Null => drop(all.remove(name)),
            value => drop(all.insert(name.clone(), value)),
        }
    }
    let name_of = |error: serde_json::Error| Rejection::NotAValue(error.to_string());
    let changed = R::from_fields(all).map_err(name_of)?;
    let news = unknown(&changed.fields(), &changed)
        .into_iter()
        .find(|name| !unknown_before.contains(name));
    news.map_or(Ok(changed), |name| Err(Rejection::NotAField(name)))
}

/// Names that the record's type does not know: they survive in `extra` only.
fn unknown<R: Record>(fields: &Fields, record: &R) -> Vec<String> {
    let extra = record.extra();
    fields
        .keys()
        .filter(|name| extra.contains_key(*name))
        .cloned()
        .collect()
}

/// The record with its texts as the model keeps them. What a newer version wrote into it stays.
pub(super) fn cleaned<R: Record>(record: &R) -> Result<R, Rejection> {
    let fields = record.fields();
    let fields = fields
        .iter()
        .map(|(name, value)| (name.clone(), clean(name, value)))
        .collect();
    R::from_fields(fields).map_err(|error| Rejection::NotAValue(error.to_string()))
}

/// Texts as the model keeps them: see [`text::normalise`].
fn clean(name: &str, value: &Value) -> Value {
    match value {
        Value::String(string) => {
            let text = text::normalise(string);
            Value::String(if ONE_LINE.contains(&name) {
                text.replace('\n', " ")
            } else {
                text
            })
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| clean(name, item)).collect()),
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(key, item)| (key.clone(), clean(key, item)))
                .collect(),
        ),
        other => other.clone(),
    }
}

fn keep_cards_off_lines(draft: &mut Draft, ids: &[String]) -> Result<(), Rejection> {
    for id in ids {
        let lane = id.as_str().into();
        let form = draft.form(&lane)?;
        let held: Vec<_> = draft
            .cards
            .iter()
            .filter(|card| card.place.as_ref().is_some_and(|place| place.lane == lane))
            .map(|card| card.id.clone())
            .collect();
        if form == Form::Line && !held.is_empty() {
            return Err(Rejection::LaneHoldsCards);
        }
        if form != Form::Cards {
            for card in held {
                if draft
                    .cards
                    .need(&card)?
                    .place
                    .as_ref()
                    .is_some_and(|place| place.until.is_some())
                    && let Some(place) = draft.cards.edit(&card)?.place.as_mut()
                {
                    place.until = None;
                }
            }
        }
    }
    Ok(())
}

/// What the step is called: by its one field where it has one, else by the kind.
pub(super) fn label(kind: Kind, count: usize, fields: &Fields) -> Label {
    let only = if fields.len() == 1 {
        fields.keys().next().map(String::as_str)
    } else {
        None
    };
    let key = match (kind, only) {
        (Kind::Map, Some("deleted")) => "delete_map",
        (Kind::Map, Some("title")) => "rename_map",
        (Kind::Map, Some("personas")) => "set_personas",
        (Kind::Stage, Some("name")) => "rename_stage",
        (Kind::Lane, Some("name")) => "rename_lane",
        (Kind::View, Some("name")) => "rename_view",
        (Kind::Persona, Some("name")) => "rename_persona",
        (Kind::Channel, Some("name")) => "rename_channel",
        (Kind::Card, Some("text")) => "edit_text",
        (Kind::Card, Some("value")) => "set_value",
        (Kind::Card, Some("channels")) => "set_channels",
        (Kind::Card, Some("personas")) => "set_card_personas",
        (Kind::Card, Some("evidence")) => "set_evidence",
        (Kind::Card, Some("tags")) => "set_tags",
        (_, Some("color")) => "set_color",
        (Kind::Map, _) => "change_map",
        (Kind::Stage, _) => "change_stage",
        (Kind::Lane, _) => "change_lane",
        (Kind::Card, _) => "change_card",
        (Kind::Link, _) => "change_link",
        (Kind::View, _) => "change_view",
        (Kind::Comment, _) => "change_comment",
        (Kind::Persona, _) => "change_persona",
        (Kind::Channel, _) => "change_channel",
    };
    Label::counted(key, count)
}

/// A new record with its first fields.
pub(super) fn fresh<R: Record + Default>(fields: &Fields) -> Result<R, Rejection> {
    with(&R::default(), fields)
}
