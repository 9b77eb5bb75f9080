//! The closed vocabularies that extraction, graph and drawing share.

use std::fmt;
use std::str::FromStr;

/// A word that is none of a vocabulary's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is no {vocabulary}; known are {known}")]
pub struct UnknownWord {
    /// The word that was read.
    pub word: String,
    /// What it should have been.
    pub vocabulary: &'static str,
    /// All known words, comma-separated.
    pub known: String,
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $what:literal, { $($(#[$vdoc:meta])* $variant:ident = $word:literal / $title:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order in which legends list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in files and on the command line.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The word in the window, sentence case.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                Self::ALL.iter().copied().find(|value| value.word() == word).ok_or_else(|| UnknownWord {
                    word: word.to_owned(),
                    vocabulary: $what,
                    known: Self::ALL.iter().map(|value| value.word()).collect::<Vec<_>>().join(", "),
                })
            }
        }
    };
}

vocabulary!(
    /// What sort of thing an entity is.
    Kind, "kind", {
        /// A country, or a territory treated like one.
        Country = "country" / "Country",
        /// A region, province, city, river, sea, border area.
        Place = "place" / "Place",
        /// A government, ministry, police force, court, army, embassy, regulator.
        Agency = "agency" / "Agency",
        /// A company, bank, NGO, party, media, platform, intergovernmental body.
        Organization = "organization" / "Organization",
        /// A named individual.
        Person = "person" / "Person",
        /// A compound, park, prison, port, mine, ship, building.
        Facility = "facility" / "Facility",
        /// A crime group, militia, or an unnamed collective of people.
        Group = "group" / "Group",
        /// A crime, practice or line of business.
        Activity = "activity" / "Activity",
        /// A happening with a place or time.
        Event = "event" / "Event",
        /// A report, law, treaty, statement.
        Document = "document" / "Document",
        /// Money, goods, technology that move or are used.
        Asset = "asset" / "Asset",
        /// Anything else.
        Other = "other" / "Other",
    }
);

vocabulary!(
    /// How surely a claim is made.
    Certainty, "certainty", {
        /// Stated as a fact.
        Asserted = "asserted" / "Asserted",
        /// Someone claims, accuses, estimates, suspects it.
        Alleged = "alleged" / "Alleged",
        /// May be, might be, is planned, is asked.
        Possible = "possible" / "Possible",
        /// Said not to hold.
        Negated = "negated" / "Negated",
    }
);

impl Certainty {
    /// The letter that stands for it in tables; asserted has none.
    pub fn letter(self) -> &'static str {
        match self {
            Certainty::Asserted => "",
            Certainty::Alleged => "A",
            Certainty::Possible => "P",
            Certainty::Negated => "N",
        }
    }
}

vocabulary!(
    /// A group of relations for colour, filters and exports.
    Family, "family", {
        /// Heads, owns, governs, orders.
        Control = "control" / "Control",
        /// Belongs to, is part of, is a national of.
        Membership = "membership" / "Membership",
        /// Arrests, raids, charges, sentences.
        Enforcement = "enforcement" / "Enforcement",
        /// Kills, abuses, traffics, defrauds.
        Harm = "harm" / "Harm",
        /// Travels, ships, deports, flees.
        Movement = "movement" / "Movement",
        /// Pays, funds, launders, costs.
        Money = "money" / "Money",
        /// Helps, agrees, meets, trades.
        Cooperation = "cooperation" / "Cooperation",
        /// Fights, opposes, sanctions, criticises.
        Conflict = "conflict" / "Conflict",
        /// Is in, operates from, borders.
        Location = "location" / "Location",
        /// Says, publishes, warns, estimates.
        Statement = "statement" / "Statement",
        /// Is married to, is a brother of.
        Kinship = "kinship" / "Kinship",
        /// Anything else.
        Other = "other" / "Other",
    }
);

vocabulary!(
    /// Where a part of the case comes from.
    Origin, "origin", {
        /// Read from a report.
        Text = "text" / "From text",
        /// Read from a graph file.
        Import = "import" / "Imported",
        /// Drawn by the analyst.
        Analyst = "analyst" / "Analyst's",
    }
);

vocabulary!(
    /// How a mention names its entity.
    Form, "form", {
        /// By a proper name.
        Named = "named" / "Named",
        /// By a common noun.
        Nominal = "nominal" / "Nominal",
        /// By a pronoun.
        Pronoun = "pronoun" / "Pronoun",
    }
);

vocabulary!(
    /// Why a sentence gave no claim.
    NoClaim, "reason", {
        /// Headings name, but state little.
        Heading = "heading" / "A heading",
        /// Another script, or hardly an English word.
        NotEnglish = "not english" / "Not English",
        /// It was cut out of a sentence that is too long to be parsed safely.
        TooLong = "too long" / "Too long to be parsed safely",
        /// "We will strike back": nothing tells who is quoted.
        UnknownSpeaker = "unknown speaker" / "A quotation whose speaker is unknown",
        /// It names nobody and nothing.
        NoActor = "no actor" / "No actor",
        /// A relation has two ends.
        OneActor = "one actor" / "One actor only",
        /// What it asks, wishes or supposes.
        Unstated = "asked or supposed" / "A question, wish or condition only",
        /// None of its clauses holds two of its actors.
        NoRelation = "no relation word" / "No relation word between its actors",
        /// A clause holds two of its actors, but no rule takes it for a relation of theirs.
        Doubtful = "too doubtful" / "A relation that no rule is sure of",
    }
);

vocabulary!(
    /// What the analyst has said of a claim, or of a suggestion that two entities are one.
    ClaimStatus, "status", {
        /// Not judged.
        Open = "open" / "Open",
        /// Confirmed.
        Accepted = "accepted" / "Accepted",
        /// Marked as wrong; kept, but neither drawn nor counted.
        Rejected = "rejected" / "Marked wrong",
    }
);

#[cfg(test)]
mod tests {
    use super::{Certainty, Kind};

    #[test]
    fn every_word_is_read_as_it_is_written() {
        for &kind in Kind::ALL {
            assert_eq!(kind.word().parse(), Ok(kind));
        }
        let wrong = "Person".parse::<Kind>().unwrap_err();
        assert!(wrong.to_string().contains("country, place, agency"), "{wrong}");
        assert_eq!(Certainty::Negated.letter(), "N");
    }
}
