//! Bad input: a message with file, line or field and the way out, in both languages; nothing changed; exit 1.

use crate::place::{Place, fixture};
use serde_json::{Value, json};

fn coffee() -> String {
    std::fs::read_to_string(fixture("maps/coffee.lajur")).unwrap()
}

/// The coffee map with one thing changed.
fn with(from: &str, to: &str) -> Vec<u8> {
    assert!(coffee().contains(from), "the fixture holds {from}");
    coffee().replacen(from, to, 1).into_bytes()
}

/// The line of the coffee map on which a text stands first.
fn line(text: &str) -> Value {
    json!(coffee().lines().position(|line| line.contains(text)).unwrap() + 1)
}

/// Whatever the file, `import` and `check` refuse it the same way and the library stays as it was.
fn refuse(bytes: &[u8], code: &str, line: &Value, field: &Value) {
    let place = Place::new();
    place.new_map("Before");
    place.file("bad.lajur", bytes);
    let before = place.json(&["list"]);
    for command in ["import", "check"] {
        let (exit, object) = place.failure(&[command, "bad.lajur"]);
        assert_eq!((exit, &object["code"]), (1, &json!(code)), "{command}: {object}");
        assert_eq!(
            (&object["line"], &object["field"]),
            (line, field),
            "{command} {code}: {object}"
        );
        assert_eq!(object["file"], "bad.lajur", "{command} {code}");
    }
    let mut texts = Vec::new();
    for (lang, way) in [("en", "What to do: "), ("id", "Yang bisa dilakukan: ")] {
        let said = place.run(&["import", "bad.lajur", "--lang", lang]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
        assert!(said.err.starts_with("bad.lajur"), "the file is named: {said:?}");
        assert!(said.err.contains(&format!("\n{way}")), "the way out is named: {said:?}");
        assert!(
            !said.err.contains(['{', '}']) && !said.err.contains("error."),
            "words for everything: {said:?}"
        );
        texts.push(said.err);
    }
    assert_ne!(texts[0], texts[1], "in both languages");
    assert_eq!(place.json(&["list"]), before, "nothing changed");
}

#[test]
fn text_that_is_no_json() {
    refuse(b"Dear team,\nhere is the map.\n", "not_json", &json!(1), &Value::Null);
}

#[test]
fn a_truncated_file() {
    let file = coffee().into_bytes();
    let lines = coffee().get(..file.len() / 2).unwrap_or_default().lines().count();
    refuse(&file[..file.len() / 2], "truncated", &json!(lines), &Value::Null);
}

#[test]
fn another_format_and_a_newer_version() {
    refuse(
        &with("lajur/1", "drawio/1"),
        "other_format",
        &json!(2),
        &json!("format"),
    );
    refuse(
        &with("lajur/1", "lajur/2"),
        "newer_version",
        &json!(2),
        &json!("format"),
    );
    refuse(b"{\"nodes\": []}", "not_lajur", &json!(1), &json!("format"));
}

#[test]
fn a_card_in_an_unknown_lane() {
    refuse(
        &with("\"lane\": \"l3\"", "\"lane\": \"l99\""),
        "unknown",
        &line("\"lane\": \"l3\""),
        &json!("lane"),
    );
}

#[test]
fn a_cycle_and_four_levels_in_the_head() {
    let cycle = with("\"name\": \"Membeli\",", "\"name\": \"Membeli\", \"parent\": \"s2a\",");
    refuse(&cycle, "cycle", &line("\"name\": \"Membeli\""), &json!("parent"));
    let deep = with(
        "\"stages\": [",
        "\"stages\": [\n{\"id\": \"t1\", \"parent\": \"s2a\"}, {\"id\": \"t2\",\n\"parent\": \"t1\"},",
    );
    refuse(
        &deep,
        "too_deep",
        &json!(line("\"stages\": [").as_u64().unwrap() + 2),
        &json!("parent"),
    );
}

#[test]
fn not_a_number() {
    refuse(
        &with("\"value\": 3.5", "\"value\": NaN"),
        "bad_number",
        &line("\"value\": 3.5"),
        &Value::Null,
    );
    refuse(
        &with("\"value\": 3.5", "\"value\": \"NaN\""),
        "wrong_type",
        &line("\"value\": 3.5"),
        &json!("value"),
    );
}

#[test]
fn ten_thousand_nested_levels() {
    let deep = format!(
        "{{\"format\": \"lajur/1\", \"x\": {}{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    refuse(deep.as_bytes(), "nested_too_deep", &json!(1), &Value::Null);
}

#[test]
fn invalid_utf_8() {
    let mut file = coffee().into_bytes();
    let at = coffee().find("Poster").unwrap();
    file[at] = 0xff;
    refuse(&file, "not_utf8", &line("Poster"), &Value::Null);
}

#[test]
fn two_hundred_megabytes() {
    let place = Place::new();
    std::fs::File::create(place.path("large.lajur"))
        .unwrap()
        .set_len(200 * 1024 * 1024)
        .unwrap();
    for lang in ["en", "id"] {
        let (exit, object) = place.failure(&["check", "large.lajur", "--lang", lang]);
        assert_eq!((exit, &object["code"]), (1, &json!("file_too_large")), "{object}");
        assert!(
            object["message"].as_str().unwrap().contains("64 MB"),
            "the limit is named: {object}"
        );
    }
}

#[test]
fn a_file_that_is_missing_or_no_file() {
    let place = Place::new();
    std::fs::create_dir(place.path("folder.lajur")).unwrap();
    for (name, code) in [("missing.lajur", "file_missing"), ("folder.lajur", "file_is_folder")] {
        for command in ["import", "check"] {
            let (exit, object) = place.failure(&[command, name]);
            assert_eq!(
                (exit, &object["code"], &object["file"]),
                (1, &json!(code), &json!(name)),
                "{command}"
            );
        }
    }
    place.file("map.pages", "PK");
    assert_eq!(place.failure(&["import", "map.pages"]).1["code"], "file_kind");
}

#[test]
fn a_table_that_is_none() {
    let place = Place::new();
    place.file("open.csv", "Stage,Actions\nBuy,\"pays\n");
    let (exit, object) = place.failure(&["import", "open.csv"]);
    assert_eq!(
        (exit, &object["code"], &object["line"]),
        (1, &json!("open_quote"), &json!(2)),
        "{object}"
    );
    place.file("letter.csv", "Dear team\n");
    assert_eq!(place.failure(&["import", "letter.csv"]).1["code"], "no_table");
}

#[test]
fn a_library_that_is_no_library_stays_as_it_is() {
    let place = Place::new();
    place.file("library.lajurdb", "These are my notes, not a library. ".repeat(100));
    let before = std::fs::read(place.path("library.lajurdb")).unwrap();
    for lang in ["en", "id"] {
        for command in [&["list"][..], &["new", "X"], &["undo", "X"]] {
            let (exit, object) = place.failure(&[command, &["--lang", lang]].concat());
            assert_eq!(
                (exit, object["message"].as_str().unwrap().starts_with("error.")),
                (1, false),
                "{object}"
            );
            assert!(object["way"].is_string(), "{object}");
        }
    }
    assert_eq!(
        std::fs::read(place.path("library.lajurdb")).unwrap(),
        before,
        "somebody's notes are not touched"
    );
}

#[test]
fn a_damaged_library_is_told_with_the_way_out() {
    let place = Place::new();
    for nth in 0..20 {
        place.new_map(&format!("Map {nth}"));
    }
    let path = place.path("library.lajurdb");
    let mut bytes = std::fs::read(&path).unwrap();
    let length = bytes.len();
    bytes[4096..length].fill(0x5a);
    std::fs::write(&path, bytes).unwrap();
    let (exit, object) = place.failure(&["list"]);
    assert_eq!(exit, 1, "{object}");
    assert!(
        object["way"].as_str().unwrap().contains("lajur restore"),
        "the way out is named: {object}"
    );
}
