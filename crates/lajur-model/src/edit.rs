//! What a person wants. Serialised: the window sends these.

use serde::{Deserialize, Serialize};

use crate::{CardId, Fields, Kind, LaneId, LinkKind, Piece, Role, StageId, Target};

/// Something done to one map: one undo step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// Give fields of one or several records new values; `null` empties a field. For the map, stages, lanes, cards,
    /// links, views and comments. Not for ids, ranks, parents and places: those have edits of their own.
    Set {
        /// Kind of the records.
        kind: Kind,
        /// Their ids.
        ids: Vec<String>,
        /// New values by field name.
        fields: Fields,
    },
    /// A new stage, step or moment.
    AddStage {
        /// Where.
        at: StageSpot,
        /// Its first fields, such as `name`.
        fields: Fields,
    },
    /// Move stages, each with all below it; they land side by side in their present order.
    MoveStages {
        /// Which; those below another of them go with it.
        stages: Vec<StageId>,
        /// Where to.
        at: StageSpot,
    },
    /// A new lane.
    AddLane {
        /// Where.
        at: LaneSpot,
        /// What it means.
        #[specta(type = String)]
        role: Role,
        /// Its first fields, such as `name`.
        fields: Fields,
    },
    /// Move lanes; they land one below the other in their present order.
    MoveLanes {
        /// Which.
        lanes: Vec<LaneId>,
        /// Where to.
        at: LaneSpot,
    },
    /// New cards.
    AddCards {
        /// Each with its place.
        cards: Vec<NewCard>,
    },
    /// Move cards together into one cell, or into the tray, in their present reading order. They keep their reach
    /// where there are columns for it.
    MoveCards {
        /// Which.
        cards: Vec<CardId>,
        /// Where to.
        at: CardSpot,
    },
    /// Move cards by so many columns and lanes, keeping their distances. Line lanes are passed over.
    ShiftCards {
        /// Which.
        cards: Vec<CardId>,
        /// To the right; negative to the left.
        columns: i32,
        /// Down; negative up.
        lanes: i32,
    },
    /// Move cards within their cells.
    StackCards {
        /// Which.
        cards: Vec<CardId>,
        /// Places down; negative up.
        by: i32,
    },
    /// Let cards reach over more columns, or fewer.
    ReachCards {
        /// Which.
        cards: Vec<CardId>,
        /// Columns more; negative fewer.
        columns: i32,
    },
    /// Move the left and the right edge of cards by so many columns. An edge stops at the map's and at the other edge.
    /// A card that begins in another column lies at the end of its cell there.
    SpanCards {
        /// Which.
        cards: Vec<CardId>,
        /// The left edge to the right; negative to the left.
        first: i32,
        /// The right edge to the right; negative to the left.
        last: i32,
    },
    /// Move cards, each to a place of its own, one after the other.
    PlaceCards {
        /// Which, and where to.
        moves: Vec<CardMove>,
    },
    /// Copies of cards, together into one cell or into the tray, in their reading order; with the arrows between them.
    CopyCards {
        /// Which.
        cards: Vec<CardId>,
        /// Where to.
        at: CardSpot,
    },
    /// Copies of cards so many columns and lanes further, as [`Edit::ShiftCards`] would move them.
    CopyShifted {
        /// Which.
        cards: Vec<CardId>,
        /// To the right; negative to the left.
        columns: i32,
        /// Down; negative up.
        lanes: i32,
    },
    /// Copies of stages with all below them, side by side.
    CopyStages {
        /// Which; those below another of them go with it.
        stages: Vec<StageId>,
        /// Where to.
        at: StageSpot,
    },
    /// Copies of lanes with their cards, one below the other.
    CopyLanes {
        /// Which.
        lanes: Vec<LaneId>,
        /// Where to.
        at: LaneSpot,
    },
    /// Put down a piece of this or another map. Cards fill cells to the right and downwards, with new columns and lanes
    /// where there are none. Lanes and stages are made anew, and what lies in them goes to the columns and lanes at
    /// hand. Line lanes are passed over.
    Paste {
        /// What.
        piece: Piece,
        /// Where to.
        at: PasteSpot,
    },
    /// Put words into a list of one or several records and take others out, such as `channels` or `tags` of cards or
    /// `personas` of the map. What a record has stays in its order.
    ChangeList {
        /// Kind of the records.
        kind: Kind,
        /// Their ids.
        ids: Vec<String>,
        /// The list by its field name.
        field: String,
        /// Ids or words that each record shall have.
        add: Vec<String>,
        /// Ids or words that none shall have.
        remove: Vec<String>,
    },
    /// A new saved view.
    AddView {
        /// Its fields, such as `name` and `hidden_lanes`.
        fields: Fields,
    },
    /// A new arrow.
    AddLink {
        /// From.
        from: Target,
        /// To.
        to: Target,
        /// What it says.
        #[specta(type = String)]
        kind: LinkKind,
        /// Words beside it.
        label: String,
    },
    /// Attach an arrow elsewhere.
    AttachLink {
        /// Which.
        link: crate::LinkId,
        /// From.
        from: Target,
        /// To.
        to: Target,
    },
    /// Delete records with all that hangs on them. The cards of a last child go to its parent.
    Delete {
        /// Stages, lanes, cards, links, views, comments.
        items: Vec<Item>,
    },
    /// Double records: a stage with its subtree and cards, a lane with its cards, cards below themselves.
    Duplicate {
        /// Stages, lanes and cards.
        items: Vec<Item>,
    },
}

