//! Cells of a table that holds mostly nothing, and the cards that they become.

use std::collections::BTreeMap;

use lajur_model::{Card, CardPlace, Lane, LaneId, Piece, PieceOf, Rank, Role, Stage, StageId, limits, text};

use super::too_large;
use crate::FormatError;
use crate::table::cells::{self, pieces};

/// Filled cells by row and column; empty ones cost nothing, however many there are.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    cells: BTreeMap<(usize, usize), String>,
}

impl Sheet {
    /// Fills a cell; blank text leaves it empty.
    ///
    /// # Errors
    /// Where no map has that many lanes, columns or cards.
    pub(super) fn fill(&mut self, row: usize, column: usize, text: String) -> Result<(), FormatError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if row >= limits::LANES || column >= limits::STAGES || self.cells.len() == limits::CARDS {
            return Err(too_large());
        }
        self.cells.insert((row, column), text);
        Ok(())
    }

    /// The cards of all cells, beginning with the first row and column that hold something; none where nothing does.
    pub(super) fn piece(&self) -> Result<Option<Piece>, FormatError> {
        let rows = self.cells.keys().map(|(row, _)| *row);
        let columns = || self.cells.keys().map(|(_, column)| *column);
        let (Some(top), Some(bottom)) = (rows.clone().min(), rows.max()) else {
            return Ok(None);
        };
        let (left, right) = (columns().min().unwrap_or(0), columns().max().unwrap_or(0));
        let mut piece = Piece {
            of: PieceOf::Cards,
            stages: (0..=right - left).map(stage).collect(),
            lanes: (0..=bottom - top).map(lane).collect(),
            ..Piece::default()
        };
        for ((row, column), cell) in &self.cells {
            for content in pieces(&Role::Action, cell) {
                if piece.cards.len() == limits::CARDS {
                    return Err(too_large());
                }
                let number = piece.cards.len();
                piece.cards.push(card(number, row - top, column - left, content));
            }
        }
        Ok((!piece.cards.is_empty()).then_some(piece))
    }
}

fn card(number: usize, row: usize, column: usize, content: cells::Piece) -> Card {
    let (text, none) = match content {
        cells::Piece::Text(plain) => (text::escape(&plain), false),
        cells::Piece::Nothing => (String::new(), true),
    };
    Card {
        id: format!("card{number}").into(),
        place: Some(CardPlace {
            lane: lane_id(row),
            stage: stage_id(column),
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
