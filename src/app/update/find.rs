//! The find box: names, relations and sentences as one types.

use super::select;
use crate::app::action::FindAction;
use crate::app::state::{Filter, Hit, HitGroup, State};
use crate::display::Part;
use crate::graph::Case;

/// Hits kept a group.
const ENTITIES: usize = 8;
const RELATIONS: usize = 5;
const SENTENCES: usize = 5;
/// Rank of a match that starts inside a word.
const INSIDE_WORD: u8 = 4;
/// Letters that a sentence must be searched with at least.
const SENTENCE_LETTERS: usize = 3;

/// Carries one action out.
pub fn apply(state: &mut State, action: FindAction) {
    match action {
        FindAction::Focus => {
            state.find.wants_focus = true;
            state.find.open = true;
        }
        FindAction::Focused => state.find.wants_focus = false,
        FindAction::SetText(text) => {
            state.find.hits = hits(state.desk.case(), text.trim());
            state.find.text = text;
            state.find.marked = 0;
            state.find.open = true;
        }
        FindAction::Step { forward } => {
            let count = state.find.hits.len();
            if count > 0 {
                let step = if forward { 1 } else { count - 1 };
                state.find.marked = (state.find.marked + step) % count;
            }
        }
        FindAction::Go(to) => {
            state.find.open = false;
            go(state, to);
        }
        FindAction::Close => {
            state.find.open = false;
            state.find.wants_focus = false;
        }
    }
}

fn go(state: &mut State, to: HitGroup) {
    match to {
        HitGroup::Entity(id) => {
            reveal(state, Part::Node(id));
            select::go_to(state, Part::Node(id));
        }
        HitGroup::Relation(id) => {
            reveal(state, Part::Edge(id));
            select::go_to(state, Part::Edge(id));
        }
        HitGroup::Sentence(source, span) => select::read(state, source, Some(span)),
    }
}

/// Lifts the filter where it hides what was asked for.
fn reveal(state: &mut State, part: Part) {
    if !state.filter.parts(state.desk.case()).contains(&part) {
        state.filter = Filter::default();
    }
}

/// What matches, in the order of the groups, best first within each.
fn hits(case: &Case, text: &str) -> Vec<Hit> {
    let needle: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    if needle.is_empty() {
        return Vec::new();
    }
    let mut found = entity_hits(case, &needle);
    found.extend(relation_hits(case, &needle));
    if needle.len() >= SENTENCE_LETTERS {
        found.extend(sentence_hits(case, &needle));
    }
    found
}

/// Entities whose name or alias matches: at its start, then at a word's start, then anywhere; more
/// connected ones first.
fn entity_hits(case: &Case, needle: &[char]) -> Vec<Hit> {
    let mut ranked = Vec::new();
    for entity in case.entities() {
        let label = find_folded(&entity.label, needle);
        let alias = || {
            let aliases = entity.aliases.iter();
            aliases
                .filter_map(|alias| Some((alias, find_folded(alias, needle)?)))
                .min_by_key(|(alias, at)| rank(alias, *at))
        };
        let degree = case.degree(entity.id);
        let (rank, detail, matched) = match label {
            Some(at) => (rank(&entity.label, at), connections(degree), Some(at)),
            None => match alias() {
                Some((name, at)) => (rank(name, at) + 1, format!("also {name}"), None),
                None => continue,
            },
        };
        let hit = Hit {
            group: HitGroup::Entity(entity.id),
            title: entity.label.clone(),
            detail,
            matched,
        };
        ranked.push(((rank, std::cmp::Reverse(degree)), hit));
    }
    ranked.sort_by_key(|(key, _)| *key);
    ranked.into_iter().take(ENTITIES).map(|(_, hit)| hit).collect()
}

fn relation_hits(case: &Case, needle: &[char]) -> Vec<Hit> {
    let label = |id| case.entity(id).map_or("", |entity| entity.label.as_str());
    let matching = case.relations().filter_map(|edge| {
        let at = find_folded(&edge.relation.label, needle)?;
        let (from, to) = (label(edge.from), label(edge.to));
        let title = format!("{from} {} {to}", edge.relation.label);
        let shift = from.len() + 1;
        let hit = Hit {
            group: HitGroup::Relation(edge.relation.id),
            title,
            detail: super::super::widgets::count(edge.relation.claims.len(), "claim", "claims"),
            matched: Some((at.0 + shift, at.1 + shift)),
        };
        Some((rank(&edge.relation.label, at), hit))
    });
    let mut ranked: Vec<(u8, Hit)> = matching.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().take(RELATIONS).map(|(_, hit)| hit).collect()
}

