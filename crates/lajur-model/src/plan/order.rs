//! New ranks for what was moved, and as few as possible.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Rank, between, evenly};

/// Ranks for the records of one parent in their new `order`. Only those `moved` get new ones, unless there is no room
/// between their neighbours: then the whole parent is dealt out anew.
pub(super) fn ranks<Id: Ord + Clone>(
    order: &[Id],
    now: &BTreeMap<Id, Rank>,
    moved: &BTreeSet<Id>,
) -> BTreeMap<Id, Rank> {
    few(order, now, moved).unwrap_or_else(|| order.iter().cloned().zip(evenly(order.len())).collect())
}

fn few<Id: Ord + Clone>(order: &[Id], now: &BTreeMap<Id, Rank>, moved: &BTreeSet<Id>) -> Option<BTreeMap<Id, Rank>> {
    let mut given = BTreeMap::new();
    let mut low: Option<&Rank> = None;
    let mut at = 0;
    while at < order.len() {
        if !moved.contains(&order[at]) {
            let rank = now.get(&order[at])?;
            if !rank.is_well_formed() || low.is_some_and(|low| low >= rank) {
                return None;
            }
            low = Some(rank);
            at += 1;
            continue;
        }
        let run = order[at..].iter().take_while(|id| moved.contains(id)).count();
        let high = order
            .get(at + run)
            .map(|id| now.get(id))
            .map_or(Some(None), |rank| rank.map(Some))?;
        let fresh = spread(low, high, run)?;
        given.extend(order[at..at + run].iter().cloned().zip(fresh));
        at += run;
    }
    Some(given)
}

/// `count` ranks between two, halving so that they stay short.
fn spread(low: Option<&Rank>, high: Option<&Rank>, count: usize) -> Option<Vec<Rank>> {
    if count == 0 {
        return Some(Vec::new());
    }
    let middle = between(low, high)?;
    let left = (count - 1) / 2;
    let mut ranks = spread(low, Some(&middle), left)?;
    let right = spread(Some(&middle), high, count - 1 - left)?;
    ranks.push(middle);
    ranks.extend(right);
    Some(ranks)
}
