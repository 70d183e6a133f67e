//! The faces that text is shaped with: the bundled ones, and the system's for scripts and emoji they lack.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use lajur_layout::{Fonts, missing_scripts};
use lajur_model::{Change, Doc};

/// Faces looked for on the system, by the file names that distributions give them.
const WANTED: &[&str] = &[
    "NotoColorEmoji.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansThai-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
];
/// A face larger than this is left out: it would cost more memory than a map.
const LARGEST: u64 = 40 * 1024 * 1024;

/// The faces for a map: the bundled ones, and the system's only where it holds a script that they lack.
pub fn fonts_for(doc: &Doc) -> &'static Fonts {
    static BUNDLED: OnceLock<Fonts> = OnceLock::new();
    static WITH_SYSTEM: OnceLock<Fonts> = OnceLock::new();
    let bundled = BUNDLED.get_or_init(Fonts::bundled);
    if missing_scripts(doc, bundled).is_empty() {
        return bundled;
    }
    WITH_SYSTEM.get_or_init(|| {
        let mut found = Vec::new();
        for folder in folders() {
            search(&folder, 0, &mut found);
        }
        found.sort();
        Fonts::with_system(found.iter().filter_map(|path| std::fs::read(path).ok()).collect())
    })
}

/// True where a text of the Change has a letter that these faces lack.
pub(crate) fn lacks(fonts: &Fonts, change: &Change) -> bool {
    let fields = change.records.iter().filter_map(|record| record.after.as_ref());
    let texts = fields
        .flat_map(|fields| fields.values())
        .filter_map(|value| value.as_str());
    texts.into_iter().any(|text| fonts.lack(text))
}

fn folders() -> Vec<PathBuf> {
    let mut folders = vec![
        PathBuf::from("/usr/share/fonts"),
        PathBuf::from("/usr/local/share/fonts"),
    ];
    if let Some(home) = std::env::var_os("HOME") {
        folders.push(Path::new(&home).join(".local/share/fonts"));
        folders.push(Path::new(&home).join("Library/Fonts"));
    }
    folders.extend(["/Library/Fonts", "/System/Library/Fonts"].map(PathBuf::from));
    folders.extend(std::env::var_os("WINDIR").map(|windows| Path::new(&windows).join("Fonts")));
    folders
}

/// Only what has a wanted name is looked at more closely: systems hold thousands of faces.
fn search(folder: &Path, depth: u8, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if !kind.is_file() && depth < 4 {
            // A link that leads to no folder has no entries.
            search(&entry.path(), depth + 1, found);
        }
        let name = entry.file_name();
        if WANTED.iter().any(|one| name == *one) && is_wanted_size(&entry.path()) {
            found.push(entry.path());
        }
    }
}

fn is_wanted_size(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() <= LARGEST)
}
