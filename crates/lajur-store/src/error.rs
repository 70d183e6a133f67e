//! What can go wrong with a library, each with a code that the catalogues put into words together with the way out.

use std::io;
use std::path::{Path, PathBuf};

use lajur_model::Mismatch;
use rusqlite::ErrorCode;

/// Why the library did not do what was asked. Whatever it was, nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the map or the shared records since they were loaded: load them again and plan again.
    #[error("the stored revision is {revision} by now")]
    Moved {
        /// The revision in the library.
        revision: u32,
    },
    /// The change does not fit the stored records.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// No map of the library has this id.
    #[error("there is no map {id}")]
    NoSuchMap {
        /// The id asked for.
        id: String,
    },
    /// A map with this id is in the library already.
    #[error("there is a map {id} already")]
    MapExists {
        /// Its id.
        id: String,
    },
    /// A map without an id cannot be kept.
    #[error("the map has no id")]
    NoId,
    /// The name of an image is not the hash of its bytes.
    #[error("the image {id} is not what its name says")]
    AssetMismatch {
        /// The name it came with.
        id: String,
    },
    /// A newer Lajur wrote this library.
    #[error("{} has version {found}, this program knows {known}", path.display())]
    TooNew {
        /// The library.
        path: PathBuf,
        /// Version of the file.
        found: u32,
        /// Newest version this program knows.
        known: u32,
    },
    /// The file is no SQLite file, or one of another program.
    #[error("{} is not a Lajur library", path.display())]
    NotALibrary {
        /// The file.
        path: PathBuf,
    },
    /// The library cannot be read as it should.
    #[error("{} is damaged: {details}", path.display())]
    Damaged {
        /// The library.
        path: PathBuf,
        /// What was found, for the log.
        details: String,
    },
    /// No room is left on the disk.
    #[error("the disk is full")]
    Full,
    /// Another process has been writing for longer than we wait.
    #[error("the library is busy")]
    Busy,
    /// A library can only be restored while nobody has it open.
    #[error("the library is open elsewhere")]
    InUse,
    /// The file or its folder cannot be opened, made or written.
    #[error("{} cannot be opened: {details}", path.display())]
    CannotOpen {
        /// File or folder.
        path: PathBuf,
        /// The system's words.
        details: String,
    },
    /// The disk failed while the library was read or written.
    #[error("the disk failed: {details}")]
    Disk {
        /// The system's words.
        details: String,
    },
    /// A backup is damaged or not a backup of a library.
    #[error("the backup {} cannot be used: {details}", path.display())]
    BadBackup {
        /// The backup.
        path: PathBuf,
        /// What is wrong with it.
        details: String,
    },
    /// Anything else SQLite says.
    #[error("the library failed: {details}")]
    Failed {
        /// SQLite's words.
        details: String,
    },
}

impl StoreError {
    /// The catalogue key: `error.<code>` is the message, `error.<code>.way` the way out.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Moved { .. } => "conflict",
            Self::Mismatch(_) => "change_mismatch",
            Self::NoSuchMap { .. } => "unknown_map",
            Self::MapExists { .. } => "map_exists",
            Self::NoId => "record_without_id",
            Self::AssetMismatch { .. } => "image_other",
            Self::TooNew { .. } => "library_newer",
            Self::NotALibrary { .. } => "library_not_sqlite",
            Self::Damaged { .. } => "library_damaged",
            Self::Full => "disk_full",
            Self::Busy => "library_busy",
            Self::InUse => "library_in_use",
            Self::CannotOpen { .. } => "library_cannot_open",
            Self::Disk { .. } => "disk_failed",
            Self::BadBackup { .. } => "bad_backup",
            Self::Failed { .. } => "library_failed",
        }
    }

    /// What the catalogue's placeholders stand for: `name` a map, `file` the file it is about.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, String)> {
        let name = match self {
            Self::NoSuchMap { id } | Self::MapExists { id } => Some(("name", id.clone())),
            _ => None,
        };
        let file = self.file().map(|file| ("file", file.display().to_string()));
        name.into_iter().chain(file).collect()
    }

    /// The file it is about, where it is about one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::TooNew { path, .. }
            | Self::NotALibrary { path }
            | Self::Damaged { path, .. }
            | Self::CannotOpen { path, .. }
            | Self::BadBackup { path, .. } => Some(path),
            _ => None,
        }
    }

    /// Damage of a library whose name the caller adds, see [`StoreError::at`].
    pub(crate) fn damaged(details: impl Into<String>) -> Self {
        Self::Damaged {
            path: PathBuf::new(),
            details: details.into(),
        }
    }

    /// A failure of the file system at `path`.
    pub(crate) fn on_disk(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::CannotOpen {
                path: path.to_owned(),
                details: error.to_string(),
            },
        }
    }

    /// The same failure, told of the file at `at` where it does not name one: SQLite never does.
    pub(crate) fn at(mut self, at: &Path) -> Self {
        match &mut self {
            Self::TooNew { path, .. }
            | Self::NotALibrary { path }
            | Self::Damaged { path, .. }
            | Self::CannotOpen { path, .. }
                if path.as_os_str().is_empty() =>
            {
                at.clone_into(path);
            }
            _ => {}
        }
        self
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let details = error.to_string();
        let path = PathBuf::new();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => Self::damaged(details),
            Some(ErrorCode::NotADatabase) => Self::NotALibrary { path },
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::SystemIoFailure) => Self::Disk { details },
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::CannotOpen { path, details }
            }
            _ => Self::Failed { details },
        }
    }
}
