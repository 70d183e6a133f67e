//! `print` and `printers`, with a printing service of the test's own.

use std::fs;
use std::process::{Child, Command, Output, Stdio};

use lajur_tests::cups::Cups;
use serde_json::{Value, json};

use crate::place::{LAJUR, Place, fixture, said};

/// Runs `lajur` where it knows this service alone.
fn lajur(cups: &Cups, arguments: &[&str]) -> Output {
    cups.command(LAJUR).args(arguments).output().unwrap()
}

/// Starts `lajur` and goes on.
fn start(cups: &Cups, arguments: &[&str]) -> Child {
    let mut command = cups.command(LAJUR);
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn coffee() -> String {
    fixture("maps/coffee.lajur")
}

fn answer(output: &Output) -> Value {
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn refusal(output: &Output) -> (i32, Value) {
    assert!(output.stdout.is_empty(), "nothing was answered: {output:?}");
    (
        output.status.code().unwrap(),
        serde_json::from_slice(&output.stderr).unwrap(),
    )
}

/// Prints the coffee map with these words, which must fail with this code.
fn refused(cups: &Cups, words: &[&str], exit: i32, code: &str) -> Value {
    let (found, object) = refusal(&lajur(cups, &[&["--json", "print", &coffee()], words].concat()));
    assert_eq!((found, &object["code"]), (exit, &json!(code)), "{words:?}: {object}");
    object
}

/// Pages and their size in millimetres of what a job became.
fn sheets(cups: &Cups, job: &str) -> (u32, [f64; 2]) {
    let file = cups.out().join(format!("{}.pdf", number(job)));
    let output = Command::new("pdfinfo").arg(&file).output().unwrap();
    let info = String::from_utf8_lossy(&output.stdout).into_owned();
    let value = |name: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("{name} of {}: {output:?}", file.display()))
            .trim()
            .to_owned()
    };
    let mut sides = Vec::new();
    for word in value("Page size:").split(' ').step_by(2).take(2) {
        sides.push((word.parse::<f64>().unwrap() * 25.4 / 72.0).round());
    }
    (value("Pages:").parse().unwrap(), [sides[0], sides[1]])
}

/// What the printer was told of a job: its title and its options.
fn order(cups: &Cups, job: &str) -> String {
    fs::read_to_string(cups.out().join(format!("{}.order", number(job)))).unwrap()
}

/// `Wall-4` is file 4.
fn number(job: &str) -> &str {
    job.rsplit('-').next().unwrap()
}

#[test]
fn a_map_arrives_with_its_title_its_paper_and_its_copies() {
    let cups = Cups::with_printer();
    for (paper, size, media, copies) in [
        ("a3", [297.0, 420.0], "media=A3", 2),
        ("a4", [210.0, 297.0], "media=A4", 1),
    ] {
        let copies_word = copies.to_string();
        let words = ["--json", "print", &coffee(), "--paper", paper, "--copies", &copies_word];
        let printed = answer(&lajur(&cups, &words));
        let job = printed["job"].as_str().unwrap();
        for (name, value) in [
            ("printer", json!("Wall")),
            ("pages", json!(1)),
            ("copies", json!(copies)),
        ] {
            assert_eq!(printed[name], value, "{printed}");
        }
        let order = order(&cups, job);
        assert!(order.starts_with("Langganan kopi"), "the title: {order}");
        for option in [media, "sides=one-sided", "print-scaling=none", "print-color-mode=color"] {
            assert!(order.contains(option), "{option}: {order}");
        }
        assert_eq!(sheets(&cups, job), (copies, size), "the sheets that were asked for");
    }
}

#[test]
fn a_print_tells_of_its_sheets_and_its_type_as_a_file_does() {
    let cups = Cups::with_printer();
    let place = Place::new();
    let file = place.path("map.pdf").display().to_string();
    let paper = ["--paper", "a4", "--fit", "60%"];
    let told = answer(&lajur(&cups, &[&["--json", "print", &coffee()], &paper[..]].concat()));
    let written = answer(&lajur(
        &cups,
        &[&["--json", "export", &coffee(), "-o", &file], &paper[..]].concat(),
    ));
    for name in ["sheets", "smallest_pt", "reads_from_m", "asides", "missing_letters"] {
        assert_eq!(told[name], written[name], "{name}: {told}");
    }
    let words = String::from_utf8(lajur(&cups, &[&["print", &coffee()], &paper[..]].concat()).stdout).unwrap();
    for said in [
        "1 sheet, smallest type ",
        " pt, readable from ",
        "The smallest type is below 7 pt.",
    ] {
        assert!(words.contains(said), "{said:?} in {words}");
    }
}

