//! Kinds of entries and accounts, and the marks an entry can carry. Numbers are stored: never renumber.

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum EntryKind {
    /// A gift somebody sent in a live. Units in, for its host or a guest.
    GiftReceived = 1,
    /// A gift the book's owner sent.
    GiftSent = 2,
    /// Money the owner paid for units; how many may be unknown.
    Recharge = 3,
    /// Units the owner got by purchase; what they cost is unknown.
    CoinsBought = 4,
    /// Units taken out to be paid for, or the money that was paid for them.
    Payout = 5,
    Correction = 6,
    /// Money the owner got back for a recharge, or units taken back with it.
    Refund = 7,
    /// Units the owner got without paying for them.
    Bonus = 8,
    /// What platform or payment service kept of a payout.
    PayoutFee = 9,
    /// A payout that arrived in another currency: what was given, below zero, and what was got.
    Exchange = 10,
    /// Units the platform took back, or money it had paid for them.
    Reversal = 11,
    /// What arrived of a payout beyond or short of what should have.
    Difference = 12,
    /// A payout that was refused or came back: its units are there again.
    PayoutReturned = 13,
}

impl EntryKind {
    pub const ALL: [Self; 13] = [
        Self::GiftReceived,
        Self::GiftSent,
        Self::Recharge,
        Self::CoinsBought,
        Self::Payout,
        Self::Correction,
        Self::Refund,
        Self::Bonus,
        Self::PayoutFee,
        Self::Exchange,
        Self::Reversal,
        Self::Difference,
        Self::PayoutReturned,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::GiftReceived => "gift_received",
            Self::GiftSent => "gift_sent",
            Self::Recharge => "recharge",
            Self::CoinsBought => "coins_bought",
            Self::Payout => "payout",
            Self::Correction => "correction",
            Self::Refund => "refund",
            Self::Bonus => "bonus",
            Self::PayoutFee => "payout_fee",
            Self::Exchange => "exchange",
            Self::Reversal => "reversal",
            Self::Difference => "difference",
            Self::PayoutReturned => "payout_returned",
        }
    }

    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == number)
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Where units and money lie or go. Accounts of people (whose diamonds, whose income) carry the person; others do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum AccountKind {
    /// Units a creator was credited with. Of a person.
    Received = 1,
    /// Where received units come from: everybody's gifts.
    GiftsIn = 2,
    /// The owner's units in hand.
    Wallet = 3,
    /// Where the owner's gifts go.
    GiftsOut = 4,
    /// Between money and units: what was paid for, what was got. Its two sides meet when a purchase is seen from both.
    Purchases = 5,
    /// Where the owner's money comes from.
    Paid = 6,
    /// The other side of what is known without its cause: bonuses, corrections.
    Adjusted = 7,
    /// Between received units and money: what was taken out, what was paid for it.
    PaidOut = 8,
    /// Where payouts arrive.
    Bank = 9,
    /// Where fees of payouts go.
    Fees = 10,
    /// Between two currencies.
    Exchange = 11,
    /// The other side of differences nobody has explained.
    Unexplained = 12,
}

impl AccountKind {
    pub const ALL: [Self; 12] = [
        Self::Received,
        Self::GiftsIn,
        Self::Wallet,
        Self::GiftsOut,
        Self::Purchases,
        Self::Paid,
        Self::Adjusted,
        Self::PaidOut,
        Self::Bank,
        Self::Fees,
        Self::Exchange,
        Self::Unexplained,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::GiftsIn => "gifts_in",
            Self::Wallet => "wallet",
            Self::GiftsOut => "gifts_out",
            Self::Purchases => "purchases",
            Self::Paid => "paid",
            Self::Adjusted => "adjusted",
            Self::PaidOut => "paid_out",
            Self::Bank => "bank",
            Self::Fees => "fees",
            Self::Exchange => "exchange",
            Self::Unexplained => "unexplained",
        }
    }

    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == number)
    }
}

/// Marks on an entry, as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(pub i64);

impl Flags {
    /// The end frame of the streak was seen.
    pub const ENDED: i64 = 1;
    /// It can be sent as a streak and carries a streak's id; without ENDED its end was never seen.
    pub const STREAK: i64 = 2;
    /// Its source gives no time: replays are collapsed, amounts are approximate.
    pub const APPROXIMATE: i64 = 4;
    /// Frames were put together by time because they carry no streak id.
    pub const ESTIMATED: i64 = 8;
    /// It went to a guest, not to the live's host.
    pub const GUEST: i64 = 16;
    /// A source named the room; without it the live was found by receiver and time.
    pub const ROOM_KNOWN: i64 = 32;
    /// The event gave no price; the gift's own was taken.
    pub const PRICE_FROM_CATALOGUE: i64 = 64;
    /// Entered by the book's owner: no source tells of it.
    pub const BY_HAND: i64 = 128;
    /// Another entry of the same purchase tells of its money or units: sums leave this one out.
    pub const TOLD_ELSEWHERE: i64 = 256;
    /// The platform took the gift back: it counts in no total.
    pub const TAKEN_BACK: i64 = 512;
    /// Marks of gifts that count in no total of their live's host.
    pub const NOT_COUNTED: i64 = Self::GUEST | Self::TAKEN_BACK;

    #[must_use]
    pub fn has(self, mark: i64) -> bool {
        self.0 & mark != 0
    }

    #[must_use]
    pub fn with(self, mark: i64, on: bool) -> Self {
        if on { Self(self.0 | mark) } else { Self(self.0 & !mark) }
    }

    /// The streak began before the recording: the first count seen is above 1 and came well after the streak's start. Frames of one
    /// streak are 6–16 ms late in captured files; two seconds leave room for slow machines.
    #[must_use]
    pub fn began_before_capture(self, started_ms: Option<i64>, seen_ms: Option<i64>, first_pieces: i64) -> bool {
        const LATE_MS: i64 = 2_000;
        self.has(Self::STREAK)
            && first_pieces > 1
            && started_ms
                .zip(seen_ms)
                .is_some_and(|(started, seen)| seen.saturating_sub(started) > LATE_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_streak_first_seen_at_34_two_seconds_late_began_before_the_capture() {
        let streak = Flags(Flags::STREAK);
        assert!(streak.began_before_capture(Some(0), Some(9_000), 34));
        assert!(
            !streak.began_before_capture(Some(0), Some(16), 3),
            "ticks are sampled: 3 may be the first frame sent"
        );
        assert!(!streak.began_before_capture(Some(0), Some(9_000), 1));
        assert!(!Flags(0).began_before_capture(Some(0), Some(9_000), 34));
    }

    #[test]
    fn numbers_come_back_as_their_kinds() {
        for kind in EntryKind::ALL {
            assert_eq!(EntryKind::from_number(kind as u8), Some(kind));
            assert_eq!(EntryKind::from_code(kind.code()), Some(kind));
        }
        for kind in AccountKind::ALL {
            assert_eq!(AccountKind::from_number(kind as u8), Some(kind));
        }
    }
}
