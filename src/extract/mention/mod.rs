//! Sentences with their grammar in, mentions out: which words name a thing, and what kind of thing.
//! Named, nominal and pronoun mentions; which of them name the *same* thing is [`super::coref`]'s.

pub(in crate::extract) mod casing;
mod doubt;
mod hint;
mod kind;
pub(in crate::extract) mod label;
mod name;
mod nominal;
mod person;
mod run;

use std::ops::Range;

use rayon::prelude::*;

use crate::base::{Form, Kind, Span};

use super::lexicon::Known;
use super::tree::Tree;

pub(crate) use hint::hints;
pub use label::Labeller;
use label::Lattice;
use name::Name;
pub(super) use name::fold;
pub(super) use nominal::is_fronted_time;
pub(super) use person::{namesake, own_name};

/// Words that name a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Index of the sentence among the document's parses.
    pub sentence: usize,
    /// The word of the sentence that governs the others.
    pub head: usize,
    /// The words, determiner and premodifiers included, post-modifiers left out.
    pub words: Range<usize>,
    /// The same as bytes of the document's text.
    pub span: Span,
    /// What sort of thing the words themselves name.
    pub kind: Kind,
    /// How they name it.
    pub form: Form,
    /// True for a demonym that modifies ("Chinese nationals"): it stands for its country, but is
    /// no argument of the clause.
    pub adjective: bool,
    /// True when the words name several things.
    pub plural: bool,
    /// The words without title, determiner, number and possessor: what makes a label.
    pub core: Range<usize>,
    /// What the lists know of the name.
    pub(crate) known: Option<Known>,
}

impl Mention {
    /// The words that make a label, as bytes.
    pub(super) fn core_span(&self, tree: &Tree) -> Span {
        tree.bytes(self.core.start, self.core.end - 1)
    }
}

/// Finds every mention of a document, in text order; a name goes before the names inside it.
pub(super) fn find(trees: &[Tree]) -> Vec<Mention> {
    find_with(trees, label::labeller())
}

/// The same, asking this mention model.
pub(in crate::extract) fn find_with(trees: &[Tree], labeller: &Labeller) -> Vec<Mention> {
    let casing = casing::Casing::of(trees);
    // What the model says of each word is as much as all else that is known of it: only what it says of
    // names is kept.
    let names = trees.par_iter().map(|tree| {
        let lattice = labeller.lattice(tree, &casing);
        let mut names = name::names(tree, &casing);
        add_learned(tree, &lattice, &mut names);
        for name in &mut names {
            name.types = lattice.types_of(&name.core);
        }
        names.shrink_to_fit();
        names
    });
    let mut names: Vec<Vec<Name>> = names.collect();
    doubt::drop_doubtful(trees, &mut names);
    let kinds = kind::Kinds::of(trees, &names);
    // About every fourth word heads one; a long list that grows is copied.
    let words: usize = trees.iter().map(Tree::len).sum();
    let mut found = Vec::with_capacity(words / 4);
    for (sentence, tree) in trees.iter().enumerate() {
        let mut here: Vec<Mention> =
            names[sentence].iter().map(|name| name.mention(tree, sentence, &kinds)).collect();
        nominal::add(tree, sentence, (casing.style(tree), labeller), &mut here);
        here.sort_by_key(|one| (one.words.start, std::cmp::Reverse(one.words.end)));
        found.extend(here);
    }
    found
}

/// The model is surely right about a name when it leads no name by so many margins.
const SURE_LEAD: f64 = 90.0;

/// Adds names of which the model is sure where lists and rules see none: "lives in tampa bay".
fn add_learned(tree: &Tree, lattice: &Lattice, names: &mut Vec<Name>) {
    for label in lattice.best() {
        let words = label.words;
        let apart = |name: &Name| name.words.end <= words.start || words.end <= name.words.start;
        let lead = lattice.types_of(&words).map_or(0.0, |types| types[label.kind]);
        let spelt = |at: usize| casing::form(tree, at).contains(char::is_alphanumeric);
        if lead > SURE_LEAD && words.clone().any(spelt) && names.iter().all(apart) {
            names.push(Name::new(words));
        }
    }
    names.sort_by_key(|name| (name.words.start, std::cmp::Reverse(name.words.end)));
}

#[cfg(test)]
mod tests {
    use super::{Labeller, Mention, find, find_with};
    use crate::base::{Form, Kind, Silent};
    use crate::extract::parse;
    use crate::extract::tree::Tree;

    fn kinds(text: &str, find: impl Fn(&[Tree]) -> Vec<Mention>) -> Vec<(String, Kind)> {
        let parses = parse(text, &Silent).expect("no stop");
        let trees: Vec<Tree> = parses.iter().map(|parse| Tree::new(text, parse)).collect();
        let found = find(&trees).into_iter().filter(|one| one.form != Form::Pronoun);
        found.map(|one| (one.span.of(text).unwrap_or_default().to_owned(), one.kind)).collect()
    }

    fn kind_of(text: &str, mention: &str) -> Option<Kind> {
        kinds(text, find).into_iter().find(|(words, _)| words == mention).map(|(_, kind)| kind)
    }

    #[test]
    fn the_model_types_a_name_that_nothing_else_tells_of() {
        let text = "Delgado was seen near the old mill. Nobody had told Whitmore about the fire.";
        assert_eq!(kind_of(text, "Delgado"), Some(Kind::Person));
        assert_eq!(kind_of(text, "Whitmore"), Some(Kind::Person));
    }

    #[test]
    fn the_model_yields_to_what_the_text_says() {
        let text = "Delgado, a shipping company, was fined. Whitmore, a gang, burned the mill.";
        assert_eq!(kind_of(text, "Delgado"), Some(Kind::Organization));
        assert_eq!(kind_of(text, "Whitmore"), Some(Kind::Group));
    }

    #[test]
    fn the_model_types_nouns_that_the_lists_lack() {
        let text = "The vlogger praised the scheme. The dropshippers hid the parcels.";
        assert_eq!(kind_of(text, "The vlogger"), Some(Kind::Person));
        assert_eq!(kind_of(text, "The dropshippers"), Some(Kind::Group));
        assert_eq!(kind_of("The notion of fairness prevailed.", "The notion"), None);
    }

    #[test]
    fn without_a_model_lists_and_rules_go_on() {
        let text = "Maria Petrova flew to Lisbon.";
        let found = kinds(text, |trees| find_with(trees, &Labeller::default()));
        let expected = [("Maria Petrova", Kind::Person), ("Lisbon", Kind::Place)];
        assert_eq!(found, expected.map(|(words, kind)| (words.to_owned(), kind)));
    }

    #[test]
    fn no_name_is_found_twice() {
        let text = "lives in tampa bay\n\nAna Weber of Tampa Bay met the Tampa Bay Times.";
        let parses = parse(text, &Silent).expect("no stop");
        let trees: Vec<Tree> = parses.iter().map(|parse| Tree::new(text, parse)).collect();
        let mentions = find(&trees);
        for (at, one) in mentions.iter().enumerate() {
            let same = |other: &&Mention| other.span == one.span && other.form == one.form;
            assert_eq!(mentions[at + 1..].iter().find(same), None, "{one:?}");
        }
    }
}
