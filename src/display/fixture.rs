//! Cases for tests of drawing: a small invented one with every kind and line, and large random ones.

use emath::{Rect, pos2, vec2};

use super::{Camera, Primitive, Scene, Style, Visible};
use crate::base::{Certainty, ClaimId, EdgeId, Family, Kind, NodeId, Origin};
use crate::graph::{Case, Claim, Edit, Entity, Relation, Transaction};

use Certainty::{Alleged, Asserted, Negated, Possible};

/// Label, kind, named, place.
pub(crate) type NodePlan<'a> = (&'a str, Kind, bool, [f32; 2]);
/// Index of the start, words, index of the end, family, certainties of its claims.
pub(crate) type EdgePlan<'a> = (usize, &'a str, usize, Family, &'a [Certainty]);

/// A harbour whose dredging went wrong. Nodes are `n1` onwards in this order, edges `e101` onwards.
pub(crate) fn harbour() -> Case {
    let nodes: &[NodePlan<'_>] = &[
        ("Port Authority of Lirna", Kind::Agency, true, [0.0, 0.0]),
        ("Marrow Dredging", Kind::Organization, true, [260.0, -30.0]),
        ("Ida Venn", Kind::Person, true, [130.0, -170.0]),
        ("dock workers", Kind::Group, false, [-190.0, 130.0]),
        ("Lirna", Kind::Place, true, [-220.0, -90.0]),
        ("Norland", Kind::Country, true, [-60.0, -220.0]),
        ("bid rigging", Kind::Activity, false, [420.0, 130.0]),
        ("June strike", Kind::Event, true, [-20.0, 220.0]),
        ("audit report", Kind::Document, false, [250.0, 170.0]),
        ("dredging fees", Kind::Asset, false, [460.0, -120.0]),
        ("new terminal", Kind::Facility, false, [90.0, 130.0]),
        ("the rumour", Kind::Other, false, [400.0, -250.0]),
    ];
    let edges: &[EdgePlan<'_>] = &[
        (0, "hired", 1, Family::Money, &[Asserted, Asserted, Asserted]),
        (1, "paid", 0, Family::Money, &[Alleged]),
        (2, "heads", 1, Family::Control, &[Asserted]),
        (2, "advises", 0, Family::Cooperation, &[Possible]),
        (0, "is in", 4, Family::Location, &[Asserted]),
        (4, "is in", 5, Family::Location, &[Asserted]),
        (3, "struck against", 0, Family::Conflict, &[Asserted]),
        (3, "joined", 7, Family::Membership, &[Asserted]),
        (7, "delayed", 10, Family::Harm, &[Asserted, Negated]),
        (8, "accuses", 1, Family::Statement, &[Asserted]),
        (1, "took part in", 6, Family::Harm, &[Negated]),
        (1, "collected", 9, Family::Money, &[Asserted]),
        (0, "oversees", 0, Family::Control, &[Asserted]),
        (11, "concerns", 2, Family::Other, &[Possible]),
        (0, "owns", 10, Family::Control, &[Asserted]),
    ];
    case_of("Lirna harbour", nodes, edges)
}

/// A random case without meaning; the same for the same numbers.
pub(crate) fn random(nodes: usize, edges: usize, spread: f32) -> Case {
    let mut seed = 0x9e37_79b9_u64;
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    let labels: Vec<String> = (0..nodes).map(|n| format!("Entity number {n}")).collect();
    let side = spread * (nodes as f32).sqrt();
    let plans: Vec<NodePlan<'_>> = labels
        .iter()
        .map(|label| {
            let kind = Kind::ALL[draw(Kind::ALL.len())];
            let mut place = || draw(10_000) as f32 / 10_000.0 * side;
            (label.as_str(), kind, place() > side / 2.0, [place(), place()])
        })
        .collect();
    let claims: [&[Certainty]; 5] =
        [&[Asserted], &[Alleged], &[Possible], &[Negated], &[Asserted, Negated]];
    let edges: Vec<EdgePlan<'_>> = (0..edges)
        .map(|_| {
            let family = Family::ALL[draw(Family::ALL.len())];
            (draw(nodes), "has to do with", draw(nodes), family, claims[draw(5)])
        })
        .collect();
    case_of("Random", &plans, &edges)
}

