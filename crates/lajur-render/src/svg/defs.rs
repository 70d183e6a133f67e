//! What an SVG names more than once: color runs, icons, glyphs and pictures, each written once.

use std::collections::BTreeMap;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lajur_layout::scene::{Face, Path};
use lajur_model::AssetId;

use crate::paint::{ICON_LINE, Rect, Stop};
use crate::photo::{ImageBytes, PICTURES};
use crate::xml::escape_into;

/// Definitions in the order of their first use.
#[derive(Default)]
pub(super) struct Defs {
    xml: String,
    gradients: BTreeMap<String, String>,
    icons: BTreeMap<String, String>,
    images: BTreeMap<(AssetId, [u32; 3]), String>,
    /// Id by face and glyph: none for a glyph without outline, empty for a blank one.
    glyphs: BTreeMap<(u32, u32), Option<String>>,
}

impl Defs {
    /// Appends `<defs>`, where there is anything to define.
    pub(super) fn write(&self, file: &mut String) {
        if !self.xml.is_empty() {
            let _ = writeln!(file, "<defs>\n{}</defs>", self.xml);
        }
    }

    /// The id of a vertical color run.
    pub(super) fn gradient(&mut self, y0: f32, y1: f32, stops: &[Stop]) -> String {
        let mut inside = format!(
            " gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\" y1=\"{}\" y2=\"{}\">",
            lajur_layout::scene::number(y0),
            lajur_layout::scene::number(y1)
        );
        for stop in stops {
            let _ = write!(
                inside,
                "<stop offset=\"{}\" stop-color=\"{}\"",
                stop.offset,
                super::hex(stop.color)
            );
            if stop.opacity < 1.0 {
                let _ = write!(inside, " stop-opacity=\"{}\"", stop.opacity);
            }
            inside.push_str("/>");
        }
        if let Some(id) = self.gradients.get(&inside) {
            return id.clone();
        }
        let id = format!("run{}", self.gradients.len() + 1);
        let _ = writeln!(self.xml, "<linearGradient id=\"{id}\"{inside}</linearGradient>");
        self.gradients.insert(inside, id.clone());
        id
    }

    /// The id of an icon in its square.
    pub(super) fn icon(&mut self, name: &str, outline: &Path) -> String {
        if let Some(id) = self.icons.get(name) {
            return id.clone();
        }
        let id = format!("icon{}", self.icons.len() + 1);
        let _ = writeln!(
            self.xml,
            "<path id=\"{id}\" d=\"{}\" fill=\"none\" stroke-width=\"{ICON_LINE}\" stroke-linecap=\"round\" \
             stroke-linejoin=\"round\"/>",
            outline.svg()
        );
        self.icons.insert(name.to_owned(), id.clone());
        id
    }

    /// The id of a glyph; empty for a blank one, none where the face has no outline for it.
    pub(super) fn glyph(
        &mut self,
        face: &Face,
        id: u32,
        outline: impl Fn(&Face, u32) -> Option<String>,
    ) -> Option<String> {
        let xml = &mut self.xml;
        let entry = self.glyphs.entry((face.number, id)).or_insert_with(|| {
            let d = outline(face, id)?;
            if d.is_empty() {
                return Some(String::new());
            }
            let name = format!("g{}-{id}", face.number);
            let _ = writeln!(xml, "<path id=\"{name}\" d=\"{d}\"/>");
            Some(name)
        });
        entry.clone()
    }

    /// The id of a picture that fills a box of this size and is cut to its round corners.
    pub(super) fn image(&mut self, asset: &AssetId, image: &ImageBytes, rect: Rect) -> Option<String> {
        if !PICTURES.contains(&image.mime.as_str()) {
            return None;
        }
        let key = (asset.clone(), [rect.w, rect.h, rect.radius].map(f32::to_bits));
        if let Some(id) = self.images.get(&key) {
            return Some(id.clone());
        }
        let id = format!("image{}", self.images.len() + 1);
        let size = |v: f32| lajur_layout::scene::number(v.max(0.0));
        let (w, h, radius) = (size(rect.w), size(rect.h), size(rect.radius));
        let _ = write!(
            self.xml,
            "<clipPath id=\"{id}-clip\"><rect width=\"{w}\" height=\"{h}\" rx=\"{radius}\"/></clipPath>\n\
             <image id=\"{id}\" width=\"{w}\" height=\"{h}\" preserveAspectRatio=\"xMidYMid slice\" \
             clip-path=\"url(#{id}-clip)\" href=\"data:"
        );
        escape_into(&mut self.xml, &image.mime);
        let _ = writeln!(self.xml, ";base64,{}\"/>", STANDARD.encode(&image.bytes));
        self.images.insert(key, id.clone());
        Some(id)
    }
}
