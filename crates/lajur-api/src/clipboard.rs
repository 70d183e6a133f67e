//! What goes on to the clipboard and what comes from it. The clipboard itself belongs to the window.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::{ImageFormat, ImageReader};
use lajur_formats::clip::{self, Carried, Clip, Found};
use lajur_layout::{SceneOptions, layout, scene};
use lajur_model::{
    AssetId, CardId, CardSpot, Doc, Edit, Fields, Form, Grid, Item, Kind, LaneId, MapId, NewCard, PasteSpot, Piece,
    Rejection, Shared, StageId, View,
};
use lajur_render::{PngOptions, RenderError, png};
use lajur_words::Lang;
use serde::Serialize;

use crate::fonts::fonts_for;
use crate::images::MOST_PIXELS;
use crate::{App, Export, Result};

/// What the clipboard holds, in the forms that Lajur understands.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// HTML.
    pub html: Option<String>,
    /// Plain text.
    pub text: Option<String>,
    /// Files that were copied in a file manager.
    pub files: Vec<PathBuf>,
    /// An image.
    pub image: Option<Pixels>,
}

/// An image without a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Four bytes for each pixel, row by row: red, green, blue, opacity.
    pub rgba: Vec<u8>,
}

/// What pasting would do.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Pasted {
    /// The edit; none where there is nothing to paste.
    pub edit: Option<Edit>,
    /// How many personas, channels and pictures of another library have no counterpart here and are left out.
    pub left_out: u32,
}

impl App {
    /// What copying these stages, lanes or cards of a map puts on the clipboard.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn clip(&mut self, map: &MapId, items: &[Item]) -> Result<Clip> {
        let doc = self.map(map)?.doc.clone();
        Ok(clip::write(&doc, &Piece::of(&doc, items), language(&doc, self.lang)))
    }

    /// The same as a table with names above and before the cells; without items of the whole map.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be read.
    pub fn clip_table(&mut self, map: &MapId, items: &[Item]) -> Result<Clip> {
        let doc = self.map(map)?.doc.clone();
        let piece = if items.is_empty() {
            whole(&doc)
        } else {
            Piece::of(&doc, items)
        };
        Ok(clip::table(&doc, &piece, language(&doc, self.lang)))
    }

    /// What pasting this would do at a place of a map. Pictures are taken into the library at once; the edit is the
    /// window's to send.
    ///
    /// # Errors
    /// Where it is more than a map can hold, an image cannot be used there, or the library cannot be read or written.
    pub fn paste(&mut self, map: &MapId, content: Content, at: &PasteSpot) -> Result<Pasted> {
        let files: Vec<&Path> = content.files.iter().map(PathBuf::as_path).collect();
        if !files.is_empty() {
            return self.paste_images(map, &files, at);
        }
        if let Some(found) = clip::read(content.html.as_deref(), content.text.as_deref())? {
            return self.paste_found(map, found, at);
        }
        let Some(pixels) = content.image else {
            return Ok(Pasted {
                edit: None,
                left_out: 0,
            });
        };
        self.check_pictures(map, at)?;
        let asset = self.add_pixels(pixels)?;
        Ok(pictures(&[asset.id], at))
    }

    /// What putting these image files at a place of a map would do: one on a card becomes its picture, otherwise each
    /// becomes a card.
    ///
    /// # Errors
    /// Where a file is no image, is too large, cannot lie there, or the library cannot be written.
    pub fn paste_images(&mut self, map: &MapId, files: &[&Path], at: &PasteSpot) -> Result<Pasted> {
        self.check_pictures(map, at)?;
        let mut assets = Vec::new();
        for file in files {
            assets.push(self.add_image(file)?.id);
        }
        Ok(pictures(&assets, at))
    }

    fn paste_found(&mut self, map: &MapId, found: Found, at: &PasteSpot) -> Result<Pasted> {
        let shared = self.shared()?;
        self.hand_out_shared()?;
        let doc = self.map(map)?.doc.clone();
        let (piece, left_out) = match found {
            Found::Records(carried) => adopted(*carried, &shared),
            Found::Cells(mut piece) => {
                read_figures(&mut piece, &doc, at, language(&doc, self.lang));
                (piece, 0)
            }
        };
        let at = at.clone();
        Ok(Pasted {
            edit: Some(Edit::Paste { piece, at }),
            left_out,
        })
    }

    /// Refuses pictures where no card with a picture can lie.
    fn check_pictures(&mut self, map: &MapId, at: &PasteSpot) -> Result<()> {
        let doc = &self.map(map)?.doc;
        let lane = match at {
            PasteSpot::Here { lane: Some(lane), .. } => doc.lanes.get(lane),
            _ => None,
        };
        match lane.map_or(Form::Cards, |lane| doc.form(lane)) {
            Form::Cards => Ok(()),
            Form::Line => Err(Rejection::LineHoldsNoCards.into()),
            Form::Curve | Form::Numbers => Err(Rejection::NoPicture.into()),
        }
    }
}

