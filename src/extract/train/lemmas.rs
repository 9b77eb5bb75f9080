//! Learns the lemmatiser's exceptions and stems.

use std::collections::{BTreeMap, BTreeSet};

use super::Tree;
use crate::extract::grammar::lemma::{Exceptions, Lemmatiser};
use crate::extract::{Deprel, Upos};

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
        let whole = word.lemma != "_" && penn != "GW" && word.deprel != Deprel::Goeswith;
        if upos != Upos::Propn && whole {
            let form = word.form.to_lowercase().replace(['’', '‘'], "'");
            *seen
                .entry((upos, form, penn))
                .or_default()
                .entry(word.lemma.to_lowercase())
                .or_default() += 1;
        }
    }
    let rules = Lemmatiser::new(Exceptions::new(), known.iter().cloned());
    let mut exceptions: BTreeMap<String, BTreeMap<String, (String, u32)>> = BTreeMap::new();
    for ((upos, form, penn), lemmas) in seen {
        let Some((lemma, count)) = lemmas.into_iter().max_by_key(|entry| entry.1) else { continue };
        let open = matches!(upos, Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv);
        let wrong = rules.lemma(&form, upos, &penn) != lemma;
        let tagged = exceptions.entry(penn).or_default();
        let held = tagged.get(&form).map_or(0, |&(_, count)| count);
        if (wrong || held > 0) && count > held.max(u32::from(open)) {
            tagged.insert(form, (lemma, count));
        }
    }
    let uncounted = |tagged: BTreeMap<String, (String, u32)>| {
        tagged.into_iter().map(|(form, (lemma, _))| (form, lemma)).collect()
    };
    let exceptions =
        exceptions.into_iter().map(|(penn, tagged)| (penn, uncounted(tagged))).collect();
    Lemmatiser::new(exceptions, known)
}
