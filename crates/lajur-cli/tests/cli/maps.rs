//! Maps in the library, by the command line.

use crate::place::{Place, fine, fixture};
use lajur_api::App;
use lajur_model::{Edit, Fields, Kind};
use lajur_words::Lang;
use serde_json::{Value, json};

#[test]
fn a_new_map_is_listed_with_id_and_title() {
    let place = Place::new();
    assert_eq!(
        place.run(&["list"]),
        fine("No maps yet. Create one with: lajur new TITLE\n")
    );
    assert_eq!(
        place.run(&["new", "Coffee by post"]),
        fine("Created “Coffee by post” ([id])\n")
    );
    assert_eq!(place.run(&["list"]), fine("[id]  [day]  Coffee by post\n"));
    let list = place.json(&["list"]);
    assert_eq!(
        list.as_array().map(Vec::len),
        Some(1),
        "an array with one object: {list}"
    );
    assert_eq!(list[0]["title"], "Coffee by post");
    assert_eq!(list[0]["columns"], 5, "the template of five stages is the default");
    assert!(list[0]["id"].as_str().is_some_and(|id| id.len() == 36), "{list}");
}

#[test]
fn every_template_makes_a_map_in_both_languages() {
    let place = Place::new();
    for template in ["five-stages", "e-commerce", "blank", "example"] {
        for language in ["en", "id"] {
            let title = format!("{template} {language}");
            place.json(&["new", &title, "--template", template, "--language", language]);
            let checked = place.json(&["check", &title]);
            assert_eq!(checked["problems"], json!([]), "{title}");
        }
    }
    assert_eq!(
        place.json(&["list"]).as_array().unwrap().len(),
        8,
        "all of them are there"
    );
}

#[test]
fn the_command_speaks_indonesian_where_it_is_asked_to() {
    let place = Place::new();
    assert_eq!(
        place.run(&["--lang", "id", "list"]),
        fine("Belum ada peta. Buat dengan: lajur new JUDUL\n")
    );
    assert_eq!(place.run(&["new", "Kopi", "--lang=id"]), fine("“Kopi” dibuat ([id])\n"));
    assert_eq!(
        place.json(&["list"])[0]["language"],
        "id",
        "the map speaks the person's language"
    );
    let by = |name: &str, value: &str| {
        let output = place
            .command(crate::place::LAJUR)
            .args(["check", "Kopi"])
            .env(name, value)
            .output()
            .unwrap();
        crate::place::said(&output)
    };
    assert_eq!(
        by("LANG", "id_ID.UTF-8"),
        fine("Tidak ada masalah di “Kopi”.\n"),
        "from the system"
    );
    assert_eq!(
        by("LAJUR_LANG", "id"),
        fine("Tidak ada masalah di “Kopi”.\n"),
        "from Lajur's own variable"
    );
    assert_eq!(
        by("LANG", "de_DE.UTF-8"),
        fine("“Kopi” is fine.\n"),
        "English for all others"
    );
}

#[test]
fn a_map_is_called_by_its_id_or_its_title() {
    let place = Place::new();
    let id = place.new_map("Coffee");
    for name in [&*id, "Coffee"] {
        assert_eq!(
            place.run(&["check", name]),
            fine("“Coffee” is fine.\n"),
            "called {name}"
        );
    }
    let (code, object) = place.failure(&["check", "Tea"]);
    assert_eq!((code, &object["code"]), (1, &json!("unknown_map")), "{object}");
    assert!(object["message"].as_str().unwrap().contains("Tea"), "{object}");
}

