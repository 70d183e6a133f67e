//! How the command explains itself, in both languages, and what it says to a wrong call.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use common::{Place, failed, fine};
use serde_json::json;

#[test]
fn the_help_is_in_the_language_of_the_person() {
    let place = Place::new();
    assert_eq!(place.run(&["--help"]), fine(""));
    assert_eq!(place.run(&["--lang", "id", "--help"]), fine(""));
    assert_eq!(place.run(&["export", "--help", "--lang", "id"]), fine(""));
}

#[test]
fn the_version_is_told() {
    let version = format!("lajur {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(Place::new().run(&["--version"]), fine(&version));
    assert_eq!(Place::new().run(&["-V", "--lang", "id"]), fine(&version));
}

#[test]
fn wrong_calls_end_with_2_and_say_what_is_wrong() {
    let place = Place::new();
    for (args, english, indonesian) in [
        (&[][..], "No command was given.", "Belum ada perintah."),
        (&["draw"], "There is no command “draw”.", "Tidak ada perintah “draw”."),
        (
            &["list", "--all"],
            "“--all” is not known here.",
            "“--all” tidak dikenal di sini.",
        ),
        (
            &["list", "more"],
            "“more” is not known here.",
            "“more” tidak dikenal di sini.",
        ),
        (&["new"], "Missing: <TITLE>", "Belum diisi: <JUDUL>"),
        (
            &["export", "X"],
            "Missing: --output <FILE>",
            "Belum diisi: --output <FILE>",
        ),
        (&["import"], "Missing: <FILE>...", "Belum diisi: <FILE>..."),
        (
            &["new", "X", "--template"],
            "“--template <NAME>” needs a value.",
            "“--template <NAMA>” perlu diisi.",
        ),
        (
            &["new", "X", "--language", "fr"],
            "“fr” does not fit --language <en|id>. Possible: en, id",
            "“fr” tidak cocok untuk --language <en|id>. Pilihan: en, id",
        ),
        (
            &["export", "X", "-o", "a.svg", "-o", "b.svg"],
            "“--output <FILE>” was given twice.",
            "“--output <FILE>” ditulis dua kali.",
        ),
    ] {
        let way = "What to do: lajur --help shows all commands.\n";
        assert_eq!(place.run(args), failed(2, &format!("{english}\n{way}")), "{args:?}");
        let way = "Yang bisa dilakukan: lajur --help menampilkan semua perintah.\n";
        let told = [&["--lang", "id"], args].concat();
        assert_eq!(place.run(&told), failed(2, &format!("{indonesian}\n{way}")), "{args:?}");
        let (code, object) = place.failure(args);
        assert_eq!(
            (code, &object["code"], &object["message"]),
            (2, &json!("usage"), &json!(english)),
            "{args:?}"
        );
    }
    assert_eq!(place.files(), Vec::<String>::new(), "no library was made on the way");
}

#[test]
fn a_template_that_is_not_there_is_a_wrong_call() {
    let place = Place::new();
    let (code, object) = place.failure(&["new", "X", "--template", "spiral"]);
    assert_eq!((code, &object["code"]), (2, &json!("no_template")), "{object}");
    assert_eq!(place.json(&["list"]), json!([]), "and no map was made");
}
