//! The lexicons of factuality: what a governing word makes of the clause under it ("denied that"),
//! and which small words hedge or negate ("allegedly", "may", "not").

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::base::Certainty;

use super::relation_words::rows;

const REPORTS: &str = include_str!("../../assets/lexicon/report_verbs.tsv");
const HEDGES: &str = include_str!("../../assets/lexicon/hedges.tsv");

/// What a word makes of the clause that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nothing.
    None,
    /// It stands, and the subject says so.
    Say,
    /// It stands whatever the governor's own polarity.
    Know,
    /// It stands as surely as the governor itself: "is not true that".
    Hold,
    /// It stands, or nobody can tell: "is not clear that".
    Sure,
    /// The subject alleges it.
    Allege,
    /// The subject alleges it of the object.
    Accuse,
    /// The subject denies it.
    Deny,
    /// The subject doubts or asks it.
    Doubt,
    /// The subject promises or threatens it.
    Vow,
    /// It is wished for, planned, demanded.
    Want,
    /// It did not come about.
    Fail,
    /// Someone was kept from it.
    Prevent,
    /// It was so until then.
    Quit,
}

impl Effect {
    /// True when the governor's subject speaks.
    pub fn names_speaker(self) -> bool {
        matches!(
            self,
            Effect::Say
                | Effect::Allege
                | Effect::Accuse
                | Effect::Deny
                | Effect::Doubt
                | Effect::Vow
        )
    }

    /// Certainty that the clause under it gets.
    pub fn certainty(self) -> Certainty {
        match self {
            Effect::None
            | Effect::Say
            | Effect::Know
            | Effect::Hold
            | Effect::Sure
            | Effect::Quit => Certainty::Asserted,
            Effect::Allege | Effect::Accuse => Certainty::Alleged,
            Effect::Doubt | Effect::Vow | Effect::Want => Certainty::Possible,
            Effect::Deny | Effect::Fail | Effect::Prevent => Certainty::Negated,
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "-" => Effect::None,
            "say" => Effect::Say,
            "know" => Effect::Know,
            "hold" => Effect::Hold,
            "sure" => Effect::Sure,
            "allege" => Effect::Allege,
            "accuse" => Effect::Accuse,
            "deny" => Effect::Deny,
            "doubt" => Effect::Doubt,
            "vow" => Effect::Vow,
            "want" => Effect::Want,
            "fail" => Effect::Fail,
            "prevent" => Effect::Prevent,
            "quit" => Effect::Quit,
            _ => return None,
        })
    }
}

/// A word's effect by the shape of what it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Report {
    /// On a finite clause.
    pub finite: Effect,
    /// On an infinitive or gerund.
    pub infinitive: Effect,
    /// On a gerund or noun after "of", "for" or "from".
    pub prepositional: Effect,
}

/// Which list a governing word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Governor {
    /// A verb.
    Verb,
    /// A noun: "the claim that".
    Noun,
    /// An adjective: "is likely to".
    Adjective,
}

/// What sort of small word hedges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hedge {
    /// "allegedly", "not".
    Adverb,
    /// "no".
    Determiner,
    /// "may".
    Modal,
    /// "if".
    Mark,
    /// "suspected".
    Adjective,
}

/// The effect of a governing word, if it is listed.
pub(crate) fn report(lemma: &str, governor: Governor) -> Option<Report> {
    let list = match governor {
        Governor::Verb => &LISTS.verbs,
        Governor::Noun => &LISTS.nouns,
        Governor::Adjective => &LISTS.adjectives,
    };
    list.get(lemma).copied()
}

/// The certainty that a small word gives, if it is listed as such.
pub(crate) fn hedge(word: &str, kind: Hedge) -> Option<Certainty> {
    let list = match kind {
        Hedge::Adverb => &LISTS.adverbs,
        Hedge::Determiner => &LISTS.determiners,
        Hedge::Modal => &LISTS.modals,
        Hedge::Mark => &LISTS.marks,
        Hedge::Adjective => &LISTS.hedging,
    };
    list.get(word).copied()
}

#[derive(Default)]
struct Lists {
    verbs: HashMap<&'static str, Report>,
    nouns: HashMap<&'static str, Report>,
    adjectives: HashMap<&'static str, Report>,
    adverbs: HashMap<&'static str, Certainty>,
    determiners: HashMap<&'static str, Certainty>,
    modals: HashMap<&'static str, Certainty>,
    marks: HashMap<&'static str, Certainty>,
    hedging: HashMap<&'static str, Certainty>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    for row in rows(REPORTS) {
        if let Some((report, list)) = report_row(&row, &mut lists) {
            list.insert(row[0], report);
        }
    }
    for row in rows(HEDGES) {
        let Ok(certainty) = row[2].parse() else { continue };
        let list = match row[1] {
            "adverb" => &mut lists.adverbs,
            "determiner" => &mut lists.determiners,
            "modal" => &mut lists.modals,
            "mark" => &mut lists.marks,
            _ => &mut lists.hedging,
        };
        list.insert(row[0], certainty);
    }
    lists
});

type Reports = HashMap<&'static str, Report>;

fn report_row<'l>(row: &[&'static str], lists: &'l mut Lists) -> Option<(Report, &'l mut Reports)> {
    let &[_, kind, finite, infinitive, prepositional] = row else { return None };
    let report = Report {
        finite: Effect::from_word(finite)?,
        infinitive: Effect::from_word(infinitive)?,
        prepositional: Effect::from_word(prepositional)?,
    };
    let list = match kind {
        "verb" => &mut lists.verbs,
        "noun" => &mut lists.nouns,
        "adj" => &mut lists.adjectives,
        _ => return None,
    };
    Some((report, list))
}

#[cfg(test)]
mod tests {
    use super::{Effect, Governor, HEDGES, Hedge, Lists, REPORTS, hedge, report, report_row, rows};
    use crate::base::Certainty;

    #[test]
    fn every_row_is_read() {
        for row in rows(REPORTS) {
            assert!(report_row(&row, &mut Lists::default()).is_some(), "{row:?}");
        }
        for row in rows(HEDGES) {
            assert!(row[2].parse::<Certainty>().is_ok(), "{row:?}");
        }
    }

    #[test]
    fn a_denial_negates_and_names_its_speaker() {
        let deny = report("deny", Governor::Verb).expect("listed");
        assert_eq!(deny.finite.certainty(), Certainty::Negated);
        assert!(deny.infinitive.names_speaker());
        let stop = report("stop", Governor::Verb).expect("listed");
        assert_eq!((stop.infinitive, stop.prepositional), (Effect::Quit, Effect::Prevent));
    }

    #[test]
    fn hedges_by_kind() {
        assert_eq!(hedge("may", Hedge::Modal), Some(Certainty::Possible));
        assert_eq!(hedge("may", Hedge::Adverb), None);
        assert_eq!(hedge("suspected", Hedge::Adjective), Some(Certainty::Alleged));
    }
}
