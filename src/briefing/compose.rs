//! Turns a case's storyboard into pages of statements with numbered footnotes.

use std::collections::{BTreeMap, BTreeSet};

use super::footnote::Footnote;
use super::rank::ranked;
use super::wording::{count, sentence};
use crate::base::{Certainty, ClaimId, ClaimStatus, Date, NodeId, SourceId};
use crate::graph::{Case, Claim, RelationRef, Scene};

/// Statements on a page without a focus; more would be a list, not a briefing.
const OVERVIEW_STATEMENTS: usize = 12;

/// A briefing before it is written in some format.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// The case's name.
    pub title: String,
    /// Handling marking.
    pub marking: Option<String>,
    /// Pages in the order of the storyboard.
    pub pages: Vec<Page>,
    /// Footnotes by number.
    pub footnotes: Vec<Footnote>,
    /// Every source of the case.
    pub sources: Vec<SourceLine>,
    /// What was left out and how the case was read, a sentence each.
    pub method: Vec<String>,
}

/// A scene of the briefing.
#[derive(Clone, Debug)]
pub struct Page {
    /// Headline.
    pub title: String,
    /// The analyst's note.
    pub note: String,
    /// The scene to draw; `None` draws the whole case.
    pub scene: Option<Scene>,
    /// What the sources say, a sentence each.
    pub statements: Vec<Statement>,
    /// Visible relations that have no statement here.
    pub unstated: usize,
}

/// One relation as a sentence with its footnotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// "Police arrested Ana Roth, according to Kai."
    pub text: String,
    /// Certainty of its strongest claim.
    pub certainty: Certainty,
    /// True when sources assert and deny it.
    pub disputed: bool,
    /// Numbers of its footnotes.
    pub footnotes: Vec<usize>,
}

impl Statement {
    /// How surely it holds, for readers, where it is not simply asserted.
    pub fn word(&self) -> Option<&'static str> {
        match (self.disputed, self.certainty) {
            (true, _) => Some("Disputed"),
            (false, Certainty::Asserted) => None,
            (false, certainty) => Some(certainty.title()),
        }
    }
}

impl Page {
    /// "12 more relations stand in the case." Empty where none does.
    pub fn rest(&self) -> String {
        match self.unstated {
            0 => String::new(),
            1 => "1 more relation stands in the case.".to_owned(),
            more => format!("{more} more relations stand in the case."),
        }
    }
}

/// A source in the appendix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its id.
    pub id: SourceId,
    /// Its title.
    pub title: String,
    /// Its day of publication.
    pub published: Option<Date>,
    /// Its file name.
    pub file: Option<String>,
    /// SHA-256 of its text.
    pub sha256: String,
}

/// Composes the briefing of a case. A case without scenes gets an overview, and a page of what is
/// not certain when there is any.
pub fn compose(case: &Case) -> Briefing {
    let mut numbers = Numbering::default();
    let pages = if case.storyboard().is_empty() {
        default_pages(case, &mut numbers)
    } else {
        case.storyboard().iter().map(|scene| scene_page(case, scene, &mut numbers)).collect()
    };
    Briefing {
        title: case.title().to_owned(),
        marking: case.marking().map(str::to_owned),
        pages,
        footnotes: numbers.footnotes,
        sources: source_lines(case),
        method: method(case),
    }
}

/// The footnotes of one scene's page, numbered from 1; a sentence that carries several relations is quoted
/// once.
pub fn scene_footnotes(case: &Case, scene: &Scene) -> Vec<Footnote> {
    let mut numbers = Numbering::default();
    scene_page(case, scene, &mut numbers);
    let mut notes: Vec<Footnote> = Vec::new();
    for note in numbers.footnotes {
        let known = notes.iter().any(|other| {
            (other.source, &other.quote) == (note.source, &note.quote)
                && other.reference() == note.reference()
        });
        if !known {
            notes.push(Footnote { number: notes.len() + 1, ..note });
        }
    }
    notes
}

/// Hands out footnote numbers in the order of their first use.
#[derive(Default)]
struct Numbering {
    by_claim: BTreeMap<ClaimId, usize>,
    footnotes: Vec<Footnote>,
}

impl Numbering {
    fn number(&mut self, case: &Case, claim: &Claim) -> Option<usize> {
        if let Some(&number) = self.by_claim.get(&claim.id) {
            return Some(number);
        }
        let number = self.footnotes.len() + 1;
        self.footnotes.push(Footnote::of(case, claim, number)?);
        self.by_claim.insert(claim.id, number);
        Some(number)
    }
}

