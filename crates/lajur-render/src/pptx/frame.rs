//! The parts of a presentation around its slides: what it says of itself, its list of parts, its master and its layout.

use std::fmt::Write;

use lajur_layout::{Ink, Theme};
use lajur_words::Lang;

use super::geometry::Size;
use super::links::Links;
use super::notes;
use super::package::Package;
use super::shape::ROOT;
use super::theme::theme;
use super::words::Words;
use crate::RenderError;
use crate::pdf::Day;
use crate::xml::escape_into;

/// The first line of every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The name spaces of every part with shapes.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
/// Which color of the theme is what, in every master.
const COLORS: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
    accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";
/// The size of pages of notes: 7.5 by 10 inches.
const NOTES: (i64, i64) = (6_858_000, 9_144_000);

/// What a presentation says of itself.
pub(super) struct About {
    pub title: String,
    pub author: String,
    pub date: Option<Day>,
    pub size: Size,
    pub theme: Theme,
    pub lang: Lang,
}

/// Writes everything but slides and pictures; `notes` are those of each slide.
pub(super) fn write(package: &mut Package, about: &About, notes: &[Vec<String>]) -> Result<(), RenderError> {
    package.xml("[Content_Types].xml", &content_types(notes))?;
    package.xml("_rels/.rels", &roots())?;
    package.xml("docProps/core.xml", &core(about))?;
    package.xml("docProps/app.xml", &app(notes.len()))?;
    let (presentation, links) = presentation(about, notes.len());
    package.xml("ppt/presentation.xml", &presentation)?;
    package.xml("ppt/_rels/presentation.xml.rels", &links.write())?;
    let theme = theme(about.theme);
    package.xml("ppt/theme/theme1.xml", &theme)?;
    package.xml("ppt/theme/theme2.xml", &theme)?;
    package.xml("ppt/slideMasters/slideMaster1.xml", &master(about))?;
    let parts = [
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("theme", "../theme/theme1.xml"),
    ];
    package.xml("ppt/slideMasters/_rels/slideMaster1.xml.rels", &leading_to(&parts))?;
    package.xml("ppt/slideLayouts/slideLayout1.xml", &layout(about))?;
    let parts = [("slideMaster", "../slideMasters/slideMaster1.xml")];
    package.xml("ppt/slideLayouts/_rels/slideLayout1.xml.rels", &leading_to(&parts))?;
    package.xml("ppt/notesMasters/notesMaster1.xml", &notes_master(about.size))?;
    package.xml(
        "ppt/notesMasters/_rels/notesMaster1.xml.rels",
        &leading_to(&[("theme", "../theme/theme2.xml")]),
    )
}

/// Writes a slide, counted from 1, with its notes.
pub(super) fn write_slide(
    package: &mut Package,
    number: usize,
    slide: &str,
    mut links: Links,
    lines: &[String],
    words: &Words,
) -> Result<(), RenderError> {
    package.xml(&format!("ppt/slides/slide{number}.xml"), slide)?;
    if !lines.is_empty() {
        links.part("notesSlide", &format!("../notesSlides/notesSlide{number}.xml"));
        package.xml(
            &format!("ppt/notesSlides/notesSlide{number}.xml"),
            &notes::page(lines, words),
        )?;
        let slide = format!("../slides/slide{number}.xml");
        let parts = [
            ("notesMaster", "../notesMasters/notesMaster1.xml"),
            ("slide", slide.as_str()),
        ];
        package.xml(
            &format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"),
            &leading_to(&parts),
        )?;
    }
    package.xml(&format!("ppt/slides/_rels/slide{number}.xml.rels"), &links.write())
}

fn leading_to(parts: &[(&str, &str)]) -> String {
    let mut links = Links::default();
    for (kind, target) in parts {
        links.part(kind, target);
    }
    links.write()
}

