//! What an entry amounts to.

use super::sight::Sight;
use crate::BookError;
use crate::journal::Flags;

/// What an entry amounts to once its sights are merged.
pub(super) struct Worth {
    pub(super) flags: i64,
    pub(super) units: Option<i64>,
}

impl Worth {
    pub(super) fn of(sight: &Sight, usual_price: Option<i64>) -> Result<Self, BookError> {
        let own = sight.price.filter(|price| *price > 0);
        let price = own.or(usual_price);
        let units = price
            .map(|price| sight.pieces.checked_mul(price).ok_or(BookError::TooLarge))
            .transpose()?;
        let flags = Flags(sight.flags)
            .with(Flags::PRICE_FROM_CATALOGUE, own.is_none() && units.is_some())
            .0;
        Ok(Self { flags, units })
    }
}
