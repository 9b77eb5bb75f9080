//! A parsed sentence in, its clauses out: every predicate with its subjects, objects and obliques,
//! also the ones that the grammar leaves unspoken (coordination, relative clauses, infinitives,
//! participles). Knows words only, no entities.

use crate::base::Kind;

use super::figure::currency_word;
use super::governor::{accused, charge_of, charging_verb};
use super::lexicon::{Sort, noun as noun_sort};
use super::syntax::{Deprel, Upos};
use super::tree::{MAX_CLIMB, Tree, VerbForm};

/// A preposition with the noun it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Oblique {
    /// "in", "according to"; empty for bare time and measure nouns.
    pub preposition: String,
    /// The noun.
    pub word: usize,
}

/// A predicate with its arguments, all as words. Coordinated nouns are given by their first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// The verb, or the noun or adjective that a copula makes a predicate.
    pub head: usize,
    /// True for a predicate with a copula.
    pub nominal: bool,
    /// True when the grammatical subject suffers the deed.
    pub passive: bool,
    /// Grammatical subjects.
    pub subjects: Vec<usize>,
    /// True when the subject is not the clause's own.
    pub shared_subject: bool,
    /// Objects.
    pub objects: Vec<usize>,
    /// Those told, given or sent something.
    pub recipients: Vec<usize>,
    /// "by" phrases of a passive.
    pub agents: Vec<usize>,
    /// All other prepositional phrases.
    pub obliques: Vec<Oblique>,
}

/// The clauses of a sentence in text order.
pub(crate) fn clauses(tree: &Tree) -> Vec<Clause> {
    (0..tree.len()).filter(|&word| tree.is_predicate(word)).map(|word| clause(tree, word)).collect()
}

fn clause(tree: &Tree, head: usize) -> Clause {
    let nominal = !tree.is_clause_verb(head);
    let passive = !nominal && tree.is_passive(head);
    let (subjects, shared_subject) = subjects(tree, head);
    let mut clause = Clause {
        head,
        nominal,
        passive,
        subjects,
        shared_subject,
        objects: Vec::new(),
        recipients: Vec::new(),
        agents: Vec::new(),
        obliques: Vec::new(),
    };
    for kid in tree.kids(head) {
        place(tree, &mut clause, kid);
    }
    if !nominal {
        fill_gap(tree, &mut clause);
        share_object(tree, &mut clause);
        share_agent(tree, &mut clause);
    }
    clause
}

/// Puts a dependent of the predicate into its slot.
fn place(tree: &Tree, clause: &mut Clause, kid: usize) {
    let word = tree.antecedent(kid);
    let preposition = tree.preposition(kid);
    match tree.rel(kid) {
        Deprel::Obj if preposition.is_empty() => {
            clause.objects.push(word);
            beyond_amount(tree, clause, word);
        }
        Deprel::Obl if preposition.is_empty() && tree.preposition_of_number(kid) => {
            clause.objects.push(word);
            beyond_amount(tree, clause, word);
        }
        Deprel::Iobj if preposition.is_empty() => clause.recipients.push(word),
        Deprel::OblAgent => clause.agents.push(word),
        Deprel::Obl | Deprel::Obj | Deprel::Iobj | Deprel::OblUnmarked => {
            let participle = tree.verb_form(clause.head) == VerbForm::Past;
            if preposition == "by" && clause.passive && participle {
                clause.agents.push(word);
            } else {
                if preposition == "for" || preposition.is_empty() {
                    beyond_amount(tree, clause, word);
                }
                clause.obliques.push(Oblique { preposition, word });
            }
        }
        Deprel::Nmod if clause.nominal => clause.obliques.push(Oblique { preposition, word }),
        Deprel::Advmod
            if tree.lower(kid) == "where" && tree.rel(clause.head) == Deprel::AclRelcl =>
        {
            if let Some(place) = tree.head(clause.head) {
                clause.obliques.push(Oblique { preposition: "in".to_owned(), word: place });
            }
        }
        _ => {}
    }
}

