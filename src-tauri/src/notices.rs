//! Reminders of limits that the desktop shows, where the person switched that on. The page has no command for it: it hands in its words
//! when it asks what is due, and what is said is decided here.

use std::collections::BTreeMap;
use std::thread;

use crate::dto::Typed;
use crate::dto::limits::LimitAlert;

/// The name above a notice, and of the app that shows it.
const APP: &str = "Giftbook";

/// What the desktop shows for the reminders that fell due: the last of them, as the page shows it too. `None` where nothing is due, where
/// it is switched off, or where the page has no words for it. `words` are `reached`, with `{percent}` and `{window}`, the names of the
/// windows by their codes, and `review`.
#[must_use]
pub(crate) fn notice(alerts: &[LimitAlert], wanted: bool, words: &BTreeMap<String, Typed>) -> Option<String> {
    let alert = alerts.last().filter(|_| wanted)?;
    if alert.window == "review" {
        return words.get("review").map(|text| text.to_string());
    }
    let text = words.get("reached")?.replace("{percent}", &alert.percent.to_string());
    Some(text.replace("{window}", words.get(&alert.window)?))
}

/// Shows it, without waiting: a desktop that has no notices, or refuses this one, may take its time to say so. The page shows the reminder
/// in any case.
pub(crate) fn show(text: String) {
    thread::spawn(move || {
        let _ = notify_rust::Notification::new()
            .appname(APP)
            .summary(APP)
            .body(&text)
            .show();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alert(window: &str, percent: u32) -> LimitAlert {
        LimitAlert {
            window: window.to_owned(),
            percent,
            left: None,
        }
    }

    fn words() -> BTreeMap<String, Typed> {
        let words = [
            ("reached", "{percent} % of {window}"),
            ("7d", "7 days"),
            ("month", "November"),
            ("review", "Do they still fit?"),
        ];
        words
            .map(|(key, word)| (key.to_owned(), Typed::from(word.to_owned())))
            .into()
    }

    #[test]
    fn nothing_is_sent_while_it_is_switched_off_or_nothing_is_due() {
        let due = [alert("month", 50), alert("7d", 80), alert("review", 0)];
        for most in 0..=due.len() {
            assert_eq!(notice(&due[..most], false, &words()), None);
        }
        assert_eq!(notice(&[], true, &words()), None);
    }

    #[test]
    fn the_last_reminder_is_sent_once_in_the_page_s_words() {
        let due = [alert("month", 50), alert("7d", 80)];
        assert_eq!(notice(&due, true, &words()).as_deref(), Some("80 % of 7 days"));
        assert_eq!(notice(&due[..1], true, &words()).as_deref(), Some("50 % of November"));
        let review = notice(&[alert("review", 0)], true, &words());
        assert_eq!(review.as_deref(), Some("Do they still fit?"));
        assert_eq!(
            notice(&due, true, &BTreeMap::new()),
            None,
            "without words there is nothing to say"
        );
    }
}
