//! Documents with gold mentions: entity spans of GUM's `Entity` column, names of Universal NER's IOB2
//! files. Their text is parsed as the program parses any, but with the treebank's tokens.

use std::ops::Range;

use crate::base::{Silent, Span};
use crate::extract::grammar::Grammar;
use crate::extract::mention::label::NOUN_TYPES;
use crate::extract::parse_with;
use crate::extract::syntax::Parse;
use crate::extract::tree::Tree;
use crate::text::{Sentence, Token};

/// A document with its gold names.
pub struct Passage {
    pub(super) text: String,
    pub(super) parses: Vec<Parse>,
    /// For each sentence the names, from left to right.
    pub(super) names: Vec<Vec<GoldName>>,
    /// For each sentence the gold entities, nested ones too; empty where only names are marked.
    pub(super) entities: Vec<Vec<GoldEntity>>,
}

/// A gold name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GoldName {
    pub(super) words: Range<usize>,
    /// 0 person, 1 place, 2 organisation.
    pub(super) kind: usize,
}

/// A gold entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GoldEntity {
    pub(super) words: Range<usize>,
    /// Index into [`NOUN_TYPES`].
    pub(super) kind: usize,
    /// The word that depends on none of the others in the gold tree.
    pub(super) head: usize,
    /// True when the gold head is a common noun.
    pub(super) common: bool,
}

/// A word line as read.
#[derive(Default)]
struct Row {
    form: String,
    penn: String,
    upos: String,
    head: usize,
    relation: String,
    /// "B-PER" or the `Entity` value.
    mark: String,
}

/// A sentence as read.
#[derive(Default)]
struct Block {
    text: String,
    paragraph: bool,
    rows: Vec<Row>,
}

impl Passage {
    /// Reads an IOB2 file of Universal NER and parses it.
    pub fn read_iob2(text: &str, grammar: &Grammar) -> Vec<Self> {
        let row = |columns: &[&str]| {
            let [_, form, mark, ..] = columns else { return None };
            Some(Row { form: (*form).to_owned(), mark: (*mark).to_owned(), ..Row::default() })
        };
        let gold = |block: &Block| Gold { names: iob_names(&block.rows), entities: Vec::new() };
        let passage = |blocks: &Vec<Block>| Self::of(grammar, blocks, blocks.iter().map(gold));
        read(text, &row).iter().map(passage).collect()
    }

    /// Reads a CoNLL-U file with `Entity` marks and parses it anew.
    pub fn read_entities(text: &str, grammar: &Grammar) -> Vec<Self> {
        let row = |columns: &[&str]| {
            let [_, form, _, upos, penn, _, head, relation, _, misc] = columns else { return None };
            let mark = misc.split('|').find_map(|part| part.strip_prefix("Entity="));
            Some(Row {
                form: (*form).to_owned(),
                upos: (*upos).to_owned(),
                penn: (*penn).to_owned(),
                head: head.parse().ok()?,
                relation: (*relation).to_owned(),
                mark: mark.unwrap_or_default().to_owned(),
            })
        };
        let passage = |blocks: &Vec<Block>| {
            let mut open = Vec::new();
            let gold = |block: &Block| {
                let entities = entities(&block.rows, &mut open);
                Gold { names: entity_names(&block.rows, &entities), entities }
            };
            Self::of(grammar, blocks, blocks.iter().map(gold))
        };
        read(text, &row).iter().map(passage).collect()
    }

    /// The parsed sentences with their look-ups.
    pub(super) fn trees(&self) -> Vec<Tree<'_>> {
        self.parses.iter().map(|parse| Tree::new(&self.text, parse)).collect()
    }

    fn of(grammar: &Grammar, blocks: &[Block], gold: impl Iterator<Item = Gold>) -> Self {
        let mut text = String::new();
        let mut sentences = Vec::new();
        let (mut names, mut entities) = (Vec::new(), Vec::new());
        for (block, gold) in blocks.iter().zip(gold) {
            text.push_str(if block.paragraph { "\n\n" } else { " " });
            let tokens = set(&mut text, block);
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            let span = first.span.cover(last.span);
            sentences.push(Sentence { span, tokens, heading: false });
            names.push(gold.names);
            entities.push(gold.entities);
        }
        // Nobody cancels.
        let parses = parse_with(grammar, &text, &sentences, &Silent).unwrap_or_default();
        Self { text, parses, names, entities }
    }
}

/// A sentence's gold.
struct Gold {
    names: Vec<GoldName>,
    entities: Vec<GoldEntity>,
}

