//! Where sheets end along one direction: at the places allowed for it, on as few sheets as there can be.

use std::ops::Range;

/// Lengths that differ by less are equal.
const SLACK: f32 = 0.05;

/// The places at which a sheet may end, from the first edge to the last.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Stops {
    /// From left to right, or from top to bottom; the first and the last are the ends of the map.
    pub at: Vec<f32>,
    /// Those at which a sheet has to end, by their number in `at`.
    pub forced: Vec<usize>,
}

/// Places inside of what is longer than a sheet, from left to right, or from top to bottom.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fine {
    /// Where no line of text is cut.
    pub clean: Vec<f32>,
    /// Where lines end, but others may be cut.
    pub lines: Vec<f32>,
}

impl Stops {
    /// The stops among `edges` (of columns or lanes) for sheets with this much `room`. Between the edges of a `held`
    /// pair no sheet ends, but where what is held is longer than a sheet. What even then is longer than a sheet may end
    /// at the `fine` places inside it.
    pub(crate) fn new(edges: &[f32], held: &[(f32, f32)], fine: &Fine, forced: &[f32], room: f32) -> Self {
        let held: Vec<(f32, f32)> = held.iter().copied().filter(|(a, b)| b - a <= room + SLACK).collect();
        let forced_at = |at: f32| forced.iter().any(|forced| (forced - at).abs() < SLACK);
        let is_free = free(edges, &held);
        let mut at: Vec<f32> = Vec::new();
        let mut from = 0;
        for (to, edge) in edges.iter().enumerate() {
            if to > 0 && !(is_free[to] || forced_at(*edge)) {
                continue;
            }
            if edge - edges[from] > room + SLACK {
                inside(&mut at, &edges[from..=to], fine, &held, room);
            }
            at.push(*edge);
            from = to;
        }
        let forced = (1..at.len().saturating_sub(1))
            .filter(|stop| forced_at(at[*stop]))
            .collect();
        Self { at, forced }
    }

    /// The fewest stretches between stops of which each has its room: the first `room(0)`, the next `room(1)`, and so
    /// on. None where two stops that follow each other are farther apart than that.
    pub(crate) fn cut(&self, room: impl Fn(usize) -> f32) -> Option<Vec<Range<usize>>> {
        let last = self.at.len().checked_sub(1)?;
        let mut cuts = Vec::new();
        let mut from = 0;
        while from < last {
            let end = self.at[from] + room(cuts.len()) + SLACK;
            let most = self.forced.iter().copied().find(|stop| *stop > from).unwrap_or(last);
            let to = (from + 1..=most).rev().find(|to| self.at[*to] <= end)?;
            cuts.push(from..to);
            from = to;
        }
        Some(cuts)
    }

    /// As few stretches as [`Stops::cut`] makes, but of lengths as equal as they can be, so that no sheet is left with a
    /// single column.
    pub(crate) fn even(&self, room: impl Fn(usize) -> f32) -> Option<Vec<Range<usize>>> {
        const STEPS: usize = 12;
        let mut best = self.cut(&room)?;
        let (mut low, mut high) = (0.0_f32, 1.0_f32);
        for _ in 0..STEPS {
            let share = (low + high) / 2.0;
            match self.cut(|at| room(at) * share) {
                Some(cuts) if cuts.len() == best.len() => (best, high) = (cuts, share),
                _ => low = share,
            }
        }
        Some(best)
    }

    /// The stretches as lengths from where to where.
    pub(crate) fn spans(&self, cuts: &[Range<usize>]) -> Vec<(f32, f32)> {
        cuts.iter().map(|cut| (self.at[cut.start], self.at[cut.end])).collect()
    }
}

/// By edge: true where nothing held runs across it.
fn free(edges: &[f32], held: &[(f32, f32)]) -> Vec<bool> {
    // How many begin after an edge and end at or before another, as a running sum: maps have ten thousand cards.
    let mut change = vec![0_i64; edges.len() + 1];
    for (from, to) in held {
        let first = edges.partition_point(|edge| *edge <= from + SLACK);
        let last = edges.partition_point(|edge| *edge < to - SLACK);
        if first < last {
            change[first] += 1;
            change[last] -= 1;
        }
    }
    let mut open = 0;
    (0..edges.len())
        .map(|at| {
            open += change[at];
            open == 0
        })
        .collect()
}

