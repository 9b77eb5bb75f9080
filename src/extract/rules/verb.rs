//! Relations of full verbs: who does it to whom, to whom it goes, where it happens. Active and
//! passive, with objects looked through ("had ties to", "led to the jailing of").

use crate::base::{Certainty, Family, Form};

use super::super::argument::{Arg, Arguments, is_amount};
use super::super::clause::{Clause, Oblique};
use super::super::figure::currency_word;
use super::super::governor::effect;
use super::super::inflect::past;
use super::super::naming::{Reading, Wording, of_having, of_verb, with_particle};
use super::super::relation_words::{deed, verb as verb_entry};
use super::super::report_words::Effect;
use super::super::syntax::{Deprel, Upos};
use super::{Draft, copular, is_circumstance, is_locative};

/// Adds the relations of one verb.
pub(super) fn apply(args: &Arguments, clause: &Clause, out: &mut Vec<Draft>) {
    let rule = VerbRule { args, clause, subjects: args.resolve_all(&clause.subjects) };
    if clause.passive {
        rule.passive(out);
    } else {
        rule.active(out);
    }
    rule.predicative(out);
}

struct VerbRule<'a> {
    args: &'a Arguments<'a>,
    clause: &'a Clause,
    /// Entities of the grammatical subject.
    subjects: Vec<Arg>,
}

