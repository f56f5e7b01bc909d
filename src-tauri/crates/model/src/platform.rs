//! The five platforms and the whole-number units they sell, give and pay out.

use serde::{Deserialize, Serialize};

/// A live platform. The discriminants are stored in books: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Platform {
    TikTok = 1,
    YouTube = 2,
    Twitch = 3,
    Instagram = 4,
    Telegram = 5,
}

impl Platform {
    pub const ALL: [Self; 5] = [
        Self::TikTok,
        Self::YouTube,
        Self::Twitch,
        Self::Instagram,
        Self::Telegram,
    ];

    /// The word used in files, answers and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TikTok => "tiktok",
            Self::YouTube => "youtube",
            Self::Twitch => "twitch",
            Self::Instagram => "instagram",
            Self::Telegram => "telegram",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|platform| platform.code() == code)
    }

    /// The platform stored under `number`, if there is one.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|platform| *platform as u8 == number)
    }

    /// The unit a creator is credited with for a gift.
    #[must_use]
    pub fn received(self) -> Unit {
        match self {
            Self::TikTok => Unit::Diamond,
            Self::YouTube => Unit::Ruby,
            Self::Twitch => Unit::Bit,
            Self::Instagram | Self::Telegram => Unit::Star,
        }
    }

    /// The unit a supporter buys.
    #[must_use]
    pub fn bought(self) -> Unit {
        match self {
            Self::TikTok => Unit::Coin,
            Self::YouTube => Unit::Jewel,
            Self::Twitch => Unit::Bit,
            Self::Instagram | Self::Telegram => Unit::Star,
        }
    }
}

/// A platform's own currency, counted in whole pieces. Stored in books: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Unit {
    Coin = 1,
    Diamond = 2,
    Bit = 3,
    Star = 4,
    Jewel = 5,
    Ruby = 6,
}

impl Unit {
    pub const ALL: [Self; 6] = [
        Self::Coin,
        Self::Diamond,
        Self::Bit,
        Self::Star,
        Self::Jewel,
        Self::Ruby,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Coin => "coin",
            Self::Diamond => "diamond",
            Self::Bit => "bit",
            Self::Star => "star",
            Self::Jewel => "jewel",
            Self::Ruby => "ruby",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }

    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| *unit as u8 == number)
    }
}
