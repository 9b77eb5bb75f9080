//! Compares what was read in a report with the graph that a person drew from it. An entity of the
//! reading stands for the drawn ones that share a name with it; a claim is right when its ends stand
//! for those of a drawn relation and it lies in that relation's sentence. Matched one to one, the
//! best first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use redstring::base::{Form, Span};
use redstring::extract::{Claim, Extraction};
use serde_json::Value;

/// A report with its drawn graph.
pub struct Gold {
    pub text: String,
    entities: Vec<GoldEntity>,
    rows: Vec<Row>,
}

struct GoldEntity {
    kinds: BTreeSet<String>,
    names: BTreeSet<String>,
}

/// A drawn relation; ends and speaker are indices of entities.
struct Row {
    from: usize,
    to: usize,
    labels: Vec<String>,
    both_ways: bool,
    certainty: String,
    by: Option<usize>,
    sentences: Vec<Span>,
    values: Vec<(bool, String)>,
    core: bool,
}

/// Counts that are summed over reports before shares are taken.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub entities: [usize; 3],
    pub kinds: [usize; 2],
    pub merged: usize,
    pub claims: usize,
    /// Claims that neither count for nor against.
    pub aside: usize,
    pub core: usize,
    /// Right pairs of ends, those of them with the right direction, and those with a fair label too.
    pub right: [usize; 3],
    pub certainty: [usize; 2],
    pub speakers: [usize; 2],
    pub values: [usize; 2],
    pub grounded: usize,
}

impl Counts {
    /// The shares by name, 0 to 1.
    pub fn shares(&self) -> Vec<(&'static str, f64)> {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let of = |[part, whole]: [usize; 2]| share(part, whole);
        let f1 = |right: usize| share(2 * right, self.claims - self.aside + self.core);
        vec![
            ("entities", share(2 * self.entities[0], self.entities[1] + self.entities[2])),
            ("kinds", of(self.kinds)),
            ("pairs", f1(self.right[0])),
            ("directed", f1(self.right[1])),
            ("labelled", f1(self.right[2])),
            ("certainty", of(self.certainty)),
            ("speakers", of(self.speakers)),
            ("values", of(self.values)),
            ("grounded", share(self.grounded, self.claims)),
        ]
    }

    /// Panics with all figures when one of these shares is below its bound.
    #[track_caller]
    pub fn assert_at_least(&self, bounds: &[(&str, f64)]) {
        let shares = self.shares();
        assert_eq!(bounds.len(), shares.len(), "a bound for every share");
        for ((name, share), (bounded, bound)) in shares.into_iter().zip(bounds) {
            assert_eq!(name, *bounded);
            assert!(share >= *bound, "{name} fell below {bound}:\n{self}");
        }
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        let add = |own: &mut [usize], other: &[usize]| {
            own.iter_mut().zip(other).for_each(|(own, other)| *own += other);
        };
        add(&mut self.entities, &other.entities);
        add(&mut self.kinds, &other.kinds);
        add(&mut self.right, &other.right);
        add(&mut self.certainty, &other.certainty);
        add(&mut self.speakers, &other.speakers);
        add(&mut self.values, &other.values);
        self.merged += other.merged;
        self.claims += other.claims;
        self.aside += other.aside;
        self.core += other.core;
        self.grounded += other.grounded;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (name, share) in self.shares() {
            writeln!(f, "{name:<10} {share:.3}")?;
        }
        write!(f, "merged     {}", self.merged)
    }
}

impl Gold {
    /// Where a drawn graph's report is.
    pub fn text_file(json: &str, folder: &Path) -> PathBuf {
        let gold: Value = serde_json::from_str(json).expect("a gold graph");
        folder.join(string(&gold["text_file"]))
    }

    /// Reads a drawn graph and its report's text.
    pub fn read(json: &str, text: String) -> Self {
        let gold: Value = serde_json::from_str(json).expect("a gold graph");
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let drawn = list(&gold["entities"]);
        let index: BTreeMap<&str, usize> =
            drawn.iter().enumerate().map(|(at, one)| (string(&one["id"]), at)).collect();
        let entity = |one: &Value| GoldEntity {
            kinds: strings(&one["alt_kinds"]).chain([string(&one["kind"]).to_owned()]).collect(),
            names: strings(&one["names"]).map(|name| fold(&name)).collect(),
        };
        let row = |row: &Value| Row {
            from: index[string(&row["from"])],
            to: index[string(&row["to"])],
            labels: strings(&row["labels"]).collect(),
            both_ways: row["symmetric"] == true || row["either_direction"] == true,
            certainty: string(&row["certainty"]).to_owned(),
            by: row["by"].as_str().map(|by| index[by]),
            sentences: places(&text, string(&row["quote"])),
            values: [(true, &row["quantity"]), (false, &row["when"])]
                .into_iter()
                .filter_map(|(amount, value)| Some((amount, value.as_str()?.to_owned())))
                .collect(),
            core: row["core"] == true,
        };
        let rows = list(&gold["relations"]).iter().map(row).collect();
        Self { entities: drawn.iter().map(entity).collect(), rows, text }
    }

