//! `TikTok Live > Go Live History`: the owner's own lives with the platform's totals. Known from a schema only.
//!
//! ```json
//! {"LiveStartTime":"2026-02-03 18:00:00","LiveEndTime":"2026-02-03 19:30:00","RoomId":"7602640000000000001","RoomTitle":"Friday",
//!  "TotalEarning":"812","TotalLike":4100,"TotalView":902,"TotalGifter":31,"MutedList":null}
//! ```

use giftbook_model::{LiveOfficial, Platform, Record};

use super::item::Item;
use crate::{
    codes::{ENDS_BEFORE_START, Fault},
    events::Latest,
};

pub(crate) const FIELDS: &[&str] = &[
    "livestarttime",
    "liveendtime",
    "liveduration",
    "roomid",
    "roomtitle",
    "coveruri",
    "replayurl",
    "qualitysetting",
    "totalearning",
    "totallike",
    "totalview",
    "totalgifter",
    "mutedlist",
];

/// Written for a room that is not known any more.
const NO_ROOM: &str = "-1";

pub(crate) fn read(item: &Item<'_>, latest: Latest) -> Result<Record, Fault> {
    let start = item.date("livestarttime", latest)?;
    let end = item.time("liveendtime", latest)?;
    if end.is_some_and(|end| end < start) {
        return Err(Fault::of(ENDS_BEFORE_START));
    }
    Ok(Record::LiveOfficial(LiveOfficial {
        platform: Platform::TikTok,
        room: item.text("roomid")?.filter(|room| room != NO_ROOM && room != "0"),
        start,
        end,
        title: item.text("roomtitle")?,
        earning_text: item.exact("totalearning")?,
        likes: item.whole("totallike", 0)?,
        views: item.whole("totalview", 0)?,
        gifters: item.whole("totalgifter", 0)?,
    }))
}
