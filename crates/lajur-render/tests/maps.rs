//! Real maps from the layout, in several scripts, through all three painters.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::process::Command;

use lajur_layout::{Fonts, PageSetup, Pages, Paper, SceneOptions, layout, pages, scene};
use lajur_model::{
    Card, CardPlace, Doc, Evidence, EvidenceKind, Lane, Link, LinkKind, Map, Role, Stage, Target, View, evenly,
};
use lajur_render::{PdfOptions, PngOptions, SvgOptions, SvgText, pdf, png, svg};

const TEXTS: [&str; 6] = [
    "Stops at an *advertisement* while scrolling",
    "تقارن بين منتجين وتسأل صديقتها",
    "משווה בין שני מוצרים",
    "दो उत्पादों की तुलना करती है",
    "**Bayar** lewat [halaman](https://example.org/bayar)",
    "Größe, naïve, Łódź, Ελληνικά, Кириллица",
];

/// Three stages, two card lanes and a curve; every text once.
fn map() -> Doc {
    let map = Map {
        id: "m".into(),
        title: "Membeli vitamin".to_owned(),
        language: "id".to_owned(),
        ..Map::default()
    };
    let mut doc = Doc { map, ..Doc::default() };
    let ranks = evenly(3);
    for (at, rank) in ranks.iter().enumerate() {
        let stage = Stage {
            id: format!("s{at}").into(),
            rank: rank.clone(),
            name: format!("Tahap {at}"),
            ..Stage::default()
        };
        doc.stages.insert(stage.id.clone(), stage);
        let role = [Role::Action, Role::Thought, Role::Emotion][at].clone();
        let lane = Lane {
            id: format!("l{at}").into(),
            rank: rank.clone(),
            role: Some(role),
            ..Lane::default()
        };
        doc.lanes.insert(lane.id.clone(), lane);
    }
    for (at, text) in TEXTS.iter().enumerate() {
        add(&mut doc, &format!("c{at}"), at / 3, at % 3, |card| {
            card.text = (*text).to_owned()
        });
    }
    for (at, value) in [1.0, -2.0, 2.0].into_iter().enumerate() {
        add(&mut doc, &format!("v{at}"), 2, at, |card| card.value = Some(value));
    }
    let arrow = |card: &str| Some(Target::Card(card.into()));
    let link = Link {
        id: "k".into(),
        from: arrow("c0"),
        to: arrow("c1"),
        kind: Some(LinkKind::Flow),
        ..Link::default()
    };
    doc.links.insert(link.id.clone(), link);
    doc
}

fn add(doc: &mut Doc, id: &str, lane: usize, stage: usize, fill: impl Fn(&mut Card)) {
    let place = CardPlace {
        lane: format!("l{lane}").into(),
        stage: format!("s{stage}").into(),
        ..CardPlace::default()
    };
    let evidence = Evidence {
        kind: Some(EvidenceKind::Observed),
        ..Evidence::default()
    };
    let mut card = Card {
        id: id.into(),
        place: Some(place),
        evidence: Some(evidence),
        ..Card::default()
    };
    fill(&mut card);
    doc.cards.insert(card.id.clone(), card);
}

fn printed(doc: &Doc) -> Pages {
    pages(doc, &View::default(), &PageSetup::default(), &Fonts::bundled()).unwrap()
}

fn words_of(file: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, file).unwrap();
    let check = Command::new("qpdf").arg("--check").arg(&path).output().unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    let output = Command::new("pdftotext")
        .arg("-raw")
        .arg(&path)
        .arg("-")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_text_of_every_card_can_be_found_in_the_pdf() {
    let words = words_of(&pdf(&printed(&map()), &PdfOptions::default()).unwrap());
    for word in [
        "Membeli vitamin",
        "advertisement",
        "scrolling",
        "Bayar",
        "halaman",
        "Größe",
        "Łódź",
        "Ελληνικά",
        "Кириллица",
        "Tahap 2",
    ] {
        assert!(words.contains(word), "{word} in {words}");
    }
    // Readers differ in where they put spaces between words of these scripts, so each word is looked for by itself.
    for word in ["تقارن", "صديقتها", "משווה", "מוצרים", "उत्पादों", "तुलना"]
    {
        assert!(words.contains(word), "{word} in {words}");
    }
}

