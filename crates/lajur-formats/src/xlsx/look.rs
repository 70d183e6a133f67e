//! How the sheet looks: the map's own tints, quiet lines, type that reads.

use lajur_model::Rgb;
use rust_xlsxwriter::{Color, ConditionalFormat3ColorScale, Format, FormatAlign, FormatBorder};

const FONT: &str = "Calibri";
const INK: Color = Color::RGB(0x2A2A28);
const SOFT: Color = Color::RGB(0x5F5E5A);
const LINE: Color = Color::RGB(0xD9D6CE);

/// The colors of a lane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tint {
    /// Behind its name.
    pub(super) ground: Rgb,
    /// Of its name.
    pub(super) ink: Rgb,
    /// True for a line across the map.
    pub(super) is_line: bool,
}

impl Tint {
    /// Of what belongs to no lane.
    pub(super) fn plain() -> Self {
        Self {
            ground: Rgb(0xF4, 0xF2, 0xED),
            ink: Rgb(0x5F, 0x5E, 0x5A),
            is_line: false,
        }
    }
}

fn base() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(11)
        .set_font_color(INK)
        .set_align(FormatAlign::Top)
}

fn framed() -> Format {
    base()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

pub(super) fn title() -> Format {
    base()
        .set_font_size(20)
        .set_bold()
        .set_align(FormatAlign::VerticalCenter)
}

pub(super) fn goal() -> Format {
    base().set_font_color(SOFT)
}

pub(super) fn corner() -> Format {
    base()
}

pub(super) fn head(ground: Rgb, ink: Rgb, level: u8) -> Format {
    let format = framed()
        .set_background_color(color(ground))
        .set_font_color(color(ink))
        .set_bold()
        .set_align(FormatAlign::VerticalCenter)
        .set_align(FormatAlign::Left)
        .set_indent(1);
    if level == 1 { format.set_font_size(13) } else { format }
}

pub(super) fn name(tint: Tint) -> Format {
    framed()
        .set_background_color(color(tint.ground))
        .set_font_color(color(tint.ink))
        .set_bold()
        .set_align(FormatAlign::Left)
        .set_indent(1)
}

pub(super) fn cell(tint: Tint, is_figure: bool) -> Format {
    let format = framed();
    let format = if tint.is_line {
        format.set_border_bottom(FormatBorder::MediumDashed)
    } else {
        format
    };
    if is_figure {
        format.set_align(FormatAlign::Center).set_bold()
    } else {
        format.set_align(FormatAlign::Left).set_indent(1)
    }
}

/// The heads of the sheet with the records.
pub(super) fn label() -> Format {
    base().set_bold().set_font_color(SOFT)
}

/// From a light red over nothing to a light green, for values.
pub(super) fn feelings() -> ConditionalFormat3ColorScale {
    ConditionalFormat3ColorScale::new()
        .set_minimum_color(Color::RGB(0xF6D5CF))
        .set_midpoint_color(Color::RGB(0xFFFFFF))
        .set_maximum_color(Color::RGB(0xCFE8D6))
}

fn color(Rgb(red, green, blue): Rgb) -> Color {
    Color::RGB(u32::from(red) << 16 | u32::from(green) << 8 | u32::from(blue))
}
