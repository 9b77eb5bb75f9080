//! Footnotes: a claim as a reader can check it.

use crate::base::{Certainty, ClaimId, Date, SourceId};
use crate::graph::{Case, Claim};

/// A claim's quote with everything that a reader needs to find and weigh it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Number in the briefing, from 1.
    pub number: usize,
    /// The claim.
    pub claim: ClaimId,
    /// The exact words of the source, white space folded to single blanks.
    pub quote: String,
    /// The source.
    pub source: SourceId,
    /// Its title.
    pub report: String,
    /// Its day of publication.
    pub published: Option<Date>,
    /// Whom the source names as the speaker.
    pub speaker: Option<String>,
    /// How surely it is said.
    pub certainty: Certainty,
}

impl Footnote {
    /// The footnote of a claim, or `None` for a claim without a source, or whose span does not lie
    /// in its source's text.
    pub fn of(case: &Case, claim: &Claim, number: usize) -> Option<Self> {
        let at = claim.at?;
        let source = case.source(at.source)?;
        let quote = fold_white_space(at.span.of(&source.text)?);
        let speaker = claim.attributed_to.and_then(|id| case.entity(id));
        Some(Self {
            number,
            claim: claim.id,
            quote,
            source: source.id,
            report: source.title.clone(),
            published: source.published,
            speaker: speaker.map(|entity| entity.label.clone()),
            certainty: claim.certainty,
        })
    }

    /// What stands after the quote: "A thousand held in scam raids, 19 July 2025. Alleged, says
    /// the United Nations."
    pub fn reference(&self) -> String {
        let date = self.published.map_or_else(|| "undated".to_owned(), spoken_date);
        let speaker = match &self.speaker {
            Some(name) => format!("said by {name}"),
            None => "the report's own words".to_owned(),
        };
        format!("{}, {date}. {}, {speaker}.", self.report, self.certainty.title())
    }
}

/// "19 July 2025".
pub(super) fn spoken_date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS[usize::from(date.month() - 1)];
    format!("{} {month} {}", date.day(), date.year())
}

/// Hard line breaks of a source are no part of what it says.
fn fold_white_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Footnote, spoken_date};
    use crate::base::{Certainty, ClaimId, SourceId};

    #[test]
    fn a_reference_names_report_date_certainty_and_speaker() {
        let mut footnote = Footnote {
            number: 1,
            claim: ClaimId(3),
            quote: "The scams cost $18 billion.".into(),
            source: SourceId(1),
            report: "A thousand held".into(),
            published: "2025-07-19".parse().ok(),
            speaker: Some("United Nations".into()),
            certainty: Certainty::Alleged,
        };
        let reference = footnote.reference();
        assert_eq!(reference, "A thousand held, 19 July 2025. Alleged, said by United Nations.");
        footnote.speaker = None;
        footnote.published = None;
        let reference = footnote.reference();
        assert_eq!(reference, "A thousand held, undated. Alleged, the report's own words.");
    }

    #[test]
    fn december_is_a_month() {
        assert_eq!(spoken_date("2024-12-01".parse().expect("a day")), "1 December 2024");
    }
}
