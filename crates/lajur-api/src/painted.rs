//! Drawings for a window to show.

use lajur_layout::scene::Part;
use lajur_layout::{Scene, Theme};
use lajur_render::{Images, PngOptions, SvgOptions, SvgText, png, svg};

use crate::{Result, SheetPicture};

/// A drawing with more text than this is painted in pixels: a page that shows it would stand still too long.
const HEAVY_SVG: usize = 2_000_000;
/// About so many letters are heavier than that: most of them take twenty bytes and more.
const MANY_LETTERS: usize = HEAVY_SVG / 20;
/// Longest side of a painted drawing in pixels.
const MOST_PIXELS: u32 = 4_096;

/// A drawing as vectors, or where that would be too heavy in pixels, its longest side so many of them.
pub(crate) fn painted(scene: &Scene, theme: Theme, images: Images<'_>, pixels: u32) -> Result<SheetPicture> {
    let options = SvgOptions {
        theme,
        text: SvgText::Outlines,
        images,
    };
    let drawing = (letters(scene) <= MANY_LETTERS).then(|| svg(scene, &options));
    if let Some(drawing) = drawing.filter(|drawing| drawing.len() <= HEAVY_SVG) {
        return Ok(SheetPicture {
            mime: "image/svg+xml",
            bytes: drawing.into_bytes(),
        });
    }
    let longest = scene.width.max(scene.height).max(1.0);
    let options = PngOptions {
        scale: pixels.clamp(1, MOST_PIXELS) as f32 / longest,
        theme,
        images,
        ..PngOptions::default()
    };
    Ok(SheetPicture {
        mime: "image/png",
        bytes: png(scene, &options)?,
    })
}

fn letters(scene: &Scene) -> usize {
    let parts = scene.groups.iter().flat_map(|group| &group.parts);
    let texts = parts.filter_map(|part| match part {
        Part::Text(text) => Some(text),
        _ => None,
    });
    texts
        .flat_map(|text| text.runs.iter())
        .map(|run| run.glyphs.len())
        .sum()
}
