//! Whether two entities are the same: for sure, which joins them, or perhaps, which only suggests it.
//! Looks at what both are called and at nothing else, and gives the same answer in either order.

use super::names::{LONG_ENOUGH, Names, initials, letters, sorted, split_ending};
use crate::base::Kind;

/// How sure it is that two are the same, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// By a short name that a report spells out, or but for a legal form.
    Derived,
    /// By a full name, or by one thing that the word lists know under both names.
    Named,
}

/// A reason to think that two are the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    pub rule: &'static str,
    pub confidence: f32,
}

/// The rule by which both are the same, if one applies.
///
/// A surname is not enough, whatever else the reports say of it; nor is the first word of a body's
/// name. Kinds that exclude each other never join.
pub fn same(one: &Names, other: &Names) -> Option<(Sureness, &'static str)> {
    match (one.named, other.named) {
        (true, true) if compatible(one.kind, other.kind) => same_actor(one, other),
        (false, false) if one.kind == other.kind && one.label == other.label => same_kind(one),
        _ => None,
    }
}

fn same_kind(one: &Names) -> Option<(Sureness, &'static str)> {
    let rule = match one.kind {
        Kind::Agency | Kind::Organization if one.of_a_country => {
            "same body of a country in another report"
        }
        Kind::Activity if one.label.contains(' ') => "same practice in another report",
        _ => return None,
    };
    Some((Sureness::Named, rule))
}

fn same_actor(one: &Names, other: &Names) -> Option<(Sureness, &'static str)> {
    let no_person = !is_person(one) && !is_person(other);
    let shared = |name: &str| other.all.contains(name);
    let both_go_by_it = no_person && one.label == other.label;
    if one.of_any_country && other.of_any_country {
        None
    } else if both_go_by_it || one.full().any(shared) {
        Some((Sureness::Named, "same name in another report"))
    } else if !one.known.is_disjoint(&other.known) {
        Some((Sureness::Named, "known under both names"))
    } else if share_letters(one, other) {
        Some((Sureness::Named, "same name but for spaces in another report"))
    } else if no_person && spells_out(one, other) {
        Some((Sureness::Derived, "acronym that a report spells out"))
    } else if no_person && same_firm(one, other) {
        Some((Sureness::Derived, "same name but for the company ending"))
    } else {
        None
    }
}

/// "Al-Shabaab" and "Alshabaab", "Kim Jong-un" and "Kim Jongun".
fn share_letters(one: &Names, other: &Names) -> bool {
    let long = |name: &&String| name.chars().count() >= LONG_ENOUGH;
    let mut names = one.all.iter().filter(long);
    names.any(|name| {
        let letters = letters(name);
        other.all.iter().any(|known| {
            (name.contains(' ') || known.contains(' ')) && self::letters(known) == letters
        })
    })
}

/// One goes by an acronym that the other has beside its full name, and that the word lists do not
/// know as another's.
fn spells_out(one: &Names, other: &Names) -> bool {
    let has = |short: &Names, long: &Names| {
        short.acronyms.contains(&short.label)
            && long.acronyms.contains(&short.label)
            && short.full().next().is_none()
            && short.known.is_empty()
            && long.full().any(|name| {
                short.label.chars().count() > 2 || initials(name).contains(&short.label)
            })
    };
    has(one, other) || has(other, one)
}

/// The same but for a legal form that only one of them has.
fn same_firm(one: &Names, other: &Names) -> bool {
    let (bare, ending) = split_ending(&one.label);
    let (other_bare, other_ending) = split_ending(&other.label);
    bare == other_bare && (ending.is_empty() || other_ending.is_empty())
}

/// The best reason to think that both are the same, if there is one. Inside one report the names that
/// its own reading kept apart are taken for two; what it could not tell is left.
pub fn guess(one: &Names, other: &Names, in_one_report: bool) -> Option<Guess> {
    let both_named = one.named && other.named;
    let found = if !compatible(one.kind, other.kind) {
        other_kind(one, other).filter(|_| !in_one_report)
    } else if one.body.is_some() && one.body == other.body && one.label != other.label {
        Some(Guess { rule: "same country and same kind of body", confidence: 0.5 })
    } else if both_named && one.of_any_country && other.of_any_country && one.label == other.label {
        Some(Guess { rule: "same name, which other countries' bodies have too", confidence: 0.6 })
    } else if !both_named {
        None
    } else if is_person(one) || is_person(other) {
        best(person(one, other, in_one_report).chain([misspelt(one, other)]))
    } else {
        let names = [
            acronym(one, other),
            short_form(one, other).filter(|_| !in_one_report),
            other_ending(one, other),
            misspelt(one, other),
        ];
        best(names.into_iter())
    };
    found.filter(|_| one.label != other.label || !in_one_report)
}

