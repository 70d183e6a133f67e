//! Why a file could not be read or written, typed, with words from the catalogues.

use lajur_model::Problem;
use lajur_words::{Lang, say};

/// Why a file could not be read or written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatError {
    /// What is wrong.
    pub fault: Fault,
    /// The file as the person named it.
    pub file: Option<String>,
    /// The sheet, or the heading above the table, where a file has several.
    pub sheet: Option<String>,
    /// Line in the file, counted from 1.
    pub line: Option<u32>,
    /// Field of the record, where it is one.
    pub field: Option<String>,
    /// What a library or the system said, in English, for a log.
    pub details: String,
}

/// What can be wrong with a file. Messages are `error.<code>`, ways out `error.<code>.way`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no such file.
    FileMissing,
    /// The system does not let us read it.
    FileUnreadable,
    /// It is a folder.
    FileIsFolder,
    /// More bytes than Lajur reads.
    FileTooLarge {
        /// The limit in MB.
        most: u64,
    },
    /// A kind of file that Lajur does not read.
    FileKind {
        /// Its name's ending.
        ending: String,
    },
    /// Nothing in it.
    FileEmpty,
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// Not JSON.
    NotJson,
    /// NaN, Infinity or a number without end.
    BadNumber,
    /// It ends in the middle.
    Truncated,
    /// Lists in lists beyond reason.
    NestedTooDeep,
    /// More values than any map needs.
    TooManyValues,
    /// One record has one field twice.
    FieldTwice,
    /// JSON, but no map.
    NotLajur,
    /// Written by a newer version.
    NewerVersion {
        /// Its format.
        found: String,
    },
    /// Of another format.
    OtherFormat {
        /// Its format.
        found: String,
    },
    /// A field holds something of another type.
    WrongType {
        /// Name of the record.
        name: String,
    },
    /// A record without an id.
    RecordWithoutId,
    /// Two records of one kind with one id.
    IdTwice {
        /// The id.
        name: String,
    },
    /// More records of one kind than Lajur takes.
    TooManyRecords {
        /// How many there are.
        count: usize,
        /// How many Lajur takes.
        most: usize,
    },
    /// The map breaks one of its rules.
    Record {
        /// The rule and the record.
        problem: Box<Problem>,
        /// Name of the record as a person knows it.
        name: String,
    },
    /// An image whose bytes cannot be read.
    ImageDamaged,
    /// An image whose bytes are not those its id tells of.
    ImageOther,
    /// An image with more bytes or pixels than Lajur takes.
    ImageTooLarge {
        /// The limit in MB.
        most: u64,
    },
    /// An image that the map names is not there.
    ImageMissing,
    /// No table with a head row, stage names and at least one more column.
    NoTable,
    /// A quotation mark that opens a cell and is never closed.
    OpenQuote,
    /// What lies on the clipboard is more than a map can hold.
    ClipTooLarge {
        /// How many cards Lajur takes.
        most: usize,
    },
    /// A file that could not be made.
    NotWritten,
    /// Bytes that are no text.
    NotText,
    /// An archive, but no workbook.
    NotWorkbook,
    /// A workbook that cannot be read.
    WorkbookDamaged,
    /// A workbook behind a password.
    WorkbookLocked,
    /// A workbook of Excel from before 2007.
    WorkbookOld,
    /// More sheets than Lajur looks at.
    TooManySheets {
        /// How many there are.
        count: usize,
        /// How many Lajur takes.
        most: usize,
    },
    /// More rows or columns than Lajur takes.
    TableTooLarge {
        /// How many it takes.
        most: usize,
    },
}

