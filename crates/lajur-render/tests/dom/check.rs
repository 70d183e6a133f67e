//! What holds of the page of every map.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::collections::BTreeMap;

use lajur_model::{Doc, text};

use super::maps::plain;
use super::{Element, read};

/// Every row covers all columns, those counted that cells from above reach down into.
pub fn check_table(page: &Element) {
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
pub fn check_texts(doc: &Doc, page: &Element) {
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

pub fn check(doc: &Doc) -> Element {
    let file = plain(doc);
    let page = read(&file);
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
pub fn check_addresses(page: &Element) {
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
