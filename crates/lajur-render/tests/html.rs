//! Maps as pages: a well-formed table with every card in it, nothing that leads out of the file but people's links, and
//! nothing of a map that could become more than text.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod dom;

use std::collections::BTreeMap;
use std::sync::Arc;

use dom::Element;
use lajur_model::{
    Asset, Card, CardPlace, Channel, Color, Counter, Doc, Evidence, EvidenceKind, Lane, Link, LinkKind, Map, Persona,
    Rank, Role, Scale, Shared, Stage, Target, Weblink, evenly, templates, text,
};
use lajur_render::{Day, HtmlOptions, ImageBytes, html};
use lajur_words::{Lang, say};

fn example(lang: Lang) -> Doc {
    templates::example(&|key| say(lang, key, &[]), lang.as_str(), &mut Counter::new("e"))
}

fn plain(doc: &Doc) -> String {
    html(doc, &HtmlOptions::default())
}

/// Stages in a row, no lanes.
fn columns(count: usize) -> Doc {
    let map = Map {
        id: "m".into(),
        title: "Map".to_owned(),
        ..Map::default()
    };
    let mut doc = Doc { map, ..Doc::default() };
    for (at, rank) in evenly(count).into_iter().enumerate() {
        add_stage(&mut doc, &format!("s{at}"), None, rank);
    }
    doc
}

fn add_stage(doc: &mut Doc, id: &str, parent: Option<&str>, rank: Rank) {
    let stage = Stage {
        id: id.into(),
        parent: parent.map(Into::into),
        rank,
        name: format!("Stage {id}"),
        ..Stage::default()
    };
    doc.stages.insert(stage.id.clone(), stage);
}

fn add_lane(doc: &mut Doc, id: &str, role: Option<Role>) {
    let rank = evenly(10).remove(doc.lanes.len());
    let lane = Lane {
        id: id.into(),
        rank,
        role,
        ..Lane::default()
    };
    doc.lanes.insert(lane.id.clone(), lane);
}

/// A card at a lane and a stage, and where it reaches.
fn add(doc: &mut Doc, id: &str, (lane, stage, until): (&str, &str, Option<&str>), change: impl FnOnce(&mut Card)) {
    let mut card = Card {
        id: id.into(),
        text: format!("Text of {id}"),
        place: Some(CardPlace {
            lane: lane.into(),
            stage: stage.into(),
            until: until.map(Into::into),
            rank: evenly(1).remove(0),
            ..CardPlace::default()
        }),
        ..Card::default()
    };
    change(&mut card);
    doc.cards.insert(card.id.clone(), card);
}

fn share(doc: &mut Doc, change: impl FnOnce(&mut Shared)) {
    change(Arc::make_mut(&mut doc.shared));
}

fn add_persona(doc: &mut Doc, id: &str) {
    let persona = Persona {
        id: id.into(),
        name: format!("Name of {id}"),
        ..Persona::default()
    };
    doc.map.personas.push(id.into());
    share(doc, |shared| {
        shared.personas.insert(persona.id.clone(), persona);
    });
}

/// Every row covers all columns, those counted that cells from above reach down into.
fn check_table(page: &Element) {
    let tables = page.named("table");
    let table = tables[0];
    let columns = table.named("col").len();
    for part in table
        .all()
        .iter()
        .filter(|element| ["thead", "tbody"].contains(&element.name.as_str()))
    {
        let mut taken: Vec<usize> = vec![0; columns];
        for row in part.named("tr") {
            let mut at = 0;
            for cell in row.all().iter().filter(|cell| cell.name == "td" || cell.name == "th") {
                while taken.get(at).is_some_and(|rows| *rows > 0) {
                    at += 1;
                }
                let span = |name| cell.attribute(name).map_or(1, |span| span.parse::<usize>().unwrap());
                for column in &mut taken[at..at + span("colspan")] {
                    *column = span("rowspan");
                }
            }
            assert!(
                taken.iter().all(|rows| *rows > 0),
                "a row of {} has a hole: {taken:?}",
                part.name
            );
            taken.iter_mut().for_each(|rows| *rows -= 1);
        }
        assert!(
            taken.iter().all(|rows| *rows == 0),
            "a cell of {} reaches out of it",
            part.name
        );
    }
}

