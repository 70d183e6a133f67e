//! PNG: painted in bands, so that memory does not grow with the height of the map; several at the same time, each the
//! same on every machine.

use std::collections::BTreeMap;
use std::io::Write;
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use lajur_layout::scene::{ImagePart, Path, Scene, Seg, TextPart};
use lajur_layout::theme::Theme;
use lajur_model::AssetId;
use vello_cpu::kurbo::{Affine, BezPath, Cap, Join, Rect as Area, Stroke as Pen};
use vello_cpu::peniko::{
    Blob, Color, ColorStop, Extend, FontData, Gradient, ImageAlphaType, ImageQuality, ImageSampler,
};
use vello_cpu::{Glyph, Image, ImageSource, PixelMetadata, Pixmap, RenderContext, Resources};

use crate::paint::{Line, Look, Paint, Painter, Rect, Rgb, walk};
use crate::photo::{Images, fitted, no_images};
use crate::{RenderError, Watch};

/// Rows painted at a time.
const BAND: u16 = 1024;
/// Bands painted at the same time, at most.
const PAINTERS: usize = 4;
/// What they may hold together, in bytes, where more than one paints.
const MEMORY: usize = 256 << 20;
/// What a painter holds of each pixel of its band, in bytes: as it is painted, and as it is handed on.
const HELD: usize = 4 + 3;

/// Pixels of a picture that the window allows: 16,384 by 16,384.
pub const PNG_LIMIT: u64 = 16_384 * 16_384;

/// Dots per metre of a picture at scale 1 (96 per inch).
const DOTS_PER_METRE: f32 = 96.0 / 0.0254;

/// Letters smaller than so many pixels are painted as bars, as the window shows them from far away: nobody reads them,
/// and each of them takes as long as a large one.
const LEGIBLE: f32 = 2.0;
/// How high such a bar is, of its line, and how strong, of the letters' color.
const BAR: (f32, f32) = (0.4, 0.34);

/// What one may choose for a PNG.
#[derive(Clone)]
pub struct PngOptions<'a> {
    /// Pixels per CSS pixel; 1 is the size on screen, 2 is sharp in slides.
    pub scale: f32,
    /// More pixels than this are refused before any memory is taken.
    pub max_pixels: u64,
    /// Colors; the paper's unless the picture is for a dark window.
    pub theme: Theme,
    /// Where bytes of pictures come from.
    pub images: Images<'a>,
    /// Progress (in bands) and cancel.
    pub watch: Watch<'a>,
}

impl Default for PngOptions<'_> {
    fn default() -> Self {
        Self {
            scale: 1.0,
            max_pixels: PNG_LIMIT,
            theme: Theme::paper(),
            images: &no_images,
            watch: Watch::default(),
        }
    }
}

/// The drawing as a PNG file, 8 bits per channel, without transparency.
///
/// # Errors
/// [`RenderError::PictureTooLarge`] before anything is painted, [`RenderError::Cancelled`], and
/// [`RenderError::Png`] where the encoder fails.
pub fn png(scene: &Scene, options: &PngOptions<'_>) -> Result<Vec<u8>, RenderError> {
    let (width, height) = pixels(scene, options)?;
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, u32::from(width), height);
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_compression(::png::Compression::Fast);
    let density = (DOTS_PER_METRE * options.scale).round() as u32;
    encoder.set_pixel_dims(Some(::png::PixelDimensions {
        xppu: density,
        yppu: density,
        unit: ::png::Unit::Meter,
    }));
    let mut header = encoder.write_header().map_err(failed)?;
    let mut rows = header.stream_writer().map_err(failed)?;
    paint_bands(scene, options, &Bands::of(width, height), &mut |pixels| {
        rows.write_all(pixels).map_err(failed)
    })?;
    rows.finish().map_err(failed)?;
    header.finish().map_err(failed)?;
    Ok(file)
}

fn failed(error: impl std::fmt::Display) -> RenderError {
    RenderError::Png(error.to_string())
}

/// The size in pixels, where it is allowed.
fn pixels(scene: &Scene, options: &PngOptions<'_>) -> Result<(u16, u32), RenderError> {
    // A cast from float saturates; a size that is no number becomes 1. Scales such as 0.1 are no exact numbers.
    let side = |length: f32| ((f64::from(length) * f64::from(options.scale) - 1e-3).ceil() as u64).max(1);
    let (width, height) = (side(scene.width), side(scene.height));
    let too_large = RenderError::PictureTooLarge {
        width,
        height,
        limit: options.max_pixels,
    };
    if width.saturating_mul(height) > options.max_pixels {
        return Err(too_large);
    }
    match (u16::try_from(width), u32::try_from(height)) {
        (Ok(w), Ok(h)) => Ok((w, h)),
        _ => Err(too_large),
    }
}

