//! What stores and payment services say of purchases: Google Play, Google Pay, Apple. A purchase of a live platform's currency is a record;
//! any other is counted by kind; a row that says both that money went and that it came back is two rows.

mod apple;
mod google_pay;
mod google_play;
mod play_stream;
mod products;

use giftbook_model::{CompactString, Format, Handling, Money, Purchase, Record};

use crate::codes::Fault;
use crate::table::{Line, Table};

pub(crate) use apple::Apple;
pub(crate) use google_pay::GooglePay;
pub(crate) use play_stream::{PlayStream, is_play};

/// No money moved in the end: declined, cancelled, still pending.
pub(crate) const NOT_COMPLETED: &str = "not_completed";
/// The product cost nothing.
pub(crate) const FREE: &str = "free_of_charge";

/// The columns of a receipt in a table, and how a line of it is read.
pub(crate) trait Receipt: Send {
    fn format(&self) -> Format;
    fn read(&self, line: &Line) -> Result<Vec<Handling>, Fault>;
}

/// The receipt whose columns `table` has.
pub(crate) fn receipt_format(table: &Table) -> Option<Format> {
    if Apple::of(table).is_some() {
        return Some(Format::AppleTransactions);
    }
    google_pay::Columns::of(table).map(|_| Format::GooglePay)
}

fn ignored(kind: &'static str) -> Vec<Handling> {
    vec![Handling::Ignored(CompactString::const_new(kind))]
}

/// The purchase for `paid`, and the refund of what came back. Below zero is a refund only; nothing at all is free.
fn rows(purchase: &Purchase, paid: Option<Money>, back: Option<Money>) -> Vec<Handling> {
    let above = |money: Option<Money>| {
        money.filter(|money| money.minor != 0).map(|money| Money {
            minor: money.minor.abs(),
            ..money
        })
    };
    let refund = |money| {
        Handling::Record(Record::Purchase(Purchase {
            paid: Some(money),
            refund: true,
            ..purchase.clone()
        }))
    };
    let Some(amount) = above(paid) else {
        return match (paid, above(back)) {
            (Some(_), Some(back)) => vec![refund(back)],
            (Some(_), None) => ignored(FREE),
            (None, _) => vec![Handling::Record(Record::Purchase(purchase.clone()))],
        };
    };
    if paid.is_some_and(|paid| paid.minor < 0) {
        return vec![refund(amount)];
    }
    let bought = Handling::Record(Record::Purchase(Purchase {
        paid: Some(amount),
        ..purchase.clone()
    }));
    std::iter::once(bought).chain(above(back).map(refund)).collect()
}

/// A text of a row, without the blanks around it; `None` for nothing.
fn said(text: &str) -> Option<CompactString> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}
