//! The grid as a view shows it: without what is hidden, and with each collapsed stage as one narrow column.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{Card, Doc, Form, Grid, Lane, LaneId, Stage, StageId, View};

/// Columns and cells in the order in which they are drawn.
pub(crate) struct Shown<'a> {
    /// From left to right: leaves of the head, and collapsed stages.
    pub columns: Vec<&'a Stage>,
    /// Levels of the head in use, 1 to 3; 0 without a stage.
    pub levels: u8,
    grid: Grid<'a>,
    /// By shown column: true where its cards are folded away.
    folded: Vec<bool>,
    /// By column of the map: the shown column that it is, or lies in; none where it is hidden.
    at: Vec<Option<usize>>,
    column_of: BTreeMap<&'a StageId, usize>,
    /// By lane: the cards of each shown column, and how many are folded away in it.
    rows: BTreeMap<&'a LaneId, Vec<Cell<'a>>>,
}

/// A node of the head with the shown columns below it.
#[derive(Clone)]
pub(crate) struct Node<'a> {
    pub stage: &'a Stage,
    /// 1 for a stage, 2 for a step, 3 for a moment.
    pub level: u8,
    pub column: usize,
    pub columns: usize,
    /// Number of the stage that it is or lies in, hidden ones counted: hues do not change by hiding.
    pub number: usize,
    /// True where it has nothing below it on the map.
    pub leaf: bool,
    /// True where what lies below it is folded away.
    pub folded: bool,
}

#[derive(Default, Clone)]
struct Cell<'a> {
    cards: Vec<&'a Card>,
    inside: u32,
}

impl<'a> Shown<'a> {
    /// The whole map, but with cards only in the lanes of `only`, where that is given; those lanes' cards are `cards`.
    pub(crate) fn new(
        doc: &'a Doc,
        view: &View,
        cards: impl Iterator<Item = &'a Card>,
        only: Option<&BTreeSet<LaneId>>,
    ) -> (Self, Vec<Node<'a>>) {
        let grid = Grid::with_cards(doc, cards);
        let mut shown = Self {
            columns: Vec::new(),
            levels: 0,
            folded: Vec::new(),
            at: vec![None; grid.columns.len()],
            column_of: BTreeMap::new(),
            rows: BTreeMap::new(),
            grid,
        };
        let nodes = shown.walk(view);
        let numbered = shown.columns.iter().enumerate();
        shown.column_of = numbered.map(|(at, stage)| (&stage.id, at)).collect();
        let lanes = shown.grid.lanes.iter().copied();
        let filled = lanes.filter(|lane| only.is_none_or(|only| only.contains(&lane.id)));
        shown.rows = filled.map(|lane| (&lane.id, shown.row(doc, lane))).collect();
        (shown, nodes)
    }

    /// The nodes that are shown, parents before their children; finds the columns on its way.
    fn walk(&mut self, view: &View) -> Vec<Node<'a>> {
        let mut nodes: Vec<Node<'a>> = Vec::new();
        // Parents whose last column is still to come.
        let mut open: Vec<usize> = Vec::new();
        // Below this level nothing is shown: a node above was hidden or collapsed.
        let mut closed: Option<u8> = None;
        let mut stages = 0;
        for node in self.grid.head.clone() {
            stages += usize::from(node.level == 1);
            if closed.is_some_and(|level| node.level > level) {
                continue;
            }
            end(&mut nodes, &mut open, node.level, self.columns.len());
            let id = &node.stage.id;
            let hidden = view.hidden_stages.contains(id);
            let folded = !hidden && view.collapsed_stages.contains(id);
            closed = (hidden || folded).then_some(node.level);
            if hidden {
                continue;
            }
            let leaf = self.grid.columns.get(node.column).is_some_and(|leaf| leaf.id == *id);
            let column = self.columns.len();
            if leaf || folded {
                self.columns.push(node.stage);
                self.folded.push(folded);
                self.at[node.column..node.column + node.columns].fill(Some(column));
            } else {
                open.push(nodes.len());
            }
            nodes.push(Node {
                stage: node.stage,
                level: node.level,
                column,
                columns: usize::from(leaf || folded),
                number: stages - 1,
                leaf: leaf || folded,
                folded,
            });
        }
        end(&mut nodes, &mut open, 0, self.columns.len());
        nodes.retain(|node| node.columns > 0);
        self.levels = nodes.iter().map(|node| node.level).max().unwrap_or(0);
        nodes
    }

    /// The cells of a lane. A card whose first columns are not shown begins in the first that is.
    fn row(&self, doc: &Doc, lane: &Lane) -> Vec<Cell<'a>> {
        let mut cells = vec![Cell::default(); self.columns.len()];
        let counted = matches!(doc.form(lane), Form::Cards | Form::Numbers);
        for (number, leaf) in self.grid.columns.iter().enumerate() {
            for card in self.grid.cards(&lane.id, &leaf.id) {
                if let Some((first, _)) = self.span(card) {
                    cells[first].cards.push(card);
                } else if let Some(column) = self.at[number] {
                    cells[column].inside += u32::from(counted);
                }
            }
        }
        cells
    }

    /// The cards that begin in a shown column of a lane, from top to bottom. Where a lane alone is laid out anew, other
    /// lanes are empty here.
    pub(crate) fn cards(&self, lane: &LaneId, stage: &StageId) -> &[&'a Card] {
        let cell = self.column_of.get(stage).zip(self.rows.get(lane));
        cell.and_then(|(column, row)| row.get(*column))
            .map_or(&[], |cell| cell.cards.as_slice())
    }

    /// All lanes from top to bottom.
    pub(crate) fn lanes(&self) -> impl Iterator<Item = &'a Lane> {
        self.grid.lanes.iter().copied()
    }

    /// How many cards of a lane are folded away in each shown column.
    pub(crate) fn inside(&self, lane: &LaneId) -> Vec<u32> {
        let row = self.rows.get(lane);
        row.map(|row| row.iter().map(|cell| cell.inside).collect())
            .unwrap_or_default()
    }

    /// True where a column's cards are folded away.
    pub(crate) fn is_folded(&self, column: usize) -> bool {
        self.folded.get(column).copied().unwrap_or(false)
    }

    /// The first and the last shown column that a card covers; none where none of its columns is shown open.
    pub(crate) fn span(&self, card: &Card) -> Option<(usize, usize)> {
        let (first, last) = self.grid.span(card)?;
        let open = |at: &Option<usize>| at.filter(|column| !self.folded[*column]);
        let columns = &self.at[first..=last];
        let first = columns.iter().find_map(open)?;
        let last = columns.iter().rev().find_map(open)?;
        Some((first, last))
    }
}

/// Ends the open parents that a node of this level does not lie below.
fn end(nodes: &mut [Node<'_>], open: &mut Vec<usize>, level: u8, columns: usize) {
    while let Some(at) = open.pop_if(|at| nodes[*at].level >= level) {
        nodes[at].columns = columns - nodes[at].column;
    }
}
