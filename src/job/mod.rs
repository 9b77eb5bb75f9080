//! Work beside the window: a thread a job, events over a channel, progress that can cancel, and the
//! revision that a result was computed for. Knows nothing of windows; a callback wakes its owner.

mod handle;
mod reporter;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, mpsc};
use std::thread;

pub use handle::JobHandle;
pub use reporter::Reporter;

use crate::base::Cancelled;

/// Called from the job's thread after every event, so that the owner looks for it.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a job tells its owner. The last three are final: exactly one of them comes, and last.
#[derive(Clone, Debug, PartialEq)]
pub enum JobEvent<T> {
    /// Where it stands.
    Progress {
        /// Done share, 0 to 1.
        done: f32,
        /// What is being done.
        what: String,
    },
    /// It gave this.
    Done(T),
    /// It failed; the message is for the user.
    Failed(String),
    /// It was called off, and nothing of it may be kept.
    Cancelled,
}

/// Why work ends without a result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// It was called off.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// It cannot go on; the message is for the user.
    #[error("{0}")]
    Failed(String),
}

impl Stop {
    /// A failure with an error's message.
    #[expect(clippy::needless_pass_by_value, reason = "made to be given to `map_err`")]
    pub fn failed(error: impl ToString) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Starts work on a thread of its own.
///
/// `name` is what the status line shows ("Reading 3 reports"), `revision` that of the case which
/// the work was given: its owner compares both when the result is there. The work calls the
/// reporter's `tick` now and then and passes its error on. A panic becomes [`JobEvent::Failed`].
///
/// ```
/// use std::sync::Arc;
/// use redstring::base::Progress;
/// use redstring::job::{JobEvent, spawn};
///
/// let wake = Arc::new(|| {}); // the window asks for a repaint here
/// let job = spawn("Counting", 7, wake, |progress| {
///     progress.tick(0.5, "half-way")?;
///     Ok(42)
/// });
/// assert_eq!(job.revision(), 7);
/// assert_eq!(job.wait(), JobEvent::Done(42));
/// ```
pub fn spawn<T, F>(name: impl Into<String>, revision: u64, wake: Wake, work: F) -> JobHandle<T>
where
    T: Send + 'static,
    F: FnOnce(&Reporter<T>) -> Result<T, Stop> + Send + 'static,
{
    let name = name.into();
    let (sender, events) = mpsc::channel();
    let cancelled = Arc::new(AtomicBool::new(false));
    let reporter = Reporter::new(sender.clone(), Arc::clone(&cancelled), wake);
    let run = move || {
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&reporter)));
        reporter.send(final_event(outcome));
    };
    if let Err(error) = thread::Builder::new().name("redstring job".into()).spawn(run) {
        // The receiver is right here; it cannot be gone.
        let _ =
            sender.send(JobEvent::Failed(format!("{name}: no thread could be started: {error}")));
    }
    JobHandle::new(name, revision, events, cancelled)
}

fn final_event<T>(outcome: thread::Result<Result<T, Stop>>) -> JobEvent<T> {
    match outcome {
        Ok(Ok(result)) => JobEvent::Done(result),
        Ok(Err(Stop::Cancelled(Cancelled))) => JobEvent::Cancelled,
        Ok(Err(Stop::Failed(message))) => JobEvent::Failed(message),
        Err(panic) => JobEvent::Failed(format!("an error in redstring itself: {}", told(&*panic))),
    }
}

/// The message that a panic carries.
fn told(panic: &(dyn Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, mpsc};

    use super::{JobEvent, Stop, Wake, spawn};
    use crate::base::Progress;

    fn asleep() -> Wake {
        Arc::new(|| {})
    }

    #[test]
    fn progress_comes_before_the_result() {
        let mut job = spawn("Counting", 3, asleep(), |progress| {
            progress.tick(0.25, "first")?;
            progress.tick(0.75, "second")?;
            Ok("result")
        });
        let mut seen = Vec::new();
        while !job.is_finished() {
            seen.extend(job.poll());
        }
        let half = |done, what: &str| JobEvent::Progress { done, what: what.into() };
        assert_eq!(seen, [half(0.25, "first"), half(0.75, "second"), JobEvent::Done("result")]);
        assert_eq!(job.poll(), None, "nothing comes after the final event");
        assert_eq!((job.name(), job.revision()), ("Counting", 3));
    }

    #[test]
    fn a_cancelled_job_stops_at_its_next_tick() {
        let (started, wait_for_start) = mpsc::channel();
        let job = spawn("Endless", 0, asleep(), move |progress| {
            started.send(()).map_err(Stop::failed)?;
            loop {
                progress.tick(0.5, "still here")?;
            }
            #[expect(unreachable_code, reason = "gives the loop its result type")]
            Ok(())
        });
        wait_for_start.recv().expect("started");
        job.cancel();
        assert_eq!(job.wait(), JobEvent::Cancelled);
    }

    #[test]
    fn dropping_the_handle_cancels() {
        let (ended, wait_for_end) = mpsc::channel();
        let job = spawn("Endless", 0, asleep(), move |progress| {
            let stopped = loop {
                if let Err(cancelled) = progress.tick(0.5, "") {
                    break cancelled;
                }
            };
            ended.send(()).map_err(Stop::failed)?;
            Err::<(), _>(stopped.into())
        });
        drop(job);
        wait_for_end.recv().expect("the work was told to stop");
    }

    #[test]
    fn failures_and_panics_become_messages() {
        let failed = spawn("x", 0, asleep(), |_| Err::<(), _>(Stop::failed("no such file")));
        assert_eq!(failed.wait(), JobEvent::Failed("no such file".into()));
        let broken = spawn("x", 0, asleep(), |_| -> Result<(), Stop> { panic!("bad {}", 7) });
        let JobEvent::Failed(message) = broken.wait() else { panic!("it failed") };
        assert!(message.ends_with("bad 7"), "{message}");
    }

    #[test]
    fn the_owner_is_woken_and_not_flooded() {
        let woken = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&woken);
        let wake: Wake = Arc::new(move || {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let job = spawn("x", 0, wake, |progress| {
            for step in 0..100_000 {
                progress.tick(step as f32 / 100_000.0, "counting")?;
            }
            Ok(())
        });
        assert_eq!(job.wait(), JobEvent::Done(()));
        let count = woken.load(Ordering::SeqCst);
        assert!((50..=202).contains(&count), "{count} wakes for 100,000 ticks");
    }
}