/// Each card's text stands in the page once; a text that several cards have, as often as it has cards.
fn check_texts(doc: &Doc, page: &Element) {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("");
    let mut wanted: BTreeMap<String, i64> = BTreeMap::new();
    for card in doc.cards.values().filter(|card| card.place.is_some() && !card.none) {
        *wanted.entry(squeezed(&text::parse(&card.text).plain())).or_default() += 1;
    }
    for text in page.classed("text") {
        *wanted.entry(squeezed(&text.text())).or_default() -= 1;
    }
    wanted.retain(|text, count| *count != 0 && !text.is_empty());
    assert_eq!(
        wanted,
        BTreeMap::new(),
        "texts that the page lacks (more than 0) or repeats (less)"
    );
}

fn check(doc: &Doc) -> Element {
    let file = plain(doc);
    let page = dom::read(&file);
    check_table(&page);
    check_texts(doc, &page);
    check_addresses(&page);
    let mut ids: Vec<_> = page
        .all()
        .iter()
        .filter_map(|element| element.attribute("id"))
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands for one element");
    for link in page.named("a") {
        let anchor = link.attribute("href").unwrap().strip_prefix('#');
        assert!(
            anchor.is_none_or(|anchor| ids.contains(&anchor)),
            "{anchor:?} leads nowhere"
        );
    }
    page
}

/// Only people's links lead out of the page, and what is embedded is inside.
fn check_addresses(page: &Element) {
    for element in page.all() {
        for (name, value) in &element.attributes {
            let link = element.name == "a" && name == "href";
            assert!(
                link || !value.contains("://"),
                "<{} {name}={value:?}> leads out of the page",
                element.name
            );
            assert!(!name.starts_with("on"), "<{} {name}> runs a script", element.name);
            assert!(name != "style", "the policy allows no style on an element: {value}");
            if link && !value.starts_with('#') {
                assert!(text::is_address(value), "{value} is no address that a map allows");
                assert_eq!(
                    element.attribute("rel"),
                    Some("noopener noreferrer"),
                    "{value} must not tell of the page"
                );
            }
            if name == "src" {
                assert!(value.starts_with("data:image/"), "{value} is not embedded");
            }
        }
    }
    for silent in ["style", "script"] {
        for element in page.named(silent) {
            assert!(!element.text().contains("://"), "<{silent}> names an address");
        }
    }
    assert_eq!(page.named("script").len(), 1, "only the page's own script");
    assert!(
        page.named("link").is_empty() && page.named("iframe").is_empty(),
        "nothing is fetched"
    );
}

#[test]
fn the_example_is_a_whole_page_in_both_languages() {
    for lang in Lang::ALL {
        let doc = example(lang);
        let page = check(&doc);
        assert_eq!(
            page.named("html")[0].attribute("lang"),
            Some(lang.as_str()),
            "it says its language"
        );
        assert_eq!(page.named("h1")[0].text(), doc.map.title, "it begins with the title");
        assert_eq!(page.named("title")[0].text(), doc.map.title, "its tab is named");
        let lanes: Vec<String> = page
            .classed("lane-name")
            .iter()
            .map(|name| name.named("span")[0].text())
            .collect();
        let words = ["action", "touchpoint", "thought", "emotion", "pain", "solution"];
        let words = words.map(|role| say(lang, &format!("role.{role}"), &[]));
        assert_eq!(lanes, words, "lanes without a name of their own take their role's");
        let legend = page.classed("legend")[0].text();
        for key in [
            "evidence.observed",
            "evidence.assumed",
            "evidence.proposed",
            "paper.moment_of_truth",
        ] {
            assert!(legend.contains(&say(lang, key, &[])), "{key} is explained: {legend}");
        }
    }
}

