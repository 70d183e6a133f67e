//! What a file of another kind cannot keep of a map: counted, named, and empty where nothing is lost.
//!
//! One table says for each kind of content what becomes of it in each kind of file. A test of the API, which knows all
//! writers, writes a map with everything and looks for it in the files (`lajur-api/tests/losses.rs`).

use lajur_model::{Card, Doc, Form, Grid, Lane, Scale, Stage, text};

/// A kind of file, by what it can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// Lajur's own file, and a workbook: everything.
    Whole,
    /// CSV or TSV as a grid.
    GridTable,
    /// CSV or TSV as a list.
    ListTable,
    /// Markdown as a table.
    MarkdownTable,
    /// Markdown as a list.
    MarkdownList,
    /// Markdown as an outline.
    Outline,
    /// A drawing of the map: SVG, PNG.
    Drawing,
    /// A drawing on sheets with footers: PDF.
    Sheets,
    /// Slides.
    Slides,
    /// A page for browsers.
    Page,
}

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is there as it was.
    Kept,
    /// It is there in another form.
    Changed,
    /// It is not there.
    LeftOut,
}

/// Something that a map has, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Last part of its catalogue key `loss.…`.
    pub what: &'static str,
    /// How many.
    pub count: usize,
    /// What became of them.
    pub fate: Fate,
}

/// A kind of content: its name, how many of it a map has, and its fate in a grid, a list, a Markdown table and list, an
/// outline, a drawing, on sheets, on slides and on a page.
type Content = (&'static str, fn(&Doc) -> usize, &'static str);

/// `=` kept, `~` changed, `-` left out.
#[rustfmt::skip]
const CONTENTS: [Content; 38] = [
    ("title", title, "=-======="),
    ("goal", goal, "--======="),
    ("scenario", scenario, "--------="),
    ("kind", kind, "-----===="),
    ("status", status, "--------="),
    ("charge", charge, "------==="),
    ("review", review, "-----===="),
    ("project", project, "------==="),
    ("map_tags", map_tags, "---------"),
    ("cards", placed, "========="),
    ("tray", tray, "---------"),
    ("marks", marks, "~~~~~~~~="),
    ("reaching", reaching, "~=~=~===="),
    ("values", values, "========="),
    ("scales", scales, "-=-=-~~~="),
    ("scale_words", scale_words, "-----===="),
    ("units", units, "-=-=-===="),
    ("people", people, "-=-======"),
    ("variants", variants, "-=-=-===="),
    ("channels", channels, "-=-======"),
    ("evidence", evidence, "-=-=~~~~~"),
    ("owners", owners, "-=-=---=="),
    ("tags", tags, "-=-=----="),
    ("work", work, "-=-=-----"),
    ("done", done, "-----===="),
    ("addresses", addresses, "-=-=---=="),
    ("icons", icons, "-----===="),
    ("pictures", pictures, "-----===="),
    ("colors", colors, "-----===~"),
    ("truths", truths, "-----===="),
    ("arrows", arrows, "-----==~~"),
    ("groups", groups, "---------"),
    ("lane_people", lane_people, "-----===="),
    ("stages", stages, "---------"),
    ("comments", comments, "---------"),
    ("notes", notes, "---------"),
    ("views", views, "---------"),
    ("personas", personas, "--~~~~~~~"),
];

/// What becomes of a map in a file of this kind: all that it has, in a fixed order.
#[must_use]
pub fn report(doc: &Doc, carrier: Carrier) -> Vec<Item> {
    let item = |(what, count, fates): &Content| Item {
        what,
        count: count(doc),
        fate: fate(fates, carrier),
    };
    CONTENTS.iter().map(item).filter(|item| item.count > 0).collect()
}

fn fate(fates: &str, carrier: Carrier) -> Fate {
    let at = match carrier {
        Carrier::Whole => return Fate::Kept,
        Carrier::GridTable => 0,
        Carrier::ListTable => 1,
        Carrier::MarkdownTable => 2,
        Carrier::MarkdownList => 3,
        Carrier::Outline => 4,
        Carrier::Drawing => 5,
        Carrier::Sheets => 6,
        Carrier::Slides => 7,
        Carrier::Page => 8,
    };
    match fates.as_bytes().get(at) {
        Some(b'=') => Fate::Kept,
        Some(b'~') => Fate::Changed,
        _ => Fate::LeftOut,
    }
}

fn title(doc: &Doc) -> usize {
    usize::from(!doc.map.title.is_empty())
}

fn goal(doc: &Doc) -> usize {
    usize::from(!doc.map.goal.is_empty())
}

fn scenario(doc: &Doc) -> usize {
    usize::from(!doc.map.scenario.is_empty())
}

fn kind(doc: &Doc) -> usize {
    usize::from(doc.map.kind.is_some())
}

fn status(doc: &Doc) -> usize {
    usize::from(doc.map.status.is_some())
}

fn charge(doc: &Doc) -> usize {
    usize::from(!doc.map.owner.is_empty() || !doc.map.team.is_empty())
}

fn review(doc: &Doc) -> usize {
    usize::from(!doc.map.review_on.is_empty())
}

fn project(doc: &Doc) -> usize {
    usize::from(!doc.map.project.is_empty())
}

fn map_tags(doc: &Doc) -> usize {
    doc.map.tags.len()
}

