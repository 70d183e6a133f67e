//! The head of the table: stages as joined arrows, steps and moments below them; and for narrow windows the choice of
//! the column that is shown.

use std::fmt::Write;

use lajur_layout::signs;
use lajur_model::{Stage, Target};

use super::page::Page;

/// A node of the head with the number of the stage that it is or lies in.
#[derive(Clone, Copy)]
struct Node<'a> {
    stage: &'a Stage,
    level: u8,
    column: usize,
    columns: usize,
    number: usize,
}

fn nodes<'a>(page: &Page<'a>) -> Vec<Node<'a>> {
    let mut nodes = Vec::with_capacity(page.grid.head.len());
    let mut stages = 0;
    for node in &page.grid.head {
        stages += usize::from(node.level == 1);
        nodes.push(Node {
            stage: node.stage,
            level: node.level,
            column: node.column,
            columns: node.columns,
            number: stages - 1,
        });
    }
    nodes
}

/// Writes columns and head of the table.
pub(super) fn write(page: &mut Page<'_>) {
    page.body.push_str("<colgroup><col class=\"names\">");
    for at in 0..page.widths.len() {
        let class = width_class(page.widths[at]);
        let _ = write!(page.body, "<col class=\"{class}\">");
    }
    page.body.push_str("</colgroup>\n<thead>\n");
    let nodes = nodes(page);
    for level in 1..=page.grid.levels {
        let _ = write!(page.body, "<tr class=\"level-{level}\">");
        if level == 1 {
            let _ = write!(page.body, "<td class=\"corner\" rowspan=\"{}\"></td>", page.grid.levels);
        }
        let mut column = 0;
        for node in nodes.iter().filter(|node| node.level == level) {
            holes(page, column..node.column);
            cell(page, node);
            column = node.column + node.columns;
        }
        holes(page, column..page.grid.columns.len());
        page.body.push_str("</tr>\n");
    }
    page.body.push_str("</thead>\n");
}

/// The class of columns of a width.
pub(super) fn width_class(width: f64) -> String {
    format!("w{}", (width * 1000.0).round())
}

/// The classes of a cell that covers these columns.
pub(super) fn columns_class(columns: std::ops::Range<usize>) -> String {
    columns.map(|column| format!(" k{column}")).collect()
}

/// Cells below a stage that has nothing below it.
fn holes(page: &mut Page<'_>, columns: std::ops::Range<usize>) {
    for column in columns {
        let _ = write!(page.body, "<td class=\"k{column}\"></td>");
    }
}

fn cell(page: &mut Page<'_>, node: &Node<'_>) {
    let hue = page.hue(signs::stage_hue(node.stage, node.number));
    let scope = if node.columns > 1 { "colgroup" } else { "col" };
    let columns = columns_class(node.column..node.column + node.columns);
    let _ = write!(page.body, "<th scope=\"{scope}\" class=\"{hue}{columns}\"");
    if let Some(anchor) = page.stage_anchor(&node.stage.id) {
        page.attribute("id", &anchor);
    }
    if node.columns > 1 {
        let _ = write!(page.body, " colspan=\"{}\"", node.columns);
    }
    page.body.push('>');
    name(page, node);
    if !node.stage.gloss.trim().is_empty() {
        page.body.push_str("<p class=\"gloss\" dir=\"auto\">");
        page.text(&node.stage.gloss);
        page.body.push_str("</p>");
    }
    page.references(&Target::Stage(node.stage.id.clone()));
    page.body.push_str("</th>");
}

fn name(page: &mut Page<'_>, node: &Node<'_>) {
    page.body.push_str("<p class=\"name\"><span dir=\"auto\">");
    page.text(&node.stage.name);
    page.body.push_str("</span>");
    if node.stage.moment_of_truth {
        let words = page.say("paper.moment_of_truth", &[]);
        page.body.push(' ');
        page.telling_sign("star", "star", &words);
    }
    page.body.push_str("</p>");
}

/// Writes a choice of columns, by stage. It works without scripts: what is chosen decides what the style sheet shows.
pub(super) fn write_chooser(page: &mut Page<'_>) {
    if page.grid.columns.len() < 2 || page.grid.lanes.is_empty() {
        return;
    }
    for at in 0..page.grid.columns.len() {
        let checked = if at == 0 { " checked" } else { "" };
        let _ = write!(
            page.body,
            "<input type=\"radio\" class=\"pick\" name=\"column\" id=\"pick-{at}\" autocomplete=\"off\"{checked}>"
        );
    }
    // What scrolls must be reached by keys, also where no script follows the choice.
    page.body.push_str("\n<nav class=\"chooser\" tabindex=\"0\"");
    let label = page.say("actions.stages", &[]);
    page.attribute("aria-label", &label);
    page.body.push_str(">\n");
    for node in nodes(page).iter().filter(|node| node.level == 1) {
        group(page, node);
    }
    page.body.push_str("</nav>\n");
}

/// A stage with its columns; one that is a column itself is named once.
fn group(page: &mut Page<'_>, node: &Node<'_>) {
    let hue = page.hue(signs::stage_hue(node.stage, node.number));
    let _ = write!(page.body, "<div class=\"group {hue}\"><p dir=\"auto\">");
    if page.grid.columns[node.column].id != node.stage.id {
        page.text(&node.stage.name);
    }
    page.body.push_str("</p><div>");
    for column in node.column..node.column + node.columns {
        let stage = page.grid.columns[column];
        let _ = write!(page.body, "<label for=\"pick-{column}\" dir=\"auto\">");
        let named = !stage.name.trim().is_empty();
        let words = if named {
            stage.name.clone()
        } else {
            (column + 1).to_string()
        };
        page.text(&words);
        page.body.push_str("</label>");
    }
    page.body.push_str("</div></div>\n");
}