fn best(guesses: impl Iterator<Item = Option<Guess>>) -> Option<Guess> {
    guesses.flatten().max_by(|one, other| one.confidence.total_cmp(&other.confidence))
}

fn other_kind(one: &Names, other: &Names) -> Option<Guess> {
    let named = one.named && other.named && one.label == other.label;
    named.then_some(Guess { rule: "same name, other kind", confidence: 0.3 })
}

fn person(one: &Names, other: &Names, in_one_report: bool) -> impl Iterator<Item = Option<Guess>> {
    let apart = has_womans_title(one) && has_mans_title(other)
        || has_mans_title(one) && has_womans_title(other);
    let titled = !one.titles.is_disjoint(&other.titles);
    let names =
        one.all.iter().flat_map(move |name| other.all.iter().map(move |known| (name, known)));
    names.filter(move |_| !apart).map(move |(name, known)| {
        let guess = by_names(name, known, in_one_report)?;
        // What several people are called in passing tells nothing: one must go by that alone.
        let goes_by = |names: &Names, name: &str| name.contains(' ') || names.label == name;
        let tells = goes_by(one, name) && goes_by(other, known);
        // "Minister Manet" in both: a title shared is as good as half a name.
        let firm = titled.then(|| titled_rule(guess.rule)).flatten();
        let guess = firm.map_or(guess, |rule| Guess { rule, confidence: 0.7 });
        tells.then_some(guess)
    })
}

const SURNAME: &str = "surname only";
const SINGLE: &str = "same single name";

/// What a rule is called where both have the same title.
fn titled_rule(rule: &str) -> Option<&'static str> {
    match rule {
        SURNAME => Some("surname only, with the title that the other report gives"),
        SINGLE => Some("same single name and title"),
        _ => None,
    }
}

/// What two names of persons say.
fn by_names(name: &str, known: &str, in_one_report: bool) -> Option<Guess> {
    let (ours, theirs): (Vec<&str>, Vec<&str>) =
        (name.split(' ').collect(), known.split(' ').collect());
    let told = |rule, confidence| Some(Guess { rule, confidence });
    match (&ours[..], &theirs[..]) {
        ([only], [other]) if only == other && !in_one_report => told(SINGLE, 0.5),
        ([only], [.., last]) | ([.., last], [only]) if only == last && name != known => {
            told(SURNAME, 0.45)
        }
        ([only], [first, ..]) | ([first, ..], [only]) if only == first && name != known => {
            told("one name of the full name", 0.35)
        }
        ([_, _, ..], [_, _, ..]) if name != known => by_full_names(&ours, &theirs),
        _ => None,
    }
}

/// What two full names of persons say.
fn by_full_names(ours: &[&str], theirs: &[&str]) -> Option<Guess> {
    let told = |rule, confidence| Some(Guess { rule, confidence });
    let ([first, middle @ .., last], [other_first, other_middle @ .., other_last]) = (ours, theirs)
    else {
        return None;
    };
    let initial = is_initial_of(first, other_first) || is_initial_of(other_first, first);
    if last == other_last && first == other_first {
        let odds = if middles_agree(middle, other_middle) { 0.65 } else { 0.3 };
        told("same first and last name, other middle name", odds)
    } else if last == other_last && initial {
        told("same surname and initial", 0.5)
    } else if sorted(ours.iter().copied()) == sorted(theirs.iter().copied()) {
        told("same names in another order", 0.55)
    } else {
        None
    }
}

/// True when one has no middle name, or when one's are initials of the other's.
fn middles_agree(one: &[&str], other: &[&str]) -> bool {
    let mut pairs = one.iter().zip(other);
    pairs.all(|(one, other)| one == other || is_initial_of(one, other) || is_initial_of(other, one))
}

fn is_initial_of(short: &str, name: &str) -> bool {
    short.chars().count() == 1 && name.starts_with(short)
}

