//! Marks and words that tell where sentences end and begin.

/// True for a token of full stops, question and exclamation marks alone.
pub(super) fn is_terminal(word: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…') || is_stop_char(c);
    !word.is_empty() && word.chars().all(ends)
}

/// Full stops, question and exclamation marks of other scripts.
fn is_stop_char(c: char) -> bool {
    "。！？｡؟۔।॥។៕።‼⁉⁇⁈".contains(c)
}

/// True for a token of other scripts' full stops alone.
pub(super) fn is_foreign_stop(word: &str) -> bool {
    word.chars().all(is_stop_char)
}

/// True for what closes a quotation or bracket, and for the marks of emphasis.
pub(super) fn closes(word: &str) -> bool {
    matches!(word, "\"" | "'" | "''" | "”" | "’" | "’’" | "»" | ")" | "]" | "*" | "**" | "_")
}

/// True for what opens a quotation or bracket.
pub(super) fn opens(word: &str) -> bool {
    matches!(word, "\"" | "“" | "‘" | "‘‘" | "'" | "``" | "„" | "«") || opens_bracket(word)
}

/// True for an opening bracket.
pub(super) fn opens_bracket(word: &str) -> bool {
    matches!(word, "(" | "[")
}

/// True for a token of four dashes, signs or more, as rules between parts are.
pub(super) fn is_rule(word: &str) -> bool {
    word.len() >= 4 && word.bytes().all(|b| b"-=_*~+#".contains(&b))
}

/// True for a dash between parts of a sentence or behind a dateline.
pub(super) fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "--" | "–" | "—")
}

/// True for figures alone.
pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// True for ":)" and the like.
pub(super) fn is_emoticon(word: &str) -> bool {
    word.len() > 1 && word.starts_with([':', ';']) && !word.ends_with([':', ';'])
}

/// True for a link.
pub(super) fn is_link(word: &str) -> bool {
    ["http://", "https://", "www.", "ftp://"].iter().any(|start| word.starts_with(start))
}

/// True for a word with a capital that a sentence may begin with: "Police", "eBay".
pub(super) fn has_capital(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|first| {
        first.is_uppercase() || first.is_lowercase() && chars.any(char::is_uppercase)
    })
}

/// True for a word that begins with a small letter and has no capital in it.
pub(super) fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !has_capital(word)
}

/// True for verbs that report a quotation before them.
pub(super) fn reports(word: &str) -> bool {
    is_one_of(REPORTING, word)
}

/// True for words that begin sentences and seldom follow an abbreviation within one.
pub(super) fn starts(word: &str) -> bool {
    is_one_of(STARTERS, word)
}

/// True for words that a colon follows before the name of who took a picture.
pub(super) fn credits(word: &str) -> bool {
    ["Image", "Images", "Photo", "Photos", "Photograph", "Picture", "Video", "Credit"]
        .contains(&word)
}

/// True for words that have a capital only at the start of a sentence or within a headline.
pub(super) fn starts_anew(word: &str) -> bool {
    [
        "The", "This", "These", "It", "In", "If", "As", "Please", "While", "When", "Since",
        "Although", "Despite", "There", "They",
    ]
    .contains(&word)
}

/// True for a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].contains(&word)
}

/// Whether `word`, in small letters, is one of the words in a list with spaces between.
fn is_one_of(list: &str, word: &str) -> bool {
    let lower = word.to_lowercase();
    list.split(' ').any(|one| one == lower)
}

const REPORTING: &str = "said says asked asks added told wrote writes shouted cried replied wondered tweeted \
    posted warned demanded exclaimed declared called yelled";

const STARTERS: &str = "the a an this that these those he she it they we i you his her its their our in on at \
    by for from with after before when while as but and however if although though there \
    since because some many most all both one two several according meanwhile no not what \
    who where how why under during despite among last police officials authorities";
