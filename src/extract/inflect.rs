//! English verb forms for edge labels: the past tense and the third person of a lemma.

/// Past tense of a verb's dictionary form; a particle or preposition after it is kept.
pub(crate) fn past(lemma: &str) -> String {
    on_first_word(lemma, |verb| irregular(verb).map_or_else(|| regular_past(verb), |forms| forms.0))
}

/// Past participle, in the same way.
pub(crate) fn participle(lemma: &str) -> String {
    on_first_word(lemma, |verb| irregular(verb).map_or_else(|| regular_past(verb), |forms| forms.1))
}

/// The dictionary form of an irregular past that is no other word: "stole", but not "saw" or "rose".
pub(crate) fn base_of_past(surface: &str) -> Option<&'static str> {
    const OTHER_WORDS: &str = "saw rose ground wound felt shot drove found left bound bit lay bore lead \
        led blew thought spoke dove stuck hung lit bent fit sat";
    if OTHER_WORDS.split_whitespace().any(|word| word == surface) {
        return None;
    }
    let form = IRREGULAR.iter().find(|(base, past, _)| *past == surface && *base != surface);
    form.map(|&(base, ..)| base)
}

/// The bare form of a verb in the third person: "finances", "watches", "denies".
pub(crate) fn base_of_third(third: &str) -> String {
    let hissing = ["ches", "shes", "sses", "xes", "zes"].iter().any(|end| third.ends_with(end));
    if let Some(stem) = third.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let ending = if hissing { "es" } else { "s" };
    third.strip_suffix(ending).unwrap_or(third).to_owned()
}

/// Third person singular of a verb's dictionary form.
pub(crate) fn third(lemma: &str) -> String {
    on_first_word(lemma, |verb| match verb {
        "be" => "is".to_owned(),
        "have" => "has".to_owned(),
        _ if ends_in_consonant_y(verb) => format!("{}ies", &verb[..verb.len() - 1]),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| verb.ends_with(end)) => {
            format!("{verb}es")
        }
        _ => format!("{verb}s"),
    })
}

fn on_first_word(lemma: &str, inflect: impl Fn(&str) -> String) -> String {
    match lemma.split_once(' ') {
        Some((verb, rest)) => format!("{} {rest}", inflect(verb)),
        None => inflect(lemma),
    }
}

/// Past tense and participle of an irregular verb, also behind a prefix ("overthrow", "withhold").
fn irregular(verb: &str) -> Option<(String, String)> {
    const PREFIXES: &[&str] =
        &["", "over", "under", "with", "mis", "out", "re", "fore", "un", "up", "co-"];
    PREFIXES.iter().find_map(|prefix| {
        let stem = verb.strip_prefix(prefix)?;
        let at = IRREGULAR.binary_search_by_key(&stem, |&(base, ..)| base).ok()?;
        let (_, past, participle) = IRREGULAR[at];
        Some((format!("{prefix}{past}"), format!("{prefix}{participle}")))
    })
}

fn regular_past(verb: &str) -> String {
    if verb.ends_with('e') {
        format!("{verb}d")
    } else if ends_in_consonant_y(verb) {
        format!("{}ied", &verb[..verb.len() - 1])
    } else if verb.ends_with('c') {
        format!("{verb}ked")
    } else if doubles_last(verb) {
        format!("{verb}{}ed", &verb[verb.len() - 1..])
    } else {
        format!("{verb}ed")
    }
}

fn ends_in_consonant_y(verb: &str) -> bool {
    let mut last = verb.chars().rev();
    last.next() == Some('y') && last.next().is_some_and(|c| !is_vowel(c))
}

/// One short stressed syllable: "rob", "plan", "stop"; and the listed longer ones.
fn doubles_last(verb: &str) -> bool {
    const LONGER: &[&str] = &[
        "admit", "commit", "submit", "permit", "refer", "infer", "confer", "defer", "transfer",
        "compel", "expel", "control", "patrol", "occur", "incur", "traffic", "travel", "cancel",
        "label", "rebel", "kidnap", "equip", "regret", "abet", "acquit", "transmit", "enrol",
        "extol", "propel", "repel", "dispel", "deter", "recur", "concur", "handicap", "worship",
        "signal", "total", "channel", "funnel", "model", "shovel", "tunnel", "bar", "debar",
        "quiz",
    ];
    if LONGER.contains(&verb) {
        return true;
    }
    let letters: Vec<char> = verb.chars().collect();
    let vowels = letters.iter().filter(|&&c| is_vowel(c)).count();
    match letters[..] {
        [.., before, vowel, last] => {
            vowels == 1
                && !is_vowel(before)
                && is_vowel(vowel)
                && !is_vowel(last)
                && !"wxy".contains(last)
        }
        _ => false,
    }
}

fn is_vowel(c: char) -> bool {
    "aeiou".contains(c)
}