#[test]
fn several_maps_of_one_title_are_named_with_their_ids() {
    let place = Place::new();
    let ids = [place.new_map("Coffee"), place.new_map("Coffee")];
    let (code, object) = place.failure(&["export", "Coffee", "-o", "out.svg"]);
    assert_eq!((code, &object["code"]), (2, &json!("ambiguous_map")), "{object}");
    let mut told: Vec<&str> = object["ids"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    told.sort_unstable();
    assert_eq!(told, [&*ids[0], &*ids[1]], "both, so that one can be chosen");
    let text = place.run(&["export", "Coffee", "-o", "out.svg"]);
    assert_eq!((text.code, text.err.matches("[id]").count()), (2, 2), "{text:?}");
    assert!(!place.path("out.svg").exists(), "nothing was written");
}

#[test]
fn a_table_comes_in_and_says_what_it_guessed() {
    let place = Place::new();
    std::fs::copy(fixture("tables/toko-vitamin-id.csv"), place.path("toko-vitamin.csv")).unwrap();
    assert_eq!(
        place.run(&["import", "toko-vitamin.csv", "--lang", "id"]),
        fine(
            "toko-vitamin.csv: “Toko vitamin” ([id])
  1 baris tanpa nama tahap digabungkan ke tahap di atasnya.
  Baris “Total” adalah ringkasan dan tidak dimasukkan.
  “Emosi (1-5)” dibaca pada skala 1 sampai 5.
  1 sel “Emosi (1-5)” tidak berisi angka yang cocok dengan skalanya; teksnya tetap disimpan. (baris 9, kolom E)
"
        )
    );
    let list = place.json(&["list"]);
    assert_eq!(
        (&list[0]["title"], &list[0]["columns"], &list[0]["language"]),
        (&json!("Toko vitamin"), &json!(5), &json!("id"))
    );
}

#[test]
fn a_map_file_goes_out_comes_in_and_is_known_again() {
    let place = Place::new();
    let id = place.new_map("Coffee");
    assert_eq!(
        place.run(&["export", "Coffee", "-o", "coffee.lajur"]),
        fine("Wrote coffee.lajur\n")
    );
    assert_eq!(
        place.run(&["import", "coffee.lajur"]),
        fine("coffee.lajur: “Coffee” is in the library already ([id])\n")
    );
    let other = Place::new();
    std::fs::copy(place.path("coffee.lajur"), other.path("coffee.lajur")).unwrap();
    assert_eq!(other.json(&["import", "coffee.lajur"])[0]["id"], id, "ids are kept");
    other.json(&["export", &id, "-o", "again.lajur"]);
    let bytes = |place: &Place, name| std::fs::read(place.path(name)).unwrap();
    assert_eq!(
        bytes(&other, "again.lajur"),
        bytes(&place, "coffee.lajur"),
        "the same bytes come out"
    );
}

#[test]
fn a_known_map_with_other_content_is_kept_beside() {
    let place = Place::new();
    let id = place.new_map("Coffee");
    place.json(&["export", "Coffee", "-o", "coffee.lajur"]);
    let changed = std::fs::read_to_string(place.path("coffee.lajur"))
        .unwrap()
        .replace("Coffee", "Tea");
    place.file("tea.lajur", changed);
    assert_eq!(
        place.run(&["import", "tea.lajur"]),
        fine("tea.lajur: “Tea (copy)” is in the library already; a copy was made ([id])\n")
    );
    let list = place.json(&["list"]);
    let ids: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|map| map["id"].as_str())
        .collect();
    assert_eq!((ids.len(), ids.contains(&&*id)), (2, true), "both are there: {list}");
}

#[test]
fn several_files_come_in_until_one_fails_and_the_rest_is_told() {
    let place = Place::new();
    place.file("broken.lajur", "{");
    let coffee = fixture("maps/coffee.lajur");
    let output = place.run(&["import", &coffee, "broken.lajur", &coffee]);
    assert_eq!(output.code, 1, "{output:?}");
    assert_eq!(
        output.out,
        format!("{coffee}: “Langganan kopi” (m1)\n"),
        "what came in is told"
    );
    assert_eq!(
        output.err,
        "broken.lajur, line 1: The file ends in the middle.
What to do: It was not copied or downloaded completely. Ask for a new copy.\n"
    );
    assert_eq!(place.json(&["list"]).as_array().unwrap().len(), 1, "one map");
}