#[test]
fn some_sheets_are_named_as_they_are_called() {
    let cups = Cups::with_printer();
    let words = [
        "--json",
        "print",
        &coffee(),
        "--paper",
        "a4",
        "--fit",
        "2x",
        "--pages",
        "A1-A2",
    ];
    let printed = answer(&lajur(&cups, &words));
    assert_eq!(printed["pages"], 2, "{printed}");
    assert_eq!(sheets(&cups, printed["job"].as_str().unwrap()).0, 2);
}

#[test]
fn both_sides_are_printed_as_the_paper_is_turned() {
    let cups = Cups::with_printer();
    for (word, option) in [
        ("long", "Duplex=DuplexNoTumble"),
        ("short", "Duplex=DuplexTumble"),
        ("off", "Duplex=None"),
    ] {
        let printed = answer(&lajur(
            &cups,
            &["--json", "print", &coffee(), "--paper", "a4", "--two-sided", word],
        ));
        let order = order(&cups, printed["job"].as_str().unwrap());
        assert!(order.contains(option), "{word}: {order}");
    }
}

#[test]
fn people_are_told_in_both_languages_what_was_printed() {
    let cups = Cups::with_printer();
    let title = "Langganan kopi";
    for (lang, begins, ends) in [
        (
            "en",
            "“",
            " is printed on Wall (Wall-1)\n1 sheet, smallest type 7 pt, readable from 0.35 m\n",
        ),
        (
            "id",
            "“",
            " dicetak di Wall (Wall-2)\n1 lembar, huruf terkecil 7 pt, terbaca dari 0,35 m\n",
        ),
    ] {
        let told = said(&lajur(
            &cups,
            &["print", &coffee(), "--paper", "a4", "--pages", "1", "--lang", lang],
        ));
        assert_eq!((told.code, &*told.err), (0, ""), "{told:?}");
        assert!(
            told.out.starts_with(begins) && told.out.contains(title) && told.out.ends_with(ends),
            "{told:?}"
        );
    }
}

