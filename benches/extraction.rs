//! Reading: one report of about 4 KB to a laid-out case, 1 MB of text to an extraction on one core
//! and on two, and what it takes to load the grammar model.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rayon::ThreadPoolBuilder;
use redstring::base::Silent;
use redstring::cli::case_from_documents;
use redstring::extract::extract;
use redstring::extract::grammar::Grammar;
use redstring::formats::sample::ALL;
use redstring::text::Document;

/// The sample reports, one after the other, until there are at least so many bytes.
fn text_of(bytes: usize) -> String {
    let reports = ALL.iter().flat_map(|case| case.reports);
    let all: String = reports.map(|report| String::from_utf8_lossy(report.bytes) + "\n").collect();
    let mut text = String::with_capacity(bytes + all.len());
    while text.len() < bytes {
        text.push_str(&all);
    }
    let end = (bytes..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(bytes);
    text.truncate(end);
    text
}

fn report(criterion: &mut Criterion) {
    let document = Document::from_text("Report", text_of(4096));
    criterion.bench_function("build a report of 4 KB", |bencher| {
        bencher.iter(|| case_from_documents("Case", std::slice::from_ref(&document), &Silent));
    });
}

fn megabyte(criterion: &mut Criterion) {
    let document = Document::from_text("Archive", text_of(1 << 20));
    let mut group = criterion.benchmark_group("extract");
    group.sample_size(10).measurement_time(Duration::from_mins(1));
    group.throughput(Throughput::Bytes(document.text.len() as u64));
    for cores in [1, 2] {
        let pool = ThreadPoolBuilder::new().num_threads(cores).build().expect("threads");
        group.bench_function(format!("1 MB of text on {cores}"), |bencher| {
            bencher.iter(|| pool.install(|| extract(black_box(&document), &Silent)));
        });
    }
    group.finish();
}

fn model(criterion: &mut Criterion) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/models/english.model");
    let bytes = std::fs::read(file).expect("the model");
    criterion.bench_function("load the grammar model", |bencher| {
        bencher.iter(|| Grammar::from_bytes(black_box(&bytes)).is_ok());
    });
}

criterion_group!(benches, model, report, megabyte);
criterion_main!(benches);
