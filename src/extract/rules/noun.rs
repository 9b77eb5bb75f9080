//! Relations inside a noun phrase: possessives ("its spokesman"), "of" and "from" phrases ("nationals
//! of X"), where something is ("a company in X", "Mae Sot, Thailand"), what a document is about.
//! They are taken for granted, so neither the clause's certainty nor its speaker touches them.

use crate::base::{Family, Form, Kind};

use super::super::argument::{Arg, Arguments};
use super::super::clause::subjects;
use super::super::hedging::noun_certainty;
use super::super::naming::{Wording, is_or_was, title_of, with_particle};
use super::super::relation_words::{deed, family, role};
use super::super::syntax::{Deprel, Upos};
use super::{Draft, is_locative};

/// Adds the relations of the noun phrase that `word` heads.
pub(super) fn apply(args: &Arguments, word: usize, out: &mut Vec<Draft>) {
    let tree = args.tree;
    if !matches!(tree.upos(word), Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron) {
        return;
    }
    let Some(own) = args.of_phrase(word) else { return };
    if own.form == Form::Nominal && own.word == word && is_predicated(args, word) {
        return;
    }
    let rule = NounRule { args, word, own };
    for kid in tree.kids(word) {
        match tree.rel(kid) {
            Deprel::NmodPoss => rule.owned(kid, out),
            Deprel::Nmod => rule.led(kid, out),
            Deprel::Appos | Deprel::NmodUnmarked | Deprel::List => rule.beside(kid, out),
            _ => {}
        }
    }
}

/// "Lin is a friend of Wu", "served as head of X": what is told of somebody is that somebody, and the
/// clause tells it.
fn is_predicated(args: &Arguments, noun: usize) -> bool {
    let tree = args.tree;
    let mut top = noun;
    while tree.rel(top) == Deprel::Conj && tree.copula(top).is_none() {
        let Some(head) = tree.head(top) else { return false };
        top = head;
    }
    let predicate = if tree.copula(top).is_some() {
        Some(top).filter(|_| tree.preposition(top).is_empty())
    } else {
        let complement = match tree.rel(top) {
            Deprel::Xcomp => true,
            Deprel::Obl => tree.preposition(top) == "as",
            _ => false,
        };
        tree.head(top).filter(|&head| complement && tree.is_clause_verb(head))
    };
    predicate.is_some_and(|predicate| !args.resolve_all(&subjects(tree, predicate).0).is_empty())
}

/// Parts of the body belong to nobody else.
const BODY: &str = "body skin face head hand arm leg foot eye ear heart brain blood hair back finger \
    mouth tongue tooth neck shoulder chest stomach bone life death mind soul voice name age health";

struct NounRule<'a> {
    args: &'a Arguments<'a>,
    word: usize,
    own: Arg,
}

