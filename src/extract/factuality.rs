//! How surely a sentence says something: from the word that states it up the tree, every negation,
//! modal, hedge, condition and governing word ("denied that", "plans to", "no evidence of") on the
//! way. Gives the certainty and the words that name a speaker; which entity speaks is for
//! [`super::attribution`].

use crate::base::{Certainty, Family};

use super::governor::{
    charge_of, charging_verb, effect, on_object, owner, refuting, rejecting, speaker_words,
    told_noun, weight_of_charge,
};
use super::hedging::{conditional_host, noun_certainty, own_certainty};
use super::relation_words::{deed, family};
use super::report_words::{Effect, Governor, report};
use super::syntax::{Deprel, Upos};
use super::tree::{MAX_CLIMB, Tree, VerbForm};

/// What the grammar says of a statement's standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stance {
    /// How surely it is said.
    pub certainty: Certainty,
    /// Words that name its speakers, the innermost first.
    pub speakers: Vec<usize>,
    /// True when it stands in an aside of its own ("X, a firm registered in Y").
    pub aside: bool,
}

/// The standing of what the word `anchor` states, a predicate or a noun that tells a deed.
pub(crate) fn stance(tree: &Tree, anchor: usize) -> Stance {
    let mut climb = Climb {
        tree,
        certainty: own_certainty(tree, anchor),
        speakers: Vec::new(),
        presupposed: false,
        told_of_name: false,
        told: false,
    };
    let mut asked = tree.is_question();
    let mut aside = false;
    let mut at = anchor;
    for _ in 0..MAX_CLIMB {
        let Some(above) = tree.head(at) else { break };
        asked &= !is_background(tree, at);
        if !climb.step(at, above) {
            aside = tree.rel(at) == Deprel::Appos;
            break;
        }
        at = above;
    }
    let certainty = if asked { climb.certainty.max(Certainty::Possible) } else { climb.certainty };
    Stance { certainty, speakers: climb.speakers, aside }
}

/// "while X did Y, did Z?": the question is not about the clause that leads up to it.
fn is_background(tree: &Tree, clause: usize) -> bool {
    tree.rel(clause) == Deprel::Advcl
        && matches!(
            tree.marker(clause).as_str(),
            "while" | "although" | "though" | "since" | "because" | "as" | "after" | "before"
        )
}

struct Climb<'a> {
    tree: &'a Tree<'a>,
    certainty: Certainty,
    speakers: Vec<usize>,
    /// Inside a relative clause: what is denied or planned outside does not touch it.
    presupposed: bool,
    /// Inside a relative clause on a name: what is alleged outside does not touch it either.
    told_of_name: bool,
    /// Inside what somebody tells or is to tell.
    told: bool,
}

