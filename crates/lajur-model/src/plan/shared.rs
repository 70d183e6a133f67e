//! What can be done to personas and channels.

use super::Rejection;
use super::draft::Table;
use super::set;
use crate::check::Values;
use crate::{Change, Channel, Fields, IdSource, Item, Kind, Label, Persona, Record, RecordChange, Shared, SharedEdit};

/// What an edit of the shared scope changes, and what the step is called.
///
/// # Errors
/// Where the edit is not possible.
pub fn plan_shared(shared: &Shared, edit: &SharedEdit, ids: &mut dyn IdSource) -> Result<(Change, Label), Rejection> {
    let (records, label) = match edit {
        SharedEdit::Add {
            kind: Kind::Persona,
            fields,
        } => (
            add(Persona {
                id: ids.next_id().into(),
                ..set::fresh(fields)?
            })?,
            Label::named("add_persona", name(fields)),
        ),
        SharedEdit::Add {
            kind: Kind::Channel,
            fields,
        } => (
            add(Channel {
                id: ids.next_id().into(),
                ..set::fresh(fields)?
            })?,
            Label::named("add_channel", name(fields)),
        ),
        SharedEdit::Add { kind, .. } => return Err(foreign(*kind)),
        SharedEdit::Set { kind, ids, fields } => (
            change(shared, *kind, ids, fields)?,
            set::label(*kind, ids.len(), fields),
        ),
        SharedEdit::Delete { items } => (bin(shared, items, true)?, Label::counted("delete_shared", items.len())),
        SharedEdit::Restore { items } => (
            bin(shared, items, false)?,
            Label::counted("restore_shared", items.len()),
        ),
    };
    let change = Change::of(records);
    references(shared, &change)?;
    if change.is_empty() {
        Err(Rejection::Nothing)
    } else {
        Ok((change, label))
    }
}

fn name(fields: &Fields) -> &str {
    fields
        .get("name")
        .and_then(serde_json::Value::as_str)
        .unwrap_or_default()
}

fn foreign(kind: Kind) -> Rejection {
    Rejection::NotAField(kind.as_str().to_owned())
}

fn add<R: Record + Values>(record: R) -> Result<Vec<RecordChange>, Rejection> {
    faultless(&record)?;
    let id = R::id_text(record.id()).to_owned();
    Ok(RecordChange::between(R::KIND, &id, None, Some(record.fields()))
        .into_iter()
        .collect())
}

fn change(shared: &Shared, kind: Kind, ids: &[String], fields: &Fields) -> Result<Vec<RecordChange>, Rejection> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(match kind {
            Kind::Persona => one(&Table::<Persona>::over(&shared.personas), id, fields)?,
            Kind::Channel => one(&Table::<Channel>::over(&shared.channels), id, fields)?,
            other => return Err(foreign(other)),
        });
    }
    Ok(found)
}

fn one<R: Record + Values>(table: &Table<R>, id: &str, fields: &Fields) -> Result<Option<RecordChange>, Rejection> {
    let record = table.need(&R::Id::from(id.to_owned()))?;
    let changed = set::with(record, fields)?;
    faultless(&changed)?;
    Ok(RecordChange::between(
        R::KIND,
        id,
        Some(record.fields()),
        Some(changed.fields()),
    ))
}

fn bin(shared: &Shared, items: &[Item], deleted: bool) -> Result<Vec<RecordChange>, Rejection> {
    let mut fields = Fields::new();
    fields.insert(
        "deleted".to_owned(),
        if deleted { true.into() } else { serde_json::Value::Null },
    );
    let mut found = Vec::new();
    for item in items {
        found.extend(change(shared, item.kind, std::slice::from_ref(&item.id), &fields)?);
    }
    Ok(found)
}

fn faultless<R: Values>(record: &R) -> Result<(), Rejection> {
    let mut found = Vec::new();
    record.faults(&mut found);
    found
        .first()
        .map_or(Ok(()), |(_, field)| Err(Rejection::NotAValue((*field).to_owned())))
}

/// Photos and channels that the changed records name must be there.
fn references(shared: &Shared, change: &Change) -> Result<(), Rejection> {
    let mut after = shared.clone();
    let bad = |mismatch: crate::Mismatch| Rejection::NotAValue(mismatch.why);
    change.apply(&mut after).map_err(bad)?;
    match crate::check_shared(&after)
        .into_iter()
        .find(|problem| change.records.iter().any(|one| one.id == problem.id))
    {
        Some(problem) => Err(Rejection::NotFound(problem.other)),
        None => Ok(()),
    }
}
