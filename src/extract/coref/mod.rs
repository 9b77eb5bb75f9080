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
pub(super) fn resolve(trees: &[Tree]) -> Entities {
    let mentions = mention::find(trees);
    join(trees, mentions)
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

#[cfg(test)]
mod tests {
    use super::resolve;
    use crate::base::Silent;
    use crate::extract::trees;

    /// All names and phrases of the entity that bears one, in text order; pronouns too.
    fn forms(text: &str, name: &str) -> Vec<String> {
        let trees = trees(text, &Silent).expect("no stop");
        let found = resolve(&trees);
        let bears = |places: &[crate::extract::extraction::Mention]| {
            places.iter().any(|place| place.span.of(text) == Some(name))
        };
        let entity = found.entities.iter().find(|entity| bears(&entity.mentions));
        let places = entity.map(|entity| entity.mentions.as_slice()).unwrap_or_default();
        places.iter().filter_map(|place| place.span.of(text)).map(str::to_owned).collect()
    }

    #[test]
    fn a_person_is_not_the_body_called_after_her() {
        let text =
            "The Ada Weber Foundation paid. Ada Weber had founded a school. The foundation closed.";
        assert_eq!(forms(text, "Ada Weber"), ["Ada Weber"]);
        let text = "The Weber Group sued Ada Weber. Weber fled.";
        assert_eq!(forms(text, "Ada Weber"), ["Ada Weber", "Weber"]);
    }

    #[test]
    fn what_says_only_when_is_no_apposition() {
        let text = "After the match, Oscar Weber, a coach, thanked the fans.";
        assert!(!forms(text, "Oscar Weber").contains(&"the match".to_owned()));
    }

    #[test]
    fn the_second_of_two_is_not_the_first() {
        let text = "The first raid freed ten workers. The second raid failed.";
        assert_eq!(forms(text, "The first raid"), ["The first raid"]);
        let text = "The first raid freed ten workers. Police planned the raid in June.";
        assert_eq!(forms(text, "The first raid"), ["The first raid", "the raid"]);
    }

    #[test]
    fn the_place_that_holds_a_place_is_not_what_lies_there() {
        let text = "A ferry sank off the coast of Brenmar, Norway.";
        assert_eq!(forms(text, "Norway"), ["Norway"]);
        let text = "He rented a flat in Bergen, Norway.";
        assert_eq!(forms(text, "Norway"), ["Norway"]);
    }

    #[test]
    fn who_calls_a_thing_something_is_not_that_thing() {
        let text = "Velum Systems called the raid a crime.";
        assert_eq!(forms(text, "Velum Systems"), ["Velum Systems"]);
    }

    #[test]
    fn the_woman_is_nobody_whom_the_text_calls_he() {
        let text = "Oscar Weber said he knew the way. The woman got no answer.";
        assert!(!forms(text, "Oscar Weber").contains(&"The woman".to_owned()));
    }

    #[test]
    fn a_storm_goes_by_its_own_name() {
        let text = "Hurricane Odile hit the coast. Odile weakened over land.";
        assert_eq!(forms(text, "Odile"), ["Hurricane Odile", "Odile"]);
    }

    #[test]
    fn a_bare_noun_far_behind_another_of_its_sort_is_another() {
        let far = "Rain fell in May. Nobody slept. Ana Weber fled. Oscar Keller slept. Snow fell.";
        let text = format!("Police raided a walled compound. {far} Police sealed the compound.");
        assert_eq!(forms(&text, "a walled compound"), ["a walled compound"]);
        let text = "Police raided a walled compound. Police sealed the compound.";
        assert_eq!(forms(text, "a walled compound").len(), 2);
    }

    #[test]
    fn what_belongs_to_somebody_unknown_is_not_what_was_told_of_before() {
        let text = "A warehouse burned in Oslo. They had sold their warehouse.";
        assert_eq!(forms(text, "A warehouse"), ["A warehouse"]);
    }

    #[test]
    fn the_short_form_of_a_partys_name_is_the_party() {
        let text = "The Norland Socialist Party met. The Socialist Party praised the plan.";
        assert_eq!(forms(text, "Norland Socialist Party").len(), 2);
    }
}
