//! Tables that are none, or would do harm: refused with a reason, or read as far as they are harmless.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use lajur_formats::{FormatError, Imported, table};
use lajur_model::{Counter, Grid, text};
use lajur_words::Lang;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

fn read(bytes: &[u8]) -> Result<Imported, FormatError> {
    table::read(bytes, "x", Lang::En, &mut Counter::new("i"))
}

/// What the cards say, in reading order.
fn texts(map: &Imported) -> Vec<String> {
    let grid = Grid::of(&map.doc);
    let cells = grid
        .lanes
        .iter()
        .flat_map(|lane| grid.columns.iter().map(|column| (&lane.id, &column.id)));
    let cards = cells.flat_map(|(lane, column)| grid.cards(lane, column));
    cards.map(|card| text::parse(&card.text).plain()).collect()
}

fn texts_of(bytes: &[u8]) -> Vec<String> {
    texts(&read(bytes).unwrap())
}

/// Where an archive says that its main part is a workbook.
const ROOT: (&str, &str) = (
    "_rels/.rels",
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
);

/// Its main part, with one sheet.
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Map" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
/// Where that sheet lies.
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A workbook whose only sheet is this XML.
fn sheet(xml: &str) -> Vec<u8> {
    archive(&[
        (ROOT.0, ROOT.1.into()),
        ("xl/workbook.xml", WORKBOOK.into()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.into()),
        ("xl/worksheets/sheet1.xml", xml.into()),
    ])
}

