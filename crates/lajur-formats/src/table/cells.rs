//! One cell of a table as cards: lists split, quotation marks taken off, "nothing" understood.

use std::borrow::Cow;

use lajur_model::Role;

/// What a cell says once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A card's text, plain.
    Text(String),
    /// It is known that there is nothing.
    Nothing,
}

/// The cards of a cell in a lane of this role.
pub(crate) fn pieces(role: &Role, cell: &str) -> Vec<Piece> {
    let cell = &*broken(cell);
    if is_nothing(cell) {
        return vec![Piece::Nothing];
    }
    let texts = match role {
        Role::Touchpoint => items(cell),
        Role::Thought => quotes(cell),
        _ => lines(cell),
    };
    texts
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(Piece::Text)
        .collect()
}

/// A text with the line ends that tags stand for.
pub(crate) fn broken(cell: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(cell);
    for tag in ["<br>", "<br/>", "<br />", "<BR>"] {
        if text.contains(tag) {
            text = Cow::Owned(text.replace(tag, "\n"));
        }
    }
    text
}

fn is_nothing(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    ["-", "–", "—", "n/a", "none", "tidak ada"].contains(&cell.as_str())
}

/// Lines, without the signs of a list.
fn lines(cell: &str) -> Vec<String> {
    cell.lines().map(|line| unlisted(line).to_owned()).collect()
}

/// A thought stays whole, for commas and line ends belong to it, unless each of its lines is a quotation of its own.
fn quotes(cell: &str) -> Vec<String> {
    let lines: Vec<&str> = cell.lines().map(unlisted).filter(|line| !line.is_empty()).collect();
    if lines.iter().all(|line| unquoted(line) != *line) {
        return lines.into_iter().map(|line| unquoted(line).to_owned()).collect();
    }
    vec![unquoted(cell.trim()).to_owned()]
}

/// The items of a list: split at commas, semicolons, " / " and line ends, but not within brackets or quotation marks,
/// nor between the digits of a number.
fn items(cell: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0_usize;
    let mut before = ' ';
    let mut signs = cell.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '(' | '[' | '“' | '‘' | '「' => depth += 1,
            ')' | ']' | '”' | '’' | '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let next = signs.peek().copied().unwrap_or(' ');
        let number = before.is_ascii_digit() && next.is_ascii_digit();
        let parts = match sign {
            '\n' => true,
            ',' => depth == 0 && !number,
            ';' | '；' | '，' | '、' => depth == 0,
            '/' => depth == 0 && before == ' ' && next == ' ',
            _ => false,
        };
        if parts {
            depth = 0;
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            item.push(sign);
        }
        before = sign;
    }
    items.iter().map(|item| unquoted(unlisted(item)).to_owned()).collect()
}

/// A line without the bullet or number of a list.
fn unlisted(line: &str) -> &str {
    let line = line.trim();
    let bullet = ["- ", "* ", "• ", "– ", "· ", "✓ "]
        .into_iter()
        .find_map(|sign| line.strip_prefix(sign));
    let digits = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let number = (digits.len() < line.len() && line.len() - digits.len() < 3)
        .then(|| digits.strip_prefix(". ").or_else(|| digits.strip_prefix(") ")))
        .flatten();
    bullet.or(number).unwrap_or(line).trim()
}

/// A text without the quotation marks around all of it.
fn unquoted(text: &str) -> &str {
    const PAIRS: [(char, char); 10] = [
        ('"', '"'),
        ('“', '”'),
        ('„', '“'),
        ('‘', '’'),
        ('\'', '\''),
        ('«', '»'),
        ('「', '」'),
        ('『', '』'),
        ('《', '》'),
        ('”', '”'),
    ];
    let inner = PAIRS.into_iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        // Two quotations side by side are not one.
        (!inner.contains(close) || (open == '‘' && !inner.contains(open))).then_some(inner)
    });
    inner.map_or(text, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(role: &Role, cell: &str) -> Vec<String> {
        let text = |piece| {
            if let Piece::Text(text) = piece {
                text
            } else {
                "(nothing)".to_owned()
            }
        };
        pieces(role, cell).into_iter().map(text).collect()
    }

    #[test]
    fn a_list_of_touchpoints_becomes_one_card_each() {
        let role = Role::Touchpoint;
        assert_eq!(
            texts(&role, "Iklan video, brosur; stan / kabar\ntoko"),
            ["Iklan video", "brosur", "stan", "kabar", "toko"]
        );
        assert_eq!(
            texts(&role, "Media sosial (Instagram, TikTok), blog"),
            ["Media sosial (Instagram, TikTok)", "blog"]
        );
        assert_eq!(
            texts(&role, "Halaman ‘Siapa kami, apa kami’, kios"),
            ["Halaman ‘Siapa kami, apa kami’", "kios"]
        );
        assert_eq!(
            texts(&role, "Kupon 2,5%, app/web"),
            ["Kupon 2,5%", "app/web"],
            "a decimal comma parts nothing"
        );
        assert_eq!(texts(&role, "- Kios\n- Radio"), ["Kios", "Radio"], "bullets go");
        assert_eq!(
            texts(&role, "店舗、アプリ"),
            ["店舗", "アプリ"],
            "ideographic commas part too"
        );
    }

    #[test]
    fn a_thought_is_never_split_at_commas_and_loses_its_outer_quotes() {
        let role = Role::Thought;
        for cell in [
            "“Baik, aman, enak.”",
            "\"Baik, aman, enak.\"",
            "「Baik, aman, enak.」",
            "‘Baik, aman, enak.’",
        ] {
            assert_eq!(texts(&role, cell), ["Baik, aman, enak."], "the cell {cell}");
        }
        assert_eq!(
            texts(&role, "“Satu” dan “dua”"),
            ["“Satu” dan “dua”"],
            "two quotations are not one"
        );
        assert_eq!(
            texts(&role, "‘It’s fine’"),
            ["It’s fine"],
            "an apostrophe is no closing quote"
        );
        assert_eq!(
            texts(&role, "Satu,\ndua"),
            ["Satu,\ndua"],
            "a line end inside a thought stays"
        );
        assert_eq!(
            texts(&role, "“Satu”\n“Dua”"),
            ["Satu", "Dua"],
            "each line a quotation of its own"
        );
    }

    #[test]
    fn other_lanes_split_at_line_ends_only() {
        assert_eq!(
            texts(&Role::Pain, "1. Antre lama, lapar\n2. Mahal"),
            ["Antre lama, lapar", "Mahal"]
        );
        assert_eq!(texts(&Role::Pain, "2 * 3 = 6"), ["2 * 3 = 6"]);
        assert_eq!(
            texts(&Role::Action, "–"),
            ["(nothing)"],
            "a dash says that there is nothing"
        );
    }
}
