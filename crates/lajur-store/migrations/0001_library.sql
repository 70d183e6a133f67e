-- What a library holds. Later migrations add to this; they never take away what an older file has.

-- The shared records ('shared') and each map ('map:<id>') move on by themselves, one revision per change.
CREATE TABLE scope (
    name      TEXT    PRIMARY KEY,
    revision  INTEGER NOT NULL,
    -- Steps of history that are in force; those above it are undone.
    step      INTEGER NOT NULL,
    -- RFC 3339 in UTC.
    edited_at TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO scope (name, revision, step, edited_at) VALUES ('shared', 0, 0, '');

-- All records of all maps. A new field needs no migration: it lies in the JSON.
CREATE TABLE record (
    -- The full-text index points here, so it must outlive VACUUM.
    number  INTEGER PRIMARY KEY,
    scope   TEXT NOT NULL REFERENCES scope (name),
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL,
    json    TEXT NOT NULL,
    title   TEXT    AS (json ->> '$.title'),
    deleted INTEGER AS (coalesce(json ->> '$.deleted', 0)),
    parent  TEXT    AS (json ->> '$.parent'),
    UNIQUE (scope, kind, id)
) STRICT;

-- The maps of the library without a walk over all cards.
CREATE INDEX record_maps ON record (id) WHERE kind = 'map';

-- Each step of each scope, numbered from 1 without gaps.
CREATE TABLE history (
    scope    TEXT    NOT NULL REFERENCES scope (name),
    seq      INTEGER NOT NULL,
    label    TEXT    NOT NULL,
    join_key TEXT,
    at       TEXT    NOT NULL,
    -- Last, because it can be long and lists do not read it.
    change   TEXT    NOT NULL,
    PRIMARY KEY (scope, seq)
) STRICT;

-- Images by the SHA-256 of their bytes; never changed.
CREATE TABLE asset (
    id     TEXT    PRIMARY KEY,
    mime   TEXT    NOT NULL,
    width  INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes  BLOB    NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The plain text of maps, stages, lanes and cards. It is made from Markdown, so it is written by the program and not
-- by triggers. Accents are passed over: "cafe" finds "café".
CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
