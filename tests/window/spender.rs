//! Somebody who bought units a moment ago: what Home says of it, and what a passed limit does.

use crate::limits::{inspect, set_month};
use crate::page::{Page, key, words};
use crate::stage::{Done, Stage};
use giftbook_book::plans::NewPlan;
use giftbook_book::recharge::Recharged;
use giftbook_book::{Book, BookError, Role, Settings};
use giftbook_model::{Currency, Instant, Money, Platform};
use giftbook_xtask::trouble::Trouble;
use serde_json::json;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Home sets what was spent against the limit, and its lines lead to where they come from.
pub(crate) fn seen_at_home(stage: &Stage) -> Done {
    let page = spender(stage)?;
    page.go("#/limits")?;
    set_month(&page, "100")?;
    page.go("#/home")?;
    page.wait_for("figure.picture .hit.opens")?;
    let finding = page.text("h1.finding")?;
    assert!(finding.contains("$35.00") && finding.contains("$65.00"), "{finding}");
    inspect(&page, "Home")?;
    for (line, place) in [
        ("main .finding .fig:last-of-type", "#/limits"),
        ("main .strip > div:nth-child(3) .fig", "#/wallet"),
        ("main .cols td .fig", "#/transactions?"),
        ("main figure.picture .hit.opens", "#/transactions?"),
        ("main .links a[href=\"#/recharge/plans\"]", "#/recharge/plans"),
        ("main .links a[href=\"#/wallet/purchases\"]", "#/wallet/purchases"),
    ] {
        page.wait_for(line)?;
        page.run_with("document.querySelector(arguments[0]).focus()", line)?;
        page.press(key::ENTER)?;
        page.wait_until(place, &format!("return location.hash.startsWith({})", json!(place)))?;
        page.go("#/home")?;
    }
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// A limit that is passed is said once, whether or not the desktop has notices to show it too.
pub(crate) fn reminded(stage: &Stage) -> Done {
    let page = spender(stage)?;
    page.go("#/limits")?;
    let on = json!(words("limits_desktop_on")?);
    page.run(&format!(
        "[...document.querySelectorAll('main [role=radio]')].find((one) => one.textContent === {on}).click()"
    ))?;
    page.wait_for_words(".toasts", &words("settings_saved")?)?;
    set_month(&page, "20")?;
    page.wait_for_words(".toasts", "100 %")?;
    drop(page);
    let page = stage.open()?;
    page.go("#/settings")?;
    let chosen = format!(
        "return [...document.querySelectorAll('main [role=radio][aria-checked=true]')].some((one) => one.textContent === {on})"
    );
    page.wait_until("the switch to be as it was left", &chosen)?;
    assert_eq!(page.text(".toasts")?, "", "what was said once is not said again");
    Ok(())
}

/// Seven purchases of $5.00 in the last minutes, one of them without its coins, and a plan.
fn spender(stage: &Stage) -> Result<Page, Trouble> {
    let path = stage.new_book()?;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or_default()).unwrap_or(Instant::EPOCH);
    kept(&path, now).map_err(|error| Trouble::Window(format!("no purchases: {error}")))?;
    stage.open()
}

fn kept(path: &Path, now: Instant) -> Result<(), BookError> {
    let book = Book::open(path, now)?;
    let settings = Settings {
        role: Role::Supporter,
        ..book.settings()?
    };
    book.set_settings(&settings, now)?;
    for nth in 1..=7 {
        let purchase = Recharged {
            platform: Platform::TikTok,
            at: now.plus_millis(-nth * 1_000),
            day_only: false,
            paid: Some(Money::parse("5.00", Currency::parse("USD")?)?),
            units: (nth > 1).then_some(470),
            channel: None,
            method: None,
            transaction: None,
            country: None,
        };
        book.recharge_record(&purchase, now)?;
    }
    let plan = NewPlan {
        name: "A Galaxy".to_owned(),
        platform: Platform::TikTok,
        units: 1_000,
        cost: None,
        wait_hours: 48,
    };
    book.plan_add(&plan, now)?;
    book.close()
}