#[test]
fn a_map_on_several_sheets_is_told_once_and_in_the_order_of_its_lanes() {
    let setup = PageSetup {
        paper: Paper::named("80x100").unwrap(),
        margin_mm: 5.0,
        ..PageSetup::default()
    };
    let print = pages(&map(), &View::default(), &setup, &Fonts::bundled()).unwrap();
    assert!(
        print.across > 1,
        "the small sheet holds one column: {} sheets",
        print.pages.len()
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, pdf(&print, &PdfOptions::default()).unwrap()).unwrap();
    let tool = |name: &str, arguments: &[&str]| {
        let output = Command::new(name).args(arguments).arg(&path).output().unwrap();
        assert!(output.status.success(), "{name} is content");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    tool("qpdf", &["--check"]);
    let info = tool("pdfinfo", &[]);
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(
        info.contains(&format!("Pages:           {}", print.pages.len())),
        "{info}"
    );
    let told = tool("pdfinfo", &["-struct-text"]);
    let first = told.find("advertisement").unwrap();
    let second = told.find("Bayar").unwrap();
    assert!(
        first < second,
        "the first lane is told to its end before the second: {told}"
    );
    for stage in ["Tahap 0", "Tahap 1", "Tahap 2"] {
        assert_eq!(
            told.matches(stage).count(),
            1,
            "{stage} stands on many sheets and is told once"
        );
    }
    let fonts = tool("pdffonts", &[]);
    let embedded = |line: &str| line.split_whitespace().rev().nth(4) == Some("yes");
    assert!(
        fonts.lines().skip(2).all(embedded),
        "every face travels with the file: {fonts}"
    );
}

#[test]
fn outlines_draw_every_bundled_script_without_a_font() {
    let doc = map();
    let fonts = Fonts::bundled();
    let drawing = scene(&doc, &layout(&doc, &View::default(), &fonts), &SceneOptions::screen());
    let file = svg(
        &drawing,
        &SvgOptions {
            text: SvgText::Outlines,
            ..SvgOptions::default()
        },
    );
    assert!(!file.contains("<text"), "every glyph of a bundled face has an outline");
    let mut reader = quick_xml::Reader::from_str(&file);
    while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
}

#[test]
fn a_page_is_painted_by_all_three() {
    let page = printed(&map());
    assert!(
        svg(&page.pages[0].scene, &SvgOptions::default()).contains("Membeli vitamin"),
        "SVG"
    );
    let file = png(
        &page.pages[0].scene,
        &PngOptions {
            scale: 0.5,
            ..PngOptions::default()
        },
    )
    .unwrap();
    assert!(image_has_ink(&file), "PNG shows something");
    let told = pdf(&page, &PdfOptions::default()).unwrap();
    assert!(told.starts_with(b"%PDF-1.7"), "the version that PDF/UA-1 stands on");
}

fn image_has_ink(file: &[u8]) -> bool {
    let picture = image::load_from_memory(file).unwrap().into_luma8();
    picture.pixels().filter(|pixel| pixel[0] < 80).count() > 200
}

#[test]
fn a_map_with_emoji_and_letters_no_bundled_face_has_is_written() {
    let mut doc = map();
    add(&mut doc, "c9", 0, 1, |card| card.text = "👩‍👧 漢字 한국어".to_owned());
    let words = words_of(&pdf(&printed(&doc), &PdfOptions::default()).unwrap());
    assert!(
        words.contains('漢') && words.contains('한'),
        "found, though drawn as boxes: {words}"
    );
}
