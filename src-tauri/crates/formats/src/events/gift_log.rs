//! Lines that a logger wrote: `INFO:TikTokLiveConnector:GIFT from NAME: Gift x3 (15 coins, 15 pts)`. They carry no time and no ids, and a
//! reconnect writes old ones again; what that means is the book's to say.

use giftbook_model::{CompactString, GiftFrame, GiftSeen, Handling, Platform, Record, Who};

use super::gift::{count, kept};
use crate::{
    codes::{Fault, NUL_IN_TEXT, PRICE_TOO_LARGE, STRING_TOO_LONG, TEXT_TOO_LONG},
    json::Scalar,
    limits::{NAME_BYTES, STRING_BYTES, UNITS},
};

const MARK: &str = "GIFT from ";

/// The parts of a gift line as they stand in it.
struct Parts<'a> {
    name: &'a str,
    gift: &'a str,
    count: &'a str,
    coins: &'a str,
}

/// What a line of a log says. Lines about anything else are counted.
pub(crate) fn line(text: &str) -> Result<Handling, Fault> {
    if text.len() > STRING_BYTES {
        return Err(Fault::of(STRING_TOO_LONG));
    }
    if text.contains('\0') {
        return Err(Fault::of(NUL_IN_TEXT));
    }
    match parts(text) {
        Some(parts) => frame(&parts).map(|frame| Handling::Record(Record::Gift(frame))),
        None => Ok(Handling::Ignored(CompactString::const_new("log_line"))),
    }
}

/// Read from the end, where the words are fixed: a name may hold `: `, ` x3` or brackets of its own; a gift's name holds no `: `.
fn parts(text: &str) -> Option<Parts<'_>> {
    let said = &text[text.find(MARK)? + MARK.len()..];
    let (rest, points) = said.strip_suffix(" pts)")?.rsplit_once(" coins, ")?;
    let (rest, coins) = rest.rsplit_once(" (")?;
    let (rest, count) = rest.rsplit_once(" x")?;
    let (name, gift) = rest.rsplit_once(": ")?;
    let all_numbers = [points, coins, count].iter().all(|number| is_number(number));
    (all_numbers && !gift.trim().is_empty()).then_some(Parts {
        name,
        gift,
        count,
        coins,
    })
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn frame(parts: &Parts<'_>) -> Result<GiftFrame, Fault> {
    let count = count(&Scalar::Text(parts.count.into()))?;
    let coins: i64 = parts.coins.parse().map_err(|_| Fault::of(PRICE_TOO_LARGE))?;
    let whole = coins > 0 && coins % count == 0;
    let price = Some(coins / count).filter(|_| whole);
    if price.is_some_and(|price| price > UNITS) {
        return Err(Fault::of(PRICE_TOO_LARGE));
    }
    if parts.gift.len() > NAME_BYTES {
        return Err(Fault::about(TEXT_TOO_LONG, "gift_name"));
    }
    let name = Some(CompactString::from(parts.name.trim())).filter(|name| !name.is_empty());
    Ok(GiftFrame {
        platform: Platform::TikTok,
        message: None,
        room: None,
        sender: kept(Who { name, ..Who::default() })?,
        receiver: None,
        gift: GiftSeen {
            name: Some(parts.gift.trim().into()),
            price,
            ..GiftSeen::default()
        },
        streak: None,
        count,
        end: true,
        at: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gift(text: &str) -> Option<(String, String, i64, Option<i64>)> {
        match line(text) {
            Ok(Handling::Record(Record::Gift(frame))) => {
                let text = |text: Option<CompactString>| text.map(String::from).unwrap_or_default();
                Some((
                    text(frame.sender.name),
                    text(frame.gift.name),
                    frame.count,
                    frame.gift.price,
                ))
            }
            _ => None,
        }
    }

    #[test]
    fn a_line_is_read_from_its_end() {
        let read = |line: &str| gift(&format!("INFO:TikTokLiveConnector:GIFT from {line}"));
        let expect = |name: &str, gift: &str, count, price| Some((name.into(), gift.into(), count, price));
        assert_eq!(
            read("Mona: Rose x4 (4 coins, 4 pts)"),
            expect("Mona", "Rose", 4, Some(1))
        );
        assert_eq!(
            read("Mo: na x2 (1 coins): I'm Ready x2 (7 coins, 9 pts)"),
            expect("Mo: na x2 (1 coins)", "I'm Ready", 2, None)
        );
        assert_eq!(read(": Rose x1 (1 coins, 1 pts)"), expect("", "Rose", 1, Some(1)));
        assert_eq!(read("Mona: Rose x1 (0 coins, 0 pts)"), expect("Mona", "Rose", 1, None));
        for other in [
            "Mona: Rose",
            "Mona: Rose xx (1 coins, 1 pts)",
            "Mona Rose x1 (1 coins, 1 pts)",
            "",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
        assert!(line("GIFT from Mona: Rose x0 (0 coins, 0 pts)").is_err());
        assert!(line("GIFT from Mona: Rose x99999999999999999999 (1 coins, 1 pts)").is_err());
    }
}
