//! The head as it is in the sheet now: renamed, moved, added, removed.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{Kind, Rank, Stage, StageId};

use super::super::plan::{head, leaf};
use super::super::{FIRST, HEADS};
use super::{Hand, name_and_gloss, order, tidy};

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

/// A leaf with those above it, from the stage down.
type Chain = Vec<StageId>;

impl Hand<'_> {
    /// Reads the head.
    pub(super) fn columns(&mut self) -> Columns {
        let levels = self.levels();
        let mut chains: Vec<(usize, Chain)> = Vec::new();
        let mut seen: BTreeSet<StageId> = BTreeSet::new();
        for column in usize::from(FIRST)..self.grid.width {
            let key = self.grid.text(0, column).to_owned();
            let known = leaf(&self.plan.grid, &key).is_some() && !seen.contains(&StageId::from(key.as_str()));
            let chain = if known {
                Some(self.chain_of(&StageId::from(key.as_str())))
            } else {
                self.new_chain(&levels, column, &chains)
            };
            let Some(chain) = chain else { continue };
            self.rename(&levels, column, &chain, &seen);
            seen.extend(chain.iter().cloned());
            chains.push((column, chain));
        }
        self.adopt(&mut chains);
        self.settle(&chains);
        let all = chains
            .into_iter()
            .filter_map(|(column, chain)| Some((column, chain.last()?.clone())));
        Columns { all: all.collect() }
    }

    /// The rows of the head, from the stages down.
    fn levels(&self) -> Vec<usize> {
        let mut rows: Vec<(&str, usize)> = (0..self.grid.height)
            .filter_map(|row| Some((self.key(row).strip_prefix(HEADS)?, row)))
            .collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn chain_of(&self, leaf: &StageId) -> Chain {
        let mut chain = vec![leaf.clone()];
        while let Some(parent) = chain.last().and_then(|id| self.before.stages.get(id)?.parent.clone()) {
            chain.push(parent);
        }
        chain.reverse();
        chain
    }

    /// The stage, step or moment of a column that a person put in; none where the column is empty.
    fn new_chain(&mut self, levels: &[usize], column: usize, before: &[(usize, Chain)]) -> Option<Chain> {
        let own = levels
            .iter()
            .map(|row| self.grid.text(*row, column).to_owned())
            .collect::<Vec<_>>();
        let first = own.iter().position(|name| !name.is_empty());
        let Some(first) = first else {
            return self.nameless(levels, column, before);
        };
        // What lies above is what covers the column there, or what the column to the left lies below.
        let above = before.last().map(|(_, chain)| chain.as_slice()).unwrap_or_default();
        let mut chain: Chain = above
            .iter()
            .take(first.min(above.len().saturating_sub(1)))
            .cloned()
            .collect();
        for name in own[first..].iter().filter(|name| !name.is_empty()) {
            let id = self.add(name, chain.last().cloned());
            chain.push(id);
        }
        Some(chain)
    }

    /// A column with cells but no name, beside the one to its left.
    fn nameless(&mut self, levels: &[usize], column: usize, before: &[(usize, Chain)]) -> Option<Chain> {
        let below = levels.last().map_or(1, |row| row + 1);
        let is_filled = (below..self.grid.height).any(|row| self.grid.cell(row, column).is_some());
        if !is_filled {
            return None;
        }
        let above = before.last().map(|(_, chain)| chain.as_slice()).unwrap_or_default();
        let mut chain: Chain = above.iter().take(above.len().saturating_sub(1)).cloned().collect();
        let id = self.add("", chain.last().cloned());
        chain.push(id);
        Some(chain)
    }

    fn add(&mut self, words: &str, parent: Option<StageId>) -> StageId {
        let id = StageId(self.ids.next_id());
        let (name, gloss) = name_and_gloss(words);
        let stage = Stage {
            id: id.clone(),
            parent,
            name,
            gloss,
            ..Stage::default()
        };
        self.after.stages.insert(id.clone(), stage);
        id
    }

    /// Names that were changed. Those of upper levels stand in the first of their columns.
    fn rename(&mut self, levels: &[usize], column: usize, chain: &[StageId], seen: &BTreeSet<StageId>) {
        for (id, row) in chain.iter().zip(levels) {
            let Some(before) = self.before.stages.get(id).filter(|_| !seen.contains(id)) else {
                continue;
            };
            let words = self.grid.text(*row, column);
            let is_leaf = chain.last() == Some(id);
            // An upper name that is gone was merged away by a person, who did not mean to take the name.
            if words == tidy(&head(&before.name, &before.gloss)) || (words.is_empty() && !is_leaf) {
                continue;
            }
            let (name, gloss) = name_and_gloss(words);
            if let Some(stage) = self.after.stages.get_mut(id) {
                (stage.name, stage.gloss) = (name, gloss);
            }
        }
    }

    /// A column that was put between the columns of another stage belongs there.
    fn adopt(&mut self, chains: &mut [(usize, Chain)]) {
        for at in 1..chains.len().saturating_sub(1) {
            let parent = |chain: &Chain| chain.len().checked_sub(2).map(|above| chain[above].clone());
            let (left, own, right) = (&chains[at - 1].1, &chains[at].1, &chains[at + 1].1);
            let is_between = parent(left).is_some() && parent(left) == parent(right) && own.len() == left.len();
            if !is_between || parent(own) == parent(left) {
                continue;
            }
            let Some(id) = own.last().cloned() else { continue };
            if let Some(stage) = self.after.stages.get_mut(&id) {
                stage.parent = parent(left);
            }
            let mut chain: Chain = left[..left.len() - 1].to_vec();
            chain.push(id);
            chains[at].1 = chain;
        }
    }

    /// The order of siblings, and what is gone.
    fn settle(&mut self, chains: &[(usize, Chain)]) {
        let mut siblings: BTreeMap<Option<StageId>, Vec<StageId>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for (_, chain) in chains {
            let parents = [None].into_iter().chain(chain.iter().map(Some));
            for (parent, id) in parents.zip(chain) {
                if seen.insert(id.clone()) {
                    siblings.entry(parent.cloned()).or_default().push(id.clone());
                }
            }
        }
        for ids in siblings.values() {
            let rank = |id: &StageId| -> Option<Rank> {
                let (before, after) = (self.before.stages.get(id)?, self.after.stages.get(id)?);
                (before.parent == after.parent).then(|| before.rank.clone())
            };
            let ranks = order::ranks(&ids.iter().map(rank).collect::<Vec<_>>());
            for (id, rank) in ids.iter().zip(ranks) {
                if let Some(stage) = self.after.stages.get_mut(id) {
                    stage.rank = rank;
                }
            }
        }
        let gone: Vec<StageId> = self
            .before
            .stages
            .keys()
            .filter(|id| !seen.contains(*id))
            .cloned()
            .collect();
        for id in gone {
            self.forget(Kind::Stage, id.as_str());
        }
    }
}
