//! Text inside a shape: paragraphs that whoever opens the file breaks into lines, within the insets of the layout.

use std::fmt::Write;

use super::block::{Block, Paragraph, Run};
use super::geometry::{Bounds, Outline, Scale};
use super::ink::solid;
use super::links::Links;
use crate::xml::escape_into;

/// From text to the edge of its shape where nothing else says how far; less than the layout leaves, so that letters of
/// another face still break where they should.
const PAD: f32 = 6.0;
/// From text to a sign beside it.
const BESIDE: f32 = 2.0;

/// Where text stands in its shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Where its lines begin and end.
    area: Bounds,
    /// What its insets are counted from.
    room: Bounds,
    align: Align,
    /// True where lines are broken.
    wraps: bool,
}

/// How lines lie in their frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Align {
    /// Each paragraph where it is read from.
    Start,
    /// At the right edge.
    Right,
    /// In the middle of the shape.
    Middle,
}

impl Frame {
    /// Texts on a shape: they keep off the signs that stand around them.
    pub(super) fn inside(outline: &Outline, blocks: &[Block], signs: &[Bounds]) -> Self {
        let shape = outline.bounds();
        let all = blocks.iter().map(Block::bounds).reduce(Bounds::joined).unwrap_or(shape);
        let (rtl, ltr): (Vec<&Block>, Vec<&Block>) = blocks.iter().partition(|block| block.is_rtl());
        let left = ltr.iter().map(|block| block.bounds().left).reduce(f32::min);
        let right = rtl.iter().map(|block| block.bounds().right).reduce(f32::max);
        let left = left.unwrap_or_else(|| behind_signs(&shape, &all, signs));
        let right = right.unwrap_or_else(|| before_signs(&shape, blocks, signs));
        let area = Bounds {
            left,
            top: all.top - blocks.first().map_or(0.0, drop),
            right,
            bottom: shape.bottom,
        };
        Self {
            area,
            room: outline.room(),
            align: Align::Start,
            wraps: true,
        }
    }

    /// A letter in the middle of a sign.
    pub(super) fn badge(outline: &Outline) -> Self {
        Self {
            area: outline.room(),
            room: outline.room(),
            align: Align::Middle,
            wraps: false,
        }
    }

    /// A text that is a shape of its own, with a little room for other letters.
    pub(super) fn alone(block: &Block, align: Align) -> Self {
        let bounds = block.bounds();
        let slack = if block.is_single() {
            0.0
        } else {
            bounds.w() * 0.05 + 2.0
        };
        let to_left = align == Align::Right || block.is_rtl();
        let area = Bounds {
            left: bounds.left - if to_left { slack } else { 0.0 },
            right: bounds.right + if to_left { 0.0 } else { slack },
            ..bounds
        };
        Self::filled(block, area, align, !block.is_single())
    }

    /// A text in a box that reaches to this edge.
    pub(super) fn reaching(block: &Block, right: f32) -> Self {
        let bounds = block.bounds();
        let area = Bounds {
            right: right.max(bounds.right),
            ..bounds
        };
        Self::filled(block, area, Align::Start, true)
    }

    /// A box that its text fills.
    fn filled(block: &Block, area: Bounds, align: Align, wraps: bool) -> Self {
        let drop = drop(block);
        let area = Bounds {
            top: area.top - drop,
            bottom: area.bottom - drop,
            ..area
        };
        Self {
            area,
            room: area,
            align,
            wraps,
        }
    }

    /// The shape of a text that is one of its own.
    pub(super) fn shape(&self) -> Bounds {
        self.room
    }

    fn write(&self, out: &mut String, scale: Scale) {
        let inset = |from: f32, to: f32| scale.emu((to - from).max(0.0));
        let wrap = if self.wraps { "square" } else { "none" };
        let anchor = if self.align == Align::Middle { "ctr" } else { "t" };
        // Writing into a String cannot fail, here and below.
        let _ = write!(
            out,
            "<a:bodyPr wrap=\"{wrap}\" lIns=\"{}\" tIns=\"{}\" rIns=\"{}\" bIns=\"0\" anchor=\"{anchor}\">",
            inset(self.room.left, self.area.left),
            inset(self.room.top, self.area.top),
            inset(self.area.right, self.room.right),
        );
        out.push_str(if self.wraps {
            "<a:normAutofit/>"
        } else {
            "<a:noAutofit/>"
        });
        out.push_str("</a:bodyPr><a:lstStyle/>");
    }
}

