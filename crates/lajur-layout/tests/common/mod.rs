//! Small maps for the tests of the layout.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::sync::Arc;

use lajur_model::{
    Card, CardMut, CardPlace, Channel, Color, Doc, Evidence, EvidenceKind, Lane, Link, LinkKind, Persona, PersonaId,
    Rank, Role, Scale, Shared, Stage, StageId, Target, evenly,
};

/// A map that grows record by record; ranks follow the order of the calls.
pub struct Draw {
    pub doc: Doc,
    ranks: Vec<Rank>,
}

impl Draw {
    pub fn new(title: &str, language: &str) -> Self {
        let mut doc = Doc::default();
        doc.map.id = "map".into();
        doc.map.title = title.to_owned();
        doc.map.language = language.to_owned();
        Self {
            doc,
            ranks: evenly(2_000).into_iter().rev().collect(),
        }
    }

    fn rank(&mut self) -> Rank {
        self.ranks.pop().unwrap_or_default()
    }

    fn shared(&mut self, change: impl FnOnce(&mut Shared)) {
        let mut shared = (*self.doc.shared).clone();
        change(&mut shared);
        self.doc.shared = Arc::new(shared);
    }

    pub fn persona(&mut self, id: &str, name: &str, role: &str) {
        let persona = Persona {
            id: id.into(),
            name: name.into(),
            role: role.into(),
            age: "32".into(),
            place: "Bandung".into(),
            ..Persona::default()
        };
        self.shared(|shared| drop(shared.personas.insert(id.into(), persona)));
        self.doc.map.personas.push(id.into());
    }

    pub fn channel(&mut self, id: &str, name: &str, icon: &str) {
        let channel = Channel {
            id: id.into(),
            name: name.into(),
            icon: icon.into(),
            ..Channel::default()
        };
        self.shared(|shared| drop(shared.channels.insert(id.into(), channel)));
    }

    pub fn stage(&mut self, id: &str, parent: Option<&str>, name: &str) -> &mut Stage {
        let rank = self.rank();
        let stage = Stage {
            id: id.into(),
            parent: parent.map(StageId::from),
            rank,
            name: name.into(),
            ..Stage::default()
        };
        self.doc.stages.entry(id.into()).or_insert(stage)
    }

    pub fn lane(&mut self, id: &str, role: Role) -> &mut Lane {
        let rank = self.rank();
        self.doc.lanes.entry(id.into()).or_insert(Lane {
            id: id.into(),
            rank,
            role: Some(role),
            ..Lane::default()
        })
    }

    /// A card in a cell; its id is its number.
    pub fn card(&mut self, lane: &str, stage: &str, text: &str) -> CardMut<'_> {
        let id = format!("card{:04}", self.doc.cards.len());
        let place = CardPlace {
            lane: lane.into(),
            stage: stage.into(),
            rank: self.rank(),
            ..CardPlace::default()
        };
        let card = Card {
            id: id.as_str().into(),
            place: Some(place),
            text: text.into(),
            ..Card::default()
        };
        let id = card.id.clone();
        self.doc.cards.insert(id.clone(), card);
        self.doc.cards.get_mut(&id).expect("it was put there")
    }

    /// A point of a curve or a figure.
    pub fn value(&mut self, lane: &str, stage: &str, persona: Option<&str>, value: f64, text: &str) -> CardMut<'_> {
        let mut card = self.card(lane, stage, text);
        card.value = Some(value);
        card.personas = persona.map(PersonaId::from).into_iter().collect();
        card
    }

    pub fn link(&mut self, id: &str, kind: LinkKind, from: Target, to: Target) -> &mut Link {
        self.doc.links.entry(id.into()).or_insert(Link {
            id: id.into(),
            kind: Some(kind),
            from: Some(from),
            to: Some(to),
            ..Link::default()
        })
    }
}

pub fn reaches(mut card: CardMut<'_>, until: &str) {
    if let Some(place) = &mut card.place {
        place.until = Some(until.into());
    }
}

pub fn evidence(kind: EvidenceKind) -> Option<Evidence> {
    Some(Evidence {
        kind: Some(kind),
        ..Evidence::default()
    })
}

/// Three levels of head, every role, links, scripts, odd texts.
pub fn everything() -> Draw {
    let mut draw = Draw::new(
        "Everything a map can hold, with a title that is long enough to break",
        "en",
    );
    draw.doc.map.goal = "See all of it at once".into();
    draw.doc.map.review_on = "2027-02-01".into();
    for (id, name, role) in [
        ("p1", "Rina", "new mother"),
        ("p2", "Bayu", "busy father"),
        ("p3", "Sari", ""),
        ("p4", "Özgür", "reseller"),
    ] {
        draw.persona(id, name, role);
    }
    draw.channel("web", "Website", "globe");
    draw.channel("wa", "WhatsApp", "message-circle");
    draw.channel("shop", "Shop in the shopping centre", "store");
    draw.stage("s1", None, "Awareness").gloss = "Kesadaran".into();
    draw.stage("s1a", Some("s1"), "Sees an ad");
    draw.stage("m1", Some("s1a"), "Notices");
    draw.stage("m2", Some("s1a"), "Stops to look").moment_of_truth = true;
    draw.stage("s1b", Some("s1"), "Reads up").gloss = "Two evenings".into();
    draw.stage("s2", None, "Purchase").moment_of_truth = true;
    let exact = draw.stage("s3", None, "Customer relationship management");
    exact.color = Some(Color::from("#b5179e"));
    draw.stage("s3a", Some("s3"), "Receives");
    draw.stage("s3b", Some("s3"), "");
    draw.stage("s4", None, "");
    lanes(&mut draw);
    cards(&mut draw);
    curves(&mut draw);
    draw.link(
        "k1",
        LinkKind::Loop,
        Target::Stage("s4".into()),
        Target::Stage("s1".into()),
    )
    .label = "Orders again".into();
    draw.link(
        "k2",
        LinkKind::Loop,
        Target::Stage("s3a".into()),
        Target::Stage("s1b".into()),
    );
    draw
}

