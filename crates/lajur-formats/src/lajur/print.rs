//! JSON as the map file spells it: two spaces, `id` first and the other keys in alphabetical order, whatever order a
//! build of serde_json keeps them in.

use serde_json::Value;

/// Appends a value; what follows its first line is indented by `depth` steps.
pub(super) fn print(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Array(values) => {
            list(out, depth, '[', ']', values, |value, out| print(value, depth + 1, out));
        }
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|(name, _)| (name.as_str() != "id", name.as_str()));
            list(out, depth, '{', '}', &sorted, |(name, value), out| {
                member(name, value, depth + 1, out)
            });
        }
        plain => out.push_str(&plain.to_string()),
    }
}

/// Appends `"name": value`.
pub(super) fn member(name: &str, value: &Value, depth: usize, out: &mut String) {
    out.push_str(&Value::from(name).to_string());
    out.push_str(": ");
    print(value, depth, out);
}

/// Appends items between brackets, each on a line of its own.
pub(super) fn list<T>(
    out: &mut String,
    depth: usize,
    open: char,
    close: char,
    items: &[T],
    put: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (nth, item) in items.iter().enumerate() {
        out.push_str(if nth == 0 { "\n" } else { ",\n" });
        indent(out, depth + 1);
        put(item, out);
    }
    if !items.is_empty() {
        out.push('\n');
        indent(out, depth);
    }
    out.push(close);
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}