/// How much lower letters stand in a line of a given height than the layout has them: it puts them in the middle of the
/// line, PowerPoint and LibreOffice put what is free of it above them, each in its own way. This is half way between.
fn drop(block: &Block) -> f32 {
    (0.4 * block.line - 0.48 * block.size()).max(0.0)
}

/// Lines read from the right end at the signs at their left.
fn behind_signs(shape: &Bounds, text: &Bounds, signs: &[Bounds]) -> f32 {
    let here = signs
        .iter()
        .filter(|sign| sign.right <= text.left && sign.top < text.bottom && text.top < sign.bottom);
    here.map(|sign| sign.right + BESIDE).fold(shape.left + PAD, f32::max)
}

/// Lines read from the left end at the signs in the upper right corner; the longest text has to keep off them.
fn before_signs(shape: &Bounds, blocks: &[Block], signs: &[Bounds]) -> f32 {
    let longest = blocks
        .iter()
        .max_by_key(|block| block.plain().len())
        .map(|block| (block.bounds(), block.line));
    let in_corner = |sign: &&Bounds| {
        longest
            .is_some_and(|(text, line)| sign.left >= text.right && sign.top < text.top + line && text.top < sign.bottom)
    };
    let before = signs.iter().filter(in_corner).map(|sign| sign.left - BESIDE);
    before.fold(shape.right - PAD, f32::min)
}

/// What writing a text needs.
pub(super) struct Pen<'a> {
    pub scale: Scale,
    /// The language, as DrawingML spells it.
    pub language: &'static str,
    /// The addresses of the slide.
    pub links: &'a mut Links,
}

/// Writes `<p:txBody>`.
pub(super) fn write(out: &mut String, blocks: &[Block], frame: &Frame, pen: &mut Pen<'_>) {
    out.push_str("<p:txBody>");
    frame.write(out, pen.scale);
    let mut bottom: Option<f32> = None;
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let bounds = block.bounds();
        let gap = bottom.map_or(0.0, |bottom| (bounds.top - bottom).max(0.0));
        let row = row(&blocks[at..]);
        at += row.len();
        if let [_, _, ..] = row {
            side_by_side(out, row, gap, frame, pen);
        } else {
            block_alone(out, block, gap, frame, pen);
        }
        bottom = row.iter().map(|block| block.bounds().bottom).reduce(f32::max);
    }
    if blocks.is_empty() {
        out.push_str("<a:p/>");
    }
    out.push_str("</p:txBody>");
}

/// The first text, with those that stand beside it on its line.
fn row(blocks: &[Block]) -> &[Block] {
    let beside = |pair: &[Block]| {
        let (a, b) = (pair[0].bounds(), pair[1].bounds());
        pair.iter().all(Block::is_single) && (a.top - b.top).abs() < 0.5 && a.right <= b.left
    };
    let more = blocks.windows(2).take_while(|pair| beside(pair)).count();
    &blocks[..=more]
}

fn block_alone(out: &mut String, block: &Block, gap: f32, frame: &Frame, pen: &mut Pen<'_>) {
    let left = block.bounds().left - frame.area.left;
    for (at, paragraph) in block.paragraphs().iter().enumerate() {
        let set = Set {
            gap: if at == 0 { gap } else { 0.0 },
            line: block.line,
            // Lines read from the right begin at the right edge of the frame.
            left: if paragraph.rtl || frame.align != Align::Start {
                0.0
            } else {
                left.max(0.0)
            },
            tabs: &[],
        };
        open(out, paragraph, &set, frame.align, pen.scale);
        runs(out, &paragraph.runs, pen);
        if paragraph.runs.is_empty() {
            let size = pen.scale.type_size(block.size());
            let _ = write!(out, "<a:endParaRPr lang=\"{}\" sz=\"{size}\"/>", pen.language);
        }
        out.push_str("</a:p>");
    }
}

