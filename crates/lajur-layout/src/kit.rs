//! What every step of the layout needs: the map in order, the fonts, the language of its paper.

use std::collections::BTreeSet;
use std::ops::Range;

use lajur_model::{
    Card, Channel, Color, Doc, EvidenceKind, Form, Lane, LaneId, Persona, PersonaId, Role, RoleRow, View, role,
};
use lajur_words::{Lang, say, say_n};

use crate::draw::Area;
use crate::fonts::Fonts;
use crate::layout::ColumnTrack;
use crate::measure;
use crate::shown::{Node, Shown};
use crate::theme::Hue;

/// The map in order, with everything that decides its look.
pub(crate) struct Kit<'a> {
    pub doc: &'a Doc,
    pub view: &'a View,
    pub grid: Shown<'a>,
    pub head: Vec<Node<'a>>,
    pub lanes: Vec<&'a Lane>,
    pub fonts: &'a Fonts,
    pub lang: Lang,
    pub sizes: Sizes,
}

/// Sizes that follow from the sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sizes {
    /// Width of a column whose stage says nothing.
    pub column: f32,
    /// Least heights of lanes, by their place among the lanes shown; lanes beyond have none.
    pub least: Vec<f32>,
    /// True on paper: there the title block is the page's own.
    pub paper: bool,
    /// Widths of the columns where each has its own; else empty.
    pub widths: Vec<f32>,
    /// No column is wider.
    pub widest: Option<f32>,
    /// The columns of each sheet, from left to right; empty where all stand on one.
    pub sheets: Vec<Range<usize>>,
    /// Heights at which sheets end.
    pub seams: Vec<f32>,
    /// A lane higher than this ends a sheet in its middle: its cards stand in rows, so that it can.
    pub tallest: Option<f32>,
    /// Without colors: what they say must be said in other ways too.
    pub grey: bool,
    /// Without fills.
    pub saving: bool,
}

impl Sizes {
    /// The sizes of the screen.
    pub(crate) fn screen() -> Self {
        Self {
            column: measure::COLUMN,
            ..Self::default()
        }
    }
}

impl<'a> Kit<'a> {
    /// The whole map.
    pub(crate) fn new(doc: &'a Doc, view: &'a View, fonts: &'a Fonts, sizes: Sizes) -> Self {
        Self::with_cards(doc, view, fonts, sizes, doc.cards.values(), None)
    }

    /// The map with the cards of some lanes only: those of `only` are `cards`. All lanes where that is none.
    pub(crate) fn with_cards(
        doc: &'a Doc,
        view: &'a View,
        fonts: &'a Fonts,
        sizes: Sizes,
        cards: impl Iterator<Item = &'a Card>,
        only: Option<&BTreeSet<LaneId>>,
    ) -> Self {
        let (grid, head) = Shown::new(doc, view, cards, only);
        let lanes = grid
            .lanes()
            .filter(|lane| !view.hidden_lanes.contains(&lane.id))
            .collect();
        Self {
            doc,
            view,
            grid,
            head,
            lanes,
            fonts,
            lang: language(doc),
            sizes,
        }
    }

    /// True for a lane that is not folded.
    pub(crate) fn is_open(&self, lane: &Lane) -> bool {
        !self.view.collapsed_lanes.contains(&lane.id)
    }

