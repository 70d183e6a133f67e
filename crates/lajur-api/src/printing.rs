//! A map on paper, in the words of commands and settings.

use std::borrow::Cow;
use std::collections::BTreeSet;

use lajur_layout::{
    Colors, Fit, LeftOut, Orientation, PageEdges, PageSetup, Pages, Paper, page_edges, pages, pages_left_out,
};
use lajur_model::{Doc, Form, Lane, LaneId, PersonaId, Stage, StageId, View};
use lajur_words::{Lang, say};
use serde::{Deserialize, Serialize};

use crate::fonts::fonts_for;
use crate::{ApiError, Result};

/// How a map is to be printed. What is left empty is as Lajur proposes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Printing {
    /// Paper by name, or its sides in millimetres such as `300x500`; empty is A3.
    pub paper: String,
    /// `auto`, `portrait` or `landscape`.
    pub orientation: String,
    /// How the map is spread over sheets, see [`Fit::named`]; empty is `readable`.
    pub fit: String,
    /// Room at each edge in millimetres.
    #[specta(type = Option<i32>)]
    pub margin: Option<f32>,
    /// The edge in millimetres that the printer cannot reach; margins are never narrower.
    #[specta(type = Option<i32>)]
    pub edge: Option<f32>,
    /// In greys.
    pub grey: bool,
    /// Without fills.
    pub saving: bool,
    /// Head and lanes alone.
    pub empty: bool,
    /// With notes behind the map.
    pub notes: bool,
    /// A saved view, by name or id.
    pub view: String,
    /// What a window shows now; takes the place of a saved view.
    pub shown: Option<View>,
    /// Only these stages, steps and moments, by name or id; empty is all.
    pub stages: Vec<String>,
    /// Only these lanes, by name or id; empty is all.
    pub lanes: Vec<String>,
    /// Only cards of these personas and of nobody, by name or id; empty is all.
    pub personas: Vec<String>,
    /// Not these stages, lanes and personas, `kind:id`: what is new later is not left out. One that is gone leaves
    /// nothing out.
    pub without: Vec<String>,
    /// How many sheets are made without asking.
    pub most_sheets: Option<u32>,
}

impl Printing {
    /// The pages of a map; `day` is today.
    ///
    /// # Errors
    /// Where paper, fit, view, or a stage, lane or persona is not known, or the map cannot be set on that paper.
    pub fn pages(&self, doc: &Doc, day: &str) -> Result<Pages> {
        let setup = self.setup(day)?;
        let (doc, view) = self.parts(doc)?;
        Ok(pages(&doc, &view, &setup, fonts_for(&doc))?)
    }

    /// What of the map is on none of the sheets of [`Printing::pages`].
    ///
    /// # Errors
    /// As [`Printing::pages`].
    pub(crate) fn unprinted(&self, doc: &Doc, day: &str) -> Result<LeftOut> {
        let setup = self.setup(day)?;
        let (doc, view) = self.parts(doc)?;
        Ok(pages_left_out(&doc, &view, &setup, fonts_for(&doc))?)
    }

    /// Where the sheets of [`Printing::pages`] end.
    ///
    /// # Errors
    /// As [`Printing::pages`].
    pub fn edges(&self, doc: &Doc) -> Result<PageEdges> {
        let setup = self.setup("")?;
        let (doc, view) = self.parts(doc)?;
        Ok(page_edges(&doc, &view, &setup, fonts_for(&doc))?)
    }

    /// The size of the sheets.
    ///
    /// # Errors
    /// Where there is no such paper.
    pub(crate) fn paper(&self) -> Result<Paper> {
        if self.paper.is_empty() {
            return Ok(Paper::default());
        }
        paper_named(&self.paper)
    }

    /// True where only a part of the map is asked for.
    pub(crate) fn is_part(&self) -> bool {
        let named = [&self.stages, &self.lanes, &self.personas, &self.without];
        self.empty
            || self.shown.is_some()
            || !self.view.trim().is_empty()
            || named.iter().any(|names| !names.is_empty())
    }

