//! A small drawing made by hand: one of everything, its letters shaped by the simplest means.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::sync::Arc;

use lajur_layout::scene::{
    Face, Glyph, GlyphRun, Group, IconPart, ImagePart, Part, Path, PathPart, RectPart, Scene, Seg, Source, Stroke, Tag,
    TextPart,
};
use lajur_layout::theme::{Hue, Ink, Tone};
use lajur_layout::{Fit, LeftOut, Page, Pages, Paper, Theme};
use lajur_model::AssetId;
use lajur_render::ImageBytes;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// The face of the tests.
pub const REGULAR: &[u8] = include_bytes!("../../../lajur-layout/fonts/Inter_400Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../lajur-layout/fonts/Inter_700Bold.ttf");

/// A run of text, one glyph per letter.
pub fn text(x: f32, baseline: f32, size: f32, weight: u16, words: &str) -> TextPart {
    let (number, bytes) = if weight >= 600 { (2, BOLD) } else { (1, REGULAR) };
    let font = FontRef::new(bytes).unwrap();
    let metrics = font.glyph_metrics(Size::new(size), LocationRef::default());
    let mut glyphs = Vec::new();
    let mut pen = 0.0;
    for (start, letter) in words.char_indices() {
        let id = font.charmap().map(letter).unwrap_or_default();
        let advance = metrics.advance_width(id).unwrap_or(0.0);
        let end = start + letter.len_utf8();
        glyphs.push(Glyph {
            id: id.to_u32(),
            x: pen,
            y: 0.0,
            advance,
            start: start as u32,
            end: end as u32,
        });
        pen += advance;
    }
    TextPart {
        x,
        baseline,
        w: pen,
        top: baseline - size,
        line: size * 1.4,
        size,
        weight,
        italic: false,
        ink: Ink::Token("ink"),
        text: words.to_owned(),
        link: None,
        rtl: false,
        runs: Arc::from(vec![GlyphRun {
            face: Face {
                number,
                data: Arc::new(bytes),
                index: 0,
            },
            glyphs,
        }]),
        source: Source::default(),
    }
}

/// A group at a place.
pub fn group(tag: Tag, x: f32, y: f32, w: f32, h: f32, parts: Vec<Part>) -> Group {
    Group { tag, x, y, w, h, parts }
}

fn tone(tone: Tone) -> Ink {
    Ink::Tone(Hue::Slot("teal"), tone)
}

fn stroke(ink: Ink, width: f32, dash: &[f32]) -> Stroke {
    Stroke {
        ink,
        width,
        dash: dash.to_vec(),
        round: true,
    }
}

fn head(stage: &str, level: u8, column: u32, columns: u32) -> Group {
    let (x, y) = (80.0 + column as f32 * 120.0, 20.0 + f32::from(level) * 24.0);
    let tag = Tag::Head {
        stage: stage.into(),
        level,
        column,
        columns,
    };
    let w = columns as f32 * 120.0;
    let tint = RectPart {
        x: 0.0,
        y: 0.0,
        w,
        h: 22.0,
        radius: 0.0,
        fill: Some(tone(Tone::Tint)),
        stroke: None,
    };
    group(
        tag,
        x,
        y,
        w,
        22.0,
        vec![Part::Rect(tint), Part::Text(text(6.0, 15.0, 12.0, 600, stage))],
    )
}

/// A card in column `column` of a lane.
pub fn card(id: &str, lane: &str, column: u32, y: f32, lines: &[&str]) -> Group {
    let tag = Tag::Card {
        card: id.into(),
        lane: lane.into(),
        column,
        columns: 1,
    };
    let border = Some(stroke(tone(Tone::Line), 1.0, &[]));
    let h = 12.0 + 16.0 * lines.len() as f32;
    let ground = RectPart {
        x: 0.0,
        y: 0.0,
        w: 108.0,
        h,
        radius: 8.0,
        fill: Some(tone(Tone::Fill)),
        stroke: border,
    };
    let mut parts = vec![Part::Rect(ground)];
    for (at, line) in lines.iter().enumerate() {
        parts.push(Part::Text(text(8.0, 18.0 + 16.0 * at as f32, 11.0, 400, line)));
    }
    group(tag, 86.0 + column as f32 * 120.0, y, 108.0, h, parts)
}

fn lane(id: &str, y: f32, name: &str) -> Group {
    let icon = IconPart {
        x: 4.0,
        y: 4.0,
        size: 14.0,
        name: "footprints".to_owned(),
        ink: tone(Tone::Text),
    };
    let parts = vec![Part::Icon(icon), Part::Text(text(22.0, 15.0, 11.0, 600, name))];
    group(Tag::LaneHead { lane: id.into() }, 0.0, y, 78.0, 60.0, parts)
}

