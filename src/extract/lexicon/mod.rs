//! The word lists of `assets/lexicon`, read once: places, bodies, people's names and titles, and what
//! common nouns name. Answers questions about words; knows nothing of sentences.

mod closed;
mod gazetteer;
mod heads;
mod nouns;
mod persons;
mod table;

pub(crate) use closed::Closed;
pub(crate) use gazetteer::{Class, Known, gazetteer};
pub(crate) use heads::{first_word_kind, is_name_head, last_word_kind};
pub(crate) use nouns::{Sort, is_head, is_listed, noun, phrase, singular};
pub(crate) use persons::{
    Gender, Title, gender_of_name, gender_of_title, is_family_name, is_given_name, title,
};