    /// Counts what is right in a reading of the report.
    pub fn score(&self, found: &Extraction) -> Counts {
        let stands_for = self.stands_for(found);
        let mut counts = Counts {
            claims: found.claims.len(),
            core: self.rows.iter().filter(|row| row.core).count(),
            merged: merged(found, &stands_for),
            ..Counts::default()
        };
        counts.grounded = found.claims.iter().filter(|claim| is_grounded(claim, found)).count();
        let fits = self.fits(found, &stands_for);
        for level in 0..3 {
            let matched = assign(fits.iter().filter(|fit| fit.level >= level));
            let right = matched.iter().filter(|fit| self.rows[fit.row].core).count();
            counts.right[level] = right;
            if level == 0 {
                let touched: BTreeSet<usize> = fits.iter().map(|fit| fit.claim).collect();
                counts.aside = touched.len() - right;
                for fit in &matched {
                    self.judge(fit, found, &stands_for, &mut counts);
                }
            }
        }
        self.score_entities(found, &stands_for, &mut counts);
        counts
    }

    /// For each entity of the reading the drawn ones with one of its names; a name that is no
    /// proper one counts only where no proper one fits.
    fn stands_for(&self, found: &Extraction) -> Vec<BTreeSet<usize>> {
        let with = |names: &BTreeSet<String>| -> BTreeSet<usize> {
            let shares = |&at: &usize| !self.entities[at].names.is_disjoint(names);
            (0..self.entities.len()).filter(shares).collect()
        };
        let of = |entity: &redstring::extract::Entity| {
            let named = entity.mentions.iter().filter(|mention| mention.form == Form::Named);
            let proper = named.filter_map(|mention| mention.span.of(&self.text));
            let label = Some(entity.label.as_str()).filter(|_| entity.named);
            let proper: BTreeSet<String> = proper.chain(label).map(fold).collect();
            let best = with(&proper);
            if !best.is_empty() {
                return best;
            }
            let all = entity.aliases.iter().chain([&entity.label]);
            with(&all.map(|name| fold(name)).collect())
        };
        found.entities.iter().map(of).collect()
    }

    /// Every claim with every row that it may state.
    fn fits(&self, found: &Extraction, stands_for: &[BTreeSet<usize>]) -> Vec<Fit> {
        let mut fits = Vec::new();
        for (claim, read) in found.claims.iter().enumerate() {
            for (row, gold) in self.rows.iter().enumerate() {
                let inside = |&sentence: &Span| lies_in(read.span, sentence);
                let ends = |from: usize, to: usize| {
                    stands_for[read.subject].contains(&from)
                        && stands_for[read.object].contains(&to)
                };
                let forth = ends(gold.from, gold.to);
                if !gold.sentences.iter().any(inside) || !(forth || ends(gold.to, gold.from)) {
                    continue;
                }
                let directed = gold.both_ways || forth;
                let level = usize::from(directed) * (1 + usize::from(gold.is_labelled(read)));
                let speaker = gold.is_heard(read, stands_for);
                let certain = read.certainty.word() == gold.certainty;
                let rank = (gold.core, level, certain, speaker);
                fits.push(Fit { claim, row, level, rank });
            }
        }
        fits
    }

    fn judge(
        &self,
        fit: &Fit,
        found: &Extraction,
        stands_for: &[BTreeSet<usize>],
        counts: &mut Counts,
    ) {
        let (row, claim) = (&self.rows[fit.row], &found.claims[fit.claim]);
        if !row.core {
            return;
        }
        let add = |counts: &mut [usize; 2], right: bool| {
            counts[0] += usize::from(right);
            counts[1] += 1;
        };
        add(&mut counts.certainty, claim.certainty.word() == row.certainty);
        if row.by.is_some() {
            add(&mut counts.speakers, row.is_heard(claim, stands_for));
        }
        for (amount, wanted) in &row.values {
            let given = if *amount {
                claim.quantity.as_ref().map(|quantity| &quantity.surface)
            } else {
                claim.when.as_ref().map(|when| &when.surface)
            };
            add(&mut counts.values, given.is_some_and(|given| is_same_value(wanted, given)));
        }
    }

    /// An entity that stands for nothing drawn counts against the reading, unless a claim relates it
    /// to an end of a drawn relation of its sentence.
    fn score_entities(
        &self,
        found: &Extraction,
        stands_for: &[BTreeSet<usize>],
        counts: &mut Counts,
    ) {
        let near = |claim: &&Claim| {
            let rows = self.rows.iter().filter(|row| {
                let ends = [&stands_for[claim.subject], &stands_for[claim.object]];
                ends.iter().any(|end| end.contains(&row.from) || end.contains(&row.to))
            });
            rows.flat_map(|row| &row.sentences).any(|&sentence| lies_in(claim.span, sentence))
        };
        let carrying: BTreeSet<usize> = found
            .claims
            .iter()
            .filter(near)
            .flat_map(|claim| [claim.subject, claim.object])
            .collect();
        let mut taken = BTreeSet::new();
        let mut order: Vec<usize> = (0..found.entities.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(found.entities[at].mentions.len()));
        let mut extra = 0;
        for at in order {
            let free = stands_for[at].iter().find(|gold| !taken.contains(*gold));
            if let Some(&gold) = free {
                taken.insert(gold);
                let kind = found.entities[at].kind.word();
                counts.kinds[0] += usize::from(self.entities[gold].kinds.contains(kind));
                counts.kinds[1] += 1;
            } else {
                extra += usize::from(!carrying.contains(&at));
            }
        }
        counts.entities = [taken.len(), taken.len() + extra, self.entities.len()];
    }
}

