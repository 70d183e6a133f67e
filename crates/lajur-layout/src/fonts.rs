//! The faces that text is set in: Inter, Noto for Arabic, Hebrew and Devanagari, and what the caller hands in besides.
//!
//! No face of the system is looked up here: the same bytes of fonts give the same layout on every machine.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use parley::fontique::{
    Blob, Collection, CollectionOptions, FontInfo, FontInfoOverride, FontStyle, FontWeight, GenericFamily, SourceCache,
};
use parley::{FontContext, FontData, LayoutContext};

use crate::scene::Face;
use crate::shape::Cache;

/// Bytes of a font file, shared between layout and painters.
type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// The faces in use and the texts already shaped with them. Cloning is cheap and shares both.
#[derive(Clone)]
pub struct Fonts(Arc<Inner>);

struct Inner {
    faces: Vec<Loaded>,
    families: Vec<String>,
    context: Mutex<FontContext>,
    shapers: Mutex<Vec<Shaper>>,
    cache: Mutex<Cache>,
}

/// A face with what is needed to find it again and to ask it for letters.
struct Loaded {
    face: Face,
    blob: u64,
    info: FontInfo,
}

/// What one thread needs to shape text.
pub(crate) struct Shaper {
    pub(crate) fonts: FontContext,
    pub(crate) layout: LayoutContext<u16>,
}

/// A face that comes with the program.
struct Bundled {
    family: &'static str,
    weight: f32,
    italic: bool,
    bytes: &'static [u8],
}

macro_rules! bundled {
    ($($family:literal $weight:literal $italic:literal $file:literal),* $(,)?) => {
        [$(Bundled { family: $family, weight: $weight, italic: $italic, bytes: include_bytes!(concat!("../fonts/", $file)) }),*]
    };
}

static BUNDLED: [Bundled; 10] = bundled![
    "Inter" 400.0 false "Inter_400Regular.ttf",
    "Inter" 400.0 true "Inter_400Regular_Italic.ttf",
    "Inter" 600.0 false "Inter_600SemiBold.ttf",
    "Inter" 700.0 false "Inter_700Bold.ttf",
    "Noto Sans Arabic" 400.0 false "NotoSansArabic_400Regular.ttf",
    "Noto Sans Arabic" 600.0 false "NotoSansArabic_600SemiBold.ttf",
    "Noto Sans Hebrew" 400.0 false "NotoSansHebrew_400Regular.ttf",
    "Noto Sans Hebrew" 600.0 false "NotoSansHebrew_600SemiBold.ttf",
    "Noto Sans Devanagari" 400.0 false "NotoSansDevanagari_400Regular.ttf",
    "Noto Sans Devanagari" 600.0 false "NotoSansDevanagari_600SemiBold.ttf",
];

impl Fonts {
    /// The bundled faces only.
    #[must_use]
    pub fn bundled() -> Self {
        Self::with_system(Vec::new())
    }

    /// The bundled faces and those of these font files, tried in this order where the bundled ones lack a letter. What
    /// is no font file is passed over.
    #[must_use]
    pub fn with_system(files: Vec<Vec<u8>>) -> Self {
        let mut build = Build::new();
        for face in &BUNDLED {
            build.bundled(face);
        }
        for file in files {
            build.handed_in(file);
        }
        build.finish()
    }

    /// The names of the families, in the order in which a letter is looked for.
    pub(crate) fn families(&self) -> &[String] {
        &self.0.families
    }

    /// The face that parley chose.
    pub(crate) fn face(&self, font: &FontData) -> Option<Face> {
        let id = font.data.id();
        let found = self
            .0
            .faces
            .iter()
            .find(|loaded| loaded.blob == id && loaded.face.index == font.index);
        found.map(|loaded| loaded.face.clone())
    }

    /// True where some face has a glyph for the letter.
    pub(crate) fn has_glyph(&self, letter: char) -> bool {
        self.0.faces.iter().any(|loaded| {
            let bytes: &[u8] = (*loaded.face.data).as_ref();
            let map = loaded.info.charmap_index().charmap(bytes);
            map.is_some_and(|map| map.map(letter).is_some_and(|glyph| glyph != 0))
        })
    }

    /// Shapes with a shaper of the pool; each thread that works at the same time gets one of its own.
    pub(crate) fn with_shaper<T>(&self, work: impl FnOnce(&mut Shaper) -> T) -> T {
        let idle = locked(&self.0.shapers).pop();
        let mut shaper = idle.unwrap_or_else(|| Shaper {
            fonts: locked(&self.0.context).clone(),
            layout: LayoutContext::new(),
        });
        let done = work(&mut shaper);
        locked(&self.0.shapers).push(shaper);
        done
    }

    /// The texts already shaped.
    pub(crate) fn cache(&self) -> MutexGuard<'_, Cache> {
        locked(&self.0.cache)
    }
}

/// A panic elsewhere leaves caches whole: nothing here is changed in two steps.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({} faces)", self.0.faces.len())
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::bundled()
    }
}

struct Build {
    collection: Collection,
    faces: Vec<Loaded>,
    families: Vec<String>,
    color: Vec<String>,
}

