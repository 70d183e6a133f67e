//! The largest map Lajur takes. Files beyond are refused with a reason before memory is taken for them.

/// Cards of one map.
pub const CARDS: usize = 20_000;
/// Stages, steps and moments of one map.
pub const STAGES: usize = 1_000;
/// Lanes of one map.
pub const LANES: usize = 500;
/// Links of one map.
pub const LINKS: usize = 20_000;
/// Characters of one text.
pub const TEXT: usize = 100_000;
/// Bytes of one map file.
pub const FILE_BYTES: u64 = 64 * 1024 * 1024;
/// Levels of the head: stage, step, moment.
pub const LEVELS: usize = 3;
/// Width of a column and height of a lane in CSS pixels.
pub const TRACK: std::ops::RangeInclusive<f64> = 24.0..=4_000.0;
