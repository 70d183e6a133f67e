//! The foot of the page: what its signs mean, only those that are used; how many cards rest on evidence; and what map
//! it is.

use std::collections::BTreeSet;
use std::fmt::Write;

use lajur_layout::signs::axis;
use lajur_model::{Card, EvidenceKind, Form, Lane, MapStatus, Role};
use lajur_words::{date, number, say_n};

use super::card::dot;
use super::curve::name;
use super::curve_points::{TOGETHER, curves};
use super::lane;
use super::page::Page;
use super::title::element;
use crate::Day;

/// Writes the foot of the page.
pub(super) fn write(page: &mut Page<'_>, day: Option<Day>) {
    page.body.push_str("<footer>\n<div class=\"legend\">\n");
    evidence(page);
    if has_star(page) {
        let words = page.say("paper.moment_of_truth", &[]);
        entry(page, "star", "star", &words);
    }
    lines(page);
    count(page);
    page.body.push_str("</div>\n<div class=\"imprint\">\n");
    for words in about(page, day) {
        element(page, "span", "", &words);
    }
    page.body.push_str("</div>\n</footer>\n");
}

fn entry(page: &mut Page<'_>, symbol: &str, class: &str, words: &str) {
    page.body.push_str("<span class=\"entry\">");
    page.sign(symbol, class);
    page.body.push_str("<span dir=\"auto\">");
    page.text(words);
    page.body.push_str("</span></span>\n");
}

/// The cards on the page that have a place in a lane of this kind.
fn cards<'p, 'a>(page: &'p Page<'a>, wanted: impl Fn(Form) -> bool + 'p) -> impl Iterator<Item = &'a Card> + 'p {
    let lanes = page.grid.lanes.iter().filter(move |lane| wanted(page.doc.form(lane)));
    let cells = move |lane: &&'a Lane| {
        let lane: &'a Lane = lane;
        page.grid
            .columns
            .iter()
            .flat_map(move |stage| page.grid.cards(&lane.id, &stage.id))
    };
    lanes.flat_map(cells).copied()
}

fn kind(card: &Card) -> Option<&EvidenceKind> {
    card.evidence.as_ref()?.kind.as_ref()
}

fn evidence(page: &mut Page<'_>) {
    let kinds: BTreeSet<&EvidenceKind> = cards(page, |_| true).filter_map(kind).collect();
    for kind in kinds.into_iter().filter(|kind| !matches!(kind, EvidenceKind::Other(_))) {
        let words = lajur_layout::evidence_name(page.lang, kind);
        entry(page, dot(kind), "dot", &words);
    }
}

fn has_star(page: &Page<'_>) -> bool {
    cards(page, |_| true).any(|card| card.moment_of_truth)
        || page.grid.head.iter().any(|node| node.stage.moment_of_truth)
}

/// The lines of the curves, where a lane has more than one.
fn lines(page: &mut Page<'_>) {
    let doc = page.doc;
    let mut said = BTreeSet::new();
    for lane in page.grid.lanes.clone() {
        if doc.form(lane) != Form::Curve {
            continue;
        }
        let found = curves(page, lane::cells(page, lane), &axis(page.lang, lane));
        if !(2..=TOGETHER).contains(&found.series.len()) {
            continue;
        }
        let feelings = lane.role == Some(Role::Emotion);
        for (at, series) in found.series.iter().enumerate() {
            let Some(name) = name(page, series) else { continue };
            if said.insert((at, feelings && at == 0, name.clone())) {
                line(page, at, feelings, &name);
            }
        }
    }
}

fn line(page: &mut Page<'_>, at: usize, feelings: bool, name: &str) {
    let class = match (at, feelings) {
        (0, true) => "sad".to_owned(),
        (0, false) => "full".to_owned(),
        _ => format!("thin dash-{at}"),
    };
    let _ = write!(
        page.body,
        "<span class=\"entry\"><svg class=\"stroke\" viewBox=\"0 0 32 14\" aria-hidden=\"true\">\
         <path class=\"{class}\" d=\"M2 7H30\"/>"
    );
    if at > 0 {
        let _ = write!(
            page.body,
            "<use class=\"marker\" href=\"#marker-{at}\" x=\"9\" y=\"0\" width=\"14\" height=\"14\"/>"
        );
    }
    page.body.push_str("</svg><span dir=\"auto\">");
    page.text(name);
    page.body.push_str("</span></span>\n");
}

/// "9 of 33 cards have evidence", over the cards that can have any.
fn count(page: &mut Page<'_>) {
    let counted: Vec<&Card> = cards(page, |form| form == Form::Cards)
        .filter(|card| !card.none)
        .collect();
    if counted.is_empty() {
        return;
    }
    let with = counted.iter().filter(|card| kind(card).is_some()).count();
    let part = number(page.lang, with as f64);
    let words = say_n(page.lang, "paper.evidence", counted.len() as u64, &[("part", &part)]);
    element(page, "span", "evidence", &words);
}

/// Project, version, owner, team, status, day of the export.
fn about(page: &Page<'_>, day: Option<Day>) -> Vec<String> {
    let map = &page.doc.map;
    let version = map.versions.last().map(|version| {
        let name = page.say("paper.version", &[("version", &version.name)]);
        match version.at.get(..10) {
            Some(day) => format!("{name} · {}", date(page.lang, day)),
            None => name,
        }
    });
    let owner = (!map.owner.trim().is_empty()).then(|| page.say("paper.owner", &[("owner", map.owner.trim())]));
    let status = map.status.as_ref().map(|status| {
        let word = match status {
            MapStatus::Other(word) => word.clone(),
            known => page.say(&format!("status.{}", known.as_str()), &[]),
        };
        page.say("page.status", &[("status", &word)])
    });
    let exported = day.map(|day| {
        let day = format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
        page.say("page.exported", &[("date", &date(page.lang, &day))])
    });
    let words = [
        Some(map.project.clone()),
        version,
        owner,
        Some(map.team.clone()),
        status,
        exported,
    ];
    words
        .into_iter()
        .flatten()
        .filter(|words| !words.trim().is_empty())
        .collect()
}