/// A picture of what is selected, or without a selection of the whole map, for the clipboard.
///
/// # Errors
/// Where it would be too large.
pub fn picture(what: &Export, items: &[Item]) -> Result<Pixels> {
    let (doc, view) = part(&what.doc, items);
    let drawing = scene(&doc, &layout(&doc, &view, fonts_for(&doc)), &SceneOptions::paper());
    let images = |asset: &AssetId| what.images.get(asset).cloned();
    let painted = |scale: f32| {
        let options = PngOptions {
            scale,
            max_pixels: MOST_PIXELS,
            images: &images,
            ..PngOptions::default()
        };
        png(&drawing, &options)
    };
    // Sharp where it can be.
    let file = match painted(2.0) {
        Err(RenderError::PictureTooLarge { .. }) => painted(1.0)?,
        other => other?,
    };
    let failed = |error: image::ImageError| RenderError::Png(error.to_string());
    let picture = ImageReader::with_format(Cursor::new(file), ImageFormat::Png)
        .decode()
        .map_err(failed)?;
    let picture = picture.into_rgba8();
    Ok(Pixels {
        width: picture.width(),
        height: picture.height(),
        rgba: picture.into_raw(),
    })
}

/// A map with only these cards, lanes or stages in it, and what to hide for that.
fn part(doc: &Doc, items: &[Item]) -> (Doc, View) {
    if items.is_empty() {
        return (doc.clone(), View::default());
    }
    let piece = Piece::of(doc, items);
    let lanes: BTreeSet<&LaneId> = piece.lanes.iter().map(|lane| &lane.id).collect();
    let columns: BTreeSet<&StageId> = piece.stages.iter().map(|stage| &stage.id).collect();
    let cards: BTreeSet<&CardId> = piece.cards.iter().map(|card| &card.id).collect();
    let grid = Grid::of(doc);
    let view = View {
        hidden_lanes: doc.lanes.keys().filter(|id| !lanes.contains(id)).cloned().collect(),
        hidden_stages: grid
            .columns
            .iter()
            .map(|stage| &stage.id)
            .filter(|id| !columns.contains(id))
            .cloned()
            .collect(),
        ..View::default()
    };
    let mut part = doc.clone();
    part.cards.edit(|all| all.retain(|id, _| cards.contains(id)));
    part.links.retain(|id, _| piece.links.iter().any(|link| link.id == *id));
    (part, view)
}

/// Every lane and column of a map.
fn whole(doc: &Doc) -> Piece {
    let item = |lane: &LaneId| Item {
        kind: Kind::Lane,
        id: lane.0.clone(),
    };
    let lanes: Vec<Item> = doc.lanes.keys().map(item).collect();
    Piece {
        stages: Grid::of(doc).columns.into_iter().cloned().collect(),
        ..Piece::of(doc, &lanes)
    }
}

/// The language of a map's paper, or the window's.
fn language(doc: &Doc, window: Lang) -> Lang {
    Lang::parse(&doc.map.language).unwrap_or(window)
}

/// One picture on a card becomes the card's; otherwise each is a card.
fn pictures(assets: &[AssetId], at: &PasteSpot) -> Pasted {
    let fields = |asset: &AssetId| Fields::from_iter([("image".to_owned(), asset.as_str().into())]);
    let card = match at {
        PasteSpot::Here { card, .. } | PasteSpot::Tray { card } => card.as_ref(),
    };
    let edit = match (assets, card) {
        ([], _) => None,
        ([one], Some(card)) => Some(Edit::Set {
            kind: Kind::Card,
            ids: vec![card.0.clone()],
            fields: fields(one),
        }),
        (several, _) => Some(Edit::AddCards {
            cards: several
                .iter()
                .map(|asset| NewCard {
                    at: spot(at),
                    fields: fields(asset),
                })
                .collect(),
        }),
    };
    Pasted { edit, left_out: 0 }
}