/// "paid $3 million to X", "spent three years at X": what the parse hangs on an amount or a time
/// goes with the verb.
fn beyond_amount(tree: &Tree, clause: &mut Clause, amount: usize) {
    let leads: &[&str] = if matches!(tree.upos(amount), Upos::Sym | Upos::Num) {
        &["from", "to", "for", "with"]
    } else if is_stay(tree, amount) {
        &["at", "in", "on", "with", "under", "aboard"]
    } else {
        return;
    };
    for kid in tree.kids_as(amount, &[Deprel::Nmod, Deprel::Obl]) {
        let preposition = tree.preposition(kid);
        if leads.contains(&preposition.as_str()) {
            clause.obliques.push(Oblique { preposition, word: kid });
        }
    }
}

/// "three years", "a few months": how long something lasts.
fn is_stay(tree: &Tree, noun: usize) -> bool {
    const UNITS: &[&str] =
        &["minute", "hour", "day", "night", "week", "month", "year", "decade", "season", "time"];
    tree.upos(noun) == Upos::Noun && UNITS.contains(&tree.lemma(noun))
}

/// In "the man whom police arrested" and "the man police arrested", the man is the object; in
/// "the firm he worked for" the preposition hangs on the verb.
fn fill_gap(tree: &Tree, clause: &mut Clause) {
    if tree.rel(clause.head) != Deprel::AclRelcl || clause.passive || !clause.objects.is_empty() {
        return;
    }
    let Some(noun) = tree.head(clause.head) else { return };
    let taken = clause.subjects.contains(&noun)
        || clause.recipients.contains(&noun)
        || clause.obliques.iter().any(|oblique| oblique.word == noun);
    // "X, whose wife sits on it": the pronoun owns the subject, nothing is left out.
    let whose = clause.subjects.iter().any(|&subject| {
        tree.kids_as(subject, &[Deprel::NmodPoss]).any(|kid| tree.lower(kid) == "whose")
    });
    if taken || whose || clause.shared_subject {
        return;
    }
    let stranded = tree.kids(clause.head).find(|&kid| {
        kid > clause.head && tree.upos(kid) == Upos::Adp && tree.kids(kid).next().is_none()
    });
    match stranded {
        Some(kid) if tree.rel(kid) != Deprel::CompoundPrt => {
            clause.obliques.push(Oblique { preposition: tree.lower(kid).to_owned(), word: noun });
        }
        _ => clause.objects.push(noun),
    }
}

/// In "raided and closed the park" both verbs have the object.
fn share_object(tree: &Tree, clause: &mut Clause) {
    if !clause.objects.is_empty() || clause.passive || !clause.obliques.is_empty() {
        return;
    }
    let joined = |verb: usize| tree.is_clause_verb(verb) && !tree.is_passive(verb);
    // "questioned, but not arrested, them": nothing but the joint stands between.
    let close = |verb: usize| {
        (clause.head + 1..verb).all(|at| {
            matches!(tree.rel(at), Deprel::Cc | Deprel::Punct | Deprel::Advmod)
                && !matches!(tree.lower(at), ";" | ":")
        })
    };
    let next = tree
        .kids_as(clause.head, &[Deprel::Conj])
        .find(|&kid| kid > clause.head && close(kid) && joined(kid));
    let last = tree.head(clause.head).filter(|&first| {
        tree.rel(clause.head) == Deprel::Conj && clause.head == first + 2 && joined(first)
    });
    for other in next.into_iter().chain(last) {
        clause.objects.extend(
            tree.kids_as(other, &[Deprel::Obj])
                .filter(|&object| object > clause.head)
                .map(|object| tree.antecedent(object)),
        );
    }
}

