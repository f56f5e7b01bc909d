//! The platforms' own pages, to recharge at and to ask money back at: a closed list, opened in the person's browser from here. The page names a platform, never an
//! address.

use std::process::{Command, Stdio};

use giftbook_model::Platform;
use giftbook_safety::{Lists, Verdict, check};

use crate::error::{Answer, AppError};

/// Where units are sold on the web; `None` where no official page of it is known for certain.
#[must_use]
pub(crate) fn recharge_page(platform: Platform) -> Option<&'static str> {
    match platform {
        Platform::TikTok => Some("https://www.tiktok.com/coin"),
        Platform::Telegram => Some("https://fragment.com/stars"),
        Platform::YouTube | Platform::Twitch | Platform::Instagram => None,
    }
}

/// Opens where units are sold, unless the checker's lists no longer call that page official: a newer one can withdraw a place.
pub(crate) fn open_recharge_page(platform: Platform) -> Answer<()> {
    let page = recharge_page(platform);
    let official = |page: &str| check(page, Lists::built_in()).verdict == Verdict::Official;
    if page.is_some_and(|page| !official(page)) {
        return Err(AppError::new("page_doubted"));
    }
    open(page)
}

/// Where a platform takes requests to give a purchase back; `None` where no official page of it is known for certain.
#[must_use]
pub(crate) fn refund_form(platform: Platform) -> Option<&'static str> {
    match platform {
        Platform::TikTok => Some("https://www.tiktok.com/legal/report/transaction"),
        Platform::YouTube | Platform::Twitch | Platform::Instagram | Platform::Telegram => None,
    }
}

/// Hands a page of the list to the system, which opens it in the person's browser.
pub(crate) fn open(page: Option<&'static str>) -> Answer<()> {
    let address = page.ok_or_else(|| AppError::new("not_found").with("what", "page"))?;
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let mut opening = Command::new(opener)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Some openers last as long as the browser does: waited for aside, so that none stays behind as a zombie.
    std::thread::spawn(move || opening.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_official_pages_are_opened() {
        let pages =
            |of: fn(Platform) -> Option<&'static str>| Platform::ALL.into_iter().filter_map(of).collect::<Vec<_>>();
        assert_eq!(
            pages(recharge_page),
            ["https://www.tiktok.com/coin", "https://fragment.com/stars"]
        );
        for page in pages(recharge_page) {
            assert_eq!(check(page, Lists::built_in()).verdict, Verdict::Official, "{page}");
        }
        assert_eq!(pages(refund_form), ["https://www.tiktok.com/legal/report/transaction"]);
        let refused = open(recharge_page(Platform::Instagram)).unwrap_err();
        assert_eq!(refused.code, "not_found");
    }
}
