//! What of a map goes into a file: chosen lanes, stages and personas, or a view, in files of every kind.

use std::borrow::Cow;

use lajur_layout::{LeftOut, PageSetup, Pages, Scene, SceneOptions, layout, left_out, pages, pages_left_out, scene};
use lajur_model::{AssetId, Cards, Doc, LaneId, View};
use lajur_render::ImageBytes;

use super::cut::{cut, open};
use super::{Export, Format};
use crate::fonts::fonts_for;
use crate::{ApiError, Printing, Result};

/// A map, and what of it is shown.
pub(super) struct Chosen<'a> {
    /// All of the map.
    pub what: &'a Export,
    doc: Cow<'a, Doc>,
    view: View,
    is_part: bool,
    /// True where notes and comments stand behind the map.
    pub has_notes: bool,
}

/// A map as one picture.
pub(super) struct Drawing {
    pub scene: Scene,
    /// What is not on it.
    pub left_out: LeftOut,
}

impl<'a> Chosen<'a> {
    /// What is chosen of a map for a file of this kind.
    ///
    /// # Errors
    /// Where a view, stage, lane or persona is not known, or the file always holds all of a map.
    pub(super) fn of(what: &'a Export, format: Format, print: &Printing) -> Result<Self> {
        let is_part = print.is_part();
        if is_part && format == Format::Lajur {
            return Err(ApiError::WholeOnly);
        }
        let (mut doc, view) = print.parts(&what.doc)?;
        if print.empty {
            let grid = doc.to_mut();
            grid.cards = Cards::default();
            grid.links.clear();
        }
        Ok(Self {
            what,
            doc,
            view,
            is_part,
            has_notes: print.notes && format == Format::Pdf,
        })
    }

    /// What is chosen as a map of its own, for files that are no drawing.
    pub(super) fn part(&self) -> Cow<'_, Doc> {
        if self.is_part {
            Cow::Owned(cut(&self.doc, &self.view))
        } else {
            Cow::Borrowed(&self.doc)
        }
    }

    /// The lanes that the chosen view folds.
    pub(super) fn folded(&self) -> &[LaneId] {
        &self.view.collapsed_lanes
    }

    /// The bytes of an image.
    pub(super) fn image(&self, asset: &AssetId) -> Option<ImageBytes> {
        self.what.images.get(asset).cloned()
    }

    /// What is chosen, without what is folded away, as a map of its own: what a drawing shows.
    pub(super) fn open(&self) -> Cow<'_, Doc> {
        if self.view.collapsed_lanes.is_empty() && self.view.collapsed_stages.is_empty() {
            return self.part();
        }
        Cow::Owned(open(&self.doc, &self.view))
    }

    /// What is chosen as one picture.
    pub(super) fn drawing(&self) -> Drawing {
        let fonts = fonts_for(&self.doc);
        let laid_out = layout(&self.doc, &self.view, fonts);
        Drawing {
            scene: scene(&self.doc, &laid_out, &SceneOptions::paper()),
            left_out: left_out(&self.doc, &self.view, fonts, &laid_out),
        }
    }

    /// What of that is not on the picture.
    pub(super) fn left_out_of_drawing(&self) -> LeftOut {
        let fonts = fonts_for(&self.doc);
        left_out(&self.doc, &self.view, fonts, &layout(&self.doc, &self.view, fonts))
    }

    /// What is chosen on slides.
    pub(super) fn pages(&self, setup: &PageSetup) -> Result<Pages> {
        pages(&self.doc, &self.view, setup, fonts_for(&self.doc)).map_err(ApiError::Page)
    }

    /// What of that is on no slide.
    pub(super) fn left_out_of_slides(&self, setup: &PageSetup) -> Result<LeftOut> {
        pages_left_out(&self.doc, &self.view, setup, fonts_for(&self.doc)).map_err(ApiError::Page)
    }
}
