//! The few words of the WebDriver protocol that pictures and journeys need, over plain HTTP on this machine.

use crate::trouble::Trouble;
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use std::time::Duration;

/// How long one answer may take; starting the app is the longest.
const PATIENCE: Duration = Duration::from_secs(60);
/// The key under which an element's name travels, fixed by the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Shift, Control, Alt and Meta, as the protocol writes them.
const MODIFIERS: [char; 4] = ['\u{e008}', '\u{e009}', '\u{e00a}', '\u{e03d}'];

/// The driver waits for the next frame before it takes a picture, and a page at rest has none. A moving spot of nothing makes frames.
const BEAT: &str = "const spot = document.createElement('div'); spot.id = 'beat'; \
    spot.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; pointer-events: none'; \
    document.documentElement.append(spot); \
    spot.animate([{ transform: 'none' }, { transform: 'translateX(1px)' }], { duration: 1000, iterations: Infinity });";
const BEAT_NO_MORE: &str = "document.getElementById('beat')?.remove()";

/// One program under a driver's control.
pub struct Session {
    agent: ureq::Agent,
    driver: String,
    id: String,
}

/// An element of the page, as the driver names it.
pub struct Element(String);

impl Session {
    /// Asks the driver on a local port to start a WebKitGTK program.
    pub fn start(port: u16, program: &std::path::Path, arguments: &[&str]) -> Result<Self, Trouble> {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .proxy(None);
        let agent = ureq::Agent::new_with_config(config.build());
        let mut session = Self {
            agent,
            driver: format!("http://127.0.0.1:{port}"),
            id: String::new(),
        };
        let value = session.post("/session", &capabilities(program, arguments))?;
        session.id = text_of(&value["sessionId"])?;
        Ok(session)
    }

