//! The sample reports, embedded in the binary. The cases under `sample_graphs/` are built from them.

/// An embedded report.
#[derive(Clone, Copy, Debug)]
pub struct SampleReport {
    /// File name below `sample_graphs/reports/`.
    pub file: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

/// A sample case and the reports it is built from.
#[derive(Clone, Copy, Debug)]
pub struct SampleCase {
    /// File name below `sample_graphs/`.
    pub file: &'static str,
    /// Name of the case.
    pub title: &'static str,
    /// Its reports, in reading order.
    pub reports: &'static [SampleReport],
    /// The case as it stands in the repository.
    pub case: &'static str,
}

macro_rules! report {
    ($file:literal) => {
        SampleReport {
            file: $file,
            bytes: include_bytes!(concat!("../../sample_graphs/reports/", $file)),
        }
    };
}

/// What a first start shows.
pub const SCAM_COMPOUNDS: SampleCase = SampleCase {
    file: "cambodia-scam-compounds.redstring",
    title: "Cambodia scam compounds",
    reports: &[report!("scam-park-raids.txt"), report!("behind-the-arrests.txt")],
    case: include_str!("../../sample_graphs/cambodia-scam-compounds.redstring"),
};

/// An unrelated story.
pub const HARBOUR: SampleCase = SampleCase {
    file: "harbour-dredging.redstring",
    title: "Harbour dredging contracts",
    reports: &[report!("harbour-dredging.txt")],
    case: include_str!("../../sample_graphs/harbour-dredging.redstring"),
};

/// Every sample, the first one first.
pub const ALL: &[SampleCase] = &[SCAM_COMPOUNDS, HARBOUR];
