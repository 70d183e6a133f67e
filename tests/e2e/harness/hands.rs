//! The keyboard.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::Window;
use super::limited;

impl Window {
    /// Types a text where the caret is.
    pub async fn type_text(&self, text: &str) {
        self.keys(
            text.chars()
                .fold(keyboard(), |keys, letter| keys.then(down(letter)).then(up(letter))),
        )
        .await;
    }

    /// Presses and lets go one key.
    pub async fn press(&self, key: Key) {
        self.chord(&[], key).await;
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: impl Into<Stroke>) {
        let Stroke(letter) = key.into();
        let mut keys = keyboard();
        for each in held {
            keys = keys.then(down(char::from(*each)));
        }
        keys = keys.then(down(letter)).then(up(letter));
        for each in held.iter().rev() {
            keys = keys.then(up(char::from(*each)));
        }
        self.keys(keys).await;
    }

    /// Holds a key down, until the pointer or the keys let go.
    pub async fn hold(&self, key: Key) {
        self.keys(keyboard().then(down(char::from(key)))).await;
    }

    async fn keys(&self, keys: KeyActions) {
        limited("keys", self.client.perform_actions(keys)).await.unwrap();
    }
}

/// One key as the driver writes it: a letter, or a named key's own sign.
pub struct Stroke(char);

impl From<char> for Stroke {
    fn from(letter: char) -> Self {
        Self(letter)
    }
}

impl From<Key> for Stroke {
    fn from(key: Key) -> Self {
        Self(char::from(key))
    }
}

fn keyboard() -> KeyActions {
    KeyActions::new("keyboard".to_owned())
}

fn down(value: char) -> KeyAction {
    KeyAction::Down { value }
}

fn up(value: char) -> KeyAction {
    KeyAction::Up { value }
}
