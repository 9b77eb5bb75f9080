//! Stable ids. They are handed out once by a case's `next_id` and never used again, unlike
//! petgraph's indices, which return after a removal.

use std::fmt;
use std::str::FromStr;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.strip_prefix($letter)
                    .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
                    .and_then(|digits| digits.parse().ok())
                    .map(Self)
                    .ok_or_else(|| format!("`{text}` is no id of the form {}1", $letter))
            }
        }
    };
}

id!(
    /// An entity of the case, `n1`.
    NodeId, "n"
);
id!(
    /// A relation of the case, `e1`.
    EdgeId, "e"
);
id!(
    /// A claim of a relation, `c1`.
    ClaimId, "c"
);
id!(
    /// A stored report, `s1`.
    SourceId, "s"
);
id!(
    /// A scene of the storyboard, `v1`.
    SceneId, "v"
);

#[cfg(test)]
mod tests {
    use super::{ClaimId, NodeId};

    #[test]
    fn ids_are_read_as_they_are_written() {
        assert_eq!(NodeId(12).to_string(), "n12");
        assert_eq!("n12".parse(), Ok(NodeId(12)));
        for wrong in ["12", "e12", "n", "n-1", "n+1", ""] {
            assert!(wrong.parse::<NodeId>().is_err(), "{wrong}");
        }
        assert_eq!("c0".parse(), Ok(ClaimId(0)));
    }
}
