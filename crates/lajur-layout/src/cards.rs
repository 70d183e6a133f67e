//! Cards of a lane: stacked in their cells, reaching ones packed into the fewest sub-rows, rows as high as their tallest
//! cell.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{Card, CardId, Form, Lane};

use crate::card_parts::{Content, content};
use crate::kit::{Kit, LaneLook};
use crate::layout::{CardBox, ColumnTrack};
use crate::measure::{CELL_INSET, NUMBERS_LEAST, ROW_LEAST, ROW_PAD, STACK_GAP};
use crate::numbers;
use crate::shape::snap;

/// Cards whose sub-rows waste no more than this are lined up across the lane.
const WASTE: f32 = 14.0;
/// A card is stretched at most by this share of its height where the row is higher than it needs to be.
const STRETCH: f32 = 0.5;

/// What is known of cards from the last layout.
#[derive(Default, Clone, Copy)]
pub(crate) struct Known<'a> {
    /// Their boxes.
    pub boxes: Option<&'a BTreeMap<CardId, CardBox>>,
    /// Those that may draw something else now.
    pub stale: Option<&'a BTreeSet<CardId>>,
}

impl<'a> Known<'a> {
    /// The box of a card that draws the same at the same width.
    fn get(&self, card: &CardId) -> Option<&'a CardBox> {
        let known = self.boxes?.get(card)?;
        let stale = self.stale.is_some_and(|stale| stale.contains(card));
        (!stale).then_some(known)
    }
}

/// A card laid out.
pub(crate) enum Placed {
    /// Drawn.
    Drawn(CardBox),
    /// As it was, where it was.
    Same,
    /// As it was, in another place.
    Moved {
        /// First column.
        column: u32,
        /// Columns it covers.
        columns: u32,
        /// Upper edge from the lane's.
        y: f32,
    },
}

struct Item<'a> {
    card: &'a Card,
    first: usize,
    last: usize,
    tier: usize,
    measured: Measured<'a>,
}

enum Measured<'a> {
    New(Content),
    Known(&'a CardBox),
}

impl Item<'_> {
    /// Height that the content needs.
    fn least(&self) -> f32 {
        match &self.measured {
            Measured::New(content) => content.h,
            Measured::Known(card) => card.least,
        }
    }
}

/// The boxes of a lane and the height of its row, at least `least`.
pub(crate) fn cards(
    kit: &Kit<'_>,
    columns: &[ColumnTrack],
    lane: &Lane,
    look: &LaneLook<'_>,
    least: f32,
    known: Known<'_>,
) -> (f32, Vec<(CardId, Placed)>) {
    let items = items(kit, columns, lane, look, known);
    let least = least.max(if look.form() == Form::Numbers {
        NUMBERS_LEAST
    } else {
        ROW_LEAST
    });
    let tallest = kit.sizes.tallest.map(|tallest| tallest - 2.0 * ROW_PAD);
    let (places, inner) = stack(&items, columns.len(), least - 2.0 * ROW_PAD, tallest);
    let boxes = items
        .into_iter()
        .zip(places)
        .map(|(item, (y, h))| {
            (
                item.card.id.clone(),
                placed(kit, columns, lane, look, item, ROW_PAD + y, h),
            )
        })
        .collect();
    (snap((inner + 2.0 * ROW_PAD).max(least)), boxes)
}

