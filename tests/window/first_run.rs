//! The first minutes, without a pointer.

use crate::page::{Page, key, words};
use crate::stage::{Done, Stage};
use giftbook_xtask::trouble::Trouble;

/// More stops than the first run has.
const MOST_STOPS: usize = 20;

pub(crate) fn to_a_finding(stage: &Stage) -> Done {
    let page = stage.open()?;
    assert_eq!(
        page.text("h2")?,
        words("first_question")?,
        "a new home begins at the first run"
    );
    tab_to(&page, &words("first_sample_link")?)?;
    page.press(key::ENTER)?;
    page.wait_for("nav.rail")?;
    for (keys, place) in [("gh", "home"), ("gg", "gifts"), ("gt", "transactions")] {
        page.press(keys)?;
        page.wait_for(&format!("a[aria-current='page'][href^='#/{place}']"))?;
        page.wait_for("h1.finding")?;
        let finding = page.text("h1.finding")?;
        assert!(
            finding.contains(|c: char| c.is_ascii_digit()),
            "{place} finds: {finding}"
        );
    }
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// Presses Tab until what has the focus shows these words, and sees that the focus is drawn at each stop.
fn tab_to(page: &Page, wanted: &str) -> Result<(), Trouble> {
    let mut passed = Vec::new();
    for _ in 0..MOST_STOPS {
        page.press(key::TAB)?;
        let drawn = "return getComputedStyle(document.activeElement).outlineStyle !== 'none'";
        assert_eq!(page.run(drawn)?, true, "the focus is seen after {passed:?}");
        let stop = page.run("return document.activeElement.textContent.trim()")?;
        if stop == wanted {
            return Ok(());
        }
        passed.push(stop);
    }
    panic!("{wanted} is not reached with Tab, only {passed:?}");
}
