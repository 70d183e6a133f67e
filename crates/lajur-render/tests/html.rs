//! Maps as pages: a well-formed table with every card in it, in the words of the map's language.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod dom;

use dom::Element;
use dom::check::check;
use dom::maps::{add, add_lane, add_persona, add_stage, columns, example, plain};
use lajur_model::{Counter, Doc, Link, LinkKind, Role, Scale, Target, evenly, templates};
use lajur_render::{Day, HtmlOptions, html};
use lajur_words::{Lang, say};

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
fn lanes_that_a_view_folds_are_marked_for_the_script_and_open_without_it() {
    let doc = example(Lang::Id);
    let folded: Vec<_> = doc.lanes.keys().take(2).cloned().collect();
    let options = HtmlOptions {
        folded: &folded,
        ..HtmlOptions::default()
    };
    let page = dom::read(&html(&doc, &options));
    let marked = page
        .named("tbody")
        .into_iter()
        .filter(|lane| lane.attribute("data-folded").is_some());
    assert_eq!(marked.count(), 2);
    assert_eq!(
        dom::read(&html(&doc, &HtmlOptions::default())).text(),
        page.text(),
        "nothing is left out"
    );
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
