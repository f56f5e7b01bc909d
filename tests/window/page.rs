//! The page of an open window, as a journey speaks of it.

use crate::stage::Done;
use giftbook_xtask::places;
use giftbook_xtask::trouble::Trouble;
use giftbook_xtask::window::Window;
use serde_json::{Value, json};

/// What the console, the policy or a promise complains about is written down from here on.
const LISTEN: &str = "
    const complaints = window.complaints = [];
    const say = (...words) => complaints.push(words.map(String).join(' '));
    addEventListener('error', (event) => say('error:', event.message ?? event.target?.src), true);
    addEventListener('unhandledrejection', (event) => say('rejected:', event.reason));
    document.addEventListener('securitypolicyviolation', (event) => say('policy:', event.violatedDirective, event.blockedURI));
    console.error = console.warn = say;";

/// A place is there when nothing in it is still on its way.
const SETTLED: &str = "return document.readyState === 'complete' && document.fonts.status === 'loaded' \
    && document.querySelector('main:not([data-left])') !== null \
    && document.querySelector('main .loading, main [aria-busy=\"true\"]') === null \
    && document.getAnimations().every((one) => one.playState !== 'running')";

/// What has the focus, in words.
const STOP: &str = "const at = document.activeElement; return at === document.body ? '' : at.textContent.trim()";

/// The focus is drawn around what has it, or around the field it stands in.
const DRAWN: &str = "const at = document.activeElement, around = [at, at.closest('.in')].filter((one) => one !== null); \
    return at === document.body || around.some((one) => getComputedStyle(one).outlineStyle !== 'none')";

/// More stops than any place has before what is looked for.
const MOST_STOPS: usize = 90;

pub(crate) struct Page(Window);

/// Keys as the driver writes them.
pub(crate) mod key {
    pub(crate) const TAB: &str = "\u{e004}";
    pub(crate) const ENTER: &str = "\u{e007}";
    pub(crate) const ESCAPE: &str = "\u{e00c}";
    pub(crate) const RIGHT: &str = "\u{e014}";
    pub(crate) const END: &str = "\u{e010}";
    pub(crate) const DOWN: &str = "\u{e015}";
    pub(crate) const CONTROL: &str = "\u{e009}";
}

impl Page {
    pub(crate) fn of(window: Window) -> Result<Self, Trouble> {
        let page = Self(window);
        page.settle()?;
        page.run(LISTEN)?;
        Ok(page)
    }

    /// Runs a function body in the page.
    pub(crate) fn run(&self, body: &str) -> Result<Value, Trouble> {
        self.0.page.execute(body, &[])
    }

    pub(crate) fn run_with(&self, body: &str, argument: &str) -> Result<Value, Trouble> {
        self.0.page.execute(body, &[json!(argument)])
    }

    /// Runs a function body that calls its last argument once it is done.
    pub(crate) fn run_async(&self, body: &str) -> Result<Value, Trouble> {
        self.0.page.execute_async(body, &[])
    }

    pub(crate) fn press(&self, keys: &str) -> Done {
        self.0.page.press(keys)
    }

    pub(crate) fn wait_until(&self, what: &str, body: &str) -> Done {
        self.0.wait_until(what, body)
    }

    /// Waits until an element is there.
    pub(crate) fn wait_for(&self, css: &str) -> Done {
        self.wait_until(css, &format!("return document.querySelector({}) !== null", json!(css)))
    }

    /// Waits until an element is gone.
    pub(crate) fn wait_for_none(&self, css: &str) -> Done {
        self.wait_until(
            &format!("{css} to go"),
            &format!("return document.querySelector({}) === null", json!(css)),
        )
    }

