//! What a customer-journey map is: its records, what a person may do to them, and what that changes.
//!
//! Pure: no input or output, no clock, no randomness of its own. Ids come from an [`IdSource`] that is handed in.
//! This crate must not know how a map is stored, drawn or translated.
//!
//! The way of every change: an [`Edit`] is planned against a [`Doc`] and gives a [`Change`]; the Change is
//! committed by the store and applied to every copy of the Doc. Its inverse is undo.

mod cards;
mod change;
mod check;
mod color;
mod doc;
mod edit;
mod filter;
mod grid;
mod guide;
mod ids;
mod join;
mod label;
pub mod limits;
mod piece;
mod plan;
mod rank;
mod records;
mod roles;
mod shared;
pub mod templates;
pub mod text;
mod word;

pub use cards::{CardMut, Cards};
pub use change::{Change, Mismatch, RecordChange, Records, diff};
pub use check::{Problem, ProblemCode, check, check_shared};
pub use color::{Color, PALETTE, Rgb};
pub use doc::{Doc, Fields, Kind, Record, usual_scale};
pub use edit::{CardMove, CardSpot, Edit, Item, LaneSpot, NewCard, PasteSpot, SharedEdit, StageSpot};
pub use grid::Grid;
pub use guide::{Gap, GapCode, GuideState, GuideStep, Topic, guide};
pub use ids::{
    AssetId, CardId, ChannelId, CommentId, Counter, IdSource, LaneId, LinkId, MapId, PersonaId, StageId, ViewId,
};
pub use join::{Joined, join};
pub use label::Label;
pub use piece::{Piece, PieceOf};
pub use plan::{Rejection, plan, plan_shared};
pub use rank::{Rank, between, evenly};
pub use records::{
    Card, CardPlace, Comment, Evidence, Lane, Link, Map, Scale, Stage, Target, VersionMark, View, Weblink,
};
pub use roles::{Form, RoleRow, role};
pub use shared::{Asset, Channel, Persona, PersonaSource, Shared, Trait};
pub use word::{CardStatus, CardVariant, EvidenceKind, LinkKind, MapKind, MapStatus, PersonaShape, Role};

/// True for the value a field has when a file does not name it; such fields are not written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
