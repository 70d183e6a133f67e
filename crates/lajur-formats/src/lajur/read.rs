//! A map file as a Doc: whole, or refused with the place.

use std::collections::BTreeMap;
use std::sync::Arc;

use lajur_model::{AssetId, Doc, Fields, Kind, Map, Problem, Record, Records, Shared, check, limits, text};
use serde_json::Value;

use super::origin::Origin;
use super::{FORMAT, MEMBERS, images, json, write::write};
use crate::place::{Step, line_of};
use crate::text::{short, utf8};
use crate::{Content, Fault, FormatError, Image, Imported, Note};

/// Views, personas and channels of one file, each.
const FEW: usize = 1_000;
/// Images of one file.
const IMAGES: usize = 2_000;

/// Reads a map file.
///
/// # Errors
/// Where the bytes are no map that passes `lajur_model::check`, with line, field and name of the record where known.
pub fn read(bytes: &[u8]) -> Result<Imported, FormatError> {
    Ok(content(bytes)?.hashed())
}

/// Reads a map file as [`read`] does, without hashing what it holds.
///
/// # Errors
/// As [`read`].
pub(crate) fn content(bytes: &[u8]) -> Result<Content, FormatError> {
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(FormatError::new(Fault::FileTooLarge {
            most: limits::FILE_BYTES / (1024 * 1024),
        }));
    }
    let source = utf8(bytes)?;
    let mut file = File {
        source,
        members: members(source)?,
        cleaned: 0,
    };
    let (doc, images) = file.doc()?;
    if let Some(problem) = check(&doc).into_iter().next() {
        return Err(file.broken(&doc, problem));
    }
    Ok(finish(doc, images, file))
}

/// The members of the file's one object, of a format that this version reads.
fn members(source: &str) -> Result<Fields, FormatError> {
    let Value::Object(members) = json::parse(source)? else {
        return Err(FormatError::new(Fault::NotLajur).at(1));
    };
    let found = match members.get("format") {
        Some(Value::String(found)) if found == FORMAT => return Ok(members),
        Some(Value::String(found)) => short(found),
        _ => return Err(FormatError::new(Fault::NotLajur).at(1).field("format")),
    };
    let newer = found
        .strip_prefix("lajur/")
        .and_then(|version| version.parse::<u32>().ok())
        .is_some_and(|n| n > 1);
    let fault = if newer {
        Fault::NewerVersion { found }
    } else {
        Fault::OtherFormat { found }
    };
    Err(FormatError::new(fault)
        .at(line_of(source, &[Step::Field("format")]))
        .field("format"))
}

/// Puts the origin into the map record, so that the next file can name it.
fn finish(mut doc: Doc, images: Vec<Image>, mut file: File) -> Content {
    let stated = match file.members.remove("from") {
        Some(Value::String(from)) => Some(from),
        _ => None,
    };
    let members = file
        .members
        .into_iter()
        .filter(|(name, _)| !MEMBERS.contains(&name.as_str()))
        .collect();
    let origin = Origin {
        map: doc.map.id.0.clone(),
        hash: String::new(),
        from: stated,
        members,
    };
    origin.put(&mut doc);
    let notes = (file.cleaned > 0).then(|| Note::counted("cleaned", file.cleaned, &[]));
    Content {
        doc,
        images,
        notes: notes.into_iter().collect(),
    }
}

impl Content {
    /// The same with its hash, which the origin of the map names too.
    pub(crate) fn hashed(self) -> Imported {
        let Self { mut doc, images, notes } = self;
        let bytes_of = |id: &AssetId| {
            let image = images.iter().find(|image| image.asset.id == *id)?;
            Some(image.bytes.clone())
        };
        let hash = write(&doc, &bytes_of).hash;
        let mut origin = Origin::take(&mut doc.map).unwrap_or_default();
        origin.hash.clone_from(&hash);
        origin.put(&mut doc);
        Imported {
            doc,
            images,
            hash,
            notes,
        }
    }
}

struct File<'a> {
    source: &'a str,
    members: Fields,
    /// Texts with characters that no text may hold.
    cleaned: usize,
}

