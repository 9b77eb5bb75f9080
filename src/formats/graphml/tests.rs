//! GraphML from other programs, and our own there and back.

use proptest::prelude::*;

use super::{detect, read, write};
use crate::base::{Certainty, ClaimStatus, EdgeId, Family, Kind, NodeId, Origin};
use crate::formats::Opened;
use crate::graph::{Case, Edit, Entity, Relation, sample};

fn opened(text: &str) -> Opened {
    read("x.graphml", text.as_bytes()).expect("GraphML")
}

fn document(body: &str) -> String {
    format!("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">{body}</graphml>")
}

fn messages(opened: &Opened) -> Vec<String> {
    opened.diagnostics.iter().map(ToString::to_string).collect()
}

fn label(case: &Case, id: u64) -> &str {
    &case.entity(NodeId(id)).expect("the node").label
}

#[test]
fn columns_defaults_and_types_are_read() {
    let text = document(
        r#"<key id="d0" for="node" attr.name="colour" attr.type="string"><default>red</default></key>
           <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
           <key id="d2" for="node" attr.name="age" attr.type="int"/>
           <graph edgedefault="undirected">
             <node id="n0"><data key="d0">blue</data><data key="d2">40</data></node>
             <node id="n1"/>
             <edge id="e0" source="n0" target="n1"><data key="d1">1.5</data></edge>
             <edge source="n1" target="n1" directed="true"/>
           </graph>"#,
    );
    let found = opened(&text);
    assert_eq!(messages(&found), [""; 0]);
    let case = found.case;
    let node = |id| case.entity(NodeId(id)).expect("a node");
    assert_eq!(node(0).attributes["colour"], "blue");
    assert_eq!(node(0).attributes["age"], 40);
    assert_eq!(node(1).attributes["colour"], "red");
    let edges: Vec<_> = case.relations().collect();
    assert_eq!(edges[0].relation.attributes["weight"], 1.5);
    assert_eq!((edges[0].relation.directed, edges[1].relation.directed), (false, true));
    assert_eq!((edges[1].from, edges[1].to), (NodeId(1), NodeId(1)));
    assert!(case.entities().all(|entity| entity.origin == Origin::Import));
}

#[test]
fn what_redstring_knows_is_taken_as_such() {
    let text = document(
        r#"<key id="l" for="all" attr.name="label" attr.type="string"/>
           <key id="k" for="node" attr.name="kind" attr.type="string"/>
           <key id="t" for="node" attr.name="type" attr.type="string"/>
           <key id="x" for="node" attr.name="x" attr.type="float"/>
           <key id="y" for="node" attr.name="y" attr.type="float"/>
           <key id="f" for="edge" attr.name="family" attr.type="string"/>
           <key id="c" for="edge" attr.name="certainty" attr.type="string"/>
           <graph edgedefault="directed">
             <node id="ana"><data key="l">Ana Roth</data><data key="k">person</data>
               <data key="x">3</data><data key="y">-4.5</data></node>
             <node id="bank"><data key="t">Organization</data></node>
             <edge source="ana" target="bank"><data key="l">heads</data>
               <data key="f">control</data><data key="c">alleged</data></edge>
           </graph>"#,
    );
    let case = opened(&text).case;
    let ana = case.entities().find(|entity| entity.label == "Ana Roth").expect("Ana");
    assert_eq!((ana.kind, ana.position), (Kind::Person, Some([3.0, -4.5])));
    assert_eq!(ana.attributes["id"], "ana");
    let bank = case.entities().find(|entity| entity.label == "bank").expect("the bank");
    assert_eq!(bank.kind, Kind::Organization);
    assert_eq!(bank.attributes["type"], "Organization");
    let heads = case.relations().next().expect("an edge").relation;
    assert_eq!((heads.label.as_str(), heads.family), ("heads", Family::Control));
    assert_eq!(heads.certainty(), Certainty::Alleged);
    assert_eq!(heads.claims[0].origin, Origin::Import);
}

#[test]
fn a_yed_drawing_gives_labels_places_and_keeps_its_markup() {
    let text = r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
      <graph edgedefault="directed" id="G"><node id="n0"><data key="d6"><y:ShapeNode>
        <y:Geometry height="30.0" width="20.0" x="10.0" y="5.0"/><y:NodeLabel>Delta<y:LabelModel/> &amp; Co</y:NodeLabel>
      </y:ShapeNode></data><graph edgedefault="directed" id="n0:"><node id="n0::n1"/></graph></node>
      <edge id="e0" source="n0" target="n0::n1"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>owns</y:EdgeLabel></y:PolyLineEdge></data></edge>
      </graph></graphml>"#;
    let found = opened(text);
    assert_eq!(messages(&found), [""; 0]);
    let delta = found.case.entity(NodeId(0)).expect("the node");
    assert_eq!((delta.label.as_str(), delta.position), ("Delta & Co", Some([20.0, 20.0])));
    let markup = delta.attributes["d6"].as_str().expect("text");
    assert!(markup.starts_with("<y:ShapeNode>") && markup.ends_with("</y:ShapeNode>"), "{markup}");
    let inner = found.case.entities().find(|entity| entity.label == "n0::n1").expect("nested");
    assert_eq!(inner.attributes["parent"], "n0");
    assert_eq!(found.case.relations().next().expect("an edge").relation.label, "owns");
}

#[test]
fn flaws_are_told_with_their_line_and_mended() {
    let text = document(
        "\n<key id='d0' for='node' attr.name='age' attr.type='int'/>\
         \n<graph>\n<node id='a'><data key='d0'>forty</data></node>\
         \n<node id='a'><data key='zzz'>?</data></node>\
         \n<node/>\n<edge source='a' target='ghost'/>\n<edge source='a'/>\n<hyperedge/></graph>",
    );
    let found = opened(&text);
    let told = messages(&found);
    let expected = [
        "x.graphml:5:1: the node `a` is declared twice",
        "x.graphml:6:1: a node has no id",
        "x.graphml:8:1: an edge without two ends was left out",
        "x.graphml:9:1: a hyperedge was left out",
        "x.graphml:4:1: `forty` in column `age` is no int; kept as text",
        "x.graphml:4:1: the data key `zzz` is not declared",
        "x.graphml:7:1: the node `ghost` is not declared",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for part in expected {
        assert!(told.iter().any(|message| message.starts_with(part)), "{part}: {told:#?}");
    }
    assert_eq!((found.case.entities().count(), found.case.relations().count()), (3, 1));
}

#[test]
fn what_is_no_graphml_is_refused_with_its_place() {
    let told = |text: &str| read("x", text.as_bytes()).expect_err("refused").to_string();
    assert!(told("").contains("the document is empty"));
    assert!(told("<html><body/></html>").contains("no GraphML: the document is a <html>"));
    assert!(told("<graphml>\n<graph>").starts_with("x:2:8: the document ends inside an element"));
    assert!(told("<graphml>\n<graph></graphml>").starts_with("x:2:8: "));
    assert!(read("x", b"\x89PNG\r\n\x1a\n\0\0").is_err());
}

#[test]
fn defaults_cannot_fill_the_memory() {
    let whole = document;
    let document = |nodes: usize| {
        let default = "x".repeat(1_000);
        let key =
            |n: usize| format!("<key id='k{n}' for='node'><default>{default}</default></key>");
        let keys: String = (0..500).map(key).collect();
        document(&format!("{keys}<graph>{}</graph>", "<node/>".repeat(nodes)))
    };
    let case = opened(&document(3)).case;
    assert_eq!(case.entities().map(|entity| entity.attributes.len()).sum::<usize>(), 1_500);
    let told = read("x", document(3_000).as_bytes()).expect_err("a bomb").to_string();
    assert!(told.contains("would make it grow to 1601 MB; up to 128 MB are read"), "{told}");
    let name = "n".repeat(100_000);
    let data = "<node><data key='k'/></node>".repeat(2_000);
    let long = format!("<key id='k' attr.name='{name}'/><graph>{data}</graph>");
    let told = read("x", whole(&long).as_bytes()).expect_err("a bomb").to_string();
    assert!(told.contains("would make it grow to 200 MB"), "{told}");
}

#[test]
fn what_an_analyst_marked_as_wrong_is_left_out_and_told() {
    let mut case = sample::case();
    let claims = case.relation(EdgeId(10)).expect("the arrest").relation.claims.clone();
    for mut claim in claims {
        claim.status = ClaimStatus::Rejected;
        case.apply(Edit::PutClaim(EdgeId(10), Box::new(claim))).expect("applies");
    }
    let written = write(&case);
    let losses: Vec<String> = written.losses.iter().map(ToString::to_string).collect();
    assert_eq!(losses[0], "1 relation marked as wrong");
    let back = opened(&String::from_utf8(written.bytes).expect("UTF-8")).case;
    assert!(back.relation(EdgeId(10)).is_none(), "it would be read as a fact");
    assert_eq!(back.relations().count() + 1, case.relations().count());
}

#[test]
fn our_own_file_comes_back_but_for_its_texts() {
    let mut case = sample::case();
    case.apply(Edit::Place(vec![(NodeId(2), Some([0.1, -7.0]), true)])).expect("applies");
    let mut boss = Entity::new(NodeId(40), "Boss <&> \u{1}\r\n", Kind::Person, Origin::Analyst);
    boss.aliases = vec!["B".into(), "The Boss".into()];
    boss.attributes.insert("colour\n\"".into(), "red".into());
    case.apply(Edit::AddEntity(Box::new(boss))).expect("applies");
    let mut knows = Relation::new(EdgeId(41), "know", Family::Kinship, Origin::Analyst);
    knows.directed = false;
    let (from, to) = (NodeId(40), NodeId(3));
    case.apply(Edit::AddRelation { from, to, relation: Box::new(knows) }).expect("applies");
    let written = write(&case);
    let losses: Vec<String> = written.losses.iter().map(ToString::to_string).collect();
    assert_eq!(losses.len(), 4, "{losses:?}");
    assert_eq!(losses[0], "1 report text");
    let text = String::from_utf8(written.bytes).expect("UTF-8");
    assert!(detect(text.as_bytes()));
    let found = opened(&text);
    assert_eq!(messages(&found), [""; 0]);
    let back = found.case;
    assert_eq!(back.title(), "Sample");
    let ids: Vec<NodeId> = back.entities().map(|entity| entity.id).collect();
    assert_eq!(ids, case.entities().map(|entity| entity.id).collect::<Vec<_>>());
    assert_eq!(label(&back, 40), "Boss <&> \u{fffd}");
    let police = back.entity(NodeId(2)).expect("Police");
    assert_eq!((police.position, police.pinned), (Some([0.1, -7.0]), true));
    let boss = back.entity(NodeId(40)).expect("Boss");
    assert_eq!((boss.origin, boss.aliases.len()), (Origin::Analyst, 2));
    assert_eq!(boss.attributes["colour\n\""], "red");
    let arrest = back.relation(EdgeId(10)).expect("the arrest").relation;
    assert!(text.contains("Police did not arrest Ana Roth, Kai said."), "for other programs");
    assert!(!back.relation(EdgeId(41)).expect("the tie").relation.directed);
    assert!(arrest.directed);
    assert_eq!(write(&back).bytes, write(&opened(&text).case).bytes);
}

proptest! {
    #[test]
    fn damaged_documents_are_refused_or_read_but_never_crash(
        at in 0.0..1.0_f64,
        cut in 0..12_usize,
        insert in "[<>&;/\"'=a-z \u{0}-\u{ff}]{0,6}",
    ) {
        let mut bytes = write(&sample::case()).bytes;
        let start = (at * bytes.len() as f64) as usize;
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, insert.bytes());
        if let Ok(Opened { case, .. }) = read("x", &bytes) {
            prop_assert!(read("x", &write(&case).bytes).is_ok());
        }
    }
}
