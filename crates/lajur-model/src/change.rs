//! What an edit does to records: for each, the fields before and after. Undo, history, sync, compare and merge all
//! follow from it; no edit has an inverse of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Doc, Fields, Kind, Record, Shared};

/// A set of changed records, sorted by kind and id, each at most once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct Change {
    /// The records it touches.
    pub records: Vec<RecordChange>,
}

/// What happens to one record.
///
/// Made: `before` is none and `after` the whole record. Removed: the other way round. Otherwise both hold just the
/// fields that differ, and a field that one side does not have is null there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct RecordChange {
    /// Kind of the record.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Fields as they were.
    pub before: Option<Fields>,
    /// Fields as they become.
    pub after: Option<Fields>,
}

/// A Change does not fit what it is applied to: somebody else changed the record in between.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} {id} is not as the change expects: {why}", kind.as_str())]
pub struct Mismatch {
    /// Kind of the record.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// What differs, for the log.
    pub why: String,
}

/// Something that holds records and can be changed: a [`Doc`], the [`Shared`] records, or a store's rows.
pub trait Records {
    /// The fields of a record, none where there is no such record.
    fn fields(&self, kind: Kind, id: &str) -> Option<Fields>;
    /// Puts a record in place, over the one with its id.
    ///
    /// # Errors
    /// Where the fields make no record of this kind.
    fn put(&mut self, kind: Kind, fields: Fields) -> Result<(), Mismatch>;
    /// Takes a record away.
    fn remove(&mut self, kind: Kind, id: &str);
    /// All records, sorted.
    fn keys(&self) -> Vec<(Kind, String)>;
}

impl RecordChange {
    /// The change from one state of a record to another; none where nothing differs.
    #[must_use]
    pub fn between(kind: Kind, id: &str, before: Option<Fields>, after: Option<Fields>) -> Option<Self> {
        let (before, after) = match (before, after) {
            (Some(before), Some(after)) => {
                let (before, after) = differing(before, after);
                if before.is_empty() {
                    return None;
                }
                (Some(before), Some(after))
            }
            (None, None) => return None,
            whole => whole,
        };
        Some(Self {
            kind,
            id: id.to_owned(),
            before,
            after,
        })
    }

    /// The fields the record has afterwards, given those it has now; none where it is gone.
    ///
    /// # Errors
    /// Where it is not as `before` says.
    pub fn on(&self, now: Option<Fields>) -> Result<Option<Fields>, Mismatch> {
        match (&self.before, &self.after, now) {
            (None, Some(after), None) => Ok(Some(after.clone())),
            (Some(before), None, Some(now)) if *before == now => Ok(None),
            (Some(before), Some(after), Some(mut now)) => {
                for (name, value) in before {
                    if now.get(name).unwrap_or(&Value::Null) != value {
                        return Err(self.mismatch(&format!("field {name}")));
                    }
                }
                overwrite(&mut now, after);
                Ok(Some(now))
            }
            (None, _, Some(_)) => Err(self.mismatch("it exists already")),
            (_, _, None) => Err(self.mismatch("it does not exist")),
            (Some(_), None, Some(_)) => Err(self.mismatch("it was changed")),
        }
    }

    fn mismatch(&self, why: &str) -> Mismatch {
        Mismatch {
            kind: self.kind,
            id: self.id.clone(),
            why: why.to_owned(),
        }
    }
}

impl Change {
    /// A Change of these records, sorted.
    #[must_use]
    pub fn of(mut records: Vec<RecordChange>) -> Self {
        records.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        Self { records }
    }

    /// Everything that these records are, made from nothing.
    #[must_use]
    pub fn creation(of: &impl Records) -> Self {
        Self::of(
            of.keys()
                .into_iter()
                .filter_map(|(kind, id)| RecordChange::between(kind, &id, None, of.fields(kind, &id)))
                .collect(),
        )
    }

