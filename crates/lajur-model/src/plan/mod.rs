//! From what a person wants to what it changes.
//!
//! An edit is carried out on a [`draft::Draft`], which lies over the Doc like tracing paper; the Change is what the
//! draft holds differently. So a plan reads like the deed itself, and no edit knows its inverse.

mod cards;
mod copy;
mod delete;
mod draft;
mod duplicate;
mod lanes;
mod links;
mod list;
mod order;
mod paste;
mod set;
mod shared;
mod stages;
mod views;

use crate::{Change, Doc, Edit, IdSource, Label};
use draft::Draft;

pub use shared::plan_shared;

/// Why an edit is not possible. Nothing is changed. Catalogue keys are `reject.<code>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// It names a record that is not there (any more).
    #[error("{0} is not there")]
    NotFound(String),
    /// There is nothing further in that direction.
    #[error("there is no room in that direction")]
    Edge,
    /// It would change nothing, or names nothing.
    #[error("nothing would change")]
    Nothing,
    /// The head would get a fourth level.
    #[error("the head has three levels at most")]
    TooDeep,
    /// A stage would come below itself.
    #[error("a stage cannot go below itself")]
    IntoItself,
    /// That persona has a point in that column.
    #[error("the curve has a point there")]
    PointTaken,
    /// Points and figures lie in one column.
    #[error("points and figures cannot reach")]
    NoReach,
    /// Points and figures carry no picture.
    #[error("points and figures carry no picture")]
    NoPicture,
    /// A lane that is a line holds no cards.
    #[error("a line holds no cards")]
    LineHoldsNoCards,
    /// The lane holds cards, so it cannot become a line.
    #[error("the lane holds cards")]
    LaneHoldsCards,
    /// The two are joined like that already.
    #[error("that arrow is there")]
    LinkExists,
    /// An arrow needs two different ends.
    #[error("an arrow needs two ends")]
    LinkToItself,
    /// A field that records of this kind do not have, or that has an edit of its own.
    #[error("{0} is not a field that can be set")]
    NotAField(String),
    /// A value that the field does not take.
    #[error("{0} does not take that value")]
    NotAValue(String),
    /// A text of more characters than Lajur takes.
    #[error("a text is too long")]
    TooLong,
    /// More records than Lajur takes.
    #[error("the map is full")]
    TooMany,
}

impl Rejection {
    /// All codes, for the catalogues.
    pub const CODES: [&'static str; 16] = [
        "not_found",
        "edge",
        "nothing",
        "too_deep",
        "into_itself",
        "point_taken",
        "no_reach",
        "no_picture",
        "line_holds_no_cards",
        "lane_holds_cards",
        "link_exists",
        "link_to_itself",
        "not_a_field",
        "not_a_value",
        "too_long",
        "too_many",
    ];

    /// The code as catalogues and machines spell it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "not_found",
            Self::Edge => "edge",
            Self::Nothing => "nothing",
            Self::TooDeep => "too_deep",
            Self::IntoItself => "into_itself",
            Self::PointTaken => "point_taken",
            Self::NoReach => "no_reach",
            Self::NoPicture => "no_picture",
            Self::LineHoldsNoCards => "line_holds_no_cards",
            Self::LaneHoldsCards => "lane_holds_cards",
            Self::LinkExists => "link_exists",
            Self::LinkToItself => "link_to_itself",
            Self::NotAField(_) => "not_a_field",
            Self::NotAValue(_) => "not_a_value",
            Self::TooLong => "too_long",
            Self::TooMany => "too_many",
        }
    }

    /// What the words of the code name in `{name}`; empty where they name nothing.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::NotFound(name) | Self::NotAField(name) | Self::NotAValue(name) => name,
            _ => "",
        }
    }
}

/// What an edit changes, and what the step is called.
///
/// # Errors
/// Where the edit is not possible on this Doc.
pub fn plan(doc: &Doc, edit: &Edit, ids: &mut dyn IdSource) -> Result<(Change, Label), Rejection> {
    let mut draft = Draft::over(doc, ids);
    let label = carry_out(&mut draft, edit)?;
    draft.check()?;
    let change = draft.into_change();
    if change.is_empty() {
        Err(Rejection::Nothing)
    } else {
        Ok((change, label))
    }
}

fn carry_out(draft: &mut Draft, edit: &Edit) -> Result<Label, Rejection> {
    match edit {
        Edit::Set { kind, ids, fields } => set::set(draft, *kind, ids, fields),
        Edit::AddStage { at, fields } => stages::add(draft, at, fields),
        Edit::MoveStages { stages, at } => stages::relocate(draft, stages, at),
        Edit::AddLane { at, role, fields } => lanes::add(draft, at, role, fields),
        Edit::MoveLanes { lanes, at } => lanes::relocate(draft, lanes, at),
        Edit::AddCards { cards } => cards::add(draft, cards),
        Edit::MoveCards { cards, at } => cards::relocate(draft, cards, at),
        Edit::ShiftCards { cards, columns, lanes } => cards::shift(draft, cards, *columns, *lanes),
        Edit::StackCards { cards, by } => cards::stack(draft, cards, *by),
        Edit::ReachCards { cards, columns } => cards::reach(draft, cards, *columns),
        Edit::SpanCards { cards, first, last } => cards::span_anew(draft, cards, *first, *last),
        Edit::PlaceCards { moves } => cards::place_each(draft, moves),
        Edit::CopyCards { cards, at } => copy::cards(draft, cards, at),
        Edit::CopyShifted { cards, columns, lanes } => copy::shifted(draft, cards, *columns, *lanes),
        Edit::CopyStages { stages, at } => copy::stages(draft, stages, at),
        Edit::CopyLanes { lanes, at } => copy::lanes(draft, lanes, at),
        Edit::Paste { piece, at } => paste::paste(draft, piece, at),
        Edit::ChangeList {
            kind,
            ids,
            field,
            add,
            remove,
        } => list::change(draft, *kind, ids, field, add, remove),
        Edit::AddView { fields } => views::add(draft, fields),
        Edit::AddLink { from, to, kind, label } => links::add(draft, from, to, kind, label),
        Edit::AttachLink { link, from, to } => links::attach(draft, link, from, to),
        Edit::Delete { items } => delete::delete(draft, items),
        Edit::Duplicate { items } => duplicate::duplicate(draft, items),
    }
}
