//! Full-text search over maps, stages, lanes and cards.

use lajur_model::{Fields, Kind, MapId, text};
use rusqlite::Connection;
use serde_json::Value;

use crate::{Library, StoreError, records};

/// A record whose text has what was searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The map it is on.
    pub map: MapId,
    /// Map, stage, lane or card.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// The words around the first place, one line, with "…" where text is left out.
    pub snippet: String,
}

impl Library {
    /// The records that have all the words of `text`, best first, at most `limit`. Each word may be the beginning of a
    /// longer one; case and accents do not count. Maps in the bin are passed over.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let query = query_of(text);
        if query.is_empty() {
            return Ok(vec![]);
        }
        let sql = "SELECT substr(record.scope, 5), record.kind, record.id, snippet(words, 0, '', '', '…', 16)
                   FROM words JOIN record ON record.number = words.rowid
                   JOIN record AS map ON map.scope = record.scope AND map.kind = 'map' AND NOT map.deleted
                   WHERE words MATCH ?1 ORDER BY words.rank, words.rowid LIMIT ?2";
        self.read(|conn| {
            let mut statement = conn.prepare_cached(sql)?;
            let mut rows = statement.query((query, limit))?;
            let mut hits = vec![];
            while let Some(row) = rows.next()? {
                let snippet = row.get::<_, String>(3)?.replace('\n', " ");
                let map = MapId(row.get(0)?);
                hits.push(Hit {
                    map,
                    kind: records::kind_in(row, 1)?,
                    id: row.get(2)?,
                    snippet,
                });
            }
            Ok(hits)
        })
    }
}

/// Each word quoted, so that nothing in it is an operator, and with a star: a person is still typing.
fn query_of(text: &str) -> String {
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric));
    words
        .map(|word| format!("\"{}\"*", word.replace('"', "\"\"")))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The plain text by which a record is found; empty for kinds that are not searched.
pub(crate) fn text_of(kind: Kind, fields: &Fields) -> String {
    let names: &[&str] = match kind {
        Kind::Map => &["title", "goal", "scenario", "note", "owner", "team", "project", "tags"],
        Kind::Stage => &["name", "gloss", "note", "owner", "tags"],
        Kind::Lane => &["name", "group"],
        Kind::Card => &["text", "tags", "owner"],
        Kind::Link | Kind::View | Kind::Comment | Kind::Persona | Kind::Channel => &[],
    };
    let mut lines = vec![];
    for name in names {
        match fields.get(*name) {
            // Markdown, according to the records' own words; all else is plain.
            Some(Value::String(text)) if ["text", "note"].contains(name) => lines.push(text::parse(text).plain()),
            Some(Value::String(text)) => lines.push(text.clone()),
            Some(Value::Array(tags)) => lines.extend(tags.iter().filter_map(Value::as_str).map(str::to_owned)),
            _ => {}
        }
    }
    lines.join("\n")
}

/// Keeps the index true for the record with this number; empty text is not indexed.
pub(crate) fn index(conn: &Connection, number: i64, old: &str, new: &str) -> Result<(), StoreError> {
    if old == new {
        return Ok(());
    }
    if !old.is_empty() {
        conn.prepare_cached("DELETE FROM words WHERE rowid = ?1")?
            .execute([number])?;
    }
    if !new.is_empty() {
        conn.prepare_cached("INSERT INTO words (rowid, text) VALUES (?1, ?2)")?
            .execute((number, new))?;
    }
    Ok(())
}
