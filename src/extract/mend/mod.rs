//! Mends errors that the parser makes over and over in newspaper sentences, where the words leave
//! one reading only: relative clauses taken for the main clause, participles after a comma taken for
//! its verb, a role and a name side by side taken for two subjects. Heads stay one tree.

mod clause;
mod compound;
mod contrast;
mod coordination;
mod denial;
mod inserted;
mod inverted;
mod object;
mod phrase;
mod report;
mod verb_group;

use super::relation_words::deed;
use super::report_words::{Governor, report};
use super::syntax::{Deprel, Parse, Upos, Word};

/// Mends one parse in place.
pub(crate) fn mend(text: &str, parse: &mut Parse) {
    let fold =
        |word: &Word| word.span.of(text).unwrap_or_default().to_lowercase().replace('’', "'");
    let lower = parse.words.iter().map(fold).collect();
    let mut mender = Mender { lower, words: &mut parse.words };
    for word in 0..mender.words.len() {
        mender.hung_on_mark(word);
        mender.past_as_noun(word);
        mender.verb_lemma(word);
        mender.hyphened_participle(word);
    }
    for word in 0..mender.words.len() {
        mender.adjective_as_verb(word);
        mender.no_longer_a_noun(word);
        mender.denied_around_aside(word);
        mender.noun_with_object(word);
        mender.adjective_with_auxiliary(word);
        mender.according_to_verb(word);
        mender.clause_on_mark(word);
        mender.clause_of_adjective(word);
        mender.noun_on_verb(word);
        mender.adjective_as_noun(word);
        mender.plan_as_root(word);
        mender.name_before_amount(word);
        mender.role_as_adjective(word);
        mender.perfect(word);
        mender.infinitive_as_noun(word);
        mender.unknown_participle(word);
        mender.report_as_noun(word);
        mender.according(word);
        mender.subject_of_aside(word);
        mender.possessive_as_object(word);
        mender.participle_before_object(word);
        mender.particle_as_preposition(word);
        mender.told_a_sum(word);
        mender.inverted_report(word);
        mender.inserted_report(word);
        mender.participle_beside(word);
        mender.list_behind_copula(word);
        mender.main_in_relative(word);
        mender.reason_as_complement(word);
        mender.phrase_on_amount(word);
        mender.name_as_object(word);
        mender.joined_apposition(word);
        mender.among_them(word);
        mender.perfect_as_object(word);
        mender.mark_of_auxiliary(word);
        mender.infinitive_as_modifier(word);
        mender.bare_verb_as_noun(word);
        mender.clause_of_report(word);
        mender.clause_of_predicate(word);
        mender.conjunct_without_and(word);
        mender.conjunct_with_that(word);
    }
    for word in 0..mender.words.len() {
        mender.double_subject(word);
        mender.time_as_subject(word);
        mender.role_beside_place(word);
        mender.participle_as_main(word);
        mender.relative_as_main(word);
        mender.goal_of_verb(word);
        mender.phrase_of_noun(word);
        mender.phrase_of_nearest(word);
        mender.phrase_of_object(word);
        mender.second_report(word);
        mender.conjunct_of_participle(word);
        mender.clause_of_noun(word);
        mender.reason_of_nearest(word);
        mender.predicate_as_object(word);
        mender.conjunct_of_infinitive(word);
        mender.subject_as_conjunct(word);
    }
    for word in 0..mender.words.len() {
        mender.among_those(word);
        mender.sufferer_on_doer(word);
        mender.clause_as_phrase(word);
        mender.speaker_at_end(word);
        mender.report_between(word);
        mender.whose_kin(word);
        mender.clause_as_name(word);
        mender.agent_on_object(word);
        mender.one_of_them(word);
        mender.which_of_deed(word);
        mender.rather_than(word);
        mender.not_but(word);
        mender.gerund_as_main(word);
        mender.time_on_agent(word);
        mender.noun_as_root(word);
    }
    for word in 0..mender.words.len() {
        mender.subject_as_clause(word);
        mender.clause_of_subject(word);
        mender.known_as(word);
        mender.predicate_as_agent(word);
    }
}

struct Mender<'a> {
    lower: Vec<String>,
    words: &'a mut Vec<Word>,
}

impl Mender<'_> {
    fn is_deed(&self, word: usize) -> bool {
        self.words[word].upos == Upos::Noun && deed(&self.words[word].lemma).is_some()
    }

    fn attach(&mut self, word: usize, head: usize, rel: Deprel) {
        if word != head && !self.is_below(head, word) {
            self.words[word].head = Some(head);
            self.words[word].deprel = rel;
        }
    }

    fn is_below(&self, word: usize, top: usize) -> bool {
        let mut at = word;
        for _ in 0..=self.words.len() {
            if at == top {
                return true;
            }
            let Some(head) = self.words[at].head else { return false };
            at = head;
        }
        false
    }

    fn last_below(&self, top: usize) -> usize {
        (top..self.words.len())
            .rev()
            .find(|&word| self.is_below(word, top) && self.words[word].upos != Upos::Punct)
            .unwrap_or(top)
    }

    fn kids(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        self.words
            .iter()
            .enumerate()
            .filter(move |(_, one)| one.head == Some(word))
            .map(|(at, _)| at)
    }

    fn rel(&self, word: usize) -> Deprel {
        self.words[word].deprel
    }

    fn has_subject(&self, word: usize) -> bool {
        self.kids(word).any(|kid| self.is_subject(kid))
    }

    /// True for a verb whose subject stands between the word "that" and the verb.
    fn is_told_after(&self, that: usize, verb: usize) -> bool {
        self.words[verb].upos == Upos::Verb
            && self.kids(verb).any(|kid| self.is_subject(kid) && that < kid && kid < verb)
    }

    /// True for a word whose dictionary form is a verb that names who speaks.
    fn reports(&self, word: usize) -> bool {
        report(&self.words[word].lemma.to_lowercase(), Governor::Verb)
            .is_some_and(|e| e.finite.names_speaker())
    }

    fn is_report_verb(&self, word: usize) -> bool {
        self.words[word].upos == Upos::Verb && self.reports(word)
    }

    fn is_subject(&self, word: usize) -> bool {
        matches!(self.rel(word), Deprel::Nsubj | Deprel::NsubjPass)
    }

    fn is_noun(&self, word: usize) -> bool {
        matches!(self.words[word].upos, Upos::Noun | Upos::Propn)
    }

    fn is_past(&self, word: usize) -> bool {
        let lower = self.lower(word);
        lower != self.words[word].lemma && !lower.ends_with("ing") && !lower.ends_with('s')
    }

    fn follows_comma(&self, word: usize) -> bool {
        word > 0 && self.reads(word - 1, ",")
    }

    fn is_genitive(&self, word: usize) -> bool {
        matches!(self.lower(word), "'s" | "’s" | "'" | "’")
    }

    fn reads(&self, word: usize, what: &str) -> bool {
        self.lower.get(word).is_some_and(|lower| lower == what)
    }

    fn lower(&self, word: usize) -> &str {
        &self.lower[word]
    }
}

#[cfg(test)]
mod tests;
