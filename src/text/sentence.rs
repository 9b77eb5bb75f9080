//! A text into sentences, block by block. Datelines and dates of issue stand alone. Very long
//! sentences are cut, so that all later work stays linear.

use std::ops::Range;

use super::block::blocks;
use super::boundary::Block;
use super::document::{Sentence, Token};
use super::token::{Piece, pieces};
use crate::base::Span;

/// No sentence has more tokens.
pub const MAX_TOKENS: usize = 200;
/// A line with more tokens is no heading, even without a full stop.
const MAX_HEADING: usize = 40;

/// Splits a text into sentences, headings and list items, with their tokens.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for block in blocks(text) {
        split_block(text, &pieces(text, block), &mut sentences);
    }
    sentences
}

/// The tokens of a text that is known to be one sentence.
pub fn tokens(text: &str) -> Vec<Token> {
    pieces(text, Span::new(0, text.len())).iter().map(|piece| Token { span: piece.span }).collect()
}

fn split_block(text: &str, pieces: &[Piece], sentences: &mut Vec<Sentence>) {
    let block = Block { text, pieces };
    let mut start = 0;
    if let Some(end) = block.dateline() {
        push(block, 0..end, sentences);
        start = end;
    }
    let mut at = start;
    while at < pieces.len() {
        let too_long = || (at + 1 - start >= MAX_TOKENS).then(|| block.cut(start, at + 1));
        if let Some(end) = block.end_after(start, at).or_else(too_long) {
            push(block, start..end, sentences);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    push(block, start..pieces.len(), sentences);
}

fn push(block: Block, range: Range<usize>, sentences: &mut Vec<Sentence>) {
    let heading = range.len() <= MAX_HEADING && !block.is_closed(range.start, range.end);
    let own = &block.pieces[range];
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return };
    let tokens = own.iter().map(|piece| Token { span: piece.span }).collect();
    sentences.push(Sentence { span: first.span.cover(last.span), tokens, heading });
}

#[cfg(test)]
mod tests {
    use super::{MAX_TOKENS, sentences};

    fn cut(text: &str) -> Vec<&str> {
        sentences(text)
            .iter()
            .map(|sentence| sentence.span.of(text).expect("on characters"))
            .collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_sentences() {
        assert_eq!(
            cut("Gen. Prak J. Sokha met Mr. Lee. He left at 5 p.m. The talks failed."),
            ["Gen. Prak J. Sokha met Mr. Lee.", "He left at 5 p.m.", "The talks failed.",]
        );
        assert_eq!(cut("The U.S. Treasury acted. So did the U.N. It was late.").len(), 3);
    }

    #[test]
    fn a_mark_that_opens_elsewhere_closes_where_it_hangs() {
        assert_eq!(cut("“We are sure.“ He left.").len(), 2);
    }

    #[test]
    fn a_quotation_and_its_reporting_clause_stay_together() {
        assert_eq!(
            cut("“Is it over?” Prime Minister Hun Manet asked. “We hope so.” Others doubt it."),
            ["“Is it over?” Prime Minister Hun Manet asked.", "“We hope so.”", "Others doubt it.",]
        );
        assert_eq!(cut("Comments ranged from \"It is serious!\" to \"Too late.\"").len(), 1);
    }

    #[test]
    fn headings_and_datelines_stand_alone() {
        let text = "Raids Go On\n\nPHNOM PENH, July 19 (Reuters) - Police raided a compound.\n";
        let found = sentences(text);
        assert_eq!(found.iter().map(|s| s.heading).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(found[2].span.of(text), Some("Police raided a compound."));
        assert_eq!(cut("Police - and soldiers - came.").len(), 1);
    }

    #[test]
    fn dates_of_issue_and_places_before_a_dash_stand_alone() {
        assert_eq!(
            cut("Thursday, May 7, 2015 Police raided a compound."),
            ["Thursday, May 7, 2015", "Police raided a compound."]
        );
        assert_eq!(
            cut("Police Raid a Compound Thursday, 7 May 2015"),
            ["Police Raid a Compound", "Thursday, 7 May 2015"]
        );
        assert_eq!(cut("Police raided a compound on Thursday, May 7, 2015").len(), 1);
        assert_eq!(cut("Bergen, Norway - Officers arrested two men.").len(), 2);
        assert_eq!(cut("Lok Chenda (March 3, 1950 – May 4, 2011) was a judge.").len(), 1);
    }

    #[test]
    fn captions_and_credits_end_without_a_full_stop() {
        assert_eq!(
            cut("Lanterns on the river Image: Lim Sophea."),
            ["Lanterns on the river", "Image: Lim Sophea."]
        );
        assert_eq!(
            cut("Minister Lok Chenda The talks went on."),
            ["Minister Lok Chenda", "The talks went on."]
        );
        assert_eq!(cut("Why the West Wins It All").len(), 1);
        assert_eq!(cut("See http://a.example/1 http://a.example/2").len(), 2);
    }

    #[test]
    fn numbers_of_lists_stay_with_what_they_number() {
        assert_eq!(
            cut("They gave two reasons. 1. The raid failed. 2. Nobody spoke."),
            ["They gave two reasons.", "1. The raid failed.", "2. Nobody spoke."]
        );
        assert_eq!(cut("2.1. How the raid began").len(), 1);
    }

    #[test]
    fn small_letters_begin_sentences_too() {
        assert_eq!(cut("the raid failed. nobody spoke! they left? yes.").len(), 4);
        assert_eq!(
            cut("Staff left. eBay and iBuild did not."),
            ["Staff left.", "eBay and iBuild did not."]
        );
        assert_eq!(cut("Yahoo! said so. The Regt. was there.").len(), 2);
        assert_eq!(cut("It rose … and fell. He asked why ... she left.").len(), 2);
    }

    #[test]
    fn brackets_go_with_the_abbreviation_before_them() {
        assert_eq!(cut("It met in the U.S. (from 1890) and later.").len(), 1);
        assert_eq!(cut("They had Lan (b. March 2009) and Vy (b. 2013; d. 2014).").len(), 1);
        assert_eq!(cut("It fell. [citation needed] Then it rose.").len(), 2);
        assert_eq!(cut("He hit a .265 average. It was late. :) They left.").len(), 3);
    }

    #[test]
    fn endless_sentences_are_cut() {
        let text = "word, ".repeat(1000);
        let found = sentences(&text);
        assert!(found.len() >= 10 && found.iter().all(|s| s.tokens.len() <= MAX_TOKENS));
        assert_eq!(found.iter().map(|s| s.tokens.len()).sum::<usize>(), 2000);
    }

    #[test]
    fn notes_and_foreign_stops() {
        assert_eq!(
            cut("It fell.[3] Then it rose. [4] It fell."),
            ["It fell.[3]", "Then it rose. [4]", "It fell."]
        );
        assert_eq!(cut("他来了。他走了。").len(), 2);
    }
}
