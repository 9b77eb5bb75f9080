//! Counts, amounts and ranges in a parsed sentence ("more than 1,000", "$3 billion to $5 billion",
//! "dozens of"), with what they count. Dates are another module's; which claim a quantity belongs to
//! is for [`super::claims`].

use crate::base::Kind;

use super::extraction::Quantity;
use super::figure::{currency_sign, currency_word, glued_magnitude, magnitude, number};
use super::lexicon::{Sort, noun as noun_sort};
use super::syntax::{Deprel, Upos};
use super::tree::Tree;

/// A quantity and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FoundQuantity {
    /// First and last word.
    pub words: (usize, usize),
    /// What it says.
    pub quantity: Quantity,
    /// The noun that it counts, or the word that it hangs on.
    pub governor: Option<usize>,
    /// True when it counts a noun ("31 servers"), false when it stands by itself ("$3 million").
    pub counts: bool,
}

/// The quantities of a sentence in text order. `taken` are words that belong to dates.
pub(crate) fn quantities(tree: &Tree, taken: &[(usize, usize)]) -> Vec<FoundQuantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        let date = taken.iter().find(|&&(first, last)| first <= at && at <= last);
        if let Some(&(_, last)) = date {
            at = last + 1;
            continue;
        }
        match amount(tree, at) {
            Some(one) => {
                let one = with_range(tree, one);
                at = one.last + 1;
                if plausible(tree, &one) {
                    found.push(describe(tree, &one));
                }
            }
            None => at += 1,
        }
    }
    found
}

/// A number with its currency or magnitude.
#[derive(Clone, Debug, PartialEq)]
struct Amount {
    first: usize,
    last: usize,
    value: Option<f64>,
    upper: Option<f64>,
    unit: Option<String>,
}

/// Reads a number that starts at `at`: "$", "3.8", "million"; "two dozen"; "thousands"; "twice".
fn amount(tree: &Tree, at: usize) -> Option<Amount> {
    let mut next = at;
    let mut unit = currency_sign(tree.lower_at(at)?).map(str::to_owned);
    if unit.is_some() {
        next += 1;
    }
    let (value, after, glued) = number(tree, next)?;
    next = after;
    unit = unit.or(glued);
    let mut end = next - 1;
    if next < tree.len() {
        if let Some(named) = currency_word(tree.lower(next)).filter(|_| unit.is_none()) {
            unit = Some(named.to_owned());
            end = next;
        } else if matches!(tree.lower(next), "%" | "percent" | "pct") {
            unit = Some("percent".to_owned());
            end = next;
        }
    }
    Some(Amount { first: at, last: end, value, upper: None, unit })
}

/// Joins "18 to 37", "between 18 and 37", "18-37".
fn with_range(tree: &Tree, low: Amount) -> Amount {
    let Some(joint) = tree.lower_at(low.last + 1) else { return low };
    let before = low.first.checked_sub(1).map_or("", |at| tree.lower(at));
    let joins = match joint {
        "to" | "-" | "–" | "—" => true,
        "and" => before == "between",
        _ => false,
    };
    let high = joins.then(|| amount(tree, low.last + 2)).flatten();
    match high {
        Some(high) if high.value.is_some() && low.value.is_some() && alike(tree, &low, &high) => {
            let value = share_magnitude(tree, &low, &high);
            Amount {
                first: low.first,
                last: high.last,
                value,
                upper: high.value,
                unit: low.unit.or(high.unit),
            }
        }
        _ => low,
    }
}

/// "$3 million to 40 investors" is no range: the second figure counts something else.
fn alike(tree: &Tree, low: &Amount, high: &Amount) -> bool {
    let next = high.last + 1;
    let counts = next < tree.len() && matches!(tree.upos(next), Upos::Noun | Upos::Adj);
    low.unit.is_none() || low.unit == high.unit || high.unit.is_none() && !counts
}