/// Documents, each of sentences.
fn read(text: &str, row: &dyn Fn(&[&str]) -> Option<Row>) -> Vec<Vec<Block>> {
    let mut documents: Vec<Vec<Block>> = vec![Vec::new()];
    let mut block = Block::default();
    for line in text.lines().chain([""]) {
        if line.is_empty() {
            let mut done = std::mem::take(&mut block);
            let count = done.rows.len();
            for row in done.rows.iter_mut().filter(|row| row.head > count) {
                row.head = 0;
            }
            if let Some(document) = documents.last_mut().filter(|_| !done.rows.is_empty()) {
                document.push(done);
            }
        } else if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim_start();
            if comment.starts_with("newdoc") {
                documents.push(Vec::new());
            }
            block.paragraph |= comment.starts_with("newdoc") || comment.starts_with("newpar");
            if let Some(text) = comment.strip_prefix("text = ") {
                text.clone_into(&mut block.text);
            }
        } else {
            let columns: Vec<&str> = line.split('\t').collect();
            let plain = columns[0].bytes().all(|b| b.is_ascii_digit());
            block.rows.extend(row(&columns).filter(|_| plain));
        }
    }
    documents.retain(|document| !document.is_empty());
    documents
}

/// Appends a sentence to the text; its words stand as they were written, or else between blanks.
fn set(text: &mut String, block: &Block) -> Vec<Token> {
    let start = text.len();
    text.push_str(&block.text);
    let mut at = start;
    let mut tokens = Vec::with_capacity(block.rows.len());
    for row in &block.rows {
        let rest = text.get(at..).unwrap_or_default();
        let place = at + rest.len() - rest.trim_start().len();
        if !text.get(place..).is_some_and(|rest| rest.starts_with(&row.form)) {
            break;
        }
        at = place + row.form.len();
        tokens.push(Token { span: Span::new(place, at) });
    }
    if tokens.len() == block.rows.len() {
        return tokens;
    }
    text.truncate(start);
    tokens.clear();
    for row in &block.rows {
        let place = text.len();
        text.push_str(&row.form);
        tokens.push(Token { span: Span::new(place, text.len()) });
        text.push(' ');
    }
    tokens
}

fn iob_names(rows: &[Row]) -> Vec<GoldName> {
    let mut names: Vec<GoldName> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some((place, kind)) = row.mark.split_once('-') else { continue };
        let Some(kind) = ["PER", "LOC", "ORG"].iter().position(|known| *known == kind) else {
            continue;
        };
        match names.last_mut() {
            Some(last) if place == "I" && last.words.end == at => last.words.end += 1,
            _ => names.push(GoldName { words: at..at + 1, kind }),
        }
    }
    names
}

/// The entities that begin and end in the sentence; `open` holds those that are open across sentences.
fn entities(rows: &[Row], open: &mut Vec<Open>) -> Vec<GoldEntity> {
    for entry in open.iter_mut() {
        entry.start = None;
    }
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        for part in parts(&row.mark) {
            if let Some(body) = part.strip_prefix('(') {
                let mut fields = body.trim_end_matches(')').split('-');
                let (Some(id), Some(kind)) = (fields.next(), fields.next()) else { continue };
                let Some(kind) = NOUN_TYPES.iter().position(|known| *known == kind) else {
                    continue;
                };
                open.push(Open { id: id.to_owned(), kind, start: Some(at) });
            }
            let id = part.strip_suffix(')').map(id_of);
            let place = id.and_then(|id| open.iter().rposition(|entry| entry.id == id));
            if let Some(Open { kind, start: Some(start), .. }) =
                place.map(|place| open.remove(place))
            {
                found.push(entity(rows, start..at + 1, kind));
            }
        }
    }
    found.sort_by_key(|entity| (entity.words.start, std::cmp::Reverse(entity.words.end)));
    found
}

/// An entity whose end is not yet read.
struct Open {
    id: String,
    kind: usize,
    /// Its first word; nothing where that is of an earlier sentence.
    start: Option<usize>,
}

/// The id in "(4-abstract-new" and in "4".
fn id_of(body: &str) -> &str {
    body.trim_start_matches('(').split('-').next().unwrap_or_default()
}

/// Cuts "(4-abstract-new(5-object)3)" at its brackets.
fn parts(mark: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in mark.char_indices() {
        if c == '(' && at > start {
            parts.push(&mark[start..at]);
            start = at;
        } else if c == ')' {
            parts.push(&mark[start..=at]);
            start = at + 1;
        }
    }
    if start < mark.len() {
        parts.push(&mark[start..]);
    }
    parts
}

fn entity(rows: &[Row], words: Range<usize>, kind: usize) -> GoldEntity {
    let outside = |&at: &usize| {
        let head = rows[at].head;
        head == 0 || !words.contains(&(head - 1))
    };
    let head = words.clone().find(outside).unwrap_or(words.start);
    GoldEntity { common: rows[head].upos == "NOUN", words, kind, head }
}

