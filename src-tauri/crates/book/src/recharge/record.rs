//! A recharge the user tells of: recorded, changed, taken away, each undoable.

use giftbook_model::{Channel, EntryId, Instant, Key, Money, Platform};
use rusqlite::Transaction;
use serde_json::json;

use super::hand::{self, Recorded};
use super::refund;
use crate::history::{Area, Edit, Name, change};
use crate::{Book, BookError};

/// What is told of a recharge. One of `paid` and `units` at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recharged {
    pub platform: Platform,
    /// Exact, or the start of the day where `day_only`.
    pub at: Instant,
    pub day_only: bool,
    /// Above zero, as are the units.
    pub paid: Option<Money>,
    pub units: Option<i64>,
    pub channel: Option<Channel>,
    /// A payment method's row number.
    pub method: Option<i64>,
    /// The platform's or the store's number of the purchase; a refund needs it.
    pub transaction: Option<String>,
    /// ISO 3166 alpha-2: where it was bought, on which refund rights depend.
    pub country: Option<String>,
}

/// No purchase is of more units.
const MOST_UNITS: i64 = 1_000_000_000_000;
const LONGEST_NUMBER: usize = 200;

impl Book {
    /// Records a recharge. Returns its entry's number.
    pub fn recharge_record(&self, told: &Recharged, now: Instant) -> Result<EntryId, BookError> {
        let recorded = told.recorded(now)?;
        self.file.write(|tx| {
            let (id, recorded) = numbered(tx, recorded, now)?;
            put(tx, now, Name::RechargeAdd, id, Some(&recorded))?;
            Ok(id)
        })
    }

    /// Says anew what a recharge recorded by hand was.
    pub fn recharge_change(&self, id: EntryId, told: &Recharged, now: Instant) -> Result<(), BookError> {
        let recorded = told.recorded(now)?;
        self.file.write(|tx| {
            let known = by_hand(tx, id)?;
            if known.refund {
                return Err(BookError::Unknown { what: "recharge" });
            }
            let recorded = Recorded {
                rest: known.rest,
                ..recorded
            };
            put(tx, now, Name::RechargeChange, id, Some(&recorded))?;
            refund::no_more_than_paid(tx, id)
        })
    }

    /// Takes away a recharge or a refund recorded by hand. Its receipts and notes wait for it to come back.
    pub fn recharge_remove(&self, id: EntryId, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let name = if by_hand(tx, id)?.refund {
                Name::RefundRemove
            } else {
                Name::RechargeRemove
            };
            put(tx, now, name, id, None)
        })
    }

    /// What was recorded by hand under this number, to be changed.
    pub fn recharge_recorded(&self, id: EntryId) -> Result<Recharged, BookError> {
        self.file.read(|conn| {
            let recorded = hand::find(conn, id)?.ok_or(BookError::Unknown { what: "recharge" })?;
            Recharged::of(recorded)
        })
    }
}

fn by_hand(tx: &Transaction<'_>, id: EntryId) -> Result<Recorded, BookError> {
    hand::find(tx, id)?.ok_or(BookError::Unknown { what: "recharge" })
}

fn put(
    tx: &Transaction<'_>,
    now: Instant,
    name: Name,
    id: EntryId,
    recorded: Option<&Recorded>,
) -> Result<(), BookError> {
    let params = json!({ "entry": id.0.to_string() });
    change(tx, now, name, &params, vec![edit(id, recorded)?])?;
    Ok(())
}

pub(super) fn edit(id: EntryId, recorded: Option<&Recorded>) -> Result<Edit, BookError> {
    Ok(Edit {
        area: Area::HandEntry,
        key: id.0.to_string(),
        after: recorded.map(serde_json::to_value).transpose()?,
    })
}

/// Gives a new entry a number no other has: the moment it was written down says which it is.
pub(super) fn numbered(
    tx: &Transaction<'_>,
    recorded: Recorded,
    now: Instant,
) -> Result<(EntryId, Recorded), BookError> {
    let mut taken = tx.prepare_cached("SELECT 1 FROM entry WHERE id = ?1")?;
    for nth in 0.. {
        let words = serde_json::to_string(&recorded)?;
        let key = Key::nth("by_hand", &[&now.millis().to_string(), &words], nth);
        if !taken.exists([key.id.0])? {
            return Ok((
                key.id,
                Recorded {
                    rest: key.rest,
                    ..recorded
                },
            ));
        }
    }
    Err(BookError::TooLarge)
}

impl Recharged {
    fn of(recorded: Recorded) -> Result<Self, BookError> {
        const UNREADABLE: BookError = BookError::Inconsistent {
            what: "an entry made by hand cannot be read",
        };
        let currency = recorded.currency.as_deref();
        let currency = currency.map(giftbook_model::Currency::parse).transpose()?;
        Ok(Self {
            platform: recorded.platform()?,
            at: Instant::from_millis(recorded.at).map_err(|_| UNREADABLE)?,
            day_only: recorded.day_only,
            paid: currency
                .zip(recorded.minor)
                .map(|(currency, minor)| Money { minor, currency }),
            units: recorded.units,
            channel: recorded.channel.and_then(Channel::from_number),
            method: recorded.method,
            transaction: recorded.transaction,
            country: recorded.country,
        })
    }

    fn recorded(&self, now: Instant) -> Result<Recorded, BookError> {
        let refused = |code| Err(BookError::Invalid { code });
        if self.paid.is_none() && self.units.is_none() {
            return refused("neither_price_nor_units");
        }
        let country = self
            .country
            .as_deref()
            .map(str::trim)
            .filter(|country| !country.is_empty());
        if country
            .is_some_and(|country| country.len() != 2 || !country.bytes().all(|letter| letter.is_ascii_alphabetic()))
        {
            return refused("not_a_country");
        }
        let mut recorded = Recorded {
            rest: 0,
            refund: false,
            platform: self.platform as u8,
            at: self.at.millis(),
            day_only: self.day_only,
            currency: None,
            minor: None,
            units: self.units,
            channel: None,
            method: self.method,
            transaction: self.transaction.clone(),
            country: country.map(str::to_ascii_uppercase),
        };
        recorded.set_money(self.paid);
        recorded.set_channel(self.channel);
        checked(recorded, now)
    }
}

/// Amounts above zero, a time that has come, and a number that is one line.
pub(super) fn checked(mut recorded: Recorded, now: Instant) -> Result<Recorded, BookError> {
    let refused = |code| Err(BookError::Invalid { code });
    if recorded.minor.is_some_and(|minor| minor <= 0) {
        return refused("price_not_positive");
    }
    if recorded.units.is_some_and(|units| !(1..=MOST_UNITS).contains(&units)) {
        return refused("units_not_positive");
    }
    if recorded.at > now.millis() {
        return refused("in_the_future");
    }
    recorded.transaction = recorded.transaction.map(|number| number.trim().to_owned());
    recorded.transaction.take_if(|number| number.is_empty());
    let number = recorded.transaction.as_deref().unwrap_or_default();
    if number.chars().count() > LONGEST_NUMBER {
        return refused("text_too_long");
    }
    if number.chars().any(char::is_control) {
        return refused("text_with_control_characters");
    }
    Ok(recorded)
}