#[test]
fn every_template_is_a_page() {
    for name in templates::NAMES {
        let words = |key: &str| say(Lang::En, key, &[]);
        check(&templates::build(name, &words, "en", &mut Counter::new("t")).unwrap());
    }
    let page = dom::read(&plain(&Doc::default()));
    assert!(page.named("table").is_empty(), "a map without stages has no table");
    assert_eq!(page.named("h1")[0].text(), "Map", "and still a title");
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let doc = example(Lang::Id);
    let options = HtmlOptions {
        date: Day::parse("2026-11-22"),
        ..HtmlOptions::default()
    };
    let page = html(&doc, &options);
    assert_eq!(page, html(&doc.clone(), &options), "twice the same");
    assert!(page.contains("Diekspor 22 Nov 2026"), "the day is handed in");
}

#[test]
fn the_policy_names_the_very_script_and_style() {
    use base64::Engine;
    use sha2::Digest;
    let page = dom::read(&plain(&example(Lang::En)));
    let metas = page.named("meta");
    let policy = metas.iter().find_map(|meta| {
        (meta.attribute("http-equiv") == Some("Content-Security-Policy")).then(|| meta.attribute("content").unwrap())
    });
    let policy = policy.unwrap();
    assert!(
        policy.starts_with("default-src 'none'; "),
        "nothing is allowed but what follows: {policy}"
    );
    for name in ["style", "script"] {
        let digest = sha2::Sha256::digest(page.named(name)[0].text());
        let hash = base64::engine::general_purpose::STANDARD.encode(digest);
        assert!(
            policy.contains(&format!("{name}-src 'sha256-{hash}'")),
            "{name} must run: {policy}"
        );
    }
}

#[test]
fn a_head_of_three_levels_covers_its_columns() {
    let mut doc = columns(2);
    for (id, parent) in [("a", "s0"), ("b", "s0"), ("a1", "a"), ("a2", "a"), ("a3", "a")] {
        let rank = evenly(10).remove(doc.stages.len());
        add_stage(&mut doc, id, Some(parent), rank);
    }
    add_lane(&mut doc, "l", Some(Role::Action));
    let page = check(&doc);
    let heads: Vec<_> = page.named("thead")[0]
        .named("th")
        .iter()
        .map(|head| {
            let name = head.classed("name")[0].text();
            (
                name,
                head.attribute("scope").unwrap().to_owned(),
                head.attribute("colspan").map(str::to_owned),
            )
        })
        .collect();
    let head = |name: &str, scope: &str, span: Option<&str>| {
        (format!("Stage {name}"), scope.to_owned(), span.map(str::to_owned))
    };
    let wanted = [
        head("s0", "colgroup", Some("4")),
        head("s1", "col", None),
        head("a", "colgroup", Some("3")),
        head("b", "col", None),
        head("a1", "col", None),
        head("a2", "col", None),
        head("a3", "col", None),
    ];
    assert_eq!(heads, wanted, "stages, steps, moments");
}

#[test]
fn reaching_cards_cover_their_columns_in_the_fewest_rows() {
    let mut doc = columns(5);
    add_lane(&mut doc, "l", Some(Role::Thought));
    add(&mut doc, "c1", ("l", "s0", Some("s2")), |_| {});
    add(&mut doc, "c2", ("l", "s1", Some("s3")), |_| {});
    add(&mut doc, "c3", ("l", "s3", Some("s4")), |_| {});
    add(&mut doc, "c4", ("l", "s4", None), |_| {});
    add(&mut doc, "c5", ("l", "s0", None), |_| {});
    add(&mut doc, "c6", ("l", "s2", None), |_| {});
    let page = check(&doc);
    let rows = page.named("tbody")[0].named("tr").len();
    assert_eq!(rows, 3, "the third row is for the card below two that reach over it");
}

