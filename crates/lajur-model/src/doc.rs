//! One map in memory, and generic access to its records as fields.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{
    Card, CardId, Cards, Channel, ChannelId, Comment, CommentId, Lane, LaneId, Link, LinkId, Map, MapId, Persona,
    PersonaId, Shared, Stage, StageId, View, ViewId,
};

/// The fields of a record by name, as files and Changes hold them.
pub type Fields = serde_json::Map<String, serde_json::Value>;

/// The kinds of records, in the order files list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// [`Map`].
    Map,
    /// [`Stage`].
    Stage,
    /// [`Lane`].
    Lane,
    /// [`Card`].
    Card,
    /// [`Link`].
    Link,
    /// [`View`].
    View,
    /// [`Comment`].
    Comment,
    /// [`Persona`]; shared.
    Persona,
    /// [`Channel`]; shared.
    Channel,
}

impl Kind {
    /// The kinds that one map owns.
    pub const OF_MAP: [Kind; 7] = [
        Kind::Map,
        Kind::Stage,
        Kind::Lane,
        Kind::Card,
        Kind::Link,
        Kind::View,
        Kind::Comment,
    ];
    /// The kinds that all maps share.
    pub const SHARED: [Kind; 2] = [Kind::Persona, Kind::Channel];

    /// The kind as files, catalogues and SQLite spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Map => "map",
            Kind::Stage => "stage",
            Kind::Lane => "lane",
            Kind::Card => "card",
            Kind::Link => "link",
            Kind::View => "view",
            Kind::Comment => "comment",
            Kind::Persona => "persona",
            Kind::Channel => "channel",
        }
    }

    /// The kind that is spelled `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Kind> {
        Self::OF_MAP
            .into_iter()
            .chain(Self::SHARED)
            .find(|kind| kind.as_str() == text)
    }
}

/// A record with an id of its own.
pub trait Record: Clone + PartialEq + Serialize + DeserializeOwned {
    /// Its id type.
    type Id: Clone + Ord + std::fmt::Debug + From<String>;
    /// Its kind.
    const KIND: Kind;
    /// Its id.
    fn id(&self) -> &Self::Id;
    /// An id as text.
    fn id_text(id: &Self::Id) -> &str;

    /// Fields of a newer version: kept, not understood.
    fn extra(&self) -> &Fields;

    /// All its fields.
    fn fields(&self) -> Fields {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(fields)) => fields,
            // A record is a struct of plain fields: serde_json makes an object of it.
            other => unreachable!("a record is an object, not {other:?}"),
        }
    }

    /// The record that has these fields.
    ///
    /// # Errors
    /// Where a field has another type than the record's, with serde's words.
    fn from_fields(fields: Fields) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::Value::Object(fields))
    }
}

macro_rules! record_ids {
    ($($record:ident: $id:ident = $kind:ident),* $(,)?) => {$(
        impl Record for $record {
            type Id = $id;
            const KIND: Kind = Kind::$kind;
            fn id(&self) -> &$id {
                &self.id
            }
            fn id_text(id: &$id) -> &str {
                id.as_str()
            }
            fn extra(&self) -> &Fields {
                &self.extra
            }
        }
    )*};
}

record_ids! {
    Map: MapId = Map, Stage: StageId = Stage, Lane: LaneId = Lane, Card: CardId = Card, Link: LinkId = Link,
    View: ViewId = View, Comment: CommentId = Comment, Persona: PersonaId = Persona, Channel: ChannelId = Channel,
}

/// All records of one map, with a read-only snapshot of the shared records that it names.
///
/// Order within the grid comes from ranks: see [`crate::Grid`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
pub struct Doc {
    /// The map itself.
    pub map: Map,
    /// Stages, steps and moments by id.
    pub stages: BTreeMap<StageId, Stage>,
    /// Lanes by id.
    pub lanes: BTreeMap<LaneId, Lane>,
    /// Cards by id.
    #[specta(type = BTreeMap<CardId, Card>)]
    pub cards: Cards,
    /// Links by id.
    pub links: BTreeMap<LinkId, Link>,
    /// Saved views by id.
    pub views: BTreeMap<ViewId, View>,
    /// Comments by id.
    pub comments: BTreeMap<CommentId, Comment>,
    /// Personas, channels and images.
    pub shared: Arc<Shared>,
}

impl Doc {
    /// The persona with this id, also when it lies in the bin: what names it keeps drawing it.
    #[must_use]
    pub fn persona(&self, id: &PersonaId) -> Option<&Persona> {
        self.shared.personas.get(id)
    }

    /// The channel with this id, also when it lies in the bin.
    #[must_use]
    pub fn channel(&self, id: &ChannelId) -> Option<&Channel> {
        self.shared.channels.get(id)
    }

    /// The lowest and the highest value of a lane's scale, where it has one: only curves have. Feelings go from −2 to 2,
    /// others from 1 to 5, where the lane says nothing else.
    #[must_use]
    pub fn scale(&self, lane: &Lane) -> Option<(f64, f64)> {
        let usual = usual_scale(lane.role.as_ref());
        let own = lane.scale.as_ref();
        let lowest = own.and_then(|scale| scale.lowest).unwrap_or(usual.0);
        let highest = own.and_then(|scale| scale.highest).unwrap_or(usual.1);
        (self.form(lane) == crate::Form::Curve && lowest < highest).then_some((lowest, highest))
    }

    /// The form of a lane: cards, curve, numbers or line.
    #[must_use]
    pub fn form(&self, lane: &Lane) -> crate::Form {
        crate::role(lane.role.as_ref()).form
    }
}

/// The ends of a scale where a lane does not say them: feelings from −2 to 2, others from 1 to 5.
#[must_use]
pub fn usual_scale(role: Option<&crate::Role>) -> (f64, f64) {
    if role == Some(&crate::Role::Emotion) {
        (-2.0, 2.0)
    } else {
        (1.0, 5.0)
    }
}
