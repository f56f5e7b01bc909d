//! The platforms' own pages, to recharge at and to ask money back at: a closed list, opened in the person's browser from here. The page names a platform, never an
//! address.

use std::process::{Command, Stdio};

use giftbook_model::Platform;

use crate::error::{Answer, AppError};

/// Where units are sold on the web; `None` where no official page of it is known for certain.
#[must_use]
pub(crate) fn recharge_page(platform: Platform) -> Option<&'static str> {
    match platform {
        Platform::TikTok => Some("https://www.tiktok.com/coin"),
        Platform::YouTube | Platform::Twitch | Platform::Instagram | Platform::Telegram => None,
    }
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
        assert_eq!(pages(recharge_page), ["https://www.tiktok.com/coin"]);
        assert_eq!(pages(refund_form), ["https://www.tiktok.com/legal/report/transaction"]);
        let refused = open(recharge_page(Platform::Instagram)).unwrap_err();
        assert_eq!(refused.code, "not_found");
    }
}