/// Something done to what all maps share: one undo step of the shared scope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum SharedEdit {
    /// A new persona or channel.
    Add {
        /// Persona or channel.
        kind: Kind,
        /// Its first fields.
        fields: Fields,
    },
    /// Give fields new values; `null` empties a field.
    Set {
        /// Persona or channel.
        kind: Kind,
        /// Which.
        ids: Vec<String>,
        /// New values by field name.
        fields: Fields,
    },
    /// Put into the bin. What names it keeps drawing it.
    Delete {
        /// Which.
        items: Vec<Item>,
    },
    /// Take out of the bin.
    Restore {
        /// Which.
        items: Vec<Item>,
    },
}

/// A record by kind and id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
pub struct Item {
    /// Kind.
    pub kind: Kind,
    /// Id.
    pub id: String,
}

/// A card to be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct NewCard {
    /// Where.
    pub at: CardSpot,
    /// Its first fields, such as `text`, `value` or `personas`.
    pub fields: Fields,
}

/// A card and where it shall go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CardMove {
    /// Which.
    pub card: CardId,
    /// Where to.
    pub at: CardSpot,
}

/// A place in the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "spot", rename_all = "snake_case")]
pub enum StageSpot {
    /// Before a stage, below the same parent.
    Before {
        /// That stage.
        stage: StageId,
    },
    /// After a stage, below the same parent.
    After {
        /// That stage.
        stage: StageId,
    },
    /// As the last one below a parent; without a parent as the last stage.
    Inside {
        /// The parent.
        parent: Option<StageId>,
    },
}

/// A place among the lanes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "spot", rename_all = "snake_case")]
pub enum LaneSpot {
    /// Above a lane.
    Before {
        /// That lane.
        lane: LaneId,
    },
    /// Below a lane.
    After {
        /// That lane.
        lane: LaneId,
    },
    /// At the bottom.
    Last,
}

/// A place for cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "spot", rename_all = "snake_case")]
pub enum CardSpot {
    /// Above a card, in its cell.
    Before {
        /// That card.
        card: CardId,
    },
    /// Below a card, in its cell.
    After {
        /// That card.
        card: CardId,
    },
    /// At the end of a cell.
    Cell {
        /// Lane.
        lane: LaneId,
        /// Column.
        stage: StageId,
    },
    /// In the tray of cards without a place.
    Tray,
}

/// Where a person stands when they paste.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "spot", rename_all = "snake_case")]
pub enum PasteSpot {
    /// On the map. Without a lane and a stage cards begin at the first cell, and new tracks come last.
    Here {
        /// On this lane, or in a cell of it. New lanes come below it.
        lane: Option<LaneId>,
        /// On this stage, or in a cell of this column. Stages come behind it; in a cell behind the whole stage that
        /// the column belongs to.
        stage: Option<StageId>,
        /// On this card of the cell: what lands in the cell comes below it, not at the end.
        card: Option<CardId>,
    },
    /// In the tray: cards lose their places.
    Tray {
        /// On this card of the tray: a picture becomes the card's.
        card: Option<CardId>,
    },
}