/// "is funded and armed by X": X does both.
fn share_agent(tree: &Tree, clause: &mut Clause) {
    if !clause.passive || !clause.agents.is_empty() || !clause.obliques.is_empty() {
        return;
    }
    let first = match tree.rel(clause.head) {
        Deprel::Conj => tree.head(clause.head),
        _ => Some(clause.head),
    };
    let Some(first) = first else { return };
    let last = tree.kids_as(first, &[Deprel::Conj]).filter(|&kid| kid > clause.head).last();
    let bare = |&verb: &usize| {
        tree.is_clause_verb(verb)
            && tree.verb_form(verb) == VerbForm::Past
            && tree
                .kids_as(verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::Obj])
                .next()
                .is_none()
    };
    if let Some(last) = last.filter(bare) {
        let by = |&kid: &usize| tree.preposition(kid) == "by";
        let agents = tree.kids_as(last, &[Deprel::OblAgent, Deprel::Obl]).filter(by);
        clause.agents.extend(agents.map(|kid| tree.antecedent(kid)));
    }
}

/// The predicate's subjects, and whether they are shared with another clause.
pub(crate) fn subjects(tree: &Tree, head: usize) -> (Vec<usize>, bool) {
    let mut at = head;
    for _ in 0..MAX_CLIMB {
        let own = own_subjects(tree, at);
        if !own.is_empty() {
            return (own, at != head);
        }
        match unspoken(tree, at) {
            Unspoken::Words(words) => return (words, true),
            Unspoken::Same(other) => at = other,
            Unspoken::Nobody => return (Vec::new(), false),
        }
    }
    (Vec::new(), false)
}

fn own_subjects(tree: &Tree, head: usize) -> Vec<usize> {
    let rels = [Deprel::Nsubj, Deprel::NsubjPass];
    let mut own: Vec<usize> = tree
        .kids_as(head, &rels)
        .filter(|&kid| tree.lower(kid) != "there")
        .map(|kid| tree.antecedent(kid))
        .collect();
    own.dedup();
    if own.is_empty() {
        let loose = [Deprel::Vocative, Deprel::Dislocated];
        own.extend(tree.kids_as(head, &loose).filter(|&kid| kid < head).take(1));
    }
    // "Among those freed were two boys": an existential or inverted subject may be tagged twice.
    own.truncate(2);
    own
}

enum Unspoken {
    /// These words.
    Words(Vec<usize>),
    /// Whatever the subject of that predicate is.
    Same(usize),
    /// There is none.
    Nobody,
}

/// Where a predicate without a subject of its own finds it.
fn unspoken(tree: &Tree, head: usize) -> Unspoken {
    let Some(above) = tree.head(head) else { return Unspoken::Nobody };
    if let Some(charge) = charge_of(tree, head) {
        return accused(tree, charge)
            .map_or(Unspoken::Nobody, |one| Unspoken::Words(vec![tree.antecedent(one)]));
    }
    if let Some(verb) = charging_verb(tree, head) {
        return charged(tree, head, verb);
    }
    match tree.rel(head) {
        Deprel::Conj | Deprel::Parataxis if tree.is_predicate(above) => Unspoken::Same(above),
        Deprel::Xcomp | Deprel::Ccomp if tree.is_predicate(above) => controller(tree, head, above),
        Deprel::Advcl if tree.is_predicate(above) => adverbial(tree, head, above),
        // "is able, or even willing, to act": whoever is able.
        Deprel::Xcomp | Deprel::Advcl
            if tree.upos(above) == Upos::Adj && tree.rel(above) == Deprel::Conj =>
        {
            tree.head(above).map_or(Unspoken::Nobody, Unspoken::Same)
        }
        // "was found guilty of bribing": whoever was found so.
        Deprel::Advcl if tree.rel(above) == Deprel::Xcomp && tree.upos(above) == Upos::Adj => {
            tree.head(above).map_or(Unspoken::Nobody, |verb| controller(tree, above, verb))
        }
        Deprel::Acl
            if tree.verb_form(head) == VerbForm::Past && !tree.is_infinitive(head)
                || tree.is_bare_participle(head) =>
        {
            Unspoken::Words(vec![above])
        }
        Deprel::Acl => noun_complement(tree, head, above),
        Deprel::AclRelcl if tree.upos(above) != Upos::Verb && !has_relative(tree, head) => {
            Unspoken::Words(vec![above])
        }
        _ => Unspoken::Nobody,
    }
}

