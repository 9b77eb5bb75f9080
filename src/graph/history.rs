//! A case with its past and its future: undo, redo, and whether it differs from what was saved.

use super::case::Case;
use super::edit::{EditError, Transaction};

/// Owns the case that is being worked on; the only way to change it is [`History::commit`].
///
/// The window keeps one `History` an open case. It reads through [`case`](History::case), builds a
/// [`Transaction`] with the functions of [`edits`](super::edits) or [`assemble`](super::assemble()), and commits it as one
/// undo step:
///
/// ```
/// use redstring::graph::{Case, Edit, History, Transaction};
///
/// let mut history = History::new(Case::new("Untitled"));
/// history.commit(Transaction::new("Rename case", vec![Edit::SetTitle("Scam cities".into())]))?;
/// assert!(history.is_dirty());
/// assert_eq!(history.undo().as_deref(), Some("Rename case"));
/// assert!(!history.is_dirty());
/// # Ok::<(), redstring::graph::EditError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct History {
    case: Case,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// Number of the present state; each committed transaction leads to a new one.
    state: u64,
    saved_state: u64,
    states_made: u64,
    revision: u64,
}

/// A transaction that leads from the present state to a neighbouring one.
#[derive(Clone, Debug)]
struct Step {
    transaction: Transaction,
    state: u64,
}

impl History {
    /// A case as it was opened or made anew: nothing to undo, nothing to save.
    pub fn new(case: Case) -> Self {
        Self { case, ..Self::default() }
    }

    /// The case as it is now.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Gives the case up.
    pub fn into_case(self) -> Case {
        self.case
    }

    /// Carries a transaction out, all or nothing, as one undo step; what was undone before cannot
    /// be redone any more. An empty transaction does nothing at all.
    pub fn commit(&mut self, transaction: Transaction) -> Result<(), EditError> {
        if transaction.is_empty() {
            return Ok(());
        }
        let inverse = self.case.commit(transaction)?;
        self.undo.push(Step { transaction: inverse, state: self.state });
        self.redo.clear();
        self.states_made += 1;
        self.state = self.states_made;
        self.revision += 1;
        Ok(())
    }

    /// Takes the last step back and gives its label, or `None` when there is none.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.undo.pop()?;
        let (label, back) = self.walk(step)?;
        self.redo.push(back);
        Some(label)
    }

    /// Carries the step that was undone last out again and gives its label, or `None` when there
    /// is none.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.redo.pop()?;
        let (label, back) = self.walk(step)?;
        self.undo.push(back);
        Some(label)
    }

    /// Label of the step that [`undo`](Self::undo) would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.transaction.label.as_str())
    }

    /// Label of the step that [`redo`](Self::redo) would carry out again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.transaction.label.as_str())
    }

    /// Grows with every change, undo and redo. A job's result that was computed for another
    /// revision is stale.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// True when the case differs from what was opened or saved last.
    pub fn is_dirty(&self) -> bool {
        self.state != self.saved_state
    }

    /// Number of the present state, for [`mark_saved`](Self::mark_saved). Undo brings it back.
    pub fn state(&self) -> u64 {
        self.state
    }

    /// Notes that `state` is what the file holds. A save that runs beside the window passes the
    /// state that it was given, so that changes made meanwhile stay unsaved.
    pub fn mark_saved(&mut self, state: u64) {
        self.saved_state = state;
    }

    /// Goes one step and gives the step back. It applies by construction: the case is in the very
    /// state in which the step was recorded.
    fn walk(&mut self, step: Step) -> Option<(String, Step)> {
        let label = step.transaction.label.clone();
        let inverse = self.case.commit(step.transaction);
        debug_assert!(inverse.is_ok(), "a recorded step applies: {inverse:?}");
        let back = Step { transaction: inverse.ok()?, state: self.state };
        self.state = step.state;
        self.revision += 1;
        Some((label, back))
    }
}

#[cfg(test)]
mod tests {
    use super::History;
    use crate::graph::{Case, Edit, Transaction};

    fn title(text: &str) -> Transaction {
        Transaction::new(format!("Name it {text}"), vec![Edit::SetTitle(text.into())])
    }

    #[test]
    fn undo_and_redo_walk_the_steps() {
        let mut history = History::new(Case::new("a"));
        history.commit(title("b")).expect("applies");
        history.commit(title("c")).expect("applies");
        assert_eq!(history.undo_label(), Some("Name it c"));
        assert_eq!(history.undo().as_deref(), Some("Name it c"));
        assert_eq!(history.undo().as_deref(), Some("Name it b"));
        assert_eq!(history.undo(), None);
        assert_eq!(history.case().title(), "a");
        assert_eq!(history.redo_label(), Some("Name it b"));
        assert_eq!(history.redo().as_deref(), Some("Name it b"));
        assert_eq!(history.case().title(), "b");
        history.commit(title("d")).expect("applies");
        assert_eq!(history.redo(), None, "a new step drops what was undone");
    }

    #[test]
    fn the_saved_mark_follows_undo_and_redo() {
        let mut history = History::new(Case::new("a"));
        assert!(!history.is_dirty());
        history.commit(title("b")).expect("applies");
        assert!(history.is_dirty());
        history.mark_saved(history.state());
        assert!(!history.is_dirty());
        history.undo();
        assert!(history.is_dirty());
        history.commit(title("c")).expect("applies");
        history.undo();
        assert!(history.is_dirty(), "the saved state was dropped with its future");
    }

    #[test]
    fn revisions_never_return() {
        let mut history = History::new(Case::new("a"));
        let mut seen = vec![history.revision()];
        history.commit(title("b")).expect("applies");
        seen.push(history.revision());
        history.undo();
        seen.push(history.revision());
        history.redo();
        seen.push(history.revision());
        assert_eq!(seen, [0, 1, 2, 3]);
        history.commit(Transaction::new("Nothing", Vec::new())).expect("applies");
        assert_eq!(history.revision(), 3, "an empty transaction is no step");
        assert_eq!(history.undo_label(), Some("Name it b"));
    }

    #[test]
    fn a_refused_transaction_is_no_step() {
        let mut history = History::new(Case::new("a"));
        let wrong = vec![Edit::SetTitle("b".into()), Edit::RemoveEntity(crate::base::NodeId(9))];
        let error = history.commit(Transaction::new("Wrong", wrong)).expect_err("no such entity");
        assert_eq!(error.to_string(), "n9 is not in the case");
        assert_eq!(history.case().title(), "a");
        assert!(!history.is_dirty());
        assert_eq!(history.undo_label(), None);
    }
}
