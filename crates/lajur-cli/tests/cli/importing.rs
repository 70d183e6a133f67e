//! Tables and folders coming in: what is asked for on the command line, and what only looks.

use lajur_tests::workbook;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::place::{Place, failed, fine, fixture};

/// A workbook with two sheets, the second one the smaller.
fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let mut sheet = |name: &str, rows: &[[&str; 2]]| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (at, row) in (0..).zip(rows) {
            sheet.write_row(at, 0, *row).unwrap();
        }
    };
    sheet("As-is", &[["Stage", "Pain points"], ["Buy", "queue"], ["Use", "noise"]]);
    sheet("To-be", &[["Stage", "Ideas"], ["Buy", "app"]]);
    book.save_to_buffer().unwrap()
}

#[test]
fn a_dry_run_tells_in_words_and_changes_nothing() {
    let place = Place::new();
    place.file(
        "plan.csv",
        "Stage,Pain points,Waktu tunggu,Horoscope\nBuy,queue,5 min,Leo\nTotal,,5,\n",
    );
    assert_eq!(
        place.run(&["import", "--dry-run", "plan.csv"]),
        fine(
            "plan.csv: 1 stage or step, 3 lanes, 3 cards; One row for each stage
  Column A “Stage”: Names of stages
  Column B “Pain points”: Lane: Pain points
  Column C “Waktu tunggu”: Lane: Waiting time
  Column D “Horoscope”: Lane: Notes
  Rows to take in (1 of 2)
  The row “Total” sums up the others and was left out.
  Columns without a known meaning became note lanes: Horoscope.
"
        )
    );
    let said = place.run(&["import", "--dry-run", "plan.csv", "--lang", "id"]);
    assert!(
        said.out.contains("Satu baris untuk setiap tahap") && !said.out.contains("lane:"),
        "{said:?}"
    );
    let json = place.json(&["import", "--dry-run", "plan.csv"]);
    assert_eq!(
        json[0]["look"]["tracks"][1]["meaning"], "lane:pain",
        "codes for programs"
    );
    assert_eq!(place.json(&["list"]), json!([]), "nothing came in");
}

#[test]
fn a_dry_run_of_a_workbook_tells_its_differences_in_words() {
    let place = Place::new();
    place.json(&["import", &fixture("maps/coffee.lajur")]);
    place.json(&["export", "Langganan kopi", "-o", "map.xlsx"]);
    let said = place.run(&["import", "--dry-run", "map.xlsx"]);
    assert_eq!(said, fine("map.xlsx: a workbook of Lajur’s own, “Langganan kopi”\n"));
    workbook::rewrite(&place.path("map.xlsx"), "Poster di kedai", "Baliho");
    let said = place.run(&["import", "--dry-run", "map.xlsx"]);
    assert_eq!(
        said,
        fine(
            "map.xlsx: a workbook of Lajur’s own, “Langganan kopi”
  Changed · Card · Titik kontak · Mengenal: Poster di kedai → Baliho
"
        )
    );
}

#[test]
fn a_sheet_is_chosen_by_its_name_or_number() {
    let place = Place::new();
    place.file("book.xlsx", book());
    let lanes = |args: &[&str]| {
        let json = place.json(&[&["import", "--dry-run", "book.xlsx"], args].concat());
        (json[0]["look"]["table"].clone(), json[0]["look"]["cards"].clone())
    };
    assert_eq!(lanes(&[]), (json!(0), json!(2)), "the larger one");
    assert_eq!(lanes(&["--sheet", "To-be"]), (json!(1), json!(1)));
    assert_eq!(lanes(&["--sheet", "2"]), (json!(1), json!(1)));
    let said = place.run(&["import", "book.xlsx", "--sheet", "To-be"]);
    assert_eq!(said.out.lines().next(), Some("book.xlsx: “To-be” ([id])"), "{said:?}");
    let (code, object) = place.failure(&["import", "book.xlsx", "--sheet", "Later"]);
    assert_eq!((code, &object["code"]), (2, &json!("unknown_part")));
    assert!(object["way"].as_str().unwrap().contains("As-is, To-be"), "{object}");
}

