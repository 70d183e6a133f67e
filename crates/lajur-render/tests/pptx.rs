//! Presentations, read the way other programs do: as an archive of XML parts.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::sync::Arc;

use common::{card, page, photo, scene};
use lajur_layout::scene::{Part, Tag};
use lajur_layout::{Fit, Fonts, PageSetup, Pages, pages};
use lajur_model::{
    Card, CardPlace, Channel, Counter, Doc, Evidence, EvidenceKind, Lane, Map, Role, Stage, View, evenly, templates,
    text,
};
use lajur_render::{Day, ImageBytes, PptxOptions, RenderError, Watch, pptx};
use lajur_words::{Lang, say};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The parts of a file by their names.
type Parts = BTreeMap<String, Vec<u8>>;

fn parts(file: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = Parts::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        assert!(
            parts.insert(part.name().unwrap().into_owned(), bytes).is_none(),
            "each part once"
        );
    }
    parts
}

/// What a test wants to know of a slide or a page of notes.
#[derive(Debug, Default)]
struct Told {
    /// Paragraphs with letters.
    paragraphs: Vec<String>,
    /// Names of all shapes.
    names: Vec<String>,
    /// Alternative texts.
    alts: Vec<String>,
    ids: Vec<String>,
    /// Kinds of placeholders.
    holders: Vec<String>,
    /// Attributes of paragraphs and runs.
    marks: Vec<String>,
    /// Ids of relationships that it names.
    links: Vec<String>,
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .map(Result::unwrap)
        .find(|found| found.key.as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).unwrap().into_owned())
}

fn read(part: &[u8]) -> Told {
    let mut reader = Reader::from_str(std::str::from_utf8(part).unwrap());
    let mut found = Told::default();
    let (mut is_text, mut line) = (false, String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                is_text = name == "a:t";
                match name.as_str() {
                    "p:cNvPr" => {
                        found.ids.extend(attribute(&element, "id"));
                        found.names.extend(attribute(&element, "name"));
                        found.alts.extend(attribute(&element, "descr"));
                    }
                    "p:ph" => found.holders.extend(attribute(&element, "type")),
                    "a:pPr" | "a:rPr" => found.marks.push(element.to_string()),
                    _ => {}
                }
                found
                    .links
                    .extend(["r:id", "r:embed"].iter().filter_map(|key| attribute(&element, key)));
            }
            Event::Text(text) if is_text => line.push_str(&text),
            Event::GeneralRef(name) if is_text => line.push_str(match &name[..] {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                other => panic!("{other:?} is no entity of XML"),
            }),
            Event::End(element) => {
                is_text = false;
                if element.name().as_ref() == "a:p" && !line.is_empty() {
                    found.paragraphs.push(std::mem::take(&mut line));
                }
            }
            _ => {}
        }
    }
}

/// The slides in their order.
fn slides(parts: &Parts) -> Vec<Told> {
    (1..)
        .map_while(|number| parts.get(&format!("ppt/slides/slide{number}.xml")))
        .map(|part| read(part))
        .collect()
}

/// The targets of a part's relationships by their ids.
fn targets(parts: &Parts, name: &str) -> BTreeMap<String, String> {
    let mut reader = Reader::from_str(std::str::from_utf8(&parts[name]).unwrap());
    let mut targets = BTreeMap::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return targets,
            Event::Empty(element) if element.name().as_ref() == "Relationship" => {
                let id = attribute(&element, "Id").unwrap();
                assert!(
                    targets.insert(id, attribute(&element, "Target").unwrap()).is_none(),
                    "each id once"
                );
            }
            _ => {}
        }
    }
}

/// Stages and lanes without cards.
fn grid(stages: usize, roles: &[Role]) -> Doc {
    let map = Map {
        id: "m".into(),
        title: "Buying vitamins".to_owned(),
        owner: "Sari".to_owned(),
        language: "en".to_owned(),
        ..Map::default()
    };
    let mut doc = Doc { map, ..Doc::default() };
    for (at, rank) in evenly(stages).into_iter().enumerate() {
        let stage = Stage {
            id: format!("s{at}").into(),
            rank,
            name: format!("Stage {at}"),
            ..Stage::default()
        };
        doc.stages.insert(stage.id.clone(), stage);
    }
    for ((at, rank), role) in evenly(roles.len()).into_iter().enumerate().zip(roles) {
        let lane = Lane {
            id: format!("l{at}").into(),
            rank,
            role: Some(role.clone()),
            ..Lane::default()
        };
        doc.lanes.insert(lane.id.clone(), lane);
    }
    doc
}