    /// What of the map goes out, and how it is shown.
    pub(crate) fn parts<'a>(&self, doc: &'a Doc) -> Result<(Cow<'a, Doc>, View)> {
        let view = self.view(doc)?;
        let doc = filtered(self.of_personas(doc)?, &view);
        Ok((doc, view))
    }

    fn setup(&self, day: &str) -> Result<PageSetup> {
        let mut setup = PageSetup {
            colors: if self.grey { Colors::Grey } else { Colors::Full },
            saving: self.saving,
            empty: self.empty,
            notes: self.notes,
            day: day.get(..10).unwrap_or_default().to_owned(),
            paper: self.paper()?,
            edge_mm: self.edge.unwrap_or_default(),
            ..PageSetup::default()
        };
        if !self.orientation.is_empty() {
            let wrong = || ApiError::NoOrientation(self.orientation.clone());
            setup.orientation = Orientation::named(&self.orientation).ok_or_else(wrong)?;
        }
        if !self.fit.is_empty() {
            setup.fit = Fit::named(&self.fit).ok_or_else(|| ApiError::NoFit(self.fit.clone()))?;
        }
        setup.margin_mm = self.margin.unwrap_or(setup.margin_mm);
        setup.most_sheets = self.most_sheets.unwrap_or(setup.most_sheets);
        Ok(setup)
    }

    /// The saved view, without the stages and lanes that are not asked for.
    fn view(&self, doc: &Doc) -> Result<View> {
        let mut view = match (&self.shown, self.view.trim()) {
            (Some(shown), _) => shown.clone(),
            (None, "") => View::default(),
            (None, name) => found(name, doc.views.values(), |view| {
                vec![view.id.0.clone(), view.name.clone()]
            })?
            .clone(),
        };
        if !self.stages.is_empty() {
            let kept = self.kept_stages(doc)?;
            view.hidden_stages
                .extend(doc.stages.keys().filter(|id| !kept.contains(*id)).cloned());
        }
        if !self.lanes.is_empty() {
            let kept = each(&self.lanes, doc.lanes.values(), |lane| lane_names(doc, lane))?;
            let kept: BTreeSet<_> = kept.into_iter().map(|lane| &lane.id).collect();
            view.hidden_lanes
                .extend(doc.lanes.keys().filter(|id| !kept.contains(id)).cloned());
        }
        view.hidden_stages.extend(self.left_out("stage").map(StageId::from));
        view.hidden_lanes.extend(self.left_out("lane").map(LaneId::from));
        Ok(view)
    }

    /// Ids of what is left out of this kind.
    fn left_out<'a>(&'a self, kind: &'static str) -> impl Iterator<Item = &'a str> {
        let pairs = self.without.iter().filter_map(|name| name.split_once(':'));
        pairs.filter(move |pair| pair.0 == kind).map(|pair| pair.1)
    }

    /// The stages asked for, with what lies below them and what they lie below.
    fn kept_stages(&self, doc: &Doc) -> Result<BTreeSet<StageId>> {
        let named = each(&self.stages, doc.stages.values(), |stage: &Stage| {
            vec![stage.id.0.clone(), stage.name.clone(), stage.gloss.clone()]
        })?;
        let named: BTreeSet<&StageId> = named.into_iter().map(|stage| &stage.id).collect();
        let path = |id: &StageId| {
            let mut path = vec![id.clone()];
            // A head has three levels; a file that says otherwise does not lead in a circle here.
            while let Some(parent) = path.last().and_then(|id| doc.stages.get(id)?.parent.clone())
                && path.len() < 4
            {
                path.push(parent);
            }
            path
        };
        let mut kept = BTreeSet::new();
        for id in doc.stages.keys() {
            let path = path(id);
            if path.iter().any(|id| named.contains(id)) {
                kept.extend(path);
            }
        }
        Ok(kept)
    }

    /// The map with the chips and the cards of these personas only; cards of nobody stay.
    fn of_personas<'a>(&self, doc: &'a Doc) -> Result<Cow<'a, Doc>> {
        let out: BTreeSet<PersonaId> = self.left_out("persona").map(PersonaId::from).collect();
        if self.personas.is_empty() && out.is_empty() {
            return Ok(Cow::Borrowed(doc));
        }
        let all = doc.map.personas.iter().filter_map(|id| doc.persona(id));
        let named = if self.personas.is_empty() {
            all.collect()
        } else {
            each(&self.personas, all, |persona| {
                vec![persona.id.0.clone(), persona.name.clone()]
            })?
        };
        let kept = named.into_iter().map(|persona| persona.id.clone());
        let kept: BTreeSet<PersonaId> = kept.filter(|id| !out.contains(id)).collect();
        let mut doc = doc.clone();
        doc.map.personas.retain(|id| kept.contains(id));
        doc.cards.edit(|cards| {
            cards.retain(|_, card| card.personas.is_empty() || card.personas.iter().any(|id| kept.contains(id)));
            for card in cards.values_mut() {
                card.personas.retain(|id| kept.contains(id));
            }
        });
        Ok(Cow::Owned(doc))
    }
}

