//! How much of a sheet is left for the map.

use super::glue::PlanRoom;

/// Width of the strip to glue on, in millimetres.
pub(crate) const GLUE_MM: f32 = 12.0;
/// CSS pixels per millimetre.
pub(crate) const PX_PER_MM: f32 = 96.0 / 25.4;

/// A sheet in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SheetSize {
    pub w: f32,
    pub h: f32,
    pub margin: f32,
    /// How large title, legend and footer are; 1 on A3.
    pub scale: f32,
}

impl SheetSize {
    /// A sheet on which title, legend and footer are drawn `by` times as large as its paper asks for.
    pub(crate) fn new(width_mm: f32, height_mm: f32, margin_mm: f32, by: f32) -> Self {
        // Larger paper is seen from farther away, small paper from no nearer than the hand holds it.
        let root = (width_mm.min(height_mm) / 297.0).sqrt();
        let scale = if root > 1.0 { root * root.sqrt() } else { root };
        Self {
            w: width_mm * PX_PER_MM,
            h: height_mm * PX_PER_MM,
            margin: margin_mm * PX_PER_MM,
            // Below 0.8 the legend would fall under 7 pt.
            scale: scale.clamp(0.8, 3.0) * by,
        }
    }

    /// Width between the margins.
    pub(crate) fn inner(&self) -> f32 {
        self.w - 2.0 * self.margin
    }
}

/// Room for the map on each sheet, in CSS pixels of the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rooms {
    /// Between the margins.
    pub w: f32,
    /// On sheets of the first row, below the title and above the legend.
    pub first: f32,
    /// On all other sheets.
    pub other: f32,
    /// The strip to glue on, where sheets are glued.
    pub glue: Option<f32>,
    /// For the plan of all sheets; none on slides.
    pub plan: Option<PlanRoom>,
}

impl Rooms {
    /// Room for columns on the `at`-th sheet from the left, in lengths of the layout; `left` is the width of the names
    /// of lanes, which a glued picture has once.
    pub(crate) fn across(&self, at: usize, by: f32, left: f32) -> f32 {
        let names = if self.glue.is_some() && at > 0 { 0.0 } else { left };
        (self.w - self.glue.unwrap_or(0.0)) / by - names
    }

    /// Room for lanes on the `at`-th sheet from the top; the head is as high as its arrows and its rows.
    pub(crate) fn down(&self, at: usize, by: f32, (arrows, rows): (f32, f32)) -> f32 {
        let glue = self.glue.unwrap_or(0.0);
        match (at, self.glue) {
            (0, _) => (self.first - glue) / by - arrows - rows,
            (_, Some(_)) => (self.other - glue) / by,
            (_, None) => self.other / by - rows,
        }
    }

    /// What the plan of so many sheets may take from the first of them, the best first.
    pub(crate) fn plan_more(&self, across: usize, down: usize) -> Vec<f32> {
        self.plan.map_or_else(Vec::new, |plan| plan.more(across, down))
    }

    /// The least room for lanes on any sheet.
    pub(crate) fn least_down(&self, by: f32, head: (f32, f32)) -> f32 {
        self.down(0, by, head).min(self.down(1, by, head))
    }
}