/// Puts a card on a map; the order in a cell is that of the ids.
fn put(doc: &mut Doc, id: &str, lane: usize, stage: usize, text: &str, fill: impl Fn(&mut Card)) {
    let place = CardPlace {
        lane: format!("l{lane}").into(),
        stage: format!("s{stage}").into(),
        ..CardPlace::default()
    };
    let mut card = Card {
        id: id.into(),
        place: Some(place),
        text: text.to_owned(),
        ..Card::default()
    };
    fill(&mut card);
    doc.cards.insert(card.id.clone(), card);
}

fn example(lang: Lang) -> Doc {
    templates::example(&|key| say(lang, key, &[]), lang.as_str(), &mut Counter::new("x"))
}

fn laid_out(doc: &Doc, fit: Fit) -> Pages {
    pages(doc, &View::default(), &PageSetup::slides(fit), &Fonts::bundled()).unwrap()
}

fn written(doc: &Doc, fit: Fit) -> Parts {
    parts(&pptx(doc, &laid_out(doc, fit), &PptxOptions::default()).unwrap())
}

/// One lane of actions with these texts, each in a column of its own.
fn told(texts: &[&str]) -> Parts {
    let mut doc = grid(texts.len(), &[Role::Action]);
    for (at, text) in texts.iter().enumerate() {
        put(&mut doc, &format!("c{at}"), 0, at, text, |_| {});
    }
    written(&doc, Fit::Readable)
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let doc = example(Lang::Id);
    let pages = laid_out(&doc, Fit::Readable);
    let write = || pptx(&doc, &pages, &PptxOptions::default()).unwrap();
    assert!(write() == write(), "no clock and no random number may get in");
}

#[test]
fn the_text_of_every_card_stands_once_on_the_slides() {
    for (lang, fit) in [(Lang::En, Fit::Readable), (Lang::Id, Fit::Stages)] {
        let doc = example(lang);
        let slides = slides(&written(&doc, fit));
        let all: Vec<&String> = slides.iter().flat_map(|slide| &slide.paragraphs).collect();
        for card in doc.cards.values().filter(|card| card.place.is_some()) {
            let reaches = card.place.as_ref().is_some_and(|place| place.until.is_some());
            for block in text::parse(&card.text).blocks.iter().filter(|_| !reaches) {
                let plain: String = block.spans.iter().map(|span| span.text.as_str()).collect();
                let same = doc.cards.values().filter(|other| other.text == card.text).count();
                let count = all.iter().filter(|paragraph| **paragraph == &plain).count();
                assert!(plain.is_empty() || count == same, "{plain}: {count} times");
            }
        }
    }
}

#[test]
fn every_slide_has_one_title_and_ids_of_its_own() {
    let doc = example(Lang::En);
    for fit in [Fit::Readable, Fit::Stages] {
        let slides = slides(&written(&doc, fit));
        let mut titles = BTreeSet::new();
        for slide in &slides {
            assert_eq!(
                slide.holders.iter().filter(|holder| *holder == "title").count(),
                1,
                "{:?}",
                slide.names
            );
            assert_eq!(
                slide.holders.iter().filter(|holder| *holder == "sldNum").count(),
                1,
                "it is numbered"
            );
            let ids: BTreeSet<&String> = slide.ids.iter().collect();
            assert_eq!(ids.len(), slide.ids.len(), "no id twice");
            assert!(
                slide.paragraphs[0].starts_with(&doc.map.title),
                "{}",
                slide.paragraphs[0]
            );
            titles.insert(slide.paragraphs[0].clone());
        }
        assert_eq!(titles.len(), slides.len(), "titles tell slides apart: {titles:?}");
    }
}

#[test]
fn the_number_of_a_slide_stands_alone_beside_what_the_map_belongs_to() {
    let mut doc = example(Lang::En);
    doc.map.project = "Vitamin shop".to_owned();
    doc.map.owner = "Ayu".to_owned();
    for (at, slide) in slides(&written(&doc, Fit::Stages)).iter().enumerate() {
        let [.., words, number] = slide.paragraphs.as_slice() else {
            panic!("a footer")
        };
        assert_eq!(*number, (at + 1).to_string());
        assert!(words.contains("Vitamin shop") && words.contains("Ayu"), "{words}");
    }
}

