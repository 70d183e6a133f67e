//! A table that is understood, as a map.

use std::collections::BTreeMap;
use std::sync::Arc;

use lajur_model::{
    Card, CardId, CardPlace, Channel, ChannelId, Doc, Evidence, Form, IdSource, Lane, LaneId, Persona, PersonaId, Rank,
    Role, Stage, StageId, Weblink, evenly, limits, role, text,
};
use lajur_words::Lang;

use super::cells::{Piece, pieces};
use super::figures::{self, Said};
use super::heads;
use super::normal::{Content, More, Normal, one_line};
use super::scales::Told;
use crate::{Fault, FormatError, Note};

/// The map a table shows, and what should be known about it.
pub(super) fn map(
    table: &Normal,
    file_name: &str,
    fallback: Lang,
    ids: &mut dyn IdSource,
) -> Result<(Doc, Vec<Note>), FormatError> {
    let language = language(table).unwrap_or(fallback);
    let mut doc = Doc::default();
    doc.map.id.0 = ids.next_id();
    doc.map.title = title(table, file_name, language);
    doc.map.language = language.as_str().to_owned();
    let mut builder = Builder {
        table,
        language,
        ids,
        doc,
        notes: table.notes.clone(),
        columns: Vec::new(),
        channels: BTreeMap::new(),
        personas: BTreeMap::new(),
    };
    builder.head()?;
    builder.lanes()?;
    builder.shared();
    Ok((builder.doc, builder.notes))
}

/// The language more heads speak; none where it is even.
fn language(table: &Normal) -> Option<Lang> {
    let lanes = table.lanes.iter().filter_map(|lane| heads::read(&lane.name).language);
    let corners = table.corners.iter().filter_map(|corner| heads::stage_language(corner));
    let (mut english, mut indonesian) = (0, 0);
    for language in lanes.chain(corners) {
        match language {
            Lang::En => english += 1,
            Lang::Id => indonesian += 1,
        }
    }
    match english.cmp(&indonesian) {
        std::cmp::Ordering::Greater => Some(Lang::En),
        std::cmp::Ordering::Less => Some(Lang::Id),
        std::cmp::Ordering::Equal => None,
    }
}

/// The line above the table, else the file's name: "kids-vitamin-id" is "Kids vitamin".
fn title(table: &Normal, file_name: &str, language: Lang) -> String {
    table.title.clone().unwrap_or_else(|| {
        let spaced = one_line(&text::normalise(&file_name.replace(['-', '_'], " ")));
        let named = spaced
            .strip_suffix(&format!(" {}", language.as_str()))
            .unwrap_or(&spaced);
        let mut letters = named.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    })
}

struct Builder<'a> {
    table: &'a Normal,
    language: Lang,
    ids: &'a mut dyn IdSource,
    doc: Doc,
    notes: Vec<Note>,
    /// The columns of the map, as the table has them.
    columns: Vec<StageId>,
    /// Channels by their name.
    channels: BTreeMap<String, Channel>,
    /// Personas by their name.
    personas: BTreeMap<String, Persona>,
}