fn lanes(doc: &Doc, has: impl Fn(&Lane) -> bool) -> usize {
    doc.lanes.values().filter(|lane| has(lane)).count()
}

fn scaled(doc: &Doc, has: impl Fn(&Scale) -> bool) -> usize {
    lanes(doc, |lane| lane.scale.as_ref().is_some_and(&has))
}

fn scales(doc: &Doc) -> usize {
    scaled(doc, |scale| scale.lowest.is_some() || scale.highest.is_some())
}

fn scale_words(doc: &Doc) -> usize {
    scaled(doc, |scale| !scale.words.is_empty())
}

fn units(doc: &Doc) -> usize {
    scaled(doc, |scale| !scale.unit.is_empty())
}

fn groups(doc: &Doc) -> usize {
    lanes(doc, |lane| !lane.group.is_empty())
}

fn lane_people(doc: &Doc) -> usize {
    lanes(doc, |lane| lane.persona.is_some())
}

fn stages(doc: &Doc) -> usize {
    let has_more = |stage: &&Stage| !stage.owner.is_empty() || !stage.tags.is_empty();
    doc.stages.values().filter(has_more).count()
}

fn icons(doc: &Doc) -> usize {
    cards(doc, |card| !card.icon.is_empty())
}

fn done(doc: &Doc) -> usize {
    cards(doc, |card| card.done)
}

fn cards(doc: &Doc, has: impl Fn(&Card) -> bool) -> usize {
    doc.cards
        .values()
        .filter(|card| card.place.is_some() && has(card))
        .count()
}

fn placed(doc: &Doc) -> usize {
    cards(doc, |_| true)
}

fn tray(doc: &Doc) -> usize {
    doc.cards.values().filter(|card| card.place.is_none()).count()
}

fn marks(doc: &Doc) -> usize {
    cards(doc, |card| {
        !card.text.is_empty() && text::escape(&text::parse(&card.text).plain()) != card.text
    })
}

fn reaching(doc: &Doc) -> usize {
    cards(doc, |card| {
        card.place.as_ref().is_some_and(|place| place.until.is_some())
    })
}

fn values(doc: &Doc) -> usize {
    let is_figure = |card: &Card| {
        let lane = card.place.as_ref().and_then(|place| doc.lanes.get(&place.lane));
        lane.is_some_and(|lane| matches!(doc.form(lane), Form::Curve | Form::Numbers))
    };
    cards(doc, |card| card.value.is_some() && is_figure(card))
}

fn people(doc: &Doc) -> usize {
    cards(doc, |card| !card.personas.is_empty())
}

fn variants(doc: &Doc) -> usize {
    cards(doc, |card| card.variant.is_some())
}

fn channels(doc: &Doc) -> usize {
    cards(doc, |card| !card.channels.is_empty())
}

fn evidence(doc: &Doc) -> usize {
    cards(doc, |card| card.evidence.is_some())
}

fn owners(doc: &Doc) -> usize {
    cards(doc, |card| !card.owner.is_empty())
}

fn tags(doc: &Doc) -> usize {
    cards(doc, |card| !card.tags.is_empty())
}

fn work(doc: &Doc) -> usize {
    cards(doc, |card| {
        card.effort.is_some() || card.impact.is_some() || card.status.is_some()
    })
}

fn addresses(doc: &Doc) -> usize {
    cards(doc, |card| card.link.is_some())
}

fn pictures(doc: &Doc) -> usize {
    cards(doc, |card| card.image.is_some())
}

fn colors(doc: &Doc) -> usize {
    let stages = doc.stages.values().filter(|stage| stage.color.is_some()).count();
    let lanes = doc.lanes.values().filter(|lane| lane.color.is_some()).count();
    cards(doc, |card| card.color.is_some()) + stages + lanes
}

fn truths(doc: &Doc) -> usize {
    cards(doc, |card| card.moment_of_truth) + doc.stages.values().filter(|stage| stage.moment_of_truth).count()
}

fn arrows(doc: &Doc) -> usize {
    doc.links.len()
}

fn comments(doc: &Doc) -> usize {
    doc.comments.len()
}

fn notes(doc: &Doc) -> usize {
    let of_map = usize::from(!doc.map.note.is_empty());
    of_map
        + Grid::of(doc)
            .head
            .iter()
            .filter(|node| !node.stage.note.is_empty())
            .count()
}

fn views(doc: &Doc) -> usize {
    doc.views.len()
}

fn personas(doc: &Doc) -> usize {
    doc.map.personas.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_content_has_a_fate_in_every_kind_of_file() {
        for (what, _, fates) in CONTENTS {
            assert_eq!(fates.len(), 9, "{what}");
            assert!(fates.chars().all(|fate| "=~-".contains(fate)), "{what}");
        }
    }

    #[test]
    fn nothing_is_lost_of_nothing_and_nothing_in_whole_files() {
        assert_eq!(report(&Doc::default(), Carrier::GridTable), vec![]);
        let mut doc = Doc::default();
        doc.comments.insert("n".into(), lajur_model::Comment::default());
        assert!(report(&doc, Carrier::Whole).iter().all(|item| item.fate == Fate::Kept));
        assert_eq!(report(&doc, Carrier::Page)[0].fate, Fate::LeftOut);
    }
}