    /// True where nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The way back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let turn = |record: &RecordChange| RecordChange {
            before: record.after.clone(),
            after: record.before.clone(),
            ..record.clone()
        };
        Self {
            records: self.records.iter().map(turn).collect(),
        }
    }

    /// This Change and then `next`, as one. What comes back to where it was is left out.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let mut joined: BTreeMap<(Kind, &str), RecordChange> = self
            .records
            .iter()
            .map(|record| ((record.kind, record.id.as_str()), record.clone()))
            .collect();
        for later in &next.records {
            let key = (later.kind, later.id.as_str());
            match joined.remove(&key) {
                None => drop(joined.insert(key, later.clone())),
                Some(earlier) => drop(join(earlier, later).map(|record| joined.insert(key, record))),
            }
        }
        Self {
            records: joined.into_values().collect(),
        }
    }

    /// Changes the records, all or none.
    ///
    /// # Errors
    /// Where a record is not as the Change expects; then nothing is changed.
    pub fn apply(&self, to: &mut impl Records) -> Result<(), Mismatch> {
        let mut results = Vec::with_capacity(self.records.len());
        for record in &self.records {
            results.push(record.on(to.fields(record.kind, &record.id))?);
        }
        let undo: Vec<_> = self
            .records
            .iter()
            .map(|record| to.fields(record.kind, &record.id))
            .collect();
        for (at, (record, result)) in self.records.iter().zip(results).enumerate() {
            if let Err(mismatch) = set(to, record, result) {
                for (record, was) in self.records[..at].iter().zip(undo) {
                    // What was in place is a record of its kind, so putting it back cannot fail.
                    let _ = set(to, record, was);
                }
                return Err(mismatch);
            }
        }
        Ok(())
    }
}

/// The Change that makes `a` into `b`.
#[must_use]
pub fn diff<R: Records>(a: &R, b: &R) -> Change {
    let keys: BTreeSet<_> = a.keys().into_iter().chain(b.keys()).collect();
    Change::of(
        keys.into_iter()
            .filter_map(|(kind, id)| RecordChange::between(kind, &id, a.fields(kind, &id), b.fields(kind, &id)))
            .collect(),
    )
}

fn set(to: &mut impl Records, record: &RecordChange, fields: Option<Fields>) -> Result<(), Mismatch> {
    match fields {
        Some(fields) => to.put(record.kind, fields),
        None => {
            to.remove(record.kind, &record.id);
            Ok(())
        }
    }
}

fn differing(mut before: Fields, mut after: Fields) -> (Fields, Fields) {
    let names: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
    let (mut was, mut becomes) = (Fields::new(), Fields::new());
    for name in names {
        let a = before.remove(&name).unwrap_or(Value::Null);
        let b = after.remove(&name).unwrap_or(Value::Null);
        if a != b {
            was.insert(name.clone(), a);
            becomes.insert(name, b);
        }
    }
    (was, becomes)
}

