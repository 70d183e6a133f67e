//! Shapes as a slide lists them.

use std::fmt::Write;

use lajur_layout::scene::ImagePart;

use super::block::Block;
use super::body::{self, Frame};
use super::geometry::{Bounds, Outline, freeform};
use super::ink::{fill, line};
use super::slide::Slide;
use crate::paint::{ICON_LINE, ICON_SQUARE, Line, Look, Paint, Rect, Rgb};
use crate::xml::escape_into;

/// The head of every list of shapes.
pub(super) const ROOT: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>\
    <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm>\
    </p:grpSpPr>";

/// Parts of a unit of an icon: its coordinates have two decimals.
const ICON_PARTS: f32 = 100.0;

/// What a shape is called, and what is said of it.
#[derive(Debug, Default)]
pub(super) struct Label {
    /// In the list of shapes.
    pub name: String,
    /// Alternative text; may be empty.
    pub alt: String,
    /// Where a click leads.
    pub link: Option<String>,
}

impl Label {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }
}

/// A role in the slide's plan, such as its title.
pub(super) struct Role {
    /// The placeholder of the slide's layout.
    pub holder: &'static str,
    pub label: Label,
}

impl Slide<'_, '_> {
    /// Opens a group around these bounds, which the caller closes.
    pub(super) fn open_group(&mut self, label: &Label, bounds: &Bounds) {
        self.xml.push_str("<p:grpSp><p:nvGrpSpPr>");
        self.properties(label);
        self.xml
            .push_str("<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>");
        let (x, y, w, h) = bounds.emu(self.deck.scale);
        let (w, h) = (w.max(1), h.max(1));
        // What is inside keeps its places on the slide. Writing into a String cannot fail, here and below.
        let _ = write!(
            self.xml,
            "<a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/>\
             <a:chOff x=\"{x}\" y=\"{y}\"/><a:chExt cx=\"{w}\" cy=\"{h}\"/></a:xfrm></p:grpSpPr>"
        );
    }

    pub(super) fn close_group(&mut self) {
        self.xml.push_str("</p:grpSp>");
    }

    /// A shape, with text inside where there is any.
    pub(super) fn shape(&mut self, label: &Label, outline: &Outline, look: &Look, text: Option<(&[Block], &Frame)>) {
        if let (Some(ends), None) = (outline.as_line(), text) {
            return self.straight(label, ends, look);
        }
        self.xml.push_str("<p:sp><p:nvSpPr>");
        self.properties(label);
        self.xml.push_str("<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>");
        let (bounds, scale) = (outline.bounds(), self.deck.scale);
        bounds.write(&mut self.xml, scale);
        self.xml.push_str("</a:xfrm>");
        outline.write(&mut self.xml, scale, look.fill.is_some());
        fill(&mut self.xml, look.fill.as_ref(), &bounds);
        line(&mut self.xml, look.line.as_ref(), &bounds, scale);
        self.xml.push_str("</p:spPr>");
        if let Some((blocks, frame)) = text {
            self.body(blocks, frame);
        }
        self.xml.push_str("</p:sp>");
    }

    /// A line from point to point.
    fn straight(&mut self, label: &Label, ((ax, ay), (bx, by)): ((f32, f32), (f32, f32)), look: &Look) {
        self.xml.push_str("<p:cxnSp><p:nvCxnSpPr>");
        self.properties(label);
        self.xml
            .push_str("<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm");
        for (name, turned) in [("flipH", bx < ax), ("flipV", by < ay)] {
            if turned {
                let _ = write!(self.xml, " {name}=\"1\"");
            }
        }
        self.xml.push('>');
        let bounds = Bounds {
            left: ax.min(bx),
            top: ay.min(by),
            right: ax.max(bx),
            bottom: ay.max(by),
        };
        bounds.write(&mut self.xml, self.deck.scale);
        self.xml
            .push_str("</a:xfrm><a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>");
        line(&mut self.xml, look.line.as_ref(), &bounds, self.deck.scale);
        self.xml.push_str("</p:spPr></p:cxnSp>");
    }

    /// An icon as one freeform. Its geometry is the same in any size, and written once.
    pub(super) fn icon(&mut self, label: &Label, name: &str, square: &Rect, color: Rgb) {
        let Some(geometry) = self.deck.icon(name) else { return };
        self.xml.push_str("<p:sp><p:nvSpPr>");
        self.properties(label);
        self.xml.push_str("<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>");
        let (bounds, scale) = (Bounds::of(square), self.deck.scale);
        bounds.write(&mut self.xml, scale);
        self.xml.push_str("</a:xfrm>");
        self.xml.push_str(&geometry);
        let stroke = Line {
            paint: Paint::Solid(color),
            width: ICON_LINE * square.w / ICON_SQUARE,
            dash: Vec::new(),
            round: true,
        };
        self.xml.push_str("<a:noFill/>");
        line(&mut self.xml, Some(&stroke), &bounds, scale);
        self.xml.push_str("</p:spPr></p:sp>");
    }

