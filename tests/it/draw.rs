//! Drawings of whole cases against stored pictures and the promises of each format.

use std::io::Cursor;
use std::path::PathBuf;

use emath::vec2;
use redstring::base::{Certainty, ClaimId, EdgeId, Family, Kind, NodeId, Origin};
use redstring::display::{Emphasis, Part, Theme, Visible};
use redstring::draw::{Options, Picture, picture, to_pdf, to_png, to_svg};
use redstring::graph::{Case, Claim, Edit, Entity, Relation, Transaction};

/// Channels may differ by so much, and so many pixels in a thousand by more.
const TOLERANCE: (u8, usize) = (24, 3);

/// Every kind, named and not, every line, parallels, a loop, a pin and the analyst's own parts.
fn harbour() -> Case {
    use Certainty::{Alleged, Asserted, Negated, Possible};
    let nodes = [
        ("Port Authority of Lirna", Kind::Agency, true, [0.0, 0.0]),
        ("Marrow Dredging", Kind::Organization, true, [250.0, -40.0]),
        ("Ida Venn", Kind::Person, true, [110.0, -150.0]),
        ("dock workers", Kind::Group, false, [-190.0, 120.0]),
        ("Lirna", Kind::Place, true, [-220.0, -80.0]),
        ("Norland", Kind::Country, true, [-90.0, -190.0]),
        ("bid rigging", Kind::Activity, false, [400.0, 90.0]),
        ("June strike", Kind::Event, true, [-40.0, 190.0]),
        ("audit report", Kind::Document, false, [250.0, 130.0]),
        ("dredging fees", Kind::Asset, false, [430.0, -110.0]),
        ("new terminal", Kind::Facility, false, [100.0, 130.0]),
        ("rumour", Kind::Other, false, [320.0, -190.0]),
    ];
    let edges: [(usize, &str, usize, Family, &[Certainty]); 15] = [
        (0, "hired", 1, Family::Money, &[Asserted, Asserted]),
        (1, "paid", 0, Family::Money, &[Alleged]),
        (2, "heads", 1, Family::Control, &[Asserted]),
        (2, "may advise", 0, Family::Cooperation, &[Possible]),
        (0, "is in", 4, Family::Location, &[Asserted]),
        (4, "is in", 5, Family::Location, &[Asserted]),
        (3, "struck against", 0, Family::Conflict, &[Asserted]),
        (3, "joined", 7, Family::Membership, &[Asserted]),
        (7, "delayed", 10, Family::Harm, &[Asserted, Negated]),
        (8, "accuses", 1, Family::Statement, &[Asserted]),
        (1, "took no part in", 6, Family::Harm, &[Negated]),
        (1, "collected", 9, Family::Money, &[Asserted]),
        (0, "oversees", 0, Family::Control, &[Asserted]),
        (11, "concerns", 2, Family::Kinship, &[Alleged]),
        (0, "owns", 10, Family::Control, &[Asserted]),
    ];
    let mut edits = vec![Edit::SetMarking(Some("TLP:AMBER".into()))];
    for (index, (label, kind, named, place)) in nodes.into_iter().enumerate() {
        let by_hand = label == "rumour";
        let origin = if by_hand { Origin::Analyst } else { Origin::Text };
        let mut entity = Entity::new(NodeId(index as u64 + 1), label, kind, origin);
        entity.named = named;
        entity.position = Some(place);
        entity.pinned = label == "Lirna";
        edits.push(Edit::AddEntity(Box::new(entity)));
    }
    for (index, (from, words, to, family, certainties)) in edges.into_iter().enumerate() {
        let origin = if words == "owns" { Origin::Analyst } else { Origin::Text };
        let mut relation = Relation::new(EdgeId(101 + index as u64), words, family, origin);
        for (rank, &certainty) in certainties.iter().enumerate() {
            let id = ClaimId(1000 + index as u64 * 10 + rank as u64);
            let mut claim = Claim::new(id, words, Origin::Analyst);
            claim.certainty = certainty;
            relation.claims.push(claim);
        }
        let (from, to) = (NodeId(from as u64 + 1), NodeId(to as u64 + 1));
        edits.push(Edit::AddRelation { from, to, relation: Box::new(relation) });
    }
    let mut case = Case::new("Lirna harbour");
    case.commit(Transaction { label: "Build".into(), edits }).expect("a sound plan");
    case
}

