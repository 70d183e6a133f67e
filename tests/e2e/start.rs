//! The first moments: what a person finds who starts Lajur.

use lajur_words::{Lang, say};

use crate::harness::{Bus, Home, until};

#[tokio::test]
async fn a_first_start_shows_the_example_and_how_to_go_on() {
    let home = Home::new().await;
    let window = home.start().await;
    window.find("[data-view=editor]").await;
    window.says("body", &say(Lang::En, "library.example.line", &[])).await;
    assert!(home.last_map().map.example, "the first map is the example");
    until("the example's cards", async || {
        (window.count("[data-card]").await > 10).then_some(())
    })
    .await;
    window.saved().await;
}

#[tokio::test]
async fn a_second_start_shows_the_library() {
    let home = Home::new().await;
    home.start().await.kill().await;
    let window = home.start().await;
    window.find("[data-view=library]").await;
    window.find("[data-map]").await;
    assert_eq!(home.titles().len(), 1, "the example is made once");
}

#[tokio::test]
async fn a_file_named_at_the_start_is_opened() {
    let home = Home::new().await;
    let file = home.path("gift.lajur");
    home.write_example(&file, "Buying a gift");
    let home = home.started_with(file.display().to_string());
    let window = home.start().await;
    until("the file's map in the library", async || {
        home.titles().contains(&"Buying a gift".to_owned()).then_some(())
    })
    .await;
    window.says("[data-view=editor]", "Buying a gift").await;
}

#[tokio::test]
async fn a_second_start_hands_its_file_to_the_window_that_is_open() {
    let bus = Bus::start();
    let home = Home::new().await;
    let home = home
        .with("DBUS_SESSION_BUS_ADDRESS", bus.address.clone())
        .with("LAJUR_SINGLE_INSTANCE", "on");
    let file = home.path("gift.lajur");
    home.write_example(&file, "Buying a gift");
    let window = home.start().await;
    window.saved().await;
    home.start_again(&file).await;
    window.says("[data-view=editor]", "Buying a gift").await;
}
