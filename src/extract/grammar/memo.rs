//! Sums of weights that are kept while a sentence is parsed. The states of a beam differ in little:
//! most features look at a part of the state that others share, so that features are grouped by
//! what they look at, and a group is summed once for every distinct view. Sums are of integers,
//! and so the same however they are grouped.

use std::sync::LazyLock;

use nohash_hasher::IntMap;

use super::features::{TEMPLATES, Words, atom_names};
use super::model::Model;
use super::state::{State, mixed};

/// What can be looked at: a word with its neighbours (the next words for `N0`), or the word with all that
/// hangs on it (`*`).
const SIGHTS: [&str; 7] = ["S0", "S1", "S2", "N0", "S0*", "S1*", "N0*"];

/// What the features of a group look at. A feature belongs to the first group that sees all it needs.
const VIEWS: &[&str] = &[
    "N0",
    "S0 N0",
    "S1 S0",
    "S1 S0 N0",
    "S0*",
    "S1*",
    "N0*",
    "S0* N0",
    "S0 N0*",
    "S1 S0*",
    "S1* S0",
    "S2 S1 S0*",
    "S2 S1* S0* N0*",
];

/// Features that look at the same.
struct Group {
    /// Numbers of [`SIGHTS`].
    sights: Vec<usize>,
    templates: Vec<usize>,
}

static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let names = atom_names();
    let mut groups: Vec<_> = VIEWS.iter().map(|view| Group::of(view)).collect();
    for (template, atoms) in TEMPLATES.atoms().enumerate() {
        let sees_all = |group: &&mut Group| atoms.iter().all(|&atom| group.sees(&names[atom]));
        if let Some(group) = groups.iter_mut().find(sees_all) {
            group.templates.push(template);
        }
    }
    groups
});

impl Group {
    fn of(view: &str) -> Self {
        let sight = |name| SIGHTS.iter().position(|&sight| sight == name);
        let sights = view.split(' ').filter_map(sight).collect();
        Self { sights, templates: Vec::new() }
    }

    /// Whether an atom is the same in all states that look the same to the group.
    fn sees(&self, atom: &str) -> bool {
        let sees = |sight: &str| self.sights.iter().any(|&own| SIGHTS[own] == sight);
        let sees_word = |word: &str| sees(word) || sees(&format!("{word}*"));
        match atom {
            "gap0" | "mid0" => sees_word("S0") && sees_word("N0"),
            "gap1" | "mid1" => sees_word("S1") && sees_word("S0"),
            "S0v" | "S1v" | "N0v" | "S0L" | "S1L" | "N0L" | "S0R" | "S1R" => {
                sees(&format!("{}*", &atom[..2]))
            }
            _ => match &atom[..atom.len() - 1] {
                "N1" | "N2" => sees_word("N0"),
                place if place.len() == 2 || place.ends_with(['p', 'n']) => sees_word(&place[..2]),
                place => sees(&format!("{}*", &place[..2])),
            },
        }
    }
}

/// Scores the states of one sentence.
pub(in crate::extract) struct Memo<'a> {
    model: &'a Model,
    /// The row of sums of each group's view.
    rows: IntMap<u64, usize>,
    sums: Vec<i32>,
    /// Features that are still to be summed, and the rows they count for.
    keys: Vec<u32>,
    owners: Vec<usize>,
}

impl<'a> Memo<'a> {
    pub(in crate::extract) fn new(model: &'a Model) -> Self {
        let (rows, sums) = (IntMap::default(), Vec::new());
        Self { model, rows, sums, keys: Vec::new(), owners: Vec::new() }
    }

    /// Writes the scores of all classes in a state of the sentence.
    pub(in crate::extract) fn score(
        &mut self,
        words: &Words,
        state: &State,
        scores: &mut Vec<i64>,
    ) {
        let views = self.views(words, state);
        let classes = self.model.classes();
        scores.clear();
        scores.resize(self.model.classes(), 0);
        for row in views {
            let sums = self.sums.get(row * classes..).unwrap_or_default();
            scores.iter_mut().zip(sums).for_each(|(score, &sum)| *score += i64::from(sum));
        }
    }

    /// The rows of a state's views, all of them summed.
    fn views(&mut self, words: &Words, state: &State) -> [usize; VIEWS.len()] {
        let sights = sights(state);
        let mut atoms = None;
        let mut views = [0; VIEWS.len()];
        self.keys.clear();
        self.owners.clear();
        for (number, group) in GROUPS.iter().enumerate() {
            let view = group.sights.iter().fold(number as u64, |view, &at| mixed(view, sights[at]));
            let next = self.rows.len();
            let row = *self.rows.entry(view).or_insert(next);
            views[number] = row;
            if row == next {
                let atoms = atoms.get_or_insert_with(|| words.atoms(state));
                let keys = group.templates.iter().map(|&feature| TEMPLATES.key(feature, atoms));
                self.keys.extend(keys);
                self.owners.resize(self.keys.len(), row);
            }
        }
        self.sums.resize(self.rows.len() * self.model.classes(), 0);
        let owners = &self.owners;
        self.model.add_to(&self.keys, |at| owners[at], &mut self.sums);
        views
    }
}

/// What [`SIGHTS`] show in a state.
fn sights(state: &State) -> [u64; SIGHTS.len()] {
    let [s0, s1, s2] = [0, 1, 2].map(|depth| state.stacked(depth));
    let n0 = state.coming(0);
    let whole = |at: usize| {
        mixed(at as u64, state.children.get(at).map_or(0, |children| children.signature))
    };
    [s0 as u64, s1 as u64, s2 as u64, n0 as u64, whole(s0), whole(s1), whole(n0)]
}

#[cfg(test)]
mod tests {
    use super::super::features::TEMPLATES;
    use super::GROUPS;

    #[test]
    fn every_feature_is_in_one_group() {
        let mut all: Vec<_> = GROUPS.iter().flat_map(|group| group.templates.clone()).collect();
        all.sort_unstable();
        assert!(all.into_iter().eq(0..TEMPLATES.count()));
        assert!(GROUPS.iter().all(|group| !group.templates.is_empty()));
    }
}
