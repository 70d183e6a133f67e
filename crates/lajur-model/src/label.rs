//! What a step of history is called, before it is put into words.

use serde::{Deserialize, Serialize};

/// The catalogue key `step.<key>` with what goes into it: "move 3 cards", "rename lane Pain points".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Label {
    /// Last part of the catalogue key.
    pub key: String,
    /// How many records.
    #[serde(default)]
    pub count: u32,
    /// The name of the one record, cut to 40 characters; empty where there is none or there are several.
    #[serde(default)]
    pub name: String,
}

impl Label {
    /// All keys that plans and the application give, for the catalogues.
    pub const KEYS: [&'static str; 55] = [
        "add_card",
        "add_channel",
        "add_lane",
        "add_link",
        "add_persona",
        "add_stage",
        "add_view",
        "change_card",
        "change_channel",
        "change_comment",
        "change_lane",
        "change_link",
        "change_map",
        "change_persona",
        "change_stage",
        "change_view",
        "copy_card",
        "copy_lane",
        "copy_stage",
        "delete_card",
        "delete_lane",
        "delete_link",
        "delete_map",
        "delete_several",
        "delete_shared",
        "delete_stage",
        "delete_view",
        "duplicate_card",
        "duplicate_lane",
        "duplicate_several",
        "duplicate_stage",
        "edit_text",
        "import",
        "move_card",
        "move_lane",
        "move_stage",
        "paste",
        "paste_lane",
        "paste_stage",
        "reach_card",
        "rename_channel",
        "rename_lane",
        "rename_map",
        "rename_persona",
        "rename_stage",
        "rename_view",
        "restore_map",
        "restore_shared",
        "set_card_personas",
        "set_channels",
        "set_color",
        "set_evidence",
        "set_personas",
        "set_tags",
        "set_value",
    ];

    /// A label for `count` records.
    #[must_use]
    pub fn counted(key: &str, count: usize) -> Self {
        Self {
            key: key.to_owned(),
            count: u32::try_from(count).unwrap_or(u32::MAX),
            name: String::new(),
        }
    }

    /// A label for one record with a name.
    #[must_use]
    pub fn named(key: &str, name: &str) -> Self {
        let name = name.chars().take(40).collect::<String>().replace('\n', " ");
        Self {
            key: key.to_owned(),
            count: 1,
            name,
        }
    }
}
