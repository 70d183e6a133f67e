//! What a row of a list says of its card beside the text. What is not understood is said and left out.

use lajur_model::text::is_address;
use lajur_model::{CardStatus, CardVariant, EvidenceKind};
use lajur_words::{Lang, say};

use super::super::meaning::Meaning;
use super::super::normal::{More, one_line};
use super::List;
use crate::Note;

impl List<'_> {
    pub(super) fn more(&mut self, row: usize) -> More {
        let evidence = self.word(
            row,
            &Meaning::Evidence,
            EvidenceKind::ALL,
            "evidence",
            EvidenceKind::as_str,
        );
        let status = self.word(
            row,
            &Meaning::Status,
            CardStatus::ALL,
            "card_status",
            CardStatus::as_str,
        );
        let variant = self.word(row, &Meaning::Variant, CardVariant::ALL, "variant", CardVariant::as_str);
        let is_one = self.cell(row, &Meaning::Id).is_some();
        let value = self.text(row, &Meaning::Value);
        // A card of Lajur's own that has no number may have one in its words.
        let is_apart = is_one && self.column(&Meaning::Value).is_some();
        More {
            is_one,
            value: (is_apart || !value.is_empty()).then_some(value),
            evidence,
            source: self.text(row, &Meaning::Source),
            date: self.date(row),
            owner: self.text(row, &Meaning::Owner),
            status,
            variant,
            channels: self.words(row, &Meaning::Channels),
            personas: self.words(row, &Meaning::Personas),
            tags: self.words(row, &Meaning::Tags),
            effort: self.points(row, &Meaning::Effort),
            impact: self.points(row, &Meaning::Impact),
            address: self.address(row),
        }
    }

    /// One of a few words, in either language or as files spell it. One that is not known is said and left out.
    pub(super) fn word<T: Clone>(
        &mut self,
        row: usize,
        meaning: &Meaning,
        all: &[T],
        key: &str,
        spelled: impl Fn(&T) -> &str,
    ) -> Option<T> {
        let text = self.text(row, meaning);
        if text.is_empty() {
            return None;
        }
        let found = all.iter().find(|word| is_word(&text, spelled(word), key));
        if found.is_none() {
            self.unknown(row, meaning, &text);
        }
        found.cloned()
    }

    pub(super) fn unknown(&mut self, row: usize, meaning: &Meaning, text: &str) {
        let note = Note::new("unknown_word", &[("word", &one_line(text))]);
        self.note(row, meaning, note);
    }

    pub(super) fn note(&mut self, row: usize, meaning: &Meaning, note: Note) {
        let place = self.grid.place(row, self.column(meaning).unwrap_or(0));
        self.normal.notes.push(note.at(place));
    }

    /// A day as `YYYY-MM-DD`; another way to write one is said and left out, for nobody knows which number is the month.
    fn date(&mut self, row: usize) -> String {
        let text = self.text(row, &Meaning::Date);
        if text.is_empty() || is_day(&text) {
            return text;
        }
        let note = Note::new("unknown_day", &[("word", &one_line(&text))]);
        self.note(row, &Meaning::Date, note);
        String::new()
    }

    /// A whole address; a piece of one leads nowhere, so it is said and left out.
    fn address(&mut self, row: usize) -> String {
        let text = self.text(row, &Meaning::Address);
        if text.is_empty() || is_address(&text) {
            return text;
        }
        let note = Note::new("unknown_address", &[("word", &one_line(&text))]);
        self.note(row, &Meaning::Address, note);
        String::new()
    }

    fn words(&self, row: usize, meaning: &Meaning) -> Vec<String> {
        let text = self.text(row, meaning);
        let parts = text.split([',', ';', '\n']).map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// A whole number from 1 to 5.
    fn points(&mut self, row: usize, meaning: &Meaning) -> Option<u8> {
        let cell = self.cell(row, meaning)?;
        let points: Option<f64> = cell.value.or_else(|| cell.text.parse().ok());
        let points = points.filter(|points| (1.0..=5.0).contains(points) && points.fract() == 0.0);
        if points.is_none() {
            let word = one_line(&cell.text);
            self.note(row, meaning, Note::new("unknown_points", &[("word", &word)]));
        }
        points.map(|points| points as u8)
    }
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: usize, digits: usize| -> Option<u32> {
        let part = parts.get(part)?;
        (part.len() == digits).then(|| part.parse().ok())?
    };
    let in_year =
        |range: std::ops::RangeInclusive<u32>, part| number(part, 2).is_some_and(|number| range.contains(&number));
    parts.len() == 3 && number(0, 4).is_some() && in_year(1..=12, 1) && in_year(1..=31, 2)
}

fn is_word(text: &str, spelled: &str, key: &str) -> bool {
    let text = text.trim().to_lowercase();
    text == spelled
        || [Lang::En, Lang::Id]
            .into_iter()
            .any(|lang| say(lang, &format!("{key}.{spelled}"), &[]).to_lowercase() == text)
}
