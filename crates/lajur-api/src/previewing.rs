//! A print as it will come out, sheet by sheet, before anything is written.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lajur_layout::{Page, PageEdges, PageError, Pages};
use lajur_model::{AssetId, Doc, Grid, LaneId, MapId, StageId};
use serde::Serialize;

use crate::clock::now;
use crate::exporting::Printed;
use crate::painted::painted;
use crate::printing::lane_title;
use crate::{ApiError, App, Export, Printing, Result};

/// What became of a preview.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(tag = "previewed", rename_all = "snake_case")]
pub enum Previewed {
    /// Its sheets can be asked for.
    Made(Preview),
    /// It would take more sheets than are made without asking; nothing was made.
    Many {
        /// How many.
        sheets: u32,
    },
}

/// A print that has been set, without its pictures.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Preview {
    /// What [`Previews::sheet`] knows it by, until the next one is made.
    pub id: String,
    /// Its sheets in reading order: row by row, then the notes.
    pub sheets: Vec<PreviewSheet>,
    /// Sheets of the map side by side.
    pub across: u32,
    /// Sheets of the map below each other.
    pub down: u32,
    /// The kind of the fit, see [`lajur_layout::Fit::kind`]; never `auto`.
    pub fit: String,
    /// Size of the smallest type on any sheet in points.
    #[specta(type = i32)]
    pub smallest_pt: f32,
    /// Distance in metres from which that is read.
    #[specta(type = i32)]
    pub reads_from_m: f32,
    /// Size of the text of cards in points.
    #[specta(type = i32)]
    pub card_pt: f32,
    /// True where some type is smaller than [`lajur_layout::WARN_PT`].
    pub is_small: bool,
    /// What else a person should know before printing: keys of the catalogues.
    pub asides: Vec<String>,
    /// What no font has letters for, and is drawn as boxes; empty where nothing is.
    pub missing: String,
}

/// A sheet of a preview.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PreviewSheet {
    /// Its name, such as `B2`; empty for sheets with notes.
    pub name: String,
    /// Width of the sheet as it lies.
    #[specta(type = i32)]
    pub width_mm: f32,
    /// Height of the sheet as it lies.
    #[specta(type = i32)]
    pub height_mm: f32,
}

/// Where the sheets of a print end on a map.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
pub struct SheetEdges {
    /// Names of the sheets, row by row.
    pub names: Vec<String>,
    /// The column with which each sheet of a row begins, from left to right.
    pub columns: Vec<StageId>,
    /// Where each row of sheets begins, from top to bottom.
    pub rows: Vec<RowEdge>,
}

/// Where a row of sheets begins.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct RowEdge {
    /// The lane.
    pub lane: LaneId,
    /// The share of its height that lies above, 0 to 1.
    #[specta(type = i32)]
    pub share: f32,
}

/// Where the sheets of a map end, for who draws it.
///
/// # Errors
/// As [`Printing::pages`].
pub fn sheet_edges(doc: &Doc, printing: &Printing) -> Result<SheetEdges> {
    let PageEdges { names, columns, rows } = printing.edges(doc)?;
    let rows = rows.into_iter().map(|(lane, share)| RowEdge { lane, share });
    Ok(SheetEdges {
        names,
        columns,
        rows: rows.collect(),
    })
}

/// A sheet as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPicture {
    /// `image/svg+xml`, or `image/png` where the drawing is too heavy for that.
    pub mime: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

impl SheetPicture {
    /// As a `data:` address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("data:{};base64,{}", self.mime, STANDARD.encode(&self.bytes))
    }
}

/// What of a map can be left out of a print. Names are as the map itself shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct PrintChoices {
    /// Views that were kept by a name.
    pub views: Vec<PrintChoice>,
    /// The highest stages.
    pub stages: Vec<PrintChoice>,
    /// All lanes.
    pub lanes: Vec<PrintChoice>,
    /// The map's personas.
    pub personas: Vec<PrintChoice>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PrintChoice {
    /// Its id.
    pub id: String,
    /// What it is called; empty where it has no name.
    pub name: String,
}