impl VerbRule<'_> {
    fn active(&self, out: &mut Vec<Draft>) {
        if self.links() {
            for &noun in &self.clause.objects {
                copular::relations(self.args, &self.subjects, noun, self.clause.head, out);
            }
        }
        let objects = if self.links() || self.is_idiom() {
            Vec::new()
        } else {
            self.args.resolve_all(&self.clause.objects)
        };
        for subject in &self.subjects {
            for object in &objects {
                self.to_object(subject, object, out);
            }
        }
        for &object in &self.clause.objects {
            self.beyond(object, out);
            self.seat(object, out);
        }
        self.recipients(&objects, out);
        for oblique in &self.clause.obliques {
            self.oblique(oblique, &objects, out);
        }
        for oblique in self.carried() {
            self.oblique(&oblique, &objects, out);
        }
        self.each_other(out);
    }

    /// "took place", "gave rise to": the bare noun is part of the verb.
    fn is_idiom(&self) -> bool {
        const IDIOMS: &str = "take-place take-part take-care take-advantage take-action take-aim take-note \
            take-office take-effect take-control take-charge take-shape take-root make-use make-sense \
            make-way pay-attention pay-tribute give-rise give-way give-birth play-host lay-siege set-fire \
            set-foot keep-track keep-pace lose-control lose-touch hold-talks take-hold take-notice take-turns gain-ground come-true bear-witness";
        let tree = self.args.tree;
        let [object] = self.clause.objects[..] else { return false };
        let bare =
            tree.kids_as(object, &[Deprel::Det, Deprel::NmodPoss, Deprel::Amod]).next().is_none();
        let idiom = format!("{}-{}", tree.lemma(self.clause.head), tree.lower(object));
        bare && IDIOMS.split_whitespace().any(|one| one == idiom)
    }

    /// "remained a threat": a verb that links its subject to what it is.
    fn links(&self) -> bool {
        let lemma = self.args.tree.lemma(self.clause.head);
        matches!(lemma, "become" | "remain" | "seem" | "appear" | "stay" | "prove")
    }

    fn to_object(&self, subject: &Arg, object: &Arg, out: &mut Vec<Draft>) {
        let (tree, head) = (self.args.tree, self.clause.head);
        let wording = if tree.lemma(head) == "have" && object.via.is_empty() {
            of_having(tree, head, self.args.kind(object.entity))
        } else {
            of_verb(tree, head, Reading::Doer, "", &object.via, object.word)
        };
        let confidence = if object.via.is_empty() { 0.85 } else { 0.65 };
        let draft = Draft::stated(subject, object, wording, head, "clause:object", confidence);
        out.push(self.through_report(draft, subject, object));
    }

    /// "issued a notice for X", "imposed sanctions on X": past an object that is an entity itself.
    fn beyond(&self, object: usize, out: &mut Vec<Draft>) {
        let (args, tree, head) = (self.args, self.args.tree, self.clause.head);
        let Some(own) = args.at(object) else { return };
        let told = deed(tree.lemma(own.word)).is_some();
        let open = told || !(args.is_place(own.entity) || args.is_actor(own.entity));
        if !open {
            return;
        }
        for kid in tree.kids_as(own.word, &[Deprel::Nmod]) {
            let preposition = tree.preposition(kid);
            let leads = matches!(
                preposition.as_str(),
                "for" | "on" | "against" | "to" | "with" | "into" | "from"
            ) || (preposition == "of" && told);
            if !leads {
                continue;
            }
            for target in args.resolve(kid) {
                let mut via = vec![own.word];
                via.extend(&target.via);
                let target = Arg { via, ..target };
                for subject in &self.subjects {
                    let wording = of_verb(tree, head, Reading::Doer, "", &target.via, target.word);
                    let draft =
                        Draft::stated(subject, &target, wording, head, "clause:beyond", 0.55);
                    out.push(self.through_report(draft, subject, &target));
                }
            }
        }
    }

    /// "has an office in X", "keeps a mission in X": where somebody has a seat, also one that is an
    /// entity of its own.
    fn seat(&self, object: usize, out: &mut Vec<Draft>) {
        const SEATS: &str = "office mission embassy consulate branch seat presence stake interest \
            account base subsidiary headquarters residence home mandate share majority foothold \
            bureau outpost";
        let (args, tree, head) = (self.args, self.args.tree, self.clause.head);
        let keeps = matches!(tree.lemma(head), "have" | "keep" | "maintain" | "hold" | "open");
        let seat = SEATS.split_whitespace().any(|seat| seat == tree.lemma(object));
        let Some(own) = args.at(object).filter(|own| keeps && seat && own.form != Form::Named)
        else {
            return;
        };
        for kid in tree.kids_as(object, &[Deprel::Nmod]) {
            let preposition = tree.preposition(kid);
            if !matches!(preposition.as_str(), "in" | "at") {
                continue;
            }
            for target in args.resolve(kid) {
                let target = Arg { via: vec![own.word], ..target };
                for subject in &self.subjects {
                    let wording = of_verb(tree, head, Reading::Doer, "", &target.via, target.word);
                    out.push(Draft::stated(subject, &target, wording, head, "clause:seat", 0.6));
                }
            }
        }
    }

    /// "denied links to X" denies them; "is considering measures against X" has not taken them.
    fn through_report(&self, mut draft: Draft, subject: &Arg, object: &Arg) -> Draft {
        let tree = self.args.tree;
        let Some(listed) = effect(tree, self.clause.head) else { return draft };
        let deed_or_via = !object.via.is_empty() || self.args.is_happening(object.entity);
        let through = !object.via.is_empty();
        if listed.finite == Effect::Deny && deed_or_via {
            draft.hedge = Certainty::Negated;
            draft.speaker = Some(subject.clone());
        } else if matches!(listed.infinitive, Effect::Want | Effect::Vow) && through {
            draft.hedge = Certainty::Possible;
        }
        draft
    }

    /// Those told, given or sent something.
    fn recipients(&self, objects: &[Arg], out: &mut Vec<Draft>) {
        let (tree, head) = (self.args.tree, self.clause.head);
        for target in self.args.resolve_all(&self.clause.recipients) {
            for subject in &self.subjects {
                let mut wording = of_verb(tree, head, Reading::Doer, "", &[], head);
                // "gave Lin a boat": told with what was given, but not with a sum.
                if let Some(given) = self.told_object() {
                    wording.label = format!("{} {} to", wording.label, tree.lower(given));
                }
                out.push(Draft::stated(subject, &target, wording, head, "clause:recipient", 0.8));
            }
            for object in objects {
                let mut wording = of_verb(tree, head, Reading::Done, "to", &[], head);
                wording.relation = with_particle(tree, head);
                out.push(Draft::stated(object, &target, wording, head, "clause:given", 0.6));
            }
        }
    }

    fn oblique(&self, oblique: &Oblique, objects: &[Arg], out: &mut Vec<Draft>) {
        let (args, tree, head) = (self.args, self.args.tree, self.clause.head);
        let preposition = oblique.preposition.as_str();
        if preposition == "as" {
            // "joined the case as a witness": whoever joins is one.
            let own = matches!(
                tree.lemma(head),
                "join" | "enter" | "leave" | "begin" | "start" | "end" | "resign" | "run"
            );
            let bearers = if objects.is_empty() || own { &self.subjects } else { objects };
            copular::relations(args, bearers, oblique.word, head, out);
            return;
        }
        let fronted = preposition == "with" && self.is_fronted(oblique.word);
        let bare = self.is_bare_report() || self.is_beside_report(preposition) || fronted;
        let before_court = preposition == "before"
            && matches!(tree.lemma(head), "appear" | "testify" | "stand" | "go");
        if is_circumstance(preposition) && !before_court || preposition.is_empty() || bare {
            return;
        }
        // "launched an attack on X" with the phrase hung on the verb: the attack is told through.
        let lead = self.told_object().filter(|_| objects.is_empty());
        for target in args.resolve(oblique.word) {
            let place = args.is_place(target.entity) && is_locative(preposition);
            if self.by_leave_of(preposition, &target, &self.subjects, out) {
                continue;
            }
            if preposition == "in"
                && !place
                && self.in_deed(&target, &self.doers_or_subjects(), out)
            {
                continue;
            }
            // "ordered their release there": the order is given there, they are not.
            let told = |object: &Arg| object.via.iter().any(|&via| deed(tree.lemma(via)).is_some());
            let moved =
                objects.iter().filter(|object| onward(preposition) || place && !told(object));
            for object in moved {
                let via = &target.via;
                let wording = of_verb(tree, head, Reading::Done, preposition, via, target.word);
                let draft = Draft::stated(object, &target, wording, head, "clause:onward", 0.6);
                out.push(self.accusing(draft, preposition));
            }
            let thing = objects.iter().all(|object| !args.is_body(object.entity));
            if !objects.is_empty() && (place && !thing || !place && !reaches(preposition)) {
                continue;
            }
            for subject in &self.subjects {
                let mut via: Vec<usize> = lead.into_iter().collect();
                via.extend(&target.via);
                let first = if lead.is_some() { "" } else { preposition };
                let wording = of_verb(tree, head, Reading::Doer, first, &via, target.word);
                let draft = Draft::stated(subject, &target, wording, head, "clause:oblique", 0.65);
                // "called for the release of X" wishes for it.
                let draft = match preposition {
                    "for" => self.through_report(draft, subject, &target),
                    _ => draft,
                };
                out.push(self.mutual(draft, preposition));
            }
        }
    }

    /// "With so many in custody, lawyers expect": what leads the sentence is its setting.
    fn is_fronted(&self, word: usize) -> bool {
        let comma = |at: usize| self.args.tree.lower(at) == ",";
        word < self.clause.head
            && self.clause.subjects.iter().all(|&subject| word < subject)
            && (word..self.clause.head).any(comma)
    }

    /// "under the protection of X", "at the request of X", "with the help of X": X does it to, or
    /// for, those of whom the clause tells.
    fn by_leave_of(
        &self,
        preposition: &str,
        target: &Arg,
        bearers: &[Arg],
        out: &mut Vec<Draft>,
    ) -> bool {
        let tree = self.args.tree;
        let Some(&noun) = target.via.first() else { return false };
        let Some(told) = deed(tree.lemma(noun)) else { return false };
        let leaves = match preposition {
            "under" => true,
            "at" => {
                matches!(tree.lemma(noun), "request" | "invitation" | "demand" | "call" | "order")
            }
            "on" => matches!(tree.lemma(noun), "order" | "advice" | "recommendation" | "request"),
            "with" => matches!(
                told.verb,
                "help" | "support" | "back" | "assist" | "aid" | "approve" | "permit"
            ),
            _ => false,
        };
        if leaves && tree.preposition(target.word) == "of" {
            for bearer in bearers {
                let words =
                    (noun, tree.kid_as(target.word, Deprel::Case).unwrap_or(noun).max(noun));
                let wording = Wording::fixed(told.verb, &past(told.verb), words);
                let head = self.clause.head;
                out.push(Draft::stated(target, bearer, wording, head, "clause:leave", 0.6));
            }
        }
        leaves
    }

    /// "in breach of X", "in support of X": the clause's doer does that to X.
    fn in_deed(&self, target: &Arg, bearers: &[Arg], out: &mut Vec<Draft>) -> bool {
        let tree = self.args.tree;
        let Some(&noun) = target.via.first() else { return false };
        let bare = tree.kids_as(noun, &[Deprel::Det, Deprel::NmodPoss]).next().is_none();
        // "in return for a share" and "in exchange for it" name the price, no deed.
        let price = matches!(tree.lemma(noun), "return" | "exchange");
        let Some(told) = deed(tree.lemma(noun)).filter(|_| bare && !price) else { return price };
        let link = tree.preposition(target.word);
        for bearer in bearers {
            let case = tree.kid_as(target.word, Deprel::Case).unwrap_or(noun);
            let words = (noun, case.max(noun));
            let kept = matches!(link.as_str(), "to" | "with" | "for");
            let label = if kept { format!("{} {link}", past(told.verb)) } else { past(told.verb) };
            let wording = Wording::fixed(told.verb, &label, words);
            let head = self.clause.head;
            out.push(Draft::stated(bearer, target, wording, head, "clause:in-deed", 0.6));
        }
        true
    }

    fn doers_or_subjects(&self) -> Vec<Arg> {
        let doers = self.doers();
        if doers.is_empty() { self.subjects.clone() } else { doers }
    }

    /// "flew arms from X to Y": where the object goes, also if the parse hangs it on the object.
    fn carried(&self) -> Vec<Oblique> {
        let tree = self.args.tree;
        let lemma = tree.lemma(self.clause.head);
        let ties = matches!(lemma, "link" | "tie" | "connect" | "expose" | "introduce" | "refer");
        let named = with_particle(tree, self.clause.head);
        let moves = verb_entry(&named).or_else(|| verb_entry(lemma)).is_some_and(|entry| {
            matches!(entry.family, Family::Movement | Family::Harm | Family::Money) || ties
        });
        let mut objects = self.clause.objects.clone();
        objects.extend(self.args.resolve_all(&self.clause.objects).iter().map(|arg| arg.word));
        objects.sort_unstable();
        objects.dedup();
        let objects = objects.into_iter().filter(|_| moves);
        let phrases =
            objects.flat_map(|object| tree.kids_as(object, &[Deprel::Nmod]).collect::<Vec<_>>());
        phrases
            .flat_map(|word| {
                // "from X to Y" may hang "to Y" on X.
                let from = tree.preposition(word) == "from";
                let on = tree
                    .kids_as(word, &[Deprel::Nmod])
                    .filter(|&kid| from && tree.preposition(kid) == "to");
                std::iter::once(word).chain(on).collect::<Vec<_>>()
            })
            .map(|word| Oblique { preposition: tree.preposition(word), word })
            .filter(|oblique| {
                matches!(
                    oblique.preposition.as_str(),
                    "from" | "to" | "into" | "onto" | "through" | "via"
                )
            })
            .collect()
    }

    /// An object that is no entity: "brought attention to X", "launched attacks on X".
    fn told_object(&self) -> Option<usize> {
        let tree = self.args.tree;
        let object = self.clause.objects.first().copied()?;
        let day = matches!(tree.lower(object), "today" | "yesterday" | "tomorrow" | "tonight");
        // "accepted 40,000 zlotys from X": the sum stands with the claim.
        let sum = is_amount(tree.lemma(object)) || currency_word(tree.lower(object)).is_some();
        let told = tree.upos(object) == Upos::Noun && object > self.clause.head;
        (told && !day && !sum).then_some(object)
    }

    /// "said in Geneva": neither where nor to whom a thing is said relates actors.
    fn is_bare_report(&self) -> bool {
        matches!(self.args.tree.lemma(self.clause.head), "say" | "add" | "note" | "state")
    }

    /// "claimed in a message": a report's circumstances, while "warned of X" tells of X.
    fn is_beside_report(&self, preposition: &str) -> bool {
        let tree = self.args.tree;
        let reports = effect(tree, self.clause.head).is_some_and(|e| e.finite.names_speaker());
        let content = tree.kid_as(self.clause.head, Deprel::Ccomp).is_some();
        reports && content && matches!(preposition, "in" | "on" | "at" | "from" | "by" | "with")
    }

    /// "accused X of fraud" alleges it of X.
    fn accusing(&self, mut draft: Draft, preposition: &str) -> Draft {
        let lemma = self.args.tree.lemma(self.clause.head);
        if preposition == "of" && matches!(lemma, "accuse" | "suspect") {
            draft.hedge = Certainty::Alleged;
            draft.speaker = self.doers().first().cloned();
        }
        draft
    }

    fn doers(&self) -> Vec<Arg> {
        if self.clause.passive {
            self.args.resolve_all(&self.clause.agents)
        } else {
            self.subjects.clone()
        }
    }

    fn mutual(&self, mut draft: Draft, preposition: &str) -> Draft {
        let lemma = self.args.tree.lemma(self.clause.head);
        draft.symmetric =
            preposition == "with" && verb_entry(lemma).is_some_and(|entry| entry.symmetric);
        draft
    }

    /// "A and B met": each subject with each other.
    fn each_other(&self, out: &mut Vec<Draft>) {
        const MANY: usize = 6;
        let (tree, head) = (self.args.tree, self.clause.head);
        let mutual = verb_entry(tree.lemma(head)).is_some_and(|entry| entry.symmetric);
        if !mutual || self.subjects.len() > MANY {
            return;
        }
        for (place, one) in self.subjects.iter().enumerate() {
            for other in &self.subjects[place + 1..] {
                let wording = of_verb(tree, head, Reading::Doer, "", &[], head);
                let draft = Draft::stated(one, other, wording, head, "clause:mutual", 0.7);
                out.push(Draft { symmetric: true, ..draft });
            }
        }
    }

    fn passive(&self, out: &mut Vec<Draft>) {
        let (args, tree, head) = (self.args, self.args.tree, self.clause.head);
        let agents = args.resolve_all(&self.clause.agents);
        for agent in &agents {
            for patient in &self.subjects {
                let wording = of_verb(tree, head, Reading::Doer, "", &patient.via, head);
                out.push(Draft::stated(agent, patient, wording, head, "clause:passive", 0.85));
            }
        }
        for object in args.resolve_all(&self.clause.objects) {
            for patient in &self.subjects {
                let wording = of_verb(tree, head, Reading::Done, "", &object.via, object.word);
                out.push(Draft::stated(patient, &object, wording, head, "clause:retained", 0.5));
            }
        }
        for oblique in &self.clause.obliques {
            let preposition = oblique.preposition.as_str();
            if preposition == "as" {
                copular::relations(args, &self.subjects, oblique.word, head, out);
            }
            if is_circumstance(preposition) || preposition.is_empty() {
                continue;
            }
            for target in args.resolve(oblique.word) {
                if self.by_leave_of(preposition, &target, &self.subjects, out)
                    || preposition == "in"
                        && !args.is_place(target.entity)
                        && self.in_deed(&target, &self.doers_or_subjects(), out)
                {
                    continue;
                }
                for agent in agents.iter().filter(|_| reaches(preposition)) {
                    let wording =
                        of_verb(tree, head, Reading::Doer, preposition, &target.via, target.word);
                    out.push(Draft::stated(
                        agent,
                        &target,
                        wording,
                        head,
                        "clause:agent-oblique",
                        0.6,
                    ));
                }
                for patient in &self.subjects {
                    let wording =
                        of_verb(tree, head, Reading::Done, preposition, &target.via, target.word);
                    let draft = Draft::stated(
                        patient,
                        &target,
                        wording,
                        head,
                        "clause:passive-oblique",
                        0.6,
                    );
                    out.push(self.accusing(draft, preposition));
                }
            }
        }
    }

    /// "became chairman of X", "was named head of X", "made him director of X".
    fn predicative(&self, out: &mut Vec<Draft>) {
        let (args, tree) = (self.args, self.args.tree);
        for kid in tree.kids_as(self.clause.head, &[Deprel::Xcomp]) {
            let noun = matches!(tree.upos(kid), Upos::Noun | Upos::Propn | Upos::Adj);
            if !noun || tree.copula(kid).is_some() {
                continue;
            }
            let objects = args.resolve_all(&self.clause.objects);
            let bearers = if objects.is_empty() { &self.subjects } else { &objects };
            copular::relations(args, bearers, kid, self.clause.head, out);
        }
    }
}

/// Prepositions over which the object moves, or is given, tied or charged.
fn onward(preposition: &str) -> bool {
    matches!(
        preposition,
        "to" | "into"
            | "onto"
            | "from"
            | "with"
            | "through"
            | "via"
            | "against"
            | "for"
            | "of"
            | "on"
            | "toward"
            | "towards"
            | "out of"
    )
}

/// Prepositions over which a subject reaches someone although it has an object.
fn reaches(preposition: &str) -> bool {
    matches!(
        preposition,
        "to" | "from" | "with" | "against" | "for" | "through" | "via" | "into" | "on behalf of"
    )
}