#[test]
fn personas_of_a_curve_are_told_apart_by_line_and_marker() {
    let mut doc = columns(3);
    add_lane(&mut doc, "l", Some(Role::Emotion));
    for (at, persona) in ["p1", "p2", "p3"].into_iter().enumerate() {
        add_persona(&mut doc, persona);
        for (column, value) in [1.0, -1.0 + at as f64, 2.0].into_iter().enumerate() {
            add(
                &mut doc,
                &format!("{persona}-{column}"),
                ("l", &format!("s{column}"), None),
                |card| {
                    card.value = Some(value);
                    card.personas = vec![persona.into()];
                },
            );
        }
    }
    let page = check(&doc);
    let plot = page.classed("plot")[0];
    let lines: Vec<_> = plot
        .named("path")
        .iter()
        .filter_map(|path| path.attribute("class"))
        .collect();
    assert_eq!(
        lines,
        ["end", "middle", "end", "thin dash-2", "thin dash-1", "area", "mood"],
        "each in its own way, the first on top"
    );
    let markers = |symbol: &str| {
        let uses = page.classed("mark").into_iter().flat_map(Element::all);
        uses.filter(|one| one.attribute("href") == Some(symbol)).count()
    };
    assert_eq!(
        (markers("#marker-1"), markers("#marker-2")),
        (3, 3),
        "markers by persona"
    );
    let said: Vec<String> = page.classed("say").iter().map(|say| say.text()).collect();
    assert!(
        said[0].contains("Name of p1") && said[0].contains("Happy"),
        "readers hear whose and what: {said:?}"
    );
}

#[test]
fn more_than_three_curves_lie_below_each_other() {
    let mut doc = columns(2);
    add_lane(&mut doc, "l", Some(Role::Intensity));
    for persona in ["p1", "p2", "p3", "p4"] {
        add_persona(&mut doc, persona);
        for column in ["s0", "s1"] {
            add(&mut doc, &format!("{persona}-{column}"), ("l", column, None), |card| {
                card.value = Some(4.0);
                card.personas = vec![persona.into()];
            });
        }
    }
    assert_eq!(check(&doc).classed("plot").len(), 4, "a band for each");
}

#[test]
fn nothing_in_a_lane_of_curves_is_lost() {
    let mut doc = columns(2);
    add_lane(&mut doc, "l", Some(Role::Emotion));
    add_persona(&mut doc, "p1");
    add_persona(&mut doc, "p2");
    add(&mut doc, "valueless", ("l", "s0", None), |_| {});
    add(&mut doc, "point", ("l", "s0", None), |card| card.value = Some(0.0));
    add(&mut doc, "second", ("l", "s0", None), |card| card.value = Some(1.0));
    add(&mut doc, "of two", ("l", "s1", None), |card| {
        card.value = Some(-2.0);
        card.personas = vec!["p1".into(), "p2".into()];
    });
    check(&doc);
}

#[test]
fn lanes_of_numbers_and_lines_speak_as_on_paper() {
    let mut doc = columns(2);
    doc.map.language = "id".to_owned();
    add_lane(&mut doc, "n", Some(Role::Volume));
    doc.lanes.get_mut(&"n".into()).unwrap().scale = Some(Scale {
        unit: "Rp".to_owned(),
        ..Scale::default()
    });
    add_lane(&mut doc, "v", Some(Role::Visibility));
    add(&mut doc, "c", ("n", "s0", None), |card| card.value = Some(1234.5));
    add(&mut doc, "d", ("n", "s1", None), |card| card.none = true);
    add(&mut doc, "e", ("v", "s1", None), |_| {});
    let page = check(&doc);
    assert_eq!(
        page.classed("figure")[0].text(),
        "Rp1.234,5",
        "money stands before its number"
    );
    let none = page.classed("none")[0].text();
    assert!(
        none.contains(&say(Lang::Id, "alt.card.none", &[])),
        "a dash has words: {none}"
    );
    assert_eq!(page.classed("rule").len(), 1, "a line is a rule across");
}