/// Stops inside a stretch that is longer than a sheet: its edges, and where those are too far apart clean places that cut
/// nothing held; then the ends of what is held, but for those inside of something else that is; then lines that cut
/// nothing held; then all lines; and at last as many more as are needed.
fn inside(at: &mut Vec<f32>, edges: &[f32], fine: &Fine, held: &[(f32, f32)], room: f32) {
    let (first, last) = (edges[0], edges[edges.len() - 1]);
    let within = |place: &f32| first + SLACK < *place && *place < last - SLACK;
    let near: Vec<&(f32, f32)> = held.iter().filter(|(a, b)| *a < last && *b > first).collect();
    let is_whole = |place: &f32| !near.iter().any(|(a, b)| a + SLACK < *place && *place < b - SLACK);
    let here = |places: &[f32]| -> Vec<f32> { places.iter().copied().filter(within).collect() };
    let whole = |places: &[f32]| -> Vec<f32> { here(places).into_iter().filter(is_whole).collect() };
    let mut ends: Vec<f32> = near.iter().flat_map(|(a, b)| [*a, *b]).collect();
    ends.sort_by(f32::total_cmp);
    ends.dedup();
    let mut stops = edges.to_vec();
    for places in [
        whole(&fine.clean),
        whole(&ends),
        whole(&fine.lines),
        here(&fine.clean),
        here(&fine.lines),
    ] {
        stops = filled(&stops, &places, room);
    }
    stops = chopped(&stops, room);
    at.extend(&stops[1..stops.len() - 1]);
}

/// The stops, and all places between two that are too far apart.
fn filled(stops: &[f32], places: &[f32], room: f32) -> Vec<f32> {
    let mut filled = stops[..1].to_vec();
    for ends in stops.windows(2) {
        if ends[1] - ends[0] > room + SLACK {
            let from = places.partition_point(|place| *place <= ends[0] + SLACK);
            let to = places.partition_point(|place| *place < ends[1] - SLACK);
            filled.extend(&places[from..to.max(from)]);
        }
        filled.push(ends[1]);
    }
    filled
}

