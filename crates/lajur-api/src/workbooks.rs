//! Workbooks that Lajur wrote: what was changed in them, one by one, to be taken or left.

mod standing;

use std::collections::BTreeSet;
use std::path::Path;

use lajur_formats::Found;
use lajur_formats::xlsx::Edited;
use lajur_model::{Change, Doc, Fields, Kind, Label, MapId, RecordChange, Records, check, diff, text};
use lajur_store::StoreError;
use lajur_words::{Lang, number};
use serde::Serialize;
use serde_json::Value;

use self::standing::Standing;
use crate::printing::lane_title;
use crate::{ApiError, App, MapUpdate, Result, Source};

/// What was changed in a workbook.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct WorkbookLook {
    /// Title of its map.
    pub title: String,
    /// The map, where the library has it.
    pub map: Option<MapId>,
    /// What was changed, in reading order.
    pub differences: Vec<Difference>,
    /// What could not be understood, in words.
    pub notes: Vec<String>,
}

/// One change of one record.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Difference {
    /// By which it is taken: kind and id of the record.
    pub key: String,
    /// Kind of the record.
    pub kind: Kind,
    /// `new`, `gone`, `changed` or `moved`.
    pub what: String,
    /// Where it is, or was, and of what moved both: "Pain points · Purchase"; empty for what has no place.
    pub place: String,
    /// What it said; empty for what is new.
    pub before: String,
    /// What it says; empty for what is gone.
    pub after: String,
    /// True where the library has something else than the workbook was written with, so that taking it loses that.
    pub conflicts: bool,
}

impl App {
    pub(crate) fn look_at_workbook(&mut self, edited: &Edited) -> Result<WorkbookLook> {
        let now = self.known(&edited.before.doc.map.id)?;
        let change = diff(&edited.before.doc, &edited.after);
        let places = (
            Standing::of(&edited.before.doc, self.lang),
            Standing::of(&edited.after, self.lang),
        );
        let is_news = |record: &&RecordChange| now.as_ref().is_none_or(|now| !is_there(now, record));
        let differences = change
            .records
            .iter()
            .filter(is_news)
            .map(|record| difference(record, &places, now.as_ref()))
            .collect();
        Ok(WorkbookLook {
            title: edited.after.map.title.clone(),
            map: now.map(|doc| doc.map.id),
            differences: in_reading_order(differences),
            notes: self.words_of(&edited.notes),
        })
    }

