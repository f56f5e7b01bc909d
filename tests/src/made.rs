//! Made recordings: events that could have happened, and the frames a recorder could have seen of them.

use giftbook_model::{
    CoinsBought, Counted, Format, GiftFrame, GiftSeen, GiftSent, Handling, Instant, Platform, ReadError, Recharge,
    Record, Row, RowStream, Source, ViewerCount, Who,
};
use proptest::prelude::*;

/// Rows in memory, as a file would give them: a few at a time. No two streams are the same file, whatever their rows.
pub struct Rows {
    rows: std::vec::IntoIter<Row>,
    digest: [u8; 32],
    torn: bool,
}

/// Rows handed over at once.
pub const BATCH: usize = 4;

impl Rows {
    #[must_use]
    pub fn of(records: &[Record]) -> Self {
        use std::sync::atomic::{AtomicU64, Ordering};
        static FILES: AtomicU64 = AtomicU64::new(1);
        let mut digest = [0; 32];
        digest[..8].copy_from_slice(&FILES.fetch_add(1, Ordering::Relaxed).to_le_bytes());
        let row = |(place, record): (u64, &Record)| Row {
            number: place + 1,
            offset: place * 100,
            length: 99,
            handling: Handling::Record(record.clone()),
        };
        Self {
            rows: (0..).zip(records).map(row).collect::<Vec<_>>().into_iter(),
            digest,
            torn: false,
        }
    }

    /// The first `count` rows of them, and then the disk is gone.
    #[must_use]
    pub fn torn(records: &[Record], count: usize) -> Self {
        Self {
            torn: true,
            ..Self::of(&records[..count.min(records.len())])
        }
    }
}

impl RowStream for Rows {
    fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError> {
        if self.torn && self.rows.len() == 0 {
            return Err(ReadError::Io(std::io::ErrorKind::NotConnected.into()));
        }
        rows.extend(self.rows.by_ref().take(BATCH));
        Ok(self.torn || self.rows.len() > 0)
    }

    fn bytes_read(&self) -> u64 {
        0
    }

    fn finish(&mut self) -> Result<Source, ReadError> {
        let unknown_keys: Vec<Counted> = Vec::new();
        Ok(Source {
            name: "made".to_owned(),
            format: Format::ConnectorV3,
            bytes: 1,
            digest: self.digest,
            unknown_keys,
            sections: Vec::new(),
        })
    }
}

const MINUTE: i64 = 60_000;
/// Two rooms of one host, the first of which began at this time.
const FIRST_ROOM: i64 = 1_760_000_000_000;
const ROOMS: [(i64, i64); 2] = [(FIRST_ROOM, 150), (FIRST_ROOM + 200 * MINUTE, 120)];

/// A gift event as it happened.
#[derive(Debug, Clone)]
struct Happened {
    sender: u8,
    gift: (&'static str, &'static str, u8, i64),
    room: usize,
    minute: i64,
    count: i64,
    streak: bool,
    guest: bool,
}

/// What a recorder saw of it.
#[derive(Debug, Clone)]
struct Glimpse {
    count: i64,
    end: bool,
    names_room: bool,
}

const GIFTS: [(&str, &str, u8, i64); 4] = [
    ("5655", "Rose", 1, 1),
    ("11046", "Galaxy", 2, 1000),
    ("999001", "Unheard", 1, 7),
    ("5509", "Sunglasses", 4, 199),
];

fn happened() -> impl Strategy<Value = Happened> {
    (
        0_u8..5,
        prop::sample::select(GIFTS.to_vec()),
        0_usize..2,
        0_i64..110,
        1_i64..30,
        prop::bool::weighted(0.8),
    )
        .prop_map(|(sender, gift, room, minute, count, streak)| Happened {
            sender,
            gift,
            room,
            minute,
            count: if gift.2 == 1 { count } else { 1 },
            streak,
            // One of them always gives to the guest.
            guest: sender == 4,
        })
}

