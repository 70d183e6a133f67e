//! Images.

use lajur_model::Asset;
use lajur_store::{Library, StoreError};

use crate::support::{Desk, change};

// SHA-256 of "one" and "two".
const ONE: &str = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
const TWO: &str = "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3";

fn asset(id: &str) -> Asset {
    Asset {
        id: id.into(),
        mime: "image/png".to_owned(),
        width: 3,
        height: 4,
        ..Asset::default()
    }
}

#[test]
fn an_image_is_kept_once_under_its_hash() {
    let mut library = Library::in_memory().unwrap();
    library.put_asset(&asset(ONE), b"one").unwrap();
    library.put_asset(&asset(ONE), b"one").unwrap();
    assert_eq!(
        library.asset_bytes(&ONE.into()).unwrap().as_deref(),
        Some(&b"one"[..]),
        "its bytes"
    );
    assert_eq!(
        library.assets().unwrap().into_values().collect::<Vec<_>>(),
        [asset(ONE)],
        "what is known of it"
    );
    assert_eq!(library.asset_bytes(&TWO.into()).unwrap(), None, "no other");
}

#[test]
fn an_image_under_a_wrong_name_is_refused() {
    let mut library = Library::in_memory().unwrap();
    let refused = library.put_asset(&asset(TWO), b"one");
    assert!(matches!(refused, Err(StoreError::AssetMismatch { .. })), "{refused:?}");
    assert!(library.assets().unwrap().is_empty(), "nothing was kept");
}

#[test]
fn a_map_carries_what_is_known_of_its_images() {
    let mut desk = Desk::new();
    desk.library.put_asset(&asset(ONE), b"one").unwrap();
    desk.library.put_asset(&asset(TWO), b"two").unwrap();
    desk.commit(
        &change(&desk.doc, |doc| doc.map.logo = Some(ONE.into())),
        "set_map",
        None,
    );
    let shared = desk.library.load(&"m".into()).unwrap().doc.shared;
    assert_eq!(
        shared.assets.keys().map(|id| id.as_str()).collect::<Vec<_>>(),
        [ONE],
        "just the one it names"
    );
}

#[test]
fn the_clean_up_takes_only_what_no_record_and_no_step_names() {
    let mut desk = Desk::new();
    desk.library.put_asset(&asset(ONE), b"one").unwrap();
    desk.library.put_asset(&asset(TWO), b"two").unwrap();
    desk.commit(
        &change(&desk.doc, |doc| doc.map.logo = Some(ONE.into())),
        "set_map",
        None,
    );
    assert_eq!(desk.library.clean_assets().unwrap(), 1, "the image that nobody names");
    desk.commit(&change(&desk.doc, |doc| doc.map.logo = None), "set_map", None);
    assert_eq!(
        desk.library.clean_assets().unwrap(),
        0,
        "undo would bring the other one back"
    );
    assert!(
        desk.library.asset_bytes(&ONE.into()).unwrap().is_some(),
        "so it is still there"
    );
}
