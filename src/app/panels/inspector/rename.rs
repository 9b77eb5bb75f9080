//! The fields that name an entity or a relation anew. What is typed stays here until Enter or Save
//! makes one undo step of it.

use egui::{Key, TextEdit, Ui, vec2};

use crate::app::action::{Action, EditAction};
use crate::app::state::State;
use crate::app::theme::ink;
use crate::app::widgets::{ButtonLook, button_ui, icon_button_ui};
use crate::base::Kind;
use crate::display::{Icon, Part};
use crate::graph::{Edit, Entity, Relation, RelationRef, Transaction};

/// What is being typed, for which part.
#[derive(Default)]
pub struct Rename {
    part: Option<Part>,
    name: String,
    kind: Option<Kind>,
    named: bool,
    takes_focus: bool,
}

/// The pencil; true when it was clicked.
pub fn pencil_ui(ui: &mut Ui, state: &State) -> bool {
    icon_button_ui(ui, state.palette(), Icon::EditNote, "Rename", (true, false)).clicked()
}

/// What the user did with the fields.
#[derive(Clone, Copy, PartialEq)]
enum Done {
    No,
    Saved,
    Left,
}

impl Rename {
    /// Starts with an entity's name and kind.
    pub fn of_entity(entity: &Entity) -> Self {
        Self {
            part: Some(Part::Node(entity.id)),
            name: entity.label.clone(),
            kind: Some(entity.kind),
            named: entity.named,
            takes_focus: true,
        }
    }

    /// Starts with a relation's label.
    pub fn of_relation(relation: &Relation) -> Self {
        Self {
            part: Some(Part::Edge(relation.id)),
            name: relation.label.clone(),
            takes_focus: true,
            ..Self::default()
        }
    }

    /// True while this part's fields are open.
    pub fn is_of(&self, part: Part) -> bool {
        self.part == Some(part)
    }

    /// Fields of a relation.
    pub fn relation_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        relation: RelationRef<'_>,
        out: &mut Vec<Action>,
    ) {
        let typed = self.name_ui(ui, "Name of the relation");
        if self.done_ui(ui, state, typed) != Done::Saved {
            return;
        }
        let label = self.take_name();
        if label != relation.relation.label {
            let changed = Relation { label, ..relation.relation.clone() };
            let (from, to) = (relation.from, relation.to);
            let edit = Edit::SetRelation { from, to, relation: Box::new(changed) };
            out.push(EditAction::Commit(Transaction::new("Rename relation", vec![edit])).into());
        }
    }

    /// Fields of an entity.
    pub fn entity_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        entity: &Entity,
        out: &mut Vec<Action>,
    ) {
        let typed = self.name_ui(ui, "Name of the entity");
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let kind = self.kind.unwrap_or(entity.kind);
            let field = egui::ComboBox::from_id_salt("kind").selected_text(kind.title());
            let field = field.show_ui(ui, |ui| {
                for &kind in Kind::ALL {
                    ui.selectable_value(&mut self.kind, Some(kind), kind.title());
                }
            });
            field.response.accessible_name("Kind of the entity");
            ui.checkbox(&mut self.named, "Has a proper name");
        });
        ui.add_space(6.0);
        let kind = self.kind.unwrap_or(entity.kind);
        if self.done_ui(ui, state, typed) != Done::Saved {
            return;
        }
        let (label, named) = (self.take_name(), self.named);
        let mut changed = Entity { label, kind, named, ..entity.clone() };
        if changed.label != entity.label && !changed.aliases.contains(&entity.label) {
            changed.aliases.retain(|alias| *alias != changed.label);
            changed.aliases.insert(0, entity.label.clone());
        }
        if changed != *entity {
            let label = if changed.label == entity.label { "Change kind" } else { "Rename entity" };
            let edit = Edit::SetEntity(Box::new(changed));
            out.push(EditAction::Commit(Transaction::new(label, vec![edit])).into());
        }
    }

    /// The field; Enter saves and Esc leaves while it has the keyboard.
    fn name_ui(&mut self, ui: &mut Ui, hint: &str) -> Done {
        let field = TextEdit::singleline(&mut self.name).hint_text(hint).margin(vec2(8.0, 5.0));
        let response = ui.add(field.desired_width(f32::INFINITY));
        if std::mem::take(&mut self.takes_focus) {
            response.request_focus();
        }
        let typing = response.has_focus() || response.lost_focus();
        let pressed = |key| typing && ui.input(|input| input.key_pressed(key));
        match (pressed(Key::Enter), pressed(Key::Escape)) {
            (_, true) => Done::Left,
            (true, false) => Done::Saved,
            (false, false) => Done::No,
        }
    }

    /// Save and Cancel.
    fn done_ui(&mut self, ui: &mut Ui, state: &State, typed: Done) -> Done {
        ui.add_space(6.0);
        let valid = !self.name.trim().is_empty();
        let mut done = typed;
        ui.horizontal(|ui| {
            let palette = state.palette();
            let save = (None, "Save", "");
            if button_ui(ui, palette, ButtonLook::Primary, save, valid).clicked() {
                done = Done::Saved;
            }
            if button_ui(ui, palette, ButtonLook::Raised, (None, "Cancel", ""), true).clicked() {
                done = Done::Left;
            }
            if !valid {
                ui.label(egui::RichText::new("A name is needed").color(ink(palette.warning)));
            }
        });
        match done {
            Done::Left => *self = Self::default(),
            Done::Saved if !valid => return Done::No,
            _ => {}
        }
        done
    }

    /// The typed name; closes the fields.
    fn take_name(&mut self) -> String {
        self.part = None;
        self.name.trim().to_owned()
    }
}