#[test]
fn each_stage_has_its_slide() {
    let mut doc = grid(4, &[Role::Action, Role::Pain]);
    for at in 0..4 {
        put(&mut doc, &format!("c{at}"), 0, at, &format!("Does {at}"), |_| {});
    }
    let slides = slides(&written(&doc, Fit::Stages));
    assert_eq!(slides.len(), 4, "one for each stage");
    for (at, slide) in slides.iter().enumerate() {
        assert!(
            slide.paragraphs.contains(&format!("Does {at}")),
            "{:?}",
            slide.paragraphs
        );
        assert!(slide.names.contains(&format!("Card: Does {at}")), "{:?}", slide.names);
        let title = if at == 0 {
            "Buying vitamins".to_owned()
        } else {
            format!("Buying vitamins · Stage {at}")
        };
        assert_eq!(slide.paragraphs[0], title);
    }
}

#[test]
fn a_stage_that_one_slide_cannot_show_goes_on_on_the_next() {
    let mut doc = grid(2, &[Role::Action, Role::Pain, Role::Solution]);
    for at in 0..36 {
        put(
            &mut doc,
            &format!("c{at:02}"),
            at % 3,
            at / 18,
            &format!("What happens here has the number {at}"),
            |_| {},
        );
    }
    let laid_out = laid_out(&doc, Fit::Stages);
    assert!(laid_out.card_pt >= 9.0, "12 pt on the slide: {}", laid_out.card_pt);
    assert!(laid_out.down > 1, "more than a slide for a stage");
    let slides = slides(&written(&doc, Fit::Stages));
    assert_eq!(slides.len() as u32, 2 * laid_out.down);
    let second = &slides[1].paragraphs[0];
    assert!(
        second.starts_with("Buying vitamins · Stage 0 (2/"),
        "the stages follow each other: {second}"
    );
}

#[test]
fn notes_tell_evidence_and_owner() {
    let mut doc = grid(2, &[Role::Thought, Role::Emotion]);
    put(&mut doc, "c0", 0, 0, "Is it *safe*\nfor my child?", |card| {
        card.owner = "Dewi".to_owned();
        card.evidence = Some(Evidence {
            kind: Some(EvidenceKind::Observed),
            source: "Three interviews".to_owned(),
            date: "2026-11-22".to_owned(),
            ..Evidence::default()
        });
    });
    put(&mut doc, "c1", 0, 1, "Nothing known", |_| {});
    put(&mut doc, "c2", 1, 1, "", |card| {
        card.value = Some(-1.0);
        card.evidence = Some(Evidence {
            kind: Some(EvidenceKind::Assumed),
            ..Evidence::default()
        });
    });
    let notes = |doc: &Doc| read(&written(doc, Fit::Readable)["ppt/notesSlides/notesSlide1.xml"]).paragraphs;
    assert_eq!(
        notes(&doc),
        [
            "Thoughts · Stage 0: Is it safe for my child? – evidence: observed (Three interviews, 22 Nov 2026); owner: Dewi",
            "Emotions · Stage 1: -1 – evidence: assumed"
        ]
    );
    doc.map.language = "id".to_owned();
    assert_eq!(
        notes(&doc)[0],
        "Pikiran · Stage 0: Is it safe for my child? – bukti: hasil riset (Three interviews, 22 Nov 2026); \
         penanggung jawab: Dewi"
    );
    let plain = told(&["Nothing known"]);
    assert!(
        !plain.keys().any(|name| name.contains("notesSlide")),
        "no page without a note"
    );
}

#[test]
fn styles_and_lists_are_kept() {
    let parts =
        told(&["Asks **twice**, *softly*\n\n- first a friend with a lot of time for her questions\n- then the shop"]);
    let slide = &slides(&parts)[0];
    for line in [
        "Asks twice, softly",
        "first a friend with a lot of time for her questions",
        "then the shop",
    ] {
        assert!(
            slide.paragraphs.iter().any(|paragraph| paragraph == line),
            "{line} in {:?}",
            slide.paragraphs
        );
    }
    let xml = String::from_utf8(parts["ppt/slides/slide1.xml"].clone()).unwrap();
    assert_eq!(xml.matches("<a:buChar").count(), 2, "signs of a list are no letters");
    assert_eq!(xml.matches("<a:endParaRPr").count(), 1, "the empty line");
    assert!(
        slide.marks.iter().any(|mark| mark.contains("i=\"1\"")),
        "{:?}",
        slide.marks
    );
    assert!(
        slide
            .marks
            .iter()
            .all(|mark| !mark.contains("lang=") || mark.contains("lang=\"en-US\""))
    );
}

