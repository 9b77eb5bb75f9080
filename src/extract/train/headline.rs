//! Makes headlines of sentences, as the treebanks have few: articles and forms of "be" go, the past
//! becomes the present, and the full stop falls. "The police arrested a broker." gives "Police
//! arrest broker".

use super::conllu::{GoldWord, Tree};
use crate::extract::{Deprel, Upos};

/// Sentences of these lengths become headlines.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=25;

/// The headline of a sentence, if it makes one: its root is a finite verb with a noun for a subject.
pub(super) fn headline(tree: &Tree) -> Option<Tree> {
    let root = tree.words.iter().position(|word| word.head == 0)?;
    let subject = tree.words.iter().find(|word| {
        word.head == root + 1 && matches!(word.deprel, Deprel::Nsubj | Deprel::NsubjPass)
    })?;
    let verb = &tree.words[root];
    let finite = matches!(verb.tag.as_str(), "VERB/VBD" | "VERB/VBZ" | "VERB/VBP" | "VERB/VBN");
    let plain = subject.upos() != Upos::Pron && !tree.text.contains(['"', '“', '?']);
    if !finite || !plain || !LENGTHS.contains(&tree.words.len()) {
        return None;
    }
    let plural = subject.tag.ends_with('S');
    let mut words = tree.words.clone();
    if verb.tag == "VERB/VBD" {
        words[root] = present(verb, plural);
    }
    Some(Tree { words: capitalised(without(&words)), ..tree.clone() })
}

/// The verb in the present tense.
fn present(verb: &GoldWord, plural: bool) -> GoldWord {
    let lemma = verb.lemma.as_str();
    let (form, tag) = if plural {
        (lemma.to_owned(), "VERB/VBP")
    } else if lemma == "have" {
        ("has".to_owned(), "VERB/VBZ")
    } else if let Some(stem) =
        lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
    {
        (format!("{stem}ies"), "VERB/VBZ")
    } else if ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| lemma.ends_with(end)) {
        (format!("{lemma}es"), "VERB/VBZ")
    } else {
        (format!("{lemma}s"), "VERB/VBZ")
    };
    GoldWord { form, tag: tag.to_owned(), ..verb.clone() }
}

/// The words without articles, forms of "be" and the final full stop. Words that others depend on
/// stay.
fn without(words: &[GoldWord]) -> Vec<GoldWord> {
    let count = words.len();
    let has_child = |at: usize| words.iter().any(|word| word.head == at + 1);
    let goes = |at: usize, word: &GoldWord| {
        let article = word.upos() == Upos::Det && ["the", "a"].contains(&word.lemma.as_str());
        let be = word.upos() == Upos::Aux && word.lemma == "be" && word.form.len() > 1;
        let stop = at + 1 == count && word.form == ".";
        (article || be || stop) && !has_child(at)
    };
    let kept: Vec<usize> = (0..count).filter(|&at| !goes(at, &words[at])).collect();
    let place = |head: usize| kept.iter().position(|&at| at + 1 == head).map_or(0, |at| at + 1);
    kept.iter().map(|&at| GoldWord { head: place(words[at].head), ..words[at].clone() }).collect()
}

fn capitalised(mut words: Vec<GoldWord>) -> Vec<GoldWord> {
    if let Some(first) = words.first_mut() {
        let mut letters = first.form.chars();
        first.form =
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::Treebank;
    use super::headline;

    #[test]
    fn a_headline_drops_articles_and_tells_the_past_in_the_present() {
        let text = "# text = The police arrested a broker.\n\
            1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tpolice\tpolice\tNOUN\tNNS\t_\t3\tnsubj\t_\t_\n\
            3\tarrested\tarrest\tVERB\tVBD\t_\t0\troot\t_\t_\n4\ta\ta\tDET\tDT\t_\t5\tdet\t_\t_\n\
            5\tbroker\tbroker\tNOUN\tNN\t_\t3\tobj\t_\t_\n6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n";
        let bank = Treebank::parse(text).expect("a tree");
        let made = headline(&bank.trees[0]).expect("a headline");
        let words: Vec<_> = made.words.iter().map(|word| (word.form.as_str(), word.head)).collect();
        assert_eq!(words, [("Police", 2), ("arrest", 0), ("broker", 2)]);
    }
}
