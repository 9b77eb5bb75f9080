//! Runs of capitalised words: where a name begins and how far it goes. Works on the words' forms and
//! tags; what a run names is [`super::kind`]'s, how it splits [`super::name`]'s.

use std::ops::Range;

use crate::base::Kind;
use crate::extract::lexicon::{Class, Closed, Known, gazetteer, last_word_kind, noun, singular};
use crate::extract::syntax::Upos;
use crate::extract::tree::Tree;

use super::casing::{Casing, Style, form, is_all_capitals, is_capital, is_first};
use super::name::head_kind;

/// A sentence in which runs are sought.
pub(super) struct Runs<'a, 'b> {
    pub tree: &'b Tree<'a>,
    pub casing: &'b Casing,
    pub style: Style,
}

impl Runs<'_, '_> {
    /// The run that begins with the word, if one does.
    pub fn at(&self, word: usize) -> Option<Range<usize>> {
        let known = self.known_at(word).map(|(length, _)| word + length);
        if known.is_none() && !self.is_name_word(word, true) {
            return None;
        }
        let mut end = known.unwrap_or(word + 1);
        while let Some(next) = self.extend(word, end) {
            end = next;
        }
        Some(word..end)
    }

    /// The longest listed name that begins with the word and that the sentence's capitals support.
    pub fn known_at(&self, word: usize) -> Option<(usize, Known)> {
        let first = form(self.tree, word);
        if !is_capital(first) && !is_lower_name(self.tree, word) {
            return None;
        }
        let tokens = (word..self.tree.len()).map(|at| form(self.tree, at));
        let (length, known) = gazetteer().longest(tokens)?;
        let lone = length == 1 && matches!(known.class, Class::Place | Class::Body);
        let small = self.casing.is_small(first);
        let common = small || noun(&self.tree.lower(word).replace('.', "")).is_some();
        if lone
            && self.style == Style::Headline
            && (common || is_all_capitals(first))
            && !self.casing.is_name(first)
        {
            return None;
        }
        if lone && is_first(self.tree, word) && self.style == Style::Plain {
            let proper = self.tree.upos(word) == Upos::Propn;
            if (!proper || small) && !self.casing.is_name(first) && !is_all_capitals(first) {
                return None;
            }
        }
        Some((length, known))
    }

    /// True when the word can be part of a name; the first word of a sentence needs a reason.
    fn is_name_word(&self, word: usize, starts: bool) -> bool {
        let form = form(self.tree, word);
        let lower = self.tree.lower(word);
        let word_like = form.chars().all(|c| c.is_alphanumeric() || "'’.&-".contains(c));
        if !is_capital(form)
            || form == "I"
            || !word_like
            || is_closed(lower)
            || is_prefixed(form)
            || is_first(self.tree, word) && is_prefixed(lower)
        {
            return false;
        }
        // "Western sanctions", not "Western Sahara".
        let side = matches!(lower, "western" | "eastern" | "northern" | "southern");
        let next = self.tree.form_at(word + 1);
        if side && starts && !next.is_some_and(is_capital) {
            return false;
        }
        match self.style {
            Style::Headline => return self.casing.is_name(form),
            Style::Dateline => return true,
            Style::Plain => {}
        }
        if starts && form.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && form.len() > 1 {
            return false;
        }
        if starts && is_all_capitals(form) && form.len() > 3 && noun(&singular(lower)).is_some() {
            return false;
        }
        !starts || !is_first(self.tree, word) || self.is_name_at_first(word, form, lower)
    }

    /// Whether a capital at the start of a sentence is a name's.
    fn is_name_at_first(&self, word: usize, form: &str, lower: &str) -> bool {
        let upos = self.tree.upos(word);
        let next_is_noun = word + 1 < self.tree.len() && self.tree.upos(word + 1) == Upos::Noun;
        if next_is_noun && (lower.ends_with("ing") || noun(&singular(lower)).is_some()) {
            return false;
        }
        if self.casing.is_name(form) || is_all_capitals(form) && form.chars().count() < 7 {
            return true;
        }
        let next_is_name = word + 1 < self.tree.len()
            && !is_first(self.tree, word + 1)
            && self.is_name_word(word + 1, false);
        if next_is_name {
            let adjective = Closed::BeforeName.has(lower);
            return matches!(upos, Upos::Propn | Upos::Noun | Upos::Adj | Upos::Verb) && !adjective;
        }
        upos == Upos::Propn && !self.casing.is_small(form) && noun(&singular(lower)).is_none()
    }

