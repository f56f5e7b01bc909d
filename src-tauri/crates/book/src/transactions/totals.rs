//! Sums as a person tells them: what was received, sent, bought, spent, withdrawn, paid out. Kinds that share a word are added together; units
//! and currencies never are.

use super::rules::{Amount, Sum, decimal_text};
use crate::{BookError, EntryKind};

/// What a total is the total of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    Received,
    /// Gifts that went to guests; they count in no other total.
    Guests,
    Sent,
    Bought,
    Spent,
    Withdrawn,
    PaidOut,
    /// Money that came back, or units taken back with it.
    Refunded,
    /// Units nobody paid for.
    Bonus,
    Corrected,
    /// What payouts cost.
    Fees,
    /// What was given of one currency and got of another.
    Exchanged,
    /// Units or money a platform took back.
    TakenBack,
    /// What arrived beyond or short of what should have.
    Difference,
}

/// One word, one unit or currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    pub word: Word,
    /// Kinds of the entries in it, in the order of their sums.
    pub kinds: Vec<EntryKind>,
    pub of: Amount,
    /// With the sign of its word: what was spent is above zero.
    pub total: i128,
}

impl Total {
    /// Plain decimal text, as [`Sum::total_text`].
    #[must_use]
    pub fn text(&self) -> String {
        decimal_text(self.of, self.total)
    }
}

/// Tells sums as totals, in the order of the first sum of each.
pub fn totals(sums: &[Sum]) -> Result<Vec<Total>, BookError> {
    let mut totals: Vec<Total> = Vec::new();
    for sum in sums {
        let word = word(sum);
        let turned = matches!(
            word,
            Word::Sent | Word::Spent | Word::Withdrawn | Word::Fees | Word::TakenBack
        ) || (word == Word::Refunded && matches!(sum.of, Amount::Units(_)));
        let amount = if turned { -sum.total } else { sum.total };
        match totals.iter_mut().find(|total| total.word == word && total.of == sum.of) {
            Some(total) => {
                total.total = total.total.checked_add(amount).ok_or(BookError::TooLarge)?;
                if !total.kinds.contains(&sum.kind) {
                    total.kinds.push(sum.kind);
                }
            }
            None => totals.push(Total {
                word,
                kinds: vec![sum.kind],
                of: sum.of,
                total: amount,
            }),
        }
    }
    Ok(totals)
}

fn word(sum: &Sum) -> Word {
    if sum.guest {
        return Word::Guests;
    }
    match (sum.kind, sum.of) {
        (EntryKind::GiftReceived, Amount::Units(_)) => Word::Received,
        (EntryKind::GiftSent, Amount::Units(_)) => Word::Sent,
        (EntryKind::Recharge | EntryKind::CoinsBought, Amount::Units(_)) => Word::Bought,
        (EntryKind::Recharge | EntryKind::CoinsBought, Amount::Money(_)) => Word::Spent,
        (EntryKind::Payout | EntryKind::PayoutReturned, Amount::Units(_)) => Word::Withdrawn,
        (EntryKind::Payout | EntryKind::PayoutReturned, Amount::Money(_)) => Word::PaidOut,
        (EntryKind::PayoutFee, _) => Word::Fees,
        (EntryKind::Exchange, _) => Word::Exchanged,
        (EntryKind::Reversal, _) => Word::TakenBack,
        (EntryKind::Difference, _) => Word::Difference,
        (EntryKind::Refund, _) => Word::Refunded,
        (EntryKind::Bonus, _) => Word::Bonus,
        (EntryKind::Correction, _) | (EntryKind::GiftReceived | EntryKind::GiftSent, Amount::Money(_)) => {
            Word::Corrected
        }
    }
}

#[cfg(test)]
mod tests {
    use giftbook_model::{Currency, Unit};

    use super::*;

    fn sum(kind: EntryKind, guest: bool, of: Amount, total: i128) -> Sum {
        Sum {
            kind,
            guest,
            of,
            total,
            rows: 1,
        }
    }

    #[test]
    fn what_was_spent_stands_above_zero_and_kinds_of_one_word_are_one_total() {
        let usd = Amount::Money(Currency::parse("USD").expect("currency"));
        let jpy = Amount::Money(Currency::parse("JPY").expect("currency"));
        let diamonds = Amount::Units(Unit::Diamond);
        let told = totals(&[
            sum(EntryKind::GiftReceived, false, diamonds, 70),
            sum(EntryKind::GiftReceived, true, diamonds, 5),
            sum(EntryKind::Recharge, false, usd, -240),
            sum(EntryKind::CoinsBought, false, usd, -1_005),
            sum(EntryKind::CoinsBought, false, jpy, -300),
            sum(EntryKind::Payout, false, usd, 900),
        ])
        .expect("totals");
        let told: Vec<_> = told
            .iter()
            .map(|total| (total.word, total.text(), total.kinds.len()))
            .collect();
        assert_eq!(
            told,
            [
                (Word::Received, "70".to_owned(), 1),
                (Word::Guests, "5".to_owned(), 1),
                (Word::Spent, "12.45".to_owned(), 2),
                (Word::Spent, "300".to_owned(), 1),
                (Word::PaidOut, "9.00".to_owned(), 1),
            ]
        );
    }

    #[test]
    fn a_sum_too_large_to_tell_is_an_error() {
        let coins = Amount::Units(Unit::Coin);
        let most = sum(EntryKind::Recharge, false, coins, i128::MAX);
        let more = sum(EntryKind::CoinsBought, false, coins, 1);
        assert!(matches!(totals(&[most, more]), Err(BookError::TooLarge)));
    }
}
