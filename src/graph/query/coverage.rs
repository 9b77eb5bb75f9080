//! Which sentences of a source gave claims, and why the others did not.

use std::collections::BTreeMap;

use crate::base::{NoClaim, SourceId, Span};
use crate::graph::case::Case;
use crate::graph::model::Source;

/// What the sentences of a source, or of several, gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sentences.
    pub sentences: usize,
    /// Those on which at least one claim rests.
    pub with_claims: usize,
    /// The others by reason; `None` for those of which the case does not tell why.
    pub reasons: BTreeMap<Option<NoClaim>, usize>,
}

impl Coverage {
    /// Adds another's numbers.
    pub fn add(&mut self, other: &Self) {
        self.sentences += other.sentences;
        self.with_claims += other.with_claims;
        for (reason, count) in &other.reasons {
            *self.reasons.entry(*reason).or_default() += count;
        }
    }

    /// The reasons that the case tells, the most frequent first: "12 one actor, 3 heading". Empty
    /// where it tells none.
    pub fn told(&self) -> String {
        let known = self.reasons.iter().filter_map(|(reason, &count)| Some(((*reason)?, count)));
        let mut rows: Vec<(NoClaim, usize)> = known.collect();
        rows.sort_by_key(|&(reason, count)| (std::cmp::Reverse(count), reason));
        let rows = rows.iter().map(|(reason, count)| format!("{count} {reason}"));
        rows.collect::<Vec<_>>().join(", ")
    }
}

/// Every claim's place by source, to be looked through once for all sources.
pub struct ClaimPlaces(BTreeMap<SourceId, Vec<usize>>);

impl ClaimPlaces {
    /// Collects where claims rest, those marked as wrong too.
    pub fn of(case: &Case) -> Self {
        let mut places: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
        for held in case.relations() {
            for at in held.relation.claims.iter().filter_map(|claim| claim.at) {
                places.entry(at.source).or_default().push(at.span.start);
            }
        }
        for starts in places.values_mut() {
            starts.sort_unstable();
        }
        Self(places)
    }

    fn any_in(&self, source: SourceId, span: Span) -> bool {
        let Some(starts) = self.0.get(&source) else { return false };
        let next = starts.partition_point(|&start| start < span.start);
        starts.get(next).is_some_and(|&start| start < span.end)
    }

    /// The sentences of a source that carry no claim, in text order, each with the reason where the
    /// case tells it.
    pub fn bare_sentences(&self, source: &Source) -> Vec<(Span, Option<NoClaim>)> {
        let bare = source.sentences.iter().filter(|&&span| !self.any_in(source.id, span));
        bare.map(|&span| (span, source.no_claim.get(&span.start).copied())).collect()
    }

    /// How much of a source gave claims.
    pub fn coverage(&self, source: &Source) -> Coverage {
        let bare = self.bare_sentences(source);
        let sentences = source.sentences.len();
        let mut reasons = BTreeMap::new();
        for (_, reason) in &bare {
            *reasons.entry(*reason).or_default() += 1;
        }
        Coverage { sentences, with_claims: sentences - bare.len(), reasons }
    }
}

#[cfg(test)]
mod tests {
    use super::{ClaimPlaces, Coverage};
    use crate::base::{NoClaim, SourceId};
    use crate::graph::{Edit, sample};

    #[test]
    fn sentences_without_claims_keep_their_reasons() {
        let mut case = sample::case();
        let mut source = case.source(SourceId(1)).expect("there").clone();
        let starts: Vec<usize> = source.sentences.iter().map(|span| span.start).collect();
        source.no_claim.insert(starts[0], NoClaim::OneActor); // It has claims by now.
        source.no_claim.insert(starts[2], NoClaim::OneActor);
        case.apply(Edit::SetSource(Box::new(source.clone()))).expect("applies");
        case.apply(Edit::RemoveRelation(crate::base::EdgeId(11))).expect("applies");
        let places = ClaimPlaces::of(&case);
        let bare = places.bare_sentences(&source);
        assert_eq!(bare, [(source.sentences[2], Some(NoClaim::OneActor))]);
        let mut all = places.coverage(&source);
        assert_eq!((all.sentences, all.with_claims), (3, 2));
        let other = Coverage {
            sentences: 5,
            with_claims: 0,
            reasons: [(Some(NoClaim::Heading), 3), (None, 2)].into(),
        };
        all.add(&other);
        assert_eq!(all.told(), "3 heading, 1 one actor");
    }
}
