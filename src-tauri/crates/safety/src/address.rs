//! An address taken apart as browsers do, with everything noted that makes it read otherwise than it leads.

use std::ops::Range;

use url::{Host, Url};

use crate::letters::hides;
use crate::name::Name;
use crate::verdict::{NoAddress, Reason};

/// The longest input that is looked at, in bytes.
pub(crate) const LONGEST: usize = 64 * 1024;
/// The longest host before it is read, in bytes: four times what any name needs as percent signs or other scripts.
const LONGEST_HOST: usize = 1024;

pub(crate) struct Address {
    pub(crate) host: Where,
    pub(crate) https: bool,
    /// Only where it is not the scheme's own.
    pub(crate) port: Option<u16>,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) fragment: String,
    /// Tricks that no honest address plays.
    pub(crate) tricks: Vec<Reason>,
    /// Odd, and a sign only beside a platform's name.
    pub(crate) oddities: Vec<Reason>,
    /// It was a mail address.
    pub(crate) mail: bool,
    /// The host in the characters of the input, those that hide left out.
    pub(crate) host_at: Range<usize>,
}

pub(crate) enum Where {
    Name(Name),
    Number(String),
}

/// Reads an input without white space around it.
pub(crate) fn read(input: &str) -> Result<Address, NoAddress> {
    if input.is_empty() {
        return Err(NoAddress::Empty);
    }
    if input.len() > LONGEST {
        return Err(NoAddress::TooLong);
    }
    if input.chars().any(|c| c.is_control() && !hides(c)) {
        return Err(NoAddress::ControlCharacter);
    }
    let mut tricks = Vec::new();
    let hidden = input.chars().filter(|c| hides(*c)).count();
    if hidden > 0 {
        tricks.push(Reason::HiddenCharacters(hidden));
    }
    let seen: String = input.chars().filter(|c| !hides(*c)).collect();
    if seen.chars().any(char::is_whitespace) {
        return Err(NoAddress::Space);
    }
    let typed = straightened(&seen);
    if typed != seen {
        tricks.push(Reason::Backslash);
    }
    let Parts {
        scheme,
        authority,
        rest,
    } = parts(&typed)?;
    let (before_at, host_and_port) = authority
        .rsplit_once('@')
        .map_or((None, authority), |(user, host)| (Some(user), host));
    let mail = scheme.is_none()
        && rest.is_empty()
        && before_at.is_some_and(|user| !user.contains(':') && !looks_like_host(user));
    if before_at.is_some() && !mail {
        tricks.push(Reason::BeforeAt);
    }
    let host_text = without_port(host_and_port);
    if host_text.is_empty() || host_text.len() > LONGEST_HOST {
        return Err(NoAddress::Host);
    }
    let https = scheme.is_none_or(|scheme| scheme.eq_ignore_ascii_case("https"));
    let url = Url::parse(&format!(
        "{}://{host_and_port}{rest}",
        if https { "https" } else { "http" }
    ))
    .map_err(|_| NoAddress::Host)?;
    let host = match url.host().ok_or(NoAddress::Host)? {
        Host::Domain(name) => Where::Name(Name::read(name).ok_or(NoAddress::Host)?),
        Host::Ipv4(number) => Where::Number(number.to_string()),
        Host::Ipv6(number) => Where::Number(format!("[{number}]")),
    };
    if !is_read_once(host_text, &url) {
        tricks.push(Reason::TwoReadings);
    }
    let start = seen[..offset(&typed, host_text)].chars().count();
    Ok(Address {
        https,
        port: url.port(),
        path: url.path().to_owned(),
        query: url.query().unwrap_or_default().to_owned(),
        fragment: url.fragment().unwrap_or_default().to_owned(),
        tricks,
        oddities: oddities(host_text, &host),
        mail,
        host_at: start..start + host_text.chars().count(),
        host,
    })
}

/// Whether the host cut out here is the one the parser found.
fn is_read_once(cut: &str, url: &Url) -> bool {
    url.host_str().is_some_and(|found| {
        cut.eq_ignore_ascii_case(found) || Host::parse(cut).is_ok_and(|host| host.to_string() == found)
    })
}

/// Browsers take a backslash for a slash everywhere before the query.
fn straightened(seen: &str) -> String {
    let end = seen.find(['?', '#']).unwrap_or(seen.len());
    seen[..end].replace('\\', "/") + &seen[end..]
}

struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: &'a str,
    rest: &'a str,
}

fn parts(typed: &str) -> Result<Parts<'_>, NoAddress> {
    let is_scheme =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    let (scheme, after) = match typed.split_once("://") {
        Some((scheme, after)) if is_scheme(scheme) => (Some(scheme), after),
        _ => (None, typed),
    };
    if scheme.is_some_and(|scheme| !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)))
        || after.starts_with('/')
    {
        return Err(NoAddress::Scheme);
    }
    let end = after.find(['/', '?', '#']).unwrap_or(after.len());
    let (authority, rest) = after.split_at(end);
    if let (None, Some((name, port))) = (scheme, authority.split_once(':')) {
        let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        // `name:` before anything but a port is a scheme of its own, and before an @ a name with a password.
        if !is_port && !authority.contains('@') || !name.contains(['.', '@']) {
            return Err(NoAddress::Scheme);
        }
    }
    Ok(Parts {
        scheme,
        authority,
        rest,
    })
}

fn looks_like_host(user: &str) -> bool {
    Name::read(&user.to_ascii_lowercase()).is_some_and(|name| name.known_ending)
}

fn without_port(host: &str) -> &str {
    if host.starts_with('[') {
        return host.find(']').map_or(host, |end| &host[..=end]);
    }
    host.rsplit_once(':').map_or(host, |(host, _)| host)
}

fn offset(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

fn oddities(typed: &str, host: &Where) -> Vec<Reason> {
    let mut odd = Vec::new();
    if typed.contains('%') {
        odd.push(Reason::EncodedHost);
    }
    if let Where::Name(name) = host {
        let typed = typed.strip_suffix('.').unwrap_or(typed).to_lowercase();
        if !typed.contains('%') && typed != name.ascii && typed != name.unicode {
            odd.push(Reason::OddLetters);
        }
        if !name.known_ending {
            odd.push(Reason::UnknownEnding(name.ending().to_owned()));
        }
    }
    odd
}
