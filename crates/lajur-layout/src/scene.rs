//! A finished drawing: groups of parts, each group tagged with what it is. Window and painters place nothing.
//!
//! Lengths are CSS pixels (1/96 inch), y grows downwards, and every part stands relative to its group.

use std::sync::Arc;

use lajur_model::{AssetId, CardId, LaneId, LinkId, PersonaId, StageId};
use serde::{Serialize, Serializer};

use crate::theme::Ink;

/// A whole drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f32,
    /// Height in CSS pixels.
    pub height: f32,
    /// Language of its texts, a BCP 47 tag.
    pub language: String,
    /// Title of the document.
    pub title: String,
    /// The ground it is drawn on.
    pub ground: Ink,
    /// In painting order, which is reading order too.
    pub groups: Vec<Group>,
}

/// Parts that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Group {
    /// What it is.
    pub tag: Tag,
    /// Left edge.
    #[specta(type = i32)]
    pub x: f32,
    /// Upper edge.
    #[specta(type = i32)]
    pub y: f32,
    /// Width.
    #[specta(type = i32)]
    pub w: f32,
    /// Height.
    #[specta(type = i32)]
    pub h: f32,
    /// In painting order.
    pub parts: Vec<Part>,
}

/// What a group is; painters make tags, names and alternative texts of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(tag = "tag", rename_all = "snake_case")]
pub enum Tag {
    /// Says nothing: rules, grounds, borders.
    Decoration,
    /// The title block.
    Title,
    /// A chip that names a persona.
    Persona {
        /// Which.
        persona: PersonaId,
    },
    /// A cell of the head.
    Head {
        /// Which.
        stage: StageId,
        /// 1 for a stage, 2 for a step, 3 for a moment.
        level: u8,
        /// First column below it, counted from 0.
        column: u32,
        /// Columns below it.
        columns: u32,
    },
    /// The name of a lane.
    LaneHead {
        /// Which.
        lane: LaneId,
    },
    /// A card.
    Card {
        /// Which.
        card: CardId,
        /// Its lane.
        lane: LaneId,
        /// Its first column, counted from 0.
        column: u32,
        /// Columns it covers.
        columns: u32,
    },
    /// A curve, a row of figures' drawing, or another picture made of data.
    Figure {
        /// Its lane.
        lane: LaneId,
        /// What it shows, in words.
        alt: String,
    },
    /// An arrow.
    Link {
        /// Which.
        link: LinkId,
        /// What it says, in words.
        alt: String,
    },
    /// Explains signs.
    Legend,
    /// The line at the foot of a page.
    Footer,
}

/// One thing drawn.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Part {
    /// A rectangle.
    Rect(RectPart),
    /// An outline.
    Path(PathPart),
    /// A line of text in one style.
    Text(TextPart),
    /// An icon.
    Icon(IconPart),
    /// A picture.
    Image(ImagePart),
}

/// A rectangle.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct RectPart {
    /// Left edge.
    #[specta(type = i32)]
    pub x: f32,
    /// Upper edge.
    #[specta(type = i32)]
    pub y: f32,
    /// Width.
    #[specta(type = i32)]
    pub w: f32,
    /// Height.
    #[specta(type = i32)]
    pub h: f32,
    /// Radius of its corners.
    #[specta(type = i32)]
    pub radius: f32,
    /// Inside, where it is filled.
    pub fill: Option<Ink>,
    /// Border, drawn on the edge (half inside, half outside).
    pub stroke: Option<Stroke>,
}

/// An outline.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PathPart {
    /// The way of the pen; the window gets it as the `d` of an SVG path.
    #[specta(type = String)]
    pub d: Path,
    /// Inside (nonzero), where it is filled.
    pub fill: Option<Ink>,
    /// Line, where it has one.
    pub stroke: Option<Stroke>,
}

/// A line's look.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Stroke {
    /// Color.
    pub ink: Ink,
    /// Width.
    #[specta(type = i32)]
    pub width: f32,
    /// Lengths of dash and gap; empty is a full line.
    #[specta(type = Vec<i32>)]
    pub dash: Vec<f32>,
    /// True for round ends and joins.
    pub round: bool,
}

