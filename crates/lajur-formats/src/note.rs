//! What a person should know after an import or export that went well.

use lajur_words::{Lang, say, say_n};

use crate::table::{Place, letters};

/// Places that one remark names.
const PLACES: usize = 6;

/// One remark: catalogue key `import.note.<key>` with what goes into it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Last part of the catalogue key.
    pub key: &'static str,
    /// How many, where the remark counts something; then the key has the forms `.one` and `.other`.
    pub count: Option<u64>,
    /// Placeholders and what stands for them.
    pub params: Vec<(&'static str, String)>,
    /// Where in the file; empty where it is about all of it.
    pub places: Vec<Place>,
    /// True where the file has several tables, so that a place needs the name of its own.
    pub names_table: bool,
}

impl Note {
    pub(crate) fn new(key: &'static str, params: &[(&'static str, &str)]) -> Self {
        let params = params
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        Self {
            key,
            count: None,
            params,
            places: Vec::new(),
            names_table: false,
        }
    }

    pub(crate) fn counted(key: &'static str, count: usize, params: &[(&'static str, &str)]) -> Self {
        Self {
            count: Some(count as u64),
            ..Self::new(key, params)
        }
    }

    pub(crate) fn at(self, place: Place) -> Self {
        self.among(vec![place])
    }

    pub(crate) fn among(self, places: Vec<Place>) -> Self {
        Self { places, ..self }
    }

    /// The same remark on a file with several tables.
    pub(crate) fn of_several(self) -> Self {
        Self {
            names_table: true,
            ..self
        }
    }

    /// Where it is in the file, in a language: "B7, C9", "Hotel: B7; Clinic: C9"; empty where it is about all of it.
    #[must_use]
    pub fn places(&self, lang: Lang) -> String {
        let places = &self.places[..self.places.len().min(PLACES)];
        let tables = places.chunk_by(|one, next| one.sheet == next.sheet);
        let named: Vec<String> = tables.map(|places| self.table(places, lang)).collect();
        let named = named.join("; ");
        if self.places.len() > PLACES {
            say(lang, "import.places.more", &[("places", &named)])
        } else {
            named
        }
    }

    /// Places of one table.
    fn table(&self, places: &[Place], lang: Lang) -> String {
        let named: Vec<String> = places.iter().map(|place| name(place, lang)).collect();
        let named = named.join(", ");
        match places.first() {
            Some(place) if self.names_table && !place.sheet.is_empty() => say(
                lang,
                "import.places.table",
                &[("name", &place.sheet), ("places", &named)],
            ),
            _ => named,
        }
    }

    /// The remark in a language, with its places behind it.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let params: Vec<(&str, &str)> = self
            .params
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let key = format!("import.note.{}", self.key);
        let words = match self.count {
            Some(count) => say_n(lang, &key, count, &params),
            None => say(lang, &key, &params),
        };
        match self.places(lang) {
            places if places.is_empty() => words,
            places => say(lang, "import.note.at", &[("note", &words), ("places", &places)]),
        }
    }
}

/// A cell as spreadsheets call it; of a text, where rows have no numbers, its line.
fn name(place: &Place, lang: Lang) -> String {
    let (column, line) = (letters(place.column), place.line.to_string());
    if place.is_line {
        say(lang, "import.places.line", &[("column", &column), ("line", &line)])
    } else {
        column + &line
    }
}
