//! Relations that nouns tell: "the arrest of X by Y", "Y's raid on X", "talks between X and Y".

use crate::base::{Family, Form, Kind};

use super::super::argument::{Arg, Arguments, is_fight};
use super::super::clause::subjects;
use super::super::inflect::past;
use super::super::naming::Wording;
use super::super::relation_words::{Deed, deed, family, verb as verb_entry};
use super::super::syntax::{Deprel, Upos};
use super::Draft;

/// Adds the relations that a noun tells, if it tells a deed.
pub(super) fn apply(args: &Arguments, word: usize, out: &mut Vec<Draft>) {
    let tree = args.tree;
    if tree.upos(word) != Upos::Noun {
        return;
    }
    let Some(told) = deed(tree.lemma(word)) else { return };
    let own = args.at(word);
    let part = matches!(tree.rel(word), Deprel::Compound | Deprel::Flat | Deprel::Amod);
    if part || own.as_ref().is_some_and(|own| args.is_body(own.entity)) {
        return;
    }
    let rule = DeedRule { args, word, told, own };
    rule.between(out);
    let parts = rule.parts();
    rule.relate(&parts, out);
}

struct DeedRule<'a> {
    args: &'a Arguments<'a>,
    word: usize,
    told: Deed,
    /// The deed itself, where it is an entity.
    own: Option<Arg>,
}

/// Who did it, and to whom, each with the preposition that says so.
#[derive(Default)]
struct Parts {
    agents: Vec<Arg>,
    patients: Vec<(String, Arg)>,
}

