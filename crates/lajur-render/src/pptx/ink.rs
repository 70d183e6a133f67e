//! Fills and lines.

use std::fmt::Write;

use super::geometry::{Bounds, Scale};
use crate::paint::{Line, Paint, Rgb, Stop};

/// A color inside a shape, or none.
pub(super) fn fill(out: &mut String, paint: Option<&Paint>, bounds: &Bounds) {
    match paint {
        None => out.push_str("<a:noFill/>"),
        Some(Paint::Solid(color)) => solid(out, *color),
        Some(Paint::Vertical { y0, y1, stops }) => gradient(out, (*y0, *y1), stops, bounds),
    }
}

/// One color.
pub(super) fn solid(out: &mut String, color: Rgb) {
    out.push_str("<a:solidFill>");
    tint(out, color, 1.0);
    out.push_str("</a:solidFill>");
}

/// A shape's line, or none.
pub(super) fn line(out: &mut String, line: Option<&Line>, bounds: &Bounds, scale: Scale) {
    let Some(line) = line else {
        return out.push_str("<a:ln><a:noFill/></a:ln>");
    };
    // Writing into a String cannot fail, here and below.
    let _ = write!(out, "<a:ln w=\"{}\"", scale.emu(line.width).clamp(0, 20_116_800));
    if line.round {
        out.push_str(" cap=\"rnd\"");
    }
    out.push('>');
    fill(out, Some(&line.paint), bounds);
    dash(out, line);
    out.push_str(if line.round {
        "<a:round/></a:ln>"
    } else {
        "<a:miter lim=\"800000\"/></a:ln>"
    });
}

/// Dashes and gaps in thousandths of a percent of the line's width.
fn dash(out: &mut String, line: &Line) {
    if line.dash.is_empty() || line.width <= 0.0 {
        return;
    }
    let share = |length: f32| (f64::from(length / line.width) * 100_000.0).round().clamp(1_000.0, 1e9) as i64;
    out.push_str("<a:custDash>");
    for pair in line.dash.chunks(2) {
        let (dash, gap) = (pair[0], pair.get(1).unwrap_or(&pair[0]));
        let _ = write!(out, "<a:ds d=\"{}\" sp=\"{}\"/>", share(dash), share(*gap));
    }
    out.push_str("</a:custDash>");
}

/// A run of colors downwards. The file counts it from the shape's edges, the drawing from places of its own.
fn gradient(out: &mut String, (y0, y1): (f32, f32), stops: &[Stop], bounds: &Bounds) {
    let (top, h) = (bounds.top, bounds.h().max(0.01));
    let share = |stop: &Stop| (y0 + (y1 - y0) * stop.offset - top) / h;
    let inner = stops.iter().filter(|stop| (0.0..=1.0).contains(&share(stop)));
    let offset = |share: f32| (top + share * h - y0) / (y1 - y0).max(0.01);
    let (Some(first), Some(last)) = (at(stops, offset(0.0)), at(stops, offset(1.0))) else {
        return out.push_str("<a:noFill/>");
    };
    out.push_str("<a:gradFill rotWithShape=\"1\"><a:gsLst>");
    let ends = [(0.0, first), (1.0, last)];
    let inner = inner.map(|stop| (share(stop), *stop));
    for (share, stop) in ends[..1].iter().copied().chain(inner).chain(ends[1..].iter().copied()) {
        let _ = write!(out, "<a:gs pos=\"{}\">", (f64::from(share) * 100_000.0).round() as i64);
        tint(out, stop.color, stop.opacity);
        out.push_str("</a:gs>");
    }
    out.push_str("</a:gsLst><a:lin ang=\"5400000\" scaled=\"0\"/></a:gradFill>");
}

/// The color of a run at an offset.
fn at(stops: &[Stop], offset: f32) -> Option<Stop> {
    let after = stops.iter().position(|stop| stop.offset >= offset);
    let (a, b) = match after {
        Some(0) => return stops.first().copied(),
        None => return stops.last().copied(),
        Some(after) => (stops[after - 1], stops[after]),
    };
    let share = (offset - a.offset) / (b.offset - a.offset).max(1e-6);
    let mix = |x: f32, y: f32| x + (y - x) * share;
    let byte = |x: u8, y: u8| mix(f32::from(x), f32::from(y)).round().clamp(0.0, 255.0) as u8;
    let color = (
        byte(a.color.0, b.color.0),
        byte(a.color.1, b.color.1),
        byte(a.color.2, b.color.2),
    );
    let opacity = mix(a.opacity, b.opacity);
    Some(Stop { offset, color, opacity })
}

fn tint(out: &mut String, (r, g, b): Rgb, opacity: f32) {
    let _ = write!(out, "<a:srgbClr val=\"{r:02X}{g:02X}{b:02X}\"");
    if opacity >= 1.0 {
        return out.push_str("/>");
    }
    let _ = write!(
        out,
        "><a:alpha val=\"{}\"/></a:srgbClr>",
        (f64::from(opacity) * 100_000.0).round().max(0.0) as i64
    );
}
