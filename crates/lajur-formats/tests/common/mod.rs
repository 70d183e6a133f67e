//! A small map with every kind of record, for the tests of this crate.

use std::collections::BTreeMap;
use std::sync::Arc;

use lajur_model::{
    Asset, AssetId, Card, CardPlace, Channel, Color, Comment, Doc, Evidence, Lane, Link, LinkKind, Map, Persona, Rank,
    Role, Scale, Shared, Stage, Target, Trait, VersionMark, View,
};
use sha2::{Digest, Sha256};

/// A white point as PNG.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0,
    0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x08, 0xd7, 0x63, 0xf8, 0x0f, 0, 0x01, 0x01,
    0x01, 0, 0x1b, 0xb6, 0xee, 0x56, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// The id of [`PNG`].
pub fn png_id() -> AssetId {
    AssetId(Sha256::digest(PNG).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The bytes of the images of [`sample`].
#[allow(dead_code, reason = "not every test file writes images")]
pub fn image(id: &AssetId) -> Option<Vec<u8>> {
    (*id == png_id()).then(|| PNG.to_vec())
}

/// A coffee subscription in two stages, one of them in two steps.
pub fn sample() -> Doc {
    let mut doc = Doc {
        map: map(),
        shared: Arc::new(shared()),
        ..Doc::default()
    };
    for (id, parent, rank, name) in [
        ("s1", None, "F", "Mengenal"),
        ("s2", None, "V", "Membeli"),
        ("s2a", Some("s2"), "F", "Memilih kopi"),
        ("s2b", Some("s2"), "V", "Membayar"),
    ] {
        let parent = parent.map(Into::into);
        let stage = Stage {
            id: id.into(),
            parent,
            rank: Rank(rank.to_owned()),
            name: name.to_owned(),
            ..Stage::default()
        };
        doc.stages.insert(id.into(), stage);
    }
    for (id, rank, role) in [
        ("l1", "A", Role::Touchpoint),
        ("l2", "K", Role::Emotion),
        ("l3", "U", Role::Pain),
        ("l4", "e", Role::from("weather")),
    ] {
        let lane = Lane {
            id: id.into(),
            rank: Rank(rank.to_owned()),
            role: Some(role),
            ..Lane::default()
        };
        doc.lanes.insert(id.into(), lane);
    }
    let scale = Scale {
        lowest: Some(1.0),
        highest: Some(5.0),
        words: vec!["buruk".into(), "baik".into()],
        ..Scale::default()
    };
    doc.lanes.get_mut(&"l2".into()).unwrap().scale = Some(scale);
    cards(&mut doc);
    rest(&mut doc);
    doc
}

fn map() -> Map {
    let mut map = Map {
        id: "m1".into(),
        title: "Langganan kopi".to_owned(),
        goal: "Menaikkan pembelian kedua".to_owned(),
        language: "id".to_owned(),
        tags: vec!["kopi".to_owned()],
        personas: vec!["p1".into()],
        versions: vec![VersionMark {
            name: "Sebelum riset".into(),
            at: "2026-05-04T09:00:00Z".into(),
            revision: 7,
            ..VersionMark::default()
        }],
        ..Map::default()
    };
    map.extra
        .insert("mood_board".to_owned(), serde_json::json!({ "b": [1, 2.5], "a": null }));
    map
}

fn shared() -> Shared {
    let persona = Persona {
        id: "p1".into(),
        name: "Rani".to_owned(),
        quote: "Kopi dulu, baru rapat.".to_owned(),
        channels: vec!["ch2".into()],
        photo: Some(png_id()),
        color: Some(Color::from("#2F7D6B")),
        traits: vec![Trait {
            name: "hemat – boros".to_owned(),
            value: 2,
            ..Trait::default()
        }],
        own: BTreeMap::from([("Alat seduh".to_owned(), "V60".to_owned())]),
        ..Persona::default()
    };
    let channel = |id: &str, name: &str, icon: &str| Channel {
        id: id.into(),
        name: name.to_owned(),
        icon: icon.to_owned(),
        ..Channel::default()
    };
    let mut shared = Shared::default();
    shared.personas.insert("p1".into(), persona);
    shared
        .channels
        .insert("ch1".into(), channel("ch1", "WhatsApp", "message-circle"));
    shared.channels.insert("ch2".into(), channel("ch2", "Kedai", "store"));
    let asset = Asset {
        id: png_id(),
        mime: "image/png".to_owned(),
        width: 1,
        height: 1,
        ..Asset::default()
    };
    shared.assets.insert(png_id(), asset);
    shared
}

fn cards(doc: &mut Doc) {
    let place = |lane: &str, stage: &str, rank: &str| {
        Some(CardPlace {
            lane: lane.into(),
            stage: stage.into(),
            rank: Rank(rank.to_owned()),
            ..CardPlace::default()
        })
    };
    let text = |id: &str, text: &str, place| Card {
        id: id.into(),
        text: text.to_owned(),
        place,
        ..Card::default()
    };
    let mut contact = text("c1", "Poster di *kedai*", place("l1", "s1", "V"));
    contact.channels = vec!["ch1".into()];
    contact.evidence = Some(Evidence {
        source: "tiga wawancara".to_owned(),
        date: "2026-04-30".to_owned(),
        ..Evidence::default()
    });
    let mut point = text("c2", "", place("l2", "s2a", "V"));
    point.value = Some(3.5);
    point.personas = vec!["p1".into()];
    let mut pain = text(
        "c3",
        "Ongkir baru terlihat di akhir\nداخل السلة",
        place("l3", "s2a", "V"),
    );
    if let Some(place) = &mut pain.place {
        place.until = Some("s2b".into());
    }
    let tray = text("c4", "Belum ditempatkan", None);
    for card in [contact, point, pain, tray] {
        doc.cards.insert(card.id.clone(), card);
    }
}

fn rest(doc: &mut Doc) {
    let link = Link {
        id: "k1".into(),
        from: Some(Target::Card("c3".into())),
        to: Some(Target::Stage("s1".into())),
        kind: Some(LinkKind::Loop),
        ..Link::default()
    };
    doc.links.insert(link.id.clone(), link);
    let view = View {
        id: "v1".into(),
        name: "Rapat".to_owned(),
        hidden_lanes: vec!["l3".into()],
        ..View::default()
    };
    doc.views.insert(view.id.clone(), view);
    let comment = Comment {
        id: "n1".into(),
        about: "card:c1".to_owned(),
        text: "Masih ada?".to_owned(),
        ..Comment::default()
    };
    doc.comments.insert(comment.id.clone(), comment);
}
