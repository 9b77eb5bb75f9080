//! Mends errors that the parser makes over and over in newspaper sentences, where the words leave
//! one reading only: relative clauses taken for the main clause, participles after a comma taken for
//! its verb, a role and a name side by side taken for two subjects. Heads stay one tree.

use super::relation_words::{deed, role};
use super::report_words::{Effect, Governor, report};
use super::syntax::{Deprel, Parse, Upos, Word};

/// Mends one parse in place.
pub(crate) fn mend(text: &str, parse: &mut Parse) {
    let mut mender = Mender { text, words: &mut parse.words };
    for word in 0..mender.words.len() {
        mender.adjective_as_noun(word);
    }
    for word in 0..mender.words.len() {
        mender.double_subject(word);
        mender.role_and_name(word);
        mender.participle_as_main(word);
        mender.relative_as_main(word);
        mender.phrase_of_noun(word);
        mender.second_report(word);
        mender.conjunct_of_participle(word);
        mender.clause_of_noun(word);
        mender.predicate_as_object(word);
    }
}

struct Mender<'a> {
    text: &'a str,
    words: &'a mut Vec<Word>,
}

impl Mender<'_> {
    /// "the compound/ADJ" in a noun's place is a noun.
    fn adjective_as_noun(&mut self, word: usize) {
        let place = matches!(
            self.rel(word),
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Obl | Deprel::Nmod
        );
        let determined = self.kids(word).any(|kid| self.rel(kid) == Deprel::Det);
        if self.words[word].upos == Upos::Adj && place && determined {
            self.words[word].upos = Upos::Noun;
        }
    }

    /// "defence/nsubj ministry/nsubj rejects": the first of two adjacent subjects modifies.
    fn double_subject(&mut self, word: usize) {
        let next = word + 1;
        if next >= self.words.len() || !self.is_subject(word) || !self.is_subject(next) {
            return;
        }
        let nouns = self.is_noun(word) && self.is_noun(next);
        if nouns && self.words[word].head == self.words[next].head {
            let kids: Vec<usize> = self.kids(word).collect();
            self.attach(word, next, Deprel::Compound);
            for kid in kids {
                let rel = self.rel(kid);
                self.attach(kid, next, rel);
            }
        }
    }

    /// "X's lawyer, Ann Lee, said": the name stands beside the role, which is the subject.
    fn role_and_name(&mut self, word: usize) {
        let is_role =
            self.words[word].upos == Upos::Noun && role(&self.words[word].lemma).is_some();
        let name = word + 2;
        if !is_role || !self.reads(word + 1, ",") || name >= self.words.len() {
            return;
        }
        if self.words[name].upos != Upos::Propn || !self.is_subject(name) {
            return;
        }
        let loose = matches!(
            self.rel(word),
            Deprel::OblUnmarked
                | Deprel::Obl
                | Deprel::Advcl
                | Deprel::Dislocated
                | Deprel::Nsubj
                | Deprel::Vocative
                | Deprel::Parataxis
                | Deprel::NmodUnmarked
        );
        let led =
            self.kids(word).any(|kid| self.rel(kid) == Deprel::Case && !self.is_genitive(kid));
        let verb = self.words[name].head;
        if loose && !led && self.words[word].head == verb && verb.is_some_and(|verb| verb > name) {
            let rel = self.rel(name);
            self.words[word].deprel = rel;
            self.attach(name, word, Deprel::Appos);
        }
    }

    /// "Lin, arrested in May, denied it": between subject and verb a comma means a participle.
    fn participle_as_main(&mut self, verb: usize) {
        if self.words[verb].upos != Upos::Verb || !self.is_past(verb) || !self.follows_comma(verb) {
            return;
        }
        let helped = self.kids(verb).any(|kid| matches!(self.rel(kid), Deprel::Aux | Deprel::Cop));
        let Some(subject) = self.kids(verb).find(|&kid| self.is_subject(kid)) else { return };
        if helped || self.last_below(subject) + 2 != verb {
            return;
        }
        let Some(main) = self.main_verb_after(verb) else { return };
        self.promote(main, verb, subject, Deprel::Acl);
    }

    /// "Lin, who owns it, denied it", read with "owns" as the main verb or "Lin" as the root.
    fn relative_as_main(&mut self, pronoun: usize) {
        let relative = matches!(self.lower(pronoun).as_str(), "who" | "which" | "whom" | "whose");
        if !relative || !self.follows_comma(pronoun) || pronoun < 2 {
            return;
        }
        let Some(verb) = self.clause_of(pronoun) else { return };
        let noun = self.top_of_phrase(pronoun - 2);
        if !self.is_noun(noun) || verb < pronoun {
            return;
        }
        let main = self.main_verb_after(verb);
        let noun_is_root = self.words[noun].head.is_none()
            && self.kids(noun).all(|kid| self.rel(kid) != Deprel::Cop);
        if self.is_below(noun, verb) {
            let subject =
                self.kids(verb).find(|&kid| self.is_subject(kid) && self.is_below(noun, kid));
            if let Some(main) = main {
                self.promote(main, verb, subject.unwrap_or(noun), Deprel::AclRelcl);
            } else if self.words[noun].head == Some(verb) {
                let (head, rel) = (self.words[verb].head, self.rel(verb));
                self.words[noun].head = head;
                self.words[noun].deprel = if rel == Deprel::AclRelcl { Deprel::Obl } else { rel };
                self.attach(verb, noun, Deprel::AclRelcl);
            }
        } else if let Some(main) = main.filter(|_| noun_is_root) {
            self.attach(verb, noun, Deprel::AclRelcl);
            self.crown(main, noun);
            self.attach(noun, main, Deprel::Nsubj);
            self.give_back_object(verb, main);
        } else if !matches!(self.rel(verb), Deprel::AclRelcl | Deprel::Acl) {
            self.attach(verb, noun, Deprel::AclRelcl);
        }
    }

    /// "by" without a passive and "of" without a verb that takes it belong to the noun before.
    fn phrase_of_noun(&mut self, noun: usize) {
        let Some(head) = self.words[noun].head else { return };
        let case = self.kids(noun).find(|&kid| self.rel(kid) == Deprel::Case && kid < noun);
        let Some(case) = case.filter(|&case| case > 0) else { return };
        let loose = matches!(self.rel(noun), Deprel::Obl | Deprel::OblAgent)
            && self.words[head].upos == Upos::Verb;
        let dated = self.rel(noun) == Deprel::Nmod && !self.is_deed(head);
        match self.lower(case).as_str() {
            "by" if (loose && !self.may_be_passive(head)) || dated => {
                if let Some(deed) = self.deed_before(case) {
                    self.attach(noun, deed, Deprel::Nmod);
                } else if let Some(verb) = self.passive_above(head).filter(|_| dated) {
                    self.attach(noun, verb, Deprel::OblAgent);
                }
            }
            "due" => {
                const LOST: &[&str] =
                    &["loss", "cost", "damage", "harm", "death", "injury", "delay", "closure"];
                let lost = |word: &usize| LOST.contains(&self.words[*word].lemma.as_str());
                let deed = (0..case).rev().take(3).find(lost);
                if let Some(deed) = deed {
                    self.attach(noun, deed, Deprel::Nmod);
                }
            }
            "of" if loose && self.is_noun(case - 1) && !takes_of(&self.words[head].lemma) => {
                let top = self.top_of_phrase(case - 1);
                self.attach(noun, top, Deprel::Nmod);
            }
            _ => {}
        }
    }

    /// "said it was so, and accused Lin": a second report without a subject is the first one's.
    fn second_report(&mut self, verb: usize) {
        let reports = |one: &Word| {
            one.upos == Upos::Verb
                && report(&one.lemma, Governor::Verb).is_some_and(|e| e.finite.names_speaker())
        };
        let first = self.words[verb].head.filter(|_| self.rel(verb) == Deprel::Conj);
        let Some(first) = first.filter(|_| reports(&self.words[verb])) else { return };
        let above = self.words[first].head.filter(|_| self.rel(first) == Deprel::Ccomp);
        let Some(above) = above.filter(|&above| reports(&self.words[above]) && above < first)
        else {
            return;
        };
        let own = self.kids(verb).any(|kid| self.is_subject(kid));
        let set_off =
            self.kids(verb).any(|kid| self.rel(kid) == Deprel::Cc && self.follows_comma(kid));
        if set_off && !own {
            self.attach(verb, above, Deprel::Conj);
        }
    }

    /// "hit farms owned by Lin, and led to arrests": what is set off by a comma goes on with the
    /// clause, not with the participle.
    fn conjunct_of_participle(&mut self, verb: usize) {
        let Some(first) = self.words[verb].head.filter(|_| self.rel(verb) == Deprel::Conj) else {
            return;
        };
        let participle = self.rel(first) == Deprel::Acl && self.is_past(first);
        let set_off = self.kids(verb).any(|kid| {
            let quote = kid > 1 && self.words[kid - 1].upos == Upos::Punct;
            self.rel(kid) == Deprel::Cc && (self.follows_comma(kid) || quote)
        });
        let finite = self.words[verb].upos == Upos::Verb && self.is_past(verb);
        if !participle || !set_off || !finite {
            return;
        }
        let mut at = first;
        for _ in 0..6 {
            let Some(head) = self.words[at].head else { return };
            at = head;
            if self.words[at].upos == Upos::Verb && self.kids(at).any(|kid| self.is_subject(kid)) {
                self.attach(verb, at, Deprel::Conj);
                return;
            }
        }
    }

    /// "its commitment to fighting Lin": the clause right after such a noun is the noun's.
    fn clause_of_noun(&mut self, verb: usize) {
        if !matches!(self.rel(verb), Deprel::Advcl | Deprel::Xcomp) {
            return;
        }
        let to =
            self.kids(verb).find(|&kid| self.rel(kid) == Deprel::Mark && self.lower(kid) == "to");
        let Some(noun) = to.and_then(|to| to.checked_sub(1)) else { return };
        let listed = report(&self.words[noun].lemma, Governor::Noun);
        let takes = self.words[noun].lemma == "effort"
            || listed.is_some_and(|e| e.infinitive != Effect::None);
        if self.words[noun].upos == Upos::Noun && takes && noun < verb {
            self.attach(verb, noun, Deprel::Acl);
        }
    }

    /// "those held may be victims", read with "victims" as the object of "held".
    fn predicate_as_object(&mut self, word: usize) {
        let predicate = self.kids(word).any(|kid| self.rel(kid) == Deprel::Cop)
            && !self.kids(word).any(|kid| self.is_subject(kid));
        if !predicate || !matches!(self.rel(word), Deprel::Obj | Deprel::Obl | Deprel::Nmod) {
            return;
        }
        let Some(verb) = self.words[word].head.filter(|&verb| self.rel(verb) == Deprel::Acl) else {
            return;
        };
        let Some(noun) = self.words[verb].head.filter(|&noun| noun < verb && verb < word) else {
            return;
        };
        self.crown(word, noun);
        self.attach(noun, word, Deprel::Nsubj);
        let Some(above) = self.words[word].head else { return };
        if self.words[above].upos == Upos::Punct {
            let host = self.words[above].head;
            if let Some(host) = host.filter(|&host| host < word) {
                let marks: Vec<usize> = self
                    .kids(above)
                    .filter(|&kid| self.rel(kid) == Deprel::Mark && kid < noun)
                    .collect();
                self.attach(
                    word,
                    host,
                    if self.is_noun(host) { Deprel::Acl } else { Deprel::Ccomp },
                );
                for mark in marks {
                    self.attach(mark, word, Deprel::Mark);
                }
            }
        }
    }

    fn is_deed(&self, word: usize) -> bool {
        self.words[word].upos == Upos::Noun && deed(&self.words[word].lemma).is_some()
    }

    /// The nearest noun before `place` that tells a deed, with no verb between.
    fn deed_before(&self, place: usize) -> Option<usize> {
        const NEAR: usize = 10;
        (0..place)
            .rev()
            .take(NEAR)
            .take_while(|&word| self.words[word].upos != Upos::Verb)
            .find(|&word| self.is_deed(word))
    }

    fn may_be_passive(&self, verb: usize) -> bool {
        self.is_past(verb)
            && (self
                .kids(verb)
                .any(|kid| matches!(self.rel(kid), Deprel::AuxPass | Deprel::NsubjPass))
                || !self.kids(verb).any(|kid| self.is_subject(kid)))
    }

    fn passive_above(&self, word: usize) -> Option<usize> {
        let verb = self.words[word].head?;
        let agent = self.kids(verb).any(|kid| self.rel(kid) == Deprel::OblAgent);
        (self.words[verb].upos == Upos::Verb && self.may_be_passive(verb) && !agent).then_some(verb)
    }

    /// Makes `main` the head of the clause that `verb` headed, with `subject` its subject.
    fn promote(&mut self, main: usize, verb: usize, subject: usize, rel: Deprel) {
        let noun = self.words[main].head.filter(|_| self.rel(main) == Deprel::Amod);
        let subject_rel = if self.is_subject(subject) { self.rel(subject) } else { Deprel::Nsubj };
        self.crown(main, verb);
        self.attach(subject, main, subject_rel);
        self.attach(verb, subject, rel);
        if let Some(noun) = noun {
            self.attach(noun, main, Deprel::Obj);
        }
        self.give_back_object(verb, main);
    }

    /// `main` takes the place of `old` in the tree.
    fn crown(&mut self, main: usize, old: usize) {
        let (head, rel) = (self.words[old].head, self.words[old].deprel);
        self.words[main].head = head;
        self.words[main].deprel = rel;
        let after: Vec<usize> = self.kids(old).filter(|&kid| kid > main).collect();
        self.words[old].head = Some(main);
        for kid in after {
            let rel = self.rel(kid);
            self.attach(kid, main, rel);
        }
    }

    /// A noun before the comma that was taken for the main verb's subject is the other's object.
    fn give_back_object(&mut self, verb: usize, main: usize) {
        let has_object = self.kids(verb).any(|kid| self.rel(kid) == Deprel::Obj);
        let between = self.kids(main).find(|&kid| self.is_subject(kid) && kid > verb && kid < main);
        if let Some(object) = between.filter(|_| !has_object) {
            self.attach(object, verb, Deprel::Obj);
        }
    }

    /// A finite verb after a comma after `verb`, without a subject of its own, hung below `verb`.
    fn main_verb_after(&self, verb: usize) -> Option<usize> {
        (verb + 1..self.words.len()).find(|&at| {
            let finite = self.words[at].upos == Upos::Verb
                && !self.lower(at).ends_with("ing")
                && !self.kids(at).any(|kid| self.rel(kid) == Deprel::Mark);
            let loose = matches!(
                self.rel(at),
                Deprel::Conj
                    | Deprel::Parataxis
                    | Deprel::Ccomp
                    | Deprel::Advcl
                    | Deprel::Amod
                    | Deprel::Acl
            );
            let own = self.kids(at).any(|kid| self.is_subject(kid) && kid + 2 >= at && kid < at);
            let joined = self.kids(at).any(|kid| self.rel(kid) == Deprel::Cc);
            finite
                && loose
                && !own
                && !joined
                && self.opens_after_comma(at)
                && self.is_below(at, verb)
        })
    }

    /// A comma stands before the verb and its auxiliaries and adverbs.
    fn opens_after_comma(&self, verb: usize) -> bool {
        let mut at = verb;
        while at > 0 && at + 4 > verb {
            at -= 1;
            if self.reads(at, ",") {
                return true;
            }
            if !matches!(self.words[at].upos, Upos::Aux | Upos::Adv | Upos::Part) {
                return false;
            }
        }
        false
    }

    /// The verb of the clause that a relative pronoun opens.
    fn clause_of(&self, pronoun: usize) -> Option<usize> {
        let mut at = pronoun;
        for _ in 0..4 {
            at = self.words[at].head?;
            if self.words[at].upos == Upos::Verb {
                return Some(at);
            }
        }
        None
    }

    /// From the last word of a name or noun phrase to the word that heads it.
    fn top_of_phrase(&self, last: usize) -> usize {
        let mut at = last;
        for _ in 0..self.words.len() {
            let Some(head) = self.words[at].head else { break };
            let inside = matches!(self.rel(at), Deprel::Flat | Deprel::Compound | Deprel::Appos);
            let before = matches!(self.rel(at), Deprel::Nmod) && self.is_subject(head) && head < at;
            if !(inside && head < last + 1 || before) {
                break;
            }
            at = head;
        }
        at
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
        matches!(self.lower(word).as_str(), "'s" | "’s" | "'" | "’")
    }

    fn reads(&self, word: usize, what: &str) -> bool {
        self.words.get(word).and_then(|one| one.span.of(self.text)) == Some(what)
    }

    fn lower(&self, word: usize) -> String {
        self.words[word].span.of(self.text).unwrap_or_default().to_lowercase()
    }
}