fn roots() -> String {
    let kinds = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!(
        "{HEAD}<Relationships xmlns=\"{kinds}\"><Relationship Id=\"rId1\" Type=\"{}/officeDocument\" Target=\"ppt/presentation.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{kinds}/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>",
        super::links::KINDS,
        super::links::KINDS
    )
}

fn content_types(notes: &[Vec<String>]) -> String {
    let mut out = format!("{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
    for (ending, kind) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
        ("gif", "image/gif"),
    ] {
        // Writing into a String cannot fail, here and below.
        let _ = write!(out, "<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>");
    }
    let mut part = |name: &str, kind: &str| {
        let _ = write!(
            out,
            "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>"
        );
    };
    part("docProps/core.xml", "package.core-properties");
    part("docProps/app.xml", "officedocument.extended-properties");
    part(
        "ppt/presentation.xml",
        "officedocument.presentationml.presentation.main",
    );
    part("ppt/theme/theme1.xml", "officedocument.theme");
    part("ppt/theme/theme2.xml", "officedocument.theme");
    part(
        "ppt/slideMasters/slideMaster1.xml",
        "officedocument.presentationml.slideMaster",
    );
    part(
        "ppt/slideLayouts/slideLayout1.xml",
        "officedocument.presentationml.slideLayout",
    );
    part(
        "ppt/notesMasters/notesMaster1.xml",
        "officedocument.presentationml.notesMaster",
    );
    for (at, lines) in notes.iter().enumerate() {
        let number = at + 1;
        part(
            &format!("ppt/slides/slide{number}.xml"),
            "officedocument.presentationml.slide",
        );
        if !lines.is_empty() {
            let name = format!("ppt/notesSlides/notesSlide{number}.xml");
            part(&name, "officedocument.presentationml.notesSlide");
        }
    }
    out.push_str("</Types>");
    out
}

fn core(about: &About) -> String {
    let mut out = format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    for (name, text) in [
        ("title", about.title.as_str()),
        ("creator", &about.author),
        ("language", about.lang.as_str()),
    ] {
        if !text.is_empty() {
            let _ = write!(out, "<dc:{name}>");
            escape_into(&mut out, text);
            let _ = write!(out, "</dc:{name}>");
        }
    }
    if let Some(Day { year, month, day }) = about.date {
        let _ = write!(
            out,
            "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{year:04}-{month:02}-{day:02}T00:00:00Z</dcterms:created>"
        );
    }
    out.push_str("</cp:coreProperties>");
    out
}

fn app(slides: usize) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Lajur</Application><Slides>{slides}</Slides></Properties>"
    )
}

fn presentation(about: &About, slides: usize) -> (String, Links) {
    let mut links = Links::default();
    let master = links.part("slideMaster", "slideMasters/slideMaster1.xml");
    let notes = links.part("notesMaster", "notesMasters/notesMaster1.xml");
    links.part("theme", "theme/theme1.xml");
    let mut out = format!(
        "{HEAD}<p:presentation {SPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"{master}\"/>\
         </p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"{notes}\"/></p:notesMasterIdLst><p:sldIdLst>"
    );
    for number in 1..=slides {
        let slide = links.part("slide", &format!("slides/slide{number}.xml"));
        // Ids of slides begin at 256.
        let _ = write!(out, "<p:sldId id=\"{}\" r:id=\"{slide}\"/>", number + 255);
    }
    let (width, height) = NOTES;
    let _ = write!(
        out,
        "</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"{width}\" cy=\"{height}\"/><p:defaultTextStyle>{}\
         </p:defaultTextStyle></p:presentation>",
        about.size.w,
        about.size.h,
        levels(1_200)
    );
    (out, links)
}

/// The nine levels that text of a master has, all alike: a text says itself how it is set.
fn levels(size: u32) -> String {
    let mut out = String::new();
    for level in 1..=9 {
        let _ = write!(
            out,
            "<a:lvl{level}pPr marL=\"0\" algn=\"l\" rtl=\"0\"><a:buNone/><a:defRPr sz=\"{size}\"><a:solidFill>\
             <a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/>\
             <a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{level}pPr>"
        );
    }
    out
}

