//! Whole maps: listing, making, loading and replacing them.

use std::sync::Arc;

use lajur_model::{Doc, Form, Kind, Label, Map, MapId, MapKind, MapStatus, Record, Records, Role, Shared, diff, role};
use rusqlite::{Connection, Row};

use crate::commit::{self, NewStep};
use crate::{Committed, Library, Scope, StoreError, assets, history, names, records, scope};

/// A map in memory, as it was at one revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The map with the shared records that it names.
    pub doc: Doc,
    /// The revision an edit of it is planned on.
    pub revision: u32,
}

/// All shared records, as they were at one revision.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedShared {
    /// Personas, channels and what is known of the images; those in the bin too.
    pub shared: Shared,
    /// The revision an edit of them is planned on.
    pub revision: u32,
}

/// What the list of maps shows of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapInfo {
    /// Id.
    pub id: MapId,
    /// Title.
    pub title: String,
    /// Goal.
    pub goal: String,
    /// Current, future or blueprint.
    pub kind: Option<MapKind>,
    /// How far it is.
    pub status: Option<MapStatus>,
    /// Language of its paper.
    pub language: String,
    /// True for the example of the first start.
    pub example: bool,
    /// True in the bin.
    pub deleted: bool,
    /// Time of the last change, RFC 3339 in UTC.
    pub edited_at: String,
    /// Cards as people see them, with those in the tray; the points of curves are none.
    pub cards: u32,
    /// Leaves of its head.
    pub columns: u32,
    /// Its revision.
    pub revision: u32,
}

impl Library {
    /// All maps, last edited first; those in the bin too.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn maps(&self) -> Result<Vec<MapInfo>, StoreError> {
        // A column is a stage below which there is none: as many as there are stages that are nobody's parent.
        let sql = "SELECT map.json, scope.edited_at, scope.revision,
                          (SELECT count(*) FROM record AS card
                           WHERE card.scope = map.scope AND card.kind = 'card' AND NOT EXISTS (
                               SELECT 1 FROM record AS lane
                               WHERE lane.scope = map.scope AND lane.kind = 'lane'
                                 AND lane.id = card.json ->> '$.place.lane'
                                 AND lane.json ->> '$.role' IN (SELECT value FROM json_each(?1)))),
                          (SELECT count(*) - count(DISTINCT parent) FROM record
                           WHERE scope = map.scope AND kind = 'stage')
                   FROM record AS map JOIN scope ON scope.name = map.scope
                   WHERE map.kind = 'map' ORDER BY scope.edited_at DESC, map.title, map.id";
        self.read(|conn| {
            let mut query = conn.prepare_cached(sql)?;
            let mut rows = query.query([curves()])?;
            let mut maps = vec![];
            while let Some(row) = rows.next()? {
                maps.push(info(row)?);
            }
            Ok(maps)
        })
    }

    /// The map with the shared records that it names.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMap`], [`StoreError::Damaged`] where a row is no record, and what SQLite says.
    pub fn load(&self, map: &MapId) -> Result<Loaded, StoreError> {
        let scope = Scope::Map(map.clone());
        self.read(|conn| {
            let revision = scope::state(conn, &scope)?.revision;
            Ok(Loaded {
                doc: doc(conn, &scope)?,
                revision,
            })
        })
    }

    /// All personas, channels and images, those in the bin too.
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn shared(&self) -> Result<LoadedShared, StoreError> {
        self.read(|conn| {
            let revision = scope::state(conn, &Scope::Shared)?.revision;
            Ok(LoadedShared {
                shared: shared(conn)?,
                revision,
            })
        })
    }

    /// The shared records that this Doc names by now, for instance after an edit put a persona on it.
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn shared_of(&self, doc: &Doc) -> Result<Shared, StoreError> {
        Ok(names::named_by(doc, self.read(shared)?))
    }

    /// The stored revision: another process moved the scope on where it is not the one that was loaded.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMap`] and what SQLite says.
    pub fn revision(&self, scope: &Scope) -> Result<u32, StoreError> {
        self.read(|conn| Ok(scope::state(conn, scope)?.revision))
    }

    /// Puts a whole map into the library, with those of its shared records that the library does not have. That is
    /// no step of history. Gives its revision: 1.
    ///
    /// # Errors
    /// [`StoreError::MapExists`], [`StoreError::NoId`], and what the disk says. Then nothing changed.
    pub fn create_map(&mut self, doc: &Doc, now: &str) -> Result<u32, StoreError> {
        let id = &doc.map.id;
        if id.as_str().is_empty() {
            return Err(StoreError::NoId);
        }
        let scope = Scope::Map(id.clone());
        self.write(|conn| {
            if records::exists(conn, &scope, Kind::Map, id.as_str())? {
                return Err(StoreError::MapExists { id: id.0.clone() });
            }
            scope::begin(conn, &scope, now)?;
            insert_all(conn, &scope, doc)?;
            add_missing(conn, &doc.shared, now)?;
            Ok(1)
        })
    }

    /// Makes the stored map into this one, as one step of history; adds the shared records that the library does not
    /// have.
    ///
    /// # Errors
    /// As [`Library::commit`].
    pub fn replace_map(&mut self, new: &Doc, revision: u32, label: &Label, now: &str) -> Result<Committed, StoreError> {
        let scope = Scope::Map(new.map.id.clone());
        self.write(|conn| {
            let state = scope::state_at(conn, &scope, revision)?;
            let change = diff(&doc(conn, &scope)?, new);
            let revision = commit::step(conn, &scope, &state, &change, &NewStep { label, join: None, now })?;
            add_missing(conn, &new.shared, now)?;
            Ok(Committed { revision })
        })
    }
}

