//! Nothing leads out of a page but people's links, and nothing of a map becomes more than text.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod dom;

use std::sync::Arc;

use dom::check::{check, check_addresses};
use dom::maps::{add, add_lane, add_persona, columns, example, plain, share};
use lajur_model::{
    Asset, Channel, Color, Doc, Evidence, EvidenceKind, Link, Persona, Role, Scale, Target, Weblink, text,
};
use lajur_render::{HtmlOptions, ImageBytes, html};
use lajur_words::Lang;

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
