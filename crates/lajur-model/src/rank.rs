//! Order as text: between any two ranks there is room for another, so that moving one record changes one record.
//!
//! A rank is a base-62 fraction (`0-9A-Za-z`, which is also byte order). It never ends in `0`, so that there is always
//! room below it. Method: fractional indexing, as described by David Greenspan ("Implementing Fractional Indexing",
//! Observable, 2020).

use serde::{Deserialize, Serialize};

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Ranks longer than this are dealt out anew for the whole parent.
const LONGEST: usize = 48;

/// A place in an order; compared bytewise. The empty rank comes first: records of a file that names none.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub struct Rank(pub String);

impl Rank {
    /// True when this rank can have neighbours: base-62 digits without a trailing `0`.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        !self.0.is_empty()
            && self.0.len() <= LONGEST
            && !self.0.ends_with('0')
            && self.0.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }
}

/// A rank after `low` and before `high`; none is the open end. `None` where there is no room: the two are out of order,
/// malformed, or the rank would grow past 48 characters. Then the parent is dealt out anew with [`evenly`].
#[must_use]
pub fn between(low: Option<&Rank>, high: Option<&Rank>) -> Option<Rank> {
    if [low, high].into_iter().flatten().any(|rank| !rank.is_well_formed()) {
        return None;
    }
    if let (Some(low), Some(high)) = (low, high)
        && low >= high
    {
        return None;
    }
    let low = low.map_or(&[][..], |rank| rank.0.as_bytes());
    let high = high.map(|rank| rank.0.as_bytes());
    let rank = midpoint(low, high);
    (rank.len() <= LONGEST).then(|| Rank(rank.into_iter().map(char::from).collect()))
}

/// `count` ranks in order with much room between them.
#[must_use]
pub fn evenly(count: usize) -> Vec<Rank> {
    let mut width = 1;
    let mut room = 62_usize;
    while room < count.saturating_add(1).saturating_mul(4) {
        width += 1;
        room = room.saturating_mul(62);
    }
    (1..=count)
        .map(|nth| fraction(nth * (room / (count + 1)), width))
        .collect()
}

fn fraction(mut value: usize, width: usize) -> Rank {
    let mut digits = vec![b'0'; width];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[value % 62];
        value /= 62;
    }
    while digits.len() > 1 && digits.last() == Some(&b'0') {
        digits.pop();
    }
    Rank(digits.into_iter().map(char::from).collect())
}

fn value_of(digit: u8) -> usize {
    DIGITS.iter().position(|known| *known == digit).unwrap_or(0)
}

/// Digits strictly between two fractions; `high` none is one whole. Both are well formed and in order.
fn midpoint(low: &[u8], high: Option<&[u8]>) -> Vec<u8> {
    if let Some(high) = high {
        let same = (0..high.len())
            .take_while(|at| low.get(*at).copied().unwrap_or(b'0') == high[*at])
            .count();
        if same > 0 {
            let mut rank = high[..same].to_vec();
            rank.extend(midpoint(low.get(same..).unwrap_or(&[]), Some(&high[same..])));
            return rank;
        }
    }
    let first = low.first().map_or(0, |digit| value_of(*digit));
    let last = high.map_or(62, |high| high.first().map_or(62, |digit| value_of(*digit)));
    if last > first + 1 {
        return vec![DIGITS[(first + last) / 2]];
    }
    match high {
        Some(high) if high.len() > 1 => vec![high[0]],
        _ => {
            let mut rank = vec![DIGITS[first]];
            rank.extend(midpoint(low.get(1..).unwrap_or(&[]), None));
            rank
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dealt_out_ranks_are_in_order_and_well_formed() {
        for count in [0, 1, 5, 61, 62, 1_000, 20_000] {
            let ranks = evenly(count);
            assert!(
                ranks.windows(2).all(|pair| pair[0] < pair[1]),
                "{count} ranks must be in order"
            );
            assert!(
                ranks.iter().all(Rank::is_well_formed),
                "{count} ranks must be well formed"
            );
        }
    }

    #[test]
    fn ranks_out_of_order_have_nothing_between_them() {
        assert_eq!(
            between(Some(&Rank("b".into())), Some(&Rank("a".into()))),
            None,
            "b comes after a"
        );
        assert_eq!(
            between(Some(&Rank("a0".into())), None),
            None,
            "a trailing zero leaves no room"
        );
    }

    proptest! {
        #[test]
        fn inserting_anywhere_keeps_the_order_until_ranks_grow_long(places in prop::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut ranks: Vec<Rank> = vec![];
            for place in places {
                let at = place.index(ranks.len() + 1);
                let low = at.checked_sub(1).map(|below| ranks[below].clone());
                match between(low.as_ref(), ranks.get(at)) {
                    Some(rank) => ranks.insert(at, rank),
                    None => ranks = evenly(ranks.len() + 1),
                }
                prop_assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]), "{ranks:?} must be in order");
                prop_assert!(ranks.iter().all(Rank::is_well_formed), "{ranks:?} must be well formed");
            }
        }
    }
}
