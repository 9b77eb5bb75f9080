//! The job's end of the channel.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use super::{JobEvent, Wake};
use crate::base::{Cancelled, Progress};

/// Smallest advance that is worth telling, a share of the whole.
const STEP: f32 = 0.005;

/// Tells a job's progress to its owner and learns whether it was called off. Ticks may come as
/// often as they like and from several threads; only those that a person could see are told.
pub struct Reporter<T> {
    sender: Sender<JobEvent<T>>,
    cancelled: Arc<AtomicBool>,
    wake: Wake,
    /// The share and the words that were told last.
    told: Mutex<(f32, String)>,
}

impl<T> Reporter<T> {
    pub(super) fn new(sender: Sender<JobEvent<T>>, cancelled: Arc<AtomicBool>, wake: Wake) -> Self {
        Self { sender, cancelled, wake, told: Mutex::new((f32::NEG_INFINITY, String::new())) }
    }

    /// Sends an event and wakes the owner. An owner that is gone wants nothing any more.
    pub(super) fn send(&self, event: JobEvent<T>) {
        let _ = self.sender.send(event);
        (self.wake)();
    }

    /// True when the owner would see a difference; notes the tick as told then.
    fn is_news(&self, done: f32, what: &str) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let news = (done - told.0).abs() >= STEP || told.1 != what;
        if news {
            *told = (done, what.to_owned());
        }
        news
    }
}

impl<T: Send> Progress for Reporter<T> {
    fn tick(&self, done: f32, what: &str) -> Result<(), Cancelled> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        if self.is_news(done, what) {
            self.send(JobEvent::Progress { done: done.clamp(0.0, 1.0), what: what.to_owned() });
        }
        Ok(())
    }
}