fn overwrite(fields: &mut Fields, with: &Fields) {
    for (name, value) in with {
        if value.is_null() {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
}

/// Two changes of one record as one; none where the second undoes the first.
fn join(earlier: RecordChange, later: &RecordChange) -> Option<RecordChange> {
    let RecordChange {
        kind,
        id,
        before,
        after,
    } = earlier;
    match (before, after, &later.before, &later.after) {
        // Made, then changed: made as it ends.
        (None, Some(mut made), Some(_), Some(then)) => {
            overwrite(&mut made, then);
            Some(RecordChange {
                kind,
                id,
                before: None,
                after: Some(made),
            })
        }
        // Made, then removed.
        (None, Some(_), Some(_), None) => None,
        // Removed, then made again: changed.
        (Some(was), None, None, Some(made)) => RecordChange::between(kind, &id, Some(was), Some(made.clone())),
        // Changed, then removed: removed as it first was.
        (Some(was), Some(_), Some(whole), None) => {
            let mut first = whole.clone();
            overwrite(&mut first, &was);
            Some(RecordChange {
                kind,
                id,
                before: Some(first),
                after: None,
            })
        }
        // Changed twice.
        (Some(mut was), Some(mut then), Some(later_was), Some(later_then)) => {
            for (name, value) in later_was {
                was.entry(name.clone()).or_insert_with(|| value.clone());
            }
            for (name, value) in later_then {
                then.insert(name.clone(), value.clone());
            }
            RecordChange::between(kind, &id, Some(was), Some(then))
        }
        // Anything else does not fit together; the later one stands and applying it will say so.
        (before, ..) => Some(RecordChange {
            kind,
            id,
            before,
            after: later.after.clone(),
        }),
    }
}

macro_rules! tables {
    ($self:ident, $kind:expr, $table:ident => $body:expr, $other:expr; $($name:ident = $field:ident),*) => {
        match $kind {
            $(Kind::$name => { let $table = &$self.$field; $body })*
            _ => $other,
        }
    };
    (mut $self:ident, $kind:expr, $table:ident => $body:expr, $other:expr; $($name:ident = $field:ident),*) => {
        match $kind {
            $(Kind::$name => { let $table = &mut $self.$field; $body })*
            _ => $other,
        }
    };
}

fn fields_in<R: Record>(table: &BTreeMap<R::Id, R>, id: &str) -> Option<Fields> {
    table.get(&R::Id::from(id.to_owned())).map(Record::fields)
}

fn keyed<R: Record>(fields: Fields) -> Result<(R::Id, R), Mismatch> {
    let record = typed::<R>(fields)?;
    Ok((record.id().clone(), record))
}

fn typed<R: Record>(fields: Fields) -> Result<R, Mismatch> {
    let id = fields.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let bad = |why: String| Mismatch {
        kind: R::KIND,
        id: id.clone(),
        why,
    };
    if id.is_empty() {
        return Err(bad("it has no id".to_owned()));
    }
    R::from_fields(fields).map_err(|error| bad(error.to_string()))
}

fn keys_of<R: Record>(table: &BTreeMap<R::Id, R>) -> impl Iterator<Item = (Kind, String)> + '_ {
    table.keys().map(|id| (R::KIND, R::id_text(id).to_owned()))
}

impl Records for Doc {
    fn fields(&self, kind: Kind, id: &str) -> Option<Fields> {
        if kind == Kind::Map {
            return (self.map.id.as_str() == id).then(|| self.map.fields());
        }
        tables!(self, kind, table => fields_in(table, id), None;
            Stage = stages, Lane = lanes, Card = cards, Link = links, View = views, Comment = comments)
    }

    fn put(&mut self, kind: Kind, fields: Fields) -> Result<(), Mismatch> {
        if kind == Kind::Map {
            self.map = typed(fields)?;
            return Ok(());
        }
        let foreign = || Mismatch {
            kind,
            id: String::new(),
            why: "a map does not hold such records".to_owned(),
        };
        tables!(mut self, kind, table => keyed(fields).map(|(id, record)| drop(table.insert(id, record))), Err(foreign());
            Stage = stages, Lane = lanes, Card = cards, Link = links, View = views, Comment = comments)
    }

    fn remove(&mut self, kind: Kind, id: &str) {
        tables!(mut self, kind, table => drop(table.remove(&id.into())), ();
            Stage = stages, Lane = lanes, Card = cards, Link = links, View = views, Comment = comments);
    }

    fn keys(&self) -> Vec<(Kind, String)> {
        let map = (!self.map.id.as_str().is_empty()).then(|| (Kind::Map, self.map.id.0.clone()));
        map.into_iter()
            .chain(keys_of(&self.stages))
            .chain(keys_of(&self.lanes))
            .chain(keys_of(&self.cards))
            .chain(keys_of(&self.links))
            .chain(keys_of(&self.views))
            .chain(keys_of(&self.comments))
            .collect()
    }
}

impl Records for Shared {
    fn fields(&self, kind: Kind, id: &str) -> Option<Fields> {
        tables!(self, kind, table => fields_in(table, id), None; Persona = personas, Channel = channels)
    }

    fn put(&mut self, kind: Kind, fields: Fields) -> Result<(), Mismatch> {
        let foreign = || Mismatch {
            kind,
            id: String::new(),
            why: "it is not shared".to_owned(),
        };
        tables!(mut self, kind, table => keyed(fields).map(|(id, record)| drop(table.insert(id, record))), Err(foreign()); Persona = personas, Channel = channels)
    }

    fn remove(&mut self, kind: Kind, id: &str) {
        tables!(mut self, kind, table => drop(table.remove(&id.into())), (); Persona = personas, Channel = channels);
    }

    fn keys(&self) -> Vec<(Kind, String)> {
        keys_of(&self.personas).chain(keys_of(&self.channels)).collect()
    }
}
