//! A table as a map.

use lajur_model::{
    Card, CardId, CardPlace, Doc, Form, IdSource, Lane, LaneId, Rank, Role, Stage, StageId, evenly, limits, role, text,
};
use lajur_words::Lang;

use super::cells::{Piece, pieces};
use super::figures;
use super::heads::{self, Head};
use super::sheet::{Sheet, StageRow, one_line};
use crate::{Fault, FormatError, Note};

/// The map a table shows, and what should be known about it.
pub(super) fn map(
    sheet: &Sheet,
    file_name: &str,
    fallback: Lang,
    ids: &mut dyn IdSource,
) -> Result<(Doc, Vec<Note>), FormatError> {
    let heads: Vec<Head> = sheet.heads.iter().map(|head| heads::read(head)).collect();
    let language = language(sheet, &heads).unwrap_or(fallback);
    let mut doc = Doc::default();
    doc.map.id.0 = ids.next_id();
    doc.map.title = title(sheet, file_name, language);
    doc.map.language = language.as_str().to_owned();
    let mut builder = Builder {
        sheet,
        language,
        ids,
        doc,
        notes: sheet.notes.clone(),
        columns: Vec::new(),
    };
    builder.stages()?;
    builder.lanes(&heads)?;
    Ok((builder.doc, builder.notes))
}

/// The language more heads speak; none where it is even.
fn language(sheet: &Sheet, heads: &[Head]) -> Option<Lang> {
    let told = heads
        .iter()
        .filter_map(|head| head.language)
        .chain(heads::stage_language(&sheet.corner));
    let (mut english, mut indonesian) = (0, 0);
    for language in told {
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
fn title(sheet: &Sheet, file_name: &str, language: Lang) -> String {
    sheet.title.clone().unwrap_or_else(|| {
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
    sheet: &'a Sheet,
    language: Lang,
    ids: &'a mut dyn IdSource,
    doc: Doc,
    notes: Vec<Note>,
    /// The stages, as the rows have them.
    columns: Vec<StageId>,
}

impl Builder<'_> {
    fn stages(&mut self) -> Result<(), FormatError> {
        let rows = &self.sheet.stages;
        if let Some(row) = rows.get(limits::STAGES) {
            return Err(FormatError::new(Fault::TableTooLarge { most: limits::STAGES }).at(row.line));
        }
        for (row, rank) in rows.iter().zip(evenly(rows.len())) {
            let id = StageId(self.ids.next_id());
            let (name, gloss) = name_and_gloss(&row.name);
            let stage = Stage {
                id: id.clone(),
                rank,
                name,
                gloss,
                ..Stage::default()
            };
            self.doc.stages.insert(id.clone(), stage);
            self.columns.push(id);
        }
        Ok(())
    }

    fn lanes(&mut self, heads: &[Head]) -> Result<(), FormatError> {
        let used: Vec<usize> = (0..heads.len()).filter(|column| self.is_used(*column)).collect();
        if used.len() > limits::LANES {
            return Err(FormatError::new(Fault::TableTooLarge { most: limits::LANES }).at(1));
        }
        for (column, rank) in used.iter().copied().zip(evenly(used.len())) {
            self.lane(column, &heads[column], rank)?;
        }
        let name = |column: &usize| one_line(&self.sheet.heads[*column]);
        let unknown: Vec<String> = used
            .iter()
            .filter(|column| heads[**column].role.is_none())
            .map(name)
            .collect();
        if !unknown.is_empty() {
            self.notes
                .push(Note::new("unknown_columns", &[("names", &unknown.join(", "))]));
        }
        Ok(())
    }

    fn is_used(&self, column: usize) -> bool {
        !self.sheet.heads[column].is_empty() || self.sheet.stages.iter().any(|row| !row.cells[column].is_empty())
    }

    fn lane(&mut self, column: usize, head: &Head, rank: Rank) -> Result<(), FormatError> {
        let rows = &self.sheet.stages;
        let name = one_line(&self.sheet.heads[column]).replace("**", "");
        let holds_text = rows.iter().any(|row| !row.cells[column].is_empty());
        let mut meaning = head.role.clone().unwrap_or(Role::Note);
        if role(Some(&meaning)).form == Form::Line && holds_text {
            // A line has no cells; what is written there would be lost.
            self.notes.push(Note::new("line_with_text", &[("name", &name)]));
            meaning = Role::Note;
        }
        let id = LaneId(self.ids.next_id());
        let mut lane = Lane {
            id: id.clone(),
            rank,
            role: Some(meaning.clone()),
            name: name.clone(),
            ..Lane::default()
        };
        match role(Some(&meaning)).form {
            Form::Cards | Form::Line => self.cards(&id, &meaning, column)?,
            form @ (Form::Curve | Form::Numbers) => {
                let cells: Vec<Vec<String>> = rows.iter().map(|row| row.cells[column].clone()).collect();
                let figures = figures::read(form, &name, head.range, &cells, self.language);
                lane.scale = figures.scale;
                self.notes.extend(figures.notes);
                for (nth, figure) in figures.all.into_iter().enumerate() {
                    let Some(figure) = figure else { continue };
                    let card = Card {
                        text: text::escape(&figure.text),
                        value: figure.value,
                        ..Card::default()
                    };
                    self.put(&id, nth, vec![card])?;
                }
            }
        }
        self.doc.lanes.insert(id, lane);
        Ok(())
    }

    fn cards(&mut self, lane: &LaneId, meaning: &Role, column: usize) -> Result<(), FormatError> {
        let rows = &self.sheet.stages;
        for (nth, row) in rows.iter().enumerate() {
            let cards = row.cells[column]
                .iter()
                .flat_map(|cell| pieces(meaning, cell))
                .map(card)
                .collect();
            self.put(lane, nth, cards)?;
        }
        Ok(())
    }

    /// Puts cards into the cell of a lane and the nth stage.
    fn put(&mut self, lane: &LaneId, nth: usize, cards: Vec<Card>) -> Result<(), FormatError> {
        let row: &StageRow = &self.sheet.stages[nth];
        if self.doc.cards.len() + cards.len() > limits::CARDS {
            return Err(FormatError::new(Fault::TableTooLarge { most: limits::CARDS }).at(row.line));
        }
        let ranks = evenly(cards.len());
        for (card, rank) in cards.into_iter().zip(ranks) {
            let id = CardId(self.ids.next_id());
            let stage = self.columns[nth].clone();
            let place = CardPlace {
                lane: lane.clone(),
                stage,
                rank,
                ..CardPlace::default()
            };
            self.doc.cards.insert(
                id.clone(),
                Card {
                    id,
                    place: Some(place),
                    ..card
                },
            );
        }
        Ok(())
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
    let plain = name.replace("**", "");
    let inside = plain.strip_suffix(')').and_then(|name| name.split_once(" ("));
    match inside {
        Some((name, gloss)) if !name.is_empty() && !gloss.contains(['(', ')']) => (name.to_owned(), gloss.to_owned()),
        _ => (plain, String::new()),
    }
}
