//! Paints a [`Scene`](lajur_layout::Scene) as SVG, PDF, PNG and PPTX.
//!
//! Painters only paint: they place nothing, break no line, shape no text and choose no color. They read no file, no
//! clock and no environment; bytes of images, the date and the fonts (inside the glyph runs) are handed in.
//!
//! [`svg`], [`pdf`], [`png`] and [`pptx`] each take a finished drawing and its options. All go through one walker
//! (`paint.rs`), which resolves inks and makes positions absolute.
//!
//! [`html`] stands apart: a browser sets the page, so it takes the map itself.

mod error;
mod html;
mod outline;
mod paint;
mod pdf;
mod photo;
mod png;
mod pptx;
mod svg;
mod watch;
mod xml;

pub use crate::error::RenderError;
pub use crate::html::{HtmlOptions, html};
pub use crate::pdf::{Day, PdfOptions, pdf};
pub use crate::photo::{ImageBytes, Images, no_images};
pub use crate::png::{PNG_LIMIT, PngOptions, png};
pub use crate::pptx::{PptxOptions, pptx};
pub use crate::svg::{SvgOptions, SvgText, svg};
pub use crate::watch::Watch;
