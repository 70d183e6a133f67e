//! Where everything on a map stands, and the drawing that follows from it. Pure.
//!
//! In reading order: [`fonts`](Fonts) and shaping; columns, head, lanes and their cards and curves; arrows and title;
//! [`layout()`] puts them together. [`scene()`] makes one drawing of a layout, [`pages()`] lays a map out for paper.
//! [`theme`] and [`icons`] are the tables of colors and signs.
//!
//! This crate reads no file, no clock and no environment, and must not know how a drawing is painted or stored. Only
//! here is a position decided, a line broken or a glyph chosen. All arithmetic is plain: the same map gives the same
//! bytes on every machine.

mod badge;
mod card_parts;
mod cards;
mod curve;
mod curve_lines;
mod curve_words;
mod difference;
mod draw;
mod drawing;
mod faces;
mod fonts;
mod greys;
mod head;
pub mod icons;
mod kit;
mod labels;
mod lane;
mod lane_head;
pub mod layout;
mod layouter;
mod left_out;
mod legend;
mod links;
mod measure;
mod missing;
mod moved;
mod numbers;
mod pages;
mod paper;
mod pieces;
mod scale;
pub mod scene;
mod series;
mod shape;
mod shown;
pub mod signs;
mod spline;
pub mod theme;
mod title;
mod tracks;
mod whole;
mod wire;

pub use difference::{Difference, FrameDelta};
pub use drawing::{SceneOptions, scene};
pub use fonts::Fonts;
pub use kit::{evidence_name, lane_name};
pub use layout::{
    CardBox, ColumnTrack, EditBox, FigureBox, Frame, LabelBox, LaneTrack, Layout, LinkBox, PointBox, SeriesBox,
};
pub use layouter::Layouter;
pub use left_out::{LeftOut, left_out};
pub use missing::{MissingScript, missing_scripts};
pub use pages::{
    Colors, Fit, POSTER_PT, Page, PageEdges, PageError, PageSetup, PageWarning, Pages, READABLE_PT, WARN_PT,
    page_edges, pages, pages_left_out, propose, reads_from_m,
};
pub use paper::{Orientation, Paper};
pub use scene::Scene;
pub use theme::{Hue, Ink, Theme, Tone, theme_css};
pub use whole::layout;
pub use wire::{BoxTable, CardLook, CardParts, LayoutDelta, LayoutView, card_parts};
