//! What can be set, to what, and what holds until it is.

use giftbook_model::Currency;
use jiff::tz::TimeZone;

use crate::BookError;

/// The most megabytes of originals that can be asked for.
const MOST_KEPT_MB: u32 = 1_000_000;

pub(super) const ROLE: &str = "role";
pub(super) const ZONE: &str = "zone";
pub(super) const HOME_CURRENCY: &str = "home_currency";
pub(super) const THEME: &str = "theme";
pub(super) const KEEP_ORIGINALS_MB: &str = "keep_originals_mb";
pub(super) const NOTIFY: &str = "notify";

/// Which side of live gifts the book is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Creator,
    Supporter,
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    Light,
    Dark,
    System,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub role: Role,
    /// IANA name.
    pub zone: String,
    pub home_currency: Currency,
    pub theme: Theme,
    /// Originals of imports are kept up to this many megabytes (of 2^20 bytes).
    pub keep_originals_mb: u32,
    /// Reminders of limits are shown by the desktop too.
    pub notify: bool,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Creator, Self::Supporter, Self::Both];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Creator => "creator",
            Self::Supporter => "supporter",
            Self::Both => "both",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

impl Settings {
    /// The zone days are counted in. Fails with `unknown_zone` where this machine does not know the name.
    pub fn zone(&self) -> Result<TimeZone, BookError> {
        TimeZone::get(&self.zone).map_err(|_| BookError::Invalid { code: "unknown_zone" })
    }

    #[must_use]
    pub fn keep_originals_bytes(&self) -> u64 {
        u64::from(self.keep_originals_mb) << 20
    }

    pub(super) fn check(&self) -> Result<(), BookError> {
        self.zone()?;
        if self.keep_originals_mb > MOST_KEPT_MB {
            return Err(BookError::Invalid {
                code: "too_many_megabytes",
            });
        }
        Ok(())
    }

    /// The settings as `text` tells them by key; defaults for what it does not.
    pub(super) fn from_texts(text: impl Fn(&str) -> Result<Option<String>, BookError>) -> Result<Self, BookError> {
        let or = |key, default: &str| Ok::<_, BookError>(text(key)?.unwrap_or_else(|| default.to_owned()));
        Ok(Self {
            role: Role::from_code(&or(ROLE, "both")?).ok_or(UNREADABLE)?,
            zone: or(ZONE, "UTC")?,
            home_currency: Currency::parse(&or(HOME_CURRENCY, "USD")?)?,
            theme: Theme::from_code(&or(THEME, "system")?).ok_or(UNREADABLE)?,
            keep_originals_mb: or(KEEP_ORIGINALS_MB, "64")?.parse().map_err(|_| UNREADABLE)?,
            notify: or(NOTIFY, "false")?.parse().map_err(|_| UNREADABLE)?,
        })
    }

    /// As they are stored.
    pub(super) fn texts(&self) -> [(&'static str, String); 6] {
        [
            (ROLE, self.role.code().to_owned()),
            (ZONE, self.zone.clone()),
            (HOME_CURRENCY, self.home_currency.code().to_owned()),
            (THEME, self.theme.code().to_owned()),
            (KEEP_ORIGINALS_MB, self.keep_originals_mb.to_string()),
            (NOTIFY, self.notify.to_string()),
        ]
    }
}

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a setting cannot be read",
};
