//! Pronouns, where it is safe: number and gender agree, and one candidate stands out by its place: the subject
//! of the clause above, an earlier actor of the sentence, the subject of the sentence before.

use crate::base::{Form, Kind};
use crate::extract::governor::effect;
use crate::extract::lexicon::Gender;
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

use super::book::Book;

/// The entity that a pronoun stands for.
pub(super) fn antecedent(book: &Book, mention: usize) -> Option<usize> {
    let one = &book.mentions[mention];
    let tree = book.tree(mention);
    let asked = Asked::of(tree, one.head)?;
    if asked.is_thing && (is_empty_it(tree, one.head) || is_what_was_said(tree, one.head)) {
        return None;
    }
    if let Some(principal) = principal(book, mention, &asked) {
        return Some(principal);
    }
    let barred = [co_argument(book, mention), quoting(book, mention), owned(book, mention)];
    let mut best: Option<(i32, usize)> = None;
    for back in 0..=MAX_BACK {
        let Some(sentence) = one.sentence.checked_sub(back) else { break };
        for earlier in book.in_sentence(sentence) {
            if back == 0 && earlier >= mention {
                break;
            }
            let Some(entity) = book.of[earlier] else { continue };
            let spoken = back == 0 && book.is_quoted(earlier) && !book.is_quoted(mention);
            // "A and B were held by police. They left.": not the police.
            let agent = asked.plural && asked.subject && back > 0 && is_agent(book, earlier);
            if spoken
                || agent
                || is_denied(book, earlier)
                || barred.contains(&Some(entity))
                || !asked.fits(book, entity, earlier)
            {
                continue;
            }
            if book.is_quoted(mention) && !asked.surely_fits(book, entity) {
                continue;
            }
            let score = weight(book, mention, earlier, back);
            if best.is_none_or(|(most, _)| score >= most) {
                best = Some((score, entity));
            }
        }
        if best.is_some_and(|(score, _)| score >= 100 - 30 * back as i32) {
            break;
        }
    }
    best.map(|(_, entity)| entity)
}

/// "Lin's lawyer said he was ill", "her spokeswoman said she paid": who speaks for another speaks of that
/// other.
fn principal(book: &Book, mention: usize, asked: &Asked) -> Option<usize> {
    const MOUTHPIECES: &str = "lawyer attorney counsel solicitor barrister spokesman spokeswoman \
        spokesperson representative publicist";
    if asked.gender.is_none() || book.is_quoted(mention) {
        return None;
    }
    let (tree, one) = (book.tree(mention), &book.mentions[mention]);
    let clause = tree.ancestors(one.head).find(|&above| {
        matches!(tree.rel(above), Deprel::Ccomp | Deprel::Parataxis) && tree.is_predicate(above)
    })?;
    let verb = tree
        .head(clause)
        .filter(|&verb| effect(tree, verb).is_some_and(|e| e.finite.names_speaker()))?;
    let speaker = tree.kid_as(verb, Deprel::Nsubj)?;
    let mut words = std::iter::once(speaker).chain(tree.kids_as(speaker, &[Deprel::Appos]));
    let role =
        words.find(|&word| MOUTHPIECES.split_whitespace().any(|role| role == tree.lemma(word)))?;
    let owner = tree.kid_as(role, Deprel::NmodPoss).or_else(|| {
        tree.kids_as(role, &[Deprel::Nmod]).find(|&kid| tree.preposition(kid) == "for")
    })?;
    let earlier = book.mention_at(one.sentence, owner).filter(|&earlier| earlier < mention)?;
    let entity = book.of[earlier]?;
    let known = book.drafts[entity].gender.is_none_or(|gender| Some(gender) == asked.gender);
    (known && book.drafts[entity].kind == Some(Kind::Person)).then_some(entity)
}

/// "Lin denied it", "said it": what is said is no thing.
fn is_what_was_said(tree: &Tree, word: usize) -> bool {
    let says = |verb: usize| {
        tree.is_clause_verb(verb) && effect(tree, verb).is_some_and(|e| e.finite.names_speaker())
    };
    tree.rel(word) == Deprel::Obj && tree.lower(word) == "it" && tree.head(word).is_some_and(says)
}

/// How many sentences back a pronoun looks.
const MAX_BACK: usize = 2;

/// What a pronoun asks of its antecedent.
struct Asked {
    is_thing: bool,
    plural: bool,
    gender: Option<Gender>,
    /// True for the subject of a verb.
    subject: bool,
}

impl Asked {
    fn of(tree: &Tree, word: usize) -> Option<Self> {
        let subject = tree.rel(word) == Deprel::Nsubj;
        let asked = |is_thing, plural, gender| Some(Self { is_thing, plural, gender, subject });
        match tree.lower(word) {
            "he" | "him" | "his" | "himself" => asked(false, false, Some(Gender::Male)),
            "she" | "her" | "hers" | "herself" => asked(false, false, Some(Gender::Female)),
            "it" | "its" | "itself" => asked(true, false, None),
            "they" | "them" | "their" | "theirs" | "themselves" => asked(false, true, None),
            _ => None,
        }
    }

