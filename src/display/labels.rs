//! Where labels stand: at nodes below, right, above or left; on edges flat on the line, slid along it until
//! free. A label that would cover a node or another label is left out.

use emath::{Pos2, Rect, Vec2, vec2};

use super::occupied::{Boxes, Lines};
use super::route::{length, point_at};

/// Shares of the way at which an edge's label is tried, best first; the finer ones only when none of the
/// coarse ones is free.
const SLIDES: [f32; 13] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.2, 0.8];
const COARSE_SLIDES: usize = 5;
/// Places at a node at which its label is tried.
pub(super) const SIDES: usize = 12;
/// What each place at a node costs, in pixels of lines that run through the label.
const SIDE_COSTS: [f32; SIDES] =
    [0.0, 5.0, 6.0, 8.0, 10.0, 10.0, 11.0, 11.0, 12.0, 12.0, 13.0, 13.0];
/// What it costs when the view's border cuts a name off.
const CUT_COST: f32 = 60.0;
/// What each further slide costs, likewise.
const SLIDE_COST: f32 = 4.0;
/// Least length of a line that must be seen before its label.
const LEAST_STUB: f32 = 3.0;
/// Free space beside a name.
pub(super) const BESIDE: f32 = 3.0;

/// The labels that have found their place, and what is free for the next.
#[derive(Debug)]
pub(super) struct Placer {
    pub(super) boxes: Boxes,
    pub(super) lines: Lines,
    pub(super) placed: Vec<Placed>,
    view: Rect,
}

impl Default for Placer {
    fn default() -> Self {
        let (boxes, lines) = (Boxes::default(), Lines::default());
        Self { boxes, lines, placed: Vec::new(), view: Rect::NOTHING }
    }
}

/// A label in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    /// Whose label it is; nodes and edges are counted apart.
    pub(super) owner: Owner,
    /// Its box.
    pub(super) rect: Rect,
    /// Number of its box among the taken ones.
    number: usize,
    /// False when it has given way.
    pub(super) stands: bool,
}

/// An index into the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Of `Scene::nodes`.
    Node(usize),
    /// Of `Scene::edges`.
    Edge(usize),
}

impl Placer {
    /// Forgets all labels; what lies outside of `view` is cut off, `area` is the wider rectangle in which labels are
    /// placed.
    pub(super) fn reset(&mut self, view: Rect, area: Rect) {
        self.view = view;
        self.boxes.reset(area);
        self.lines.reset(area);
        self.placed.clear();
    }

    /// Places a node's label at one of its [`sides`], which are taken in order, but one that is free of
    /// lines comes before one that is not.
    /// `beside` is the free space to keep at both sides; `whole` leaves the label out rather than have the view's
    /// border cut it off.
    pub(super) fn place_at_node(
        &mut self,
        node: usize,
        places: &[Rect],
        beside: f32,
        whole: bool,
    ) -> bool {
        let mut best: Option<(f32, Rect)> = None;
        for (&rect, bias) in places.iter().zip(SIDE_COSTS) {
            if best.is_some_and(|(least, _)| least <= bias) {
                break;
            }
            if !self.boxes.is_free(rect.expand2(vec2(beside, 0.0))) {
                continue;
            }
            let is_cut = !self.view.contains_rect(rect);
            if is_cut && whole {
                continue;
            }
            let cut = if is_cut { CUT_COST } else { 0.0 };
            let crossed = self.lines.length_within(rect.expand2(vec2(2.0, 0.0)), None);
            let cost = crossed + bias + cut;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, rect));
            }
        }
        let Some((_, rect)) = best else { return false };
        self.take(Owner::Node(node), rect);
        true
    }

    /// Places an edge's label of `size` on its line. `keep_off` is the length at the end that the
    /// arrowhead needs.
    pub(super) fn place_on_edge(
        &mut self,
        edge: usize,
        points: &[Pos2],
        size: Vec2,
        keep_off: f32,
    ) -> bool {
        let total = length(points);
        let mut best: Option<(f32, Rect)> = None;
        for (rank, share) in SLIDES.into_iter().enumerate() {
            if rank == COARSE_SLIDES && best.is_some() {
                break;
            }
            let Some((at, direction)) = point_at(points, total * share) else { return false };
            // The plate hides so much of the line on either side of its middle.
            let hidden = (size.x / 2.0 / direction.x.abs().max(1e-3))
                .min(size.y / 2.0 / direction.y.abs().max(1e-3));
            let (before, after) = (total * share - hidden, total * (1.0 - share) - hidden);
            if before < LEAST_STUB || after < keep_off {
                continue;
            }
            let rect = Rect::from_center_size(at, size);
            if !self.boxes.is_free(rect) {
                continue;
            }
            let crossed = self.lines.length_within(rect.shrink2(vec2(1.0, 2.0)), Some(edge as u32));
            let cost = crossed + rank as f32 * SLIDE_COST;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, rect));
            }
            if crossed == 0.0 {
                break;
            }
        }
        let Some((_, rect)) = best else { return false };
        self.take(Owner::Edge(edge), rect);
        true
    }

    /// Where a label stands.
    pub(super) fn of(&self, owner: Owner) -> Option<Rect> {
        self.placed
            .iter()
            .find(|label| label.stands && label.owner == owner)
            .map(|label| label.rect)
    }

    /// Makes labels give way that stand where `wanted` should be; false, and nothing changed, when something else
    /// or a label that `keeps` stands there.
    pub(super) fn clear(&mut self, wanted: Rect, keeps: impl Fn(Owner) -> bool) -> bool {
        let mut in_the_way = Vec::new();
        self.boxes.each_overlap(wanted, |number| in_the_way.push(number));
        let movable = in_the_way.iter().all(|&number| {
            self.placed.iter().any(|label| label.number == number && !keeps(label.owner))
        });
        if !movable {
            return false;
        }
        for label in self.placed.iter_mut().filter(|label| in_the_way.contains(&label.number)) {
            label.stands = false;
            self.boxes.remove(label.number);
        }
        true
    }

    pub(super) fn take(&mut self, owner: Owner, rect: Rect) {
        let number = self.boxes.add(rect);
        self.placed.push(Placed { owner, rect, number, stands: true });
    }
}

