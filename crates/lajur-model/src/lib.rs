//! What a journey map is: records, edits, changes, checks, templates. Pure.