#[test]
fn a_table_goes_into_a_map_that_is_named_by_its_title() {
    let place = Place::new();
    let id = place.new_map("Coffee");
    place.file("more.csv", "Stage,Ideas\nBuy,app\nUse,tips\n");
    let cards = || place.json(&["list"])[0]["cards"].clone();
    let before = cards();
    let said = place.run(&["import", "more.csv", "--into", "Coffee", "--dry-run"]);
    assert!(said.out.ends_with("  It would go into “Coffee” ([id]).\n"), "{said:?}");
    assert_eq!(cards(), before, "it was only looked into");
    assert_eq!(
        place.run(&["import", "more.csv", "--into", &id]),
        fine("more.csv: “Coffee” ([id])\n")
    );
    assert_ne!(cards(), before);
    let again = place.json(&["import", "more.csv", "--into", "Coffee", "--dry-run"]);
    assert_eq!(
        again[0]["into"]["notes"],
        json!(["2 cards were in the map already and were skipped."])
    );
    let coffee = fixture("maps/coffee.lajur");
    for args in [&["--dry-run"][..], &[]] {
        let (code, object) = place.failure(&[&["import", &coffee, "--into", "Coffee"], args].concat());
        assert_eq!((code, &object["code"]), (2, &json!("only_tables_go_into")), "{object}");
    }
}

#[test]
fn all_files_of_a_folder_come_in_and_the_bad_ones_are_told_on_standard_error() {
    let place = Place::new();
    std::fs::create_dir_all(place.path("maps/deeper")).unwrap();
    place.file("maps/a.csv", "Stage,Ideas\nBuy,app\n");
    place.file("maps/b.lajur", "{");
    place.file("maps/c.md", "| Stage | Ideas |\n|---|---|\n| Buy | app |\n");
    place.file("maps/picture.png", "no map");
    place.file("maps/deeper/d.csv", "Stage,Ideas\nBuy,app\n");
    let said = place.run(&["import", "maps"]);
    assert_eq!(said.code, 1, "one of them failed: {said:?}");
    assert_eq!(said.out, "maps/a.csv: “A” ([id])\nmaps/c.md: “C” ([id])\n");
    assert_eq!(said.err, "File “maps/b.lajur”: The file ends in the middle.\n");
    let output = place.raw(&["--json", "import", "maps"]);
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        (list.as_array().unwrap().len(), &list[1]["error"]["code"]),
        (3, &json!("truncated"))
    );
    std::fs::remove_file(place.path("maps/b.lajur")).unwrap();
    assert_eq!(place.run(&["import", "maps"]).code, 0);
    assert_eq!(place.run(&["import", "maps/deeper", "none"]).code, 1);
}

#[test]
fn layouts_and_slides_are_as_they_were_asked_for() {
    let place = Place::new();
    std::fs::copy(fixture("maps/coffee.lajur"), place.path("coffee.lajur")).unwrap();
    let first = |name: &str, layout: &str| {
        place.json(&["export", "coffee.lajur", "-o", name, "--layout", layout]);
        let text = std::fs::read_to_string(place.path(name)).unwrap();
        text.trim_start_matches('\u{feff}').to_owned()
    };
    assert!(first("grid.csv", "grid").starts_with("Langganan kopi;"));
    assert!(first("list.csv", "list").starts_with("Tahap;"));
    assert!(first("grid.md", "grid").contains("|---|"));
    assert!(first("outline.md", "outline").contains("\n## "));
    let slides = |how: &[&str]| {
        place.json(&[&["export", "coffee.lajur", "-o", "map.pptx"], how].concat());
        let archive = zip::ZipArchive::new(std::fs::File::open(place.path("map.pptx")).unwrap()).unwrap();
        let names = archive
            .file_names()
            .map(Result::unwrap)
            .filter(|name| name.starts_with("ppt/slides/slide"));
        names.count()
    };
    let (map, stages) = (slides(&["--slides", "map"]), slides(&["--slides", "stages"]));
    assert_eq!(slides(&[]), map);
    assert!(
        stages >= 2 && stages > map,
        "{stages} slides for the stages, {map} for the map"
    );
    for (option, name) in [("--layout", "out.csv"), ("--slides", "out.pptx")] {
        let said = place.run(&["export", "coffee.lajur", "-o", name, option, "heap"]);
        assert_eq!(said.code, 2, "{said:?}");
        assert!(said.err.contains("“heap”") && !place.path(name).exists(), "{said:?}");
    }
    assert_eq!(
        place.run(&["export", "coffee.lajur", "-o", "map.doc"]),
        failed(
            2,
            "Lajur cannot write “map.doc”.
What to do: Choose a file name that ends in one of .lajur, .xlsx, .csv, .tsv, .md, .pdf, .pptx, .html, .svg, .png.\n"
        )
    );
}
