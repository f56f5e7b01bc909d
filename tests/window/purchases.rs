//! Purchases told of by several files: what could be one is asked, decided, undone; a refund gets its purchase and gives it up again.

use crate::limits::inspect;
use crate::page::{Page, key, words};
use crate::stage::{Done, Stage};
use giftbook_model::{CoinsBought, Currency, Instant, Money, Platform, Purchase, Recharge, Record, Witness};
use giftbook_tests::Scratch;
use giftbook_xtask::trouble::Trouble;
use serde_json::json;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
const ROWS: &str = "return document.querySelectorAll('main .list table.rows tbody tr').length";
const WITNESSES: &str = "return document.querySelectorAll('.drawer li .tag').length";
/// The question whether two are one stands before the table.
const ASKED: &str = "main ul.list li";

pub(crate) fn joined_parted_and_undone(stage: &Stage) -> Done {
    let page = buyer(stage)?;
    rows(&page, 4)?;
    page.wait_for_words("h1.finding", "4")?;
    page.wait_for_words(ASKED, &words("purchase_rule_price")?)?;
    inspect(&page, "purchases that are asked about")?;

    page.press_on(&words("purchases_same")?)?;
    page.wait_for_words(".toasts", &words("purchases_joined")?)?;
    rows(&page, 3)?;
    undo(&page)?;
    rows(&page, 4)?;
    page.press_on(&words("purchases_two")?)?;
    page.wait_for_words(".toasts", &words("purchases_parted")?)?;
    asked(&page, false)?;
    rows(&page, 4)?;
    undo(&page)?;
    asked(&page, true)?;
    page.press_on(&words("purchases_same")?)?;
    rows(&page, 3)?;

    // Opened, it says who tells of it and why these are one; and is parted there.
    opened(&page, "$12.90")?;
    page.wait_until(
        "two who tell of it",
        &format!("return (() => {{ {WITNESSES} }})() === 2"),
    )?;
    page.wait_for_words(".drawer", &words("purchase_rule_decided")?)?;
    inspect(&page, "an opened purchase")?;
    page.press_on(&words("purchase_keep_apart")?)?;
    rows(&page, 4)?;
    page.press(key::ESCAPE)?;
    page.wait_for_none(".drawer")?;

    // What has no partner, by itself.
    choose(&page, &words("purchases_no_payment")?.replace("{count}", "1"))?;
    rows(&page, 1)?;
    page.wait_for_words("main .list tbody", &words("purchases_paid_unknown")?)?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

pub(crate) fn with_a_refund(stage: &Stage) -> Done {
    let page = buyer(stage)?;
    let loose = words("purchases_loose_refunds")?;
    page.wait_for_words("main .list", &loose)?;
    page.press_on(&words("refund_name_open")?)?;
    page.wait_for(&format!("{ASKED} select"))?;
    let nearest = page.text(&format!("{ASKED} select option:checked"))?;
    assert!(nearest.contains("$12.90"), "the nearest stands first: {nearest}");
    inspect(&page, "a refund that is named")?;
    page.press_on(&words("refund_name")?)?;
    page.wait_for_words(".toasts", &words("refund_named")?)?;
    let gone = format!(
        "return !document.querySelector('main .list').textContent.includes({})",
        json!(loose)
    );
    page.wait_until("no loose refund", &gone)?;
    let back = words("purchases_back")?.replace("{money}", "$7.00");
    page.wait_for_words("main .list tbody", &back)?;

    opened(&page, &back)?;
    page.wait_for_words(".drawer", "$7.00")?;
    inspect(&page, "a purchase that was given back in part")?;
    page.press_on(&words("purchase_refund_unname")?)?;
    page.wait_for_words(".toasts", &words("refund_unnamed")?)?;
    page.wait_for_words("main .list", &loose)?;
    undo(&page)?;
    page.wait_until("no loose refund", &gone)?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// Four purchases: one told of twice, two that could be one, coins that nobody paid for; and a refund of nothing.
fn buyer(stage: &Stage) -> Result<Page, Trouble> {
    let book = Scratch::new();
    let told = [
        vec![paid(0, 500)?, paid(DAY, 1_290)?],
        vec![
            store(3 * MINUTE, Some(500), 470, false)?,
            store(DAY + 40 * MINUTE, Some(1_290), 1_210, false)?,
        ],
        vec![store(2 * DAY, Some(700), 0, true)?],
        vec![coins(5 * DAY, 70)?],
    ];
    for records in told {
        book.import_rows(&records)
            .map_err(|error| Trouble::Window(format!("no import: {error}")))?;
    }
    stage.keep(book)?;
    let page = stage.open()?;
    page.go("#/wallet/purchases")?;
    page.wait_for("main .list table.rows")?;
    Ok(page)
}

fn at(after: i64) -> Result<Instant, Trouble> {
    Instant::from_millis(1_760_000_000_000 + after).map_err(|_| Trouble::Window("no such time".to_owned()))
}

fn usd(minor: i64) -> Result<Money, Trouble> {
    let currency = Currency::parse("USD").map_err(|_| Trouble::Window("no dollar".to_owned()))?;
    Ok(Money { minor, currency })
}

fn paid(after: i64, minor: i64) -> Result<Record, Trouble> {
    Ok(Record::Recharge(Recharge {
        platform: Platform::TikTok,
        at: at(after)?,
        price_text: usd(minor)?.decimal_text().into(),
    }))
}

fn coins(after: i64, coins: i64) -> Result<Record, Trouble> {
    Ok(Record::CoinsBought(CoinsBought {
        platform: Platform::TikTok,
        at: at(after)?,
        kind: None,
        coins,
    }))
}

fn store(after: i64, minor: Option<i64>, units: i64, refund: bool) -> Result<Record, Trouble> {
    Ok(Record::Purchase(Purchase {
        platform: Platform::TikTok,
        at: at(after)?,
        day_only: false,
        witness: Witness::Store,
        channel: None,
        paid: minor.map(usd).transpose()?,
        refund,
        units: (units > 0).then_some(units),
        transaction: None,
        product: None,
        method: None,
        country: None,
    }))
}

fn rows(page: &Page, wanted: u64) -> Done {
    page.wait_until(
        &format!("{wanted} purchases"),
        &format!("return (() => {{ {ROWS} }})() === {wanted}"),
    )
}

fn asked(page: &Page, wanted: bool) -> Done {
    let question = json!(words("purchase_rule_price")?);
    page.wait_until(
        "the question to be as decided",
        &format!("return document.querySelector('main .list').textContent.includes({question}) === {wanted}"),
    )
}

fn undo(page: &Page) -> Done {
    page.press(&format!("{}z", key::CONTROL))
}

/// Opens the first purchase whose row holds these words.
fn opened(page: &Page, holding: &str) -> Done {
    let body = "[...document.querySelectorAll('main .list tbody tr')]
        .find((row) => row.textContent.includes(arguments[0])).querySelector('button.open').click()";
    page.run_with(body, holding)?;
    page.wait_for(".drawer .pairs")
}

/// Presses the one of a few with these words.
fn choose(page: &Page, wanted: &str) -> Done {
    let body = "[...document.querySelectorAll('main [role=radio]')]
        .find((one) => one.textContent.includes(arguments[0])).click()";
    page.run_with(body, wanted)?;
    page.settle()
}