/// A run of text on one line in one style: shaped once, painted everywhere.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct TextPart {
    /// Left edge of the run.
    #[specta(type = i32)]
    pub x: f32,
    /// The line on which the letters stand.
    #[specta(type = i32)]
    pub baseline: f32,
    /// Advance of the run.
    #[specta(type = i32)]
    pub w: f32,
    /// Upper edge of the line box it lies in, for the window's element.
    #[specta(type = i32)]
    pub top: f32,
    /// Height of that line box.
    #[specta(type = i32)]
    pub line: f32,
    /// Size of the type.
    #[specta(type = i32)]
    pub size: f32,
    /// 400, 600 or 700.
    pub weight: u16,
    /// Slanted.
    pub italic: bool,
    /// Color.
    pub ink: Ink,
    /// The letters.
    pub text: String,
    /// Address behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[specta(optional)]
    pub link: Option<String>,
    /// True where the run is read from right to left.
    pub rtl: bool,
    /// Glyphs for the painters; never sent to the window.
    #[serde(skip)]
    #[specta(skip)]
    pub runs: Arc<[GlyphRun]>,
    /// Where in its text it stands; never sent to the window.
    #[serde(skip)]
    #[specta(skip)]
    pub source: Source,
}

/// Where a run stood before its text was broken into lines, for painters whose readers break lines by themselves. White
/// space that fell away at the end of a line is the gap between two runs of one paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Source {
    /// The paragraph, counted from 0 within its text.
    pub paragraph: u32,
    /// The first of its bytes, counted within the paragraph.
    pub start: u32,
    /// True for the sign of a list, which is no part of the paragraph.
    pub bullet: bool,
}

/// Glyphs of one face.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: Face,
    /// In visual order, left to right; pens advance from the text part's `x` at its `baseline`.
    pub glyphs: Vec<Glyph>,
}

/// One glyph, placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Number in the face.
    pub id: u32,
    /// Distance from the text part's `x` to the glyph's origin.
    pub x: f32,
    /// Distance from the baseline, downwards.
    pub y: f32,
    /// How far the pen goes on.
    pub advance: f32,
    /// The bytes of the text part's `text` that it stands for.
    pub start: u32,
    /// End of those bytes.
    pub end: u32,
}

/// Bytes of a font file, shared. Two faces are equal where their number is.
#[derive(Clone)]
pub struct Face {
    /// Number of the face within one [`crate::Fonts`]; bundled faces keep theirs.
    pub number: u32,
    /// The file.
    pub data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Which font of a collection file.
    pub index: u32,
}

impl PartialEq for Face {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({})", self.number)
    }
}

/// An icon of the bundled set, drawn as lines.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct IconPart {
    /// Left edge.
    #[specta(type = i32)]
    pub x: f32,
    /// Upper edge.
    #[specta(type = i32)]
    pub y: f32,
    /// Side of its square.
    #[specta(type = i32)]
    pub size: f32,
    /// Its Lucide name, see [`crate::icons`].
    pub name: String,
    /// Color of its lines.
    pub ink: Ink,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ImagePart {
    /// Left edge.
    #[specta(type = i32)]
    pub x: f32,
    /// Upper edge.
    #[specta(type = i32)]
    pub y: f32,
    /// Width.
    #[specta(type = i32)]
    pub w: f32,
    /// Height; the picture fills the box and is cut in the middle.
    #[specta(type = i32)]
    pub h: f32,
    /// Radius of its corners; half the side makes a circle.
    #[specta(type = i32)]
    pub radius: f32,
    /// Its bytes, by hash.
    pub asset: AssetId,
    /// What it shows.
    pub alt: String,
}

/// The way of a pen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Path(pub Vec<Seg>);

/// One step of a pen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seg {
    /// Lift and set down.
    Move(f32, f32),
    /// Straight line.
    Line(f32, f32),
    /// Cubic Bézier: two control points and the end.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Back to the last `Move`.
    Close,
}

impl Path {
    /// The path as the `d` of an SVG path, numbers with at most two decimals.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut d = String::with_capacity(self.0.len() * 14);
        for seg in &self.0 {
            match *seg {
                Seg::Move(x, y) => d.push_str(&format!("M{} {}", number(x), number(y))),
                Seg::Line(x, y) => d.push_str(&format!("L{} {}", number(x), number(y))),
                Seg::Cubic(a, b, c, e, x, y) => d.push_str(&format!(
                    "C{} {} {} {} {} {}",
                    number(a),
                    number(b),
                    number(c),
                    number(e),
                    number(x),
                    number(y)
                )),
                Seg::Close => d.push('Z'),
            }
        }
        d
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.svg())
    }
}

/// A length as files write it: at most two decimals, no trailing zeros, no negative zero.
#[must_use]
pub fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}
