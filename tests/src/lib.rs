//! Fixtures, golden files and end-to-end tests on the real window.
