//! Dates and times in a parsed sentence ("19 July 2025", "last July", "two days before the raid"),
//! resolved against the day of publication where that can be done. A date that needs a year and
//! finds none stays unresolved; nothing is taken from a clock.

use crate::base::Date;

use super::extraction::When;
use super::syntax::Upos;
use super::tree::Tree;

/// A date expression and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FoundWhen {
    /// First and last word.
    pub words: (usize, usize),
    /// What it says of what has been.
    pub when: When,
    /// What it says of what is still to come, where that differs: "on Monday".
    pub ahead: Option<When>,
    /// The word outside the expression that it hangs on.
    pub governor: Option<usize>,
}

/// A stretch of days; an open end is `None`.
type Days = (Option<Date>, Option<Date>);

/// The core of an expression: last word and days.
type Core = (usize, Days);

/// The date expressions of a sentence in text order.
pub(crate) fn dates(tree: &Tree, published: Option<Date>) -> Vec<FoundWhen> {
    let reader = Reader { tree, published, ahead: false };
    let forward = Reader { ahead: true, ..reader };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        if let Some((last, days)) = reader.core(at) {
            let mut one = reader.finish(at, last, days);
            let coming = forward.core(at).map(|(last, days)| forward.finish(at, last, days).when);
            one.ahead = coming.filter(|coming| *coming != one.when);
            at = one.words.1.max(last) + 1;
            found.push(one);
        } else {
            at += 1;
        }
    }
    found
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    tree: &'a Tree<'a>,
    published: Option<Date>,
    /// True to look for the next such day instead of the last.
    ahead: bool,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tree.lower_at(at).unwrap_or_default()
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.tree.lower(at))
    }

    /// Reads an expression whose first content word is at `at`.
    fn core(&self, at: usize) -> Option<Core> {
        let iso = self.word(at).parse::<Date>().ok().map(|day| (at, (Some(day), Some(day))));
        iso.or_else(|| self.span_of_days(at))
            .or_else(|| self.span_of_years(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.week_day(at))
            .or_else(|| self.month_year(at))
            .or_else(|| self.year(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.plain(at))
    }

    /// "3 and 11 September" after "between"; "3-11 September".
    fn span_of_days(&self, at: usize) -> Option<Core> {
        let first = self.day_number(at)?;
        if !matches!(self.word(at + 1), "and" | "to" | "-" | "–") {
            return None;
        }
        let (last, (_, end)) = self.day_month(at + 2)?;
        let start = end.and_then(|end| Date::new(end.year(), end.month(), first));
        Some((last, (start, end)))
    }

    /// "2021 and 2024" after "between", "2019 to 2021", "2019-2021".
    fn span_of_years(&self, at: usize) -> Option<Core> {
        let (first, last) = (self.year_number(at)?, self.year_number(at + 2)?);
        let joint = self.word(at + 1);
        let joins = matches!(joint, "to" | "-" | "–" | "until")
            || (joint == "and" && self.before(at, 1) == "between");
        let joins = joins && !self.may_count(at + 2, last);
        joins.then(|| (at + 2, (Date::new(first, 1, 1), Date::new(last, 12, 31))))
    }

    /// "19 July 2025", "19th of July", "17 August".
    fn day_month(&self, at: usize) -> Option<Core> {
        let day = self.day_number(at)?;
        let next = if self.word(at + 1) == "of" { at + 2 } else { at + 1 };
        let month = self.month(next)?;
        let (last, year) = self.year_after(next);
        let date = match year {
            Some(year) => Date::new(year, month, day),
            None => self.latest(month, day),
        };
        Some((last, (date, date)))
    }

    /// "July 19, 2025", "March 14".
    fn month_day(&self, at: usize) -> Option<Core> {
        let month = self.month(at)?;
        let day = self.day_number(at + 1)?;
        let (last, year) = self.year_after(at + 1);
        let date = match year {
            Some(year) => Date::new(year, month, day),
            None => self.latest(month, day),
        };
        Some((last, (date, date)))
    }

    /// "July 2025", "July", "last July".
    fn month_year(&self, at: usize) -> Option<Core> {
        let month = self.month(at)?;
        let (last, year) = self.year_after(at);
        let leads = [
            "in",
            "since",
            "until",
            "by",
            "of",
            "from",
            "during",
            "early",
            "late",
            "mid",
            "this",
            "to",
            "and",
            "through",
            "before",
            "after",
            "throughout",
            "between",
        ];
        if year.is_none() && self.word(at).len() < 6 && !leads.contains(&self.before(at, 1)) {
            return None;
        }
        let year = year.or_else(|| self.latest(month, 1).map(Date::year));
        Some((last, year.map_or((None, None), |year| whole_month(year, month))))
    }

    /// "2023" where the words before it make it a year; "the 1990s".
    fn year(&self, at: usize) -> Option<Core> {
        if let Some(decade) = self.word(at).strip_suffix('s').and_then(plain_year) {
            return Some((at, (Date::new(decade, 1, 1), Date::new(decade + 9, 12, 31))));
        }
        let year = self.year_number(at).filter(|&year| !self.may_count(at, year))?;
        let leads = [
            "in",
            "since",
            "until",
            "by",
            "from",
            "during",
            "early",
            "late",
            "mid",
            "of",
            "after",
            "before",
            "through",
            "throughout",
            "till",
            "between",
        ];
        leads
            .contains(&self.before(at, 1))
            .then(|| (at, (Date::new(year, 1, 1), Date::new(year, 12, 31))))
    }

    /// "in 1500 homes": before a noun a number that is no year of our time counts.
    fn may_count(&self, at: usize, year: i32) -> bool {
        let next = (at + 1 < self.tree.len()).then(|| self.tree.upos(at + 1));
        year < 1800 && matches!(next, Some(Upos::Noun | Upos::Adj))
    }

    /// "on Monday", "Monday evening".
    fn week_day(&self, at: usize) -> Option<Core> {
        let weekday = self.weekday(at)?;
        let mut last = at;
        if matches!(self.word(at + 1), "morning" | "evening" | "night" | "afternoon") {
            last += 1;
        }
        let comma = usize::from(self.word(last + 1) == ",");
        let full = self.day_month(last + 1 + comma).or_else(|| self.month_day(last + 1 + comma));
        if let Some(full) = full {
            return Some(full);
        }
        let day = self.published.and_then(|today| {
            let back = (i64::from(today.weekday()) - i64::from(weekday)).rem_euclid(7);
            let next = if self.ahead && back > 0 { 7 } else { 0 };
            Date::from_days(today.days() - back + next)
        });
        Some((last, (day, day)))
    }

    /// "last July", "next week", "this year", "the following week".
    fn relative(&self, at: usize) -> Option<Core> {
        let shift = match self.word(at) {
            "last" | "past" | "previous" => -1,
            "this" | "current" => 0,
            "next" | "coming" => 1,
            "following" | "same" => {
                let unit = is_unit(self.word(at + 1));
                return unit.then_some((at + 1, (None, None)));
            }
            _ => return None,
        };
        let next = at + 1;
        if let Some(month) = self.month(next) {
            let days = self.published.map_or((None, None), |today| {
                let this_year = today.year();
                let year = match shift {
                    -1 if month >= today.month() => this_year - 1,
                    1 if month <= today.month() => this_year + 1,
                    _ => this_year,
                };
                whole_month(year, month)
            });
            return Some((next, days));
        }
        if self.weekday(next).is_some() {
            let (last, (day, _)) = Reader { ahead: false, ..*self }.week_day(next)?;
            let weeks = if shift == 1 { 7 } else { 0 };
            let again = shift == -1 && day == self.published;
            let day =
                day.and_then(|day| Date::from_days(day.days() + weeks - 7 * i64::from(again)));
            return Some((last, (day, day)));
        }
        let unit = self.word(next);
        (is_unit(unit) || is_season(unit)).then(|| (next, self.shifted(unit, shift)))
    }

    /// "two days ago", "six days after the vote", "for five months", "a year later".
    fn counted(&self, at: usize) -> Option<Core> {
        let (count, unit_at) = self.count(at)?;
        let unit = self.word(unit_at).trim_end_matches('s').to_owned();
        if !is_unit(&unit) {
            return None;
        }
        match self.word(unit_at + 1) {
            "ago" => Some((unit_at + 1, self.ago(count, &unit))),
            "later" | "earlier" | "on" => Some((unit_at + 1, (None, None))),
            // "for ten years before it fired her": the clause is told apart.
            "before" | "after" | "since" if self.opens_clause(unit_at + 1) => {
                Some((unit_at, (None, None)))
            }
            "before" | "after" | "since" | "into" | "prior" => {
                Some((self.object_end(unit_at + 1), (None, None)))
            }
            _ => {
                let lead = self.before(at, 1);
                let spans =
                    matches!(lead, "for" | "over" | "within" | "in" | "during" | "past" | "last");
                spans.then_some((unit_at, (None, None)))
            }
        }
    }

    /// "yesterday", "recently", "noon", and events: "since his arrest", "during the pandemic".
    fn plain(&self, at: usize) -> Option<Core> {
        let day = |shift: i64| {
            let day = self.published.and_then(|today| Date::from_days(today.days() + shift));
            (day, day)
        };
        match self.word(at) {
            "yesterday" => Some((at, day(-1))),
            "today" | "tonight" => Some((at, day(0))),
            "tomorrow" => Some((at, day(1))),
            "recently" | "noon" | "midnight" | "dawn" | "dusk" => Some((at, (None, None))),
            "since" | "during" if self.tree.upos(at) == Upos::Adp => {
                let end = self.object_end(at);
                let plain = end > at && !(at + 1..=end).any(|word| self.dated(word));
                plain.then_some((end, (None, None)))
            }
            clock => is_clock(clock).then_some((at, (None, None))),
        }
    }

    /// "after Hamas attacked": a verb stands in what the word leads.
    fn opens_clause(&self, at: usize) -> bool {
        let head = self.tree.head(at).filter(|&head| head > at);
        self.tree.upos(at) == Upos::Sconj
            || head.is_some_and(|head| self.tree.upos(head) == Upos::Verb)
    }

    fn dated(&self, at: usize) -> bool {
        self.month(at).is_some()
            || self.weekday(at).is_some()
            || self.year_number(at).is_some()
            || matches!(self.word(at), "yesterday" | "last" | "next" | "this")
    }

    /// Last word of the noun phrase that the preposition at `at` leads, at most six words on.
    fn object_end(&self, at: usize) -> usize {
        let head = self.tree.head(at).filter(|&head| head > at && head <= at + 6);
        head.unwrap_or(at)
    }

    fn count(&self, at: usize) -> Option<(Option<i64>, usize)> {
        const SMALL: &[&str] = &[
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        let word = self.word(at);
        if matches!(word, "a" | "an") {
            return Some((Some(1), at + 1));
        }
        if let Some(place) = SMALL.iter().position(|one| *one == word) {
            return Some((Some(place as i64 + 1), at + 1));
        }
        if let Ok(count) = word.parse::<u16>() {
            return Some((Some(i64::from(count)), at + 1));
        }
        match word {
            "several" | "many" | "few" | "couple" => Some((None, at + 1)),
            "days" | "weeks" | "months" | "years" | "decades" => Some((None, at)),
            _ => None,
        }
    }

    fn ago(&self, count: Option<i64>, unit: &str) -> Days {
        let (Some(today), Some(count)) = (self.published, count) else { return (None, None) };
        match unit {
            "day" => same(Date::from_days(today.days() - count)),
            "week" => same(Date::from_days(today.days() - 7 * count)),
            "month" => month_shifted(today, -count),
            "year" => whole_year(today.year() - count as i32),
            _ => (None, None),
        }
    }

    fn shifted(&self, unit: &str, shift: i64) -> Days {
        let Some(today) = self.published else { return (None, None) };
        match unit {
            "week" => {
                let monday = today.days() - i64::from(today.weekday()) + 7 * shift;
                (Date::from_days(monday), Date::from_days(monday + 6))
            }
            "month" => month_shifted(today, shift),
            "year" => whole_year(today.year() + shift as i32),
            "night" | "morning" | "evening" => same(Date::from_days(today.days() + shift.min(0))),
            _ => (None, None),
        }
    }

    /// Latest day of this month and day that is not after publication; the next one when looking ahead.
    fn latest(&self, month: u8, day: u8) -> Option<Date> {
        let today = self.published?;
        if self.ahead {
            let passed = |one: &Date| one.year() == today.year() && one.month() < today.month();
            let coming = (0..9).filter_map(|on| Date::new(today.year() + on, month, day));
            let whole = day == 1;
            return coming.into_iter().find(|one| *one >= today || whole && !passed(one));
        }
        (0..9)
            .filter_map(|back| Date::new(today.year() - back, month, day))
            .find(|&one| one <= today)
    }

    /// The year that follows `at`, after a comma or not, and the last word read.
    fn year_after(&self, at: usize) -> (usize, Option<i32>) {
        let comma = usize::from(self.word(at + 1) == ",");
        match self.year_number(at + 1 + comma) {
            Some(year) => (at + 1 + comma, Some(year)),
            None => (at, None),
        }
    }

    fn day_number(&self, at: usize) -> Option<u8> {
        let word = self.word(at);
        let figure =
            ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        figure.parse().ok().filter(|day| (1..=31).contains(day))
    }

    fn year_number(&self, at: usize) -> Option<i32> {
        plain_year(self.word(at))
    }

    /// Month 1 to 12 of a capitalised name.
    fn month(&self, at: usize) -> Option<u8> {
        const MONTHS: &[&str] = &[
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
        let word = self.word(at).trim_end_matches('.');
        let place = MONTHS.iter().position(|month| {
            *month == word
                || (matches!(word.len(), 3 | 4) && month.starts_with(word) && word != "mar")
        });
        place.filter(|_| self.is_capital(at)).map(|place| place as u8 + 1)
    }

    /// Weekday 0 (Monday) to 6 of a capitalised name.
    fn weekday(&self, at: usize) -> Option<u8> {
        const DAYS: &[&str] =
            &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let place = DAYS.iter().position(|day| *day == self.word(at).trim_end_matches('s'));
        place.filter(|_| self.is_capital(at)).map(|place| place as u8)
    }

    fn is_capital(&self, at: usize) -> bool {
        let word = self.tree.form_at(at);
        word.is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// Adds the words that lead the expression, and opens an end for "since" and "until".
    fn finish(&self, at: usize, last: usize, days: Days) -> FoundWhen {
        let tree = self.tree;
        let (mut first, mut cursor, mut days) = (at, at, days);
        while let Some(before) = cursor.checked_sub(1) {
            match tree.lower(before) {
                "since" | "after" => days = (days.0, None),
                "until" | "till" | "by" | "before" => days = (None, days.1),
                "on" | "in" | "at" | "during" | "for" | "over" | "within" | "between" | "from"
                | "throughout" | "early" | "late" | "mid" => {}
                "the" | "of" | "night" | "morning" | "evening" | "start" | "end" | "eve"
                | "past" | "following" | "dawn" => {
                    cursor = before;
                    continue;
                }
                _ => break,
            }
            (first, cursor) = (before, before);
        }
        let top = (first..=last)
            .find(|&word| tree.head(word).is_none_or(|head| head < first || head > last));
        let surface = tree.bytes(first, last).of(tree.text).unwrap_or_default().to_owned();
        FoundWhen {
            words: (first, last),
            when: When { surface, from: days.0, to: days.1 },
            ahead: None,
            governor: top.and_then(|top| tree.head(top)),
        }
    }
}

/// "15:40".
fn is_clock(word: &str) -> bool {
    let figure =
        |part: &str, most: u8| part.len() <= 2 && part.parse::<u8>().is_ok_and(|one| one < most);
    word.split_once([':', '.']).is_some_and(|(hour, minute)| {
        word.contains(':') && figure(hour, 24) && minute.len() == 2 && figure(minute, 60)
    })
}

fn plain_year(word: &str) -> Option<i32> {
    let figures = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| figures && (1000..=2100).contains(year))
}

fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "minute"
            | "hour"
            | "day"
            | "night"
            | "morning"
            | "evening"
            | "week"
            | "weekend"
            | "month"
            | "quarter"
            | "year"
            | "decade"
            | "century"
    )
}

fn is_season(word: &str) -> bool {
    matches!(word, "spring" | "summer" | "autumn" | "fall" | "winter")
}

fn same(day: Option<Date>) -> Days {
    (day, day)
}

fn whole_month(year: i32, month: u8) -> Days {
    let first = Date::new(year, month, 1);
    (first, first.map(Date::month_end))
}

fn whole_year(year: i32) -> Days {
    (Date::new(year, 1, 1), Date::new(year, 12, 31))
}

fn month_shifted(today: Date, shift: i64) -> Days {
    let months = i64::from(today.year()) * 12 + i64::from(today.month()) - 1 + shift;
    whole_month(months.div_euclid(12) as i32, months.rem_euclid(12) as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::dates;
    use crate::extract::testing::flat;
    use crate::extract::tree::Tree;

    /// Surface and resolved days of the only date, read in a report of 19 July 2025, a Saturday.
    fn only(text: &str) -> (String, String) {
        let sample = flat(text);
        let published = "2025-07-19".parse().ok();
        let found = dates(&Tree::new(&sample.text, &sample.parse), published);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let when = &found[0].when;
        let day = |date: Option<crate::base::Date>| date.map_or("?".to_owned(), |d| d.to_string());
        (when.surface.clone(), format!("{}..{}", day(when.from), day(when.to)))
    }

    #[track_caller]
    fn reads(text: &str, surface: &str, days: &str) {
        assert_eq!(only(text), (surface.to_owned(), days.to_owned()), "{text}");
    }

    #[test]
    fn full_dates_in_both_orders() {
        reads("arrested on 19 July 2025 in Y", "on 19 July 2025", "2025-07-19..2025-07-19");
        reads("arrested on July 9 , 2024 in Y", "on July 9 , 2024", "2024-07-09..2024-07-09");
        reads(
            "on the night of 9 March 2021 it sank",
            "on the night of 9 March 2021",
            "2021-03-09..2021-03-09",
        );
        reads("dated 2025-07-01 here", "2025-07-01", "2025-07-01..2025-07-01");
    }

    #[test]
    fn months_years_and_days_are_resolved_backwards_from_publication() {
        reads("arrested last July in Y", "last July", "2024-07-01..2024-07-31");
        reads("in April he", "in April", "2025-04-01..2025-04-30");
        reads("in October he", "in October", "2024-10-01..2024-10-31");
        reads("on 3 June he", "on 3 June", "2025-06-03..2025-06-03");
        reads("in 2023 he", "in 2023", "2023-01-01..2023-12-31");
        reads("on Monday he", "on Monday", "2025-07-14..2025-07-14");
        reads("he left yesterday evening", "yesterday", "2025-07-18..2025-07-18");
        reads("he left last week", "last week", "2025-07-07..2025-07-13");
        reads("he left last year", "last year", "2024-01-01..2024-12-31");
    }

    #[test]
    fn open_and_closed_stretches() {
        reads("since March he", "since March", "2025-03-01..?");
        reads("by Friday he", "by Friday", "?..2025-07-18");
        reads("between 2021 and 2024 he", "between 2021 and 2024", "2021-01-01..2024-12-31");
        reads(
            "between 4 and 12 October 2022 he",
            "between 4 and 12 October 2022",
            "2022-10-04..2022-10-12",
        );
    }

    #[test]
    fn relative_times_without_an_anchor_stay_open() {
        reads("it sank a year later", "a year later", "?..?");
        reads("held for five months there", "for five months", "?..?");
        reads("he left three days ago", "three days ago", "2025-07-16..2025-07-16");
    }

    #[test]
    fn small_words_are_no_months() {
        for text in ["they may arrest him", "the march began", "a dec of cards", "room 2023 is"] {
            let sample = flat(text);
            let found = dates(&Tree::new(&sample.text, &sample.parse), None);
            assert_eq!(found, [], "{text}");
        }
    }
}
