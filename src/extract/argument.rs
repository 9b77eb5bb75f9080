//! From a word to the entities that it stands for: coordination, relative pronouns, plural nouns
//! with their members named ("two suspects, A and B"), and nouns that are looked through
//! ("a number of banks", "31 of its servers", "the issue of fraud").

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use crate::base::{Form, Kind, Span};

use super::coref::Entities;
use super::figure::currency_word;
use super::language::is_language;
use super::relation_words::{deed, role, verb};
use super::syntax::{Deprel, Upos};
use super::tree::{MAX_CONJUNCTS, Tree};

/// An entity as an argument of a predicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arg {
    /// Which entity.
    pub entity: usize,
    /// The word that governs its mention.
    pub word: usize,
    /// Where the mention stands.
    pub span: Span,
    /// How it names the entity.
    pub form: Form,
    /// Words that were looked through to reach it, outermost first.
    pub via: Vec<usize>,
}

/// Whom "I" and "we" stand for in a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FirstPerson {
    /// "I", "my".
    pub singular: Option<usize>,
    /// "we", "our".
    pub plural: Option<usize>,
}

/// Finds the entities of one sentence's words.
pub(crate) struct Arguments<'a> {
    /// The sentence.
    pub tree: &'a Tree<'a>,
    /// The document's entities.
    pub entities: &'a Entities,
    sentence: usize,
    mention_of: Vec<Option<usize>>,
    first_person: FirstPerson,
    aliases: Vec<(usize, usize)>,
    merged: BTreeMap<usize, usize>,
}

impl<'a> Arguments<'a> {
    /// Looks up the mentions of sentence number `sentence`.
    pub fn new(
        tree: &'a Tree<'a>,
        entities: &'a Entities,
        sentence: usize,
        dated: &[(usize, usize)],
    ) -> Self {
        let mut mention_of = vec![None; tree.len()];
        for &mention in entities.in_sentence(sentence) {
            let one = &entities.mentions[mention];
            let is_date = dated.iter().any(|&(first, last)| first <= one.head && one.head <= last);
            if one.adjective || is_date || one.words.end > tree.len() || is_language(tree, one) {
                continue;
            }
            // The parse may put the top of a name elsewhere than the mention finder did.
            let tops = one.words.clone().filter(|&word| {
                let outside = tree.head(word).is_none_or(|head| !one.words.contains(&head));
                outside && heads_a_phrase(tree.rel(word))
            });
            // A verb taken for a noun after a name ("Southeast Asia ranges") hides the name.
            let hidden = Some(one.words.end).filter(|&next| {
                next < tree.len()
                    && one.form == Form::Named
                    && tree.rel(one.head) == Deprel::Compound
                    && tree.head(one.head) == Some(next)
                    && tree.lower(next).ends_with('s')
                    && verb(tree.lemma(next)).is_some()
                    && entities.mention_at(sentence, next).is_none()
            });
            for word in std::iter::once(one.head).chain(tops).chain(hidden) {
                let slot = &mut mention_of[word];
                if slot
                    .is_none_or(|old: usize| entities.mentions[old].words.len() < one.words.len())
                {
                    *slot = Some(mention);
                }
            }
        }
        Self {
            tree,
            entities,
            sentence,
            mention_of,
            first_person: FirstPerson::default(),
            aliases: Vec::new(),
            merged: BTreeMap::new(),
        }
    }

    /// The same with "I" and "we" resolved.
    #[must_use]
    pub fn with_first_person(self, first_person: FirstPerson) -> Self {
        Self { first_person, ..self }
    }

    /// Number of the sentence in the document.
    pub fn sentence(&self) -> usize {
        self.sentence
    }

    /// Kind of an entity.
    pub fn kind(&self, entity: usize) -> Kind {
        self.entities.entities[entity].kind
    }

    /// True for an event, crime or practice.
    pub fn is_happening(&self, entity: usize) -> bool {
        matches!(self.kind(entity), Kind::Event | Kind::Activity)
    }

    /// True for a place one can be in.
    pub fn is_place(&self, entity: usize) -> bool {
        matches!(self.kind(entity), Kind::Place | Kind::Country | Kind::Facility)
    }

    /// True for someone who can act: a person, body or country.
    pub fn is_actor(&self, entity: usize) -> bool {
        matches!(
            self.kind(entity),
            Kind::Person | Kind::Group | Kind::Agency | Kind::Organization | Kind::Country
        )
    }