/// How a picture is cut into bands.
#[derive(Clone, Copy)]
struct Bands {
    width: u16,
    height: u32,
    /// Rows of each but the last, which may have fewer.
    rows: u16,
    /// How many are painted at the same time; the picture is the same with any number.
    painters: usize,
}

impl Bands {
    fn of(width: u16, height: u32) -> Self {
        let rows = u16::try_from(height).unwrap_or(BAND).min(BAND);
        let affordable = MEMORY / (usize::from(width) * usize::from(rows) * HELD).max(1);
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        Self {
            width,
            height,
            rows,
            painters: processors.min(PAINTERS).min(affordable).max(1),
        }
    }

    /// The first rows of all of them.
    fn starts(self) -> impl Iterator<Item = u32> {
        (0..self.height).step_by(usize::from(self.rows))
    }
}

/// Paints in turns: the first painter the first band, the second the next one, and so on. `write` gets them in order.
fn paint_bands(
    scene: &Scene,
    options: &PngOptions<'_>,
    bands: &Bands,
    write: &mut dyn FnMut(&[u8]) -> Result<(), RenderError>,
) -> Result<(), RenderError> {
    let (bands, painters, count) = (*bands, bands.painters, bands.starts().count());
    let (scale, theme, images) = (options.scale, &options.theme, options.images);
    let stopped = &AtomicBool::new(false);
    thread::scope(|scope| {
        let paint = |first: usize| {
            let (sender, painted) = sync_channel(0);
            scope.spawn(move || {
                let mine = bands.starts().skip(first).step_by(painters);
                Canvas::new(scale, theme, images, bands).paint(scene, mine, &sender, stopped);
            });
            painted
        };
        let painted: Vec<Receiver<Band>> = (0..painters.min(count)).map(paint).collect();
        let done = (0..count).try_for_each(|band| {
            options.watch.step(band, count)?;
            // Where nothing comes any more its painter panicked, and so will the scope.
            write(&painted[band % painters].recv().map_err(failed)??)
        });
        // Where that failed the painters still paint; their ends are let go of here too.
        stopped.store(true, Ordering::Relaxed);
        done
    })
}

/// Red, green and blue of all pixels of a band, row by row.
type Band = Result<Vec<u8>, RenderError>;

/// One band of the picture, and then another.
struct Canvas<'a> {
    context: RenderContext,
    resources: Resources,
    pixmap: Pixmap,
    bands: Bands,
    scale: f32,
    theme: &'a Theme,
    images: Images<'a>,
    fonts: BTreeMap<u32, FontData>,
    photos: BTreeMap<(AssetId, u32, u32), Option<Arc<Pixmap>>>,
    /// From the drawing to the band.
    view: Affine,
    /// What the band shows, in the drawing's units.
    top: f32,
    bottom: f32,
}

impl<'a> Canvas<'a> {
    fn new(scale: f32, theme: &'a Theme, images: Images<'a>, bands: Bands) -> Self {
        Self {
            context: RenderContext::new(bands.width, bands.rows),
            resources: Resources::new(),
            pixmap: Pixmap::new(bands.width, bands.rows),
            bands,
            scale,
            theme,
            images,
            fonts: BTreeMap::new(),
            photos: BTreeMap::new(),
            view: Affine::IDENTITY,
            top: 0.0,
            bottom: 0.0,
        }
    }

    /// Paints the bands that begin at these rows, until nobody wants them any more.
    fn paint(
        mut self,
        scene: &Scene,
        starts: impl Iterator<Item = u32>,
        painted: &SyncSender<Band>,
        stopped: &AtomicBool,
    ) {
        let watch = Watch {
            cancelled: &|| stopped.load(Ordering::Relaxed),
            ..Watch::default()
        };
        for first in starts {
            if painted.send(self.band(scene, first, &watch)).is_err() {
                return;
            }
        }
    }