    /// Where the run goes on behind `end`, if it does.
    fn extend(&self, start: usize, end: usize) -> Option<usize> {
        let tree = self.tree;
        if end >= tree.len() {
            return None;
        }
        if self.is_name_word(end, false) && !self.ends_before(end) {
            return Some(self.known_at(end).map_or(end + 1, |(length, _)| end + length));
        }
        self.over_hyphen(end)
            .or_else(|| self.over_connector(start, end))
            .or_else(|| self.over_genitive(end))
            .or_else(|| self.over_foreign(end))
            .or_else(|| self.over_number(end))
    }

    /// "told Kenyans Monday": names for several people end a name.
    fn ends_before(&self, end: usize) -> bool {
        let before = gazetteer().get(form(self.tree, end - 1));
        before.is_some_and(|known| known.class == Class::People)
    }

    /// "Jean-Claude", "Wai-lok"; not "Dubai-based".
    fn over_hyphen(&self, end: usize) -> Option<usize> {
        let tree = self.tree;
        if !matches!(form(tree, end), "-" | "‐" | "‑" | "–") || end + 1 >= tree.len() {
            return None;
        }
        let tight = tree.place(end - 1).end == tree.place(end).start
            && tree.place(end).end == tree.place(end + 1).start;
        if !tight {
            return None;
        }
        let next = form(tree, end + 1);
        if is_capital(next) {
            return Some(end + 2);
        }
        let syllable = next.len() <= 6
            && next.chars().all(char::is_lowercase)
            && !next.ends_with("ed")
            && !next.ends_with("ing")
            && !is_english(next)
            && gazetteer().get(form(tree, end - 1)).is_none();
        syllable.then_some(end + 2)
    }

    /// "Ministry of Justice", "Board of Trade and Plantations", "van der Berg", "Smith & Sons".
    fn over_connector(&self, start: usize, end: usize) -> Option<usize> {
        let tree = self.tree;
        let word = tree.lower(end);
        let capital = |at: usize| at < tree.len() && self.is_name_word(at, false);
        if Closed::Particle.has(word) {
            let next =
                (end + 1..(end + 3).min(tree.len())).find(|&at| is_capital(form(tree, at)))?;
            return self.is_name_word(next, false).then_some(next + 1);
        }
        // "Doctors Without Borders": a capital where none is due.
        let titled = matches!(
            word,
            "without" | "against" | "beyond" | "across" | "between" | "within" | "behind"
        );
        if titled && is_capital(form(tree, end)) && !tree.heading && capital(end + 1) {
            return Some(end + 2);
        }
        if matches!(word, "of" | "for" | "on" | "against") {
            let next = if tree.lower_at(end + 1) == Some("the") { end + 2 } else { end + 1 };
            let whole = gazetteer().get(form(tree, end - 1)).is_none();
            return (self.leads(start, end, word) && whole && capital(next)).then_some(next + 1);
        }
        if word == "and" && capital(end + 1) {
            let inside =
                (start..end).any(|at| matches!(tree.lower(at), "of" | "for" | "on" | "against"));
            let common = |at: usize| {
                noun(&singular(tree.lower(at))).is_some() || tree.lower(at).ends_with("ing")
            };
            let field = inside && common(end - 1) && common(end + 1);
            return (field || self.is_double(start, end)).then_some(end + 2);
        }
        None
    }

    /// "General Intelligence and Security Service (AIVD)": two fields of one body, told by the acronym.
    fn is_double(&self, start: usize, end: usize) -> bool {
        let tree = self.tree;
        let capital = |at: &usize| is_capital(form(tree, *at));
        let stop = end + 1 + (end + 1..tree.len()).take_while(capital).count();
        let acronym = tree.lower_at(stop) == Some("(") && tree.lower_at(stop + 2) == Some(")");
        let body = stop > end + 2 && last_word_kind(form(tree, stop - 1)).is_some();
        let field = noun(&singular(tree.lower(end - 1))).is_some()
            && head_kind(tree, &(start..end)).is_none();
        acronym && body && field
    }