impl NounRule<'_> {
    /// "its spokesman", "Chad's army", "their passports".
    fn owned(&self, kid: usize, out: &mut Vec<Draft>) {
        let lemma = self.args.tree.lemma(self.word);
        if deed(lemma).is_some() && self.args.is_happening(self.own.entity) {
            return;
        }
        let itself = self.args.tree.lower(kid).ends_with("self")
            || self.args.tree.lower(kid).ends_with("selves");
        if itself || BODY.split_whitespace().any(|part| part == lemma) {
            return;
        }
        for owner in self.args.resolve(kid) {
            let words = self.words_from(kid);
            let kind = self.args.kind(self.own.entity);
            let owner_kind = self.args.kind(owner.entity);
            if role(lemma).is_some()
                && !matches!(kind, Kind::Event | Kind::Activity | Kind::Document)
            {
                self.holds_role(&owner, out);
                continue;
            }
            // "Chad's Prime Minister Idriss Saleh": the title before the name tells it.
            if kind == Kind::Person
                && let Some(title) = self.title_before()
            {
                let label = format!("is {title} of");
                let entry = role(&title).map_or(Family::Control, |entry| entry.family);
                let wording = Wording::fixed(&title, &label, words).in_family(entry);
                self.give(&self.own, &owner, wording, "noun:role", 0.75, out);
                continue;
            }
            let (own, other) = (&self.own, &owner);
            let of_body = matches!(owner_kind, Kind::Person) && kind == Kind::Organization;
            let (subject, object, wording) = match kind {
                // "Aril's parent company" is the one that owns Aril.
                _ if self.is_parent() => (own, other, Wording::fixed("own", "owns", words)),
                Kind::Person | Kind::Group | Kind::Place | Kind::Country | Kind::Agency => {
                    (own, other, Wording::fixed("belong to", "belongs to", words))
                }
                Kind::Organization if of_body && is_joined(lemma) => {
                    (other, own, Wording::fixed("belong to", "belongs to", words))
                }
                Kind::Organization if !of_body => {
                    (own, other, Wording::fixed("belong to", "belongs to", words))
                }
                Kind::Document if deed(lemma).is_none() => {
                    (own, other, Wording::fixed("belong to", "belongs to", words))
                }
                Kind::Document => (
                    other,
                    own,
                    Wording::fixed(lemma, "issued", words).in_family(Family::Statement),
                ),
                // "Oslo's central station" stands there.
                Kind::Facility if self.args.is_place(owner.entity) => (
                    own,
                    other,
                    Wording::fixed("locate in", "is in", words).in_family(Family::Location),
                ),
                // A country's crime is where it is, not who does it.
                Kind::Activity if self.args.is_place(owner.entity) => (
                    own,
                    other,
                    Wording::fixed("locate in", "is in", words).in_family(Family::Location),
                ),
                // "the ship's registration": a thing does nothing.
                Kind::Event | Kind::Activity
                    if matches!(owner_kind, Kind::Asset | Kind::Facility) =>
                {
                    (own, other, Wording::fixed("concern", "concerns", words))
                }
                Kind::Event | Kind::Activity => {
                    (other, own, Wording::fixed(lemma, "carried out", words))
                }
                _ => (other, own, Wording::fixed("own", "owns", words)),
            };
            self.give(subject, object, wording, "noun:possessive", 0.65, out);
        }
    }

    /// The role that leads up to a name in one phrase.
    fn title_before(&self) -> Option<String> {
        let tree = self.args.tree;
        let last = self.args.phrase_end(&self.own).max(self.word);
        let first = tree.reach(self.word).0;
        let is_role = |at: &usize| {
            tree.upos(*at) != Upos::Adj && role(&tree.lemma(*at).to_lowercase()).is_some()
        };
        let at = (first..=last).rev().find(is_role)?;
        Some(title_of(tree, at))
    }

    /// A parent company, an owner.
    fn is_parent(&self) -> bool {
        let tree = self.args.tree;
        let parent = |word: usize| matches!(tree.lower(word), "parent" | "holding");
        parent(self.word) || tree.kids_as(self.word, &[Deprel::Amod, Deprel::Compound]).any(parent)
    }

    /// A prepositional phrase on the noun.
    fn led(&self, kid: usize, out: &mut Vec<Draft>) {
        let tree = self.args.tree;
        let preposition = tree.preposition(kid);
        if self.own.form == Form::Pronoun {
            return;
        }
        let lemma = tree.lemma(self.word);
        let is_role = role(lemma).is_some() && !matches!(self.kind(), Kind::Event | Kind::Activity);
        let told = deed(lemma).is_some();
        if preposition == "with" && self.args.at(kid).is_none() {
            self.has(kid, out);
        }
        for other in self.args.resolve(kid) {
            if !other.via.is_empty() && !is_role {
                continue;
            }
            let place = self.args.is_place(other.entity);
            // "handed a hacker to X" gives him away: he is none of X's.
            if preposition == "to" && self.is_given() {
                continue;
            }
            // "a broker with ties to X" is no broker of X.
            if preposition == "with" && !other.via.is_empty() {
                continue;
            }
            match preposition.as_str() {
                "of" | "for" | "to" | "with" | "at"
                    if is_role && self.may_have_role(&other) && !(place && preposition == "at") =>
                {
                    self.holds_role(&other, out);
                }
                _ if is_locative(&preposition) && place => {
                    self.located(&preposition, kid, &other, out);
                }
                "of" if !told => self.of(kid, &other, out),
                "from" if !told => self.give_from(kid, &other, out),
                "by" if !told => {
                    let wording = Wording::fixed(lemma, "made", self.words_to(kid));
                    self.give(&other, &self.own, wording, "noun:by", 0.5, out);
                }
                "in" | "at" | "within" if is_role => {
                    self.holds_role(&other, out);
                }
                "within" | "inside" | "in" if self.is_vice_in(&other) => {
                    self.located(&preposition, kid, &other, out);
                }
                "with" | "against" | "to" | "for" | "on" | "within" | "in" if !told => {
                    self.about(&preposition, kid, &other, out);
                }
                _ => {}
            }
        }
    }

    /// The object of a verb of giving or moving, which has a "to" of its own.
    fn is_given(&self) -> bool {
        let tree = self.args.tree;
        let verb = tree.head(self.word).filter(|&verb| tree.is_clause_verb(verb));
        let Some(verb) = verb.filter(|_| tree.rel(self.word) == Deprel::Obj) else { return false };
        let named = with_particle(tree, verb);
        matches!(family(&named), Family::Movement | Family::Money)
    }

    /// "corruption within the police": what goes on in a body.
    fn is_vice_in(&self, other: &Arg) -> bool {
        let body =
            matches!(self.args.kind(other.entity), Kind::Agency | Kind::Organization | Kind::Group);
        body && self.kind() == Kind::Activity
    }

    /// "a lawyer with an office in X", "a firm with links to X".
    fn has(&self, noun: usize, out: &mut Vec<Draft>) {
        let tree = self.args.tree;
        for kid in tree.kids_as(noun, &[Deprel::Nmod]) {
            let link = tree.preposition(kid);
            if !matches!(link.as_str(), "in" | "to" | "with" | "at" | "on" | "from" | "against") {
                continue;
            }
            for other in self.args.resolve(kid) {
                let lemma = tree.lemma(noun);
                let label = format!("has {} {link}", tree.lower(noun));
                let wording = Wording::fixed(lemma, &label, self.words_to_of(noun, kid));
                self.give(&self.own, &other, wording, "noun:with", 0.55, out);
            }
        }
    }

    /// One is head, member or lawyer of those who act, of places and of deeds, not of things.
    fn may_have_role(&self, other: &Arg) -> bool {
        self.args.is_body(other.entity)
            || matches!(self.args.kind(other.entity), Kind::Event | Kind::Document)
    }

    /// "head of X", "lawyer for X".
    fn holds_role(&self, other: &Arg, out: &mut Vec<Draft>) {
        let tree = self.args.tree;
        let entry = role(&tree.lemma(self.word).to_lowercase());
        let title = title_of(tree, self.word);
        let preposition = entry.map_or("of", |entry| entry.preposition);
        let label = format!("{} {title} {preposition}", is_or_was(tree, self.word));
        let family = entry.map_or(Family::Membership, |entry| entry.family);
        let wording = Wording::fixed(&title, &label, (self.word, self.word)).in_family(family);
        self.give(&self.own, other, wording, "noun:role", 0.8, out);
    }

    fn of(&self, kid: usize, other: &Arg, out: &mut Vec<Draft>) {
        let lemma = self.args.tree.lemma(self.word);
        let words = self.words_to(kid);
        let place = self.args.is_place(other.entity);
        let actor = self.args.is_actor(other.entity);
        let fits = match self.kind() {
            // "the town of X" is X.
            Kind::Place | Kind::Country => {
                !matches!(self.args.kind(other.entity), Kind::Place | Kind::Country)
            }
            Kind::Person | Kind::Group | Kind::Asset | Kind::Facility | Kind::Agency => {
                actor || place
            }
            _ => true,
        };
        if !fits {
            return;
        }
        let nationals =
            matches!(lemma, "national" | "citizen" | "native" | "resident" | "inhabitant");
        let wording = match self.kind() {
            Kind::Person | Kind::Group if nationals => {
                Wording::fixed("come from", "is from", words)
            }
            Kind::Organization | Kind::Facility if place => {
                Wording::fixed("base in", "is based in", words).in_family(Family::Location)
            }
            Kind::Place | Kind::Country | Kind::Facility if place => {
                Wording::fixed("locate in", "is part of", words).in_family(Family::Location)
            }
            Kind::Place
            | Kind::Country
            | Kind::Facility
            | Kind::Person
            | Kind::Group
            | Kind::Agency
            | Kind::Organization
            | Kind::Asset => Wording::fixed("belong to", "belongs to", words),
            _ => Wording::fixed(lemma, &format!("is {lemma} of"), words),
        };
        self.give(&self.own, other, wording, "noun:of", 0.55, out);
    }

    fn give_from(&self, kid: usize, other: &Arg, out: &mut Vec<Draft>) {
        let family =
            if self.args.is_place(other.entity) { Family::Location } else { Family::Membership };
        let wording = Wording::fixed("come from", "is from", self.words_to(kid)).in_family(family);
        self.give(&self.own, other, wording, "noun:from", 0.65, out);
    }

    fn about(&self, preposition: &str, kid: usize, other: &Arg, out: &mut Vec<Draft>) {
        let fits = match self.kind() {
            Kind::Document | Kind::Event | Kind::Activity => true,
            Kind::Asset => matches!(preposition, "for" | "against"),
            _ => false,
        };
        if !fits || self.args.tree.upos(self.word) == Upos::Propn {
            return;
        }
        let lemma = self.args.tree.lemma(self.word);
        let label = format!("is {lemma} {preposition}");
        let wording = Wording::fixed(lemma, &label, self.words_to(kid));
        self.give(&self.own, other, wording, "noun:about", 0.5, out);
    }

    fn located(&self, preposition: &str, kid: usize, other: &Arg, out: &mut Vec<Draft>) {
        let person = matches!(self.kind(), Kind::Person | Kind::Group);
        if self.own.form == Form::Pronoun || person && preposition == "on" {
            return;
        }
        let label = format!("is {preposition}");
        let wording =
            Wording::fixed("locate in", &label, self.words_to(kid)).in_family(Family::Location);
        self.give(&self.own, other, wording, "noun:in", 0.75, out);
    }

    /// "Mae Sot, Thailand": a place beside what lies in it.
    fn beside(&self, kid: usize, out: &mut Vec<Draft>) {
        let Some(other) = self.args.at(kid) else { return };
        let container = matches!(self.args.kind(other.entity), Kind::Country | Kind::Place);
        let contained = matches!(
            self.kind(),
            Kind::Place | Kind::Facility | Kind::Organization | Kind::Agency | Kind::Country
        );
        let one = self.own.form == Form::Named || !self.args.is_plural(self.own.word);
        let close = kid > self.word && other.form == Form::Named && one;
        if container && contained && close {
            let wording =
                Wording::fixed("locate in", "is in", (self.word, kid)).in_family(Family::Location);
            self.give(&self.own, &other, wording, "noun:place", 0.7, out);
        }
    }

    fn give(
        &self,
        subject: &Arg,
        object: &Arg,
        wording: Wording,
        rule: &'static str,
        confidence: f32,
        out: &mut Vec<Draft>,
    ) {
        let draft = Draft::given(subject, object, wording, self.word, rule, confidence);
        out.push(Draft { hedge: noun_certainty(self.args.tree, self.word), ..draft });
    }

    fn kind(&self) -> Kind {
        self.args.kind(self.own.entity)
    }

    fn words_to_of(&self, noun: usize, kid: usize) -> (usize, usize) {
        let case = self.args.tree.kid_as(kid, Deprel::Case);
        let near = case.filter(|&case| case > noun && case - noun < 6);
        (noun, near.unwrap_or(noun))
    }

    /// From the noun to the preposition of its phrase.
    fn words_to(&self, kid: usize) -> (usize, usize) {
        let case = self.args.tree.kid_as(kid, Deprel::Case);
        let near = case.filter(|&case| case > self.word && case - self.word < 6);
        (self.word, near.unwrap_or(self.word))
    }

    /// From the possessor to the noun.
    fn words_from(&self, kid: usize) -> (usize, usize) {
        if kid < self.word && self.word - kid < 6 {
            (kid, self.word)
        } else {
            (self.word, self.word)
        }
    }
}

/// Bodies that a person is in rather than owns: "her party".
fn is_joined(lemma: &str) -> bool {
    matches!(
        lemma,
        "party"
            | "union"
            | "church"
            | "movement"
            | "team"
            | "club"
            | "association"
            | "employer"
            | "university"
            | "school"
            | "faction"
            | "congregation"
    )
}
