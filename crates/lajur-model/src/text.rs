//! Texts: a small Markdown subset. Bold `**`, italic `*` or `_`, `[text](address)`, bullets `- `, `* ` and `• `,
//! and a backslash that takes the meaning from the sign behind it. Whatever is not one of these stays text.
//!
//! Every line is a block, and no style reaches past its line. All of it takes time linear in the text's length.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A parsed text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// One per line of the source; an empty source has one empty block.
    pub blocks: Vec<Block>,
}

/// One line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// True for a line of a list; its sign is not part of the spans.
    pub bullet: bool,
    /// Runs of one style each, never empty; an empty line has none.
    pub spans: Vec<Span>,
}

/// Letters in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The letters, without marks.
    pub text: String,
    /// Heavy.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// The address behind the letters: http, https or mailto.
    pub link: Option<String>,
}

impl Text {
    /// The letters without any marks, blocks joined by line ends.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for (at, block) in self.blocks.iter().enumerate() {
            if at > 0 {
                plain.push('\n');
            }
            plain.extend(block.spans.iter().map(|span| span.text.as_str()));
        }
        plain
    }
}

/// The blocks and styles of a source. Never fails: what is no markup is text.
#[must_use]
pub fn parse(source: &str) -> Text {
    Text {
        blocks: source.split('\n').map(block).collect(),
    }
}

/// A source that [`parse`] reads back as this plain text, normalised, without any style.
#[must_use]
pub fn escape(plain: &str) -> String {
    let plain = normalise(plain);
    let mut source = String::with_capacity(plain.len() + 8);
    for (at, line) in plain.split('\n').enumerate() {
        if at > 0 {
            source.push('\n');
        }
        escape_line(line, &mut source);
    }
    source
}

/// Text as records keep it: line ends as `\n`, tabs as spaces, composed letters (NFC), and no control characters,
/// byte order marks or code points that are no characters. Marks of writing direction stay.
#[must_use]
pub fn normalise(input: &str) -> String {
    // Nothing is to be done for most texts, and there are ten thousand of them.
    if input.bytes().all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte)) {
        return input.to_owned();
    }
    let mut kept = String::with_capacity(input.len());
    let mut letters = input.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            // Spreadsheets and slide programs write a vertical tab or a separator for a line end within a cell.
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' => kept.push(' '),
            '\u{feff}' => {}
            _ if letter.is_control() || is_noncharacter(letter) => {}
            _ => kept.push(letter),
        }
    }
    match is_nfc_quick(kept.chars()) {
        IsNormalized::Yes => kept,
        _ => kept.nfc().collect(),
    }
}

/// True for an address that a text or a card may lead to: http, https or mailto, without spaces, at most 2,000 bytes.
#[must_use]
pub fn is_address(address: &str) -> bool {
    const LONGEST: usize = 2_000;
    let starts = |scheme: &str| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let scheme = ["https://", "http://", "mailto:"]
        .into_iter()
        .find(|scheme| starts(scheme));
    let foreign = |letter: char| letter.is_whitespace() || letter.is_control() || "<>\"".contains(letter);
    address.len() <= LONGEST && scheme.is_some_and(|scheme| address.len() > scheme.len()) && !address.contains(foreign)
}

fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

const BULLETS: [&str; 3] = ["- ", "* ", "• "];

/// Signs that lose their meaning behind a backslash.
fn can_be_escaped(letter: char) -> bool {
    letter.is_ascii_punctuation() || letter == '•'
}

fn escape_line(line: &str, source: &mut String) {
    let bullet = BULLETS.iter().any(|sign| line.starts_with(sign));
    let mut before = None;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied();
        let meant = match letter {
            '[' => true,
            '\\' => after.is_some_and(can_be_escaped),
            '*' => !(is_gap(before) && is_gap(after)),
            '_' => !(is_word(before) && is_word(after)),
            _ => false,
        };
        if meant || (bullet && before.is_none()) {
            source.push('\\');
        }
        source.push(letter);
        before = Some(letter);
    }
}

fn is_gap(letter: Option<char>) -> bool {
    letter.is_none_or(char::is_whitespace)
}

fn is_word(letter: Option<char>) -> bool {
    letter.is_some_and(char::is_alphanumeric)
}

fn is_digit(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_ascii_digit())
}

fn block(line: &str) -> Block {
    let inner = BULLETS.iter().find_map(|sign| line.strip_prefix(sign));
    Block {
        bullet: inner.is_some(),
        spans: spans(&tokens(inner.unwrap_or(line))),
    }
}

/// A piece of a line. Marks are literal until their partner is found.
enum Token<'a> {
    Text(&'a str),
    /// `**`, `*` or `_`.
    Mark {
        sign: &'a str,
        turn: Turn,
    },
    /// `[`, with the address once its end is found.
    LinkStart(Option<&'a str>),
    /// From `]` to `)` of a link.
    LinkEnd,
}

#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Literal,
    On,
    Off,
}

/// What is open while a line is read, as indices into its tokens.
#[derive(Default)]
struct Open {
    bold: Vec<usize>,
    star: Vec<usize>,
    dash: Vec<usize>,
    bracket: Vec<usize>,
}

impl Open {
    fn of(&mut self, sign: &str) -> &mut Vec<usize> {
        match sign {
            "**" => &mut self.bold,
            "*" => &mut self.star,
            _ => &mut self.dash,
        }
    }
}

fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut open = Open::default();
    let mut before = None;
    let mut at = 0;
    while let Some(letter) = line[at..].chars().next() {
        let rest = &line[at..];
        let used = match letter {
            '\\' => escaped(rest, &mut tokens),
            '*' | '_' => marks(rest, letter, before, &mut tokens, &mut open),
            '[' => {
                open.bracket.push(tokens.len());
                tokens.push(Token::LinkStart(None));
                1
            }
            ']' => link_end(rest, &mut tokens, &mut open),
            _ => {
                let used = rest.find(['\\', '*', '_', '[', ']']).unwrap_or(rest.len());
                tokens.push(Token::Text(&rest[..used]));
                used
            }
        };
        at += used;
        before = line[..at].chars().next_back();
    }
    tokens
}

fn escaped<'a>(rest: &'a str, tokens: &mut Vec<Token<'a>>) -> usize {
    let sign = rest[1..].chars().next().filter(|letter| can_be_escaped(*letter));
    let used = 1 + sign.map_or(0, char::len_utf8);
    tokens.push(Token::Text(&rest[usize::from(sign.is_some())..used]));
    used
}

/// A run of one sign. Three stars are bold and italic at once; longer runs are text.
fn marks<'a>(rest: &'a str, sign: char, before: Option<char>, tokens: &mut Vec<Token<'a>>, open: &mut Open) -> usize {
    let run = rest.len() - rest.trim_start_matches(sign).len();
    let after = rest[run..].chars().next();
    let inside = if sign == '_' {
        is_word(before) && is_word(after)
    } else {
        is_digit(before) && is_digit(after)
    };
    let known = if sign == '_' { run == 1 } else { run <= 3 };
    if inside || !known {
        tokens.push(Token::Text(&rest[..run]));
        return run;
    }
    let in_word = |beside| sign == '_' && is_word(beside);
    let can_open = !(is_gap(after) || in_word(before));
    let can_close = !(is_gap(before) || in_word(after));
    let signs: &[&str] = match run {
        3 => &[&rest[..2], &rest[2..3]],
        _ => &[&rest[..run]],
    };
    for sign in signs {
        mark(sign, can_open, can_close, tokens, open);
    }
    run
}

fn mark<'a>(sign: &'a str, can_open: bool, can_close: bool, tokens: &mut Vec<Token<'a>>, open: &mut Open) {
    let partners = open.of(sign);
    let partner = if can_close { partners.pop() } else { None };
    let turn = match partner {
        Some(partner) => {
            if let Token::Mark { turn, .. } = &mut tokens[partner] {
                *turn = Turn::On;
            }
            Turn::Off
        }
        None => {
            if can_open {
                partners.push(tokens.len());
            }
            Turn::Literal
        }
    };
    tokens.push(Token::Mark { sign, turn });
}

/// A `]`: the end of a link where an address follows. The search for the address stops at the next bracket, so that no
/// part of a line is searched twice.
fn link_end<'a>(rest: &'a str, tokens: &mut Vec<Token<'a>>, open: &mut Open) -> usize {
    let start = open.bracket.pop().filter(|start| start + 1 < tokens.len());
    let address = rest[1..]
        .strip_prefix('(')
        .and_then(address)
        .filter(|address| is_address(address));
    let (Some(start), Some(address)) = (start, address) else {
        tokens.push(Token::Text(&rest[..1]));
        return 1;
    };
    tokens[start] = Token::LinkStart(Some(address));
    tokens.push(Token::LinkEnd);
    // A link holds no other link: brackets around it are text.
    open.bracket.clear();
    "](".len() + address.len() + ")".len()
}

/// What stands before the parenthesis that closes the one already read.
fn address(rest: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, letter) in rest.char_indices() {
        match letter {
            ')' if depth == 0 => return Some(&rest[..at]),
            ')' => depth -= 1,
            '(' => depth += 1,
            '[' | ']' => return None,
            _ if letter.is_whitespace() => return None,
            _ => {}
        }
    }
    None
}

fn spans(tokens: &[Token]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let (mut bold, mut italic) = (0_usize, 0_usize);
    let mut link = None;
    for token in tokens {
        let text = match token {
            Token::Text(text) => text,
            Token::Mark {
                sign,
                turn: Turn::Literal,
            } => sign,
            Token::LinkStart(None) => "[",
            Token::Mark { sign, turn } => {
                let depth = if *sign == "**" { &mut bold } else { &mut italic };
                if *turn == Turn::On {
                    *depth += 1
                } else {
                    *depth -= 1
                }
                continue;
            }
            Token::LinkStart(address) => {
                link = *address;
                continue;
            }
            Token::LinkEnd => {
                link = None;
                continue;
            }
        };
        append(&mut spans, text, bold > 0, italic > 0, link);
    }
    spans
}

fn append(spans: &mut Vec<Span>, text: &str, bold: bool, italic: bool, link: Option<&str>) {
    match spans.last_mut() {
        Some(last) if last.bold == bold && last.italic == italic && last.link.as_deref() == link => {
            last.text.push_str(text);
        }
        _ => spans.push(Span {
            text: text.to_owned(),
            bold,
            italic,
            link: link.map(str::to_owned),
        }),
    }
}

#[cfg(test)]
mod tests;