#[test]
fn arrows_are_told_at_their_cards_and_stages() {
    let doc = example(Lang::En);
    let page = check(&doc);
    let refs: Vec<String> = page.classed("ref").iter().map(|line| line.text()).collect();
    let solves = doc
        .links
        .values()
        .filter(|link| link.kind == Some(LinkKind::Solves))
        .count();
    let told = |words: &str| refs.iter().filter(|line| line.starts_with(words)).count();
    assert!(solves > 0, "the example has solutions");
    assert_eq!((told("Solves: "), told("Solved by: ")), (solves, solves), "{refs:?}");
    assert_eq!(told("Back to: "), 1, "the journey begins again: {refs:?}");
}

#[test]
fn an_arrow_to_what_is_not_on_the_page_is_left_out() {
    let mut doc = columns(1);
    add_lane(&mut doc, "l", Some(Role::Solution));
    add(&mut doc, "here", ("l", "s0", None), |_| {});
    add(&mut doc, "tray", ("l", "s0", None), |card| card.place = None);
    let link = Link {
        id: "k".into(),
        from: Some(Target::Card("here".into())),
        to: Some(Target::Card("tray".into())),
        kind: Some(LinkKind::Solves),
        ..Link::default()
    };
    doc.links.insert(link.id.clone(), link);
    let page = check(&doc);
    assert!(
        page.classed("ref").is_empty(),
        "the tray is not printed, and not shown here"
    );
    assert!(!plain(&doc).contains("Text of tray"), "nor is what lies in it");
}

#[test]
fn marks_and_links_of_texts_are_kept() {
    let mut doc = columns(1);
    add_lane(&mut doc, "l", None);
    let source = "**Bold** and *slanted*\n- one\n- two [here](https://example.org/?a=1&b=2)\n\nLast";
    add(&mut doc, "c", ("l", "s0", None), |card| card.text = source.to_owned());
    let page = check(&doc);
    let text = page.classed("text")[0];
    assert_eq!(text.named("b")[0].text(), "Bold", "heavy");
    assert_eq!(text.named("i")[0].text(), "slanted", "slanted");
    assert_eq!(text.named("li").len(), 2, "a list");
    assert_eq!(
        text.named("a")[0].attribute("href"),
        Some("https://example.org/?a=1&b=2"),
        "the very address"
    );
}

const HOSTILE: [&str; 8] = [
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<!--",
    "</style><style>*{display:none}",
    "&lt;b&gt; &amp;",
    "\u{202e}reversed\u{2066}",
    "]]> {{x}} ${x} `",
];

/// A map in which every word a person can choose is this one.
fn all_named(word: &str) -> Doc {
    let mut doc = columns(1);
    let own = || word.to_owned();
    doc.map.title = own();
    (doc.map.goal, doc.map.scenario, doc.map.owner) = (own(), own(), own());
    (doc.map.project, doc.map.team, doc.map.language) = (own(), own(), own());
    let stage = doc.stages.get_mut(&"s0".into()).unwrap();
    (stage.name, stage.gloss, stage.color) = (own(), own(), Some(Color(own())));
    for (id, role) in [
        ("l", Role::from(word)),
        ("curve", Role::Emotion),
        ("number", Role::Metric),
    ] {
        add_lane(&mut doc, id, Some(role));
        let lane = doc.lanes.get_mut(&id.into()).unwrap();
        (lane.color, lane.persona) = (Some(Color(own())), Some("p".into()));
        lane.scale = Some(Scale {
            words: vec![own(), own()],
            unit: own(),
            ..Scale::default()
        });
    }
    share(&mut doc, |shared| {
        let channel = Channel {
            id: "ch".into(),
            name: own(),
            icon: own(),
            ..Channel::default()
        };
        shared.channels.insert(channel.id.clone(), channel);
        let persona = Persona {
            id: "p".into(),
            name: own(),
            role: own(),
            place: own(),
            color: Some(Color(own())),
            ..Persona::default()
        };
        shared.personas.insert(persona.id.clone(), persona);
    });
    doc.map.personas.push("p".into());
    for lane in ["l", "curve", "number"] {
        add(&mut doc, &format!("{word}{lane}"), (lane, "s0", None), |card| {
            card.text = text::escape(word);
            (card.icon, card.owner, card.tags) = (own(), own(), vec![own()]);
            (card.channels, card.personas) = (vec!["ch".into()], vec!["p".into()]);
            (card.value, card.color) = (Some(1.0), Some(Color(own())));
            card.status = Some(word.into());
            card.link = Some(Weblink {
                url: format!("javascript:{word}"),
                ..Weblink::default()
            });
            card.evidence = Some(Evidence {
                kind: Some(EvidenceKind::from(word)),
                source: own(),
                date: own(),
                ..Evidence::default()
            });
        });
    }
    let link = Link {
        id: word.into(),
        from: Some(Target::Card(format!("{word}l").as_str().into())),
        to: Some(Target::Stage("s0".into())),
        label: own(),
        ..Link::default()
    };
    doc.links.insert(link.id.clone(), link);
    doc
}

