//! What belongs together: letters inside the shape they lie on, and small signs made of several strokes.

use super::block::Block;
use super::geometry::Bounds;
use super::mark::Mark;

/// A mark with what lies on it.
pub(super) struct Item {
    pub mark: Mark,
    pub bounds: Bounds,
    /// Texts inside the shape.
    pub words: Vec<Block>,
    /// Marks on a small sign.
    pub inside: Vec<Item>,
}

/// A sign is no larger than this.
const SIGN: f32 = 48.0;
/// Letters of a sign may reach over it by this: a line is higher than its letters.
const SLACK: f32 = 3.0;

/// Which texts of a group go into its ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Inside {
    /// Those of a card, of a stage.
    All,
    /// The name of a lane; words of a scale stand at heights of their own.
    First,
    /// None: a picture made of data has no ground.
    None,
}

/// The marks of a group put together.
pub(super) fn items(marks: Vec<Mark>, inside: Inside) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for mark in marks {
        let item = Item {
            bounds: mark.bounds(),
            mark,
            words: Vec::new(),
            inside: Vec::new(),
        };
        match items.last_mut() {
            Some(sign) if sign.carries(&item) => sign.inside.push(item),
            _ => items.push(item),
        }
    }
    items.iter_mut().for_each(Item::letter);
    match ground(&items) {
        Some(ground) if inside != Inside::None => settled(items, ground, inside),
        _ => items,
    }
}

/// The shape on which the first text lies.
fn ground(items: &[Item]) -> Option<usize> {
    let first = items.iter().position(|item| matches!(item.mark, Mark::Words(_)))?;
    let holds = |item: &Item| item.mark.is_ground() && item.bounds.holds(&items[first].bounds, SLACK);
    items[..first].iter().rposition(holds)
}

fn settled(items: Vec<Item>, ground: usize, inside: Inside) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::new();
    let mut words = Vec::new();
    for item in items {
        match item.mark {
            Mark::Words(block) if inside == Inside::All || words.is_empty() => words.push(block),
            mark => kept.push(Item { mark, ..item }),
        }
    }
    // The ground comes before every text, so its place is the same among what is left.
    if let Some(ground) = kept.get_mut(ground) {
        ground.words = words;
    }
    kept
}

impl Item {
    fn carries(&self, other: &Item) -> bool {
        let is_small = self.bounds.w() <= SIGN && self.bounds.h() <= SIGN;
        let is_filled = matches!(&self.mark, Mark::Shape(_, look) if look.fill.is_some());
        is_small && is_filled && self.bounds.holds(&other.bounds, SLACK)
    }

    /// A sign with nothing but letters on it is a shape with text: the badge of a persona.
    fn letter(&mut self) {
        if let [only] = &self.inside[..]
            && matches!(only.mark, Mark::Words(_))
            && let Some(Item {
                mark: Mark::Words(block),
                ..
            }) = self.inside.pop()
        {
            self.words.push(block);
        }
    }

    /// True for a sign with its letters in its middle.
    pub(super) fn is_badge(&self) -> bool {
        self.bounds.w() <= SIGN && self.bounds.h() <= SIGN
    }
}

/// The smallest rectangle around some items.
pub(super) fn around(items: &[Item]) -> Bounds {
    let all = items.iter().map(|item| item.bounds);
    all.reduce(Bounds::joined).unwrap_or(Bounds::new(0.0, 0.0, 0.0, 0.0))
}