/// In "18 to 37 billion" the magnitude belongs to both ends.
fn share_magnitude(tree: &Tree, low: &Amount, high: &Amount) -> Option<f64> {
    let factor_of = |at: usize| {
        let glued = || glued_magnitude(tree.lower(at)).filter(|_| at > 0);
        magnitude(tree.lower(at)).or_else(glued)
    };
    let bare = !(low.first..=low.last).any(|at| factor_of(at).is_some());
    let factor: f64 = (high.first..=high.last).filter_map(factor_of).product();
    let value = low.value?;
    Some(if bare && factor > 1.0 && high.value? > value * factor { value * factor } else { value })
}

/// Numbers inside names ("Chung Fa 18"), ages and lone "one" are no quantities.
fn plausible(tree: &Tree, one: &Amount) -> bool {
    let word = tree.lower(one.first);
    let named = |at: Option<usize>| {
        at.filter(|&at| at < tree.len()).is_some_and(|at| tree.upos(at) == Upos::Propn)
    };
    let alone = one.first == one.last;
    let after = tree.lower_at(one.last + 1).unwrap_or_default();
    // "Ilic, 51, is wanted", "a man, 34, was killed": an age.
    let whose = one.first.checked_sub(2);
    let someone = named(whose) || whose.is_some_and(|at| is_person(tree, at));
    let set_off = one.first > 1
        && tree.lower(one.first - 1) == ","
        && someone
        && (matches!(after, "," | "." | ")" | ";")
            || one.last + 1 == tree.len()
            || is_case(tree, one.last + 1));
    if alone && set_off && one.unit.is_none() && one.value.is_some_and(|value| value < 120.0) {
        return false;
    }
    if alone && word == "one" {
        return false;
    }
    if alone && one.unit.is_none() && (is_reference(tree, one) || is_lone_year(tree, one)) {
        return false;
    }
    if one.unit.is_none() && one.value.is_some_and(|value| value < 120.0) && is_age(tree, one) {
        return false;
    }
    if alone && one.unit.is_none() && tree.upos(one.first) == Upos::Propn {
        return false;
    }
    if alone && one.unit.is_none() && named(one.first.checked_sub(1)) && !named(Some(one.last + 1))
    {
        let own = tree.rel(one.first) == Deprel::Nummod
            && tree.head(one.first).is_some_and(|head| head > one.first);
        return own;
    }
    !(after == "-"
        && matches!(tree.lower_at(one.last + 2), Some("year" | "day" | "month" | "hour")))
}

/// A noun for a person: "man", "lawyer".
fn is_person(tree: &Tree, word: usize) -> bool {
    use Sort::{Actor, Officials, People, Thing};
    let sort = noun_sort(tree.lemma(word)).filter(|_| tree.upos(word) == Upos::Noun);
    matches!(sort, Some(People | Officials | Actor | Thing(Kind::Person)))
}

fn is_case(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Adp
}

/// "[17]", "(2004)": a note, or the year of what is cited.
fn is_reference(tree: &Tree, one: &Amount) -> bool {
    let before = one.first.checked_sub(1).map_or("", |at| tree.lower(at));
    let after = tree.lower_at(one.last + 1).unwrap_or_default();
    before == "[" && after == "]"
        || matches!((before, after), ("(", ")")) && is_bare_year(tree, one)
}

/// "the 2012 Lund Prize", "in 1687 and 1689": four digits that stand before no common noun.
fn is_lone_year(tree: &Tree, one: &Amount) -> bool {
    let next = (one.last + 1 < tree.len()).then(|| tree.upos(one.last + 1));
    !matches!(next, Some(Upos::Noun | Upos::Adj | Upos::Verb)) && is_bare_year(tree, one)
}

/// Four digits without a comma that can be a year.
fn is_bare_year(tree: &Tree, one: &Amount) -> bool {
    let word = tree.lower(one.first);
    word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && one.value.is_some_and(|value| (1500.0..2100.0).contains(&value))
}

