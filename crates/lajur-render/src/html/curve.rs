//! A lane that is a curve: one picture across all columns, and above it in each cell its points, with what they say.

use std::collections::BTreeMap;
use std::fmt::Write;

use lajur_layout::scene::Seg;
use lajur_layout::signs::{self, Axis, axis};
use lajur_model::{Lane, Role};

use super::card;
use super::curve_points::{Curves, Point, Series, TOGETHER, curves};
use super::lane;
use super::page::{Page, number};

/// Words up to this many letters stand at their point; longer ones below the curve, where there is room for all.
const SHORT: usize = 44;

/// What the points of a lane have in common.
struct Look {
    axis: Axis,
    /// Feelings have faces and colors of mood.
    feelings: bool,
    /// Several curves on one scale are told apart by line and marker; the first of them is drawn full.
    together: bool,
    named: bool,
}

/// Writes a lane of curves.
pub(super) fn write(page: &mut Page<'_>, lane: &Lane, at: usize) {
    let axis = axis(page.lang, lane);
    let found = curves(page, lane::cells(page, lane), &axis);
    let look = Look {
        axis,
        feelings: lane.role == Some(Role::Emotion),
        together: found.series.len() <= TOGETHER,
        named: found.series.len() > 1,
    };
    let bands = if look.together { 1 } else { found.series.len() };
    page.used.bands.insert(bands);
    let shared = if look.together { "" } else { " apart" };
    lane::start(page, lane, &format!("curve bands-{bands}{shared}"), "");
    page.body.push_str("<tr>");
    lane::write_name(page, lane, at, 1);
    let points = points_by_column(&found, page.grid.columns.len());
    for (column, points) in points.into_iter().enumerate() {
        let _ = write!(page.body, "<td class=\"k{column}\">");
        if column == 0 {
            write_plots(page, &found.series, &look);
        }
        let rest = &found.rest[column];
        if !points.is_empty() || !rest.is_empty() {
            page.body.push_str("<ul>");
            for (number, point) in points {
                write_point(page, &look, &found.series, number, point);
            }
            for other in rest {
                card::write(page, lane, other);
            }
            page.body.push_str("</ul>");
        }
        page.body.push_str("</td>");
    }
    page.body.push_str("</tr>\n</tbody>\n");
}

/// For each column its points: number of the curve, and which of its points.
fn points_by_column(found: &Curves<'_>, columns: usize) -> Vec<Vec<(usize, usize)>> {
    let mut points = vec![Vec::new(); columns];
    for (number, series) in found.series.iter().enumerate() {
        for (at, point) in series.points.iter().enumerate() {
            points[point.column].push((number, at));
        }
    }
    points
}

/// Writes the curves, one picture for each band.
fn write_plots(page: &mut Page<'_>, series: &[Series<'_>], look: &Look) {
    if look.together {
        return write_plot(page, series.iter().enumerate(), look, 0);
    }
    for (band, one) in series.iter().enumerate() {
        write_plot(page, std::iter::once((0, one)), look, band);
    }
}

fn write_plot<'s, 'a: 's>(
    page: &mut Page<'_>,
    series: impl DoubleEndedIterator<Item = (usize, &'s Series<'a>)>,
    look: &Look,
    band: usize,
) {
    let width = number(page.widths.iter().sum::<f64>() * 100.0);
    let _ = write!(
        page.body,
        "<svg class=\"plot b{band}\" viewBox=\"0 0 {width} 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    );
    for (class, y) in [("end", 0), ("middle", 50), ("end", 100)] {
        let _ = write!(page.body, "<path class=\"{class}\" d=\"M0 {y}H{width}\"/>");
    }
    // The first curve lies on top of the others.
    for (at, one) in series.rev() {
        write_line(page, one, look, at);
    }
    page.body.push_str("</svg>");
}

fn write_line(page: &mut Page<'_>, series: &Series<'_>, look: &Look, at: usize) {
    let line = series.line(page);
    let (Some(first), Some(last)) = (line.first(), line.last()) else {
        return;
    };
    let path = signs::curve_path(&line);
    let d = path.svg();
    if at == 0 && look.feelings {
        let mut area = path;
        area.0
            .extend([Seg::Line(last[3].0, 50.0), Seg::Line(first[0].0, 50.0), Seg::Close]);
        let _ = write!(page.body, "<path class=\"area\" d=\"{}\"/>", area.svg());
    }
    let class = match (at, look.feelings) {
        (0, true) => "mood".to_owned(),
        (0, false) => "full".to_owned(),
        _ => format!("thin dash-{at}"),
    };
    let _ = write!(page.body, "<path class=\"{class}\" d=\"{d}\"/>");
}

/// A point: its sign at its height, and what it says.
fn write_point(page: &mut Page<'_>, look: &Look, all: &[Series<'_>], number: usize, at: usize) {
    let series = &all[number];
    let point = &series.points[at];
    let band = if look.together { 0 } else { number };
    page.used.heights.insert(point.depth);
    let aside = match point.aside {
        0 => String::new(),
        aside => format!(" a{aside}"),
    };
    let place = format!("b{band} y{}{aside}", point.depth);
    if point.first {
        card::start(page, point.card, "point");
    } else {
        page.body.push_str("<li class=\"point\">");
    }
    let name = told(page, look, series, point);
    let _ = write!(page.body, "<span class=\"mark {place}\"");
    page.attribute("title", &name);
    page.body.push('>');
    sign(page, look, number, point);
    page.body.push_str("</span>");
    let side = side(look, all, number, at);
    words(page, look, series, at, &format!("{side} {place}"));
    page.body.push_str("</li>");
}