impl Fault {
    /// The code as catalogues and machines spell it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::FileMissing => "file_missing",
            Self::FileUnreadable => "file_unreadable",
            Self::FileIsFolder => "file_is_folder",
            Self::FileTooLarge { .. } => "file_too_large",
            Self::FileKind { .. } => "file_kind",
            Self::FileEmpty => "file_empty",
            Self::NotUtf8 => "not_utf8",
            Self::NotJson => "not_json",
            Self::BadNumber => "bad_number",
            Self::Truncated => "truncated",
            Self::NestedTooDeep => "nested_too_deep",
            Self::TooManyValues => "too_many_values",
            Self::FieldTwice => "field_twice",
            Self::NotLajur => "not_lajur",
            Self::NewerVersion { .. } => "newer_version",
            Self::OtherFormat { .. } => "other_format",
            Self::WrongType { .. } => "wrong_type",
            Self::RecordWithoutId => "record_without_id",
            Self::IdTwice { .. } => "id_twice",
            Self::TooManyRecords { .. } => "too_many_records",
            Self::Record { problem, .. } => problem.code.as_str(),
            Self::ImageDamaged => "image_damaged",
            Self::ImageOther => "image_other",
            Self::ImageTooLarge { .. } => "image_too_large",
            Self::ImageMissing => "image_missing",
            Self::NoTable => "no_table",
            Self::OpenQuote => "open_quote",
            Self::ClipTooLarge { .. } => "clip_too_large",
            Self::NotWritten => "not_written",
            Self::NotText => "not_text",
            Self::NotWorkbook => "not_workbook",
            Self::WorkbookDamaged => "workbook_damaged",
            Self::WorkbookLocked => "workbook_locked",
            Self::WorkbookOld => "workbook_old",
            Self::TooManySheets { .. } => "too_many_sheets",
            Self::TableTooLarge { .. } => "table_too_large",
        }
    }

    fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::FileTooLarge { most } | Self::ImageTooLarge { most } => vec![("most", most.to_string())],
            Self::FileKind { ending } => vec![("ending", ending.clone())],
            Self::NewerVersion { found } | Self::OtherFormat { found } => vec![("found", found.clone())],
            Self::WrongType { name } | Self::IdTwice { name } => vec![("name", name.clone())],
            Self::TooManyRecords { count, most } | Self::TooManySheets { count, most } => {
                vec![("count", count.to_string()), ("most", most.to_string())]
            }
            Self::Record { problem, name } => vec![("name", name.clone()), ("other", problem.other.clone())],
            Self::ClipTooLarge { most } | Self::TableTooLarge { most } => vec![("most", most.to_string())],
            _ => Vec::new(),
        }
    }
}

impl FormatError {
    pub(crate) fn new(fault: Fault) -> Self {
        Self {
            fault,
            file: None,
            sheet: None,
            line: None,
            field: None,
            details: String::new(),
        }
    }

    pub(crate) fn at(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    pub(crate) fn in_sheet(mut self, name: &str) -> Self {
        self.sheet = Some(name.to_owned()).filter(|name| !name.is_empty());
        self
    }

    pub(crate) fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned()).filter(|field| !field.is_empty());
        self
    }

    pub(crate) fn details(mut self, details: &impl ToString) -> Self {
        self.details = details.to_string();
        self
    }

    /// The same error, of the file with this name.
    #[must_use]
    pub fn of_file(mut self, name: &str) -> Self {
        self.file = Some(name.to_owned());
        self
    }

    /// The code as catalogues and machines spell it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// What goes into the words: `field` and what the fault tells.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, String)> {
        let mut params = self.fault.params();
        params.push(("field", self.field.clone().unwrap_or_default()));
        params
    }

    /// What is wrong, in a language, with the sheet where there are several; without file and line.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let message = self.what(lang);
        match &self.sheet {
            Some(sheet) => say(lang, "error.in_sheet", &[("sheet", sheet), ("message", &message)]),
            None => message,
        }
    }

    fn what(&self, lang: Lang) -> String {
        let key = match &self.fault {
            Fault::Record { problem, .. } => format!("problem.{}", problem.code.as_str()),
            fault => format!("error.{}", fault.code()),
        };
        self.say(lang, &key)
    }

    /// What the person can do, in a language.
    #[must_use]
    pub fn way(&self, lang: Lang) -> String {
        let key = match &self.fault {
            Fault::Record { .. } => "error.record.way".to_owned(),
            fault => format!("error.{}.way", fault.code()),
        };
        self.say(lang, &key)
    }

    fn say(&self, lang: Lang, key: &str) -> String {
        let mut params = self.params();
        if let Fault::Record { problem, .. } = &self.fault {
            params.push(("kind", say(lang, &format!("kind.{}", problem.kind.as_str()), &[])));
        }
        let params: Vec<(&str, &str)> = params.iter().map(|(name, value)| (*name, value.as_str())).collect();
        say(lang, key, &params)
    }
}

impl std::fmt::Display for FormatError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}: ")?;
        }
        if let Some(sheet) = &self.sheet {
            write!(f, "sheet {sheet}: ")?;
        }
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for FormatError {}