fn has_relative(tree: &Tree, head: usize) -> bool {
    tree.kids(head).any(|kid| tree.is_relative(kid))
}

/// "persuaded him to leave": the object; "promised to leave", "denies owning": the subject.
fn controller(tree: &Tree, head: usize, above: usize) -> Unspoken {
    const SUBJECT_CONTROL: &[&str] =
        &["promise", "use", "vow", "threaten", "owe", "spend", "need", "cost", "take"];
    let finite = !tree.is_infinitive(head) && tree.verb_form(head) != VerbForm::Ing;
    if tree.rel(head) == Deprel::Ccomp && finite {
        return Unspoken::Nobody;
    }
    if !SUBJECT_CONTROL.contains(&tree.lemma(above)) {
        let objects: Vec<usize> = tree
            .kids_as(above, &[Deprel::Obj, Deprel::Iobj])
            .filter(|&object| object < head)
            .map(|object| tree.antecedent(object))
            .collect();
        // "reached a deal to share it": a deal shares nothing, those who reached it do.
        if let Some(&last) = objects.last().filter(|&&last| !is_abstract(tree, last)) {
            return Unspoken::Words(vec![last]);
        }
    }
    called_on(tree, head, above).unwrap_or(Unspoken::Same(above))
}

/// "accused him of leaving", "was accused of leaving": him who is accused.
fn charged(tree: &Tree, head: usize, verb: usize) -> Unspoken {
    let object = tree.kids_as(verb, &[Deprel::Obj, Deprel::Iobj]).find(|&object| object < head);
    match object {
        Some(object) if !tree.is_passive(verb) => Unspoken::Words(vec![tree.antecedent(object)]),
        _ => Unspoken::Same(verb),
    }
}

/// "accused him of leaving": the object; "left after paying": the subject.
fn adverbial(tree: &Tree, head: usize, above: usize) -> Unspoken {
    let marker = tree.marker(head);
    let object = tree.kids_as(above, &[Deprel::Obj, Deprel::Iobj]).find(|&object| object < head);
    match object {
        Some(object) if matches!(marker.as_str(), "of" | "from" | "for" | "into") => {
            Unspoken::Words(vec![tree.antecedent(object)])
        }
        // "hired men to guard it": they guard it.
        Some(object) if marker == "to" && sets_to_work(tree, above) && may_act(tree, object) => {
            Unspoken::Words(vec![tree.antecedent(object)])
        }
        _ if is_finite_with_marker(tree, head, &marker) => Unspoken::Nobody,
        _ => called_on(tree, head, above).unwrap_or(Unspoken::Same(above)),
    }
}

/// "called on X to leave", "waits for X to leave": X leaves.
fn called_on(tree: &Tree, head: usize, above: usize) -> Option<Unspoken> {
    let preposition = match tree.lemma(above) {
        "call" | "count" | "rely" | "depend" | "prevail" => "on",
        "appeal" | "signal" | "whisper" => "to",
        "plead" => "with",
        "wait" | "arrange" => "for",
        _ => return None,
    };
    let asked = tree
        .kids_as(above, &[Deprel::Obl])
        .find(|&kid| above < kid && kid < head && tree.preposition(kid) == preposition)?;
    tree.is_infinitive(head).then(|| Unspoken::Words(vec![tree.antecedent(asked)]))
}

/// True for verbs whose object does what the infinitive after it says.
fn sets_to_work(tree: &Tree, verb: usize) -> bool {
    const SETTING: &str = "hire pay recruit authorize authorise empower order ask urge force help enable \
        allow train employ commission contract bribe pressure lure trick coerce compel instruct appoint \
        invite permit persuade convince encourage direct tell require assign elect license send lead \
        prompt push beg implore summon select choose nominate teach";
    !tree.is_passive(verb) && SETTING.split_whitespace().any(|one| one == tree.lemma(verb))
}

