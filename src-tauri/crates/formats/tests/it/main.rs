//! Whole files through the public door of the crate.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod reading;
mod real_files;
