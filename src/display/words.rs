//! What is written on an edge: its relation's label, told as surely as the report tells it.

use crate::graph::Relation;

use super::EdgeLine;

/// The words on the edge of a relation: "arrested", "may be in", "did not arrest".
pub fn edge_words(relation: &Relation) -> String {
    words(&relation.label, &relation.relation, EdgeLine::of(relation))
}

/// Only what is merely possible or denied is told apart: an allegation shows in the line, and a
/// dispute is about the plain words.
fn words(label: &str, lemma: &str, line: EdgeLine) -> String {
    let label = label.trim();
    if label.is_empty() {
        return lemma.replace('_', " ");
    }
    match line {
        EdgeLine::Possible if !is_hedged(label) => hedge(label, lemma),
        EdgeLine::Negated if !is_denied(label) => deny(label, lemma),
        _ => label.to_owned(),
    }
}

const MODALS: [&str; 9] =
    ["may", "might", "can", "could", "would", "should", "must", "will", "shall"];

fn is_hedged(label: &str) -> bool {
    let first = first_word(label).0;
    MODALS.contains(&first)
        || ["plans", "plan", "wants", "want", "seeks", "hopes", "intends", "reportedly"]
            .contains(&first)
        || label.contains(" to be ")
}

fn is_denied(label: &str) -> bool {
    label
        .split(' ')
        .any(|word| matches!(word, "not" | "never" | "no" | "cannot" | "denies" | "denied"))
        || label.contains("n't")
}

fn hedge(label: &str, lemma: &str) -> String {
    let (verb, rest) = first_word(label);
    match verb {
        "is" | "are" | "be" => format!("may be{rest}"),
        "was" | "were" => format!("may have been{rest}"),
        _ => format!("may {}{rest}", base_form(verb, lemma)),
    }
}

fn deny(label: &str, lemma: &str) -> String {
    let (verb, rest) = first_word(label);
    match verb {
        "is" | "are" | "was" | "were" => format!("{verb} not{rest}"),
        "can" => format!("cannot{rest}"),
        _ if MODALS.contains(&verb) => format!("{verb} not{rest}"),
        _ => format!("{} not {}{rest}", auxiliary(verb, lemma), base_form(verb, lemma)),
    }
}

/// The first word and the rest with its leading space.
fn first_word(label: &str) -> (&str, &str) {
    label.split_at(label.find(' ').unwrap_or(label.len()))
}

/// "do" for a base form, "does" for the third person, "did" for all else.
fn auxiliary(verb: &str, lemma: &str) -> &'static str {
    let base = base_form(verb, lemma);
    if verb == base {
        "do"
    } else if verb == third_person(&base) || verb == "has" {
        "does"
    } else {
        "did"
    }
}

/// The lemma's verb where it is one word that the label's verb can be a form of ("arrested" of "arrest"); else
/// the label's own, without the ending of the third person ("imposes sanctions on" tells "sanction").
fn base_form(verb: &str, lemma: &str) -> String {
    let lemma = lemma.split(['_', ' ']).next().unwrap_or(lemma);
    let irregular = [("went", "go"), ("has", "have"), ("had", "have"), ("bought", "buy")];
    let known = irregular.iter().any(|&(form, base)| form == verb && base == lemma);
    let same_start = lemma.chars().next() == verb.chars().next();
    if !lemma.is_empty() && (known || same_start) {
        return lemma.to_owned();
    }
    let bare = |ending: &str, base: &str| Some(format!("{}{base}", verb.strip_suffix(ending)?));
    // "imposes" is of "impose", "pushes" of "push".
    let hissing =
        ["shes", "ches", "xes", "zzes", "sses", "oes"].iter().any(|end| verb.ends_with(end));
    let stem = if hissing { bare("es", "") } else { bare("s", "") };
    let bases = [bare("ies", "y"), stem];
    let is_third = |base: &String| base.len() > 1 && third_person(base) == verb;
    bases.into_iter().flatten().find(is_third).unwrap_or_else(|| verb.to_owned())
}

fn third_person(base: &str) -> String {
    let ends = |ending| base.ends_with(ending);
    if ends("y") && !["ay", "ey", "oy", "uy"].iter().any(|vowel| ends(vowel)) {
        format!("{}ies", &base[..base.len() - 1])
    } else if ["s", "sh", "ch", "x", "z", "o"].iter().any(|hiss| ends(hiss)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

#[cfg(test)]
mod tests {
    use super::{EdgeLine, words};

    #[test]
    fn a_denial_is_told_as_a_person_would() {
        for (label, lemma, told) in [
            ("arrested", "arrest", "did not arrest"),
            ("took bribes from", "take", "did not take bribes from"),
            ("heads", "head", "does not head"),
            ("denies visas to", "deny", "denies visas to"),
            ("carries", "carry", "does not carry"),
            ("run", "run", "do not run"),
            ("is prime minister of", "head", "is not prime minister of"),
            ("were held in", "hold", "were not held in"),
            ("can enter", "enter", "cannot enter"),
            ("does not tackle", "tackle", "does not tackle"),
            ("has offices in", "have", "does not have offices in"),
        ] {
            assert_eq!(words(label, lemma, EdgeLine::Negated), told);
        }
    }

    #[test]
    fn a_possibility_is_told_as_a_person_would() {
        for (label, lemma, told) in [
            ("are in", "be", "may be in"),
            ("imposes sanctions on", "sanction", "may impose sanctions on"),
            ("carries out a raid on", "raid", "may carry out a raid on"),
            ("was taken to", "take", "may have been taken to"),
            ("took", "take", "may take"),
            ("plans to raid", "raid", "plans to raid"),
            ("may take", "take", "may take"),
            ("went to", "go", "may go to"),
        ] {
            assert_eq!(words(label, lemma, EdgeLine::Possible), told);
        }
    }

    #[test]
    fn what_is_asserted_alleged_or_disputed_keeps_its_words() {
        for line in [EdgeLine::Asserted, EdgeLine::Alleged, EdgeLine::Disputed] {
            assert_eq!(words("detained", "detain", line), "detained");
        }
        assert_eq!(words("", "set_back", EdgeLine::Asserted), "set back");
    }
}
