//! Checks that a case is sound: every hash is that of its text, every span is characters of its
//! source, every quote stands where its claim says. Reads only; ids and references are already held
//! by the edits that built the case.

use super::case::Case;
use super::model::{Claim, Source, SourceSpan};
use crate::base::{Diagnostic, Origin, Place, Span};
use crate::text::sha256;

/// Everything that is wrong with the case, in the order sources, entities, relations. `input`
/// names the file in the messages; an empty list means that every quote and hash holds.
pub fn check(case: &Case, input: &str) -> Vec<Diagnostic> {
    let mut found = Findings { case, input, list: Vec::new() };
    case.sources().for_each(|source| found.hash(source));
    found.spans();
    found.evidence();
    for relation in case.relations() {
        relation.relation.claims.iter().for_each(|claim| found.quote(claim));
    }
    found.scenes();
    found.list
}

/// The spans that are no characters of their source: outside its text, or cutting a character.
pub fn spans(case: &Case, input: &str) -> Vec<Diagnostic> {
    let mut found = Findings { case, input, list: Vec::new() };
    found.spans();
    found.list
}

struct Findings<'a> {
    case: &'a Case,
    input: &'a str,
    list: Vec<Diagnostic>,
}

impl Findings<'_> {
    fn hash(&mut self, source: &Source) {
        if source.sha256 != sha256(source.text.as_bytes()) {
            let message =
                format!("{} “{}”: the text does not match its hash", source.id, source.title);
            let told = Diagnostic::error(Place::input(self.input), message);
            self.list.push(
                told.with_hint("the stored report was changed; compare it with the original"),
            );
        }
    }

    fn spans(&mut self) {
        let case = self.case;
        for source in case.sources() {
            for &page in &source.pages {
                self.span(&source.id, "page", SourceSpan { source: source.id, span: page });
            }
        }
        for entity in case.entities() {
            for mention in &entity.mentions {
                self.span(&entity.id, "mention", mention.at);
            }
        }
        for claim in case.relations().flat_map(|relation| &relation.relation.claims) {
            for at in claim.spans() {
                self.span(&claim.id, "evidence", at);
            }
        }
        for suggestion in case.suggestions() {
            for (id, at) in [suggestion.one, suggestion.other].iter().zip(suggestion.evidence) {
                if let Some(at) = at {
                    self.span(id, "suggestion", at);
                }
            }
        }
    }

    fn span(&mut self, owner: &dyn std::fmt::Display, what: &str, at: SourceSpan) {
        if self.text(at).is_none() {
            let SourceSpan { source, span } = at;
            self.error(format!("{owner}: its {what} {span} is no characters of {source}"));
        }
    }

    /// What was read from text has evidence.
    fn evidence(&mut self) {
        let case = self.case;
        for entity in case.entities() {
            if entity.origin == Origin::Text && entity.mentions.is_empty() {
                self.error(format!(
                    "{} “{}” is from text but has no mention",
                    entity.id, entity.label
                ));
            }
        }
        for relation in case.relations().map(|relation| relation.relation) {
            if relation.origin == Origin::Text && relation.claims.is_empty() {
                self.error(format!(
                    "{} “{}” is from text but has no claim",
                    relation.id, relation.label
                ));
            }
            for claim in &relation.claims {
                if claim.origin == Origin::Text && claim.at.is_none() {
                    self.error(format!("{} is from text but points at no sentence", claim.id));
                }
            }
        }
    }

    /// The claim's predicate stands in its span, its parts lie in it, and it lies in one sentence.
    fn quote(&mut self, claim: &Claim) {
        let Some(at) = claim.at else { return };
        let Some(quote) = self.text(at) else { return };
        if !quote.contains(&claim.predicate) {
            self.error(format!(
                "{}: “{}” does not stand in {}",
                claim.id, claim.predicate, at.span
            ));
        }
        let parts = [("subject", claim.subject), ("verb", claim.verb), ("object", claim.object)];
        for (name, part) in parts {
            if part.is_some_and(|part| !at.span.contains(part)) {
                self.error(format!("{}: its {name} lies outside {}", claim.id, at.span));
            }
        }
        if !self.in_one_sentence(at) {
            self.error(format!("{}: {} is not inside one sentence", claim.id, at.span));
        }
    }

    /// True also where the sentences are not known.
    fn in_one_sentence(&self, at: SourceSpan) -> bool {
        let Some(source) = self.case.source(at.source) else { return true };
        source.sentences.is_empty()
            || source.sentence_at(at.span.start).is_some_and(|s| s.contains(at.span))
    }

    fn scenes(&mut self) {
        for scene in self.case.storyboard() {
            let nodes = scene.focus_nodes.iter().filter(|&&id| self.case.entity(id).is_none());
            let edges = scene.focus_edges.iter().filter(|&&id| self.case.relation(id).is_none());
            let gone = nodes.count() + edges.count();
            if gone > 0 {
                let message =
                    format!("{} “{}” has {gone} in focus that are gone", scene.id, scene.title);
                self.list.push(Diagnostic::note(Place::input(self.input), message));
            }
        }
    }

    fn text(&self, at: SourceSpan) -> Option<&str> {
        at.span.of(&self.case.source(at.source)?.text)
    }

    fn error(&mut self, message: String) {
        self.list.push(Diagnostic::error(Place::input(self.input), message));
    }
}