/// A sheet with a stage and, in its one card, this text as XML; before it a document type.
fn with_entities(declared: &str, text: &str) -> Vec<u8> {
    let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let rows = format!(
        r#"<row r="1">{}{}</row><row r="2">{}{}</row>"#,
        cell("A1", "Stage"),
        cell("B1", "Ideas"),
        cell("A2", "Buy"),
        cell("B2", text)
    );
    sheet(&format!(
        r#"<?xml version="1.0"?><!DOCTYPE worksheet [{declared}]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    ))
}

#[test]
fn entities_are_neither_multiplied_nor_fetched() {
    let bomb: String = (1..12)
        .map(|level| format!(r#"<!ENTITY e{level} "{}">"#, format!("&e{};", level - 1).repeat(10)))
        .collect();
    let bomb = with_entities(&format!(r#"<!ENTITY e0 "boom">{bomb}"#), "&e11;");
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(secret.path(), "told to nobody").unwrap();
    let outside = format!(r#"<!ENTITY file SYSTEM "file://{}">"#, secret.path().display());
    for bytes in [bomb, with_entities(&outside, "&file;")] {
        // Whether such a file is refused or read without them is for the parser to say.
        let said = read(&bytes).map(|map| texts(&map).concat()).unwrap_or_default();
        assert!(!said.contains("boom") && !said.contains("told to nobody"), "{said}");
    }
}

#[test]
fn ten_thousand_sheets_are_refused_with_their_count() {
    let sheets: String = (1..=10_000)
        .map(|number| format!(r#"<sheet name="S{number}" sheetId="{number}" r:id="rId{number}"/>"#))
        .collect();
    let workbook = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>"#
    );
    let relations: String = (1..=10_000)
        .map(|number| format!(r#"<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>"#))
        .collect();
    let relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
    );
    let bytes = archive(&[
        (ROOT.0, ROOT.1.into()),
        ("xl/workbook.xml", workbook.into()),
        ("xl/_rels/workbook.xml.rels", relations.into()),
        ("xl/worksheets/sheet1.xml", b"<worksheet/>".to_vec()),
    ]);
    let error = read(&bytes).unwrap_err();
    assert_eq!(error.code(), "too_many_sheets");
    assert!(error.message(Lang::Id).contains("10000"), "{}", error.message(Lang::Id));
}

/// A workbook with this part beside its only sheet.
fn with_part(name: &str, xml: &str, sheet_xml: &str) -> Vec<u8> {
    archive(&[
        (ROOT.0, ROOT.1.into()),
        ("xl/workbook.xml", WORKBOOK.into()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.into()),
        (name, xml.into()),
        ("xl/worksheets/sheet1.xml", sheet_xml.into()),
    ])
}

#[test]
fn numbers_that_a_workbook_tells_of_itself_take_no_memory() {
    for told in ["400000000000", "18446744073709551615", "1000000"] {
        for name in ["xl/sharedStrings.xml", "xl/SharedStrings.xml"] {
            let texts = format!(r#"<!-- <sst> --><x:sst xmlns:x="m" count="1" uniqueCount="{told}"><si/></x:sst>"#);
            let error = read(&with_part(name, &texts, "<worksheet/>")).unwrap_err();
            assert_eq!(error.code(), "workbook_damaged", "{told} in {name}");
        }
    }
    let texts = r#"<sst uniqueCount="2"><si><t>Stage</t></si><si><t>Ideas</t></si></sst>"#;
    let cell = |at: &str, text: u8| format!(r#"<c r="{at}" t="s"><v>{text}</v></c>"#);
    let rows = format!(
        r#"<row r="1">{}{}</row><row r="2">{}{}</row>"#,
        cell("A1", 0),
        cell("B1", 1),
        cell("A2", 0),
        cell("B2", 1)
    );
    let fine = with_part(
        "xl/sharedStrings.xml",
        texts,
        &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
    );
    assert_eq!(texts_of(&fine), ["Ideas"], "a true number is no matter");
}

#[test]
fn what_stands_once_in_a_workbook_and_is_named_often_is_limited() {
    let long = "x".repeat(1024 * 1024);
    let font = format!(
        r#"<styleSheet><fonts><font><name val="{long}"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>"#,
        r#"<xf fontId="0"/>"#.repeat(1_000)
    );
    let error = read(&with_part("xl/styles.xml", &font, "<worksheet/>")).unwrap_err();
    assert_eq!(error.code(), "file_too_large", "a name in a thousand formats");

    let texts = format!("<sst><si><t>{long}</t></si></sst>");
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(1_000);
    let sheet = format!(r#"<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>"#);
    let error = read(&with_part("xl/sharedStrings.xml", &texts, &sheet)).unwrap_err();
    assert_eq!(error.code(), "file_too_large", "a text in a thousand cells");
}

#[test]
fn a_part_that_is_many_sheets_counts_for_each_of_them() {
    let sheets = |name: &dyn Fn(usize) -> String| -> String {
        let sheet = |number| format!(r#"<sheet name="{}" sheetId="{number}" r:id="rId1"/>"#, name(number));
        (1..=30).map(sheet).collect()
    };
    // Of sheets with one name the first is read again and again.
    let names: [&dyn Fn(usize) -> String; 2] = [&|number| format!("S{number}"), &|_| "S".to_owned()];
    for name in names {
        let workbook = format!("<workbook><sheets>{}</sheets></workbook>", sheets(name));
        let bytes = archive(&[
            (ROOT.0, ROOT.1.into()),
            ("xl/workbook.xml", workbook.into()),
            ("xl/_rels/workbook.xml.rels", RELATIONS.into()),
            (
                "xl/worksheets/sheet1.xml",
                format!("<worksheet>{}</worksheet>", " ".repeat(10 * 1024 * 1024)).into(),
            ),
        ]);
        assert_eq!(read(&bytes).unwrap_err().code(), "file_too_large");
    }
}

#[test]
fn a_row_of_millions_of_cells_is_refused_with_its_line() {
    let row = ",".repeat(8_000_000);
    let error = read(format!("Stage,\"Ideas\n\"\"all\"\" of them\"\nBuy,{row}").as_bytes()).unwrap_err();
    assert_eq!((error.code(), error.line), ("table_too_large", Some(3)));
    let markdown = format!("| Stage | Ideas |\n|---|---|\n{}", "|".repeat(9 * 1024 * 1024));
    let error = read(markdown.as_bytes()).unwrap_err();
    assert_eq!(error.code(), "file_too_large", "Markdown is in memory as a whole");
    let quoted = format!("Stage,Ideas\nBuy,\"{}\"\n", ",".repeat(3_000));
    assert_eq!(
        texts_of(quoted.as_bytes()),
        [",".repeat(3_000)],
        "commas within a cell are text"
    );
}

#[test]
fn a_million_columns_are_refused() {
    for sign in [",", ";", "\t"] {
        let error = read(format!("Stage{}x\nBuy\n", sign.repeat(1_000_000)).as_bytes()).unwrap_err();
        assert_eq!(error.code(), "table_too_large");
    }
}

#[test]
fn formulas_errors_days_and_long_numbers_come_in_as_they_are_seen() {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    for (column, head) in [(0, "Stage"), (1, "Ideas"), (2, "Pain points")] {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet.write_string(1, 0, "Buy").unwrap();
    sheet
        .write_formula(1, 1, Formula::new("=1+1").set_result("two"))
        .unwrap();
    let when = ExcelDateTime::from_ymd(2026, 11, 29).unwrap();
    sheet.write_datetime_with_format(1, 2, &when, &day).unwrap();
    sheet.write_string(2, 0, "Use").unwrap();
    sheet.write_string(2, 1, "1234567890123456789").unwrap();
    sheet
        .write_formula(2, 2, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    let map = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(texts(&map)[..3], ["two", "1234567890123456789", "2026-11-29"]);
    let unsaved = sheet_of(r#"<c r="B2"><f>1+1</f></c>"#);
    let map = read(&unsaved).unwrap();
    assert_eq!(map.notes[0].words(Lang::En).split(" has").next(), Some("1 formula"));
    let failed = read(&sheet_of(r#"<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>"#)).unwrap();
    assert!(failed.notes[0].words(Lang::En).contains("error of the spreadsheet"));
    assert!(failed.notes[0].words(Lang::En).contains("B2"), "and says where");
}

/// A sheet with a stage and, in its second row, this cell.
fn sheet_of(cell: &str) -> Vec<u8> {
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let (stage, ideas, buy) = (text("A1", "Stage"), text("B1", "Ideas"), text("A2", "Buy"));
    sheet(&format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{stage}{ideas}</row><row r="2">{buy}{cell}</row></sheetData></worksheet>"#
    ))
}

#[test]
fn the_name_of_a_file_may_lie() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        lajur_formats::read_file(&path, Lang::En, &mut Counter::new("i"))
    };
    assert_eq!(texts(&at("x.xlsx", b"Stage,Ideas\nBuy,app\n").unwrap()), ["app"]);
    assert_eq!(
        texts(&at("x.csv", &sheet_of(r#"<c r="B2" t="inlineStr"><is><t>app</t></is></c>"#)).unwrap()),
        ["app"]
    );
    assert_eq!(at("x.csv", b"").unwrap_err().code(), "file_empty");
    assert_eq!(at("x.docx", b"Stage,Ideas\nBuy,app\n").unwrap_err().code(), "file_kind");
}

#[test]
fn workbooks_that_cannot_be_read_say_why() {
    let refused = |bytes: &[u8]| read(bytes).unwrap_err();
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(refused(&compound).code(), "workbook_old");
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        refused(&[&compound[..], &[0; 512], &name].concat()).code(),
        "workbook_locked"
    );
    assert_eq!(refused(b"PK\x03\x04 and no more").code(), "workbook_damaged");
    assert_eq!(
        refused(&archive(&[("word/document.xml", b"<w/>".to_vec())])).code(),
        "not_workbook"
    );
    let bomb = archive(&[
        ("xl/workbook.xml", b"<workbook/>".to_vec()),
        ("xl/worksheets/sheet1.xml", vec![b' '; 140 * 1024 * 1024]),
    ]);
    assert!(bomb.len() < 1024 * 1024, "little outside, much inside");
    assert_eq!(refused(&bomb).code(), "file_too_large");
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0").code(), "not_text");
}

fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_cell_a_million_rows_down_costs_nothing_and_is_refused_with_its_sheet() {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("Wide")
        .unwrap()
        .write_string(0, 16_383, "x")
        .unwrap();
    let far = book.save_to_buffer().unwrap();
    let error = read(&far).unwrap_err();
    assert_eq!(
        (error.code(), error.sheet.as_deref()),
        ("table_too_large", Some("Wide"))
    );
    assert!(
        error.message(Lang::Id).starts_with("Lembar kerja “Wide”: "),
        "{}",
        error.message(Lang::Id)
    );
}
