//! Model values put into words.

use lajur_model::{Doc, Kind, Label, Problem, Records};
use lajur_words::{Lang, say, say_n};

/// What a step of history is called: "move 3 cards".
#[must_use]
pub fn step_words(lang: Lang, label: &Label) -> String {
    let named = format!("step.{}.named", label.key);
    if !label.name.is_empty() && lajur_words::has(&named) {
        return say(lang, &named, &[("name", &label.name)]);
    }
    say_n(
        lang,
        &format!("step.{}", label.key),
        u64::from(label.count),
        &[("name", &label.name)],
    )
}

/// What is wrong with a record: "Card “Pays” names a lane that is not there (L7)".
#[must_use]
pub fn problem_words(lang: Lang, doc: &Doc, problem: &Problem) -> String {
    let kind = say(lang, &format!("kind.{}", problem.kind.as_str()), &[]);
    let name = name_of(doc, problem.kind, &problem.id);
    let params = [
        ("kind", &*kind),
        ("name", &*name),
        ("field", &*problem.field),
        ("other", &*problem.other),
    ];
    say(lang, &format!("problem.{}", problem.code.as_str()), &params)
}

/// The name a person knows a record by, else its id.
fn name_of(doc: &Doc, kind: Kind, id: &str) -> String {
    let fields = doc
        .fields(kind, id)
        .or_else(|| doc.shared.fields(kind, id))
        .unwrap_or_default();
    let text = |field: &str| {
        fields
            .get(field)
            .and_then(serde_json::Value::as_str)
            .filter(|text| !text.is_empty())
    };
    let name = text("name")
        .or_else(|| text("title"))
        .or_else(|| text("text"))
        .unwrap_or(id);
    name.chars().take(60).collect()
}
