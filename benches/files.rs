//! Saving and opening cases of 1,000, 10,000 and 100,000 entities with three relations each.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use redstring::base::{ClaimId, EdgeId, Family, Form, Kind, NodeId, Origin, SourceId, Span};
use redstring::formats::native;
use redstring::graph::{
    Case, Claim, Edit, Entity, Mention, Relation, Source, SourceSpan, Transaction,
};
use redstring::text::Document;

const SENTENCE: &str = "Ana Roth arrested Kai near the harbour on Monday. ";

/// A case of `count` entities, each mentioned once, in a ring with chords.
fn case(count: u64) -> Case {
    let text = SENTENCE.repeat(1000);
    let place = |number: u64, start: usize, end: usize| {
        let sentence = (number % 1000) as usize * SENTENCE.len();
        SourceSpan { source: SourceId(0), span: Span::new(sentence + start, sentence + end) }
    };
    let source = Source::new(SourceId(0), &Document::from_text("Report", text), Vec::new());
    let mut edits = vec![Edit::AddSource(Box::new(source))];
    for number in 0..count {
        let label = format!("Entity {number}");
        let mut entity = Entity::new(NodeId(number + 1), label, Kind::Person, Origin::Text);
        entity.position = Some([number as f32 * 0.37, number as f32 * 1.3]);
        entity.mentions = vec![Mention { at: place(number, 0, 8), form: Form::Named }];
        edits.push(Edit::AddEntity(Box::new(entity)));
    }
    for number in 0..3 * count {
        let id = EdgeId(count + 1 + number);
        let mut relation = Relation::new(id, "arrest", Family::Enforcement, Origin::Text);
        let mut claim = Claim::new(ClaimId(4 * count + 1 + number), "arrested", Origin::Text);
        claim.at = Some(place(number, 0, SENTENCE.len() - 1));
        claim.rule = "clause:active".into();
        relation.claims.push(claim);
        let (from, to) = (NodeId(number % count + 1), NodeId(number * 7919 % count + 1));
        edits.push(Edit::AddRelation { from, to, relation: Box::new(relation) });
    }
    let mut case = Case::new("Bench");
    case.commit(Transaction::new("Fill", edits)).expect("sound edits");
    case
}

fn files(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("files");
    group.sample_size(10);
    for count in [1_000, 10_000, 100_000] {
        let case = case(count);
        let text = native::write(&case);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("save", count), &case, |bencher, case| {
            bencher.iter(|| native::write(black_box(case)));
        });
        group.bench_with_input(BenchmarkId::new("open", count), &text, |bencher, text| {
            bencher.iter(|| native::read("bench", black_box(text.as_bytes())));
        });
    }
    group.finish();
}

criterion_group!(benches, files);
criterion_main!(benches);