fn curve() -> Group {
    let line = Path(vec![
        Seg::Move(0.0, 30.0),
        Seg::Cubic(60.0, 30.0, 100.0, 6.0, 200.0, 50.0),
    ]);
    let mut area = line.0.clone();
    area.extend([Seg::Line(200.0, 30.0), Seg::Close]);
    let run = |opacity: f32| Ink::Vertical {
        y0: 0.0,
        y1: 60.0,
        stops: vec![
            (0.0, Ink::Tone(Hue::Slot("green"), Tone::Strong), opacity),
            (1.0, Ink::Tone(Hue::Slot("red"), Tone::Strong), opacity),
        ],
    };
    let parts = vec![
        Part::Path(PathPart {
            d: Path(area),
            fill: Some(run(0.2)),
            stroke: None,
        }),
        Part::Path(PathPart {
            d: line.clone(),
            fill: None,
            stroke: Some(stroke(run(1.0), 3.0, &[])),
        }),
        Part::Path(PathPart {
            d: line,
            fill: None,
            stroke: Some(stroke(Ink::Token("ink"), 1.0, &[4.0, 3.0])),
        }),
        Part::Text(text(150.0, 12.0, 10.0, 400, "Not sure")),
    ];
    group(
        Tag::Figure {
            lane: "feel".into(),
            alt: "Rina: 1, then -1".to_owned(),
        },
        90.0,
        200.0,
        230.0,
        60.0,
        parts,
    )
}

/// One of everything on 340 by 300 pixels.
pub fn scene() -> Scene {
    let photo = ImagePart {
        x: 4.0,
        y: 4.0,
        w: 20.0,
        h: 20.0,
        radius: 10.0,
        asset: AssetId::from("photo"),
        alt: "Rina".to_owned(),
    };
    let mut link = card("c3", "do", 1, 140.0, &["Pay & go"]);
    if let Part::Text(text) = &mut link.parts[1] {
        text.link = Some("https://example.org/?a=1&b=2".to_owned());
    }
    let arrow = Path(vec![Seg::Move(150.0, 150.0), Seg::Line(200.0, 160.0)]);
    let arrow = Part::Path(PathPart {
        d: arrow,
        fill: None,
        stroke: Some(stroke(Ink::Token("ink"), 1.5, &[])),
    });
    Scene {
        width: 340.0,
        height: 300.0,
        language: "en".to_owned(),
        title: "Buying vitamins".to_owned(),
        ground: Ink::Token("paper"),
        groups: vec![
            group(
                Tag::Title,
                4.0,
                0.0,
                200.0,
                40.0,
                vec![
                    Part::Text(text(0.0, 20.0, 18.0, 700, "Buying vitamins")),
                    Part::Text(text(0.0, 36.0, 10.0, 400, "Goal: more second orders")),
                ],
            ),
            group(
                Tag::Persona { persona: "p1".into() },
                240.0,
                4.0,
                90.0,
                28.0,
                vec![Part::Image(photo), Part::Text(text(30.0, 18.0, 10.0, 400, "Rina, 32"))],
            ),
            head("Aware", 1, 0, 1),
            head("Decide", 1, 1, 1),
            head("Compare", 2, 1, 1),
            lane("do", 96.0, "Actions"),
            card("c1", "do", 0, 100.0, &["Stops at an ad", "while scrolling"]),
            card("c2", "do", 1, 100.0, &["Reads the label"]),
            link,
            lane("feel", 200.0, "Emotions"),
            curve(),
            group(
                Tag::Link {
                    link: "l1".into(),
                    alt: "Pay leads to order".to_owned(),
                },
                0.0,
                0.0,
                340.0,
                300.0,
                vec![arrow],
            ),
            group(
                Tag::Legend,
                4.0,
                270.0,
                200.0,
                14.0,
                vec![Part::Text(text(0.0, 10.0, 9.0, 400, "Evidence: research"))],
            ),
            group(
                Tag::Footer,
                4.0,
                284.0,
                200.0,
                14.0,
                vec![Part::Text(text(0.0, 10.0, 8.0, 400, "A7 1 / 1"))],
            ),
        ],
    }
}

/// One page around a scene.
pub fn page(scene: Scene) -> Pages {
    let (width_mm, height_mm) = (scene.width * 25.4 / 96.0, scene.height * 25.4 / 96.0);
    let page = Page {
        scene,
        width_mm,
        height_mm,
        smallest_pt: 8.0,
        paper: Paper::ALL[0],
        name: "A1".to_owned(),
    };
    Pages {
        pages: vec![page],
        across: 1,
        down: 1,
        fit: Fit::ONE_PAGE,
        smallest_pt: 8.0,
        reads_from_m: 0.4,
        card_pt: 9.0,
        theme: Theme::paper(),
        warnings: Vec::new(),
        left_out: LeftOut::default(),
    }
}

/// A photo of 40 by 20 pixels: red on the left, blue on the right.
pub fn photo(_: &AssetId) -> Option<ImageBytes> {
    let picture = image::RgbImage::from_fn(40, 20, |x, _| {
        image::Rgb(if x < 20 { [200, 30, 30] } else { [30, 30, 200] })
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    Some(ImageBytes {
        mime: "image/png".to_owned(),
        bytes: bytes.into_inner().into(),
    })
}
