//! What one operating system needs and the others do not.

/// Settings that must be in place before any thread starts.
pub fn before_start() {
    #[cfg(target_os = "linux")]
    linux::choose_renderer();
}

/// False where there is no display to show a window on.
pub fn has_display() -> bool {
    #[cfg(target_os = "linux")]
    return gtk::init().is_ok();
    #[cfg(not(target_os = "linux"))]
    true
}

/// Settings of the toolkit that must be in place before a window exists.
pub fn before_windows() {
    #[cfg(target_os = "linux")]
    linux::keep_widths();
}

#[cfg(target_os = "linux")]
mod linux {
    use gtk::prelude::GtkSettingsExt;

    /// Without a GPU WebKit pans half again as fast, and in 60 MB less, without its DMA-BUF renderer. A value that a
    /// person has set stays.
    pub fn choose_renderer() {
        if !has_gpu() && gtk::glib::setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1", false).is_err() {
            eprintln!("The renderer could not be chosen; panning may be slow.");
        }
    }

    fn has_gpu() -> bool {
        std::fs::read_dir("/dev/dri").is_ok_and(|devices| {
            devices
                .flatten()
                .any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
        })
    }

    /// GTK's usual hinting changes the widths of letters by up to 3 %, and lines would break elsewhere than on paper.
    pub fn keep_widths() {
        if let Some(settings) = gtk::Settings::default() {
            settings.set_gtk_xft_hintstyle(Some("hintslight"));
        }
    }
}
