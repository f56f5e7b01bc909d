//! JSON read strictly: a key twice is an error, depth and sizes are watched, and nothing is ever a float.

mod keys;
mod number;
mod object;
mod reader;
mod scalar;
mod scan;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use keys::{SeenKeys, Table, hash};
pub(crate) use object::{First, FromObject, Maybe, object};
pub(crate) use reader::{Code, FromJson, Reader, read};
pub(crate) use scalar::Scalar;
pub(crate) use scan::{Scan, Step};
