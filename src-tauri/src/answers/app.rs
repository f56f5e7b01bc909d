//! The app's state and settings, between page and book.

use std::path::Path;

use crate::dto::app::{BookSummary, Damage, Role, SavedFile, Settings, Shared, Theme, Unsound};
use crate::dto::count;
use crate::error::AppError;

impl From<Role> for giftbook_book::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Creator => Self::Creator,
            Role::Supporter => Self::Supporter,
            Role::Both => Self::Both,
        }
    }
}

impl From<giftbook_book::Role> for Role {
    fn from(role: giftbook_book::Role) -> Self {
        match role {
            giftbook_book::Role::Creator => Self::Creator,
            giftbook_book::Role::Supporter => Self::Supporter,
            giftbook_book::Role::Both => Self::Both,
        }
    }
}

impl From<Theme> for giftbook_book::Theme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
            Theme::System => Self::System,
        }
    }
}

impl From<giftbook_book::Theme> for Theme {
    fn from(theme: giftbook_book::Theme) -> Self {
        match theme {
            giftbook_book::Theme::Light => Self::Light,
            giftbook_book::Theme::Dark => Self::Dark,
            giftbook_book::Theme::System => Self::System,
        }
    }
}

impl TryFrom<Settings> for giftbook_book::Settings {
    type Error = AppError;

    fn try_from(settings: Settings) -> Result<Self, AppError> {
        let currency = giftbook_model::Currency::parse(&settings.home_currency);
        Ok(Self {
            role: settings.role.into(),
            zone: settings.zone.into(),
            home_currency: currency.map_err(|_| AppError::new("invalid").with("detail", "unknown_currency"))?,
            theme: settings.theme.into(),
            keep_originals_mb: settings.keep_originals_mb,
            notify: settings.notify,
        })
    }
}

impl From<giftbook_book::Settings> for Settings {
    fn from(settings: giftbook_book::Settings) -> Self {
        Self {
            role: settings.role.into(),
            zone: settings.zone.into(),
            home_currency: settings.home_currency.code().to_owned().into(),
            theme: settings.theme.into(),
            keep_originals_mb: settings.keep_originals_mb,
            notify: settings.notify,
        }
    }
}

impl Shared {
    pub(crate) fn of(place: giftbook_book::Place) -> Option<Self> {
        match place {
            giftbook_book::Place::Local => None,
            giftbook_book::Place::Network => Some(Self::Network),
            giftbook_book::Place::Synced(folder) => Some(Self::Synced(folder)),
        }
    }
}

impl From<crate::unsound::Unsound> for Unsound {
    fn from(unsound: crate::unsound::Unsound) -> Self {
        let backups = giftbook_book::Book::backups_of(&unsound.path).unwrap_or_default();
        Self {
            name: crate::books::name_of(&unsound.path),
            path: unsound.path.display().to_string(),
            damage: match unsound.damage {
                giftbook_book::Damage::Altered => Damage::Altered,
                giftbook_book::Damage::WalMissing => Damage::NewestMissing,
                giftbook_book::Damage::Pages | giftbook_book::Damage::WalForeign => Damage::Pages,
            },
            last_backup: backups.first().map(|(_, made)| (*made).into()),
        }
    }
}

impl From<giftbook_book::Summary> for BookSummary {
    fn from(summary: giftbook_book::Summary) -> Self {
        Self {
            entries: count(summary.entries),
            lives: count(summary.lives),
            people: count(summary.people),
            sources: count(summary.sources),
            last_change: summary.last_change.map(Into::into),
        }
    }
}

impl SavedFile {
    pub(crate) fn at(path: &Path) -> Self {
        Self {
            path: path.display().to_string(),
        }
    }
}
