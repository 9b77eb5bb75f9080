//! Suggestions that two entities are one: both are in the case, a pair is suggested once.

use super::missing;
use crate::base::NodeId;
use crate::graph::case::Case;
use crate::graph::edit::{Edit, EditError};
use crate::graph::model::Suggestion;

impl Case {
    pub(super) fn put_suggestion(&mut self, suggestion: Suggestion) -> Result<Edit, EditError> {
        let suggestion = suggestion.tidy();
        let (one, other) = suggestion.pair();
        if one == other {
            return Err(EditError::Itself(one.to_string()));
        }
        self.check_node(one)?;
        self.check_node(other)?;
        let places = suggestion.evidence.iter().flatten();
        places.map(|at| at.source).try_for_each(|source| self.check_source(source))?;
        self.suggested.extend([(one, other), (other, one)]);
        Ok(match self.suggestions.insert((one, other), suggestion) {
            Some(old) => Edit::PutSuggestion(Box::new(old)),
            None => Edit::RemoveSuggestion(one, other),
        })
    }

    pub(super) fn remove_suggestion(
        &mut self,
        one: NodeId,
        other: NodeId,
    ) -> Result<Edit, EditError> {
        let pair = (one.min(other), one.max(other));
        let told = || missing(&format!("the suggestion that {one} is {other}"));
        let suggestion = self.suggestions.remove(&pair).ok_or_else(told)?;
        for pair in [(one, other), (other, one)] {
            self.suggested.remove(&pair);
        }
        Ok(Edit::PutSuggestion(Box::new(suggestion)))
    }
}
