//! The lines at the foot of a sheet: what the sheet belongs to, how large its type is, and which of all sheets it is.

use std::sync::Arc;

use lajur_words::{date, number};

use super::room::SheetSize;
use super::setup::PageSetup;
use crate::draw::{Area, Sheet, stroke};
use crate::kit::Kit;
use crate::paper::Paper;
use crate::scene::{Group, Tag};
use crate::shape::{Shaped, Type};
use crate::theme::Ink;

/// Letters of the footer on A3, and the least that they are: 7 pt.
const SIZE: (f32, f32) = (11.0, 9.4);
/// From the map to the footer's rule.
pub(crate) const ABOVE: f32 = 12.0;
/// From the rule to the words.
const BELOW_RULE: f32 = 8.0;
/// Between words that stand beside each other.
const GAP: f32 = 18.0;

/// What all footers of a print say.
pub(crate) struct Footer<'a> {
    pub kit: &'a Kit<'a>,
    pub setup: &'a PageSetup,
    pub sheet: &'a SheetSize,
    /// Lines that every sheet keeps free for it.
    pub lines: usize,
    /// Size of the smallest type in points.
    pub smallest: f32,
    /// Distance in metres from which that can be read.
    pub reads_from: f32,
}

/// What a footer says beside the name of its sheet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    /// What map it is.
    pub map: bool,
    /// How large its type is.
    pub size: bool,
}

/// The words of a footer, set.
struct Words {
    /// From the left: where each begins, on which line.
    left: Vec<(f32, usize, Arc<Shaped>)>,
    /// Those that end at the right: on which line.
    right: Vec<(usize, Arc<Shaped>)>,
    /// How many lines there are.
    lines: usize,
}

/// The type of the footer.
pub(crate) fn kind(sheet: &SheetSize) -> Type {
    let size = (SIZE.0 * sheet.scale).max(SIZE.1);
    Type::new(size, size * 1.3, 400)
}

/// Height from the rule to the lower margin.
pub(crate) fn height(sheet: &SheetSize, lines: usize) -> f32 {
    BELOW_RULE * sheet.scale + kind(sheet).line * lines as f32
}

/// The lines that footers of a print need on any of its sheets, which are not known yet; `beside` is left free.
pub(crate) fn lines(kit: &Kit<'_>, setup: &PageSetup, sheet: &SheetSize, beside: f32) -> usize {
    // As wide as figures and names of sheets become.
    let (name, size) = if setup.paper.is_slide() {
        ("888".to_owned(), false)
    } else {
        let params = [("sheet", "AA88"), ("across", "88"), ("down", "88")];
        (kit.say("paper.sheet_of", &params), true)
    };
    let footer = Footer {
        kit,
        setup,
        sheet,
        lines: 1,
        smallest: 88.8,
        reads_from: 88.88,
    };
    footer
        .set(&name, Said { map: true, size }, sheet.inner() - beside)
        .lines
}

