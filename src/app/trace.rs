//! With `REDSTRING_TRACE` set, the window tells on stderr what it shows and what is selected, one
//! line a change: `shows: 28 entities, 36 relations`, `selected: n4 Hun Manet`. Scripts that drive
//! the real window read it.

use super::state::State;
use super::widgets::count;
use crate::display::Part;

/// Tells changes, when it was asked to.
#[derive(Default)]
pub struct Trace {
    on: bool,
    told: [String; 2],
}

impl Trace {
    /// Asks the environment.
    pub fn from_environment() -> Self {
        Self { on: std::env::var_os("REDSTRING_TRACE").is_some(), ..Self::default() }
    }

    /// Tells what has changed since the last call.
    pub fn tell(&mut self, state: &State) {
        if !self.on {
            return;
        }
        let now = [shown(state), selected(state)];
        for (told, now) in self.told.iter_mut().zip(now) {
            if *told != now {
                eprintln!("{now}");
                *told = now;
            }
        }
    }
}

fn shown(state: &State) -> String {
    let case = state.desk.case();
    let entities = count(case.entities().len(), "entity", "entities");
    format!("shows: {entities}, {}", count(case.relations().len(), "relation", "relations"))
}

fn selected(state: &State) -> String {
    let case = state.desk.case();
    let parts = state.selection.iter().map(|part| match *part {
        Part::Node(id) => {
            format!("{id} {}", case.entity(id).map_or("", |entity| entity.label.as_str()))
        }
        Part::Edge(id) => {
            format!("{id} {}", case.relation(id).map_or("", |edge| edge.relation.label.as_str()))
        }
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        "selected: nothing".into()
    } else {
        format!("selected: {}", parts.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::{selected, shown};
    use crate::app::state::State;
    use crate::app::update::tests::{desk, part};

    #[test]
    fn what_is_shown_and_selected_is_one_line_each() {
        let mut state = State { desk: desk(), ..State::default() };
        assert_eq!(shown(&state), "shows: 3 entities, 1 relation");
        assert_eq!(selected(&state), "selected: nothing");
        state.selection.extend([part("n1"), part("e1")]);
        assert_eq!(selected(&state), "selected: n1 Police; e1 arrested");
    }
}
