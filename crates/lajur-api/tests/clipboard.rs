//! Between maps and libraries by the clipboard: what it carries, what it adopts, what it refuses.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use common::Case;
use lajur_api::{Content, Pasted, Pixels, picture};
use lajur_model::{Edit, Fields, Grid, Item, Kind, PasteSpot, Piece, SharedEdit};
use lajur_words::Lang;
use serde_json::json;

impl Case {
    /// The first cell of the first lane of this role.
    fn cell(&mut self, role: &str) -> PasteSpot {
        let view = self.app.open_map(&self.map).unwrap();
        let grid = Grid::of(&view.doc);
        let of_role = grid
            .lanes
            .iter()
            .find(|lane| lane.role.as_ref().is_some_and(|known| known.as_str() == role));
        PasteSpot::Here {
            lane: Some(of_role.unwrap().id.clone()),
            stage: Some(grid.columns[0].id.clone()),
            card: None,
        }
    }

    fn paste(&mut self, content: Content, at: &PasteSpot) -> Pasted {
        self.app.paste(&self.map, content, at).unwrap()
    }

    fn piece(&mut self, content: Content, at: &PasteSpot) -> (Piece, u32) {
        match self.paste(content, at) {
            Pasted {
                edit: Some(Edit::Paste { piece, .. }),
                left_out,
            } => (piece, left_out),
            other => panic!("{other:?} pastes no piece"),
        }
    }

    fn shared(&mut self, kind: Kind, name: &str) -> String {
        let fields = Fields::from_iter([("name".to_owned(), name.into())]);
        self.app
            .edit_shared(&SharedEdit::Add { kind, fields }, None)
            .unwrap()
            .created
            .remove(0)
    }

    fn written(&self, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        let file = self.file(name);
        std::fs::write(&file, bytes).unwrap();
        file
    }
}

fn html(html: String) -> Content {
    Content {
        html: Some(html),
        ..Content::default()
    }
}

fn red(width: u32, height: u32) -> Pixels {
    Pixels {
        width,
        height,
        rgba: [255, 0, 0, 255].repeat(width as usize * height as usize),
    }
}

#[test]
fn another_library_knows_personas_and_channels_by_their_names() {
    let mut from = Case::new();
    let channels = ["Fax", "Pigeon"].map(|name| from.shared(Kind::Channel, name));
    let persona = from.shared(Kind::Persona, "Rina");
    let at = from.cell("touchpoint");
    let text = Content {
        text: Some("Orders".to_owned()),
        ..Content::default()
    };
    let edit = from.paste(text, &at).edit.unwrap();
    let card = from.app.edit(&from.map, &edit, None).unwrap().created.remove(0);
    let fields = json!({"channels": channels, "personas": [persona]});
    let set = Edit::Set {
        kind: Kind::Card,
        ids: vec![card.clone()],
        fields: fields.as_object().unwrap().clone(),
    };
    from.app.edit(&from.map, &set, None).unwrap();
    let items = [Item {
        kind: Kind::Card,
        id: card,
    }];
    let clip = from.app.clip(&from.map, &items).unwrap();

    let mut to = Case::new();
    let fax = to.shared(Kind::Channel, "FAX");
    let at = to.cell("touchpoint");
    let (piece, left_out) = to.piece(html(clip.html), &at);
    assert_eq!(piece.cards[0].channels, [fax.into()], "the channel of the same name");
    assert!(piece.cards[0].personas.is_empty());
    assert_eq!(left_out, 2, "a channel and a persona are not there, and that is told");
    to.app.edit(&to.map, &Edit::Paste { piece, at }, None).unwrap();
}

#[test]
fn numbers_of_a_table_become_values_where_they_land_in_lanes_of_values() {
    let mut case = Case::new();
    let at = case.cell("emotion");
    let text = Content {
        text: Some("-1\t2 of 3\n5\thappy".to_owned()),
        ..Content::default()
    };
    let (piece, _) = case.piece(text, &at);
    let seen: Vec<_> = piece
        .cards
        .iter()
        .map(|card| (card.value, card.text.as_str()))
        .collect();
    assert_eq!(
        seen,
        [(Some(-1.0), ""), (None, "2 of 3"), (None, "5"), (None, "happy")],
        "the lane below holds cards"
    );
}

