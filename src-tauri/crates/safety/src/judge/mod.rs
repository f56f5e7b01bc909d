//! From what is known about an address to a verdict. Nothing is official unless its host and its path stand in the list; everything that is
//! unknown is "not official".

mod own;
mod store;

use giftbook_model::Platform;
use url::form_urlencoded;

use crate::address::{Address, Where};
use crate::brand;
use crate::letters::glance;
use crate::lists::{HostKind, Lists};
use crate::name::Name;
use crate::verdict::{Reason, Verdict};

pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) platform: Option<Platform>,
}

impl Judged {
    fn new(verdict: Verdict, platform: impl Into<Option<Platform>>, reasons: Vec<Reason>) -> Self {
        Self {
            verdict,
            reasons,
            platform: platform.into(),
        }
    }
}

/// How much of a path, a query and a fragment is read, in bytes.
const READ: usize = 8 * 1024;

pub(crate) fn address(address: &Address, lists: &Lists) -> Judged {
    let rest = Rest::of(address, lists);
    match &address.host {
        Where::Number(_) => number(address, &rest),
        Where::Name(name) => owner(name, lists)
            .map(|platform| own::judged(address, name, platform, &rest, lists))
            .or_else(|| store::judged(address, name, lists))
            .unwrap_or_else(|| foreign(address, name, &rest, lists)),
    }
}

/// What stands behind the host, as an eye reads it.
struct Rest {
    names: Option<Platform>,
    goods: bool,
    till: Option<String>,
}

impl Rest {
    fn of(address: &Address, lists: &Lists) -> Self {
        if address.path == "/" && address.query.is_empty() && address.fragment.is_empty() {
            return Self {
                names: None,
                goods: false,
                till: None,
            };
        }
        let whole = format!("{}?{}#{}", address.path, address.query, address.fragment);
        let end = (0..=READ.min(whole.len()))
            .rev()
            .find(|end| whole.is_char_boundary(*end))
            .unwrap_or(0);
        let plain = glance(&decoded(&decoded(&whole[..end])));
        Self {
            names: brand::in_rest(&plain, lists),
            goods: brand::names_goods(&plain, lists),
            till: lists
                .tills
                .iter()
                .map(|(_, till)| till)
                .find(|till| plain.contains(till.as_str()))
                .cloned(),
        }
    }
}

/// Percent signs undone once.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    // The form decoder reads one nameless field; + is kept as it is for paths.
    let field = text.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(field.as_bytes())
        .next()
        .map(|(name, _)| name.into_owned())
        .unwrap_or_default()
}

fn owner(name: &Name, lists: &Lists) -> Option<Platform> {
    name.and_above().find_map(|name| lists.own.get(name)).copied()
}

fn kind<'a>(name: &'a Name, lists: &Lists) -> Option<(HostKind, &'a str)> {
    name.and_above()
        .find_map(|host| lists.hosts.get(host).map(|kind| (*kind, host)))
}

fn number(address: &Address, rest: &Rest) -> Judged {
    let mut reasons = address.tricks.clone();
    reasons.push(Reason::Number);
    if rest.goods || rest.names.is_some() || !address.tricks.is_empty() {
        return Judged::new(Verdict::Danger, rest.names, reasons);
    }
    reasons.push(Reason::NotListed);
    Judged::new(Verdict::NotOfficial, None, reasons)
}

fn foreign(address: &Address, name: &Name, rest: &Rest, lists: &Lists) -> Judged {
    let kind = kind(name, lists);
    let mut hard = address.tricks.clone();
    hard.extend(
        rest.till
            .clone()
            .map(|till| Reason::TillInside(format!("https://{till}"))),
    );
    let free = name.private_ending || kind.is_some_and(|(kind, _)| kind == HostKind::FreeHosting);
    let hosted = free.then(|| Reason::FreeHosting(kind.map_or(name.ending(), |(_, host)| host).to_owned()));
    let mut soft = address.oddities.clone();
    soft.extend(address.port.map(Reason::OddPort));
    soft.extend((!address.https).then_some(Reason::PlainHttp));

    if let Some((platform, how)) = brand::in_host(name, lists) {
        soft.retain(|reason| !matches!(reason, Reason::UnknownEnding(_)));
        hard.extend(soft);
        hard.extend(hosted);
        let verdict = if hard.is_empty() {
            Verdict::Lookalike
        } else {
            Verdict::Danger
        };
        let mut reasons = vec![how];
        reasons.extend(hard);
        if let Some((HostKind::Unconfirmed, host)) = kind {
            reasons.push(Reason::Unconfirmed(host.to_owned()));
        }
        reasons.push(Reason::AgainstTerms);
        return Judged::new(verdict, platform, reasons);
    }
    if let Some((kind, host)) = kind {
        let host = host.to_owned();
        let hidden = match kind {
            HostKind::Shortener => Some(Reason::Shortener(host)),
            HostKind::Messenger => Some(Reason::Messenger(host)),
            HostKind::LinkList => Some(Reason::LinkList(host)),
            HostKind::Market => {
                soft.insert(0, Reason::Market(host));
                soft.push(Reason::AgainstTerms);
                None
            }
            HostKind::FreeHosting | HostKind::Unconfirmed => None,
        };
        match hidden {
            Some(hidden) if rest.names.is_some() => hard.push(hidden),
            hidden => soft.extend(hidden),
        }
    }
    match hosted {
        Some(hosted) if rest.names.is_some() && rest.goods => hard.push(hosted),
        hosted => soft.extend(hosted),
    }
    soft.extend(
        lists
            .apps
            .iter()
            .filter_map(|(_, app)| app.split('/').next())
            .find(|store| name.ascii.contains(*store))
            .map(|store| Reason::StoreInName(store.to_owned())),
    );
    let verdict = if hard.is_empty() {
        Verdict::NotOfficial
    } else {
        Verdict::Danger
    };
    hard.extend(soft);
    hard.extend(rest.names.map(Reason::NameInPath));
    hard.extend(address.mail.then_some(Reason::MailAddress));
    hard.push(Reason::NotListed);
    Judged::new(verdict, rest.names, hard)
}
