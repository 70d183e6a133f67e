//! The map as a table: rows of cells that a screen reader walks.
//!
//! A card stands in the cell where it begins, also where it reaches further. A curve fills its lane's row as one
//! figure. Every cell exists, empty ones too, so that all rows are equally long.

use std::collections::BTreeMap;

use lajur_layout::scene::Tag;
use lajur_model::LaneId;

use super::canvas::Block;

/// More columns than this are no map; the layout never makes them.
const MOST_COLUMNS: u32 = 4096;

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    /// Names the columns below it.
    ColumnHead,
    /// Names the row to its right.
    RowHead,
    /// Everything else.
    Data,
}

/// A cell with what stands in it.
pub(super) struct Cell {
    pub kind: CellKind,
    pub columns: u32,
    pub rows: u32,
    pub blocks: Vec<Block>,
}

impl Cell {
    fn one(kind: CellKind, blocks: Vec<Block>) -> Self {
        Self {
            kind,
            columns: 1,
            rows: 1,
            blocks,
        }
    }

    /// True where no content stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| block.content.is_empty())
    }
}

/// Head and lanes of a map.
#[derive(Default)]
pub(super) struct Table {
    /// By level and column: how many columns it covers, and the block.
    heads: BTreeMap<(u8, u32), (u32, Block)>,
    lanes: Vec<(LaneId, Block)>,
    cards: BTreeMap<(LaneId, u32), Vec<Block>>,
    figures: BTreeMap<LaneId, Vec<Block>>,
}

impl Table {
    /// Takes a block that belongs into the table; gives others back.
    pub(super) fn take(&mut self, block: Block) -> Option<Block> {
        match block.tag.clone() {
            Tag::Head {
                level, column, columns, ..
            } if column < MOST_COLUMNS => {
                let columns = columns.clamp(1, MOST_COLUMNS - column);
                self.heads
                    .insert((level.max(1), column), (columns, block))
                    .map(|(_, block)| block)
            }
            Tag::LaneHead { lane } => {
                self.lanes.push((lane, block));
                None
            }
            Tag::Card { lane, column, .. } => {
                self.cards.entry((lane, column)).or_default().push(block);
                None
            }
            Tag::Figure { lane, .. } => {
                self.figures.entry(lane).or_default().push(block);
                None
            }
            _ => Some(block),
        }
    }

    /// Levels and texts of the head in reading order, with the place of each.
    pub(super) fn outline(&self) -> Vec<(u8, u32, &Block)> {
        let mut heads: Vec<_> = self
            .heads
            .iter()
            .map(|((level, column), (_, block))| (*level, *column, block))
            .collect();
        heads.sort_by_key(|(level, column, _)| (*column, *level));
        heads
    }

    /// Rows of the head, rows of the lanes, and what found no row.
    pub(super) fn rows(mut self) -> (Vec<Vec<Cell>>, Vec<Vec<Cell>>, Vec<Block>) {
        let columns = self
            .heads
            .iter()
            .map(|((_, column), (columns, _))| column + columns)
            .max()
            .unwrap_or(0);
        if columns == 0 || self.lanes.is_empty() {
            return (Vec::new(), Vec::new(), self.leftovers());
        }
        let head = self.head_rows(columns);
        let body = std::mem::take(&mut self.lanes)
            .into_iter()
            .map(|(lane, name)| self.lane_row(&lane, name, columns))
            .collect();
        (head, body, self.leftovers())
    }

    fn head_rows(&mut self, columns: u32) -> Vec<Vec<Cell>> {
        let levels = self.heads.keys().map(|(level, _)| *level).max().unwrap_or(1);
        // Per column, the first level that no head above reaches into.
        let mut free = vec![1_u8; columns as usize];
        let mut rows = Vec::new();
        for level in 1..=levels {
            let mut row = Vec::new();
            if level == 1 {
                row.push(Cell {
                    rows: u32::from(levels),
                    ..Cell::one(CellKind::Data, Vec::new())
                });
            }
            let mut column = 0;
            while column < columns {
                if free[column as usize] > level {
                    column += 1;
                    continue;
                }
                let cell = self.head_cell(level, levels, column);
                for covered in column..column + cell.columns {
                    free[covered as usize] = level + cell.rows as u8;
                }
                column += cell.columns;
                row.push(cell);
            }
            rows.push(row);
        }
        rows
    }

    /// A head with nothing below it fills the levels that are left.
    fn head_cell(&mut self, level: u8, levels: u8, column: u32) -> Cell {
        let Some((columns, block)) = self.heads.remove(&(level, column)) else {
            return Cell::one(CellKind::Data, Vec::new());
        };
        let below = (level + 1..=levels).any(|lower| {
            self.heads
                .range((lower, column)..(lower, column + columns))
                .next()
                .is_some()
        });
        let rows = if below { 1 } else { u32::from(levels - level) + 1 };
        Cell {
            kind: CellKind::ColumnHead,
            columns,
            rows,
            blocks: vec![block],
        }
    }

    fn lane_row(&mut self, lane: &LaneId, name: Block, columns: u32) -> Vec<Cell> {
        let mut row = vec![Cell::one(CellKind::RowHead, vec![name])];
        let mut figures = self.figures.remove(lane).unwrap_or_default();
        let has_cards = self
            .cards
            .range((lane.clone(), 0)..=(lane.clone(), u32::MAX))
            .next()
            .is_some();
        if !figures.is_empty() && !has_cards {
            row.push(Cell {
                columns,
                ..Cell::one(CellKind::Data, figures)
            });
            return row;
        }
        for column in 0..columns {
            let mut blocks = std::mem::take(&mut figures);
            blocks.extend(self.cards.remove(&(lane.clone(), column)).unwrap_or_default());
            row.push(Cell::one(CellKind::Data, blocks));
        }
        row
    }

    /// What has no lane or no column: told after the table, never lost.
    fn leftovers(self) -> Vec<Block> {
        let heads = self.heads.into_values().map(|(_, block)| block);
        let lanes = self.lanes.into_iter().map(|(_, block)| block);
        let figures = self.figures.into_values().flatten();
        heads
            .chain(lanes)
            .chain(self.cards.into_values().flatten())
            .chain(figures)
            .collect()
    }
}
