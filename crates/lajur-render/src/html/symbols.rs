//! Signs that are drawn once and shown wherever they are named: icons, faces, dots, markers, badges of personas. Their
//! colors are those of the style sheet, so that they follow it into the dark and onto paper.

use std::fmt::Write;

use lajur_layout::scene::{PathPart, Stroke, number};
use lajur_layout::theme::Ink;
use lajur_layout::{Hue, icons, signs};
use lajur_model::{EvidenceKind, Persona, PersonaShape};

use super::card::dot;
use super::page::{Page, escaped, hue_class};

/// All symbols that the page may name.
pub(super) fn write(page: &Page<'_>) -> String {
    let mut out = String::from("<svg class=\"symbols\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n");
    runs(&mut out);
    for name in &page.used.icons {
        icon(&mut out, name);
    }
    for mood in 0..5 {
        symbol(&mut out, &format!("face-{}", mood + 1), 26, &signs::face(mood));
    }
    for kind in [EvidenceKind::Observed, EvidenceKind::Assumed, EvidenceKind::Proposed] {
        symbol(&mut out, dot(&kind), 10, &signs::evidence(&kind));
    }
    symbol(&mut out, "star", 16, &signs::moment_of_truth());
    symbol(&mut out, "quotation", 16, &signs::quotation(Ink::Token("hue-strong")));
    for (number, shape) in PersonaShape::ALL.iter().enumerate() {
        marker(&mut out, number, shape);
    }
    for (number, (order, persona)) in page.used.badges.iter().enumerate() {
        badge(&mut out, number, *order, persona);
    }
    out.push_str("</svg>\n");
    out
}

/// The colors of moods from the highest value to the lowest, and the soft fill between a curve and its middle.
fn runs(out: &mut String) {
    let line = [(0, 5, 1.0), (25, 4, 1.0), (50, 3, 1.0), (75, 2, 1.0), (100, 1, 1.0)];
    let area = [(0, 5, 0.2), (50, 5, 0.02), (50, 1, 0.02), (100, 1, 0.2)];
    for (id, stops) in [("moods", &line[..]), ("mood-area", &area[..])] {
        let _ = write!(
            out,
            "<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"100\">"
        );
        for (at, mood, opacity) in stops {
            let _ = write!(
                out,
                "<stop offset=\"{at}%\" stop-color=\"var(--mood-{mood})\" stop-opacity=\"{opacity}\"/>"
            );
        }
        out.push_str("</linearGradient>\n");
    }
}

fn icon(out: &mut String, name: &str) {
    if let Some(d) = icons::svg_path(name) {
        let _ = writeln!(
            out,
            "<symbol id=\"i-{name}\" viewBox=\"0 0 24 24\"><path d=\"{d}\" fill=\"none\" stroke=\"currentColor\" \
             stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></symbol>"
        );
    }
}

fn symbol(out: &mut String, id: &str, side: u32, paths: &[PathPart]) {
    let _ = write!(out, "<symbol id=\"{id}\" viewBox=\"0 0 {side} {side}\">");
    for part in paths {
        path(out, part);
    }
    out.push_str("</symbol>\n");
}

fn path(out: &mut String, part: &PathPart) {
    let fill = part.fill.as_ref().map_or_else(|| "none".to_owned(), Ink::css);
    let _ = write!(out, "<path d=\"{}\" fill=\"{fill}\"", part.d.svg());
    if let Some(stroke) = &part.stroke {
        line(out, stroke);
    }
    out.push_str("/>");
}

fn line(out: &mut String, stroke: &Stroke) {
    let _ = write!(
        out,
        " stroke=\"{}\" stroke-width=\"{}\"",
        stroke.ink.css(),
        number(stroke.width)
    );
    if stroke.round {
        out.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }
    if !stroke.dash.is_empty() {
        let dash: Vec<String> = stroke.dash.iter().map(|length| number(*length)).collect();
        let _ = write!(out, " stroke-dasharray=\"{}\"", dash.join(" "));
    }
}

/// The marker of a curve: the first is a circle, every other has a shape of its own.
fn marker(out: &mut String, number: usize, shape: &PersonaShape) {
    let d = signs::badge_outline(shape, 2.5, 2.5, 9.0).svg();
    let _ = writeln!(
        out,
        "<symbol id=\"marker-{number}\" viewBox=\"0 0 14 14\"><path d=\"{d}\" fill=\"var(--paper)\" \
         stroke=\"currentColor\" stroke-width=\"1.75\" stroke-linejoin=\"round\"/></symbol>"
    );
}

/// A badge: a shape with the initial. Every second one is open with a broken line, as on paper.
fn badge(out: &mut String, number: usize, order: usize, persona: &Persona) {
    let shape = signs::badge_shape(persona, order);
    let d = signs::badge_outline(&shape, 0.0, 0.0, 30.0).svg();
    let (class, strong) = match &persona.color {
        Some(color) => (hue_class(Hue::of(color)), "var(--hue-strong)"),
        None => (String::new(), "var(--badge)"),
    };
    let open = order % 2 == 1;
    let (fill, ink) = if open {
        ("var(--paper)", strong)
    } else {
        (strong, "var(--badge-ink)")
    };
    let _ = write!(
        out,
        "<symbol id=\"p{number}\" class=\"{class}\" viewBox=\"-2 -2 34 34\"><path d=\"{d}\" fill=\"{fill}\""
    );
    if open {
        let _ = write!(
            out,
            " stroke=\"{strong}\" stroke-width=\"2.1\" stroke-dasharray=\"4.3 3\""
        );
    }
    // A triangle has its room below the middle.
    let baseline = if shape == PersonaShape::Triangle { 25.5 } else { 21.5 };
    let _ = write!(
        out,
        "/><text x=\"15\" y=\"{baseline}\" font-size=\"18\" font-weight=\"600\" text-anchor=\"middle\" fill=\"{ink}\">"
    );
    out.push_str(&escaped(&signs::initial(&persona.name)));
    out.push_str("</text></symbol>\n");
}
