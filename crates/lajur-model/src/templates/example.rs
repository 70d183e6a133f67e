//! The example map: two parents buy vitamins for a child. One table per lane, in the order a reader meets them.

use super::sketch::Sketch;
use crate::{
    Card, CardId, CardStatus, ChannelId, Doc, Evidence, EvidenceKind, LaneId, LinkKind, Persona, PersonaId,
    PersonaShape, PersonaSource, Role, Scale, StageId, Target,
};

const INTERVIEWS: &str = "example.source.interviews";
const STATISTICS: &str = "example.source.statistics";
const WORKSHOP: &str = "example.source.workshop";

/// What the tables refer to by number or name.
struct Ground {
    stages: Vec<StageId>,
    columns: Vec<StageId>,
    lanes: Vec<LaneId>,
    channels: Channels,
    rina: PersonaId,
    bayu: PersonaId,
}

struct Channels {
    instagram: ChannelId,
    social: ChannelId,
    blog: ChannelId,
    website: ChannelId,
    whatsapp: ChannelId,
    email: ChannelId,
    courier: ChannelId,
    app: ChannelId,
}

/// Lanes of the map by their place in [`ROLES`].
const ACTION: usize = 0;
const TOUCHPOINT: usize = 1;
const THOUGHT: usize = 2;
const EMOTION: usize = 3;
const PAIN: usize = 4;
const SOLUTION: usize = 5;
const ROLES: [Role; 6] = [
    Role::Action,
    Role::Touchpoint,
    Role::Thought,
    Role::Emotion,
    Role::Pain,
    Role::Solution,
];

pub(super) fn draw(mut sketch: Sketch) -> Doc {
    title(&mut sketch);
    let ground = ground(&mut sketch);
    actions(&mut sketch, &ground);
    touchpoints(&mut sketch, &ground);
    thoughts(&mut sketch, &ground);
    feelings(&mut sketch, &ground);
    answers(&mut sketch, &ground);
    let (buys, recommends) = (ground.stages[2].clone(), ground.stages[4].clone());
    sketch.link(
        Target::Stage(recommends),
        Target::Stage(buys),
        LinkKind::Loop,
        "example.loop",
    );
    sketch.finish()
}

fn title(sketch: &mut Sketch) {
    let mut map = sketch.doc.map.clone();
    map.title = sketch.word("example.title");
    map.goal = sketch.word("example.goal");
    map.scenario = sketch.word("example.scenario");
    map.owner = sketch.word("example.owner");
    map.team = sketch.word("example.team");
    map.project = sketch.word("example.project");
    map.tags = sketch.words(&["example.tag.vitamins", "example.tag.repeat"]);
    map.review_on = "2027-02-01".to_owned();
    map.example = true;
    sketch.doc.map = map;
}

fn ground(sketch: &mut Sketch) -> Ground {
    let channels = channels(sketch);
    let (rina, bayu) = (rina(sketch, &channels), bayu(sketch, &channels));
    let stages = sketch.stages(&[
        ("template.five-stages.stage.1", "template.five-stages.stage.1.gloss"),
        ("template.five-stages.stage.2", "template.five-stages.stage.2.gloss"),
        ("template.five-stages.stage.3", "template.five-stages.stage.3.gloss"),
        ("template.five-stages.stage.4", "template.five-stages.stage.4.gloss"),
        ("template.five-stages.stage.5", "template.five-stages.stage.5.gloss"),
    ]);
    let steps: [&[&str]; 5] = [
        &["example.step.ad", "example.step.read"],
        &["example.step.compare", "example.step.ask"],
        &["example.step.pay"],
        &["example.step.receive", "example.step.use"],
        &["example.step.recommend"],
    ];
    let columns: Vec<StageId> = (stages.iter().zip(steps))
        .flat_map(|(stage, names)| sketch.steps(stage, names))
        .collect();
    if let Some(pay) = sketch.doc.stages.get_mut(&columns[4]) {
        pay.moment_of_truth = true;
    }
    let lanes = sketch.lanes(&ROLES);
    if let Some(curve) = sketch.doc.lanes.get_mut(&lanes[EMOTION]) {
        curve.scale = Some(Scale {
            lowest: Some(-2.0),
            highest: Some(2.0),
            step: Some(0.5),
            ..Scale::default()
        });
    }
    Ground {
        stages,
        columns,
        lanes,
        channels,
        rina,
        bayu,
    }
}

fn channels(sketch: &mut Sketch) -> Channels {
    Channels {
        instagram: sketch.channel("example.channel.instagram", "camera"),
        social: sketch.channel("example.channel.social", "users"),
        blog: sketch.channel("example.channel.blog", "newspaper"),
        website: sketch.channel("example.channel.website", "globe"),
        whatsapp: sketch.channel("example.channel.whatsapp", "message-circle"),
        email: sketch.channel("example.channel.email", "mail"),
        courier: sketch.channel("example.channel.courier", "truck"),
        app: sketch.channel("example.channel.app", "smartphone"),
    }
}