    /// Runs a function body in the page and returns what it returns. Its arguments are `arguments[0]`, …
    pub fn execute(&self, body: &str, arguments: &[Value]) -> Result<Value, Trouble> {
        self.post(
            &self.path("/execute/sync"),
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// Runs a function body that calls its last argument with the result once it is there.
    pub fn execute_async(&self, body: &str, arguments: &[Value]) -> Result<Value, Trouble> {
        self.post(
            &self.path("/execute/async"),
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// The first element that a CSS selector finds.
    pub fn find(&self, css: &str) -> Result<Element, Trouble> {
        let value = self.post(
            &self.path("/element"),
            &json!({ "using": "css selector", "value": css }),
        )?;
        text_of(&value[ELEMENT]).map(Element)
    }

    /// Clicks in the middle of an element, as a pointer does.
    pub fn click(&self, element: &Element) -> Result<(), Trouble> {
        self.post(&self.path(&format!("/element/{}/click", element.0)), &json!({}))
            .map(drop)
    }

    /// Types into an element. Named keys are the protocol's private characters, such as `\u{e007}` for Enter.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<(), Trouble> {
        self.post(
            &self.path(&format!("/element/{}/value", element.0)),
            &json!({ "text": text }),
        )
        .map(drop)
    }

    /// Presses keys one after the other wherever the focus is; the named ones are as in `type_into`. Modifiers stay down until the last.
    pub fn press(&self, keys: &str) -> Result<(), Trouble> {
        let (held, struck): (Vec<char>, Vec<char>) = keys.chars().partition(|key| MODIFIERS.contains(key));
        let act = |kind: &'static str| move |key: &char| json!({ "type": kind, "value": key.to_string() });
        let mut acts: Vec<Value> = held.iter().map(act("keyDown")).collect();
        for key in &struck {
            acts.extend([act("keyDown")(key), act("keyUp")(key)]);
        }
        acts.extend(held.iter().rev().map(act("keyUp")));
        let keyboard = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": acts }] });
        self.post(&self.path("/actions"), &keyboard).map(drop)
    }

    /// A PNG of what the window shows.
    pub fn picture(&self) -> Result<Vec<u8>, Trouble> {
        self.execute(BEAT, &[])?;
        let response = self
            .agent
            .get(self.url(&self.path("/screenshot")))
            .call()
            .map_err(unreachable)?;
        let text = text_of(&answer(response)?)?;
        self.execute(BEAT_NO_MORE, &[])?;
        BASE64_STANDARD
            .decode(&text)
            .map_err(|error| Trouble::Window(format!("the picture is not base64: {error}")))
    }

    /// Has the program killed where it stands.
    pub fn end(&self) -> Result<(), Trouble> {
        let response = self
            .agent
            .delete(self.url(&self.path("")))
            .call()
            .map_err(unreachable)?;
        answer(response).map(drop)
    }

    fn path(&self, rest: &str) -> String {
        format!("/session/{}{rest}", self.id)
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.driver)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Trouble> {
        let request = self
            .agent
            .post(self.url(path))
            .content_type("application/json; charset=utf-8");
        answer(request.send(body.to_string()).map_err(unreachable)?)
    }
}

fn capabilities(program: &std::path::Path, arguments: &[&str]) -> Value {
    json!({ "capabilities": { "alwaysMatch": {
        "webkitgtk:browserOptions": { "binary": program.to_string_lossy(), "args": arguments },
        "timeouts": { "script": 30_000 },
    } } })
}

fn answer(mut response: ureq::http::Response<ureq::Body>) -> Result<Value, Trouble> {
    // A picture of a large window is a few megabytes.
    let text = response
        .body_mut()
        .with_config()
        .limit(64 << 20)
        .read_to_string()
        .map_err(unreachable)?;
    value_of(&text)
}

/// What the driver answered, or the error that it named.
fn value_of(text: &str) -> Result<Value, Trouble> {
    let unexpected = || Trouble::Answer {
        what: "the window's driver".to_owned(),
        answer: text.chars().take(300).collect(),
    };
    let mut body: Value = serde_json::from_str(text).map_err(|_| unexpected())?;
    let value = body.get_mut("value").map(Value::take).ok_or_else(unexpected)?;
    match (value["error"].as_str(), value["message"].as_str()) {
        (Some(error), message) => Err(Trouble::Window(format!("{error}: {}", message.unwrap_or_default()))),
        (None, _) => Ok(value),
    }
}

fn text_of(value: &Value) -> Result<String, Trouble> {
    let unexpected = || Trouble::Answer {
        what: "the window's driver".to_owned(),
        answer: value.to_string(),
    };
    value.as_str().map(str::to_owned).ok_or_else(unexpected)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn unreachable(error: ureq::Error) -> Trouble {
    Trouble::Window(format!("the driver cannot be reached: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_unwrapped() {
        assert_eq!(
            value_of(r#"{"value":{"sessionId":"a"}}"#).unwrap(),
            json!({ "sessionId": "a" })
        );
        assert_eq!(value_of(r#"{"value":null}"#).unwrap(), Value::Null);
        assert_eq!(value_of(r#"{"value":7}"#).unwrap(), json!(7));
    }

    #[test]
    fn an_error_keeps_its_name_and_message() {
        let text = r#"{"value":{"error":"no such element","message":"gone","stacktrace":""}}"#;
        assert_eq!(value_of(text).unwrap_err().to_string(), "window: no such element: gone");
    }

    #[test]
    fn what_is_no_answer_is_an_error_with_its_beginning() {
        for text in ["", "<html>", "{}", "[1]"] {
            assert!(
                matches!(value_of(text), Err(Trouble::Answer { answer, .. }) if answer == text),
                "{text}"
            );
        }
    }

    #[test]
    fn the_program_and_its_arguments_are_asked_for() {
        let asked = capabilities(std::path::Path::new("/a/giftbook"), &["b.giftbook"]);
        let options = &asked["capabilities"]["alwaysMatch"]["webkitgtk:browserOptions"];
        assert_eq!(*options, json!({ "binary": "/a/giftbook", "args": ["b.giftbook"] }));
    }
}