/// Where the layout has title, footer and number, in shares of the slide: left, top, width, height.
const TITLE: [f32; 4] = [0.0275, 0.049, 0.945, 0.075];
const FOOTER: [f32; 4] = [0.0275, 0.92, 0.7, 0.04];
const NUMBER: [f32; 4] = [0.85, 0.92, 0.1225, 0.04];

/// The title, footer and number of master and layout.
fn holders(size: Size) -> String {
    let mut out = String::new();
    let all = [
        (
            "Title",
            "type=\"title\"",
            TITLE,
            "<a:r><a:rPr lang=\"en-US\"/><a:t>Title</a:t></a:r>",
        ),
        ("Footer", "type=\"ftr\" sz=\"quarter\" idx=\"11\"", FOOTER, ""),
        (
            "Number",
            "type=\"sldNum\" sz=\"quarter\" idx=\"12\"",
            NUMBER,
            "<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\"><a:rPr lang=\"en-US\"/><a:t>1</a:t></a:fld>",
        ),
    ];
    for (at, (name, holder, area, text)) in all.into_iter().enumerate() {
        let (w, h) = (size.w as f32, size.h as f32);
        let [x, y, w, h] = [area[0] * w, area[1] * h, area[2] * w, area[3] * h].map(|length| length as i64);
        let small = |align: &str| {
            format!(
                "<a:lvl1pPr algn=\"{align}\"><a:defRPr sz=\"900\"><a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill>\
                 </a:defRPr></a:lvl1pPr>"
            )
        };
        let style = match name {
            "Footer" => small("l"),
            "Number" => small("r"),
            _ => String::new(),
        };
        let _ = write!(
            out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph \
             {holder}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert=\"horz\" lIns=\"0\" tIns=\"0\" \
             rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p>{text}</a:p>\
             </p:txBody></p:sp>",
            at + 2
        );
    }
    out
}

fn master(about: &About) -> String {
    let (r, g, b) = about.theme.rgb(&Ink::Token("paper"));
    format!(
        "{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val=\"{r:02X}{g:02X}{b:02X}\"/></a:solidFill>\
         <a:effectLst/></p:bgPr></p:bg><p:spTree>{ROOT}{}</p:spTree></p:cSld>{COLORS}<p:sldLayoutIdLst>\
         <p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\">\
         <a:spcBef><a:spcPct val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"1800\" b=\"1\"><a:solidFill>\
         <a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mj-lt\"/><a:ea typeface=\"+mj-ea\"/>\
         <a:cs typeface=\"+mj-cs\"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>\
         <p:otherStyle>{levels}</p:otherStyle></p:txStyles></p:sldMaster>",
        holders(about.size),
        levels = levels(1_200)
    )
}

fn layout(about: &About) -> String {
    format!(
        "{HEAD}<p:sldLayout {SPACES} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Lajur\"><p:spTree>{ROOT}{}</p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        holders(about.size)
    )
}

fn notes_master(size: Size) -> String {
    let (width, height) = NOTES;
    let margin = 685_800;
    let inner = width - 2 * margin;
    // The picture of the slide keeps its shape.
    let picture = (inner as f32 * size.h as f32 / size.w as f32).min(height as f32 * 0.45) as i64;
    let side = (picture as f32 * size.w as f32 / size.h as f32) as i64;
    let (x, text) = (margin + (inner - side) / 2, margin + picture + margin / 2);
    format!(
        "{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>{ROOT}\
         <p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{margin}\"/>\
         <a:ext cx=\"{side}\" cy=\"{picture}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>\
         <a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill></a:ln></p:spPr></p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"body\" sz=\"quarter\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{margin}\" y=\"{text}\"/>\
         <a:ext cx=\"{inner}\" cy=\"{}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>\
         <a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-US\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>\
         {COLORS}<p:notesStyle>{}</p:notesStyle></p:notesMaster>",
        height - margin - text,
        levels(1_200)
    )
}
