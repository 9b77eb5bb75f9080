//! Finding by name as one types, whatever the case of the letters and their diacritics.

use std::cmp::Reverse;

use crate::base::{NodeId, Span};
use crate::graph::case::Case;
use crate::graph::fold::fold_char;
use crate::graph::model::Entity;

/// How well a text matches, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// The whole text matches.
    Whole,
    /// It starts with what was typed.
    Start,
    /// One of its words does.
    Word,
    /// It stands inside a word.
    Inside,
}

/// What was typed, made ready for looking into many texts.
///
/// ```
/// use redstring::graph::query::{Fit, Needle};
///
/// let needle = Needle::new("sao t").expect("it has letters");
/// let (fit, span) = needle.find_in("São Tomé").expect("it matches");
/// assert_eq!((fit, span.of("São Tomé")), (Fit::Start, Some("São T")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    letters: Vec<char>,
}

impl Needle {
    /// `None` when nothing is left to look for.
    pub fn new(typed: &str) -> Option<Self> {
        let letters: Vec<char> = letters(typed.trim()).into_iter().map(|(c, _)| c).collect();
        letters.iter().any(|&c| c != ' ').then_some(Self { letters })
    }

    /// Number of letters that are compared.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// Never true: a needle has letters.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The best match in a text, the first of equals, with the bytes that match.
    pub fn find_in(&self, text: &str) -> Option<(Fit, Span)> {
        let hay = letters(text);
        let count = self.letters.len();
        let fits = |window: &[(char, Span)]| window.iter().map(|(c, _)| c).eq(self.letters.iter());
        let matches = hay.windows(count).enumerate().filter(|(_, window)| fits(window));
        let ranked = matches.filter_map(|(start, window)| {
            let fit = match start.checked_sub(1).and_then(|before| hay.get(before)) {
                None if hay.len() == count => Fit::Whole,
                None => Fit::Start,
                Some((' ', _)) => Fit::Word,
                Some(_) => Fit::Inside,
            };
            Some((fit, window.first()?.1.cover(window.last()?.1)))
        });
        ranked.min()
    }
}

/// The letters that a text is compared by, each with the bytes of the character it comes from.
fn letters(text: &str) -> Vec<(char, Span)> {
    let mut letters: Vec<(char, Span)> = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let span = Span::new(start, start + c.len_utf8());
        fold_char(c, |letter| {
            let doubled = letter == ' ' && letters.last().is_none_or(|(last, _)| *last == ' ');
            if !doubled {
                letters.push((letter, span));
            }
        });
    }
    letters
}

/// An entity whose name matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityHit {
    /// The entity.
    pub id: NodeId,
    /// The name that matches: its label or an alias.
    pub name: String,
    /// True when that is its label.
    pub is_label: bool,
    /// Bytes of the name that match.
    pub matched: Span,
    /// How well it matches.
    pub fit: Fit,
    /// Number of its relations.
    pub degree: usize,
}

/// Entities whose label or alias matches, at most `limit`: better fits first, labels before
/// aliases, then the named and the better connected ones.
pub fn find_entities(case: &Case, needle: &Needle, limit: usize) -> Vec<EntityHit> {
    let mut hits: Vec<(bool, EntityHit)> = case
        .entities()
        .filter_map(|entity| Some((entity.named, hit(case, entity, needle)?)))
        .collect();
    hits.sort_by(|(named, one), (other_named, other)| {
        let key = |named: bool, hit: &EntityHit| {
            (hit.fit, !hit.is_label, !named, Reverse(hit.degree), hit.id)
        };
        key(*named, one).cmp(&key(*other_named, other))
    });
    hits.into_iter().take(limit).map(|(_, hit)| hit).collect()
}

/// The entity's best matching name; its label where that fits as well as an alias.
fn hit(case: &Case, entity: &Entity, needle: &Needle) -> Option<EntityHit> {
    let names = std::iter::once(&entity.label).chain(&entity.aliases).enumerate();
    let found = names.filter_map(|(place, name)| {
        let (fit, matched) = needle.find_in(name)?;
        Some((fit, place, name, matched))
    });
    let (fit, place, name, matched) = found.min_by_key(|(fit, place, ..)| (*fit, *place))?;
    let degree = case.degree(entity.id);
    let is_label = place == 0;
    Some(EntityHit { id: entity.id, name: name.clone(), is_label, matched, fit, degree })
}
