//! The commands and their types, for the application and for the file that the page reads them from.

use tauri::Wry;
use tauri_specta::{Builder, collect_commands};

use crate::commands::{clipboard, dialogs, editing, exporting, library, previewing, printing, shared, window};

/// All commands of the window.
pub fn specta_builder() -> Builder<Wry> {
    let builder = Builder::new()
        // Field values and counts stay far below 2^53, from where on JavaScript rounds.
        .dangerously_cast_bigints_to_number()
        // Optional fields are left out both ways; two shapes of every record would say nothing more.
        .disable_serde_phases();
    builder.commands(collect_commands![
        clipboard::copy,
        clipboard::paste,
        clipboard::drop_images,
        library::start,
        library::save_setting,
        library::maps,
        library::map_picture,
        library::template_picture,
        library::create_map,
        library::duplicate_map,
        library::to_be_copy,
        library::delete_map,
        library::restore_map,
        library::search,
        library::import_file,
        library::look,
        library::look_picture,
        clipboard::keep_clipboard,
        library::import_table,
        library::import_table_into,
        library::take_differences,
        editing::open_map,
        editing::show,
        editing::parts,
        editing::guide,
        editing::edit,
        editing::undo,
        editing::redo,
        shared::shared,
        shared::edit_shared,
        shared::undo_shared,
        shared::redo_shared,
        shared::add_image,
        shared::image,
        exporting::export_map,
        exporting::export_report,
        exporting::export_shown,
        exporting::cancel,
        exporting::save_copy,
        exporting::rescue_copy,
        printing::printers,
        printing::printer_paper,
        printing::print_map,
        previewing::print_choices,
        previewing::preview,
        previewing::sheet_edges,
        previewing::preview_sheet,
        previewing::close_preview,
        dialogs::pick_files,
        dialogs::pick_target,
        window::log_error,
        window::close_window,
        window::open_link,
        window::set_display_scale,
        window::set_full_screen,
    ])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

    use std::path::Path;

    use specta_typescript::Typescript;

    use super::*;

    #[test]
    fn the_page_reads_the_commands_as_they_are() {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/backend/bindings.gen.ts");
        let folder = tempfile::tempdir().unwrap();
        let fresh = folder.path().join("bindings.ts");
        let header = "// Written from the shell's commands: LAJUR_RENEW=1 cargo test -p lajur-desktop\n";
        specta_builder()
            .export(Typescript::default().header(header), &fresh)
            .unwrap();
        let fresh = std::fs::read_to_string(fresh).unwrap();
        if std::env::var_os("LAJUR_RENEW").is_some() {
            std::fs::write(&kept, &fresh).unwrap();
        }
        let kept = std::fs::read_to_string(kept).unwrap_or_default();
        assert!(
            kept == fresh,
            "bindings.gen.ts is stale; LAJUR_RENEW=1 cargo test -p lajur-desktop renews it"
        );
    }
}
