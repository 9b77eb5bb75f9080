//! The entities of a document while they are being found: what each is, how it was called so far, and
//! look-ups by name and by noun. Later mentions only ever look back a fixed way, so work stays linear.

use std::collections::BTreeMap;

use crate::base::{Form, Kind};
use crate::extract::attribution::{Quotes, quote_speaker};
use crate::extract::extraction::{Entity, Mention as Place, Merge};
use crate::extract::lexicon::{
    Class, Closed, Gender, gender_of_name, gender_of_title, last_word_kind, noun, singular,
};
use crate::extract::mention::{Mention, fold};
use crate::extract::tree::Tree;

use super::cluster::Clusters;
use super::phrase::Phrase;

/// An entity so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// What it is; a name's kind goes before a noun's.
    pub kind: Option<Kind>,
    /// True once a name stands for it.
    pub named: bool,
    /// Its mentions, in the order in which they were added.
    pub mentions: Vec<usize>,
    /// The last sentence that speaks of it.
    pub last: usize,
    /// Nominal phrases that stood for it.
    pub phrases: Vec<Phrase>,
    /// Entities that say whose or where it is.
    pub owners: Vec<usize>,
    /// Grammatical gender, where a name, noun or pronoun told it.
    pub gender: Option<Gender>,
    merges: Vec<Merge>,
}

/// All entities so far.
pub(super) struct Book<'a, 'b> {
    pub trees: &'b [Tree<'a>],
    pub mentions: &'b [Mention],
    pub drafts: Vec<Draft>,
    /// For each mention its entity.
    pub of: Vec<Option<usize>>,
    clusters: Clusters,
    of_cluster: BTreeMap<usize, usize>,
    /// Entities that a noun stood for, or whose name ends with it, latest last.
    by_noun: BTreeMap<String, Vec<usize>>,
    /// For each sentence the range of its mentions.
    starts: Vec<usize>,
    /// For each sentence which of its words are quoted; empty where none is.
    quoted: Vec<Vec<bool>>,
}