fn scene_page(case: &Case, scene: &Scene, numbers: &mut Numbering) -> Page {
    let visible = |id: NodeId| {
        case.entity(id).is_some_and(|entity| {
            !scene.hidden_kinds.contains(&entity.kind) && (entity.named || !scene.named_only)
        })
    };
    let shown: Vec<RelationRef<'_>> = case
        .relations()
        .filter(|relation| relation.relation.stands())
        .filter(|relation| visible(relation.from) && visible(relation.to))
        .collect();
    let focused = |relation: &&RelationRef<'_>| {
        if scene.focus_edges.is_empty() && scene.focus_nodes.is_empty() {
            return true;
        }
        scene.focus_edges.contains(&relation.relation.id) || touches(&scene.focus_nodes, **relation)
    };
    let chosen: Vec<RelationRef<'_>> = shown.iter().filter(focused).copied().collect();
    let statements = statements(case, &chosen, numbers);
    Page {
        title: scene.title.clone(),
        note: scene.note.clone(),
        scene: Some(scene.clone()),
        unstated: shown.len().saturating_sub(statements.len()),
        statements,
    }
}

/// With one node in focus its relations are meant; with several, those between them.
fn touches(focus: &BTreeSet<NodeId>, relation: RelationRef<'_>) -> bool {
    let (from, to) = (focus.contains(&relation.from), focus.contains(&relation.to));
    if focus.len() > 1 { from && to } else { from || to }
}

fn default_pages(case: &Case, numbers: &mut Numbering) -> Vec<Page> {
    let all: Vec<RelationRef<'_>> =
        case.relations().filter(|relation| relation.relation.stands()).collect();
    let (firm, soft): (Vec<_>, Vec<_>) = all.iter().copied().partition(|relation| {
        relation.relation.certainty() == Certainty::Asserted && !relation.relation.is_disputed()
    });
    let firm_count = firm.len();
    let firm = statements(case, &firm, numbers);
    let mut pages = vec![Page {
        title: "Who does what to whom".to_owned(),
        note: String::new(),
        scene: None,
        unstated: firm_count.saturating_sub(firm.len()),
        statements: firm,
    }];
    let soft_count = soft.len();
    let soft = statements(case, &soft, numbers);
    if !soft.is_empty() {
        pages.push(Page {
            title: "What is alleged, possible, denied or disputed".to_owned(),
            note: String::new(),
            scene: None,
            unstated: soft_count.saturating_sub(soft.len()),
            statements: soft,
        });
    }
    pages
}

/// The statements of a page, those that a reader gains most from first.
fn statements(
    case: &Case,
    relations: &[RelationRef<'_>],
    numbers: &mut Numbering,
) -> Vec<Statement> {
    ranked(case, relations)
        .into_iter()
        .filter_map(|relation| statement(case, relation, numbers))
        .take(OVERVIEW_STATEMENTS)
        .collect()
}

/// A relation as a sentence, or `None` when no standing claim can be quoted.
fn statement(case: &Case, relation: RelationRef<'_>, numbers: &mut Numbering) -> Option<Statement> {
    let footnotes: Vec<usize> = relation
        .relation
        .standing_claims()
        .filter_map(|claim| numbers.number(case, claim))
        .collect();
    if footnotes.is_empty() {
        return None;
    }
    Some(Statement {
        text: sentence(case, relation)?,
        certainty: relation.relation.certainty(),
        disputed: relation.relation.is_disputed(),
        footnotes,
    })
}

fn source_lines(case: &Case) -> Vec<SourceLine> {
    case.sources()
        .map(|source| SourceLine {
            id: source.id,
            title: source.title.clone(),
            published: source.published,
            file: source.file.clone(),
            sha256: source.sha256.clone(),
        })
        .collect()
}

fn method(case: &Case) -> Vec<String> {
    let claims = || case.relations().flat_map(|relation| &relation.relation.claims);
    let rejected = claims().filter(|claim| claim.status == ClaimStatus::Rejected).count();
    let mut lines = vec![
        format!("Read and composed by redstring {}, offline.", env!("CARGO_PKG_VERSION")),
        format!(
            "The case holds {}, {}, {} and {}.",
            count(case.sources().len(), "report", "reports"),
            count(case.entities().len(), "entity", "entities"),
            count(case.relations().len(), "relation", "relations"),
            count(claims().count(), "claim", "claims"),
        ),
        "Every footnote quotes its report to the letter; certainty and speaker are the report's."
            .to_owned(),
    ];
    if rejected > 0 {
        let rejected = count(rejected, "claim", "claims");
        lines.push(format!("Left out: {rejected} that the analyst marked as wrong."));
    }
    lines
}

#[cfg(test)]
mod tests;
