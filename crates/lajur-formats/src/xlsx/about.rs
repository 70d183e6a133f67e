//! What is known of a card beside its text, in words.

use lajur_model::{Card, Doc, EvidenceKind};
use lajur_words::{Lang, date, say};

/// Lines of words: what it rests on, who answers for it, where it happens.
pub(super) fn lines(doc: &Doc, card: &Card, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(evidence) = &card.evidence {
        let kind = evidence
            .kind
            .as_ref()
            .filter(|kind| !matches!(kind, EvidenceKind::Other(_)));
        let kind = kind.map(|kind| say(lang, &format!("evidence.{}", kind.as_str()), &[]));
        let day = Some(date(lang, &evidence.date)).filter(|day| !day.is_empty());
        let parts: Vec<String> = [kind, Some(evidence.source.clone()), day]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        if !parts.is_empty() {
            lines.push(labelled(lang, "sheet.evidence", &parts.join(", ")));
        }
    }
    if !card.owner.is_empty() {
        lines.push(labelled(lang, "sheet.owner", &card.owner));
    }
    let channels = card
        .channels
        .iter()
        .filter_map(|id| doc.channel(id))
        .map(|channel| channel.name.as_str());
    let channels: Vec<&str> = channels.collect();
    if !channels.is_empty() {
        lines.push(labelled(lang, "sheet.channels", &channels.join(", ")));
    }
    if !card.tags.is_empty() {
        lines.push(labelled(lang, "sheet.tags", &card.tags.join(", ")));
    }
    lines
}

fn labelled(lang: Lang, key: &str, text: &str) -> String {
    say(lang, key, &[("text", text)])
}