impl<'a, 'b> Book<'a, 'b> {
    pub fn new(trees: &'b [Tree<'a>], mentions: &'b [Mention], clusters: Clusters) -> Self {
        let starts = (0..=trees.len())
            .map(|sentence| mentions.partition_point(|one| one.sentence < sentence))
            .collect();
        Self {
            trees,
            mentions,
            drafts: Vec::new(),
            of: vec![None; mentions.len()],
            clusters,
            of_cluster: BTreeMap::new(),
            by_noun: BTreeMap::new(),
            starts,
            quoted: quoted(trees),
        }
    }

    /// True for a mention inside quotation marks.
    pub fn is_quoted(&self, mention: usize) -> bool {
        let one = &self.mentions[mention];
        self.quoted[one.sentence].get(one.head) == Some(&true)
    }

    /// The mention that names who says the quotation of a sentence.
    pub fn quoting(&self, sentence: usize) -> Option<usize> {
        let tree = &self.trees[sentence];
        let word = quote_speaker(tree, &self.quoted[sentence])?;
        self.mention_at(sentence, tree.antecedent(word))
    }

    /// The sentence that a mention stands in.
    pub fn tree(&self, mention: usize) -> &'b Tree<'a> {
        &self.trees[self.mentions[mention].sentence]
    }

    /// Indices of a sentence's mentions, in text order.
    pub fn in_sentence(&self, sentence: usize) -> std::ops::Range<usize> {
        match (self.starts.get(sentence), self.starts.get(sentence + 1)) {
            (Some(&start), Some(&end)) => start..end,
            _ => 0..0,
        }
    }

    /// The mention whose head is this word.
    pub fn mention_at(&self, sentence: usize, word: usize) -> Option<usize> {
        self.in_sentence(sentence).find(|&m| self.mentions[m].head == word)
    }

    /// The entity whose mention has its head at this word.
    pub fn entity_at(&self, sentence: usize, word: usize) -> Option<usize> {
        self.mention_at(sentence, word).and_then(|mention| self.of[mention])
    }

    /// The entity of a name, opened if this is its first mention; adds the mention.
    pub fn name(&mut self, mention: usize) -> usize {
        if let Some(entity) = self.of[mention] {
            return entity;
        }
        let Some(cluster) = self.clusters.of_mention[mention] else { return self.open(mention) };
        let known = self.of_cluster.get(&cluster).copied();
        let entity = known.unwrap_or_else(|| {
            let entity = self.titled_before(mention).unwrap_or(self.drafts.len());
            self.christen(entity, mention);
            entity
        });
        let tree = self.tree(mention);
        let name = fold(self.mentions[mention].core_span(tree).of(tree.text).unwrap_or_default());
        let rule = self.clusters.rules.get(&name).copied();
        self.add(entity, mention, rule);
        entity
    }

    /// True when the name has no entity yet.
    pub fn is_new(&self, mention: usize) -> bool {
        self.clusters.of_mention[mention]
            .is_some_and(|cluster| !self.of_cluster.contains_key(&cluster))
    }

    /// Makes the name's an entity that had none, or the next new one.
    pub fn christen(&mut self, entity: usize, name: usize) {
        let Some(cluster) = self.clusters.of_mention[name] else { return };
        if entity == self.drafts.len() {
            self.drafts.push(Draft::default());
        }
        self.of_cluster.insert(cluster, entity);
        let draft = &mut self.drafts[entity];
        draft.named = true;
        draft.kind = Some(self.clusters.kinds[cluster]);
    }

    /// The unnamed person whom a title names for the first time: "her parish priest", then "Father Dias".
    fn titled_before(&self, mention: usize) -> Option<usize> {
        let one = &self.mentions[mention];
        let tree = self.tree(mention);
        (one.words.start..one.core.start).find_map(|word| {
            let noun = match tree.lower(word).trim_end_matches('.') {
                "father" | "fr" | "reverend" | "rev" | "pastor" => "priest",
                title => title,
            };
            self.with_noun(noun)
                .into_iter()
                .find(|&entity| self.is_unnamed_person(entity, one.sentence))
        })
    }

    /// True for a single person without a name who was spoken of shortly before the sentence.
    pub fn is_unnamed_person(&self, entity: usize, sentence: usize) -> bool {
        let draft = &self.drafts[entity];
        let near = draft.last + 3 >= sentence;
        let single = draft.phrases.iter().all(|phrase| !phrase.plural);
        !draft.named && draft.kind == Some(Kind::Person) && single && near
    }

    /// Opens an entity with this mention.
    pub fn open(&mut self, mention: usize) -> usize {
        let entity = self.drafts.len();
        self.drafts.push(Draft { kind: Some(self.mentions[mention].kind), ..Draft::default() });
        self.add(entity, mention, None);
        entity
    }

    /// Adds a mention to an entity, with the rule that joined it.
    pub fn add(&mut self, entity: usize, mention: usize, rule: Option<&str>) {
        if self.of[mention].is_some() {
            return;
        }
        self.of[mention] = Some(entity);
        let one = &self.mentions[mention];
        let tree = self.tree(mention);
        let name = one.core_span(tree).of(tree.text).unwrap_or_default();
        let draft = &mut self.drafts[entity];
        draft.mentions.push(mention);
        draft.last = draft.last.max(one.sentence);
        if let Some(rule) = rule.filter(|_| one.form != Form::Pronoun)
            && draft.merges.iter().all(|merge| merge.name != name)
        {
            draft.merges.push(Merge { name: name.to_owned(), rule: rule.to_owned() });
        }
        match one.form {
            Form::Named => self.note_name(entity, mention),
            Form::Nominal => self.note_phrase(entity, mention),
            Form::Pronoun => {
                let gender = match tree.lower(one.head) {
                    "he" | "him" | "his" | "himself" => Gender::Male,
                    "she" | "her" | "hers" | "herself" => Gender::Female,
                    _ => return,
                };
                self.drafts[entity].gender.get_or_insert(gender);
            }
        }
    }

    /// The latest entities that the noun stood for, each once, latest first.
    pub fn with_noun(&self, noun: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for &entity in self.by_noun.get(noun).into_iter().flatten().rev().take(4 * MAX_CANDIDATES) {
            if !found.contains(&entity) {
                found.push(entity);
            }
        }
        found.truncate(MAX_CANDIDATES);
        found
    }

    /// The entities that own or place a phrase.
    pub fn owners(&self, sentence: usize, phrase: &Phrase) -> Vec<usize> {
        let tree = &self.trees[sentence];
        let mut owners: Vec<usize> = phrase
            .owners
            .iter()
            .filter_map(|&word| self.entity_at(sentence, tree.antecedent(word)))
            .collect();
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    /// Opens the names that a phrase says it belongs to; they may stand behind it.
    pub fn settle_owners(&mut self, mention: usize) {
        let one = &self.mentions[mention];
        let phrase = Phrase::of(self.tree(mention), one);
        for word in phrase.owners {
            if let Some(owner) = self.mention_at(one.sentence, word)
                && self.mentions[owner].form == Form::Named
            {
                self.name(owner);
            }
        }
    }

    fn note_name(&mut self, entity: usize, mention: usize) {
        let one = &self.mentions[mention];
        let tree = self.tree(mention);
        if one.kind == Kind::Person
            && let Some(gender) = gender_of_person(tree, one)
        {
            self.drafts[entity].gender.get_or_insert(gender);
        }
        if one.known.is_some_and(|known| known.class != Class::Body) && one.words == one.core {
            return;
        }
        let of = one.core.clone().skip(1).find(|&at| matches!(tree.lower(at), "of" | "for" | "on"));
        let mut heads = vec![one.words.end - 1, one.core.end - 1];
        heads.extend(of.map(|of| of - 1));
        heads.extend((one.words.start..one.core.start).filter(|_| one.core.end == one.words.end));
        heads.sort_unstable();
        heads.dedup();
        for word in heads {
            let lower = singular(tree.lower(word).trim_end_matches('.'));
            let form = tree.form(word);
            if noun(&lower).is_some() || last_word_kind(form).is_some() {
                self.by_noun.entry(lower).or_default().push(entity);
            }
        }
    }

    fn note_phrase(&mut self, entity: usize, mention: usize) {
        let one = &self.mentions[mention];
        let phrase = Phrase::of(self.tree(mention), one);
        self.by_noun.entry(phrase.noun.clone()).or_default().push(entity);
        let owners = self.owners(one.sentence, &phrase);
        let draft = &mut self.drafts[entity];
        if let Some(gender) = gender_of(&phrase.noun) {
            draft.gender.get_or_insert(gender);
        }
        for owner in owners {
            if owner != entity && !draft.owners.contains(&owner) {
                draft.owners.push(owner);
            }
        }
        if draft.phrases.len() < MAX_PHRASES && !draft.phrases.contains(&phrase) {
            // Most things are spoken of by one phrase alone, and there are as many as sentences.
            draft.phrases.reserve_exact(1);
            draft.phrases.push(phrase);
        }
    }

    /// The finished entities in the order of their first mention, and each mention's.
    pub fn finish(self) -> (Vec<Entity>, Vec<Option<usize>>) {
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        let first = |entity: &usize| self.drafts[*entity].mentions.iter().min().copied();
        order.sort_by_key(first);
        let mut number = vec![0; order.len()];
        for (place, &entity) in order.iter().enumerate() {
            number[entity] = place;
        }
        let entities = order.iter().map(|&entity| self.entity(&self.drafts[entity])).collect();
        let of = self.of.iter().map(|one| one.map(|entity| number[entity])).collect();
        (entities, of)
    }

    fn entity(&self, draft: &Draft) -> Entity {
        let mut mentions = draft.mentions.clone();
        mentions.sort_unstable();
        let mut names: Vec<&str> = Vec::new();
        for &mention in &mentions {
            for name in self.surfaces(mention) {
                if !names.contains(&name) && names.len() < MAX_NAMES {
                    names.push(name);
                }
            }
        }
        let label = self.label(draft, &mentions);
        let aliases = names.into_iter().filter(|name| *name != label).map(str::to_owned).collect();
        let mut places: Vec<Place> = mentions
            .iter()
            .map(|&m| Place { span: self.mentions[m].span, form: self.mentions[m].form })
            .collect();
        places.sort_by_key(|place| (place.span.start, place.span.end));
        Entity {
            label: label.to_owned(),
            kind: draft.kind.unwrap_or(Kind::Other),
            named: draft.named,
            aliases,
            mentions: places,
            merges: draft.merges.clone(),
        }
    }

    /// The forms of a mention that can stand as names; none for a pronoun.
    fn surfaces(&self, mention: usize) -> Vec<&'a str> {
        let one = &self.mentions[mention];
        let tree = self.tree(mention);
        let core = one.core_span(tree).of(tree.text).unwrap_or_default();
        match one.form {
            Form::Named => vec![core, one.span.of(tree.text).unwrap_or_default()],
            Form::Nominal => vec![self.owned(mention).unwrap_or(core)],
            Form::Pronoun => Vec::new(),
        }
    }

    /// "Tang's brother": a nominal with its possessor, where that is a name.
    fn owned(&self, mention: usize) -> Option<&'a str> {
        let one = &self.mentions[mention];
        let tree = self.tree(mention);
        let genitive = (one.words.start..one.core.start).rev().find(|&at| tree.is_genitive(at))?;
        let owner = self.in_sentence(one.sentence).map(|m| &self.mentions[m]).find(|other| {
            other.form == Form::Named
                && other.words.end == genitive
                && one.words.start <= other.words.start
        })?;
        tree.bytes(owner.words.start, one.head).of(tree.text)
    }

    /// The best name: a country's own before its adjective, else the longest; the fullest phrase.
    fn label(&self, draft: &Draft, mentions: &[usize]) -> &'a str {
        let rank = |&&mention: &&usize| {
            let one = &self.mentions[mention];
            let class = one.known.map(|known| known.class);
            let poor = match class {
                Some(Class::Demonym | Class::People) => 2,
                Some(Class::Capital) => 1,
                _ => 0,
            };
            let core = one.core_span(self.tree(mention));
            let country = class == Some(Class::Country);
            let name = core.of(self.tree(mention).text).unwrap_or_default();
            // A dateline shouts what the text below it writes plainly.
            let shouted = name.contains(' ') && name.chars().all(|c| !c.is_lowercase());
            (poor, shouted, if country { 0 } else { usize::MAX - core.len() })
        };
        let wanted = if draft.named { Form::Named } else { Form::Nominal };
        let best = mentions.iter().filter(|&&m| self.mentions[m].form == wanted).min_by_key(rank);
        let best = best.or_else(|| mentions.first());
        // "Swedish police": a country of which only the adjective stands in the text has its own name.
        let demonym = best
            .filter(|&&m| self.mentions[m].kind == Kind::Country)
            .and_then(|&m| self.mentions[m].known)
            .filter(|known| known.class == Class::Demonym);
        if let Some(known) = demonym {
            return known.identity;
        }
        best.map_or("", |&mention| self.surfaces(mention).first().copied().unwrap_or_default())
    }
}

