//! `Purchases > BuyGifts`: money the owner paid for coins. The price has no currency; it is asked.
//!
//! ```json
//! {"Date":"2025-04-13 23:38:48","Price":"0.31"}
//! ```

use giftbook_model::{CompactString, Platform, Recharge, Record};

use super::item::Item;
use crate::{
    codes::{AMOUNT_MISSING, Fault, PRICE_NOT_POSITIVE, PRICE_UNREADABLE},
    events::Latest,
};

pub(crate) const FIELDS: &[&str] = &["date", "price"];

/// No price of a coin bundle has as many digits.
const MOST_DIGITS: usize = 30;

pub(crate) fn read(item: &Item<'_>, latest: Latest) -> Result<Record, Fault> {
    let at = item.date("date", latest)?;
    let price_text = price(
        item.exact("price")?
            .ok_or_else(|| Fault::about(AMOUNT_MISSING, "price"))?,
    )?;
    Ok(Record::Recharge(Recharge {
        platform: Platform::TikTok,
        at,
        price_text,
    }))
}

/// A plain decimal with a point and more than nothing. Signs, exponents, separators and currency marks are refused, not interpreted.
fn price(text: CompactString) -> Result<CompactString, Fault> {
    let (whole, parts) = text.split_once('.').unwrap_or((&text, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(parts) || text.len() > MOST_DIGITS {
        return Err(Fault::of(PRICE_UNREADABLE));
    }
    let is_zero = !text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    if is_zero || text.starts_with('-') {
        Err(Fault::of(PRICE_NOT_POSITIVE))
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_58_a_price_is_a_plain_decimal_or_refused() {
        for good in ["0.31", "1", "12.50", "0.0001", "1000000"] {
            assert_eq!(price(good.into()).as_deref(), Ok(good));
        }
        for bad in [
            "", "1e3", "1_000", "+5", " 5", "--5", "(5)", "$5", "NaN", "inf", "1,000.50", "1.234,56", "١٢٣", ".5",
            "5.", ".",
        ] {
            assert_eq!(
                price(bad.into()).map_err(|fault| fault.code),
                Err(PRICE_UNREADABLE),
                "{bad:?}"
            );
        }
        let long = "9".repeat(MOST_DIGITS + 1);
        assert_eq!(price(long.into()).map_err(|fault| fault.code), Err(PRICE_UNREADABLE));
        for none in ["0", "0.00", "-1", "-0.31"] {
            assert_eq!(
                price(none.into()).map_err(|fault| fault.code),
                Err(PRICE_NOT_POSITIVE),
                "{none}"
            );
        }
    }
}