fn has_womans_title(names: &Names) -> bool {
    ["mrs", "ms", "miss", "madam", "madame"].iter().any(|title| names.titles.contains(*title))
}

fn has_mans_title(names: &Names) -> bool {
    ["mr", "sir"].iter().any(|title| names.titles.contains(*title))
}

fn is_person(names: &Names) -> bool {
    names.kind == Kind::Person
}

fn acronym(one: &Names, other: &Names) -> Option<Guess> {
    let spelt = |short: &Names, long: &Names| {
        long.full().any(|name| initials(name).iter().any(|first| short.acronyms.contains(first)))
    };
    let shared = !one.acronyms.is_disjoint(&other.acronyms);
    let both_in_full = one.full().next().is_some() && other.full().next().is_some();
    if shared && both_in_full {
        Some(Guess { rule: "same acronym, other full name", confidence: 0.4 })
    } else if spelt(one, other) || spelt(other, one) {
        Some(Guess { rule: "acronym without a definition", confidence: 0.5 })
    } else {
        shared.then_some(Guess { rule: "same acronym", confidence: 0.4 })
    }
}

/// "Prince" and "Prince Group". A place is not what is named after it: "Sihanoukville Airport".
fn short_form(one: &Names, other: &Names) -> Option<Guess> {
    let place = |names: &Names| {
        matches!(names.kind, Kind::Country | Kind::Place) || !names.known.is_empty()
    };
    if place(one) || place(other) {
        return None;
    }
    let begins = |short: &str, long: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
    };
    let of = |short: &Names, long: &Names| {
        let said = !short.label.contains(' ') && long.all.contains(&short.label);
        let begins = long.all.iter().any(|name| begins(&short.label, name));
        begins.then_some(if said { 0.6 } else { 0.4 })
    };
    let odds = [of(one, other), of(other, one)].into_iter().flatten().max_by(f32::total_cmp)?;
    Some(Guess { rule: "short form of the name", confidence: odds })
}

fn other_ending(one: &Names, other: &Names) -> Option<Guess> {
    let ((bare, ending), (other_bare, other_ending)) =
        (split_ending(&one.label), split_ending(&other.label));
    let differ = bare == other_bare && ending != other_ending;
    differ.then_some(Guess { rule: "same name, other company ending", confidence: 0.4 })
}

fn misspelt(one: &Names, other: &Names) -> Option<Guess> {
    let (ours, theirs) = (letters(&one.label), letters(&other.label));
    let acronyms = one.acronyms.contains(&one.label) || other.acronyms.contains(&other.label);
    let known = !one.known.is_empty() && !other.known.is_empty();
    let apart = acronyms || known || ours == theirs;
    let told = Guess { rule: "names differ by one letter", confidence: 0.5 };
    (!apart && differ_by_one_letter(&ours, &theirs)).then_some(told)
}

/// One letter more, less or other, or two neighbours changed over; figures tell things apart.
fn differ_by_one_letter(one: &str, other: &str) -> bool {
    let (mut short, mut long): (Vec<char>, Vec<char>) =
        (one.chars().collect(), other.chars().collect());
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    if short.len() < LONG_ENOUGH || long.len() - short.len() > 1 {
        return false;
    }
    let before = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let rest = (&short[before..], &long[before..]);
    let behind = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(|(a, b)| a == b).count();
    let (ours, theirs) = (&rest.0[..rest.0.len() - behind], &rest.1[..rest.1.len() - behind]);
    let figures = ours.iter().chain(theirs).any(char::is_ascii_digit);
    let turned = matches!((ours, theirs), ([a, b], [c, d]) if a == d && b == c);
    !figures && (theirs.len() <= 1 || turned)
}

/// Kinds that different reports may give the same actor.
fn compatible(one: Kind, other: Kind) -> bool {
    const SIMILAR: [[Kind; 2]; 5] = [
        [Kind::Agency, Kind::Organization],
        [Kind::Organization, Kind::Group],
        [Kind::Organization, Kind::Facility],
        [Kind::Country, Kind::Place],
        [Kind::Facility, Kind::Place],
    ];
    one == other
        || [one, other].contains(&Kind::Other)
        || SIMILAR.iter().any(|&[a, b]| [one, other] == [a, b] || [one, other] == [b, a])
}

#[cfg(test)]
mod tests;
