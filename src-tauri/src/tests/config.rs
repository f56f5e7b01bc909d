//! The window's settings, one test a rule. The rules are those of Tauri's security documents and of the advisories against earlier
//! versions; each is told where it is held.

use serde_json::json;

use super::{json, text};

fn security() -> serde_json::Value {
    json("tauri.conf.json")["app"]["security"].clone()
}

/// Version of a package in the lock file; `None` where it is not used at all.
fn locked(package: &str) -> Option<String> {
    let lock = text("../Cargo.lock");
    let entry = lock
        .split("[[package]]")
        .find(|entry| entry.contains(&format!("\nname = \"{package}\"\n")))?;
    Some(entry.split("version = \"").nth(1)?.split('"').next()?.to_owned())
}

#[test]
fn tauri_is_a_second_version_without_known_holes() {
    let version = locked("tauri").expect("tauri is locked");
    let parts: Vec<u32> = version
        .split('.')
        .map(|part| part.parse().expect("a stable version"))
        .collect();
    assert!(parts >= vec![2, 11, 1] && parts < vec![3], "{version}");
}

#[test]
fn no_plugin_opens_files_processes_or_addresses_to_the_page() {
    for package in [
        "tauri-plugin-shell",
        "tauri-plugin-http",
        "tauri-plugin-opener",
        "tauri-plugin-clipboard-manager",
        "tauri-plugin-updater",
        "tauri-plugin-deep-link",
    ] {
        assert_eq!(locked(package), None, "{package} is locked");
    }
    // The dialog plugin carries tauri-plugin-fs along; nothing here registers or grants it.
    let sources = text("src/lib.rs") + &text("src/setup.rs") + &text("capabilities/main.json");
    assert!(!sources.contains("plugin_fs") && !sources.contains("\"fs:"));
}

/// Of the one style rule Tauri puts into the page: it hides the frame of the isolation hook. Tauri allows it in that frame only.
const HIDES_THE_HOOK: &str = "'sha256-YEercZJImS+vUX2bz7vkQ0aA4rtBIPLuCEWz+yraQ/g='";

#[test]
fn the_content_policy_is_closed() {
    let expected = json!({
        "default-src": "'none'", "script-src": "'self'", "style-src": format!("'self' {HIDES_THE_HOOK}"), "img-src": "'self' data: blob:", "font-src": "'self'",
        "connect-src": "ipc: http://ipc.localhost", "object-src": "'none'", "base-uri": "'none'", "form-action": "'none'",
        "frame-ancestors": "'none'",
    });
    assert_eq!(security()["csp"], expected);
}

#[test]
fn the_policy_of_development_adds_its_server_and_nothing_else() {
    let config = json("tauri.conf.json");
    let server = config["build"]["devUrl"].as_str().expect("a development server");
    let (shipped, development) = (&security()["csp"], &security()["devCsp"]);
    let sources = |policy: &serde_json::Value, name: &str| -> Vec<String> {
        policy[name]
            .as_str()
            .expect(name)
            .split(' ')
            .map(str::to_owned)
            .collect()
    };
    for name in shipped.as_object().expect("a policy").keys() {
        let added: Vec<_> = sources(development, name)
            .into_iter()
            .filter(|source| !sources(shipped, name).contains(source))
            .collect();
        assert!(
            added
                .iter()
                .all(|source| source == server || source.replace("ws:", "http:") == server),
            "{name}: {added:?}"
        );
    }
    assert_eq!(
        development.as_object().map(serde_json::Map::len),
        shipped.as_object().map(serde_json::Map::len)
    );
    assert!(server.starts_with("http://127.0.0.1:"));
}

#[test]
fn prototypes_are_frozen() {
    assert_eq!(security()["freezePrototype"], true);
}

#[test]
fn scripts_and_styles_of_the_page_are_known_by_hash() {
    assert_eq!(security()["dangerousDisableAssetCspModification"], false);
}

#[test]
fn the_page_reads_no_files() {
    assert_eq!(security()["assetProtocol"], json!({ "enable": false, "scope": [] }));
}

#[test]
fn messages_pass_the_isolated_hook() {
    assert_eq!(
        security()["pattern"],
        json!({ "use": "isolation", "options": { "dir": "isolation" } })
    );
    assert!(text("isolation/hook.js").contains("window.__TAURI_ISOLATION_HOOK__ ="));
}

#[test]
fn tauri_is_no_global_of_the_page() {
    assert_eq!(json("tauri.conf.json")["app"]["withGlobalTauri"], false);
}

#[test]
fn every_answer_of_the_app_carries_its_headers() {
    let expected = json!({
        "X-Content-Type-Options": "nosniff", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
    });
    assert_eq!(security()["headers"], expected);
}

#[test]
fn the_one_window_is_made_in_rust_behind_its_guards() {
    assert_eq!(
        json("tauri.conf.json")["app"]["windows"],
        json!([]),
        "a window of the file would come without guards"
    );
    let setup = text("src/setup.rs");
    assert_eq!(setup.matches("WebviewWindowBuilder::new").count(), 1);
    for guard in [".on_navigation(", ".on_new_window(|_, _| NewWindowResponse::Deny)"] {
        assert!(setup.contains(guard), "{guard}");
    }
}

#[test]
fn the_only_scheme_is_tauri_s_own() {
    let sources = text("src/lib.rs") + &text("src/setup.rs");
    assert!(!sources.contains("uri_scheme_protocol"));
    assert_eq!(json("tauri.conf.json")["identifier"], "app.giftbook.desktop");
}

#[test]
fn releases_have_no_inspector_and_check_their_sums() {
    let manifest = text("Cargo.toml");
    assert!(!manifest.contains("devtools"));
    let workspace = text("../Cargo.toml");
    let release = workspace.split("[profile.release]").nth(1).expect("a release profile");
    for line in ["overflow-checks = true", "lto = \"thin\"", "strip = true"] {
        assert!(release.contains(line), "{line}");
    }
    assert!(
        !workspace.contains("panic = \"abort\""),
        "a panic in a command must become its error"
    );
}

#[test]
fn nothing_updates_itself() {
    let config = json("tauri.conf.json");
    assert!(config["plugins"].is_null() && config["bundle"]["createUpdaterArtifacts"].is_null());
}

#[test]
fn unsafe_code_is_forbidden_here_too() {
    assert!(text("../Cargo.toml").contains("unsafe_code = \"forbid\""));
    assert!(text("Cargo.toml").contains("[lints]\nworkspace = true"));
}

#[test]
fn the_page_s_packages_are_locked_and_carried_along() {
    assert!(super::at("../ui/package-lock.json").is_file());
    let page = text("../ui/index.html");
    assert!(
        !page.contains("http://") && !page.contains("https://"),
        "the page loads nothing from elsewhere"
    );
}
