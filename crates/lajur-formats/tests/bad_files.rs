//! Files that are refused: with a code, the line and field where they are known, and words in both languages. Nothing
//! panics and nothing is half read.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use common::{image, sample};
use lajur_formats::lajur::{read, write};
use lajur_formats::{Fault, FormatError, read_bytes, read_file};
use lajur_model::{Counter, limits};
use lajur_words::Lang;

fn good() -> String {
    String::from_utf8(write(&sample(), &image).bytes).unwrap()
}

/// The sample's file with `from` replaced once by `to`, which must be refused.
fn refused(from: &str, to: &str) -> FormatError {
    let file = good();
    assert!(file.contains(from), "the sample holds {from}");
    read(file.replacen(from, to, 1).as_bytes()).unwrap_err()
}

/// The line of the good file on which a text stands first.
fn line(text: &str) -> Option<u32> {
    let at = good().lines().position(|line| line.contains(text)).unwrap();
    Some(u32::try_from(at + 1).unwrap())
}

fn check(error: &FormatError, code: &str, line: Option<u32>, field: Option<&str>) {
    assert_eq!(
        (error.code(), error.line, error.field.as_deref()),
        (code, line, field),
        "{error}"
    );
    for lang in Lang::ALL {
        for words in [error.message(lang), error.way(lang)] {
            assert!(
                !words.starts_with("error.") && !words.starts_with("problem."),
                "no words for {words}"
            );
            assert!(!words.contains('{'), "a placeholder is left in {words:?}");
        }
    }
}

#[test]
fn text_that_is_no_json_is_named_with_its_line() {
    check(
        &read(b"Hello,\nthis is a letter.").unwrap_err(),
        "not_json",
        Some(1),
        None,
    );
    check(
        &refused("\"map\": {", "\"map\": {{"),
        "not_json",
        line("\"map\": {"),
        None,
    );
    check(&read(b"").unwrap_err(), "file_empty", None, None);
    check(&read(b"\xEF\xBB\xBF \n").unwrap_err(), "file_empty", None, None);
}

#[test]
fn json_that_is_no_map_is_refused() {
    for file in [
        "[]",
        "3",
        "null",
        "\"lajur/1\"",
        "{}",
        "{\"format\": 1}",
        "{\"nodes\": [], \"edges\": []}",
    ] {
        assert_eq!(read(file.as_bytes()).unwrap_err().code(), "not_lajur", "{file}");
    }
    check(&refused("\"map\":", "\"mop\":"), "not_lajur", Some(1), Some("map"));
}

#[test]
fn another_format_is_told_from_a_newer_one() {
    check(
        &refused("\"lajur/1\"", "\"lajur/2\""),
        "newer_version",
        Some(2),
        Some("format"),
    );
    check(
        &refused("\"lajur/1\"", "\"lajur/0\""),
        "other_format",
        Some(2),
        Some("format"),
    );
    check(
        &refused("\"lajur/1\"", "\"drawio\""),
        "other_format",
        Some(2),
        Some("format"),
    );
    let newer = refused("\"lajur/1\"", "\"lajur/2\"");
    assert!(
        newer.message(Lang::Id).contains("lajur/2"),
        "the message names the version"
    );
}

#[test]
fn a_file_cut_anywhere_is_an_error_and_no_panic() {
    let file = good().into_bytes();
    for end in (1..file.len() - 2).step_by(97) {
        let error = read(&file[..end]).unwrap_err();
        // A letter may be cut in two.
        assert!(
            ["truncated", "not_utf8"].contains(&error.code()),
            "cut at byte {end}: {error}"
        );
    }
    let mut half = good();
    half.truncate(half.find("\"cards\"").unwrap());
    check(
        &read(half.as_bytes()).unwrap_err(),
        "truncated",
        line("\"cards\""),
        None,
    );
}

#[test]
fn numbers_that_are_none_are_named_with_their_line() {
    for number in ["NaN", "-NaN", "Infinity", "-Infinity", "1e999"] {
        let error = refused("\"value\": 3.5", &format!("\"value\": {number}"));
        check(&error, "bad_number", line("\"value\": 3.5"), None);
    }
    let word = refused("\"value\": 3.5", "\"value\": \"NaN\"");
    check(&word, "wrong_type", line("\"value\": 3.5"), Some("value"));
}

#[test]
fn bytes_that_are_no_text_are_named_with_their_line() {
    let mut file = good().into_bytes();
    let at = good().find("Poster").unwrap();
    file[at] = 0xff;
    check(&read(&file).unwrap_err(), "not_utf8", line("Poster"), None);
    check(
        &read(&[0x89, b'P', b'N', b'G', 0xff]).unwrap_err(),
        "not_utf8",
        Some(1),
        None,
    );
}

