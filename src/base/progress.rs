//! How long work reports where it stands and learns that it should stop.

/// The work was called off; nothing of it may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// A listener that long work calls now and then.
pub trait Progress: Sync {
    /// Reports the done share, 0 to 1, and what is being done; `Err` asks the caller to stop now.
    fn tick(&self, done: f32, what: &str) -> Result<(), Cancelled>;
}

/// Listens to nothing and never cancels.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn tick(&self, _done: f32, _what: &str) -> Result<(), Cancelled> {
        Ok(())
    }
}
