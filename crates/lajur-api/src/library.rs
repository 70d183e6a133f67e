//! The maps of the library: listing, making, copying, deleting, and their pictures.

use lajur_layout::{SceneOptions, Theme, scene};
use lajur_model::{Doc, Edit, Fields, Kind, LinkId, Map, MapId, MapKind, StageId, Target, templates};
use lajur_render::{Images, SvgOptions, SvgText, no_images, svg};
use lajur_words::{Lang, say};
use serde::{Deserialize, Serialize};

use crate::adopt::adopt_channels;
use crate::app::lay_out;
use crate::clock::now;
use crate::painted::painted;
use crate::{ApiError, App, Export, Result, SheetPicture};

/// A map as the library shows it.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct MapCard {
    /// Id.
    pub id: MapId,
    /// Title.
    pub title: String,
    /// Goal.
    pub goal: String,
    /// `current`, `future` or `blueprint`; empty where it has none.
    pub kind: String,
    /// How far it is.
    pub status: String,
    /// Language of its paper.
    pub language: String,
    /// When it was last changed, RFC 3339 in UTC.
    pub edited_at: String,
    /// Cards on it.
    pub cards: u32,
    /// Columns.
    pub columns: u32,
    /// True for the example.
    pub example: bool,
    /// True in the bin.
    pub deleted: bool,
    /// Grows with every step.
    pub revision: u32,
}

/// A map to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, specta::Type)]
pub struct NewMap {
    /// Title.
    pub title: String,
    /// Goal.
    pub goal: String,
    /// Language of its paper and of the template's words.
    pub language: String,
    /// Name of a template; `example` makes the example.
    pub template: String,
}

