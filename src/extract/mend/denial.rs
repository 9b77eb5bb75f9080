//! What is denied, where an aside or a misread verb stands between the denial and the deed.

use super::super::inflect::base_of_third;
use super::super::syntax::{Deprel, Upos};
use super::Mender;

/// Words that "not" follows before a verb.
const HELPERS: &str = "did do does has have had will would can could may might must should";

impl Mender<'_> {
    /// "The bank did not, prosecutors said, finance Lin": the denial and the subject are the verb's
    /// behind the aside.
    pub(super) fn denied_around_aside(&mut self, not: usize) {
        const ASIDE: usize = 9;
        let denies = matches!(self.lower(not), "not" | "n't" | "never") && self.reads(not + 1, ",");
        let Some(helper) = not.checked_sub(1).filter(|_| denies) else { return };
        let helps = HELPERS.split_whitespace().any(|word| word == self.lower(helper));
        let end = (not + 2..self.words.len().min(not + ASIDE)).find(|&at| self.reads(at, ","));
        let Some(comma) = end.filter(|_| helps && helper > 0) else { return };
        let said = (not + 2..comma).find(|&at| self.is_report_verb(at));
        let speaker =
            (not + 2..comma).find(|&at| self.is_noun(at) || self.words[at].upos == Upos::Pron);
        let verb = (comma + 1..self.words.len().min(comma + 3))
            .find(|&at| self.words[at].upos == Upos::Verb);
        let (Some(said), Some(speaker), Some(verb)) = (said, speaker, verb) else { return };
        let subject = self.top_of_phrase(helper - 1);
        if !self.is_noun(subject) && self.words[subject].upos != Upos::Pron {
            return;
        }
        if self.rel(verb) == Deprel::Amod {
            let object = self.words[verb].head;
            self.lift(verb, [helper, said]);
            if let Some(object) = object.filter(|&object| object > verb) {
                self.attach(object, verb, Deprel::Obj);
            }
        } else {
            self.lift(verb, [helper, said]);
        }
        self.attach(subject, verb, Deprel::Nsubj);
        self.attach(helper, verb, Deprel::Aux);
        self.attach(not, verb, Deprel::Advmod);
        self.attach(said, verb, Deprel::Parataxis);
        self.attach(speaker, said, Deprel::Nsubj);
    }

    /// Puts a verb above those of the others that stand above it.
    fn lift(&mut self, verb: usize, others: [usize; 2]) {
        for other in others {
            if self.is_below(verb, other) {
                self.crown(verb, other);
            }
        }
    }

    /// "The bank no longer finances/NOUN Lin": behind "no longer" stands a verb.
    pub(super) fn no_longer_a_noun(&mut self, word: usize) {
        let led = word > 1 && self.reads(word - 1, "longer") && self.reads(word - 2, "no");
        if !led || self.words[word].upos != Upos::Noun || !self.lower(word).ends_with('s') {
            return;
        }
        self.words[word].upos = Upos::Verb;
        self.words[word].lemma = base_of_third(self.lower(word));
        self.attach(word - 1, word, Deprel::Advmod);
        self.give_noun_arguments(word);
    }
}
