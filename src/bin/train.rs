//! Trains the models: `train DATA OUT [grammar|mentions|scores]`. DATA holds `{ewt,gum}-{train,dev,test}.conllu.gz`
//! and, for names, `uner-ewt-{dev,test}.iob2.gz`; OUT gets `english.model` and `mentions.model`. The mention
//! model is trained over the grammar in OUT. Prints the scores of the files in OUT; `scores` trains
//! nothing.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use redstring::extract::grammar::Grammar;
use redstring::extract::mention::Labeller;
use redstring::extract::train::{
    NameScores, NounScores, Passage, Say, Treebank, evaluate, segment_scores, train, train_mentions,
};

/// Treebanks, and how often a round of training shows each sentence: GUM is smaller and nearer to the
/// prose of reports.
const TREEBANKS: [(&str, usize); 2] = [("ewt", 1), ("gum", 2)];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (data, out, which) = match arguments[..] {
        [data, out] => (data, out, "all"),
        [data, out, which @ ("grammar" | "mentions" | "scores")] => (data, out, which),
        _ => bail!(
            "usage: train DATA OUT [grammar|mentions|scores], e.g. train treebanks assets/models"
        ),
    };
    let (data, out) = (Path::new(data), Path::new(out));
    let start = Instant::now();
    let say = |line: &str| println!("{:6.1} s  {line}", start.elapsed().as_secs_f32());
    if matches!(which, "all" | "grammar") {
        grammar(data, out, &say)?;
    }
    if matches!(which, "all" | "mentions") {
        mentions(data, out, &say)?;
    }
    scores(data, out, which)
}

fn grammar(data: &Path, out: &Path, say: Say) -> Result<()> {
    let banks = TREEBANKS.map(|(name, weight)| {
        let bank = treebank(data, name, "train")?;
        anyhow::Ok(Treebank { weight, ..bank })
    });
    let banks = banks.into_iter().collect::<Result<Vec<_>>>()?;
    write(out, "english.model", &train(&banks, say).to_bytes(), say)
}

fn mentions(data: &Path, out: &Path, say: Say) -> Result<()> {
    let grammar = grammar_of(out)?;
    let mut known = entities(data, "train", &grammar)?;
    known.extend(entities(data, "dev", &grammar)?);
    let labeller = train_mentions(&marked(data, "dev", &grammar)?, &known, say);
    write(out, "mentions.model", &labeller.to_bytes(), say)
}

/// Prints how good the models in the files are.
fn scores(data: &Path, out: &Path, which: &str) -> Result<()> {
    if which != "mentions" {
        grammar_scores(data, &grammar_of(out)?)?;
    }
    if which != "grammar" {
        let labeller = Labeller::from_bytes(&read(out, "mentions.model")?);
        mention_scores(data, &grammar_of(out)?, &labeller.context("mentions.model")?)?;
    }
    Ok(())
}

fn grammar_of(out: &Path) -> Result<Grammar> {
    Grammar::from_bytes(&read(out, "english.model")?).context("english.model")
}

fn grammar_scores(data: &Path, grammar: &Grammar) -> Result<()> {
    for part in ["dev", "test"] {
        for (name, _) in TREEBANKS {
            let bank = treebank(data, name, part)?;
            println!("{name} {part}: {}", evaluate(grammar, &bank));
            println!("{name} {part}: {}", segment_scores(&bank, ""));
            if name == "gum" {
                println!("{name} {part}, news: {}", segment_scores(&bank, "GUM_news"));
            }
        }
    }
    Ok(())
}

fn mention_scores(data: &Path, grammar: &Grammar, labeller: &Labeller) -> Result<()> {
    let test = marked(data, "test", grammar)?;
    if !test.is_empty() {
        println!("uner-ewt test, model alone: {}", NameScores::of_model(labeller, &test));
        println!("uner-ewt test, program: {}", NameScores::of_program(labeller, &test));
    }
    let nouns = NounScores::of_model(labeller, &entities(data, "test", grammar)?);
    println!("gum test, nominal mentions: {nouns}");
    Ok(())
}

/// GUM's documents with their entities.
fn entities(data: &Path, part: &str, grammar: &Grammar) -> Result<Vec<Passage>> {
    Ok(Passage::read_entities(&text(data, &format!("gum-{part}.conllu.gz"))?, grammar))
}

/// Universal NER's documents with their names; none, with a word about it, where the file is missing.
fn marked(data: &Path, part: &str, grammar: &Grammar) -> Result<Vec<Passage>> {
    let name = format!("uner-ewt-{part}.iob2.gz");
    if !data.join(&name).exists() {
        println!("{name} is missing: names are not learned from it, or not scored by it");
        return Ok(Vec::new());
    }
    Ok(Passage::read_iob2(&text(data, &name)?, grammar))
}

fn write(out: &Path, name: &str, bytes: &[u8], say: Say) -> Result<()> {
    say(&format!("{name}: {} bytes", bytes.len()));
    let path = out.join(name);
    std::fs::write(&path, bytes).with_context(|| path.display().to_string())
}

fn treebank(data: &Path, name: &str, part: &str) -> Result<Treebank> {
    let name = format!("{name}-{part}.conllu.gz");
    Treebank::parse(&text(data, &name)?).with_context(|| data.join(&name).display().to_string())
}

fn text(data: &Path, name: &str) -> Result<String> {
    let place = || data.join(name).display().to_string();
    String::from_utf8(unzip(&read(data, name)?).with_context(place)?).with_context(place)
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let path = folder.join(name);
    std::fs::read(&path).with_context(|| path.display().to_string())
}

/// Unpacks a gzip file with a plain header (RFC 1952): ten bytes, a file name or none, the data,
/// and eight bytes of check sum and length.
fn unzip(packed: &[u8]) -> Result<Vec<u8>> {
    let [0x1f, 0x8b, 8, flags, _, _, _, _, _, _, rest @ ..] = packed else {
        bail!("no gzip file");
    };
    let body = match flags & 0b1_1110 {
        0 => rest,
        0b1000 => rest.splitn(2, |&byte| byte == 0).nth(1).unwrap_or_default(),
        _ => bail!("a gzip header of a kind that is not read"),
    };
    miniz_oxide::inflate::decompress_to_vec(body).map_err(|error| anyhow::anyhow!("{error:?}"))
}
