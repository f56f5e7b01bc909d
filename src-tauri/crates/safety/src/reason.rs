//! A reason as it crosses to a page or a program: a code, and at most one parameter.

use crate::verdict::Reason;

impl Reason {
    /// A stable word; the sentence for it is the reader's.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SellsHere(_) => "sells_here",
            Self::Own(_) => "own",
            Self::WrittenByAnybody => "written_by_anybody",
            Self::LeadsOn => "leads_on",
            Self::Referral => "referral",
            Self::CarriesAddress => "carries_address",
            Self::App(_) => "app",
            Self::OtherApp => "other_app",
            Self::PlainHttp => "plain_http",
            Self::OddPort(_) => "odd_port",
            Self::BeforeAt => "before_at",
            Self::Backslash => "backslash",
            Self::HiddenCharacters(_) => "hidden_characters",
            Self::OddLetters => "odd_letters",
            Self::EncodedHost => "encoded_host",
            Self::TwoReadings => "two_readings",
            Self::TillInside(_) => "till_inside",
            Self::Number => "number",
            Self::Shortener(_) => "shortener",
            Self::Messenger(_) => "messenger",
            Self::LinkList(_) => "link_list",
            Self::FreeHosting(_) => "free_hosting",
            Self::Market(_) => "market",
            Self::Name(_) => "name",
            Self::Disguised(_) => "disguised",
            Self::Near(_) => "near",
            Self::ShortName(_) => "short_name",
            Self::OwnHostInFront(_) => "own_host_in_front",
            Self::NameInPath(_) => "name_in_path",
            Self::StoreInName(_) => "store_in_name",
            Self::UnknownEnding(_) => "unknown_ending",
            Self::Unconfirmed(_) => "unconfirmed",
            Self::AgainstTerms => "against_terms",
            Self::NotListed => "not_listed",
            Self::NameOnly => "name_only",
            Self::MailAddress => "mail_address",
            Self::NoAddress(_) => "no_address",
        }
    }

    /// The parameter's name and value, where the sentence needs one.
    #[must_use]
    pub fn parameter(&self) -> Option<(&'static str, String)> {
        match self {
            Self::SellsHere(platform)
            | Self::Own(platform)
            | Self::App(platform)
            | Self::Name(platform)
            | Self::Disguised(platform)
            | Self::Near(platform)
            | Self::ShortName(platform)
            | Self::OwnHostInFront(platform)
            | Self::NameInPath(platform) => Some(("platform", platform.code().to_owned())),
            Self::OddPort(port) => Some(("port", port.to_string())),
            Self::HiddenCharacters(count) => Some(("count", count.to_string())),
            Self::TillInside(address) => Some(("address", address.clone())),
            Self::Shortener(host)
            | Self::Messenger(host)
            | Self::LinkList(host)
            | Self::FreeHosting(host)
            | Self::Market(host)
            | Self::StoreInName(host)
            | Self::Unconfirmed(host) => Some(("host", host.clone())),
            Self::UnknownEnding(ending) => Some(("ending", ending.clone())),
            Self::NoAddress(why) => Some(("why", why.code().to_owned())),
            _ => None,
        }
    }
}
