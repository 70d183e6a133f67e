//! Maps by chance, with every role and field and three scripts.

use std::sync::Arc;

use lajur_model::{
    Card, CardPlace, CardStatus, CardVariant, Channel, Color, Comment, Doc, Evidence, EvidenceKind, Form, Grid, Lane,
    Link, LinkKind, Map, Persona, Role, Stage, Target, View, Weblink, check, evenly, role,
};

/// A row of numbers that look random and are the same everywhere (the method of SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below this one.
    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

#[rustfmt::skip]
const WORDS: [&str; 26] = [
    "Compares prices", "Ongkir mahal", "= not a formula", "- neither", "'quoted", "**bold** words", "*slanted*", "two\nlines",
    "2 * 3 = 6", "a, b; c / d", "كود الخصم", "割引コード、店舗", "“Is it safe?”", "[link](https://example.org/a?b=c)", "- one\n- two",
    "<br> and <b>tags</b>", "_x0041_ under_scores_", "tab\tinside", "…", "1,5", "none", "100 %", "👍🏽 fine", "\\*plain\\*",
    "Café\u{301} crème", "  spaces around  ",
];

/// The map of a number.
pub fn map(seed: u64) -> Doc {
    let mut dice = Dice(seed);
    let mut doc = Doc {
        map: Map {
            id: format!("m{seed}").into(),
            title: words(&mut dice).replace(['\n', '\t'], " ").trim().to_owned(),
            goal: if dice.one_in(2) {
                words(&mut dice)
            } else {
                String::new()
            },
            language: (*dice.pick(&["en", "id"])).to_owned(),
            owner: "Ayu".to_owned(),
            ..Map::default()
        },
        ..Doc::default()
    };
    shared(&mut doc, &mut dice);
    stages(&mut doc, &mut dice);
    lanes(&mut doc, &mut dice);
    cards(&mut doc, &mut dice);
    rest(&mut doc, &mut dice);
    assert_eq!(check(&doc), vec![], "the map {seed} keeps the rules");
    doc
}

fn words(dice: &mut Dice) -> String {
    lajur_model::text::normalise(dice.pick::<&str>(&WORDS))
}

fn shared(doc: &mut Doc, dice: &mut Dice) {
    let shared = Arc::make_mut(&mut doc.shared);
    for number in 0..dice.below(3) {
        let persona = Persona {
            id: format!("p{number}").into(),
            name: ["Rina", "Dimas", "サクラ"][number].to_owned(),
            ..Persona::default()
        };
        doc.map.personas.push(persona.id.clone());
        shared.personas.insert(persona.id.clone(), persona);
    }
    for number in 0..dice.below(3) {
        let channel = Channel {
            id: format!("h{number}").into(),
            name: ["WhatsApp", "Gerai", "Website"][number].to_owned(),
            ..Channel::default()
        };
        shared.channels.insert(channel.id.clone(), channel);
    }
}

fn stages(doc: &mut Doc, dice: &mut Dice) {
    let count = 1 + dice.below(5);
    below(doc, dice, None, count, 1);
}

fn below(doc: &mut Doc, dice: &mut Dice, parent: Option<&Stage>, count: usize, level: u8) {
    for rank in evenly(count) {
        let stage = Stage {
            id: format!("s{}", doc.stages.len()).into(),
            parent: parent.map(|parent| parent.id.clone()),
            rank,
            name: words(dice).replace(['\n', '\t'], " ").trim().to_owned(),
            gloss: if dice.one_in(4) {
                "Kesadaran".to_owned()
            } else {
                String::new()
            },
            color: dice.one_in(5).then(|| Color::from("teal")),
            moment_of_truth: dice.one_in(6),
            ..Stage::default()
        };
        doc.stages.insert(stage.id.clone(), stage.clone());
        if level < 3 && dice.one_in(3) {
            let steps = 1 + dice.below(3);
            below(doc, dice, Some(&stage), steps, level + 1);
        }
    }
}

fn lanes(doc: &mut Doc, dice: &mut Dice) {
    let count = 1 + dice.below(7);
    for (number, rank) in evenly(count).into_iter().enumerate() {
        let lane = Lane {
            id: format!("l{number}").into(),
            rank,
            role: Some(dice.pick(Role::ALL).clone()),
            name: if dice.one_in(2) {
                format!("Lane {number}")
            } else {
                String::new()
            },
            group: if dice.one_in(4) {
                "Shop".to_owned()
            } else {
                String::new()
            },
            ..Lane::default()
        };
        doc.lanes.insert(lane.id.clone(), lane);
    }
}

