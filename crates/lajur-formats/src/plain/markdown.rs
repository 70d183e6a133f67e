//! A map as Markdown.

use std::fmt::Write;

use lajur_model::{Card, Doc, EvidenceKind, Form, Grid, text};
use lajur_words::{Lang, number, say};

use super::Out;
use super::names::Names;
use crate::text::one_line;

/// A table below the title. The first of the rows are its heads.
pub(super) fn table(doc: &Doc, lang: Lang, rows: &[Vec<Out>]) -> String {
    let mut out = title(doc, lang);
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| self::cell(cell, lang)).collect();
        line(&mut out, &format!("| {} |", cells.join(" | ")));
        if at == 0 {
            line(&mut out, &format!("|{}", "---|".repeat(row.len())));
        }
    }
    out
}

fn cell(cell: &Out, lang: Lang) -> String {
    match cell {
        Out::Number(value) => number(lang, *value),
        Out::Text(text) => escaped(text).replace('\n', "<br>"),
    }
}

/// Signs that would mean something in Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if r"\`*_[]<>|#".contains(sign) {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// Stages as headings, lanes in bold, cards as bullets.
pub(super) fn outline(doc: &Doc, lang: Lang) -> String {
    let grid = Grid::of(doc);
    let names = Names::of(&grid, lang);
    let mut out = title(doc, lang);
    for node in &grid.head {
        let heading = "#".repeat(usize::from(node.level) + 1);
        line(
            &mut out,
            &format!("{heading} {}\n", escaped(names.stage(&node.stage.id))),
        );
        let is_leaf = grid
            .columns
            .get(node.column)
            .is_some_and(|leaf| leaf.id == node.stage.id);
        if !is_leaf {
            continue;
        }
        for lane in &grid.lanes {
            let cards = grid.cards(&lane.id, &node.stage.id);
            if cards.is_empty() {
                continue;
            }
            line(&mut out, &format!("**{}**\n", escaped(names.lane(&lane.id))));
            for card in cards {
                line(&mut out, &format!("- {}", bullet(doc, card, doc.form(lane), lang)));
            }
            line(&mut out, "");
        }
    }
    out
}

fn bullet(doc: &Doc, card: &Card, form: Form, lang: Lang) -> String {
    let words = text::parse(&card.text).plain();
    let value = card
        .value
        .filter(|_| matches!(form, Form::Curve | Form::Numbers))
        .map(|value| number(lang, value));
    let words = escaped(&words).replace('\n', "\n  ");
    let said = match value {
        _ if card.none => "–".to_owned(),
        Some(value) if words.is_empty() => value,
        Some(value) => format!("{value}: {words}"),
        None => words,
    };
    let more = about(doc, card, lang);
    if more.is_empty() {
        said
    } else {
        format!("{said} *({})*", escaped(&more))
    }
}

/// Whom it is about, where it happens, what it rests on.
fn about(doc: &Doc, card: &Card, lang: Lang) -> String {
    let personas = card
        .personas
        .iter()
        .filter_map(|id| doc.persona(id))
        .map(|persona| persona.name.clone());
    let channels = card
        .channels
        .iter()
        .filter_map(|id| doc.channel(id))
        .map(|channel| channel.name.clone());
    let kind = card.evidence.as_ref().and_then(|evidence| evidence.kind.as_ref());
    let known = kind.filter(|kind| !matches!(kind, EvidenceKind::Other(_)));
    let kind = known.map(|kind| say(lang, &format!("evidence.{}", kind.as_str()), &[]));
    let source = card.evidence.as_ref().map(|evidence| one_line(&evidence.source));
    let parts = personas.chain(channels).chain(kind).chain(source);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Title, goal and personas.
fn title(doc: &Doc, lang: Lang) -> String {
    let mut out = String::new();
    if !doc.map.title.is_empty() {
        line(&mut out, &format!("# {}\n", escaped(&one_line(&doc.map.title))));
    }
    let goal = text::parse(&doc.map.goal).plain();
    if !goal.is_empty() {
        line(
            &mut out,
            &format!("{}\n", escaped(&say(lang, "paper.goal", &[("goal", &one_line(&goal))]))),
        );
    }
    let personas: Vec<String> = doc
        .map
        .personas
        .iter()
        .filter_map(|id| doc.persona(id))
        .map(|persona| persona.name.clone())
        .collect();
    if !personas.is_empty() {
        line(&mut out, &format!("{}\n", escaped(&personas.join(", "))));
    }
    out
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}