#[test]
fn an_image_goes_on_the_card_or_becomes_one() {
    let mut case = Case::new();
    let at = case.cell("action");
    let image = || Content {
        image: Some(red(3, 2)),
        ..Content::default()
    };
    let edit = case.paste(image(), &at).edit.unwrap();
    let made = case.app.edit(&case.map, &edit, None).unwrap().created.remove(0);
    let PasteSpot::Here { lane, stage, .. } = at else {
        unreachable!("it is a cell")
    };
    let on_card = PasteSpot::Here {
        lane,
        stage,
        card: Some(made.as_str().into()),
    };
    let Some(Edit::Set { ids, .. }) = case.paste(image(), &on_card).edit else {
        panic!("on a card it is the card's picture")
    };
    assert_eq!(ids, [made]);
    let in_tray = |card| PasteSpot::Tray { card };
    let edit = case.paste(image(), &in_tray(None)).edit.unwrap();
    let note = case.app.edit(&case.map, &edit, None).unwrap().created.remove(0);
    let Some(Edit::Set { ids, .. }) = case.paste(image(), &in_tray(Some(note.as_str().into()))).edit else {
        panic!("on a note it is the note's picture")
    };
    assert_eq!(ids, [note]);
    let curve = case.cell("emotion");
    let error = case.app.paste(&case.map, image(), &curve).unwrap_err();
    assert_eq!(error.code(), "no_picture");
}

#[test]
fn images_that_are_too_large_or_none_are_told_apart() {
    let mut case = Case::new();
    let at = case.cell("action");
    let huge = case.written("huge.png", &[]);
    std::fs::File::options()
        .write(true)
        .open(&huge)
        .unwrap()
        .set_len(200 << 20)
        .unwrap();
    let wide = case.written("wide.png", &header(60_000, 60_000));
    let text = case.written("text.png", b"this is no image");
    let folder = case.folder.path().to_owned();
    for (file, code) in [
        (&huge, "large_image"),
        (&wide, "large_image"),
        (&text, "bad_image"),
        (&folder, "bad_image"),
    ] {
        let error = case.app.paste_images(&case.map, &[file.as_path()], &at).unwrap_err();
        assert_eq!(error.code(), code, "{}", file.display());
        assert!(!error.notice(Lang::Id).way.is_empty(), "there is a way out");
    }
    for pixels in [
        Pixels {
            width: 60_000,
            height: 60_000,
            rgba: Vec::new(),
        },
        Pixels {
            width: 9,
            height: 9,
            rgba: vec![0; 9],
        },
    ] {
        let image = Content {
            image: Some(pixels),
            ..Content::default()
        };
        assert_eq!(case.app.paste(&case.map, image, &at).unwrap_err().code(), "clip_image");
    }
    assert!(case.app.shared().unwrap().assets.is_empty(), "nothing was taken in");
}

/// The beginning of a PNG that says it is this large.
fn header(width: u32, height: u32) -> Vec<u8> {
    let mut small = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(1, 1)
        .write_to(&mut small, image::ImageFormat::Png)
        .unwrap();
    let mut bytes = small.into_inner();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

/// The checksum of a chunk, without which the size would not be believed.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            }
        })
    })
}

#[test]
fn a_picture_of_a_selection_is_smaller_than_that_of_the_map() {
    let mut case = Case::new();
    let at = case.cell("action");
    let text = Content {
        text: Some("Looks".to_owned()),
        ..Content::default()
    };
    let edit = case.paste(text, &at).edit.unwrap();
    let card = case.app.edit(&case.map, &edit, None).unwrap().created.remove(0);
    let snapshot = case.app.snapshot(&case.map).unwrap();
    let whole = picture(&snapshot, &[]).unwrap();
    let items = [Item {
        kind: Kind::Card,
        id: card,
    }];
    let part = picture(&snapshot, &items).unwrap();
    assert_eq!(whole.rgba.len(), whole.width as usize * whole.height as usize * 4);
    assert!(
        part.width < whole.width && part.height < whole.height,
        "{}×{}",
        part.width,
        part.height
    );
}

#[test]
fn the_whole_map_as_a_table_names_all_columns() {
    let mut case = Case::new();
    let clip = case.app.clip_table(&case.map, &[]).unwrap();
    let doc = case.app.open_map(&case.map).unwrap().doc;
    let heads = clip.text.lines().next().unwrap().split('\t').count();
    assert_eq!(
        heads,
        Grid::of(&doc).columns.len() + 1,
        "one more for the names of lanes"
    );
}
