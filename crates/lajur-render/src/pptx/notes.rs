//! What a speaker wants to know of the cards on a slide: what they rest on and who owns them.

use std::collections::BTreeSet;
use std::fmt::Write;

use lajur_layout::scene::{Scene, Tag};
use lajur_layout::{evidence_name, lane_name};
use lajur_model::{Card, CardId, Doc, Evidence, Grid, StageId, text};
use lajur_words::{Lang, date, number, say};

use super::frame::{HEAD, SPACES};
use super::words::Words;
use crate::xml::escape_into;

/// One line for each card of a slide that has evidence or an owner, in reading order.
pub(super) fn lines(doc: &Doc, grid: &Grid<'_>, lang: Lang, scene: &Scene) -> Vec<String> {
    let heads = scene.groups.iter().filter_map(|group| match &group.tag {
        Tag::Head { stage, .. } => Some(stage),
        _ => None,
    });
    let stages: BTreeSet<&StageId> = heads.collect();
    let mut told: BTreeSet<&CardId> = BTreeSet::new();
    let mut lines = Vec::new();
    let mut tell = |card: &Card, id| {
        if told.insert(id) {
            lines.extend(line(doc, lang, card));
        }
    };
    for group in &scene.groups {
        match &group.tag {
            Tag::Card { card: id, .. } => {
                if let Some(card) = doc.cards.get(id) {
                    tell(card, id);
                }
            }
            // The points of a curve are cards without a box.
            Tag::Figure { lane, .. } => {
                let columns = grid.columns.iter().filter(|stage| stages.contains(&stage.id));
                for card in columns.flat_map(|stage| grid.cards(lane, &stage.id)) {
                    tell(card, &card.id);
                }
            }
            _ => {}
        }
    }
    lines
}

fn line(doc: &Doc, lang: Lang, card: &Card) -> Option<String> {
    let evidence = card.evidence.as_ref().and_then(|evidence| rests_on(lang, evidence));
    let evidence = evidence.map(|evidence| say(lang, "slides.note.evidence", &[("evidence", &evidence)]));
    let owner = card.owner.trim();
    let owner = (!owner.is_empty()).then(|| say(lang, "slides.note.owner", &[("owner", owner)]));
    let facts: Vec<String> = evidence.into_iter().chain(owner).collect();
    if facts.is_empty() {
        return None;
    }
    let place = card.place.as_ref()?;
    let lane = doc
        .lanes
        .get(&place.lane)
        .map_or_else(String::new, |lane| lane_name(lang, lane));
    let stage = doc.stages.get(&place.stage).map_or("", |stage| stage.name.trim());
    let place = [lane.as_str(), stage]
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let params = [
        ("place", place.as_str()),
        ("card", &told(lang, card)),
        ("facts", &facts.join("; ")),
    ];
    Some(say(lang, "slides.note", &params))
}

/// "Observed" in the middle of a sentence, with source and day behind it.
fn rests_on(lang: Lang, evidence: &Evidence) -> Option<String> {
    let day = if evidence.date.is_empty() {
        String::new()
    } else {
        date(lang, &evidence.date)
    };
    let from: Vec<&str> = [evidence.source.trim(), &day]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    let from = from.join(", ");
    match (&evidence.kind, from.is_empty()) {
        (None, true) => None,
        (None, false) => Some(from),
        (Some(kind), true) => Some(evidence_name(lang, kind).to_lowercase()),
        (Some(kind), false) => Some(format!("{} ({from})", evidence_name(lang, kind).to_lowercase())),
    }
}

/// A card's text on one line, or its value.
fn told(lang: Lang, card: &Card) -> String {
    let plain = text::parse(&card.text).plain();
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match card.value {
        Some(value) if words.is_empty() => number(lang, value),
        _ => words,
    }
}

/// The page of notes of a slide.
pub(super) fn page(lines: &[String], words: &Words) -> String {
    let language = words.language();
    let mut out = format!("{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{}", super::shape::ROOT);
    out.push_str(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"",
    );
    escape_into(&mut out, &words.notes);
    out.push_str(
        "\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr>\
         <p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>",
    );
    for line in lines {
        // Writing into a String cannot fail.
        let _ = write!(out, "<a:p><a:r><a:rPr lang=\"{language}\"/><a:t>");
        escape_into(&mut out, line);
        out.push_str("</a:t></a:r></a:p>");
    }
    out.push_str("</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>");
    out
}
