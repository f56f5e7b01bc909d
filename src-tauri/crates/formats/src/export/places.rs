//! Where things lie in an export, by key: three generations, aliases and all. Keys are compared in lower case without blanks and signs.

use super::sections::SectionId;

/// An object on the way to sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Root,
    Activity,
    Purchases,
    SendGifts,
    BuyGifts,
    Wallet,
    Transactions,
    CoinHistory,
    Live,
    GoLive,
    WatchLive,
}

/// What a key leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Child {
    Group(Group),
    Section(SectionId),
    /// Known, and of no use here.
    Passed,
}

/// The key as it is compared.
pub(crate) fn plain(key: &str) -> String {
    let spelled = key.replace('+', "plus");
    spelled
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Roots of the three generations that hold nothing for this app.
const OTHER_ROOTS: &[&str] = &[
    "adsanddata",
    "appsettings",
    "comment",
    "comments",
    "directmessage",
    "directmessages",
    "likesandfavorites",
    "locationreview",
    "post",
    "posts",
    "profile",
    "profileandsettings",
    "tiktokshop",
    "tiktokshopping",
    "video",
    "videos",
];

const OTHER_ACTIVITY: &[&str] = &[
    "activitysummary",
    "adinterests",
    "donation",
    "favoriteeffects",
    "favoritehashtags",
    "favoritesounds",
    "favoritevideos",
    "follower",
    "followerlist",
    "following",
    "followinglist",
    "fundraiser",
    "hashtag",
    "instantformadsresponses",
    "likelist",
    "loginhistory",
    "mostrecentlocationdata",
    "offtiktokactivity",
    "reposts",
    "search",
    "searches",
    "searchhistory",
    "sharehistory",
    "status",
    "statuslist",
    "usagedatafromthirdpartyapps",
    "videobrowsinghistory",
    "watchhistory",
];

const OTHER_LIVE: &[&str] = &["golivesettings", "watchlivecomment", "watchlivesettings"];

impl Group {
    /// What `key` (in its compared form) leads to in this object; `None` for a key nobody here knows.
    pub(crate) fn child(self, key: &str) -> Option<Child> {
        use Child::{Group as To, Passed, Section};
        let passed = |list: &[&str]| list.contains(&key).then_some(Passed);
        match (self, key) {
            (Self::Root, "tiktoklive") => Some(To(Self::Live)),
            (Self::Root, "activity" | "youractivity") => Some(To(Self::Activity)),
            (Self::Root, key) if is_wallet_root(key) => Some(To(Self::Wallet)),
            (Self::Root, _) => passed(OTHER_ROOTS),
            (Self::Activity, "purchases" | "purchasehistory") => Some(To(Self::Purchases)),
            (Self::Activity, _) => passed(OTHER_ACTIVITY),
            (Self::Purchases, "sendgifts") => Some(To(Self::SendGifts)),
            (Self::Purchases, "buygifts") => Some(To(Self::BuyGifts)),
            (Self::SendGifts, "sendgifts") => Some(Section(SectionId::SendGifts)),
            (Self::BuyGifts, "buygifts") => Some(Section(SectionId::BuyGifts)),
            (Self::Wallet, "transactionhistory" | "incomepluswallettransaction" | "incomepluswallettransactions") => {
                Some(To(Self::Transactions))
            }
            (Self::Wallet, "coinpurchasehistory") => Some(To(Self::CoinHistory)),
            (Self::Wallet | Self::Transactions, "transactionslist" | "transactionshistorylist") => {
                Some(Section(SectionId::Wallet))
            }
            (Self::Wallet | Self::CoinHistory, "coinpurchasehistorylist") => Some(Section(SectionId::CoinPurchases)),
            (Self::Live, "golivehistory") => Some(To(Self::GoLive)),
            (Self::Live, "watchlivehistory") => Some(To(Self::WatchLive)),
            (Self::Live, _) => passed(OTHER_LIVE),
            (Self::GoLive, "golivelist") => Some(Section(SectionId::GoLive)),
            (Self::WatchLive, "watchlivemap") => Some(Section(SectionId::WatchLive)),
            _ => None,
        }
    }

    /// The section that this object *is* when a list stands in its place: older exports have one level less.
    pub(crate) fn list(self) -> Option<SectionId> {
        match self {
            Self::SendGifts => Some(SectionId::SendGifts),
            Self::BuyGifts => Some(SectionId::BuyGifts),
            Self::Transactions => Some(SectionId::Wallet),
            Self::CoinHistory => Some(SectionId::CoinPurchases),
            Self::GoLive => Some(SectionId::GoLive),
            Self::WatchLive => Some(SectionId::WatchLive),
            _ => None,
        }
    }

    /// The sections that nothing can be in when this object is written as nothing.
    pub(crate) fn sections(self) -> &'static [SectionId] {
        use SectionId::{BuyGifts, CoinPurchases, GoLive, SendGifts, Wallet, WatchLive};
        match self {
            Self::Root => &[],
            Self::Activity | Self::Purchases => &[SendGifts, BuyGifts],
            Self::SendGifts => &[SendGifts],
            Self::BuyGifts => &[BuyGifts],
            Self::Wallet => &[Wallet, CoinPurchases],
            Self::Transactions => &[Wallet],
            Self::CoinHistory => &[CoinPurchases],
            Self::Live => &[GoLive, WatchLive],
            Self::GoLive => &[GoLive],
            Self::WatchLive => &[WatchLive],
        }
    }
}

