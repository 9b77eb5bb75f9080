//! Carries effects out: jobs on threads of their own, dialogs of the platform, files, settings. At
//! most one job runs; what comes meanwhile waits its turn. Results come back as [`Outcome`]s.

mod dialog;
mod export;
mod outcome;
mod tasks;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

#[cfg(test)]
pub use dialog::open_own;
pub use outcome::{Outcome, take};

use super::effect::Effect;
use super::state::{PathPurpose, State, ToastKind, Work};
use super::update::toast;
use super::{persist, theme};
use crate::job::{self, JobEvent, JobHandle, Wake};

/// What runs beside the window.
pub struct Worker {
    running: Option<JobHandle<Outcome>>,
    /// An open dialog of the platform.
    asking: Option<JobHandle<Outcome>>,
    waiting: VecDeque<Effect>,
    settings_file: Option<PathBuf>,
    /// True once the window may close without asking.
    pub closing: bool,
}

impl Worker {
    /// An idle worker. Settings are written to `settings_file`, or nowhere.
    pub fn new(settings_file: Option<PathBuf>) -> Self {
        Self {
            running: None,
            asking: None,
            waiting: VecDeque::new(),
            settings_file,
            closing: false,
        }
    }

    /// Carries out what the state asks for.
    pub fn carry_out(&mut self, state: &mut State, ctx: &egui::Context) {
        for effect in std::mem::take(&mut state.effects) {
            match effect {
                Effect::Ask(purpose, then) => self.ask(state, ctx, purpose, then),
                Effect::List(folder) => dialog::list(state, folder),
                Effect::ListTyped(folder) => dialog::list_typed(state, folder),
                Effect::Persist => self.persist(state),
                Effect::CancelWork => self.cancel(),
                Effect::Restyle => {
                    theme::apply(ctx, state.palette(), !state.settings.reduced_motion);
                }
                Effect::Fullscreen(on) => {
                    ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(on));
                }
                Effect::Close => {
                    self.closing = true;
                    ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                }
                job => self.waiting.push_back(job),
            }
        }
        self.start_next(state, ctx);
    }

    /// Takes over what the jobs have told since the last frame.
    pub fn poll(&mut self, state: &mut State) {
        let mut events = Vec::new();
        for handle in [&mut self.running, &mut self.asking].into_iter().flatten() {
            while let Some(event) = handle.poll() {
                events.push((handle.name().to_owned(), event));
            }
        }
        self.running.take_if(|handle| handle.is_finished());
        self.asking.take_if(|handle| handle.is_finished());
        if self.running.is_none() {
            state.work = None;
        }
        for (title, event) in events {
            self.receive(state, &title, event);
        }
    }

    /// Waits for every job and takes the results over: for tests and for work without a window.
    pub fn finish(&mut self, state: &mut State, ctx: &egui::Context) {
        self.carry_out(state, ctx);
        while let Some(handle) = self.running.take() {
            let title = handle.name().to_owned();
            let event = handle.wait();
            state.work = None;
            self.receive(state, &title, event);
            self.carry_out(state, ctx);
        }
    }

    fn receive(&mut self, state: &mut State, title: &str, event: JobEvent<Outcome>) {
        match event {
            JobEvent::Progress { done, what } => {
                if let Some(work) = &mut state.work {
                    work.done = done;
                    work.doing = what;
                }
            }
            JobEvent::Done(outcome) => take(state, title, outcome),
            JobEvent::Failed(message) => outcome::fail(state, title, message),
            JobEvent::Cancelled => {
                self.waiting.clear();
                toast(state, ToastKind::Note, "Stopped; nothing was changed");
            }
        }
    }

    fn start_next(&mut self, state: &mut State, ctx: &egui::Context) {
        if self.running.is_some() {
            return;
        }
        let Some(effect) = self.waiting.pop_front() else { return };
        let Some(task) = tasks::of(effect, state) else { return };
        state.work = Some(Work {
            title: task.title.clone(),
            doing: String::new(),
            done: 0.0,
            cancelling: false,
        });
        let revision = state.desk.history.revision();
        let run = task.run;
        self.running =
            Some(job::spawn(task.title, revision, wake(ctx), move |reporter| run(reporter)));
    }

    fn cancel(&mut self) {
        self.waiting.clear();
        if let Some(handle) = &self.running {
            handle.cancel();
        }
    }

    fn ask(
        &mut self,
        state: &mut State,
        ctx: &egui::Context,
        purpose: PathPurpose,
        then: Option<Box<super::Action>>,
    ) {
        if self.asking.is_some() {
            return;
        }
        if dialog::has_native() {
            let request = dialog::Request::new(state, purpose, then);
            let run = move |_: &job::Reporter<Outcome>| Ok(request.ask());
            self.asking = Some(job::spawn("Choosing a file", 0, wake(ctx), run));
        } else {
            dialog::open_own(state, purpose, then);
        }
    }

    fn persist(&self, state: &mut State) {
        let Some(file) = &self.settings_file else { return };
        if let Err(error) = persist::write(file, &state.settings) {
            toast(state, ToastKind::Warning, format!("Settings were not kept: {error}"));
        }
    }
}

/// News of a job makes the window look.
fn wake(ctx: &egui::Context) -> Wake {
    let ctx = ctx.clone();
    Arc::new(move || ctx.request_repaint())
}
