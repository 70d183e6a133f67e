//! Texts with their marks: paragraphs, bold, italic, links, lists.

use lajur_model::text::{self, Block, Span};

use super::page::Page;

/// Writes a text; every paragraph and every item of a list takes its direction from its first strong letter.
pub(super) fn write(page: &mut Page<'_>, source: &str) {
    let parsed = text::parse(source);
    let (mut in_list, mut gap) = (false, false);
    for block in &parsed.blocks {
        if block.bullet != in_list {
            page.body
                .push_str(if block.bullet { "<ul dir=\"auto\">" } else { "</ul>" });
            in_list = block.bullet;
        }
        let empty = block.spans.iter().all(|span| span.text.trim().is_empty());
        if empty && !block.bullet {
            gap = true;
            continue;
        }
        paragraph(page, block, gap);
        gap = false;
    }
    if in_list {
        page.body.push_str("</ul>");
    }
}

fn paragraph(page: &mut Page<'_>, block: &Block, gap: bool) {
    let (start, end) = match (block.bullet, gap) {
        (true, _) => ("<li dir=\"auto\">", "</li>"),
        (false, true) => ("<p dir=\"auto\" class=\"gap\">", "</p>"),
        (false, false) => ("<p dir=\"auto\">", "</p>"),
    };
    page.body.push_str(start);
    for span in &block.spans {
        write_span(page, span);
    }
    page.body.push_str(end);
}

fn write_span(page: &mut Page<'_>, span: &Span) {
    // The model lets no other addresses through; a record that was made by hand might.
    let link = span.link.as_deref().filter(|link| text::is_address(link));
    if let Some(link) = link {
        start_link(page, link, "");
    }
    let marks = [(span.bold, "b"), (span.italic, "i")];
    for (_, mark) in marks.iter().filter(|(on, _)| *on) {
        page.body.push_str(&format!("<{mark}>"));
    }
    page.text(&span.text);
    for (_, mark) in marks.iter().rev().filter(|(on, _)| *on) {
        page.body.push_str(&format!("</{mark}>"));
    }
    if link.is_some() {
        page.body.push_str("</a>");
    }
}

/// Opens a link out of the page, which tells the other side nothing of the page.
pub(super) fn start_link(page: &mut Page<'_>, address: &str, class: &str) {
    page.body.push_str("<a");
    if !class.is_empty() {
        page.attribute("class", class);
    }
    page.attribute("href", address);
    page.body.push_str(" target=\"_blank\" rel=\"noopener noreferrer\">");
}
