//! What an export says of itself is true: a map with everything is written in every way, and the words of each kind of
//! content are looked for in what was written. A PDF has its letters as numbers of glyphs; it is a drawing as the others,
//! with the footers of slides.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use lajur_api::{Export, Exporting, Printing, Progress, Report, export, report_of};
use lajur_model::{
    Card, CardPlace, CardStatus, CardVariant, Channel, Color, Comment, Doc, Evidence, EvidenceKind, Lane, Link,
    LinkKind, Map, MapKind, MapStatus, Persona, Rank, Role, Scale, Stage, Target, View, Weblink, check,
};

/// Each kind of content by its name in the report, and words that only it brings: all of them, unless one is written in
/// several ways. Where a drawing tells it by a sign, none can be looked for there.
const WORDS: &[(&str, Told, &[&str])] = &[
    ("title", Told::InWords, &["Titleword"]),
    ("goal", Told::InWords, &["goalword"]),
    ("scenario", Told::InWords, &["scenarioword"]),
    ("kind", Told::InWords, &["blueprint"]),
    ("status", Told::InWords, &["approved"]),
    ("charge", Told::InWords, &["mapownerword", "teamword"]),
    ("review", Told::InWords, &["2027"]),
    ("project", Told::InWords, &["projectword"]),
    ("map_tags", Told::InWords, &["maptagword"]),
    ("cards", Told::InWords, &["cardword"]),
    ("tray", Told::InWords, &["trayword"]),
    ("marks", Told::InWords, &["example.org/markword"]),
    ("values", Told::InWords, &["5.25"]),
    ("scales", Told::InWords, &["-7"]),
    ("scale_words", Told::InWords, &["lowword"]),
    ("units", Told::InWords, &["unitword"]),
    ("people", Told::BySign, &["cardpersonaword"]),
    ("variants", Told::BySign, &["to-be"]),
    ("channels", Told::InWords, &["channelword"]),
    ("evidence", Told::BySign, &["evidenceword", "2026-05-06"]),
    ("owners", Told::InWords, &["cardownerword"]),
    ("tags", Told::InWords, &["cardtagword"]),
    ("work", Told::InWords, &["in progress"]),
    ("done", Told::BySign, &["done"]),
    ("addresses", Told::InWords, &["example.org/addressword"]),
    ("icons", Told::BySign, &["rocket"]),
    ("colors", Told::BySign, &["ab1234"]),
    ("truths", Told::BySign, &["moment of truth"]),
    ("arrows", Told::InWords, &["labelword"]),
    ("groups", Told::InWords, &["groupword"]),
    ("lane_people", Told::InWords, &["lanepersonaword"]),
    ("stages", Told::InWords, &["stageownerword", "stagetagword"]),
    ("comments", Told::InWords, &["commentword"]),
    ("notes", Told::InWords, &["stagenoteword", "mapnoteword"]),
    ("views", Told::InWords, &["viewword"]),
    ("personas", Told::InWords, &["mappersonaword", "quoteword"]),
];

/// Kinds of content that no word tells.
const WORDLESS: [&str; 1] = ["reaching"];

/// How a drawing tells something.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    InWords,
    BySign,
}

