//! Questions to the world. The addresses are a closed list ([`Place`]); nothing here is asked unless the user said so, and that is for
//! whoever calls to know.
//!
//! Promised: an answer is bounded in time and in size after it is unpacked, comes from the very host that was asked, over TLS, and every
//! other end is an error that says which; a wish to stop is heard within 100 ms. Left out: what an answer means. That is `formats`'.

mod ask;
mod error;
mod place;
#[cfg(test)]
mod tests;

pub use ask::{Answer, Bounds, Known, fetch};
pub use error::ConnectError;
pub use place::Place;
