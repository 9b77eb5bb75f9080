//! The owner's end of the channel.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError};

use super::JobEvent;

/// A running job. Dropping it calls the job off and drops its result.
#[derive(Debug)]
pub struct JobHandle<T> {
    name: String,
    revision: u64,
    events: Receiver<JobEvent<T>>,
    cancelled: Arc<AtomicBool>,
    finished: bool,
}

impl<T> JobHandle<T> {
    pub(super) fn new(
        name: String,
        revision: u64,
        events: Receiver<JobEvent<T>>,
        cancelled: Arc<AtomicBool>,
    ) -> Self {
        Self { name, revision, events, cancelled, finished: false }
    }

    /// What it does, for the status line.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Revision of the case that the work was given.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// True once the final event has been taken.
    pub fn is_finished(&self) -> bool {
        self.finished
    }

    /// Asks the job to stop; its final event tells when it has. A job that is nearly done may
    /// still come to its result.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// The next event, when there is one. Call it until it gives nothing, once a frame.
    pub fn poll(&mut self) -> Option<JobEvent<T>> {
        if self.finished {
            return None;
        }
        let event = match self.events.try_recv() {
            Ok(event) => event,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => self.lost(),
        };
        self.finished = !matches!(event, JobEvent::Progress { .. });
        Some(event)
    }

    /// Waits for the final event. For tests and for work without a window.
    pub fn wait(mut self) -> JobEvent<T> {
        self.finished = true;
        loop {
            match self.events.recv() {
                Ok(JobEvent::Progress { .. }) => {}
                Ok(event) => return event,
                Err(_) => return self.lost(),
            }
        }
    }

    /// A thread that ended without a word: only the system ends one so.
    fn lost(&self) -> JobEvent<T> {
        JobEvent::Failed(format!("{}: the job ended without a result", self.name))
    }
}

impl<T> Drop for JobHandle<T> {
    fn drop(&mut self) {
        self.cancel();
    }
}
