//! The real app in a real window under WebKitGTK's own driver.

use crate::display::Display;
use crate::trouble::Trouble;
use crate::webdriver::Session;
use serde_json::Value;
use std::ffi::OsStr;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const DRIVER: &str = "WebKitWebDriver";
/// How long the page may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(100);

/// An open window; the app and its driver end when it is dropped.
pub struct Window {
    pub page: Session,
    driver: Child,
}

impl Window {
    /// Opens a WebKitGTK program with the given environment on a virtual display.
    pub fn open(display: &Display, program: &Path, environment: &[(&str, &OsStr)]) -> Result<Self, Trouble> {
        let port = free_port()?;
        let mut command = Command::new(DRIVER);
        command
            .args([&format!("--port={port}"), "--host=127.0.0.1"])
            .envs(display.variables());
        // With this variable Tauri's web view lets itself be driven.
        command
            .envs(environment.iter().copied())
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut driver = command.spawn().map_err(Trouble::io(DRIVER))?;
        match until_listening(port).and_then(|()| Session::start(port, program, &[])) {
            Ok(page) => Ok(Self { page, driver }),
            Err(trouble) => {
                stop(&mut driver);
                Err(trouble)
            }
        }
    }

    /// Waits until a function body returns true in the page.
    pub fn wait_until(&self, what: &str, body: &str) -> Result<(), Trouble> {
        let begin = Instant::now();
        while self.page.execute(body, &[])? != Value::Bool(true) {
            if begin.elapsed() > PATIENCE {
                return Err(Trouble::Window(format!("waited {} s for {what}", PATIENCE.as_secs())));
            }
            sleep(GLANCE);
        }
        Ok(())
    }

    /// The picture of the window once it is at rest: loaded, its fonts there, nothing busy, and two glances alike.
    pub fn picture_at_rest(&self) -> Result<Vec<u8>, Trouble> {
        let rest = "return document.readyState === 'complete' && document.fonts.status === 'loaded' \
                    && document.querySelector('[aria-busy=\"true\"]') === null";
        self.wait_until("the page to come to rest", rest)?;
        let begin = Instant::now();
        let mut last = self.page.picture()?;
        loop {
            sleep(GLANCE);
            let next = self.page.picture()?;
            // What came last may have begun something new meanwhile.
            if next == last && self.page.execute(rest, &[])? == Value::Bool(true) {
                return Ok(next);
            }
            if begin.elapsed() > PATIENCE {
                return Err(Trouble::Window("the page never stops moving".to_owned()));
            }
            last = next;
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver kills the app where it stands, mostly before it is gone itself; the app may be gone already.
        let _ = self.page.end();
        stop(&mut self.driver);
    }
}

fn stop(driver: &mut Child) {
    let _ = driver.kill();
    let _ = driver.wait();
}

/// A port that nobody listens on now.
fn free_port() -> Result<u16, Trouble> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Trouble::io("a free port"))?;
    Ok(listener.local_addr().map_err(Trouble::io("a free port"))?.port())
}

fn until_listening(port: u16) -> Result<(), Trouble> {
    let begin = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if begin.elapsed() > PATIENCE {
            return Err(Trouble::Window(format!("{DRIVER} does not listen")));
        }
        sleep(GLANCE);
    }
    Ok(())
}
