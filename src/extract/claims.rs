//! Drafts of one sentence in, claims out: each with its certainty, speaker, quantity and date.
//! A claim's span is its sentence; both its ends have a mention there.

use std::collections::BTreeMap;

use crate::base::Certainty;

use super::argument::{Arg, Arguments};
use super::attribution::Speech;
use super::calendar::FoundWhen;
use super::extraction::{Claim, Quantity, When};
use super::factuality::stance;
use super::hedging::noun_certainty;
use super::quantity::{FoundQuantity, quantities};
use super::relation_words::deed;
use super::rules::Draft;
use super::syntax::{Deprel, Upos};
use super::tree::VerbForm;

/// What a sentence tells besides who does what to whom.
pub(crate) struct Context<'a> {
    args: &'a Arguments<'a>,
    speech: &'a Speech,
    dates: Vec<FoundWhen>,
    quantities: Vec<FoundQuantity>,
}

impl<'a> Context<'a> {
    /// Takes the sentence's dates and reads its quantities.
    pub fn new(args: &'a Arguments<'a>, speech: &'a Speech, dates: Vec<FoundWhen>) -> Self {
        let taken: Vec<_> = dates.iter().map(|date| date.words).collect();
        let quantities = quantities(args.tree, &taken);
        Self { args, speech, dates, quantities }
    }

    /// Certainty and speaker of what a word states.
    pub fn standing(&self, anchor: usize) -> (Certainty, Option<Arg>) {
        let stance = stance(self.args.tree, anchor);
        let (speaker, certainty) = self.speech.of(self.args, anchor, &stance);
        (certainty, speaker)
    }

    /// The date that a predicate or deed carries.
    pub fn date(&self, anchor: usize) -> Option<&When> {
        let tree = self.args.tree;
        // A day goes before a length of time: "was jailed for ten years on 5 May 2021".
        let own = |at: usize| {
            let mut own = self.dates.iter().filter(|date| self.hangs_on(date, at));
            own.clone().find(|date| date.when.from.is_some()).or_else(|| own.next())
        };
        let found = own(anchor).or_else(|| self.date_before_when(anchor)).or_else(|| {
            let above = tree.head(anchor)?;
            let above = if tree.is_predicate(above) { above } else { tree.clause_above(anchor)? };
            own(above).filter(|_| self.shares_date(anchor))
        });
        let found = found?;
        Some(found.ahead.as_ref().filter(|_| self.looks_ahead(anchor)).unwrap_or(&found.when))
    }

    /// "began on 9 March, when police arrested X": the day before "when" is the clause's.
    fn date_before_when(&self, anchor: usize) -> Option<&FoundWhen> {
        let tree = self.args.tree;
        let when = tree.kids(anchor).find(|&kid| tree.lower(kid) == "when")?;
        let comma = usize::from(when > 0 && tree.lower(when - 1) == ",");
        let last = when.checked_sub(1 + comma)?;
        self.dates.iter().find(|date| date.words.1 == last)
    }

