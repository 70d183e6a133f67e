//! The lanes: each a group of rows, with its name as their head.

use std::fmt::Write;

use lajur_layout::signs;
use lajur_model::{Card, Form, Lane, role};

use super::card;
use super::curve;
use super::head::columns_class;
use super::page::{Page, number};

/// Writes all lanes from top to bottom.
pub(super) fn write_all(page: &mut Page<'_>) {
    for at in 0..page.grid.lanes.len() {
        let lane = page.grid.lanes[at];
        match page.doc.form(lane) {
            Form::Curve => curve::write(page, lane, at),
            Form::Line => write_line(page, lane, at),
            Form::Cards | Form::Numbers => write_cards(page, lane, at),
        }
    }
}

/// The cards that begin in each column of a lane, with the last column of each.
pub(super) fn cells<'a>(page: &Page<'a>, lane: &Lane) -> Vec<Vec<(&'a Card, usize)>> {
    let last_of = |card: &'a Card, at: usize| {
        let reaches = card.place.as_ref().is_some_and(|place| place.until.is_some());
        reaches
            .then(|| page.grid.span(card))
            .flatten()
            .map_or(at, |(_, last)| last)
    };
    let columns = page.grid.columns.iter().enumerate();
    columns
        .map(|(at, stage)| {
            let cards = page.grid.cards(&lane.id, &stage.id).iter();
            cards.map(|card| (*card, last_of(card, at))).collect()
        })
        .collect()
}

/// What stands in a row: cells from left to right.
struct Row<'a> {
    cells: Vec<Cell<'a>>,
}

struct Cell<'a> {
    first: usize,
    last: usize,
    cards: Vec<&'a Card>,
}

/// Packs reaching cards into the fewest rows, in order of their first columns. All other cards of a column stand in the
/// first row that leaves it free.
fn rows<'a>(cells: Vec<Vec<(&'a Card, usize)>>) -> Vec<Row<'a>> {
    let columns = cells.len();
    let mut rows: Vec<Vec<Cell<'a>>> = vec![Vec::new()];
    let mut staying: Vec<Vec<&'a Card>> = vec![Vec::new(); columns];
    for (first, cards) in cells.into_iter().enumerate() {
        for (card, last) in cards {
            if last == first {
                staying[first].push(card);
                continue;
            }
            let free = |row: &Vec<Cell<'_>>| row.last().is_none_or(|cell| cell.last < first);
            let at = rows.iter().position(free).unwrap_or(rows.len());
            if at == rows.len() {
                rows.push(Vec::new());
            }
            rows[at].push(Cell {
                first,
                last,
                cards: vec![card],
            });
        }
    }
    for (column, cards) in staying.into_iter().enumerate().filter(|(_, cards)| !cards.is_empty()) {
        let free = |row: &Vec<Cell<'_>>| !row.iter().any(|cell| (cell.first..=cell.last).contains(&column));
        let at = rows.iter().position(free).unwrap_or(rows.len());
        if at == rows.len() {
            rows.push(Vec::new());
        }
        rows[at].push(Cell {
            first: column,
            last: column,
            cards,
        });
    }
    rows.into_iter().map(|cells| filled(cells, columns)).collect()
}

