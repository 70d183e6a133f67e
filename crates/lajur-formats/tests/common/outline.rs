//! A map in words, to compare what can be seen of it.

use lajur_model::{Doc, Grid};

/// The map as lines of text, without ids and what a sheet does not show.
pub fn outline(doc: &Doc) -> String {
    let grid = Grid::of(doc);
    let mut out = format!("{} | {}\n", doc.map.title, doc.map.goal);
    for node in &grid.head {
        out += &format!(
            "{} {} ~ {}\n",
            "#".repeat(usize::from(node.level)),
            node.stage.name,
            node.stage.gloss
        );
    }
    for lane in &grid.lanes {
        out += &format!("{:?} {}\n", lane.role, lane.name);
        for (at, column) in grid.columns.iter().enumerate() {
            for card in grid.cards(&lane.id, &column.id) {
                let reach = grid.span(card).map(|(first, last)| last - first);
                out += &format!("  {at} {reach:?} {:?} {:?} {}\n", card.text, card.value, card.none);
            }
        }
    }
    let mut tray: Vec<&str> = grid.tray.iter().map(|card| card.text.as_str()).collect();
    tray.sort_unstable();
    out + &tray.join("\n")
}