fn lanes(draw: &mut Draw) {
    for role in Role::ALL {
        draw.lane(role.as_str(), role.clone());
    }
    draw.lane("other", Role::Other("horoscope".into())).color = Some(Color::from("#1177cc"));
    draw.lane("about", Role::Need).persona = Some("p2".into());
    for (lane, unit) in [("duration", "min"), ("conversion", "%"), ("metric", "Rp")] {
        let scale = Scale {
            unit: unit.into(),
            ..Scale::default()
        };
        draw.lane(lane, Role::Metric).scale = Some(scale);
    }
}

fn cards(draw: &mut Draw) {
    reaches(draw.card("action", "m1", "Reaches over three columns"), "s1b");
    draw.card(
        "action",
        "m2",
        "Lies below it and has **bold** and *slanted* words and [a link](https://toko.id)",
    );
    reaches(draw.card("action", "s2", "Reaches to the end"), "s4");
    draw.card("action", "s2", "- first\n- second with more words than fit\n- third");
    draw.card("action", "s3a", "").none = true;
    let mut touch = draw.card("touchpoint", "m1", "Pays with a discount code");
    touch.channels = vec!["web".into(), "wa".into(), "shop".into()];
    touch.evidence = evidence(EvidenceKind::Assumed);
    touch.moment_of_truth = true;
    drop(touch);
    draw.card("touchpoint", "m2", "No channel yet");
    let mut thought = draw.card("thought", "s1b", "Is this **really** safe?");
    thought.personas = vec!["p1".into(), "p2".into(), "p3".into(), "p4".into()];
    drop(thought);
    reaches(draw.card("thought", "s3a", "هل هذا آمن لطفلي؟"), "s3b");
    draw.card("thought", "m1", "האם זה בטוח לילד שלי? 123");
    draw.card("need", "s2", "क्या यह सुरक्षित है?");
    let pain = draw
        .card("pain", "s2", "Shipping cost shows up only at the checkout")
        .id
        .clone();
    let solution = draw.card("solution", "s2", "Show it in the cart").id.clone();
    draw.link(
        "k3",
        LinkKind::Solves,
        Target::Card(solution),
        Target::Card(pain.clone()),
    );
    let far = draw.card("solution", "s4", "Free shipping").id.clone();
    draw.link("k4", LinkKind::Solves, Target::Card(far.clone()), Target::Card(pain));
    let begin = draw.card("backstage", "m1", "Packs").id.clone();
    let end = draw.card("backstage", "s1b", "Sends").id.clone();
    draw.link("k5", LinkKind::Flow, Target::Card(begin), Target::Card(end));
    let mut colored = draw.card("note", "s4", "Donaudampfschifffahrtsgesellschaftskapitän 🙂 漢字");
    colored.color = Some(Color::from("#ffd400"));
    colored.done = true;
    colored.link = Some(lajur_model::Weblink {
        url: "https://toko.id".into(),
        ..Default::default()
    });
    drop(colored);
    for (at, role) in [
        "opportunity",
        "frontstage",
        "support",
        "data",
        "owner",
        "document",
        "nested",
        "image",
        "other",
        "about",
    ]
    .iter()
    .enumerate()
    {
        let mut card = draw.card(role, ["m1", "m2", "s1b", "s2"][at % 4], "A plain card");
        card.evidence = evidence(EvidenceKind::ALL[at % 3].clone());
        card.icon = if at == 3 { "bot".into() } else { String::new() };
    }
    draw.value("duration", "m1", None, 12.5, "until the page is there");
    draw.value("conversion", "s2", None, 2.4, "");
    draw.value("metric", "s3a", None, 15000.0, "per parcel");
    draw.card("wait", "m2", "unknown");
}

fn curves(draw: &mut Draw) {
    let values = [
        ("m1", 0.0, ""),
        ("m2", 2.0, "What a bright idea"),
        ("s2", -2.0, "The shipping cost is a surprise"),
        ("s3a", 1.0, ""),
    ];
    for (stage, value, text) in values {
        draw.value("emotion", stage, Some("p1"), value, text);
        draw.value(
            "emotion",
            stage,
            Some("p2"),
            if stage == "s2" { -value } else { value },
            "So it goes",
        );
        draw.value("emotion", stage, Some("p3"), value / 2.0, "");
    }
    draw.value("emotion", "s4", Some("p1"), 1.0, "Would do it again");
    for (at, stage) in ["m1", "m2", "s1b", "s2", "s3b"].iter().enumerate() {
        draw.value("intensity", stage, None, at as f64 + 1.0, "tense");
    }
}
