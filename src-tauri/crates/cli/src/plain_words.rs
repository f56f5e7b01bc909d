//! The terminal's own short English for verdicts, reasons and signs.

use giftbook_safety::{Reason, SignKind, Verdict};

pub(crate) fn verdict_text(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Official => "official, sells here",
        Verdict::Owned => "the platform's own, not a place to buy",
        Verdict::AppStore => "the platform's app in a store",
        Verdict::NotOfficial => "not official",
        Verdict::Lookalike => "LOOKALIKE",
        Verdict::Danger => "DANGER",
        Verdict::Invalid => "not an address",
    }
}

pub(crate) fn reason_text(reason: &Reason) -> String {
    let value = reason.parameter().map(|(_, value)| value).unwrap_or_default();
    match reason {
        Reason::SellsHere(_) => format!("{value} sells here itself"),
        Reason::Own(_) => format!("belongs to {value}, yet nothing is sold here"),
        Reason::WrittenByAnybody => "anybody may write on this page".to_owned(),
        Reason::LeadsOn => "leads on to a place it does not tell".to_owned(),
        Reason::Referral => "somebody earns from the code in it".to_owned(),
        Reason::CarriesAddress => "carries another address along".to_owned(),
        Reason::App(_) => format!("the app of {value}; what it sells, it sells inside"),
        Reason::OtherApp => "not the page of a known app".to_owned(),
        Reason::PlainHttp => "http: can be read and changed on the way".to_owned(),
        Reason::OddPort(_) => format!("an unusual port, {value}"),
        Reason::BeforeAt => "what stands before the @ is not where it leads".to_owned(),
        Reason::Backslash => "a backslash hides where it leads".to_owned(),
        Reason::HiddenCharacters(_) => format!("{value} characters in it cannot be seen or turn its direction"),
        Reason::OddLetters => "written in letters that stand for others".to_owned(),
        Reason::EncodedHost => "its host is written in percent signs".to_owned(),
        Reason::TwoReadings => "can be read as two different hosts".to_owned(),
        Reason::TillInside(_) => format!("shows {value} and leads elsewhere"),
        Reason::Number => "a number in place of a name".to_owned(),
        Reason::Shortener(_) => format!("{value} shortens links: anything can stand behind it"),
        Reason::Messenger(_) => format!("{value} leads to somebody's account or group"),
        Reason::LinkList(_) => format!("{value} is a page of links by anybody"),
        Reason::FreeHosting(_) => format!("anybody gets a page under {value} for nothing"),
        Reason::Market(_) => format!("{value} sells for others and is no platform"),
        Reason::Name(_) => format!("uses the name of {value} and is not {value}"),
        Reason::Disguised(_) => format!("reads as {value} in other letters"),
        Reason::Near(_) => format!("one letter away from {value}"),
        Reason::ShortName(_) => format!("a short form of {value} beside a word of selling"),
        Reason::OwnHostInFront(_) => format!("begins like a host of {value} and ends as another's"),
        Reason::NameInPath(_) => format!("names {value} behind a host that is not {value}'s"),
        Reason::StoreInName(_) => format!("has {value} in its name and is not that store"),
        Reason::UnknownEnding(_) => format!("no domain ends in .{value}"),
        Reason::Unconfirmed(_) => {
            format!(
                "some guides call {value} trusted; nothing public shows that the platform authorised it, nor that it is a fraud"
            )
        }
        Reason::AgainstTerms => "buying from others is against the platform's terms".to_owned(),
        Reason::NotListed => "in no list of a platform's own places; nothing else is known".to_owned(),
        Reason::NameOnly => "a name can be anybody's".to_owned(),
        Reason::MailAddress => "a mail address; a sender can be forged".to_owned(),
        Reason::NoAddress(_) => format!("nothing to look at ({})", value.replace('_', " ")),
    }
}

pub(crate) fn sign_text(sign: SignKind) -> &'static str {
    match sign {
        SignKind::Credentials => "asks for a password or a login",
        SignKind::LoginCode => "asks for a code that completes a login",
        SignKind::QrLogin => "wants a login confirmed by scanning",
        SignKind::AccountChange => "wants the account or its mail address",
        SignKind::Crypto => "paid in crypto: nothing comes back",
        SignKind::GiftCard => "paid with a gift card",
        SignKind::Transfer => "paid in a way that cannot be called back",
        SignKind::Generator => "coins out of nothing",
        SignKind::Survey => "a survey that unlocks something",
        SignKind::ReleaseFee => "a fee before money is released",
        SignKind::PayFirst => "give first, get more back",
        SignKind::Install => "something to install",
        SignKind::Impersonation => "speaks as the platform's support",
        SignKind::Prize => "a prize to be claimed",
        SignKind::Chargeback => "asks to dispute a charge",
        SignKind::Task => "paid tasks that begin with a deposit",
        SignKind::Address => "an address in it is a lookalike or a danger",
        SignKind::ImpossiblePrice => "cheaper than any official price can explain",
        SignKind::ImpossibleDiscount => "promises 30 % off or more",
        SignKind::LowPrice => "cheaper than the lowest official price on record",
        SignKind::Discount => "promises a discount",
        SignKind::Marketplace => "a market or a reseller",
        SignKind::ThirdParty => "sold by others, which is against the platform's terms",
        SignKind::Referral => "somebody earns when it is used",
        SignKind::TooLong => "only its beginning was read",
    }
}