fn glimpses() -> impl Strategy<Value = Vec<Glimpse>> {
    let glimpse = (1_i64..=30, any::<bool>(), any::<bool>()).prop_map(|(count, end, names_room)| Glimpse {
        count,
        end,
        names_room,
    });
    prop::collection::vec(glimpse, 1..4)
}

/// The rows of a recording: some frames of up to 25 events, and viewer counts.
pub fn recording() -> impl Strategy<Value = Vec<Record>> {
    let events = prop::collection::vec((happened(), glimpses()), 1..25);
    let viewers = prop::collection::vec((0_usize..2, 0_i64..100, 1_i64..500), 0..6);
    (events, viewers).prop_map(|(events, viewers)| {
        let frames = events
            .iter()
            .flat_map(|(event, glimpses)| glimpses.iter().map(|glimpse| Record::Gift(frame(event, glimpse))));
        let viewers = viewers.iter().map(|(room, minute, viewers)| {
            Record::Viewers(ViewerCount {
                platform: Platform::TikTok,
                room: Some(room_id(*room)),
                at: instant(ROOMS[*room].0 + minute * MINUTE),
                viewers: *viewers,
            })
        });
        frames.chain(viewers).collect()
    })
}

fn room_id(room: usize) -> giftbook_model::CompactString {
    ((ROOMS[room].0 / 1000) << 32 | 5).to_string().into()
}

fn instant(millis: i64) -> Instant {
    Instant::from_millis(millis).unwrap_or(Instant::EPOCH)
}

fn frame(event: &Happened, glimpse: &Glimpse) -> GiftFrame {
    let began = ROOMS[event.room].0 + event.minute * MINUTE + i64::from(event.sender) * 1_100;
    let single = event.gift.2 != 1;
    let count = if single { 1 } else { glimpse.count.min(event.count) };
    let at = began + 10 + count * 250;
    let person = |id: i64, handle: &str| Who {
        id: Some(id.to_string().into()),
        handle: Some(handle.into()),
        name: Some(format!("{handle} {}", event.minute % 2).into()),
    };
    GiftFrame {
        platform: Platform::TikTok,
        message: Some(format!("{}{:02}{count:03}{}", began, event.sender, u8::from(glimpse.end)).into()),
        room: glimpse.names_room.then(|| room_id(event.room)),
        sender: person(7_000 + i64::from(event.sender), &format!("viewer{}", event.sender)),
        receiver: Some(if event.guest {
            person(9_002, "guest")
        } else {
            person(9_001, "host")
        }),
        gift: GiftSeen {
            id: Some(event.gift.0.into()),
            name: Some(event.gift.1.into()),
            kind: Some(event.gift.2),
            price: Some(event.gift.3),
        },
        streak: (event.streak && !single).then(|| began.to_string().into()),
        count,
        end: glimpse.end || single,
        at: Some(instant(at)),
    }
}

/// Rows of the owner's own export: gifts sent, money paid, coins bought. They carry no ids, so equal ones are told apart by their number.
pub fn own_rows() -> impl Strategy<Value = Vec<Record>> {
    let row = (0_u8..3, 0_i64..40, 1_i64..2_000).prop_map(|(kind, minute, amount)| {
        let (platform, at) = (Platform::TikTok, instant(FIRST_ROOM + minute * MINUTE));
        match kind {
            0 => Record::GiftSent(GiftSent {
                platform,
                at,
                to: Who {
                    handle: Some(format!("creator{}", amount % 3).into()),
                    ..Who::default()
                },
                amount,
            }),
            1 => Record::Recharge(Recharge {
                platform,
                at,
                price_text: format!("{}.{:02}", amount / 100, amount % 100).into(),
            }),
            _ => Record::CoinsBought(CoinsBought {
                platform,
                at,
                kind: None,
                coins: amount,
            }),
        }
    });
    prop::collection::vec(row, 0..12)
}
