//! What must be true of every Doc. Files that break it are refused with the place; edits never lead there.

use crate::{
    AssetId, Card, ChannelId, Color, Comment, Doc, Form, Grid, Kind, Lane, Link, Map, PersonaId, Record, Shared, Stage,
    StageId, Target, View, limits,
};
use std::collections::{BTreeMap, BTreeSet};

/// Something that is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, specta::Type)]
pub struct Problem {
    /// What is wrong.
    pub code: ProblemCode,
    /// Kind of the record.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// The field, where it is one.
    pub field: String,
    /// What the field names, or how many there are.
    pub other: String,
}

/// What can be wrong. Catalogue keys are `problem.<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The map has no id.
    NoId,
    /// It names a record that is not there.
    Unknown,
    /// A stage lies below itself.
    Cycle,
    /// The head has a fourth level.
    TooDeep,
    /// A card lies on a stage that has steps.
    NotAColumn,
    /// A card reaches to a column that is not after its own.
    ReachesBack,
    /// A second point of one persona in one column of a curve.
    SecondPoint,
    /// A card in a lane that is a line.
    CardOnLine,
    /// Not a finite number, or not in the range of its field.
    OutOfRange,
    /// Not `#RRGGBB`.
    BadColor,
    /// Not a day as `YYYY-MM-DD`.
    BadDate,
    /// Not a web or mail address.
    BadAddress,
    /// A text longer than Lajur takes.
    TooLong,
    /// More records than Lajur takes.
    TooMany,
    /// An arrow from a thing to itself, or without an end.
    LooseLink,
}

impl ProblemCode {
    /// All codes.
    pub const ALL: [ProblemCode; 15] = [
        Self::NoId,
        Self::Unknown,
        Self::Cycle,
        Self::TooDeep,
        Self::NotAColumn,
        Self::ReachesBack,
        Self::SecondPoint,
        Self::CardOnLine,
        Self::OutOfRange,
        Self::BadColor,
        Self::BadDate,
        Self::BadAddress,
        Self::TooLong,
        Self::TooMany,
        Self::LooseLink,
    ];

    /// The code as catalogues and machines spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoId => "no_id",
            Self::Unknown => "unknown",
            Self::Cycle => "cycle",
            Self::TooDeep => "too_deep",
            Self::NotAColumn => "not_a_column",
            Self::ReachesBack => "reaches_back",
            Self::SecondPoint => "second_point",
            Self::CardOnLine => "card_on_line",
            Self::OutOfRange => "out_of_range",
            Self::BadColor => "bad_color",
            Self::BadDate => "bad_date",
            Self::BadAddress => "bad_address",
            Self::TooLong => "too_long",
            Self::TooMany => "too_many",
            Self::LooseLink => "loose_link",
        }
    }
}