impl Source {
    /// The sentence that holds the byte at `offset`.
    pub fn sentence_at(&self, offset: usize) -> Option<Span> {
        let next = self.sentences.partition_point(|sentence| sentence.start <= offset);
        let sentence = *self.sentences.get(next.checked_sub(1)?)?;
        sentence.contains_offset(offset).then_some(sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::{check, spans};
    use crate::base::{ClaimId, EdgeId, NodeId, Severity, SourceId, Span};
    use crate::graph::{Case, Claim, Edit, Source, sample};

    /// What is found in the sample after a change to its source.
    fn after_source(change: impl FnOnce(&mut Source)) -> Vec<String> {
        let mut case = sample::case();
        let mut source = case.source(SourceId(1)).expect("there").clone();
        change(&mut source);
        case.apply(Edit::SetSource(Box::new(source))).expect("applies");
        found(&case)
    }

    /// What is found in the sample after a change to its first claim.
    fn after_claim(change: impl FnOnce(&mut Claim)) -> Vec<String> {
        let mut case = sample::case();
        let mut claim = case.claim(ClaimId(20)).expect("there").1.clone();
        change(&mut claim);
        case.apply(Edit::PutClaim(EdgeId(10), Box::new(claim))).expect("applies");
        found(&case)
    }

    fn found(case: &Case) -> Vec<String> {
        check(case, "x").iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_changed_text_does_not_match_its_hash() {
        let told = after_source(|source| source.text = source.text.replace("Kai", "Kay"));
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].starts_with("x: s1 “Raid”: the text does not match its hash"), "{told:#?}");
    }

    #[test]
    fn a_predicate_that_the_sentence_does_not_say_is_found() {
        let told = after_claim(|claim| claim.predicate = "freed".into());
        assert_eq!(told, ["x: c20: “freed” does not stand in 0..25"]);
    }

    #[test]
    fn evidence_that_leaves_its_sentence_or_its_span_is_found() {
        let told = after_claim(|claim| {
            if let Some(at) = &mut claim.at {
                at.span.end += 10;
            }
        });
        assert_eq!(told, ["x: c20: 0..35 is not inside one sentence"]);
        let told = after_claim(|claim| claim.object = Some(Span::new(20, 30)));
        assert_eq!(told, ["x: c20: its object lies outside 0..25"]);
    }

    #[test]
    fn spans_that_are_no_characters_are_found() {
        let past = Span::new(20, 9_000);
        let told = after_claim(|claim| claim.object = Some(past));
        assert_eq!(told[0], "x: c20: its evidence 20..9000 is no characters of s1");
        let mut case = sample::case();
        let mut source = case.source(SourceId(1)).expect("there").clone();
        source.text = source.text.replacen("Pol", "Pé", 1); // Bytes 1 and 2 are one character.
        case.apply(Edit::SetSource(Box::new(source))).expect("applies");
        let mut entity = case.entity(NodeId(2)).expect("there").clone();
        entity.mentions[0].at.span = Span::new(0, 2);
        case.apply(Edit::SetEntity(Box::new(entity))).expect("applies");
        let told = spans(&case, "x");
        assert_eq!(told.len(), 1, "{told:#?}");
        assert_eq!(told[0].message, "n2: its mention 0..2 is no characters of s1");
        assert_eq!(told[0].severity, Severity::Error);
    }

    #[test]
    fn what_claims_to_be_from_text_without_evidence_is_found() {
        let told = after_claim(|claim| (claim.at, claim.speaker) = (None, None));
        assert_eq!(told, ["x: c20 is from text but points at no sentence"]);
        let mut case = sample::case();
        let mut kai = case.entity(NodeId(4)).expect("there").clone();
        kai.mentions.clear();
        case.apply(Edit::SetEntity(Box::new(kai))).expect("applies");
        case.apply(Edit::RemoveClaim(EdgeId(11), ClaimId(22))).expect("applies");
        let told = found(&case);
        assert_eq!(told[0], "x: n4 “Kai” is from text but has no mention");
        assert_eq!(told[1], "x: e11 “heads” is from text but has no claim");
    }

    #[test]
    fn a_scene_that_shows_what_is_gone_is_noted() {
        let mut case = sample::case();
        case.apply(Edit::RemoveRelation(EdgeId(10))).expect("applies");
        let told = check(&case, "x");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].to_string(), "x: v30 “The arrest” has 1 in focus that are gone");
        assert_eq!(told[0].severity, Severity::Note);
    }
}
