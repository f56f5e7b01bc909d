//! The window: one WebView over the book. Translates, decides nothing.
//!
//! Promised: the page reaches the book through the commands of `commands` and nothing else; it never sees a path it could open, a file
//! or the network; work never runs on the window's thread. Left out: every rule about money, lives or files.

mod answers;
mod batches;
mod books;
mod care;
mod commands;
mod desk;
mod dialogs;
mod dropped;
mod dto;
mod error;
mod events;
mod fetching;
mod first;
mod home;
mod importing;
mod ipc;
mod job;
mod lists;
mod notices;
mod official;
mod opening;
mod own_programmes;
mod pictures;
mod raw;
mod restoring;
mod samples;
mod setup;
mod start;
#[cfg(test)]
mod tests;
mod turning;
mod unsound;

use std::process::ExitCode;
use std::sync::Arc;

use tauri::{Manager, RunEvent};

/// Opens the window and returns when it was closed.
#[must_use]
pub fn run() -> ExitCode {
    let ipc = ipc::page();
    let app = tauri::Builder::default()
        .plugin(setup::single_instance())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(ipc.invoke_handler())
        .on_window_event(setup::window_event)
        .setup(|app| Ok(setup::open(app)?))
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    app.state::<Arc<desk::Desk>>().replace(None);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Giftbook could not open its window: {error}");
            ExitCode::FAILURE
        }
    }
}
