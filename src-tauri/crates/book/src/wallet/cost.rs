//! What the coins in hand cost: weighted average cost, in the home currency. Pure.
//!
//! Every purchase adds its coins and its price to one heap; what goes out takes its part of the heap's price along, `price × coins out ÷
//! coins there`. Bonuses cost nothing. Coins whose price nobody knows (bought without a price, found by a correction) lie in the heap
//! too, and what goes out is taken from both in proportion. Coins that went out before they came in are covered by the next that come,
//! at their price. A refund takes back what was paid: first from the heap, and where the coins are spent from what the spent ones cost.
//!
//! Promised: what lies in hand and what went out cost together what was paid less what came back, to the last minor unit.

use std::collections::VecDeque;

use rust_decimal::Decimal;

use super::ledger::{Cause, Row};
use crate::BookError;

/// Digits kept of a part of a price, far below any minor unit.
const FINE: u32 = 12;

/// What a row took out of the heap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Gone {
    /// In the home currency, not rounded to minor units.
    pub(super) cost: Decimal,
    /// Units without a known price among those that went.
    pub(super) unknown: i64,
}

/// The heap. Prices are in the home currency.
#[derive(Debug, Default)]
pub(super) struct Heap {
    /// Units whose price is known, and that price.
    pub(super) known: i64,
    pub(super) value: Decimal,
    pub(super) unknown: i64,
    pub(super) paid: Decimal,
    pub(super) back: Decimal,
    /// What came back for coins that were spent already.
    pub(super) back_spent: Decimal,
    /// By row of the ledger.
    pub(super) gone: Vec<Gone>,
    /// Units that went out before any came in: the row they went with, and how many.
    owed: VecDeque<(usize, i64)>,
}

impl Heap {
    /// Runs the moves of a ledger through the heap. `price` is what a row's money is in the home currency.
    pub(super) fn of(
        rows: &[Row],
        price: impl Fn(&Row) -> Result<Option<Decimal>, BookError>,
    ) -> Result<Self, BookError> {
        let mut heap = Self {
            gone: vec![Gone::default(); rows.len()],
            ..Self::default()
        };
        for (nth, row) in rows.iter().enumerate() {
            let units = row.of.units;
            match row.of.cause {
                Cause::Bought => heap.bring(units, price(row)?)?,
                Cause::Bonus => heap.bring(units, Some(Decimal::ZERO))?,
                Cause::Refunded => heap.refund(nth, units.saturating_neg(), price(row)?)?,
                Cause::Corrected if units > 0 => heap.bring(units, None)?,
                Cause::Sent | Cause::Corrected => heap.take(nth, units.saturating_neg())?,
            }
        }
        // What nothing came to cover has no price.
        for (nth, units) in std::mem::take(&mut heap.owed) {
            heap.gone[nth].unknown += units;
        }
        Ok(heap)
    }

    fn bring(&mut self, units: i64, price: Option<Decimal>) -> Result<(), BookError> {
        if let Some(price) = price {
            self.paid = add(self.paid, price)?;
        }
        let (mut left, mut price) = (units, price);
        while let Some((nth, owed)) = self.owed.front_mut() {
            let covered = left.min(*owed);
            if covered <= 0 {
                break;
            }
            let gone = &mut self.gone[*nth];
            match &mut price {
                Some(price) => {
                    let part = part(*price, covered, left)?;
                    gone.cost = add(gone.cost, part)?;
                    *price -= part;
                }
                None => gone.unknown += covered,
            }
            left -= covered;
            *owed -= covered;
            if *owed == 0 {
                self.owed.pop_front();
            }
        }
        match price {
            Some(price) => {
                self.known = self.known.checked_add(left).ok_or(BookError::TooLarge)?;
                self.value = add(self.value, price)?;
            }
            None => self.unknown = self.unknown.checked_add(left).ok_or(BookError::TooLarge)?,
        }
        Ok(())
    }

    fn take(&mut self, nth: usize, units: i64) -> Result<(), BookError> {
        let held = self.known.checked_add(self.unknown).ok_or(BookError::TooLarge)?;
        let out = units.min(held);
        let known = if out == held {
            self.known
        } else {
            let share = i128::from(out) * i128::from(self.known) / i128::from(held.max(1));
            i64::try_from(share).map_err(|_| BookError::TooLarge)?
        };
        self.leave(nth, known, out - known)?;
        if units > out {
            self.owed.push_back((nth, units - out));
        }
        Ok(())
    }

    /// `known` and `unknown` units go with a row, and their part of the price.
    fn leave(&mut self, nth: usize, known: i64, unknown: i64) -> Result<(), BookError> {
        let cost = part(self.value, known, self.known)?;
        self.value -= cost;
        self.known -= known;
        self.unknown -= unknown;
        let gone = &mut self.gone[nth];
        gone.cost = add(gone.cost, cost)?;
        gone.unknown += unknown;
        Ok(())
    }

    fn refund(&mut self, nth: usize, units: i64, price: Option<Decimal>) -> Result<(), BookError> {
        let Some(price) = price else {
            return self.take(nth, units);
        };
        self.back = add(self.back, price)?;
        let from_heap = price.min(self.value);
        self.value -= from_heap;
        self.back_spent = add(self.back_spent, price - from_heap)?;
        // What is given back was bought at a price: such coins first.
        let known = units.min(self.known);
        let unknown = (units - known).min(self.unknown);
        if known == self.known {
            self.leave(nth, known, unknown)?;
        } else {
            self.known -= known;
            self.unknown -= unknown;
        }
        if units > known + unknown {
            self.owed.push_back((nth, units - known - unknown));
        }
        Ok(())
    }
}

/// The price of `units` of `of` units that cost `price` together; all of it for all of them.
fn part(price: Decimal, units: i64, of: i64) -> Result<Decimal, BookError> {
    if units == of {
        return Ok(price);
    }
    let each = price.checked_div(Decimal::from(of)).ok_or(BookError::TooLarge)?;
    let part = each.checked_mul(Decimal::from(units)).ok_or(BookError::TooLarge)?;
    Ok(part.round_dp(FINE).min(price))
}

pub(super) fn add(one: Decimal, other: Decimal) -> Result<Decimal, BookError> {
    one.checked_add(other).ok_or(BookError::TooLarge)
}
