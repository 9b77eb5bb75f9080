//! What an entity is called, folded for comparison, and the keys under which look-alikes are found
//! without comparing every pair.

use std::collections::BTreeSet;

use crate::base::{Form, Kind};
use crate::extract::{
    self, is_of_a_country, is_of_any_country, known_name, of_country, without_title,
};
use crate::graph::fold::fold;
use crate::graph::model::{Entity, SourceSpan};

/// What an entity is called. Names are folded, persons' have no title.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    pub kind: Kind,
    /// True when a report gives it a proper name.
    pub named: bool,
    pub label: String,
    /// The label and every proper name.
    pub all: BTreeSet<String>,
    /// The names under which the word lists know it.
    pub known: BTreeSet<String>,
    /// Those of its names that are written as an acronym.
    pub acronyms: BTreeSet<String>,
    /// Titles before its names.
    pub titles: BTreeSet<String>,
    /// True for "Cambodian authorities".
    pub of_a_country: bool,
    /// True for a name that tells not whose body it is: "Interior Ministry".
    pub of_any_country: bool,
    /// For a body of a country the country and the words that say which body, sorted.
    pub body: Option<String>,
}

/// Shortest name, in letters, that is compared letter by letter.
pub const LONG_ENOUGH: usize = 7;

/// Legal forms behind the name of a company, folded.
const ENDINGS: [&str; 40] = [
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "llc",
    "llp",
    "lp",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "gmbh",
    "ag",
    "kg",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "oy",
    "oyj",
    "ab",
    "asa",
    "aps",
    "pte",
    "pty",
    "bhd",
    "sdn",
    "tbk",
    "kk",
    "jsc",
    "ojsc",
    "pjsc",
    "ooo",
    "doo",
    "sro",
    "kft",
];

impl Names {
    /// What a report calls an entity.
    pub fn of_read(entity: &extract::Entity, text: &str) -> Self {
        let proper = entity.mentions.iter().filter(|mention| mention.form == Form::Named);
        let proper = proper.filter_map(|mention| mention.span.of(text));
        Self::new((entity.kind, entity.named), &entity.label, proper)
    }

