//! What stores and payment services say of purchases: Google Play, Google Pay, Apple. A purchase of a live platform's currency is a record;
//! any other is counted by kind; a row that says both that money went and that it came back is two rows.

mod apple;
mod google_pay;
mod google_play;
mod play_stream;
mod products;

use giftbook_model::{Answers, CompactString, Format, Handling, Money, Purchase, Question, ReadError, Record};
use jiff::tz::TimeZone;

use crate::codes::{UNKNOWN_FORMAT, ZONE_NEEDED, ZONE_UNKNOWN, refused};
use crate::events::Latest;
use crate::table::{ReadLine, Table};

use apple::Apple;
use google_pay::GooglePay;
pub(crate) use play_stream::{PlayStream, is_play};

/// No money moved in the end: declined, cancelled, still pending.
pub(crate) const NOT_COMPLETED: &str = "not_completed";
/// The product cost nothing.
pub(crate) const FREE: &str = "free_of_charge";

/// The receipt whose columns `table` has.
pub(crate) fn receipt_format(table: &Table) -> Option<Format> {
    if Apple::of(table, Latest::never()).is_some() {
        return Some(Format::AppleTransactions);
    }
    google_pay::Columns::of(table).map(|_| Format::GooglePay)
}

/// How the lines of a receipt are read. Google Pay's times are those of a zone: the answer to [`Question::Zone`].
pub(crate) fn reader(table: &Table, answers: &Answers, latest: Latest) -> Result<ReadLine, ReadError> {
    if let Some(apple) = Apple::of(table, latest) {
        return Ok(Box::new(move |line| apple.read(line)));
    }
    let zone = answers.get(&Question::Zone).ok_or_else(|| refused(ZONE_NEEDED, ""))?;
    let zone = TimeZone::get(zone).map_err(|_| refused(ZONE_UNKNOWN, ""))?;
    let pay = GooglePay::of(table, zone, latest).ok_or_else(|| refused(UNKNOWN_FORMAT, ""))?;
    Ok(Box::new(move |line| pay.read(line)))
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
