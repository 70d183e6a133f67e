//! Bytes from anywhere, for each reader: whatever comes, it ends with a map or an error. The fuzzer makes up such bytes;
//! what it found worth keeping lies in `corpus` and goes through the same functions in every test run.
#![allow(dead_code, reason = "each target of the fuzzer is one of them")]

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use lajur_formats::table::{Choice, Grid, Layout, propose, tables};
use lajur_formats::{clip, lajur as map_file, xlsx};
use lajur_model::{Counter, Rgb, templates};
use lajur_words::{Lang, say};
use zip::write::SimpleFileOptions;

/// A reader by its name, as targets and folders of the corpus spell it.
pub type Reader = fn(&[u8]);

/// All readers.
pub const ALL: [(&str, Reader); 5] = [
    ("clipboard", clipboard),
    ("edited", edited),
    ("lajur", lajur),
    ("table", table),
    ("workbook", workbook),
];

/// Parts the pieces of one input.
const CUT: &[u8] = b"\n%%\n";

/// A map file.
pub fn lajur(bytes: &[u8]) {
    let _ = map_file::read(bytes);
}

/// A file with tables, understood in each of the ways that a person may choose.
pub fn table(bytes: &[u8]) {
    let Ok(tables) = tables(bytes) else { return };
    understand(&tables);
}

/// A workbook, given as its parts: the archive around them would keep almost all changes from being read at all.
pub fn workbook(bytes: &[u8]) {
    const NAMES: [&str; 6] = [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "_rels/.rels",
    ];
    let mut pieces = cut(bytes);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, usual) in NAMES.into_iter().zip(USUAL_PARTS) {
        let part = pieces
            .next()
            .filter(|part| !part.is_empty())
            .unwrap_or(usual.as_bytes());
        let written = archive
            .start_file(name, SimpleFileOptions::default())
            .and_then(|()| Ok(archive.write_all(part)?));
        assert!(written.is_ok(), "memory takes it");
    }
    let Ok(archive) = archive.finish() else { return };
    table(&archive.into_inner());
}

/// A workbook that Lajur wrote and somebody changed: the sheet of the map, then that of the records, both as text.
pub fn edited(bytes: &[u8]) {
    let mut pieces = cut(bytes);
    let mut sheet = |usual: &Grid| {
        let text = pieces.next().filter(|text| !text.is_empty());
        let Some(text) = text else { return usual.clone() };
        let mut read = tables(text).unwrap_or_default().into_iter().next().unwrap_or_default();
        read.name.clone_from(&usual.name);
        read
    };
    let sheets: Vec<Grid> = SHEETS.iter().map(&mut sheet).collect();
    if xlsx::is_one(&sheets) {
        let _ = xlsx::read(&sheets, &mut Counter::new("new"));
    }
}

/// What lies on a clipboard: HTML, then text.
pub fn clipboard(bytes: &[u8]) {
    let pieces: Vec<_> = cut(bytes).map(String::from_utf8_lossy).collect();
    let (html, text) = (pieces.first().map(|html| &**html), pieces.get(1).map(|text| &**text));
    let _ = clip::read(html, text);
    if let Ok(tables) = clip::tables(html, text) {
        understand(&tables);
    }
}

fn understand(tables: &[Grid]) {
    for layout in [None].into_iter().chain(Layout::ALL.map(Some)) {
        let choice = Choice {
            layout,
            ..Choice::default()
        };
        let _ = propose(tables, "file", &choice, Lang::En, &mut Counter::new("new"));
    }
}

fn cut(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let bytes = rest?;
        let at = bytes.windows(CUT.len()).position(|window| window == CUT);
        rest = at.map(|at| &bytes[at + CUT.len()..]);
        Some(&bytes[..at.unwrap_or(bytes.len())])
    })
}

/// The sheets of the example as Lajur writes them.
static SHEETS: LazyLock<Vec<Grid>> = LazyLock::new(|| {
    let doc = templates::example(&|key| say(Lang::En, key, &[]), "en", &mut Counter::new("x"));
    let options = xlsx::XlsxOptions {
        tint: &|_| (Rgb(240, 244, 243), Rgb(20, 80, 70)),
        image: &|_| None,
        day: "2026-11-22",
    };
    let book = xlsx::write(&doc, &options).unwrap_or_default();
    tables(&book).unwrap_or_default()
});

/// The smallest of each part, in the order of the pieces.
const USUAL_PARTS: [&str; 6] = [
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>"#,
    r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Stage</t></si></sst>"#,
    r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Map" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
];
