//! Pages of the app stores.

use url::form_urlencoded;

use super::Judged;
use crate::address::Address;
use crate::lists::Lists;
use crate::name::Name;
use crate::verdict::{Reason, Verdict};

/// A page of a store. A row is the store's host and the app's id: in Google Play's query, at the end of Apple's path.
pub(super) fn judged(address: &Address, name: &Name, lists: &Lists) -> Option<Judged> {
    let ids = lists
        .apps
        .iter()
        .filter_map(|(platform, app)| app.split_once('/').map(|(host, id)| (platform, host, id)));
    let here: Vec<_> = ids.filter(|(_, host, _)| *host == name.ascii).collect();
    if here.is_empty() || !address.tricks.is_empty() {
        return None;
    }
    let asked = form_urlencoded::parse(address.query.as_bytes())
        .find(|(name, _)| name == "id")
        .map(|(_, id)| id.into_owned());
    let last = address
        .path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .and_then(|last| last.strip_prefix("id"))
        .map(str::to_owned);
    let id = if name.ascii == "play.google.com" {
        asked.filter(|_| address.path == "/store/apps/details")
    } else {
        last
    };
    let app = here
        .iter()
        .find(|(_, _, known)| id.as_deref() == Some(*known))
        .map(|(platform, _, _)| **platform);
    Some(match app {
        Some(platform) if address.https && address.port.is_none() => {
            Judged::new(Verdict::AppStore, platform, vec![Reason::App(platform)])
        }
        _ => Judged::new(Verdict::NotOfficial, None, vec![Reason::OtherApp, Reason::NotListed]),
    })
}
