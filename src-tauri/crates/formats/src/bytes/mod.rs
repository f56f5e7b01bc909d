//! From the bytes on the disk to text in a sliding window.

mod decode;
mod digest;
mod window;

pub(crate) use decode::Decoded;
pub(crate) use digest::Digested;
pub(crate) use window::{Window, is_blank};
