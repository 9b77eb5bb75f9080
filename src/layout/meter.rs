//! Counts work done across threads and passes it on to the listener, who may call the work off.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::base::{Cancelled, Progress};

/// Share of the work done so far, of a total that is known beforehand.
pub(super) struct Meter<'a> {
    progress: &'a dyn Progress,
    total: usize,
    done: AtomicUsize,
    iterations: AtomicUsize,
}

impl<'a> Meter<'a> {
    /// A meter for `total` units of work.
    pub(super) fn new(progress: &'a dyn Progress, total: usize) -> Self {
        Self { progress, total, done: AtomicUsize::new(0), iterations: AtomicUsize::new(0) }
    }

    /// Adds work done; `Err` when the listener wants no more of it.
    pub(super) fn add(&self, work: usize) -> Result<(), Cancelled> {
        let done = self.done.fetch_add(work, Ordering::Relaxed) + work;
        let share = done as f32 / self.total.max(1) as f32;
        self.progress.tick(share.min(1.0), "Placing nodes")
    }

    /// Counts iterations of a main loop.
    pub(super) fn count(&self, iterations: usize) {
        self.iterations.fetch_add(iterations, Ordering::Relaxed);
    }

    /// The iterations counted so far.
    pub(super) fn iterations(&self) -> usize {
        self.iterations.load(Ordering::Relaxed)
    }
}
