//! The platform's own export of the sample's owner: lives held, coins bought and paid for, gifts given to others.

use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};
use serde_json::{Value, json};

use super::dice::Dice;
use super::frames::Room;

/// A live as the export lists it.
pub(super) struct Held {
    pub(super) room: Room,
    pub(super) title: String,
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) diamonds: i64,
    pub(super) gifters: i64,
}

/// Creators the owner gives to.
const GIVEN_TO: [(&str, i64); 5] = [
    ("leo.draws", 40),
    ("harbour_band", 25),
    ("ceramics.ida", 18),
    ("nightwalks", 10),
    ("quietfox", 7),
];
const AMOUNTS: [(i64, i64); 7] = [(1, 30), (5, 22), (20, 14), (30, 10), (100, 12), (199, 6), (500, 3)];
/// Coins and their price in dollars: at the web's linear rate, and in the app.
const BUNDLES: [((i64, &str), i64); 5] = [
    ((70, "0.74"), 15),
    ((350, "3.71"), 20),
    ((700, "7.42"), 15),
    ((350, "4.99"), 30),
    ((700, "9.99"), 20),
];
/// What only the app asks.
const IN_APP: [&str; 2] = ["4.99", "9.99"];

/// A purchase of the owner's. `at` is in milliseconds.
pub(super) struct Bought {
    pub(super) at: i64,
    pub(super) coins: i64,
    /// In dollars.
    pub(super) price: &'static str,
    pub(super) in_app: bool,
}

/// The purchase whose payment the export left out.
const UNPAID: usize = 3;

/// The export, and what it lists as bought.
pub(super) fn export(dice: &mut Dice, today: Date, zone: &TimeZone, held: &[Held]) -> (Vec<u8>, Vec<Bought>) {
    let (mut sent, mut paid, mut got) = (Vec::new(), Vec::new(), Vec::new());
    let mut bought: Vec<Bought> = Vec::new();
    let mut balance = 0;
    for days_ago in (1..168_i64).rev() {
        let Some(evening) = today
            .checked_sub(Span::new().days(days_ago))
            .ok()
            .and_then(|day| at_home(day, zone))
        else {
            continue;
        };
        if !dice.chance(28) {
            continue;
        }
        for gift in 0..dice.between(1, 4) {
            let amount = dice.pick(&AMOUNTS).copied().unwrap_or(1);
            while balance < amount {
                let (coins, price) = dice.pick(&BUNDLES).copied().unwrap_or((70, "0.74"));
                let at = evening + gift * 240_000 - 90_000;
                let in_app = IN_APP.contains(&price);
                if bought.iter().filter(|bought| !bought.in_app).count() != UNPAID || in_app {
                    paid.push(json!({ "Date": text(at), "Price": price }));
                }
                got.push(json!({ "Date": text(at), "Type": "Recharge", "CoinAmount": coins }));
                bought.push(Bought {
                    at,
                    coins,
                    price,
                    in_app,
                });
                balance += coins;
            }
            balance -= amount;
            let to = dice.pick(&GIVEN_TO).copied().unwrap_or_default();
            sent.push(
                json!({ "Date": text(evening + gift * 240_000), "GiftAmount": amount.to_string(), "UserName": to }),
            );
        }
    }
    let lives: Vec<Value> = held.iter().map(|live| listed(live, dice)).collect();
    let export = json!({
        "Income+ Wallet": { "Coin Purchase History": { "CoinPurchaseHistoryList": got }, "Transaction History": { "TransactionsList": null } },
        "TikTok Live": { "Go Live History": { "GoLiveList": lives }, "Watch Live History": { "WatchLiveMap": {} } },
        "Your Activity": { "Purchases": { "SendGifts": { "SendGifts": sent }, "BuyGifts": { "BuyGifts": paid } } },
    });
    (export.to_string().into_bytes(), bought)
}

fn listed(live: &Held, dice: &mut Dice) -> Value {
    let views = live.gifters * dice.between(9, 14);
    json!({
        "LiveStartTime": text(live.start), "LiveEndTime": text(live.end), "LiveDuration": ((live.end - live.start) / 1000).to_string(),
        "RoomId": live.room.id.to_string(), "RoomTitle": live.title, "CoverUri": "", "ReplayUrl": "", "QualitySetting": "720p",
        "TotalEarning": live.diamonds.to_string(), "TotalLike": views * dice.between(20, 40), "TotalView": views, "TotalGifter": live.gifters, "MutedList": null,
    })
}

/// Nine in the evening of a day, in milliseconds.
fn at_home(day: Date, zone: &TimeZone) -> Option<i64> {
    Some(
        day.at(21, 4, 0, 0)
            .to_zoned(zone.clone())
            .ok()?
            .timestamp()
            .as_millisecond(),
    )
}

/// A time as the export writes it: UTC, without saying so.
fn text(millis: i64) -> String {
    Timestamp::from_millisecond(millis)
        .map(|at| at.strftime("%Y-%m-%d %H:%M:%S").to_string())
        .unwrap_or_default()
}
