//! A map as one HTML file that stands by itself: it loads nothing, and reads well on a phone, without scripts and for
//! screen readers.
//!
//! The page is a table. Stages, steps and moments are its heads, lanes its rows, cards lists in its cells. Its style
//! sheet draws the map from that table, and a small script adds zoom, pan and lanes that fold. The browser sets the
//! page: nothing here places or breaks a line, so this module takes a [`Doc`] and no layout. Colors, signs and words
//! are those of [`lajur_layout`].

mod card;
mod curve;
mod curve_points;
mod head;
mod lane;
mod legend;
mod page;
mod rich;
mod style;
mod symbols;
mod title;
mod tools;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lajur_model::{Doc, LaneId};
use sha2::{Digest, Sha256};

use crate::Day;
use crate::photo::{Images, no_images};
use page::Page;

/// What one may choose for a page.
#[derive(Clone)]
pub struct HtmlOptions<'a> {
    /// Day of the export, for the foot of the page. Handed in, because the same input gives the same bytes.
    pub date: Option<Day>,
    /// Where bytes of pictures come from; each is embedded.
    pub images: Images<'a>,
    /// Lanes that are folded when the page opens; who reads it can open them.
    pub folded: &'a [LaneId],
}

impl Default for HtmlOptions<'_> {
    fn default() -> Self {
        Self {
            date: None,
            images: &no_images,
            folded: &[],
        }
    }
}

/// The map as one HTML file, in the map's language. Cards without a place are left out, as on paper. The same map gives
/// the same bytes everywhere.
#[must_use]
pub fn html(doc: &Doc, options: &HtmlOptions<'_>) -> String {
    let mut page = Page::new(doc, options);
    title::write(&mut page);
    page.body.push_str("<main>\n");
    head::write_chooser(&mut page);
    write_table(&mut page);
    page.body.push_str("</main>\n");
    legend::write(&mut page, options.date);
    tools::write(&mut page);
    let style = style::sheet(&page);
    let symbols = symbols::write(&page);
    assemble(&page, &style, &symbols)
}

fn write_table(page: &mut Page<'_>) {
    if page.grid.columns.is_empty() || page.grid.lanes.is_empty() {
        return;
    }
    page.body.push_str("<table class=\"map\">\n<caption class=\"told\">");
    let caption = page.say("editor.grid", &[("title", page.doc.map.title.trim())]);
    page.text(&caption);
    page.body.push_str("</caption>\n");
    head::write(page);
    lane::write_all(page);
    page.body.push_str("</table>\n");
}

/// Puts the file together. Its policy lets it run its own script and style, show what is inside of it, and nothing else.
fn assemble(page: &Page<'_>, style: &str, symbols: &str) -> String {
    const SCRIPT: &str = include_str!("html/page.js");
    let mut file = String::with_capacity(page.body.len() + style.len() + symbols.len() + SCRIPT.len() + 1024);
    let mut push = |parts: &[&str]| parts.iter().for_each(|part| file.push_str(part));
    push(&["<!doctype html>\n<html lang=\"", &page.language(), "\">\n<head>\n"]);
    push(&["<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "]);
    push(&[
        "img-src data:; style-src '",
        &hash(style),
        "'; script-src '",
        &hash(SCRIPT),
        "'; ",
    ]);
    push(&["base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"]);
    push(&["<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"]);
    push(&["<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Lajur\">\n"]);
    push(&[
        "<title>",
        &page::escaped(&page.title()),
        "</title>\n<style>",
        style,
        "</style>\n</head>\n<body>\n",
    ]);
    push(&[symbols, &page.body, "<script>", SCRIPT, "</script>\n</body>\n</html>\n"]);
    file
}

/// The hash of a script or style as a policy names it.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
