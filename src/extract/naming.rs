//! What a relation is called: its lemma, the label that a person would write on the edge (read from
//! subject to object in the active voice, without negation or modals), and its words in the text.

use crate::base::{Family, Kind, Span};

use super::argument::is_amount;
use super::figure::currency_word;
use super::inflect::{participle, past, third};
use super::relation_words::{deed, family};
use super::syntax::{Deprel, Upos};
use super::tree::{MAX_CONJUNCTS, Tree, VerbForm};

/// A relation's names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    /// Lemma, with the particle or preposition that makes it another word.
    pub relation: String,
    /// For the edge.
    pub label: String,
    /// First and last word of the predicate in the sentence.
    pub words: (usize, usize),
    /// Group of the relation.
    pub family: Family,
}

impl Wording {
    /// A relation with a fixed label.
    pub fn fixed(relation: &str, label: &str, words: (usize, usize)) -> Self {
        let family = family(relation);
        Self { relation: relation.to_owned(), label: label.to_owned(), words, family }
    }

    /// The same with the family set.
    #[must_use]
    pub fn in_family(self, family: Family) -> Self {
        Self { family, ..self }
    }

    /// The label as it is read from one or from several.
    pub fn label_for(&self, plural: bool) -> String {
        let (first, rest) = self.label.split_once(' ').unwrap_or((&self.label, ""));
        let verb = self.relation.split(' ').next().unwrap_or_default();
        let many = match first {
            _ if !plural => first,
            "is" => "are",
            "was" => "were",
            "has" => "have",
            "owns" | "belongs" | "includes" | "comes" => &first[..first.len() - 1],
            _ if first == third(verb) => verb,
            _ => first,
        };
        if rest.is_empty() { many.to_owned() } else { format!("{many} {rest}") }
    }

    /// Bytes of the predicate.
    pub fn span(&self, tree: &Tree) -> Span {
        tree.bytes(self.words.0, self.words.1)
    }
}

/// How a verb is read from one argument to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// From who does it: "arrested", "fled to".
    Doer,
    /// From what it is done to, on to a place or person: "was sold to", "is held at".
    Done,
}

/// A verb between two arguments. `via` are nouns looked through on the way to the second one, which
/// `target` heads; `preposition` leads it or the first of `via`, and is empty for an object.
pub(crate) fn of_verb(
    tree: &Tree,
    verb: usize,
    reading: Reading,
    preposition: &str,
    via: &[usize],
    target: usize,
) -> Wording {
    let lemma = with_particle(tree, verb);
    let mut label = match reading {
        Reading::Doer => tensed(tree, verb, &lemma),
        Reading::Done => format!("{} {}", be_of(tree, verb), participle(&lemma)),
    };
    push(&mut label, preposition);
    // "produces 70 percent of the cobalt": the amount stands with the claim.
    let told_by = |noun: usize| {
        let measures = is_amount(tree.lemma(noun)) || currency_word(tree.lower(noun)).is_some();
        tree.upos(noun) == Upos::Noun && !measures
    };
    for (place, &noun) in via.iter().enumerate() {
        if told_by(noun) {
            push(&mut label, tree.lower(noun));
        }
        let next = via.get(place + 1).copied().unwrap_or(target);
        let link = link_of(tree, next);
        if !link.is_empty() && told_by(noun) {
            push(&mut label, &link);
        }
    }
    let told = via.iter().rev().find_map(|&noun| deed(tree.lemma(noun)));
    let relation = match told.filter(|_| supports(&lemma)) {
        Some(told) => told.verb.to_owned(),
        None if preposition.is_empty() || is_loose(preposition) => lemma,
        None => format!("{lemma} {preposition}"),
    };
    let family = family(&relation);
    let words = stretch(tree, verb, via.last().copied(), target);
    Wording { relation, label, words, family }
}

/// Verbs that only bring about the deed that their object tells: "carried out a raid on".
fn supports(lemma: &str) -> bool {
    const SUPPORT: &str = "carry conduct make launch mount stage perform undertake commit order announce \
        begin start take have give offer provide hold file issue impose sign reach open lead result cause \
        bring trigger spark face suffer undergo express show declare place put execute complete continue \
        resume plan seek demand request call prompt pay lodge submit seal secure win send extend receive";
    let verb = lemma.split(' ').next().unwrap_or_default();
    SUPPORT.split_whitespace().any(|one| one == verb)
}

/// "have" and "be" say nothing on an edge: what holding means depends on what is held.
pub(crate) fn of_having(tree: &Tree, verb: usize, kind: Kind) -> Wording {
    let words = stretch(tree, verb, None, verb);
    let (relation, label) = match kind {
        Kind::Group | Kind::Person => ("include", "counts among its own"),
        Kind::Country | Kind::Place => ("relate to", "has ties to"),
        Kind::Event | Kind::Activity => ("involve in", "is involved in"),
        _ => ("own", "owns"),
    };
    Wording::fixed(relation, label, words)
}

/// A nominal or adjectival predicate: "is chairman of", "is responsible for".
pub(crate) fn of_predicate(tree: &Tree, noun: usize, preposition: &str) -> Wording {
    let name = title_of(tree, noun);
    let mut label = format!("{} {name}", is_or_was(tree, noun));
    push(&mut label, preposition);
    let family = family(&name);
    Wording { relation: name, label, words: (noun, noun), family }
}

/// "was" for the role of who no longer holds it ("former chairman of X"), "is" for all others.
pub(crate) fn is_or_was(tree: &Tree, noun: usize) -> &'static str {
    const PAST: &str =
        "former ex late then ousted deposed retired outgoing onetime erstwhile disgraced sacked";
    let past = tree
        .kids_as(noun, &[Deprel::Amod, Deprel::Compound, Deprel::Advmod])
        .any(|kid| kid < noun && PAST.split(' ').any(|word| word == tree.lower(kid)));
    if past { "was" } else { "is" }
}

