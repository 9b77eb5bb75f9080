//! redstring
