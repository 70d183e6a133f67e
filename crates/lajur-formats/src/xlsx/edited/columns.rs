//! The head as it is in the sheet now: renamed, moved, added, removed.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{Kind, Rank, Stage, StageId};

use super::super::FIRST;
use super::super::plan::leaf;
use super::head::{Column, Head, Named};
use super::{Hand, name_and_gloss, order};
use crate::Note;

/// The columns of the map that the sheet has now.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// From left to right: column of the sheet and leaf of the head.
    pub(super) all: Vec<(usize, StageId)>,
}

impl Columns {
    /// The leaf in a column of the sheet.
    pub(super) fn leaf(&self, column: usize) -> Option<&StageId> {
        self.all.iter().find(|(at, _)| *at == column).map(|(_, leaf)| leaf)
    }

    /// The last leaf among so many columns of the sheet.
    pub(super) fn last(&self, columns: std::ops::Range<usize>) -> Option<&StageId> {
        let within = self.all.iter().rev().find(|(at, _)| columns.contains(at));
        within.map(|(_, leaf)| leaf)
    }
}

/// A leaf behind those above it, from the stage down.
type Chain = Vec<StageId>;

impl Hand<'_> {
    /// Reads the head.
    pub(super) fn columns(&mut self) -> Columns {
        let head = Head::of(self.grid);
        let columns = self.tracks(&head);
        self.tell_below(&head, &columns);
        let named = self.named(&head, &columns);
        let mut chains: Vec<Chain> = Vec::new();
        for number in 0..columns.len() {
            let above = self.above(&head, &columns, &named, &chains, number);
            let leaf = self.leaf(&head, &columns[number]);
            chains.push(above.into_iter().chain([leaf]).collect());
        }
        self.settle(&chains);
        let leaves = columns.iter().zip(chains);
        let all = leaves.filter_map(|(column, mut chain)| Some((column.at, chain.pop()?)));
        Columns { all: all.collect() }
    }

    /// The columns of the sheet that are any of the map.
    fn tracks(&self, head: &Head<'_>) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        let mut seen = BTreeSet::new();
        for at in usize::from(FIRST)..self.grid.width {
            let key = self.grid.text(0, at);
            let is_known = leaf(&self.plan.grid, key).is_some() && seen.insert(key);
            let was = if is_known { self.chain_of(key) } else { Chain::new() };
            let level = match was.last() {
                Some(leaf) => Some(self.level_of(head, at, leaf, was.len() - 1)),
                None => self.new_level(head, at, columns.last()),
            };
            columns.extend(level.map(|level| Column { at, was, level }));
        }
        columns
    }

    /// Names below a leaf that was there before: it has cards of its own, which a step would take from it.
    fn tell_below(&mut self, head: &Head<'_>, columns: &[Column]) {
        for column in columns {
            let Some(leaf) = column.was.last() else { continue };
            for level in column.level + 1..=head.last() {
                let Some((row, cell)) = head.row(level).zip(head.cell((level, column.at))) else {
                    continue;
                };
                let words = [("word", cell.text.as_str()), ("name", &self.head_of(leaf))];
                let note = Note::new("step_left_out", &words);
                self.notes.push(note.at(self.grid.place(row, column.at)));
            }
        }
    }

    fn chain_of(&self, leaf: &str) -> Chain {
        let mut chain = vec![StageId::from(leaf)];
        while let Some(parent) = chain.last().and_then(|id| self.before.stages.get(id)?.parent.clone()) {
            chain.push(parent);
        }
        chain.reverse();
        chain
    }

    /// The level on which the name of a leaf stands: that of before, unless its name stands on another one.
    fn level_of(&self, head: &Head<'_>, at: usize, leaf: &StageId, before: usize) -> usize {
        let own = head.over(head.last(), at).filter(|spot| spot.1 == at);
        let moved = own.filter(|spot| head.text(*spot) == self.head_of(leaf));
        moved.map_or(before, |(level, _)| level)
    }

    /// The level of a column that a person put in; none where the column is empty. One with cells but no name stands
    /// beside the one to its left.
    fn new_level(&self, head: &Head<'_>, at: usize, left: Option<&Column>) -> Option<usize> {
        let levels = 0..=head.last();
        let deepest = levels.rev().find_map(|level| Some((level, head.cell((level, at))?)));
        match deepest {
            // A name over several columns is above them.
            Some((level, cell)) if cell.across > 1 && head.row(level + 1).is_some() => Some(level + 1),
            Some((level, _)) => Some(level),
            None => {
                let is_filled = (head.below()..self.grid.height).any(|row| self.grid.cell(row, at).is_some());
                is_filled.then(|| left.map_or(0, |left| left.level))
            }
        }
    }

    /// What stands above a column now.
    fn above(&self, head: &Head<'_>, columns: &[Column], named: &Named, before: &[Chain], number: usize) -> Chain {
        let mut chain = Chain::new();
        for level in 0..columns[number].level {
            let told = head
                .over(level, columns[number].at)
                .and_then(|spot| named.get(&spot))
                .cloned();
            let id = told.or_else(|| unsaid(head, columns, named, before.last(), (number, level)));
            chain.extend(id.filter(|id| chain.last() != Some(id)));
        }
        // What stands over columns of several stages is a step of the first of them.
        for (at, id) in chain.iter().enumerate().rev() {
            let hung = before.iter().find_map(|other| {
                let found = other.iter().position(|one| one == id)?;
                Some(&other[..found])
            });
            if let Some(hung) = hung {
                return [hung, &chain[at..]].concat();
            }
        }
        chain
    }

    /// The leaf in a column.
    fn leaf(&mut self, head: &Head<'_>, column: &Column) -> StageId {
        let words = head.text((column.level, column.at));
        let Some(leaf) = column.was.last() else {
            return self.add(words);
        };
        let row = head.row(column.level);
        if row.is_some_and(|row| !self.unread.has(row, column.at)) {
            self.rename_stage(leaf, words);
        }
        leaf.clone()
    }

    /// A stage that a person put in; where it stands is settled with all others.
    pub(super) fn add(&mut self, words: &str) -> StageId {
        let id = StageId(self.ids.next_id());
        let (name, gloss) = name_and_gloss(words);
        let stage = Stage {
            id: id.clone(),
            name,
            gloss,
            ..Stage::default()
        };
        self.after.stages.insert(id.clone(), stage);
        id
    }

    /// Gives a stage the name that stands in its cell now.
    pub(super) fn rename_stage(&mut self, id: &StageId, words: &str) {
        if words == self.head_of(id) {
            return;
        }
        if let Some(stage) = self.after.stages.get_mut(id) {
            (stage.name, stage.gloss) = name_and_gloss(words);
        }
    }

    /// Where stages hang, the order of siblings, and what is gone.
    fn settle(&mut self, chains: &[Chain]) {
        let mut siblings: BTreeMap<Option<StageId>, Vec<StageId>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for chain in chains {
            let parents = [None].into_iter().chain(chain.iter().map(Some));
            for (parent, id) in parents.zip(chain) {
                if seen.insert(id.clone()) {
                    siblings.entry(parent.cloned()).or_default().push(id.clone());
                }
            }
        }
        for (parent, ids) in &siblings {
            let rank = |id: &StageId| -> Option<Rank> {
                let before = self.before.stages.get(id)?;
                (before.parent == *parent).then(|| before.rank.clone())
            };
            let ranks = order::ranks(&ids.iter().map(rank).collect::<Vec<_>>());
            for (id, rank) in ids.iter().zip(ranks) {
                if let Some(stage) = self.after.stages.get_mut(id) {
                    stage.parent.clone_from(parent);
                    stage.rank = rank;
                }
            }
        }
        let gone = self.before.stages.keys().filter(|id| !seen.contains(*id));
        for id in gone.cloned().collect::<Vec<_>>() {
            self.forget(Kind::Stage, id.as_str());
        }
    }
}

/// What stands above a column over which no name lies. A name that is gone was merged or deleted away by a person, who
/// did not mean to take the columns; where it stands elsewhere, the column lies below what its left neighbour lies below.
fn unsaid(
    head: &Head<'_>,
    columns: &[Column],
    named: &Named,
    left: Option<&Chain>,
    (number, level): (usize, usize),
) -> Option<StageId> {
    let own = columns[number].above(level);
    let left = left.and_then(|chain| chain[..chain.len() - 1].get(level));
    // A name may also stand further right, over a column that was put behind this one.
    let follows = || {
        let mut right = columns[number + 1..]
            .iter()
            .take_while(|column| column.above(level) == own);
        let name = right.find_map(|column| named.get(&head.over(level, column.at)?));
        name == own
    };
    match (own, left) {
        (Some(own_stage), Some(left)) if named.values().any(|one| one == own_stage) && !follows() => Some(left.clone()),
        (own, left) => own.or(left).cloned(),
    }
}
