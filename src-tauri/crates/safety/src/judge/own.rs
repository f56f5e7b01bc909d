//! Addresses under a platform's own domain: a till, the platform's own and no till, or its users' words.

use giftbook_model::Platform;
use url::form_urlencoded;

use super::{Judged, Rest, kind};
use crate::address::Address;
use crate::lists::{HostKind, Lists};
use crate::name::Name;
use crate::verdict::{Reason, Verdict};

pub(super) fn judged(address: &Address, name: &Name, platform: Platform, rest: &Rest, lists: &Lists) -> Judged {
    let mut hard = address.tricks.clone();
    hard.extend(address.oddities.iter().cloned());
    hard.extend(address.port.map(Reason::OddPort));
    let place = format!(
        "{}{}",
        name.ascii,
        address.path.strip_suffix('/').unwrap_or(&address.path)
    );
    let is_till = lists.tills.iter().any(|(_, till)| *till == place);
    if is_till && !address.https {
        hard.push(Reason::PlainHttp);
    }
    if !hard.is_empty() {
        return Judged::new(Verdict::Danger, platform, hard);
    }
    let messenger = kind(name, lists).filter(|(kind, _)| *kind == HostKind::Messenger);
    if let Some(other) = rest.names.filter(|other| *other != platform) {
        // What one platform's users write about another is nobody's word but theirs.
        let mut reasons = vec![Reason::NameInPath(other), Reason::WrittenByAnybody];
        return match messenger {
            Some((_, host)) if rest.goods => {
                reasons.extend([Reason::Messenger(host.to_owned()), Reason::AgainstTerms]);
                Judged::new(Verdict::Danger, other, reasons)
            }
            _ => Judged::new(Verdict::NotOfficial, other, reasons),
        };
    }
    let carries = ["//", "%2f%2f"]
        .iter()
        .any(|mark| address.query.to_lowercase().contains(mark) || address.fragment.to_lowercase().contains(mark));
    if is_till && !carries && !address.mail {
        let mut reasons = vec![Reason::SellsHere(platform)];
        if form_urlencoded::parse(address.query.as_bytes()).any(|(name, _)| name == "rc") {
            reasons.push(Reason::Referral);
        }
        return Judged::new(Verdict::Official, platform, reasons);
    }
    let mut reasons = vec![Reason::Own(platform)];
    if lists
        .leads_on
        .iter()
        .any(|start| format!("{}{}", name.ascii, address.path).starts_with(start.as_str()))
    {
        reasons.push(Reason::LeadsOn);
    }
    if address.path.starts_with("/@") || messenger.is_some() {
        reasons.push(Reason::WrittenByAnybody);
    }
    if carries {
        reasons.push(Reason::CarriesAddress);
    }
    if !address.https {
        reasons.push(Reason::PlainHttp);
    }
    if address.mail {
        // A sender's name is easily forged.
        return Judged::new(
            Verdict::NotOfficial,
            platform,
            vec![Reason::MailAddress, Reason::Own(platform)],
        );
    }
    Judged::new(Verdict::Owned, platform, reasons)
}