/// Builds a case from its plan.
pub(crate) fn case_of(title: &str, nodes: &[NodePlan<'_>], edges: &[EdgePlan<'_>]) -> Case {
    let mut edits = Vec::new();
    for (index, &(label, kind, named, place)) in nodes.iter().enumerate() {
        let mut entity = Entity::new(NodeId(index as u64 + 1), label, kind, Origin::Text);
        entity.named = named;
        entity.position = Some(place);
        edits.push(Edit::AddEntity(Box::new(entity)));
    }
    let base = 100.max(nodes.len() as u64);
    for (index, &(from, words, to, family, certainties)) in edges.iter().enumerate() {
        let id = EdgeId(base + index as u64 + 1);
        let lemma = words.split(' ').next().unwrap_or(words);
        let mut relation = Relation::new(id, lemma, family, Origin::Text);
        words.clone_into(&mut relation.label);
        relation.claims = certainties
            .iter()
            .enumerate()
            .map(|(rank, &certainty)| claim(id.0 * 10 + rank as u64 + 1_000_000, certainty))
            .collect();
        let [from, to] = [from, to].map(|index| NodeId(index as u64 + 1));
        edits.push(Edit::AddRelation { from, to, relation: Box::new(relation) });
    }
    let mut case = Case::new(title);
    case.commit(Transaction { label: "Build".to_owned(), edits }).expect("a sound plan");
    case
}

fn claim(id: u64, certainty: Certainty) -> Claim {
    Claim { certainty, ..Claim::new(ClaimId(id), "", Origin::Analyst) }
}

/// The scene of a case with nothing filtered.
pub(crate) fn scene(case: &Case) -> Scene {
    Scene::build(case, &Visible::default(), &Style::default())
}

/// A camera that shows a scene whole in a window of 1200 by 800.
pub(crate) fn camera(scene: &Scene) -> Camera {
    let viewport = Rect::from_min_size(pos2(0.0, 0.0), vec2(1200.0, 800.0));
    Camera::fit(viewport, scene.bounds(), 40.0)
}

/// One line a primitive: what it is, where, and its colour.
pub(crate) fn list(primitives: &[Primitive]) -> String {
    primitives.iter().map(|primitive| describe(primitive) + "\n").collect()
}

fn describe(primitive: &Primitive) -> String {
    let at = |point: emath::Pos2| format!("{:.0},{:.0}", point.x, point.y);
    match primitive {
        Primitive::Line { points, stroke } => format!(
            "line {} to {} in {} corners, {:.1} wide, {:?}, {}",
            points.first().map_or_else(String::new, |&p| at(p)),
            points.last().map_or_else(String::new, |&p| at(p)),
            points.len(),
            stroke.width,
            stroke.dash,
            stroke.color.to_hex()
        ),
        Primitive::Polygon { points, fill, stroke } => format!(
            "polygon from {} of {} corners, fill {}, rim {}",
            points.first().map_or_else(String::new, |&p| at(p)),
            points.len(),
            fill.map_or_else(|| "none".to_owned(), super::Color::to_hex),
            stroke.map_or_else(|| "none".to_owned(), |stroke| stroke.color.to_hex())
        ),
        Primitive::Circle { center, radius, fill, stroke } => format!(
            "circle at {} of {radius:.1}, fill {}, rim {}",
            at(*center),
            fill.map_or_else(|| "none".to_owned(), super::Color::to_hex),
            stroke.map_or_else(|| "none".to_owned(), |stroke| stroke.color.to_hex())
        ),
        Primitive::RoundRect { rect, fill, .. } => format!(
            "plate {} to {}, fill {}",
            at(rect.min),
            at(rect.max),
            fill.map_or_else(|| "none".to_owned(), super::Color::to_hex)
        ),
        Primitive::Text { position, anchor, text, size, weight, color, .. } => {
            format!(
                "text {text:?} {anchor:?} of {}, {size} {weight:?}, {}",
                at(*position),
                color.to_hex()
            )
        }
        Primitive::Icon { center, size, icon, color } => {
            format!("icon {icon:?} at {}, {size:.1}, {}", at(*center), color.to_hex())
        }
    }
}
