//! Trains the grammar model: `train DATA OUT`, where DATA holds `{ewt,gum}-{train,dev,test}.conllu.gz`
//! and OUT gets `english.model`. Prints the scores of the model as written.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use redstring::extract::grammar::Grammar;
use redstring::extract::train::{Treebank, evaluate, segment_scores, train};

const TREEBANKS: [&str; 2] = ["ewt", "gum"];

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [data, out] = &arguments[..] else {
        bail!("usage: train DATA OUT, e.g. train treebanks assets/models");
    };
    let banks = TREEBANKS.map(|name| read(data, name, "train"));
    let banks = banks.into_iter().collect::<Result<Vec<_>>>()?;
    let start = Instant::now();
    let mut say = |line: &str| println!("{:6.1} s  {line}", start.elapsed().as_secs_f32());
    let bytes = train(&banks, &mut say).to_bytes();
    say(&format!("model file: {} bytes", bytes.len()));
    let path = out.join("english.model");
    std::fs::write(&path, &bytes).with_context(|| path.display().to_string())?;
    let grammar = Grammar::from_bytes(&bytes).context("the model that was just written")?;
    for part in ["dev", "test"] {
        for name in TREEBANKS {
            let bank = read(data, name, part)?;
            println!("{name} {part}: {}", evaluate(&grammar, &bank));
            println!("{name} {part}: {}", segment_scores(&bank));
        }
    }
    Ok(())
}

fn read(data: &Path, name: &str, part: &str) -> Result<Treebank> {
    let path = data.join(format!("{name}-{part}.conllu.gz"));
    let place = || path.display().to_string();
    let packed = std::fs::read(&path).with_context(place)?;
    let text = String::from_utf8(unzip(&packed).with_context(place)?).with_context(place)?;
    Treebank::parse(&text).with_context(place)
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
