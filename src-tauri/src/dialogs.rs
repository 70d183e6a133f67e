//! The native dialogs, all of them: no other module asks for a file.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tauri::WebviewWindow;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

/// A path here is the answer to every dialog, and none is shown; an empty value cancels every dialog.
const ANSWER: &str = "LAJUR_DIALOG_ANSWER";

/// What is to be opened.
#[derive(Debug, Clone, Copy, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A map or a table to make one of.
    Map,
    /// A picture.
    Image,
}

/// What is to be written.
#[derive(Debug, Clone, Copy, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// A map to pass on.
    Lajur,
    /// A document.
    Pdf,
    /// A picture of pixels.
    Png,
    /// A drawing.
    Svg,
    /// A workbook.
    Xlsx,
    /// A table with commas.
    Csv,
    /// A table with tabs.
    Tsv,
    /// Markdown.
    Md,
    /// Slides.
    Pptx,
    /// A page for browsers.
    Html,
}

impl SourceKind {
    /// The catalogue key of what such files are called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Map => "dialog.maps",
            Self::Image => "dialog.pictures",
        }
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Map => &["lajur", "xlsx", "csv", "tsv", "md"],
            Self::Image => &["png", "jpg", "jpeg", "webp", "gif"],
        }
    }
}

impl TargetKind {
    fn name(self) -> &'static str {
        match self {
            Self::Lajur => "Lajur",
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Xlsx => "Excel",
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Md => "Markdown",
            Self::Pptx => "PowerPoint",
            Self::Html => "HTML",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Lajur => "lajur",
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Md => "md",
            Self::Pptx => "pptx",
            Self::Html => "html",
        }
    }

    /// The path with this target's ending: a person who types "map" means "map.pdf".
    fn complete(self, mut path: PathBuf) -> PathBuf {
        let ending = self.ending();
        if !path.extension().is_some_and(|given| given.eq_ignore_ascii_case(ending)) {
            let mut name = path.file_name().unwrap_or_default().to_owned();
            name.push(".");
            name.push(ending);
            path.set_file_name(name);
        }
        path
    }
}

/// Asks which files to open; empty where nothing was chosen. `filter` names them in the person's language.
pub async fn files(window: &WebviewWindow, source: SourceKind, filter: String) -> Vec<PathBuf> {
    if let Some(answer) = prepared() {
        return answer.into_iter().collect();
    }
    let (answer, answered) = oneshot::channel();
    dialog(window).add_filter(filter, source.endings()).pick_files(|files| {
        // The window may have closed under the dialog.
        let _ = answer.send(files);
    });
    answered
        .await
        .ok()
        .flatten()
        .unwrap_or_default()
        .into_iter()
        .filter_map(path_of)
        .collect()
}

/// Asks where to write; none where nothing was chosen. The system asks before an existing file is replaced. `name` is
/// proposed, made fit for a file system.
pub async fn target(window: &WebviewWindow, target: TargetKind, name: &str) -> Option<PathBuf> {
    if let Some(answer) = prepared() {
        return answer;
    }
    let proposal = format!("{}.{}", file_name(name), target.ending());
    let (answer, answered) = oneshot::channel();
    dialog(window)
        .add_filter(target.name(), &[target.ending()])
        .set_file_name(proposal)
        .save_file(|file| {
            // The window may have closed under the dialog.
            let _ = answer.send(file);
        });
    answered
        .await
        .ok()
        .flatten()
        .and_then(path_of)
        .map(|path| target.complete(path))
}

fn dialog(window: &WebviewWindow) -> FileDialogBuilder<tauri::Wry> {
    window.dialog().file().set_parent(window)
}

fn path_of(file: FilePath) -> Option<PathBuf> {
    file.into_path().ok()
}

/// The answer that was prepared for tests, none where a dialog is to be shown.
fn prepared() -> Option<Option<PathBuf>> {
    std::env::var_os(ANSWER).map(|path| Some(PathBuf::from(path)).filter(|path| path != Path::new("")))
}

/// A title without what file systems refuse or hide: separators, control characters, reserved signs, dots at the ends.
fn file_name(title: &str) -> String {
    let kept: String = title
        .chars()
        .map(|c| {
            if c.is_control() || "/\\:*?\"<>|".contains(c) {
                ' '
            } else {
                c
            }
        })
        .take(80)
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches('.').trim();
    if name.is_empty() {
        "Lajur".to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_file_system_takes() {
        let check = |title: &str, name: &str| assert_eq!(file_name(title), name, "title {title:?}");
        check("Membeli vitamin anak", "Membeli vitamin anak");
        check("before/after: what?\n", "before after what");
        check("..", "Lajur");
        check("", "Lajur");
    }

    #[test]
    fn a_typed_name_gets_the_ending_it_lacks() {
        let check = |typed: &str, path: &str| {
            assert_eq!(
                TargetKind::Pdf.complete(PathBuf::from(typed)),
                PathBuf::from(path),
                "typed {typed:?}"
            );
        };
        check("/tmp/map", "/tmp/map.pdf");
        check("/tmp/map.PDF", "/tmp/map.PDF");
        check("/tmp/v1.2", "/tmp/v1.2.pdf");
    }
}
