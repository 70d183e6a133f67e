//! The cells above the columns: which of them lie over a column, and which stage or step each is.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{StageId, limits};

use super::super::plan::head;
use super::super::{FIRST, HEADS, KEYS};
use super::{Hand, tidy};
use crate::table::{Cell, Grid};

/// Where a cell of the head begins: level and column of the sheet.
pub(super) type Spot = (usize, usize);

/// The rows of the head.
pub(super) struct Head<'a> {
    grid: &'a Grid,
    /// For each level the row of the sheet.
    rows: BTreeMap<usize, usize>,
}

/// A column of the sheet that is one of the map.
#[derive(Debug)]
pub(super) struct Column {
    /// Column of the sheet.
    pub(super) at: usize,
    /// The leaf whose key it carries, behind those above it before; empty for a column that a person put in.
    pub(super) was: Vec<StageId>,
    /// The level on which its own name stands.
    pub(super) level: usize,
}

impl Column {
    /// The stage or step that was above it on a level.
    pub(super) fn above(&self, level: usize) -> Option<&StageId> {
        let above = &self.was[..self.was.len().saturating_sub(1)];
        above.get(level)
    }
}

impl<'a> Head<'a> {
    pub(super) fn of(grid: &'a Grid) -> Self {
        let level = |row| grid.text(row, usize::from(KEYS)).strip_prefix(HEADS)?.parse().ok();
        let mut rows = BTreeMap::new();
        for row in 0..grid.height {
            if let Some(level) = level(row).filter(|level| *level < limits::LEVELS) {
                rows.entry(level).or_insert(row);
            }
        }
        Self { grid, rows }
    }

    /// The first row below it.
    pub(super) fn below(&self) -> usize {
        self.rows.values().max().map_or(1, |row| row + 1)
    }

    /// The deepest level.
    pub(super) fn last(&self) -> usize {
        self.rows.keys().max().copied().unwrap_or(0)
    }

    /// The row of a level.
    pub(super) fn row(&self, level: usize) -> Option<usize> {
        self.rows.get(&level).copied()
    }

    /// The cell that begins there.
    pub(super) fn cell(&self, (level, column): Spot) -> Option<&'a Cell> {
        self.grid.cell(self.row(level)?, column)
    }

    pub(super) fn text(&self, spot: Spot) -> &'a str {
        self.cell(spot).map_or("", |cell| &cell.text)
    }

    /// The cell that lies over a column on a level; it may begin further left, or above.
    pub(super) fn over(&self, level: usize, column: usize) -> Option<Spot> {
        let row = self.row(level)?;
        let reaches = |at: usize, top: usize, cell: &Cell| at + cell.across > column && top + cell.down > row;
        self.rows.range(..=level).rev().find_map(|(above, top)| {
            let mut before = self.grid.row(*top).rev().filter(|(at, _)| *at <= column);
            let found = before.find(|(at, cell)| *at >= usize::from(FIRST) && reaches(*at, *top, cell));
            found.map(|(at, _)| (*above, at))
        })
    }
}

/// The stages and steps that stand above others, by where they begin.
pub(super) type Named = BTreeMap<Spot, StageId>;

impl Hand<'_> {
    /// Finds out which stage each cell above columns is: the one that was above them, where it says the same; else one of
    /// that name; else the one that was above them and has another name now; else a new one.
    pub(super) fn named(&mut self, head: &Head<'_>, columns: &[Column]) -> Named {
        let above = cells_above(head, columns);
        let mut named = Named::new();
        for (spot, below) in &above {
            let said = |id: &&StageId| self.head_of(id) == head.text(*spot);
            let mut were = below.iter().filter_map(|at| columns[*at].above(spot.0));
            if let Some(id) = were.find(said)
                && !is_apart(head, columns, (&above, &named), *spot, id)
            {
                named.insert(*spot, id.clone());
            }
        }
        for spot in above.keys() {
            let found = self.of_that_name(*spot, head.text(*spot));
            self.claim(&mut named, *spot, found, head);
        }
        for (spot, below) in &above {
            let were = below.iter().filter_map(|at| columns[*at].above(spot.0));
            self.claim(&mut named, *spot, were.cloned(), head);
        }
        for spot in above.keys() {
            named.entry(*spot).or_insert_with(|| self.add(head.text(*spot)));
        }
        named
    }

    /// What the head shows of a stage as it was.
    pub(super) fn head_of(&self, id: &StageId) -> String {
        let stage = self.before.stages.get(id);
        stage.map_or_else(String::new, |stage| tidy(&head(&stage.name, &stage.gloss)))
    }

    /// A stage of this level with others below it that had this name.
    fn of_that_name(&self, (level, _): Spot, name: &str) -> Option<StageId> {
        let grid = &self.plan.grid;
        let mut nodes = grid.head.iter().map(|node| (usize::from(node.level), &node.stage.id));
        let found = nodes.find(|(depth, id)| *depth == level + 1 && self.head_of(id) == name);
        found
            .map(|(_, id)| id.clone())
            .filter(|id| grid.column_of(id).is_none())
    }

    /// The cell is the first of these stages that no other cell is, unless it is one already.
    fn claim(&mut self, named: &mut Named, spot: Spot, found: impl IntoIterator<Item = StageId>, head: &Head<'_>) {
        let is_free = |id: &StageId| !named.contains_key(&spot) && !named.values().any(|one| one == id);
        if let Some(id) = found.into_iter().find(is_free) {
            self.rename_stage(&id, head.text(spot));
            named.insert(spot, id);
        }
    }
}

/// The cells of the head above columns, with the numbers of the columns they lie over.
fn cells_above(head: &Head<'_>, columns: &[Column]) -> BTreeMap<Spot, Vec<usize>> {
    let own: BTreeSet<Spot> = columns.iter().map(|column| (column.level, column.at)).collect();
    let mut above: BTreeMap<Spot, Vec<usize>> = BTreeMap::new();
    for (number, column) in columns.iter().enumerate() {
        let spots: BTreeSet<Spot> = (0..column.level)
            .filter_map(|level| head.over(level, column.at))
            .collect();
        for spot in spots.difference(&own) {
            above.entry(*spot).or_default().push(number);
        }
    }
    above
}

/// True where a stage stands already further left, with other columns in between: the same name here is another stage.
fn is_apart(
    head: &Head<'_>,
    columns: &[Column],
    (above, named): (&BTreeMap<Spot, Vec<usize>>, &Named),
    spot: Spot,
    id: &StageId,
) -> bool {
    let Some((other, _)) = named.iter().rev().find(|(_, one)| *one == id) else {
        return false;
    };
    let (Some(left), Some(right)) = (above[other].last(), above[&spot].first()) else {
        return false;
    };
    let between = columns.get(left + 1..*right).unwrap_or_default();
    between
        .iter()
        .any(|column| column.level <= spot.0 || head.over(spot.0, column.at).is_some())
}
