//! Lives, from book to page.

use giftbook_book::insight as book;
use giftbook_book::lives as spans;

use super::gifts::tenths;
use crate::dto::lives::{
    Best, Difference, LiveAnswer, LiveRow, LivesAnswer, Official, Segment, SegmentKind, Side, Span,
};
use crate::dto::{Id, Instant, Units, count};

const MINUTE_MS: i64 = 60_000;

/// Whole minutes, a begun one counted from its half on.
pub(super) fn minutes(ms: i64) -> u32 {
    count((ms + MINUTE_MS / 2) / MINUTE_MS)
}

impl From<book::LivesAnswer> for LivesAnswer {
    fn from(answer: book::LivesAnswer) -> Self {
        Self {
            total_units: Units(answer.total_units),
            total_minutes: minutes(answer.total_length_ms),
            lives: answer.lives.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<book::LiveRow> for LiveRow {
    fn from(row: book::LiveRow) -> Self {
        let official = row.official.as_ref();
        Self {
            id: Id(row.id),
            official_units: official.and_then(|official| official.units).map(Units),
            official_text: official.and_then(|official| official.text.clone()),
            title: row.title,
            host: row.host.map(Into::into),
            platform: row.platform.code().to_owned(),
            start: row.start.into(),
            end: Some(row.end.into()),
            minutes: minutes(row.length_ms),
            recorded_minutes: minutes(row.recorded_ms),
            units: Units(row.units),
            pieces: Units(row.pieces),
            gifters: count(row.gifters),
            peak_viewers: row.peak_viewers.map(count),
        }
    }
}

impl From<book::LiveAnswer> for LiveAnswer {
    fn from(answer: book::LiveAnswer) -> Self {
        Self {
            official: answer
                .live
                .official
                .as_ref()
                .map(|one| Official::beside(one, &answer.live)),
            live: answer.live.into(),
            previous: answer.previous.map(Id),
            next: answer.next.map(Id),
            coverage: answer.coverage.into_iter().map(Into::into).collect(),
            gaps: answer.gaps.into_iter().map(Into::into).collect(),
            segments: answer.segments.into_iter().map(Into::into).collect(),
            gifts: answer.gifts.into_iter().map(Into::into).collect(),
            gifters: answer.gifters.into_iter().map(Into::into).collect(),
            new_gifters: count(answer.new_gifters),
            per_hour: answer.per_hour.map(Into::into),
            usual: answer.usual.map(Into::into),
            guest_units: Units(answer.guest_units),
            best: answer.best.map(Into::into),
            approximate: answer.approximate,
            started_mid_streak: count(answer.started_midstreak),
            unfinished_streaks: count(answer.unfinished_streaks),
        }
    }
}

impl From<spans::Span> for Span {
    fn from(span: spans::Span) -> Self {
        Self {
            from: Instant(span.from),
            to: Instant(span.to),
        }
    }
}

impl From<book::Segment> for Segment {
    fn from(segment: book::Segment) -> Self {
        let kind = match segment.kind {
            book::SegmentKind::Own => SegmentKind::Own,
            book::SegmentKind::Battle => SegmentKind::Battle,
            book::SegmentKind::Goal => SegmentKind::Goal,
        };
        Self {
            id: segment.id,
            name: segment.name,
            kind,
            from: segment.from.into(),
            to: segment.to.into(),
            units: Units(segment.units),
        }
    }
}

impl Official {
    /// The platform's figures beside what was recorded.
    fn beside(official: &book::Official, recorded: &book::LiveRow) -> Self {
        Self {
            units_beyond: official.units_beyond(recorded.units).map(Into::into),
            gifters_beyond: official.gifters_beyond(recorded.gifters).map(Into::into),
            text: official.text.clone(),
            likes: official.likes.map(count),
            views: official.views.map(count),
            gifters: official.gifters.map(count),
            source: Id(official.source),
        }
    }
}

impl From<i64> for Difference {
    fn from(beyond: i64) -> Self {
        let side = match beyond {
            0 => Side::Same,
            1.. => Side::More,
            _ => Side::Fewer,
        };
        Self {
            side,
            by: Units::of(beyond.unsigned_abs()),
        }
    }
}

impl From<book::Best> for Best {
    fn from(best: book::Best) -> Self {
        Self {
            from: Instant(best.from),
            to: Instant(best.to),
            name: best.name,
            units: Units(best.units),
            share: tenths(best.share),
            minutes: minutes(best.to - best.from),
        }
    }
}
