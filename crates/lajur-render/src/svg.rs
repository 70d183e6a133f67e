//! SVG: real text that stays editable, or glyph outlines where the reader may lack the fonts.

mod defs;

use std::fmt::Write;

use lajur_layout::scene::{Group, ImagePart, Path, Scene, Tag, TextPart};
use lajur_layout::theme::Theme;

use crate::Watch;
use crate::outline::{glyph, units_per_em};
use crate::paint::{Line, Look, Paint, Painter, Rect, Rgb, walk};
use crate::photo::{Images, no_images};
use crate::xml::escape_into;
use defs::Defs;

/// Faces a reader falls back to, in this order.
const FAMILY: &str = "Inter, 'Noto Sans', Arial, sans-serif";

/// How the letters are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SvgText {
    /// As text: small, can be edited, searched and read out; its look depends on the reader's fonts.
    #[default]
    Editable,
    /// As outlines: looks the same everywhere, also in an `<img>`, where web fonts do not load. Letters that a face
    /// draws as pictures (emoji) stay text.
    Outlines,
}

/// What one may choose for an SVG.
#[derive(Clone)]
pub struct SvgOptions<'a> {
    /// Colors; the paper's unless the picture is for a dark window.
    pub theme: Theme,
    /// Letters as text or as outlines.
    pub text: SvgText,
    /// Where bytes of pictures come from.
    pub images: Images<'a>,
}

impl Default for SvgOptions<'_> {
    fn default() -> Self {
        Self {
            theme: Theme::paper(),
            text: SvgText::Editable,
            images: &no_images,
        }
    }
}

/// The drawing as a standalone SVG file. The same drawing gives the same bytes everywhere.
#[must_use]
pub fn svg(scene: &Scene, options: &SvgOptions<'_>) -> String {
    let mut writer = Writer {
        body: String::new(),
        defs: Defs::default(),
        options,
    };
    // A walk ends early only where its watch says so, and this one never does.
    let _ = walk(scene, &options.theme, &mut writer, &Watch::default());
    let mut file = String::with_capacity(writer.body.len() + 1024);
    head(&mut file, scene);
    writer.defs.write(&mut file);
    file.push_str(&writer.body);
    file.push_str("</svg>\n");
    file
}

fn head(file: &mut String, scene: &Scene) {
    file.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
    for (name, value) in [("width", scene.width), ("height", scene.height)] {
        number(file, name, value);
    }
    file.push_str(" viewBox=\"0 0");
    for value in [scene.width, scene.height] {
        file.push(' ');
        push_number(file, value);
    }
    file.push('"');
    attribute(file, "lang", &scene.language);
    attribute(file, "xml:lang", &scene.language);
    attribute(file, "role", "document");
    attribute(file, "aria-labelledby", "title");
    attribute(file, "font-family", FAMILY);
    file.push_str(">\n<title id=\"title\">");
    escape_into(file, &scene.title);
    file.push_str("</title>\n");
}

struct Writer<'a> {
    body: String,
    defs: Defs,
    options: &'a SvgOptions<'a>,
}

impl Painter for Writer<'_> {
    fn begin(&mut self, group: &Group) {
        self.body.push_str("<g");
        meaning(&mut self.body, &group.tag);
        self.body.push_str(">\n");
    }

    fn end(&mut self, _group: &Group) {
        self.body.push_str("</g>\n");
    }

    fn ground(&mut self, sheet: Rect, look: &Look) {
        self.rect(sheet, look);
    }

    fn rect(&mut self, rect: Rect, look: &Look) {
        self.body.push_str("<rect");
        for (name, value) in [("x", rect.x), ("y", rect.y), ("width", rect.w), ("height", rect.h)] {
            number(
                &mut self.body,
                name,
                value.max(if name.len() > 1 { 0.0 } else { f32::MIN }),
            );
        }
        if rect.radius > 0.0 {
            number(&mut self.body, "rx", rect.radius);
        }
        self.look(look);
        self.body.push_str("/>\n");
    }

    fn path(&mut self, path: &Path, look: &Look) {
        self.body.push_str("<path");
        attribute(&mut self.body, "d", &path.svg());
        self.look(look);
        self.body.push_str("/>\n");
    }

    fn icon(&mut self, name: &str, outline: &Path, x: f32, y: f32, size: f32, color: Rgb) {
        let id = self.defs.icon(name, outline);
        let _ = write!(self.body, "<use href=\"#{id}\" transform=\"translate(");
        push_number(&mut self.body, x);
        self.body.push(' ');
        push_number(&mut self.body, y);
        // Three decimals: a hundredth of 14/24 would move the far edge by a tenth of a pixel.
        let scale = (size / crate::paint::ICON_SQUARE * 1000.0).round() / 1000.0;
        let _ = writeln!(self.body, ") scale({scale})\" stroke=\"{}\"/>", hex(color));
    }

    fn text(&mut self, text: &TextPart, x: f32, baseline: f32, color: Rgb) {
        if self.options.text == SvgText::Outlines && self.outlines(text, x, baseline, color) {
            return;
        }
        let body = &mut self.body;
        body.push_str("<text");
        // A run from right to left is anchored where it starts: at its right edge.
        number(body, "x", if text.rtl { x + text.w } else { x });
        number(body, "y", baseline);
        number(body, "font-size", text.size);
        if text.weight != 400 {
            let _ = write!(body, " font-weight=\"{}\"", text.weight);
        }
        if text.italic {
            body.push_str(" font-style=\"italic\"");
        }
        if text.rtl {
            body.push_str(" direction=\"rtl\" unicode-bidi=\"embed\"");
        }
        attribute(body, "fill", &hex(color));
        // Told where it matters: browsers do not hand it down to texts.
        if has_edges(&text.text) {
            attribute(body, "xml:space", "preserve");
        }
        body.push('>');
        escape_into(body, &text.text);
        body.push_str("</text>\n");
    }

    fn image(&mut self, image: &ImagePart, rect: Rect) {
        let Some(bytes) = (self.options.images)(&image.asset) else {
            return;
        };
        let Some(id) = self.defs.image(&image.asset, &bytes, rect) else {
            return;
        };
        self.body.push_str("<use");
        attribute(&mut self.body, "href", &format!("#{id}"));
        number(&mut self.body, "x", rect.x);
        number(&mut self.body, "y", rect.y);
        picture_of(&mut self.body, &image.alt);
        self.body.push_str("/>\n");
    }
}

