//! The style sheet: colors of the theme by day, by night and on paper; `page.css`; and rules that follow from the map,
//! such as the widths of its columns. The policy of the page allows no style on an element itself.

use std::fmt::Write;

use lajur_layout::theme::{Hue, Ink, Theme, Tone};

use super::curve::asides;
use super::head::width_class;
use super::lane::total_width;
use super::page::{COLUMN, Page, number};

/// Colors of the theme that the page names.
const TOKENS: [&str; 27] = [
    "ink",
    "ink-soft",
    "ink-faint",
    "paper",
    "panel",
    "hairline",
    "rule",
    "accent",
    "accent-ink",
    "accent-soft",
    "star",
    "star-fill",
    "link",
    "badge",
    "badge-ink",
    "figure",
    "edge",
    "mood-1",
    "mood-2",
    "mood-3",
    "mood-4",
    "mood-5",
    "mood-1-fill",
    "mood-2-fill",
    "mood-3-fill",
    "mood-4-fill",
    "mood-5-fill",
];
/// Width of the lane names in CSS pixels.
const NAMES: f64 = 160.0;
/// What a landscape sheet of A4 holds beside its margins, in CSS pixels.
const SHEET: f64 = 1040.0;
/// Type gets no smaller than this share of its size on paper.
const LEAST_ZOOM: f64 = 0.4;
/// Width that a curve has on a phone, in CSS pixels.
const PHONE: f64 = 328.0;

/// The whole style sheet.
pub(super) fn sheet(page: &Page<'_>) -> String {
    let mut css = String::from("\n");
    colors(page, &mut css, "light", Theme::light());
    css.push_str("@media (prefers-color-scheme:dark){\n");
    colors(page, &mut css, "dark", Theme::dark());
    css.push_str("}\n@media print{\n");
    colors(page, &mut css, "light", Theme::paper());
    css.push_str("}\n");
    css.push_str(include_str!("page.css"));
    columns(page, &mut css);
    curves(page, &mut css);
    for (at, address) in page.used.pictures.iter().enumerate() {
        let _ = writeln!(css, ".m{at}{{background-image:url({address})}}");
    }
    css
}

/// The tokens and the tones of every hue in use.
fn colors(page: &Page<'_>, css: &mut String, scheme: &str, theme: Theme) {
    let _ = write!(css, ":root{{color-scheme:{scheme}");
    for token in TOKENS {
        let _ = write!(css, ";--{token}:{}", hex(theme.rgb(&Ink::Token(token))));
    }
    css.push_str("}\n");
    for (class, hue) in &page.used.hues {
        tones(css, class, *hue, theme);
    }
}

fn tones(css: &mut String, class: &str, hue: Hue, theme: Theme) {
    let _ = write!(css, ".{class}{{");
    for (at, tone) in Tone::ALL.into_iter().enumerate() {
        let gap = if at == 0 { "" } else { ";" };
        let _ = write!(
            css,
            "{gap}--hue-{}:{}",
            tone.as_str(),
            hex(theme.rgb(&Ink::Tone(hue, tone)))
        );
    }
    css.push_str("}\n");
}

fn hex((r, g, b): (u8, u8, u8)) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Widths of the columns; and for narrow windows, which column is shown.
fn columns(page: &Page<'_>, css: &mut String) {
    let total: f64 = page.widths.iter().sum();
    let zoom = (SHEET / (NAMES + total * COLUMN)).clamp(LEAST_ZOOM, 1.0);
    let _ = writeln!(css, ":root{{--total:{}}}", total_width(page));
    let _ = writeln!(css, "@media print{{.map{{zoom:{}}}}}", number(zoom));
    let mut widths = page.widths.clone();
    widths.sort_by(f64::total_cmp);
    widths.dedup();
    for width in widths {
        let _ = writeln!(css, ".{}{{width:calc(var(--u)*{width})}}", width_class(width));
    }
    css.push_str("@media screen and (max-width:640px){\n");
    if page.widths.len() > 1 {
        (0..page.widths.len()).for_each(|column| chosen(css, column));
    }
    let middles = super::curve_points::middles(page);
    for (column, middle) in middles.iter().enumerate() {
        let _ = writeln!(css, ".curve .k{column}{{--x:{}%}}", number(middle / total * 100.0));
    }
    let face = (PHONE / page.widths.len().max(1) as f64 - 6.0).clamp(6.0, 22.0);
    let _ = writeln!(css, ".curve{{--face:{}px}}\n}}", number(face));
}

/// What is shown while a column is the chosen one.
fn chosen(css: &mut String, column: usize) {
    let on = format!("#pick-{column}:checked~");
    let _ = writeln!(
        css,
        "{on}.map :is(thead th,.lane:not(.curve,.line),.lane:not(.curve) td):not(.k{column}){{display:none}}\n\
         {on}.map .curve .k{column} .say{{display:block}}\n\
         {on}.map .curve .k{column} .mark{{--face:28px;z-index:1}}\n\
         {on}nav [for=pick-{column}]{{background:var(--accent);border-color:var(--accent);color:var(--accent-ink)}}\n\
         #pick-{column}:focus-visible~nav [for=pick-{column}]{{outline:2px solid var(--accent);outline-offset:2px}}"
    );
}

/// Heights and places of points, and bands below each other.
fn curves(page: &Page<'_>, css: &mut String) {
    for height in &page.used.heights {
        let _ = writeln!(css, ".y{height}{{--y:{height}}}");
    }
    for (class, aside) in asides() {
        let _ = writeln!(css, ".{class}{{--a:{}}}", number(aside));
    }
    for bands in &page.used.bands {
        let _ = writeln!(css, ".bands-{bands}{{--bands:{bands}}}");
    }
    for band in 0..page.used.bands.last().copied().unwrap_or(0) {
        let _ = writeln!(css, ".b{band}{{--b:{band}}}");
    }
}