    fn band(&mut self, scene: &Scene, first: u32, watch: &Watch<'_>) -> Band {
        self.start(first);
        walk(scene, self.theme, self, watch)?;
        self.context.flush();
        self.context.render(&mut self.pixmap, &mut self.resources);
        let rows = (self.bands.height - first).min(u32::from(self.bands.rows));
        let pixels = &self.pixmap.data()[..rows as usize * usize::from(self.bands.width)];
        let mut colors = Vec::with_capacity(pixels.len() * 3);
        for pixel in pixels {
            colors.extend_from_slice(&[pixel.r, pixel.g, pixel.b]);
        }
        Ok(colors)
    }

    /// Makes the canvas blank for the band that begins at this row.
    fn start(&mut self, first: u32) {
        let scale = f64::from(self.scale);
        self.view = Affine::translate((0.0, -f64::from(first))) * Affine::scale(scale);
        self.top = (f64::from(first) / scale) as f32;
        self.bottom = ((f64::from(first) + f64::from(self.bands.rows)) / scale) as f32;
        self.context.reset();
        self.context.set_transform(self.view);
    }

    fn use_paint(&mut self, paint: &Paint) {
        self.context.reset_paint_transform();
        match paint {
            Paint::Solid(color) => self.context.set_paint(solid(*color, 1.0)),
            Paint::Vertical { y0, y1, stops } => {
                let stops: Vec<ColorStop> = stops
                    .iter()
                    .map(|stop| (stop.offset, solid(stop.color, stop.opacity)).into())
                    .collect();
                let run = Gradient::new_linear((0.0, f64::from(*y0)), (0.0, f64::from(*y1)));
                self.context.set_paint(run.with_stops(&stops[..]));
            }
        }
    }

    /// What is seen of a line of text from far away.
    fn bar(&mut self, text: &TextPart, x: f32, baseline: f32, color: Rgb) {
        let (share, strength) = BAR;
        let height = text.line * share;
        let top = baseline - text.baseline + text.top + (text.line - height) / 2.0;
        let (x, top) = (f64::from(x), f64::from(top));
        let bar = Area::new(x, top, x + f64::from(text.w), top + f64::from(height));
        self.context.reset_paint_transform();
        self.context.set_paint(solid(color, strength));
        self.context.fill_rect(&bar);
    }

    /// The photo as it will be seen in a box, decoded once.
    fn photo(&mut self, asset: &AssetId, width: u32, height: u32) -> Option<Arc<Pixmap>> {
        let images = self.images;
        self.photos
            .entry((asset.clone(), width, height))
            .or_insert_with(|| {
                let photo = fitted(&images(asset)?, width, height)?;
                let (w, h) = (u16::try_from(photo.width()).ok()?, u16::try_from(photo.height()).ok()?);
                let kind = PixelMetadata {
                    alpha_type: ImageAlphaType::Alpha,
                    may_have_transparency: true,
                };
                // Exactly w × h × 4 bytes, copied so that the capacity is the length.
                Some(Arc::new(Pixmap::from_parts(
                    photo.into_raw().into_boxed_slice().into_vec(),
                    w,
                    h,
                    kind,
                )))
            })
            .clone()
    }
}

fn solid((r, g, b): Rgb, opacity: f32) -> Color {
    Color::from_rgba8(r, g, b, (opacity * 255.0).round() as u8)
}

fn bez(path: &Path) -> BezPath {
    let p = |x: f32, y: f32| (f64::from(x), f64::from(y));
    let mut bez = BezPath::new();
    for seg in &path.0 {
        match *seg {
            Seg::Move(x, y) => bez.move_to(p(x, y)),
            // A pen that was never set down draws nothing; kurbo would panic.
            _ if bez.elements().is_empty() => {}
            Seg::Line(x, y) => bez.line_to(p(x, y)),
            Seg::Cubic(a, b, c, d, x, y) => bez.curve_to(p(a, b), p(c, d), p(x, y)),
            Seg::Close => bez.close_path(),
        }
    }
    bez
}

fn pen(line: &Line) -> Pen {
    let mut pen = Pen::new(f64::from(line.width));
    pen = if line.round {
        pen.with_caps(Cap::Round).with_join(Join::Round)
    } else {
        pen.with_caps(Cap::Butt).with_join(Join::Miter)
    };
    // Dashes without any length would never end.
    if line.dash.iter().sum::<f32>() > 0.01 {
        pen = pen.with_dashes(0.0, line.dash.iter().map(|&length| f64::from(length)));
    }
    pen
}