impl Climb<'_> {
    fn weaken(&mut self, certainty: Certainty) {
        let blocked = match certainty {
            Certainty::Asserted => true,
            Certainty::Alleged => self.told_of_name,
            Certainty::Possible | Certainty::Negated => self.presupposed,
        };
        if !blocked {
            self.certainty = self.certainty.max(certainty);
        }
    }

    /// Goes from `at` to `above`; false where the statement stands on its own.
    fn step(&mut self, at: usize, above: usize) -> bool {
        let tree = self.tree;
        if self.stands_apart(at, above) {
            return false;
        }
        if let Some(noun) = told_noun(tree, at, above) {
            self.noun_clause(at, noun);
            return true;
        }
        match tree.rel(at) {
            Deprel::Conj => {
                if self.is_second_report(at) {
                    return false;
                }
                self.conjunct(at, above);
            }
            Deprel::Ccomp | Deprel::Csubj | Deprel::Xcomp => self.complement(at, above),
            Deprel::Parataxis => {
                let apart = (above + 1..at).any(|word| tree.lower(word) == ";");
                if apart || self.is_second_report(at) {
                    return false;
                }
                if at > above && tree.is_predicate(above) {
                    self.governed(above, effect(tree, above).map(|e| e.finite), false);
                }
            }
            Deprel::Advcl => self.adverbial(at, above),
            Deprel::Acl => self.noun_clause(at, above),
            Deprel::AclRelcl => self.relative(above),
            Deprel::Appos => return false,
            Deprel::Obj | Deprel::Obl | Deprel::Iobj | Deprel::Nmod | Deprel::OblAgent => {
                self.nominal(at, above);
            }
            _ => {}
        }
        true
    }

    /// "X denies it; Y paid": behind a semicolon, or a colon that opens no report, a clause with a
    /// subject of its own is said by itself.
    fn stands_apart(&self, at: usize, above: usize) -> bool {
        let tree = self.tree;
        let loose = matches!(
            tree.rel(at),
            Deprel::Conj | Deprel::Ccomp | Deprel::Parataxis | Deprel::Advcl
        );
        let own = tree.kids_as(at, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some();
        if !loose || !own || at < above {
            return false;
        }
        let (first, _) = tree.reach(at);
        let reports = effect(tree, above).is_some_and(|e| e.finite.names_speaker());
        (above + 1..=first.max(above + 1)).any(|word| {
            word < at && (tree.lower(word) == ";" || tree.lower(word) == ":" && !reports)
        })
    }

    /// "A said this, and B said that": B's report is not part of A's, whatever the parse says.
    fn is_second_report(&self, at: usize) -> bool {
        let tree = self.tree;
        let own = tree.kid_as(at, Deprel::Nsubj).is_some();
        own && effect(tree, at).is_some_and(|e| e.finite.names_speaker())
            && tree.kids_as(at, &[Deprel::Ccomp, Deprel::Xcomp]).next().is_some()
    }

    /// A conjunct shares its first one's modals where it has no form of its own.
    fn conjunct(&mut self, at: usize, first: usize) {
        let tree = self.tree;
        let own =
            tree.kids_as(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux]).next().is_some();
        if own || !tree.is_predicate(first) {
            return;
        }
        let with_or =
            tree.kids_as(at, &[Deprel::Cc]).any(|cc| matches!(tree.lower(cc), "or" | "nor"));
        let shared = own_certainty(tree, first);
        let same_form = tree.verb_form(at) == tree.verb_form(first);
        let modal = shared == Certainty::Possible && same_form;
        if modal || (shared == Certainty::Negated && with_or) {
            self.weaken(shared);
        }
    }

    fn complement(&mut self, at: usize, above: usize) {
        let tree = self.tree;
        let infinitive = tree.rel(at) == Deprel::Xcomp
            || tree.is_infinitive(at)
            || tree.verb_form(at) == VerbForm::Ing && tree.kid_as(at, Deprel::Aux).is_none();
        if tree.lemma(above) == "have" && tree.kids(above).any(|kid| tree.lower(kid) == "yet") {
            self.weaken(Certainty::Negated);
            return;
        }
        let listed = effect(tree, above);
        let one = listed.map(|e| if infinitive { e.infinitive } else { e.finite });
        if let Some(open) = self.object_effect(at, above).filter(|_| infinitive) {
            self.weaken(open.certainty());
        }
        self.governed(above, one, infinitive);
    }

    fn adverbial(&mut self, at: usize, above: usize) {
        let tree = self.tree;
        let marker = tree.marker(at);
        let listed = effect(tree, above);
        if self.charged(at) {
            return;
        }
        match marker.as_str() {
            "to" | "in order" | "so as" if tree.is_infinitive(at) => {
                let one = listed.map(|e| e.infinitive).filter(|&e| e != Effect::None);
                if one.is_some() {
                    self.governed(above, one, true);
                } else if tree.lemma(above) == "use" {
                    self.weaken(own_certainty(tree, above));
                } else {
                    self.weaken(Certainty::Possible);
                }
                return;
            }
            _ => {}
        }
        if !tree.is_clause_verb(above) && matches!(marker.as_str(), "of" | "for" | "from" | "to") {
            // "committed to fighting" is still to fight.
            let aimed = marker == "to";
            let one = listed.map(|e| if aimed { e.infinitive } else { e.prepositional });
            self.governed(above, one, false);
            return;
        }
        if marker.is_empty() && tree.verb_form(at) == VerbForm::Ing {
            // "denies ever having sold it": the gerund is what is denied.
            let object = tree.kid_as(above, Deprel::Obj).is_some();
            let one = listed.map(|e| e.infinitive).filter(|&e| e != Effect::None && !object);
            if one.is_some() && at > above && at - above <= 3 {
                self.governed(above, one, true);
                return;
            }
            let shared = own_certainty(tree, above);
            if shared == Certainty::Possible && !conditional_host(tree, above) {
                self.weaken(shared);
            }
        }
    }

    /// "accused X of lying", "kept X from leaving", "the case against X for lying": true if a verb or
    /// a charge above says so.
    fn charged(&mut self, at: usize) -> bool {
        if let Some(charge) = charge_of(self.tree, at) {
            self.weaken(weight_of_charge(self.tree, charge));
            return true;
        }
        let Some(verb) = charging_verb(self.tree, at) else { return false };
        self.governed(verb, effect(self.tree, verb).map(|e| e.prepositional), true);
        true
    }

    /// A clause that hangs on a noun: "no evidence that", "a plan to", "the men held".
    fn noun_clause(&mut self, at: usize, noun: usize) {
        let tree = self.tree;
        if self.charged(at) {
            return;
        }
        let marker = tree.marker(at);
        // "said in a report that X paid": who says so is the verb's subject.
        if tree.rel(noun) == Deprel::Obl && tree.preposition(noun) == "in" && marker == "that" {
            let verb = tree.head(noun);
            let said = verb.and_then(|verb| effect(tree, verb)).map(|e| e.finite);
            if let (Some(verb), Some(said)) = (verb, said.filter(|said| said.names_speaker())) {
                self.governed(verb, Some(said), false);
                return;
            }
        }
        let listed = report(tree.lemma(noun), Governor::Noun);
        let finite = marker == "that" || tree.kid_as(at, Deprel::Nsubj).is_some() && marker != "to";
        if marker.is_empty() && !finite {
            self.relative(noun);
            return;
        }
        let one = listed.map_or(Effect::None, |e| if finite { e.finite } else { e.infinitive });
        self.weaken(one.certainty());
        if let Some(open) = self.noun_before_for(noun).filter(|_| !finite) {
            self.weaken(open.certainty());
        }
        if self.noun_is_negated(noun) {
            self.weaken(Certainty::Negated);
        }
        let proves =
            matches!(tree.lemma(noun), "evidence" | "proof" | "sign" | "indication" | "fact");
        if one.names_speaker() && !proves {
            self.speakers.extend(owner(tree, noun));
        }
        let nobody_else = self.speakers.iter().all(|&speaker| speaker == noun);
        if let Some(verb) = rejecting(tree, noun).filter(|_| nobody_else) {
            self.weaken(Certainty::Negated);
            self.speakers = speaker_words(tree, verb);
        }
        if let Some(verb) = refuting(tree, noun) {
            self.weaken(Certainty::Negated);
            if tree.is_passive(verb) {
                self.speakers.extend(speaker_words(tree, verb));
            }
        }
    }

    /// "the potential for officials to be corrupt": the noun before "for" tells how open it is.
    fn noun_before_for(&self, noun: usize) -> Option<Effect> {
        let tree = self.tree;
        // By its place: the parse may hang "for" elsewhere.
        let first = tree.reach(noun).0;
        let near = [first, first.saturating_sub(1)];
        let case = near.into_iter().find(|&case| tree.lower(case) == "for" && case < noun)?;
        let open = case.checked_sub(1).filter(|&open| tree.upos(open) == Upos::Noun)?;
        report(tree.lemma(open), Governor::Noun).map(|e| e.infinitive)
    }

    /// "reached a consensus to fight": the object tells what becomes of the infinitive.
    fn object_effect(&self, at: usize, above: usize) -> Option<Effect> {
        let tree = self.tree;
        let object = tree.kids_as(above, &[Deprel::Obj]).find(|&object| object < at)?;
        let one = report(tree.lemma(object), Governor::Noun).map(|e| e.infinitive);
        one.filter(|one| matches!(one, Effect::Want | Effect::Vow | Effect::Doubt))
    }

    fn relative(&mut self, noun: usize) {
        self.presupposed = true;
        self.told_of_name |= self.tree.upos(noun) == Upos::Propn;
    }

    /// A noun that tells a deed under a verb or another noun: "denied links to", "risk of attack".
    fn nominal(&mut self, at: usize, above: usize) {
        let tree = self.tree;
        let preposition = tree.preposition(at);
        if tree.is_predicate(above) {
            let Some(listed) = effect(tree, above) else {
                if tree.rel(at) == Deprel::Obj && !is_definite(tree, at) {
                    self.weaken(own_certainty(tree, above));
                }
                return;
            };
            let one = match (tree.rel(at), preposition.as_str()) {
                (Deprel::Obj, _) => on_object(listed),
                (_, "of" | "for" | "from") => listed.prepositional,
                _ => Effect::None,
            };
            // A request that is weighed, or a claim that is examined, has been made.
            let said = one == Effect::Want
                && deed(tree.lemma(at)).is_some_and(|deed| family(deed.verb) == Family::Statement);
            if one == Effect::None || said {
                if tree.rel(at) == Deprel::Obj && !is_definite(tree, at) && !said {
                    self.weaken(own_certainty(tree, above));
                }
            } else {
                self.governed(above, Some(one), false);
            }
        } else if preposition == "of" || preposition == "for" || preposition == "about" {
            let listed = report(tree.lemma(above), Governor::Noun);
            let one = listed.map_or(Effect::None, |e| e.finite);
            if one != Effect::Say {
                self.weaken(one.certainty());
            }
            if self.noun_is_negated(above) {
                self.weaken(Certainty::Negated);
            }
        }
    }

    /// Applies a governor's effect on its clause, in the light of its own polarity.
    fn governed(&mut self, above: usize, effect: Option<Effect>, infinitive: bool) {
        let tree = self.tree;
        let own = own_certainty(tree, above);
        let negated = own == Certainty::Negated;
        let effect = effect.unwrap_or(Effect::None);
        match effect {
            Effect::None => {
                if infinitive {
                    self.weaken(own);
                }
            }
            Effect::Know | Effect::Quit => {}
            Effect::Hold => self.weaken(own),
            Effect::Sure if negated => self.weaken(Certainty::Possible),
            Effect::Sure => self.weaken(own),
            Effect::Say | Effect::Deny if negated => self.weaken(Certainty::Possible),
            Effect::Allege | Effect::Vow | Effect::Want if negated => {
                self.weaken(Certainty::Negated);
            }
            Effect::Fail | Effect::Prevent if negated => {}
            Effect::Fail | Effect::Prevent if own == Certainty::Possible => self.weaken(own),
            // "declined to say whether X paid", "failed to confirm that": nobody can tell.
            Effect::Fail | Effect::Prevent if self.told => {
                self.weaken(Certainty::Possible);
                self.speakers.clear();
            }
            _ => self.weaken(effect.certainty()),
        }
        self.told |= effect.names_speaker() && !infinitive;
        // "denied ties to X, who was jailed": who denies the ties says nothing of the jail.
        let told = match effect {
            Effect::Say => true,
            Effect::Deny | Effect::Doubt | Effect::Vow => !self.presupposed,
            _ => !(self.presupposed && self.told_of_name),
        };
        if effect.names_speaker() && told {
            let said = speaker_words(tree, above);
            self.speakers.extend(said);
        }
    }

    fn noun_is_negated(&self, noun: usize) -> bool {
        let tree = self.tree;
        noun_certainty(tree, noun) == Certainty::Negated
            || tree.head(noun).is_some_and(|verb| {
                matches!(tree.rel(noun), Deprel::Obj | Deprel::Nsubj)
                    && tree.is_predicate(verb)
                    && own_certainty(tree, verb) == Certainty::Negated
                    && !is_definite(tree, noun)
            })
    }
}

