//! What a row of a file says, in the words of the field. A record is what was seen, before the book decides what is new in it.

use crate::{CompactString, Instant, Platform, Purchase};

/// One understood row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    Gift(GiftFrame),
    Viewers(ViewerCount),
    Segment(Segment),
    LiveOfficial(LiveOfficial),
    GiftSent(GiftSent),
    Recharge(Recharge),
    CoinsBought(CoinsBought),
    Purchase(Purchase),
}

/// A person as one row names them. An id stays through renames, a handle mostly, a shown name is a hint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Who {
    pub id: Option<CompactString>,
    pub handle: Option<CompactString>,
    pub name: Option<CompactString>,
}

/// A gift as one row names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct GiftSeen {
    pub id: Option<CompactString>,
    pub name: Option<CompactString>,
    /// The platform's type: 1 can be sent as a streak; 2, 4 and 21 cannot; 0 or absent is unknown.
    pub kind: Option<u8>,
    /// Coins for one piece; `None` or 0 is unknown.
    pub price: Option<i64>,
}

/// One frame of a gift event. A streak sends several with a growing count; what they add up to is the book's to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftFrame {
    pub platform: Platform,
    /// The message id; the same frame sent again has the same one.
    pub message: Option<CompactString>,
    pub room: Option<CompactString>,
    pub sender: Who,
    /// Who the gift went to, where the frame says so. In a LIVE with guests that need not be its host.
    pub receiver: Option<Who>,
    pub gift: GiftSeen,
    /// The streak's id (milliseconds of its start in captured files). `"0"` and `""` are read as none.
    pub streak: Option<CompactString>,
    /// Pieces so far in this streak, or of this gift: at least 1.
    pub count: i64,
    /// The streak is said to be over.
    pub end: bool,
    /// `None` for log lines, which carry no time.
    pub at: Option<Instant>,
}

/// How many people watched a room at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewerCount {
    pub platform: Platform,
    pub room: Option<CompactString>,
    pub at: Instant,
    pub viewers: i64,
}

/// A stretch of a live the platform itself names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    pub platform: Platform,
    pub room: CompactString,
    /// The platform's id of the battle or goal: the same stretch seen again has the same one.
    pub id: CompactString,
    pub kind: SegmentKind,
    pub name: Option<CompactString>,
    pub from: Instant,
    pub to: Option<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentKind {
    Battle,
    Goal,
}

/// A live as its creator's own export lists it, with the platform's totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveOfficial {
    pub platform: Platform,
    pub room: Option<CompactString>,
    pub start: Instant,
    pub end: Option<Instant>,
    pub title: Option<CompactString>,
    /// `TotalEarning` as written; its unit is the platform's secret.
    pub earning_text: Option<CompactString>,
    pub likes: Option<i64>,
    pub views: Option<i64>,
    pub gifters: Option<i64>,
}

/// A gift the owner of the export sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftSent {
    pub platform: Platform,
    pub at: Instant,
    pub to: Who,
    /// `GiftAmount` as a whole number; whether it counts coins or pieces is in the answers given at import.
    pub amount: i64,
}

/// Money the owner of the export paid for coins; how many coins is not in the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recharge {
    pub platform: Platform,
    pub at: Instant,
    /// The price exactly as written, such as `0.31`; its currency is in the answers given at import.
    pub price_text: CompactString,
}

/// Coins the owner of the export got; what they cost is not in the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoinsBought {
    pub platform: Platform,
    pub at: Instant,
    /// The platform's word for the kind of purchase, as written.
    pub kind: Option<CompactString>,
    pub coins: i64,
}