/// The places of a node's label, best first: below, right, above, left, then below and above but pushed to the
/// right or the left, then right and left but pushed down or up.
pub(super) fn sides(center: Pos2, half: Vec2, size: Vec2, gap: f32) -> [Rect; SIDES] {
    // Room for the ring of a hovered node.
    let beside = half.x + gap + 2.0 + size.x / 2.0;
    // The box of a line has air above and below its letters, so the gap there can be smaller.
    let over = half.y + gap - size.y.min(16.0) * 0.12 + size.y / 2.0;
    let lowered = half.y * 0.5 + size.y * 0.4;
    let pushed = (size.x / 2.0 - half.x * 0.3).max(0.0);
    [
        vec2(0.0, over),
        vec2(beside, 0.0),
        vec2(0.0, -over),
        vec2(-beside, 0.0),
        vec2(pushed, over),
        vec2(-pushed, over),
        vec2(pushed, -over),
        vec2(-pushed, -over),
        vec2(beside, lowered),
        vec2(-beside, lowered),
        vec2(beside, -lowered),
        vec2(-beside, -lowered),
    ]
    .map(|offset| Rect::from_center_size(center + offset, size))
}

#[cfg(test)]
mod tests {
    use emath::{Pos2, Rect, pos2, vec2};

    use super::{BESIDE, Owner, Placer, sides};

    fn placer() -> Placer {
        let mut placer = Placer::default();
        let view = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
        placer.reset(view, view);
        placer
    }

    #[test]
    fn a_name_that_would_be_cut_off_stands_elsewhere() {
        let mut placer = placer();
        let size = vec2(80.0, 16.0);
        let places = sides(pos2(780.0, 300.0), vec2(16.0, 16.0), size, 7.0);
        assert!(placer.place_at_node(0, &places, BESIDE, false));
        let label = placer.of(Owner::Node(0)).expect("a place");
        assert!(label.right() <= 800.0, "{label:?}");
        let right = &places[1..2];
        assert!(!placer.place_at_node(1, right, BESIDE, true), "left out rather than cut");
        assert!(placer.place_at_node(1, right, BESIDE, false));
    }

    fn place(placer: &mut Placer, node: usize) -> Option<Rect> {
        let places = sides(pos2(400.0, 300.0), vec2(16.0, 16.0), vec2(80.0, 16.0), 7.0);
        placer.place_at_node(node, &places, BESIDE, false);
        placer.of(Owner::Node(node))
    }

    #[test]
    fn labels_go_below_then_right_then_above_then_left_then_nowhere() {
        let mut placer = placer();
        let center = pos2(400.0, 300.0);
        let found: Vec<Option<Rect>> = (0..5).map(|node| place(&mut placer, node)).collect();
        let [Some(below), Some(right), Some(above), Some(left), None] = found[..] else {
            panic!("{found:?}")
        };
        assert!(below.top() > center.y + 16.0 && right.left() > center.x + 16.0);
        assert!(above.bottom() < center.y - 16.0 && left.right() < center.x - 16.0);
    }

    #[test]
    fn a_side_that_a_line_runs_through_comes_later() {
        let mut placer = placer();
        placer.lines.add(&[pos2(400.0, 300.0), pos2(410.0, 600.0)], 0);
        let label = place(&mut placer, 0).expect("a place");
        assert!(label.left() > 416.0, "{label:?}");
    }

    #[test]
    fn an_edge_label_slides_away_from_what_is_taken() {
        let mut placer = placer();
        let line = [pos2(100.0, 300.0), pos2(500.0, 300.0)];
        let size = vec2(60.0, 16.0);
        assert!(placer.place_on_edge(0, &line, size, 9.0));
        assert_eq!(placer.of(Owner::Edge(0)).map(|rect| rect.center()), Some(pos2(300.0, 300.0)));
        assert!(placer.place_on_edge(1, &line, size, 9.0));
        let second = placer.of(Owner::Edge(1)).expect("a place");
        assert!(second.right() <= 270.0 || second.left() >= 330.0, "{second:?}");
        assert!(!placer.place_on_edge(2, &line[..1], size, 9.0));
    }

    #[test]
    fn only_labels_give_way() {
        let mut placer = placer();
        let rect = place(&mut placer, 0).expect("a place");
        assert!(!placer.clear(rect, |owner| owner == Owner::Node(0)));
        assert!(placer.clear(rect, |_| false));
        assert!(placer.of(Owner::Node(0)).is_none() && placer.boxes.is_free(rect));
        placer.boxes.add(rect);
        assert!(!placer.clear(rect, |_| false));
    }
}
