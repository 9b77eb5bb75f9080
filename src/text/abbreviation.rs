//! Abbreviations whose full stop belongs to the word, by what may follow them.

/// What an abbreviation's full stop tells of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Never ends one: a title before a name, a word before a number.
    Never,
    /// May end one as well.
    Maybe,
}

/// Titles and words that want a name after them.
const BEFORE_NAMES: &[&str] = &[
    "adm", "amb", "asst", "attn", "atty", "brig", "capt", "cdr", "cmdr", "col", "comdr", "cpl",
    "cpt", "det", "dr", "drs", "fr", "gen", "gov", "hon", "insp", "lieut", "lt", "maj", "messrs",
    "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "ofc", "pfc", "pres", "prof", "pvt",
    "rep", "reps", "rev", "sec", "sen", "sens", "sgt", "spc", "ssgt", "ste", "supt", "vs", "cf",
    "e.g", "i.e", "viz", "esp",
];

/// Short forms that are other words in capitals.
const SMALL_ONLY: &[&str] = &["eg", "ie"];

/// Words that want a number after them, and are other words elsewhere.
const BEFORE_NUMBERS: &[&str] = &[
    "no", "nos", "c", "art", "arts", "fig", "figs", "p", "pp", "vol", "vols", "ch", "sect", "para",
    "ext", "tel", "v", "div", "sc", "b", "d", "m",
];

/// Letters that lead a year or month in brackets: "(b. March 1975; d. 2002)".
const IN_BRACKETS: &[&str] = &["b", "d", "m", "r", "fl"];

/// Months and weekdays, which are other words too: only before a figure or a capital.
const MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// Abbreviations that stand before and at the end of sentences alike.
const ANYWHERE: &[&str] = &[
    "a.m", "al", "approx", "assn", "assoc", "ave", "b.c", "blvd", "bros", "ca", "cent", "co",
    "corp", "d.c", "dept", "dist", "div", "ed", "eds", "est", "esq", "etc", "ft", "govt", "inc",
    "incl", "intl", "jr", "ltd", "m.d", "mfg", "min", "mins", "mtg", "natl", "op", "p.m", "ph.d",
    "plc", "pty", "rd", "sr", "tech", "univ", "llc", "oz", "lb", "lbs", "hr", "hrs", "yr", "yrs",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "st",
];

/// Judges a word that a full stop follows directly (the word is given without it); `opened` says that
/// a bracket stands before it. `None` when the full stop is no part of the word.
pub(super) fn stop_of(word: &str, next: Next, opened: bool) -> Option<Stop> {
    let lower = word.to_lowercase();
    let has = |list: &[&str]| list.contains(&lower.as_str());
    if SMALL_ONLY.contains(&word) || opened && IN_BRACKETS.contains(&word) {
        return Some(Stop::Never);
    }
    if has(BEFORE_NAMES) && next != Next::End {
        return Some(Stop::Never);
    }
    if is_initials(word) {
        return Some(Stop::Maybe);
    }
    if has(BEFORE_NUMBERS) && next == Next::Figure {
        return Some(Stop::Never);
    }
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    if has(MONTHS) && capital && matches!(next, Next::Figure | Next::Lower) {
        return Some(Stop::Never);
    }
    (has(ANYWHERE) || has(BEFORE_NAMES) && capital).then_some(Stop::Maybe)
}

/// What stands after a full stop and white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A figure.
    Figure,
    /// A capital letter.
    Capital,
    /// A small letter.
    Lower,
    /// Anything else.
    Other,
    /// Nothing: the paragraph ends.
    End,
}

impl Next {
    pub(super) fn of(rest: &str) -> Self {
        match rest.trim_start().chars().next() {
            None => Self::End,
            Some(c) if c.is_numeric() => Self::Figure,
            Some(c) if c.is_uppercase() => Self::Capital,
            Some(c) if c.is_lowercase() => Self::Lower,
            Some(_) => Self::Other,
        }
    }
}

/// "J", "U.S", "p.m", "a.k.a": single letters with full stops between.
pub(super) fn is_initials(word: &str) -> bool {
    let single = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    word.split('.').all(single) && (capital || word.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::{Next, Stop, stop_of};

    #[test]
    fn titles_months_and_initials_keep_their_full_stop() {
        let stop_of = |word, next| stop_of(word, next, false);
        assert_eq!(stop_of("Gen", Next::Capital), Some(Stop::Never));
        assert_eq!(stop_of("U.S", Next::Capital), Some(Stop::Maybe));
        assert_eq!(stop_of("Sept", Next::Figure), Some(Stop::Never));
        assert_eq!(stop_of("Inc", Next::End), Some(Stop::Maybe));
        assert_eq!(super::stop_of("b", Next::Capital, true), Some(Stop::Never));
    }

    #[test]
    fn words_that_only_look_like_abbreviations_lose_it() {
        let stop_of = |word, next| stop_of(word, next, false);
        assert_eq!(stop_of("no", Next::Capital), None);
        assert_eq!(stop_of("IE", Next::Capital), None);
        assert_eq!(stop_of("b", Next::Capital), None);
        assert_eq!(stop_of("No", Next::Figure), Some(Stop::Never));
        assert_eq!(stop_of("raid", Next::Capital), None);
        assert_eq!(stop_of("a", Next::Capital), None);
    }
}
