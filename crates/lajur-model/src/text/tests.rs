//! What is markup, what stays text, and that hostile text costs no more than its length.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
use super::*;
use proptest::prelude::*;

/// Spans written as `b:`, `i:` or `bi:` before their letters, a link as `text->address`.
fn check(source: &str, expected: &[&str]) {
    let text = parse(source);
    let found: Vec<String> = text
        .blocks
        .iter()
        .map(|block| {
            let spans: Vec<String> = block.spans.iter().map(shown).collect();
            format!("{}{}", if block.bullet { "• " } else { "" }, spans.join("|"))
        })
        .collect();
    assert_eq!(found, expected, "of {source:?}");
}

fn shown(span: &Span) -> String {
    let style = match (span.bold, span.italic) {
        (true, true) => "bi:",
        (true, false) => "b:",
        (false, true) => "i:",
        (false, false) => "",
    };
    let link = span.link.as_ref().map(|link| format!("->{link}")).unwrap_or_default();
    format!("{style}{}{link}", span.text)
}

#[test]
fn bold_italic_links_and_bullets_are_read() {
    check("pays **at once** or *later*", &["pays |b:at once| or |i:later"]);
    check("_whole_ line", &["i:whole| line"]);
    check("***both***", &["bi:both"]);
    check("**a *b* c**", &["b:a |bi:b|b: c"]);
    check("**un**real", &["b:un|real"]);
    check(
        "see [the shop](https://toko.id/a_(b)) now",
        &["see |the shop->https://toko.id/a_(b)| now"],
    );
    check("[**mail**](mailto:rina@toko.id)", &["b:mail->mailto:rina@toko.id"]);
    check("- one\n* two\n• three\nfour", &["• one", "• two", "• three", "four"]);
    check("", &[""]);
}

#[test]
fn what_is_no_markup_stays_text() {
    for source in [
        "2 * 3",
        "2*3*4",
        "a_snake_case_word",
        "__init__",
        "5 ** 2",
        "**",
        "*",
        "_ _",
        "****",
        "* *",
        "a * b * c",
        "**open",
        "-5 °C",
        "[not a link]",
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "[](https://toko.id)",
        "[x](https://toko.id",
        "[x] (https://toko.id)",
        "# heading",
        "> quote",
        "`code`",
        "<b>html</b>",
        "C:\\Users",
    ] {
        let lines = parse(source);
        let bullet = lines.blocks[0].bullet;
        assert_eq!(
            lines.plain(),
            if bullet { &source[2..] } else { source },
            "{source:?} must stay as it is"
        );
        assert!(
            lines.blocks[0].spans.iter().all(|span| shown(span) == span.text),
            "{source:?} must have no style"
        );
    }
}

#[test]
fn a_backslash_takes_the_meaning_from_a_sign() {
    check("\\*not italic\\*", &["*not italic*"]);
    check("\\- no bullet", &["- no bullet"]);
    check("\\[a](https://toko.id)", &["[a](https://toko.id)"]);
    check("a \\\\ b", &["a \\ b"]);
}

#[test]
fn a_style_ends_with_its_line() {
    check("**a\nb**", &["**a", "b**"]);
}

#[test]
fn escaping_adds_no_more_than_is_needed() {
    assert_eq!(escape("2 * 3"), "2 * 3", "a lone star means nothing");
    assert_eq!(
        escape("a_b C:\\Users 50%"),
        "a_b C:\\Users 50%",
        "nothing here means anything"
    );
    assert_eq!(escape("- 5"), "\\- 5", "a line must not become a list");
}

#[test]
fn only_web_and_mail_addresses_are_addresses() {
    for good in ["https://toko.id", "HTTP://toko.id/x?y=1", "mailto:rina@toko.id"] {
        assert!(is_address(good), "{good} leads somewhere");
    }
    let long = format!("https://toko.id/{}", "a".repeat(2_000));
    for bad in [
        "",
        "https://",
        "toko.id",
        "javascript:alert(1)",
        "file:///x",
        "https://a b",
        "https://a\u{7}",
        &long,
    ] {
        assert!(!is_address(bad), "{bad:?} must not be opened");
    }
}

#[test]
fn control_characters_go_and_letters_are_composed() {
    assert_eq!(
        normalise("a\r\nb\rc\u{2028}d\te\u{0}\u{85}\u{feff}\u{fdd0}\u{1ffff}"),
        "a\nb\nc\nd e",
        "only text stays"
    );
    assert_eq!(
        normalise("e\u{301}"),
        "é",
        "one letter is one code point where there is one"
    );
    assert_eq!(
        normalise("\u{200f}אב\u{200e}"),
        "\u{200f}אב\u{200e}",
        "marks of direction are part of the text"
    );
}

#[test]
fn a_megabyte_of_signs_is_read_in_one_go() {
    for unit in [
        "*",
        "**a",
        "[",
        "](",
        "[a](",
        "[](a",
        "_a ",
        "*a_",
        "\\",
        "[[](https://a",
        "((",
        "- ",
    ] {
        let hostile = unit.repeat(1_000_000 / unit.len());
        let text = parse(&hostile);
        assert_eq!(text.blocks.len(), 1, "{unit:?} repeated is one line");
    }
    let brackets = format!("{}{}", "[".repeat(500_000), "](a".repeat(160_000));
    assert_eq!(
        parse(&brackets).plain(),
        brackets,
        "brackets without an address are text"
    );
}

proptest! {
    #[test]
    fn escaped_text_is_read_back_as_it_was(plain in any::<String>()) {
        prop_assert_eq!(parse(&escape(&plain)).plain(), normalise(&plain));
    }

    #[test]
    fn escaped_signs_are_read_back_without_style(plain in "[-*_\\\\\\[\\]()•a1 .\n]{0,40}|\\[a\\]\\(https://b\\)") {
        let text = parse(&escape(&plain));
        prop_assert_eq!(text.plain(), normalise(&plain));
        let styled = |span: &Span| span.bold || span.italic || span.link.is_some();
        prop_assert!(!text.blocks.iter().any(|block| block.bullet || block.spans.iter().any(styled)));
    }

    #[test]
    fn normalising_twice_is_normalising_once(input in any::<String>()) {
        let once = normalise(&input);
        prop_assert_eq!(normalise(&once), once);
    }
}
