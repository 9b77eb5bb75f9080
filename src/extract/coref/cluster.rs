//! Spellings of one name across a document: exact, listed aliases, acronyms defined in brackets or by their
//! initials, surnames and given names, short forms of a body's name. Linear in the number of names.

use std::collections::BTreeMap;

use crate::base::{Form, Kind};
use crate::extract::lexicon::{Class, Closed, Gender, noun, singular};
use crate::extract::mention::{Mention, fold, namesake, own_name};
use crate::extract::tree::Tree;

use super::book::gender_of_person;
use super::capital;
use super::link::alias_host;

/// Names that are known to be one.
pub(super) struct Clusters {
    /// For each mention its cluster; `None` for mentions that are no names.
    pub of_mention: Vec<Option<usize>>,
    /// For each cluster the rule that joined a spelling to it.
    pub rules: BTreeMap<String, &'static str>,
    /// For each cluster what it names.
    pub kinds: Vec<Kind>,
}

/// One spelling.
struct Spelling {
    key: String,
    kind: Kind,
    /// Whether a man or a woman is called so, where a title or a given name tells.
    gender: Option<Gender>,
    /// Number of mentions.
    count: usize,
    /// Index of the spelling that it was joined to; its own for the head of a cluster.
    parent: usize,
}

impl Clusters {
    /// Clusters the names; a capital that acts gets its country's kind.
    pub fn of(trees: &[Tree], mentions: &mut [Mention]) -> Self {
        let mut maker = Maker::default();
        let spelling: Vec<Option<usize>> = mentions
            .iter_mut()
            .map(|mention| {
                (mention.form == Form::Named)
                    .then(|| maker.enter(&trees[mention.sentence], mention))
            })
            .collect();
        maker.acronyms(trees, mentions, &spelling);
        maker.aliases(trees, mentions, &spelling);
        maker.initials();
        maker.persons();
        maker.bodies();
        let of_mention: Vec<_> =
            spelling.iter().map(|one| one.map(|one| maker.root(one))).collect();
        let kinds = maker.spellings.iter().map(|spelling| spelling.kind).collect();
        Self { of_mention, rules: maker.rules, kinds }
    }
}

#[derive(Default)]
struct Maker {
    spellings: Vec<Spelling>,
    /// Mr and Mrs Lin are two, with one spelling each.
    by_key: BTreeMap<(String, Option<Gender>), usize>,
    rules: BTreeMap<String, &'static str>,
}

impl Maker {
    /// Notes a mention under its spelling, or under what the lists know it to be.
    fn enter(&mut self, tree: &Tree, mention: &mut Mention) -> usize {
        let own = fold(mention.core_span(tree).of(tree.text).unwrap_or_default());
        let known = mention.known;
        let key = match known.map(|known| known.class) {
            Some(Class::Country | Class::Demonym | Class::People) => {
                known.map(|known| listed(known.identity))
            }
            Some(Class::Capital) if capital::acts(tree, mention.head) => {
                mention.kind = Kind::Country;
                known.map(|known| listed(known.identity))
            }
            Some(Class::Body) => known.map(|known| listed(known.identity)),
            Some(Class::Place) if mention.kind == Kind::Place => {
                known.map(|known| listed(known.identity))
            }
            _ => None,
        };
        if key.is_some() {
            let rule = match known.map(|known| known.class) {
                Some(Class::Demonym | Class::People) => "demonym",
                Some(Class::Capital) => "capital that acts",
                _ => "listed alias",
            };
            if known.is_none_or(|known| fold(known.identity) != own) {
                self.rules.entry(own.clone()).or_insert(rule);
            }
        }
        let key = key.unwrap_or(own);
        let person = mention.kind == Kind::Person;
        let gender = gender_of_person(tree, mention).filter(|_| person);
        let apart = gender.filter(|_| !key.contains(' '));
        let next = self.spellings.len();
        let spelling = *self.by_key.entry((key.clone(), apart)).or_insert(next);
        if spelling == next {
            let (kind, parent) = (mention.kind, next);
            self.spellings.push(Spelling { key, kind, gender, count: 0, parent });
        }
        self.spellings[spelling].count += 1;
        spelling
    }

    fn root(&self, spelling: usize) -> usize {
        let mut at = spelling;
        while self.spellings[at].parent != at {
            at = self.spellings[at].parent;
        }
        at
    }