impl DeedRule<'_> {
    fn parts(&self) -> Parts {
        let tree = self.args.tree;
        let mut parts = Parts::default();
        let (mut of, mut from, mut owners) = (Vec::new(), Vec::new(), Vec::new());
        for kid in self.phrases() {
            let found = self.args.resolve(kid);
            if tree.rel(kid) == Deprel::NmodPoss {
                owners.extend(found);
                continue;
            }
            let preposition = tree.preposition(kid);
            match preposition.as_str() {
                "by" | "caused by" => parts.agents.extend(found),
                // A scam causes losses; it makes nobody raid a place.
                "due to" | "because of" if self.is_lost() => parts.agents.extend(found),
                "of" => of.extend(found),
                "from" => from.extend(found),
                "on" | "against" | "at" | "into" | "for" | "to" | "with" | "over" | "about" => {
                    parts.patients.extend(found.into_iter().map(|arg| (preposition.clone(), arg)));
                }
                "in" => parts.patients.extend(
                    found
                        .into_iter()
                        .filter(|arg| !self.args.is_place(arg.entity) && self.is_joined(arg))
                        .map(|arg| (preposition.clone(), arg)),
                ),
                _ => {}
            }
        }
        self.place_suffered_in(&mut parts);
        self.place_of(of, &mut parts);
        self.place_from(from, &mut parts);
        self.place_owners(owners, &mut parts);
        if parts.agents.is_empty() && is_fight(tree.lemma(self.word)) {
            parts.agents = self.fighters();
        }
        parts
    }

    /// Who is in the fight: "X is seen as a step in the fight against Y", "the arrests in the battle
    /// against Y", "X won praise in the war on Y".
    fn fighters(&self) -> Vec<Arg> {
        let tree = self.args.tree;
        let host = tree.head(self.word).filter(|_| tree.preposition(self.word) == "in");
        let Some(host) = host else { return Vec::new() };
        let own = self
            .args
            .at(host)
            .filter(|own| self.args.is_actor(own.entity) || self.args.is_happening(own.entity));
        let predicate =
            || std::iter::once(host).chain(tree.ancestors(host)).find(|&at| tree.is_predicate(at));
        match own.filter(|_| tree.copula(host).is_none() && tree.rel(host) != Deprel::Xcomp) {
            Some(own) => vec![own],
            None => {
                predicate().map_or_else(Vec::new, |at| self.args.resolve_all(&subjects(tree, at).0))
            }
        }
    }

    /// The noun's phrases, and those that the parse hung on its doer ("the raid by X on Y", and for
    /// what is given or sent "the sale of X by Y to Z").
    fn phrases(&self) -> Vec<usize> {
        let tree = self.args.tree;
        let rels = [Deprel::Nmod, Deprel::NmodPoss, Deprel::OblAgent, Deprel::Obl];
        let mut kids: Vec<usize> = tree.kids_as(self.word, &rels).collect();
        let given = matches!(family(self.told.verb), Family::Money | Family::Movement);
        let doers: Vec<usize> =
            kids.iter().copied().filter(|&kid| tree.preposition(kid) == "by").collect();
        for doer in doers {
            let beyond = tree.kids_as(doer, &[Deprel::Nmod]);
            kids.extend(beyond.filter(|&kid| match tree.preposition(kid).as_str() {
                "to" | "from" => given,
                "on" | "against" | "into" => true,
                _ => false,
            }));
        }
        kids
    }

    /// A loss, which has a cause.
    fn is_lost(&self) -> bool {
        matches!(
            self.told.verb,
            "lose" | "damage" | "harm" | "cost" | "die" | "injure" | "delay" | "close"
        )
    }

    /// "involvement in the fight", but not "arrests in the fight": in a happening one only takes part.
    fn is_joined(&self, arg: &Arg) -> bool {
        let joins = matches!(
            self.told.verb,
            "involve"
                | "participate"
                | "engage"
                | "intervene"
                | "join"
                | "invest"
                | "assist"
                | "help"
        );
        joins || !self.args.is_happening(arg.entity)
    }

    /// "losses due to X in Y": Y suffers them, wherever the parse hangs it.
    fn place_suffered_in(&self, parts: &mut Parts) {
        let tree = self.args.tree;
        if !self.is_lost() {
            return;
        }
        let causes: Vec<usize> = parts.agents.iter().map(|agent| agent.word).collect();
        for host in causes.into_iter().chain([self.word]) {
            for kid in
                tree.kids_as(host, &[Deprel::Nmod]).filter(|&kid| tree.preposition(kid) == "in")
            {
                parts
                    .patients
                    .extend(self.args.resolve(kid).into_iter().map(|arg| ("in".to_owned(), arg)));
            }
        }
    }

    /// "of" leads to who suffers it, unless another preposition does ("the visit of X to Y").
    fn place_of(&self, of: Vec<Arg>, parts: &mut Parts) {
        let suffered =
            parts.agents.is_empty() && !parts.patients.is_empty() && !self.told.of_patient;
        if suffered {
            parts.agents.extend(of);
        } else {
            parts.patients.extend(of.into_iter().map(|arg| ("of".to_owned(), arg)));
        }
    }

    /// "payments from X": X pays; "withdrawal from X" leaves X.
    fn place_from(&self, from: Vec<Arg>, parts: &mut Parts) {
        let given = matches!(
            self.told.verb,
            "pay"
                | "donate"
                | "give"
                | "grant"
                | "lend"
                | "write"
                | "tip"
                | "request"
                | "demand"
                | "support"
                | "help"
                | "aid"
                | "assist"
                | "threaten"
                | "press"
                | "invest"
                | "fund"
                | "order"
                | "call"
                | "protect"
                | "warn"
                | "bribe"
        );
        if given {
            parts.agents.extend(from);
        } else {
            parts.patients.extend(from.into_iter().map(|arg| ("from".to_owned(), arg)));
        }
    }

    fn place_owners(&self, owners: Vec<Arg>, parts: &mut Parts) {
        let open = parts.patients.is_empty();
        let done = !parts.agents.is_empty();
        for owner in owners {
            // "police's arrests" and "Chad's arrests" are made by them: nobody arrests a country.
            let does =
                matches!(self.args.kind(owner.entity), Kind::Country | Kind::Agency | Kind::Place);
            // "the ship's registration": a thing is registered, it registers nothing.
            let thing = matches!(self.args.kind(owner.entity), Kind::Asset | Kind::Facility);
            if open && (done || thing || self.told.of_patient && !does) {
                parts.patients.push(("of".to_owned(), owner));
            } else {
                parts.agents.push(owner);
            }
        }
    }

    fn relate(&self, parts: &Parts, out: &mut Vec<Draft>) {
        for agent in &parts.agents {
            for (preposition, patient) in &parts.patients {
                let wording = self.wording(preposition, patient);
                let draft = Draft::stated(agent, patient, wording, self.word, "deed", 0.7);
                let mutual = preposition == "with"
                    && verb_entry(self.told.verb).is_some_and(|entry| entry.symmetric);
                out.push(Draft { symmetric: mutual, ..draft });
            }
        }
        let Some(own) = &self.own else { return };
        if parts.patients.is_empty() {
            for agent in &parts.agents {
                let first = agent.word.min(self.word);
                let words =
                    if self.word - first < 6 { (first, self.word) } else { (self.word, self.word) };
                let label =
                    if self.args.is_happening(own.entity) { "carried out" } else { "issued" };
                let wording = Wording::fixed(self.told.verb, label, words);
                out.push(Draft::stated(agent, own, wording, self.word, "deed:doer", 0.6));
            }
        }
        // Of a fight that nobody is told to fight only its name is known.
        if parts.agents.is_empty()
            && (own.form == Form::Named || !is_fight(self.args.tree.lemma(self.word)))
        {
            for (preposition, patient) in &parts.patients {
                let wording = self.own_wording(preposition, patient);
                out.push(Draft::stated(own, patient, wording, self.word, "deed:target", 0.6));
            }
        }
    }

    /// "raid on" is "raided", "cooperation with" is "cooperated with".
    fn wording(&self, preposition: &str, patient: &Arg) -> Wording {
        if matches!(self.told.verb, "lose" | "damage" | "harm" | "cost") {
            let noun = self.args.tree.lemma(self.word);
            return Wording::fixed(
                self.told.verb,
                &format!("caused {noun} in"),
                self.words(patient),
            );
        }
        let mut label = past(self.told.verb);
        let kept = match preposition {
            "with" | "from" | "about" => true,
            "in" => !matches!(self.told.verb, "lose" | "damage" | "harm" | "cost"),
            "to" => !matches!(self.told.verb, "visit" | "threaten" | "answer" | "write"),
            "for" => {
                !matches!(self.told.verb, "request" | "demand" | "support" | "order" | "warrant")
            }
            _ => false,
        };
        if kept {
            label.push(' ');
            label.push_str(preposition);
        }
        Wording::fixed(self.told.verb, &label, self.words(patient))
    }

    fn own_wording(&self, preposition: &str, patient: &Arg) -> Wording {
        let tree = self.args.tree;
        let through = patient.via.iter().find(|&&noun| deed(tree.lemma(noun)).is_some());
        if let Some((&noun, told)) = through.and_then(|noun| Some((noun, deed(tree.lemma(*noun))?)))
        {
            let link = tree.preposition(patient.word);
            let label = format!("is part of {} {link}", tree.lower(noun));
            return Wording::fixed(told.verb, &label, (self.word, noun.max(self.word)));
        }
        let label = match preposition {
            "on" | "against" | "at" | "into" => "targeted".to_owned(),
            _ => format!("is {} {preposition}", self.args.tree.lower(self.word)),
        };
        Wording::fixed(self.told.verb, &label, self.words(patient))
    }

    /// The noun and the preposition after it.
    fn words(&self, patient: &Arg) -> (usize, usize) {
        let tree = self.args.tree;
        let case = tree.kids_as(patient.word, &[Deprel::Case]).next();
        let near = case.filter(|&case| case > self.word && case - self.word < 6);
        (self.word, near.unwrap_or(self.word))
    }

    /// "talks between X and Y".
    fn between(&self, out: &mut Vec<Draft>) {
        let tree = self.args.tree;
        for kid in tree.kids_as(self.word, &[Deprel::Nmod]) {
            if tree.preposition(kid) != "between" {
                continue;
            }
            let sides = self.args.resolve(kid);
            for (place, one) in sides.iter().enumerate().take(4) {
                for other in sides.iter().skip(place + 1).take(4) {
                    let wording = self.wording("with", other);
                    let draft = Draft::stated(one, other, wording, self.word, "deed:between", 0.7);
                    out.push(Draft { symmetric: true, ..draft });
                }
            }
        }
    }
}