/// Which words of each sentence stand inside quotation marks; nothing for a sentence without any.
fn quoted(trees: &[Tree]) -> Vec<Vec<bool>> {
    let mut quotes = Quotes::default();
    let mut end = 0;
    let mark = |tree: &Tree| {
        let gap = tree.text.get(end..tree.span.start).unwrap_or_default();
        end = tree.span.end;
        let quoted = quotes.mark(tree, gap);
        if quoted.contains(&true) { quoted } else { Vec::new() }
    };
    trees.iter().map(mark).collect()
}

/// How many entities a look-up by noun gives at most.
const MAX_CANDIDATES: usize = 12;
/// How many phrases of an entity are remembered.
const MAX_PHRASES: usize = 12;
/// How many names an entity keeps.
const MAX_NAMES: usize = 40;

/// The gender that a person's title or given name tells.
pub(super) fn gender_of_person(tree: &Tree, name: &Mention) -> Option<Gender> {
    let word = |at: usize| tree.form(at);
    let titled = (name.words.start..name.core.start).find_map(|at| gender_of_title(word(at)));
    let given = name.core.start;
    titled.or_else(|| gender_of_name(word(given)).filter(|_| name.core.len() > 1))
}

/// The gender of those whom a noun means.
pub(super) fn gender_of(noun: &str) -> Option<Gender> {
    if Closed::Female.has(noun) {
        Some(Gender::Female)
    } else {
        Closed::Male.has(noun).then_some(Gender::Male)
    }
}