fn is_wallet_root(key: &str) -> bool {
    key == "incomepluswallet" || key == "incomepluswallettransactions" || key.starts_with("incomeplustransactions")
}

/// How much it takes to call a document an export.
pub(crate) const ENOUGH_SIGNS: u32 = 2;

/// How much a key at the top of a document speaks for an export: what leads to sections is enough by itself, a word such as `Profile`
/// is not. Event objects have small first letters, exports have not.
pub(crate) fn sign(key: &str) -> u32 {
    let child = key
        .starts_with(char::is_uppercase)
        .then(|| Group::Root.child(&plain(key)))
        .flatten();
    match child {
        Some(Child::Group(_) | Child::Section(_)) => ENOUGH_SIGNS,
        Some(Child::Passed) => 1,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_generations_lead_to_the_same_sections() {
        let lead = |path: &[&str]| {
            path.iter().try_fold(Child::Group(Group::Root), |at, key| match at {
                Child::Group(group) => group.child(&plain(key)),
                _ => None,
            })
        };
        let section = |id| Some(Child::Section(id));
        assert_eq!(
            lead(&["Your Activity", "Purchases", "BuyGifts", "BuyGifts"]),
            section(SectionId::BuyGifts)
        );
        assert_eq!(
            lead(&["Activity", "Purchase History", "SendGifts", "SendGifts"]),
            section(SectionId::SendGifts)
        );
        let list = "TransactionsList";
        for path in [
            [
                "Income Plus Wallet Transactions",
                "Income Plus Wallet Transaction",
                list,
            ],
            ["Income+ Wallet Transactions", "Transaction History", list],
            ["Income+ Wallet", "Transaction History", "TransactionsHistoryList"],
        ] {
            assert_eq!(lead(&path), section(SectionId::Wallet), "{path:?}");
        }
        let coins = ["Income+ Wallet", "Coin Purchase History", "CoinPurchaseHistoryList"];
        assert_eq!(lead(&coins), section(SectionId::CoinPurchases));
        for root in ["Tiktok Live", "TikTok Live", "TIKTOK LIVE"] {
            assert_eq!(
                lead(&[root, "Go Live History", "GoLiveList"]),
                section(SectionId::GoLive)
            );
        }
    }

    #[test]
    fn a_chat_message_is_no_export() {
        let signs = [
            "Your Activity",
            "Tiktok Live",
            "Comment",
            "comment",
            "data",
            "Ads and rich data",
        ]
        .map(sign);
        assert_eq!(signs, [2, 2, 1, 0, 0, 0]);
    }
}
