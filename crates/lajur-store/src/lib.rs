//! The Library: maps, personas, channels, images and their history in one SQLite file.