fn map() -> Doc {
    let mut doc = Doc {
        map: Map {
            id: "m1".into(),
            title: "Titleword".to_owned(),
            goal: "goalword".to_owned(),
            scenario: "scenarioword".to_owned(),
            kind: Some(MapKind::Blueprint),
            status: Some(MapStatus::Approved),
            owner: "mapownerword".to_owned(),
            team: "teamword".to_owned(),
            review_on: "2027-03-04".to_owned(),
            language: "en".to_owned(),
            project: "projectword".to_owned(),
            tags: vec!["maptagword".to_owned()],
            personas: vec!["p0".into()],
            note: "mapnoteword".to_owned(),
            ..Map::default()
        },
        ..Doc::default()
    };
    let shared = Arc::make_mut(&mut doc.shared);
    for (id, name, quote) in [
        ("p0", "mappersonaword", "quoteword"),
        ("p1", "cardpersonaword", ""),
        ("p2", "lanepersonaword", ""),
    ] {
        let persona = Persona {
            id: id.into(),
            name: name.to_owned(),
            quote: quote.to_owned(),
            ..Persona::default()
        };
        shared.personas.insert(persona.id.clone(), persona);
    }
    let channel = Channel {
        id: "h1".into(),
        name: "channelword".to_owned(),
        ..Channel::default()
    };
    shared.channels.insert(channel.id.clone(), channel);
    for (id, rank) in [("s1", "F"), ("s2", "V")] {
        let stage = Stage {
            id: id.into(),
            rank: Rank(rank.to_owned()),
            name: format!("Stage {id}"),
            gloss: "glossword".to_owned(),
            note: "stagenoteword".to_owned(),
            color: Some(Color::from("#AB1234")),
            moment_of_truth: true,
            owner: "stageownerword".to_owned(),
            tags: vec!["stagetagword".to_owned()],
            ..Stage::default()
        };
        doc.stages.insert(stage.id.clone(), stage);
    }
    let lanes = [
        ("l1", "F", Role::Pain),
        ("l2", "V", Role::Emotion),
        ("l3", "X", Role::Wait),
        ("l4", "Z", Role::Intensity),
    ];
    for (id, rank, role) in lanes {
        let lane = Lane {
            id: id.into(),
            rank: Rank(rank.to_owned()),
            role: Some(role.clone()),
            name: format!("Lane {id}"),
            group: "groupword".to_owned(),
            persona: Some("p2".into()),
            scale: scale(&role),
            ..Lane::default()
        };
        doc.lanes.insert(lane.id.clone(), lane);
    }
    cards(&mut doc);
    let link = Link {
        id: "k1".into(),
        from: Some(Target::Card("c1".into())),
        to: Some(Target::Stage("s2".into())),
        kind: Some(LinkKind::Loop),
        label: "labelword".to_owned(),
        ..Link::default()
    };
    doc.links.insert(link.id.clone(), link);
    let view = View {
        id: "v1".into(),
        name: "viewword".to_owned(),
        ..View::default()
    };
    doc.views.insert(view.id.clone(), view);
    let comment = Comment {
        id: "n1".into(),
        text: "commentword".to_owned(),
        ..Comment::default()
    };
    doc.comments.insert(comment.id.clone(), comment);
    assert_eq!(check(&doc), vec![]);
    doc
}

/// One lane has the ends of its scale, one words on it, one a unit.
fn scale(role: &Role) -> Option<Scale> {
    match role {
        Role::Emotion => Some(Scale {
            lowest: Some(-7.0),
            highest: Some(7.0),
            ..Scale::default()
        }),
        Role::Intensity => Some(Scale {
            words: vec!["lowword".to_owned(), "highword".to_owned()],
            ..Scale::default()
        }),
        Role::Wait => Some(Scale {
            unit: "unitword".to_owned(),
            ..Scale::default()
        }),
        _ => None,
    }
}

fn cards(doc: &mut Doc) {
    let place = |lane: &str| CardPlace {
        lane: lane.into(),
        stage: "s1".into(),
        rank: Rank("V".to_owned()),
        ..CardPlace::default()
    };
    let card = Card {
        id: "c1".into(),
        place: Some(CardPlace {
            until: Some("s2".into()),
            ..place("l1")
        }),
        text: "cardword [here](https://example.org/markword)".to_owned(),
        color: Some(Color::from("#AB1234")),
        icon: "rocket".to_owned(),
        channels: vec!["h1".into()],
        personas: vec!["p1".into()],
        variant: Some(CardVariant::ToBe),
        link: Some(Weblink {
            url: "https://example.org/addressword".to_owned(),
            ..Weblink::default()
        }),
        tags: vec!["cardtagword".to_owned()],
        evidence: Some(Evidence {
            kind: Some(EvidenceKind::Observed),
            source: "evidenceword".to_owned(),
            date: "2026-05-06".to_owned(),
            ..Evidence::default()
        }),
        effort: Some(2),
        impact: Some(4),
        status: Some(CardStatus::ALL[1].clone()),
        owner: "cardownerword".to_owned(),
        done: true,
        moment_of_truth: true,
        ..Card::default()
    };
    let value = |id: &str, lane: &str| Card {
        id: id.into(),
        place: Some(place(lane)),
        value: Some(5.25),
        ..Card::default()
    };
    let tray = Card {
        id: "c4".into(),
        text: "trayword".to_owned(),
        ..Card::default()
    };
    let point = Card {
        value: Some(3.0),
        ..value("c5", "l4")
    };
    for card in [card, value("c2", "l2"), value("c3", "l3"), point, tray] {
        doc.cards.insert(card.id.clone(), card);
    }
}

