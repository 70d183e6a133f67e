//! Finds the line of a value in JSON that was read without error, so that a message can name it. Values carry no
//! positions while all is well; this walk is made for the one that is wrong.

use crate::text::line_at;

/// One step from a value to a value in it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'a> {
    /// Into the field of an object.
    Field(&'a str),
    /// Into an element of a list, counted from 0.
    Nth(usize),
}

/// The line of the value that the steps lead to, or of the last one on the way that is there.
pub(crate) fn line_of(source: &str, steps: &[Step]) -> u32 {
    let mut walk = Walk {
        bytes: source.as_bytes(),
        at: 0,
    };
    walk.space();
    let mut found = walk.at;
    for step in steps {
        let reached = match step {
            Step::Field(name) => walk.enter_field(source, name),
            Step::Nth(nth) => walk.enter_element(*nth),
        };
        match reached {
            Some(start) => found = start,
            None => break,
        }
    }
    line_at(source.as_bytes(), found)
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Walk<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// Stands on the value of the field afterwards; answers where the field's name begins.
    fn enter_field(&mut self, source: &str, name: &str) -> Option<usize> {
        self.enter(b'{')?;
        while self.peek() == b'"' {
            let start = self.at;
            self.string();
            let key: Option<String> = source
                .get(start..self.at)
                .and_then(|text| serde_json::from_str(text).ok());
            self.space();
            self.at += 1;
            self.space();
            if key.as_deref() == Some(name) {
                return Some(start);
            }
            self.next()?;
        }
        None
    }

    fn enter_element(&mut self, nth: usize) -> Option<usize> {
        self.enter(b'[')?;
        for _ in 0..nth {
            self.next()?;
        }
        (self.peek() != b']').then_some(self.at)
    }

    fn enter(&mut self, bracket: u8) -> Option<()> {
        (self.peek() == bracket).then(|| self.at += 1)?;
        self.space();
        Some(())
    }

    /// Over one value and the comma behind it; none at the end of the list or object.
    fn next(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        while self.at < self.bytes.len() {
            match self.peek() {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return None,
                b'}' | b']' => depth -= 1,
                b',' if depth == 0 => {
                    self.at += 1;
                    self.space();
                    return Some(());
                }
                _ => {}
            }
            self.at += 1;
        }
        None
    }

    fn string(&mut self) {
        self.at += 1;
        while self.at < self.bytes.len() && self.peek() != b'"' {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "{\n  \"a\": [1, {\"x\": \"]\\\"}\"}],\n  \"b\\u0062\": [\n    {\n      \"id\": \"c1\",\n      \"text\": \"t\"\n    },\n    {\n      \"id\": \"c2\"\n    }\n  ]\n}\n";

    #[test]
    fn a_field_of_a_record_is_found_past_strings_with_brackets_and_escapes() {
        let steps = [Step::Field("bb"), Step::Nth(0), Step::Field("text")];
        assert_eq!(line_of(SOURCE, &steps), 6, "the text field stands on line 6");
    }

    #[test]
    fn what_is_not_there_is_placed_at_the_record_around_it() {
        let steps = [
            Step::Field("bb"),
            Step::Nth(1),
            Step::Field("text"),
            Step::Field("deeper"),
        ];
        assert_eq!(line_of(SOURCE, &steps), 8, "the second record begins on line 8");
        assert_eq!(
            line_of(SOURCE, &[Step::Field("none")]),
            1,
            "without any hit the file's first line stands"
        );
        assert_eq!(
            line_of(SOURCE, &[Step::Field("a"), Step::Nth(7)]),
            2,
            "past the end of a list its head stands"
        );
    }
}
