//! Relations of predicates with a copula: "is chairman of X", "is responsible for X", "is in X",
//! "is under the protection of X"; also of predicative complements ("became chairman of X").

use crate::base::{Family, Form};

use super::super::argument::{Arg, Arguments};
use super::super::clause::Clause;
use super::super::inflect::third;
use super::super::naming::{Wording, of_predicate};
use super::super::relation_words::{deed, family, role};
use super::super::syntax::{Deprel, Upos};
use super::{Draft, is_circumstance, is_locative};

/// Adds the relations of one nominal predicate.
pub(super) fn apply(args: &Arguments, clause: &Clause, out: &mut Vec<Draft>) {
    let bearers = args.resolve_all(&clause.subjects);
    if args.tree.preposition(clause.head).is_empty() {
        relations(args, &bearers, clause.head, clause.head, out);
    } else {
        led_by_preposition(args, &bearers, clause.head, out);
    }
}

/// What a predicate noun or adjective says of its bearers; `anchor` is the word that states it.
pub(super) fn relations(
    args: &Arguments,
    bearers: &[Arg],
    noun: usize,
    anchor: usize,
    out: &mut Vec<Draft>,
) {
    let tree = args.tree;
    for one in tree.conjuncts(noun) {
        is_one_of(args, bearers, one, anchor, out);
        for kid in tree.kids_as(one, &[Deprel::Nmod, Deprel::Obl, Deprel::NmodPoss]) {
            let owned = tree.rel(kid) == Deprel::NmodPoss;
            let preposition = if owned { "of".to_owned() } else { tree.preposition(kid) };
            if is_circumstance(&preposition) || preposition.is_empty() {
                continue;
            }
            for target in args.resolve(kid) {
                for bearer in bearers {
                    let wording = worded(args, one, &preposition, &target);
                    out.push(Draft::stated(bearer, &target, wording, anchor, "copula", 0.65));
                }
            }
        }
    }
}

fn worded(args: &Arguments, noun: usize, preposition: &str, target: &Arg) -> Wording {
    let tree = args.tree;
    let noun_is_plain =
        matches!(tree.upos(noun), Upos::Noun | Upos::Propn) && role(tree.lemma(noun)).is_none();
    if noun_is_plain
        && is_locative(preposition)
        && args.is_place(target.entity)
        && target.via.is_empty()
    {
        let case = tree.kid_as(target.word, Deprel::Case).unwrap_or(noun);
        return Wording::fixed("locate in", "is in", (noun.min(case), noun.max(case)));
    }
    let mut wording = of_predicate(tree, noun, preposition);
    for &via in &target.via {
        if tree.upos(via) == Upos::Noun {
            wording.label = format!("{} {}", wording.label, tree.lower(via));
            if let Some(told) = deed(tree.lemma(via)) {
                told.verb.clone_into(&mut wording.relation);
                wording.family = family(told.verb);
            }
        }
    }
    if let Some(&last) = target.via.last()
        && last > noun
        && last - noun < 9
    {
        wording.label = format!("{} {}", wording.label, tree.preposition(target.word));
        wording.words = (noun, last);
    }
    wording
}

/// "those freed may be minors": what the bearer is, where that is another entity.
fn is_one_of(args: &Arguments, bearers: &[Arg], noun: usize, anchor: usize, out: &mut Vec<Draft>) {
    let tree = args.tree;
    let Some(what) = args.at(noun) else { return };
    for bearer in bearers.iter().filter(|bearer| bearer.entity != what.entity) {
        if tree.preposition(bearer.word) == "among" {
            // "Among those freed were X": X is what is told of.
            let case = tree.kid_as(bearer.word, Deprel::Case).unwrap_or(noun);
            let words = (case.min(noun), noun.saturating_sub(1).max(case));
            let wording =
                Wording::fixed("be among", "is among", words).in_family(Family::Membership);
            out.push(Draft::stated(&what, bearer, wording, anchor, "copula:among", 0.7));
        } else if args.is_plural(noun) && what.form == Form::Nominal {
            let wording =
                Wording::fixed(&tree.lemma(noun).to_lowercase(), "is among", (noun, noun));
            out.push(Draft::stated(bearer, &what, wording, anchor, "copula:is", 0.5));
        }
    }
}

/// "is in X", "is among X", "is under the protection of X".
fn led_by_preposition(args: &Arguments, bearers: &[Arg], noun: usize, out: &mut Vec<Draft>) {
    let tree = args.tree;
    let preposition = tree.preposition(noun);
    if is_circumstance(&preposition) && preposition != "within" {
        return;
    }
    for target in args.resolve(noun) {
        let told = target.via.first().and_then(|&via| deed(tree.lemma(via)));
        for bearer in bearers {
            let case = tree.kid_as(noun, Deprel::Case).unwrap_or(noun);
            let words = (case, target.via.last().copied().unwrap_or(noun).max(case));
            let draft = match told {
                Some(told) if preposition == "under" => {
                    let wording = Wording::fixed(told.verb, &third(told.verb), words);
                    Draft::stated(&target, bearer, wording, noun, "copula:under", 0.6)
                }
                _ => {
                    let wording = led_wording(args, &preposition, &target, words);
                    Draft::stated(bearer, &target, wording, noun, "copula:preposition", 0.6)
                }
            };
            out.push(draft);
        }
    }
}

fn led_wording(
    args: &Arguments,
    preposition: &str,
    target: &Arg,
    words: (usize, usize),
) -> Wording {
    let tree = args.tree;
    if let Some(&via) = target.via.first() {
        let noun = tree.lemma(via).to_lowercase();
        let link = tree.preposition(target.word);
        return Wording::fixed(&noun, &format!("is {preposition} {noun} {link}"), words);
    }
    if is_locative(preposition) && args.is_place(target.entity) {
        return Wording::fixed("locate in", &format!("is {preposition}"), words);
    }
    match preposition {
        "from" => Wording::fixed("come from", "is from", words),
        "among" => Wording::fixed("be among", "is among", words).in_family(Family::Membership),
        _ => Wording::fixed(&format!("be {preposition}"), &format!("is {preposition}"), words),
    }
}