    /// "will be tried on Monday", "agreed to leave in May": what is still to come.
    fn looks_ahead(&self, anchor: usize) -> bool {
        let tree = self.args.tree;
        let aux = |words: &[&str]| {
            tree.kids_as(anchor, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
                .any(|kid| words.contains(&tree.lower(kid)))
        };
        if aux(&["have", "has", "had", "was", "were", "did", "been"]) {
            return false;
        }
        let base = tree.verb_form(anchor) == VerbForm::Base || aux(&["be", "is", "are"]);
        aux(&["will", "shall", "'ll", "wo"])
            || base && stance(tree, anchor).certainty == Certainty::Possible
    }

    /// A date holds for the infinitives, participles and coordinated verbs under its own verb too.
    fn shares_date(&self, anchor: usize) -> bool {
        let tree = self.args.tree;
        let bare = tree.kids_as(anchor, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_none();
        match tree.rel(anchor) {
            Deprel::Xcomp => true,
            Deprel::Conj => bare,
            // "was jailed on Friday for bribing X": the bribes were paid before.
            Deprel::Advcl | Deprel::Acl => {
                let charge = matches!(tree.marker(anchor).as_str(), "of" | "for" | "over" | "with");
                bare && tree.verb_form(anchor) == VerbForm::Ing && !charge
            }
            _ => !tree.is_predicate(anchor),
        }
    }

    /// The count or amount that a predicate carries.
    pub fn quantity_at(&self, anchor: usize) -> Option<&Quantity> {
        let tree = self.args.tree;
        let counts = |found: &&FoundQuantity| {
            found.governor.and_then(|noun| tree.head(noun)) == Some(anchor)
        };
        let found = self.amount_at(anchor).or_else(|| self.quantities.iter().find(counts));
        found.map(|found| &found.quantity)
    }

    /// True when the date hangs on the word, or on a word below it that is no clause.
    fn hangs_on(&self, date: &FoundWhen, word: usize) -> bool {
        let tree = self.args.tree;
        let Some(governor) = date.governor else { return false };
        governor == word
            || (!tree.is_predicate(governor)
                && tree
                    .ancestors(governor)
                    .take(3)
                    .take_while(|&at| at == word || !tree.is_predicate(at))
                    .any(|at| at == word)
                && !self.is_own_event(date, governor, word))
    }

    /// "the raid of last July": the date is the raid's, not the verb's.
    fn is_own_event(&self, date: &FoundWhen, governor: usize, word: usize) -> bool {
        let tree = self.args.tree;
        let of = date.words.0.checked_sub(1).is_some_and(|before| tree.lower(before) == "of");
        let acts = matches!(tree.rel(governor), Deprel::Nsubj | Deprel::NsubjPass);
        governor != word && deed(tree.lemma(governor)).is_some() && (of || acts)
    }

    /// The count or amount of a draft: its object's, its subject's, or the predicate's own.
    fn quantity(&self, draft: &Draft) -> Option<&Quantity> {
        let amount = self.amount_at(draft.anchor).or_else(|| self.measured(draft));
        let counts = self.counted(&draft.object).or_else(|| self.counted(&draft.subject));
        if draft.given {
            let found = counts
                .or_else(|| self.counted_below(&draft.object))
                .or_else(|| self.counted_below(&draft.subject));
            return found.map(|found| &found.quantity);
        }
        let first = if draft.rule == "clause:object" || draft.rule == "clause:passive" {
            counts.or(amount)
        } else {
            amount.or(counts)
        };
        let found = first
            .or_else(|| self.counted_beside(draft))
            .or_else(|| self.counted_below(&draft.object))
            .or_else(|| self.counted_below(&draft.subject));
        found.map(|found| &found.quantity)
    }

    /// "handed 212 men to X": for the claim on X, how many were handed.
    fn counted_beside(&self, draft: &Draft) -> Option<&FoundQuantity> {
        let tree = self.args.tree;
        if !draft.rule.starts_with("clause:") {
            return None;
        }
        let things = [Deprel::Obj, Deprel::NsubjPass];
        let mut objects: Vec<usize> =
            tree.kids_as(draft.anchor, &things).map(|kid| tree.antecedent(kid)).collect();
        objects.extend(
            tree.kids_as(draft.anchor, &[Deprel::Obl]).filter(|&kid| is_time(tree.lemma(kid))),
        );
        self.quantities
            .iter()
            .find(|found| found.governor.is_some_and(|noun| objects.contains(&noun)))
    }

    /// "the phones of 14 journalists": a count inside the argument's own phrase.
    fn counted_below(&self, arg: &Arg) -> Option<&FoundQuantity> {
        const DEEP: usize = 3;
        let tree = self.args.tree;
        self.quantities.iter().find(|found| {
            let Some(noun) = found.governor else { return false };
            let chain = std::iter::once(noun).chain(tree.ancestors(noun)).take(DEEP);
            let inside = chain.take_while(|&at| {
                let joined =
                    tree.rel(at) == Deprel::Conj && tree.is_below(at, arg.word) && at != arg.word;
                !joined && (!tree.is_clause_verb(at) || tree.rel(at) == Deprel::Acl)
            });
            inside.skip(1).any(|at| at == arg.word)
        })
    }

    /// The quantity that counts an argument, or through which it was reached.
    fn counted(&self, arg: &Arg) -> Option<&FoundQuantity> {
        let tree = self.args.tree;
        self.quantities.iter().find(|found| {
            let governs =
                found.governor.is_some_and(|noun| noun == arg.word || arg.via.contains(&noun));
            let inside = (found.words.0..=found.words.1)
                .any(|word| arg.via.contains(&word) || tree.bytes(word, word).overlaps(arg.span));
            governs
                && (found.counts
                    || arg.via.iter().any(|via| (found.words.0..=found.words.1).contains(via)))
                || inside
        })
    }

    /// "the loss ranges from $1 to $2": a noun of money is measured by the sentence's only amount.
    fn measured(&self, draft: &Draft) -> Option<&FoundQuantity> {
        const MEASURED: &[&str] = &[
            "loss",
            "cost",
            "damage",
            "debt",
            "revenue",
            "profit",
            "value",
            "price",
            "turnover",
            "budget",
            "fine",
            "ransom",
            "payment",
            "loan",
            "donation",
            "investment",
            "bribe",
            "worth",
            "taking",
            "earnings",
            "proceeds",
            "stake",
            "fee",
            "penalty",
            "compensation",
        ];
        let tree = self.args.tree;
        // "the losses that X caused": the clause hangs on what is measured.
        let host = tree.head(draft.anchor).filter(|_| tree.rel(draft.anchor) == Deprel::AclRelcl);
        let nouns = draft.subject.via.iter().chain(&draft.object.via).copied();
        let nouns = nouns.chain([draft.anchor]).chain(host);
        let told = nouns.into_iter().any(|word| MEASURED.contains(&tree.lemma(word)));
        let mut money =
            self.quantities.iter().filter(|found| {
                found.quantity.unit.as_deref().is_some_and(|unit| {
                    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
                })
            });
        let only = money.next().filter(|_| told)?;
        money.next().is_none().then_some(only)
    }

    /// The only date of a sentence that measures something ("the loss ranged … in 2023").
    fn measured_when(&self, draft: &Draft) -> Option<&When> {
        let [only] = &self.dates[..] else { return None };
        self.measured(draft).map(|_| &only.when)
    }

    /// An amount that is itself an argument of the predicate ("fined X $9 million"), or a noun's.
    fn amount_at(&self, anchor: usize) -> Option<&FoundQuantity> {
        let tree = self.args.tree;
        self.quantities.iter().find(|found| {
            let Some(top) = found.governor.filter(|_| !found.counts) else { return false };
            let near = tree.head(top) == Some(anchor);
            let beyond = tree.head(top).and_then(|head| tree.head(head)) == Some(anchor);
            let noun = tree.head(top).is_some_and(|head| tree.upos(head) == Upos::Noun);
            near || (beyond && noun && found.quantity.unit.is_some())
        })
    }

    /// The claims of the sentence's drafts, one for each pair and relation, in text order.
    pub fn claims(&self, drafts: &[Draft]) -> Vec<Claim> {
        let mut best: BTreeMap<(usize, usize, &str), Claim> = BTreeMap::new();
        for draft in drafts {
            let key = (draft.subject.entity, draft.object.entity, draft.wording.relation.as_str());
            let claim = self.claim(draft);
            if is_bare(&claim.label) {
                continue;
            }
            match best.get(&key) {
                Some(known) if known.confidence >= claim.confidence => {}
                _ => {
                    best.insert(key, claim);
                }
            }
        }
        let mut claims: Vec<Claim> = best.into_values().collect();
        claims.sort_by_key(|claim| (claim.subject_span, claim.object_span, claim.verb_span));
        claims
    }

    fn claim(&self, draft: &Draft) -> Claim {
        let tree = self.args.tree;
        let (certainty, speaker) = self.standing_of(draft);
        let verb_span = draft.wording.span(tree);
        let timeless = draft.given;
        Claim {
            subject: draft.subject.entity,
            object: draft.object.entity,
            relation: draft.wording.relation.as_str().into(),
            label: draft.wording.label_for(self.args.is_plural(draft.subject.word)).into(),
            family: draft.wording.family,
            directed: !draft.symmetric,
            span: tree.span,
            predicate: verb_span.of(tree.text).unwrap_or_default().into(),
            subject_span: draft.subject.span,
            verb_span,
            object_span: draft.object.span,
            certainty,
            speaker: speaker.as_ref().map(|arg| arg.entity),
            speaker_span: speaker.map(|arg| arg.span),
            quantity: self.quantity(draft).cloned().map(Box::new),
            when: self
                .date(draft.anchor)
                .or_else(|| self.measured_when(draft))
                .filter(|_| !timeless)
                .cloned()
                .map(Box::new),
            rule: draft.rule,
            confidence: draft.confidence,
        }
    }

    fn standing_of(&self, draft: &Draft) -> (Certainty, Option<Arg>) {
        if draft.given {
            return (draft.hedge, None);
        }
        let (certainty, speaker) = self.standing(draft.anchor);
        let hedge = self.argument_hedge(draft);
        (certainty.max(draft.hedge).max(hedge), draft.speaker.clone().or(speaker))
    }

    /// "no official", "potential victims": what the arguments' own determiners and adjectives say.
    fn argument_hedge(&self, draft: &Draft) -> Certainty {
        let tree = self.args.tree;
        let through = draft.subject.via.iter().chain(&draft.object.via);
        let nouns = through.copied().filter(|&word| tree.upos(word) == Upos::Noun);
        let told =
            nouns.map(|word| noun_certainty(tree, word)).max().unwrap_or(Certainty::Asserted);
        let none = |arg: &Arg| {
            let no = noun_certainty(tree, arg.word);
            if no == Certainty::Negated { no } else { Certainty::Asserted }
        };
        told.max(none(&draft.subject)).max(none(&draft.object))
    }
}

/// True for what says nothing on an edge: "has" of a predicate whose words were all an amount's.
fn is_bare(label: &str) -> bool {
    matches!(label, "" | "be" | "is" | "are" | "was" | "were" | "have" | "has" | "had")
}

/// Nouns of time that measure a sentence or stay: "sentenced to 14 years".
fn is_time(lemma: &str) -> bool {
    matches!(lemma, "day" | "week" | "month" | "year" | "decade" | "hour")
}
