//! The records of one map. All fields but the id are optional in a file; what this version does not know is kept in
//! `extra` and written back.

use serde::{Deserialize, Serialize};

use crate::doc::Fields;
use crate::{
    AssetId, CardId, CardStatus, CardVariant, ChannelId, Color, CommentId, EvidenceKind, LaneId, LinkId, LinkKind,
    MapId, MapKind, MapStatus, PersonaId, Rank, Role, StageId, ViewId, is_default,
};

macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty $(as $ts:ty)?),* $(,)? }) => {
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, specta::Type)]
        #[serde(default)]
        $(#[$doc])*
        pub struct $name {
            $(
                $(#[$fdoc])*
                #[serde(skip_serializing_if = "is_default")]
                $(#[specta(type = $ts)])?
                #[specta(optional)]
                pub $field: $ty,
            )*
            /// Fields of a newer version: kept, not understood.
            #[serde(flatten)]
            #[specta(skip)]
            pub extra: Fields,
        }
    };
}
pub(crate) use record;

record! {
    /// One journey.
    Map {
        /// Id.
        id: MapId,
        /// Title, one line.
        title: String,
        /// What the map is for.
        goal: String,
        /// Situation in which the journey begins.
        scenario: String,
        /// Current, future or blueprint.
        kind: Option<MapKind> as Option<String>,
        /// How far the map is.
        status: Option<MapStatus> as Option<String>,
        /// Who answers for it.
        owner: String,
        /// Team.
        team: String,
        /// Day of the next review, `YYYY-MM-DD`.
        review_on: String,
        /// Language of its paper: `en` or `id`; other tags are kept.
        language: String,
        /// Name of a palette.
        palette: String,
        /// Image for the title block.
        logo: Option<AssetId>,
        /// Project it belongs to.
        project: String,
        /// Free words to find it by.
        tags: Vec<String>,
        /// Personas on the map, in the order of their chips.
        personas: Vec<PersonaId>,
        /// Note, Markdown subset.
        note: String,
        /// The map this one was copied from as its to-be.
        copied_from: Option<MapId>,
        /// True for the example that a first start shows.
        example: bool,
        /// Named versions, oldest first.
        versions: Vec<VersionMark>,
        /// True in the bin.
        deleted: bool,
    }
}

record! {
    /// A named point in a map's history.
    VersionMark {
        /// Name given by a person.
        name: String,
        /// When, RFC 3339 in UTC.
        at: String,
        /// The revision it marks.
        revision: u32,
    }
}

record! {
    /// A node of the head: a stage, a step below it, or a moment below that. A leaf is a column.
    Stage {
        /// Id.
        id: StageId,
        /// The node above, none for a stage.
        parent: Option<StageId>,
        /// Order below its parent.
        rank: Rank,
        /// Name.
        name: String,
        /// Second line, such as the name in another language.
        gloss: String,
        /// Note, Markdown subset.
        note: String,
        /// Hue of its head.
        color: Option<Color>,
        /// Width of a column in CSS pixels; none is the theme's own.
        width: Option<f64> as Option<i32>,
        /// True where the journey is won or lost.
        moment_of_truth: bool,
        /// Who answers for it.
        owner: String,
        /// Free words.
        tags: Vec<String>,
    }
}

record! {
    /// A row of the map.
    Lane {
        /// Id.
        id: LaneId,
        /// Order from top to bottom.
        rank: Rank,
        /// What it means. A lane without a role is a note lane.
        role: Option<Role> as Option<String>,
        /// Name; empty means the role's own name in the map's language.
        name: String,
        /// Hue; none is the role's own.
        color: Option<Color>,
        /// Least height in CSS pixels; none is the theme's own.
        height: Option<f64> as Option<i32>,
        /// Group of lanes it belongs to.
        group: String,
        /// The persona it is about, where it is about one.
        persona: Option<PersonaId>,
        /// Scale of a curve or of numbers.
        scale: Option<Scale>,
    }
}

record! {
    /// The scale of a curve or of numbers.
    Scale {
        /// Lowest value.
        lowest: Option<f64> as Option<i32>,
        /// Highest value.
        highest: Option<f64> as Option<i32>,
        /// Distance between two values that a person can choose; none is one.
        step: Option<f64> as Option<i32>,
        /// Words from lowest to highest, spread evenly.
        words: Vec<String>,
        /// Unit behind a number, such as `min` or `%`.
        unit: String,
    }
}

record! {
    /// The unit of content.
    Card {
        /// Id.
        id: CardId,
        /// Where it lies; none is the tray.
        place: Option<CardPlace>,
        /// Text, Markdown subset.
        text: String,
        /// Hue; none is the lane's.
        color: Option<Color>,
        /// Icon by its Lucide name; none is the role's or the channel's own.
        icon: String,
        /// Where it happens.
        channels: Vec<ChannelId>,
        /// Whom it is about; none is everybody.
        personas: Vec<PersonaId>,
        /// As-is or to-be; none is as-is.
        variant: Option<CardVariant> as Option<String>,
        /// The value of a point or figure. None is unknown, never zero.
        value: Option<f64> as Option<i32>,
        /// True where it is known that there is nothing; drawn "–".
        none: bool,
        /// Picture.
        image: Option<AssetId>,
        /// An address or another map.
        link: Option<Weblink>,
        /// Free words.
        tags: Vec<String>,
        /// What it rests on.
        evidence: Option<Evidence>,
        /// 1 (little) to 5 (much).
        effort: Option<u8>,
        /// 1 (little) to 5 (much).
        impact: Option<u8>,
        /// What becomes of it.
        status: Option<CardStatus> as Option<String>,
        /// Who answers for it.
        owner: String,
        /// True when it is ticked off.
        done: bool,
        /// True where the journey is won or lost.
        moment_of_truth: bool,
    }
}

record! {
    /// Where a card lies. One merge unit.
    CardPlace {
        /// Lane.
        lane: LaneId,
        /// The column it begins in.
        stage: StageId,
        /// The later column it reaches to, where it reaches.
        until: Option<StageId>,
        /// Order in its cell.
        rank: Rank,
    }
}

record! {
    /// Where a card leads on a click: to an address or to another map.
    Weblink {
        /// Web address (http, https or mailto).
        url: String,
        /// A map of this library.
        map: Option<MapId>,
    }
}

record! {
    /// What a card rests on. One merge unit.
    Evidence {
        /// Observed, assumed or proposed.
        kind: Option<EvidenceKind> as Option<String>,
        /// Source, such as "three interviews".
        source: String,
        /// Day, `YYYY-MM-DD`.
        date: String,
    }
}

record! {
    /// An arrow between two cards or stages.
    Link {
        /// Id.
        id: LinkId,
        /// Where it begins.
        from: Option<Target>,
        /// Where it ends.
        to: Option<Target>,
        /// Flow, loop or solves.
        kind: Option<LinkKind> as Option<String>,
        /// Words beside it.
        label: String,
        /// `solid`, `dashed` or `dotted`; empty is the kind's own.
        style: String,
    }
}

/// One end of a link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// A card.
    Card(CardId),
    /// A stage, step or moment.
    Stage(StageId),
}

