//! The words of a presentation that are no part of the map, in the map's language.

use lajur_model::Doc;
use lajur_words::{Lang, say};

/// Names for the list of shapes, looked up once.
pub(super) struct Words {
    pub lang: Lang,
    pub card: String,
    pub stage: String,
    pub lane: String,
    pub persona: String,
    pub arrow: String,
    pub title: String,
    pub text: String,
    pub shape: String,
    pub line: String,
    pub lines: String,
    pub icon: String,
    pub picture: String,
    pub legend: String,
    pub footer: String,
    pub number: String,
    pub notes: String,
}

/// Letters of a name at most.
const LONGEST: usize = 60;

impl Words {
    pub(super) fn of(doc: &Doc) -> Self {
        let lang = Lang::parse(&doc.map.language).unwrap_or_default();
        let word = |key: &str| say(lang, key, &[]);
        Self {
            lang,
            card: word("kind.card"),
            stage: word("kind.stage"),
            lane: word("kind.lane"),
            persona: word("kind.persona"),
            arrow: word("kind.link"),
            title: word("slides.title"),
            text: word("slides.text"),
            shape: word("slides.shape"),
            line: word("slides.line"),
            lines: word("slides.lines"),
            icon: word("slides.icon"),
            picture: word("slides.picture"),
            legend: word("slides.legend"),
            footer: word("slides.footer"),
            number: word("slides.number"),
            notes: word("slides.notes"),
        }
    }

    /// The language as DrawingML spells it.
    pub(super) fn language(&self) -> &'static str {
        match self.lang {
            Lang::En => "en-US",
            Lang::Id => "id-ID",
        }
    }
}

/// What a shape is, with the beginning of what it says.
pub(super) fn named(kind: &str, said: &str) -> String {
    let mut letters = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = letters.char_indices().nth(LONGEST) {
        letters.truncate(end);
        letters.push('…');
    }
    if letters.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}: {letters}")
    }
}
