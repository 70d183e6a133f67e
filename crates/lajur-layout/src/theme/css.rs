//! The theme as custom properties of CSS: tokens, tones of the hues, and the sizes that the window needs.

use super::{Mode, Tone, colors};
use crate::measure;

/// The window's `theme.gen.css`: light by default, dark or for a projector where the root says so by `data-theme`, and
/// dark where it says nothing and the system prefers dark.
#[must_use]
pub fn theme_css() -> String {
    let mut css = String::from(
        "/* Written from the table in lajur-layout by its test `theme_css_is_fresh`. Do not edit: change the table. */\n",
    );
    css.push_str(&block(":root", "", &[sizes(), colors_of(Mode::Light)].concat()));
    css.push_str(&block(":root[data-theme=\"dark\"]", "", &colors_of(Mode::Dark)));
    css.push_str("@media (prefers-color-scheme: dark) {\n");
    css.push_str(&block(":root:not([data-theme])", "  ", &colors_of(Mode::Dark)));
    css.push_str("}\n");
    css.push_str(&block(
        ":root[data-theme=\"projector\"]",
        "",
        &colors_of(Mode::Projector),
    ));
    css.push_str(&block("[data-theme=\"paper\"]", "", &colors_of(Mode::Paper)));
    css
}

fn block(selector: &str, indent: &str, lines: &[String]) -> String {
    let lines: String = lines.iter().map(|line| format!("{indent}  {line}\n")).collect();
    format!("{indent}{selector} {{\n{lines}{indent}}}\n")
}

fn sizes() -> Vec<String> {
    let mut lines =
        vec!["--font: Inter, 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Devanagari', sans-serif;".to_owned()];
    lines.extend(
        measure::css()
            .into_iter()
            .map(|(name, value)| format!("--{name}: {value}px;")),
    );
    lines
}

fn colors_of(mode: Mode) -> Vec<String> {
    let scheme = if mode == Mode::Dark { "dark" } else { "light" };
    let mut lines = vec![format!("color-scheme: {scheme};")];
    lines.extend(
        colors::tokens(mode)
            .iter()
            .map(|(name, value)| format!("--{name}: #{value:06x};")),
    );
    for (hue, tones) in colors::hues(mode) {
        lines.extend(
            Tone::ALL
                .iter()
                .map(|tone| format!("--{hue}-{}: #{:06x};", tone.as_str(), tones[*tone as usize])),
        );
    }
    lines
}