/// The stops, and between two that are too far apart as many more as are needed.
fn chopped(stops: &[f32], room: f32) -> Vec<f32> {
    let mut chopped = stops[..1].to_vec();
    for ends in stops.windows(2) {
        let parts = ((ends[1] - ends[0] - SLACK) / room).ceil().max(1.0) as usize;
        let step = (ends[1] - ends[0]) / parts as f32;
        chopped.extend((1..parts).map(|part| ends[0] + step * part as f32));
        chopped.push(ends[1]);
    }
    chopped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The fewest stretches, found by trying every stop.
    fn fewest(stops: &Stops, room: f32) -> Option<usize> {
        let mut best = vec![None; stops.at.len()];
        best[0] = Some(0);
        for to in 1..stops.at.len() {
            let reach = |from: &usize| {
                let passes = stops.forced.iter().any(|stop| from < stop && *stop < to);
                stops.at[to] - stops.at[*from] <= room + SLACK && !passes
            };
            best[to] = (0..to).filter(reach).filter_map(|from| Some(best[from]? + 1)).min();
        }
        best[stops.at.len() - 1]
    }

    fn map() -> impl Strategy<Value = (Vec<f32>, Vec<(f32, f32)>, Vec<f32>)> {
        (2..14_usize).prop_flat_map(|columns| {
            let widths = proptest::collection::vec(20.0..300.0_f32, columns);
            let held = proptest::collection::vec((0..columns, 1..6_usize), 0..8);
            let forced = proptest::collection::vec(1..columns, 0..3);
            (widths, held, forced).prop_map(|(widths, held, forced)| {
                let mut edges = vec![0.0];
                for w in widths {
                    edges.push(edges[edges.len() - 1] + w);
                }
                let held = held
                    .into_iter()
                    .map(|(from, count)| (edges[from], edges[(from + count).min(edges.len() - 1)]))
                    .collect();
                let forced = forced.into_iter().map(|at| edges[at]).collect();
                (edges, held, forced)
            })
        })
    }

    /// A lane whose cards stand in rows: by row the heights of those that fit a sheet, and of one that may not; places
    /// between lines; and how much higher the lane is.
    fn lane() -> impl Strategy<Value = (Vec<(Vec<f32>, f32)>, Fine, f32)> {
        let row = (proptest::collection::vec(10.0..100.0_f32, 0..4), 0.0..400.0_f32);
        let places = || proptest::collection::vec(0.0..1_500.0_f32, 0..20);
        let fine = (places(), places()).prop_map(|(mut clean, mut lines)| {
            clean.sort_by(f32::total_cmp);
            lines.sort_by(f32::total_cmp);
            Fine { clean, lines }
        });
        (proptest::collection::vec(row, 1..5), fine, 0.0..400.0_f32)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn of_a_lane_in_rows_what_fits_a_sheet_is_whole((rows, fine, more) in lane()) {
            const GAP: f32 = 6.0;
            let (mut edges, mut held, mut top) = (vec![0.0], Vec::new(), GAP);
            for (cards, high) in &rows {
                let all = || cards.iter().chain([high]);
                held.extend(all().map(|h| (top, top + h)));
                top += all().copied().fold(0.0, f32::max) + GAP;
                edges.push(top - GAP / 2.0);
            }
            *edges.last_mut().expect("there is a row") += more;
            let stops = Stops::new(&edges, &held, &fine, &[], 100.0);
            for ends in stops.at.windows(2) {
                prop_assert!(ends[0] < ends[1] && ends[1] - ends[0] <= 100.0 + SLACK, "{:?}", stops.at);
                for (from, to) in held.iter().filter(|(from, to)| to - from <= 100.0) {
                    let is_cut = from + SLACK < ends[0] && ends[0] < to - SLACK;
                    prop_assert!(!is_cut, "{from} to {to} at {}", ends[0]);
                }
            }
        }

        #[test]
        fn there_are_never_fewer_sheets_than_those_found((edges, held, forced) in map(), room in 60.0..900.0_f32) {
            let stops = Stops::new(&edges, &held, &Fine::default(), &forced, room);
            let cuts = stops.cut(|_| room).expect("stops are never farther apart than a sheet");
            prop_assert_eq!(Some(cuts.len()), fewest(&stops, room), "{:?}", stops);
            let even = stops.even(|_| room).expect("what can be cut can be cut evenly");
            prop_assert_eq!(even.len(), cuts.len(), "evenly does not mean more sheets");
        }

        #[test]
        fn a_sheet_ends_within_nothing_that_fits_on_one((edges, held, forced) in map(), room in 60.0..900.0_f32) {
            let stops = Stops::new(&edges, &held, &Fine::default(), &forced, room);
            let longest = held.iter().map(|(a, b)| b - a).fold(0.0, f32::max);
            let free_of_chains = stops.at.windows(2).all(|ends| ends[1] - ends[0] <= room + SLACK);
            prop_assert!(free_of_chains, "every part has its room");
            for span in stops.spans(&stops.cut(|_| room).expect("there is always a cut")) {
                prop_assert!(span.1 - span.0 <= room + 2.0 * SLACK, "{:?}", span);
                for (from, to) in held.iter().filter(|_| longest <= room) {
                    let split = *from + SLACK < span.1 && span.1 < *to - SLACK;
                    let wanted = forced.iter().any(|place| (place - span.1).abs() < SLACK);
                    prop_assert!(!split || wanted || chained(&edges, &held, room), "{:?} ends in {from} to {to}", span);
                }
            }
        }
    }

    /// True where things that hold each other are together longer than a sheet.
    fn chained(edges: &[f32], held: &[(f32, f32)], room: f32) -> bool {
        let free = free(edges, held);
        let ends: Vec<f32> = edges
            .iter()
            .zip(free)
            .filter(|(_, free)| *free)
            .map(|(edge, _)| *edge)
            .collect();
        ends.windows(2).any(|ends| ends[1] - ends[0] > room)
    }

    #[test]
    fn what_fits_a_sheet_is_whole_beside_what_has_no_place_to_end_at() {
        let stops = Stops::new(
            &[0.0, 300.0],
            &[(0.0, 60.0), (100.0, 190.0)],
            &Fine::default(),
            &[],
            100.0,
        );
        assert_eq!(stops.at, [0.0, 60.0, 100.0, 190.0, 245.0, 300.0]);
    }

    #[test]
    fn what_is_longer_than_a_sheet_ends_at_fine_places_and_at_last_anywhere() {
        let fine = Fine {
            clean: vec![40.0],
            lines: Vec::new(),
        };
        let stops = Stops::new(&[0.0, 100.0], &[], &fine, &[], 50.0);
        assert_eq!(
            stops.at,
            [0.0, 40.0, 70.0, 100.0],
            "the fine place, and one more in the rest"
        );
    }
}