/// "aged eighteen", "at age 17", "when she was six".
fn is_age(tree: &Tree, one: &Amount) -> bool {
    let before = one.first.checked_sub(1).map_or("", |at| tree.lower(at));
    let someone = |&kid: &usize| matches!(tree.lower(kid), "he" | "she" | "i");
    let told = tree.copula(one.last).is_some()
        && tree.kids_as(one.last, &[Deprel::Nsubj]).any(|kid| someone(&kid));
    matches!(before, "aged" | "age" | "turned") || told
}

fn describe(tree: &Tree, one: &Amount) -> FoundQuantity {
    let (start, bound) = bound(tree, one);
    let top = (one.first..=one.last)
        .find(|&at| tree.head(at).is_none_or(|head| head < one.first || head > one.last))
        .unwrap_or(one.last);
    let counts =
        matches!(tree.rel(top), Deprel::Nummod | Deprel::Det | Deprel::Amod | Deprel::Compound);
    let governor = tree.head(top);
    let counted = governor.filter(|_| counts).or_else(|| counted_of(tree, top));
    let unit = one.unit.clone().or_else(|| counted.map(|noun| tree.lower(noun).to_owned()));
    let measured = counted.filter(|&noun| {
        counts && noun == one.last + 1 && is_measure(tree.lower(noun).trim_end_matches('s'))
    });
    let last = measured.unwrap_or(one.last);
    let last = per(tree, last).unwrap_or(last);
    FoundQuantity {
        words: (start, last),
        quantity: Quantity {
            surface: tree.bytes(start, last).of(tree.text).unwrap_or_default().to_owned(),
            value: one.value,
            upper: one.upper,
            unit,
            bound,
        },
        governor: if counts { governor } else { Some(top) },
        counts,
    }
}

/// The noun of "dozens of them", "31 of its servers".
fn counted_of(tree: &Tree, top: usize) -> Option<usize> {
    tree.kids_as(top, &[Deprel::Nmod]).find(|&kid| tree.preposition(kid) == "of")
}

/// "a week", "per head" after an amount.
fn per(tree: &Tree, last: usize) -> Option<usize> {
    const PERIODS: &[&str] =
        &["second", "minute", "hour", "day", "week", "month", "year", "head", "person"];
    let (article, noun) = (tree.lower_at(last + 1)?, tree.lower_at(last + 2)?);
    (matches!(article, "a" | "an" | "per" | "each") && PERIODS.contains(&noun)).then_some(last + 2)
}

fn is_measure(lemma: &str) -> bool {
    const MEASURES: &[&str] = &[
        "tonne",
        "ton",
        "kilogram",
        "kilo",
        "kg",
        "gram",
        "pound",
        "ounce",
        "litre",
        "liter",
        "gallon",
        "barrel",
        "hectare",
        "acre",
        "kilometre",
        "kilometer",
        "km",
        "mile",
        "metre",
        "meter",
        "foot",
        "percent",
        "percentage",
        "time",
        "share",
    ];
    MEASURES.contains(&lemma)
}

/// The words before the number that bound it, and what they make of it.
fn bound(tree: &Tree, one: &Amount) -> (usize, Option<String>) {
    const BOUNDS: &[(&[&str], &str)] = &[
        (&["more", "than"], "over"),
        (&["at", "least"], "over"),
        (&["no", "fewer", "than"], "over"),
        (&["no", "less", "than"], "over"),
        (&["not", "less", "than"], "over"),
        (&["upwards", "of"], "over"),
        (&["in", "excess", "of"], "over"),
        (&["well", "over"], "over"),
        (&["over"], "over"),
        (&["above"], "over"),
        (&["exceeding"], "over"),
        (&["fewer", "than"], "under"),
        (&["less", "than"], "under"),
        (&["up", "to"], "under"),
        (&["as", "many", "as"], "under"),
        (&["as", "much", "as"], "under"),
        (&["at", "most"], "under"),
        (&["no", "more", "than"], "under"),
        (&["under"], "under"),
        (&["below"], "under"),
        (&["an", "estimated"], "about"),
        (&["close", "to"], "about"),
        (&["estimated"], "about"),
        (&["about"], "about"),
        (&["around"], "about"),
        (&["some"], "about"),
        (&["roughly"], "about"),
        (&["approximately"], "about"),
        (&["nearly"], "about"),
        (&["almost"], "about"),
        (&["circa"], "about"),
        (&["between"], "between"),
    ];
    let before = |words: &[&str]| {
        one.first >= words.len()
            && words.iter().zip(one.first - words.len()..).all(|(word, at)| tree.lower(at) == *word)
    };
    let longest =
        BOUNDS.iter().filter(|(words, _)| before(words)).max_by_key(|(words, _)| words.len());
    if one.upper.is_some() {
        let start = longest.map_or(one.first, |(words, _)| one.first - words.len());
        return (start, Some("between".to_owned()));
    }
    match longest {
        Some((words, bound)) => (one.first - words.len(), Some((*bound).to_owned())),
        None => (one.first, None),
    }
}

