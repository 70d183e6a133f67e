//! How the command explains itself, in both languages, and what it says to a wrong call.

use crate::place::{Place, failed, fine};
use serde_json::json;

#[test]
fn the_help_is_in_the_language_of_the_person() {
    let place = Place::new();
    assert_eq!(
        place.run(&["--help"]),
        fine(
            "Draws, prints and exchanges customer journey maps.

Usage: lajur [--library FILE] [--json] [--lang en|id] COMMAND

Commands:
  new       Create a map
  list      List the maps
  import    Take map files, workbooks and tables into the library
  export    Write a map as print, picture, slides, page, workbook, table, text or map file
  print     Print a map
  printers  List the printers
  check     Check a map for faults
  undo      Undo the last step of a map
  redo      Redo the step undone last
  history   List the steps of a map
  restore   Go back to a backup of the library

Options:
      --library <FILE>  The library file to work on
      --json            Answer as JSON
      --lang <en|id>    Language of messages: en or id
  -h, --help            Print help
  -V, --version         Print the version
"
        )
    );
    assert_eq!(
        place.run(&["export", "--help", "--lang", "id"]),
        fine(
            "Tulis peta sebagai cetakan, gambar, salindia, halaman web, buku kerja, tabel, teks, atau file peta

Cara pakai: lajur export PETA -o OUT.{lajur,pdf,svg,png,html,pptx,xlsx,csv,tsv,md} [--layout grid|list|outline] [--slides map|stages] [--paper a3] [--fit readable]

Argumen:
  <PETA>  Peta: id, judul, atau file .lajur

Opsi:
  -o, --output <FILE>               File yang ditulis
      --layout <grid|list|outline>  Susunan tabel atau teks: grid, list, atau outline
      --slides <map|stages>         Pembagian peta ke salindia: map atau stages
      --paper <KERTAS>              Kertas PDF: a5 sampai a0, letter, legal, tabloid, f4, folio, banner, atau sisinya dalam mm, misalnya 300x500
      --fit <CARA>                  Cara PDF membagi peta: auto, readable, screen, onepage, 2x1, 75%, poster, poster-3x2, stages, lanes
      --orientation <ARAH>          Arah kertas: auto, portrait, landscape
      --margin <MM>                 Margin dalam mm
      --grey                        Dalam skala abu-abu
      --ink-saving                  Tanpa isian warna, hemat tinta
      --stages <NAMA>               Hanya tahap ini, dipisah koma
      --lanes <NAMA>                Hanya lajur ini, dipisah koma
      --personas <NAMA>             Hanya kartu persona ini, dipisah koma
      --view <NAMA>                 Tampilan tersimpan
      --empty                       Hanya kepala tahap dan lajur, untuk lokakarya
      --notes                       Dengan catatan dan komentar terbuka di belakang peta
      --sheets <JUMLAH>             Jumlah lembar terbanyak tanpa bertanya
      --library <FILE>              File pustaka yang dipakai
      --json                        Jawab dalam JSON
      --lang <en|id>                Bahasa pesan: en atau id
  -h, --help                        Tampilkan bantuan
"
        )
    );
    let english = ["Usage", "Options", "Commands", "Arguments", "Print help"];
    for command in [
        "new", "list", "import", "export", "print", "printers", "check", "undo", "redo", "history", "restore",
    ] {
        let said = place.run(&[command, "-h", "--lang", "id"]);
        assert!(
            said.code == 0 && said.out.contains("\nCara pakai: lajur "),
            "{command}: {said:?}"
        );
        assert!(
            english.iter().all(|word| !said.out.contains(word)),
            "no English is left: {said:?}"
        );
    }
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
            &["print", "X", "--two-sided", "both"],
            "“both” does not fit --two-sided <long|short|off>. Possible: long, short, off",
            "“both” tidak cocok untuk --two-sided <long|short|off>. Pilihan: long, short, off",
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
    assert_eq!((code, &object["code"]), (2, &json!("unknown_template")), "{object}");
    assert_eq!(place.json(&["list"]), json!([]), "and no map was made");
}
