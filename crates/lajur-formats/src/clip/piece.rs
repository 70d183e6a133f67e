//! The cells of a table as cards, wherever they will be put.

use std::ops::Range;

use lajur_model::{Card, CardPlace, Lane, LaneId, Piece, PieceOf, Rank, Role, Stage, StageId, limits, text};

use super::too_large;
use crate::FormatError;
use crate::table::Grid;
use crate::table::cells::{self, pieces};

/// The cards of all cells, beginning with the first row and column that hold something; none where nothing does. A cell
/// that covers several columns is a card that reaches over them.
///
/// # Errors
/// Where no map has that many lanes, columns or cards.
pub(super) fn piece(table: &Grid) -> Result<Option<Piece>, FormatError> {
    let rows = || table.cells().map(|(row, ..)| row);
    let columns = || table.cells().map(|(_, column, _)| column);
    let (Some(top), Some(left)) = (rows().min(), columns().min()) else {
        return Ok(None);
    };
    // A cell that covers several rows is a card of the first.
    let (height, width) = (rows().max().unwrap_or(top) - top + 1, table.width - left);
    if height > limits::LANES || width > limits::STAGES {
        return Err(too_large());
    }
    let mut piece = Piece {
        of: PieceOf::Cards,
        stages: (0..width).map(stage).collect(),
        lanes: (0..height).map(lane).collect(),
        ..Piece::default()
    };
    for (row, column, cell) in table.cells() {
        let columns = column - left..column - left + cell.across;
        for content in pieces(&Role::Action, &cell.text) {
            if piece.cards.len() == limits::CARDS {
                return Err(too_large());
            }
            let number = piece.cards.len();
            piece.cards.push(card(number, row - top, &columns, content));
        }
    }
    Ok((!piece.cards.is_empty()).then_some(piece))
}

fn card(number: usize, row: usize, columns: &Range<usize>, content: cells::Piece) -> Card {
    let (text, none) = match content {
        cells::Piece::Text(plain) => (text::escape(&plain), false),
        cells::Piece::Nothing => (String::new(), true),
    };
    Card {
        id: format!("card{number}").into(),
        place: Some(CardPlace {
            lane: lane_id(row),
            stage: stage_id(columns.start),
            until: (columns.len() > 1).then(|| stage_id(columns.end - 1)),
            rank: Rank::default(),
            ..CardPlace::default()
        }),
        text,
        none,
        ..Card::default()
    }
}

fn stage(number: usize) -> Stage {
    Stage {
        id: stage_id(number),
        ..Stage::default()
    }
}

fn lane(number: usize) -> Lane {
    Lane {
        id: lane_id(number),
        ..Lane::default()
    }
}

fn stage_id(number: usize) -> StageId {
    format!("column{number}").into()
}

fn lane_id(number: usize) -> LaneId {
    format!("row{number}").into()
}
