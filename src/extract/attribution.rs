//! Who says it: "according to X", report clauses beside or inside the sentence, and quotations, also
//! those that run on over several sentences. Takes the words that [`super::factuality`] found and
//! gives the entity that speaks.

use crate::base::{Certainty, Kind};

use super::argument::{Arg, Arguments};
use super::factuality::Stance;
use super::governor::{effect, speaker_words};
use super::syntax::{Deprel, Upos};
use super::tree::{Tree, VerbForm};

/// Follows quotation marks through the sentences of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quotes {
    open: bool,
}

impl Quotes {
    /// Which words of the next sentence stand inside quotation marks; `gap` is the text between it
    /// and the sentence before. A blank line closes what was left open.
    pub fn mark(&mut self, tree: &Tree, gap: &str) -> Vec<bool> {
        if gap.matches('\n').count() > 1 {
            self.open = false;
        }
        (0..tree.len())
            .map(|word| {
                let before = self.open;
                match tree.lower(word) {
                    "“" | "«" | "„" | "``" => self.open = true,
                    "”" | "»" | "''" => self.open = false,
                    "\"" => self.open = !self.open,
                    _ => {}
                }
                before || self.open
            })
            .collect()
    }
}

/// What one sentence tells about who speaks in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Speech {
    quoted: Vec<bool>,
    /// Words that name who says the quotation.
    quote_speaker: Option<usize>,
    /// Nouns after "according to".
    according: Vec<usize>,
    asides: Vec<Aside>,
    /// Speaker of a quotation that began in an earlier sentence.
    carried: Option<Arg>,
}

/// A report clause beside what it reports: "…, prosecutors say".
#[derive(Clone, Debug)]
struct Aside {
    verb: usize,
    host: usize,
    speaker: usize,
    certainty: Certainty,
}

impl Speech {
    /// Reads a sentence. `quoted` is from [`Quotes::mark`]; `carried` speaks if the sentence is a
    /// quotation that goes on from the one before.
    pub fn new(tree: &Tree, quoted: Vec<bool>, carried: Option<Arg>) -> Self {
        let according = (0..tree.len())
            .filter(|&word| tree.preposition(word).starts_with("according to"))
            .collect();
        let asides = (0..tree.len()).filter_map(|verb| aside(tree, verb)).collect();
        let quote_speaker = quote_speaker(tree, &quoted);
        let goes_on = quoted.first() == Some(&true) && quote_speaker.is_none();
        let carried = carried.filter(|_| goes_on);
        Self { quoted, quote_speaker, according, asides, carried }
    }

    /// Who says the quotation in this sentence, to be carried into the next.
    pub fn quoting(&self, args: &Arguments) -> Option<Arg> {
        if !self.quoted.contains(&true) {
            return None;
        }
        self.quote_speaker
            .and_then(|word| first_entity(args, word))
            .or_else(|| self.carried.clone())
    }

    /// The speaker of what `anchor` states, the outermost that is an entity, and what the report
    /// clauses beside it make of its certainty.
    pub fn of(&self, args: &Arguments, anchor: usize, stance: &Stance) -> (Option<Arg>, Certainty) {
        let tree = args.tree;
        let mut certainty = stance.certainty;
        let mut words = stance.speakers.clone();
        for aside in self.asides.iter().filter(|_| !stance.aside) {
            let inside = tree.is_below(anchor, aside.host) && !tree.is_below(anchor, aside.verb);
            if inside {
                certainty = certainty.max(aside.certainty);
                words.push(aside.speaker);
            }
        }
        if self.quoted.get(anchor) == Some(&true) {
            words.extend(self.quote_speaker.filter(|_| words.is_empty()));
        }
        // "built according to a plan" tells how, not who says so.
        let speaks = |noun: usize| {
            first_entity(args, noun)
                .is_none_or(|one| !matches!(args.kind(one.entity), Kind::Asset | Kind::Activity))
        };
        let outside =
            |&noun: &usize| !stance.aside && is_outside(tree, anchor, noun) && speaks(noun);
        words.extend(self.according.iter().copied().filter(outside));
        let named = words.iter().rev().find_map(|&word| first_entity(args, word));
        let carried = || self.carried.clone().filter(|_| self.quoted.get(anchor) == Some(&true));
        (named.or_else(carried), certainty)
    }
}

