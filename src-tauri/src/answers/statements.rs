//! Statements, from `formats` to page and back.

use giftbook_formats::statement::{self as formats, Profile, Understood};

use crate::dto::count;
use crate::dto::statements::{SampleState, StatementLook, StatementProfile, StatementSample};
use crate::error::AppError;

impl TryFrom<StatementProfile> for Profile {
    type Error = AppError;

    fn try_from(profile: StatementProfile) -> Result<Self, AppError> {
        let text = serde_json::to_string(&profile).unwrap_or_default();
        Self::from_text(&text).ok_or_else(|| AppError::new("invalid").with("detail", "profile"))
    }
}

impl From<&Profile> for StatementProfile {
    fn from(profile: &Profile) -> Self {
        // Both have the same fields under the same names; a test holds it.
        serde_json::from_str(&profile.to_text()).unwrap_or_default()
    }
}

impl StatementLook {
    pub(crate) fn of(look: formats::Look, used: Option<String>, saved: Vec<String>) -> Self {
        let [purchases, refunds, unreadable, ignored] = look.counts.map(count);
        Self {
            profile: (&look.profile).into(),
            columns: look.columns,
            lines: count(look.lines),
            open: look.open.into_iter().map(|ask| ask.code().to_owned()).collect(),
            samples: look.samples.into_iter().map(Into::into).collect(),
            purchases,
            refunds,
            unreadable,
            ignored,
            used,
            saved,
        }
    }
}

impl From<formats::Sample> for StatementSample {
    fn from(sample: formats::Sample) -> Self {
        let blank = Self {
            cells: sample.cells,
            state: SampleState::Open,
            code: String::new(),
            detail: String::new(),
            platform: None,
            at: None,
            day_only: false,
            money: None,
        };
        match sample.understood {
            Understood::Open => blank,
            Understood::Ignored(code) => Self {
                state: SampleState::Ignored,
                code,
                ..blank
            },
            Understood::Problem { code, detail } => Self {
                state: SampleState::Unreadable,
                code: code.to_owned(),
                detail,
                ..blank
            },
            Understood::Record(purchase) => Self {
                state: if purchase.refund {
                    SampleState::Refund
                } else {
                    SampleState::Purchase
                },
                platform: Some(purchase.platform.code().to_owned()),
                at: Some(purchase.at.into()),
                day_only: purchase.day_only,
                money: purchase.paid.map(Into::into),
                ..blank
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use giftbook_formats::statement::{CurrencyFrom, DateOrder, Delimiter, Encoding, NumberFormat, Sign, Word};
    use giftbook_model::Platform;

    use super::*;

    #[test]
    fn a_profile_crosses_to_the_page_and_back_whole() {
        let name = |name: &str| Some(name.to_owned());
        for currency in [
            CurrencyFrom::Fixed("EUR".to_owned()),
            CurrencyFrom::Column("cur".to_owned()),
        ] {
            let whole = Profile {
                encoding: Some(Encoding::Windows1252),
                delimiter: Some(Delimiter::Semicolon),
                date: name("a"),
                time: name("b"),
                amount: name("c"),
                returned: name("d"),
                text: vec!["e".to_owned()],
                transaction: name("f"),
                method: name("g"),
                numbers: Some(NumberFormat::SpaceComma),
                dates: Some(DateOrder::DayFirst),
                currency: Some(currency),
                sign: Some(Sign::PurchasesNegative),
                zone: name("UTC"),
                words: vec![Word {
                    text: "tiktok".to_owned(),
                    platform: Platform::TikTok,
                }],
            };
            assert_eq!(Profile::try_from(StatementProfile::from(&whole)), Ok(whole));
        }
    }
}