impl Build {
    fn new() -> Self {
        let options = CollectionOptions {
            shared: false,
            system_fonts: false,
        };
        Self {
            collection: Collection::new(options),
            faces: Vec::new(),
            families: Vec::new(),
            color: Vec::new(),
        }
    }

    fn bundled(&mut self, face: &'static Bundled) {
        let style = if face.italic {
            FontStyle::Italic
        } else {
            FontStyle::Normal
        };
        let names = FontInfoOverride {
            family_name: Some(face.family),
            style: Some(style),
            weight: Some(FontWeight::new(face.weight)),
            ..FontInfoOverride::default()
        };
        self.register(Arc::new(face.bytes), names);
        self.family(face.family, false);
    }

    /// Names of handed-in families get a prefix, so that another version of Inter never mixes with the bundled one.
    fn handed_in(&mut self, file: Vec<u8>) {
        let color = has_color(&file);
        let bytes: Bytes = Arc::new(file);
        let mut aside = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let found = aside.register_fonts(Blob::new(bytes.clone()), None);
        let Some(name) = found.first().and_then(|(id, _)| aside.family_name(*id)) else {
            return;
        };
        let name = format!("System {name}");
        self.register(
            bytes,
            FontInfoOverride {
                family_name: Some(&name),
                ..FontInfoOverride::default()
            },
        );
        self.family(&name, color);
    }

    fn family(&mut self, name: &str, color: bool) {
        let list = if color { &mut self.color } else { &mut self.families };
        if !list.iter().any(|known| known == name) {
            list.push(name.to_owned());
        }
    }

    fn register(&mut self, bytes: Bytes, names: FontInfoOverride<'_>) {
        let blob = Blob::new(bytes.clone());
        let id = blob.id();
        for (_, fonts) in self.collection.register_fonts(blob, Some(names)) {
            for info in fonts {
                // Faces come from the program and from a handful of files.
                let number = u32::try_from(self.faces.len()).unwrap_or(u32::MAX);
                let face = Face {
                    number,
                    data: bytes.clone(),
                    index: info.index(),
                };
                self.faces.push(Loaded { face, blob: id, info });
            }
        }
    }

    fn finish(mut self) -> Fonts {
        let emoji: Vec<_> = self
            .color
            .iter()
            .filter_map(|name| self.collection.family_id(name))
            .collect();
        self.collection
            .set_generic_families(GenericFamily::Emoji, emoji.into_iter());
        self.families.append(&mut self.color);
        let context = FontContext {
            collection: self.collection,
            source_cache: SourceCache::default(),
        };
        Fonts(Arc::new(Inner {
            faces: self.faces,
            families: self.families,
            context: Mutex::new(context),
            shapers: Mutex::default(),
            cache: Mutex::default(),
        }))
    }
}

/// True for a font file with colored glyphs, which is how emoji faces are told from others.
fn has_color(file: &[u8]) -> bool {
    let long = |at: usize| {
        file.get(at..at + 4)
            .and_then(|bytes| bytes.try_into().ok())
            .map(u32::from_be_bytes)
    };
    let start = if file.starts_with(b"ttcf") {
        long(12).unwrap_or(0) as usize
    } else {
        0
    };
    let tables = file
        .get(start + 4..start + 6)
        .map_or(0, |count| usize::from(count[0]) << 8 | usize::from(count[1]));
    (0..tables).any(|table| {
        let at = start + 12 + 16 * table;
        file.get(at..at + 4)
            .is_some_and(|tag| [b"COLR", b"CBDT", b"sbix", b"SVG "].iter().any(|color| tag == *color))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_bundled_faces_are_there_with_their_numbers() {
        let fonts = Fonts::bundled();
        let numbers: Vec<u32> = fonts.0.faces.iter().map(|loaded| loaded.face.number).collect();
        assert_eq!(
            numbers,
            (0..10).collect::<Vec<_>>(),
            "faces keep the order of the table"
        );
        assert_eq!(fonts.families()[0], "Inter", "Latin is looked for in Inter first");
    }

    #[test]
    fn letters_of_the_bundled_scripts_have_glyphs() {
        let fonts = Fonts::bundled();
        for letter in "aéЖΩếअكש–“•".chars() {
            assert!(fonts.has_glyph(letter), "{letter} is in a bundled face");
        }
        assert!(!fonts.has_glyph('漢'), "Han comes from the system");
    }

    #[test]
    fn what_is_no_font_file_is_passed_over() {
        for file in [
            Vec::new(),
            b"not a font".to_vec(),
            b"ttcf\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff".to_vec(),
            vec![0; 5],
        ] {
            assert_eq!(
                Fonts::with_system(vec![file]).0.faces.len(),
                10,
                "only the bundled faces"
            );
        }
    }

    #[test]
    fn a_handed_in_copy_of_a_bundled_family_does_not_replace_it() {
        let fonts = Fonts::with_system(vec![BUNDLED[0].bytes.to_vec()]);
        assert_eq!(fonts.0.faces.len(), 11, "the face is there");
        assert_eq!(fonts.families()[0], "Inter", "the bundled one comes first");
        assert!(
            fonts.families().contains(&"System Inter".to_owned()),
            "the other has a name of its own"
        );
    }
}