/// True when what `anchor` states is no part of the phrase "according to `noun`". A verbless parse
/// hangs the whole sentence on that noun; then what follows the first comma is told by it.
fn is_outside(tree: &Tree, anchor: usize, noun: usize) -> bool {
    let comma = (noun..tree.len()).find(|&word| tree.lower(word) == ",");
    let leads = tree.kid_as(noun, Deprel::Case).is_some_and(|case| case <= 1);
    !tree.is_below(anchor, noun)
        || leads && tree.head(noun).is_none() && comma.is_some_and(|comma| comma < anchor)
}

/// Of two joint speakers the first stands for both.
fn first_entity(args: &Arguments, word: usize) -> Option<Arg> {
    args.resolve(word).into_iter().next()
}

fn aside(tree: &Tree, verb: usize) -> Option<Aside> {
    let host = tree.head(verb)?;
    let beside = match tree.rel(verb) {
        Deprel::Parataxis | Deprel::Discourse | Deprel::Dep => true,
        Deprel::Advcl => tree.marker(verb) == "as",
        _ => false,
    };
    // "X left; Y denies knowing it" is no report of what stands before the semicolon.
    let content = [Deprel::Ccomp, Deprel::Xcomp];
    let own = tree.kids_as(verb, &content).next().is_some()
        || tree
            .kids_as(verb, &[Deprel::Advcl])
            .any(|kid| kid > verb && tree.verb_form(kid) == VerbForm::Ing);
    let (low, high) = (host.min(verb), host.max(verb));
    let apart = (low..high).any(|word| tree.lower(word) == ";");
    if !beside || !tree.is_clause_verb(verb) || own || apart {
        return None;
    }
    let effect = effect(tree, verb)?.finite;
    let own_subject = tree.kids_as(verb, &[Deprel::Nsubj]).next()?;
    let speaks = effect.names_speaker() && tree.kid_as(verb, Deprel::Obj).is_none();
    speaks.then(|| Aside { verb, host, speaker: own_subject, certainty: effect.certainty() })
}

/// The subject of the report verb outside the quotation marks that stands nearest to them.
pub(crate) fn quote_speaker(tree: &Tree, quoted: &[bool]) -> Option<usize> {
    if !quoted.iter().enumerate().any(|(word, &inside)| inside && tree.upos(word) == Upos::Verb) {
        return None;
    }
    let distance = |verb: usize| {
        let near = |word: &usize| quoted[*word];
        let before = (0..verb).rev().find(near).map(|word| verb - word);
        let after = (verb..tree.len()).find(near).map(|word| word - verb);
        before.into_iter().chain(after).min()
    };
    (0..tree.len())
        .filter(|&verb| !quoted[verb] && tree.is_clause_verb(verb))
        .filter(|&verb| effect(tree, verb).is_some_and(|e| e.finite.names_speaker()))
        .filter_map(|verb| {
            let said = speaker_words(tree, verb).into_iter().find(|&word| !quoted[word])?;
            Some((distance(verb)?, said))
        })
        .min()
        .map(|(_, said)| said)
}

#[cfg(test)]
mod tests {
    use super::{Quotes, quote_speaker};
    use crate::extract::testing::sample;
    use crate::extract::tree::Tree;

    #[test]
    fn a_quotation_runs_on_until_it_is_closed_or_the_paragraph_ends() {
        let open = sample("“/“/PUNCT/3/punct We/we/PRON/3/nsubj pay/pay/VERB/0/root");
        let tree = Tree::new(&open.text, &open.parse);
        let next = sample("They/they/PRON/2/nsubj pay/pay/VERB/0/root");
        let next_tree = Tree::new(&next.text, &next.parse);
        let mut quotes = Quotes::default();
        assert_eq!(quotes.mark(&tree, ""), [true, true, true]);
        assert_eq!(quotes.clone().mark(&next_tree, " "), [true, true]);
        assert_eq!(quotes.mark(&next_tree, "\n\n"), [false, false]);
    }

    #[test]
    fn the_report_clause_outside_the_marks_names_who_is_quoted() {
        let said = sample(
            "\"/\"/PUNCT/3/punct They/they/PRON/3/nsubj beat/beat/VERB/0/root me/me/PRON/3/obj \
             ,/,/PUNCT/3/punct \"/\"/PUNCT/3/punct Lin/Lin/PROPN/8/nsubj said/say/VERB/3/parataxis",
        );
        let tree = Tree::new(&said.text, &said.parse);
        let quoted = Quotes::default().mark(&tree, "");
        assert_eq!(quote_speaker(&tree, &quoted), Some(said.word("Lin")));
    }
}
