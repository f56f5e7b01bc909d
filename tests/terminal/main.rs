//! Journeys through `giftbook`: files in, questions answered, changes taken back, bad input, as programs see it with `--json`.

mod answers;
mod bad_input;
mod compare;
mod forecast;
mod importing;
mod keeping;
mod limits;
mod payouts;
mod prices;
mod rates;
mod recharge;
mod reconcile;
mod report;
mod safety;
mod sample;
mod statements;
mod turning;
mod wallet;