fn is_definite(tree: &Tree, noun: usize) -> bool {
    tree.kid_as(noun, Deprel::NmodPoss).is_some()
        || tree
            .kids_as(noun, &[Deprel::Det])
            .any(|det| matches!(tree.lower(det), "the" | "this" | "that" | "these" | "those"))
}

#[cfg(test)]
mod tests {
    use super::{Stance, stance};
    use crate::base::Certainty::{Alleged, Asserted, Negated, Possible};
    use crate::extract::testing::{Sample, sample};
    use crate::extract::tree::Tree;

    fn of(sample: &Sample, word: &str) -> (Stance, Vec<String>) {
        let tree = Tree::new(&sample.text, &sample.parse);
        let stance = stance(&tree, sample.word(word));
        let speakers = stance.speakers.iter().map(|&one| tree.lower(one).to_owned()).collect();
        (stance, speakers)
    }

    #[test]
    fn did_not_arrest_is_never_an_arrest() {
        let plain = sample(
            "Police/police/NOUN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod \
             arrest/arrest/VERB/0/root him/he/PRON/4/obj",
        );
        assert_eq!(of(&plain, "arrest").0.certainty, Negated);
        let focus = sample(
            "Police/police/NOUN/5/nsubj did/do/AUX/5/aux not/not/PART/5/advmod only/only/ADV/5/advmod \
             arrest/arrest/VERB/0/root him/he/PRON/5/obj",
        );
        assert_eq!(of(&focus, "arrest").0.certainty, Asserted);
    }