    /// True when the mention at `word` names several things.
    pub fn is_plural(&self, word: usize) -> bool {
        self.mention_of[word].is_some_and(|mention| self.entities.mentions[mention].plural)
    }

    /// Last word of an argument's mention.
    pub fn phrase_end(&self, arg: &Arg) -> usize {
        let end =
            self.mention_of[arg.word].map(|mention| self.entities.mentions[mention].words.end);
        end.map_or(arg.word, |end| end.saturating_sub(1).min(self.tree.len() - 1))
    }

    /// The entity of a mention that modifies: a demonym, or a name before a noun.
    pub fn modifier_at(&self, word: usize) -> Option<Arg> {
        let mention = self.entities.mention_at(self.sentence, word)?;
        let entity = self.entities.of_mention[mention]?;
        let one = &self.entities.mentions[mention];
        let named = one.form == Form::Named;
        named.then(|| Arg { entity, word, span: one.span, form: one.form, via: Vec::new() })
    }

    /// The entity that a word heads a mention of.
    pub fn at(&self, word: usize) -> Option<Arg> {
        let word = self.tree.antecedent(word);
        if let Some(entity) = self.alias_of(word) {
            let span = self.tree.place(word);
            return Some(Arg { entity, word, span, form: Form::Nominal, via: Vec::new() });
        }
        if let Some(mention) = self.mention_of[word]
            && let Some(entity) = self.entities.of_mention[mention]
        {
            if self.is_passing(word, entity) {
                return None;
            }
            let entity = self.merged.get(&entity).copied().unwrap_or(entity);
            let one = &self.entities.mentions[mention];
            return Some(Arg { entity, word, span: one.span, form: one.form, via: Vec::new() });
        }
        let entity = self.first_person_at(word)?;
        let span = self.tree.place(word);
        Some(Arg { entity, word, span, form: Form::Pronoun, via: Vec::new() })
    }

    /// True for nouns that the sentence only passes through: "a wave of X", and deeds with their
    /// arguments ("the arrest of X") that the text never comes back to and that do nothing themselves.
    fn is_passing(&self, word: usize, entity: usize) -> bool {
        let tree = self.tree;
        let one = &self.entities.entities[entity];
        if one.named || tree.upos(word) != Upos::Noun {
            return false;
        }
        let lemma = tree.lemma(word);
        // "losses of $3 million" are measured, not led on to something else.
        let led = |rels: &[Deprel]| tree.kids_as(word, rels).any(|kid| !is_figure(tree, kid));
        let of = || tree.kids_as(word, &[Deprel::Nmod]).any(|kid| tree.preposition(kid) == "of");
        if stands_for(lemma).is_some_and(|why| matches!(why, Why::Amount | Why::Aspect)) && of() {
            return true;
        }
        if one.mentions.len() == 1 && self.is_called(word) {
            return true;
        }
        let acts = matches!(tree.rel(word), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Root);
        deed(lemma).is_some()
            && !self.is_body(entity)
            && (one.mentions.len() == 1 || is_fight(lemma))
            && !acts
            && led(&[Deprel::Nmod, Deprel::NmodPoss])
    }

    /// "the town of X": X under its kind's name.
    fn is_called(&self, word: usize) -> bool {
        const PLACES: &str = "town city village province state island region district county republic \
            kingdom emirate municipality port hamlet prefecture canton township territory";
        let tree = self.tree;
        let kind = PLACES.split_whitespace().any(|place| place == tree.lemma(word));
        kind && tree.kids_as(word, &[Deprel::Nmod]).any(|kid| {
            let mention = self.mention_of[kid].map(|mention| &self.entities.mentions[mention]);
            tree.preposition(kid) == "of"
                && mention.is_some_and(|one| {
                    one.form == Form::Named && matches!(one.kind, Kind::Place | Kind::Country)
                })
        })
    }

    /// True for someone or something that is no deed, whatever its noun says ("an association").
    pub fn is_body(&self, entity: usize) -> bool {
        self.is_actor(entity) || self.is_place(entity)
    }

    fn alias_of(&self, word: usize) -> Option<usize> {
        self.aliases.iter().find(|(at, _)| *at == word).map(|&(_, entity)| entity)
    }

    /// The same with words that stand for entities although no mention says so.
    #[must_use]
    pub fn with_aliases(
        self,
        aliases: Vec<(usize, usize)>,
        merged: &BTreeMap<usize, usize>,
    ) -> Self {
        Self { aliases, merged: merged.clone(), ..self }
    }