impl Builder<'_> {
    /// Stages, steps and moments: columns that begin with the same names lie below one of them.
    fn head(&mut self) -> Result<(), FormatError> {
        let columns = &self.table.columns;
        if let Some(column) = columns.get(limits::STAGES) {
            return Err(too_large(limits::STAGES, column.line));
        }
        let mut nodes: BTreeMap<Vec<String>, StageId> = BTreeMap::new();
        let mut below: BTreeMap<Option<StageId>, Vec<StageId>> = BTreeMap::new();
        let mut before: &[String] = &[];
        for column in columns {
            // Names that come again later are another stage, unless a list says so row by row.
            let shared = column
                .path
                .iter()
                .zip(before)
                .take_while(|(name, other)| name == other)
                .count();
            let mut parent = None;
            for depth in 1..=column.path.len() {
                let path = column.path[..depth].to_vec();
                let is_leaf = depth == column.path.len();
                let known = nodes.get(&path).filter(|_| depth <= shared && !is_leaf).cloned();
                let id = known.unwrap_or_else(|| {
                    let id = self.node(&path, parent.clone());
                    below.entry(parent.clone()).or_default().push(id.clone());
                    nodes.insert(path, id.clone());
                    id
                });
                parent = Some(id);
            }
            before = &column.path;
            self.columns.extend(parent);
        }
        if self.doc.stages.len() > limits::STAGES {
            return Err(too_large(
                limits::STAGES,
                columns.last().map_or(1, |column| column.line),
            ));
        }
        self.leaves();
        for siblings in below.values() {
            for (id, rank) in siblings.iter().zip(evenly(siblings.len())) {
                if let Some(stage) = self.doc.stages.get_mut(id) {
                    stage.rank = rank;
                }
            }
        }
        Ok(())
    }

    fn node(&mut self, path: &[String], parent: Option<StageId>) -> StageId {
        let id = StageId(self.ids.next_id());
        let (name, gloss) = name_and_gloss(path.last().map_or("", String::as_str));
        let stage = Stage {
            id: id.clone(),
            parent,
            name,
            gloss,
            ..Stage::default()
        };
        self.doc.stages.insert(id.clone(), stage);
        id
    }

    /// Cards lie on leaves: a column for a stage that has steps, too, is its first step.
    fn leaves(&mut self) {
        let parents: std::collections::BTreeSet<StageId> = self
            .doc
            .stages
            .values()
            .filter_map(|stage| stage.parent.clone())
            .collect();
        for column in &mut self.columns {
            while parents.contains(column) {
                let first = self
                    .doc
                    .stages
                    .values()
                    .find(|stage| stage.parent.as_ref() == Some(column));
                let Some(first) = first else { break };
                *column = first.id.clone();
            }
        }
    }

    fn lanes(&mut self) -> Result<(), FormatError> {
        let table = self.table;
        if let Some(lane) = table.lanes.get(limits::LANES) {
            return Err(too_large(limits::LANES, lane.line));
        }
        for (at, rank) in (0..table.lanes.len()).zip(evenly(table.lanes.len())) {
            let first = table.contents.partition_point(|content| content.lane < at);
            let after = table.contents.partition_point(|content| content.lane <= at);
            self.lane(at, &table.contents[first..after], rank)?;
        }
        let unknown: Vec<&str> = table
            .lanes
            .iter()
            .filter(|lane| lane.role.is_none())
            .map(|lane| lane.name.as_str())
            .collect();
        if !unknown.is_empty() {
            self.notes
                .push(Note::new("unknown_columns", &[("names", &unknown.join(", "))]));
        }
        Ok(())
    }

    fn lane(&mut self, at: usize, contents: &[Content], rank: Rank) -> Result<(), FormatError> {
        let head = &self.table.lanes[at];
        let mut meaning = head.role.clone().unwrap_or(Role::Note);
        if role(Some(&meaning)).form == Form::Line && !contents.is_empty() {
            // A line has no cells; what is written there would be lost.
            self.notes.push(Note::new("line_with_text", &[("name", &head.name)]));
            meaning = Role::Note;
        }
        let id = LaneId(self.ids.next_id());
        let mut lane = Lane {
            id: id.clone(),
            rank,
            role: Some(meaning.clone()),
            name: head.name.clone(),
            ..Lane::default()
        };
        let cards = match role(Some(&meaning)).form {
            Form::Cards | Form::Line => self.texts(&meaning, &head.name, contents),
            form @ (Form::Curve | Form::Numbers) => self.figures(form, at, &mut lane, contents),
        };
        self.doc.lanes.insert(id.clone(), lane);
        self.put(&id, cards)
    }

    /// The cards of a lane of texts, each with the content it comes from.
    fn texts<'c>(&mut self, meaning: &Role, name: &str, contents: &'c [Content]) -> Vec<(&'c Content, Card)> {
        let mut cards = Vec::new();
        let mut lost = Vec::new();
        for content in contents {
            let is_one = content.more.as_ref().is_some_and(|more| more.is_one);
            let value = content
                .more
                .as_ref()
                .and_then(|more| more.value.as_deref())
                .unwrap_or_default();
            // A number without words is what the card says.
            let text = if content.text.is_empty() { value } else { &content.text };
            if !value.is_empty() && text != value {
                lost.push(content.place.clone());
            }
            let found = if is_one {
                vec![whole(text)]
            } else {
                pieces(meaning, text)
            };
            for piece in found {
                let card = self.with_more(card(piece), content);
                cards.push((content, card));
            }
        }
        if !lost.is_empty() {
            let note = Note::counted("value_of_card", lost.len(), &[("name", name)]);
            self.notes.push(note.among(lost));
        }
        cards
    }

    fn figures<'c>(
        &mut self,
        form: Form,
        at: usize,
        lane: &mut Lane,
        contents: &'c [Content],
    ) -> Vec<(&'c Content, Card)> {
        let contents = self.single(form, &lane.name, contents);
        let said: Vec<Said> = contents
            .iter()
            .map(|content| Said {
                text: content.text.clone(),
                beside: content.more.as_ref().and_then(|more| more.value.clone()),
                value: content.value,
                place: content.place.clone(),
            })
            .collect();
        let told = &self.table.lanes[at].told;
        let told = Told {
            range: told.range.or_else(|| heads::read(&lane.name).range),
            unit: told.unit.clone(),
        };
        let figures = figures::read(lane.role.as_ref(), &lane.name, &told, &said, self.language);
        lane.scale = figures.scale;
        self.notes.extend(figures.notes);
        let cards = contents.into_iter().zip(figures.all).map(|(content, figure)| {
            let card = Card {
                text: text::escape(&figure.text),
                value: figure.value,
                ..Card::default()
            };
            (content, self.with_more(card, content))
        });
        cards.collect()
    }

    /// The number that a list has beside a text.
    fn beside(&self, content: &Content) -> Option<f64> {
        super::number(content.more.as_ref()?.value.as_ref()?, self.language)
    }

    /// Of points that stand in one column for the same people the first; the others are named. A dash is no point.
    fn single<'c>(&mut self, form: Form, name: &str, contents: &'c [Content]) -> Vec<&'c Content> {
        let has_number = |content: &Content| content.value.is_some() || self.beside(content).is_some();
        let is_dash = |content: &Content| pieces(&Role::Note, &content.text) == [Piece::Nothing];
        let points = contents
            .iter()
            .filter(|content| has_number(content) || !is_dash(content));
        if form != Form::Curve {
            return points.collect();
        }
        let mut seen = std::collections::BTreeSet::new();
        let key = |content: &Content| {
            let more = content.more.clone().unwrap_or_default();
            (content.column, more.personas, more.variant)
        };
        let (first, more): (Vec<_>, Vec<_>) =
            points.partition(|content| content.column.is_none() || seen.insert(key(content)));
        if !more.is_empty() {
            let places = more.iter().map(|content| content.place.clone()).collect();
            let note = Note::counted("second_point", more.len(), &[("name", name)]);
            self.notes.push(note.among(places));
        }
        first
    }

    /// A card with what a list, or the head of its lane, says of it.
    fn with_more(&mut self, card: Card, content: &Content) -> Card {
        let head = &self.table.lanes[content.lane];
        let mut names: Vec<String> = if head.is_channel {
            vec![head.name.clone()]
        } else {
            Vec::new()
        };
        let Some(more) = &content.more else {
            return Card {
                channels: names.iter().map(|name| self.channel(name)).collect(),
                ..card
            };
        };
        names.extend(more.channels.iter().filter(|name| **name != head.name).cloned());
        Card {
            channels: names.iter().map(|name| self.channel(name)).collect(),
            personas: more.personas.iter().map(|name| self.persona(name)).collect(),
            tags: more.tags.clone(),
            evidence: evidence(more),
            owner: one_line(&more.owner),
            status: more.status.clone(),
            variant: more.variant.clone(),
            effort: more.effort,
            impact: more.impact,
            link: (!more.address.is_empty()).then(|| Weblink {
                url: more.address.clone(),
                ..Weblink::default()
            }),
            ..card
        }
    }

    fn channel(&mut self, name: &str) -> ChannelId {
        let ids = &mut self.ids;
        let channel = self.channels.entry(name.to_lowercase()).or_insert_with(|| Channel {
            id: ChannelId(ids.next_id()),
            name: name.to_owned(),
            ..Channel::default()
        });
        channel.id.clone()
    }

    fn persona(&mut self, name: &str) -> PersonaId {
        let ids = &mut self.ids;
        let persona = self.personas.entry(name.to_lowercase()).or_insert_with(|| Persona {
            id: PersonaId(ids.next_id()),
            name: name.to_owned(),
            ..Persona::default()
        });
        persona.id.clone()
    }

    /// What the map shares with others.
    fn shared(&mut self) {
        let shared = Arc::make_mut(&mut self.doc.shared);
        let channels = std::mem::take(&mut self.channels).into_values();
        shared
            .channels
            .extend(channels.map(|channel| (channel.id.clone(), channel)));
        let personas: Vec<Persona> = std::mem::take(&mut self.personas).into_values().collect();
        self.doc.map.personas = personas.iter().map(|persona| persona.id.clone()).collect();
        shared
            .personas
            .extend(personas.into_iter().map(|persona| (persona.id.clone(), persona)));
    }

    /// Puts cards into their cells, in the order they come.
    fn put(&mut self, lane: &LaneId, cards: Vec<(&Content, Card)>) -> Result<(), FormatError> {
        let mut cells: BTreeMap<Option<usize>, Vec<(&Content, Card)>> = BTreeMap::new();
        for (content, card) in cards {
            if self.doc.cards.len() + cells.len() > limits::CARDS {
                return Err(too_large(limits::CARDS, content.place.line));
            }
            cells.entry(content.column).or_default().push((content, card));
        }
        for (column, cards) in cells {
            let ranks = evenly(cards.len());
            for ((content, card), rank) in cards.into_iter().zip(ranks) {
                if self.doc.cards.len() == limits::CARDS {
                    return Err(too_large(limits::CARDS, content.place.line));
                }
                let id = CardId(self.ids.next_id());
                let place = column.map(|column| CardPlace {
                    lane: lane.clone(),
                    stage: self.columns[column].clone(),
                    until: content.until.map(|until| self.columns[until].clone()),
                    rank,
                    ..CardPlace::default()
                });
                self.doc.cards.insert(id.clone(), Card { id, place, ..card });
            }
        }
        Ok(())
    }
}

