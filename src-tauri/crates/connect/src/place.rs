//! The only addresses there are.

/// What can be fetched. Each is one file of the ECB's euro foreign exchange reference rates, published about 16:00 CET on working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The newest day, XML, about 1.5 KB.
    EcbDay,
    /// The last 90 days, XML, about 100 KB.
    EcbQuarter,
    /// Every day since 1999, zipped CSV, about 650 KB.
    EcbHistory,
}

impl Place {
    pub const ALL: [Self; 3] = [Self::EcbDay, Self::EcbQuarter, Self::EcbHistory];

    /// The host that is asked, as it is shown to the user beforehand.
    #[must_use]
    pub fn host(self) -> &'static str {
        "www.ecb.europa.eu"
    }

    /// The file's own name.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::EcbDay => "eurofxref-daily.xml",
            Self::EcbQuarter => "eurofxref-hist-90d.xml",
            Self::EcbHistory => "eurofxref-hist.zip",
        }
    }

    /// The smallest file that closes a gap of `days` between the newest known day and today.
    #[must_use]
    pub fn for_gap(days: i64) -> Self {
        match days {
            ..=1 => Self::EcbDay,
            // The file holds 90 days; the last working day before them is needed too, to see a jump.
            2..=80 => Self::EcbQuarter,
            _ => Self::EcbHistory,
        }
    }

    pub(crate) fn address(self) -> String {
        format!("https://{}/stats/eurofxref/{}", self.host(), self.file())
    }
}
