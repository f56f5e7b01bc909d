//! A supporter's limits: asked for at the first run, lowered at once, raised only after a wait, with budgets beside them.

use crate::looks::of_this_page;
use crate::page::{Page, key, words};
use crate::stage::{Done, Stage};
use giftbook_xtask::trouble::Trouble;
use serde_json::json;

/// The rows of the three windows, and the boxes in which their limits are set.
const OF_MONTH: &str = "main .bars li:nth-child(3) .limit";
const BOX_OF_MONTH: &str = "document.querySelectorAll('main form')[2].querySelector('input')";
const ASKED: &str = "main .pend";
const CONFIRM: &str = "return document.querySelector('main .pend button:disabled')?.textContent.trim() ?? ''";

pub(crate) fn lowered_and_raised(stage: &Stage) -> Done {
    let page = stage.open_new_book()?;
    page.go("#/limits")?;
    assert_eq!(page.text("h1.finding")?, words("limits_none")?);
    let suggested = page.run(
        "return [...document.querySelectorAll('main input')].map((one) => one.value + one.placeholder).join('')",
    )?;
    assert!(
        suggested.as_str().is_some_and(|text| text.replace("on", "").is_empty()),
        "no amount is suggested: {suggested}"
    );

    set_month(&page, "100")?;
    page.wait_for_words(OF_MONTH, "$100.00")?;
    set_month(&page, "60")?;
    page.wait_for_words(OF_MONTH, "$60.00")?;
    page.wait_for_none(ASKED)?;

    set_month(&page, "150")?;
    page.wait_for_words(ASKED, "$150.00")?;
    waits(&page)?;
    drop(page);

    // A start later it still waits, and can be withdrawn.
    let page = stage.open()?;
    page.go("#/limits")?;
    page.wait_for(ASKED)?;
    waits(&page)?;
    page.press_on(&words("limits_keep")?.replace("{limit}", "$60.00"))?;
    page.wait_for_none(ASKED)?;
    assert_eq!(page.text(OF_MONTH)?, "$60.00");
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// The higher limit stands in view, cannot be confirmed yet, and the lower one holds.
fn waits(page: &Page) -> Done {
    assert_eq!(page.text(OF_MONTH)?, "$60.00");
    let later = words("limits_confirm_from")?.replace("{from}", "");
    let confirm = page.run(CONFIRM)?;
    assert!(
        confirm.as_str().is_some_and(|text| text.starts_with(later.trim())),
        "{confirm}"
    );
    Ok(())
}

pub(crate) fn set_month(page: &Page, amount: &str) -> Done {
    page.run(&format!("{BOX_OF_MONTH}.focus()"))?;
    page.press(amount)?;
    page.press(key::ENTER)?;
    page.wait_until(
        "the box to be empty again",
        &format!("return {BOX_OF_MONTH}.value === ''"),
    )
}

/// A creator's budget: made, ended, and brought back by undo.
pub(crate) fn with_a_budget(stage: &Stage) -> Done {
    let page = stage.open_sample("supporter")?;
    page.go("#/limits")?;
    let creators = "main select optgroup:nth-of-type(2) option";
    page.wait_for(creators)?;
    let choose = "const [box, one] = [document.querySelector('main select'), document.querySelector(arguments[0])];
        box.value = one.value; box.dispatchEvent(new Event('change', { bubbles: true }));
        box.closest('form').querySelector('input').focus(); return one.textContent";
    let creator = page.run_with(choose, creators)?.as_str().unwrap_or_default().to_owned();
    page.press("45")?;
    page.press(key::ENTER)?;
    let table = "main .cols table";
    page.wait_for_words(table, &creator)?;
    page.wait_for_words(table, "$45.00")?;
    inspect(&page, "a budget")?;

    let end = words("limits_budget_end_of")?.replace("{name}", &creator);
    page.click(&format!("button[aria-label={}]", json!(end)))?;
    page.wait_for_none(table)?;
    page.press(&format!("{}z", key::CONTROL))?;
    page.wait_for_words(table, &creator)?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

pub(crate) fn asked_for_at_first(stage: &Stage) -> Done {
    let page = asked(stage)?;
    inspect(&page, "the question for a limit")?;
    page.run("document.querySelector('form input').focus()")?;
    page.press("37.50")?;
    page.press(key::ENTER)?;
    page.wait_for("nav.rail")?;
    page.go("#/limits")?;
    page.wait_for_words(OF_MONTH, "$37.50")?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

pub(crate) fn declined_twice(stage: &Stage) -> Done {
    let page = asked(stage)?;
    page.press_on(&words("first_limit_skip")?)?;
    page.wait_for("dialog[open]")?;
    inspect(&page, "the question whether one is sure")?;
    page.press(key::ESCAPE)?;
    page.wait_for_none("dialog")?;
    assert_eq!(page.text("h2")?, words("first_limit")?, "it is asked still");
    page.press_on(&words("first_limit_skip")?)?;
    page.wait_for("dialog[open]")?;
    page.press_on(&words("first_limit_sure_act")?)?;
    page.wait_for("nav.rail")?;
    page.go("#/limits")?;
    assert_eq!(page.text("h1.finding")?, words("limits_none")?);
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// A book made for somebody who pays: the limit is asked for next.
fn asked(stage: &Stage) -> Result<Page, Trouble> {
    let page = stage.open()?;
    page.run("document.querySelector('input[value=supporter]').click()")?;
    page.press_on(&words("first_make")?)?;
    page.wait_for_words("h2", &words("first_limit")?)?;
    Ok(page)
}

/// What is in view is sound in both themes.
pub(crate) fn inspect(page: &Page, name: &str) -> Done {
    page.settle()?;
    of_this_page(page, name)
}
