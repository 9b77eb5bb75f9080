//! briefing.
