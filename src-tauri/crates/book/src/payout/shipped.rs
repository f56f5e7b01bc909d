//! The programmes the program brings along.

use std::sync::OnceLock;

use super::programme::Programme;
use super::reading::read;

/// What was found published, each with its day and source. Empty only if the file could not be read, which a test keeps from happening.
pub fn shipped() -> &'static [Programme] {
    static SHIPPED: OnceLock<Vec<Programme>> = OnceLock::new();
    SHIPPED.get_or_init(|| read(include_str!("programmes.toml")).unwrap_or_default())
}
