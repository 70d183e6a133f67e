//! The role table: one row per role, and nothing else is needed to add one but its words in the catalogues.

use crate::Role;

/// How a lane is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Cards stacked in cells.
    Cards,
    /// Points joined by a curve.
    Curve,
    /// One figure per column.
    Numbers,
    /// A labelled rule across the map.
    Line,
}

/// What a role fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleRow {
    /// How its lane is drawn.
    pub form: Form,
    /// Icon by its Lucide name.
    pub icon: &'static str,
    /// Palette slot of its lane.
    pub hue: &'static str,
    /// Fields that its cards offer beside the text, in the order of the properties panel.
    pub fields: &'static [&'static str],
}

const PLAIN: &[&str] = &["personas", "evidence", "color", "tags", "owner"];
const TOUCH: &[&str] = &[
    "channels",
    "personas",
    "evidence",
    "color",
    "tags",
    "owner",
    "moment_of_truth",
];
const WORK: &[&str] = &[
    "personas", "evidence", "color", "tags", "owner", "effort", "impact", "status",
];
const POINT: &[&str] = &["value", "personas", "variant", "evidence", "tags"];
const FIGURE: &[&str] = &["value", "personas", "variant", "evidence"];
const PICTURE: &[&str] = &["image", "personas", "evidence", "tags"];
const LEADS_ON: &[&str] = &["link", "personas", "tags", "owner"];
const NONE: &[&str] = &[];

/// The row of a role. A lane without a role, or with one of a newer version, is drawn as plain cards.
#[must_use]
pub fn role(role: Option<&Role>) -> RoleRow {
    use Form::{Cards, Curve, Line, Numbers};
    let (form, icon, hue, fields) = match role {
        Some(Role::Action) => (Cards, "footprints", "slate", PLAIN),
        Some(Role::Touchpoint) => (Cards, "waypoints", "teal", TOUCH),
        Some(Role::Thought) => (Cards, "quote", "violet", PLAIN),
        Some(Role::Need) => (Cards, "heart-handshake", "rose", PLAIN),
        Some(Role::Emotion) => (Curve, "smile", "green", POINT),
        Some(Role::Pain) => (Cards, "triangle-alert", "red", WORK),
        Some(Role::Opportunity) => (Cards, "sparkles", "amber", WORK),
        Some(Role::Solution) => (Cards, "lightbulb", "blue", WORK),
        Some(Role::Intensity) => (Curve, "activity", "orange", POINT),
        Some(Role::Frontstage) => (Cards, "store", "cyan", TOUCH),
        Some(Role::Backstage) => (Cards, "warehouse", "indigo", PLAIN),
        Some(Role::Support) => (Cards, "cog", "stone", PLAIN),
        Some(Role::Data) => (Cards, "database", "cyan", PLAIN),
        Some(Role::Owner) => (Cards, "user-round", "stone", PLAIN),
        Some(Role::Image) => (Cards, "image", "stone", PICTURE),
        Some(Role::Document) => (Cards, "file-text", "stone", LEADS_ON),
        Some(Role::Nested) => (Cards, "map", "indigo", LEADS_ON),
        Some(Role::Duration) => (Numbers, "timer", "slate", FIGURE),
        Some(Role::Wait) => (Numbers, "hourglass", "orange", FIGURE),
        Some(Role::Volume) => (Numbers, "users-round", "slate", FIGURE),
        Some(Role::DropOff) => (Numbers, "log-out", "red", FIGURE),
        Some(Role::Conversion) => (Numbers, "trending-up", "green", FIGURE),
        Some(Role::Metric) => (Numbers, "gauge", "slate", FIGURE),
        Some(Role::Interaction) => (Line, "arrow-left-right", "stone", NONE),
        Some(Role::Visibility) => (Line, "eye", "stone", NONE),
        Some(Role::InternalInteraction) => (Line, "arrow-left-right", "stone", NONE),
        Some(Role::Note | Role::Other(_)) | None => (Cards, "sticky-note", "amber", PLAIN),
    };
    RoleRow {
        form,
        icon,
        hue,
        fields,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_form_an_icon_and_a_palette_hue() {
        for known in Role::ALL {
            let row = role(Some(known));
            assert!(!row.icon.is_empty(), "{known:?} has no icon");
            assert!(
                crate::PALETTE.contains(&row.hue),
                "{known:?} has the unknown hue {}",
                row.hue
            );
        }
    }

    #[test]
    fn a_role_of_a_newer_version_is_drawn_as_plain_cards() {
        assert_eq!(
            role(Some(&Role::from("horoscope"))).form,
            Form::Cards,
            "unknown roles must stay visible"
        );
    }
}
