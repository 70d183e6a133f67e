//! The window speaks Indonesian where the system does, or where a person wants it.

use lajur_words::{Lang, say};

use crate::harness::Home;

#[tokio::test]
async fn an_indonesian_system_gets_an_indonesian_window_and_example() {
    let home = Home::new().await.with("LC_ALL", "id_ID.UTF-8");
    let window = home.start().await;
    window.says("body", &say(Lang::Id, "library.example.line", &[])).await;
    window.says("body", &say(Lang::Id, "editor.saved", &[])).await;
    assert_eq!(
        home.last_map().map.language,
        "id",
        "the example speaks the window's language"
    );
}

#[tokio::test]
async fn the_chosen_language_is_kept_for_the_next_start() {
    let home = Home::new().await;
    home.library().save_setting("language", "id").unwrap();
    let window = home.start().await;
    window.says("body", &say(Lang::Id, "editor.saved", &[])).await;
}
