//! The records that all maps of a library share.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::doc::Fields;
use crate::records::record;
use crate::{AssetId, ChannelId, Color, PersonaId, PersonaShape, is_default};

record! {
    /// Somebody the journey is about.
    Persona {
        /// Id.
        id: PersonaId,
        /// Name.
        name: String,
        /// One line that sums them up.
        tagline: String,
        /// Role in life or work, such as "new mother".
        role: String,
        /// Age, a number or a range, as text.
        age: String,
        /// Where they live.
        place: String,
        /// A sentence in their words.
        quote: String,
        /// Their story, Markdown subset.
        story: String,
        /// What they want to reach.
        goals: Vec<String>,
        /// What they need.
        needs: Vec<String>,
        /// What annoys them.
        frustrations: Vec<String>,
        /// What drives them.
        motivations: Vec<String>,
        /// What they usually do.
        habits: Vec<String>,
        /// Channels they use.
        channels: Vec<ChannelId>,
        /// Brands they like.
        brands: Vec<String>,
        /// Devices they use.
        devices: Vec<String>,
        /// Traits on a scale.
        traits: Vec<Trait>,
        /// What is known about them, and from where.
        sources: Vec<PersonaSource>,
        /// Photo.
        photo: Option<AssetId>,
        /// Hue.
        color: Option<Color>,
        /// Outline of the chip; none follows from the order on the map.
        shape: Option<PersonaShape> as Option<String>,
        /// Fields of the team's own: name to text.
        own: BTreeMap<String, String>,
        /// True in the bin.
        deleted: bool,
    }
}

record! {
    /// A trait on five points.
    Trait {
        /// Name, such as "careful – spontaneous".
        name: String,
        /// 1 to 5.
        value: u8,
    }
}

record! {
    /// Where knowledge about a persona comes from.
    PersonaSource {
        /// Interview, survey, analytics …
        kind: String,
        /// Day, `YYYY-MM-DD`.
        date: String,
        /// What was said.
        quote: String,
    }
}

record! {
    /// Where a touchpoint happens.
    // In the window's bindings `Channel` is what progress travels through.
    #[serde(rename = "ChannelRecord")]
    Channel {
        /// Id.
        id: ChannelId,
        /// Name, such as "WhatsApp".
        name: String,
        /// Icon by its Lucide name.
        icon: String,
        /// Image instead of an icon.
        image: Option<AssetId>,
        /// True in the bin.
        deleted: bool,
    }
}

record! {
    /// What is known of an image without its bytes.
    Asset {
        /// Hash of the bytes.
        id: AssetId,
        /// `image/png` or `image/jpeg`.
        mime: String,
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    }
}

/// The shared records of a library, or those that one Doc names.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
pub struct Shared {
    /// Personas by id.
    pub personas: BTreeMap<PersonaId, Persona>,
    /// Channels by id.
    pub channels: BTreeMap<ChannelId, Channel>,
    /// Images by id; not part of any Change, because an image never changes.
    pub assets: BTreeMap<AssetId, Asset>,
}
