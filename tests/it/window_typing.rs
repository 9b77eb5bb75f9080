//! Where the keyboard goes in the whole window: to the canvas, to the fields, and what is typed while it moves.

use egui::{Id, Key, Modifiers};
use redstring::app::action::{PresentAction, SelectAction};
use redstring::app::state::Tool;
use redstring::base::NodeId;
use redstring::display::Part;

use crate::support::shell::Shell;

/// All entities in the order of the outline.
fn outline(shell: &Shell) -> Vec<NodeId> {
    let case = shell.state().desk.case();
    let mut order: Vec<_> = case.entities().map(|entity| entity.id).collect();
    order.sort_by_key(|&id| (std::cmp::Reverse(case.degree(id)), id));
    order
}

fn focused(shell: &Shell) -> Option<Id> {
    shell.harness.ctx.memory(egui::Memory::focused)
}

fn tab(shell: &mut Shell) {
    shell.key(Modifiers::NONE, Key::Tab);
}

fn back_tab(shell: &mut Shell) {
    shell.key(Modifiers::SHIFT, Key::Tab);
}

#[test]
fn tab_walks_the_actors_of_the_canvas_in_the_order_of_the_outline() {
    let mut shell = Shell::with_sample();
    let order = outline(&shell);
    for &node in &order[..3] {
        tab(&mut shell);
        assert_eq!(shell.state().only_selected(), Some(Part::Node(node)));
    }
    back_tab(&mut shell);
    assert_eq!(shell.state().only_selected(), Some(Part::Node(order[1])));
    let before = shell.position(order[1]);
    shell.key(Modifiers::NONE, Key::ArrowRight);
    let moved = shell.position(order[1]);
    assert!(moved[0] > before[0], "arrows nudge what Tab has reached");
    assert_eq!(shell.state().only_selected(), Some(Part::Node(order[1])));
}

#[test]
fn tab_goes_on_from_the_actor_that_was_clicked() {
    let mut shell = Shell::with_sample();
    let order = outline(&shell);
    shell.act(SelectAction::Only(Part::Node(order[4])));
    tab(&mut shell);
    assert_eq!(shell.state().only_selected(), Some(Part::Node(order[5])));
}

#[test]
fn past_the_last_actor_tab_walks_the_widgets() {
    let mut shell = Shell::with_sample();
    let order = outline(&shell);
    shell.act(SelectAction::Only(Part::Node(*order.last().expect("some"))));
    tab(&mut shell);
    assert!(focused(&shell).is_some(), "a widget has the keyboard");
    tab(&mut shell);
    assert_eq!(shell.state().only_selected(), order.last().map(|&node| Part::Node(node)));
}

#[test]
fn a_click_on_the_canvas_takes_the_keyboard_from_a_widget() {
    let mut shell = Shell::with_sample();
    shell.key(Modifiers::COMMAND, Key::F);
    assert!(focused(&shell).is_some());
    let at = shell.place("Hun Manet, person");
    shell.click(at);
    assert_eq!(focused(&shell), None);
    shell.key(Modifiers::NONE, Key::H);
    assert_eq!(shell.state().tool, Tool::Hand, "keys are commands again");
}

#[test]
fn what_is_typed_right_after_ctrl_f_lands_in_the_box_and_starts_nothing() {
    let mut shell = Shell::with_sample();
    shell.key_and_letters(Modifiers::COMMAND, Key::F, "halle");
    assert_eq!(shell.state().find.text, "halle");
    assert_eq!(shell.state().tool, Tool::Select);
    shell.type_keys("nw");
    assert_eq!(shell.state().find.text, "hallenw");
    assert!(shell.state().filter.is_off() && shell.state().selection.is_empty());
}

#[test]
fn a_new_scene_is_named_by_typing_and_enter_ends_it() {
    let mut shell = Shell::with_sample();
    shell.key_and_letters(Modifiers::COMMAND, Key::B, "who");
    assert!(shell.state().storyboard_open);
    shell.type_keys(" counts");
    shell.key(Modifiers::NONE, Key::Enter);
    let titles = |shell: &Shell| -> Vec<String> {
        shell.state().desk.case().storyboard().iter().map(|scene| scene.title.clone()).collect()
    };
    assert_eq!(titles(&shell), ["who counts"]);
    assert!(shell.state().selection.is_empty() && shell.state().filter.is_off());
    assert_eq!(shell.state().tool, Tool::Select);
    shell.key(Modifiers::NONE, Key::C);
    assert_eq!(shell.state().tool, Tool::Connect, "the field has let the keyboard go");
}

#[test]
fn the_reader_forgets_the_evidence_with_the_selection() {
    let mut shell = Shell::with_sample();
    let case = shell.state().desk.case();
    let edge = case.relations().find(|edge| edge.relation.claims.iter().any(|c| c.at.is_some()));
    let edge = Part::Edge(edge.expect("a relation with a sentence").relation.id);
    let marked = |shell: &Shell| shell.state().reader.is_some_and(|reader| reader.span.is_some());
    shell.act(SelectAction::Only(edge));
    assert!(marked(&shell));
    shell.key(Modifiers::NONE, Key::Escape);
    assert!(!marked(&shell) && shell.state().reader.is_some(), "the report stays, unmarked");
    shell.act(SelectAction::Only(edge));
    shell.act(SelectAction::Only(Part::Node(shell.node_named("Hun Manet"))));
    assert!(!marked(&shell));
}

#[test]
fn escape_leaves_the_title_of_a_new_scene_and_nothing_else() {
    let mut shell = Shell::with_sample();
    let node = Part::Node(shell.node_named("Hun Manet"));
    shell.act(SelectAction::Only(node));
    shell.act(PresentAction::AddScene);
    shell.type_keys("no");
    shell.key(Modifiers::NONE, Key::Escape);
    assert_eq!(shell.state().desk.case().storyboard()[0].title, "Hun Manet");
    assert_eq!(shell.state().only_selected(), Some(node), "the selection stays");
    assert_eq!(focused(&shell), None);
}