    #[test]
    fn denied_arresting_is_negated_and_said_by_the_subject() {
        let denied = sample(
            "Police/police/NOUN/2/nsubj denied/deny/VERB/0/root arresting/arrest/VERB/2/xcomp \
             him/he/PRON/3/obj",
        );
        let (stance, speakers) = of(&denied, "arresting");
        assert_eq!((stance.certainty, speakers), (Negated, vec!["police".to_owned()]));
    }

    #[test]
    fn accused_of_is_alleged_by_the_accuser_and_the_accusation_is_a_fact() {
        let accused = sample(
            "Judges/judge/NOUN/2/nsubj accused/accuse/VERB/0/root him/he/PRON/2/obj \
             of/of/SCONJ/5/mark robbing/rob/VERB/2/advcl banks/bank/NOUN/5/obj",
        );
        let (stance, speakers) = of(&accused, "robbing");
        assert_eq!((stance.certainty, speakers), (Alleged, vec!["judges".to_owned()]));
        assert_eq!(of(&accused, "accused").0.certainty, Asserted);
    }

    #[test]
    fn may_be_victims_is_possible() {
        let may = sample(
            "They/they/PRON/4/nsubj may/may/AUX/4/aux be/be/AUX/4/cop victims/victim/NOUN/0/root",
        );
        assert_eq!(of(&may, "victims").0.certainty, Possible);
        let may_not = sample(
            "They/they/PRON/4/nsubj may/may/AUX/4/aux not/not/PART/4/advmod pay/pay/VERB/0/root",
        );
        assert_eq!(of(&may_not, "pay").0.certainty, Possible);
    }

