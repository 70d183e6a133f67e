//! What the signs on a sheet mean, only those that are used; and how many cards rest on evidence.

use std::collections::BTreeSet;

use lajur_model::{Card, CardId, EvidenceKind, Form, LinkKind, Target};
use lajur_words::say_n;

use crate::card_parts::{self, evidence_dot};
use crate::curve::TOGETHER;
use crate::draw::{Area, Sheet};
use crate::head::truth;
use crate::kit::{Kit, LaneLook};
use crate::links;
use crate::scene::{Group, Tag};
use crate::series::series;
use crate::shape::Type;
use crate::theme::Ink;
use crate::tracks;

/// Height of a row.
pub(crate) const ROW: f32 = 20.0;
const TYPE: Type = Type::new(12.0, ROW, 400);
const GAP: f32 = 22.0;
/// From a sign to its words.
const BESIDE: f32 = 7.0;

/// A sign, drawn around the middle of a row from 0; its width; its words.
struct Entry {
    sign: Sheet,
    w: f32,
    words: String,
}

/// The legend, `width` wide, at 0, 0; none where nothing needs explaining.
pub(crate) fn legend(kit: &Kit<'_>, width: f32) -> Option<Group> {
    let shown: Vec<&Card> = kit.boxed().collect();
    let count = count(kit, &shown).map(|words| kit.fonts.line(&words, TYPE));
    let entries = entries(kit, &shown);
    if entries.is_empty() && count.is_none() {
        return None;
    }
    let right = count.as_ref().map_or(width, |count| width - count.width - GAP);
    let words: Vec<_> = entries.iter().map(|entry| kit.fonts.line(&entry.words, TYPE)).collect();
    let widths: Vec<f32> = entries
        .iter()
        .zip(&words)
        .map(|(entry, words)| entry.w + BESIDE + words.width)
        .collect();
    let places = places(&widths, right);
    let mut sheet = Sheet::default();
    for ((entry, words), (x, y)) in entries.into_iter().zip(&words).zip(places.iter().copied()) {
        sheet
            .0
            .extend(entry.sign.0.into_iter().map(|part| crate::moved::moved(part, x, y)));
        sheet.text(words, x + entry.w + BESIDE, y, &Ink::Token("ink-soft"));
    }
    if let Some(count) = count {
        sheet.text_right(&count, width, 0.0, &Ink::Token("ink-soft"));
    }
    let height = places.last().map_or(0.0, |last| last.1) + ROW;
    Some(Area::new(0.0, 0.0, width, height).group(Tag::Legend, sheet.0))
}

/// Where entries of these widths stand: in as few rows as they need, and in rows as even as can be, so that none is left
/// alone below the others.
fn places(widths: &[f32], right: f32) -> Vec<(f32, f32)> {
    let all = filled(widths, right);
    let rows = |places: &[(f32, f32)]| places.last().map(|last| last.1);
    // A row ends behind one of its entries: no other width can make a difference.
    let mut ends: Vec<f32> = all.iter().zip(widths).map(|((x, _), w)| x + w).collect();
    ends.sort_by(f32::total_cmp);
    let narrower = ends.into_iter().map(|end| filled(widths, end.min(right)));
    narrower
        .into_iter()
        .find(|places| rows(places) == rows(&all))
        .unwrap_or(all)
}

/// Rows filled from the left.
fn filled(widths: &[f32], right: f32) -> Vec<(f32, f32)> {
    let (mut x, mut y) = (0.0, 0.0);
    let mut places = Vec::with_capacity(widths.len());
    for w in widths {
        if x > 0.0 && x + w > right {
            (x, y) = (0.0, y + ROW);
        }
        places.push((x, y));
        x += w + GAP;
    }
    places
}

/// "9 of 33 cards have evidence", over the cards that can have any.
fn count(kit: &Kit<'_>, shown: &[&Card]) -> Option<String> {
    let cards: Vec<_> = shown
        .iter()
        .filter(|card| !card.none && in_cards_lane(kit, card))
        .collect();
    let with = cards.iter().filter(|card| kind(card).is_some()).count();
    let part = lajur_words::number(kit.lang, with as f64);
    (!cards.is_empty()).then(|| say_n(kit.lang, "paper.evidence", cards.len() as u64, &[("part", &part)]))
}

fn in_cards_lane(kit: &Kit<'_>, card: &Card) -> bool {
    let lane = card.place.as_ref().and_then(|place| kit.doc.lanes.get(&place.lane));
    lane.is_some_and(|lane| LaneLook::of(lane).form() == Form::Cards)
}

fn kind(card: &Card) -> Option<&EvidenceKind> {
    card.evidence.as_ref()?.kind.as_ref()
}

