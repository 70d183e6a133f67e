//! The clock and the source of ids.

use lajur_model::IdSource;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Now, as records and history keep it: RFC 3339 in UTC, to the second.
#[must_use]
pub fn now() -> String {
    let now = OffsetDateTime::now_utc()
        .replace_nanosecond(0)
        .unwrap_or_else(|_| OffsetDateTime::now_utc());
    // RFC 3339 covers the years 0 to 9999; a clock beyond them is no reason to lose an edit.
    now.format(&Rfc3339)
        .unwrap_or_else(|_| "1970-01-01T00:00:00Z".to_owned())
}

/// UUIDv7s: unique everywhere, and later ones sort later.
#[derive(Debug, Default)]
pub(crate) struct Uuids;

impl IdSource for Uuids {
    fn next_id(&mut self) -> String {
        uuid::Uuid::now_v7().to_string()
    }
}
