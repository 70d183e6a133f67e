//! Scripts of a map that no face in use can draw.

use std::collections::BTreeMap;

use lajur_model::Doc;

use crate::fonts::Fonts;

/// A script without a face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingScript {
    /// Its English name, such as `Han` or `Emoji`; `Other` for scripts that are not told apart.
    pub script: &'static str,
    /// Some of the letters, each once, in the order of their code points.
    pub letters: String,
}

/// Letters named per script.
const LETTERS: usize = 8;

/// First and last code point of the scripts that are told apart.
const SCRIPTS: [(u32, u32, &str); 19] = [
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x1000, 0x109F, "Myanmar"),
    (0x1100, 0x11FF, "Hangul"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1B00, 0x1B7F, "Balinese"),
    (0x3040, 0x309F, "Hiragana"),
    (0x30A0, 0x30FF, "Katakana"),
    (0x3400, 0x9FFF, "Han"),
    (0xA980, 0xA9DF, "Javanese"),
    (0xAC00, 0xD7AF, "Hangul"),
    (0x2600, 0x27BF, "Emoji"),
    (0x1F000, 0x1FAFF, "Emoji"),
    (0x20000, 0x3FFFF, "Han"),
];

/// The scripts in the map's texts that these fonts lack, by name.
#[must_use]
pub fn missing_scripts(doc: &Doc, fonts: &Fonts) -> Vec<MissingScript> {
    let mut seen: BTreeMap<char, bool> = BTreeMap::new();
    for text in texts(doc) {
        for letter in drawn(text) {
            seen.entry(letter).or_insert_with(|| fonts.has_glyph(letter));
        }
    }
    let mut missing: BTreeMap<&'static str, String> = BTreeMap::new();
    for (letter, _) in seen.into_iter().filter(|(_, drawn)| !drawn) {
        let letters = missing.entry(script(letter)).or_default();
        if letters.chars().count() < LETTERS {
            letters.push(letter);
        }
    }
    missing
        .into_iter()
        .map(|(script, letters)| MissingScript { script, letters })
        .collect()
}

impl Fonts {
    /// True where the text has a letter that none of the faces has.
    #[must_use]
    pub fn lack(&self, text: &str) -> bool {
        drawn(text).any(|letter| !self.has_glyph(letter))
    }
}

/// The letters that need a glyph and may lack one: every face has those of ASCII.
fn drawn(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|letter| !letter.is_ascii() && !is_silent(*letter))
}

/// Marks of direction, joiners and selectors are not drawn.
fn is_silent(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(u32::from(letter), 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFE00..=0xFE0F | 0xE0000..=0xE007F)
}

fn script(letter: char) -> &'static str {
    let code = u32::from(letter);
    SCRIPTS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&code))
        .map_or("Other", |(_, _, name)| name)
}

fn texts(doc: &Doc) -> impl Iterator<Item = &str> {
    let map = [doc.map.title.as_str(), doc.map.goal.as_str()].into_iter();
    let stages = doc
        .stages
        .values()
        .flat_map(|stage| [stage.name.as_str(), stage.gloss.as_str()]);
    let lanes = doc.lanes.values().map(|lane| lane.name.as_str());
    let cards = doc.cards.values().map(|card| card.text.as_str());
    let links = doc.links.values().map(|link| link.label.as_str());
    let personas = doc
        .shared
        .personas
        .values()
        .flat_map(|who| [who.name.as_str(), who.role.as_str()]);
    let channels = doc.shared.channels.values().map(|channel| channel.name.as_str());
    map.chain(stages)
        .chain(lanes)
        .chain(cards)
        .chain(links)
        .chain(personas)
        .chain(channels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_a_face_are_named_once() {
        let mut doc = Doc::default();
        doc.map.title = "Grüße مرحبا שלום नमस्ते 漢字漢 ไทย 🙂".to_owned();
        let missing = missing_scripts(&doc, &Fonts::bundled());
        let names: Vec<(&str, &str)> = missing
            .iter()
            .map(|found| (found.script, found.letters.as_str()))
            .collect();
        assert_eq!(
            names,
            [("Emoji", "🙂"), ("Han", "字漢"), ("Thai", "ทยไ")],
            "Latin, Arabic, Hebrew and Devanagari are bundled"
        );
    }
}
