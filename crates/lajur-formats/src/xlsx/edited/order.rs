//! Ranks for things that were put into another order: as few as can be change.

use lajur_model::{Rank, between, evenly};

/// Ranks for things in this order; each has the one it had, or none where it is new or comes from elsewhere.
pub(super) fn ranks(before: &[Option<Rank>]) -> Vec<Rank> {
    let kept = longest_rising(before);
    let mut ranks: Vec<Option<Rank>> = vec![None; before.len()];
    for at in &kept {
        ranks[*at].clone_from(&before[*at]);
    }
    for at in 0..ranks.len() {
        if ranks[at].is_some() {
            continue;
        }
        let low = at.checked_sub(1).and_then(|below| ranks[below].clone());
        let high = ranks[at..].iter().flatten().next().cloned();
        match between(low.as_ref(), high.as_ref()) {
            Some(rank) => ranks[at] = Some(rank),
            // No room between two: all are dealt out anew.
            None => return evenly(before.len()),
        }
    }
    ranks.into_iter().flatten().collect()
}

/// Numbers of the longest row of ranks that rise.
fn longest_rising(ranks: &[Option<Rank>]) -> Vec<usize> {
    // For each length the number of the smallest end of a row so long; for each number the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; ranks.len()];
    for (at, rank) in ranks.iter().enumerate() {
        if rank.is_none() {
            continue;
        }
        let length = ends.partition_point(|end| ranks[*end] < *rank);
        before[at] = length.checked_sub(1).map(|below| ends[below]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut row = Vec::new();
    let mut at = ends.last().copied();
    while let Some(number) = at {
        row.push(number);
        at = before[number];
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_moved_is_the_only_one_that_changes() {
        let all = evenly(5);
        let order = [0, 3, 1, 2, 4].map(|at| Some(all[at].clone()));
        let ranks = ranks(&order);
        assert!(ranks.is_sorted());
        let changed = ranks
            .iter()
            .zip(&order)
            .filter(|(new, old)| Some(*new) != old.as_ref())
            .count();
        assert_eq!(changed, 1);
    }

    #[test]
    fn new_ones_find_room_between_the_others() {
        let all = evenly(2);
        let ranks = ranks(&[None, Some(all[0].clone()), None, None, Some(all[1].clone()), None]);
        assert!(ranks.is_sorted() && ranks.len() == 6);
        assert_eq!((&ranks[1], &ranks[4]), (&all[0], &all[1]));
    }

    #[test]
    fn equal_ranks_are_dealt_out_anew() {
        let same = Some(evenly(1)[0].clone());
        let ranks = ranks(&[same.clone(), same.clone(), same]);
        assert!(ranks[0] < ranks[1] && ranks[1] < ranks[2]);
    }
}