impl Painter for Canvas<'_> {
    fn shows(&self, top: f32, bottom: f32) -> bool {
        bottom >= self.top && top <= self.bottom
    }

    /// The sheet goes on to the end of the last pixel, of which it may cover a part.
    fn ground(&mut self, sheet: Rect, look: &Look) {
        let pixel = self.scale.recip();
        let (w, h) = (sheet.w + pixel, sheet.h + pixel);
        self.rect(Rect { w, h, ..sheet }, look);
    }

    fn path(&mut self, path: &Path, look: &Look) {
        let bez = bez(path);
        if let Some(fill) = &look.fill {
            self.use_paint(fill);
            self.context.fill_path(&bez);
        }
        if let Some(line) = &look.line {
            self.use_paint(&line.paint);
            self.context.set_stroke(pen(line));
            self.context.stroke_path(&bez);
        }
    }

    fn text(&mut self, text: &TextPart, x: f32, baseline: f32, color: Rgb) {
        if text.size * self.scale < LEGIBLE {
            return self.bar(text, x, baseline, color);
        }
        self.use_paint(&Paint::Solid(color));
        for run in text.runs.iter() {
            let font = self
                .fonts
                .entry(run.face.number)
                .or_insert_with(|| FontData::new(Blob::new(run.face.data.clone()), run.face.index));
            let glyphs = run.glyphs.iter().map(|glyph| Glyph {
                id: glyph.id,
                x: x + glyph.x,
                y: baseline + glyph.y,
            });
            let painter = self
                .context
                .glyph_run(&mut self.resources, font)
                .font_size(text.size)
                .hint(false);
            // A glyph that cannot be drawn stays blank; the others are drawn.
            let _ = painter.fill_glyphs(glyphs);
        }
    }

    fn image(&mut self, image: &ImagePart, rect: Rect) {
        let side = |length: f32| (length * self.scale).ceil().clamp(1.0, 8192.0) as u32;
        let Some(photo) = self.photo(&image.asset, side(rect.w), side(rect.h)) else {
            return;
        };
        let (w, h) = (f64::from(rect.w), f64::from(rect.h));
        let fit = Affine::scale_non_uniform(w / f64::from(photo.width()), h / f64::from(photo.height()));
        let sampler = ImageSampler {
            x_extend: Extend::Pad,
            y_extend: Extend::Pad,
            quality: ImageQuality::Medium,
            alpha: 1.0,
        };
        self.context.set_paint(Image {
            image: ImageSource::Pixmap(photo),
            sampler,
        });
        self.context
            .set_paint_transform(Affine::translate((f64::from(rect.x), f64::from(rect.y))) * fit);
        self.context.fill_path(&bez(&rect.path()));
        self.context.reset_paint_transform();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

    use lajur_layout::{Fonts, SceneOptions, layout, scene};
    use lajur_model::{Counter, View, templates};
    use lajur_words::{Lang, say};

    use super::*;

    #[test]
    fn however_many_paint_the_picture_is_the_same() {
        let doc = templates::example(&|key| say(Lang::En, key, &[]), "en", &mut Counter::new("t"));
        let drawing = scene(
            &doc,
            &layout(&doc, &View::default(), &Fonts::bundled()),
            &SceneOptions::paper(),
        );
        let options = PngOptions {
            scale: 3.0,
            ..PngOptions::default()
        };
        let (width, height) = pixels(&drawing, &options).unwrap();
        let painted = |painters: usize| {
            let bands = Bands {
                painters,
                ..Bands::of(width, height)
            };
            let mut all = Vec::new();
            paint_bands(&drawing, &options, &bands, &mut |pixels| {
                all.extend_from_slice(pixels);
                Ok(())
            })
            .unwrap();
            all
        };
        let alone = painted(1);
        assert!(height > 2 * u32::from(BAND), "a painter gets a second band");
        assert_eq!(alone.len(), usize::from(width) * height as usize * 3);
        assert!(painted(2) == alone, "two paint something else");
        assert!(painted(7) == alone, "more painters than bands paint something else");
    }

    #[test]
    fn painters_of_a_wide_picture_hold_no_more_than_they_may() {
        for width in [1, 1000, 16_384, u16::MAX] {
            let bands = Bands::of(width, 4096);
            let held = bands.painters * usize::from(width) * usize::from(bands.rows) * HELD;
            assert!(
                bands.painters == 1 || held <= MEMORY,
                "{width} pixels across hold {held}"
            );
        }
    }
}
