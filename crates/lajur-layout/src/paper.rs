//! Sheets of paper by name.

/// A size of paper, upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paper {
    /// Name as commands and settings spell it.
    pub name: &'static str,
    /// Shorter side in millimetres.
    pub width_mm: f32,
    /// Longer side in millimetres.
    pub height_mm: f32,
}

const PAPERS: [Paper; 10] = [
    Paper {
        name: "a5",
        width_mm: 148.0,
        height_mm: 210.0,
    },
    Paper {
        name: "a4",
        width_mm: 210.0,
        height_mm: 297.0,
    },
    Paper {
        name: "a3",
        width_mm: 297.0,
        height_mm: 420.0,
    },
    Paper {
        name: "a2",
        width_mm: 420.0,
        height_mm: 594.0,
    },
    Paper {
        name: "a1",
        width_mm: 594.0,
        height_mm: 841.0,
    },
    Paper {
        name: "a0",
        width_mm: 841.0,
        height_mm: 1189.0,
    },
    Paper {
        name: "letter",
        width_mm: 215.9,
        height_mm: 279.4,
    },
    Paper {
        name: "legal",
        width_mm: 215.9,
        height_mm: 355.6,
    },
    Paper {
        name: "tabloid",
        width_mm: 279.4,
        height_mm: 431.8,
    },
    Paper {
        name: "f4",
        width_mm: 215.0,
        height_mm: 330.0,
    },
];

impl Paper {
    /// All sizes, in the order menus show them.
    pub const ALL: &'static [Paper] = &PAPERS;

    /// The names of all sizes.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        PAPERS.iter().map(|paper| paper.name).collect()
    }

    /// The size with this name, in any case of letters.
    #[must_use]
    pub fn named(name: &str) -> Option<Paper> {
        PAPERS
            .into_iter()
            .find(|paper| paper.name.eq_ignore_ascii_case(name.trim()))
    }
}

impl Default for Paper {
    /// A3, on which most maps can be read.
    fn default() -> Self {
        PAPERS[2]
    }
}

/// Which way the sheet lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Orientation {
    /// Whichever fits the map better.
    #[default]
    Auto,
    /// Longer side upright.
    Portrait,
    /// Longer side across.
    Landscape,
}

/// How a map is set on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSetup {
    /// Size of the sheet.
    pub paper: Paper,
    /// Which way it lies.
    pub orientation: Orientation,
    /// Room at each edge in millimetres; most printers need five.
    pub margin_mm: f32,
}

impl Default for PageSetup {
    fn default() -> Self {
        Self {
            paper: Paper::default(),
            orientation: Orientation::Auto,
            margin_mm: 10.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_found_by_name_and_stand_upright() {
        assert_eq!(
            Paper::named(" A3 "),
            Some(Paper::default()),
            "case and spaces do not matter"
        );
        assert_eq!(Paper::named("b5"), None, "a size that is not offered");
        assert!(
            Paper::ALL.iter().all(|paper| paper.width_mm < paper.height_mm),
            "width is the shorter side"
        );
    }
}
