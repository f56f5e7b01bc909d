//! Much: files larger than the memory they are read in, and books so large that what a screen asks must not depend on it.

mod growth;
#[cfg(unix)]
mod memory;