fn entries(kit: &Kit<'_>, shown: &[&Card]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let kinds: BTreeSet<&EvidenceKind> = shown.iter().filter_map(|card| kind(card)).collect();
    for kind in kinds.into_iter().filter(|kind| !matches!(kind, EvidenceKind::Other(_))) {
        let mut sign = Sheet::default();
        evidence_dot(&mut sign, 5.0, ROW / 2.0, 4.5, kind);
        entries.push(Entry {
            sign,
            w: 10.0,
            words: kit.evidence(kind),
        });
    }
    let stars = shown.iter().any(|card| card.moment_of_truth) || kit.head.iter().any(|node| node.stage.moment_of_truth);
    if stars {
        let mut sign = Sheet::default();
        truth(&mut sign, 8.0, ROW / 2.0, 8.0);
        entries.push(Entry {
            sign,
            w: 16.0,
            words: kit.say("paper.moment_of_truth", &[]),
        });
    }
    entries.extend(foot_signs(kit, shown));
    entries.extend(curves(kit));
    entries.extend(arrows(kit, shown));
    entries
}

/// The signs at the feet of cards.
fn foot_signs(kit: &Kit<'_>, shown: &[&Card]) -> Vec<Entry> {
    let used: BTreeSet<&str> = shown.iter().flat_map(|card| card_parts::foot_signs(card)).collect();
    let signs = [
        ("arrow-right", "variant.to-be"),
        ("circle-check", "paper.done"),
        ("link", "paper.link"),
        ("map", "paper.map"),
    ];
    let used = signs.into_iter().filter(|(icon, _)| used.contains(icon));
    used.map(|(icon, key)| {
        let mut sign = Sheet::default();
        sign.icon(icon, 0.0, (ROW - 14.0) / 2.0, 14.0, Ink::Token("ink-soft"));
        Entry {
            sign,
            w: 14.0,
            words: kit.say(key, &[]),
        }
    })
    .collect()
}

/// The lines of the curves, where a lane has more than one.
fn curves(kit: &Kit<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut said = BTreeSet::new();
    let columns = tracks::columns(kit, 0.0);
    let lanes = kit.lanes.iter().filter(|lane| LaneLook::of(lane).form() == Form::Curve);
    for lane in lanes.filter(|lane| kit.is_open(lane)) {
        let all = series(kit, &columns, lane);
        // More stand in bands that carry their names.
        if !(2..=TOGETHER).contains(&all.len()) {
            continue;
        }
        for (at, one) in all.iter().enumerate() {
            // A single point has no line.
            if one.points.len() < 2 {
                continue;
            }
            let Some(words) = one.name(kit) else { continue };
            if said.insert((at, words.clone())) {
                let mut sign = Sheet::default();
                let line = crate::curve_lines::legend_stroke(at);
                sign.line((0.0, ROW / 2.0), (30.0, ROW / 2.0), line);
                entries.push(Entry { sign, w: 30.0, words });
            }
        }
    }
    entries
}

/// Kinds of arrows between things that are shown.
fn arrows(kit: &Kit<'_>, shown: &[&Card]) -> Vec<Entry> {
    if kit.doc.links.is_empty() {
        return Vec::new();
    }
    let cards: BTreeSet<&CardId> = shown.iter().map(|card| &card.id).collect();
    let is_shown = |end: &Option<Target>| match end {
        Some(Target::Card(card)) => cards.contains(card),
        Some(Target::Stage(stage)) => kit.head.iter().any(|node| node.stage.id == *stage),
        None => false,
    };
    let drawn = kit
        .doc
        .links
        .values()
        .filter(|link| is_shown(&link.from) && is_shown(&link.to));
    let drawn: BTreeSet<&LinkKind> = drawn.filter_map(|link| link.kind.as_ref()).collect();
    let kinds = [
        (LinkKind::Flow, "paper.flow"),
        (LinkKind::Solves, "paper.solves"),
        (LinkKind::Loop, "paper.loop"),
    ];
    kinds
        .into_iter()
        .filter(|(kind, _)| drawn.contains(kind))
        .map(|(kind, key)| {
            let mut sign = Sheet::default();
            let w = links::sign(&mut sign, &kind, ROW / 2.0);
            Entry {
                sign,
                w,
                words: kit.say(key, &[]),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_entry_stands_alone_below_a_full_row() {
        let rows = |widths: &[f32], right: f32| places(widths, right).iter().map(|place| place.1).collect::<Vec<_>>();
        assert_eq!(rows(&[100.0; 4], 500.0), [0.0; 4], "one row where all have room");
        assert_eq!(
            rows(&[100.0; 4], 400.0),
            [0.0, 0.0, ROW, ROW],
            "else two of two, not three and one"
        );
        assert_eq!(rows(&[900.0, 50.0], 400.0), [0.0, ROW], "what is too wide has its row");
        assert_eq!(rows(&[], 400.0), [0.0_f32; 0]);
    }
}