    /// In a quotation "he" may well be someone of whom the text does not tell otherwise; only a man who
    /// is known to be one is taken for him.
    fn surely_fits(&self, book: &Book, entity: usize) -> bool {
        self.gender.is_none() || book.drafts[entity].gender == self.gender
    }

    fn fits(&self, book: &Book, entity: usize, mention: usize) -> bool {
        let draft = &book.drafts[entity];
        let Some(kind) = draft.kind else { return false };
        let one = &book.mentions[mention];
        if one.adjective {
            return false;
        }
        let plural = one.plural || draft.phrases.iter().any(|phrase| phrase.plural) && !draft.named;
        match (self.is_thing, self.plural) {
            (false, false) => {
                kind == Kind::Person
                    && draft.gender.is_none_or(|gender| Some(gender) == self.gender)
            }
            (true, _) => kind != Kind::Person && !plural,
            (false, true) => {
                plural
                    && matches!(
                        kind,
                        Kind::Group
                            | Kind::Agency
                            | Kind::Organization
                            | Kind::Facility
                            | Kind::Asset
                            | Kind::Document
                            | Kind::Other
                    )
                    || matches!(kind, Kind::Agency | Kind::Group) && !draft.named && plural
                    || kind == Kind::Group
                    || matches!(kind, Kind::Country | Kind::Organization | Kind::Agency)
                        && draft.named
                        && self.subject
            }
        }
    }
}

/// How well an earlier mention's place suits.
fn weight(book: &Book, pronoun: usize, earlier: usize, back: usize) -> i32 {
    let one = &book.mentions[earlier];
    let tree = book.tree(earlier);
    let mut score = 60 - 30 * back as i32;
    let beside = tree.rel(one.head) == Deprel::Appos && one.form == Form::Named;
    let place = tree.head(one.head).filter(|_| beside).unwrap_or(one.head);
    score += match tree.rel(place) {
        Deprel::Obj | Deprel::Iobj if is_told(tree, place) => -20,
        Deprel::Nsubj | Deprel::NsubjPass => 40,
        Deprel::Obj | Deprel::Iobj | Deprel::OblAgent => 15,
        Deprel::NmodPoss => 8,
        Deprel::Appos => 12,
        Deprel::Conj => 10,
        // A name that opens its sentence is its subject, whatever the parse says.
        _ if one.words.start == 0 && one.form == Form::Named => 40,
        _ => 0,
    };
    let entity = book.of[earlier];
    let kind = entity.and_then(|entity| book.drafts[entity].kind);
    score += match kind {
        Some(Kind::Person | Kind::Organization | Kind::Agency | Kind::Country | Kind::Group) => 15,
        Some(Kind::Place | Kind::Activity | Kind::Event) => -15,
        _ => 0,
    };
    if entity.is_some_and(|entity| book.drafts[entity].named) {
        score += 8;
    }
    if is_handed_on(book, pronoun) {
        score += match kind {
            Some(Kind::Asset | Kind::Document | Kind::Facility) => 40,
            _ => -60,
        };
    }
    // "The Philippines helps victims. They have …": one body is several only where nothing else is.
    let several = Asked::of(book.tree(pronoun), book.mentions[pronoun].head)
        .is_some_and(|asked| asked.plural);
    let body = matches!(kind, Some(Kind::Country | Kind::Organization | Kind::Agency));
    if several && body && !one.plural {
        score -= 45;
    }
    if back == 0 && same_pronoun(book, pronoun, earlier) {
        score += 60;
    }
    if back == 0 && joined_before(book, pronoun, earlier) {
        score += 70;
    }
    if back == 0 && leads_up(book, pronoun, earlier) {
        score -= 45;
    }
    if back == 0 && above(book, pronoun, earlier) {
        score += 20;
    }
    score
}

fn is_agent(book: &Book, earlier: usize) -> bool {
    book.tree(earlier).rel(book.mentions[earlier].head) == Deprel::OblAgent
}

/// "gave it to Lin": what is handed on is a thing.
fn is_handed_on(book: &Book, pronoun: usize) -> bool {
    const HANDING: &str =
        "give sell pass hand send deliver transfer bring carry ship smuggle wire post mail lend";
    let (tree, word) = (book.tree(pronoun), book.mentions[pronoun].head);
    let verb =
        tree.head(word).filter(|_| tree.lower(word) == "it" && tree.rel(word) == Deprel::Obj);
    verb.is_some_and(|verb| HANDING.split(' ').any(|one| one == tree.lemma(verb)))
}

/// "lured them … and forced them": in one sentence the same pronoun goes on with the same ones.
fn same_pronoun(book: &Book, pronoun: usize, earlier: usize) -> bool {
    let word = |mention: usize| book.tree(mention).lower(book.mentions[mention].head);
    let owned = book.tree(pronoun).rel(book.mentions[pronoun].head) == Deprel::NmodPoss;
    !owned && book.mentions[earlier].form == Form::Pronoun && word(pronoun) == word(earlier)
}

