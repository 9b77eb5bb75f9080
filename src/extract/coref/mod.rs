//! Mentions in, entities out: which mentions of one document name the same thing, each join with
//! the rule that made it. Looks at one document; across documents see `resolve`.

mod antecedent;
mod book;
mod capital;
mod cluster;
mod link;
mod phrase;
mod pronoun;

use crate::base::Form;

use super::extraction::Entity;
use super::mention::{self, Mention};
use super::syntax::Parse;
use super::tree::Tree;

use book::Book;
use cluster::Clusters;

/// The entities of a document, with a look-up from words to entities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
    /// In text order; pronouns too.
    pub mentions: Vec<Mention>,
    /// For each mention the entity it names; `None` for pronouns that could not be resolved.
    pub of_mention: Vec<Option<usize>>,
    /// Indices into `mentions`, sorted by sentence and head word.
    by_head: Vec<usize>,
}

impl Entities {
    /// The entity whose mention has its head at this word of this sentence.
    pub fn at(&self, sentence: usize, word: usize) -> Option<usize> {
        self.of_mention[self.mention_at(sentence, word)?]
    }

    /// Index of the mention that has its head at this word. Where two share a head, the longer one.
    pub fn mention_at(&self, sentence: usize, word: usize) -> Option<usize> {
        let key = |&index: &usize| (self.mentions[index].sentence, self.mentions[index].head);
        let place = self.by_head.partition_point(|index| key(index) < (sentence, word));
        self.by_head.get(place).copied().filter(|index| key(index) == (sentence, word))
    }

    /// Indices of the sentence's mentions, by head word.
    pub fn in_sentence(&self, sentence: usize) -> &[usize] {
        let start = self.by_head.partition_point(|&m| self.mentions[m].sentence < sentence);
        let end = self.by_head.partition_point(|&m| self.mentions[m].sentence <= sentence);
        &self.by_head[start..end]
    }
}

/// Finds the mentions of a parsed document and joins them to entities.
pub fn resolve(text: &str, parses: &[Parse]) -> Entities {
    let trees: Vec<Tree> = parses.iter().map(|parse| Tree::new(text, parse)).collect();
    let mentions = mention::find(&trees);
    join(&trees, mentions)
}

/// Joins mentions to entities.
fn join(trees: &[Tree], mut mentions: Vec<Mention>) -> Entities {
    let clusters = Clusters::of(trees, &mut mentions);
    let mut book = Book::new(trees, &mentions, clusters);
    for (mention, words) in mentions.iter().enumerate() {
        match words.form {
            Form::Named => {
                book.name(mention);
            }
            Form::Nominal => nominal(&mut book, mention),
            Form::Pronoun => {
                if let Some(entity) = pronoun::antecedent(&book, mention) {
                    book.add(entity, mention, None);
                }
            }
        }
    }
    let (entities, of_mention) = book.finish();
    let by_head = by_head(&mentions);
    Entities { entities, mentions, of_mention, by_head }
}

fn nominal(book: &mut Book, mention: usize) {
    book.settle_owners(mention);
    if let Some((other, rule)) = link::of(book, mention) {
        if book.is_new(other)
            && let Some(entity) = antecedent::unnamed(book, mention)
        {
            book.christen(entity, other);
        }
        let entity = book.name(other);
        book.add(entity, mention, Some(rule));
    } else if let Some(entity) = link::renamed(book, mention).and_then(|host| book.of[host]) {
        book.add(entity, mention, Some("also known as"));
    } else if let Some((entity, rule)) = antecedent::of(book, mention) {
        book.add(entity, mention, Some(rule));
    } else {
        book.open(mention);
    }
}

fn by_head(mentions: &[Mention]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&m| {
        let mention = &mentions[m];
        let pronoun = mention.form == Form::Pronoun;
        (mention.sentence, mention.head, pronoun, std::cmp::Reverse(mention.words.len()))
    });
    order
}
