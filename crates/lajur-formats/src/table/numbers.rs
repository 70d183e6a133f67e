//! Numbers as people write them into tables.

use lajur_words::Lang;

/// A number with what stands behind it: "15%" is 15 and "%", "3,5 menit" is 3.5 and "menit". None where there is no
/// number, or more than one ("2-3 minutes").
pub(crate) fn read(text: &str, language: Lang) -> Option<(f64, String)> {
    let text = text.trim().replace('−', "-");
    let sign = usize::from(text.starts_with(['-', '+']));
    let end = text[sign..].find(|sign: char| !sign.is_ascii_digit() && sign != '.' && sign != ',');
    let (digits, unit) = text.split_at(end.map_or(text.len(), |end| end + sign));
    let digits = digits.trim_end_matches(['.', ',']);
    if unit.chars().any(char::is_numeric) || !digits.ends_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let value: f64 = plain(digits, language).parse().ok()?;
    value.is_finite().then(|| (value, unit.trim().to_owned()))
}

/// The digits with a decimal point at most.
fn plain(digits: &str, language: Lang) -> String {
    let last = digits.rfind(['.', ',']);
    let Some(last) = last else { return digits.to_owned() };
    let sign = digits.as_bytes()[last];
    let other = if sign == b'.' { ',' } else { '.' };
    let thousands = if matches!(language, Lang::Id) { b'.' } else { b',' };
    let again = digits[..last].contains(char::from(sign));
    let groups = again || (!digits.contains(other) && sign == thousands && digits.len() - last == 4);
    if groups {
        return digits.replace(['.', ','], "");
    }
    format!("{}.{}", digits[..last].replace(['.', ','], ""), &digits[last + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_commas_and_thousands_are_told_apart_by_language() {
        let value = |text, language| read(text, language).map(|(value, _)| value);
        assert_eq!(value("3,5", Lang::Id), Some(3.5));
        assert_eq!(
            value("3,5", Lang::En),
            Some(3.5),
            "one digit behind a comma is no group of thousands"
        );
        assert_eq!(value("1.234,5", Lang::Id), Some(1234.5));
        assert_eq!(value("1,234.5", Lang::En), Some(1234.5));
        assert_eq!(value("1.234", Lang::Id), Some(1234.0));
        assert_eq!(value("1.234", Lang::En), Some(1.234));
        assert_eq!(
            value("1.234.567", Lang::En),
            Some(1_234_567.0),
            "two points can only be groups"
        );
        assert_eq!(value("−2", Lang::En), Some(-2.0), "the real minus sign");
        assert_eq!(value("+1", Lang::En), Some(1.0));
    }

    #[test]
    fn a_unit_is_kept_and_what_is_no_single_number_is_none() {
        assert_eq!(read("15%", Lang::Id), Some((15.0, "%".to_owned())));
        assert_eq!(read("5 menit", Lang::Id), Some((5.0, "menit".to_owned())));
        for text in ["2-3 menit", "senang", "", "-", ",", "4 of 5", "1e9e9"] {
            assert_eq!(read(text, Lang::En), None, "{text:?} is no single number");
        }
    }
}