fn rina(sketch: &mut Sketch, channels: &Channels) -> PersonaId {
    let persona = Persona {
        name: sketch.word("example.rina.name"),
        tagline: sketch.word("example.rina.tagline"),
        role: sketch.word("example.rina.role"),
        age: "32".to_owned(),
        place: "Bandung".to_owned(),
        quote: sketch.word("example.rina.quote"),
        story: sketch.word("example.rina.story"),
        goals: sketch.words(&["example.rina.goal.1", "example.rina.goal.2"]),
        needs: sketch.words(&["example.rina.need.1", "example.rina.need.2"]),
        frustrations: sketch.words(&["example.rina.frustration.1", "example.rina.frustration.2"]),
        motivations: sketch.words(&["example.rina.motivation"]),
        habits: sketch.words(&["example.rina.habit"]),
        devices: sketch.words(&["example.device.phone"]),
        channels: vec![
            channels.instagram.clone(),
            channels.blog.clone(),
            channels.whatsapp.clone(),
        ],
        sources: vec![interview(sketch, "example.rina.said")],
        shape: Some(PersonaShape::Circle),
        ..Persona::default()
    };
    sketch.persona(persona)
}

fn bayu(sketch: &mut Sketch, channels: &Channels) -> PersonaId {
    let persona = Persona {
        name: sketch.word("example.bayu.name"),
        tagline: sketch.word("example.bayu.tagline"),
        role: sketch.word("example.bayu.role"),
        age: "38".to_owned(),
        place: "Jakarta".to_owned(),
        quote: sketch.word("example.bayu.quote"),
        story: sketch.word("example.bayu.story"),
        goals: sketch.words(&["example.bayu.goal.1", "example.bayu.goal.2"]),
        needs: sketch.words(&["example.bayu.need.1", "example.bayu.need.2"]),
        frustrations: sketch.words(&["example.bayu.frustration.1", "example.bayu.frustration.2"]),
        motivations: sketch.words(&["example.bayu.motivation"]),
        habits: sketch.words(&["example.bayu.habit"]),
        devices: sketch.words(&["example.device.phone", "example.device.laptop"]),
        channels: vec![channels.website.clone(), channels.email.clone(), channels.app.clone()],
        sources: vec![interview(sketch, "example.bayu.said")],
        shape: Some(PersonaShape::Square),
        ..Persona::default()
    };
    sketch.persona(persona)
}

fn interview(sketch: &Sketch, said: &str) -> PersonaSource {
    PersonaSource {
        kind: sketch.word("example.source.interview"),
        date: "2026-11-12".to_owned(),
        quote: sketch.word(said),
        ..PersonaSource::default()
    }
}

fn actions(sketch: &mut Sketch, ground: &Ground) {
    let rows = [
        ("example.action.ad", observed(sketch, STATISTICS)),
        ("example.action.read", observed(sketch, INTERVIEWS)),
        ("example.action.compare", observed(sketch, INTERVIEWS)),
        ("example.action.ask", assumed(sketch, WORKSHOP)),
        ("example.action.pay", observed(sketch, STATISTICS)),
        ("example.action.receive", None),
        ("example.action.use", assumed(sketch, WORKSHOP)),
        ("example.action.recommend", proposed(sketch)),
    ];
    for (column, (text, evidence)) in rows.into_iter().enumerate() {
        let card = Card {
            text: sketch.word(text),
            evidence,
            ..Card::default()
        };
        sketch.card(&ground.lanes[ACTION], &ground.columns[column], None, card);
    }
}

fn touchpoints(sketch: &mut Sketch, ground: &Ground) {
    let on = &ground.channels;
    let rows = [
        (0, &on.instagram, "", "example.touch.ad"),
        (0, &on.social, "", "example.touch.shared"),
        (1, &on.blog, "", "example.touch.article"),
        (2, &on.website, "", "example.touch.lab"),
        (2, &on.website, "", "example.touch.about"),
        (3, &on.whatsapp, "", "example.touch.answer"),
        (4, &on.email, "badge-percent", "example.touch.code"),
        (4, &on.website, "shopping-cart", "example.touch.checkout"),
        (5, &on.courier, "", "example.touch.track"),
        (6, &on.app, "gift", "example.touch.points"),
        (6, &on.email, "clipboard-list", "example.touch.survey"),
        (7, &on.whatsapp, "share-2", "example.touch.invite"),
    ];
    for (column, channel, icon, text) in rows {
        let card = Card {
            text: sketch.word(text),
            icon: icon.to_owned(),
            channels: vec![channel.clone()],
            moment_of_truth: text == "example.touch.checkout",
            ..Card::default()
        };
        sketch.card(&ground.lanes[TOUCHPOINT], &ground.columns[column], None, card);
    }
}

