//! What speaks against prices somebody wrote down: another than the platform asks them, or nobody honest asks so little. As with purchases, a
//! doubt is told with its reason and moves no figure.

use giftbook_model::Channel;
use rusqlite::Connection;

use super::doubt::{Doubt, Held, seller_in};
use crate::rates::{Offer, OfferId};
use crate::{Book, BookError};

/// An offer with what speaks against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferDoubted {
    pub offer: Offer,
    pub doubts: Vec<Doubt>,
}

impl Book {
    /// Those of some offers that something speaks against, in their order. Each is held against the official prices of the day it was seen;
    /// none of them counts as one, so that a list cannot make its own prices look usual.
    pub fn offers_doubted(&self, offers: &[OfferId]) -> Result<Vec<OfferDoubted>, BookError> {
        self.file.read(|conn| doubted(conn, offers))
    }
}

fn doubted(conn: &Connection, ids: &[OfferId]) -> Result<Vec<OfferDoubted>, BookError> {
    let mut held = Held::load(conn)?;
    let mut found = Vec::new();
    for offer in held.asked.take(ids) {
        let reseller = (offer.channel == Channel::Reseller).then_some(Doubt::Reseller);
        let price = held.price(offer.platform, offer.seen_on, offer.price, offer.units);
        let doubts: Vec<Doubt> = [reseller, seller_in(&offer.source), price]
            .into_iter()
            .flatten()
            .collect();
        if !doubts.is_empty() {
            found.push(OfferDoubted { offer, doubts });
        }
    }
    Ok(found)
}
