//! The frames without a streak id of one sender and gift, as rows of the book. A frame that several sources tell is one frame, and what
//! any of them says of it holds.

use std::collections::BTreeMap;

use giftbook_model::Platform;
use rusqlite::Transaction;

use super::contested::{Of, believed};
use super::sight::{Place, Sight};
use super::streak::{Loose, group, receivers};
use crate::BookError;
use crate::journal::Flags;

/// A frame, by what all its sources say of it together.
pub(super) struct Frame {
    pub(super) loose: Loose,
    receiver: Option<i64>,
    price: Option<i64>,
    told: Vec<Told>,
}

/// Where a source tells a frame, and the live if it names the room.
struct Told {
    source: i64,
    live: Option<i64>,
    place: Place,
}

impl Frame {
    /// Takes in what another source says of it.
    fn take(&mut self, tx: &Transaction<'_>, other: Self) -> Result<(), BookError> {
        self.loose = Loose {
            at: self.loose.at.min(other.loose.at),
            pieces: self.loose.pieces.max(other.loose.pieces),
            ended: self.loose.ended || other.loose.ended,
            id: self.loose.id,
        };
        self.receiver = believed(tx, Of::People, self.receiver, other.receiver)?;
        self.price = self.price.max(other.price);
        self.told.extend(other.told);
        Ok(())
    }

    /// The row of `source` that tells it.
    pub(super) fn row_of(&self, source: i64) -> Option<i64> {
        let mut told = self.told.iter();
        told.find(|told| told.source == source).map(|told| told.place.row)
    }

    fn sight(&self, told: &Told) -> Sight {
        let Loose { at, pieces, ended, .. } = self.loose;
        let flags = Flags(Flags::STREAK | Flags::ESTIMATED)
            .with(Flags::ENDED, ended)
            .with(Flags::ROOM_KNOWN, told.live.is_some());
        Sight {
            at: Some(at),
            seen: Some(at),
            last: Some(at),
            live: told.live,
            receiver: self.receiver,
            pieces,
            first_pieces: pieces,
            price: self.price,
            flags: flags.0,
            place: told.place,
        }
    }
}

/// The frames of one sender and gift, and whom each went to as far as that is known; of each receiver in order of time.
pub(super) fn read_frames(tx: &Transaction<'_>, person: i64, gift: i64) -> Result<(Platform, Vec<Frame>), BookError> {
    let mut rows = tx.prepare_cached(
        "SELECT id, at, pieces, ended, receiver_id, price, source_id, live_id, row, offset, length, platform FROM loose_frame
         WHERE person_id = ?1 AND gift_id = ?2 ORDER BY id, source_id",
    )?;
    let mut platform = Platform::TikTok;
    let mut frames: Vec<Frame> = Vec::new();
    let mut rows = rows.query([person, gift])?;
    while let Some(row) = rows.next()? {
        platform = Platform::from_number(row.get(11)?).ok_or(BookError::Inconsistent {
            what: "a frame of no platform",
        })?;
        let loose = Loose {
            id: row.get(0)?,
            at: row.get(1)?,
            pieces: row.get(2)?,
            ended: row.get(3)?,
        };
        let place = Place {
            row: row.get(8)?,
            offset: row.get(9)?,
            length: row.get(10)?,
        };
        let told = Told {
            source: row.get(6)?,
            live: row.get(7)?,
            place,
        };
        let frame = Frame {
            loose,
            receiver: row.get(4)?,
            price: row.get(5)?,
            told: vec![told],
        };
        match frames.last_mut().filter(|known| known.loose.id == loose.id) {
            Some(known) => known.take(tx, frame)?,
            None => frames.push(frame),
        }
    }
    frames.sort_unstable_by_key(|frame| frame.loose);
    let named: Vec<(i64, Option<i64>)> = frames.iter().map(|frame| (frame.loose.at, frame.receiver)).collect();
    for (frame, receiver) in frames.iter_mut().zip(receivers(&named)) {
        frame.receiver = receiver;
    }
    frames.sort_unstable_by_key(|frame| (frame.receiver, frame.loose));
    Ok((platform, frames))
}

/// The streaks of frames as [`read_frames`] gives them.
pub(super) fn streaks(frames: &[Frame]) -> impl Iterator<Item = &[Frame]> {
    frames
        .chunk_by(|one, next| one.receiver == next.receiver)
        .flat_map(|of_receiver| {
            let loose: Vec<Loose> = of_receiver.iter().map(|frame| frame.loose).collect();
            let mut starts = group(&loose);
            starts.push(of_receiver.len());
            let ends = starts.clone().into_iter().skip(1);
            starts
                .into_iter()
                .zip(ends)
                .filter_map(|(from, to)| of_receiver.get(from..to))
                .collect::<Vec<_>>()
        })
}

/// What each source saw of a streak.
pub(super) fn by_source(tx: &Transaction<'_>, streak: &[Frame]) -> Result<BTreeMap<i64, Sight>, BookError> {
    let mut sights: BTreeMap<i64, Sight> = BTreeMap::new();
    for frame in streak {
        for told in &frame.told {
            let sight = frame.sight(told);
            sights.entry(told.source).or_insert(sight).merge(tx, &sight)?;
        }
    }
    Ok(sights)
}