fn sentence_hits(case: &Case, needle: &[char]) -> Vec<Hit> {
    let sentences = case.sources().flat_map(|source| {
        source.sentences.iter().filter_map(move |&span| {
            let text = source.text.get(span.start..span.end)?;
            let at = find_folded(text, needle).filter(|&at| rank(text, at) < INSIDE_WORD)?;
            let (title, matched) = excerpt(text, at);
            let group = HitGroup::Sentence(source.id, span);
            Some(Hit { group, title, detail: source.title.clone(), matched: Some(matched) })
        })
    });
    sentences.take(SENTENCES).collect()
}

/// The words around a match on one line, with the match's place in them.
fn excerpt(text: &str, (start, end): (usize, usize)) -> (String, (usize, usize)) {
    const BEFORE: usize = 24;
    let from = if start <= BEFORE {
        0
    } else {
        let near = (start - BEFORE..=start).find(|&at| text.is_char_boundary(at)).unwrap_or(start);
        text[near..start].find(' ').map_or(near, |space| near + space + 1)
    };
    let lead = if from == 0 { "" } else { "…" };
    let line = text[from..].replace(['\n', '\r', '\t'], " ");
    let shift = lead.len();
    (format!("{lead}{line}"), (start - from + shift, end - from + shift))
}

fn connections(degree: usize) -> String {
    super::super::widgets::count(degree, "relation", "relations")
}

/// 0 for a match at the start, 2 at a word's start, [`INSIDE_WORD`] elsewhere.
fn rank(text: &str, (start, _): (usize, usize)) -> u8 {
    let before = text[..start].chars().next_back();
    match before {
        None => 0,
        Some(letter) if !letter.is_alphanumeric() => 2,
        Some(_) => INSIDE_WORD,
    }
}

/// Byte range of the first match, whatever the case of the letters; a match at a word's start is
/// preferred to an earlier one inside a word.
fn find_folded(text: &str, needle: &[char]) -> Option<(usize, usize)> {
    let mut first = None;
    let mut before: Option<char> = None;
    for (start, letter) in text.char_indices() {
        let at_word = before.is_none_or(|letter| !letter.is_alphanumeric());
        if (at_word || first.is_none())
            && let Some(length) = matched_length(&text[start..], needle)
        {
            let found = (start, start + length);
            if at_word {
                return Some(found);
            }
            first = Some(found);
        }
        before = Some(letter);
    }
    first
}

/// Bytes of `text` that the needle covers, when it starts with it.
fn matched_length(text: &str, needle: &[char]) -> Option<usize> {
    let mut wanted = needle.iter();
    for (at, letter) in text.char_indices() {
        if wanted.len() == 0 {
            return Some(at);
        }
        for folded in letter.to_lowercase() {
            if wanted.next() != Some(&folded) {
                return None;
            }
        }
    }
    (wanted.len() == 0).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::{apply, excerpt, find_folded};
    use crate::app::action::FindAction;
    use crate::app::state::{HitGroup, State};
    use crate::app::update::tests::{desk, part};
    use crate::base::NodeId;

    fn folded(text: &str, needle: &str) -> Option<(usize, usize)> {
        find_folded(text, &needle.chars().collect::<Vec<_>>())
    }

    #[test]
    fn matches_ignore_case_and_prefer_word_starts() {
        assert_eq!(folded("Hun Manet", "man"), Some((4, 7)));
        assert_eq!(folded("Semantic man", "man"), Some((9, 12)));
        assert_eq!(folded("Semantic", "man"), Some((2, 5)));
        assert_eq!(folded("İstanbul", "stan"), Some((2, 6)));
        assert_eq!(folded("Émile", "émile"), Some((0, 6)));
        assert_eq!(folded("abc", "abcd"), None);
    }

    #[test]
    fn an_excerpt_keeps_the_match_in_place() {
        let text = "A long sentence that goes on and on before it names Hun Manet.";
        let at = folded(text, "hun").expect("found");
        let (line, (start, end)) = excerpt(text, at);
        assert_eq!(&line[start..end], "Hun");
        assert!(line.starts_with('…'), "{line}");
    }

    #[test]
    fn typing_finds_names_aliases_relations_and_sentences_and_going_selects() {
        let mut state = State { desk: desk(), ..State::default() };
        apply(&mut state, FindAction::SetText("const".into()));
        assert_eq!(state.find.hits[0].group, HitGroup::Entity(NodeId(2)));
        assert_eq!(state.find.hits[0].detail, "also two constables");
        apply(&mut state, FindAction::SetText("arrest".into()));
        let groups: Vec<_> = state.find.hits.iter().map(|hit| hit.group.title()).collect();
        assert_eq!(groups, ["Relations", "Sentences", "Sentences"]);
        apply(&mut state, FindAction::SetText("po".into()));
        let to = state.find.hits[0].group;
        state.filter.named_only = true;
        apply(&mut state, FindAction::Go(to));
        assert_eq!(state.only_selected(), Some(part("n1")));
        assert!(!state.find.open);
    }
}
