//! How long edges should be: two boxes with the edge's label level between them, and an arrowhead.
//! Labels are level, so an upright edge can be much shorter than a level one.

use super::geometry::{Point, Rect, length};
use super::problem::Problem;
use super::request::{EDGE_ROOM, LayoutRequest};
use super::topology::Graph;

/// Part of an edge that is not under its label: the arrowhead, and some air at both ends.
pub(super) const ARROW_ROOM: f32 = 40.0;
/// The same in a crowded drawing, and the share of its room that a label keeps there.
const CROWDED_ARROW_ROOM: f32 = 20.0;
const CROWDED_LABEL_SHARE: f32 = 0.3;
/// Height of a label that is not given.
const LABEL_HEIGHT: f32 = 18.0;
/// Distance of neighbours where nodes are points.
const POINT_EDGE: f32 = 100.0;
/// How much longer an edge gets with the square root of its lesser degree, and at most.
const HUB_SLACK: f32 = 0.3;
const MOST_SLACK: f32 = 2.5;
/// A drawing is at most this much wider, against its height, than one without labels.
const MOST_STRETCH: f32 = 1.4;

impl Problem {
    /// The ideal distance of the ends of each edge, whatever its direction will be.
    pub(super) fn edge_lengths(&self) -> Vec<f32> {
        let edges = (0..self.labels.len()).zip(self.slack());
        edges.map(|(index, slack)| slack * self.mean_length(index)).collect()
    }

    /// How many times its bare room each edge should be long: two hubs need space between them for
    /// the neighbours of both.
    pub(super) fn slack(&self) -> Vec<f32> {
        let slack = |&(a, b): &(u32, u32)| {
            let lesser = self.graph.degree(a as usize).min(self.graph.degree(b as usize));
            let extra = (lesser.saturating_sub(1) as f32).sqrt();
            if self.boxed { (1.0 + HUB_SLACK * extra).min(MOST_SLACK) } else { 1.0 }
        };
        self.graph.edges().iter().map(slack).collect()
    }

    /// The distance of its ends at which edge `index` has room for its label and arrowhead, if it runs
    /// along `along` (from its smaller end).
    pub(super) fn length_along(&self, index: usize, along: Point) -> f32 {
        if !self.boxed {
            return POINT_EDGE;
        }
        let far = self.apart(index);
        let length = length(along).max(1e-6);
        let mut shortest = f32::INFINITY;
        for ((along, before), after) in along.into_iter().zip(far.min).zip(far.max) {
            let side = if along > 0.0 { after } else { -before };
            shortest = shortest.min(side * length / along.abs().max(1e-3));
        }
        self.arrow_room() + shortest
    }

    /// Factors that take a drawing in which level and upright edges have their room to one in which
    /// both are equally long.
    pub(super) fn squash(&self) -> [f32; 2] {
        if !self.boxed || self.labels.is_empty() {
            return [1.0, 1.0];
        }
        let mut sides = [0.0_f32; 2];
        for index in 0..self.labels.len() {
            let [width, height] = self.apart(index).size();
            let room = self.arrow_room();
            sides = [sides[0] + width / 2.0 + room, sides[1] + height / 2.0 + room];
        }
        let stretch = (sides[0] / sides[1]).sqrt().clamp(1.0, MOST_STRETCH);
        [1.0 / stretch, stretch]
    }

    /// Where, seen from the smaller end, the larger end's centre leaves too little room for the label.
    fn apart(&self, index: usize) -> Rect {
        let (a, b) = self.graph.edges()[index];
        let (a, b) = (&self.boxes[a as usize], &self.boxes[b as usize]);
        let label = self.labels[index];
        Rect {
            min: [a.min[0] - b.max[0] - label[0], a.min[1] - b.max[1] - label[1]],
            max: [a.max[0] - b.min[0] + label[0], a.max[1] - b.min[1] + label[1]],
        }
    }

    /// Between what the edge needs when level and when upright.
    fn mean_length(&self, index: usize) -> f32 {
        if !self.boxed {
            return POINT_EDGE;
        }
        let [width, height] = self.apart(index).size();
        self.arrow_room() + (width + height) / 4.0
    }

    /// What an edge shows beside its label.
    fn arrow_room(&self) -> f32 {
        if self.crowded { CROWDED_ARROW_ROOM } else { ARROW_ROOM }
    }
}

/// Width and height of what is written on each edge of `graph`: of parallels the widest, and their
/// heights together.
pub(super) fn labels(request: &LayoutRequest, graph: &Graph) -> Vec<[f32; 2]> {
    let share = if request.crowded { CROWDED_LABEL_SHARE } else { 1.0 };
    let unknown = [(EDGE_ROOM - ARROW_ROOM) * share, LABEL_HEIGHT * share];
    if request.boxes.is_empty() || request.edge_labels.is_empty() {
        let label = if request.boxes.is_empty() { [0.0, 0.0] } else { unknown };
        return vec![label; graph.edges().len()];
    }
    let mut labels = vec![[0.0_f32, 0.0_f32]; graph.edges().len()];
    for (&(a, b), label) in request.edges.iter().zip(&request.edge_labels) {
        if let Ok(index) = graph.edges().binary_search(&(a.min(b), a.max(b))) {
            let [width, height] = label.map(|side| share * super::problem::clean_length(side));
            labels[index] = [labels[index][0].max(width), labels[index][1] + height];
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(labels: Vec<[f32; 2]>) -> Problem {
        Problem::new(&LayoutRequest {
            node_count: 2,
            edges: vec![(0, 1), (1, 0)],
            boxes: vec![[70.0, 20.0, 70.0, 30.0]; 2],
            edge_labels: labels,
            ..LayoutRequest::default()
        })
    }

    #[test]
    fn parallels_share_one_room() {
        let problem = pair(vec![[60.0, 12.0], [90.0, 12.0]]);
        assert_eq!(problem.labels, [[90.0, 24.0]]);
    }

    #[test]
    fn a_crowded_drawing_has_short_edges() {
        let request = |crowded| LayoutRequest {
            node_count: 2,
            edges: vec![(0, 1)],
            boxes: vec![[70.0, 20.0, 70.0, 30.0]; 2],
            edge_labels: vec![[80.0, 16.0]],
            crowded,
            ..LayoutRequest::default()
        };
        let level = |crowded| Problem::new(&request(crowded)).length_along(0, [1.0, 0.0]);
        assert!((level(false) - (140.0 + 80.0 + ARROW_ROOM)).abs() < 1e-3);
        assert!((level(true) - (140.0 + 24.0 + CROWDED_ARROW_ROOM)).abs() < 1e-3);
    }

    #[test]
    fn an_unknown_label_gets_the_usual_room() {
        let level = pair(Vec::new()).length_along(0, [1.0, 0.0]);
        assert!((level - (140.0 + EDGE_ROOM)).abs() < 1e-3, "{level}");
    }

    #[test]
    fn an_upright_edge_is_shorter_than_a_level_one() {
        let problem = pair(vec![[80.0, 16.0], [0.0, 0.0]]);
        let up = problem.length_along(0, [0.0, -1.0]);
        assert!((up - (50.0 + 16.0 + ARROW_ROOM)).abs() < 1e-3, "{up}");
        let level = problem.length_along(0, [-1.0, 0.0]);
        assert!((level - (140.0 + 80.0 + ARROW_ROOM)).abs() < 1e-3, "{level}");
    }
}
