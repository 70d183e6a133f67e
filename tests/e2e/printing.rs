//! A map is looked at as it will be printed, and saved so.

use std::path::Path;
use std::process::Command;

use lajur_tests::cups::Cups;

use crate::harness::{Home, Key, Window, columns, until};

/// A window that knows a printer of the test's own, with its preview open.
async fn beside(cups: &Cups) -> (Home, Window) {
    let home = Home::new().await.beside(cups);
    let window = home.start().await;
    window.find("[data-drawn=all]").await;
    window.chord(&[Key::Control], 'p').await;
    drawn(&window).await;
    (home, window)
}

/// Sets the map as a poster; how many sheets that takes.
async fn poster(window: &Window) -> usize {
    window.click("[data-fit] label:has([value=poster])").await;
    window.find("[data-fit=poster]").await;
    drawn(window).await;
    until("sheets to glue", async || {
        let count = window.count("[data-print=sheets] li").await;
        (count > 1).then_some(count)
    })
    .await
}

/// Opens the dialog for the printer and waits until that is known.
async fn to_printer(window: &Window) {
    window.click("[data-action=print-send] button").await;
    window.find("[data-print=printer] select").await;
    window.find("[data-action=print-run] button:not(:disabled)").await;
}

/// Waits until the sheet in sight is drawn.
async fn drawn(window: &Window) {
    window
        .find("[data-print=preview][aria-busy=false] [data-drawn=true] img")
        .await;
}

/// The left edge of an element in CSS pixels.
async fn left(window: &Window, css: &str) -> f64 {
    let script = "return document.querySelector(arguments[0]).getBoundingClientRect().left";
    window.script(script, vec![css.into()]).await.as_f64().unwrap()
}

fn info(file: &Path) -> String {
    let read = Command::new("pdfinfo").arg(file).output().unwrap();
    String::from_utf8_lossy(&read.stdout).into_owned()
}

fn field(info: &str, name: &str) -> String {
    let line = info.lines().find(|line| line.starts_with(name));
    line.and_then(|line| line.split_once(':'))
        .unwrap_or_default()
        .1
        .trim()
        .to_owned()
}

#[tokio::test]
async fn a_poster_seen_in_the_preview_is_saved_as_it_was_seen() {
    let home = Home::new().await;
    let file = home.path("poster.pdf");
    let home = home.with("LAJUR_DIALOG_ANSWER", file.display().to_string());
    let window = home.start().await;
    window.find("[data-drawn=all]").await;

    window.chord(&[Key::Control], 'p').await;
    drawn(&window).await;
    let sheets = poster(&window).await;
    window.click("[data-action=print-save] button").await;
    until("the PDF", async || file.exists().then_some(())).await;

    let info = info(&file);
    assert_eq!(field(&info, "Pages"), sheets.to_string(), "as many as were seen");
    let size = field(&info, "Page size");
    let is_a3 = ["841.89 x 1190.55", "1190.55 x 841.89"]
        .iter()
        .any(|a3| size.starts_with(a3));
    assert!(is_a3 || size.contains("(A3)"), "A3 it is: {size}");

    window.press(Key::Escape).await;
    window.gone("[data-view=print]").await;
    window.chord(&[Key::Control], 'p').await;
    window.find("[data-fit=poster]").await;
}

#[tokio::test]
async fn what_is_in_the_way_of_a_print_is_said_in_place_of_its_sheets() {
    let home = Home::new().await;
    let window = home.start().await;
    window.find("[data-drawn=all]").await;
    window.chord(&[Key::Control], 'p').await;
    drawn(&window).await;
    // Of the settings only the margin is typed.
    window.click("[data-print=settings] input[type=text]").await;
    window.chord(&[Key::Control], 'a').await;
    window.type_text("200").await;
    window.says("[data-print=trouble]", "200").await;
    window.find("[data-action=print-save] button:disabled").await;
    window.click("[data-print=trouble] button").await;
    drawn(&window).await;
}