/// Irregular verbs, sorted by the base form: base, past tense, past participle.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("arise", "arose", "arisen"),
    ("awake", "awoke", "awoken"),
    ("be", "was", "been"),
    ("bear", "bore", "borne"),
    ("beat", "beat", "beaten"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("bend", "bent", "bent"),
    ("bet", "bet", "bet"),
    ("bid", "bid", "bid"),
    ("bind", "bound", "bound"),
    ("bite", "bit", "bitten"),
    ("bleed", "bled", "bled"),
    ("blow", "blew", "blown"),
    ("break", "broke", "broken"),
    ("breed", "bred", "bred"),
    ("bring", "brought", "brought"),
    ("broadcast", "broadcast", "broadcast"),
    ("build", "built", "built"),
    ("burst", "burst", "burst"),
    ("buy", "bought", "bought"),
    ("cast", "cast", "cast"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("cling", "clung", "clung"),
    ("come", "came", "come"),
    ("cost", "cost", "cost"),
    ("creep", "crept", "crept"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("dig", "dug", "dug"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drink", "drank", "drunk"),
    ("drive", "drove", "driven"),
    ("eat", "ate", "eaten"),
    ("fall", "fell", "fallen"),
    ("feed", "fed", "fed"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("flee", "fled", "fled"),
    ("fling", "flung", "flung"),
    ("fly", "flew", "flown"),
    ("forbid", "forbade", "forbidden"),
    ("forecast", "forecast", "forecast"),
    ("forget", "forgot", "forgotten"),
    ("forgive", "forgave", "forgiven"),
    ("forgo", "forwent", "forgone"),
    ("freeze", "froze", "frozen"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grind", "ground", "ground"),
    ("grow", "grew", "grown"),
    ("hang", "hanged", "hanged"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hide", "hid", "hidden"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("hurt", "hurt", "hurt"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("let", "let", "let"),
    ("lie", "lay", "lain"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("quit", "quit", "quit"),
    ("read", "read", "read"),
    ("rid", "rid", "rid"),
    ("ride", "rode", "ridden"),
    ("ring", "rang", "rung"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("shake", "shook", "shaken"),
    ("shed", "shed", "shed"),
    ("shoot", "shot", "shot"),
    ("show", "showed", "shown"),
    ("shrink", "shrank", "shrunk"),
    ("shut", "shut", "shut"),
    ("sing", "sang", "sung"),
    ("sink", "sank", "sunk"),
    ("sit", "sat", "sat"),
    ("slay", "slew", "slain"),
    ("sleep", "slept", "slept"),
    ("slide", "slid", "slid"),
    ("speak", "spoke", "spoken"),
    ("spend", "spent", "spent"),
    ("spin", "spun", "spun"),
    ("split", "split", "split"),
    ("spread", "spread", "spread"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("stick", "stuck", "stuck"),
    ("sting", "stung", "stung"),
    ("stride", "strode", "strode"),
    ("strike", "struck", "struck"),
    ("strive", "strove", "strove"),
    ("swear", "swore", "sworn"),
    ("sweep", "swept", "swept"),
    ("swim", "swam", "swum"),
    ("swing", "swung", "swung"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tear", "tore", "torn"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("throw", "threw", "thrown"),
    ("thrust", "thrust", "thrust"),
    ("tread", "trod", "trodden"),
    ("wage", "waged", "waged"),
    ("wake", "woke", "woken"),
    ("wear", "wore", "worn"),
    ("weave", "wove", "woven"),
    ("wed", "wed", "wed"),
    ("weep", "wept", "wept"),
    ("win", "won", "won"),
    ("wind", "wound", "wound"),
    ("wring", "wrung", "wrung"),
    ("write", "wrote", "written"),
];

#[cfg(test)]
mod tests {
    use super::{IRREGULAR, base_of_past, participle, past, third};

    #[test]
    fn past_forms_are_what_a_person_would_write() {
        for (lemma, want) in [
            ("arrest", "arrested"),
            ("carry out", "carried out"),
            ("sell", "sold"),
            ("rob", "robbed"),
            ("admit", "admitted"),
            ("flee", "fled"),
            ("withhold", "withheld"),
            ("raid", "raided"),
            ("visit", "visited"),
            ("deploy", "deployed"),
            ("mislead", "misled"),
            ("fix", "fixed"),
            ("overthrow", "overthrew"),
            ("free", "freed"),
            ("traffic", "trafficked"),
        ] {
            assert_eq!(past(lemma), want);
        }
    }

    #[test]
    fn participles_follow_the_table() {
        for (lemma, want) in
            [("fly", "flown"), ("take over", "taken over"), ("hold", "held"), ("sell", "sold")]
        {
            assert_eq!(participle(lemma), want);
        }
    }

    #[test]
    fn third_person_forms() {
        for (lemma, want) in [
            ("own", "owns"),
            ("carry", "carries"),
            ("go", "goes"),
            ("push for", "pushes for"),
            ("be", "is"),
        ] {
            assert_eq!(third(lemma), want);
        }
    }

    #[test]
    fn pasts_that_are_other_words_have_no_base() {
        assert_eq!(base_of_past("stole"), Some("steal"));
        for other in ["saw", "cut", "robbed", "table"] {
            assert_eq!(base_of_past(other), None);
        }
    }

    #[test]
    fn the_table_can_be_searched() {
        assert!(IRREGULAR.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn the_third_person_leads_back_to_the_verb() {
        for verb in ["finance", "watch", "deny", "pass", "fix", "attack"] {
            assert_eq!(super::base_of_third(&super::third(verb)), verb);
        }
    }
}
