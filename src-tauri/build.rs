//! Embeds configuration, capabilities, icons and the built interface.

fn main() {
    tauri_build::build();
}
