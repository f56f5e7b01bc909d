//! Which way an entry's amounts count, and how they are added up: exactly, and never across units or currencies.

use giftbook_model::{Currency, Unit};

use crate::{BookError, EntryKind};

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    #[default]
    Time,
    Kind,
    /// The gift's name.
    What,
    /// The name the person is shown by.
    Person,
    /// Signed, one unit after the other.
    Units,
    /// Signed, one currency after the other.
    Money,
}

impl Sort {
    pub const ALL: [Self; 6] = [
        Self::Time,
        Self::Kind,
        Self::What,
        Self::Person,
        Self::Units,
        Self::Money,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Kind => "kind",
            Self::What => "what",
            Self::Person => "person",
            Self::Units => "units",
            Self::Money => "money",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// What an amount is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Amount {
    /// Whole units.
    Units(Unit),
    /// Minor units of the currency.
    Money(Currency),
}

/// The amounts of one kind of entry in one unit or currency, signed as the book's owner sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    pub kind: EntryKind,
    /// Gifts that went to guests: seen in the owner's lives, but not the owner's.
    pub guest: bool,
    pub of: Amount,
    pub total: i128,
    pub rows: u64,
}

impl Sum {
    /// Plain decimal text: whole units, or money with all its currency's decimals.
    #[must_use]
    pub fn total_text(&self) -> String {
        decimal_text(self.of, self.total)
    }
}

/// Whole units, or money with all its currency's decimals.
pub(super) fn decimal_text(of: Amount, total: i128) -> String {
    let Amount::Money(currency) = of else {
        return total.to_string();
    };
    let (sign, whole) = (if total < 0 { "-" } else { "" }, total.unsigned_abs());
    match currency.digits() {
        0 => format!("{sign}{whole}"),
        digits => {
            let one = 10_u128.pow(digits);
            format!("{sign}{}.{:0width$}", whole / one, whole % one, width = digits as usize)
        }
    }
}

/// Units as the owner sees them: given away or paid out is less. `lost` says of a correction that it took units away.
pub(crate) fn signed_units(kind: EntryKind, lost: bool, units: i64) -> i64 {
    match kind {
        EntryKind::Correction if lost => units.saturating_neg(),
        EntryKind::GiftSent | EntryKind::Payout | EntryKind::Refund | EntryKind::Reversal => units.saturating_neg(),
        EntryKind::GiftReceived
        | EntryKind::Recharge
        | EntryKind::CoinsBought
        | EntryKind::Bonus
        | EntryKind::Correction
        | EntryKind::PayoutFee
        | EntryKind::Exchange
        | EntryKind::Difference
        | EntryKind::PayoutReturned => units,
    }
}

/// Money as the owner sees it: paid for units is less. What a payout brings and costs has its sign already.
pub(crate) fn signed_minor(kind: EntryKind, minor: i64) -> i64 {
    match kind {
        EntryKind::Recharge | EntryKind::CoinsBought => minor.saturating_neg(),
        EntryKind::GiftReceived
        | EntryKind::GiftSent
        | EntryKind::Payout
        | EntryKind::Refund
        | EntryKind::Bonus
        | EntryKind::Correction
        | EntryKind::PayoutFee
        | EntryKind::Exchange
        | EntryKind::Reversal
        | EntryKind::Difference
        | EntryKind::PayoutReturned => minor,
    }
}

/// Sums while they are made. There are few of them, and neighbours mostly add to the same.
#[derive(Default)]
pub(super) struct Sums(Vec<Sum>);

impl Sums {
    pub(super) fn add(&mut self, kind: EntryKind, guest: bool, of: Amount, amount: i64) -> Result<(), BookError> {
        self.add_rows(kind, guest, of, amount, 1)
    }

    /// Adds what `rows` entries come to together.
    pub(super) fn add_rows(
        &mut self,
        kind: EntryKind,
        guest: bool,
        of: Amount,
        amount: i64,
        rows: u64,
    ) -> Result<(), BookError> {
        let known = self
            .0
            .iter_mut()
            .find(|sum| sum.of == of && sum.kind == kind && sum.guest == guest);
        if let Some(sum) = known {
            sum.total = sum.total.checked_add(i128::from(amount)).ok_or(BookError::TooLarge)?;
            sum.rows += rows;
        } else {
            self.0.push(Sum {
                kind,
                guest,
                of,
                total: amount.into(),
                rows,
            });
        }
        Ok(())
    }

    /// By kind, one's own before the guests', units before money.
    pub(super) fn sorted(mut self) -> Vec<Sum> {
        self.0.sort_unstable_by_key(|sum| (sum.kind, sum.guest, sum.of));
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_of_money_reads_as_its_currency_writes_it() {
        for (code, total, text) in [
            ("USD", -5, "-0.05"),
            ("USD", 123_456, "1234.56"),
            ("JPY", -500, "-500"),
            ("KWD", 1_005, "1.005"),
            ("EUR", i128::from(i64::MAX) * 10, "922337203685477580.70"),
        ] {
            let of = Amount::Money(Currency::parse(code).expect("currency"));
            let sum = Sum {
                kind: EntryKind::Recharge,
                guest: false,
                of,
                total,
                rows: 1,
            };
            assert_eq!(sum.total_text(), text);
        }
    }

    #[test]
    fn units_and_currencies_are_never_added_together() {
        let mut sums = Sums::default();
        for unit in [Unit::Coin, Unit::Diamond, Unit::Coin] {
            sums.add(EntryKind::Correction, false, Amount::Units(unit), i64::MAX)
                .expect("fits");
        }
        let totals: Vec<_> = sums.sorted().iter().map(|sum| (sum.of, sum.total)).collect();
        let most = i128::from(i64::MAX);
        assert_eq!(
            totals,
            [
                (Amount::Units(Unit::Coin), 2 * most),
                (Amount::Units(Unit::Diamond), most)
            ]
        );
    }
}
