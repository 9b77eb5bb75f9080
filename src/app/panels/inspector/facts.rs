//! What the inspector says about claims and relations, as words: who says so, how many, when, how
//! sure the report's grade is, whether figures agree. Reads the case; draws nothing.

use std::collections::BTreeSet;

use crate::app::widgets::count;
use crate::base::{Date, NodeId, SourceId};
use crate::graph::{Case, Claim, Quantity, Relation, RelationRef, When};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Who says it: the speaker that the text names, or the report itself.
pub fn says(case: &Case, claim: &Claim) -> String {
    let speaker = claim.attributed_to.and_then(|id| case.entity(id));
    match (speaker, claim.at) {
        (Some(speaker), _) => speaker.label.clone(),
        (None, Some(_)) => "The report itself".to_owned(),
        (None, None) => "The analyst".to_owned(),
    }
}

/// How many or how much, in the words of the text; the unit is added where they lack it.
pub fn how_many(claim: &Claim) -> Option<String> {
    let quantity = claim.quantity.as_ref()?;
    let unit = quantity.unit.as_deref().filter(|unit| needs_unit(&quantity.surface, unit));
    Some(match unit {
        Some(unit) => format!("{} {unit}", quantity.surface),
        None => quantity.surface.clone(),
    })
}

/// When, as a date where it could be resolved, with the words of the text.
pub fn when(claim: &Claim) -> Option<String> {
    let when = claim.when.as_ref()?;
    Some(match period(when) {
        Some(period) => format!("{period} · “{}”", when.surface),
        None => when.surface.clone(),
    })
}

/// A resolved date in its shortest form: a year, a month, a day, or two days.
pub fn period(when: &When) -> Option<String> {
    let (from, to) = (when.from?, when.to.or(when.from)?);
    let whole_month = from.day() == 1 && to == from.month_end();
    let first = Date::new(from.year(), 1, 1);
    let whole_year = Some(from) == first && Some(to) == Date::new(from.year(), 12, 31);
    Some(match () {
        () if from == to => day(from),
        () if whole_year => from.year().to_string(),
        () if whole_month => month(from),
        () if from.day() == 1 && to == to.month_end() => format!("{} – {}", month(from), month(to)),
        () => format!("{} – {}", day(from), day(to)),
    })
}

/// "19 Jul 2025".
pub fn day(date: Date) -> String {
    format!("{} {}", date.day(), month(date))
}

/// "Jul 2025".
pub fn month(date: Date) -> String {
    let name = MONTHS.get(usize::from(date.month()) - 1).copied().unwrap_or_default();
    format!("{name} {}", date.year())
}

/// The words of an Admiralty grade such as `B2`, or `None` when it is no such grade.
pub fn grade_words(grade: &str) -> Option<String> {
    let mut letters = grade.chars();
    let source = reliability_words(letters.next()?)?;
    let information = credibility_words(letters.next()?)?;
    letters.next().is_none().then(|| format!("{source}, {information}"))
}

/// How reliable a source of this Admiralty letter is.
pub fn reliability_words(letter: char) -> Option<&'static str> {
    Some(match letter {
        'A' => "completely reliable",
        'B' => "usually reliable",
        'C' => "fairly reliable",
        'D' => "not usually reliable",
        'E' => "unreliable",
        'F' => "reliability unknown",
        _ => return None,
    })
}

/// How credible information of this Admiralty digit is.
pub fn credibility_words(digit: char) -> Option<&'static str> {
    Some(match digit {
        '1' => "confirmed",
        '2' => "probably true",
        '3' => "possibly true",
        '4' => "doubtful",
        '5' => "improbable",
        '6' => "cannot be judged",
        _ => return None,
    })
}

/// The facts of a relation that fit on chips: claims, reports, whether figures agree, dates.
pub fn relation_chips(relation: &Relation) -> Vec<String> {
    let claims = relation.standing_claims().count();
    let reports: BTreeSet<SourceId> =
        relation.standing_claims().filter_map(|claim| Some(claim.at?.source)).collect();
    let mut chips = vec![count(claims, "claim", "claims")];
    if !reports.is_empty() {
        chips.push(count(reports.len(), "report", "reports"));
    }
    match figures_agree(relation) {
        Some(true) => chips.push("Figures agree".to_owned()),
        Some(false) => chips.push("Figures differ".to_owned()),
        None => {}
    }
    chips.extend(span_of_dates(relation));
    chips
}

/// Whether all figures of one unit can hold at once; `None` with fewer than two to compare.
pub fn figures_agree(relation: &Relation) -> Option<bool> {
    let figures: Vec<&Quantity> = relation
        .standing_claims()
        .filter_map(|claim| claim.quantity.as_ref())
        .filter(|quantity| quantity.value.is_some())
        .collect();
    let mut compared = false;
    let mut agree = true;
    for (index, a) in figures.iter().enumerate() {
        for b in figures.iter().skip(index + 1).filter(|b| b.unit == a.unit) {
            compared = true;
            agree &= overlap(range(a), range(b));
        }
    }
    compared.then_some(agree)
}

