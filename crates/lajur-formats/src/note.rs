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

    /// Where it is in the file, in a language: "B7, C9"; empty where it is about all of it.
    #[must_use]
    pub fn places(&self, lang: Lang) -> String {
        let name = |place: &Place| format!("{}{}", letters(place.column), place.line);
        let named: Vec<String> = self.places.iter().take(PLACES).map(name).collect();
        let named = named.join(", ");
        if self.places.len() > PLACES {
            say(lang, "import.places.more", &[("places", &named)])
        } else {
            named
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
