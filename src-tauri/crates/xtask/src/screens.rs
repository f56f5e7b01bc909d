//! The screens of which pictures are saved. A new screen is one line here.

/// One screen and how to come to it.
pub(crate) struct Screen {
    /// The picture's name.
    pub(crate) name: &'static str,
    /// The address within the page; empty stays where the app begins.
    pub(crate) address: &'static str,
    /// What is clicked after that, as a CSS selector.
    pub(crate) click: Option<&'static str>,
}

/// Screens that one start of the app shows.
pub(crate) struct Start {
    /// The value of `GIFTBOOK_START`: which role looks at the sample book. Without one the app stands at its first run.
    pub(crate) sample: Option<&'static str>,
    pub(crate) screens: &'static [Screen],
}

pub(crate) const STARTS: [Start; 3] = [
    Start {
        sample: None,
        screens: &[at("first-run", "")],
    },
    Start {
        sample: Some("sample-creator"),
        screens: &[
            at("creator-home", "#/home"),
            at("creator-gifts", "#/gifts"),
            at("creator-gifters", "#/gifters"),
            at("creator-lives", "#/lives"),
            clicked("creator-live", "#/lives", "main tbody a.title"),
            at("creator-payouts", "#/payouts"),
            at("creator-where-it-goes", "#/goes"),
            at("creator-transactions", "#/transactions"),
            clicked(
                "creator-transaction",
                "#/transactions",
                "[role='row'][aria-rowindex='3']",
            ),
            at("creator-sources", "#/sources"),
            at("creator-settings", "#/settings"),
        ],
    },
    Start {
        sample: Some("sample-supporter"),
        screens: &[
            at("supporter-home", "#/home"),
            at("supporter-recharge", "#/recharge"),
            at("supporter-prices", "#/recharge/prices"),
            at("supporter-plans", "#/recharge/plans"),
            at("supporter-wallet", "#/wallet"),
            at("supporter-purchases", "#/wallet/purchases"),
            at("supporter-limits", "#/limits"),
            at("supporter-safety", "#/safety"),
            at("supporter-safety-official", "#/safety?look=www.tiktok.com/coin"),
            at(
                "supporter-safety-lookalike",
                "#/safety?look=https://www.t%D1%96ktok.com.coin-deals.example/recharge?ref=88",
            ),
            at(
                "supporter-safety-danger",
                "#/safety?look=5,000 coins for $10, pay by gift card at coin-deals.example",
            ),
            at("supporter-safety-history", "#/safety/checks"),
            at("supporter-advice", "#/safety/advice"),
            at("supporter-transactions", "#/transactions"),
            at("supporter-sources", "#/sources"),
        ],
    },
];

const fn at(name: &'static str, address: &'static str) -> Screen {
    Screen {
        name,
        address,
        click: None,
    }
}

const fn clicked(name: &'static str, address: &'static str, css: &'static str) -> Screen {
    Screen {
        name,
        address,
        click: Some(css),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_screens_share_a_picture() {
        let names: Vec<&str> = STARTS
            .iter()
            .flat_map(|start| start.screens)
            .map(|screen| screen.name)
            .collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
    }
}
