//! The line at the foot of a sheet: what the sheet belongs to, how large its type is, and which of all sheets it is.

use lajur_words::{date, number};

use super::room::SheetSize;
use super::setup::PageSetup;
use crate::draw::{Area, Sheet, stroke};
use crate::kit::Kit;
use crate::paper::Paper;
use crate::scene::{Group, Tag};
use crate::shape::Type;
use crate::theme::Ink;

/// Letters of the footer on A3, and the least that they are: 7 pt.
const SIZE: (f32, f32) = (11.0, 9.4);
/// From the map to the footer's rule.
pub(crate) const ABOVE: f32 = 12.0;
/// From the rule to the words.
const BELOW_RULE: f32 = 8.0;

/// What all footers of a print say.
pub(crate) struct Footer<'a> {
    pub kit: &'a Kit<'a>,
    pub setup: &'a PageSetup,
    pub sheet: &'a SheetSize,
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

/// The type of the footer.
pub(crate) fn kind(sheet: &SheetSize) -> Type {
    let size = (SIZE.0 * sheet.scale).max(SIZE.1);
    Type::new(size, size * 1.3, 400)
}

/// Height from the rule to the lower margin.
pub(crate) fn height(sheet: &SheetSize) -> f32 {
    BELOW_RULE * sheet.scale + kind(sheet).line
}

impl Footer<'_> {
    /// The footer of the sheet with this name; `beside` is left free at its right end.
    pub(crate) fn draw(&self, name: &str, said: Said, beside: f32) -> Group {
        let sheet = self.sheet;
        let kind = kind(sheet);
        let ink = Ink::Token("ink-faint");
        let (w, h) = (sheet.inner(), height(sheet));
        let mut parts = Sheet::default();
        parts.line((0.0, 0.0), (w - beside, 0.0), stroke(Ink::Token("rule"), 1.0));
        let (top, gap) = (BELOW_RULE * sheet.scale, 18.0 * sheet.scale);
        let mut end = w - beside;
        let size = said.size.then(|| self.about_type());
        for words in std::iter::once(name.to_owned()).chain(size) {
            let text = self.kit.fonts.line(&words, kind);
            if text.width > end {
                break;
            }
            parts.text_right(&text, end, top, &ink);
            end -= text.width + gap;
        }
        let mut x = 0.0;
        let map = if said.map { self.about_map() } else { Vec::new() };
        for words in map {
            let text = self.kit.fonts.line(&words, kind);
            if x + text.width > end {
                break;
            }
            parts.text(&text, x, top, &ink);
            x += text.width + gap;
        }
        Area::new(sheet.margin, sheet.h - sheet.margin - h, w, h).group(Tag::Footer, parts.0)
    }

    /// Paper, smallest type, and from where it can be read.
    fn about_type(&self) -> String {
        let kit = self.kit;
        let size = number(kit.lang, f64::from((self.smallest * 10.0).round()) / 10.0);
        let metres = number(kit.lang, f64::from((self.reads_from * 100.0).round()) / 100.0);
        let paper = paper_name(kit, self.setup.paper);
        let smallest = kit.say("paper.smallest", &[("paper", &paper), ("size", &size)]);
        let reads = kit.say("paper.reads_from", &[("metres", &metres)]);
        format!("{smallest} · {reads}")
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
