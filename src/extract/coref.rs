//! Mentions in, entities out: which mentions of one document name the same thing, each join with
//! the rule that made it. Looks at one document; across documents see `resolve`.

use crate::base::Form;

use super::extraction::Entity;
use super::mention::Mention;
use super::syntax::Parse;

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

/// Joins the mentions of a document to entities.
pub fn resolve(_text: &str, _parses: &[Parse], mentions: Vec<Mention>) -> Entities {
    let of_mention = vec![None; mentions.len()];
    let mut by_head: Vec<usize> = (0..mentions.len()).collect();
    by_head.sort_by_key(|&m| {
        let mention = &mentions[m];
        let pronoun = mention.form == Form::Pronoun;
        (mention.sentence, mention.head, pronoun, std::cmp::Reverse(mention.words.len()))
    });
    Entities { entities: Vec::new(), mentions, of_mention, by_head }
}
