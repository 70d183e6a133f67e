//! Sheets of paper by name or by their sides.

/// A size of paper, upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paper {
    /// Name as commands and settings spell it; `own` for a size without one.
    pub name: &'static str,
    /// Shorter side in millimetres.
    pub width_mm: f32,
    /// Longer side in millimetres.
    pub height_mm: f32,
}

/// Name of the size that slides have.
const SLIDE: &str = "slide";
/// Name of a size that a person typed.
const OWN: &str = "own";
/// Sides a person may type, in millimetres: from a card to a wall.
const SIDES: std::ops::RangeInclusive<f32> = 20.0..=50_000.0;

const fn paper(name: &'static str, width_mm: f32, height_mm: f32) -> Paper {
    Paper {
        name,
        width_mm,
        height_mm,
    }
}

const PAPERS: [Paper; 12] = [
    paper("a5", 148.0, 210.0),
    paper("a4", 210.0, 297.0),
    paper("a3", 297.0, 420.0),
    paper("a2", 420.0, 594.0),
    paper("a1", 594.0, 841.0),
    paper("a0", 841.0, 1189.0),
    paper("letter", 215.9, 279.4),
    paper("legal", 215.9, 355.6),
    paper("tabloid", 279.4, 431.8),
    paper("f4", 215.0, 330.0),
    paper("folio", 210.0, 330.0),
    paper("banner", 600.0, 1600.0),
];

impl Paper {
    /// All sizes with a name, in the order menus show them.
    pub const ALL: &'static [Paper] = &PAPERS;

    /// A slide of 16:9, on which type is three quarters as large as it is on the wall: [`READABLE_PT`](crate::READABLE_PT)
    /// becomes 12 pt. On sheets of this size a map is set for an audience: each has a title that says what is on it, no
    /// footer speaks of paper, and they follow each other stage by stage.
    pub const SLIDE: Paper = paper(SLIDE, 142.875, 254.0);

    /// The names of all sizes.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        PAPERS.iter().map(|paper| paper.name).collect()
    }

    /// The size with this name, in any case of letters, or with these sides in millimetres, such as `300x500`.
    #[must_use]
    pub fn named(name: &str) -> Option<Paper> {
        let name = name.trim();
        PAPERS
            .into_iter()
            .find(|paper| paper.name.eq_ignore_ascii_case(name))
            .or_else(|| Self::typed(name))
    }

    /// A size of a person's own; the shorter side becomes the width. None beyond 20 mm to 50 m.
    #[must_use]
    pub fn own(a_mm: f32, b_mm: f32) -> Option<Paper> {
        let allowed = SIDES.contains(&a_mm) && SIDES.contains(&b_mm);
        allowed.then(|| paper(OWN, a_mm.min(b_mm), a_mm.max(b_mm)))
    }

    fn typed(text: &str) -> Option<Paper> {
        let sides = text.to_ascii_lowercase().replace('×', "x").replace(',', ".");
        let (a, b) = sides.trim_end_matches("mm").split_once('x')?;
        Self::own(a.trim().parse().ok()?, b.trim().parse().ok()?)
    }

    /// True for [`Paper::SLIDE`].
    #[must_use]
    pub fn is_slide(&self) -> bool {
        self.name == SLIDE
    }

    /// True for a size without a name.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.name == OWN
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
    /// Whichever needs fewer sheets or gives larger type.
    #[default]
    Auto,
    /// Longer side upright.
    Portrait,
    /// Longer side across.
    Landscape,
}

impl Orientation {
    /// The names, as commands and settings spell them.
    pub const NAMES: [&'static str; 3] = ["auto", "portrait", "landscape"];

    /// The orientation with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "auto" => Some(Self::Auto),
            "portrait" => Some(Self::Portrait),
            "landscape" => Some(Self::Landscape),
            _ => None,
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

    #[test]
    fn a_size_of_ones_own_is_two_sides_in_millimetres() {
        let own = Paper::named("500 x 300mm").expect("two sides are a size");
        assert_eq!((own.width_mm, own.height_mm), (300.0, 500.0), "it stands upright");
        assert_eq!(Paper::named("300×500"), Some(own), "the sign of multiplication will do");
        for wrong in [
            "300",
            "x",
            "300x",
            "0x500",
            "-5x100",
            "nanx100",
            "infx200",
            "300x500x2",
            "300x99999999",
        ] {
            assert_eq!(Paper::named(wrong), None, "{wrong} is no size");
        }
    }
}
