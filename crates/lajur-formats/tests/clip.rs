//! What lies on the clipboard: pieces of maps, tables and texts of other programs, and what somebody might put there.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::sync::Arc;

use lajur_formats::clip::{Carried, Found, read, table, write};
use lajur_model::*;
use lajur_words::Lang;
use serde_json::json;

/// A map with columns Search and Buy, the lanes action and duration, and a card in each cell.
fn map() -> Doc {
    let records = json!({
        "stages": [{"id": "s1", "rank": "a", "name": "Search"}, {"id": "s2", "rank": "b", "name": "Buy"}],
        "lanes": [{"id": "l1", "rank": "a", "role": "action"}, {"id": "l2", "rank": "b", "role": "duration", "name": "Minutes"}],
        "cards": [
            {"id": "c1", "text": "**Reads** <reviews>\n- twice", "channels": ["ch"], "place": {"lane": "l1", "stage": "s1", "rank": "a"},
             "evidence": {"kind": "observed", "source": "talk"}, "tags": ["x"]},
            {"id": "c2", "text": "Compares \"prices\"", "place": {"lane": "l1", "stage": "s1", "rank": "b"}},
            {"id": "c3", "text": "=HYPERLINK(1)", "place": {"lane": "l1", "stage": "s2", "rank": "a"}},
            {"id": "c4", "value": 1234.5, "place": {"lane": "l2", "stage": "s2", "rank": "a"}},
        ],
    });
    let list = |kind: &str| records[kind].as_array().unwrap().clone();
    fn record<R: Record>(value: serde_json::Value) -> (R::Id, R) {
        let record: R = serde_json::from_value(value).unwrap();
        (record.id().clone(), record)
    }
    let channel = Channel {
        id: "ch".into(),
        name: "WhatsApp".to_owned(),
        ..Channel::default()
    };
    Doc {
        stages: list("stages").into_iter().map(record).collect(),
        lanes: list("lanes").into_iter().map(record).collect(),
        cards: list("cards").into_iter().map(record).collect(),
        shared: Arc::new(Shared {
            channels: [(channel.id.clone(), channel)].into(),
            ..Shared::default()
        }),
        ..Doc::default()
    }
}

fn items(kind: Kind, ids: &[&str]) -> Vec<Item> {
    let item = |id: &&str| Item {
        kind,
        id: (*id).to_owned(),
    };
    ids.iter().map(item).collect()
}

/// The cells of what was found: row, column, text.
fn cells(html: Option<&str>, text: Option<&str>) -> Vec<(usize, usize, String)> {
    let Some(Found::Cells(piece)) = read(html, text).unwrap() else {
        return Vec::new();
    };
    let at = |card: &Card| {
        let place = card.place.as_ref().unwrap();
        let row = piece.lanes.iter().position(|lane| lane.id == place.lane).unwrap();
        let column = piece.stages.iter().position(|stage| stage.id == place.stage).unwrap();
        (row, column, card.text.clone())
    };
    piece.cards.iter().map(at).collect()
}

