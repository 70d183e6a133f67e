//! What an edit changed on the screen.

use crate::layout::{Layout, LayoutDelta};

/// The boxes and figures that differ between two layouts of one map, and the frame where it differs.
#[must_use]
pub fn delta(old: &Layout, new: &Layout) -> LayoutDelta {
    LayoutDelta {
        frame: (old.frame != new.frame).then(|| new.frame.clone()),
        cards: new
            .cards
            .iter()
            .filter(|(id, card)| old.cards.get(*id) != Some(card))
            .map(|(id, card)| (id.clone(), card.clone()))
            .collect(),
        gone: old
            .cards
            .keys()
            .filter(|id| !new.cards.contains_key(*id))
            .cloned()
            .collect(),
        figures: new
            .figures
            .iter()
            .filter(|(id, figure)| old.figures.get(*id) != Some(figure))
            .map(|(id, figure)| (id.clone(), figure.clone()))
            .collect(),
        gone_figures: old
            .figures
            .keys()
            .filter(|id| !new.figures.contains_key(*id))
            .cloned()
            .collect(),
    }
}