    /// Joins the cluster of `short` to that of `long`.
    fn join(&mut self, short: usize, long: usize, rule: &'static str) {
        let (from, to) = (self.root(short), self.root(long));
        if from != to {
            self.rules.insert(self.spellings[short].key.clone(), rule);
            self.spellings[from].parent = to;
        }
    }

    /// "Full Name (ACR)".
    fn acronyms(&mut self, trees: &[Tree], mentions: &[Mention], spelling: &[Option<usize>]) {
        // Of names that end together the outermost, which comes first, is the one defined.
        let mut ends = BTreeMap::new();
        for (mention, spelling) in mentions.iter().zip(spelling) {
            if let Some(spelling) = spelling {
                ends.entry((mention.sentence, mention.words.end)).or_insert(*spelling);
            }
        }
        for (mention, spelling) in mentions.iter().zip(spelling) {
            let Some(short) = *spelling else { continue };
            let tree = &trees[mention.sentence];
            let Some(opening) = brackets(tree, mention) else { continue };
            let Some(&long) = ends.get(&(mention.sentence, opening)) else { continue };
            let form = mention.span.of(tree.text).unwrap_or_default();
            let spelling = &self.spellings[long];
            let fits = is_body(spelling.kind) || spells(form, &spelling.key);
            if is_acronym(form) && fits {
                self.join(short, long, "acronym definition");
            }
        }
    }

    /// "Bao Lin, also known as Uncle Bo".
    fn aliases(&mut self, trees: &[Tree], mentions: &[Mention], spelling: &[Option<usize>]) {
        let mut first = 0;
        for (at, mention) in mentions.iter().enumerate() {
            if mentions[first].sentence != mention.sentence {
                first = at;
            }
            let Some(alias) = spelling[at] else { continue };
            let host =
                alias_host(&trees[mention.sentence], &mentions[first..at], mention.words.start);
            if let Some(host) = host.and_then(|host| spelling[first + host]) {
                self.join(alias, host, "alias");
            }
        }
    }

    /// "Royal Canadian Mounted Police" and "RCMP".
    fn initials(&mut self) {
        let mut by_initials: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (index, spelling) in self.spellings.iter().enumerate() {
            let words = spelling.key.split(' ').filter(|word| !is_small(word));
            let initials: String = words.filter_map(|word| word.chars().next()).collect();
            if initials.chars().count() >= 3 && is_body(spelling.kind) {
                let slot = by_initials.entry(initials).or_insert(Some(index));
                if *slot != Some(index) {
                    *slot = None;
                }
            }
        }
        for short in 0..self.spellings.len() {
            let spelling = &self.spellings[short];
            if spelling.key.contains(' ') || !is_body(spelling.kind) || self.root(short) != short {
                continue;
            }
            if let Some(&Some(long)) = by_initials.get(&spelling.key) {
                self.join(short, long, "initials");
            }
        }
    }