/// The names among the entities: what hangs together as a proper name around a proper head.
fn entity_names(rows: &[Row], entities: &[GoldEntity]) -> Vec<GoldName> {
    let mut names: Vec<GoldName> = Vec::new();
    for entity in entities.iter().filter(|entity| entity.kind < 3) {
        if !rows[entity.head].penn.starts_with("NNP") {
            continue;
        }
        let words = name_around(rows, entity);
        let free = names.last().is_none_or(|last| last.words.end <= words.start);
        if free && !words.is_empty() {
            names.push(GoldName { words, kind: entity.kind });
        }
    }
    names
}

fn name_around(rows: &[Row], entity: &GoldEntity) -> Range<usize> {
    let proper = |at: usize| rows[at].penn.starts_with("NNP");
    let joins = |at: usize| {
        let relation = rows[at].relation.as_str();
        proper(at)
            && (matches!(
                relation,
                "flat" | "compound" | "amod" | "nmod" | "nummod" | "goeswith" | "nmod:poss"
            ) || relation == "conj" && rows[at].head > 0 && rows[at].head - 1 != entity.head)
    };
    let mut part = vec![false; rows.len()];
    part[entity.head] = true;
    for _ in 0..4 {
        for at in entity.words.clone() {
            let head = rows[at].head;
            part[at] |= head > 0 && part[head - 1] && joins(at);
        }
    }
    let small = |at: usize| {
        matches!(
            rows[at].form.as_str(),
            "-" | "of" | "for" | "and" | "&" | "the" | "'s" | "." | "de" | "on"
        )
    };
    let mut start = entity.head;
    while let Some(before) = (entity.words.start..start)
        .rev()
        .take_while(|&at| part[at] || small(at))
        .find(|&at| part[at])
    {
        start = before;
    }
    let mut end = entity.head + 1;
    while let Some(next) =
        (end..entity.words.end).take_while(|&at| part[at] || small(at)).find(|&at| part[at])
    {
        end = next + 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::{NOUN_TYPES, Passage};
    use crate::extract::grammar::embedded;

    const ENTITIES: &str = "# newdoc id = a\n# text = Ana met the mayor of New York's port.\n\
        1\tAna\tAna\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new-sgl)\n\
        2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n\
        3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\tEntity=(2-person-new\n\
        4\tmayor\tmayor\tNOUN\tNN\t_\t2\tobj\t_\t_\n\
        5\tof\tof\tADP\tIN\t_\t9\tcase\t_\t_\n\
        6\tNew\tNew\tADJ\tNNP\t_\t7\tamod\t_\tEntity=(3-place-new(4-place-new\n\
        7\tYork\tYork\tPROPN\tNNP\t_\t9\tnmod:poss\t_\t_\n\
        8\t's\t's\tPART\tPOS\t_\t7\tcase\t_\tEntity=4)\n\
        9\tport\tport\tNOUN\tNN\t_\t4\tnmod\t_\tEntity=3)2)|SpaceAfter=No\n\
        10\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

    #[test]
    fn entities_nest_and_names_are_cut_from_them() {
        let passages = Passage::read_entities(ENTITIES, embedded());
        let read = passages[0].entities[0].iter();
        let read: Vec<_> =
            read.map(|e| (e.words.clone(), NOUN_TYPES[e.kind], e.head, e.common)).collect();
        let expected = [
            (0..1, "person", 0, false),
            (2..9, "person", 3, true),
            (5..9, "place", 8, true),
            (5..8, "place", 6, false),
        ];
        assert_eq!(read, expected);
        let names: Vec<_> =
            passages[0].names[0].iter().map(|n| (n.words.clone(), n.kind)).collect();
        assert_eq!(names, [(0..1, 0), (5..7, 1)]);
        assert_eq!(passages[0].text.trim_start(), "Ana met the mayor of New York's port.");
    }

    #[test]
    fn an_entity_that_began_in_an_earlier_sentence_is_left_out() {
        let text = "1\tAna\t_\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(1-person\n\n\
            1\tLee\t_\tPROPN\tNNP\t_\t9\troot\t_\tEntity=1)\n";
        let passages = Passage::read_entities(text, embedded());
        assert!(passages[0].entities.iter().all(Vec::is_empty));
    }

    #[test]
    fn iob2_marks_make_names() {
        let text = "1\tOld\tB-LOC\n2\tTown\tI-LOC\n3\tAna\tB-PER\n4\truns\tO\n";
        let passages = Passage::read_iob2(text, embedded());
        let names: Vec<_> =
            passages[0].names[0].iter().map(|n| (n.words.clone(), n.kind)).collect();
        assert_eq!(names, [(0..2, 1), (2..3, 0)]);
    }
}
