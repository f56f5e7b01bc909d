//! The signs an offer may give.

use std::ops::Range;

/// One sign and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    pub kind: SignKind,
    /// Bytes of the text; empty where it is the text as a whole.
    pub at: Range<usize>,
    /// A parameter for the sentence, with its name.
    pub parameter: Option<(&'static str, String)>,
}

impl Sign {
    pub(crate) fn new(kind: SignKind, at: Range<usize>) -> Self {
        Self {
            kind,
            at,
            parameter: None,
        }
    }

    pub(crate) fn saying(mut self, name: &'static str, value: String) -> Self {
        self.parameter = Some((name, value));
        self
    }
}

macro_rules! signs {
    ($($(#[$doc:meta])* $name:ident $code:literal $hard:literal),* $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum SignKind { $($(#[$doc])* $name),* }

        impl SignKind {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// A stable word.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// Hard: no honest seller of a platform's units does this.
            #[must_use]
            pub fn is_hard(self) -> bool {
                match self { $(Self::$name => $hard),* }
            }
        }
    };
}

signs! {
    /// Asks for a password or a login.
    Credentials "credentials" true,
    /// Asks for a code sent to the buyer.
    LoginCode "login_code" true,
    /// A login confirmed by scanning.
    QrLogin "qr_login" true,
    /// The account is to be given away, its address changed.
    AccountChange "account_change" true,
    Crypto "crypto" true,
    /// A gift card as a means of payment.
    GiftCard "gift_card" true,
    /// Money that cannot be called back.
    Transfer "transfer" true,
    /// Coins out of nothing.
    Generator "generator" true,
    Survey "survey" true,
    /// A fee so that money is released.
    ReleaseFee "release_fee" true,
    /// Pay or gift first, get more back.
    PayFirst "pay_first" true,
    /// A file or an extension to install.
    Install "install" true,
    /// Speaks as the platform's support.
    Impersonation "impersonation" true,
    /// Won something, to be claimed with a login.
    Prize "prize" true,
    /// Asks to dispute a charge.
    Chargeback "chargeback" true,
    /// Paid tasks that begin with a deposit.
    Task "task" true,
    /// An address in it is a lookalike or a danger.
    Address "address" true,
    /// Below 70 % of the lowest official price.
    ImpossiblePrice "impossible_price" true,
    /// Promises 30 % or more off.
    ImpossibleDiscount "impossible_discount" true,
    /// Below 90 % of the lowest official price.
    LowPrice "low_price" false,
    Discount "discount" false,
    Marketplace "marketplace" false,
    /// Sold by another than the platform, which is against its terms.
    ThirdParty "third_party" false,
    /// Somebody earns when this is used.
    Referral "referral" false,
    /// Only the beginning was read.
    TooLong "too_long" false,
}

impl SignKind {
    pub(crate) fn word(code: &str) -> Option<WordKind> {
        match code {
            "not" => Some(WordKind::Not),
            "never" => Some(WordKind::Never),
            "not_after" => Some(WordKind::NotAfter),
            "cheaper" => Some(WordKind::Cheaper),
            "unit" => Some(WordKind::Unit),
            _ => Self::ALL
                .iter()
                .find(|kind| kind.code() == code)
                .map(|kind| WordKind::Sign(*kind)),
        }
    }
}

/// What a phrase of the lists is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    Sign(SignKind),
    /// Takes back the word after it: `no password`.
    Not,
    /// Takes back what follows in its clause: `never asks for your password`.
    Never,
    /// Takes back the word before it, as in Japanese.
    NotAfter,
    /// Makes a percentage a discount.
    Cheaper,
    /// What is sold.
    Unit,
}