fn drawn(theme: Theme, emphasis: Emphasis) -> Picture {
    let case = harbour();
    let title = Some(case.title().to_owned());
    let options =
        Options { theme, size: vec2(860.0, 680.0), title, emphasis, ..Options::default() };
    picture(&case, &Visible::default(), &options)
}

#[test]
fn a_case_in_the_dark_with_a_selected_edge() {
    let selected = Emphasis::selecting(Part::Edge(EdgeId(101)));
    assert_png("drawing-dark", &drawn(Theme::Dark, selected));
}

#[test]
fn a_case_in_the_light_with_a_hovered_node() {
    let hovered = Emphasis::hovering(Part::Node(NodeId(2)));
    assert_png("drawing-light", &drawn(Theme::Light, hovered));
}

#[test]
fn the_same_case_gives_the_same_bytes_in_every_format() {
    let one = drawn(Theme::Light, Emphasis::default());
    let other = drawn(Theme::Light, Emphasis::default());
    assert_eq!(to_svg(&one), to_svg(&other));
    assert_eq!(to_png(&one, 2.0), to_png(&other, 2.0));
    assert_eq!(to_pdf(&one), to_pdf(&other));
}

#[test]
fn an_svg_says_what_it_shows() {
    let svg = to_svg(&drawn(Theme::Light, Emphasis::default()));
    assert!(svg.contains("<title>Lirna harbour</title>"));
    assert!(svg.contains("<desc>12 entities · 15 relations · 17 claims</desc>"));
    for label in ["Ida Venn", "Port Authority of Lirna", "TLP:AMBER", "hired"] {
        assert!(svg.contains(&format!("aria-label=\"{label}\"")), "{label}");
    }
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
}

#[test]
fn an_empty_case_is_drawn_as_an_empty_sheet() {
    let sheet = picture(&Case::new("Nothing"), &Visible::default(), &Options::default());
    assert!(sheet.primitives.is_empty());
    assert!(to_png(&sheet, 0.5).is_ok() && to_pdf(&sheet).is_ok());
}

/// Compares with `tests/snapshots/NAME.png`; `UPDATE_SNAPSHOTS=1` rewrites it.
fn assert_png(name: &str, picture: &Picture) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let stored = folder.join(format!("{name}.png"));
    let fresh = to_png(picture, 1.0).expect("a PNG");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&stored, &fresh).expect("snapshot file");
        return;
    }
    let kept = std::fs::read(&stored).unwrap_or_default();
    let (expected, pixels) = (decode(&kept), decode(&fresh));
    let off = expected.iter().zip(&pixels).filter(|(a, b)| a.abs_diff(**b) > TOLERANCE.0).count();
    if expected.len() != pixels.len() || off * 1000 > pixels.len() * TOLERANCE.1 {
        let beside = folder.join(format!("{name}.new.png"));
        std::fs::write(&beside, &fresh).expect("snapshot file");
        panic!("{name} differs; see {} (UPDATE_SNAPSHOTS=1 accepts it)", beside.display());
    }
}

/// Bytes of the pixels; none for what is no PNG.
fn decode(file: &[u8]) -> Vec<u8> {
    let Ok(mut reader) = png::Decoder::new(Cursor::new(file)).read_info() else {
        return Vec::new();
    };
    let mut bytes = vec![0; reader.output_buffer_size().unwrap_or_default()];
    if reader.next_frame(&mut bytes).is_err() { Vec::new() } else { bytes }
}
