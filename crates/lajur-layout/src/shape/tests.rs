//! What shaping must hold for every text.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
use super::*;
use lajur_model::text;
use proptest::prelude::*;

const KIND: Type = Type::new(14.0, 20.0, 400);

fn lines(shaped: &Shaped) -> Vec<String> {
    shaped
        .lines
        .iter()
        .map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect())
        .collect()
}

#[test]
fn lines_break_at_the_width_and_lose_the_space_at_their_end() {
    let shaped = Fonts::bundled().wrap("Membuka halaman produk, memeriksa komposisi", 136.0, KIND);
    assert_eq!(lines(&shaped), ["Membuka halaman", "produk, memeriksa", "komposisi"]);
    assert_eq!(shaped.height(), 60.0, "three lines of 20");
}

#[test]
fn an_empty_text_is_one_blank_line_and_a_line_end_begins_another() {
    let fonts = Fonts::bundled();
    for (text, count) in [("", 1), ("a\n", 2), ("\n\n", 3), (" ", 1), ("a\n\nb", 3)] {
        assert_eq!(fonts.wrap(text, 100.0, KIND).lines.len(), count, "{text:?}");
    }
}

#[test]
fn a_word_that_is_too_long_breaks_anywhere() {
    let shaped = Fonts::bundled().wrap(&"a".repeat(100), 100.0, KIND);
    assert!(shaped.lines.len() > 5, "it is cut into lines");
    assert!(shaped.width <= 100.0, "and none is wider than the card");
}

#[test]
fn styles_and_links_become_pieces_of_their_own() {
    let shaped = Fonts::bundled().wrap("a **b** *c* [d](https://toko.id)", 300.0, KIND);
    let pieces = &shaped.lines[0].pieces;
    let found: Vec<(&str, u16, bool, bool)> = pieces
        .iter()
        .map(|piece| (piece.text.as_str(), piece.weight, piece.italic, piece.link.is_some()))
        .collect();
    assert_eq!(
        found,
        [
            ("a ", 400, false, false),
            ("b", 600, false, false),
            (" ", 400, false, false),
            ("c", 400, true, false),
            (" ", 400, false, false),
            ("d", 400, false, true)
        ]
    );
}

#[test]
fn hebrew_and_arabic_begin_at_the_right() {
    let fonts = Fonts::bundled();
    for text in ["שלום עולם", "مرحبا بالعالم"] {
        let shaped = fonts.wrap(text, 300.0, KIND);
        let piece = &shaped.lines[0].pieces[0];
        assert!(
            piece.rtl && piece.text == text,
            "one piece, read from the right: {:?}",
            piece.text
        );
        assert!((piece.x + piece.w - 300.0).abs() < 0.5, "it ends at the right edge");
    }
}

#[test]
fn a_list_hangs_behind_its_sign() {
    let shaped = Fonts::bundled().wrap("- one two three four\n- five", 80.0, KIND);
    assert_eq!(shaped.lines[0].pieces[0].text, "•");
    assert!(
        shaped.lines[1].pieces.iter().all(|piece| piece.x >= 14.0),
        "the second line stands below the first"
    );
}

#[test]
fn glyphs_of_a_ligature_stand_for_all_its_letters() {
    let shaped = Fonts::bundled().wrap("लक्ष्मी สวัสดี لا إله क्षत्रिय", 400.0, KIND);
    for piece in shaped.lines.iter().flat_map(|line| &line.pieces) {
        let mut covered = vec![false; piece.text.len()];
        for glyph in piece.runs.iter().flat_map(|run| &run.glyphs) {
            covered[glyph.start as usize..glyph.end as usize]
                .iter_mut()
                .for_each(|byte| *byte = true);
        }
        assert!(
            covered.iter().all(|byte| *byte),
            "every byte of {:?} belongs to a glyph: {covered:?}",
            piece.text
        );
    }
}

#[test]
fn a_line_with_spaces_between_two_directions_stays_within_its_width() {
    let text = "👩\u{200d}👩\u{200d}👧- \u{200f}नमस्ते  नमस्ते ";
    let shaped = Fonts::bundled().wrap(text, 65.898_56, KIND);
    for piece in shaped.lines.iter().flat_map(|line| &line.pieces) {
        assert!(piece.x >= -0.5, "{:?} begins at {}", piece.text, piece.x);
    }
}

/// Letters of many scripts, spaces, marks of direction and signs of Markdown.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            Just("Kode "),
            Just("SEHAT10"),
            Just("مرحبا "),
            Just("לא "),
            Just("नमस्ते "),
            Just("漢字"),
            Just("🙂"),
            Just("👩‍👩‍👧"),
            Just("\n"),
            Just("- "),
            Just("**"),
            Just("*"),
            Just("\u{200f}"),
            Just("e\u{301}"),
            Just("Donaudampfschifffahrtsgesellschaft"),
            Just(" "),
            Just("123.5 "),
            Just("fi"),
        ],
        0..14,
    )
    .prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_letter_is_lost_and_every_line_stays_within_its_width(text in text(), width in 40.0_f32..300.0) {
        let fonts = Fonts::bundled();
        let shaped = fonts.wrap(&text, width, KIND);
        let plain: String = text::parse(&text).blocks.iter().flat_map(|block| &block.spans).flat_map(|span| span.text.chars()).filter(|letter| !letter.is_whitespace()).collect();
        let mut expected: Vec<char> = plain.chars().collect();
        let mut found: Vec<char> = lines(&shaped).concat().chars().filter(|letter| !letter.is_whitespace() && *letter != '•').collect();
        expected.retain(|letter| *letter != '•');
        expected.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(found, expected);
        for line in &shaped.lines {
            for piece in &line.pieces {
                prop_assert!(piece.x >= -0.5, "{:?} begins at {}", piece.text, piece.x);
                // One letter may be wider than a narrow column, a word may not.
                prop_assert!(piece.x + piece.w <= width + 24.0, "{:?} ends at {}", piece.text, piece.x + piece.w);
                for glyph in piece.runs.iter().flat_map(|run| &run.glyphs) {
                    prop_assert!(glyph.end as usize <= piece.text.len() && glyph.start <= glyph.end);
                }
            }
        }
    }

    #[test]
    fn runs_say_where_in_their_paragraph_they_stood(text in text(), width in 40.0_f32..300.0) {
        let shaped = Fonts::bundled().wrap(&text, width, KIND);
        for (number, block) in (0..).zip(&text::parse(&text).blocks) {
            let paragraph: String = block.spans.iter().map(|span| span.text.as_str()).collect();
            let mut pieces: Vec<&Piece> = shaped.lines.iter().flat_map(|line| &line.pieces).collect();
            pieces.retain(|piece| piece.source.paragraph == number && !piece.source.bullet);
            pieces.sort_by_key(|piece| piece.source.start);
            let mut at = 0;
            for piece in pieces {
                let start = piece.source.start as usize;
                prop_assert!(at <= start && paragraph[at..start].trim().is_empty(), "only spaces fall away");
                at = start + piece.text.len();
                prop_assert_eq!(&paragraph[start..at], &piece.text);
            }
            prop_assert!(paragraph[at..].trim().is_empty(), "{:?} is left", &paragraph[at..]);
        }
    }

    #[test]
    fn shaping_twice_gives_the_same(text in text()) {
        let (a, b) = (Fonts::bundled().wrap(&text, 120.0, KIND), Fonts::bundled().wrap(&text, 120.0, KIND));
        prop_assert_eq!(format!("{a:?}"), format!("{b:?}"));
    }
}