#[cfg(test)]
mod tests {
    use super::quantities;
    use crate::extract::Quantity;
    use crate::extract::testing::flat;
    use crate::extract::tree::Tree;

    fn only(text: &str) -> Quantity {
        let sample = flat(text);
        let found = quantities(&Tree::new(&sample.text, &sample.parse), &[]);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.into_iter().next().expect("one").quantity
    }

    #[test]
    fn counts_have_value_bound_and_what_is_counted() {
        let over = only("more than 1,000 people");
        assert_eq!(over.surface, "more than 1,000");
        assert_eq!((over.value, over.bound.as_deref()), (Some(1000.0), Some("over")));
        assert_eq!(over.unit.as_deref(), Some("people"));
        assert_eq!(only("some 38 suspects").bound.as_deref(), Some("about"));
        assert_eq!(only("at least 27 compounds").value, Some(27.0));
        assert_eq!(only("up to 14 journalists").bound.as_deref(), Some("under"));
    }

    #[test]
    fn money_keeps_its_magnitude_and_currency() {
        let range = only("from $ 18 billion to $ 37 billion loss");
        assert_eq!((range.value, range.upper), (Some(18e9), Some(37e9)));
        assert_eq!(range.unit.as_deref(), Some("USD"));
        assert_eq!(only("around $ 40 billion lost").value, Some(4e10));
        assert_eq!(only("€85m taken").value, Some(85e6));
        assert_eq!(only("600,000 euros paid").unit.as_deref(), Some("EUR"));
        let shared = only("18 to 37 billion dollars gone");
        assert_eq!((shared.value, shared.upper), (Some(18e9), Some(37e9)));
    }

    #[test]
    fn number_words_are_read() {
        assert_eq!(only("twenty - five men").value, Some(25.0));
        assert_eq!(only("three hundred and ten men").value, Some(310.0));
        assert_eq!(only("over a thousand people").value, Some(1000.0));
        assert_eq!(only("half a million people").value, Some(5e5));
        assert_eq!(only("a quarter of its people").value, Some(0.25));
        assert_eq!(only("two dozen officers").value, Some(24.0));
        let vague = only("dozens of officers");
        assert_eq!((vague.surface.as_str(), vague.value), ("dozens", None));
        assert_eq!(only("hundreds of thousands of officers").surface, "hundreds of thousands");
    }

    #[test]
    fn ranges_between_two_figures() {
        let range = only("between 12,000 and 20,000 voters");
        assert_eq!(range.surface, "between 12,000 and 20,000");
        assert_eq!((range.value, range.upper), (Some(1.2e4), Some(2e4)));
    }

    #[test]
    fn ages_and_a_lone_one_are_no_quantities() {
        for text in ["a 22 - year - old man", "one of them"] {
            let sample = flat(text);
            assert_eq!(quantities(&Tree::new(&sample.text, &sample.parse), &[]), [], "{text}");
        }
    }

    #[test]
    fn rates_and_measures_are_kept_whole() {
        assert_eq!(only("wages of $ 450 a month").surface, "$ 450 a month");
        assert_eq!(only("31 tonnes").surface, "31 tonnes");
    }
}
