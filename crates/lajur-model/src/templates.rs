//! What a new map can begin with, and the example that a first start shows.
//!
//! All words come from the caller, who asks the catalogues for `template.*` and `example.*` in the map's language.
//! Lanes carry no name of their own: the role's name stands there, in whatever language the map speaks.

mod example;
mod sketch;

use crate::{Doc, IdSource, LinkKind, Role, Scale, Target};
use sketch::Sketch;

/// The templates, in the order they are offered.
pub const NAMES: &[&str] = &["five-stages", "e-commerce", "blank"];

/// A new map from the template `name`, in `language`; none where there is no such template. It has no title yet.
#[must_use]
pub fn build(name: &str, say: &dyn Fn(&str) -> String, language: &str, ids: &mut dyn IdSource) -> Option<Doc> {
    let sketch = Sketch::new(say, language, ids);
    match name {
        "five-stages" => Some(five_stages(sketch)),
        "e-commerce" => Some(e_commerce(sketch)),
        "blank" => Some(blank(sketch)),
        _ => None,
    }
}

/// The example map: a shop for children's vitamins, with its personas and channels.
#[must_use]
pub fn example(say: &dyn Fn(&str) -> String, language: &str, ids: &mut dyn IdSource) -> Doc {
    example::draw(Sketch::new(say, language, ids))
}

fn five_stages(mut sketch: Sketch) -> Doc {
    sketch.stages(&[
        ("template.five-stages.stage.1", "template.five-stages.stage.1.gloss"),
        ("template.five-stages.stage.2", "template.five-stages.stage.2.gloss"),
        ("template.five-stages.stage.3", "template.five-stages.stage.3.gloss"),
        ("template.five-stages.stage.4", "template.five-stages.stage.4.gloss"),
        ("template.five-stages.stage.5", "template.five-stages.stage.5.gloss"),
    ]);
    sketch.lanes(&[
        Role::Action,
        Role::Touchpoint,
        Role::Thought,
        Role::Emotion,
        Role::Pain,
        Role::Solution,
    ]);
    sketch.finish()
}

fn e_commerce(mut sketch: Sketch) -> Doc {
    let stages = sketch.stages(&[
        ("template.e-commerce.stage.1", "template.e-commerce.stage.1.gloss"),
        ("template.e-commerce.stage.2", "template.e-commerce.stage.2.gloss"),
        ("template.e-commerce.stage.3", "template.e-commerce.stage.3.gloss"),
        ("template.e-commerce.stage.4", "template.e-commerce.stage.4.gloss"),
        ("template.e-commerce.stage.5", "template.e-commerce.stage.5.gloss"),
    ]);
    let lanes = sketch.lanes(&[
        Role::Touchpoint,
        Role::Thought,
        Role::Action,
        Role::Duration,
        Role::Emotion,
        Role::Pain,
        Role::Solution,
    ]);
    let unit = sketch.word("template.e-commerce.unit");
    if let Some(duration) = sketch.doc.lanes.get_mut(&lanes[3]) {
        duration.scale = Some(Scale {
            lowest: Some(0.0),
            highest: Some(60.0),
            unit,
            ..Scale::default()
        });
    }
    let (first, last) = (stages[0].clone(), stages[4].clone());
    sketch.link(
        Target::Stage(last),
        Target::Stage(first),
        LinkKind::Loop,
        "template.e-commerce.loop",
    );
    sketch.finish()
}

fn blank(mut sketch: Sketch) -> Doc {
    sketch.stages(&[("", ""); 5]);
    sketch.lanes(&[Role::Action, Role::Touchpoint, Role::Emotion, Role::Pain]);
    sketch.finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;
    use crate::{Counter, Grid};

    fn key(key: &str) -> String {
        key.to_owned()
    }

    #[test]
    fn every_template_is_a_sound_map_with_empty_cells() {
        for name in NAMES {
            let doc = build(name, &key, "id", &mut Counter::new("t")).unwrap();
            assert_eq!(crate::check(&doc), vec![], "{name} must pass the check");
            assert_eq!(doc.map.language, "id", "{name} speaks the map's language");
            assert_eq!(Grid::of(&doc).columns.len(), 5, "{name} has five stages");
            assert!(doc.cards.is_empty(), "{name} must hold no invented content");
        }
    }

    #[test]
    fn an_unknown_template_is_none() {
        assert!(
            build("six-stages", &key, "en", &mut Counter::new("t")).is_none(),
            "nothing is made of a wrong name"
        );
    }

    #[test]
    fn e_commerce_leads_from_loyalty_back_to_the_start() {
        let doc = build("e-commerce", &key, "en", &mut Counter::new("t")).unwrap();
        let columns = Grid::of(&doc)
            .columns
            .iter()
            .map(|stage| stage.id.clone())
            .collect::<Vec<_>>();
        let link = doc.links.values().next().unwrap();
        assert_eq!(
            (link.from.clone(), link.to.clone()),
            (
                Some(Target::Stage(columns[4].clone())),
                Some(Target::Stage(columns[0].clone()))
            ),
            "every repeat purchase begins the journey again"
        );
    }

    #[test]
    fn the_example_is_sound_and_the_same_each_time() {
        let make = || example(&key, "en", &mut Counter::new("e"));
        let doc = make();
        assert_eq!(crate::check(&doc), vec![], "the example must pass the check");
        assert_eq!(doc, make(), "the same ids give the same map");
        assert!(doc.map.example, "the library marks it");
    }

    #[test]
    fn the_example_shows_what_a_map_can_hold() {
        let doc = example(&key, "en", &mut Counter::new("e"));
        let solved = doc
            .links
            .values()
            .filter(|link| link.kind == Some(LinkKind::Solves))
            .count();
        let reaching = doc
            .cards
            .values()
            .filter(|card| card.place.as_ref().is_some_and(|place| place.until.is_some()))
            .count();
        let with_evidence = doc.cards.values().filter(|card| card.evidence.is_some()).count();
        assert_eq!(Grid::of(&doc).columns.len(), 8, "eight steps");
        assert_eq!(doc.map.personas.len(), 2, "two personas");
        assert!(
            solved >= 4 && reaching >= 3 && with_evidence >= 9,
            "{solved} solutions, {reaching} reaching, {with_evidence} with evidence"
        );
        assert_eq!(
            doc.stages.values().filter(|stage| stage.moment_of_truth).count(),
            1,
            "one moment of truth"
        );
    }
}