    /// What a case calls an entity; `text` gives a mention's words. Named mentions count, and every alias of what no report names:
    /// it was imported or drawn.
    pub fn of_held<'a>(entity: &'a Entity, text: impl Fn(SourceSpan) -> Option<&'a str>) -> Self {
        let proper = entity.mentions.iter().filter(|mention| mention.form == Form::Named);
        let proper = proper.filter_map(|mention| text(mention.at));
        let aliases = entity.aliases.iter().map(String::as_str);
        let aliases = aliases.filter(|_| entity.mentions.is_empty());
        Self::new((entity.kind, entity.named), &entity.label, proper.chain(aliases))
    }

    fn new<'a>(
        (kind, named): (Kind, bool),
        label: &'a str,
        proper: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut names = Self {
            kind,
            named,
            label: fold(bare(kind, label).1),
            all: BTreeSet::new(),
            known: BTreeSet::new(),
            acronyms: BTreeSet::new(),
            titles: BTreeSet::new(),
            of_a_country: is_of_a_country(label),
            of_any_country: of_any_country(kind, label),
            body: body(kind, label),
        };
        if named {
            let distinct: BTreeSet<&str> = proper.chain([label]).collect();
            for name in &distinct {
                names.add(name);
            }
            names.known = known(&distinct);
        }
        if !named {
            names.all.insert(names.label.clone());
        }
        names.all.remove("");
        names
    }

    fn add(&mut self, name: &str) {
        let (title, bare) = bare(self.kind, name);
        let folded = fold(bare);
        if !title.is_empty() {
            self.titles.insert(fold(title));
        }
        if is_acronym(bare) {
            self.acronyms.insert(folded.clone());
        }
        self.all.insert(folded);
    }

    /// Takes in what another report calls it; `label` is its label now.
    pub fn join(&mut self, read: Self, label: &str) {
        self.label = fold(bare(self.kind, label).1);
        self.of_a_country = is_of_a_country(label);
        self.of_any_country = of_any_country(self.kind, label);
        self.body = body(self.kind, label);
        self.all.extend(read.all);
        self.known.extend(read.known);
        self.acronyms.extend(read.acronyms);
        self.titles.extend(read.titles);
    }

    /// The names of several words.
    pub fn full(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(String::as_str).filter(|name| name.contains(' '))
    }

    /// The names without the company's legal form, for what may be a company.
    pub fn without_ending(&self) -> impl Iterator<Item = (&str, &str)> {
        let company = matches!(
            self.kind,
            Kind::Organization | Kind::Agency | Kind::Group | Kind::Facility | Kind::Other
        );
        self.all.iter().filter(move |_| company).map(|name| split_ending(name))
    }

    /// Keys of which it shares one with everything that it may be the same as for sure.
    pub fn sure_keys(&self) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        keys.extend(self.all.iter().map(|name| format!("name {name}")));
        keys.extend(self.known.iter().map(|name| format!("known {name}")));
        if self.named {
            keys.extend(self.all.iter().map(|name| format!("letters {}", letters(name))));
            keys.extend(self.without_ending().map(|(name, _)| format!("firm {name}")));
        }
        keys
    }

    /// Keys of which it shares one with everything that it may be the same as by a guess.
    pub fn guess_keys(&self) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        keys.extend(self.body.iter().map(|body| format!("body {body}")));
        if !self.named {
            return keys;
        }
        for name in &self.all {
            let words: Vec<&str> = name.split(' ').collect();
            keys.extend(words.first().map(|word| format!("word {word}")));
            if self.kind == Kind::Person || self.kind == Kind::Other {
                keys.extend(words.last().map(|word| format!("word {word}")));
                keys.insert(format!("words {}", sorted(words.iter().copied())));
            }
            keys.extend(initials(name).into_iter().map(|short| format!("short {short}")));
        }
        keys.extend(self.acronyms.iter().map(|name| format!("short {name}")));
        keys.extend(halves(&letters(&self.label)));
        keys
    }
}

fn of_any_country(kind: Kind, label: &str) -> bool {
    matches!(kind, Kind::Agency | Kind::Organization | Kind::Other) && is_of_any_country(label)
}

/// The title before a name, and the name; only persons have titles.
fn bare(kind: Kind, name: &str) -> (&str, &str) {
    match kind {
        Kind::Person => {
            let article = ["the ", "The "].into_iter().find_map(|the| name.strip_prefix(the));
            without_title(article.unwrap_or(name))
        }
        _ => ("", name),
    }
}

/// What the word lists know under these names. An acronym tells only where no name in full stands
/// beside it: "Malian Sugar Company (MSC)" is not the MSC of the lists.
fn known(names: &BTreeSet<&str>) -> BTreeSet<String> {
    let spelt_out = names.iter().any(|name| !is_acronym(name) && fold(name).contains(' '));
    let telling = names.iter().filter(|name| !spelt_out || !is_acronym(name));
    telling.filter_map(|name| known_name(name)).map(fold).collect()
}

/// The letters of a folded name, without its spaces.
pub fn letters(name: &str) -> String {
    name.replace(' ', "")
}

/// One spelling error leaves the beginning or the end of a name as it is.
fn halves(letters: &str) -> Vec<String> {
    let all: Vec<char> = letters.chars().collect();
    if all.len() < LONG_ENOUGH {
        return Vec::new();
    }
    let begins: String = all[..4].iter().collect();
    let ends: String = all[all.len() - 3..].iter().collect();
    vec![format!("begins {begins}"), format!("ends {ends}")]
}

/// The name and the legal form behind it, which may be empty.
pub fn split_ending(name: &str) -> (&str, &str) {
    let mut rest = name;
    while let Some((before, last)) = rest.rsplit_once(' ')
        && ENDINGS.contains(&last)
    {
        rest = before;
    }
    (rest, name[rest.len()..].trim_start())
}

