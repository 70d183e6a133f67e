//! Feelings that are no numbers: stars, faces, words.

use lajur_words::{Lang, say};

/// Words of the emotion scale in the catalogues, and their values.
const SCALE: [(&str, f64); 5] = [
    ("emotion.-2", -2.0),
    ("emotion.-1", -1.0),
    ("emotion.0", 0.0),
    ("emotion.1", 1.0),
    ("emotion.2", 2.0),
];

/// Other words that people write, English and Indonesian.
#[rustfmt::skip]
const WORDS: [(f64, &[&str]); 5] = [
    (-2.0, &["angry", "furious", "very sad", "very unhappy", "very bad", "terrible", "very negative", "lowest", "very low",
        "marah", "sangat marah", "sangat sedih", "sangat buruk", "sangat negatif", "paling rendah", "sangat rendah"]),
    (-1.0, &["sad", "unhappy", "frustrated", "annoyed", "confused", "worried", "anxious", "nervous", "bad", "negative",
        "low", "slightly down", "disappointed",
        "sedih", "frustrasi", "kesal", "bingung", "cemas", "khawatir", "ragu", "buruk", "negatif", "rendah", "kecewa"]),
    (0.0, &["neutral", "ok", "okay", "so so", "indifferent", "average", "medium", "middle",
        "netral", "biasa", "biasa saja", "sedang", "cukup"]),
    (1.0, &["happy", "satisfied", "pleased", "relieved", "curious", "interested", "confident", "good", "positive", "high",
        "slightly up",
        "senang", "puas", "lega", "penasaran", "tertarik", "percaya", "baik", "positif", "tinggi"]),
    (2.0, &["very happy", "delighted", "excited", "enthusiastic", "great", "excellent", "very good", "very positive",
        "highest", "very high",
        "sangat senang", "gembira", "bahagia", "antusias", "sangat puas", "sangat baik", "sangat positif",
        "paling tinggi", "sangat tinggi"]),
];

/// Faces.
#[rustfmt::skip]
const FACES: [(f64, &[char]); 5] = [
    (-2.0, &['😡', '🤬', '😠', '😭', '😫', '😩', '😤', '🤯']),
    (-1.0, &['😞', '😟', '🙁', '😕', '😣', '😖', '😢', '😔', '😰', '😨', '😒', '☹', '😓', '😥']),
    (0.0, &['😐', '😑', '😶', '🤔', '😬']),
    (1.0, &['🙂', '😊', '😌', '☺', '😀', '👍', '😏']),
    (2.0, &['😃', '😄', '😁', '😍', '🤩', '🥳', '🎉', '😆', '🥰', '❤']),
];

/// The value of a feeling on the scale from −2 to 2: a word of either language, or a face; none where there are several
/// that differ, or none is known.
pub(super) fn value(text: &str) -> Option<f64> {
    word(text).or_else(|| face(text))
}

fn word(text: &str) -> Option<f64> {
    let letters: String = text.chars().filter(|sign| !is_face_part(*sign)).collect();
    let text = letters.trim().trim_end_matches(['.', '!']).to_lowercase();
    let is = |key: &str| {
        [Lang::En, Lang::Id]
            .into_iter()
            .any(|lang| say(lang, key, &[]).to_lowercase() == text)
    };
    let scale = SCALE.iter().find(|(key, _)| is(key)).map(|(_, value)| *value);
    scale.or_else(|| {
        let known = WORDS.iter().find(|(_, words)| words.contains(&text.as_str()));
        known.map(|(value, _)| *value)
    })
}

fn face(text: &str) -> Option<f64> {
    let known = |sign: char| {
        FACES
            .iter()
            .find(|(_, faces)| faces.contains(&sign))
            .map(|(value, _)| *value)
    };
    let mut values = text.chars().filter_map(known);
    let first = values.next()?;
    values.all(|other| other == first).then_some(first)
}

fn is_face_part(sign: char) -> bool {
    sign == '\u{fe0f}' || FACES.iter().any(|(_, faces)| faces.contains(&sign))
}

/// How many stars of how many: "★★★☆☆" is 3 of 5, "⭐⭐" is 2 of 5. None where there is anything else.
pub(super) fn stars(text: &str) -> Option<(f64, u32)> {
    let (mut full, mut half, mut empty) = (0_u32, 0_u32, 0_u32);
    for sign in text.chars() {
        match sign {
            '★' | '⭐' => full += 1,
            '⯨' | '½' => half += 1,
            '☆' => empty += 1,
            '\u{fe0f}' | ' ' => {}
            _ => return None,
        }
    }
    let most = (full + half + empty).max(5);
    let value = f64::from(full) + f64::from(half) / 2.0;
    (full + empty > 0 && half < 2 && most <= 10).then_some((value, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_faces_have_their_value_in_both_languages() {
        for (text, wanted) in [
            ("Sangat senang", 2.0),
            ("Disappointed", -1.0),
            ("penasaran 🤩", 1.0),
            ("😡", -2.0),
            ("🙂🙂", 1.0),
            ("☹️", -1.0),
            ("Neutral.", 0.0),
        ] {
            assert_eq!(value(text), Some(wanted), "{text}");
        }
        assert_eq!(value("😡 → 🙂"), None, "from one to another is not one feeling");
        assert_eq!(value("heran"), None, "what is not known is not guessed");
        assert_eq!(value(""), None);
    }

    #[test]
    fn stars_are_counted() {
        assert_eq!(stars("★★★☆☆"), Some((3.0, 5)));
        assert_eq!(stars("⭐⭐"), Some((2.0, 5)));
        assert_eq!(stars("★★½"), Some((2.5, 5)));
        assert_eq!(stars("☆☆☆☆☆"), Some((0.0, 5)), "none of five is a score");
        assert_eq!(stars("★ good"), None);
        assert_eq!(stars(""), None);
    }
}
