//! Reading: one report of about 4 KB to a laid-out case, and 1 MB of text to an extraction.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use redstring::base::Silent;
use redstring::cli::case_from_documents;
use redstring::extract::extract;
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
    group.bench_function("1 MB of text", |bencher| {
        bencher.iter(|| extract(black_box(&document), &Silent));
    });
    group.finish();
}

criterion_group!(benches, report, megabyte);
criterion_main!(benches);