    /// A picture that fills its box, cut in the middle.
    pub(super) fn picture(&mut self, image: &ImagePart, rect: &Rect) {
        let Some(photo) = self.deck.media.photo(&image.asset) else {
            return;
        };
        let id = self.links.part("image", &format!("../media/{}", photo.name));
        let label = Label {
            name: self.deck.words.picture.clone(),
            alt: image.alt.clone(),
            link: None,
        };
        self.xml.push_str("<p:pic><p:nvPicPr>");
        self.properties(&label);
        let (sides, ends) = photo.cut(rect.w, rect.h);
        let _ = write!(
            self.xml,
            "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>\
             <a:blip r:embed=\"{id}\"/><a:srcRect l=\"{sides}\" t=\"{ends}\" r=\"{sides}\" b=\"{ends}\"/>\
             <a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>"
        );
        Bounds::of(rect).write(&mut self.xml, self.deck.scale);
        self.xml.push_str("</a:xfrm>");
        if rect.radius * 2.0 >= rect.w.min(rect.h) && rect.radius > 0.0 {
            self.xml
                .push_str("<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>");
        } else {
            Outline::Rect(*rect).write(&mut self.xml, self.deck.scale, true);
        }
        self.xml.push_str("</p:spPr></p:pic>");
    }

    /// A text that is a shape of its own.
    pub(super) fn text_box(&mut self, label: &Label, block: &Block, frame: &Frame) {
        self.xml.push_str("<p:sp><p:nvSpPr>");
        self.properties(label);
        self.xml
            .push_str("<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>");
        frame.shape().write(&mut self.xml, self.deck.scale);
        self.xml
            .push_str("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>");
        self.body(std::slice::from_ref(block), frame);
        self.xml.push_str("</p:sp>");
    }

    /// A text in a role that the slide's layout knows.
    pub(super) fn placeholder(&mut self, role: &Role, bounds: &Bounds, text: impl FnOnce(&mut Self)) {
        self.xml.push_str("<p:sp><p:nvSpPr>");
        self.properties(&role.label);
        let _ = write!(
            self.xml,
            "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>",
            role.holder
        );
        bounds.write(&mut self.xml, self.deck.scale);
        self.xml.push_str("</a:xfrm></p:spPr>");
        text(self);
        self.xml.push_str("</p:sp>");
    }

    /// Paragraphs inside the shape that is open.
    pub(super) fn body(&mut self, blocks: &[Block], frame: &Frame) {
        let mut pen = body::Pen {
            scale: self.deck.scale,
            language: self.deck.words.language(),
            links: &mut self.links,
        };
        body::write(&mut self.xml, blocks, frame, &mut pen);
    }

    /// A text that looks as the layout of the slide says.
    pub(super) fn plain_body(&mut self, text: &str) {
        body::plain(&mut self.xml, text, self.deck.words.language());
    }

    /// The number of the slide.
    pub(super) fn number_body(&mut self, number: &str) {
        body::number(&mut self.xml, number, self.deck.words.language());
    }

    /// `<p:cNvPr>` with the next id.
    fn properties(&mut self, label: &Label) {
        self.last_id += 1;
        let _ = write!(self.xml, "<p:cNvPr id=\"{}\" name=\"", self.last_id);
        escape_into(&mut self.xml, &label.name);
        if !label.alt.trim().is_empty() {
            self.xml.push_str("\" descr=\"");
            escape_into(&mut self.xml, label.alt.trim());
        }
        let link = label.link.as_ref().and_then(|address| self.links.address(address));
        match link {
            Some(id) => {
                let _ = write!(self.xml, "\"><a:hlinkClick r:id=\"{id}\"/></p:cNvPr>");
            }
            None => self.xml.push_str("\"/>"),
        }
    }
}

/// The geometry of an icon in its square.
pub(super) fn icon_geometry(name: &str) -> Option<String> {
    let outline = lajur_layout::icons::outline(name)?;
    let side = (ICON_SQUARE * ICON_PARTS) as i64;
    let unit = |length: f32| (length * ICON_PARTS).round() as i64;
    let mut geometry = String::new();
    freeform(&mut geometry, outline, (side, side), false, |x, y| (unit(x), unit(y)));
    Some(geometry)
}