#[test]
fn channels_stand_beside_each_other_above_the_text() {
    let mut doc = grid(1, &[Role::Touchpoint]);
    for name in ["Website", "Shop"] {
        let channel = Channel {
            id: name.into(),
            name: name.to_owned(),
            ..Channel::default()
        };
        Arc::make_mut(&mut doc.shared)
            .channels
            .insert(channel.id.clone(), channel);
    }
    put(&mut doc, "c0", 0, 0, "Looks at the shelf", |card| {
        card.channels = vec!["Website".into(), "Shop".into()];
    });
    let slide = &slides(&written(&doc, Fit::Readable))[0];
    let at = slide
        .paragraphs
        .iter()
        .position(|paragraph| paragraph == "\tWebsite\tShop");
    assert!(
        at.is_some_and(|at| slide.paragraphs[at + 1] == "Looks at the shelf"),
        "{:?}",
        slide.paragraphs
    );
}

#[test]
fn addresses_can_be_clicked() {
    let mut doc = grid(1, &[Role::Action]);
    put(
        &mut doc,
        "c0",
        0,
        0,
        "Pays on [the site](https://example.org/?a=1&b=2)",
        |_| {},
    );
    put(&mut doc, "c1", 0, 0, "Writes", |card| {
        card.link = Some(lajur_model::Weblink {
            url: "mailto:toko@example.org".to_owned(),
            ..lajur_model::Weblink::default()
        });
    });
    let parts = written(&doc, Fit::Readable);
    let targets = targets(&parts, "ppt/slides/_rels/slide1.xml.rels");
    let slide = &slides(&parts)[0];
    for address in ["https://example.org/?a=1&b=2", "mailto:toko@example.org"] {
        let id = targets.iter().find(|(_, target)| *target == address).map(|(id, _)| id);
        assert!(
            id.is_some_and(|id| slide.links.contains(id)),
            "{address} in {targets:?}"
        );
    }
    assert!(
        slide.links.iter().all(|id| targets.contains_key(id)),
        "nothing leads nowhere"
    );
}

#[test]
fn lines_read_from_the_right_say_so() {
    let words = "تقارن بين منتجين وتسأل صديقتها قبل أن تقرر ما تشتريه لطفلها";
    let mixed = "123 שלום לכולם and English too, long enough to need a second line";
    let parts = told(&[words, mixed, "Left"]);
    let slide = &slides(&parts)[0];
    for text in [words, mixed] {
        assert!(
            slide.paragraphs.iter().any(|paragraph| paragraph == text),
            "{text} in {:?}",
            slide.paragraphs
        );
    }
    let turned = slide.marks.iter().filter(|mark| mark.contains("rtl=\"1\"")).count();
    assert_eq!(turned, 2, "{:?}", slide.marks);
}

#[test]
fn pictures_are_in_the_file_once() {
    let mut drawing = scene();
    let again = drawing.groups[1].clone();
    drawing.groups.push(again);
    let doc = grid(1, &[]);
    let options = PptxOptions {
        images: &photo,
        ..PptxOptions::default()
    };
    let parts = parts(&pptx(&doc, &page(drawing), &options).unwrap());
    let media: Vec<_> = parts.keys().filter(|name| name.starts_with("ppt/media/")).collect();
    assert_eq!(media, ["ppt/media/image1.png"]);
    assert!(parts["ppt/media/image1.png"].starts_with(b"\x89PNG"));
    let slide = &slides(&parts)[0];
    assert!(slide.alts.contains(&"Rina".to_owned()), "{:?}", slide.alts);
    assert!(slide.alts.contains(&"Rina: 1, then -1".to_owned()), "a curve in words");
}

