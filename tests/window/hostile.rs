//! What would run or leave if the page let it: names out of files, and code put into the page itself.

use crate::page::{Page, texts};
use crate::stage::{Done, Stage};
use giftbook_tests::Scratch;
use giftbook_xtask::trouble::Trouble;
use serde_json::json;
use std::io::{ErrorKind, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::thread::sleep;
use std::time::Duration;

/// Markup, addresses and templates, one a line; each says so in `window.ran` when it runs.
const NAMES: &str = include_str!("../fixtures/hostile.txt");
const MIDNIGHT: u64 = 1_795_305_600_000; // 2026-11-22 00:00 UTC
const SECOND: u64 = 1000;

pub(crate) fn names(stage: &Stage) -> Done {
    let book = book_of_hostile_names();
    let last = json!({ "book": book.path().join("test.giftbook") });
    let note = stage.home().join("last.json");
    std::fs::write(&note, last.to_string()).map_err(Trouble::file(&note))?;
    let page = stage.open()?;
    for screen in [
        "#/home",
        "#/lives",
        "#/sources",
        "#/transactions",
        "#/gifters",
        "#/gifts",
    ] {
        page.go(screen)?;
        holds_text_only(&page, screen)?;
        if ["#/gifters", "#/gifts"].contains(&screen) {
            let cells = texts(
                &page.run("return [...document.querySelectorAll('main tbody .name')].map((one) => one.textContent)")?,
            );
            for name in NAMES.lines() {
                assert!(
                    cells.iter().any(|cell| cell.contains(name)),
                    "{screen} shows {name} as it is written"
                );
            }
        }
    }
    page.go("#/transactions")?;
    page.click("[data-row='0']")?;
    page.wait_for(".drawer .pairs")?;
    holds_text_only(&page, "an opened row")?;
    assert_eq!(page.complaints()?, [] as [String; 0], "the policy had nothing to stop");
    Ok(())
}

/// One LIVE in which everybody has a hostile name and gives a gift of that name, from a file of such a name.
fn book_of_hostile_names() -> tempfile::TempDir {
    let frame = |(n, name): (u64, &str)| {
        let at = (MIDNIGHT + n * SECOND).to_string();
        let data = json!({
            "giftId": 9_000_000 + n, "giftName": name, "giftType": 2, "diamondCount": n, "repeatCount": 1, "repeatEnd": true,
            "userId": (7_100_000_000_000_000_000 + n).to_string(), "uniqueId": format!("user{n}"), "nickname": name,
            "msgId": (7_559_000_000_000_000_000 + n).to_string(), "createTime": at, "timestamp": MIDNIGHT + n * SECOND,
            "receiverUserId": "7000000000000000002",
        });
        json!({ "meta": { "streamer": "host_77" }, "data": data }).to_string() + "\n"
    };
    let file: String = (1..).zip(NAMES.lines()).map(frame).collect();
    let scratch = Scratch::new();
    let report = scratch
        .import_text("<img src=x onerror=window.ran=1>.ndjson", &file)
        .expect("an import");
    assert_eq!(
        report.new,
        NAMES.lines().count() as u64,
        "every row is a gift: {report:?}"
    );
    scratch.folder
}

/// Nothing has run, and nothing in the document could: no foreign element, no handler, no address but the page's own.
fn holds_text_only(page: &Page, screen: &str) -> Done {
    let found = page.run(
        "const all = [...document.querySelectorAll('body *')];
         const wrong = ({ localName, attributes }) => /^(script|iframe|object|embed|base|meta|link|image|foreignobject|animate)$/i.test(localName)
             || [...attributes].some(({ name, value }) => /^on/i.test(name) || (/(^|:)(href|src|action|data)$/i.test(name) && !/^(#|data:image|blob:)/.test(value)));
         const own = (one) => one.localName === 'iframe' && one.src.startsWith('isolation');
         return all.filter((one) => wrong(one) && !own(one)).map((one) => one.outerHTML).concat(window.ran === undefined ? [] : ['it ran'])",
    )?;
    assert_eq!(texts(&found), [] as [String; 0], "{screen}");
    Ok(())
}

pub(crate) fn injections(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    let outside = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Trouble::io("a port"))?;
    outside.set_nonblocking(true).map_err(Trouble::io("a port"))?;
    let port = outside.local_addr().map_err(Trouble::io("a port"))?.port();
    let outside_url = format!("http://127.0.0.1:{port}/");

    assert_eq!(page.run("return typeof window.__TAURI__")?, "undefined");
    page.run("try { Object.prototype.polluted = 1 } catch {}")?;
    assert_eq!(
        page.run("return ({}).polluted === undefined")?,
        true,
        "the prototype is frozen"
    );
    for (what, body) in INJECTIONS {
        page.run_with(body, &outside_url)?;
        sleep(MOMENT);
        assert_eq!(page.run("return window.ran === undefined")?, true, "{what} ran");
        assert_eq!(
            page.run("return location.protocol + '//' + location.host")?,
            "tauri://localhost",
            "{what} left the app"
        );
        page.wait_for("nav.rail")?;
        assert_eq!(heard(&outside)?, "", "{what} spoke to the network");
    }
    // The attempts were real: each kind of them was stopped by its own rule of the policy.
    let stopped = page.complaints()?;
    for rule in STOPPED_BY {
        assert!(
            stopped.iter().any(|told| told.starts_with(&format!("policy: {rule}"))),
            "{rule} in {stopped:#?}"
        );
    }
    page.go("#/gifts")?;
    page.wait_for("h1.finding")
}

/// What was said on a port. WebKit may knock on the address of a link before the app has refused to follow it; nothing is said then.
fn heard(port: &TcpListener) -> Result<String, Trouble> {
    let mut said = Vec::new();
    while let Ok((mut caller, _)) = port.accept() {
        caller.set_nonblocking(true).map_err(Trouble::io("a caller"))?;
        match caller.read_to_end(&mut said) {
            Err(error) if error.kind() != ErrorKind::WouldBlock => return Err(Trouble::io("a caller")(error)),
            _ => {}
        }
    }
    Ok(String::from_utf8_lossy(&said).into_owned())
}

/// Long enough for a page to be left or a request to be made.
const MOMENT: Duration = Duration::from_millis(250);

const STOPPED_BY: [&str; 7] = [
    "script-src-elem inline",
    "script-src-elem http",
    "script-src-attr inline",
    "script-src eval",
    "img-src http",
    "connect-src http",
    "form-action http",
];

/// Function bodies; the first argument is an address outside the app.
const INJECTIONS: [(&str, &str); 16] = [
    (
        "an inline script",
        "const one = document.createElement('script'); one.textContent = 'window.ran = 1'; document.body.append(one)",
    ),
    (
        "a script from elsewhere",
        "const one = document.createElement('script'); one.src = arguments[0]; document.body.append(one)",
    ),
    (
        "a script in an address",
        "const one = document.createElement('script'); one.src = 'data:text/javascript,window.ran=1'; document.body.append(one)",
    ),
    (
        "a handler of an image",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran=1\">')",
    ),
    (
        "a handler of a drawing",
        "document.body.insertAdjacentHTML('beforeend', '<svg><animate onbegin=\"window.ran=1\" attributeName=x dur=1s></svg>')",
    ),
    (
        "text taken for code",
        "try { window.eval('window.ran = 1') } catch {} try { new Function('window.ran = 1')() } catch {} try { setTimeout('window.ran = 1', 0) } catch {}",
    ),
    (
        "a link of code",
        "const one = document.createElement('a'); one.href = 'javascript:window.ran=1'; document.body.append(one); one.click()",
    ),
    (
        "a frame of code",
        "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"javascript:parent.ran=1\"></iframe>')",
    ),
    (
        "a frame of markup",
        "document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>')",
    ),
    (
        "a picture from elsewhere",
        "const one = new Image(); one.src = arguments[0]; document.body.append(one)",
    ),
    (
        "a request",
        "fetch(arguments[0]).catch(() => {}); navigator.sendBeacon?.(arguments[0], 'x')",
    ),
    (
        "a form",
        "const one = document.createElement('form'); one.action = arguments[0]; document.body.append(one); one.submit()",
    ),
    ("an address", "location.href = arguments[0]"),
    ("an address of code", "location.href = 'javascript:window.ran=1'"),
    (
        "a link",
        "const one = document.createElement('a'); one.href = arguments[0]; document.body.append(one); one.click()",
    ),
    (
        "a new window",
        "if (window.open(arguments[0]) || window.open('', '_blank')) window.ran = 1",
    ),
];
