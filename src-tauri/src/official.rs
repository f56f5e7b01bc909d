//! The platforms' own pages to recharge at: a closed list, opened in the person's browser from here. The page names a platform, never an
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

/// Hands the page to the system, which opens it in the person's browser.
pub(crate) fn open_recharge_page(platform: Platform) -> Answer<()> {
    let address = recharge_page(platform).ok_or_else(|| AppError::new("not_found").with("what", "page"))?;
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
        let pages: Vec<_> = Platform::ALL.into_iter().filter_map(recharge_page).collect();
        assert_eq!(pages, ["https://www.tiktok.com/coin"]);
        let refused = open_recharge_page(Platform::Instagram).unwrap_err();
        assert_eq!(refused.code, "not_found");
    }
}
