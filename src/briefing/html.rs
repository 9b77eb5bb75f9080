//! A briefing as one HTML file: drawings inside, footnotes linked both ways, no network.

use std::fmt::Write;

use super::compose::{Briefing, Page, Statement};
use super::footnote::{Footnote, spoken_date};
use super::picture::page_svg;
use super::style::{SCRIPT, STYLE};
use crate::display::Theme;
use crate::graph::Case;

/// Forbids every request, should the file ever be edited to make one.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/// Writes the briefing of `case`, from which the pictures are drawn.
pub fn to_html(case: &Case, briefing: &Briefing) -> String {
    let mut out = String::new();
    write_head(&mut out, briefing);
    for (index, page) in briefing.pages.iter().enumerate() {
        write_page(&mut out, case, page, index + 1);
    }
    write_footnotes(&mut out, briefing);
    write_sources(&mut out, briefing);
    let _ = write!(out, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

fn write_head(out: &mut String, briefing: &Briefing) {
    let title = escape(&briefing.title);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"generator\" content=\"redstring {}\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<header><h1>{title}</h1>{}</header>\n",
        env!("CARGO_PKG_VERSION"),
        marking(briefing),
    );
    out.push_str("<nav aria-label=\"Scenes\">");
    for (index, page) in briefing.pages.iter().enumerate() {
        let _ = write!(out, "<a href=\"#scene-{}\">{}</a>", index + 1, escape(&page.title));
    }
    out.push_str("<a href=\"#footnotes\">Footnotes</a><a href=\"#sources\">Sources</a></nav>\n");
}

fn marking(briefing: &Briefing) -> String {
    let Some(marking) = &briefing.marking else { return String::new() };
    format!("<span class=\"marking\">{}</span>", escape(marking))
}

fn write_page(out: &mut String, case: &Case, page: &Page, number: usize) {
    let title = escape(&page.title);
    let _ = write!(out, "<section class=\"scene\" id=\"scene-{number}\">\n<h2>{title}</h2>\n");
    if !page.note.is_empty() {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", escape(&page.note));
    }
    for (class, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        let svg = page_svg(case, page, theme);
        let _ = writeln!(out, "<figure class=\"{class}\">{svg}</figure>");
    }
    out.push_str("<ul class=\"statements\">\n");
    for statement in &page.statements {
        write_statement(out, statement);
    }
    out.push_str("</ul>\n");
    if page.unstated > 0 {
        let _ = writeln!(out, "<p class=\"more\">{}</p>", page.rest());
    }
    out.push_str("</section>\n");
}

fn write_statement(out: &mut String, statement: &Statement) {
    let _ = write!(out, "<li>{}", escape(&statement.text));
    for number in &statement.footnotes {
        let _ = write!(out, "<sup><a href=\"#note-{number}\">{number}</a></sup>");
    }
    if let Some(word) = statement.word() {
        let _ = write!(out, " <span class=\"certainty\">{word}</span>");
    }
    out.push_str("</li>\n");
}

fn write_footnotes(out: &mut String, briefing: &Briefing) {
    out.push_str("<h3 id=\"footnotes\">Footnotes</h3>\n<ol class=\"notes\">\n");
    for footnote in &briefing.footnotes {
        let Footnote { number, quote, .. } = footnote;
        let back = briefing.pages.iter().position(|page| cites(page, *number)).unwrap_or(0) + 1;
        let _ = writeln!(
            out,
            "<li id=\"note-{number}\">“{}” <span class=\"reference\">{}</span> \
             <a class=\"back\" href=\"#scene-{back}\" aria-label=\"Back to scene {back}\">↩</a></li>",
            escape(quote),
            escape(&footnote.reference()),
        );
    }
    out.push_str("</ol>\n");
}

fn cites(page: &Page, number: usize) -> bool {
    page.statements.iter().any(|statement| statement.footnotes.contains(&number))
}

fn write_sources(out: &mut String, briefing: &Briefing) {
    out.push_str("<h3 id=\"sources\">Sources</h3>\n<ul class=\"sources\">\n");
    for source in &briefing.sources {
        let date = source.published.map_or_else(|| "undated".to_owned(), spoken_date);
        let file = source.file.as_deref().map(|name| format!(" · {}", escape(name)));
        let _ = writeln!(
            out,
            "<li>{}, {date}{}<span class=\"hash\">SHA-256 {}</span></li>",
            escape(&source.title),
            file.unwrap_or_default(),
            escape(&source.sha256),
        );
    }
    out.push_str("</ul>\n<h3>Method</h3>\n<ul class=\"sources\">\n");
    for line in &briefing.method {
        let _ = writeln!(out, "<li>{}</li>", escape(line));
    }
    out.push_str("</ul>\n");
}

/// Text in element content and in double-quoted attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn a_script_in_a_label_is_text() {
        assert_eq!(escape("<script a='b\">&"), "&lt;script a=&#39;b&quot;&gt;&amp;");
    }
}