/// "told the judges": those who are told something are seldom spoken of next.
fn is_told(tree: &Tree, word: usize) -> bool {
    let verb = tree.head(word).filter(|&verb| tree.is_clause_verb(verb));
    verb.is_some_and(|verb| {
        let says = effect(tree, verb).is_some_and(|e| e.finite.names_speaker());
        says && tree.kids_as(verb, &[Deprel::Ccomp, Deprel::Parataxis]).next().is_some()
    })
}

/// Who says the quotation that the pronoun stands in: never the one of whom it speaks.
fn quoting(book: &Book, mention: usize) -> Option<usize> {
    if !book.is_quoted(mention) {
        return None;
    }
    let speaker = book.quoting(book.mentions[mention].sentence).filter(|&one| one != mention)?;
    let pronoun = book.mentions[speaker].form == Form::Pronoun && !book.is_quoted(speaker);
    book.of[speaker].or_else(|| antecedent(book, speaker).filter(|_| pronoun))
}

/// "against Aril and two of its directors": the first of those joined owns the second.
fn joined_before(book: &Book, pronoun: usize, earlier: usize) -> bool {
    let tree = book.tree(pronoun);
    let (here, there) = (book.mentions[pronoun].head, book.mentions[earlier].head);
    tree.rel(here) == Deprel::NmodPoss
        && tree
            .ancestors(here)
            .take(4)
            .any(|at| tree.rel(at) == Deprel::Conj && tree.head(at) == Some(there))
}

/// "By helping victims, they achieved": what a clause before the pronoun's own verb tells of is seldom meant.
fn leads_up(book: &Book, pronoun: usize, earlier: usize) -> bool {
    let tree = book.tree(pronoun);
    let (here, there) = (book.mentions[pronoun].head, book.mentions[earlier].head);
    let subject = matches!(tree.rel(here), Deprel::Nsubj | Deprel::NsubjPass);
    let Some(verb) = tree.head(here).filter(|_| subject) else { return false };
    tree.is_below(there, verb)
        && tree
            .ancestors(there)
            .take_while(|&at| at != verb)
            .any(|at| tree.rel(at) == Deprel::Advcl)
        && !matches!(tree.rel(there), Deprel::Nsubj | Deprel::NsubjPass)
}

/// "They are not criminals": nobody is told to be that.
fn is_denied(book: &Book, earlier: usize) -> bool {
    let tree = book.tree(earlier);
    let head = book.mentions[earlier].head;
    tree.copula(head).is_some()
        && tree.kids_as(head, &[Deprel::Advmod]).any(|kid| matches!(tree.lower(kid), "not" | "n't"))
}

/// True when the earlier mention is the subject of a clause that the pronoun stands in.
fn above(book: &Book, pronoun: usize, earlier: usize) -> bool {
    let tree = book.tree(pronoun);
    let (here, there) = (book.mentions[pronoun].head, book.mentions[earlier].head);
    tree.head(there).is_some_and(|verb| tree.is_below(here, verb))
        && tree.rel(there) == Deprel::Nsubj
}

/// The subject of the pronoun's own verb, which an object pronoun is not.
fn co_argument(book: &Book, mention: usize) -> Option<usize> {
    let one = &book.mentions[mention];
    let tree = book.tree(mention);
    let reflexive = tree.lower(one.head).contains("sel");
    let object =
        matches!(tree.rel(one.head), Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::OblAgent);
    let verb = tree.head(one.head).filter(|_| object && !reflexive)?;
    let subject = tree.kids_as(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).next()?;
    book.entity_at(one.sentence, tree.antecedent(subject))
}

/// What a possessive owns, which is not the owner: "his lawyer, Lin, left".
fn owned(book: &Book, mention: usize) -> Option<usize> {
    let one = &book.mentions[mention];
    let tree = book.tree(mention);
    let noun = tree.head(one.head).filter(|_| tree.rel(one.head) == Deprel::NmodPoss)?;
    let names = std::iter::once(noun).chain(tree.kids_as(noun, &[Deprel::Appos]));
    names.map(|word| book.entity_at(one.sentence, tree.antecedent(word))).find(Option::is_some)?
}

/// "It is likely that", "it took months to", "it rained".
fn is_empty_it(tree: &Tree, word: usize) -> bool {
    let Some(head) = tree.head(word).filter(|_| tree.lower(word) == "it") else { return false };
    let weather = matches!(
        tree.lemma(head),
        "rain" | "snow" | "hail" | "emerge" | "seem" | "appear" | "happen"
    );
    if weather && tree.rel(word) == Deprel::Nsubj {
        return true;
    }
    let clause = tree.kids_as(head, &[Deprel::Csubj, Deprel::Ccomp]).next().is_some();
    let adjective = tree.copula(head).is_some() && tree.upos(head) == Upos::Adj;
    let extraposed = tree
        .kids_as(head, &[Deprel::Csubj, Deprel::Ccomp, Deprel::Advcl, Deprel::Xcomp])
        .next()
        .is_some();
    clause && tree.copula(head).is_some() || adjective && extraposed
}
