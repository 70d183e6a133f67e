//! Reads JSON within limits: no deeper than serde_json's 128 levels, no more values than a map can need, no field twice
//! in one object (the second would silently win, as after a merge by hand).

use std::cell::Cell;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::{Fault, FormatError};

/// Values of one file. The largest map Lajur takes has about a fifth of them; each costs some 32 bytes of memory.
const VALUES: usize = 4_000_000;

/// The value a file holds.
pub(crate) fn parse(source: &str) -> Result<Value, FormatError> {
    let limits = Limits {
        left: Cell::new(VALUES),
        broken: Cell::new(None),
    };
    let mut reader = serde_json::Deserializer::from_str(source);
    let value = Tree(&limits)
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| {
        let fault = limits.broken.take().unwrap_or_else(|| classify(source, &error));
        FormatError::new(fault)
            .at(u32::try_from(error.line().max(1)).unwrap_or(u32::MAX))
            .details(&error)
    })
}

fn classify(source: &str, error: &serde_json::Error) -> Fault {
    let said = error.to_string();
    if said.starts_with("recursion limit") {
        Fault::NestedTooDeep
    } else if said.starts_with("number out of range") || names_no_number(source, error) {
        Fault::BadNumber
    } else if error.is_eof() {
        Fault::Truncated
    } else {
        Fault::NotJson
    }
}

/// True where the reader stopped at NaN or Infinity, which other programs write where JSON has no word.
fn names_no_number(source: &str, error: &serde_json::Error) -> bool {
    let line = source.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    // serde_json counts columns in bytes from 1 and stops on the first or second letter.
    let start = error.column().saturating_sub(2);
    let stopped = line.get(start..).or_else(|| line.get(start + 1..)).unwrap_or_default();
    let word = stopped.trim_start_matches([' ', ':', ',', '[', '-']);
    word.starts_with("NaN") || word.starts_with("Infinity") || stopped.starts_with("aN")
}

struct Limits {
    left: Cell<usize>,
    broken: Cell<Option<Fault>>,
}

impl Limits {
    fn spend<E: Error>(&self) -> Result<(), E> {
        match self.left.get().checked_sub(1) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(self.refuse(Fault::TooManyValues)),
        }
    }

    fn refuse<E: Error>(&self, fault: Fault) -> E {
        let said = E::custom(fault.code());
        self.broken.set(Some(fault));
        said
    }
}

#[derive(Clone, Copy)]
struct Tree<'a>(&'a Limits);

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        self.0.spend()?;
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut fields = serde_json::Map::new();
        while let Some(name) = object.next_key::<String>()? {
            let value = object.next_value_seed(self)?;
            if fields.insert(name, value).is_some() {
                return Err(self.0.refuse(Fault::FieldTwice));
            }
        }
        Ok(Value::Object(fields))
    }
}
