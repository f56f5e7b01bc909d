//! Files in: looked at row by row, taken in, opened, taken back; with the keyboard alone, through the system's own dialog.

use crate::page::{Page, key, texts, words};
use crate::stage::{Done, Stage};
use giftbook_tests::program::fixture;
use giftbook_xtask::trouble::Trouble;
use serde_json::Value;
use std::path::Path;

/// What stands in the preview, a row of the file a line: number, state, reason.
const ROWS: &str = "return [...document.querySelectorAll('.drawer .scroll tbody tr')].map((row) => {
    const [number, state] = row.cells;
    return [number.textContent, state.textContent.trim(), row.querySelector('.why, .cut .muted')?.textContent.trim() ?? ''].join('|');
})";

pub(crate) fn in_and_back(stage: &Stage) -> Done {
    let live = fixture("formats/connector_v1.ndjson");
    let page = stage.open_new_book()?;
    page.go("#/sources")?;
    assert_eq!(page.text("h1.finding")?, words("sources_empty")?);

    // Dismissed, the dialog leaves everything as it was.
    let front = stage.front()?;
    page.press_on(&words("sources_choose")?)?;
    front.dismiss()?;
    assert_eq!(page.text(".drawer")?, "");

    choose(stage, &page, Path::new(&live))?;
    let (new, known) = (words("state_new")?, words("state_known")?);
    let same = words("why_same_streak")?;
    let expected = [
        format!("5|{new}|"),
        format!("4|{new}|"),
        format!("3|{known}|{same}"),
        format!("2|{new}|"),
        format!("1|{known}|{same}"),
    ];
    assert_eq!(preview(&page)?, expected);
    assert_eq!(tally(&page)?, [3, 2, 0, 0]);
    import(&page)?;
    assert_eq!(tally(&page)?, [3, 2, 0, 0], "the report says what the preview foretold");
    page.press_on(&words("sources_done_all")?)?;

    // The same recording with one gift more and a line that nobody can read.
    let longer = stage.home().join("longer.ndjson");
    let mut text = std::fs::read_to_string(&live).map_err(Trouble::file(live.as_ref()))?;
    let last = text.lines().last().unwrap_or_default();
    let more = last
        .replace("\"msgId\":\"", "\"msgId\":\"9")
        .replace("1760000020000", "1760000320000");
    text = format!("{}\n{more}\nthis is no event\n", text.trim_end());
    std::fs::write(&longer, text).map_err(Trouble::file(&longer))?;
    choose(stage, &page, &longer)?;
    let rows = preview(&page)?;
    let unreadable = format!("7|{}|{}", words("state_unreadable")?, words("why_not_json")?);
    let in_the_book = format!("|{known}|{}", words("why_known")?);
    assert!(rows.contains(&unreadable), "{rows:?}");
    assert!(rows.contains(&format!("6|{new}|")), "{rows:?}");
    assert_eq!(
        rows.iter().filter(|row| row.ends_with(&in_the_book)).count(),
        5,
        "{rows:?}"
    );
    assert_eq!(tally(&page)?, [1, 5, 1, 0]);
    import(&page)?;
    page.wait_for_words(".drawer .problems", &words("why_not_json")?)?;
    page.press_on(&words("sources_done_all")?)?;

    opened_and_taken_back(&page)
}

