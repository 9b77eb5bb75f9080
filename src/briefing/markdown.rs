//! A briefing as Markdown with footnotes in the common `[^1]` form.

use std::fmt::Write;

use super::compose::{Briefing, Page};
use super::footnote::spoken_date;

/// Writes the briefing; ends with one line break.
pub fn to_markdown(briefing: &Briefing) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", escape(&briefing.title));
    if let Some(marking) = &briefing.marking {
        let _ = writeln!(out, "**{}**\n", escape(marking));
    }
    for page in &briefing.pages {
        write_page(&mut out, page);
    }
    out.push_str("## Sources\n\n");
    for source in &briefing.sources {
        let date = source.published.map_or_else(|| "undated".to_owned(), spoken_date);
        let _ = writeln!(
            out,
            "- {}, {date}. SHA-256 `{}`",
            escape(&source.title),
            escape(&source.sha256)
        );
    }
    out.push_str("\n## Method\n\n");
    for line in &briefing.method {
        let _ = writeln!(out, "- {}", escape(line));
    }
    out.push('\n');
    for footnote in &briefing.footnotes {
        let (quote, reference) = (escape(&footnote.quote), escape(&footnote.reference()));
        let _ = writeln!(out, "[^{}]: “{quote}” {reference}", footnote.number);
    }
    out
}

fn write_page(out: &mut String, page: &Page) {
    let _ = writeln!(out, "## {}\n", escape(&page.title));
    if !page.note.is_empty() {
        let _ = writeln!(out, "{}\n", escape(&page.note));
    }
    for statement in &page.statements {
        let _ = write!(out, "- {}", escape(&statement.text));
        for number in &statement.footnotes {
            let _ = write!(out, "[^{number}]");
        }
        if let Some(word) = statement.word() {
            let _ = write!(out, " *{word}*");
        }
        out.push('\n');
    }
    if page.unstated > 0 {
        let _ = writeln!(out, "\n{}", page.rest());
    }
    out.push('\n');
}

/// Backslashes what Markdown would read as markup. Line breaks become blanks.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_in_a_label_stays_text() {
        assert_eq!(escape("a*b_[c](d)\n<e>"), r"a\*b\_\[c\](d) \<e\>");
    }
}
