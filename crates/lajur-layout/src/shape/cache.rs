//! Texts that were shaped before.

use std::collections::HashMap;
use std::sync::Arc;

use super::built::Built;
use super::{Shaped, Type};

/// How a text is set: size and line as bits, weight, slanted, with Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct How(u32, u32, u16, bool, bool);

impl How {
    pub(super) fn new(kind: Type, markdown: bool) -> Self {
        Self(
            kind.size.to_bits(),
            kind.line.to_bits(),
            kind.weight,
            kind.italic,
            markdown,
        )
    }
}

/// How, and the bits of the width.
type Key = (How, u32);
type Generation = HashMap<Key, HashMap<String, Arc<Shaped>>>;

/// Texts of one generation: twice the cards of the largest map that is measured.
const GENERATION: usize = 30_000;
/// Texts that are kept ready to be broken at another width: pages try a map of some hundred cards at a dozen widths.
/// They take some kilobytes each, so that those of a large map are not worth their memory.
const BUILT: usize = 2_000;

/// Texts already shaped, by style and width. Bounded: the older half goes when the younger is full.
#[derive(Default)]
pub(crate) struct Cache {
    young: Generation,
    old: Generation,
    count: usize,
    built: HashMap<How, HashMap<String, Built>>,
    built_count: usize,
}

impl Cache {
    pub(super) fn find(&mut self, key: &Key, text: &str) -> Option<Arc<Shaped>> {
        if let Some(found) = self.young.get(key).and_then(|texts| texts.get(text)) {
            return Some(found.clone());
        }
        let found = self.old.get(key)?.get(text)?.clone();
        self.keep(key, text, found.clone());
        Some(found)
    }

    pub(super) fn keep(&mut self, key: &Key, text: &str, shaped: Arc<Shaped>) {
        if self.count >= GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.count = 0;
        }
        self.count += 1;
        self.young.entry(*key).or_default().insert(text.to_owned(), shaped);
    }

    /// A text ready to be broken; it has to be given back.
    pub(super) fn take_built(&mut self, how: &How, text: &str) -> Option<Built> {
        let built = self.built.get_mut(how)?.remove(text)?;
        self.built_count -= 1;
        Some(built)
    }

    pub(super) fn keep_built(&mut self, how: How, text: &str, built: Built) {
        if self.built_count >= BUILT {
            self.built.clear();
            self.built_count = 0;
        }
        if self
            .built
            .entry(how)
            .or_default()
            .insert(text.to_owned(), built)
            .is_none()
        {
            self.built_count += 1;
        }
    }
}