    /// The entity of a noun phrase: its own, or that of the name it stands beside ("X, head of Y").
    pub fn of_phrase(&self, word: usize) -> Option<Arg> {
        let tree = self.tree;
        if let Some(own) = self.at(word) {
            let idle =
                own.form == Form::Nominal && self.entities.entities[own.entity].mentions.len() == 1;
            let host = tree.head(word).filter(|_| idle && tree.rel(word) == Deprel::Appos);
            let is_role = role(tree.lemma(word)).is_some();
            let host = host.and_then(|host| self.at(host)).filter(|_| is_role);
            let name = host.or_else(|| self.name_beside(word).filter(|_| idle && is_role));
            return name.or(Some(own));
        }
        if tree.copula(word).is_some() && tree.preposition(word).is_empty() {
            let bearer = tree.kids_as(word, &[Deprel::Nsubj]).next()?;
            return self.at(bearer);
        }
        if let Some(name) = self.name_beside(word) {
            return Some(name);
        }
        if tree.rel(word) == Deprel::Appos
            && let Some(host) = tree.head(word).and_then(|head| self.at(head))
        {
            return Some(host);
        }
        let is_role = role(tree.lemma(word)).is_some();
        tree.kids_as(word, &[Deprel::Appos]).filter(|_| is_role).find_map(|kid| self.at(kid))
    }

    /// "its spokesman, Ann Lee" and "Ann Lee, its spokesman": the name beside a role, by the words
    /// alone, since the parse often goes astray there.
    fn name_beside(&self, word: usize) -> Option<Arg> {
        let tree = self.tree;
        role(tree.lemma(word)).filter(|_| tree.upos(word) == Upos::Noun)?;
        let named = |at: usize| {
            let mention = self.mentions_at(at)?;
            let one = &self.entities.mentions[mention];
            let person = one.kind == Kind::Person && one.form == Form::Named;
            person.then(|| self.at(one.head)).flatten().or_else(|| self.at(one.words.start))
        };
        let after = usize::from(tree.lower_at(word + 1) == Some(","));
        if let Some(name) =
            (word + 1 + after < tree.len()).then(|| named(word + 1 + after)).flatten()
        {
            return Some(name);
        }
        let mut first = word;
        while first > 0 && word - first < 6 && is_premodifier(tree, first - 1) {
            first -= 1;
        }
        let comma = first.checked_sub(1).filter(|&at| tree.lower(at) == ",")?;
        named(comma.checked_sub(1)?)
    }

    /// The named mention that covers a word.
    fn mentions_at(&self, word: usize) -> Option<usize> {
        let all = self.entities.in_sentence(self.sentence).iter().copied();
        all.filter(|&mention| self.entities.mentions[mention].form == Form::Named)
            .find(|&mention| self.entities.mentions[mention].words.contains(&word))
    }

    /// All entities that a word stands for as an argument.
    pub fn resolve(&self, word: usize) -> Vec<Arg> {
        let mut found = Vec::new();
        let parts = self.tree.conjuncts(self.tree.antecedent(word));
        // "countries and regions, including X": the named places stand for both.
        let listed = parts.iter().any(|&one| self.members(one).replace && self.is_bare_place(one));
        for one in parts {
            if !listed || !self.is_bare_place(one) || self.members(one).replace {
                self.resolve_one(one, &mut Vec::new(), &mut found);
            }
        }
        let mut seen = HashSet::new();
        found.retain(|arg| seen.insert(arg.entity));
        found.truncate(MAX_CONJUNCTS);
        found
    }

    /// The same for several words, each entity once.
    pub fn resolve_all(&self, words: &[usize]) -> Vec<Arg> {
        let mut found: Vec<Arg> = Vec::new();
        for arg in words.iter().flat_map(|&word| self.resolve(word)) {
            if found.iter().all(|known| known.entity != arg.entity) {
                found.push(arg);
            }
        }
        found
    }

