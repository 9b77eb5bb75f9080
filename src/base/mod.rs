//! What every other module speaks: ids, byte spans, the shared vocabulary, diagnostics, progress.
//! Nothing here knows of text, graphs or drawing, and nothing reads a clock or a file.

mod date;
mod diagnostic;
mod ids;
mod progress;
mod span;
mod vocabulary;

pub use date::Date;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use ids::{ClaimId, EdgeId, NodeId, SceneId, SourceId};
pub use progress::{Cancelled, Progress, Silent};
pub use span::Span;
pub use vocabulary::{Certainty, ClaimStatus, Family, Form, Kind, NoClaim, Origin, UnknownWord};
