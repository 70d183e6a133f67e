//! The rows of table `record`: reading them, and applying a Change to them without loading the map.

use lajur_model::{
    Card, Change, Channel, Comment, Fields, Kind, Lane, Link, Map, Mismatch, Persona, Record, RecordChange, Stage, View,
};
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;

use crate::{Scope, StoreError, search};

/// A stored record.
struct Stored {
    number: i64,
    fields: Fields,
}

/// Applies the Change to the rows of its scope. Gives it back as it really was: only what differs, in the spelling of
/// the rows, so that its inverse fits them.
///
/// The caller's transaction is left half done on an error; it must be rolled back.
pub(crate) fn apply(conn: &Connection, scope: &Scope, change: &Change) -> Result<Change, StoreError> {
    let name = scope.name();
    let mut done = Vec::with_capacity(change.records.len());
    for record in &change.records {
        belongs(scope, record)?;
        let stored = get(conn, &name, record.kind, &record.id)?;
        let before = stored.as_ref().map(|stored| stored.fields.clone());
        let after = record
            .on(before.clone())?
            .map(|fields| canonical(record, fields))
            .transpose()?;
        write(conn, &name, record, stored, after.as_ref())?;
        done.extend(RecordChange::between(record.kind, &record.id, before, after));
    }
    Ok(Change::of(done))
}

/// Puts a record in that is not there yet.
pub(crate) fn insert(conn: &Connection, scope: &str, kind: Kind, id: &str, fields: &Fields) -> Result<(), StoreError> {
    let sql = "INSERT INTO record (scope, kind, id, json) VALUES (?1, ?2, ?3, ?4)";
    conn.prepare_cached(sql)?
        .execute((scope, kind.as_str(), id, json(fields)))?;
    search::index(conn, conn.last_insert_rowid(), "", &search::text_of(kind, fields))
}

/// True where the scope has such a record.
pub(crate) fn exists(conn: &Connection, scope: &Scope, kind: Kind, id: &str) -> Result<bool, StoreError> {
    let mut query = conn.prepare_cached("SELECT 1 FROM record WHERE scope = ?1 AND kind = ?2 AND id = ?3")?;
    Ok(query.exists((scope.name(), kind.as_str(), id))?)
}

/// Hands each record of a scope to `take`: its kind and its JSON.
pub(crate) fn each(
    conn: &Connection,
    scope: &Scope,
    mut take: impl FnMut(Kind, &str) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut query = conn.prepare_cached("SELECT kind, json FROM record WHERE scope = ?1")?;
    let mut rows = query.query([scope.name()])?;
    while let Some(row) = rows.next()? {
        take(kind_in(row, 0)?, text_in(row, 1)?)?;
    }
    Ok(())
}

/// A record as its JSON says.
pub(crate) fn typed<R: Record>(json: &str) -> Result<R, StoreError> {
    serde_json::from_str(json).map_err(|error| damaged(R::KIND, &error))
}

/// The kind a row names.
pub(crate) fn kind_in(row: &Row<'_>, column: usize) -> Result<Kind, StoreError> {
    let kind = text_in(row, column)?;
    Kind::parse(kind).ok_or_else(|| StoreError::damaged(format!("a record of unknown kind {kind}")))
}

fn text_in<'row>(row: &'row Row<'_>, column: usize) -> Result<&'row str, StoreError> {
    let value = row.get_ref(column)?;
    value.as_str().map_err(|error| StoreError::damaged(error.to_string()))
}

fn damaged(kind: Kind, error: &serde_json::Error) -> StoreError {
    StoreError::damaged(format!("a {} cannot be read: {error}", kind.as_str()))
}

fn belongs(scope: &Scope, record: &RecordChange) -> Result<(), Mismatch> {
    let at_home = match (scope, record.kind) {
        (Scope::Map(map), Kind::Map) => map.as_str() == record.id,
        _ => scope.holds(record.kind),
    };
    if at_home {
        Ok(())
    } else {
        Err(mismatch(record, "it belongs to another scope"))
    }
}

fn mismatch(record: &RecordChange, why: &str) -> Mismatch {
    Mismatch {
        kind: record.kind,
        id: record.id.clone(),
        why: why.to_owned(),
    }
}

fn get(conn: &Connection, scope: &str, kind: Kind, id: &str) -> Result<Option<Stored>, StoreError> {
    let mut query =
        conn.prepare_cached("SELECT number, json FROM record WHERE scope = ?1 AND kind = ?2 AND id = ?3")?;
    let row: Option<(i64, String)> = query
        .query_row((scope, kind.as_str(), id), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    row.map(|(number, json)| {
        let fields = serde_json::from_str(&json).map_err(|error| damaged(kind, &error))?;
        Ok(Stored { number, fields })
    })
    .transpose()
}

fn write(
    conn: &Connection,
    scope: &str,
    record: &RecordChange,
    stored: Option<Stored>,
    after: Option<&Fields>,
) -> Result<(), StoreError> {
    let kind = record.kind;
    match (stored, after) {
        (None, None) => Ok(()),
        (None, Some(after)) => insert(conn, scope, kind, &record.id, after),
        (Some(stored), after) => {
            match after {
                Some(after) => conn
                    .prepare_cached("UPDATE record SET json = ?2 WHERE number = ?1")?
                    .execute((stored.number, json(after)))?,
                None => conn
                    .prepare_cached("DELETE FROM record WHERE number = ?1")?
                    .execute([stored.number])?,
            };
            let (old, new) = (
                search::text_of(kind, &stored.fields),
                after.map(|after| search::text_of(kind, after)),
            );
            search::index(conn, stored.number, &old, &new.unwrap_or_default())
        }
    }
}

/// The fields as a record of this kind writes them, so that equal records are equal rows and every row can be loaded.
fn canonical(record: &RecordChange, fields: Fields) -> Result<Fields, Mismatch> {
    if fields.get("id").and_then(Value::as_str) != Some(&record.id) {
        return Err(mismatch(record, "its fields name another id"));
    }
    let fields = match record.kind {
        Kind::Map => through::<Map>(fields),
        Kind::Stage => through::<Stage>(fields),
        Kind::Lane => through::<Lane>(fields),
        Kind::Card => through::<Card>(fields),
        Kind::Link => through::<Link>(fields),
        Kind::View => through::<View>(fields),
        Kind::Comment => through::<Comment>(fields),
        Kind::Persona => through::<Persona>(fields),
        Kind::Channel => through::<Channel>(fields),
    };
    fields.map_err(|error| mismatch(record, &error.to_string()))
}

fn through<R: Record>(fields: Fields) -> Result<Fields, serde_json::Error> {
    Ok(R::from_fields(fields)?.fields())
}

/// Fields as text, sorted by name: equal fields are equal bytes.
fn json(fields: &Fields) -> String {
    Value::Object(fields.clone()).to_string()
}
