//! Limits a person sets themselves, and what became of them. The rules are those a careful regulator wrote (UK Gambling Commission,
//! Remote technical standard 12): three windows at once, the lowest counts; less acts now, more only after 24 hours and a second
//! confirmation; recharges count gross.
//!
//! Promised: no clock, zone, restart or late import shortens a wait; no reminder comes twice in a window. Left out: stopping a purchase,
//! which no program beside the platform can.

mod alerts;
mod envelope;
mod spent;
mod steps;
#[cfg(test)]
mod tests;
mod window;
