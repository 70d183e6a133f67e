//! What a person should know after an import or export that went well.

use lajur_words::{Lang, say};

/// One remark: catalogue key `import.note.<key>` with what goes into it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Last part of the catalogue key.
    pub key: &'static str,
    /// Placeholders and what stands for them.
    pub params: Vec<(&'static str, String)>,
}

impl Note {
    pub(crate) fn new(key: &'static str, params: &[(&'static str, &str)]) -> Self {
        Self {
            key,
            params: params
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect(),
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
        say(lang, &format!("import.note.{}", self.key), &params)
    }
}