/// First letters of a name's words, with and without the small ones; none for fewer than three.
pub fn initials(name: &str) -> BTreeSet<String> {
    const SMALL: [&str; 9] = ["of", "for", "the", "and", "on", "in", "to", "de", "du"];
    let of = |words: &mut dyn Iterator<Item = &str>| -> String {
        words.filter_map(|word| word.chars().next()).collect()
    };
    let bare = split_ending(name).0;
    let all = of(&mut bare.split(' '));
    let large = of(&mut bare.split(' ').filter(|word| !SMALL.contains(word)));
    [all, large].into_iter().filter(|short| short.chars().count() > 2).collect()
}

/// "IOM", "U.N.", "APT28": capitals, and at least two.
fn is_acronym(name: &str) -> bool {
    let name = name.trim_start_matches("the ").trim_end_matches("'s").trim_end_matches("’s");
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&capitals)
        && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-'))
}

/// "Thailand police" for "Royal Thai Police" and for "Thailand's police".
fn body(kind: Kind, label: &str) -> Option<String> {
    const NO_MATTER: [&str; 12] = [
        "the", "of", "and", "for", "in", "royal", "national", "state", "federal", "central", "a",
        "general",
    ];
    if !matches!(kind, Kind::Agency | Kind::Organization) {
        return None;
    }
    let (country, rest) = of_country(label)?;
    let folded = fold(&rest.join(" "));
    let rest = sorted(folded.split(' ').filter(|word| !NO_MATTER.contains(word)));
    (!rest.is_empty()).then(|| format!("{} {rest}", fold(country)))
}

/// Words in alphabetical order.
pub fn sorted<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Names, body, initials, is_acronym, split_ending};
    use crate::base::Kind;

    #[test]
    fn legal_forms_are_cut_but_never_the_whole_name() {
        for (name, bare, ending) in [
            ("velum systems ltd", "velum systems", "ltd"),
            ("velum systems co ltd", "velum systems", "co ltd"),
            ("velum systems", "velum systems", ""),
            ("co", "co", ""),
        ] {
            assert_eq!(split_ending(name), (bare, ending));
        }
    }

    #[test]
    fn first_letters_with_and_without_small_words() {
        let of = |name| initials(name).into_iter().collect::<Vec<_>>();
        assert_eq!(of("international organization for migration"), ["iofm", "iom"]);
        assert_eq!(of("prince group"), [""; 0], "two letters tell too little");
    }

    #[test]
    fn acronyms_are_capitals() {
        for name in ["IOM", "U.N.", "APT28", "the ICIJ"] {
            assert!(is_acronym(name), "{name}");
        }
        for name in ["Iom", "X", "Hun Manet", "IOM office", "ผู้ว่า"] {
            assert!(!is_acronym(name), "{name}");
        }
    }

    #[test]
    fn a_body_of_a_country_is_its_country_and_what_it_is() {
        for label in ["Royal Thai Police", "the Thai police", "Thailand's National Police"] {
            assert_eq!(body(Kind::Agency, label).as_deref(), Some("thailand police"), "{label}");
        }
        assert_eq!(body(Kind::Agency, "police"), None);
        assert_eq!(body(Kind::Person, "Thai police"), None);
    }

    #[test]
    fn an_office_alone_is_no_persons_name() {
        for label in ["Prime Minister", "The Prime Minister"] {
            let names = Names::new((Kind::Person, true), label, [label].into_iter());
            assert!(names.all.is_empty() && names.sure_keys().is_empty(), "{names:?}");
        }
    }

    #[test]
    fn a_persons_titles_are_no_part_of_the_name() {
        let names = ["Colonel Adama Keita", "Colonel Keita"].into_iter();
        let names = Names::new((Kind::Person, true), "Adama Keita", names);
        assert_eq!(names.all.into_iter().collect::<Vec<_>>(), ["adama keita", "keita"]);
        assert_eq!(names.titles.into_iter().collect::<Vec<_>>(), ["colonel"]);
    }
}