    /// Presses Tab until what has the focus begins with these words, and sees that the focus is drawn at each stop.
    pub(crate) fn tab_to(&self, wanted: &str) -> Done {
        let mut passed = Vec::new();
        for _ in 0..MOST_STOPS {
            let stop = self.run(STOP)?;
            if stop.as_str().is_some_and(|stop| stop.starts_with(wanted)) {
                return Ok(());
            }
            passed.push(stop);
            self.press(key::TAB)?;
            assert_eq!(self.run(DRAWN)?, true, "the focus is seen after {passed:?}");
        }
        panic!("{wanted} is not reached with Tab, only {passed:?}");
    }

    /// Goes to a button or a link with Tab and presses Enter on it.
    pub(crate) fn press_on(&self, wanted: &str) -> Done {
        self.tab_to(wanted)?;
        self.press(key::ENTER)
    }

    /// Waits until the text of an element holds some words.
    pub(crate) fn wait_for_words(&self, css: &str, words: &str) -> Done {
        let body = format!(
            "return document.querySelector({})?.textContent.includes({}) ?? false",
            json!(css),
            json!(words)
        );
        self.wait_until(&format!("“{words}” in {css}"), &body)
    }

    /// Clicks on the first element of a CSS selector as a pointer does, once it is there.
    pub(crate) fn click(&self, css: &str) -> Done {
        self.wait_for(css)?;
        self.0.page.click(&self.0.page.find(css)?)
    }

    /// Types into the field of a label, in place of what stands there.
    pub(crate) fn fill(&self, label: &str, text: &str) -> Done {
        self.set(label, text, "input")
    }

    /// Chooses in the list of a label.
    pub(crate) fn choose_in(&self, label: &str, value: &str) -> Done {
        self.set(label, value, "change")
    }

    fn set(&self, label: &str, value: &str, event: &str) -> Done {
        let body = format!(
            "const named = [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === {});
             const field = document.getElementById(named?.htmlFor);
             if (!field) return false;
             field.value = {};
             return field.value === {1} && field.dispatchEvent(new Event({}, {{ bubbles: true }}))",
            json!(label),
            json!(value),
            json!(event)
        );
        self.wait_until(&format!("{value} in {label}"), &body)
    }

    /// The text of the first element of a CSS selector, empty when there is none.
    pub(crate) fn text(&self, css: &str) -> Result<String, Trouble> {
        let value = self.run_with("return document.querySelector(arguments[0])?.textContent ?? ''", css)?;
        Ok(value.as_str().unwrap_or_default().trim().to_owned())
    }

    /// Goes to another place of the page by its address.
    pub(crate) fn go(&self, address: &str) -> Done {
        let leave = "if ((location.hash || '#/home') === arguments[0]) return;
            document.querySelector('main').dataset.left = ''; location.hash = arguments[0]";
        self.run_with(leave, address)?;
        self.settle()
    }

    /// Waits until the place in view is complete.
    pub(crate) fn settle(&self) -> Done {
        self.wait_until("the place to be complete", SETTLED)
    }

    /// What was complained about since the window opened.
    pub(crate) fn complaints(&self) -> Result<Vec<String>, Trouble> {
        Ok(texts(&self.run("return window.complaints")?))
    }
}

/// The texts of a list.
pub(crate) fn texts(list: &Value) -> Vec<String> {
    let text = |one: &Value| one.as_str().map_or_else(|| one.to_string(), str::to_owned);
    list.as_array()
        .map(|all| all.iter().map(text).collect())
        .unwrap_or_default()
}

/// The words that the page shows for a message.
pub(crate) fn words(key: &str) -> Result<String, Trouble> {
    let path = places::ui().join("messages/en.json");
    let text = std::fs::read_to_string(&path).map_err(Trouble::file(&path))?;
    let all: Value = serde_json::from_str(&text).map_err(|error| Trouble::Answer {
        what: path.display().to_string(),
        answer: error.to_string(),
    })?;
    all[key].as_str().map(str::to_owned).ok_or_else(|| Trouble::Answer {
        what: key.to_owned(),
        answer: all[key].to_string(),
    })
}
