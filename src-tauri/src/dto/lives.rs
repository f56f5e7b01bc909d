//! Lives: the list, and one of them.

use serde::Serialize;
use specta::Type;

use super::gifts::{GiftRow, GifterRow, Rate};
use super::{Id, Instant, PersonRef, Units};

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LivesAnswer {
    pub lives: Vec<LiveRow>,
    pub total_units: Units,
    pub total_minutes: u32,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LiveRow {
    pub id: Id,
    pub title: Option<String>,
    pub host: Option<PersonRef>,
    pub platform: String,
    pub start: Instant,
    pub end: Option<Instant>,
    pub minutes: u32,
    /// Minutes inside the coverage.
    pub recorded_minutes: u32,
    pub units: Units,
    pub pieces: Units,
    pub gifters: u32,
    pub official_units: Option<Units>,
    pub official_text: Option<String>,
    pub peak_viewers: Option<u32>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LiveAnswer {
    pub live: LiveRow,
    pub previous: Option<Id>,
    pub next: Option<Id>,
    pub coverage: Vec<Span>,
    pub gaps: Vec<Span>,
    pub segments: Vec<Segment>,
    pub gifts: Vec<GiftRow>,
    pub gifters: Vec<GifterRow>,
    /// Gifters who gave in no live before this one.
    pub new_gifters: u32,
    /// Of this live, and of its host's other lives.
    pub per_hour: Option<Rate>,
    pub usual: Option<Rate>,
    /// Units that guests of the live received.
    pub guest_units: Units,
    pub official: Option<Official>,
    pub best: Option<Best>,
    pub approximate: bool,
    pub started_mid_streak: u32,
    pub unfinished_streaks: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize)]
pub(crate) struct Span {
    pub from: Instant,
    pub to: Instant,
}

/// The stretch that brought most.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Best {
    pub from: Instant,
    pub to: Instant,
    pub name: Option<String>,
    pub units: Units,
    pub share: String,
    pub minutes: u32,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Segment {
    /// The number of an own segment; the platform's name for others.
    pub id: String,
    pub name: String,
    pub kind: SegmentKind,
    pub from: Instant,
    pub to: Instant,
    pub units: Units,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SegmentKind {
    Own,
    Battle,
    Goal,
}

/// What the platform itself says of a live.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Official {
    pub text: Option<String>,
    pub likes: Option<u32>,
    pub views: Option<u32>,
    pub gifters: Option<u32>,
    pub source: Id,
    /// What it counts beyond what was recorded; `None` where it does not say.
    pub units_beyond: Option<Difference>,
    pub gifters_beyond: Option<Difference>,
}

/// How far one figure lies from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize)]
pub(crate) struct Difference {
    pub side: Side,
    /// Without sign.
    pub by: Units,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Side {
    Same,
    More,
    Fewer,
}
