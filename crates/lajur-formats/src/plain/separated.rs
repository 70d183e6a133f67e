//! Rows as CSV or TSV.

use lajur_words::Lang;

use super::{Between, Out};

/// What Excel needs to take a text for UTF-8.
const MARK: &str = "\u{feff}";

pub(super) fn write(rows: &[Vec<Out>], between: Between, lang: Lang) -> Vec<u8> {
    let sign = match (between, lang) {
        (Between::Tabs, _) => '\t',
        (Between::Commas, Lang::En) => ',',
        // Where numbers have commas, spreadsheets part cells with semicolons.
        (Between::Commas, Lang::Id) => ';',
    };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = MARK.to_owned();
    for row in rows {
        for column in 0..width {
            if column > 0 {
                out.push(sign);
            }
            if let Some(cell) = row.get(column) {
                out.push_str(&quoted(&plain(cell, lang), sign));
            }
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

fn plain(cell: &Out, lang: Lang) -> String {
    match (cell, lang) {
        (Out::Text(text), _) => guarded(text),
        (Out::Number(value), Lang::En) => value.to_string(),
        (Out::Number(value), Lang::Id) => value.to_string().replace('.', ","),
    }
}

/// A text that a spreadsheet would run as a formula gets an apostrophe, as the person who types one would write it.
fn guarded(text: &str) -> String {
    let inner = text.trim_start_matches('\'');
    if inner.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn quoted(text: &str, sign: char) -> String {
    let needs = text.contains([sign, '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ');
    if needs {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
