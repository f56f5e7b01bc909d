//! People: gifters, hosts, guests, creators. A person is known by the platform's id, which stays through renames; a row without one is
//! known by its handle, and without that by its shown name. Every name a person was seen under is kept, by source.

mod register;
mod rules;

pub(crate) use register::{Met, Register, forget_source};
pub(crate) use rules::key;
