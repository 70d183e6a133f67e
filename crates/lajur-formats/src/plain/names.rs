//! Names by which what is read back finds its stage and lane: no two are the same.

use std::collections::{BTreeMap, BTreeSet};

use lajur_model::{Grid, LaneId, Stage, StageId};
use lajur_words::Lang;

use crate::lanes::lane_name;
use crate::text::one_line;

/// Names of one map.
#[derive(Debug)]
pub(super) struct Names {
    stages: BTreeMap<StageId, String>,
    lanes: BTreeMap<LaneId, String>,
}

impl Names {
    pub(super) fn of(grid: &Grid<'_>, lang: Lang) -> Self {
        let mut stages = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for node in &grid.head {
            let name = unique(stage_name(node.stage), |name| {
                taken.insert((node.stage.parent.clone(), name.to_lowercase()))
            });
            stages.insert(node.stage.id.clone(), name);
        }
        let mut taken = BTreeSet::new();
        let lanes = grid.lanes.iter().map(|lane| {
            let name = one_line(&lane_name(lane, lang));
            (lane.id.clone(), unique(name, |name| taken.insert(name.to_lowercase())))
        });
        Self {
            lanes: lanes.collect(),
            stages,
        }
    }

    pub(super) fn lane(&self, lane: &LaneId) -> &str {
        self.lanes.get(lane).map_or("", String::as_str)
    }

    pub(super) fn stage(&self, stage: &StageId) -> &str {
        self.stages.get(stage).map_or("", String::as_str)
    }

    /// Names from the stage down to a column.
    pub(super) fn path(&self, grid: &Grid<'_>, column: usize) -> Vec<String> {
        let above = grid
            .head
            .iter()
            .filter(|node| (node.column..node.column + node.columns).contains(&column));
        above.map(|node| self.stage(&node.stage.id).to_owned()).collect()
    }
}

/// "Awareness (Kesadaran)"; a dash where there is no name, so that the place is kept.
fn stage_name(stage: &Stage) -> String {
    let (name, gloss) = (one_line(&stage.name), one_line(&stage.gloss));
    match (name.is_empty(), gloss.is_empty()) {
        (true, true) => "–".to_owned(),
        (true, false) => gloss,
        (false, true) => name,
        (false, false) => format!("{name} ({gloss})"),
    }
}

/// The name, with a number behind it where it is taken.
fn unique(name: String, mut take: impl FnMut(&str) -> bool) -> String {
    if take(&name) {
        return name;
    }
    let numbered = (2..).map(|number| format!("{name} {number}"));
    numbered.into_iter().find(|name| take(name)).unwrap_or(name)
}
