//! A sentence's grammar in Universal Dependencies terms: what the tagger and parser give and every
//! later stage reads.

use std::fmt;
use std::str::FromStr;

use crate::base::Span;

macro_rules! tags {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "the words are Universal Dependencies' own")]
        pub enum $name { $($variant),+ }

        impl $name {
            /// Every value; the position of a value is its number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The treebanks' word for it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(word: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|tag| tag.word() == word).ok_or_else(|| word.to_owned())
            }
        }
    };
}

tags!(
    /// Universal part of speech.
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET",
        Intj = "INTJ", Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN",
        Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
);

tags!(
    /// Dependency relation, with the subtypes that clause rules need; all others are read as their
    /// main type.
    Deprel {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", Advmod = "advmod", Amod = "amod",
        Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc",
        Ccomp = "ccomp", Compound = "compound", CompoundPrt = "compound:prt", Conj = "conj",
        Cop = "cop", Csubj = "csubj", Dep = "dep", Det = "det", Discourse = "discourse",
        Dislocated = "dislocated", Expl = "expl", Fixed = "fixed", Flat = "flat", Goeswith = "goeswith",
        Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod", NmodPoss = "nmod:poss",
        NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjPass = "nsubj:pass", Nummod = "nummod",
        Obj = "obj", Obl = "obl", OblAgent = "obl:agent", OblUnmarked = "obl:unmarked",
        Orphan = "orphan", Parataxis = "parataxis", Punct = "punct", Reparandum = "reparandum",
        Root = "root", Vocative = "vocative", Xcomp = "xcomp",
    }
);

impl Deprel {
    /// Reads a treebank's label, with unknown subtypes cut to their main type.
    pub fn from_treebank(label: &str) -> Option<Self> {
        label.parse().ok().or_else(|| label.split(':').next()?.parse().ok())
    }
}

/// A token with its grammar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the document's text.
    pub span: Span,
    /// Dictionary form, lower case except for proper nouns: "arrested" is "arrest".
    pub lemma: String,
    /// Part of speech.
    pub upos: Upos,
    /// Index of the word it depends on, in the same sentence; `None` for the root.
    pub head: Option<usize>,
    /// How it depends on it.
    pub deprel: Deprel,
}

/// A parsed sentence. Heads form one tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parse {
    /// The sentence.
    pub span: Span,
    /// True for headings.
    pub heading: bool,
    /// Its words in text order.
    pub words: Vec<Word>,
}
