//! A claim as the `claims` column tells it: JSON with the words of the report, for a reader who has
//! the file alone, and with all that redstring needs to read the claim back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::excerpt;
use crate::base::{Date, Span};
use crate::graph::{Case, Claim, Quantity, When};

/// First and one-past-last byte inside the quote.
type Range = [usize; 2];

/// Fields of a claim that its unknown ones must not be called like, in this file or in a case.
const OWN: &[&str] = &["id", "end", "attributed_to", "quote", "report", "published", SPEAKER];

/// Field of a claim whose speaker is no entity of the case.
const SPEAKER: &str = "speaker_name";

/// A claim on its way through GraphML.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Told {
    /// The words of the report that say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub predicate: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
    /// The speaker's label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The speaker's node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Time>,
    /// Title of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// What tells reports of one title apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Byte of the report at which the quote begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Range>,
    /// Where the quote names the speaker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker_at: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// An amount; its words alone in files of other hands.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Amount {
    Words(String),
    Full {
        #[serde(default)]
        surface: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        upper: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        bound: Option<String>,
    },
}

/// A time; its words alone in files of other hands.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Time {
    Words(String),
    Full {
        #[serde(default)]
        surface: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<String>,
    },
}

/// The claims of a column, or `None` where it holds something else.
pub fn read(column: &str) -> Option<Vec<Told>> {
    let mut told: Vec<Told> = serde_json::from_str(column).ok()?;
    for one in &mut told {
        one.extra.retain(|name, _| !OWN.contains(&name.as_str()) && !name.starts_with('~'));
    }
    Some(told)
}

/// The column of these claims.
pub fn write(told: &[Told]) -> String {
    // Objects with text keys, which JSON always holds.
    serde_json::to_string(told).unwrap_or_default()
}

impl Told {
    /// What the claim says.
    pub fn of(case: &Case, claim: &Claim) -> Self {
        let kept = |name: &str| claim.extra.get(name).and_then(Value::as_str).map(str::to_owned);
        let source = claim.at.and_then(|at| case.source(at.source));
        let at = claim.at.map(|at| at.span).unwrap_or_default();
        let quote = source.and_then(|source| at.of(&source.text));
        let inside = |part: Span| {
            let found = quote.is_some() && at.contains(part);
            found.then(|| [part.start - at.start, part.end - at.start])
        };
        let speaker = claim.attributed_to.and_then(|id| case.entity(id));
        let speaker_at = claim.speaker.filter(|it| claim.at.map(|at| at.source) == Some(it.source));
        let mut extra = claim.extra.clone();
        extra.retain(|name, _| !OWN.contains(&name.as_str()) && !name.starts_with('~'));
        Self {
            quote: quote.map(str::to_owned).or_else(|| kept("quote")),
            predicate: claim.predicate.clone(),
            certainty: Some(claim.certainty.to_string()),
            speaker: speaker.map(|speaker| speaker.label.clone()).or_else(|| kept(SPEAKER)),
            speaker_id: speaker.map(|speaker| speaker.id.to_string()),
            quantity: claim.quantity.as_ref().map(Amount::of),
            when: claim.when.as_ref().map(Time::of),
            report: source.map(|it| excerpt::report(it).to_owned()).or_else(|| kept("report")),
            published: source.map_or_else(
                || kept("published"),
                |source| source.published.map(|day| day.to_string()),
            ),
            source: source.map(|source| source.id.to_string()),
            start: quote.map(|_| at.start),
            subject: claim.subject.and_then(inside),
            verb: claim.verb.and_then(inside),
            object: claim.object.and_then(inside),
            speaker_at: speaker_at.and_then(|at| inside(at.span)),
            status: Some(claim.status.to_string()),
            origin: Some(claim.origin.to_string()),
            rule: claim.rule.clone(),
            confidence: (claim.confidence < 1.0).then_some(claim.confidence),
            extra,
        }
    }

    /// Keeps the quote and its report in the claim itself, where no source can hold them.
    pub fn keep_quote(&self, claim: &mut Claim) {
        let parts =
            [("quote", &self.quote), ("report", &self.report), ("published", &self.published)];
        for (name, value) in parts {
            if let Some(value) = value {
                claim.extra.insert(name.to_owned(), value.as_str().into());
            }
        }
    }

    /// Keeps the name of a speaker that is no entity of the case.
    pub fn keep_speaker(&self, claim: &mut Claim) {
        if let Some(name) = &self.speaker {
            claim.extra.insert(SPEAKER.to_owned(), name.as_str().into());
        }
    }
}

impl Amount {
    fn of(quantity: &Quantity) -> Self {
        let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
        Self::Full {
            surface: quantity.surface.clone(),
            value: finite(quantity.value),
            upper: finite(quantity.upper),
            unit: quantity.unit.clone(),
            bound: quantity.bound.clone(),
        }
    }

    /// The amount itself.
    pub fn quantity(self) -> Quantity {
        match self {
            Self::Words(surface) => {
                Quantity { surface, value: None, upper: None, unit: None, bound: None }
            }
            Self::Full { surface, value, upper, unit, bound } => {
                Quantity { surface, value, upper, unit, bound }
            }
        }
    }
}

impl Time {
    fn of(when: &When) -> Self {
        let word = |day: Option<Date>| day.map(|day| day.to_string());
        Self::Full { surface: when.surface.clone(), from: word(when.from), to: word(when.to) }
    }

    /// The time itself; days that are none are left out.
    pub fn when(self) -> When {
        let day = |word: Option<String>| word.and_then(|word| word.parse().ok());
        match self {
            Self::Words(surface) => When { surface, from: None, to: None },
            Self::Full { surface, from, to } => When { surface, from: day(from), to: day(to) },
        }
    }
}
