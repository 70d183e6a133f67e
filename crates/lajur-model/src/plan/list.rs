//! Lists of records: some words in, others out, the rest as it was.

use serde_json::Value;

use super::draft::{Draft, Table};
use super::set;
use crate::{Fields, Kind, Label, Record, Rejection};

pub(super) fn change(
    draft: &mut Draft,
    kind: Kind,
    ids: &[String],
    field: &str,
    add: &[String],
    remove: &[String],
) -> Result<Label, Rejection> {
    let want = Want { field, add, remove };
    match kind {
        Kind::Map => match ids.iter().find(|id| **id != draft.map.id.0) {
            Some(other) => return Err(Rejection::NotFound(other.clone())),
            None => draft.map = want.of(&draft.map)?,
        },
        Kind::Stage => want.of_each(&mut draft.stages, ids)?,
        Kind::Card => want.of_each(&mut draft.cards, ids)?,
        Kind::View => want.of_each(&mut draft.views, ids)?,
        Kind::Lane | Kind::Link | Kind::Comment | Kind::Persona | Kind::Channel => {
            return Err(Rejection::NotAField(field.to_owned()));
        }
    }
    let only = Fields::from_iter([(field.to_owned(), Value::Null)]);
    Ok(set::label(kind, ids.len(), &only))
}

/// What a list shall hold, and what not.
struct Want<'a> {
    field: &'a str,
    add: &'a [String],
    remove: &'a [String],
}

impl Want<'_> {
    fn of_each<R: Record + Default>(&self, table: &mut Table<R>, ids: &[String]) -> Result<(), Rejection> {
        for id in ids {
            let changed = self.of(table.need(&R::Id::from(id.clone()))?)?;
            table.put(changed);
        }
        Ok(())
    }

    fn of<R: Record + Default>(&self, record: &R) -> Result<R, Rejection> {
        let mut list: Vec<String> = match record.fields().get(self.field) {
            None => Vec::new(),
            Some(value) => {
                serde_json::from_value(value.clone()).map_err(|_| Rejection::NotAField(self.field.to_owned()))?
            }
        };
        list.retain(|word| !self.remove.contains(word));
        for word in self.add {
            if !list.contains(word) {
                list.push(word.clone());
            }
        }
        set::with(record, &Fields::from_iter([(self.field.to_owned(), list.into())])).map_err(|error| match error {
            // The field is of another type than a list of words.
            Rejection::NotAValue(_) => Rejection::NotAField(self.field.to_owned()),
            other => other,
        })
    }
}