    /// The map as the library has it; none where it has none.
    fn known(&mut self, map: &MapId) -> Result<Option<Doc>> {
        match self.library.load(map) {
            Ok(loaded) => Ok(Some(loaded.doc)),
            Err(StoreError::NoSuchMap { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes some of the changes of a workbook into its map: one undo step.
    ///
    /// # Errors
    /// Where the file is no such workbook, its map is not in the library, or the changes that are taken make no map
    /// without the others.
    pub fn take_differences(&mut self, path: &Path, keys: &[String]) -> Result<MapUpdate> {
        let found = self.reading(&Source::file(path))?;
        let Found::Workbook(edited) = &*found else {
            return Err(ApiError::NoFormat(path.to_owned()));
        };
        let map = edited.before.doc.map.id.clone();
        let taken = taken(&diff(&edited.before.doc, &edited.after), keys);
        let label = Label::named("import", &edited.after.map.title);
        self.become_another(&map, &label, |doc| with(doc, &taken, keys))
    }
}

fn difference(record: &RecordChange, places: &(Standing<'_>, Standing<'_>), now: Option<&Doc>) -> Difference {
    let (before, after) = places;
    let is_there = |doc: &Doc| Records::fields(doc, record.kind, &record.id);
    let what = match (&record.before, &record.after) {
        (None, _) => "new",
        (_, None) => "gone",
        (Some(_), Some(fields)) if says(record.kind).iter().any(|field| fields.contains_key(*field)) => "changed",
        _ => "moved",
    };
    let place = match what {
        "new" => after.place(record.kind, &record.id),
        "gone" => before.place(record.kind, &record.id),
        _ => standing::way(before, after, record),
    };
    Difference {
        key: key(record),
        kind: record.kind,
        what: what.to_owned(),
        place,
        before: said(before, record),
        after: said(after, record),
        conflicts: now.is_some_and(|now| record.on(is_there(now)).is_err()),
    }
}

/// True where the library's map is so already, as after its changes were taken.
fn is_there(now: &Doc, record: &RecordChange) -> bool {
    match (&record.after, now.fields(record.kind, &record.id)) {
        (None, None) => true,
        (Some(after), Some(now)) => after
            .iter()
            .all(|(name, value)| now.get(name).unwrap_or(&Value::Null) == value),
        _ => false,
    }
}

/// The fields by which a record says something; the others tell where it is.
fn says(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Map => &["title", "goal"],
        Kind::Card => &["text", "value", "none"],
        _ => &["name", "gloss"],
    }
}

/// What a record says; a lane without a name says that of its role.
fn said(Standing { doc, lang, .. }: &Standing<'_>, record: &RecordChange) -> String {
    let lane = (record.kind == Kind::Lane)
        .then(|| doc.lanes.get(&record.id.as_str().into()))
        .flatten();
    match (lane, Records::fields(*doc, record.kind, &record.id)) {
        (Some(lane), _) => lane_title(doc, lane),
        (None, Some(fields)) => words(*lang, record.kind, &fields),
        (None, None) => String::new(),
    }
}

fn words(lang: Lang, kind: Kind, fields: &Fields) -> String {
    let said = says(kind).iter().filter_map(|field| fields.get(*field));
    let said = said.filter_map(|value| match value {
        Value::String(words) => Some(text::parse(words).plain()).filter(|words| !words.is_empty()),
        Value::Number(value) => value.as_f64().map(|value| number(lang, value)),
        Value::Bool(true) => Some("–".to_owned()),
        _ => None,
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// The map first, then its head, its lanes, its cards by their place.
fn in_reading_order(mut differences: Vec<Difference>) -> Vec<Difference> {
    differences.sort_by(|a, b| (a.kind, &a.place, &a.key).cmp(&(b.kind, &b.place, &b.key)));
    differences
}

/// The changes that are taken, with the stages and lanes that they need.
fn taken(change: &Change, keys: &[String]) -> Vec<RecordChange> {
    let mut wanted: BTreeSet<String> = keys.iter().cloned().collect();
    let new: Vec<&RecordChange> = change.records.iter().filter(|record| record.before.is_none()).collect();
    // A step needs its stage: what is needed may need something itself.
    for _ in 0..=lajur_model::limits::LEVELS {
        let names: String = change
            .records
            .iter()
            .filter(|record| wanted.contains(&key(record)))
            .map(named)
            .collect();
        let needed = new
            .iter()
            .filter(|record| names.contains(&format!("\"{}\"", record.id)));
        wanted.extend(needed.map(|record| key(record)));
    }
    change
        .records
        .iter()
        .filter(|record| wanted.contains(&key(record)))
        .cloned()
        .collect()
}

fn key(record: &RecordChange) -> String {
    format!("{}:{}", record.kind.as_str(), record.id)
}

/// What a record names after the change, as text.
fn named(record: &RecordChange) -> String {
    record
        .after
        .clone()
        .map(|fields| Value::Object(fields).to_string())
        .unwrap_or_default()
}

/// The map with these changes, over whatever was changed in it meanwhile.
fn with(doc: &Doc, taken: &[RecordChange], keys: &[String]) -> Result<Doc> {
    let mut after = doc.clone();
    for record in taken {
        let now = after.fields(record.kind, &record.id);
        let fields = match (&record.before, &record.after, now) {
            (_, None, _) => {
                after.remove(record.kind, &record.id);
                continue;
            }
            // It is there, and only needed by what is taken: it stays as it is now.
            (None, Some(_), Some(_)) if !keys.contains(&key(record)) => continue,
            (None, Some(fields), _) => fields.clone(),
            // Gone from the library meanwhile: there is nothing to change.
            (Some(_), Some(_), None) => continue,
            (Some(_), Some(fields), Some(mut now)) => {
                for (name, value) in fields {
                    if value.is_null() {
                        now.remove(name)
                    } else {
                        now.insert(name.clone(), value.clone())
                    };
                }
                now
            }
        };
        after.put(record.kind, fields).map_err(|_| ApiError::Apart)?;
    }
    loosen(&mut after);
    if check(&after).is_empty() {
        Ok(after)
    } else {
        Err(ApiError::Apart)
    }
}

/// Arrows without an end go with what they hung on.
fn loosen(doc: &mut Doc) {
    let (cards, stages) = (&doc.cards, &doc.stages);
    let is_there = |end: &Option<lajur_model::Target>| match end {
        Some(lajur_model::Target::Card(card)) => cards.contains_key(card),
        Some(lajur_model::Target::Stage(stage)) => stages.contains_key(stage),
        None => false,
    };
    doc.links.retain(|_, link| is_there(&link.from) && is_there(&link.to));
}