#[test]
fn printers_are_listed_with_their_paper() {
    let cups = Cups::with_printer();
    let list = answer(&lajur(&cups, &["--json", "printers"]));
    let [wall] = list.as_array().unwrap().as_slice() else {
        panic!("one printer: {list}")
    };
    assert_eq!(
        [&wall["name"], &wall["description"], &wall["location"], &wall["state"]],
        ["Wall", "Dinding “Écran”", "Lantai 2", "ready"]
    );
    assert_eq!(
        [&wall["usual"], &wall["accepts"], &wall["two_sides"], &wall["own_sizes"]],
        [&json!(true), &json!(true), &json!(true), &json!(false)]
    );
    let names: Vec<_> = wall["papers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|size| &size["name"])
        .collect();
    assert_eq!(names, ["A4", "A3", "Folio210"]);
    let left = wall["papers"][1]["margins"]["left"].as_f64().unwrap();
    assert!((left - 4.23).abs() < 0.01, "the edge it cannot reach: {left} mm");
    let text = said(&lajur(&cups, &["printers", "--lang", "id"])).out;
    assert_eq!(text, "Wall  siap, printer bawaan  Dinding “Écran”; Lantai 2\n");
}

#[test]
fn a_wrong_order_is_refused_before_anything_is_sent() {
    let cups = Cups::with_printer();
    refused(&cups, &["--printer", "-o"], 2, "usage");
    for name in ["Nowhere", "Wall,Wall", "Wall/draft", "--printer=-o raw", ""] {
        let printer = format!("--printer={name}");
        let object = refused(&cups, &[&printer], 2, "unknown_printer");
        assert!(object["way"].as_str().unwrap().contains("Wall"), "{object}");
    }
    refused(&cups, &["--copies", "0"], 2, "bad_copies");
    refused(&cups, &["--copies", "1000"], 2, "bad_copies");
    for pages in ["0", "2", "1-9", "1,1", "all"] {
        refused(&cups, &["--pages", pages], 2, "bad_pages");
    }
    refused(&cups, &["--paper", "b17"], 2, "unknown_paper");
    let object = refused(&cups, &["--paper", "a0"], 1, "printer_lacks_paper");
    assert!(object["way"].as_str().unwrap().contains("A4, A3, Folio210"), "{object}");
    assert_eq!(cups.says("lpstat", &["-W", "all", "-o"]), "", "no job was made");
}

#[test]
fn a_printer_that_stands_still_is_told_before_anything_is_sent() {
    let cups = Cups::with_printer();
    cups.does("cupsdisable", &["-r", "Kepala cetak dibersihkan", "Wall"]);
    let object = refused(&cups, &["--paper", "a4"], 1, "printer_stopped");
    assert!(
        object["message"].as_str().unwrap().contains("Kepala cetak dibersihkan"),
        "with the printer's own reason: {object}"
    );
    cups.does("cupsenable", &["Wall"]);
    cups.does("cupsreject", &["-r", "Pindah ke lantai 3", "Wall"]);
    let object = refused(&cups, &["--paper", "a4"], 1, "printer_not_accepting");
    assert!(
        object["message"].as_str().unwrap().contains("Pindah ke lantai 3"),
        "{object}"
    );
    assert_eq!(cups.says("lpstat", &["-W", "all", "-o"]), "", "no job was made");
}

#[test]
fn an_empty_tray_is_named_and_the_job_goes_on_when_it_is_filled() {
    let cups = Cups::with_printer();
    cups.set("empty");
    let object = refused(&cups, &["--paper", "a4"], 1, "printer_no_paper");
    assert!(
        object["way"].as_str().unwrap().ends_with("cancel Wall-1"),
        "how to call it off is told: {object}"
    );
    cups.clear("empty");
    let file = cups.out().join("1.pdf");
    cups.until("the map is printed", || file.exists());
}

#[test]
fn a_printer_that_is_stopped_while_it_prints_keeps_the_job() {
    let cups = Cups::with_printer();
    cups.set("busy");
    let print = start(&cups, &["--json", "print", &coffee(), "--paper", "a4"]);
    printing(&cups);
    cups.does("cupsdisable", &["-r", "Ganti rol", "Wall"]);
    let (exit, object) = refusal(&print.wait_with_output().unwrap());
    assert_eq!((exit, &object["code"]), (1, &json!("print_held")), "{object}");
    assert!(cups.says("lpstat", &["-o", "Wall"]).starts_with("Wall-1 "), "it waits");
}

#[test]
fn a_printer_that_vanishes_while_it_prints_is_named() {
    let cups = Cups::with_printer();
    cups.set("busy");
    let print = start(&cups, &["--json", "print", &coffee(), "--paper", "a4"]);
    printing(&cups);
    cups.does("lpadmin", &["-x", "Wall"]);
    let (exit, object) = refusal(&print.wait_with_output().unwrap());
    assert_eq!((exit, &object["code"]), (1, &json!("printer_vanished")), "{object}");
}

#[test]
fn a_job_that_somebody_else_calls_off_is_told() {
    let cups = Cups::with_printer();
    cups.set("busy");
    let print = start(&cups, &["--json", "print", &coffee(), "--paper", "a4"]);
    printing(&cups);
    cups.does("cancel", &["Wall-1"]);
    let (exit, object) = refusal(&print.wait_with_output().unwrap());
    assert_eq!((exit, &object["code"]), (1, &json!("print_called_off")), "{object}");
}

#[test]
fn an_interrupt_takes_the_job_out_of_the_queue() {
    let cups = Cups::with_printer();
    cups.set("busy");
    let print = start(&cups, &["--json", "print", &coffee(), "--paper", "a4"]);
    printing(&cups);
    let interrupt = Command::new("kill")
        .args(["-INT", &print.id().to_string()])
        .status()
        .unwrap();
    assert!(interrupt.success());
    let (exit, object) = refusal(&print.wait_with_output().unwrap());
    assert_eq!((exit, &object["code"]), (1, &json!("cancelled")), "{object}");
    assert_eq!(cups.says("lpstat", &["-o"]), "", "nothing is left in the queue");
    assert!(!cups.out().join("1.pdf").exists(), "and nothing is on paper");
}

#[test]
fn without_printers_service_or_programs_the_way_out_is_told() {
    let cups = Cups::new();
    assert_eq!(answer(&lajur(&cups, &["--json", "printers"])), json!([]));
    let object = refused(&cups, &[], 1, "no_printers");
    assert!(object["way"].as_str().unwrap().contains("PDF"), "{object}");
    let nowhere = cups.path("no-such-socket");
    let stopped = cups
        .command(LAJUR)
        .args(["--json", "printers"])
        .env("CUPS_SERVER", nowhere)
        .output();
    assert_eq!(refusal(&stopped.unwrap()).1["code"], "cups_not_running");
    let place = Place::new();
    let mut bare = place.command(LAJUR);
    bare.env("PATH", place.path(".")).args(["--json", "print", &coffee()]);
    let (exit, object) = refusal(&bare.output().unwrap());
    assert_eq!((exit, &object["code"]), (1, &json!("no_cups")), "{object}");
    assert!(object["way"].as_str().unwrap().contains("PDF"), "{object}");
}

/// Waits until the job is at the printer.
fn printing(cups: &Cups) {
    cups.until("the job is being printed", || {
        cups.says("lpstat", &["-l", "-o", "Wall"]).contains("Printing page 1")
    });
}