fn spot(at: &PasteSpot) -> CardSpot {
    match at {
        PasteSpot::Here {
            lane: Some(lane),
            stage: Some(stage),
            ..
        } => CardSpot::Cell {
            lane: lane.clone(),
            stage: stage.clone(),
        },
        _ => CardSpot::Tray,
    }
}

/// A piece that names only what this library has: the very persona or channel, or else the one of the same name. What
/// has no counterpart is left out and counted.
fn adopted(carried: Carried, shared: &Shared) -> (Piece, u32) {
    let Carried { mut piece, names } = carried;
    let personas = shared.personas.values().filter(|persona| !persona.deleted);
    let persona = Counterparts {
        there: shared.personas.keys().collect(),
        names: &names.personas,
        by_name: personas
            .map(|persona| (persona.name.to_lowercase(), &persona.id))
            .collect(),
    };
    let channels = shared.channels.values().filter(|channel| !channel.deleted);
    let channel = Counterparts {
        there: shared.channels.keys().collect(),
        names: &names.channels,
        by_name: channels
            .map(|channel| (channel.name.to_lowercase(), &channel.id))
            .collect(),
    };
    let mut missing = BTreeSet::new();
    for lane in &mut piece.lanes {
        let found = persona.of(lane.persona.as_slice(), &mut missing);
        lane.persona = found.into_iter().next();
    }
    for card in &mut piece.cards {
        card.personas = persona.of(&card.personas, &mut missing);
        card.channels = channel.of(&card.channels, &mut missing);
        let image = card.image.take();
        let known = image.as_ref().is_none_or(|id| shared.assets.contains_key(id));
        if !known {
            missing.extend(image.iter().map(ToString::to_string));
        }
        card.image = image.filter(|_| known);
    }
    (piece, u32::try_from(missing.len()).unwrap_or(u32::MAX))
}

/// Where records of one kind are found in this library.
struct Counterparts<'a, Id> {
    there: BTreeSet<&'a Id>,
    names: &'a BTreeMap<Id, String>,
    by_name: BTreeMap<String, &'a Id>,
}

impl<Id: Clone + Ord + std::fmt::Display> Counterparts<'_, Id> {
    /// What these are here, each once; those that are not are `missing`.
    fn of(&self, ids: &[Id], missing: &mut BTreeSet<String>) -> Vec<Id> {
        let mut found = Vec::new();
        for id in ids {
            let named = || self.by_name.get(&self.names.get(id)?.to_lowercase()).copied();
            match self.there.get(id).copied().or_else(named) {
                Some(id) if found.contains(id) => {}
                Some(id) => found.push(id.clone()),
                None => drop(missing.insert(id.to_string())),
            }
        }
        found
    }
}

/// Cells of a table that land in lanes of points or figures: their numbers become values.
fn read_figures(piece: &mut Piece, doc: &Doc, at: &PasteSpot, language: Lang) {
    let PasteSpot::Here { lane, .. } = at else { return };
    let grid = Grid::of(doc);
    let from = lane.as_ref().and_then(|lane| grid.lane_of(lane)).unwrap_or(0);
    let rows = grid.lanes.iter().skip(from).filter(|lane| doc.form(lane) != Form::Line);
    let forms: Vec<Form> = rows.map(|lane| doc.form(lane)).collect();
    let of_row = piece.lanes.iter().zip(forms);
    let figures: BTreeSet<LaneId> = of_row
        .filter(|(_, form)| matches!(form, Form::Curve | Form::Numbers))
        .map(|(lane, _)| lane.id.clone())
        .collect();
    for card in &mut piece.cards {
        let lands = card.place.as_ref().is_some_and(|place| figures.contains(&place.lane));
        if lands && let Some(value) = clip::figure(&card.text, language) {
            card.value = Some(value);
            card.text = String::new();
        }
    }
}