    #[test]
    fn plans_and_failures() {
        let plan = sample(
            "Lin/Lin/PROPN/2/nsubj plans/plan/VERB/0/root to/to/PART/4/mark sue/sue/VERB/2/xcomp \
             Wu/Wu/PROPN/4/obj",
        );
        assert_eq!(of(&plan, "sue").0.certainty, Possible);
        let failed = sample(
            "Lin/Lin/PROPN/2/nsubj refused/refuse/VERB/0/root to/to/PART/4/mark \
             sue/sue/VERB/2/xcomp Wu/Wu/PROPN/4/obj",
        );
        assert_eq!(of(&failed, "sue").0.certainty, Negated);
        let managed = sample(
            "Lin/Lin/PROPN/2/nsubj managed/manage/VERB/0/root to/to/PART/4/mark \
             sue/sue/VERB/2/xcomp Wu/Wu/PROPN/4/obj",
        );
        assert_eq!(of(&managed, "sue").0.certainty, Asserted);
    }

    #[test]
    fn conditions_and_questions_are_possible() {
        let condition = sample(
            "If/if/SCONJ/3/mark Lin/Lin/PROPN/3/nsubj sues/sue/VERB/6/advcl ,/,/PUNCT/3/punct \
             Wu/Wu/PROPN/6/nsubj pays/pay/VERB/0/root",
        );
        assert_eq!(of(&condition, "sues").0.certainty, Possible);
        assert_eq!(of(&condition, "pays").0.certainty, Possible);
        let question = sample(
            "Did/do/AUX/3/aux Lin/Lin/PROPN/3/nsubj sue/sue/VERB/0/root Wu/Wu/PROPN/3/obj \
             ?/?/PUNCT/3/punct",
        );
        assert_eq!(of(&question, "sue").0.certainty, Possible);
    }

    #[test]
    fn no_evidence_negates_and_a_relative_clause_is_not_touched_by_a_denial() {
        let evidence = sample(
            "no/no/DET/2/det evidence/evidence/NOUN/0/root that/that/SCONJ/5/mark \
             Lin/Lin/PROPN/5/nsubj paid/pay/VERB/2/acl",
        );
        assert_eq!(of(&evidence, "paid").0.certainty, Negated);
        let relative = sample(
            "Lin/Lin/PROPN/2/nsubj denied/deny/VERB/0/root meeting/meet/VERB/2/xcomp \
             men/man/NOUN/3/obj who/who/PRON/6/nsubj robbed/rob/VERB/4/acl:relcl \
             banks/bank/NOUN/6/obj",
        );
        assert_eq!(of(&relative, "meeting").0.certainty, Negated);
        assert_eq!(of(&relative, "robbed").0.certainty, Asserted);
    }
}
