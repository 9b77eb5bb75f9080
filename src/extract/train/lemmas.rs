//! Learns the lemmatiser's exceptions and stems.

use std::collections::{BTreeMap, BTreeSet};

use super::Tree;
use crate::extract::Upos;
use crate::extract::grammar::lemma::Lemmatiser;

/// Base forms first, then every form whose commonest lemma the rules do not give.
pub(super) fn train(trees: &[&Tree]) -> Lemmatiser {
    let mut known = BTreeSet::new();
    let mut seen: BTreeMap<(Upos, String, String), BTreeMap<String, u32>> = BTreeMap::new();
    for word in trees.iter().flat_map(|tree| &tree.words) {
        let (upos, penn) = (word.upos(), word.penn().to_owned());
        let plain = word.lemma.chars().all(char::is_lowercase);
        if matches!(upos, Upos::Verb | Upos::Adj | Upos::Noun) && plain && word.lemma.len() > 1 {
            known.insert(word.lemma.clone());
        }
        if upos != Upos::Propn && word.lemma != "_" {
            let form = word.form.to_lowercase().replace(['’', '‘'], "'");
            *seen
                .entry((upos, form, penn))
                .or_default()
                .entry(word.lemma.to_lowercase())
                .or_default() += 1;
        }
    }
    let rules = Lemmatiser::new(BTreeMap::new(), known.iter().cloned());
    let mut exceptions = BTreeMap::new();
    for ((upos, form, penn), lemmas) in seen {
        let Some((lemma, count)) = lemmas.into_iter().max_by_key(|entry| entry.1) else { continue };
        let closed = !matches!(upos, Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv);
        if rules.lemma(&form, upos, &penn) != lemma && (count > 1 || closed) {
            exceptions.insert((upos, form), lemma);
        }
    }
    Lemmatiser::new(exceptions, known)
}
