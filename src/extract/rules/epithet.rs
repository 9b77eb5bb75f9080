//! Relations packed before a noun: "Cambodian Prime Minister Hun Manet", "Chinese nationals", "a
//! Dubai trader", "Kazakh police", "a United Nations report".

use crate::base::{Family, Form, Kind};

use super::super::argument::{Arg, Arguments};
use super::super::hedging::noun_certainty;
use super::super::naming::{Wording, is_or_was, title_of};
use super::super::relation_words::role;
use super::super::syntax::{Deprel, Upos};
use super::Draft;

/// Adds the relation of a mention at `word` to the noun that it modifies.
pub(super) fn apply(args: &Arguments, word: usize, out: &mut Vec<Draft>) {
    let tree = args.tree;
    let modifies = matches!(
        tree.rel(word),
        Deprel::Amod | Deprel::Compound | Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Flat
    );
    if !modifies || !tree.preposition(word).is_empty() {
        return;
    }
    let Some(modifier) = args.modifier_at(word) else { return };
    let Some((noun, own)) = host(args, word) else { return };
    let part_of_name = own.form == Form::Named
        && own.span.contains(modifier.span)
        && matches!(args.kind(own.entity), Kind::Place | Kind::Facility);
    if own.entity == modifier.entity || own.form == Form::Pronoun || part_of_name {
        return;
    }
    let rule = Epithet { args, noun, own, modifier };
    if let Some((subject, object, wording)) = rule.reading() {
        let draft = Draft::given(subject, object, wording, noun, "epithet", 0.6);
        out.push(Draft { hedge: noun_certainty(tree, noun), ..draft });
    }
}

/// The noun that the modifier stands before, and its entity.
fn host(args: &Arguments, word: usize) -> Option<(usize, Arg)> {
    let tree = args.tree;
    let mut at = word;
    for _ in 0..4 {
        at = tree.head(at)?;
        if at < word && tree.rel(word) != Deprel::Flat {
            return None;
        }
        if let Some(own) = args.of_phrase(at) {
            return Some((at, own));
        }
        let inside = matches!(
            tree.rel(at),
            Deprel::Compound | Deprel::Amod | Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Flat
        );
        if !inside {
            return None;
        }
    }
    None
}

struct Epithet<'a> {
    args: &'a Arguments<'a>,
    noun: usize,
    own: Arg,
    modifier: Arg,
}

impl Epithet<'_> {
    fn reading(&self) -> Option<(&Arg, &Arg, Wording)> {
        let (own, other) = (&self.own, &self.modifier);
        let words = (self.modifier.word.min(self.noun), self.noun.max(self.modifier.word));
        let place = matches!(self.args.kind(other.entity), Kind::Country | Kind::Place);
        let title = self.title();
        if let Some((at, title)) = title
            && matches!(self.args.kind(own.entity), Kind::Person | Kind::Group)
        {
            let entry = role(&self.args.tree.lemma(at).to_lowercase());
            let preposition = entry.map_or("of", |entry| entry.preposition);
            let official = entry.is_some_and(|entry| entry.family == Family::Control);
            if official || !place {
                let is = is_or_was(self.args.tree, at);
                let wording = Wording::fixed(&title, &format!("{is} {title} {preposition}"), words);
                return Some((own, other, wording));
            }
            let is = is_or_was(self.args.tree, at);
            let wording = Wording::fixed(&title, &format!("{is} {title} from"), words);
            return Some((own, other, wording.in_family(Family::Membership)));
        }
        let wording = match self.args.kind(own.entity) {
            Kind::Agency => Wording::fixed("belong to", "is part of", words),
            Kind::Organization if place => {
                Wording::fixed("base in", "is based in", words).in_family(Family::Location)
            }
            Kind::Person | Kind::Group | Kind::Asset if place => {
                Wording::fixed("come from", "is from", words).in_family(Family::Membership)
            }
            Kind::Person | Kind::Group | Kind::Organization => {
                Wording::fixed("belong to", "belongs to", words)
            }
            Kind::Facility | Kind::Place if place => {
                Wording::fixed("locate in", "is in", words).in_family(Family::Location)
            }
            Kind::Document => {
                let lemma = self.args.tree.lemma(self.noun);
                let wording = Wording::fixed(lemma, "issued", words).in_family(Family::Statement);
                return Some((other, own, wording));
            }
            Kind::Facility | Kind::Asset => {
                return Some((other, own, Wording::fixed("own", "owns", words)));
            }
            _ => return None,
        };
        Some((own, other, wording))
    }

    /// A role noun of the phrase: "Prime Minister" of "Prime Minister Hun Manet".
    fn title(&self) -> Option<(usize, String)> {
        let tree = self.args.tree;
        let last = self.args.phrase_end(&self.own).max(self.noun);
        let is_role = |at: &usize| {
            tree.upos(*at) != Upos::Adj && role(&tree.lemma(*at).to_lowercase()).is_some()
        };
        let at = (self.modifier.word + 1..=last).find(is_role)?;
        Some((at, title_of(tree, at)))
    }
}