#[test]
fn a_picture_that_is_none_is_left_out() {
    let broken = |_: &_| {
        Some(ImageBytes {
            mime: "image/png".to_owned(),
            bytes: b"no picture"[..].into(),
        })
    };
    let options = PptxOptions {
        images: &broken,
        ..PptxOptions::default()
    };
    let parts = parts(&pptx(&grid(1, &[]), &page(scene()), &options).unwrap());
    assert!(!parts.keys().any(|name| name.starts_with("ppt/media/")));
}

#[test]
fn hostile_drawings_give_a_sound_file() {
    let mut drawing = scene();
    drawing.title = "\0\u{1}(\\) <</>>\u{ffff}".to_owned();
    drawing.groups.push(card(
        "c9",
        "do",
        4_000_000_000,
        180.0,
        &["a\0b]]>\u{202e}c\u{feff}<a:t>\"&amp;"],
    ));
    let mut odd = card("c8", "nowhere", 0, f32::NAN, &["nan"]);
    odd.x = f32::INFINITY;
    if let Part::Text(text) = &mut odd.parts[1] {
        text.link = Some("javascript:alert(1)".to_owned());
        text.size = f32::NAN;
    }
    drawing.groups.push(odd);
    drawing
        .groups
        .push(common::group(Tag::Legend, 0.0, 0.0, 0.0, 0.0, vec![]));
    drawing.width = 1e9;
    let mut doc = grid(1, &[]);
    doc.map.title = "\u{b}".to_owned();
    let parts = parts(&pptx(&doc, &page(drawing), &PptxOptions::default()).unwrap());
    for (name, part) in &parts {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            read(part);
        }
    }
    let slide = &slides(&parts)[0];
    assert!(
        slide
            .paragraphs
            .contains(&"ab]]>\u{202e}c\u{feff}<a:t>\"&amp;".to_owned()),
        "{:?}",
        slide.paragraphs
    );
    let presentation = String::from_utf8(parts["ppt/presentation.xml"].clone()).unwrap();
    assert!(
        presentation.contains("<p:sldSz cx=\"51206400\""),
        "no slide is larger than 56 inches"
    );
}

#[test]
fn all_parts_are_listed_and_all_lead_somewhere() {
    let parts = written(&example(Lang::En), Fit::Readable);
    let list = String::from_utf8(parts["[Content_Types].xml"].clone()).unwrap();
    for name in parts
        .keys()
        .filter(|name| name.ends_with(".xml") && *name != "[Content_Types].xml")
    {
        assert!(list.contains(&format!("PartName=\"/{name}\"")), "{name} has a type");
    }
    for name in parts.keys().filter(|name| name.ends_with(".rels")) {
        let folder = name.rsplit_once("_rels/").unwrap().0;
        for target in targets(&parts, name).values().filter(|target| !target.contains(':')) {
            let mut path: Vec<&str> = folder.split_terminator('/').collect();
            for step in target.split('/') {
                if step == ".." {
                    path.pop();
                } else {
                    path.push(step);
                }
            }
            assert!(parts.contains_key(&path.join("/")), "{name} leads to {target}");
        }
    }
}

#[test]
fn the_file_says_what_it_is_and_when_only_where_it_is_told() {
    let doc = example(Lang::En);
    let pages = laid_out(&doc, Fit::Readable);
    let core = |options: &PptxOptions<'_>| {
        String::from_utf8(parts(&pptx(&doc, &pages, options).unwrap())["docProps/core.xml"].clone()).unwrap()
    };
    let plain = core(&PptxOptions::default());
    assert!(
        plain.contains(&format!("<dc:title>{}</dc:title>", doc.map.title)),
        "{plain}"
    );
    assert!(!plain.contains("dcterms:created"), "no clock: {plain}");
    let dated = core(&PptxOptions {
        author: "Toko & co".to_owned(),
        date: Day::parse("2026-11-22"),
        ..PptxOptions::default()
    });
    assert!(
        dated.contains("Toko &amp; co") && dated.contains("2026-11-22T00:00:00Z"),
        "{dated}"
    );
}

#[test]
fn it_can_be_stopped() {
    let watch = Watch {
        cancelled: &|| true,
        progress: &|_, _| {},
    };
    let options = PptxOptions {
        watch,
        ..PptxOptions::default()
    };
    let error = pptx(&grid(1, &[]), &page(scene()), &options).unwrap_err();
    assert_eq!(error, RenderError::Cancelled, "the caller asked to stop");
}