    fn resolve_one(&self, word: usize, via: &mut Vec<usize>, found: &mut Vec<Arg>) {
        if via.len() > MAX_VIA || found.len() >= MAX_CONJUNCTS {
            return;
        }
        if let Some(arg) = self.at(word).map(|arg| self.beside_name(arg)) {
            let members = self.members(arg.word);
            if !members.replace {
                found.push(Arg { via: via.clone(), ..arg });
            }
            for member in members.words {
                if let Some(arg) = self.at(member) {
                    found.push(Arg { via: via.clone(), ..arg });
                }
            }
            return;
        }
        // "mainland China", "the charity Aid": a name right after its kind.
        let name = self.tree.kids_as(word, &[Deprel::Appos]).find(|&kid| kid == word + 1);
        if let Some(name) = name.filter(|&name| self.at(name).is_some()) {
            for one in self.tree.conjuncts(name) {
                self.resolve_one(one, via, found);
            }
            return;
        }
        via.push(word);
        for next in self.seen_through(word) {
            for one in self.tree.conjuncts(next) {
                self.resolve_one(one, via, found);
            }
        }
        via.pop();
    }

    /// "Lotus, a firm registered in X": the firm is Lotus, even if nothing else says so.
    fn beside_name(&self, arg: Arg) -> Arg {
        let tree = self.tree;
        let one = &self.entities.entities[arg.entity];
        let idle =
            arg.form == Form::Nominal && one.mentions.len() == 1 && !self.is_plural(arg.word);
        let host = tree.head(arg.word).filter(|_| idle && tree.rel(arg.word) == Deprel::Appos);
        let host = host.and_then(|host| self.at(host));
        match host.filter(|host| host.form == Form::Named && self.kind(host.entity) == one.kind) {
            Some(host) => host,
            None => arg,
        }
    }

    /// Members that a plural noun is told to have.
    fn members(&self, word: usize) -> Members {
        let tree = self.tree;
        let plural = self.mention_of[word].is_some_and(|m| {
            self.entities.mentions[m].plural && self.entities.mentions[m].form == Form::Nominal
        });
        if !plural {
            return Members::default();
        }
        let named = |kid: usize| self.at(kid).is_some_and(|arg| arg.form == Form::Named);
        let beside: Vec<usize> = tree
            .kids_as(word, &[Deprel::Appos])
            .filter(|&kid| named(kid))
            .flat_map(|kid| tree.conjuncts(kid))
            .collect();
        if beside.len() > 1 {
            return Members { replace: true, words: beside };
        }
        let words = inclusions(tree, word);
        // "countries and regions, including X": the named places are all that is told of them.
        let places = self.is_place_list(&words)
            && self.at(word).is_some_and(|arg| self.is_place(arg.entity));
        Members { replace: places, words }
    }

    /// "countries", "the region": a place without a name.
    fn is_bare_place(&self, word: usize) -> bool {
        self.at(word).is_some_and(|arg| arg.form == Form::Nominal && self.is_place(arg.entity))
    }

    /// True for several named places.
    fn is_place_list(&self, words: &[usize]) -> bool {
        let place = |&word: &usize| {
            self.at(word).is_some_and(|arg| arg.form == Form::Named && self.is_place(arg.entity))
        };
        !words.is_empty() && words.iter().all(place)
    }

    /// Where the sense of a noun that is no entity lies: "of" phrases and the like.
    fn seen_through(&self, word: usize) -> Vec<usize> {
        let tree = self.tree;
        let lemma = tree.lemma(word);
        let counts =
            matches!(tree.upos(word), Upos::Num | Upos::Sym | Upos::Det | Upos::Pron | Upos::Adj);
        if !counts && tree.upos(word) != Upos::Noun {
            return Vec::new();
        }
        // "an inquiry into the sale by X", "into her contacts": the sale is X's, the contacts hers.
        let done = deed(lemma).is_some_and(|deed| {
            let owned = !deed.of_patient && tree.kid_as(word, Deprel::NmodPoss).is_some();
            owned
                || tree
                    .kids_as(word, &[Deprel::Nmod, Deprel::OblAgent, Deprel::Obl])
                    .any(|kid| tree.preposition(kid) == "by")
        });
        if done
            && matches!(tree.preposition(word).as_str(), "into" | "of" | "about" | "over" | "for")
        {
            return Vec::new();
        }
        // "ordered their release": they are released.
        if let Some(owner) = tree.kid_as(word, Deprel::NmodPoss)
            && deed(lemma).is_some_and(|deed| deed.of_patient)
        {
            return vec![owner];
        }
        let transparent = counts || stands_for(lemma).is_some();
        let of: Vec<usize> = self.led_by(word, &["of", "in"], transparent);
        if transparent {
            let list: Vec<usize> = of.into_iter().take(1).collect();
            return if list.is_empty() { inclusions(tree, word) } else { list };
        }
        let deed = deed(lemma).is_some();
        let prepositions: &[&str] = if deed {
            &["of", "on", "against", "into", "with", "to", "at", "for", "from", "due to"]
        } else {
            &["of", "with", "to", "against", "about", "on", "for", "into", "in"]
        };
        let acts = matches!(tree.rel(word), Deprel::Nsubj | Deprel::NsubjPass);
        let in_place = |&kid: &usize| {
            tree.preposition(kid) == "in" && acts
                || tree.preposition(kid) == "in"
                    && self.at(kid).is_some_and(|arg| self.is_place(arg.entity))
        };
        let found = self.led_by(word, prepositions, false);
        found.into_iter().filter(|kid| !in_place(kid)).collect()
    }

