//! Relations of a set to those named in it: "countries including X and Y", "platforms such as X",
//! "people from several countries, including X".

use crate::base::{Family, Form};

use super::super::argument::{Arg, Arguments, is_inclusion};
use super::super::naming::Wording;
use super::super::syntax::{Deprel, Upos};
use super::Draft;

/// Adds the relations of the example at `word` and those coordinated with it, if it is one.
pub(super) fn apply(args: &Arguments, word: usize, out: &mut Vec<Draft>) {
    let tree = args.tree;
    if !is_inclusion(&tree.preposition(word)) {
        return;
    }
    let Some(case) = tree.kid_as(word, Deprel::Case) else { return };
    let Some(set) = set_before(args, word, case) else { return };
    // "voted like any Norwegian" compares; only "banks like X" gives an example.
    if tree.lower(case) == "like" && (tree.head(word) != Some(set) || !args.is_plural(set)) {
        return;
    }
    let members = args.resolve(word);
    match args.of_phrase(set) {
        Some(whole) => relate(args, &whole, &members, (case, case), out),
        None => through(args, set, &members, (case, case), out),
    }
}

/// The noun whose members are named: the one it hangs on, or else the nearest noun before.
fn set_before(args: &Arguments, word: usize, case: usize) -> Option<usize> {
    let tree = args.tree;
    let head = tree.head(word).filter(|&head| head < case);
    let is_noun = |at: &usize| matches!(tree.upos(*at), Upos::Noun | Upos::Propn);
    let set = head.filter(is_noun).or_else(|| (0..case).rev().take(12).find(is_noun))?;
    // "companies in Cyprus, including X": one place includes no companies.
    let wider = tree.head(set).filter(|&wider| {
        tree.upos(set) == Upos::Propn
            && tree.rel(set) == Deprel::Nmod
            && args.is_plural(wider)
            && !args.at(word).is_some_and(|member| args.is_place(member.entity))
    });
    Some(wider.unwrap_or(set))
}

fn relate(
    args: &Arguments,
    whole: &Arg,
    members: &[Arg],
    words: (usize, usize),
    out: &mut Vec<Draft>,
) {
    // "countries including X" tells nothing of X.
    let bare = whole.form == Form::Nominal && args.is_place(whole.entity);
    for member in members.iter().filter(|member| !(bare && args.is_place(member.entity))) {
        let places = args.is_place(whole.entity) == args.is_place(member.entity);
        let wording = if places {
            Wording::fixed("include", "includes", words).in_family(Family::Membership)
        } else {
            Wording::fixed("come from", "is from", words).in_family(Family::Membership)
        };
        out.push(Draft::given(whole, member, wording, words.0, "inclusion", 0.65));
    }
}

/// "people from countries including X": the people come from X.
fn through(
    args: &Arguments,
    set: usize,
    members: &[Arg],
    words: (usize, usize),
    out: &mut Vec<Draft>,
) {
    let tree = args.tree;
    let Some(above) = tree.head(set) else { return };
    let Some(bearer) = args.at(above) else { return };
    for member in members {
        let wording = match tree.preposition(set).as_str() {
            "from" | "of" if args.is_place(member.entity) => {
                Wording::fixed("come from", "is from", words).in_family(Family::Membership)
            }
            _ => Wording::fixed("include", "includes", words).in_family(Family::Membership),
        };
        out.push(Draft::given(&bearer, member, wording, words.0, "inclusion", 0.6));
    }
}
