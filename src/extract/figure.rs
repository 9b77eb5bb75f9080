//! Numbers as they are written in a text: figures with their magnitude and currency ("$3.8 million", "€2bn"),
//! number words ("three hundred and ten"), fractions and plurals that count without a number. What they
//! count is for [`super::quantity`].

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tree::Tree;

/// The value, the first word after it, and a currency glued to the digits ("€85").
pub(super) fn number(tree: &Tree, at: usize) -> Option<(Option<f64>, usize, Option<String>)> {
    if at >= tree.len() {
        return None;
    }
    let word = tree.lower(at);
    if matches!(word, "twice" | "thrice") {
        let times = if word == "twice" { 2.0 } else { 3.0 };
        return Some((Some(times), at + 1, None));
    }
    if let Some((value, glued)) = digits(word) {
        let (value, after) = magnify(tree, value, at + 1);
        return Some((Some(value), after, glued));
    }
    if let Some(share) = fraction(tree, at) {
        return Some((Some(share), at + 2, None));
    }
    if vague(word) {
        // "hundreds of thousands".
        let more = |after: usize| {
            tree.lower_at(after) == Some("of") && tree.lower_at(after + 1).is_some_and(vague)
        };
        let after = if more(at + 1) { at + 3 } else { at + 1 };
        return Some((None, after, None));
    }
    spelled(tree, at).map(|(value, after)| (Some(value), after, None))
}

/// "1,000", "3.8", "$18", "€85m", "40bn".
fn digits(word: &str) -> Option<(f64, Option<String>)> {
    let start = word.find(|c: char| c.is_ascii_digit())?;
    let (sign, rest) = word.split_at(start);
    let glued = if sign.is_empty() { None } else { Some(currency_sign(sign)?.to_owned()) };
    let end =
        rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
    let (figure, suffix) = rest.split_at(end);
    let factor = if suffix.is_empty() { 1.0 } else { glued_magnitude(suffix)? };
    Some((figure_value(figure.trim_end_matches(['.', ',']))? * factor, glued))
}

/// "1,000" and "3.8"; a comma that parts no thousands is a decimal one ("2,5").
fn figure_value(figure: &str) -> Option<f64> {
    let decimal =
        figure.split_once(',').is_some_and(|(_, tail)| tail.len() < 3 && !tail.is_empty());
    figure.replace(',', if decimal { "." } else { "" }).parse().ok()
}

/// What stands behind the figures without a space: "5m", "2bn".
pub(super) fn glued_magnitude(suffix: &str) -> Option<f64> {
    Some(match suffix {
        "k" => 1e3,
        "m" | "mn" | "mln" => 1e6,
        "bn" | "b" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// Multiplies by "thousand", "million", "dozen" and the like that follow, and by "m", "k" where nothing stands
/// between ("$5m").
fn magnify(tree: &Tree, mut value: f64, mut at: usize) -> (f64, usize) {
    while at < tree.len() {
        let glued = || {
            let close = tree.place(at - 1).end == tree.place(at).start;
            glued_magnitude(tree.lower(at)).filter(|_| close)
        };
        let Some(factor) = magnitude(tree.lower(at)).or_else(glued) else { break };
        value *= factor;
        at += 1;
    }
    (value, at)
}

/// Number words: "twenty-five", "three hundred and ten", "a thousand", "half a million".
fn spelled(tree: &Tree, at: usize) -> Option<(f64, usize)> {
    let first = tree.lower(at);
    if matches!(first, "a" | "an") {
        let factor = magnitude(tree.lower_at(at + 1)?)?;
        let (value, after) = magnify(tree, factor, at + 2);
        return Some((value, after));
    }
    if first == "half" && matches!(tree.lower_at(at + 1), Some("a")) {
        let factor = magnitude(tree.lower_at(at + 2)?)?;
        return Some((factor / 2.0, at + 3));
    }
    let mut total = 0.0;
    let mut part = small(first)?;
    let mut next = at + 1;
    while let Some(word) = tree.lower_at(next) {
        if let Some(factor) = magnitude(word) {
            part *= factor;
            if factor >= 1000.0 {
                total += part;
                part = 0.0;
            }
        } else if let Some(more) = small(word).filter(|_| total > 0.0 || part >= 20.0) {
            part += more;
        } else if !(matches!(word, "and" | "-")
            && part >= 20.0
            && tree.lower_at(next + 1).and_then(small).is_some())
        {
            break;
        }
        next += 1;
    }
    Some((total + part, next))
}

fn small(word: &str) -> Option<f64> {
    const ONES: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] =
        &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if let Some((tens, ones)) = word.split_once('-') {
        return Some(small(tens).filter(|&v| v >= 20.0)? + small(ones)?);
    }
    let of = |list: &[&str]| list.iter().position(|&one| one == word).map(|at| at as f64);
    of(ONES).or_else(|| of(TENS).map(|at| (at + 2.0) * 10.0))
}

pub(super) fn magnitude(word: &str) -> Option<f64> {
    match word {
        "dozen" => Some(12.0),
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" | "mn" => Some(1e6),
        "billion" | "bn" => Some(1e9),
        "trillion" => Some(1e12),
        _ => None,
    }
}

/// "a third of", "two fifths of".
fn fraction(tree: &Tree, at: usize) -> Option<f64> {
    const PARTS: &[(&str, f64)] =
        &[("third", 3.0), ("quarter", 4.0), ("fifth", 5.0), ("sixth", 6.0), ("tenth", 10.0)];
    let count = match tree.lower(at) {
        "a" => 1.0,
        word => small(word)?,
    };
    let part = tree.lower_at(at + 1)?.trim_end_matches('s');
    let (_, parts) = PARTS.iter().find(|(name, _)| *name == part)?;
    (tree.lower_at(at + 2) == Some("of")).then_some(count / parts)
}

/// Plurals that count without a number.
pub(super) fn vague(word: &str) -> bool {
    matches!(
        word,
        "dozens"
            | "scores"
            | "hundreds"
            | "thousands"
            | "tens"
            | "millions"
            | "billions"
            | "trillions"
    )
}

pub(super) fn currency_sign(sign: &str) -> Option<&'static str> {
    match sign {
        "$" | "us$" | "usd" => Some("USD"),
        "€" | "eur" => Some("EUR"),
        "£" | "gbp" => Some("GBP"),
        "¥" | "jpy" => Some("JPY"),
        "cn¥" | "rmb" | "cny" => Some("CNY"),
        "₹" | "inr" => Some("INR"),
        "₩" | "krw" => Some("KRW"),
        "฿" | "thb" => Some("THB"),
        "₫" | "vnd" => Some("VND"),
        "₱" | "php" => Some("PHP"),
        "nt$" | "twd" => Some("TWD"),
        "hk$" | "hkd" => Some("HKD"),
        "s$" | "sgd" => Some("SGD"),
        "a$" | "au$" | "aud" => Some("AUD"),
        "c$" | "ca$" | "cad" => Some("CAD"),
        "nz$" | "nzd" => Some("NZD"),
        "r$" | "brl" => Some("BRL"),
        "chf" => Some("CHF"),
        _ => None,
    }
}

pub(crate) fn currency_word(word: &str) -> Option<&'static str> {
    static WORDS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let rows = include_str!("../../assets/lexicon/currencies.tsv").lines();
        let rows = rows.filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
        rows.flat_map(|(unit, words)| words.split('|').map(move |word| (word, unit))).collect()
    });
    WORDS.get(word).copied()
}