/// A face, or for a curve beside the first a marker that only its persona has.
fn sign(page: &mut Page<'_>, look: &Look, number: usize, point: &Point<'_>) {
    let leads = number == 0 || !look.together;
    if leads && look.feelings {
        let face = format!("face-{}", look.axis.mood(point.value) + 1);
        return page.sign(&face, "face");
    }
    let marker = if leads { 0 } else { number };
    page.sign(
        &format!("marker-{marker}"),
        if leads { "marker full" } else { "marker" },
    );
}

/// "Rina, happy".
fn told(page: &Page<'_>, look: &Look, series: &Series<'_>, point: &Point<'_>) -> String {
    let value = look.axis.word(page.lang, point.value);
    match name(page, series) {
        Some(name) => format!("{name}: {value}"),
        None => value,
    }
}

/// The name of a curve, as drawings have it.
pub(super) fn name(page: &Page<'_>, series: &Series<'_>) -> Option<String> {
    let persona = series.persona.and_then(|id| page.doc.persona(id));
    signs::curve_name(page.lang, persona, series.to_be)
}

/// The words of a point: for readers always whose it is and what value; for the eye the name where a curve begins, and
/// the value where no face tells it.
fn words(page: &mut Page<'_>, look: &Look, series: &Series<'_>, at: usize, place: &str) {
    let point = &series.points[at];
    let named = look.named && at == 0;
    let seen = named || !look.feelings || (point.first && !point.card.text.trim().is_empty());
    let quiet = if seen { "" } else { " quiet" };
    let _ = write!(page.body, "<div class=\"say {place}{quiet}\">");
    if let Some(name) = name(page, series) {
        page.body.push_str(if named {
            "<b class=\"name\" dir=\"auto\">"
        } else {
            "<b class=\"name quiet\" dir=\"auto\">"
        });
        page.text(&name);
        page.body.push_str("</b> ");
    }
    page.body.push_str(if look.feelings {
        "<span class=\"value quiet\">"
    } else {
        "<span class=\"value\">"
    });
    let value = look.axis.word(page.lang, point.value);
    page.text(&value);
    page.body.push_str("</span> ");
    if point.first {
        card::write_text(page, point.card);
        card::corner(page, point.card);
        card::more(page, point.card);
    }
    page.body.push_str("</div>");
}

/// Where the words of a point stand: below the curve where they are long, a name away from the other curves, and all
/// else where the curve leaves room.
fn side(look: &Look, all: &[Series<'_>], number: usize, at: usize) -> &'static str {
    let point = &all[number].points[at];
    if is_long(point) {
        return "far";
    }
    if !(look.together && look.named && at == 0) {
        return all[number].side(at);
    }
    let here = |other: &&Point<'_>| other.column == point.column;
    let others = all.iter().enumerate().filter(|(other, _)| *other != number);
    let higher = others
        .filter_map(|(other, series)| Some((other, series.points.iter().find(here)?.depth)))
        .any(|(other, depth)| (depth, other) < (point.depth, number));
    if higher { "below" } else { "above" }
}

/// True where the words of a point need more room than there is beside it.
fn is_long(point: &Point<'_>) -> bool {
    let plain = lajur_model::text::parse(&point.card.text).plain();
    let card = point.card;
    let more = !card.tags.is_empty() || !card.owner.is_empty() || card.link.is_some();
    point.first && (more || plain.chars().count() > SHORT || plain.contains('\n'))
}

/// Writes the words of a scale beside curves that share it.
pub(super) fn write_scale(page: &mut Page<'_>, lane: &Lane) {
    let axis = axis(page.lang, lane);
    let last = axis.words.len().saturating_sub(1).max(1);
    page.body.push_str("<div class=\"scale\" aria-hidden=\"true\">");
    for (at, word) in axis.words.iter().enumerate() {
        // From the lowest word upwards; whole numbers, since each height is a rule of the style sheet.
        let depth = 100 - at * 100 / last;
        page.used.heights.insert(depth);
        let _ = write!(page.body, "<span class=\"y{depth}\" dir=\"auto\">");
        page.text(word);
        page.body.push_str("</span>");
    }
    page.body.push_str("</div>");
}

/// The places beside the middle of a column at which points may stand, by their class.
pub(super) fn asides() -> BTreeMap<String, f64> {
    [-26, -13, 13, 26]
        .into_iter()
        .map(|aside| (format!("a{aside}"), f64::from(aside) / 100.0))
        .collect()
}