fn items<'a>(
    kit: &'a Kit<'_>,
    columns: &[ColumnTrack],
    lane: &Lane,
    look: &LaneLook<'_>,
    known: Known<'a>,
) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    // The tier each sub-row is taken up to. Filling in order of first columns needs the fewest sub-rows.
    let mut taken: Vec<usize> = Vec::new();
    for (at, track) in columns.iter().enumerate() {
        for card in kit.grid.cards(&lane.id, &track.stage) {
            // Most cards stay in their column, and nothing needs to be looked up for them.
            let reaches = card.place.as_ref().is_some_and(|place| place.until.is_some());
            let (first, last) = reaches.then(|| kit.grid.span(card)).flatten().unwrap_or((at, at));
            let last = last.min(columns.len() - 1);
            let tier = taken.iter().position(|free| *free <= first).unwrap_or(taken.len());
            if tier == taken.len() {
                taken.push(0);
            }
            taken[tier] = last + 1;
            let w = narrowest(kit, columns, first, last);
            let known = known.get(&card.id).filter(|card| card.w == snap(w));
            let measured = known.map_or_else(|| Measured::New(measure(kit, lane, look, card, w)), Measured::Known);
            items.push(Item {
                card,
                first,
                last,
                tier,
                measured,
            });
        }
    }
    items
}

fn measure(kit: &Kit<'_>, lane: &Lane, look: &LaneLook<'_>, card: &Card, w: f32) -> Content {
    if look.form() == Form::Numbers {
        numbers::content(kit, lane, look, card, w)
    } else {
        content(kit, look, card, w)
    }
}

fn width(columns: &[ColumnTrack], first: usize, last: usize) -> f32 {
    (columns[last].x + columns[last].w - columns[first].x - 2.0 * CELL_INSET).max(8.0)
}

/// Width of a card, or of the narrowest piece of one that goes on over the end of a sheet: each piece tells all of it.
fn narrowest(kit: &Kit<'_>, columns: &[ColumnTrack], first: usize, last: usize) -> f32 {
    let pieces = kit.sizes.sheets.iter();
    let piece = |sheet: &std::ops::Range<usize>| {
        let (from, to) = (first.max(sheet.start), last.min(sheet.end.saturating_sub(1)));
        (from <= to && sheet.contains(&from)).then(|| width(columns, from, to))
    };
    let least = pieces.filter_map(piece).fold(f32::MAX, f32::min);
    least.min(width(columns, first, last))
}

/// The piece of a card that stands in these columns, `h` high; all of its content is on it.
pub(crate) fn piece(
    kit: &Kit<'_>,
    columns: &[ColumnTrack],
    lane: &Lane,
    card: &Card,
    (first, last): (usize, usize),
    (y, h): (f32, f32),
) -> CardBox {
    let look = LaneLook::of(lane);
    let w = width(columns, first, last);
    let content = measure(kit, lane, &look, card, w);
    boxed(lane, covered(first, last), (y, w, h), content)
}

/// First column and number of columns.
fn covered(first: usize, last: usize) -> (u32, u32) {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    (number(first), number(last - first + 1))
}

/// The box of a card with this content; a screen reader hears no name of it yet.
fn boxed(lane: &Lane, (column, columns): (u32, u32), (y, w, h): (f32, f32, f32), content: Content) -> CardBox {
    CardBox {
        lane: lane.id.clone(),
        column,
        columns,
        x: CELL_INSET,
        y,
        w: snap(w),
        h,
        least: content.h,
        edit: content.edit,
        name: String::new(),
        parts: content.parts(h),
    }
}

/// Upper edge and height of each card, and the height of the stack. One that is higher than `tallest` stands in rows,
/// between which a sheet of paper can end.
fn stack(items: &[Item<'_>], columns: usize, least: f32, tallest_of: Option<f32>) -> (Vec<(f32, f32)>, f32) {
    let tiers = items.iter().map(|item| item.tier + 1).max().unwrap_or(0);
    let mut heights = vec![0.0_f32; tiers];
    for item in items {
        heights[item.tier] = heights[item.tier].max(item.least());
    }
    let lined = heights.iter().sum::<f32>() + STACK_GAP * tiers.saturating_sub(1) as f32;
    let (loose, tallest) = skyline(items, columns);
    let in_rows = tallest_of.is_some_and(|most| lined > most);
    if lined - tallest > WASTE && !in_rows {
        return (loose, tallest);
    }
    let share = ((least - lined) / tiers.max(1) as f32).max(0.0);
    heights.iter_mut().for_each(|h| *h = snap(*h + share.min(*h * STRETCH)));
    let tops: Vec<f32> = (0..tiers)
        .map(|tier| heights[..tier].iter().map(|h| h + STACK_GAP).sum())
        .collect();
    // A row that is higher than a sheet would stretch all its cards over several.
    let height = |item: &Item<'_>| {
        let row = heights[item.tier];
        if tallest_of.is_some_and(|most| row > most) {
            item.least()
        } else {
            row
        }
    };
    let places = items.iter().map(|item| (tops[item.tier], height(item))).collect();
    (
        places,
        heights.iter().sum::<f32>() + STACK_GAP * tiers.saturating_sub(1) as f32,
    )
}

