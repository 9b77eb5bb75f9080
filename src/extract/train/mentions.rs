//! Trains the mention model: names from Universal NER's marks and GUM's named entities, common nouns from
//! GUM's entities. Documents are parsed as the program parses any.

use super::mentions_data::Passage;
use super::{Say, mentions_names, mentions_nouns};
use crate::extract::mention::label::Labeller;

/// Trains on documents whose names are marked as they are to be found (`marked`; may be empty) and on
/// documents with all their entities (`entities`); `say` hears how it goes.
pub fn train_mentions(marked: &[Passage], entities: &[Passage], say: Say) -> Labeller {
    let (names, unit) = mentions_names::train(marked, entities);
    say(&format!("names: {:?} features and weights, a margin is {unit}", names.size()));
    let nouns = mentions_nouns::train(entities);
    say(&format!("nouns: {:?} features and weights", nouns.size()));
    Labeller { names, nouns, unit }
}