/// False for sums and for what can only be used: they do nothing themselves.
fn may_act(tree: &Tree, noun: usize) -> bool {
    let sum = matches!(tree.upos(noun), Upos::Sym | Upos::Num)
        || currency_word(tree.lower(noun)).is_some();
    let thing = tree.upos(noun) == Upos::Noun
        && matches!(noun_sort(tree.lemma(noun)), Some(Sort::Thing(Kind::Asset | Kind::Document)));
    !sum && !thing
}

fn is_finite_with_marker(tree: &Tree, head: usize, marker: &str) -> bool {
    let finite = matches!(marker, "that" | "because" | "although" | "though" | "if" | "unless");
    finite && tree.verb_form(head) != VerbForm::Ing && tree.kid_as(head, Deprel::Aux).is_some()
}

/// "its commitment to fight", "a plan by X to leave": whose commitment it is; "a gang selling
/// phones": the gang.
fn noun_complement(tree: &Tree, head: usize, noun: usize) -> Unspoken {
    let marker = tree.marker(head);
    if marker.is_empty() && tree.verb_form(head) == VerbForm::Ing {
        return Unspoken::Words(vec![noun]);
    }
    if !is_abstract(tree, noun) && !marker.is_empty() && marker != "that" {
        return match marker.as_str() {
            // "visas to enter X": a paper is used by those whom the clause tells of.
            "to" if is_paper(tree, noun) => clause_subject(tree, noun),
            "to" => Unspoken::Words(vec![noun]),
            _ => clause_subject(tree, noun),
        };
    }
    let owner = tree.kid_as(noun, Deprel::NmodPoss).or_else(|| {
        tree.kids_as(noun, &[Deprel::Nmod])
            .find(|&kid| matches!(tree.preposition(kid).as_str(), "by" | "of" | "for"))
    });
    match owner {
        Some(owner) if marker != "that" => Unspoken::Words(vec![tree.antecedent(owner)]),
        _ if marker == "that" => Unspoken::Nobody,
        _ => clause_subject(tree, noun),
    }
}

/// "a visa", "money", "a warrant": something with which somebody else acts.
fn is_paper(tree: &Tree, noun: usize) -> bool {
    let means =
        matches!(tree.lemma(noun), "money" | "fund" | "cash" | "visa" | "passport" | "ticket");
    let paper = matches!(noun_sort(tree.lemma(noun)), Some(Sort::Thing(Kind::Document)));
    tree.upos(noun) == Upos::Noun && (means || paper)
}

/// The subject of the clause in which `noun` is an object or oblique.
fn clause_subject(tree: &Tree, noun: usize) -> Unspoken {
    match tree.head(noun) {
        Some(verb) if tree.is_predicate(verb) && tree.rel(noun) != Deprel::Nsubj => {
            Unspoken::Same(verb)
        }
        Some(other) if matches!(tree.rel(noun), Deprel::Nmod | Deprel::Conj) => {
            match tree.kid_as(other, Deprel::NmodPoss) {
                Some(owner) => Unspoken::Words(vec![tree.antecedent(owner)]),
                None => tree.clause_above(noun).map_or(Unspoken::Nobody, Unspoken::Same),
            }
        }
        _ => Unspoken::Nobody,
    }
}

