//! A card: signs in its corner, picture, channels, text, and below it what else is known of it.

use std::fmt::Write;

use lajur_layout::theme::Hue;
use lajur_layout::{icons, signs};
use lajur_model::{Card, CardVariant, Evidence, EvidenceKind, Form, Lane, Role, Target, text};
use lajur_words::date;

use super::page::Page;
use super::rich;

/// Writes a card as an item of its cell's list.
pub(super) fn write(page: &mut Page<'_>, lane: &Lane, card: &Card) {
    start(page, card, "card");
    page.body.push_str("<div class=\"body\">");
    if card.none {
        nothing(page);
    } else if page.doc.form(lane) == Form::Numbers {
        figure(page, lane, card);
    } else {
        corner(page, card);
        picture(page, card);
        channels(page, card);
        sign_and_text(page, lane, card);
    }
    more(page, card);
    page.body.push_str("</div>");
    personas(page, card);
    page.body.push_str("</li>");
}

/// Opens the item of a card, with its anchor and its own hue.
pub(super) fn start(page: &mut Page<'_>, card: &Card, class: &str) {
    page.body.push_str("<li");
    if let Some(anchor) = page.card_anchor(&card.id) {
        page.attribute("id", &anchor);
    }
    let _ = write!(page.body, " class=\"{class}");
    if let Some(color) = &card.color {
        let hue = page.hue(Hue::of(color));
        let _ = write!(page.body, " {hue}");
    }
    page.body.push_str(match (card.none, card.done) {
        (true, _) => " none\">",
        (false, true) => " done\">",
        (false, false) => "\">",
    });
}

/// It is known that there is nothing.
fn nothing(page: &mut Page<'_>) {
    let words = page.say("alt.card.none", &[]);
    page.body
        .push_str("<p><span aria-hidden=\"true\">–</span><span class=\"told\">");
    page.text(&words);
    page.body.push_str("</span></p>");
}

fn figure(page: &mut Page<'_>, lane: &Lane, card: &Card) {
    corner(page, card);
    if let Some(figure) = signs::figure(page.lang, lane, card) {
        page.body.push_str("<p class=\"figure\" dir=\"auto\">");
        page.text(&figure);
        page.body.push_str("</p>");
    }
    write_text(page, card);
}

/// Moment of truth and evidence.
pub(super) fn corner(page: &mut Page<'_>, card: &Card) {
    let evidence = card.evidence.as_ref().filter(|evidence| evidence.kind.is_some());
    if evidence.is_none() && !card.moment_of_truth {
        return;
    }
    page.body.push_str("<span class=\"corner\">");
    if card.moment_of_truth {
        let words = page.say("paper.moment_of_truth", &[]);
        page.telling_sign("star", "star", &words);
    }
    if let Some((evidence, kind)) = evidence.and_then(|evidence| Some((evidence, evidence.kind.as_ref()?))) {
        let words = evidence_words(page, evidence, kind);
        page.telling_sign(dot(kind), "dot", &words);
    }
    page.body.push_str("</span>");
}

/// The symbol of a kind of evidence; one of a newer file is drawn as a ring.
pub(super) fn dot(kind: &EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Observed => "dot-observed",
        EvidenceKind::Assumed => "dot-assumed",
        EvidenceKind::Proposed | EvidenceKind::Other(_) => "dot-proposed",
    }
}

/// "Evidence: Observed · three interviews · 12 Nov 2026".
fn evidence_words(page: &Page<'_>, evidence: &Evidence, kind: &EvidenceKind) -> String {
    let kind = lajur_layout::evidence_name(page.lang, kind);
    let day = date(page.lang, &evidence.date);
    let words = [kind.as_str(), evidence.source.trim(), day.as_str()];
    let known: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    page.say("alt.card.evidence", &[("evidence", &known.join(" · "))])
}

fn picture(page: &mut Page<'_>, card: &Card) {
    let Some(asset) = &card.image else { return };
    let Some(address) = page.picture(asset) else { return };
    page.body.push_str("<img class=\"picture\" loading=\"lazy\"");
    if let Some(size) = page.doc.shared.assets.get(asset).filter(|size| size.width > 0) {
        let _ = write!(page.body, " width=\"{}\" height=\"{}\"", size.width, size.height);
    }
    // Its text stands right below it.
    page.attribute("alt", "");
    page.attribute("src", &address);
    page.body.push('>');
}