    fn led_by(&self, word: usize, prepositions: &[&str], of_first: bool) -> Vec<usize> {
        let tree = self.tree;
        let mut found: Vec<(usize, usize)> = tree
            .kids_as(word, &[Deprel::Nmod, Deprel::Obl])
            .filter_map(|kid| {
                let preposition = tree.preposition(kid);
                let rank = prepositions.iter().position(|one| *one == preposition)?;
                Some((if of_first { rank } else { 0 }, kid))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, kid)| kid).collect()
    }

    fn first_person_at(&self, word: usize) -> Option<usize> {
        match self.tree.lower(word) {
            "i" | "me" | "my" | "mine" | "myself" => self.first_person.singular,
            "we" | "us" | "our" | "ours" | "ourselves" => self.first_person.plural,
            _ => None,
        }
    }
}

/// True for the head of an amount: "$40 billion", "300 million euros".
fn is_figure(tree: &Tree, word: usize) -> bool {
    matches!(tree.upos(word), Upos::Sym | Upos::Num) || currency_word(tree.lower(word)).is_some()
}

fn is_premodifier(tree: &Tree, word: usize) -> bool {
    matches!(
        tree.upos(word),
        Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Part
    ) || tree.lower(word) == "-"
}

fn heads_a_phrase(rel: Deprel) -> bool {
    !matches!(
        rel,
        Deprel::Case
            | Deprel::Punct
            | Deprel::Det
            | Deprel::Cc
            | Deprel::Amod
            | Deprel::Compound
            | Deprel::Nummod
            | Deprel::Mark
            | Deprel::Aux
            | Deprel::Advmod
            | Deprel::Fixed
    )
}

/// How many nouns are looked through on the way to an entity.
const MAX_VIA: usize = 3;

#[derive(Default)]
struct Members {
    /// True when the members stand in for the whole.
    replace: bool,
    words: Vec<usize>,
}

/// "the fight against X", "the war on X": a figure of speech for what somebody does about X.
pub(crate) fn is_fight(lemma: &str) -> bool {
    matches!(lemma, "fight" | "battle" | "war" | "struggle")
}

/// The nouns after "including" and "such as" under a noun, coordinated ones too.
pub(crate) fn inclusions(tree: &Tree, word: usize) -> Vec<usize> {
    tree.kids_as(word, &[Deprel::Nmod, Deprel::Obl])
        .filter(|&kid| is_inclusion(&tree.preposition(kid)))
        .flat_map(|kid| tree.conjuncts(kid))
        .collect()
}

/// True for prepositions that lead examples.
pub(crate) fn is_inclusion(preposition: &str) -> bool {
    matches!(
        preposition,
        "including" | "such as" | "like" | "among them" | "notably" | "especially"
    )
}

/// Why a noun stands for what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Amount,
    Aspect,
    Part,
    Set,
    Role,
}

/// True for nouns that only measure what follows them: "percent of", "tonnes of".
pub(crate) fn is_amount(lemma: &str) -> bool {
    stands_for(lemma) == Some(Why::Amount)
}

/// Whether, and why, a noun stands for what follows it.
fn stands_for(lemma: &str) -> Option<Why> {
    static NOUNS: LazyLock<HashMap<&'static str, Why>> = LazyLock::new(|| {
        let text = include_str!("../../assets/lexicon/transparent_nouns.tsv");
        let row = |line: &'static str| {
            let (noun, why) = line.split_once('\t')?;
            let why = match why {
                "amount" => Why::Amount,
                "aspect" => Why::Aspect,
                "part" => Why::Part,
                "set" => Why::Set,
                _ => Why::Role,
            };
            Some((noun, why))
        };
        text.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
    });
    NOUNS.get(lemma).copied()
}
