//! JSON read strictly: a key twice is an error, places and sizes are watched, and nothing is ever a float.

mod check;
mod object;
mod scalar;
mod scan;
mod strict;

pub(crate) use check::{checked, fault_of};
pub(crate) use object::{First, FromMap, Maybe, object};
pub(crate) use scalar::{Scalar, Text};
pub(crate) use scan::{Scan, Step};
pub(crate) use strict::{SeenKeys, Skipped};