/// Every card right below the ones above it, with its own height.
fn skyline(items: &[Item<'_>], columns: usize) -> (Vec<(f32, f32)>, f32) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| (items[*at].tier, items[*at].first));
    let mut bottoms = vec![0.0_f32; columns];
    let mut places = vec![(0.0, 0.0); items.len()];
    for at in order {
        let item = &items[at];
        let below = bottoms[item.first..=item.last].iter().copied().fold(0.0, f32::max);
        let top = if below > 0.0 { below + STACK_GAP } else { 0.0 };
        places[at] = (top, item.least());
        bottoms[item.first..=item.last]
            .iter_mut()
            .for_each(|bottom| *bottom = top + item.least());
    }
    (places, bottoms.into_iter().fold(0.0, f32::max))
}

fn placed(
    kit: &Kit<'_>,
    columns: &[ColumnTrack],
    lane: &Lane,
    look: &LaneLook<'_>,
    item: Item<'_>,
    y: f32,
    h: f32,
) -> Placed {
    let (column, covered) = covered(item.first, item.last);
    let y = snap(y);
    let w = width(columns, item.first, item.last);
    let content = match item.measured {
        Measured::Known(known) if known.h == h => {
            return if (column, covered, y) == (known.column, known.columns, known.y) {
                Placed::Same
            } else {
                Placed::Moved {
                    column,
                    columns: covered,
                    y,
                }
            };
        }
        Measured::Known(_) => measure(kit, lane, look, item.card, w),
        Measured::New(content) => content,
    };
    Placed::Drawn(CardBox {
        name: name(kit, look, item.card),
        ..boxed(lane, (column, covered), (y, w, h), content)
    })
}

/// What a screen reader says of a card beside its text.
fn name(kit: &Kit<'_>, look: &LaneLook<'_>, card: &Card) -> String {
    let mut words = Vec::new();
    if let Some(role) = look.role.filter(|role| !matches!(role, lajur_model::Role::Other(_))) {
        words.push(kit.say(&format!("role.{}", role.as_str()), &[]));
    }
    let said = |key: &str, param: &str, names: Vec<String>| {
        (!names.is_empty()).then(|| kit.say(key, &[(param, &names.join(", "))]))
    };
    let channels = kit
        .channels(&card.channels)
        .iter()
        .map(|channel| channel.name.clone())
        .collect();
    words.extend(said("alt.card.channels", "channels", channels));
    let personas = card
        .personas
        .iter()
        .filter_map(|id| kit.persona(id))
        .map(|(_, persona)| persona.name.clone());
    words.extend(said("alt.card.personas", "personas", personas.collect()));
    let evidence = card
        .evidence
        .as_ref()
        .and_then(|evidence| evidence.kind.as_ref())
        .map(|kind| kit.evidence(kind));
    words.extend(said("alt.card.evidence", "evidence", evidence.into_iter().collect()));
    if card.moment_of_truth {
        words.push(kit.say("alt.moment_of_truth", &[]));
    }
    if card.none {
        words.push(kit.say("alt.card.none", &[]));
    }
    words.join(", ")
}
