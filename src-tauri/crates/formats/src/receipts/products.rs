//! Which products of a store are the currency of a live platform: told by the app's name and by "N of its units", never by a number alone.

use giftbook_model::Platform;

/// A product that is units of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Product {
    pub(crate) platform: Platform,
    /// `None` where the name does not say how many.
    pub(crate) units: Option<i64>,
}

/// Why a product is counted as of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoUnits {
    #[error("nothing of a live platform's currency")]
    OtherPurchase,
    /// "70 Coins": there are hundreds of games with coins.
    #[error("units of an app nobody named")]
    UnknownApp,
}

impl NoUnits {
    /// The kind it is counted under.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::OtherPurchase => "other_purchase",
            Self::UnknownApp => "units_of_unknown_app",
        }
    }
}

/// What a platform calls itself in a store.
const NAMES: &[(Platform, &str)] = &[
    (Platform::TikTok, "tiktok"),
    (Platform::YouTube, "youtube"),
    (Platform::Twitch, "twitch"),
    (Platform::Instagram, "instagram"),
    (Platform::Telegram, "telegram"),
];

/// What it calls its units, in the languages its receipts come in.
const UNITS: &[(Platform, &[&str])] = &[
    (
        Platform::TikTok,
        &[
            "coin",
            "coins",
            "münzen",
            "münze",
            "monedas",
            "moedas",
            "pièces",
            "monete",
            "монет",
            "монеты",
            "コイン",
            "코인",
        ],
    ),
    (Platform::YouTube, &["jewel", "jewels", "juwelen", "joyas", "joias"]),
    (Platform::Twitch, &["bit", "bits"]),
    (Platform::Instagram, STARS),
    (Platform::Telegram, STARS),
];
const STARS: &[&str] = &[
    "star",
    "stars",
    "sterne",
    "estrellas",
    "estrelas",
    "étoiles",
    "stelle",
    "звёзд",
    "звезд",
];

/// Products without a number, by how their name begins. Only YouTube sells these.
const SUPERS: &[&str] = &["super chat", "super sticker", "super thanks", "superchat"];

/// What `title` is, with what stands around it (the app, the seller).
pub(crate) fn product(title: &str, around: &[&str]) -> Result<Product, NoUnits> {
    let title = title.to_lowercase();
    if SUPERS.iter().any(|name| title.starts_with(name)) {
        return Ok(Product {
            platform: Platform::YouTube,
            units: None,
        });
    }
    let place = format!("{title} {}", around.join(" ").to_lowercase());
    let mut named = NAMES
        .iter()
        .filter(|(_, name)| place.contains(name))
        .map(|(platform, _)| *platform);
    match (named.next(), named.next()) {
        (Some(platform), None) => of(platform, &title).ok_or(NoUnits::OtherPurchase),
        (None, _) if !Platform::ALL.into_iter().any(|platform| of(platform, &title).is_some()) => {
            Err(NoUnits::OtherPurchase)
        }
        _ => Err(NoUnits::UnknownApp),
    }
}

fn of(platform: Platform, title: &str) -> Option<Product> {
    let words: Vec<&str> = title
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | ':'))
        .collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| !word.is_empty() && !is_name(word))
        .collect();
    if platform == Platform::Instagram && words == ["gifts"] {
        return Some(Product { platform, units: None });
    }
    let unit = |word: &str| {
        UNITS
            .iter()
            .any(|(of, names)| *of == platform && names.contains(&word.trim_end_matches([',', '.', ';'])))
    };
    let at = words.iter().position(|word| unit(word))?;
    let number = number(&words[..at]);
    number.map(|units| Product { platform, units })
}

fn is_name(word: &str) -> bool {
    NAMES.iter().any(|(_, name)| *name == word)
}

/// The whole number at the end of `words`: outer `None` where there is none, inner where it is one of a sum (`350 + 35`).
fn number(words: &[&str]) -> Option<Option<i64>> {
    let mut digits = String::new();
    let mut groups = words.iter().rev().peekable();
    while let Some(word) = groups
        .peek()
        .filter(|word| word.starts_with(|first: char| first.is_ascii_digit()))
    {
        // Digits may be grouped by blanks: every group but the first has three.
        if !digits.is_empty() && !digits.len().is_multiple_of(3) {
            return None;
        }
        digits.insert_str(0, &whole(word)?);
        groups.next();
    }
    let is_part = groups.next().is_some_and(|word| word.ends_with('+'));
    let units = digits.parse().ok().filter(|units| *units > 0)?;
    Some((!is_part).then_some(units))
}

/// The digits of `1000`, `1,000` or `1.000`.
fn whole(word: &str) -> Option<String> {
    let mut groups = word.split([',', '.']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.iter().all(|group| group.len() == 3);
    let digits = format!("{first}{}", rest.concat());
    (grouped && digits.len() <= 12 && digits.bytes().all(|digit| digit.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_told_by_its_app_and_its_units() {
        for (title, around, told) in [
            ("70 Coins (TikTok)", "", Ok((Platform::TikTok, Some(70)))),
            (
                "1,321 coins",
                "TikTok - Videos, Shop & LIVE",
                Ok((Platform::TikTok, Some(1321))),
            ),
            ("1.321 Münzen (TikTok)", "", Ok((Platform::TikTok, Some(1321)))),
            ("1 321 pièces (TikTok Lite)", "", Ok((Platform::TikTok, Some(1321)))),
            ("70 TikTok Coins", "", Ok((Platform::TikTok, Some(70)))),
            ("350 + 35 coins", "TikTok", Ok((Platform::TikTok, None))),
            ("500 Bits", "Twitch: Live Streaming", Ok((Platform::Twitch, Some(500)))),
            ("100 Stars", "Telegram", Ok((Platform::Telegram, Some(100)))),
            ("45 Stars (Instagram)", "", Ok((Platform::Instagram, Some(45)))),
            ("Gifts", "Instagram", Ok((Platform::Instagram, None))),
            ("100 Jewels (YouTube)", "", Ok((Platform::YouTube, Some(100)))),
            ("Super Chat", "YouTube", Ok((Platform::YouTube, None))),
            ("Super Thanks", "", Ok((Platform::YouTube, None))),
            ("70 Coins", "", Err(NoUnits::UnknownApp)),
            ("500 Bits", "", Err(NoUnits::UnknownApp)),
            ("70 Coins (TikTok, Instagram)", "", Err(NoUnits::UnknownApp)),
            ("Bucket of coins (Coin Master)", "", Err(NoUnits::OtherPurchase)),
            ("TikTok Coins Calculator", "", Err(NoUnits::OtherPurchase)),
            ("YouTube Premium", "YouTube", Err(NoUnits::OtherPurchase)),
            ("Twitch Tier 1 subscription", "", Err(NoUnits::OtherPurchase)),
            ("1.5K coins", "TikTok", Err(NoUnits::OtherPurchase)),
            ("0 coins", "TikTok", Err(NoUnits::OtherPurchase)),
            ("", "", Err(NoUnits::OtherPurchase)),
        ] {
            let read = product(title, &[around]).map(|product| (product.platform, product.units));
            assert_eq!(read, told, "{title:?} of {around:?}");
        }
    }
}