/// What a file says, as far as it is text: in small letters, with one kind of minus.
fn said(bytes: &[u8]) -> String {
    let mut all = String::new();
    if bytes.starts_with(b"PK") {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for number in 0..archive.len() {
            let mut part = archive.by_index(number).unwrap();
            let name = part.name().unwrap().into_owned();
            if name.starts_with("ppt/slides/") || name.starts_with("ppt/notesSlides/") {
                part.read_to_string(&mut all).unwrap();
            }
        }
    } else {
        all += std::str::from_utf8(bytes).unwrap();
    }
    all.to_lowercase().replace('−', "-")
}

/// Writes the map so and gives what the file says, and the report.
fn written(name: &str, layout: &str) -> (String, Report) {
    let folder = tempfile::tempdir().unwrap();
    let what = Export {
        doc: Arc::new(map()),
        images: BTreeMap::new(),
    };
    let path = folder.path().join(name);
    let how = Exporting {
        layout: layout.to_owned(),
        ..Exporting::default()
    };
    let written = export(&what, &path, Some(&how), &Progress::silent()).unwrap();
    let report = report_of(&what, &path, &how).unwrap();
    assert_eq!((&written.losses, &written.kept), (&report.losses, &report.kept));
    (said(&std::fs::read(&path).unwrap()), report)
}

#[test]
fn what_is_kept_stands_in_the_file_and_what_is_left_out_does_not() {
    for (name, layout, is_drawn) in [
        ("a.csv", "grid", false),
        ("a.tsv", "list", false),
        ("a.md", "grid", false),
        ("a.md", "list", false),
        ("a.md", "outline", false),
        ("a.svg", "", true),
        ("a.pptx", "", true),
        ("a.html", "", false),
    ] {
        let (text, report) = written(name, layout);
        let mut wrong = Vec::new();
        for (what, told, words) in WORDS {
            let all = report.losses.iter().chain(&report.kept);
            let fate = all
                .filter(|loss| loss.what == *what)
                .map(|loss| &*loss.fate)
                .next()
                .unwrap();
            let there = words.iter().filter(|word| text.contains(&word.to_lowercase())).count();
            let is_true = match fate {
                "kept" => there == words.len() || (is_drawn && *told == Told::BySign),
                "changed" => there < words.len() || words.len() == 1,
                _ => there == 0,
            };
            if !is_true {
                wrong.push(format!("{what} is {fate}, {there} of its words are there"));
            }
        }
        assert_eq!(wrong, Vec::<String>::new(), "{name} {layout}");
    }
}

#[test]
fn a_report_tells_of_all_that_a_map_has() {
    let (_, report) = written("a.csv", "list");
    let mut told: Vec<&str> = report
        .losses
        .iter()
        .chain(&report.kept)
        .map(|loss| &*loss.what)
        .collect();
    let mut known: Vec<&str> = WORDS.iter().map(|(what, ..)| *what).collect();
    known.extend(WORDLESS);
    told.sort_unstable();
    known.sort_unstable();
    assert_eq!(told, known);
    assert!(report.kept.iter().all(|loss| loss.fate == "kept"));
    let whole = written("a.xlsx", "").1;
    assert_eq!(
        (whole.losses.len(), whole.kept.len()),
        (0, known.len()),
        "a workbook keeps everything"
    );
}