/// The paper of this name.
///
/// # Errors
/// Where there is none.
pub(crate) fn paper_named(name: &str) -> Result<Paper> {
    Paper::named(name).ok_or_else(|| ApiError::NoPaper(name.to_owned()))
}

/// The map without the cards that a view's filter fades: on paper nobody can make them full again. Points of a curve
/// stay where they are about no other persona: a curve is what the rest is read by.
fn filtered<'a>(doc: Cow<'a, Doc>, view: &View) -> Cow<'a, Doc> {
    if !view.filters() {
        return doc;
    }
    let personas_only = View {
        personas: view.personas.clone(),
        ..View::default()
    };
    let mut doc = doc.into_owned();
    let curves: BTreeSet<_> = doc
        .lanes
        .values()
        .filter(|lane| doc.form(lane) == Form::Curve)
        .map(|lane| lane.id.clone())
        .collect();
    doc.cards.edit(|cards| {
        cards.retain(|_, card| {
            let is_point = card.place.as_ref().is_some_and(|place| curves.contains(&place.lane));
            if is_point {
                personas_only.keeps(card)
            } else {
                view.keeps(card)
            }
        });
    });
    Cow::Owned(doc)
}

/// What a lane may be called: its id, its name, its role in both languages.
fn lane_names(doc: &Doc, lane: &Lane) -> Vec<String> {
    let mut names = vec![lane.id.0.clone(), lane.name.clone()];
    if let Some(role) = &lane.role {
        names.push(role.as_str().to_owned());
        if lane.name.trim().is_empty() && lajur_model::Role::ALL.contains(role) {
            names.push(lane_title(doc, lane));
        }
    }
    names
}

/// What the map itself calls a lane: its own name, else that of its role in the map's language.
pub(crate) fn lane_title(doc: &Doc, lane: &Lane) -> String {
    let named = lane.name.trim();
    if !named.is_empty() {
        return named.to_owned();
    }
    let role = lane.role.as_ref().unwrap_or(&lajur_model::Role::Note);
    if !lajur_model::Role::ALL.contains(role) {
        return role.as_str().to_owned();
    }
    let lang = Lang::parse(&doc.map.language).unwrap_or_default();
    say(lang, &format!("role.{}", role.as_str()), &[])
}

fn each<'a, T>(
    wanted: &[String],
    all: impl Iterator<Item = &'a T> + Clone,
    names: impl Fn(&T) -> Vec<String>,
) -> Result<Vec<&'a T>> {
    let mut kept = Vec::new();
    for name in wanted {
        let fits = all.clone().filter(|one| is_called(name, &names(one)));
        let before = kept.len();
        kept.extend(fits);
        if kept.len() == before {
            found(name, all.clone(), &names)?;
        }
    }
    Ok(kept)
}

fn found<'a, T>(
    name: &str,
    mut all: impl Iterator<Item = &'a T> + Clone,
    names: impl Fn(&T) -> Vec<String>,
) -> Result<&'a T> {
    let known = all.clone();
    all.find(|one| is_called(name, &names(one)))
        .ok_or_else(|| ApiError::NoPart {
            name: name.to_owned(),
            // The second of the names is the one a person gave; where there is none, the last.
            found: known
                .filter_map(|one| names(one).into_iter().skip(1).find(|name| !name.is_empty()))
                .collect(),
        })
}

fn is_called(name: &str, names: &[String]) -> bool {
    let name = name.trim().to_lowercase();
    !name.is_empty() && names.iter().any(|known| known.trim().to_lowercase() == name)
}
