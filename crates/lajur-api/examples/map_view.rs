//! Prints the example as a window gets it: `cargo run -p lajur-api --example map_view [en|id]`.

use lajur_api::{App, NewMap};
use lajur_words::Lang;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let language = std::env::args().nth(1).unwrap_or_else(|| "en".to_owned());
    let folder = tempfile::tempdir()?;
    let lang = Lang::parse(&language).ok_or("en or id")?;
    let mut app = App::open(&folder.path().join("library"), lang)?;
    let map = app.create_map(&NewMap {
        language,
        template: "example".to_owned(),
        ..NewMap::default()
    })?;
    let start = app.start()?;
    let view = app.open_map(&map)?;
    println!(
        "{}",
        serde_json::json!({ "start": start, "view": view, "shared": app.shared()? })
    );
    Ok(())
}