#[test]
fn whatever_a_map_says_stays_text() {
    for word in HOSTILE {
        let doc = all_named(word);
        let page = check(&doc);
        assert_eq!(page.named("h1")[0].text(), word, "the title is read as it was written");
        assert!(page.named("img").is_empty(), "no element comes out of {word}");
        let links = page.named("a");
        assert!(
            links
                .iter()
                .all(|link| link.attribute("href").unwrap().starts_with('#')),
            "no script is an address"
        );
    }
}

#[test]
fn control_characters_are_left_out() {
    let mut doc = columns(1);
    doc.map.title = "a\u{0}b\u{1b}c\u{85}d\u{ffff}e".to_owned();
    assert_eq!(
        dom::read(&plain(&doc)).named("h1")[0].text(),
        "abcde",
        "they draw nothing and break parsers"
    );
}

#[test]
fn pictures_are_embedded_and_only_as_pictures() {
    let mut doc = columns(1);
    add_lane(&mut doc, "l", Some(Role::Image));
    add_persona(&mut doc, "p");
    share(&mut doc, |shared| {
        shared.personas.get_mut(&"p".into()).unwrap().photo = Some("good".into());
        for id in ["good", "bad"] {
            let asset = Asset {
                id: id.into(),
                width: 4,
                height: 3,
                ..Asset::default()
            };
            shared.assets.insert(asset.id.clone(), asset);
        }
    });
    add(&mut doc, "c1", ("l", "s0", None), |card| {
        card.image = Some("good".into())
    });
    add(&mut doc, "c2", ("l", "s0", None), |card| {
        card.image = Some("bad".into())
    });
    let images = |id: &lajur_model::AssetId| {
        Some(ImageBytes {
            mime: if id.as_str() == "good" {
                "image/png"
            } else {
                "image/svg+xml"
            }
            .to_owned(),
            bytes: Arc::from(&b"bytes"[..]),
        })
    };
    let options = HtmlOptions {
        images: &images,
        ..HtmlOptions::default()
    };
    let file = html(&doc, &options);
    let page = dom::read(&file);
    check_addresses(&page);
    let sources: Vec<_> = page
        .named("img")
        .iter()
        .filter_map(|image| image.attribute("src"))
        .collect();
    assert_eq!(
        sources,
        ["data:image/png;base64,Ynl0ZXM="],
        "SVG could name other files"
    );
    assert!(
        file.contains(".m0{background-image:url(data:image/png;base64,Ynl0ZXM=)}"),
        "the photo stands in the style"
    );
}

#[test]
fn a_lane_of_an_unknown_role_shows_plain_cards() {
    let mut doc = columns(1);
    add_lane(&mut doc, "l", Some(Role::from("horoscope")));
    add(&mut doc, "c", ("l", "s0", None), |_| {});
    let page = check(&doc);
    assert_eq!(
        page.classed("lane-name")[0].named("span")[0].text(),
        "horoscope",
        "its own word is its name"
    );
    assert!(page.classed("lane")[0].has_class("cards"), "drawn plainly");
}
