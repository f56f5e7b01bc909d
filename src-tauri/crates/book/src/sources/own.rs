//! Rows of the owner's own export: gifts sent, money paid, coins bought, lives held. They carry no ids, so equal rows of one file are told
//! apart by how many there were, and the book keeps as many as the file with the most of them had.

use std::collections::HashMap;

use giftbook_model::{CoinsBought, Currency, GiftSent, Key, LiveOfficial, Money, MoneyError, Question, Recharge};
use rusqlite::{Transaction, params};

use super::importing::{Importing, nth_key, problem};
use super::own_entries::Own;
use super::sight::Place;
use crate::journal::{AccountKind, EntryKind};
use crate::{BookError, people};

/// How often each id-less row stood in this file so far.
#[derive(Default)]
pub(super) struct Repeats {
    met: HashMap<Key, u32>,
}

impl Repeats {
    /// The key of this row: of the nth with these fields.
    pub(super) fn key(&mut self, kind: &str, fields: &[String]) -> Key {
        let first = nth_key(kind, fields, 0);
        let nth = self.met.entry(first).or_default();
        let key = if *nth == 0 { first } else { nth_key(kind, fields, *nth) };
        *nth += 1;
        key
    }
}

/// What `GiftAmount` was said to count.
enum AmountUnit {
    Coins,
    Pieces,
    /// Nobody said: the gift is kept without an amount until somebody does.
    Open,
}

impl Importing<'_> {
    pub(super) fn gift_sent(&mut self, tx: &Transaction<'_>, place: Place, sent: &GiftSent) -> Result<(), BookError> {
        let at = sent.at.millis();
        let unit = match self.answer(Question::GiftAmountUnit)? {
            "coins" => AmountUnit::Coins,
            "pieces" => AmountUnit::Pieces,
            "open" => AmountUnit::Open,
            _ => return Err(BookError::BadAnswer(Question::GiftAmountUnit)),
        };
        let met = self.people.meet(tx, sent.platform, &sent.to)?;
        if let Some(met) = met {
            self.people.seen(met, Some(at), Some(at));
        }
        let person = met.map(|met| met.id);
        let to = people::key(&sent.to).unwrap_or_default().to_string();
        let key = self.repeats.key(
            "gift_sent",
            &[
                sent.platform.code().to_owned(),
                at.to_string(),
                to,
                sent.amount.to_string(),
            ],
        );
        let who = [&sent.to.name, &sent.to.handle, &sent.to.id]
            .into_iter()
            .flatten()
            .next()
            .map(ToString::to_string)
            .unwrap_or_default();
        let (pieces, units) = match unit {
            AmountUnit::Coins => (1, Some((sent.amount, AccountKind::Wallet, AccountKind::GiftsOut))),
            AmountUnit::Pieces => (sent.amount, None),
            AmountUnit::Open => (0, None),
        };
        self.own(
            tx,
            place,
            key,
            &Own {
                kind: EntryKind::GiftSent,
                platform: sent.platform,
                at,
                person,
                who,
                what: String::new(),
                pieces,
                units,
                money: None,
            },
        )?;
        Ok(())
    }

    pub(super) fn recharge(
        &mut self,
        tx: &Transaction<'_>,
        place: Place,
        recharge: &Recharge,
    ) -> Result<(), BookError> {
        let currency =
            Currency::parse(self.answer(Question::Currency)?).map_err(|_| BookError::BadAnswer(Question::Currency))?;
        let money = match Money::parse(&recharge.price_text, currency) {
            Ok(money) if money.minor > 0 => money,
            Ok(_) => return self.refuse(place, "price_not_positive", &recharge.price_text),
            Err(MoneyError::TooFine) => return self.refuse(place, "price_too_fine", &recharge.price_text),
            Err(_) => return self.refuse(place, "price_unreadable", &recharge.price_text),
        };
        let at = recharge.at.millis();
        // Without its currency: the same row read with another answer is still the same purchase.
        let key = self.repeats.key(
            "recharge",
            &[
                recharge.platform.code().to_owned(),
                at.to_string(),
                plain(&recharge.price_text),
            ],
        );
        let own = Own {
            kind: EntryKind::Recharge,
            platform: recharge.platform,
            at,
            person: None,
            who: String::new(),
            what: String::new(),
            pieces: 1,
            units: None,
            money: Some(money),
        };
        self.own(tx, place, key, &own)?;
        Ok(())
    }

    pub(super) fn coins_bought(
        &mut self,
        tx: &Transaction<'_>,
        place: Place,
        bought: &CoinsBought,
    ) -> Result<(), BookError> {
        let at = bought.at.millis();
        let kind = bought.kind.as_deref().unwrap_or_default().to_owned();
        let key = self.repeats.key(
            "coins_bought",
            &[
                bought.platform.code().to_owned(),
                at.to_string(),
                kind,
                bought.coins.to_string(),
            ],
        );
        let units = Some((bought.coins, AccountKind::Purchases, AccountKind::Wallet));
        self.own(
            tx,
            place,
            key,
            &Own {
                kind: EntryKind::CoinsBought,
                platform: bought.platform,
                at,
                person: None,
                who: String::new(),
                what: String::new(),
                pieces: 1,
                units,
                money: None,
            },
        )?;
        Ok(())
    }

    pub(super) fn live_official(
        &mut self,
        tx: &Transaction<'_>,
        place: Place,
        live: &LiveOfficial,
    ) -> Result<(), BookError> {
        let key = match &live.room {
            Some(room) => compact_str::format_compact!("room:{room}"),
            None => compact_str::format_compact!("start:{}", live.start.millis()),
        };
        let id = self.lives.named(tx, live.platform, &key)?;
        let facts = params![
            id,
            self.source,
            place.row,
            live.start.millis(),
            live.end.map(giftbook_model::Instant::millis),
            live.title.as_deref(),
            live.earning_text.as_deref(),
            live.likes,
            live.views,
            live.gifters
        ];
        let known: bool = tx
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM live_official WHERE live_id = ?1 AND ?2 = ?2 AND ?3 = ?3 AND start_at = ?4 AND end_at IS ?5 AND title IS ?6
                 AND earning_text IS ?7 AND likes IS ?8 AND views IS ?9 AND gifters IS ?10)",
            )?
            .query_row(facts, |row| row.get(0))?;
        tx.prepare_cached(
            "INSERT INTO live_official (live_id, source_id, row, start_at, end_at, title, earning_text, likes, views, gifters)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(facts)?;
        self.settled(place.row, !known);
        Ok(())
    }

    fn answer(&self, question: Question) -> Result<&str, BookError> {
        self.answers
            .get(&question)
            .map(String::as_str)
            .ok_or(BookError::Unanswered(question))
    }

    fn refuse(&mut self, place: Place, code: &'static str, detail: &str) -> Result<(), BookError> {
        self.unreadable(place, problem(code, detail));
        Ok(())
    }
}

/// A price without the zeros that do not change it, so that `0.310` and `0.31` are one.
fn plain(price: &str) -> String {
    if price.contains('.') {
        price.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        price.to_owned()
    }
}
