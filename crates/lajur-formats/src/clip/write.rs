//! A piece as a table.

use std::collections::BTreeMap;
use std::fmt::Write;

use lajur_model::{Card, Doc, Form, LaneId, Piece, Stage, StageId, text};
use lajur_words::{Lang, number};

use super::Clip;
use super::records::ATTRIBUTE;
use crate::lanes::lane_name;

/// Keeps spreadsheets from reading a text as formula, date or number.
const TEXT: &str = " style=\"mso-number-format:'\\@';vertical-align:top\"";
const HEAD: &str = " style=\"mso-number-format:'\\@';vertical-align:top;text-align:left\"";
/// A line end within a cell; without the style Excel would begin a new row.
const BREAK: &str = "<br style=\"mso-data-placement:same-cell\">";

/// A cell in both forms.
#[derive(Default)]
struct Cell {
    plain: Vec<String>,
    html: Vec<String>,
    head: bool,
    figure: bool,
}

impl Cell {
    fn head(text: &str) -> Self {
        Self {
            plain: vec![text.to_owned()],
            html: vec![escaped(text)],
            head: true,
            figure: false,
        }
    }

    fn of(cards: &[&Card], language: Lang) -> Self {
        let figure = matches!(cards, [one] if one.value.is_some() && one.text.is_empty());
        Self {
            plain: cards.iter().map(|card| plain(card, language)).collect(),
            html: cards.iter().map(|card| marked(card, language)).collect(),
            head: false,
            figure,
        }
    }
}

/// A cell as spreadsheets write it: quotation marks around what would otherwise be several.
fn tabbed(text: &str) -> String {
    if text.contains(['\t', '\n', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// With `heads` the names of columns stand above and those of lanes before the cells; `records` go into the table.
pub(super) fn clip(doc: &Doc, piece: &Piece, heads: bool, language: Lang, records: Option<&str>) -> Clip {
    let rows = rows(doc, piece, heads, language);
    let lines = rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().map(|cell| tabbed(&cell.plain.join("\n"))).collect();
        cells.join("\t")
    });
    let single = matches!(rows.as_slice(), [row] if row.len() == 1);
    Clip {
        // What is no table is a text: its lines need no quotation marks.
        text: match rows.first().filter(|_| single) {
            Some(row) => row[0].plain.join("\n"),
            None => lines.collect::<Vec<_>>().join("\n"),
        },
        html: page(&rows, records),
    }
}

fn rows(doc: &Doc, piece: &Piece, heads: bool, language: Lang) -> Vec<Vec<Cell>> {
    let columns: Vec<&Stage> = piece.stages.iter().filter(|stage| is_column(piece, stage)).collect();
    let lanes = piece.lanes.iter().filter(|lane| doc.form(lane) != Form::Line);
    let cells = cells(piece);
    let mut rows = Vec::new();
    if heads && !columns.is_empty() {
        let names = columns.iter().map(|stage| Cell::head(&path(doc, stage)));
        rows.push([Cell::head("")].into_iter().chain(names).collect());
    }
    for lane in lanes {
        let name = heads.then(|| Cell::head(&lane_name(lane, language)));
        let cell = |stage: &&Stage| {
            let cards = cells.get(&(&lane.id, &stage.id));
            Cell::of(cards.map_or(&[], Vec::as_slice), language)
        };
        rows.push(name.into_iter().chain(columns.iter().map(cell)).collect());
    }
    let loose: Vec<&Card> = piece.cards.iter().filter(|card| card.place.is_none()).collect();
    if !loose.is_empty() {
        rows.push(vec![Cell::of(&loose, language)]);
    }
    rows
}

fn is_column(piece: &Piece, stage: &Stage) -> bool {
    !piece
        .stages
        .iter()
        .any(|other| other.parent.as_ref() == Some(&stage.id))
}

fn cells(piece: &Piece) -> BTreeMap<(&LaneId, &StageId), Vec<&Card>> {
    let mut cells: BTreeMap<_, Vec<&Card>> = BTreeMap::new();
    for card in &piece.cards {
        if let Some(place) = &card.place {
            cells.entry((&place.lane, &place.stage)).or_default().push(card);
        }
    }
    cells
}

/// The names from the stage down to the column.
fn path(doc: &Doc, stage: &Stage) -> String {
    let mut names = vec![stage.name.as_str()];
    let mut at = doc.stages.get(&stage.id).and_then(|stage| stage.parent.as_ref());
    while let Some(above) = at.and_then(|id| doc.stages.get(id)) {
        names.push(&above.name);
        at = above.parent.as_ref();
    }
    names.reverse();
    names.join(" / ")
}

/// The value of a point or figure, before its text; "–" where it is known that there is nothing.
fn figure(card: &Card, language: Lang) -> String {
    match card.value {
        Some(value) => number(language, value),
        None if card.none => "–".to_owned(),
        None => String::new(),
    }
}

fn plain(card: &Card, language: Lang) -> String {
    let parsed = text::parse(&card.text);
    let lines = parsed.blocks.iter().map(|block| {
        let sign = if block.bullet { "• " } else { "" };
        let letters: String = block.spans.iter().map(|span| span.text.as_str()).collect();
        format!("{sign}{letters}")
    });
    [figure(card, language), lines.collect::<Vec<_>>().join("\n")]
        .join(" ")
        .trim()
        .to_owned()
}

fn marked(card: &Card, language: Lang) -> String {
    let mut lines = Vec::new();
    for block in text::parse(&card.text).blocks {
        let mut line = if block.bullet { "• ".to_owned() } else { String::new() };
        for span in block.spans {
            let mut letters = escaped(&span.text);
            for (on, name) in [(span.bold, "b"), (span.italic, "i")] {
                if on {
                    letters = format!("<{name}>{letters}</{name}>");
                }
            }
            match &span.link {
                Some(address) => drop(write!(line, "<a href=\"{}\">{letters}</a>", escaped(address))),
                None => line.push_str(&letters),
            }
        }
        lines.push(line);
    }
    [figure(card, language), lines.join(BREAK)].join(" ").trim().to_owned()
}

fn page(rows: &[Vec<Cell>], records: Option<&str>) -> String {
    let records = records.map(|records| format!(" {ATTRIBUTE}=\"{}\"", escaped(records)));
    let mut html = format!("<meta charset=\"utf-8\"><table{}>", records.unwrap_or_default());
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            let (name, style) = match (cell.head, cell.figure) {
                (true, _) => ("th", HEAD),
                (false, true) => ("td", ""),
                (false, false) => ("td", TEXT),
            };
            // Writing to a string does not fail.
            let _ = write!(html, "<{name}{style}>{}</{name}>", cell.html.join(BREAK));
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str(BREAK),
            _ => html.push(letter),
        }
    }
    html
}