/// What a report says of one kind of content, by fate.
fn fates<'a>(report: &'a Report, what: &str) -> Vec<(&'a str, u32)> {
    let all = report.losses.iter().chain(&report.kept);
    all.filter(|loss| loss.what == what)
        .map(|loss| (&*loss.fate, loss.count))
        .collect()
}

#[test]
fn a_drawing_tells_of_what_has_no_place_on_it() {
    let mut doc = map();
    let mut again = doc.cards[&"c2".into()].clone();
    again.id = "c6".into();
    again.text = "againword".to_owned();
    doc.cards.insert(again.id.clone(), again);
    let mut talker = doc.cards[&"c2".into()].clone();
    talker.id = "c7".into();
    talker.text = "so many words that they find no room beside a point ".repeat(8);
    talker.place.as_mut().unwrap().stage = "s2".into();
    doc.cards.insert(talker.id.clone(), talker);
    let what = Export {
        doc: Arc::new(doc),
        images: BTreeMap::new(),
    };
    for name in ["a.svg", "a.png", "a.pdf", "a.pptx"] {
        let report = report_of(&what, name.as_ref(), &Exporting::default()).unwrap();
        assert_eq!(fates(&report, "cards"), [("left_out", 1), ("kept", 5)], "{name}");
        assert_eq!(fates(&report, "point_words"), [("left_out", 1)], "{name}");
        assert_eq!(fates(&report, "arrow_words"), [], "{name}");
        assert_eq!(fates(&report, "values"), [("kept", 4)], "{name}");
    }
    for name in ["a.html", "a.xlsx", "a.csv"] {
        let report = report_of(&what, name.as_ref(), &Exporting::default()).unwrap();
        assert_eq!(fates(&report, "cards"), [("kept", 6)], "{name}");
    }
}

/// The report on a drawing or a print of the map that is made so.
fn reported(doc: Doc, name: &str, print: Printing) -> Report {
    let what = Export {
        doc: Arc::new(doc),
        images: BTreeMap::new(),
    };
    let how = Exporting {
        print,
        ..Exporting::default()
    };
    report_of(&what, name.as_ref(), &how).unwrap()
}

#[test]
fn notes_behind_a_print_are_kept_and_of_comments_those_that_are_open() {
    let mut doc = map();
    let solved = Comment {
        id: "n2".into(),
        text: "solvedword".to_owned(),
        solved: true,
        ..Comment::default()
    };
    doc.comments.insert(solved.id.clone(), solved);
    let notes = doc.stages.len() as u32 + 1;
    for lanes in [vec![], vec!["Lane l1".to_owned()]] {
        let print = Printing {
            notes: true,
            lanes,
            ..Printing::default()
        };
        let report = reported(doc.clone(), "a.pdf", print);
        assert_eq!(fates(&report, "notes"), [("kept", notes)]);
        assert_eq!(fates(&report, "comments"), [("left_out", 1), ("kept", 1)]);
    }
    let report = reported(doc, "a.pdf", Printing::default());
    assert_eq!(fates(&report, "comments"), [("left_out", 2)]);
}

#[test]
fn what_is_folded_away_is_no_loss_and_its_head_is_there() {
    let mut doc = map();
    let link = Link {
        id: "k2".into(),
        from: Some(Target::Stage("s1".into())),
        to: Some(Target::Stage("s2".into())),
        ..Link::default()
    };
    doc.links.insert(link.id.clone(), link);
    let folded = View {
        collapsed_stages: vec!["s1".into()],
        collapsed_lanes: vec!["l4".into()],
        ..View::default()
    };
    let print = Printing {
        shown: Some(folded),
        ..Printing::default()
    };
    let report = reported(doc, "a.svg", print);
    // The card that reaches on to the open stage, and its arrow; the values stand in the folded one.
    assert_eq!(fates(&report, "cards"), [("kept", 1)]);
    assert_eq!(fates(&report, "values"), []);
    assert_eq!(fates(&report, "arrows"), [("kept", 2)]);
    assert_eq!(fates(&report, "lane_people"), [("kept", 4)]);
    assert_eq!(fates(&report, "scale_words"), [], "a folded lane shows no scale");
}