/// Several texts on one line as one paragraph: the names of a card's channels, each at its tab. Without a margin, since
/// programs differ in whether tabs are counted from it.
fn side_by_side(out: &mut String, row: &[Block], gap: f32, frame: &Frame, pen: &mut Pen<'_>) {
    let left = |block: &Block| (block.bounds().left - frame.area.left).max(0.0);
    let tabs: Vec<f32> = row.iter().map(left).filter(|left| *left > 0.0).collect();
    for (at, block) in row.iter().enumerate() {
        for paragraph in &block.paragraphs() {
            if at == 0 {
                let set = Set {
                    gap,
                    line: block.line,
                    left: 0.0,
                    tabs: &tabs,
                };
                open(out, paragraph, &set, frame.align, pen.scale);
            }
            if left(block) > 0.0 {
                let _ = write!(out, "<a:r><a:rPr lang=\"{}\"/><a:t>\t</a:t></a:r>", pen.language);
            }
            runs(out, &paragraph.runs, pen);
        }
    }
    out.push_str("</a:p>");
}

/// Where a paragraph stands, in CSS pixels.
struct Set<'a> {
    /// From what stands above.
    gap: f32,
    /// Height of its lines.
    line: f32,
    /// From the frame's edge to its letters.
    left: f32,
    /// Places of texts beside it, counted from the frame's edge.
    tabs: &'a [f32],
}

fn open(out: &mut String, paragraph: &Paragraph, set: &Set<'_>, align: Align, scale: Scale) {
    out.push_str("<a:p><a:pPr");
    let indent = paragraph.bullet.unwrap_or(0.0);
    let margin = scale.emu(set.left + indent);
    if margin > 0 {
        let _ = write!(out, " marL=\"{margin}\"");
    }
    if indent > 0.0 {
        let _ = write!(out, " indent=\"-{}\"", scale.emu(indent));
    }
    match (align, paragraph.rtl) {
        (Align::Middle, _) => out.push_str(" algn=\"ctr\""),
        (Align::Right, false) | (Align::Start, true) => out.push_str(" algn=\"r\""),
        (Align::Right, true) | (Align::Start, false) => {}
    }
    if paragraph.rtl {
        out.push_str(" rtl=\"1\"");
    }
    out.push('>');
    if align != Align::Middle {
        let line = scale.centipoints(set.line).clamp(0, 158_400);
        let _ = write!(out, "<a:lnSpc><a:spcPts val=\"{line}\"/></a:lnSpc>");
    }
    let gap = scale.centipoints(set.gap).clamp(0, 158_400);
    if gap > 0 {
        let _ = write!(out, "<a:spcBef><a:spcPts val=\"{gap}\"/></a:spcBef>");
    }
    if paragraph.bullet.is_some() {
        out.push_str("<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>");
    }
    if !set.tabs.is_empty() {
        out.push_str("<a:tabLst>");
        for tab in set.tabs {
            let _ = write!(out, "<a:tab pos=\"{}\" algn=\"l\"/>", scale.emu(*tab));
        }
        out.push_str("</a:tabLst>");
    }
    out.push_str("</a:pPr>");
}

fn runs(out: &mut String, runs: &[Run], pen: &mut Pen<'_>) {
    for run in runs {
        let size = pen.scale.type_size(run.size);
        let _ = write!(out, "<a:r><a:rPr lang=\"{}\" sz=\"{size}\"", pen.language);
        if run.bold {
            out.push_str(" b=\"1\"");
        }
        if run.italic {
            out.push_str(" i=\"1\"");
        }
        out.push('>');
        solid(out, run.color);
        if let Some(id) = run.link.as_ref().and_then(|address| pen.links.address(address)) {
            let _ = write!(out, "<a:hlinkClick r:id=\"{id}\"/>");
        }
        out.push_str("</a:rPr><a:t>");
        escape_into(out, &run.text);
        out.push_str("</a:t></a:r>");
    }
}

/// Writes a text that takes everything from its placeholder.
pub(super) fn plain(out: &mut String, text: &str, language: &str) {
    let _ = write!(
        out,
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"{language}\"/><a:t>"
    );
    escape_into(out, text);
    out.push_str("</a:t></a:r></a:p></p:txBody>");
}

/// Writes the number of the slide, which programs keep right when slides are moved.
pub(super) fn number(out: &mut String, number: &str, language: &str) {
    let _ = write!(
        out,
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\">\
         <a:rPr lang=\"{language}\"/><a:t>"
    );
    escape_into(out, number);
    out.push_str("</a:t></a:fld></a:p></p:txBody>");
}
