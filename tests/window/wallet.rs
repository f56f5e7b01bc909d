//! A wallet held against what the app shows: where they disagree the day is named with its rows, and one button mends it.

use crate::limits::inspect;
use crate::page::{Page, key, words};
use crate::stage::{Done, Stage};
use giftbook_book::recharge::Recharged;
use giftbook_model::{Currency, Instant, Money, Platform};
use giftbook_tests::{Scratch, now};
use giftbook_xtask::trouble::Trouble;

/// 2025-10-10, and a day, in milliseconds.
const NOON: i64 = 1_760_097_600_000;
const DAY: i64 = 86_400_000;
const DISAGREES: &str = "main .aside.amber";
const THE_13TH: &str = "13 Oct 2025";
const SHOWN: &str = "main ul.shown";

pub(crate) fn held_against_the_app(stage: &Stage) -> Done {
    let book = Scratch::new();
    for (at, units) in [(NOON, 1_000), (NOON + 2 * DAY, 500)] {
        let recharged = recharged(at, units)?;
        book.book
            .recharge_record(&recharged, now())
            .map_err(|error| Trouble::Window(format!("no recharge: {error}")))?;
    }
    stage.keep(book)?;
    let page = stage.open()?;
    page.go("#/wallet")?;
    page.wait_for_words("h1.finding", "1,500")?;

    shows(&page, "2025-10-10", "10 Oct 2025", "1,000")?;
    page.wait_for_words(SHOWN, &words("wallet_holds")?)?;
    page.wait_for_none(DISAGREES)?;
    shows(&page, "2025-10-13", THE_13TH, "1200")?;
    let named = words("wallet_disagree")?
        .replace("{day}", THE_13TH)
        .replace("{shown}", "1,200")
        .replace("{book}", "1,500");
    page.wait_for_words(DISAGREES, &named)?;
    page.wait_for_words(DISAGREES, &words("wallet_agreed")?.replace("{day}", "10 Oct 2025"))?;
    let moved = page.run("return document.querySelectorAll('main .aside.amber tbody tr').length")?;
    assert_eq!(moved, 1, "one recharge since they agreed");
    page.wait_for_words("main .aside.amber tbody", "+500")?;
    inspect(&page, "a wallet that disagrees")?;

    page.press_on(&words("wallet_mend")?.replace("{units}", "300"))?;
    page.wait_for_none(DISAGREES)?;
    page.wait_for_words("h1.finding", "1,200")?;
    inspect(&page, "a wallet that was mended")?;
    page.press(&format!("{}z", key::CONTROL))?;
    page.wait_for_words("h1.finding", "1,500")?;
    page.wait_for_words(DISAGREES, &named)?;

    // What was typed wrongly is taken away again.
    let forget = words("wallet_forget")?.replace("{day}", THE_13TH);
    page.click(&format!("button[aria-label={}]", serde_json::json!(forget)))?;
    page.wait_for_none(DISAGREES)?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// Says what the app showed on a day.
fn shows(page: &Page, on: &str, told: &str, units: &str) -> Done {
    page.fill(&words("wallet_on")?, on)?;
    page.fill(&words("wallet_units_shown")?, units)?;
    page.press_on(&words("wallet_save")?)?;
    page.wait_for_words(SHOWN, told)
}

fn recharged(at: i64, units: i64) -> Result<Recharged, Trouble> {
    let currency = Currency::parse("USD").map_err(|_| Trouble::Window("no dollar".to_owned()))?;
    let at = Instant::from_millis(at).map_err(|_| Trouble::Window("no such time".to_owned()))?;
    Ok(Recharged {
        platform: Platform::TikTok,
        at,
        day_only: false,
        paid: Some(Money { minor: units, currency }),
        units: Some(units),
        channel: None,
        method: None,
        transaction: None,
        country: None,
    })
}