impl App {
    /// All maps with those in the bin, last edited first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn maps(&mut self) -> Result<Vec<MapCard>> {
        Ok(self.library.maps()?.into_iter().map(card).collect())
    }

    /// The map that `name` means: an id, or else the title of just one map outside the bin.
    ///
    /// # Errors
    /// Where there is none, or several have the title.
    pub fn find(&mut self, name: &str) -> Result<MapId> {
        let maps = self.maps()?;
        if let Some(map) = maps.iter().find(|map| map.id.as_str() == name) {
            return Ok(map.id.clone());
        }
        let titled: Vec<_> = maps
            .into_iter()
            .filter(|map| map.title == name && !map.deleted)
            .collect();
        match titled.as_slice() {
            [one] => Ok(one.id.clone()),
            [] => Err(ApiError::NoMap(name.to_owned())),
            several => {
                let ids = several.iter().map(|map| map.id.0.clone()).collect();
                Err(ApiError::SeveralMaps {
                    title: name.to_owned(),
                    ids,
                })
            }
        }
    }

    /// Makes a map from a template.
    ///
    /// # Errors
    /// Where there is no such template, or the library cannot be written.
    pub fn create_map(&mut self, new: &NewMap) -> Result<MapId> {
        let lang = Lang::parse(&new.language).unwrap_or(self.lang);
        let words = |key: &str| say(lang, key, &[]);
        let built = match new.template.as_str() {
            "example" => Some(templates::example(&words, lang.as_str(), &mut self.ids)),
            name => templates::build(name, &words, lang.as_str(), &mut self.ids),
        };
        let mut doc = built.ok_or_else(|| ApiError::NoTemplate(new.template.clone()))?;
        if !new.title.is_empty() {
            doc.map.title = lajur_model::text::normalise(&new.title).replace('\n', " ");
        }
        if !new.goal.is_empty() {
            doc.map.goal = lajur_model::text::normalise(&new.goal);
        }
        adopt_channels(&mut doc, &*self.shared()?);
        self.library.create_map(&doc, &now())?;
        Ok(doc.map.id)
    }

    /// Makes a copy with ids of its own.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be written.
    pub fn duplicate_map(&mut self, map: &MapId) -> Result<MapId> {
        let title = self.map(map)?.doc.map.title.clone();
        let title = self.copy_title(&title);
        self.copy_map(map, |copy| copy.title = title)
    }

    /// Makes a copy that shows the journey as it should be.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be written.
    pub fn to_be_copy(&mut self, map: &MapId) -> Result<MapId> {
        let title = self.map(map)?.doc.map.title.clone();
        let title = say(self.lang, "library.to_be_title", &[("title", &title)]);
        let origin = map.clone();
        self.copy_map(map, |copy| {
            copy.title = title;
            copy.kind = Some(MapKind::Future);
            copy.copied_from = Some(origin);
        })
    }

    /// Puts a map into the bin.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be written.
    pub fn delete_map(&mut self, map: &MapId) -> Result<()> {
        self.set_deleted(map, true)
    }

    /// Takes a map out of the bin.
    ///
    /// # Errors
    /// Where there is no such map, or the library cannot be written.
    pub fn restore_map(&mut self, map: &MapId) -> Result<()> {
        self.set_deleted(map, false)
    }

    /// A template as an SVG picture; none where there is no such template.
    #[must_use]
    pub fn template_picture(&self, name: &str, language: &str) -> Option<String> {
        let doc = self.template(name, language)?;
        let scene = scene(&doc, &lay_out(&doc), &SceneOptions::screen());
        Some(svg(&scene, &picture(&no_images)))
    }

    /// "Title (copy)", or "Title (copy 2)" where that is taken.
    pub(crate) fn copy_title(&self, title: &str) -> String {
        let taken: Vec<String> = self
            .library
            .maps()
            .unwrap_or_default()
            .into_iter()
            .map(|map| map.title)
            .collect();
        let first = say(self.lang, "library.copy_title", &[("title", title)]);
        let numbered = (2..).map(|nth: u32| {
            say(
                self.lang,
                "library.copy_title_n",
                &[("title", title), ("n", &nth.to_string())],
            )
        });
        std::iter::once(first)
            .chain(numbered)
            .find(|name| !taken.contains(name))
            .unwrap_or_default()
    }

    fn copy_map(&mut self, map: &MapId, change: impl FnOnce(&mut Map)) -> Result<MapId> {
        let doc = self.map(map)?.doc.clone();
        let mut copy = self.with_own_ids(&doc);
        copy.map.example = false;
        copy.map.versions.clear();
        change(&mut copy.map);
        self.library.create_map(&copy, &now())?;
        Ok(copy.map.id)
    }

    /// The same map with new ids for all that it owns.
    pub(crate) fn with_own_ids(&mut self, doc: &Doc) -> Doc {
        use lajur_model::IdSource;
        let mut twins = std::collections::BTreeMap::new();
        let mut twin = |ids: &mut crate::clock::Uuids, id: &str| {
            twins.entry(id.to_owned()).or_insert_with(|| ids.next_id()).clone()
        };
        let ids = &mut self.ids;
        let mut copy = Doc {
            map: doc.map.clone(),
            shared: doc.shared.clone(),
            ..Doc::default()
        };
        copy.map.id = twin(ids, doc.map.id.as_str()).into();
        for stage in doc.stages.values() {
            let mut stage = stage.clone();
            stage.id = twin(ids, stage.id.as_str()).into();
            stage.parent = stage.parent.map(|parent| twin(ids, parent.as_str()).into());
            copy.stages.insert(stage.id.clone(), stage);
        }
        for lane in doc.lanes.values() {
            let mut lane = lane.clone();
            lane.id = twin(ids, lane.id.as_str()).into();
            copy.lanes.insert(lane.id.clone(), lane);
        }
        for card in doc.cards.values() {
            let mut card = card.clone();
            card.id = twin(ids, card.id.as_str()).into();
            if let Some(place) = &mut card.place {
                place.lane = twin(ids, place.lane.as_str()).into();
                place.stage = twin(ids, place.stage.as_str()).into();
                place.until = place.until.take().map(|until| twin(ids, until.as_str()).into());
            }
            copy.cards.insert(card.id.clone(), card);
        }
        for link in doc.links.values() {
            let mut link = link.clone();
            let mut end = |end: Target| match end {
                Target::Card(id) => Target::Card(twin(ids, id.as_str()).into()),
                Target::Stage(id) => Target::Stage(StageId(twin(ids, id.as_str()))),
            };
            link.from = link.from.map(&mut end);
            link.to = link.to.map(&mut end);
            link.id = LinkId(twin(ids, link.id.as_str()));
            copy.links.insert(link.id.clone(), link);
        }
        copy
    }

    fn set_deleted(&mut self, map: &MapId, deleted: bool) -> Result<()> {
        if self.map(map)?.doc.map.deleted == deleted {
            return Ok(());
        }
        let mut fields = Fields::new();
        fields.insert("deleted".to_owned(), deleted.into());
        self.edit(
            map,
            &Edit::Set {
                kind: Kind::Map,
                ids: vec![map.0.clone()],
                fields,
            },
            None,
        )?;
        Ok(())
    }
}

/// A map as a picture for the library, `pixels` on its longest side where it is not drawn by vectors. The whole map,
/// whatever a window hides of it.
///
/// # Errors
/// Where it cannot be painted.
pub fn cover(what: &Export, pixels: u32) -> Result<SheetPicture> {
    let drawing = scene(&what.doc, &lay_out(&what.doc), &SceneOptions::screen());
    painted(
        &drawing,
        Theme::paper(),
        &|asset| what.images.get(asset).cloned(),
        pixels,
    )
}

fn picture(images: Images<'_>) -> SvgOptions<'_> {
    SvgOptions {
        text: SvgText::Outlines,
        images,
        ..SvgOptions::default()
    }
}

fn card(row: lajur_store::MapInfo) -> MapCard {
    MapCard {
        id: row.id,
        title: row.title,
        goal: row.goal,
        kind: row.kind.map(|kind| kind.as_str().to_owned()).unwrap_or_default(),
        status: row.status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
        language: row.language,
        edited_at: row.edited_at,
        cards: row.cards,
        columns: row.columns,
        example: row.example,
        deleted: row.deleted,
        revision: row.revision,
    }
}