/// The preview that a window shows. Independent of the library: sheets are painted beside it.
#[derive(Default)]
pub struct Previews(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    made: u32,
    now: Option<Arc<Held>>,
}

struct Held {
    id: String,
    pages: Pages,
    what: Export,
}

impl Previews {
    /// Sets a map on paper; this is the preview from now on.
    ///
    /// # Errors
    /// As [`Printing::pages`], but for too many sheets: that is an answer.
    pub fn make(&self, what: &Export, printing: &Printing) -> Result<Previewed> {
        let pages = match printing.pages(&what.doc, &now()) {
            Err(ApiError::Page(PageError::Many { sheets })) => return Ok(Previewed::Many { sheets }),
            pages => pages?,
        };
        let what = what.clone();
        // Before the lock, so that sheets can be asked for meanwhile.
        let printed = Printed::of(&what.doc, &pages);
        let mut kept = self.kept();
        kept.made += 1;
        let id = kept.made.to_string();
        let preview = preview(id.clone(), printed, &pages);
        kept.now = Some(Arc::new(Held { id, pages, what }));
        Ok(Previewed::Made(preview))
    }

    /// A sheet of the preview, counted from 0; none where another preview took its place or it has no such sheet.
    /// `pixels`: how long its longest side is shown, for sheets that are painted in pixels.
    ///
    /// # Errors
    /// Where it cannot be painted.
    pub fn sheet(&self, id: &str, sheet: usize, pixels: u32) -> Result<Option<SheetPicture>> {
        let held = self.kept().now.clone().filter(|held| held.id == id);
        let Some(held) = held else { return Ok(None) };
        let page = held.pages.pages.get(sheet);
        page.map(|page| sheet_picture(page, &held, pixels)).transpose()
    }

    /// Nobody looks any more.
    pub fn close(&self) {
        self.kept().now = None;
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// What of a map can be left out of a print.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn print_choices(&mut self, map: &MapId) -> Result<PrintChoices> {
        Ok(choices(&self.map(map)?.doc))
    }
}

fn preview(id: String, printed: Printed, pages: &Pages) -> Preview {
    let sheet = |page: &Page| PreviewSheet {
        name: page.name.clone(),
        width_mm: page.width_mm,
        height_mm: page.height_mm,
    };
    Preview {
        id,
        sheets: pages.pages.iter().map(sheet).collect(),
        across: pages.across,
        down: pages.down,
        fit: pages.fit.kind().to_owned(),
        smallest_pt: printed.smallest_pt,
        reads_from_m: printed.reads_from_m,
        card_pt: pages.card_pt,
        is_small: printed.is_small,
        asides: printed.asides,
        missing: printed.missing,
    }
}

fn sheet_picture(page: &Page, held: &Held, pixels: u32) -> Result<SheetPicture> {
    let images = |asset: &AssetId| held.what.images.get(asset).cloned();
    painted(&page.scene, held.pages.theme, &images, pixels)
}

fn choices(doc: &Doc) -> PrintChoices {
    let choice = |id: &str, name: &str| PrintChoice {
        id: id.to_owned(),
        name: name.trim().to_owned(),
    };
    let mut views: Vec<_> = doc.views.values().map(|view| choice(&view.id.0, &view.name)).collect();
    views.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let grid = Grid::with_cards(doc, std::iter::empty());
    let stages = grid.head.iter().filter(|node| node.level == 1).map(|node| node.stage);
    let personas = doc.map.personas.iter().filter_map(|id| doc.persona(id));
    PrintChoices {
        views,
        stages: stages.map(|stage| choice(&stage.id.0, &stage.name)).collect(),
        lanes: grid
            .lanes
            .iter()
            .map(|lane| choice(&lane.id.0, &lane_title(doc, lane)))
            .collect(),
        personas: personas.map(|persona| choice(&persona.id.0, &persona.name)).collect(),
    }
}