    /// "Erik Dahl" and "Dahl", "Lin Kuo-wei" and "Lin".
    fn persons(&mut self) {
        let mut full: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, spelling) in self.spellings.iter().enumerate() {
            let words: Vec<&str> = spelling.key.split(' ').collect();
            if spelling.kind != Kind::Person || words.len() < 2 {
                continue;
            }
            for tail in 1..words.len() {
                full.entry(words[tail..].join(" ")).or_default().push(index);
            }
            full.entry(words[0].to_owned()).or_default().push(index);
            // "Luis Otsuka Salazar" goes by Otsuka.
            if words.len() > 2 {
                full.entry(words[words.len() - 2].to_owned()).or_default().push(index);
            }
            full.entry(format!("{} {}", words[0], words[words.len() - 1])).or_default().push(index);
        }
        for short in 0..self.spellings.len() {
            let spelling = &self.spellings[short];
            if spelling.kind != Kind::Person {
                continue;
            }
            let found = full.get(&spelling.key).map(Vec::as_slice).unwrap_or_default();
            let fits = |&long: &usize| {
                let other = &self.spellings[long];
                long != short && other.key != spelling.key && agree(other.gender, spelling.gender)
            };
            // Two people with one surname stay two: the bare name is the one who is named most, then
            // first. "Mrs Lin" is no man of that name.
            let best = found
                .iter()
                .copied()
                .filter(fits)
                .min_by_key(|&long| (std::cmp::Reverse(self.spellings[long].count), long));
            let best = best.or_else(|| self.only_titled(short));
            if let Some(long) = best {
                let given = self.spellings[long].key.starts_with(&spelling.key);
                self.join(short, long, if given { "given name" } else { "surname" });
            }
        }
    }

    /// "Mr Lin left. Lin returned.": the one who has a title, where no other has that name.
    fn only_titled(&self, bare: usize) -> Option<usize> {
        let spelling = &self.spellings[bare];
        let titled = |gender| {
            let key = (spelling.key.clone(), Some(gender));
            self.by_key.get(&key).copied().filter(|_| spelling.gender.is_none())
        };
        match (titled(Gender::Male), titled(Gender::Female)) {
            (Some(one), None) | (None, Some(one)) => Some(one),
            _ => None,
        }
    }

    /// "Norsk Dredge" and "Norsk", "UN Board of Auditors" and "Board of Auditors".
    fn bodies(&mut self) {
        let mut longer: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, spelling) in self.spellings.iter().enumerate() {
            let words: Vec<&str> = spelling.key.split(' ').collect();
            if words.len() < 2 || words.len() > MAX_WORDS || !can_be_short(spelling.kind) {
                continue;
            }
            if let Some(own) = own_name(&words) {
                longer.entry(own).or_default().push(index);
            }
            // Ada Lovelace is not the institute that is called after her.
            let person = namesake(&words);
            for start in 0..words.len() {
                for end in start + 1..=words.len() {
                    let part = &words[start..end];
                    let whole = part.len() == words.len();
                    if !whole && end > person && tells(part, start == 0) {
                        longer.entry(part.join(" ")).or_default().push(index);
                    }
                }
            }
        }
        for short in 0..self.spellings.len() {
            let kind = self.spellings[short].kind;
            if !can_be_short(kind) || self.root(short) != short {
                continue;
            }
            let Some(found) = longer.get(&self.spellings[short].key) else { continue };
            let best = found
                .iter()
                .copied()
                .filter(|&long| fits(kind, self.spellings[long].kind))
                .min_by_key(|&long| (self.spellings[long].kind != kind, long));
            if let Some(long) = best {
                self.join(short, long, "short name");
            }
        }
    }
}

fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Longest name whose parts are tried, in words.
const MAX_WORDS: usize = 10;

/// The word of the bracket that opens before a mention which closes behind it.
pub(super) fn brackets(tree: &Tree, mention: &Mention) -> Option<usize> {
    let opening = mention.words.start.checked_sub(1)?;
    let closed = tree.lower_at(mention.words.end) == Some(")");
    (closed && tree.lower(opening) == "(").then_some(opening)
}

/// True when the acronym's letters are the first ones of the name's words, in order.
fn spells(acronym: &str, name: &str) -> bool {
    let lower = acronym.to_lowercase();
    let mut letters = lower.chars().filter(|c| c.is_alphabetic()).peekable();
    for word in name.split(' ') {
        if letters.peek().is_some_and(|letter| word.starts_with(*letter)) {
            letters.next();
        }
    }
    letters.peek().is_none()
}

/// Two to eight letters without blanks, most of them capitals.
pub(super) fn is_acronym(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&letters) && capitals * 2 > letters && !form.contains(' ')
}

fn listed(identity: &str) -> String {
    format!("={identity}")
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "for" | "and" | "on" | "the" | "in" | "against" | "&" | "to" | "de" | "del"
    )
}

fn is_body(kind: Kind) -> bool {
    matches!(kind, Kind::Organization | Kind::Agency | Kind::Group)
}

fn can_be_short(kind: Kind) -> bool {
    is_body(kind)
        || matches!(kind, Kind::Facility | Kind::Event | Kind::Document | Kind::Place | Kind::Other)
}

/// Whether a short form of this kind can stand for a name of that kind.
fn fits(short: Kind, long: Kind) -> bool {
    short == long || is_body(short) && is_body(long) || short == Kind::Other
}

/// True for parts of a name that can stand for it: its beginning, unless that says no more than what it is;
/// another part of two words or more that are not all common nouns.
fn tells(part: &[&str], begins: bool) -> bool {
    let last = part[part.len() - 1];
    if is_small(last) || is_small(part[0]) {
        return false;
    }
    let common = |word: &&str| {
        let creed = Closed::Adherent.has(word);
        is_small(word) || !creed && noun(&singular(word)).is_some()
    };
    if begins {
        let body = noun(&singular(last)).is_some_and(|sort| sort.kind(false) == Kind::Agency);
        return part.len() > 1 || !body;
    }
    part.len() > 1 && !part.iter().all(common) || part.len() > 2
}