#[test]
fn nesting_beyond_reason_is_refused_without_a_full_stack() {
    let deep = format!(
        "{{\"format\": \"lajur/1\",\n\"x\": {}{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    check(&read(deep.as_bytes()).unwrap_err(), "nested_too_deep", Some(2), None);
    let objects = "{\"a\":".repeat(10_000);
    check(&read(objects.as_bytes()).unwrap_err(), "nested_too_deep", Some(1), None);
}

#[test]
fn more_values_than_a_map_needs_are_refused_before_they_fill_the_memory() {
    let many = format!("{{\"format\": \"lajur/1\", \"x\": [{}0]}}", "0,".repeat(5_000_000));
    check(&read(many.as_bytes()).unwrap_err(), "too_many_values", Some(1), None);
}

#[test]
fn a_field_twice_in_one_record_is_refused() {
    let error = refused(
        "\"text\": \"Belum ditempatkan\"",
        "\"text\": \"Satu\",\n      \"text\": \"Dua\"",
    );
    assert_eq!(error.code(), "field_twice", "the second would silently win");
    assert!(error.line >= line("Belum ditempatkan"), "it is found at the second one");
}

#[test]
fn records_of_another_shape_are_named_with_field_and_line() {
    check(
        &refused("\"title\": \"Langganan kopi\"", "\"title\": 7"),
        "wrong_type",
        line("Langganan kopi"),
        Some("title"),
    );
    let tags = refused(
        "\"text\": \"Belum ditempatkan\"",
        "\"tags\": \"a\",\n      \"text\": \"Belum ditempatkan\"",
    );
    check(&tags, "wrong_type", line("Belum ditempatkan"), Some("tags"));
    assert!(
        tags.message(Lang::En).contains("Belum ditempatkan"),
        "the record is named as a person knows it"
    );
    check(
        &refused("\"links\": [", "\"links\": [\n    7,"),
        "wrong_type",
        line("\"links\": [").map(|n| n + 1),
        Some("links"),
    );
    let file = good().replacen("\"comments\": [", "\"comments\": {}, \"old\": [", 1);
    check(
        &read(file.as_bytes()).unwrap_err(),
        "wrong_type",
        line("\"comments\": ["),
        Some("comments"),
    );
}

#[test]
fn ids_are_there_and_occur_once() {
    check(
        &refused("\"id\": \"c4\"", "\"id\": \"c3\""),
        "id_twice",
        line("\"id\": \"c4\""),
        Some("id"),
    );
    check(
        &refused("\"id\": \"c4\",\n", "\n"),
        "record_without_id",
        line("\"id\": \"c4\"").map(|n| n - 1),
        Some("id"),
    );
    check(
        &refused("\"id\": \"c4\"", "\"id\": \"\""),
        "record_without_id",
        line("\"id\": \"c4\""),
        Some("id"),
    );
    check(
        &refused("\"id\": \"m1\"", "\"id\": 5"),
        "record_without_id",
        line("\"id\": \"m1\""),
        Some("id"),
    );
}

#[test]
fn a_card_in_an_unknown_lane_is_named_with_its_line() {
    let error = refused("\"lane\": \"l3\"", "\"lane\": \"l99\"");
    check(&error, "unknown", line("\"lane\": \"l3\""), Some("lane"));
    let Fault::Record { problem, name } = &error.fault else {
        panic!("{error:?}")
    };
    assert_eq!(
        (problem.other.as_str(), name.as_str()),
        ("l99", "Ongkir baru terlihat di akhir"),
        "both ends are named"
    );
    check(
        &refused("\"until\": \"s2b\"", "\"until\": \"s1\""),
        "reaches_back",
        line("\"until\""),
        Some("until"),
    );
    check(
        &refused("\"stage\": \"s1\"", "\"stage\": \"s2\""),
        "not_a_column",
        line("\"stage\": \"s1\""),
        Some("stage"),
    );
}

#[test]
fn a_head_that_hangs_on_itself_or_is_four_levels_deep_is_refused() {
    let cycle = refused(
        "\"name\": \"Membeli\",",
        "\"name\": \"Membeli\",\n      \"parent\": \"s2a\",",
    );
    assert_eq!(
        (cycle.code(), cycle.field.as_deref()),
        ("cycle", Some("parent")),
        "{cycle}"
    );
    assert!(cycle.line.is_some(), "with the line of a stage in it");
    let mut deep = sample();
    for (id, parent) in [("s2c", "s2b"), ("s2d", "s2c")] {
        let mut stage = deep.stages[&"s1".into()].clone();
        stage.id = id.into();
        stage.parent = Some(parent.into());
        deep.stages.insert(id.into(), stage);
    }
    let file = String::from_utf8(write(&deep, &image).bytes).unwrap();
    let at = file
        .lines()
        .position(|line| line.contains("\"parent\": \"s2c\""))
        .unwrap();
    let error = read(file.as_bytes()).unwrap_err();
    check(&error, "too_deep", Some(u32::try_from(at + 1).unwrap()), Some("parent"));
}

#[test]
fn more_records_than_a_map_can_hold_are_refused() {
    let stages: Vec<String> = (0..=limits::STAGES)
        .map(|nth| format!("{{\"id\": \"t{nth}\"}}"))
        .collect();
    let file = format!(
        "{{\"format\": \"lajur/1\", \"map\": {{\"id\": \"m\"}},\n\"stages\": [{}]}}",
        stages.join(",")
    );
    check(
        &read(file.as_bytes()).unwrap_err(),
        "too_many_records",
        Some(2),
        Some("stages"),
    );
}

#[test]
fn images_that_are_not_what_they_say_are_refused() {
    check(
        &refused("\"data\": \"iVBO", "\"data\": \"!VBO"),
        "image_damaged",
        line("\"data\""),
        Some("data"),
    );
    check(
        &refused("\"data\": \"iVBO", "\"data\": \"jVBO"),
        "image_other",
        line("\"data\"").map(|n| n - 1),
        Some("id"),
    );
    check(
        &refused("\"mime\": \"image/png\"", "\"mime\": \"text/html\""),
        "image_damaged",
        line("\"mime\""),
        Some("mime"),
    );
    check(
        &refused("\"width\": 1", "\"width\": 4000000000"),
        "image_too_large",
        line("\"width\": 1"),
        Some("width"),
    );
    check(
        &refused("\"data\": \"iVBO", "\"date\": \"iVBO").clone(),
        "image_missing",
        line("\"data\"").map(|n| n - 2),
        Some("data"),
    );
    let base64 = "A".repeat(28 * 1024 * 1024);
    let large = refused("\"data\": \"iVBO", &format!("\"data\": \"{base64}\", \"rest\": \"iVBO"));
    check(&large, "image_too_large", line("\"data\""), Some("data"));
}

#[test]
fn a_file_that_names_an_image_it_does_not_hold_is_refused() {
    let file = good();
    let start = file.find("\"images\": [").unwrap();
    let without = format!("{}\"images\": []\n}}\n", &file[..start]);
    let error = read(without.as_bytes()).unwrap_err();
    check(&error, "unknown", line("\"photo\""), Some("photo"));
}

#[test]
fn single_bytes_flipped_never_panic() {
    let file = good().into_bytes();
    for at in (0..file.len()).step_by(41) {
        for value in [0, b'"', b'{', b']', b'9', 0xe2] {
            let mut broken = file.clone();
            broken[at] = value;
            // Some of these are still maps; what counts is that none brings the program down.
            let _ = read(&broken);
        }
    }
}

#[test]
fn files_that_cannot_be_read_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let mut ids = Counter::new("i");
    let mut open = |name: &str| read_file(&folder.path().join(name), Lang::En, &mut ids).unwrap_err();
    let missing = open("missing.lajur");
    check(&missing, "file_missing", None, None);
    assert!(
        missing
            .file
            .as_deref()
            .is_some_and(|file| file.ends_with("missing.lajur")),
        "with the name"
    );
    std::fs::create_dir(folder.path().join("folder.lajur")).unwrap();
    check(&open("folder.lajur"), "file_is_folder", None, None);
    std::fs::write(folder.path().join("map.pages"), "PK").unwrap();
    check(&open("map.pages"), "file_kind", None, None);
}

#[test]
fn two_hundred_megabytes_are_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.lajur");
    std::fs::File::create(&path)
        .unwrap()
        .set_len(200 * 1024 * 1024)
        .unwrap();
    check(&read_bytes(&path).unwrap_err(), "file_too_large", None, None);
}

#[cfg(unix)]
#[test]
fn a_file_without_a_length_is_cut_off_at_the_limit() {
    check(
        &read_bytes(std::path::Path::new("/dev/zero")).unwrap_err(),
        "file_too_large",
        None,
        None,
    );
}