/// The other end of a relation, and whether `node` is the one who acts.
pub fn other_end(relation: RelationRef<'_>, node: NodeId) -> (NodeId, bool) {
    if relation.from == node { (relation.to, true) } else { (relation.from, false) }
}

fn span_of_dates(relation: &Relation) -> Option<String> {
    let dates: Vec<&When> =
        relation.standing_claims().filter_map(|claim| claim.when.as_ref()).collect();
    let from = dates.iter().filter_map(|when| when.from).min()?;
    let to = dates.iter().filter_map(|when| when.to.or(when.from)).max()?;
    period(&When { surface: String::new(), from: Some(from), to: Some(to) })
}

/// Lowest and highest value that the words allow.
fn range(quantity: &Quantity) -> (f64, f64) {
    let value = quantity.value.unwrap_or_default();
    match quantity.bound.as_deref() {
        Some("over") => (value, f64::INFINITY),
        Some("under") => (f64::NEG_INFINITY, value),
        Some("about") => (value * 0.9, value * 1.1),
        _ => (value, quantity.upper.unwrap_or(value)),
    }
}

fn overlap(a: (f64, f64), b: (f64, f64)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// Currencies are part of the words ("$40 billion"), and so is a unit that they already name.
fn needs_unit(surface: &str, unit: &str) -> bool {
    let currency = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    !currency && !surface.to_lowercase().contains(&unit.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Certainty, ClaimId, ClaimStatus, EdgeId, Family, Origin};

    fn date(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    fn dated(from: &str, to: &str) -> When {
        When { surface: "then".into(), from: date(from), to: date(to) }
    }

    fn claim(quantity: Option<Quantity>) -> Claim {
        Claim {
            id: ClaimId(1),
            at: None,
            predicate: "cost".into(),
            subject: None,
            verb: None,
            object: None,
            certainty: Certainty::Asserted,
            attributed_to: None,
            speaker: None,
            quantity,
            when: None,
            status: ClaimStatus::Open,
            origin: Origin::Text,
            rule: String::new(),
            confidence: 1.0,
            extra: std::collections::BTreeMap::new(),
        }
    }

    fn figure(value: f64, upper: Option<f64>, bound: Option<&str>) -> Claim {
        claim(Some(Quantity {
            surface: "some".into(),
            value: Some(value),
            upper,
            unit: Some("USD".into()),
            bound: bound.map(str::to_owned),
        }))
    }

    fn relation(claims: Vec<Claim>) -> Relation {
        Relation { claims, ..Relation::new(EdgeId(1), "cost", Family::Money, Origin::Text) }
    }

    #[test]
    fn dates_are_said_as_shortly_as_they_are_known() {
        let said = |from, to| period(&dated(from, to)).expect("resolved");
        assert_eq!(said("2025-07-01", "2025-07-31"), "Jul 2025");
        assert_eq!(said("2023-01-01", "2023-12-31"), "2023");
        assert_eq!(said("2025-07-19", "2025-07-19"), "19 Jul 2025");
        assert_eq!(said("2025-07-19", ""), "19 Jul 2025");
        assert_eq!(said("2020-03-01", "2022-05-31"), "Mar 2020 – May 2022");
        assert_eq!(said("2025-07-19", "2025-08-02"), "19 Jul 2025 – 2 Aug 2025");
        assert_eq!(period(&dated("", "")), None);
    }

    #[test]
    fn figures_agree_when_one_number_can_satisfy_all() {
        let range = figure(18e9, Some(37e9), Some("between"));
        assert_eq!(figures_agree(&relation(vec![range.clone()])), None);
        let over = figure(20e9, None, Some("over"));
        assert_eq!(figures_agree(&relation(vec![range.clone(), over])), Some(true));
        let about = figure(43.8e9, None, Some("about"));
        assert_eq!(figures_agree(&relation(vec![range, about])), Some(false));
    }

    #[test]
    fn a_rejected_claim_counts_neither_as_claim_nor_as_figure() {
        let mut wrong = figure(1.0, None, None);
        wrong.status = ClaimStatus::Rejected;
        let relation = relation(vec![figure(18e9, None, None), wrong]);
        assert_eq!(figures_agree(&relation), None);
        assert_eq!(relation_chips(&relation), ["1 claim"]);
    }

    #[test]
    fn units_are_not_said_twice() {
        let said = |surface: &str, unit: &str| {
            how_many(&claim(Some(Quantity {
                surface: surface.into(),
                value: None,
                upper: None,
                unit: Some(unit.into()),
                bound: None,
            })))
        };
        assert_eq!(said("more than 1,000", "people").as_deref(), Some("more than 1,000 people"));
        assert_eq!(said("20 countries", "countries").as_deref(), Some("20 countries"));
        assert_eq!(said("$40 billion", "USD").as_deref(), Some("$40 billion"));
    }

    #[test]
    fn grades_are_spelled_out() {
        assert_eq!(grade_words("B2").as_deref(), Some("usually reliable, probably true"));
        assert_eq!(grade_words("Z9"), None);
        assert_eq!(grade_words("B22"), None);
    }
}
