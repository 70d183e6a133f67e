//! Numbers and dates as people of each language write them.

use crate::{Lang, say};

/// A number with at most two decimals: `1,234.5` in English, `1.234,5` in Indonesian. What is no number is `–`.
#[must_use]
pub fn number(lang: Lang, value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.2}", value.abs());
    let (units, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let decimals = decimals.trim_end_matches('0');
    let negative = value < 0.0 && plain.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
    let (_, comma) = signs(lang);
    let tail = if decimals.is_empty() {
        String::new()
    } else {
        format!("{comma}{decimals}")
    };
    format!("{}{}{tail}", if negative { "-" } else { "" }, grouped(lang, units))
}

/// A share out of a hundred, without a space in both languages: `15%`.
#[must_use]
pub fn percent(lang: Lang, value: f64) -> String {
    format!("{}%", number(lang, value))
}

/// A day `2026-11-22`, or a moment that begins with one, as `22 Nov 2026`. What is neither is shown as it is.
#[must_use]
pub fn date(lang: Lang, text: &str) -> String {
    parts(text)
        .and_then(|(year, month, day)| named(lang, year, month, day))
        .unwrap_or_else(|| text.to_owned())
}

/// A count, grouped by thousands.
pub(crate) fn whole(lang: Lang, count: u64) -> String {
    grouped(lang, &count.to_string())
}

fn named(lang: Lang, year: u32, month: usize, day: u32) -> Option<String> {
    let months = say(lang, "date.months", &[]);
    let month = months.split(' ').nth(month.checked_sub(1)?)?;
    (1..=31).contains(&day).then(|| format!("{day} {month} {year}"))
}

fn parts(text: &str) -> Option<(u32, usize, u32)> {
    let day = text.split('T').next().filter(|day| day.len() == 10)?;
    let mut parts = day.split('-');
    let found = (
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    );
    parts.next().is_none().then_some(found)
}

/// The sign between thousands and the decimal sign.
fn signs(lang: Lang) -> (char, char) {
    match lang {
        Lang::En => (',', '.'),
        Lang::Id => ('.', ','),
    }
}

fn grouped(lang: Lang, digits: &str) -> String {
    let (group, _) = signs(lang);
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(group);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        for (value, en, id) in [
            (1234.5, "1,234.5", "1.234,5"),
            (0.0, "0", "0"),
            (-0.001, "0", "0"),
            (-15.25, "-15.25", "-15,25"),
            (999.0, "999", "999"),
            (1_000_000.0, "1,000,000", "1.000.000"),
            (f64::NAN, "–", "–"),
        ] {
            assert_eq!(number(Lang::En, value), en, "{value} in English");
            assert_eq!(number(Lang::Id, value), id, "{value} in Indonesian");
        }
        assert_eq!(percent(Lang::Id, 15.0), "15%", "no space before the sign");
    }

    #[test]
    fn days_carry_the_months_of_the_language() {
        assert_eq!(date(Lang::En, "2026-11-02"), "2 Nov 2026", "day, month, year");
        assert_eq!(date(Lang::Id, "2027-08-17"), "17 Agu 2027", "Indonesian months");
        assert_eq!(
            date(Lang::Id, "2026-05-01T10:00:00Z"),
            "1 Mei 2026",
            "a moment is shown by its day"
        );
        for odd in ["", "soon", "2026-13-01", "2026-00-01", "2026-11-40", "2026-11-2x"] {
            assert_eq!(date(Lang::En, odd), odd, "what is no day stays as it is");
        }
    }
}