/// Nouns whose infinitive is done by someone else: plans, promises, efforts, deeds.
fn is_abstract(tree: &Tree, noun: usize) -> bool {
    use super::relation_words::deed;
    use super::report_words::{Governor, report};
    let lemma = tree.lemma(noun);
    report(lemma, Governor::Noun).is_some() || deed(lemma).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Clause, clauses};
    use crate::extract::testing::{Sample, sample};
    use crate::extract::tree::Tree;

    /// The clause of a verb, its slots given as words: subjects, objects, agents, obliques.
    fn slots(sample: &Sample, verb: &str) -> (Clause, String) {
        let tree = Tree::new(&sample.text, &sample.parse);
        let head = sample.word(verb);
        let clause = clauses(&tree).into_iter().find(|one| one.head == head).expect("a clause");
        let words = |list: &[usize]| {
            list.iter().map(|&word| tree.lower(word).to_owned()).collect::<Vec<_>>().join("+")
        };
        let obliques: Vec<String> = clause
            .obliques
            .iter()
            .map(|one| format!("{} {}", one.preposition, tree.lower(one.word)))
            .collect();
        let told = format!(
            "{} > {} by {} [{}]",
            words(&clause.subjects),
            words(&clause.objects),
            words(&clause.agents),
            obliques.join(", ")
        );
        (clause, told)
    }

    #[test]
    fn active_and_passive() {
        let active = sample(
            "Police/police/NOUN/2/nsubj raided/raid/VERB/0/root farms/farm/NOUN/2/obj \
             near/near/ADP/5/case Lund/Lund/PROPN/2/obl",
        );
        assert_eq!(slots(&active, "raided").1, "police > farms by  [near lund]");
        let passive = sample(
            "Farms/farm/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass raided/raid/VERB/0/root \
             by/by/ADP/5/case police/police/NOUN/3/obl:agent",
        );
        let (clause, told) = slots(&passive, "raided");
        assert!(clause.passive);
        assert_eq!(told, "farms >  by police []");
    }

    #[test]
    fn relative_pronouns_stand_for_their_noun() {
        let subject = sample(
            "a/a/DET/2/det gang/gang/NOUN/0/root that/that/PRON/4/nsubj robs/rob/VERB/2/acl:relcl \
             banks/bank/NOUN/4/obj",
        );
        assert_eq!(slots(&subject, "robs").1, "gang > banks by  []");
        let object = sample(
            "a/a/DET/2/det man/man/NOUN/0/root police/police/NOUN/4/nsubj \
             arrested/arrest/VERB/2/acl:relcl",
        );
        assert_eq!(slots(&object, "arrested").1, "police > man by  []");
    }

    #[test]
    fn coordinated_verbs_share_subject_and_voice() {
        let both = sample(
            "Police/police/NOUN/2/nsubj raided/raid/VERB/0/root and/and/CCONJ/4/cc \
             closed/close/VERB/2/conj farms/farm/NOUN/2/obj",
        );
        assert_eq!(slots(&both, "closed").1, "police > farms by  []");
        let passive = sample(
            "Men/man/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass beaten/beat/VERB/0/root \
             and/and/CCONJ/5/cc starved/starve/VERB/3/conj",
        );
        assert!(slots(&passive, "starved").0.passive);
    }

    #[test]
    fn unspoken_subjects() {
        let object = sample(
            "Judges/judge/NOUN/2/nsubj ordered/order/VERB/0/root him/he/PRON/2/obj to/to/PART/5/mark \
             leave/leave/VERB/2/xcomp",
        );
        assert_eq!(slots(&object, "leave").1, "him >  by  []");
        let subject = sample(
            "Judges/judge/NOUN/2/nsubj promised/promise/VERB/0/root him/he/PRON/2/obj \
             to/to/PART/5/mark leave/leave/VERB/2/xcomp",
        );
        assert_eq!(slots(&subject, "leave").1, "judges >  by  []");
        let accused = sample(
            "Judges/judge/NOUN/2/nsubj accused/accuse/VERB/0/root him/he/PRON/2/obj \
             of/of/SCONJ/5/mark lying/lie/VERB/2/advcl",
        );
        assert_eq!(slots(&accused, "lying").1, "him >  by  []");
        let owner = sample(
            "its/its/PRON/2/nmod:poss plan/plan/NOUN/0/root to/to/PART/4/mark leave/leave/VERB/2/acl",
        );
        assert_eq!(slots(&owner, "leave").1, "its >  by  []");
    }

    #[test]
    fn a_participle_on_a_noun_is_passive() {
        let firm = sample(
            "a/a/DET/2/det firm/firm/NOUN/0/root owned/own/VERB/2/acl by/by/ADP/5/case \
             Lin/Lin/PROPN/3/obl:agent",
        );
        let (clause, told) = slots(&firm, "owned");
        assert!(clause.passive);
        assert_eq!(told, "firm >  by lin []");
    }
}