/// True for a text with blanks at its ends, or several beside each other. (Texts are short: a search would take longer to
/// set up than to run.)
fn has_edges(text: &str) -> bool {
    let is_double = |pair: &[u8]| pair == b"  ";
    text.starts_with(' ') || text.ends_with(' ') || text.as_bytes().windows(2).any(is_double)
}

impl Writer<'_> {
    fn look(&mut self, look: &Look) {
        let fill = look
            .fill
            .as_ref()
            .map_or_else(|| "none".to_owned(), |paint| self.paint(paint));
        attribute(&mut self.body, "fill", &fill);
        if let Some(line) = &look.line {
            self.line(line);
        }
    }

    fn line(&mut self, line: &Line) {
        let paint = self.paint(&line.paint);
        attribute(&mut self.body, "stroke", &paint);
        number(&mut self.body, "stroke-width", line.width);
        if line.round {
            self.body
                .push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
        if !line.dash.is_empty() {
            let dash: Vec<String> = line
                .dash
                .iter()
                .map(|&length| lajur_layout::scene::number(length))
                .collect();
            attribute(&mut self.body, "stroke-dasharray", &dash.join(" "));
        }
    }

    fn paint(&mut self, paint: &Paint) -> String {
        match paint {
            Paint::Solid(color) => hex(*color),
            Paint::Vertical { y0, y1, stops } => format!("url(#{})", self.defs.gradient(*y0, *y1, stops)),
        }
    }

    /// Draws the run as outlines. False where a glyph has none, so that the run must stay text.
    fn outlines(&mut self, text: &TextPart, x: f32, baseline: f32, color: Rgb) -> bool {
        if text.runs.is_empty() {
            return text.text.is_empty();
        }
        let mut drawn = String::new();
        for run in text.runs.iter() {
            let scale = text.size / units_per_em(&run.face);
            let _ = write!(
                drawn,
                "<g transform=\"translate({} {})",
                rounded3(x),
                rounded3(baseline)
            );
            let _ = write!(drawn, " scale({})\">", (f64::from(scale) * 1e6).round() / 1e6);
            for glyph_at in &run.glyphs {
                let Some(id) = self.defs.glyph(&run.face, glyph_at.id, glyph) else {
                    return false;
                };
                if id.is_empty() {
                    if is_seen(text, glyph_at.start, glyph_at.end) {
                        return false;
                    }
                    continue;
                }
                let (gx, gy) = ((glyph_at.x / scale).round(), (glyph_at.y / scale).round());
                let _ = write!(drawn, "<use href=\"#{id}\" x=\"{gx}\"");
                if gy != 0.0 {
                    let _ = write!(drawn, " y=\"{gy}\"");
                }
                drawn.push_str("/>");
            }
            drawn.push_str("</g>");
        }
        self.body.push_str("<g");
        attribute(&mut self.body, "fill", &hex(color));
        picture_of(&mut self.body, &text.text);
        let _ = writeln!(self.body, ">{drawn}</g>");
        true
    }
}

/// True where a blank glyph stands for something that ought to be seen, such as an emoji in a face of pictures.
fn is_seen(text: &TextPart, start: u32, end: u32) -> bool {
    let letters = text.text.get(start as usize..end as usize).unwrap_or("");
    letters
        .chars()
        .any(|c| !c.is_whitespace() && !c.is_control() && !('\u{200B}'..='\u{206F}').contains(&c))
}

/// What a group is, in words of ARIA.
fn meaning(out: &mut String, tag: &Tag) {
    match tag {
        Tag::Decoration => attribute(out, "aria-hidden", "true"),
        Tag::Title => heading(out, 1),
        Tag::Head { level, .. } => heading(out, u32::from(*level) + 1),
        Tag::LaneHead { .. } => heading(out, 2),
        Tag::Figure { alt, .. } | Tag::Link { alt, .. } => picture_of(out, alt),
        Tag::Persona { .. } | Tag::Card { .. } | Tag::Legend | Tag::Footer => attribute(out, "role", "group"),
    }
}

fn heading(out: &mut String, level: u32) {
    attribute(out, "role", "heading");
    attribute(out, "aria-level", &level.to_string());
}

fn picture_of(out: &mut String, alt: &str) {
    if alt.trim().is_empty() {
        attribute(out, "aria-hidden", "true");
    } else {
        attribute(out, "role", "img");
        attribute(out, "aria-label", alt);
    }
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_into(out, value);
    out.push('"');
}

fn number(out: &mut String, name: &str, value: f32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_number(out, value);
    out.push('"');
}

/// Appends a length as [`lajur_layout::scene::number`] writes it, without a String of its own.
fn push_number(out: &mut String, value: f32) {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    // Writing into a String cannot fail.
    let _ = write!(
        out,
        "{}",
        if rounded == 0.0 || !rounded.is_finite() {
            0.0
        } else {
            rounded
        }
    );
}

fn rounded3(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}
