//! The buttons that a script brings to life. Without one they stay hidden.

use super::page::Page;

/// Writes the buttons for zooming.
pub(super) fn write(page: &mut Page<'_>) {
    page.body.push_str("<div class=\"tools\" role=\"region\" hidden");
    let label = page.say("editor.zoom", &[]);
    page.attribute("aria-label", &label);
    page.body.push_str(">\n");
    button(page, "out", "editor.zoom.out");
    page.icon("minus", "i");
    page.body.push_str("</button>\n");
    button(page, "full", "editor.zoom.full");
    let full = page.say("editor.zoom.level", &[("percent", "100")]);
    page.text(&full);
    page.body.push_str("</button>\n");
    button(page, "in", "editor.zoom.in");
    page.icon("plus", "i");
    page.body.push_str("</button>\n");
    button(page, "fit", "editor.zoom.fit");
    page.icon("maximize", "i");
    page.body.push_str("</button>\n</div>\n");
}

fn button(page: &mut Page<'_>, does: &str, key: &str) {
    let words = page.say(key, &[]);
    page.body.push_str("<button type=\"button\"");
    page.attribute("data-zoom", does);
    // What the button shows of the zoom is read after what it does.
    if does != "full" {
        page.attribute("aria-label", &words);
    }
    page.attribute("title", &words);
    page.body.push('>');
}
