//! What a person should know after an import or export that went well.

use lajur_words::{Lang, say, say_n};

/// One remark: catalogue key `import.note.<key>` with what goes into it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Last part of the catalogue key.
    pub key: &'static str,
    /// How many, where the remark counts something; then the key has the forms `.one` and `.other`.
    pub count: Option<u64>,
    /// Placeholders and what stands for them.
    pub params: Vec<(&'static str, String)>,
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
        }
    }

    pub(crate) fn counted(key: &'static str, count: usize, params: &[(&'static str, &str)]) -> Self {
        Self {
            count: Some(count as u64),
            ..Self::new(key, params)
        }
    }

    /// The remark in a language.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let params: Vec<(&str, &str)> = self
            .params
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let key = format!("import.note.{}", self.key);
        match self.count {
            Some(count) => say_n(lang, &key, count, &params),
            None => say(lang, &key, &params),
        }
    }
}
