//! What can go wrong, and how a person is told.

use std::path::{Path, PathBuf};

use lajur_formats::FormatError;
use lajur_layout::{Fit, Orientation, PageError};
use lajur_model::{Rejection, templates};
use lajur_render::RenderError;
use lajur_store::StoreError;
use lajur_words::{Lang, say};
use serde::Serialize;

use crate::{Format, PrintError};

/// An action that did not happen. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The library cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be understood.
    #[error("{0:?}")]
    Format(#[from] FormatError),
    /// A drawing cannot be made.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The edit is not possible on this map.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// There is no map with this id or title.
    #[error("no map {0}")]
    NoMap(String),
    /// Several maps have this title.
    #[error("several maps {title}")]
    SeveralMaps {
        /// The title.
        title: String,
        /// Their ids.
        ids: Vec<String>,
    },
    /// Changes of a workbook that make no map without the others.
    #[error("the changes hang together")]
    Apart,
    /// There is no template with this name.
    #[error("no template {0}")]
    NoTemplate(String),
    /// There is no paper with this name.
    #[error("no paper {0}")]
    NoPaper(String),
    /// Tables and texts lie in no way that is called so.
    #[error("no layout {0}")]
    NoLayout(String),
    /// Part of a map is asked for in a file that always holds all of it.
    #[error("part of a map as a map file")]
    WholeOnly,
    /// Maps are spread over slides in no way that is called so.
    #[error("no slides {0}")]
    NoSlides(String),
    /// Paper lies in no way that is called so.
    #[error("no orientation {0}")]
    NoOrientation(String),
    /// There is no way with this name to spread a map over sheets.
    #[error("no fit {0}")]
    NoFit(String),
    /// The map has no stage, lane, persona or view with this name.
    #[error("no part {name}")]
    NoPart {
        /// The name.
        name: String,
        /// What there is.
        found: Vec<String>,
    },
    /// The map cannot be set on that paper.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The end of the file's name tells no format that Lajur writes.
    #[error("no format for {}", .0.display())]
    NoFormat(PathBuf),
    /// A map or a workbook of Lajur's own is to go into a map, which only tables can.
    #[error("no table in {}", .0.display())]
    NoTableFor(PathBuf),
    /// A file cannot be written.
    #[error("{}: {error}", file.display())]
    Write {
        /// The file.
        file: PathBuf,
        /// Why, from the system.
        error: std::io::Error,
    },
    /// An image cannot be read or is too large.
    #[error("{}: {why}", file.display())]
    Image {
        /// The file.
        file: PathBuf,
        /// Why, for the log.
        why: String,
    },
    /// An image has more bytes or pixels than Lajur takes.
    #[error("{}: too large", .0.display())]
    LargeImage(PathBuf),
    /// The image on the clipboard cannot be read or is too large.
    #[error("image on the clipboard: {0}")]
    ClipImage(String),
    /// The system's clipboard cannot be read or written.
    #[error("clipboard: {0}")]
    Clipboard(String),
    /// A map is not on paper.
    #[error(transparent)]
    Print(#[from] PrintError),
    /// There is no backup to go back to.
    #[error("no backup")]
    NoBackup,
    /// The person called it off.
    #[error("cancelled")]
    Cancelled,
    /// Other processes keep changing the map; the edit found no moment of its own.
    #[error("the map keeps changing")]
    Busy,
}

/// What the API returns.
pub type Result<T> = std::result::Result<T, ApiError>;

/// What a person is told: what happened, where, and the way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Notice {
    /// For programs; texts may change, codes stay.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What to do about it.
    pub way: String,
    /// The file it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[specta(optional)]
    pub file: Option<String>,
    /// Line in that file, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[specta(optional)]
    pub line: Option<u32>,
    /// Field in that file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[specta(optional)]
    pub field: Option<String>,
    /// For a report to Lajur's developers.
    pub details: String,
}

