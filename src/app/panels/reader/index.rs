//! What a source's sentences hold: the names in each and the claims that rest on it. Built once for
//! a revision of the case, so that a long report costs nothing while it is read.

use crate::base::{ClaimId, EdgeId, Kind, NoClaim, NodeId, SourceId, Span};
use crate::graph::query::Coverage;
use crate::graph::{Case, Source};

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its bytes.
    pub span: Span,
    /// What it names.
    pub node: NodeId,
    /// The entity's kind.
    pub kind: Kind,
}

/// A sentence or heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its bytes.
    pub span: Span,
    /// True when a blank line stands before it.
    pub opens_paragraph: bool,
    /// Why it gave no claim when the report was read, where the case tells.
    pub no_claim: Option<NoClaim>,
}

/// A source's rows with their names and claims.
#[derive(Debug, Default)]
pub struct SourceIndex {
    rows: Vec<Row>,
    /// By place.
    names: Vec<Name>,
    /// By place: span, relation and claim.
    claims: Vec<(Span, EdgeId, ClaimId)>,
}

impl SourceIndex {
    /// Collects what the case knows of a source.
    pub fn of(case: &Case, source: &Source) -> Self {
        Self { rows: rows(source), names: names(case, source.id), claims: claims(case, source.id) }
    }

    /// The sentences in text order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row that holds a byte, or the last one before it.
    pub fn row_at(&self, offset: usize) -> usize {
        self.rows.partition_point(|row| row.span.start <= offset).saturating_sub(1)
    }

    /// Names that start inside the span.
    pub fn names_in(&self, span: Span) -> &[Name] {
        slice(&self.names, span, |name| name.span)
    }

    /// Claims that start inside the span, by place.
    pub fn claims_in(&self, span: Span) -> &[(Span, EdgeId, ClaimId)] {
        slice(&self.claims, span, |claim| claim.0)
    }

    /// Why a row gave no claim; `None` also for one on which a claim rests by now.
    pub fn why_bare(&self, row: Row) -> Option<NoClaim> {
        row.no_claim.filter(|_| self.claims_in(row.span).is_empty())
    }

    /// Why rows gave no claim, the most frequent reason first: "12 one actor, 3 heading".
    pub fn reasons(&self) -> String {
        let mut coverage = Coverage::default();
        for reason in self.rows.iter().filter_map(|&row| self.why_bare(row)) {
            *coverage.reasons.entry(Some(reason)).or_default() += 1;
        }
        coverage.told()
    }

    /// How many sentences carry a claim.
    pub fn rows_with_claims(&self) -> usize {
        self.rows.iter().filter(|row| !self.claims_in(row.span).is_empty()).count()
    }
}

fn slice<T>(sorted: &[T], span: Span, place: impl Fn(&T) -> Span) -> &[T] {
    let from = sorted.partition_point(|item| place(item).start < span.start);
    let to = sorted.partition_point(|item| place(item).start < span.end);
    sorted.get(from..to).unwrap_or_default()
}

/// Sentences with the paragraphs' breaks; a source without sentences is one row.
fn rows(source: &Source) -> Vec<Row> {
    let mut end = 0;
    let mut rows = Vec::with_capacity(source.sentences.len());
    for &span in &source.sentences {
        let gap = source.text.get(end..span.start).unwrap_or_default();
        let breaks = gap.chars().filter(|c| *c == '\n').count();
        let returns = gap.chars().filter(|c| *c == '\r').count();
        let opens_paragraph = end > 0 && breaks.max(returns) > 1;
        let no_claim = source.no_claim.get(&span.start).copied();
        rows.push(Row { span, opens_paragraph, no_claim });
        end = span.end;
    }
    if rows.is_empty() && !source.text.trim().is_empty() {
        let span = Span::new(0, source.text.len());
        rows.push(Row { span, opens_paragraph: false, no_claim: None });
    }
    rows
}

fn names(case: &Case, source: SourceId) -> Vec<Name> {
    let mut names: Vec<Name> = case
        .entities()
        .flat_map(|entity| {
            let here = entity.mentions.iter().filter(move |mention| mention.at.source == source);
            here.map(|mention| Name { span: mention.at.span, node: entity.id, kind: entity.kind })
        })
        .collect();
    names.sort_by_key(|name| (name.span, name.node));
    names
}

fn claims(case: &Case, source: SourceId) -> Vec<(Span, EdgeId, ClaimId)> {
    let mut claims: Vec<(Span, EdgeId, ClaimId)> = case
        .relations()
        .flat_map(|relation| {
            let edge = relation.relation.id;
            let claims = relation.relation.claims.iter();
            claims.filter_map(move |claim| Some((claim.at?, edge, claim.id)))
        })
        .filter(|(at, ..)| at.source == source)
        .map(|(at, edge, claim)| (at.span, edge, claim))
        .collect();
    claims.sort_unstable();
    claims
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str, sentences: &[(usize, usize)]) -> Source {
        Source {
            id: SourceId(1),
            title: "t".into(),
            text: text.into(),
            sha256: String::new(),
            file: None,
            file_sha256: None,
            pages: Vec::new(),
            published: None,
            grade: None,
            no_claim: std::collections::BTreeMap::new(),
            sentences: sentences.iter().map(|&(start, end)| Span::new(start, end)).collect(),
            extra: std::collections::BTreeMap::new(),
        }
    }

    #[test]
    fn a_blank_line_opens_a_paragraph_whatever_its_line_ends() {
        for (text, opens) in
            [("A b.\n\nC d.", true), ("A b.\r\n\r\nC d.", true), ("A b.\r\nC d.", false)]
        {
            let second = text.find('C').expect("C");
            let index =
                SourceIndex::of(&Case::new("c"), &source(text, &[(0, 4), (second, text.len())]));
            assert_eq!(index.rows()[1].opens_paragraph, opens, "{text:?}");
        }
    }

    #[test]
    fn a_byte_between_sentences_belongs_to_the_one_before() {
        let index = SourceIndex::of(&Case::new("c"), &source("A b.  C d.", &[(0, 4), (6, 10)]));
        assert_eq!([0, 3, 5, 6, 99].map(|offset| index.row_at(offset)), [0, 0, 0, 1, 1]);
    }

    #[test]
    fn a_source_without_sentences_is_still_shown() {
        let index = SourceIndex::of(&Case::new("c"), &source("words", &[]));
        assert_eq!(index.rows().len(), 1);
        assert_eq!(SourceIndex::of(&Case::new("c"), &source("", &[])).row_at(7), 0);
    }

    #[test]
    fn rows_say_why_they_are_bare_until_a_claim_rests_on_them() {
        use crate::app::update::tests::desk;
        let desk = desk();
        let mut source = desk.case().source(SourceId(1)).expect("the report").clone();
        source.no_claim = [(0, NoClaim::Heading), (21, NoClaim::OneActor)].into();
        let bare = SourceIndex::of(&Case::new("c"), &source);
        assert_eq!(bare.why_bare(bare.rows()[0]), Some(NoClaim::Heading));
        assert_eq!(bare.reasons(), "1 heading, 1 one actor");
        let told = SourceIndex::of(desk.case(), &source);
        assert_eq!(told.why_bare(told.rows()[0]), None, "a claim rests on it");
    }
}