/// What a single record says wrongly, whatever stands around it: a code and the field.
pub(crate) trait Values {
    fn faults(&self, found: &mut Vec<(ProblemCode, &'static str)>);
}

/// Everything that is wrong with a Doc; empty for every Doc that edits can reach.
#[must_use]
pub fn check(doc: &Doc) -> Vec<Problem> {
    let mut problems = Vec::new();
    counts(doc, &mut problems);
    values(std::iter::once(&doc.map), &mut problems);
    values(doc.stages.values(), &mut problems);
    values(doc.lanes.values(), &mut problems);
    values(doc.cards.values(), &mut problems);
    values(doc.links.values(), &mut problems);
    values(doc.views.values(), &mut problems);
    values(doc.comments.values(), &mut problems);
    head(doc, &mut problems);
    references(doc, &mut problems);
    let grid = Grid::of(doc);
    places(doc, &grid, &mut problems);
    points(doc, &mut problems);
    problems.extend(check_shared(&doc.shared));
    problems.sort();
    problems
}

/// Everything that is wrong with shared records.
#[must_use]
pub fn check_shared(shared: &Shared) -> Vec<Problem> {
    let mut problems = Vec::new();
    values(shared.personas.values(), &mut problems);
    values(shared.channels.values(), &mut problems);
    for persona in shared.personas.values() {
        let missing = persona.channels.iter().filter(|id| !shared.channels.contains_key(*id));
        problems.extend(missing.map(|id| problem(ProblemCode::Unknown, persona, "channels", id.as_str())));
        image(shared, persona, "photo", persona.photo.as_ref(), &mut problems);
    }
    for channel in shared.channels.values() {
        image(shared, channel, "image", channel.image.as_ref(), &mut problems);
    }
    problems
}

fn problem<R: Record>(code: ProblemCode, record: &R, field: &str, other: &str) -> Problem {
    let id = R::id_text(record.id()).to_owned();
    Problem {
        code,
        kind: R::KIND,
        id,
        field: field.to_owned(),
        other: other.to_owned(),
    }
}

fn counts(doc: &Doc, problems: &mut Vec<Problem>) {
    let all = [
        (doc.stages.len(), limits::STAGES, "stage"),
        (doc.lanes.len(), limits::LANES, "lane"),
        (doc.cards.len(), limits::CARDS, "card"),
        (doc.links.len(), limits::LINKS, "link"),
    ];
    let over = all.into_iter().filter(|(count, most, _)| count > most);
    problems.extend(over.map(|(count, _, kind)| problem(ProblemCode::TooMany, &doc.map, kind, &count.to_string())));
}

fn values<'a, R: Record + Values + 'a>(records: impl Iterator<Item = &'a R>, problems: &mut Vec<Problem>) {
    let mut found = Vec::new();
    for record in records {
        if R::id_text(record.id()).is_empty() {
            problems.push(problem(ProblemCode::NoId, record, "id", ""));
        }
        record.faults(&mut found);
        problems.extend(found.drain(..).map(|(code, field)| problem(code, record, field, "")));
    }
}

fn head(doc: &Doc, problems: &mut Vec<Problem>) {
    for stage in doc.stages.values() {
        let mut level = 1;
        let mut above = stage.parent.as_ref();
        let mut seen = BTreeSet::from([&stage.id]);
        while let Some(parent) = above.and_then(|id| doc.stages.get(id)) {
            level += 1;
            if !seen.insert(&parent.id) {
                problems.push(problem(ProblemCode::Cycle, stage, "parent", parent.id.as_str()));
                break;
            }
            above = parent.parent.as_ref();
        }
        let in_cycle = problems
            .last()
            .is_some_and(|last| last.code == ProblemCode::Cycle && last.id == stage.id.0);
        if level > limits::LEVELS && !in_cycle {
            problems.push(problem(ProblemCode::TooDeep, stage, "parent", ""));
        }
    }
}

fn references(doc: &Doc, problems: &mut Vec<Problem>) {
    let shared = &*doc.shared;
    people(shared, &doc.map, &doc.map.personas, problems);
    image(shared, &doc.map, "logo", doc.map.logo.as_ref(), problems);
    for stage in doc.stages.values() {
        if let Some(parent) = stage.parent.as_ref().filter(|id| !doc.stages.contains_key(*id)) {
            problems.push(problem(ProblemCode::Unknown, stage, "parent", parent.as_str()));
        }
    }
    for lane in doc.lanes.values() {
        people(shared, lane, lane.persona.as_slice(), problems);
    }
    for card in doc.cards.values() {
        people(shared, card, &card.personas, problems);
        channels(shared, card, &card.channels, problems);
        image(shared, card, "image", card.image.as_ref(), problems);
    }
    for link in doc.links.values() {
        for (field, end) in [("from", &link.from), ("to", &link.to)] {
            if let Some(end) = end.as_ref().filter(|end| !doc.has(end)) {
                problems.push(problem(ProblemCode::Unknown, link, field, end.id_text()));
            }
        }
    }
}

fn people<R: Record>(shared: &Shared, record: &R, personas: &[PersonaId], problems: &mut Vec<Problem>) {
    let missing = personas.iter().filter(|id| !shared.personas.contains_key(*id));
    problems.extend(missing.map(|id| problem(ProblemCode::Unknown, record, "personas", id.as_str())));
}

fn channels<R: Record>(shared: &Shared, record: &R, channels: &[ChannelId], problems: &mut Vec<Problem>) {
    let missing = channels.iter().filter(|id| !shared.channels.contains_key(*id));
    problems.extend(missing.map(|id| problem(ProblemCode::Unknown, record, "channels", id.as_str())));
}

fn image<R: Record>(shared: &Shared, record: &R, field: &str, asset: Option<&AssetId>, problems: &mut Vec<Problem>) {
    if let Some(id) = asset.filter(|id| !shared.assets.contains_key(*id)) {
        problems.push(problem(ProblemCode::Unknown, record, field, id.as_str()));
    }
}

fn places(doc: &Doc, grid: &Grid, problems: &mut Vec<Problem>) {
    for card in doc.cards.values() {
        let Some(place) = &card.place else { continue };
        match doc.lanes.get(&place.lane) {
            None => problems.push(problem(ProblemCode::Unknown, card, "lane", place.lane.as_str())),
            Some(lane) if doc.form(lane) == Form::Line => {
                problems.push(problem(ProblemCode::CardOnLine, card, "lane", place.lane.as_str()));
            }
            Some(_) => {}
        }
        let first = column(doc, grid, card, "stage", &place.stage, problems);
        let Some(until) = &place.until else { continue };
        let last = column(doc, grid, card, "until", until, problems);
        if let (Some(first), Some(last)) = (first, last)
            && last <= first
        {
            problems.push(problem(ProblemCode::ReachesBack, card, "until", until.as_str()));
        }
    }
}

fn column(
    doc: &Doc,
    grid: &Grid,
    card: &Card,
    field: &str,
    stage: &StageId,
    problems: &mut Vec<Problem>,
) -> Option<usize> {
    let column = grid.column_of(stage);
    if column.is_none() {
        let code = if doc.stages.contains_key(stage) {
            ProblemCode::NotAColumn
        } else {
            ProblemCode::Unknown
        };
        problems.push(problem(code, card, field, stage.as_str()));
    }
    column
}

fn points(doc: &Doc, problems: &mut Vec<Problem>) {
    let mut taken = BTreeMap::new();
    for card in doc.cards.values() {
        let Some(place) = &card.place else { continue };
        let curve = doc
            .lanes
            .get(&place.lane)
            .is_some_and(|lane| doc.form(lane) == Form::Curve);
        if !curve {
            continue;
        }
        let second = card.point_keys().into_iter().any(|key| {
            taken
                .insert((place.lane.clone(), place.stage.clone(), key), ())
                .is_some()
        });
        if second {
            problems.push(problem(ProblemCode::SecondPoint, card, "stage", place.stage.as_str()));
        }
    }
}

impl Doc {
    /// True where the end of a link is there.
    #[must_use]
    pub fn has(&self, target: &Target) -> bool {
        match target {
            Target::Card(id) => self.cards.contains_key(id),
            Target::Stage(id) => self.stages.contains_key(id),
        }
    }
}

impl Target {
    /// The id of the card or stage.
    #[must_use]
    pub fn id_text(&self) -> &str {
        match self {
            Target::Card(id) => id.as_str(),
            Target::Stage(id) => id.as_str(),
        }
    }
}

impl Card {
    /// What may stand only once in a column of a curve: persona (none is everybody) and variant.
    pub(crate) fn point_keys(&self) -> Vec<(Option<PersonaId>, String)> {
        let variant = self
            .variant
            .as_ref()
            .map_or("as-is", |variant| variant.as_str())
            .to_owned();
        if self.personas.is_empty() {
            return vec![(None, variant)];
        }
        let once: BTreeSet<_> = self.personas.iter().collect();
        once.into_iter()
            .map(|persona| (Some(persona.clone()), variant.clone()))
            .collect()
    }
}

type Faults = Vec<(ProblemCode, &'static str)>;

fn long(field: &'static str, text: &str, found: &mut Faults) {
    if text.len() > limits::TEXT && text.chars().count() > limits::TEXT {
        found.push((ProblemCode::TooLong, field));
    }
}

fn day(field: &'static str, text: &str, found: &mut Faults) {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                *byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    let number = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let real = shaped && (1..=12).contains(&number(5..7)) && (1..=31).contains(&number(8..10));
    if !text.is_empty() && !real {
        found.push((ProblemCode::BadDate, field));
    }
}

fn color(field: &'static str, color: Option<&Color>, found: &mut Faults) {
    if color.is_some_and(|color| !color.is_well_formed()) {
        found.push((ProblemCode::BadColor, field));
    }
}

fn in_range(field: &'static str, fits: bool, found: &mut Faults) {
    if !fits {
        found.push((ProblemCode::OutOfRange, field));
    }
}

fn finite(field: &'static str, value: Option<f64>, found: &mut Faults) {
    in_range(field, value.is_none_or(f64::is_finite), found);
}

impl Values for Map {
    fn faults(&self, found: &mut Faults) {
        for (field, text) in [
            ("title", &self.title),
            ("goal", &self.goal),
            ("scenario", &self.scenario),
            ("note", &self.note),
        ] {
            long(field, text, found);
        }
        day("review_on", &self.review_on, found);
    }
}

impl Values for Stage {
    fn faults(&self, found: &mut Faults) {
        for (field, text) in [("name", &self.name), ("gloss", &self.gloss), ("note", &self.note)] {
            long(field, text, found);
        }
        color("color", self.color.as_ref(), found);
        in_range(
            "width",
            self.width.is_none_or(|width| limits::TRACK.contains(&width)),
            found,
        );
    }
}

impl Values for Lane {
    fn faults(&self, found: &mut Faults) {
        long("name", &self.name, found);
        color("color", self.color.as_ref(), found);
        in_range(
            "height",
            self.height.is_none_or(|height| limits::TRACK.contains(&height)),
            found,
        );
        let Some(scale) = &self.scale else { return };
        let usual = crate::doc::usual_scale(self.role.as_ref());
        let low = scale.lowest.unwrap_or(usual.0);
        let high = scale.highest.unwrap_or(usual.1);
        let step = scale.step.unwrap_or(1.0);
        in_range(
            "scale",
            low.is_finite() && high.is_finite() && low < high && step.is_finite() && step > 0.0,
            found,
        );
    }
}

impl Values for Card {
    fn faults(&self, found: &mut Faults) {
        long("text", &self.text, found);
        color("color", self.color.as_ref(), found);
        finite("value", self.value, found);
        in_range(
            "effort",
            self.effort.is_none_or(|effort| (1..=5).contains(&effort)),
            found,
        );
        in_range(
            "impact",
            self.impact.is_none_or(|impact| (1..=5).contains(&impact)),
            found,
        );
        if let Some(evidence) = &self.evidence {
            day("evidence", &evidence.date, found);
        }
        let address = self.link.as_ref().map_or("", |link| link.url.as_str());
        if !address.is_empty() && !crate::text::is_address(address) {
            found.push((ProblemCode::BadAddress, "link"));
        }
    }
}

impl Values for Link {
    fn faults(&self, found: &mut Faults) {
        long("label", &self.label, found);
        if self.from.is_none() || self.to.is_none() || self.from == self.to {
            found.push((ProblemCode::LooseLink, "to"));
        }
    }
}

impl Values for View {
    fn faults(&self, found: &mut Faults) {
        long("name", &self.name, found);
    }
}

impl Values for Comment {
    fn faults(&self, found: &mut Faults) {
        long("text", &self.text, found);
    }
}

impl Values for crate::Persona {
    fn faults(&self, found: &mut Faults) {
        for (field, text) in [("name", &self.name), ("quote", &self.quote), ("story", &self.story)] {
            long(field, text, found);
        }
        color("color", self.color.as_ref(), found);
        in_range(
            "traits",
            self.traits.iter().all(|one| (1..=5).contains(&one.value)),
            found,
        );
    }
}

impl Values for crate::Channel {
    fn faults(&self, found: &mut Faults) {
        long("name", &self.name, found);
    }
}
