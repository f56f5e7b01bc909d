//! The first minutes, without a pointer.

use crate::page::words;
use crate::stage::{Done, Stage};

pub(crate) fn to_a_finding(stage: &Stage) -> Done {
    let page = stage.open()?;
    assert_eq!(
        page.text("h2")?,
        words("first_question")?,
        "a new home begins at the first run"
    );
    page.press_on(&words("first_sample_link")?)?;
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