fn channels(page: &mut Page<'_>, card: &Card) {
    let doc = page.doc;
    let channels: Vec<_> = card.channels.iter().filter_map(|id| doc.channel(id)).collect();
    if channels.is_empty() {
        return;
    }
    page.body.push_str("<p class=\"channels\">");
    for (at, channel) in channels.into_iter().enumerate() {
        page.body.push_str("<span>");
        // A card's own icon takes the place of the first channel's.
        let own = (at == 0 && icons::outline(&card.icon).is_some()).then_some(card.icon.as_str());
        let image = channel.image.as_ref().filter(|_| own.is_none());
        match image.and_then(|image| page.small_picture(image)) {
            Some(number) => {
                let _ = write!(page.body, "<span class=\"logo m{number}\"></span>");
            }
            None => {
                let icon = own.unwrap_or(&channel.icon);
                page.icon(if icons::outline(icon).is_some() { icon } else { "radio" }, "i");
            }
        }
        page.body.push_str("<span dir=\"auto\">");
        page.text(&channel.name);
        page.body.push_str("</span></span> ");
    }
    page.body.push_str("</p>");
}

fn sign_and_text(page: &mut Page<'_>, lane: &Lane, card: &Card) {
    let headed = card.channels.iter().any(|id| page.doc.channel(id).is_some());
    let own = icons::outline(&card.icon).is_some() && !headed;
    let bare = match &lane.role {
        Some(Role::Action) => true,
        Some(Role::Touchpoint | Role::Frontstage) => headed,
        _ => false,
    };
    if !own && bare {
        return write_text(page, card);
    }
    page.body.push_str("<div class=\"signed\">");
    if own {
        page.icon(&card.icon, "i");
    } else if lane.role == Some(Role::Thought) {
        page.sign("quotation", "i filled");
    } else {
        page.icon(lajur_model::role(lane.role.as_ref()).icon, "i");
    }
    write_text(page, card);
    page.body.push_str("</div>");
}

/// Writes the text of a card.
pub(super) fn write_text(page: &mut Page<'_>, card: &Card) {
    page.body.push_str("<div class=\"text\">");
    rich::write(page, &card.text);
    page.body.push_str("</div>");
}

/// What stands below the text: arrows, link, owner, tags.
pub(super) fn more(page: &mut Page<'_>, card: &Card) {
    page.references(&Target::Card(card.id.clone()));
    link(page, card);
    facts(page, card);
    tags(page, card);
}

fn link(page: &mut Page<'_>, card: &Card) {
    let Some(link) = card.link.as_ref().filter(|link| text::is_address(&link.url)) else {
        return;
    };
    page.body.push_str("<p class=\"ref\">");
    page.icon("external-link", "i");
    rich::start_link(page, &link.url, "");
    let name = place_of(&link.url).to_owned();
    page.text(&name);
    page.body.push_str("</a></p>");
}

/// What of an address tells where it leads: the host, or whom a letter goes to.
fn place_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or_else(
        || address.split_once(':').map_or(address, |(_, rest)| rest),
        |(_, rest)| rest,
    );
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// Owner, variant, and whether it is ticked off.
fn facts(page: &mut Page<'_>, card: &Card) {
    if card.variant == Some(CardVariant::ToBe) {
        let words = page.say("variant.to-be", &[]);
        fact(page, "arrow-right", "", &words);
    }
    if card.done {
        let words = page.say("properties.done", &[]);
        fact(page, "circle-check", "", &words);
    }
    if !card.owner.trim().is_empty() {
        let words = page.say("properties.owner", &[]);
        fact(page, "user-round", &words, card.owner.trim());
    }
}

/// A line with a sign; `told` are words for readers that the sign says to the eye.
fn fact(page: &mut Page<'_>, icon: &str, told: &str, words: &str) {
    page.body.push_str("<p class=\"ref\"");
    if !told.is_empty() {
        page.attribute("title", &format!("{told}: {words}"));
    }
    page.body.push('>');
    page.icon(icon, "i");
    if !told.is_empty() {
        page.body.push_str("<span class=\"told\">");
        page.text(told);
        page.body.push_str(": </span>");
    }
    page.body.push_str("<span dir=\"auto\">");
    page.text(words);
    page.body.push_str("</span></p>");
}

fn tags(page: &mut Page<'_>, card: &Card) {
    let tags: Vec<&str> = card
        .tags
        .iter()
        .map(|tag| tag.trim())
        .filter(|tag| !tag.is_empty())
        .collect();
    if tags.is_empty() {
        return;
    }
    let label = page.say("properties.tags", &[]);
    page.body.push_str("<ul class=\"tags\"");
    page.attribute("aria-label", &label);
    page.body.push('>');
    for tag in tags {
        page.body.push_str("<li dir=\"auto\">");
        page.text(tag);
        page.body.push_str("</li>");
    }
    page.body.push_str("</ul>");
}

fn personas(page: &mut Page<'_>, card: &Card) {
    let doc = page.doc;
    let personas: Vec<_> = card.personas.iter().filter_map(|id| doc.persona(id)).collect();
    if personas.is_empty() {
        return;
    }
    page.body.push_str("<p class=\"whos\">");
    for persona in personas {
        let words = page.say("alt.card.personas", &[("personas", &persona.name)]);
        page.badge(persona, &words);
    }
    page.body.push_str("</p>");
}
