//! The storyboard's scenes.

use super::quoted;
use crate::base::SceneId;
use crate::graph::case::Case;
use crate::graph::edit::{Edit, EditError, Transaction};
use crate::graph::fresh::FreshIds;
use crate::graph::model::Scene;

/// Adds a scene at the end. Whatever id it has is replaced by a fresh one, which is given back.
pub fn add_scene(case: &Case, scene: Scene) -> (Transaction, SceneId) {
    let id = FreshIds::of(case).scene();
    let label = format!("Add scene {}", quoted(&scene.title));
    let mut scenes = case.storyboard().to_vec();
    scenes.push(Scene { id, ..scene });
    (Transaction::new(label, vec![Edit::SetStoryboard(scenes)]), id)
}

/// Names a scene and says what to tell. Empty when it says so already.
pub fn describe_scene(
    case: &Case,
    id: SceneId,
    title: &str,
    note: &str,
) -> Result<Transaction, EditError> {
    let at = index(case, id)?;
    let mut scenes = case.storyboard().to_vec();
    title.clone_into(&mut scenes[at].title);
    note.clone_into(&mut scenes[at].note);
    let edits =
        if scenes == case.storyboard() { Vec::new() } else { vec![Edit::SetStoryboard(scenes)] };
    Ok(Transaction::new(format!("Edit scene {}", quoted(title)), edits))
}

/// Takes a scene out.
pub fn remove_scene(case: &Case, id: SceneId) -> Result<Transaction, EditError> {
    let at = index(case, id)?;
    let mut scenes = case.storyboard().to_vec();
    let removed = scenes.remove(at);
    let label = format!("Remove scene {}", quoted(&removed.title));
    Ok(Transaction::new(label, vec![Edit::SetStoryboard(scenes)]))
}

/// Moves a scene to a place in the order, 0 for the first; past the end is the end.
pub fn move_scene(case: &Case, id: SceneId, to: usize) -> Result<Transaction, EditError> {
    let from = index(case, id)?;
    let mut scenes = case.storyboard().to_vec();
    let scene = scenes.remove(from);
    let label = format!("Move scene {}", quoted(&scene.title));
    let to = to.min(scenes.len());
    scenes.insert(to, scene);
    let edits = if to == from { Vec::new() } else { vec![Edit::SetStoryboard(scenes)] };
    Ok(Transaction::new(label, edits))
}

/// Where the scene stands in the order.
fn index(case: &Case, id: SceneId) -> Result<usize, EditError> {
    let place = case.storyboard().iter().position(|scene| scene.id == id);
    place.ok_or_else(|| EditError::Missing(id.to_string()))
}