fn cards(doc: &mut Doc, dice: &mut Dice) {
    let grid = Grid::of(doc);
    let columns: Vec<_> = grid.columns.iter().map(|stage| stage.id.clone()).collect();
    let lanes: Vec<Lane> = grid.lanes.iter().map(|lane| (*lane).clone()).collect();
    for lane in lanes {
        let form = role(lane.role.as_ref()).form;
        if form == Form::Line {
            continue;
        }
        for (at, stage) in columns.iter().enumerate() {
            let most = if form == Form::Cards { 4 } else { 2 };
            let count = dice.below(most);
            for rank in evenly(count) {
                let until = (form == Form::Cards && dice.one_in(5) && at + 1 < columns.len())
                    .then(|| columns[at + 1 + dice.below(columns.len() - at - 1)].clone());
                let place = CardPlace {
                    lane: lane.id.clone(),
                    stage: stage.clone(),
                    until,
                    rank,
                    ..CardPlace::default()
                };
                let card = card(doc, dice, Some(place), form);
                doc.cards.insert(card.id.clone(), card);
            }
        }
    }
    for _ in 0..dice.below(3) {
        let card = card(doc, dice, None, Form::Cards);
        doc.cards.insert(card.id.clone(), card);
    }
}

fn card(doc: &Doc, dice: &mut Dice, place: Option<CardPlace>, form: Form) -> Card {
    let is_figure = form != Form::Cards;
    let none = !is_figure && dice.one_in(12);
    let persona = doc.map.personas.first().cloned().filter(|_| dice.one_in(3));
    Card {
        id: format!("c{}", doc.cards.len()).into(),
        place,
        text: if none || (is_figure && dice.one_in(2)) {
            String::new()
        } else {
            words(dice)
        },
        none,
        value: is_figure.then(|| f64::from(dice.below(9) as u32) / 4.0 - 1.0),
        personas: persona.into_iter().collect(),
        variant: (form == Form::Curve && dice.one_in(3)).then_some(CardVariant::ToBe),
        channels: doc.shared.channels.keys().take(dice.below(3)).cloned().collect(),
        color: dice.one_in(6).then(|| Color::from("#AA3300")),
        tags: if dice.one_in(4) {
            vec!["riset".to_owned(), "second round".to_owned()]
        } else {
            Vec::new()
        },
        evidence: dice.one_in(3).then(|| Evidence {
            kind: Some(dice.pick(EvidenceKind::ALL).clone()),
            source: "three interviews".to_owned(),
            date: "2026-11-22".to_owned(),
            ..Evidence::default()
        }),
        effort: dice.one_in(5).then_some(2),
        impact: dice.one_in(5).then_some(5),
        status: dice.one_in(5).then(|| dice.pick(CardStatus::ALL).clone()),
        owner: if dice.one_in(4) {
            "Tim konten".to_owned()
        } else {
            String::new()
        },
        done: dice.one_in(7),
        moment_of_truth: dice.one_in(9),
        icon: if dice.one_in(8) {
            "star".to_owned()
        } else {
            String::new()
        },
        link: dice.one_in(6).then(|| Weblink {
            url: "https://example.org/a?b=c&d=e".to_owned(),
            ..Weblink::default()
        }),
        ..Card::default()
    }
}

fn rest(doc: &mut Doc, dice: &mut Dice) {
    let cards: Vec<_> = doc.cards.keys().cloned().collect();
    if cards.len() > 1 && dice.one_in(2) {
        let link = Link {
            id: "k1".into(),
            from: Some(Target::Card(cards[0].clone())),
            to: Some(Target::Card(cards[1].clone())),
            kind: Some(LinkKind::Solves),
            label: words(dice),
            ..Link::default()
        };
        doc.links.insert(link.id.clone(), link);
    }
    if dice.one_in(3) {
        let view = View {
            id: "v1".into(),
            name: "For the board".to_owned(),
            hidden_lanes: doc.lanes.keys().take(1).cloned().collect(),
            ..View::default()
        };
        doc.views.insert(view.id.clone(), view);
    }
    if dice.one_in(3) {
        let comment = Comment {
            id: "n1".into(),
            text: words(dice),
            author: "Ayu".to_owned(),
            ..Comment::default()
        };
        doc.comments.insert(comment.id.clone(), comment);
    }
}
