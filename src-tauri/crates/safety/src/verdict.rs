//! What can be said about an address, and why. There is no word for "safe": the most that is said is that a platform sells there.

use giftbook_model::Platform;

/// What an address turned out to be. The codes travel to the page, to programs and into the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A place where a platform itself sells its units.
    Official,
    /// The platform's own, yet not a place to buy.
    Owned,
    /// The page of a platform's app in a store.
    AppStore,
    /// Nothing says that this is a place to buy; a guess in nobody's favour.
    NotOfficial,
    /// Uses a platform's name and is not that platform.
    Lookalike,
    /// Uses a platform's name or offers its units, and hides where it leads.
    Danger,
    /// No address at all.
    Invalid,
}

impl Verdict {
    pub const ALL: [Self; 7] = [
        Self::Official,
        Self::Owned,
        Self::AppStore,
        Self::NotOfficial,
        Self::Lookalike,
        Self::Danger,
        Self::Invalid,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Owned => "owned",
            Self::AppStore => "app_store",
            Self::NotOfficial => "not_official",
            Self::Lookalike => "lookalike",
            Self::Danger => "danger",
            Self::Invalid => "invalid",
        }
    }

    /// The larger, the more there is to warn of.
    pub(crate) fn grave(self) -> u8 {
        match self {
            Self::Official | Self::Invalid => 0,
            Self::AppStore => 1,
            Self::Owned => 2,
            Self::NotOfficial => 3,
            Self::Lookalike => 4,
            Self::Danger => 5,
        }
    }

    /// A lookalike or a danger: what a person is warned of.
    #[must_use]
    pub fn is_flagged(self) -> bool {
        matches!(self, Self::Lookalike | Self::Danger)
    }
}

/// Everything known about one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub verdict: Verdict,
    /// The weightiest first; never empty.
    pub reasons: Vec<Reason>,
    /// Whose place it is, or whose name it uses.
    pub platform: Option<Platform>,
    /// The host as it is looked up: lower case, letters of other scripts as `xn--`. None when there is no address.
    pub host: Option<String>,
    /// The part of the host that somebody registered and answers for.
    pub domain: Option<String>,
    /// What was typed, in pieces: the domain set apart, letters that pass for others and characters that hide marked.
    pub shown: Vec<Piece>,
    /// Where the platform really sells; every platform's where none was named.
    pub places: Vec<Place>,
}

/// A stretch of what was typed. All stretches together are what was typed, cut after [`crate::SHOWN`] characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Part of the registrable domain.
    pub domain: bool,
    pub mark: Option<Mark>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Passes for these Latin letters.
    PassesFor(String),
    /// Is not seen, or turns the direction: its number, such as `U+202E`.
    Hidden(String),
}

/// Where a platform sells its units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub platform: Platform,
    /// The address; None where it is the app alone that sells.
    pub address: Option<String>,
}

/// Why a verdict was given.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The platform sells here.
    SellsHere(Platform),
    /// The platform's own domain, not its till.
    Own(Platform),
    /// Anybody may write here.
    WrittenByAnybody,
    /// Leads on to a place that is not told.
    LeadsOn,
    /// Somebody earns from this code.
    Referral,
    /// Carries another address along.
    CarriesAddress,
    /// The platform's app in this store.
    App(Platform),
    /// Another app.
    OtherApp,
    /// Can be read and changed on the way.
    PlainHttp,
    OddPort(u16),
    /// What stands before an @ is no host.
    BeforeAt,
    Backslash,
    HiddenCharacters(usize),
    /// Letters or dots written in another way than the host is looked up.
    OddLetters,
    /// Letters of the host written as %.
    EncodedHost,
    /// Two ways to read it give two hosts.
    TwoReadings,
    /// A platform's till stands inside another's address.
    TillInside(String),
    /// A number instead of a name.
    Number,
    Shortener(String),
    Messenger(String),
    LinkList(String),
    /// Anybody gets a host of this name for nothing.
    FreeHosting(String),
    /// Many sell here; none is the platform.
    Market(String),
    /// The platform's name stands in a host it is not known to own.
    Name(Platform),
    /// The platform's name in other letters; what it reads as.
    Disguised(Platform),
    /// One slip away from the platform's name.
    Near(Platform),
    /// A short form of the platform's name beside a word of selling.
    ShortName(Platform),
    /// The platform's own host at the front of another's.
    OwnHostInFront(Platform),
    /// The platform's name behind the host.
    NameInPath(Platform),
    /// A store's name in a host that is not the store's.
    StoreInName(String),
    /// No such ending of a domain is known.
    UnknownEnding(String),
    /// Widely copied guides call it trusted; nothing shows that it is.
    Unconfirmed(String),
    /// Units sold by others are against the platform's terms.
    AgainstTerms,
    /// Stands in no list of a platform's own places.
    NotListed,
    /// A name can be anybody's.
    NameOnly,
    /// A letter's sender can be forged.
    MailAddress,
    NoAddress(NoAddress),
}

/// Why something is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoAddress {
    Empty,
    TooLong,
    ControlCharacter,
    Space,
    /// Not http or https.
    Scheme,
    Host,
}

impl NoAddress {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::ControlCharacter => "control_character",
            Self::Space => "space",
            Self::Scheme => "scheme",
            Self::Host => "host",
        }
    }
}