/// The roles of lanes that are curves, as a JSON array.
fn curves() -> String {
    let curves = Role::ALL.iter().filter(|known| role(Some(known)).form == Form::Curve);
    serde_json::Value::from_iter(curves.map(Role::as_str)).to_string()
}

fn info(row: &Row<'_>) -> Result<MapInfo, StoreError> {
    let map: Map = records::typed(&row.get::<_, String>(0)?)?;
    Ok(MapInfo {
        id: map.id,
        title: map.title,
        goal: map.goal,
        kind: map.kind,
        status: map.status,
        language: map.language,
        example: map.example,
        deleted: map.deleted,
        edited_at: row.get(1)?,
        revision: row.get(2)?,
        cards: row.get(3)?,
        columns: row.get(4)?,
    })
}

fn insert_all(conn: &Connection, scope: &Scope, from: &impl Records) -> Result<(), StoreError> {
    let name = scope.name();
    for (kind, id) in from.keys() {
        if let Some(fields) = from.fields(kind, &id) {
            records::insert(conn, &name, kind, &id, &fields)?;
        }
    }
    Ok(())
}

/// Adds the shared records that the library does not have; the others stay as they are.
fn add_missing(conn: &Connection, shared: &Shared, now: &str) -> Result<(), StoreError> {
    let mut missing = shared.clone();
    for (kind, id) in shared.keys() {
        if records::exists(conn, &Scope::Shared, kind, &id)? {
            missing.remove(kind, &id);
        }
    }
    if missing.keys().is_empty() {
        return Ok(());
    }
    insert_all(conn, &Scope::Shared, &missing)?;
    // Redo could bring back a record that stands here now.
    let state = scope::state(conn, &Scope::Shared)?;
    history::forget_after(conn, &Scope::Shared, state.step)?;
    scope::move_on(conn, &Scope::Shared, state.step, now)?;
    Ok(())
}

fn doc(conn: &Connection, scope: &Scope) -> Result<Doc, StoreError> {
    let mut doc = Doc::default();
    records::each(conn, scope, |kind, json| {
        match kind {
            Kind::Map => doc.map = records::typed(json)?,
            Kind::Stage => keep(json, |record| doc.stages.insert(record_id(&record), record))?,
            Kind::Lane => keep(json, |record| doc.lanes.insert(record_id(&record), record))?,
            Kind::Card => keep(json, |record| doc.cards.insert(record_id(&record), record))?,
            Kind::Link => keep(json, |record| doc.links.insert(record_id(&record), record))?,
            Kind::View => keep(json, |record| doc.views.insert(record_id(&record), record))?,
            Kind::Comment => keep(json, |record| doc.comments.insert(record_id(&record), record))?,
            Kind::Persona | Kind::Channel => return Err(misplaced(kind)),
        }
        Ok(())
    })?;
    doc.shared = Arc::new(names::named_by(&doc, shared(conn)?));
    Ok(doc)
}

fn shared(conn: &Connection) -> Result<Shared, StoreError> {
    let mut shared = Shared {
        assets: assets::all(conn)?,
        ..Shared::default()
    };
    records::each(conn, &Scope::Shared, |kind, json| match kind {
        Kind::Persona => keep(json, |record| shared.personas.insert(record_id(&record), record)),
        Kind::Channel => keep(json, |record| shared.channels.insert(record_id(&record), record)),
        other => Err(misplaced(other)),
    })?;
    Ok(shared)
}

fn keep<R: Record>(json: &str, insert: impl FnOnce(R) -> Option<R>) -> Result<(), StoreError> {
    insert(records::typed(json)?);
    Ok(())
}

fn record_id<R: Record>(record: &R) -> R::Id {
    record.id().clone()
}

fn misplaced(kind: Kind) -> StoreError {
    StoreError::damaged(format!("a {} where none belongs", kind.as_str()))
}