    /// The cards that have a box, lane by lane: those of open lanes of cards or figures.
    pub(crate) fn boxed(&self) -> impl Iterator<Item = &'a Card> + '_ {
        let holds =
            |lane: &&&Lane| self.is_open(lane) && matches!(LaneLook::of(lane).form(), Form::Cards | Form::Numbers);
        let cells = move |lane: &'a Lane| {
            let columns = self.grid.columns.iter();
            columns.map(move |stage| self.grid.cards(&lane.id, &stage.id))
        };
        self.lanes
            .iter()
            .filter(holds)
            .copied()
            .flat_map(cells)
            .flatten()
            .copied()
    }

    /// Where sheets end between two columns, from left to right.
    pub(crate) fn ends_of_sheets(&self, columns: &[ColumnTrack]) -> impl Iterator<Item = f32> {
        let later = self.sizes.sheets.iter().skip(1);
        later
            .filter_map(|sheet| columns.get(sheet.start))
            .map(|column| column.x)
    }

    /// The columns of each sheet, from left to right.
    pub(crate) fn sheets(&self) -> Vec<Range<usize>> {
        if self.sizes.sheets.is_empty() {
            return std::iter::once(0..self.grid.columns.len()).collect();
        }
        self.sizes.sheets.clone()
    }

    /// The columns of the sheet on which a column stands.
    pub(crate) fn sheet_of(&self, column: usize) -> Range<usize> {
        let all = 0..self.grid.columns.len();
        let mut sheets = self.sizes.sheets.iter();
        sheets.find(|sheet| sheet.contains(&column)).cloned().unwrap_or(all)
    }

    /// True where an area crosses the end of a sheet.
    pub(crate) fn is_cut(&self, columns: &[ColumnTrack], area: &Area) -> bool {
        let across = |x: f32| area.x < x && x < area.right();
        let down = |y: &f32| area.y < *y && *y < area.bottom();
        self.ends_of_sheets(columns).any(across) || self.sizes.seams.iter().any(down)
    }

    /// The sheet on which the middle of an area lies, on the map; without sheets it has no end.
    pub(crate) fn window(&self, columns: &[ColumnTrack], area: &Area) -> Area {
        const FAR: f32 = 1e7;
        let (x, y) = (area.x + area.w / 2.0, area.y + area.h / 2.0);
        let (mut left, mut right, mut top, mut bottom) = (-FAR, FAR, -FAR, FAR);
        for end in self.ends_of_sheets(columns) {
            if end <= x {
                left = end;
            } else {
                right = right.min(end);
            }
        }
        for end in &self.sizes.seams {
            if *end <= y {
                top = *end;
            } else {
                bottom = bottom.min(*end);
            }
        }
        Area::new(left, top, right - left, bottom - top)
    }

    /// A word of the catalogue in the map's language.
    pub(crate) fn say(&self, key: &str, params: &[(&str, &str)]) -> String {
        say(self.lang, key, params)
    }

    /// "12 cards" in the map's language.
    pub(crate) fn cards(&self, count: u32) -> String {
        say_n(self.lang, "paper.cards", u64::from(count), &[])
    }

    /// Where a persona stands on the map, counted from 0, and who it is.
    pub(crate) fn persona(&self, id: &PersonaId) -> Option<(usize, &'a Persona)> {
        let at = self
            .doc
            .map
            .personas
            .iter()
            .position(|known| known == id)
            .unwrap_or(self.doc.map.personas.len());
        self.doc.persona(id).map(|persona| (at, persona))
    }

    pub(crate) fn channels(&self, ids: &[lajur_model::ChannelId]) -> Vec<&'a Channel> {
        ids.iter().filter_map(|id| self.doc.channel(id)).collect()
    }

    /// See [`lane_name`].
    pub(crate) fn lane_name(&self, lane: &Lane) -> String {
        lane_name(self.lang, lane)
    }

    /// See [`evidence_name`].
    pub(crate) fn evidence(&self, kind: &EvidenceKind) -> String {
        evidence_name(self.lang, kind)
    }
}

/// The name of a lane: its own, or that of its role.
#[must_use]
pub fn lane_name(lang: Lang, lane: &Lane) -> String {
    if !lane.name.trim().is_empty() {
        return lane.name.clone();
    }
    match &lane.role {
        Some(Role::Other(word)) => word.clone(),
        Some(role) => say(lang, &format!("role.{}", role.as_str()), &[]),
        None => say(lang, "role.note", &[]),
    }
}

/// The words for a kind of evidence; a newer file's kind is shown as it is.
#[must_use]
pub fn evidence_name(lang: Lang, kind: &EvidenceKind) -> String {
    match kind {
        EvidenceKind::Other(word) => word.clone(),
        known => say(lang, &format!("evidence.{}", known.as_str()), &[]),
    }
}

/// The language of a map's paper: Indonesian or English.
#[must_use]
pub fn language(doc: &Doc) -> Lang {
    Lang::parse(&doc.map.language).unwrap_or_default()
}

/// How a lane looks.
pub(crate) struct LaneLook<'a> {
    pub role: Option<&'a Role>,
    pub row: RoleRow,
    pub hue: Hue,
}

impl<'a> LaneLook<'a> {
    pub(crate) fn of(lane: &'a Lane) -> Self {
        let row = role(lane.role.as_ref());
        Self {
            role: lane.role.as_ref(),
            row,
            hue: hue(lane.color.as_ref(), row.hue),
        }
    }

    pub(crate) fn form(&self) -> Form {
        self.row.form
    }
}

/// The hue of a color, or of the slot where there is none.
pub(crate) fn hue(color: Option<&Color>, slot: &'static str) -> Hue {
    color.map_or_else(|| Hue::slot(slot), Hue::of)
}