impl Row {
    /// True when a word of the claim's relation or predicate is one of the labels.
    fn is_labelled(&self, claim: &Claim) -> bool {
        let words = |text: &str| -> BTreeSet<String> {
            text.split(|c: char| !c.is_alphanumeric()).map(stem).collect()
        };
        let said = &words(&claim.relation) | &words(&claim.predicate);
        self.labels.iter().any(|label| words(label).is_subset(&said))
    }

    fn is_heard(&self, claim: &Claim, stands_for: &[BTreeSet<usize>]) -> bool {
        match self.by {
            None => claim.speaker.is_none(),
            Some(by) => claim.speaker.is_some_and(|speaker| stands_for[speaker].contains(&by)),
        }
    }
}

/// A claim that may state a row. Level 0 has the right ends, 1 the direction, 2 a fair label too.
struct Fit {
    claim: usize,
    row: usize,
    level: usize,
    rank: (bool, usize, bool, bool),
}

/// Entities whose proper names are those of several drawn ones.
fn merged(found: &Extraction, stands_for: &[BTreeSet<usize>]) -> usize {
    let several = found.entities.iter().zip(stands_for);
    several.filter(|(entity, gold)| entity.named && gold.len() > 1).count()
}

/// Pairs claims and rows one to one, the best pairs first.
fn assign<'f>(fits: impl Iterator<Item = &'f Fit>) -> Vec<&'f Fit> {
    let mut order: Vec<&Fit> = fits.collect();
    order.sort_by_key(|fit| (std::cmp::Reverse(fit.rank), fit.row, fit.claim));
    let (mut claims, mut rows) = (BTreeSet::new(), BTreeSet::new());
    order.retain(|fit| {
        let free = !claims.contains(&fit.claim) && !rows.contains(&fit.row);
        free && claims.insert(fit.claim) && rows.insert(fit.row)
    });
    order
}

/// Where a quotation stands in a text; lines may be broken elsewhere.
fn places(text: &str, quote: &str) -> Vec<Span> {
    let end = |start: usize| {
        quote.split_whitespace().try_fold(start, |at, word| {
            let rest = text.get(at..)?;
            let gap = rest.len() - rest.trim_start().len();
            rest.trim_start().starts_with(word).then_some(at + gap + word.len())
        })
    };
    let first = quote.split_whitespace().next().unwrap_or_default();
    let starts = text.match_indices(first).map(|(start, _)| start);
    starts.filter_map(|start| Some(Span::new(start, end(start)?))).collect()
}

/// At least 60 % of the span are in the sentence.
fn lies_in(span: Span, sentence: Span) -> bool {
    let shared = span.end.min(sentence.end).saturating_sub(span.start.max(sentence.start));
    shared * 10 >= (span.end - span.start) * 6
}

fn is_grounded(claim: &Claim, found: &Extraction) -> bool {
    let sentence = found.sentences.iter().find(|sentence| sentence.contains(claim.span));
    let inside = |entity: usize| {
        let mentions = &found.entities[entity].mentions;
        sentence.is_some_and(|sentence| mentions.iter().any(|one| sentence.contains(one.span)))
    };
    inside(claim.subject) && inside(claim.object)
}

/// The same figures, or without any the same words.
fn is_same_value(wanted: &str, given: &str) -> bool {
    let figures = |text: &str| -> BTreeSet<String> {
        let plain = text.replace(',', "");
        let parts = plain.split(|c: char| !c.is_ascii_digit() && c != '.');
        parts
            .map(|part| part.trim_matches('.').to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let (one, other) = (wanted.to_lowercase(), given.to_lowercase());
    if figures(&one).is_empty() {
        one.contains(&other) || other.contains(&one)
    } else {
        figures(&one) == figures(&other)
    }
}

/// A name without case, article, possessive and plural.
fn fold(name: &str) -> String {
    let plain = name.to_lowercase().replace('’', "'").replace("'s", "");
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let article = usize::from(words.len() > 1 && ["the", "a", "an"].contains(&words[0]));
    let whole = words[article..].join(" ");
    whole.strip_suffix('s').map_or(whole.clone(), str::to_owned)
}

/// A word without the commonest endings.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let cut = ["ments", "ment", "ings", "ing", "ions", "ion", "ed", "es", "er", "s", "e"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() > 2));
    cut.map_or(word.clone(), str::to_owned)
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn strings(value: &Value) -> impl Iterator<Item = String> + '_ {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned)
}