fn thoughts(sketch: &mut Sketch, ground: &Ground) {
    let (rina, bayu) = (&ground.rina, &ground.bayu);
    let rows = [
        (0, Some(1), rina, "example.thought.good"),
        (2, Some(3), rina, "example.thought.different"),
        (4, None, rina, "example.thought.price"),
        (5, Some(6), bayu, "example.thought.again"),
        (7, None, rina, "example.thought.group"),
    ];
    for (column, until, persona, text) in rows {
        let until = until.map(|column: usize| &ground.columns[column]);
        let card = Card {
            text: sketch.word(text),
            personas: vec![persona.clone()],
            ..Card::default()
        };
        sketch.card(&ground.lanes[THOUGHT], &ground.columns[column], until, card);
    }
}

/// Two curves; the turns that matter are put into words.
fn feelings(sketch: &mut Sketch, ground: &Ground) {
    let rina = [
        (0.0, ""),
        (1.0, ""),
        (0.0, ""),
        (-2.0, "example.feeling.dose"),
        (1.0, ""),
        (-1.0, ""),
        (1.0, ""),
        (2.0, "example.feeling.taste"),
    ];
    let bayu = [
        (-0.5, ""),
        (0.5, ""),
        (0.5, ""),
        (0.5, ""),
        (-1.5, "example.feeling.shipping"),
        (0.5, ""),
        (0.5, ""),
        (1.0, ""),
    ];
    for (persona, points) in [(&ground.rina, rina), (&ground.bayu, bayu)] {
        for (column, (value, text)) in points.into_iter().enumerate() {
            let card = Card {
                text: sketch.word(text),
                value: Some(value),
                personas: vec![persona.clone()],
                ..Card::default()
            };
            sketch.card(&ground.lanes[EMOTION], &ground.columns[column], None, card);
        }
    }
}

/// What gets in the way, and what answers it.
fn answers(sketch: &mut Sketch, ground: &Ground) {
    let rows = [
        (
            2,
            "example.pain.compare",
            None,
            "example.solution.compare",
            (2, 3),
            "example.owner.content",
        ),
        (
            3,
            "example.pain.dose",
            observed(sketch, INTERVIEWS),
            "example.solution.dose",
            (2, 5),
            "example.owner.content",
        ),
        (
            4,
            "example.pain.shipping",
            observed(sketch, STATISTICS),
            "example.solution.shipping",
            (1, 4),
            "example.owner.shop",
        ),
        (
            5,
            "example.pain.arrival",
            assumed(sketch, WORKSHOP),
            "example.solution.arrival",
            (3, 3),
            "example.owner.shop",
        ),
    ];
    for (column, pain, evidence, solution, effort_impact, owner) in rows {
        let tags = if column == 3 {
            sketch.words(&["example.tag.dose", "example.tag.trust"])
        } else {
            Vec::new()
        };
        let pain = Card {
            text: sketch.word(pain),
            evidence,
            tags,
            ..Card::default()
        };
        let pain = sketch.card(&ground.lanes[PAIN], &ground.columns[column], None, pain);
        let solution = remedy(sketch, ground, column, solution, effort_impact, owner);
        sketch.link(Target::Card(solution), Target::Card(pain), LinkKind::Solves, "");
    }
    let reminder = remedy(
        sketch,
        ground,
        6,
        "example.solution.reminder",
        (2, 5),
        "example.owner.shop",
    );
    let evidence = proposed(sketch);
    if let Some(mut card) = sketch.doc.cards.get_mut(&reminder) {
        card.evidence = evidence;
    }
}

fn remedy(
    sketch: &mut Sketch,
    ground: &Ground,
    column: usize,
    text: &str,
    (effort, impact): (u8, u8),
    owner: &str,
) -> CardId {
    let card = Card {
        text: sketch.word(text),
        effort: Some(effort),
        impact: Some(impact),
        owner: sketch.word(owner),
        status: Some(CardStatus::Open),
        ..Card::default()
    };
    sketch.card(&ground.lanes[SOLUTION], &ground.columns[column], None, card)
}

fn observed(sketch: &Sketch, source: &str) -> Option<Evidence> {
    evidence(sketch, EvidenceKind::Observed, source, "2026-11-12")
}

fn assumed(sketch: &Sketch, source: &str) -> Option<Evidence> {
    evidence(sketch, EvidenceKind::Assumed, source, "2026-11-05")
}

fn proposed(sketch: &Sketch) -> Option<Evidence> {
    evidence(sketch, EvidenceKind::Proposed, "", "")
}

fn evidence(sketch: &Sketch, kind: EvidenceKind, source: &str, date: &str) -> Option<Evidence> {
    Some(Evidence {
        kind: Some(kind),
        source: sketch.word(source),
        date: date.to_owned(),
        ..Evidence::default()
    })
}
