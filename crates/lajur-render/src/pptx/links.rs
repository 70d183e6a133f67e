//! What a part of the file leads to: its relationships, each once.

use std::collections::BTreeMap;
use std::fmt::Write;

use lajur_model::text::is_address;

use crate::xml::escape_into;

/// Where the kinds of relationships are named.
pub(super) const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Relationships of one part.
#[derive(Default)]
pub(super) struct Links {
    xml: String,
    known: BTreeMap<String, usize>,
}

impl Links {
    /// Leads to another part of the file; its id.
    pub(super) fn part(&mut self, kind: &str, target: &str) -> String {
        self.add(&format!("{KINDS}/{kind}"), target, false)
    }

    /// Leads to an address outside; its id. None for what no program would open.
    pub(super) fn address(&mut self, address: &str) -> Option<String> {
        let target = clean(address)?;
        Some(self.add(&format!("{KINDS}/hyperlink"), &target, true))
    }

    fn add(&mut self, kind: &str, target: &str, is_outside: bool) -> String {
        let next = self.known.len() + 1;
        let number = *self.known.entry(target.to_owned()).or_insert(next);
        if number == next {
            // Writing into a String cannot fail.
            let _ = write!(self.xml, "<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"");
            escape_into(&mut self.xml, target);
            self.xml.push_str(if is_outside {
                "\" TargetMode=\"External\"/>"
            } else {
                "\"/>"
            });
        }
        format!("rId{number}")
    }

    /// The part that holds them.
    pub(super) fn write(&self) -> String {
        format!(
            "{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
            super::frame::HEAD,
            self.xml
        )
    }
}

/// An address as presentation programs take it: one that they cannot read would make them mend the whole file.
fn clean(address: &str) -> Option<String> {
    if !is_address(address) {
        return None;
    }
    let (scheme, rest) = address.split_once(':')?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let is_host = |letter: char| letter.is_alphanumeric() || "-._~@:+%".contains(letter);
    let port = host.rsplit_once(':').map_or("", |(_, port)| port);
    if !host.starts_with(char::is_alphanumeric) || !host.chars().all(is_host) || port.len() > 5 {
        return None;
    }
    let mut target = scheme.to_ascii_lowercase();
    target.push_str(if target == "mailto" { ":" } else { "://" });
    target.push_str(host);
    let mut has_fragment = false;
    for (at, letter) in path.char_indices() {
        let escaped = letter == '%' && path.get(at + 1..at + 3).is_some_and(is_hex);
        let plain = letter.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?".contains(letter);
        let fragment = letter == '#' && !has_fragment;
        has_fragment |= fragment;
        if plain || escaped || fragment {
            target.push(letter);
            continue;
        }
        for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
            // Writing into a String cannot fail.
            let _ = write!(target, "%{byte:02X}");
        }
    }
    Some(target)
}

fn is_hex(pair: &str) -> bool {
    pair.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn an_address_is_written_as_every_program_reads_it() {
        let same = [
            "https://example.org/?a=1&b=2#c",
            "mailto:sari@example.org?subject=Hi",
            "http://a.example:8080/x%20y",
        ];
        for address in same {
            assert_eq!(clean(address).as_deref(), Some(address), "nothing to mend");
        }
        assert_eq!(
            clean("HTTPS://toko.example/é|[1]#a#b").as_deref(),
            Some("https://toko.example/%C3%A9%7C%5B1%5D#a%23b")
        );
        assert_eq!(
            clean("https://example.org/100%").as_deref(),
            Some("https://example.org/100%25")
        );
    }

    #[test]
    fn what_leads_nowhere_is_no_link() {
        for wrong in [
            "javascript:alert(1)",
            "https://[::bad/",
            "http:///path",
            "https://a:123456/",
            "https://\u{1}/",
        ] {
            assert_eq!(clean(wrong), None, "{wrong}");
        }
    }
}