/// The role that a noun names, with the words that belong to it: "prime minister", "chief executive".
pub(crate) fn title_of(tree: &Tree, noun: usize) -> String {
    const PARTS: &[&str] = &[
        "prime",
        "foreign",
        "interior",
        "finance",
        "defence",
        "defense",
        "justice",
        "health",
        "vice",
        "deputy",
        "chief",
        "attorney",
        "secretary",
        "executive",
        "managing",
        "police",
        "army",
        "general",
        "regional",
        "parent",
        "press",
    ];
    let mut first = noun;
    let part = |at: usize| PARTS.contains(&tree.lower(at));
    while first > 0 {
        let hyphen = first > 1 && tree.lower(first - 1) == "-" && part(first - 2);
        if hyphen {
            first -= 2;
        } else if part(first - 1) {
            first -= 1;
        } else {
            break;
        }
    }
    // "shipping minister": offices are named by their field.
    let office = matches!(tree.lemma(noun), "minister" | "secretary" | "ministry" | "commissioner");
    let field = |word: usize| {
        tree.upos(word) == Upos::Noun
            && matches!(tree.rel(word), Deprel::Compound)
            && tree.head(word) == Some(noun)
    };
    while office && first > 0 && field(first - 1) {
        first -= 1;
    }
    let mut name: Vec<String> = (first..noun).map(|word| tree.lower(word).to_owned()).collect();
    let lemma = tree.lemma(noun).to_lowercase();
    name.push(lemma);
    name.join(" ").replace(" - ", "-")
}

/// The verb's lemma with its particle.
pub(crate) fn with_particle(tree: &Tree, verb: usize) -> String {
    let mut lemma = tree.lemma(verb).to_lowercase();
    if let Some(particle) = tree.particle(verb) {
        push(&mut lemma, tree.lower(particle));
    }
    lemma
}

/// "is" for what is being done in the present, else "was".
fn be_of(tree: &Tree, verb: usize) -> &'static str {
    let now = tree
        .kids_as(verb, &[Deprel::AuxPass])
        .any(|kid| matches!(tree.lower(kid), "is" | "are" | "'s" | "'re"));
    if now { "is" } else { "was" }
}

/// Present for what is so now, past for what happened; the text's own tense where it has one.
fn tensed(tree: &Tree, verb: usize, lemma: &str) -> String {
    let aux = |lemmas: &[&str]| {
        tree.kids_as(verb, &[Deprel::Aux, Deprel::AuxPass])
            .any(|kid| lemmas.contains(&tree.lower(kid)))
    };
    let past_tense = match tree.verb_form(verb) {
        VerbForm::Past => !aux(&["is", "are", "'s", "'re"]),
        VerbForm::Ing => !aux(&["is", "are", "be", "been", "'s", "'re"]) && !is_present(tree, verb),
        VerbForm::Base => aux(&["did", "had", "was", "were"]) || used_to(tree, verb),
        VerbForm::Third => false,
    };
    if !past_tense {
        return third(lemma);
    }
    let surface = tree.lower(verb);
    if surface.ends_with("ed") && tree.verb_form(verb) == VerbForm::Past {
        let mut label = surface.to_owned();
        if let Some((_, particle)) = lemma.split_once(' ') {
            push(&mut label, particle);
        }
        return label;
    }
    past(lemma)
}

/// "used to work": what was so and is no longer.
fn used_to(tree: &Tree, verb: usize) -> bool {
    let above = tree.head(verb).filter(|_| tree.rel(verb) == Deprel::Xcomp);
    above.is_some_and(|above| tree.lower(above) == "used" && !tree.is_passive(above))
}

/// True when the clause above a participle is in the present tense.
fn is_present(tree: &Tree, verb: usize) -> bool {
    tree.clause_above(verb).is_some_and(|above| {
        matches!(tree.verb_form(above), VerbForm::Third)
            || tree.copula(above).is_some_and(|copula| matches!(tree.lower(copula), "is" | "are"))
    })
}

/// Prepositions that add no sense of their own to the lemma.
fn is_loose(preposition: &str) -> bool {
    matches!(preposition, "in" | "at" | "on" | "by" | "within" | "during" | "as")
}

/// The words from the verb to the preposition before the target, if they stand close enough to be
/// read as one predicate; else the verb with its particle.
fn stretch(tree: &Tree, verb: usize, via: Option<usize>, target: usize) -> (usize, usize) {
    const LONGEST: usize = 9;
    let particle = tree.particle(verb).filter(|&at| at > verb && at <= verb + 3);
    let link = |noun: usize| tree.kids_as(noun, &[Deprel::Case]).filter(|&case| case < noun).last();
    let end = link(first_conjunct(tree, target))
        .filter(|&case| case > verb)
        .or(via)
        .filter(|&end| end > verb);
    match end {
        Some(end) if end - verb <= LONGEST => (verb, end),
        _ => (verb, particle.unwrap_or(verb)),
    }
}

/// The preposition before a noun, or before the first of those coordinated with it.
fn link_of(tree: &Tree, noun: usize) -> String {
    tree.preposition(first_conjunct(tree, noun))
}

fn first_conjunct(tree: &Tree, noun: usize) -> usize {
    let mut at = noun;
    for _ in 0..MAX_CONJUNCTS {
        match tree.head(at) {
            Some(head) if tree.rel(at) == Deprel::Conj && tree.preposition(at).is_empty() => {
                at = head;
            }
            _ => break,
        }
    }
    at
}

fn push(phrase: &mut String, word: &str) {
    if !word.is_empty() {
        phrase.push(' ');
        phrase.push_str(word);
    }
}
