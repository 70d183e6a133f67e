//! Drawings for a window to show.

use lajur_layout::{Scene, Theme};
use lajur_render::{Images, PngOptions, SvgOptions, SvgText, png, svg};

use crate::{Result, SheetPicture};

/// A drawing with more text than this is painted in pixels: a page that shows it would stand still too long.
const HEAVY_SVG: usize = 2_000_000;
/// Longest side of a painted drawing in pixels.
const MOST_PIXELS: u32 = 4_096;

/// A drawing as vectors, or where that would be too heavy in pixels, its longest side so many of them.
pub(crate) fn painted(scene: &Scene, theme: Theme, images: Images<'_>, pixels: u32) -> Result<SheetPicture> {
    let options = SvgOptions {
        theme,
        text: SvgText::Outlines,
        images,
    };
    let drawing = svg(scene, &options);
    if drawing.len() <= HEAVY_SVG {
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
