//! A node's name in at most two lines of about equal length.

use super::Weight;
use super::measure::{elide, width_in_em};

/// Widest line of a name in em; about 26 letters.
const WIDEST: f32 = 14.0;

/// The name in one line when it is short, else broken where the longer line is shortest; what still does not fit ends
/// in "…". Empty for a name without a visible character.
pub(super) fn two_lines(name: &str) -> Vec<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Vec::new();
    }
    if width_in_em(&name, Weight::SemiBold) <= WIDEST {
        return vec![name];
    }
    let middle = name.chars().count() / 2;
    let breaks = name.char_indices().enumerate().filter(|(_, (_, letter))| *letter == ' ');
    let Some((_, (at, _))) = breaks.min_by_key(|(count, _)| count.abs_diff(middle)) else {
        return vec![elide(&name, WIDEST, Weight::SemiBold)];
    };
    let (first, second) = name.split_at(at);
    [first, second.trim_start()].map(|line| elide(line, WIDEST, Weight::SemiBold)).to_vec()
}

#[cfg(test)]
mod tests {
    use super::two_lines;

    #[test]
    fn a_long_name_is_broken_near_its_middle() {
        assert_eq!(two_lines("United  Nations"), ["United Nations"]);
        assert_eq!(
            two_lines("International Organization for Migration"),
            ["International Organization", "for Migration"]
        );
        assert!(two_lines(" \t").is_empty());
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        let lines = two_lines(&"Donaudampfschifffahrtsgesellschaft".repeat(3));
        assert_eq!(lines.len(), 1);
        assert!(lines[0].ends_with('…'));
    }
}