/// The import is opened from the list, kept at first, then taken back, and then undone.
fn opened_and_taken_back(page: &Page) -> Done {
    let received = "return document.querySelector('.foot')?.textContent ?? ''";
    page.go("#/transactions")?;
    page.wait_for(".foot")?;
    let before = page.run(received)?;
    page.go("#/sources")?;
    page.press_on("longer.ndjson")?;
    page.wait_for(".drawer .pairs")?;
    assert_eq!(tally(page)?, [1, 5, 1, 0], "opened, it says what its report said");
    page.wait_for_words(".drawer .problems", &words("why_not_json")?)?;

    let (back, act, keep) = (
        words("sources_revert")?,
        words("sources_revert_act")?,
        words("sources_revert_keep")?,
    );
    page.press_on(&back)?;
    page.wait_for("dialog[open]")?;
    let focused = "return document.activeElement.textContent.trim()";
    assert_eq!(page.run(focused)?, Value::from(keep), "the safe button has the focus");
    page.press(key::ENTER)?;
    page.wait_for_none("dialog[open]")?;
    page.press_on(&back)?;
    page.wait_for("dialog[open]")?;
    page.press(key::ESCAPE)?;
    page.wait_for_none("dialog[open]")?;
    page.press_on(&back)?;
    page.wait_for("dialog[open]")?;
    page.press_on(&act)?;
    page.wait_for_none(".drawer")?;
    assert_eq!(imports(page)?, ["connector_v1.ndjson"]);

    page.go("#/transactions")?;
    page.wait_until(
        "fewer rows",
        &format!("return document.querySelector('.foot') !== null && (() => {{ {received} }})() !== {before}"),
    )?;
    page.press(&format!("{}z", key::CONTROL))?;
    page.wait_until(
        "the rows again",
        &format!("return (() => {{ {received} }})() === {before}"),
    )?;
    page.go("#/sources")?;
    assert_eq!(imports(page)?.len(), 2);
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// What an export leaves open is asked once, and not again after the app was closed.
pub(crate) fn asked_once(stage: &Stage) -> Done {
    let export = |name: &str, date: &str| {
        let text = format!(
            r#"{{"Your Activity":{{"Purchases":{{"BuyGifts":{{"BuyGifts":[{{"Date":"{date} 10:00:00","Price":"12.50"}}]}},
               "SendGifts":{{"SendGifts":[{{"Date":"{date} 11:00:00","GiftAmount":"30","UserName":"leo.draws"}}]}}}}}}}}"#
        );
        let path = stage.home().join(name);
        std::fs::write(&path, text).map_err(Trouble::file(&path)).map(|()| path)
    };
    let page = stage.open_new_book()?;
    page.go("#/sources")?;
    choose(stage, &page, &export("first.json", "2025-10-01")?)?;
    page.wait_for(".drawer fieldset")?;
    let asked =
        texts(&page.run("return [...document.querySelectorAll('.drawer legend')].map((one) => one.textContent)")?);
    assert_eq!(
        asked,
        [
            words("sources_question_currency")?,
            words("sources_question_gift_amount_unit")?
        ]
    );
    let chosen = "return document.querySelector('.drawer select').value + [...document.querySelectorAll('.drawer :checked')].filter(({ type }) => type === 'radio').length";
    assert_eq!(page.run(chosen)?, "0", "nothing is answered beforehand");
    assert_eq!(
        page.run("return document.querySelector('.drawer .scroll')")?,
        Value::Null,
        "nothing is read before"
    );
    page.click(".drawer option[value='EUR']")?;
    page.run("document.querySelector('.drawer input[value=coins]').focus()")?;
    page.press(" ")?;
    page.wait_for(".drawer .scroll tbody tr")?;
    page.wait_for_words(".drawer .scroll", "€12.50")?;
    import(&page)?;
    drop(page);

    let page = stage.open()?;
    page.go("#/sources")?;
    choose(stage, &page, &export("second.json", "2025-10-02")?)?;
    page.wait_for(".drawer .scroll tbody tr")?;
    page.wait_for_words(".drawer fieldset", &words("sources_answer_remembered")?)?;
    page.wait_for_words(".drawer .scroll", "€12.50")?;
    import(&page)?;
    page.go("#/transactions")?;
    page.wait_for_words(".foot", "€25.00")?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// Chooses a file in the system's dialog, which the button opens.
pub(crate) fn choose(stage: &Stage, page: &Page, path: &Path) -> Done {
    let front = stage.front()?;
    page.press_on(&words("sources_choose")?)?;
    front.answer(path)?;
    page.wait_for(".drawer")
}

fn preview(page: &Page) -> Result<Vec<String>, Trouble> {
    page.wait_for(".drawer .scroll tbody tr")?;
    Ok(texts(&page.run(ROWS)?))
}

/// New, known, unreadable and not used.
pub(crate) fn tally(page: &Page) -> Result<[u64; 4], Trouble> {
    page.wait_for(".drawer .sumline dd")?;
    let told = texts(
        &page
            .run("return [...document.querySelectorAll('.drawer .sumline dd')].map((one) => one.textContent.trim())")?,
    );
    let mut counts = told
        .iter()
        .map(|text| text.replace(',', "").parse().unwrap_or(u64::MAX));
    Ok(std::array::from_fn(|_| counts.next().unwrap_or(u64::MAX)))
}

pub(crate) fn import(page: &Page) -> Done {
    page.press_on(&words("sources_import")?)?;
    page.wait_for(".drawer .aside[role='status']")
}

fn imports(page: &Page) -> Result<Vec<String>, Trouble> {
    page.settle()?;
    Ok(texts(&page.run(
        "return [...document.querySelectorAll('main li a[href^=\"#/sources/\"] b')].map((one) => one.textContent)",
    )?))
}
