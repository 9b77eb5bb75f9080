//! What reading one document gives.

use std::sync::Arc;

use crate::base::{Certainty, Date, Family, Form, Kind, NoClaim, Span};

/// Everything that was read in one document. Spans are bytes of the document's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// Sentences in text order.
    pub sentences: Vec<Span>,
    /// Entities in the order of their first mention. Claims refer to them by index.
    pub entities: Vec<Entity>,
    /// Claims in text order.
    pub claims: Vec<Claim>,
    /// Every proposition, also those whose arguments are no entities, in text order.
    pub propositions: Vec<Proposition>,
    /// Sentences that gave no claim, with the reason, in text order.
    pub uncovered: Vec<Uncovered>,
}

/// One thing in the world, as far as this document tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The best name, as it stands in the text.
    pub label: String,
    /// What sort of thing it is.
    pub kind: Kind,
    /// True when the text gives it a proper name.
    pub named: bool,
    /// Other surface forms, without pronouns, in the order of their first mention.
    pub aliases: Vec<String>,
    /// Every mention, in text order; never empty.
    pub mentions: Vec<Mention>,
    /// Why mentions were joined, in the order in which it happened.
    pub merges: Vec<Merge>,
}

/// A span of text that names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// How it names the entity.
    pub form: Form,
}

/// The rule that joined a surface form to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The surface form that was joined.
    pub name: String,
    /// The rule, e.g. `acronym definition`, `title and surname`.
    pub rule: String,
}

/// One sentence's support for a relation between two entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index into [`Extraction::entities`]: who does it, in the active voice.
    pub subject: usize,
    /// Index into [`Extraction::entities`]: to whom it is done.
    pub object: usize,
    /// Lemma of the relation: `arrest`, `head`.
    pub relation: Arc<str>,
    /// What a person would write on the edge, read from subject to object in the active voice,
    /// without negation or modals: `arrested`, `is prime minister of`. Never a bare "be" or "have".
    pub label: Arc<str>,
    /// Group of the relation.
    pub family: Family,
    /// False for relations that hold both ways: met, borders.
    pub directed: bool,
    /// The sentence, or the part of it that carries the claim; lies in one sentence.
    pub span: Span,
    /// The predicate as it stands in the text, inside `span`.
    pub predicate: Arc<str>,
    /// The mention (or pronoun) that stands for the subject, inside `span`.
    pub subject_span: Span,
    /// The words of the predicate, inside `span`.
    pub verb_span: Span,
    /// The mention (or pronoun) that stands for the object, inside `span`.
    pub object_span: Span,
    /// How surely it is said.
    pub certainty: Certainty,
    /// Index into [`Extraction::entities`]: whom the text names as its speaker.
    pub speaker: Option<usize>,
    /// Where the speaker is named.
    pub speaker_span: Option<Span>,
    /// How many or how much.
    pub quantity: Option<Box<Quantity>>,
    /// When.
    pub when: Option<Box<When>>,
    /// The rule that found it, e.g. `clause:active`.
    pub rule: &'static str,
    /// Rough probability that the claim is right, 0 to 1.
    pub confidence: f32,
}

/// A count or amount that a claim carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The words: "more than 1,000".
    pub surface: String,
    /// The number, or the lower end of a range.
    pub value: Option<f64>,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// What is counted: "people", "USD".
    pub unit: Option<String>,
    /// `over`, `under`, `about`, `between`, or nothing for an exact figure.
    pub bound: Option<String>,
}

/// The date that a claim carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The words: "last July".
    pub surface: String,
    /// First day, where it could be resolved.
    pub from: Option<Date>,
    /// Last day, where it could be resolved.
    pub to: Option<Date>,
}

/// A predicate with its arguments, before any entity is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposition {
    /// The sentence it stands in.
    pub sentence: Span,
    /// Subject, where there is one.
    pub subject: Option<Span>,
    /// The words of the predicate.
    pub predicate: Span,
    /// Objects and obliques in text order.
    pub arguments: Vec<Argument>,
    /// How surely it is said.
    pub certainty: Certainty,
    /// Where its speaker is named.
    pub attributed_to: Option<Span>,
    /// How many or how much.
    pub quantity: Option<Box<Quantity>>,
    /// When.
    pub when: Option<Box<When>>,
    /// Rough probability that it is right, 0 to 1.
    pub confidence: f32,
    /// The rule that found it.
    pub rule: &'static str,
}

/// An argument of a proposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its words.
    pub span: Span,
    /// `object`, `recipient`, `complement`, `time`, or the preposition that leads it.
    pub role: Arc<str>,
}

/// A sentence that gave no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The sentence.
    pub sentence: Span,
    /// Why.
    pub reason: NoClaim,
}
