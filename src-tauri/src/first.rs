//! The first answer, sent along with the page.
//!
//! The page can ask nothing until its isolation frame stands, about a tenth of a second after its script has run (Tauri's frame waits 50 ms
//! to say that it is ready). What it asks first is known, so the answer is written into the document: as data, which no engine reads as a
//! script and no policy has to allow. It goes into the first document alone, and only if it is there in time; a page without it asks.

use std::borrow::Cow;

use tauri::http::Response;
use tauri::http::header::CONTENT_TYPE;

use crate::desk::{Desk, held, now};
use crate::dto::app::{AppState, First};
use crate::dto::home::HomeAnswer;
use crate::error::Answer;

/// The element that holds the answer; `ui/src/lib/ahead.ts` looks for it.
const BEGIN: &str = r#"<script type="application/json" id="first">"#;
const END: &str = "</script>";

/// Where the answer waits for the document, or no longer needs to.
#[derive(Debug, Default)]
pub(crate) enum Slot {
    #[default]
    Waiting,
    Ready(String),
    /// The document was sent: whatever comes now is asked for.
    Sent,
}

impl Desk {
    /// Works out what the page will ask first, for the document.
    pub(crate) fn foresee(&self) {
        // What cannot be told now is told as a refusal when the page asks.
        let Some(text) = self.first().ok().and_then(|first| serde_json::to_string(&first).ok()) else {
            return;
        };
        let mut slot = held(&self.first);
        if matches!(*slot, Slot::Waiting) {
            *slot = Slot::Ready(text);
        }
    }

    fn first(&self) -> Answer<First> {
        let app = AppState::of(self)?;
        let home = match &app.book {
            Some(open) => Some(self.with(|book| Ok(HomeAnswer::of(book, open.role, now())?))?),
            None => None,
        };
        Ok(First { app, home })
    }

    /// Writes the answer into the first document that goes to the page.
    pub(crate) fn send_along(&self, response: &mut Response<Cow<'static, [u8]>>) {
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("text/html")) {
            return;
        }
        if let Slot::Ready(text) = std::mem::replace(&mut *held(&self.first), Slot::Sent)
            && let Some(document) = with(response.body(), &text)
        {
            *response.body_mut() = document.into();
        }
    }
}

/// `document` with the answer before its first script. Without a `<` in it nothing in a name can end the element.
fn with(document: &[u8], answer: &str) -> Option<Vec<u8>> {
    let document = std::str::from_utf8(document).ok()?;
    let (head, rest) = document.split_at(document.find("<script")?);
    let answer = answer.replace('<', "\\u003c");
    Some([head, BEGIN, &answer, END, rest].concat().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::app::Role;
    use crate::home::Home;

    fn desk() -> (Desk, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (Desk::new(Home::at(folder.path().to_owned()).unwrap()), folder)
    }

    fn sent(desk: &Desk, kind: &str) -> String {
        let page = b"<html><head><script src=\"a.js\"></script></head></html>".as_slice();
        let mut response = Response::builder()
            .header(CONTENT_TYPE, kind)
            .body(Cow::Borrowed(page))
            .unwrap();
        desk.send_along(&mut response);
        String::from_utf8(response.into_body().into_owned()).unwrap()
    }

    #[test]
    fn the_first_document_carries_the_answer_and_no_later_one() {
        let (desk, _folder) = desk();
        desk.start(|desk| desk.make(&desk.home.own_book(), Role::Creator));
        desk.foresee();
        assert!(
            !sent(&desk, "text/javascript").contains(BEGIN),
            "a script is no document"
        );
        let document = sent(&desk, "text/html");
        let begin = document.find(BEGIN).unwrap();
        assert!(
            begin < document.find("a.js").unwrap(),
            "it must be there before the script"
        );
        let text = &document[begin + BEGIN.len()..][..document[begin + BEGIN.len()..].find(END).unwrap()];
        let first: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(first["app"]["book"]["role"], "creator");
        assert_eq!(first["home"]["creator"]["units"], "0");
        desk.foresee();
        assert!(!sent(&desk, "text/html").contains(BEGIN), "it would be of yesterday");
    }

    #[test]
    fn an_answer_that_comes_late_is_left_to_be_asked_for() {
        let (desk, _folder) = desk();
        assert!(!sent(&desk, "text/html").contains(BEGIN));
        desk.start(|_| Ok(()));
        desk.foresee();
        assert!(!sent(&desk, "text/html").contains(BEGIN));
    }

    #[test]
    fn without_a_book_the_page_is_told_so() {
        let (desk, _folder) = desk();
        desk.start(|_| Ok(()));
        desk.foresee();
        assert!(sent(&desk, "text/html; charset=utf-8").contains(r#""book":null"#));
    }

    #[test]
    fn no_name_ends_the_element_or_begins_another() {
        let hostile = r#"{"name":"</script><script>alert(1)</script><!--"}"#;
        let document = String::from_utf8(with(b"<script src=a>", hostile).unwrap()).unwrap();
        let inside = document.strip_prefix(BEGIN).unwrap();
        let inside = inside.strip_suffix("</script><script src=a>").unwrap();
        assert!(!inside.contains('<'));
        let read: serde_json::Value = serde_json::from_str(inside).unwrap();
        assert_eq!(read["name"], "</script><script>alert(1)</script><!--");
    }
}
