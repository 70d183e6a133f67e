//! What a window asks for first.

use std::collections::BTreeMap;

use lajur_model::{Counter, Form, MapId, PALETTE, Role, role, templates};
use lajur_words::{Lang, say};
use serde::Serialize;

use crate::clock::now;
use crate::{App, Result};

/// Icons that a channel can choose from.
const CHANNEL_ICONS: &[&str] = &[
    "globe",
    "store",
    "smartphone",
    "mail",
    "message-circle",
    "phone",
    "camera",
    "users-round",
    "newspaper",
    "video",
    "megaphone",
    "shopping-cart",
    "credit-card",
    "truck",
    "package",
    "gift",
    "share-2",
    "headset",
    "bot",
    "map-pin",
    "calendar",
    "star",
    "ticket",
    "tv",
    "qr-code",
];

/// What a window needs to know before it can draw.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Start {
    /// Language of the window, `en` or `id`.
    pub language: String,
    /// What the window keeps: panels, theme, last persona.
    pub settings: BTreeMap<String, String>,
    /// True when the library was made just now.
    pub first_start: bool,
    /// The map to show at once.
    pub open: Option<MapId>,
    /// Where the library lies.
    pub library_path: String,
    /// Version of Lajur.
    pub version: String,
    /// Operating system.
    pub platform: String,
    /// All roles a lane can have.
    pub roles: Vec<RoleInfo>,
    /// Names of the templates.
    pub templates: Vec<String>,
    /// Color slots.
    pub palette: Vec<String>,
    /// Icons by name: the `d` of a path on a 24 × 24 grid, drawn with a 2 px line.
    pub icons: BTreeMap<String, String>,
    /// Names of icons that a channel can choose from.
    pub channel_icons: Vec<String>,
    /// Names of papers for export.
    pub papers: Vec<String>,
}

/// A role as menus show it.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct RoleInfo {
    /// Its word; names are in the catalogues.
    pub role: String,
    /// How its lane is drawn.
    pub form: Form,
    /// Icon.
    pub icon: String,
    /// Color slot.
    pub hue: String,
    /// Fields its cards offer.
    pub fields: Vec<String>,
}

impl App {
    /// What a window asks for first. A new library gets the example, in the window's language.
    ///
    /// # Errors
    /// Where the library cannot be read or written.
    pub fn start(&mut self) -> Result<Start> {
        let settings = self.library.settings()?;
        if let Some(lang) = settings.get("language").and_then(|tag| Lang::parse(tag)) {
            self.lang = lang;
        }
        let first_start = self.library.maps()?.is_empty() && !settings.contains_key("started");
        let open = if first_start { Some(self.first_map()?) } else { None };
        Ok(Start {
            language: self.lang.as_str().to_owned(),
            settings,
            first_start,
            open,
            library_path: self
                .library
                .path()
                .map(|path| path.display().to_string())
                .unwrap_or_default(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            platform: std::env::consts::OS.to_owned(),
            roles: Role::ALL.iter().map(info).collect(),
            templates: templates::NAMES.iter().map(|name| (*name).to_owned()).collect(),
            palette: PALETTE.iter().map(|slot| (*slot).to_owned()).collect(),
            icons: icons(),
            channel_icons: CHANNEL_ICONS.iter().map(|name| (*name).to_owned()).collect(),
            papers: lajur_layout::Paper::names().into_iter().map(str::to_owned).collect(),
        })
    }

    /// Keeps a setting. `language` changes the language of messages from now on.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn save_setting(&mut self, key: &str, value: &str) -> Result<()> {
        if key == "language"
            && let Some(lang) = Lang::parse(value)
        {
            self.lang = lang;
        }
        Ok(self.library.save_setting(key, value)?)
    }

    fn first_map(&mut self) -> Result<MapId> {
        let lang = self.lang;
        let doc = templates::example(&|key| say(lang, key, &[]), lang.as_str(), &mut self.ids);
        let id = doc.map.id.clone();
        self.library.create_map(&doc, &now())?;
        self.library.save_setting("started", "yes")?;
        Ok(id)
    }

    /// The example's drawing needs no library: see [`App::template_picture`].
    pub(crate) fn template(&self, name: &str, language: &str) -> Option<lajur_model::Doc> {
        let lang = Lang::parse(language).unwrap_or(self.lang);
        templates::build(name, &|key| say(lang, key, &[]), language, &mut Counter::new("t"))
    }
}

fn info(known: &Role) -> RoleInfo {
    let row = role(Some(known));
    RoleInfo {
        role: known.as_str().to_owned(),
        form: row.form,
        icon: row.icon.to_owned(),
        hue: row.hue.to_owned(),
        fields: row.fields.iter().map(|field| (*field).to_owned()).collect(),
    }
}

fn icons() -> BTreeMap<String, String> {
    let names = lajur_layout::icons::NAMES.iter();
    names
        .filter_map(|name| Some(((*name).to_owned(), lajur_layout::icons::outline(name)?.svg())))
        .collect()
}
