//! LibreOffice.

use lajur_api::{Exporting, Looked, Source, TableChoice};
use lajur_formats::table::tables;
use lajur_formats::xlsx::read;
use lajur_model::Counter;
use lajur_words::Lang;

use super::desk::{Desk, assert_all_cards};
use super::programs::{convert, pages, words};
use super::workbook::book;
use super::{outline::outline, random};

#[test]
fn libreoffice_shows_every_card_of_a_workbook_and_of_the_slides() {
    for lang in Lang::ALL {
        let mut desk = Desk::new(lang);
        let by_stages = Exporting {
            slides: "stages".to_owned(),
            ..Exporting::default()
        };
        let files = [
            desk.written("sheet.xlsx", &Exporting::default()),
            desk.written("whole.pptx", &Exporting::default()),
            desk.written("stages.pptx", &by_stages),
        ];
        convert(&files, "pdf", desk.folder.path());
        let doc = desk.doc();
        for file in &files {
            let pdf = file.with_extension("pdf");
            assert_all_cards(&doc, &words(&pdf), &format!("{}", file.display()));
        }
        assert_eq!(
            pages(&desk.path("sheet.pdf")),
            2,
            "on paper the map is one page, and one more says what the second sheet is for"
        );
        let stages = doc.stages.values().filter(|stage| stage.parent.is_none()).count();
        assert!(
            pages(&desk.path("stages.pdf")) >= stages,
            "each of the {stages} stages has a slide"
        );
    }
}

#[test]
fn a_workbook_that_libreoffice_saved_holds_no_change() {
    for lang in Lang::ALL {
        let mut desk = Desk::new(lang);
        let file = desk.written("sheet.xlsx", &Exporting::default());
        let saved = desk.path("saved");
        convert(&[file], "xlsx:Calc MS Excel 2007 XML", &saved);
        let Looked::Workbook(look) = desk
            .app
            .look(&Source::file(&saved.join("sheet.xlsx")), &TableChoice::default())
            .unwrap()
        else {
            panic!("still a workbook of Lajur's own")
        };
        assert_eq!(look.differences, vec![]);
        assert_eq!(look.notes, Vec::<String>::new());
    }
}

#[test]
fn maps_with_every_role_field_and_three_scripts_survive_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<_> = (0..40)
        .map(|seed| {
            let file = folder.path().join(format!("{seed}.xlsx"));
            std::fs::write(&file, book(&random::map(seed))).unwrap();
            file
        })
        .collect();
    let saved = folder.path().join("saved");
    convert(&files, "xlsx:Calc MS Excel 2007 XML", &saved);
    for seed in 0..40 {
        let bytes = std::fs::read(saved.join(format!("{seed}.xlsx"))).unwrap();
        let edited = read(&tables(&bytes).unwrap(), &mut Counter::new("new")).unwrap();
        assert_eq!(edited.notes, vec![], "the map {seed}");
        assert_eq!(outline(&edited.after), outline(&random::map(seed)), "the map {seed}");
        assert_eq!(edited.after, edited.before.doc, "nobody changed the map {seed}");
    }
}
