//! What lanes are called outside of a map.

use lajur_model::{Lane, Role};
use lajur_words::{Lang, say};

/// The name of a lane: its own, or that of its role. A role that only a newer version knows is a note, as everything is
/// that nobody knows.
pub(crate) fn lane_name(lane: &Lane, lang: Lang) -> String {
    if !lane.name.trim().is_empty() {
        return lane.name.clone();
    }
    let known = lane.role.as_ref().filter(|role| Role::ALL.contains(role));
    say(lang, &format!("role.{}", known.map_or("note", Role::as_str)), &[])
}
