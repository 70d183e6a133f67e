//! Text inside XML.

/// Appends `text` to `out` so that it may stand in an element or in a quoted attribute. Characters that XML 1.0
/// forbids are left out.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if is_allowed(c) => out.push(c),
            _ => {}
        }
    }
}

/// XML 1.0, production 2 (`Char`). Surrogates cannot occur in a `char`. DEL and the C1 controls are allowed there, but
/// discouraged: they draw nothing and trouble editors.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (!c.is_control() && c != '\u{FFFE}' && c != '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::escape_into;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        escape_into(&mut out, text);
        out
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            escaped("<a b=\"c\">&]]>"),
            "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;",
            "nothing of it may be read as markup"
        );
    }

    #[test]
    fn illegal_characters_are_dropped_and_letters_kept() {
        assert_eq!(
            escaped("a\0\u{1}\u{1f}\u{7f}\u{fffe}\u{ffff}é\u{202e}👩‍👧"),
            "aé\u{202e}👩‍👧",
            "bidi marks are letters' business"
        );
    }
}