fn expect(found: &[(usize, usize, String)], wanted: &[(usize, usize, &str)]) {
    let found: Vec<_> = found
        .iter()
        .map(|(row, column, text)| (*row, *column, text.as_str()))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_piece_comes_back_with_all_its_fields() {
    let doc = map();
    for (kind, ids) in [
        (Kind::Card, ["c1", "c3"]),
        (Kind::Lane, ["l1", "l2"]),
        (Kind::Stage, ["s1", "s2"]),
    ] {
        let piece = Piece::of(&doc, &items(kind, &ids));
        let clip = write(&doc, &piece, Lang::En);
        let Some(Found::Records(carried)) = read(Some(&clip.html), Some(&clip.text)).unwrap() else {
            panic!("{kind:?}: the records are in the table")
        };
        assert_eq!(carried.piece, piece, "nothing is lost of a {kind:?}");
        assert_eq!(carried.names.channels[&"ch".into()], "WhatsApp");
    }
}

#[test]
fn other_programs_see_a_table() {
    let doc = map();
    let cards = Piece::of(&doc, &items(Kind::Card, &["c1", "c2", "c3", "c4"]));
    let clip = write(&doc, &cards, Lang::En);
    let cell = "\"Reads <reviews>\n• twice\nCompares \"\"prices\"\"\"";
    assert_eq!(clip.text, format!("{cell}\t=HYPERLINK(1)\n\t1,234.5"));
    assert!(clip.html.contains("<b>Reads</b> &lt;reviews&gt;"), "{}", clip.html);
    assert!(
        clip.html.contains("'\\@'"),
        "a text that begins with = is marked as text"
    );
    let whole = table(&doc, &Piece::of(&doc, &items(Kind::Lane, &["l1", "l2"])), Lang::Id);
    assert_eq!(
        whole.text,
        format!("\tSearch\tBuy\nTindakan\t{cell}\t=HYPERLINK(1)\nMinutes\t\t1.234,5")
    );
    assert!(!whole.html.contains("data-lajur"), "for other programs alone");
    let one = write(&doc, &Piece::of(&doc, &items(Kind::Card, &["c2"])), Lang::En);
    assert_eq!(one.text, "Compares \"prices\"", "a single card is its text");
}

#[test]
fn tables_of_spreadsheets_are_read_cell_by_cell() {
    let excel = "<html xmlns:x=\"urn\"><head><style><!--table {mso-x:y} td{}--></style></head><body>
        <!--StartFragment--><table border=0><col width=64><tr height=20><td class=xl63>Sees\n  an ad</td><td>2 * 3</td></tr>
        <tr><td colspan=2>both</td><td x:num>7</td></tr></table><!--EndFragment--></body></html>";
    expect(
        &cells(Some(excel), Some("ignored")),
        &[(0, 0, "Sees an ad"), (0, 1, "2 * 3"), (1, 0, "both"), (1, 2, "7")],
    );
    let sheets = "<google-sheets-html-origin><table><tbody><tr><td rowspan=2>tall</td><td>- one<br>- two</td></tr>
        <tr><td><ul><li>a<li>b</ul></td></tr></tbody></table>";
    expect(
        &cells(Some(sheets), None),
        &[(0, 0, "tall"), (0, 1, "one"), (0, 1, "two"), (1, 1, "a"), (1, 1, "b")],
    );
}

#[test]
fn texts_with_tabs_are_tables_and_without_them_lines() {
    expect(
        &cells(None, Some("a\tb\r\n\"two\nlines\"\t\"say \"\"hi\"\"\"\r\n")),
        &[
            (0, 0, "a"),
            (0, 1, "b"),
            (1, 0, "two"),
            (1, 0, "lines"),
            (1, 1, "say \"hi\""),
        ],
    );
    expect(
        &cells(None, Some("• first\n\n2. second\n*not bold*")),
        &[(0, 0, "first"), (0, 0, "second"), (0, 0, "\\*not bold\\*")],
    );
    expect(&cells(Some("<p>no table</p>"), Some("no table")), &[(0, 0, "no table")]);
    assert_eq!(
        read(Some("<table><tr><td> </table>"), Some(" \n ")).unwrap(),
        None,
        "nothing is nothing"
    );
}

#[test]
fn a_title_over_more_columns_than_there_are_makes_none() {
    let html = "<table><tr><td colspan=100>Title</td></tr><tr><td>a</td><td>b</td><td></td></tr></table>";
    let Some(Found::Cells(piece)) = read(Some(html), None).unwrap() else {
        panic!("a table")
    };
    assert_eq!((piece.stages.len(), piece.cards.len()), (3, 3));
}

#[test]
fn empty_rows_and_columns_before_the_first_cell_do_not_count() {
    let html = "<table><tr><td><td><tr><td><td>x</table>";
    expect(&cells(Some(html), None), &[(0, 0, "x")]);
}

#[test]
fn scripts_styles_and_comments_are_no_text() {
    let html = "<table><tr><td onclick=\"x()\">a<script>alert('<td>b')</script><style>td{}</style><!-- c -->d\
        <img src=x onerror=alert(1)><iframe><td>e</iframe><textarea><td>f</textarea></td></tr></table>";
    expect(&cells(Some(html), None), &[(0, 0, "ad")]);
    let link = "<table><tr><td><a href=\"javascript:alert(1)\">[x](javascript:y)</a></table>";
    let [(_, _, text)] = cells(Some(link), None).try_into().unwrap();
    assert_eq!(
        text::parse(&text).plain(),
        "[x](javascript:y)",
        "what looks like a link stays text"
    );
}

#[test]
fn marks_of_direction_stay_and_control_characters_go() {
    let [(_, _, text)] = cells(None, Some("a\u{202e}b\u{200b}c\u{0}\u{7}d\u{feff}e"))
        .try_into()
        .unwrap();
    assert_eq!(text, "a\u{202e}b\u{200b}cde");
}

#[test]
fn a_million_cells_are_refused_and_any_number_of_empty_ones_is_not() {
    let row = "<tr>".to_owned() + &"<td>x</td>".repeat(1000) + "</tr>";
    let full = format!("<table>{}</table>", row.repeat(1000));
    assert_eq!(read(Some(&full), None).unwrap_err().code(), "clip_too_large");
    let text = ("x\t".repeat(1000) + "\n").repeat(1000);
    assert_eq!(read(None, Some(&text)).unwrap_err().code(), "clip_too_large");
    let empty = format!(
        "<table><tr><td>x</td></tr>{}</table>",
        "<tr><td></td><td rowspan=9 colspan=999></tr>".repeat(30_000)
    );
    expect(&cells(Some(&empty), None), &[(0, 0, "x")]);
    let lines = "x\n".repeat(limits::CARDS + 1);
    assert_eq!(read(None, Some(&lines)).unwrap_err().code(), "clip_too_large");
    let far = format!("<table><tr>{}<td>x</table>", "<td colspan=999></td>".repeat(3));
    assert_eq!(read(Some(&far), None).unwrap_err().code(), "clip_too_large");
}

#[test]
fn broken_and_hostile_pages_end_well() {
    for html in [
        "<table><tr><td>x",
        "</td></table><td>x</td>",
        &"<table><tr><td>".repeat(100_000),
        &"<b><i>".repeat(100_000),
        "<table><tr><td>\u{0}x</td><td rowspan=99999999999999999999 colspan=-1>y</table></table></table>",
        "<script><table><tr><td>x",
        "<table data-lajur>",
    ] {
        read(Some(html), None).unwrap();
    }
}

#[test]
fn what_only_looks_like_records_is_the_table_around_it() {
    let base64 = |json: &str| {
        use base64::Engine;
        base64::engine::general_purpose::STANDARD.encode(json)
    };
    let deep = format!("{{\"piece\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    for records in [
        "lajur-piece/2;AAAA".to_owned(),
        "lajur-piece/1;!!".to_owned(),
        "lajur-piece/1;".to_owned() + &base64("{\"piece\":{\"cards\":[{\"value\":\"no number\"}]}}"),
        "lajur-piece/1;".to_owned() + &base64("{\"piece\":{\"of\":\"planets\",\"cards\":[{}]}}"),
        "lajur-piece/1;".to_owned() + &base64(&deep),
        "lajur-piece/1;".to_owned() + &base64("{}"),
    ] {
        let html = format!("<table data-lajur=\"{records}\"><tr><td>x</td></tr></table>");
        expect(&cells(Some(&html), None), &[(0, 0, "x")]);
    }
    let good = "lajur-piece/1;".to_owned() + &base64("{\"piece\":{\"cards\":[{\"text\":\"y\",\"newer\":1}]}}");
    let html = format!("<table data-lajur=\"{good}\"><tr><td>x</td></tr></table>");
    let Some(Found::Records(carried)) = read(Some(&html), None).unwrap() else {
        panic!("these are records")
    };
    let Carried { piece, .. } = *carried;
    assert_eq!(
        (piece.cards[0].text.as_str(), piece.cards[0].extra.len()),
        ("y", 1),
        "what is newer is kept"
    );
}
