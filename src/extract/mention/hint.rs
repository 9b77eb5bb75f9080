//! What the tagger is told before it looks: token ranges that are surely proper names, because the lists know
//! them, because several capitals stand together in mid-sentence, or because the document writes the word with
//! a capital elsewhere.

use std::collections::HashSet;
use std::ops::Range;

use crate::extract::lexicon::{Class, gazetteer};
use crate::text::Sentence;

use super::casing::{Style, is_capital, is_opening, style_of};
use super::run::is_closed;

/// For each sentence the token ranges that are proper names.
pub(crate) fn hints(text: &str, sentences: &[Sentence]) -> Vec<Vec<Range<usize>>> {
    let forms = |sentence: &Sentence| -> Vec<&str> {
        sentence.tokens.iter().map(|token| token.span.of(text).unwrap_or_default()).collect()
    };
    let mut known = Known::default();
    for sentence in sentences {
        known.read(&forms(sentence));
    }
    sentences.iter().map(|sentence| known.ranges(&forms(sentence))).collect()
}

/// Words by their case.
#[derive(Default)]
struct Known<'t> {
    capital: HashSet<&'t str>,
    small: HashSet<String>,
}

impl<'t> Known<'t> {
    fn read(&mut self, forms: &[&'t str]) {
        let plain = style_of(forms.iter().copied()) == Style::Plain;
        for (at, &form) in forms.iter().enumerate() {
            if form.starts_with(char::is_lowercase) {
                self.small.insert(form.to_lowercase());
            } else if plain && is_capital(form) && at > 0 && !is_opening(forms[at - 1]) {
                self.capital.insert(form);
            }
        }
    }

    fn ranges(&self, forms: &[&str]) -> Vec<Range<usize>> {
        let headline = style_of(forms.iter().copied()) != Style::Plain;
        let mut ranges = Vec::new();
        let mut at = 0;
        while at < forms.len() {
            let length = self.length(forms, at, headline);
            if length > 0 {
                ranges.push(at..at + length);
            }
            at += length.max(1);
        }
        ranges
    }

    /// Number of tokens of the name that begins here; 0 for none.
    fn length(&self, forms: &[&str], at: usize, headline: bool) -> usize {
        let form = forms[at];
        if !is_capital(form) {
            return 0;
        }
        if let Some((length, known)) = gazetteer().longest(forms[at..].iter().copied()) {
            let name = !matches!(known.class, Class::Demonym | Class::People);
            let sure = length > 1 || at > 0 && !headline || known.class == Class::Country;
            return if name && sure { length } else { 0 };
        }
        let opens = at == 0 || is_opening(forms[at - 1]);
        let elsewhere = self.capital.contains(form) && !self.small.contains(&form.to_lowercase());
        if (headline || opens) && !elsewhere {
            return 0;
        }
        let length = forms[at..].iter().take_while(|form| is_name(form)).count();
        if length > 1 || elsewhere && opens { length } else { 0 }
    }
}

fn is_name(form: &str) -> bool {
    let demonym = || gazetteer().get(form).is_some_and(|known| known.class == Class::Demonym);
    is_capital(form) && form != "I" && !is_closed(&form.to_lowercase()) && !demonym()
}

#[cfg(test)]
mod tests {
    use super::hints;
    use crate::text::sentences;

    fn names(text: &str) -> Vec<String> {
        let sentences = sentences(text);
        let hints = hints(text, &sentences);
        let spans = sentences.iter().zip(&hints).flat_map(|(sentence, ranges)| {
            ranges.iter().map(|range| {
                sentence.tokens[range.start].span.cover(sentence.tokens[range.end - 1].span)
            })
        });
        spans.filter_map(|span| span.of(text)).map(str::to_owned).collect()
    }

    #[test]
    fn a_first_word_is_a_name_when_it_is_one_elsewhere() {
        let text = "Police said that Delacroix fled. Delacroix faces ten years.";
        assert_eq!(names(text), ["Delacroix"]);
    }

    #[test]
    fn listed_names_and_runs_of_capitals() {
        let text = "The head of the Interior Ministry flew to Sri Lanka with French officers.";
        assert_eq!(names(text), ["Interior Ministry", "Sri Lanka"]);
    }
}