impl File<'_> {
    fn doc(&mut self) -> Result<(Doc, Vec<Image>), FormatError> {
        let mut doc = Doc {
            map: self.map()?,
            ..Doc::default()
        };
        doc.stages = self.table("stages", limits::STAGES)?;
        doc.lanes = self.table("lanes", limits::LANES)?;
        doc.cards = self.table("cards", limits::CARDS)?.into_iter().collect();
        doc.links = self.table("links", limits::LINKS)?;
        doc.views = self.table("views", FEW)?;
        doc.comments = self.table("comments", limits::CARDS)?;
        let mut shared = Shared {
            personas: self.table("personas", FEW)?,
            ..Shared::default()
        };
        shared.channels = self.table("channels", FEW)?;
        let images = self.images(&mut shared)?;
        doc.shared = Arc::new(shared);
        Ok((doc, images))
    }

    fn map(&mut self) -> Result<Map, FormatError> {
        let steps = [Step::Field("map")];
        let Some(Value::Object(mut fields)) = self.members.remove("map") else {
            return Err(self.at(Fault::NotLajur, &steps, "map"));
        };
        // Only this program puts an origin there, and never into a file.
        let _ = fields.remove("_file");
        let mut map: Map = self.record(fields, &steps)?;
        map.deleted = false;
        Ok(map)
    }

    /// The elements of one member.
    fn list(&mut self, section: &str, most: usize) -> Result<Vec<Value>, FormatError> {
        match self.members.remove(section) {
            None => Ok(Vec::new()),
            Some(Value::Array(values)) if values.len() <= most => Ok(values),
            Some(Value::Array(values)) => {
                let fault = Fault::TooManyRecords {
                    count: values.len(),
                    most,
                };
                Err(self.at(fault, &[Step::Field(section)], section))
            }
            Some(_) => Err(self.at(
                Fault::WrongType {
                    name: section.to_owned(),
                },
                &[Step::Field(section)],
                section,
            )),
        }
    }

    fn table<R: Record>(&mut self, section: &str, most: usize) -> Result<BTreeMap<R::Id, R>, FormatError> {
        let mut table = BTreeMap::new();
        for (nth, value) in self.list(section, most)?.into_iter().enumerate() {
            let steps = [Step::Field(section), Step::Nth(nth)];
            let record: R = self.record(self.object(value, section, &steps)?, &steps)?;
            let id = R::id_text(record.id()).to_owned();
            if table.insert(record.id().clone(), record).is_some() {
                return Err(self.at_field(Fault::IdTwice { name: id }, &steps, "id"));
            }
        }
        Ok(table)
    }

    fn object(&self, value: Value, section: &str, steps: &[Step]) -> Result<Fields, FormatError> {
        match value {
            Value::Object(fields) => Ok(fields),
            _ => Err(self.at(
                Fault::WrongType {
                    name: section.to_owned(),
                },
                steps,
                section,
            )),
        }
    }

    fn record<R: Record>(&mut self, fields: Fields, steps: &[Step]) -> Result<R, FormatError> {
        let fields = Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name, self.clean(value)))
                .collect(),
        );
        if fields.get("id").and_then(Value::as_str).is_none_or(str::is_empty) {
            return Err(self.at_field(Fault::RecordWithoutId, steps, "id"));
        }
        R::deserialize(&fields).map_err(|error| {
            let fields = fields.as_object().cloned().unwrap_or_default();
            let field = culprit::<R>(&fields).unwrap_or_default();
            let fault = Fault::WrongType { name: name_of(&fields) };
            self.at_field(fault, steps, &field).details(&error)
        })
    }

    /// Texts as the window would take them: no control characters, one form of each letter.
    fn clean(&mut self, value: Value) -> Value {
        match value {
            Value::String(written) => {
                let clean = text::normalise(&written);
                self.cleaned += usize::from(clean != written);
                Value::String(clean)
            }
            Value::Array(values) => Value::Array(values.into_iter().map(|value| self.clean(value)).collect()),
            Value::Object(fields) => Value::Object(
                fields
                    .into_iter()
                    .map(|(name, value)| (name, self.clean(value)))
                    .collect(),
            ),
            plain => plain,
        }
    }

    fn images(&mut self, shared: &mut Shared) -> Result<Vec<Image>, FormatError> {
        let mut images = Vec::new();
        for (nth, value) in self.list("images", IMAGES)?.into_iter().enumerate() {
            let steps = [Step::Field("images"), Step::Nth(nth)];
            let fields = self.object(value, "images", &steps)?;
            let image = images::read(fields).map_err(|error| {
                let field = error.field.clone().unwrap_or_default();
                FormatError {
                    line: Some(self.line(&steps, &field)),
                    ..error
                }
            })?;
            let id = image.asset.id.clone();
            if shared.assets.insert(id.clone(), image.asset.clone()).is_some() {
                return Err(self.at_field(
                    Fault::IdTwice {
                        name: short(id.as_str()),
                    },
                    &steps,
                    "id",
                ));
            }
            images.push(image);
        }
        Ok(images)
    }

    fn at(&self, fault: Fault, steps: &[Step], field: &str) -> FormatError {
        FormatError::new(fault).at(line_of(self.source, steps)).field(field)
    }

    fn at_field(&self, fault: Fault, steps: &[Step], field: &str) -> FormatError {
        FormatError::new(fault).at(self.line(steps, field)).field(field)
    }

    /// The line of a record's field. Fields of a card's place stand one level deeper.
    fn line(&self, steps: &[Step], field: &str) -> u32 {
        let record = line_of(self.source, steps);
        let inside = |between: &[Step]| {
            let path: Vec<Step> = steps
                .iter()
                .chain(between)
                .copied()
                .chain([Step::Field(field)])
                .collect();
            line_of(self.source, &path)
        };
        let direct = inside(&[]);
        if direct == record {
            inside(&[Step::Field("place")])
        } else {
            direct
        }
    }

    /// The first broken rule, placed in the file.
    fn broken(&self, doc: &Doc, problem: Problem) -> FormatError {
        let fields = doc
            .fields(problem.kind, &problem.id)
            .or_else(|| doc.shared.fields(problem.kind, &problem.id));
        let name = name_of(&fields.unwrap_or_default());
        let field = problem.field.clone();
        let section = section(problem.kind);
        let line = if problem.kind == Kind::Map {
            self.line(&[Step::Field(section)], &field)
        } else {
            self.line(
                &[Step::Field(section), Step::Nth(self.nth(section, &problem.id))],
                &field,
            )
        };
        FormatError::new(Fault::Record {
            problem: Box::new(problem),
            name,
        })
        .at(line)
        .field(&field)
    }

    /// Which of a section's records has an id. The records were consumed, so the file is read once more.
    fn nth(&self, section: &str, id: &str) -> usize {
        let file: Value = serde_json::from_str(self.source).unwrap_or_default();
        let records = file.get(section).and_then(Value::as_array);
        let has_id =
            |record: &Value| record.get("id").and_then(Value::as_str).map(text::normalise).as_deref() == Some(id);
        records.and_then(|records| records.iter().position(has_id)).unwrap_or(0)
    }
}

fn section(kind: Kind) -> &'static str {
    match kind {
        Kind::Map => "map",
        Kind::Stage => "stages",
        Kind::Lane => "lanes",
        Kind::Card => "cards",
        Kind::Link => "links",
        Kind::View => "views",
        Kind::Comment => "comments",
        Kind::Persona => "personas",
        Kind::Channel => "channels",
    }
}

/// The field whose value makes no record of this kind.
fn culprit<R: Record>(fields: &Fields) -> Option<String> {
    fields.iter().find_map(|(name, value)| {
        let alone: Fields = [(name.clone(), value.clone())].into_iter().collect();
        R::from_fields(alone).is_err().then(|| name.clone())
    })
}

/// What a person knows a record by: its name, title or text, else its id.
fn name_of(fields: &Fields) -> String {
    let said = ["name", "title", "text", "label", "id"]
        .into_iter()
        .filter_map(|name| fields.get(name)?.as_str());
    said.map(short).find(|said| !said.is_empty()).unwrap_or_default()
}
