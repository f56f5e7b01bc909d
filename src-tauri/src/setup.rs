//! The app put together: one instance, one window, its guards, the book opened beside it.

use std::sync::Arc;
use std::thread;

use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::desk::Desk;
use crate::dropped;
use crate::error::AppError;
use crate::events::{self, files_over};
use crate::home::{self, Home};
use crate::start::Start;

/// The label of the one window; the capability names it.
pub(crate) const WINDOW: &str = "main";

/// Plugins that work before there is a window. The one that keeps a second process out comes first.
pub(crate) fn single_instance() -> tauri::plugin::TauriPlugin<Wry> {
    let plugin = tauri_plugin_single_instance::Builder::new().callback(|app, _, _| come_back(app));
    // A data folder of its own is an app of its own: tests and a portable copy do not meet the installed one.
    match home::chosen() {
        Some(folder) => plugin
            .dbus_id(format!("app.giftbook.desktop.at{:016x}", number_of(&folder)))
            .build(),
        None => plugin.build(),
    }
}

fn number_of(folder: &std::path::Path) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    hasher.finish()
}

/// Opens the window, and the book beside it.
pub(crate) fn open(app: &mut App) -> Result<(), AppError> {
    let start = Start::asked();
    let desk = Arc::new(Desk::new(Home::of(app.handle())?));
    app.manage(Arc::clone(&desk));
    if start == Start::Last {
        remember_window(app, &desk.home)?;
    }
    let (opener, handle) = (Arc::clone(&desk), app.handle().clone());
    thread::spawn(move || {
        opener.start(|desk| start.open(desk));
        opener.foresee();
        opener.care_on(|| events::stale(&handle, events::ALL));
    });
    window(app, &desk)
}

/// The window comes back where it was. Not for samples and books of the command line, so that pictures have one size.
fn remember_window(app: &App, home: &Home) -> Result<(), AppError> {
    let plugin = tauri_plugin_window_state::Builder::new()
        .with_filename(home.window().to_string_lossy())
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    Ok(app.handle().plugin(plugin.build())?)
}

fn window(app: &App, desk: &Arc<Desk>) -> Result<(), AppError> {
    let first = Arc::clone(desk);
    let development = app.config().build.dev_url.clone().filter(|_| tauri::is_dev());
    let window = WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::default())
        .title("Giftbook")
        .inner_size(1280.0, 840.0)
        .min_inner_size(720.0, 520.0)
        .data_directory(desk.home.webview())
        .on_web_resource_request(move |_, response| first.send_along(response))
        .on_navigation(move |url| is_ours(url, development.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    #[cfg(target_os = "linux")]
    window.with_webview(|view| draw_without_graphics_card(&view))?;
    #[cfg(not(target_os = "linux"))]
    drop(window);
    Ok(())
}

/// With the graphics card, WebKitGTK shows an empty window on many drivers and virtual displays; without it the first picture is there
/// sooner, and a page of text and lines needs no more.
#[cfg(target_os = "linux")]
fn draw_without_graphics_card(view: &tauri::webview::PlatformWebview) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    if let Some(settings) = view.inner().settings() {
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    }
}

/// The page never leaves the app: links go nowhere, and what is dropped is not opened.
fn is_ours(url: &Url, development: Option<&Url>) -> bool {
    let own = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost") && url.port().is_none(),
        _ => false,
    };
    own && url.username().is_empty() || development.is_some_and(|development| development.origin() == url.origin())
}

/// What happens to the window. A close stops the running work; the book is closed when the app ends.
pub(crate) fn window_event(window: &Window, event: &WindowEvent) {
    let desk = window.state::<Arc<Desk>>();
    match event {
        WindowEvent::DragDrop(DragDropEvent::Enter { .. }) => files_over(window.app_handle(), true),
        WindowEvent::DragDrop(DragDropEvent::Leave) => files_over(window.app_handle(), false),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            files_over(window.app_handle(), false);
            dropped::take(window.app_handle(), &desk, paths.clone());
        }
        WindowEvent::CloseRequested { .. } => {
            desk.ending.cancel();
            desk.job.cancel();
        }
        _ => {}
    }
}

/// Somebody started the app a second time: its window comes to the front. While it is closing, which takes as long as the book needs, there
/// is no window to show; the app then starts anew once the book is closed.
fn come_back(app: &AppHandle) {
    let closing = app
        .try_state::<Arc<Desk>>()
        .is_some_and(|desk| desk.ending.is_cancelled());
    if closing {
        app.request_restart();
    } else {
        show(app);
    }
}

/// Brings the window to the front.
fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(WINDOW) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_goes_nowhere_else() {
        let development = Url::parse("http://127.0.0.1:5173/").unwrap();
        let ours = |text: &str| is_ours(&Url::parse(text).unwrap(), None);
        assert!(ours("tauri://localhost/index.html#/gifts"));
        for other in [
            "https://tauri.localhost.example.com/",
            "https://example.com/",
            "http://localhost/",
            "tauri://example.com/",
            "tauri://localhost@example.com/",
            "tauri://a@localhost/",
            "file:///etc/passwd",
            "data:text/html,<script>1</script>",
            "javascript:alert(1)",
            "blob:tauri://localhost/1",
            "about:blank",
            "http://127.0.0.1:5173/",
            "smb://localhost/",
        ] {
            assert!(!ours(other), "{other}");
        }
        assert!(is_ours(&development, Some(&development)));
        assert!(!is_ours(
            &Url::parse("http://127.0.0.1:5174/").unwrap(),
            Some(&development)
        ));
    }
}