#[tokio::test]
async fn a_poster_sent_from_the_preview_arrives_on_its_paper_sheet_by_sheet() {
    let cups = Cups::with_printer();
    let (_home, window) = beside(&cups).await;
    let sheets = poster(&window).await;
    to_printer(&window).await;
    window.click("[data-action=print-run] button").await;
    window.says("[data-view=print]", "Dinding").await;
    let file = cups.out().join("1.pdf");
    until("the poster on paper", async || file.exists().then_some(())).await;
    window.gone("[data-print=printer]").await;

    let info = info(&file);
    assert_eq!(field(&info, "Pages"), sheets.to_string(), "as many as were seen");
    let order = std::fs::read_to_string(cups.out().join("1.order")).unwrap();
    for option in ["media=A3", "sides=one-sided", "print-scaling=none"] {
        assert!(order.contains(option), "{option}: {order}");
    }
}

#[tokio::test]
async fn a_print_called_off_in_the_window_leaves_the_queue() {
    let cups = Cups::with_printer();
    cups.set("busy");
    let (_home, window) = beside(&cups).await;
    to_printer(&window).await;
    window.click("[data-action=print-run] button").await;
    until("the job at the printer", async || {
        cups.says("lpstat", &["-l", "-o", "Wall"])
            .contains("Printing page 1")
            .then_some(())
    })
    .await;
    until("progress", async || {
        let value = window
            .script(
                "return document.querySelector('[data-print=printer] progress').value",
                vec![],
            )
            .await;
        (value.as_f64()? >= 60.0).then_some(())
    })
    .await;
    // Closed, the dialog leaves the job to the preview.
    window.press(Key::Escape).await;
    window.gone("[data-print=printer]").await;
    window.click("[data-view=print] .progress button").await;
    window.gone("[data-view=print] .progress").await;
    until("an empty queue", async || {
        cups.says("lpstat", &["-o"]).is_empty().then_some(())
    })
    .await;
    assert!(!cups.out().join("1.pdf").exists(), "nothing is on paper");
}

#[tokio::test]
async fn a_printer_that_wakes_up_is_waited_for_and_the_window_says_so() {
    let cups = Cups::with_printer();
    cups.set("asleep");
    let (_home, window) = beside(&cups).await;
    to_printer(&window).await;
    window.click("[data-action=print-run] button").await;
    window.says("[data-print=printer]", "may be waking up").await;
    cups.clear("asleep");
    let file = cups.out().join("1.pdf");
    until("the map on paper", async || file.exists().then_some(())).await;
    window.gone("[data-print=printer]").await;
}

#[tokio::test]
async fn what_the_printer_cannot_do_is_said_where_it_is_chosen() {
    let cups = Cups::with_printer();
    cups.does("cupsdisable", &["-r", "Kepala cetak dibersihkan", "Wall"]);
    let (_home, window) = beside(&cups).await;
    to_printer(&window).await;
    window.click("[data-action=print-run] button").await;
    window.says("[data-view=print]", "Kepala cetak dibersihkan").await;
    // The first Escape is for the notice.
    window.press(Key::Escape).await;
    window.find("[data-print=printer]").await;
    window.press(Key::Escape).await;
    window.gone("[data-print=printer]").await;

    let paper = window.find("[data-print=settings] select").await;
    paper.select_by_value("a2").await.unwrap();
    drawn(&window).await;
    window.click("[data-action=print-send] button").await;
    window.says("[data-print=printer]", "A2").await;
    window.find("[data-action=print-run] button:disabled").await;
}

#[tokio::test]
async fn a_sheet_begins_where_a_person_says_on_the_map_and_on_paper() {
    let home = Home::new().await;
    let window = home.start().await;
    window.find("[data-drawn=all]").await;
    let doc = home.last_map();
    let stage = &columns(&doc)[4];
    window.right_click(&format!("[data-stage='{stage}']")).await;
    window.click("[role=menuitem][data-label^='Start a new sheet']").await;
    window.find("[data-sheet=A2]").await;
    let (left, head) = (
        left(&window, "[data-sheet=A2]").await,
        left(&window, &format!("[data-stage='{stage}']")).await,
    );
    assert!((left - head).abs() < 3.0, "the second sheet begins at {head}: {left}");

    window.chord(&[Key::Control], 'p').await;
    drawn(&window).await;
    assert_eq!(window.count("[data-print=sheets] li").await, 2, "as the map shows it");
    window.press(Key::Escape).await;
    window.gone("[data-view=print]").await;
    window.chord(&[Key::Alt], 'z').await;
    window.gone("[data-sheet=A2]").await;
}
