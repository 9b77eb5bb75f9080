//! What stands between commas put back beside the sentence: a report between subject and verb ("the men,
//! said Lin, fled"), a firm with a participle; and the first of a list of those that somebody is.

use super::super::syntax::{Deprel, Upos};
use super::Mender;

impl Mender<'_> {
    /// "The men, said Lin, fled", read with "said" as the verb of the men.
    pub(super) fn inverted_report(&mut self, said: usize) {
        if !self.is_report_verb(said) || !self.follows_comma(said) {
            return;
        }
        let subject = self.kids(said).find(|&kid| self.is_subject(kid) && kid + 1 < said);
        let speaker = self
            .kids(said)
            .find(|&kid| kid > said && matches!(self.rel(kid), Deprel::Obj | Deprel::Nsubj));
        let (Some(subject), Some(speaker)) = (subject, speaker) else { return };
        let near = (said + 1..speaker).all(|at| self.is_below(at, speaker));
        if !near || !self.is_noun(speaker) {
            return;
        }
        if let Some(main) = self.verb_behind_aside(speaker, said) {
            self.crown(main, said);
            self.attach(subject, main, Deprel::Nsubj);
            self.attach(speaker, said, Deprel::Nsubj);
            self.attach(said, main, Deprel::Parataxis);
        }
    }

    /// "The bank, Lin added, never paid", read with "added" as the verb of the bank.
    pub(super) fn inserted_report(&mut self, said: usize) {
        let Some(before) = said.checked_sub(1).filter(|_| self.is_report_verb(said)) else {
            return;
        };
        let subject = self.kids(said).find(|&kid| self.is_subject(kid) && kid < before);
        let Some(subject) = subject.filter(|_| self.is_noun(before)) else { return };
        let speaker = self.kids(subject).find(|&kid| {
            kid > subject && self.rel(kid) == Deprel::Appos && self.last_below(kid) == before
        });
        let Some(speaker) = speaker.filter(|_| self.reads(said + 1, ",")) else { return };
        if let Some(main) = self.verb_behind_aside(said, said) {
            self.crown(main, said);
            self.attach(subject, main, Deprel::Nsubj);
            self.attach(speaker, said, Deprel::Nsubj);
            self.attach(said, main, Deprel::Parataxis);
        }
    }

    /// The finite verb right behind the comma that ends an aside, if it has no subject of its own.
    fn verb_behind_aside(&self, last: usize, top: usize) -> Option<usize> {
        const NEAR: usize = 8;
        let comma =
            (last + 1..self.words.len().min(last + NEAR)).find(|&at| self.reads(at, ","))?;
        let plain =
            |at: usize| !matches!(self.words[at].upos, Upos::Verb | Upos::Aux | Upos::Punct);
        let verb = (comma + 1..self.words.len()).find(|&at| self.words[at].upos == Upos::Verb)?;
        let bound = self.kids(verb).any(|kid| {
            matches!(self.rel(kid), Deprel::Mark | Deprel::Cc)
                || self.is_subject(kid) && kid > comma
        });
        let fits = (last + 1..comma).all(plain)
            && self.opens_after_comma(verb)
            && !self.lower(verb).ends_with("ing")
            && self.is_below(verb, top);
        (fits && !bound).then_some(verb)
    }

    /// "controls Lotus, a firm registered in X", with the firm as the subject of a clause of its own.
    pub(super) fn participle_beside(&mut self, verb: usize) {
        let loose = matches!(self.rel(verb), Deprel::Parataxis | Deprel::Conj | Deprel::Ccomp);
        let Some(noun) = verb.checked_sub(1).filter(|&noun| {
            loose
                && self.words[verb].upos == Upos::Verb
                && self.is_past(verb)
                && self.words[noun].upos == Upos::Noun
                && self.words[noun].head == Some(verb)
                && self.is_subject(noun)
        }) else {
            return;
        };
        let article = self.kids(noun).find(|&kid| matches!(self.lower(kid), "a" | "an"));
        let comma = article.and_then(|article| article.checked_sub(1));
        let host = comma.filter(|&comma| self.reads(comma, ",")).and_then(|at| at.checked_sub(1));
        let own = self.kids(verb).any(|kid| {
            matches!(self.rel(kid), Deprel::Obj | Deprel::Ccomp | Deprel::Xcomp | Deprel::Aux)
        });
        let led = self.words.get(verb + 1).is_some_and(|next| next.upos == Upos::Adp);
        let Some(host) = host.filter(|&host| led && !own && self.is_noun(host)) else { return };
        let host = self.top_of_phrase(host);
        if self.is_below(host, verb) {
            return;
        }
        self.words[noun].head = Some(host);
        self.words[noun].deprel = Deprel::Appos;
        self.attach(verb, noun, Deprel::Acl);
    }

    /// "a boat that Chad had bought sank", "said a boat that Chad had bought sank": the noun is the
    /// subject of the finite verb at the end, which the parse hung into the relative clause.
    pub(super) fn main_in_relative(&mut self, main: usize) {
        let finite = self.words[main].upos == Upos::Verb
            && self.is_past(main)
            && !self.follows_comma(main)
            && matches!(self.rel(main), Deprel::Advcl | Deprel::Xcomp | Deprel::Parataxis);
        let Some(verb) = self.words[main].head.filter(|&verb| finite && verb < main) else {
            return;
        };
        let object = self.kids(main).any(|kid| self.rel(kid) == Deprel::Obj && kid > main);
        let bound = self.kids(main).any(|kid| {
            self.is_subject(kid)
                || matches!(self.rel(kid), Deprel::Mark | Deprel::Cc | Deprel::Case)
        });
        let noun = self.words[verb].head.filter(|&noun| {
            self.rel(verb) == Deprel::AclRelcl
                && noun < verb
                && self.is_noun(noun)
                && matches!(self.rel(noun), Deprel::Root | Deprel::Ccomp | Deprel::Parataxis)
        });
        let Some(noun) = noun.filter(|_| object && !bound && self.has_subject(verb)) else {
            return;
        };
        let verbless = !self.has_subject(noun)
            && !self.kids(noun).any(|kid| matches!(self.rel(kid), Deprel::Cop | Deprel::Case));
        if verbless {
            self.crown(main, noun);
            self.attach(noun, main, Deprel::Nsubj);
        }
    }

    /// "Among them were 20 Kenyans, 12 Ghanaians and 9 Malians": the first of the list is what they are.
    pub(super) fn list_behind_copula(&mut self, first: usize) {
        let last = self.words[first].head.filter(|&last| {
            first < last
                && self.is_noun(first)
                && self.is_noun(last)
                && matches!(self.rel(first), Deprel::Obl | Deprel::OblUnmarked)
        });
        let Some(last) = last else { return };
        let copula = self.kids(last).find(|&kid| self.rel(kid) == Deprel::Cop && kid < first);
        let bare = !self.kids(first).any(|kid| self.rel(kid) == Deprel::Case);
        let listed = (first + 1..last).any(|at| self.reads(at, ","));
        let joined = self.kids(last).any(|kid| kid > last && self.rel(kid) == Deprel::Conj);
        let Some(copula) = copula.filter(|_| bare && listed && joined) else { return };
        let before: Vec<usize> = self.kids(last).filter(|&kid| kid <= copula).collect();
        let (head, rel) = (self.words[last].head, self.rel(last));
        self.words[first].head = head;
        self.words[first].deprel = rel;
        self.words[last].head = Some(first);
        self.words[last].deprel = Deprel::Conj;
        for kid in before {
            let rel = self.rel(kid);
            self.attach(kid, first, rel);
        }
    }
}