#[test]
fn steps_are_undone_redone_and_listed_across_runs() {
    let place = Place::new();
    place.new_map("Coffee");
    assert_eq!(place.run(&["undo", "Coffee"]), fine("Nothing to undo.\n"));
    assert_eq!(place.run(&["redo", "Coffee"]), fine("Nothing to redo.\n"));
    assert_eq!(place.json(&["undo", "Coffee"]), json!({ "step": null }));
    assert_eq!(
        place.json(&["history", "Coffee"]),
        json!([]),
        "making the map is no step"
    );
}

#[test]
fn a_step_goes_back_and_forth_and_is_told_in_words() {
    let place = Place::new();
    let id = place.new_map("Coffee");
    rename(&place, &id, "Tea");
    let history = place.json(&["history", "Tea"]);
    assert_eq!(
        (history.as_array().unwrap().len(), &history[0]["undone"]),
        (1, &json!(false)),
        "{history}"
    );
    let step = history[0]["step"].as_str().unwrap();
    assert_eq!(place.run(&["undo", "Tea"]), fine(&format!("Undone: {step}\n")));
    assert_eq!(
        place.run(&["history", "Coffee"]),
        fine(&format!("[day]  {step} (undone)\n")),
        "the title is back"
    );
    assert_eq!(place.json(&["redo", "Coffee"]), json!({ "step": step }));
    let said = place.run(&["undo", "Tea", "--lang", "id"]);
    assert!(
        said.out.starts_with("Diurungkan: ") && !said.out.contains(step),
        "in Indonesian words: {said:?}"
    );
}

/// The command line has no command that edits; this is the API's.
fn rename(place: &Place, id: &str, title: &str) {
    let mut app = App::open(&place.path("library.lajurdb"), Lang::En).unwrap();
    let fields: Fields = [("title".to_owned(), json!(title))].into_iter().collect();
    let edit = Edit::Set {
        kind: Kind::Map,
        ids: vec![id.to_owned()],
        fields,
    };
    app.edit(&id.into(), &edit, None).unwrap();
}

#[test]
fn a_map_file_has_no_steps() {
    let place = Place::new();
    let coffee = fixture("maps/coffee.lajur");
    for command in ["undo", "redo", "history"] {
        let (code, object) = place.failure(&[command, &coffee]);
        assert_eq!((code, &object["code"]), (2, &json!("usage")), "{command}");
    }
    assert_eq!(
        place.files(),
        Vec::<String>::new(),
        "and no library was made to find that out"
    );
}

#[test]
fn the_library_goes_back_to_the_backup_of_the_day() {
    let place = Place::new();
    assert_eq!(place.failure(&["restore"]).1["code"], "no_backup", "there is none yet");
    place.new_map("Coffee");
    // The first command of a day keeps a copy of what it finds.
    let backups = place.path("backups");
    if backups.is_dir() {
        std::fs::remove_dir_all(&backups).unwrap();
    }
    place.json(&["list"]);
    place.new_map("Tea");
    let said = place.run(&["restore"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(
        said.out
            .starts_with("The library is as it was on [day]. The former one is kept as "),
        "{said:?}"
    );
    let list = place.json(&["list"]);
    assert_eq!(
        (list.as_array().unwrap().len(), &list[0]["title"]),
        (1, &json!("Coffee")),
        "without the map made later"
    );
}

#[test]
fn the_library_option_wins_over_the_environment() {
    let place = Place::new();
    place.new_map("In the environment's");
    let other = place.path("other.lajurdb").display().to_string();
    place.json(&["--library", &other, "new", "In the other"]);
    assert_eq!(
        place.json(&["list", "--library", &other])[0]["title"],
        "In the other",
        "before or behind the command"
    );
    assert_eq!(place.json(&["list"])[0]["title"], "In the environment's");
}
