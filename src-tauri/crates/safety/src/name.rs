//! A host's name: as it is looked up, as it is read, and which part of it somebody registered.

/// Longest host name and label there can be, in bytes (RFC 1035).
const LONGEST_NAME: usize = 253;
const LONGEST_LABEL: usize = 63;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// Lower case, `xn--` for other scripts, no trailing dot.
    pub(crate) ascii: String,
    /// The same as it is read.
    pub(crate) unicode: String,
    /// Labels of the public ending, counted from the right: one for `com`, two for `co.uk` and `github.io`.
    ending: usize,
    /// The ending stands in the Public Suffix List.
    pub(crate) known_ending: bool,
    /// The ending is a company's that gives hosts to anybody.
    pub(crate) private_ending: bool,
}

impl Name {
    /// A host as the WHATWG parser gives it. None when no such host can exist: a label is empty or too long, or there is but one.
    pub(crate) fn read(host: &str) -> Option<Self> {
        let ascii = host.strip_suffix('.').unwrap_or(host).to_owned();
        let possible = ascii.len() <= LONGEST_NAME
            && ascii.contains('.')
            && ascii.split('.').all(|label| (1..=LONGEST_LABEL).contains(&label.len()));
        if !possible {
            return None;
        }
        let unicode = if ascii.contains("xn--") {
            let (unicode, sound) = idna::domain_to_unicode(&ascii);
            sound.ok()?;
            unicode
        } else {
            ascii.clone()
        };
        // The list is compiled with endings as they are read; the longer of both readings wins.
        let other = (ascii != unicode).then(|| psl::suffix(ascii.as_bytes())).flatten();
        let read = [psl::suffix(unicode.as_bytes()), other];
        let ending = read
            .iter()
            .flatten()
            .find(|suffix| suffix.is_known())
            .or(read[0].as_ref());
        let labels = ending.map_or(1, |suffix| {
            1 + suffix.as_bytes().iter().filter(|byte| **byte == b'.').count()
        });
        Some(Self {
            ending: labels,
            known_ending: ending.is_some_and(psl::Suffix::is_known),
            private_ending: ending.is_some_and(|suffix| suffix.typ() == Some(psl::Type::Private)),
            ascii,
            unicode,
        })
    }

    /// What somebody registered: the ending and one label more. The whole name where the name is an ending itself.
    pub(crate) fn domain(&self) -> &str {
        last_labels(&self.ascii, self.ending + 1)
    }

    pub(crate) fn ending(&self) -> &str {
        last_labels(&self.ascii, self.ending)
    }

    /// How many labels, from the right, are the registered domain.
    pub(crate) fn domain_labels(&self) -> usize {
        self.ending + 1
    }

    /// The labels before the ending as they are read, the registered one last.
    pub(crate) fn labels(&self) -> Vec<&str> {
        let labels: Vec<&str> = self.unicode.split('.').collect();
        let keep = labels.len().saturating_sub(self.ending).max(1);
        labels.into_iter().take(keep).collect()
    }

    /// The name and everything above it, the whole name first: `a.b.c`, `b.c`, `c`.
    pub(crate) fn and_above(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.ascii.as_str()), |name| {
            name.split_once('.').map(|(_, above)| above)
        })
    }
}

fn last_labels(name: &str, count: usize) -> &str {
    name.rmatch_indices('.')
        .nth(count.saturating_sub(1))
        .map_or(name, |(dot, _)| &name[dot + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registered_part_is_told_from_what_stands_before_it() {
        for (host, domain, private) in [
            ("www.tiktok.com", "tiktok.com", false),
            ("a.b.example.co.uk.", "example.co.uk", false),
            ("somebody.github.io", "somebody.github.io", true),
            ("www.tiktok.com.evil.corn", "evil.corn", false),
            ("github.io", "github.io", true),
        ] {
            let name = Name::read(host).expect(host);
            assert_eq!((name.domain(), name.private_ending), (domain, private), "{host}");
        }
    }

    #[test]
    fn what_cannot_exist_is_no_name() {
        for host in [
            "localhost",
            "a..b",
            &"a.".repeat(200),
            &format!("{}.com", "a".repeat(64)),
            "xn--tiktok-.com",
        ] {
            assert_eq!(Name::read(host), None, "{host}");
        }
    }
}
