//! The theme of the file: the map's colors and Inter, so that what a person adds looks like the rest.

use std::fmt::Write;

use lajur_layout::{Hue, Ink, Theme, Tone};

use super::frame::HEAD;

/// The theme in the colors of the pages.
pub(super) fn theme(theme: Theme) -> String {
    let strong = |slot| Ink::Tone(Hue::Slot(slot), Tone::Strong);
    let colors = [
        ("dk1", Ink::Token("ink")),
        ("lt1", Ink::Token("paper")),
        ("dk2", Ink::Token("ink-soft")),
        ("lt2", Ink::Token("ground")),
        ("accent1", strong("cyan")),
        ("accent2", strong("violet")),
        ("accent3", strong("amber")),
        ("accent4", strong("rose")),
        ("accent5", strong("green")),
        ("accent6", strong("blue")),
        ("hlink", Ink::Token("link")),
        ("folHlink", Ink::Token("link")),
    ];
    let mut out = format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Lajur\"><a:themeElements>\
         <a:clrScheme name=\"Lajur\">"
    );
    for (name, ink) in colors {
        let (r, g, b) = theme.rgb(&ink);
        // Writing into a String cannot fail.
        let _ = write!(out, "<a:{name}><a:srgbClr val=\"{r:02X}{g:02X}{b:02X}\"/></a:{name}>");
    }
    out.push_str("</a:clrScheme><a:fontScheme name=\"Lajur\">");
    for kind in ["majorFont", "minorFont"] {
        let _ = write!(
            out,
            "<a:{kind}><a:latin typeface=\"Inter\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:{kind}>"
        );
    }
    out.push_str("</a:fontScheme>");
    out.push_str(FORMATS);
    out
}

/// Three fills, lines, effects and grounds: a theme without them is refused.
const FORMATS: &str = "<a:fmtScheme name=\"Lajur\"><a:fillStyleLst><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>\
    <a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>\
    </a:fillStyleLst><a:lnStyleLst><a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>\
    <a:ln w=\"12700\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln><a:ln w=\"19050\"><a:solidFill>\
    <a:schemeClr val=\"phClr\"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/>\
    </a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>\
    </a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill>\
    <a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:bgFillStyleLst>\
    </a:fmtScheme></a:themeElements></a:theme>";
