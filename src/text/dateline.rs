//! Finds the day of publication in a text's own head: a line that is only a date, a byline or
//! dateline with one ("PHNOM PENH, 3 May 2024 (Reuters) -", "Published: 2024-05-03"). Dates in
//! running sentences do not count, and no clock is read.

use crate::base::Date;

/// Lines from the top that are looked at.
const HEAD_LINES: usize = 12;
/// A longer line is running text, unless the date stands in its dateline.
const SHORT: usize = 90;
/// Characters at the start of a line that a dateline may take.
const DATELINE: usize = 80;

/// The day that the head of the text states, if any.
pub(super) fn published(text: &str) -> Option<Date> {
    let lines: Vec<&str> = text
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(HEAD_LINES)
        .collect();
    let foot = text.trim_end().rsplit(['\n', '\r']).next();
    let whole = lines.iter().copied().chain(foot).find_map(line_date);
    whole.or_else(|| lines.iter().find_map(|line| dateline_date(line)))
}

/// The date of a line that says little else.
fn line_date(line: &str) -> Option<Date> {
    if line.chars().count() > SHORT {
        return None;
    }
    let words = words(line);
    let (date, used) = find(&words)?;
    let others = words.len() - used;
    let led = words.first().is_some_and(|word| LEADS.contains(&word.to_lowercase().as_str()))
        && !line.ends_with('.');
    let separated =
        line.contains(['|', '—', '·', '•']) || line.contains(", ") && !line.ends_with('.');
    let fits = others == 0 || led && others <= 10 || separated && others <= 6;
    fits.then_some(date)
}

/// The date in "PLACE, date (Agency) - …".
fn dateline_date(line: &str) -> Option<Date> {
    let head: String = line.chars().take(DATELINE).collect();
    let end = [" - ", " – ", " — ", " -- ", "—"].iter().filter_map(|dash| head.find(dash)).min()?;
    let words = words(&head[..end]);
    let first = words.first()?;
    let place = first.chars().count() > 2 && first.chars().all(char::is_uppercase)
        || head[..end].contains('(');
    place.then(|| find(&words)).flatten().map(|(date, _)| date)
}

/// Words that lead a date of publication.
const LEADS: &[&str] =
    &["published", "posted", "updated", "date", "dated", "by", "on", "filed", "issued", "release"];

/// Words and figures; dates with hyphens or slashes stay whole.
fn words(line: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '\'' | '’');
    line.split(|c| !is_part(c))
        .map(|word| word.trim_matches(['-', '/']))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The first date among the words, and how many words it takes (weekday and time included).
fn find(words: &[&str]) -> Option<(Date, usize)> {
    let extra = words.iter().filter(|word| is_filler(word)).count();
    (0..words.len()).find_map(|at| {
        let (date, used) = date_at(&words[at..])?;
        Some((date, used + extra.min(words.len() - used)))
    })
}

/// A date at the start of the words, and how many of them it takes.
fn date_at(words: &[&str]) -> Option<(Date, usize)> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    if let Some(date) = iso(word(0)) {
        return Some((date, 1));
    }
    if let (Some(day), Some(month), Some(year)) = (day(word(0)), month(word(1)), year(word(2))) {
        return Some((Date::new(year, month, day)?, 3));
    }
    if let (Some(month), Some(day), Some(year)) = (month(word(0)), day(word(1)), year(word(2))) {
        return Some((Date::new(year, month, day)?, 3));
    }
    None
}

/// "2025-07-19", "2025/07/19", or either with a time after a T.
fn iso(word: &str) -> Option<Date> {
    let date = word.get(..10)?;
    let clean = word.len() == 10 || word[10..].starts_with('T');
    date.replace('/', "-").parse().ok().filter(|_| clean)
}

fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let fits = digits.len() <= 2 && ["", "st", "nd", "rd", "th"].contains(&ending);
    digits.parse().ok().filter(|day| fits && (1..=31).contains(day))
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && (1900..2200).contains(year))
}

fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = word.to_lowercase();
    let matches = |month: &&str| {
        **month == lower || month.starts_with(&lower) && (lower.len() == 3 || lower == "sept")
    };
    MONTHS.iter().position(matches).map(|at| at as u8 + 1)
}

/// Words beside a date that are part of it.
const FILLERS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "gmt",
    "utc",
    "bst",
    "est",
    "edt",
    "cet",
    "ict",
];

/// Weekdays, times and zones that stand beside a date.
fn is_filler(word: &str) -> bool {
    let lower = word.to_lowercase();
    FILLERS.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::published;

    fn day(text: &str) -> Option<String> {
        published(text).map(|date| date.to_string())
    }

    #[test]
    fn dates_of_their_own_line() {
        for line in [
            "19 July 2025",
            "July 19, 2025",
            "2025-07-19",
            "Saturday, July 19th, 2025",
            "Published: 19 Jul 2025",
            "By Jane Doe | 19 July 2025",
            "Reuters, 19 July 2025",
            "**19 July 2025**",
            "Updated 2025-07-19T08:00:00Z",
        ] {
            assert_eq!(
                day(&format!("Raids go on\n{line}\nPolice came.")).as_deref(),
                Some("2025-07-19"),
                "{line}"
            );
        }
    }

    #[test]
    fn datelines() {
        let text = "Raids go on\n\nPHNOM PENH, May 3, 2024 (Reuters) - Police raided a compound on Friday.";
        assert_eq!(day(text).as_deref(), Some("2024-05-03"));
        assert_eq!(
            day("Geneva (AP, 3 May 2024) — The agency said so.").as_deref(),
            Some("2024-05-03")
        );
    }

    #[test]
    fn dates_in_sentences_do_not_count() {
        assert_eq!(day("The law was passed on 3 May 2024 after a long debate.\nMore."), None);
        assert_eq!(day("Police came."), None);
        assert_eq!(day("31 February 2025"), None);
    }
}