impl Footer<'_> {
    /// The footer of the sheet with this name; `beside` is left free at its right end.
    pub(crate) fn draw(&self, name: &str, said: Said, beside: f32) -> Group {
        let sheet = self.sheet;
        let ink = Ink::Token("ink-faint");
        let (w, h) = (sheet.inner(), height(sheet, self.lines));
        let mut parts = Sheet::default();
        parts.line((0.0, 0.0), (w - beside, 0.0), stroke(Ink::Token("rule"), 1.0));
        let top = |line: usize| BELOW_RULE * sheet.scale + kind(sheet).line * line as f32;
        let words = self.set(name, said, w - beside);
        for (x, line, text) in &words.left {
            parts.text(text, *x, top(*line), &ink);
        }
        for (line, text) in &words.right {
            parts.text_right(text, w - beside, top(*line), &ink);
        }
        Area::new(sheet.margin, sheet.h - sheet.margin - h, w, h).group(Tag::Footer, parts.0)
    }

    /// The words on as few lines as they need: nothing of them is left out, since nobody finds a sheet again that does
    /// not say its day and version.
    fn set(&self, name: &str, said: Said, w: f32) -> Words {
        let mut right = vec![vec![name.to_owned()]];
        if said.size {
            let [smallest, reads] = self.about_type();
            let both = format!("{smallest} · {reads}");
            right = vec![
                vec![format!("{both} · {name}")],
                vec![name.to_owned(), both],
                vec![name.to_owned(), smallest, reads],
            ];
        }
        let map = if said.map { self.about_map() } else { Vec::new() };
        let beside = right.iter().filter_map(|right| self.beside(&map, right, w));
        let below = right.iter().map(|right| self.below(&map, right, w));
        let ways = beside.chain(below).min_by_key(|words| words.lines);
        // There is always one way below.
        ways.unwrap_or_else(|| self.below(&map, &[], w))
    }

    /// The map's words at the left of the others; none where no room is left for them.
    fn beside(&self, map: &[String], right: &[String], w: f32) -> Option<Words> {
        /// Narrower columns break every word.
        const NARROW: f32 = 60.0;
        let (right, right_lines) = self.stack(right, w);
        let gap = GAP * self.sheet.scale;
        let room = w - right.iter().map(|(_, text)| text.width + gap).fold(0.0, f32::max);
        if !map.is_empty() && room < NARROW {
            return None;
        }
        let (left, lines) = self.flow(map, room, 0);
        let lines = lines.max(right_lines);
        Some(Words { left, right, lines })
    }

    /// The map's words below the others.
    fn below(&self, map: &[String], right: &[String], w: f32) -> Words {
        let (right, first) = self.stack(right, w);
        let (left, lines) = self.flow(map, w, first);
        Words { left, right, lines }
    }

    /// Words below each other, and how many lines those are.
    fn stack(&self, words: &[String], w: f32) -> (Vec<(usize, Arc<Shaped>)>, usize) {
        let mut line = 0;
        let mut placed = Vec::new();
        for words in words {
            let text = self.kit.fonts.wrap_plain(words, w, kind(self.sheet));
            let lines = text.lines.len();
            placed.push((line, text));
            line += lines;
        }
        (placed, line)
    }

    /// Words one after the other on lines this wide, from a first one on; and the line after the last.
    fn flow(&self, words: &[String], room: f32, first: usize) -> (Vec<(f32, usize, Arc<Shaped>)>, usize) {
        let gap = GAP * self.sheet.scale;
        let (mut x, mut line, mut placed) = (0.0, first, Vec::new());
        for words in words {
            let text = self.kit.fonts.wrap_plain(words, room, kind(self.sheet));
            if x > 0.0 && x + text.width > room {
                (x, line) = (0.0, line + 1);
            }
            let below = text.lines.len().saturating_sub(1);
            let end = text.width + gap;
            placed.push((x, line, text));
            // Behind the last of several lines nothing else is set.
            (x, line) = if below > 0 {
                (room, line + below)
            } else {
                (x + end, line)
            };
        }
        let count = if placed.is_empty() { first } else { line + 1 };
        (placed, count)
    }

    /// Paper, smallest type, and from where it can be read.
    fn about_type(&self) -> [String; 2] {
        let kit = self.kit;
        let size = number(kit.lang, f64::from((self.smallest * 10.0).round()) / 10.0);
        let metres = number(kit.lang, f64::from((self.reads_from * 100.0).round()) / 100.0);
        let paper = paper_name(kit, self.setup.paper);
        let smallest = kit.say("paper.smallest", &[("paper", &paper), ("size", &size)]);
        let reads = kit.say("paper.reads_from", &[("metres", &metres)]);
        [smallest, reads]
    }

    /// Project or title, version, owner, team, day of the print; each once.
    fn about_map(&self) -> Vec<String> {
        let kit = self.kit;
        let map = &kit.doc.map;
        // A slide has the title of the map at its top.
        let project = if map.project.is_empty() && !self.setup.paper.is_slide() {
            &map.title
        } else {
            &map.project
        };
        let version = map.versions.last().map(|version| {
            let name = kit.say("paper.version", &[("version", &version.name)]);
            match version.at.get(..10) {
                Some(day) => format!("{name} · {}", date(kit.lang, day)),
                None => name,
            }
        });
        let owner = (!map.owner.is_empty()).then(|| kit.say("paper.owner", &[("owner", &map.owner)]));
        let day = &self.setup.day;
        let printed = (!day.is_empty()).then(|| kit.say("paper.printed", &[("date", &date(kit.lang, day))]));
        let words = [Some(project.clone()), version, owner, Some(map.team.clone()), printed];
        words
            .into_iter()
            .flatten()
            .filter(|words| !words.trim().is_empty())
            .collect()
    }
}

/// The name of a size of paper: that of the series A stands for itself.
fn paper_name(kit: &Kit<'_>, paper: Paper) -> String {
    match paper.name {
        "letter" => kit.say("paper.letter", &[]),
        "legal" => kit.say("paper.legal", &[]),
        "tabloid" => kit.say("paper.tabloid", &[]),
        "f4" => kit.say("paper.f4", &[]),
        "folio" => kit.say("paper.folio", &[]),
        "banner" => kit.say("paper.banner", &[]),
        _ if paper.is_own() => format!("{} × {} mm", paper.width_mm, paper.height_mm),
        name => name.to_uppercase(),
    }
}