fn too_large(most: usize, line: u32) -> FormatError {
    FormatError::new(Fault::TableTooLarge { most }).at(line)
}

fn evidence(more: &More) -> Option<Evidence> {
    let is_any = more.evidence.is_some() || !more.source.is_empty() || !more.date.is_empty();
    is_any.then(|| Evidence {
        kind: more.evidence.clone(),
        source: one_line(&more.source),
        date: more.date.clone(),
        ..Evidence::default()
    })
}

/// A row of a list that is one card.
fn whole(text: &str) -> Piece {
    if text == "–" {
        Piece::Nothing
    } else {
        Piece::Text(text.to_owned())
    }
}

fn card(piece: Piece) -> Card {
    match piece {
        Piece::Text(plain) => Card {
            text: text::escape(&plain),
            ..Card::default()
        },
        Piece::Nothing => Card {
            none: true,
            ..Card::default()
        },
    }
}

/// "Awareness (Kesadaran)" has a second line.
fn name_and_gloss(name: &str) -> (String, String) {
    let inside = name.strip_suffix(')').and_then(|name| name.split_once(" ("));
    match inside {
        Some((name, gloss)) if !name.is_empty() && !gloss.contains(['(', ')']) => (name.to_owned(), gloss.to_owned()),
        _ => (name.to_owned(), String::new()),
    }
}
