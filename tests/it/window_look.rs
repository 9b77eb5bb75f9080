//! A few small pictures of canvas, inspector, reader and show, drawn by the processor.

use egui::vec2;
use redstring::app::action::{EditAction, PresentAction, SelectAction, ViewAction};
use redstring::base::{ClaimId, EdgeId, Kind, NodeId, SourceId};
use redstring::display::Part;
use redstring::graph::Transaction;

use crate::support::desktop::Window;
use crate::support::fixture;
use crate::support::snapshot::assert_picture;

fn window(light: bool) -> Window {
    let mut window = Window::new(vec2(880.0, 560.0), light);
    window.harness.run();
    window
}

#[test]
fn a_claim_in_the_dark() {
    let mut window = window(false);
    window.act(SelectAction::ShowClaim(EdgeId(20), ClaimId(200)));
    window.act(ViewAction::Fly(redstring::app::state::CameraGoal::Fit { glide: false }));
    assert_picture("claim-dark", &window.picture());
}

#[test]
fn a_node_in_the_light_with_a_kind_switched_off() {
    let mut window = window(true);
    window.act(ViewAction::ToggleKind(Kind::Country));
    window.act(SelectAction::Only(Part::Node(NodeId(9))));
    assert_picture("node-light", &window.picture());
}

#[test]
fn a_suggestion_and_sentences_without_claims() {
    let mut window = window(false);
    let doubts = Transaction::new("Doubts", fixture::doubts(window.state().desk.case()));
    window.act(EditAction::Commit(doubts));
    window.act(SelectAction::Only(Part::Node(NodeId(8))));
    window.act(SelectAction::Read(SourceId(1), None));
    window.act(ViewAction::Fly(redstring::app::state::CameraGoal::Fit { glide: false }));
    assert_picture("suggestion-dark", &window.picture());
}

#[test]
fn a_scene_of_the_show() {
    let mut window = window(false);
    window.act(PresentAction::Start(0));
    assert_picture("show-dark", &window.picture());
}