/// The row with an empty cell wherever nothing stands.
fn filled(mut cells: Vec<Cell<'_>>, columns: usize) -> Row<'_> {
    cells.sort_by_key(|cell| cell.first);
    let mut all = Vec::with_capacity(columns);
    let mut next = 0;
    let hole = |column| Cell {
        first: column,
        last: column,
        cards: Vec::new(),
    };
    for cell in cells {
        all.extend((next..cell.first).map(hole));
        next = cell.last + 1;
        all.push(cell);
    }
    all.extend((next..columns).map(hole));
    Row { cells: all }
}

fn write_cards(page: &mut Page<'_>, lane: &Lane, at: usize) {
    let rows = rows(cells(page, lane));
    let form = if page.doc.form(lane) == Form::Numbers {
        "numbers"
    } else {
        "cards"
    };
    start(page, lane, form, &filled_columns(&rows));
    write_rows(page, lane, at, rows, 0);
}

/// The columns in which something stands, as classes.
fn filled_columns(rows: &[Row<'_>]) -> String {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let filled: std::collections::BTreeSet<usize> = cells
        .filter(|cell| !cell.cards.is_empty())
        .flat_map(|cell| cell.first..=cell.last)
        .collect();
    filled.into_iter().map(|column| format!(" k{column}")).collect()
}

/// Writes rows, and closes the lane. Where `above` rows stand already, the lane's name belongs to the first of those.
fn write_rows(page: &mut Page<'_>, lane: &Lane, at: usize, rows: Vec<Row<'_>>, above: usize) {
    let count = rows.len();
    for (number, row) in rows.into_iter().enumerate() {
        // Cards that stand alone in their cells are as high as their row.
        let even = row.cells.iter().all(|cell| cell.cards.len() < 2);
        page.body.push_str(if even { "<tr class=\"even\">" } else { "<tr>" });
        if number + above == 0 {
            write_name(page, lane, at, count);
        }
        for cell in row.cells {
            write_cell(page, lane, &cell);
        }
        page.body.push_str("</tr>\n");
    }
    page.body.push_str("</tbody>\n");
}

fn write_cell(page: &mut Page<'_>, lane: &Lane, cell: &Cell<'_>) {
    let columns = columns_class(cell.first..cell.last + 1);
    let _ = write!(page.body, "<td class=\"{}\"", columns.trim_start());
    if cell.last > cell.first {
        let _ = write!(page.body, " colspan=\"{}\"", cell.last - cell.first + 1);
    }
    page.body.push('>');
    if !cell.cards.is_empty() {
        page.body.push_str("<ul>");
        for card in &cell.cards {
            card::write(page, lane, card);
        }
        page.body.push_str("</ul>");
    }
    page.body.push_str("</td>");
}

/// Opens a lane. `columns` are the classes of the columns in which it has something.
pub(super) fn start(page: &mut Page<'_>, lane: &Lane, form: &str, columns: &str) {
    let hue = page.hue(signs::lane_hue(lane));
    let role = lane.role.as_ref().map_or("note", |role| match role {
        lajur_model::Role::Other(_) => "note",
        known => known.as_str(),
    });
    let folded = if page.folded.contains(&lane.id) {
        " data-folded"
    } else {
        ""
    };
    let _ = writeln!(
        page.body,
        "<tbody class=\"lane {form} r-{role} {hue}{columns}\"{folded}>"
    );
}

/// Writes the name of a lane as the head of so many rows.
pub(super) fn write_name(page: &mut Page<'_>, lane: &Lane, at: usize, rows: usize) {
    page.body.push_str("<th scope=\"row\"");
    if rows > 1 {
        let _ = write!(page.body, " rowspan=\"{rows}\"");
    }
    page.body.push_str("><div class=\"lane-name\">");
    page.icon(role(lane.role.as_ref()).icon, "i");
    let _ = write!(page.body, "<span id=\"lane-{at}\" dir=\"auto\">");
    let name = lajur_layout::lane_name(page.lang, lane);
    page.text(&name);
    page.body.push_str("</span>");
    if page.doc.form(lane) != Form::Line {
        fold(page, lane, at);
    }
    page.body.push_str("</div>");
    if let Some(persona) = lane.persona.as_ref().and_then(|id| page.doc.persona(id)) {
        page.body.push_str("<p class=\"about\">");
        page.badge(persona, &persona.name);
        page.body.push_str("<span dir=\"auto\">");
        page.text(&persona.name);
        page.body.push_str("</span></p>");
    }
    if page.doc.form(lane) == Form::Curve {
        curve::write_scale(page, lane);
    }
    page.body.push_str("</th>");
}

/// The button that folds a lane, and what a folded lane says of itself. A script shows the button.
fn fold(page: &mut Page<'_>, lane: &Lane, at: usize) {
    let count = page
        .grid
        .columns
        .iter()
        .map(|stage| page.grid.cards(&lane.id, &stage.id).len());
    let words = lajur_words::say_n(page.lang, "paper.cards", count.sum::<usize>() as u64, &[]);
    let _ = write!(
        page.body,
        "<button type=\"button\" class=\"fold\" aria-expanded=\"true\" aria-labelledby=\"lane-{at}\" hidden>"
    );
    page.icon("chevron-down", "i");
    page.body.push_str("</button><span class=\"count\">");
    page.text(&words);
    page.body.push_str("</span>");
}

/// A rule across the map. Cards that came there with another role stand below it.
fn write_line(page: &mut Page<'_>, lane: &Lane, at: usize) {
    let cells = cells(page, lane);
    let count: usize = cells.iter().map(Vec::len).sum();
    let rows = if count > 0 { rows(cells) } else { Vec::new() };
    start(page, lane, "line", "");
    page.body.push_str("<tr>");
    write_name(page, lane, at, rows.len() + 1);
    let columns = page.grid.columns.len();
    let _ = writeln!(page.body, "<td class=\"rule\" colspan=\"{columns}\"></td></tr>");
    write_rows(page, lane, at, rows, 1);
}

/// The lengths that the style sheet needs of the columns: the sum of their widths.
pub(super) fn total_width(page: &Page<'_>) -> String {
    number(page.widths.iter().sum())
}
