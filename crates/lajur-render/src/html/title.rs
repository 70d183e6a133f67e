//! The title block: logo, title, goal, kind and next review, scenario, and a chip for each persona.

use lajur_layout::signs;
use lajur_model::Persona;

use super::page::Page;

/// Writes the head of the page.
pub(super) fn write(page: &mut Page<'_>) {
    let map = &page.doc.map;
    page.body.push_str("<header>\n<div class=\"title\">\n");
    if let Some(logo) = map.logo.as_ref().and_then(|logo| page.picture(logo)) {
        page.body.push_str("<img class=\"logo\" alt=\"\"");
        page.attribute("src", &logo);
        page.body.push_str(">\n");
    }
    let title = page.title();
    element(page, "h1", "", &title);
    element(page, "p", "lines", &signs::title_lines(page.lang, map));
    if !map.scenario.trim().is_empty() {
        page.body.push_str("<p class=\"scenario\"><b>");
        let words = page.say("properties.scenario", &[]);
        page.text(&words);
        page.body.push_str("</b> <span dir=\"auto\">");
        page.text(map.scenario.trim());
        page.body.push_str("</span></p>\n");
    }
    page.body.push_str("</div>\n");
    chips(page);
    page.body.push_str("</header>\n");
}

/// Writes an element, where it has words.
pub(super) fn element(page: &mut Page<'_>, name: &str, class: &str, words: &str) {
    if words.trim().is_empty() {
        return;
    }
    page.body.push_str(&format!("<{name}"));
    if !class.is_empty() {
        page.attribute("class", class);
    }
    page.body.push_str(" dir=\"auto\">");
    page.text(words);
    page.body.push_str(&format!("</{name}>\n"));
}

fn chips(page: &mut Page<'_>) {
    let doc = page.doc;
    let personas: Vec<&Persona> = doc.map.personas.iter().filter_map(|id| doc.persona(id)).collect();
    if personas.is_empty() {
        return;
    }
    page.body.push_str("<ul class=\"chips\"");
    let label = page.say("properties.personas", &[]);
    page.attribute("aria-label", &label);
    page.body.push_str(">\n");
    for persona in personas {
        page.body.push_str("<li>");
        page.badge(persona, &persona.name);
        page.body.push_str("<div>");
        element(page, "p", "name", &signs::persona_name(persona));
        element(page, "p", "about", &signs::persona_about(page.lang, persona));
        page.body.push_str("</div></li>\n");
    }
    page.body.push_str("</ul>\n");
}
