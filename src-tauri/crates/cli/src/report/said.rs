//! The terminal's English for the words of a year's report.

/// The text of one of [`WORDS`](giftbook_book::payout::year::words::WORDS).
pub(super) fn said(code: &str) -> String {
    let found = SAID.iter().find(|(word, _)| *word == code);
    found.map_or(code, |(_, text)| text).to_owned()
}

const SAID: &[(&str, &str)] = &[
    ("title", "Payouts of a year"),
    ("page", "Page"),
    ("group", ","),
    ("point", "."),
    ("year", "Year"),
    ("zone", "Time zone of the book"),
    ("home_currency", "Home currency"),
    ("made", "Made on"),
    ("basis", "What counts when"),
    (
        "basis_text",
        "A payout counts on the day its money arrived; where that is not known, on the day it was sent.",
    ),
    ("rates", "Rates"),
    (
        "rates_text",
        "Reference rates of the European Central Bank of the day named; on days without one the last before it.",
    ),
    ("sources", "Files read"),
    (
        "not_advice",
        "This is a list of what the book holds. It is not tax advice.",
    ),
    (
        "counts",
        "What is not known is left empty and is not a nought; a fee nobody told counts as none.",
    ),
    (
        "estimates",
        "Units credited are the platform's totals where the book has them, otherwise what was recorded.",
    ),
    ("empty", "Nothing in this year."),
    ("sum", "Year"),
    ("yes", "yes"),
    ("no", "no"),
    ("income", "By platform"),
    ("income_note", "What the platforms paid in their own currency."),
    ("months", "By month"),
    ("months_note", "The same, by month and platform."),
    ("arrived", "What arrived"),
    (
        "arrived_note",
        "In the currency it arrived in, and in the home currency by the reference rate of each day, rounded payout by payout.",
    ),
    ("payouts", "Payouts"),
    (
        "payouts_note",
        "Each payout of the year, those that came back or have not arrived too.",
    ),
    ("fx", "Exchange rates"),
    (
        "fx_note",
        "The reference rate with its day, the rate that came out, and what arrived beyond (or, below nought, short of) the reference rate.",
    ),
    ("credited", "Units credited"),
    (
        "credited_note",
        "What the lives of each month brought, by the day they began.",
    ),
    ("taken_back", "Taken back"),
    (
        "taken_back_note",
        "Refunds and chargebacks the platform took back in the year.",
    ),
    ("receipts", "Receipts"),
    (
        "receipts_note",
        "Kept with purchases of the year; the files lie beside this one.",
    ),
    ("files", "Files this rests on"),
    ("files_note", ""),
    ("month", "Month"),
    ("platform", "Platform"),
    ("currency", "Currency"),
    ("number", "No."),
    ("count", "Payouts"),
    ("gross", "Gross"),
    ("fees", "Fees"),
    ("fee", "Fee"),
    ("taken", "Taken back"),
    ("net", "Net"),
    ("amount", "Amount"),
    ("in_home", "In home currency"),
    ("requested", "Requested"),
    ("paid", "Sent"),
    ("received", "Arrived"),
    ("stage", "Stage"),
    ("units", "Units"),
    ("unit", "Unit"),
    ("method", "Method"),
    ("reference", "Reference"),
    ("got", "What arrived"),
    ("got_currency", "Currency that arrived"),
    ("rate_book", "Reference rate"),
    ("rate_day", "Of the day"),
    ("rate_implied", "Rate that came out"),
    ("beyond", "Beyond it"),
    ("home_rate", "Rate to home currency"),
    ("home_rate_day", "Of the day"),
    ("witnessed", "On a statement"),
    ("lives", "Lives"),
    ("official", "Platform's total"),
    ("recorded", "As recorded"),
    ("day", "Day"),
    ("what", "What"),
    ("gift", "A gift"),
    ("money_of_payout", "Money of a payout"),
    ("file", "File"),
    ("digest", "Digest"),
    ("format", "Format"),
    ("imported", "Read on"),
    ("entry", "Entry"),
    ("stage_requested", "requested"),
    ("stage_paid", "sent"),
    ("stage_received", "arrived"),
    ("stage_returned", "came back"),
    ("platform_tiktok", "TikTok"),
    ("platform_youtube", "YouTube"),
    ("platform_twitch", "Twitch"),
    ("platform_instagram", "Instagram"),
    ("platform_telegram", "Telegram"),
    ("unit_coin", "coins"),
    ("unit_diamond", "diamonds"),
    ("unit_bit", "Bits"),
    ("unit_star", "Stars"),
    ("unit_jewel", "Jewels"),
    ("unit_ruby", "Rubies"),
    ("route_bank", "Bank"),
    ("route_paypal", "PayPal"),
    ("route_wire", "Wire"),
    ("route_check", "Check"),
    ("route_wallet", "Wallet"),
];

#[cfg(test)]
mod tests {
    use giftbook_book::payout::year::words::WORDS;

    use super::*;

    #[test]
    fn every_word_has_its_text_and_no_text_is_left_over() {
        let said: Vec<&str> = SAID.iter().map(|(code, _)| *code).collect();
        for code in WORDS {
            assert!(said.contains(code), "{code} is not said");
        }
        for code in &said {
            assert!(WORDS.contains(code), "{code} is asked for by nobody");
        }
        assert_eq!(said.len(), WORDS.len());
    }
}