/// Verbs whose "of" phrase is their own.
fn takes_of(lemma: &str) -> bool {
    const VERBS: &[&str] = &[
        "accuse",
        "acquit",
        "approve",
        "assure",
        "beware",
        "clear",
        "complain",
        "consist",
        "convict",
        "cure",
        "deprive",
        "die",
        "disapprove",
        "dispose",
        "dream",
        "hear",
        "inform",
        "know",
        "notify",
        "partake",
        "remind",
        "rid",
        "rob",
        "smell",
        "speak",
        "strip",
        "suspect",
        "talk",
        "tell",
        "think",
        "tire",
        "warn",
        "make",
        "cheat",
        "defraud",
        "learn",
        "boast",
        "ask",
        "demand",
        "expect",
        "relieve",
    ];
    VERBS.contains(&lemma)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::extract::testing::{Sample, sample};

    /// Relation and head of a word after mending.
    fn mended(sample: &Sample, word: &str) -> String {
        let mut parse = sample.parse.clone();
        mend(&sample.text, &mut parse);
        let one = &parse.words[sample.word(word)];
        let head = one.head.and_then(|head| parse.words[head].span.of(&sample.text)).unwrap_or("-");
        format!("{} of {head}", one.deprel)
    }

    #[test]
    fn a_participle_between_commas_is_no_main_verb() {
        let lin = sample(
            "Lin/Lin/PROPN/3/nsubj ,/,/PUNCT/1/punct arrested/arrest/VERB/0/root in/in/ADP/5/case \
             May/May/PROPN/3/obl ,/,/PUNCT/7/punct denied/deny/VERB/3/conj it/it/PRON/7/obj",
        );
        assert_eq!(mended(&lin, "denied"), "root of -");
        assert_eq!(mended(&lin, "Lin"), "nsubj of denied");
        assert_eq!(mended(&lin, "arrested"), "acl of Lin");
    }

    #[test]
    fn a_relative_clause_gives_back_its_main_clause() {
        let ministry = sample(
            "The/the/DET/2/det ministry/ministry/NOUN/0/root ,/,/PUNCT/5/punct which/which/PRON/5/nsubj \
             runs/run/VERB/2/acl:relcl camps/camp/NOUN/5/obj ,/,/PUNCT/8/punct fined/fine/VERB/5/conj \
             Lin/Lin/PROPN/8/obj",
        );
        assert_eq!(mended(&ministry, "fined"), "root of -");
        assert_eq!(mended(&ministry, "ministry"), "nsubj of fined");
        assert_eq!(mended(&ministry, "runs"), "acl:relcl of ministry");
        let conjunct = sample(
            "Police/police/NOUN/2/nsubj want/want/VERB/0/root Lin/Lin/PROPN/2/obj ,/,/PUNCT/6/punct \
             whom/whom/PRON/6/obj paid/pay/VERB/2/conj",
        );
        assert_eq!(mended(&conjunct, "paid"), "acl:relcl of Lin");
    }

    #[test]
    fn a_role_and_a_name_side_by_side_are_one_subject() {
        let lawyer = sample(
            "Lin/Lin/PROPN/3/nmod:poss 's/'s/PART/1/case lawyer/lawyer/NOUN/7/obl:unmarked ,/,/PUNCT/3/punct \
             Wu/Wu/PROPN/7/nsubj ,/,/PUNCT/5/punct objected/object/VERB/0/root",
        );
        assert_eq!(mended(&lawyer, "lawyer"), "nsubj of objected");
        assert_eq!(mended(&lawyer, "Wu"), "appos of lawyer");
    }

    #[test]
    fn by_and_of_go_to_the_noun_where_the_verb_cannot_take_them() {
        let report = sample(
            "It/it/PRON/2/nsubj cites/cite/VERB/0/root a/a/DET/4/det report/report/NOUN/2/obj \
             by/by/ADP/6/case Lin/Lin/PROPN/2/obl",
        );
        assert_eq!(mended(&report, "Lin"), "nmod of report");
        let agent = sample(
            "Wu/Wu/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass held/hold/VERB/0/root \
             last/last/ADJ/5/amod May/May/PROPN/3/obl:unmarked by/by/ADP/7/case Lin/Lin/PROPN/5/nmod",
        );
        assert_eq!(mended(&agent, "Lin"), "obl:agent of held");
    }

    #[test]
    fn a_good_parse_stays_as_it_is() {
        let good = sample(
            "Lin/Lin/PROPN/6/nsubj ,/,/PUNCT/1/punct who/who/PRON/4/nsubj paid/pay/VERB/1/acl:relcl \
             ,/,/PUNCT/1/punct left/leave/VERB/0/root",
        );
        let mut parse = good.parse.clone();
        mend(&good.text, &mut parse);
        assert_eq!(parse, good.parse);
    }
}