    /// Whether a preposition can stand inside a name behind these words: behind a body's common noun.
    fn leads(&self, start: usize, end: usize, preposition: &str) -> bool {
        let tree = self.tree;
        let head = form(tree, end - 1);
        let inner = (start..end).any(|at| tree.lower(at) == "of");
        let governing = if inner { head_kind(tree, &(start..end)) } else { last_word_kind(head) };
        let common = inner
            || noun(&singular(tree.lower(end - 1)))
                .is_some_and(|sort| sort.kind(true) != Kind::Group);
        governing
            .is_some_and(|kind| may_govern(kind, preposition) && (common || kind == Kind::Agency))
    }

    /// "Transport Workers' Federation", "People's Bank": a common noun owns a body.
    fn over_genitive(&self, end: usize) -> Option<usize> {
        let tree = self.tree;
        let owner = singular(tree.lower(end - 1));
        let body = end + 1 < tree.len()
            && is_capital(form(tree, end + 1))
            && self.is_name_word(end + 1, false);
        let common = noun(&owner).is_some_and(|sort| sort.is_human())
            || matches!(owner.as_str(), "people" | "woman" | "child" | "lord");
        (tree.is_genitive(end) && body && common && is_capital(form(tree, end - 1)))
            .then_some(end + 2)
    }

    /// "Forces démocratiques alliées (ADF)", "Société minière de Bisunzu": small foreign words that lead to an
    /// acronym or to a particle and a capital.
    fn over_foreign(&self, end: usize) -> Option<usize> {
        let tree = self.tree;
        let foreign = |at: &usize| {
            let form = form(tree, *at);
            form.len() > 3
                && form.chars().all(char::is_lowercase)
                && !is_english(form)
                && !is_english(&singular(form))
                && (!form.is_ascii() || matches!(tree.upos(*at), Upos::X | Upos::Propn))
        };
        let stop = end + (end..tree.len()).take(4).take_while(foreign).count();
        let acronym = tree.lower_at(stop) == Some("(") && tree.lower_at(stop + 2) == Some(")");
        let particle = stop < tree.len() && Closed::Particle.has(tree.lower(stop));
        (stop > end && (acronym || particle)).then_some(stop)
    }

    /// "Chung Fa 18": a figure that counts nothing.
    fn over_number(&self, end: usize) -> Option<usize> {
        let tree = self.tree;
        let figure = form(tree, end);
        let plain = figure.len() <= 4
            && figure.bytes().all(|b| b.is_ascii_digit())
            && !figure.starts_with('0');
        let year = figure.len() == 4;
        let counts = end + 1 < tree.len()
            && (matches!(
                tree.upos(end + 1),
                Upos::Noun | Upos::Adj | Upos::Sym | Upos::Num | Upos::Propn
            ) || matches!(form(tree, end + 1), "%" | "-" | ":" | "–"));
        let lone = gazetteer().get(form(tree, end - 1)).is_some();
        (plain && !year && !counts && !lone).then_some(end + 1)
    }
}

/// Whether a body or paper of this kind takes the preposition inside its name.
fn may_govern(kind: Kind, preposition: &str) -> bool {
    let body = matches!(
        kind,
        Kind::Agency
            | Kind::Organization
            | Kind::Document
            | Kind::Event
            | Kind::Group
            | Kind::Place
            | Kind::Facility
    );
    match preposition {
        "of" => body,
        "for" | "on" | "against" => {
            matches!(kind, Kind::Agency | Kind::Organization | Kind::Document)
        }
        _ => matches!(kind, Kind::Document) && preposition == "to",
    }
}

/// "pro-Beijing", "non-Muslim": an adjective made of a name.
pub(super) fn is_prefixed(form: &str) -> bool {
    let prefix = form.split_once('-').map_or("", |(prefix, _)| prefix);
    matches!(
        prefix,
        "pro" | "anti" | "non" | "post" | "pre" | "ex" | "mid" | "pan" | "un" | "inter"
    )
}

/// Words that are never part of a name.
pub(super) fn is_closed(lower: &str) -> bool {
    Closed::Function.has(lower)
        || Closed::Courtesy.has(lower)
        || Closed::Honour.has(lower)
        || Closed::Calendar.has(lower.trim_end_matches('.'))
}

/// True for small words that are English rather than a syllable of a name.
fn is_english(lower: &str) -> bool {
    noun(lower).is_some() || Closed::Function.has(lower) || Closed::SyllableLike.has(lower)
}

/// True for a listed name that is written small at its start: "al-Shabaab".
fn is_lower_name(tree: &Tree, word: usize) -> bool {
    tree.lower(word) == "al"
        && word + 2 < tree.len()
        && form(tree, word + 1) == "-"
        && is_capital(form(tree, word + 2))
}