record! {
    /// What a window or a print shows of a map, saved by name.
    View {
        /// Id.
        id: ViewId,
        /// Name given by a person.
        name: String,
        /// Lanes not shown.
        hidden_lanes: Vec<LaneId>,
        /// Stages not shown.
        hidden_stages: Vec<StageId>,
        /// Lanes drawn as a line.
        collapsed_lanes: Vec<LaneId>,
        /// Stages drawn without their steps.
        collapsed_stages: Vec<StageId>,
        /// Only cards of these personas stay full; empty is all.
        personas: Vec<PersonaId>,
        /// Only cards of these channels stay full; empty is all.
        channels: Vec<ChannelId>,
        /// Only cards with these tags stay full; empty is all.
        tags: Vec<String>,
        /// Only cards with this evidence stay full; empty is all.
        evidence: Vec<EvidenceKind> as Vec<String>,
        /// Theme by name.
        theme: String,
        /// Stages, steps or moments before which a sheet of paper ends.
        break_stages: Vec<StageId>,
        /// Lanes before which a sheet of paper ends.
        break_lanes: Vec<LaneId>,
        /// Page set-up as the print preview keeps it.
        page: Fields as std::collections::BTreeMap<String, String>,
    }
}

record! {
    /// What somebody says about a record.
    Comment {
        /// Id.
        id: CommentId,
        /// The record it is about, `kind:id`; empty is the map.
        about: String,
        /// Who wrote it.
        author: String,
        /// Text, Markdown subset.
        text: String,
        /// When, RFC 3339 in UTC.
        at: String,
        /// True when it is settled.
        solved: bool,
    }
}