impl ApiError {
    /// For programs; catalogue keys are `error.<code>` and `error.<code>.way`, or `reject.<code>`.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Store(error) => error.code(),
            Self::Format(error) => error.code(),
            Self::Render(error) => error.code(),
            Self::Rejected(rejection) => rejection.code(),
            Self::NoMap(_) => "unknown_map",
            Self::SeveralMaps { .. } => "ambiguous_map",
            Self::Apart => "apart",
            Self::NoTemplate(_) => "unknown_template",
            Self::NoLayout(_) => "unknown_layout",
            Self::WholeOnly => "whole_only",
            Self::NoSlides(_) => "unknown_slides",
            Self::NoPaper(_) => "unknown_paper",
            Self::NoOrientation(_) => "unknown_orientation",
            Self::NoFit(_) => "unknown_fit",
            Self::NoPart { .. } => "unknown_part",
            Self::Page(error) => page_code(error),
            Self::NoFormat(_) => "unknown_format",
            Self::NoTableFor(_) => "only_tables_go_into",
            Self::Write { error, .. } => write_code(error),
            Self::Image { .. } => "bad_image",
            Self::LargeImage(_) => "large_image",
            Self::ClipImage(_) => "clip_image",
            Self::Clipboard(_) => "no_clipboard",
            Self::Print(error) => error.code(),
            Self::NoBackup => "no_backup",
            Self::Cancelled => "cancelled",
            Self::Busy => "library_busy",
        }
    }

    /// The words for it.
    #[must_use]
    pub fn notice(&self, lang: Lang) -> Notice {
        let details = format!("{self:?}");
        if let Self::Rejected(rejection) = self {
            // The window takes these for a no, not for a failure to save: they carry their family's name.
            let code = format!("reject.{}", rejection.code());
            let message = say(lang, &code, &[("name", rejection.name())]);
            return Notice {
                code,
                message,
                way: String::new(),
                file: None,
                line: None,
                field: None,
                details,
            };
        }
        if let Self::Format(error) = self {
            return file_notice(error, lang, details);
        }
        let file = self.file().map(|file| file.display().to_string());
        let params = self.params();
        let mut given: Vec<(&str, &str)> = params.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if let Some(file) = &file {
            given.push(("file", file));
        }
        let key = format!("error.{}", self.code());
        Notice {
            code: self.code().to_owned(),
            message: say(lang, &key, &given),
            way: say(lang, &format!("{key}.way"), &given),
            file,
            line: None,
            field: None,
            details,
        }
    }

    fn file(&self) -> Option<&Path> {
        match self {
            Self::Write { file, .. } | Self::Image { file, .. } | Self::LargeImage(file) | Self::NoFormat(file) => {
                Some(file)
            }
            _ => None,
        }
    }

    fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Store(error) => error.params(),
            Self::Render(error) => error.params(),
            Self::Print(error) => error.params(),
            Self::NoMap(name) => vec![("name", name.clone())],
            Self::NoTemplate(name) => vec![("name", name.clone()), ("found", templates::NAMES.join(", "))],
            Self::NoSlides(name) => vec![("name", name.clone()), ("found", "map, stages".to_owned())],
            Self::NoLayout(name) => {
                let found = lajur_formats::plain::Shape::ALL.map(lajur_formats::plain::Shape::as_str);
                vec![("name", name.clone()), ("found", found.join(", "))]
            }
            Self::NoPaper(name) => {
                vec![
                    ("name", name.clone()),
                    ("found", lajur_layout::Paper::names().join(", ")),
                ]
            }
            Self::NoOrientation(name) => vec![("name", name.clone()), ("found", Orientation::NAMES.join(", "))],
            Self::NoFit(name) => vec![("name", name.clone()), ("found", Fit::NAMES.join(", "))],
            Self::NoPart { name, found } => vec![("name", name.clone()), ("found", found.join(", "))],
            Self::Page(error) => page_params(error),
            Self::NoFormat(file) => {
                let endings = Format::ENDINGS.map(|ending| format!(".{ending}"));
                vec![("name", file.display().to_string()), ("found", endings.join(", "))]
            }
            Self::NoTableFor(file) => vec![("name", file.display().to_string())],
            Self::SeveralMaps { title, ids } => vec![("name", title.clone()), ("found", ids.join(", "))],
            _ => Vec::new(),
        }
    }
}

fn page_code(error: &PageError) -> &'static str {
    match error {
        PageError::Margins { .. } => "page_margins",
        PageError::Small { .. } => "page_small",
        PageError::None => "page_none",
        PageError::Many { .. } => "page_many",
    }
}

fn page_params(error: &PageError) -> Vec<(&'static str, String)> {
    let size = |width: &f32, height: &f32| vec![("width", width.to_string()), ("height", height.to_string())];
    match error {
        PageError::Margins {
            margin_mm,
            width_mm,
            height_mm,
        } => {
            let mut params = size(width_mm, height_mm);
            params.push(("margin", margin_mm.to_string()));
            params
        }
        PageError::Small { width_mm, height_mm } => size(width_mm, height_mm),
        PageError::None => Vec::new(),
        PageError::Many { sheets } => vec![("sheets", sheets.to_string())],
    }
}

fn write_code(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded | std::io::ErrorKind::FileTooLarge => {
            "disk_full"
        }
        _ => "cannot_write",
    }
}

fn file_notice(error: &FormatError, lang: Lang, details: String) -> Notice {
    Notice {
        code: error.code().to_owned(),
        message: error.message(lang),
        way: error.way(lang),
        file: error.file.clone(),
        line: error.line,
        field: error.field.clone(),
        details,
    }
}
