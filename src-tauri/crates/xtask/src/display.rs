//! A display for programs that open windows where nobody sits: Xvfb, a small window manager and a message bus of their own.

use crate::trouble::Trouble;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Room for a window of 1280 × 840 with the frame that the window manager puts around it.
const SCREEN: &str = "1440x960x24";
/// Just a window of 1280 × 840.
const WINDOW: &str = "1280x840x24";

/// A virtual display; gone when dropped.
pub struct Display {
    name: String,
    bus: String,
    processes: Vec<Child>,
}

impl Display {
    /// Starts a display whose number nobody else uses. Needs Xvfb, openbox and dbus-daemon.
    pub fn start() -> Result<Self, Trouble> {
        let mut display = Self::serve(SCREEN, &[])?;
        let mut manager = Command::new("openbox");
        manager
            .envs(display.variables())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        display.processes.push(manager.spawn().map_err(Trouble::io("openbox"))?);
        Ok(display)
    }

    /// Starts a display without a window manager: a window fills it from its upper left corner. What it shows can be read from the file
    /// `Xvfb_screen0` in `folder` at any time, without a word to the server.
    pub(crate) fn with_screen_in(folder: &Path) -> Result<Self, Trouble> {
        Self::serve(WINDOW, &[OsStr::new("-fbdir"), folder.as_os_str()])
    }

    fn serve(screen: &str, more: &[&OsStr]) -> Result<Self, Trouble> {
        let mut processes = Vec::new();
        // The server chooses a free number and says it once it listens; so two runs never meet.
        let mut server = Command::new("Xvfb");
        server.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            screen,
            "-nolisten",
            "tcp",
            "-noreset",
        ]);
        server.args(more);
        let name = format!(":{}", first_line(server, &mut processes)?);
        // A bus of one's own: an app under test must not meet the one its user has open.
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let bus = first_line(daemon, &mut processes)?;
        Ok(Self { name, bus, processes })
    }

    /// The environment with which a program opens its windows here.
    pub fn variables(&self) -> Vec<(&'static str, OsString)> {
        vec![
            ("DISPLAY", self.name.clone().into()),
            ("DBUS_SESSION_BUS_ADDRESS", self.bus.clone().into()),
            ("GDK_BACKEND", "x11".into()),
            ("NO_AT_BRIDGE", "1".into()), // no accessibility bus here to wait for
            ("GSETTINGS_BACKEND", "memory".into()),
            ("LIBGL_ALWAYS_SOFTWARE", "1".into()),
        ]
    }

    /// What an X program calls this display.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().rev() {
            // It may have ended with its window already; either way it is gone afterwards.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Whether this process has a display to open windows on.
pub fn is_there() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Starts a server and waits for the line that it prints once it is ready.
fn first_line(mut command: Command, processes: &mut Vec<Child>) -> Result<String, Trouble> {
    let what = command.get_program().to_string_lossy().into_owned();
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().map_err(Trouble::io(&what))?;
    let mut line = String::new();
    if let Some(output) = child.stdout.take() {
        BufReader::new(output)
            .read_line(&mut line)
            .map_err(Trouble::io(&what))?;
    }
    processes.push(child);
    match line.trim() {
        "" => Err(Trouble::failed(what, "it ended before it was ready")),
        ready => Ok(ready.to_owned()),
    }
}
