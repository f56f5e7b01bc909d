//! Who may call what: the list of commands, the handler, the capability and the isolation hook say the same.

use std::collections::BTreeSet;

use serde_json::json;

use super::{json, text};
use crate::commands::NAMES;

fn own() -> BTreeSet<String> {
    NAMES.iter().map(|name| (*name).to_owned()).collect()
}

/// The texts in double quotes between `from` and `to`.
fn quoted(text: &str, from: &str, to: &str) -> BTreeSet<String> {
    let inner = text
        .split(from)
        .nth(1)
        .and_then(|rest| rest.split(to).next())
        .expect(from);
    inner.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn no_command_is_listed_twice() {
    assert_eq!(own().len(), NAMES.len());
}

#[test]
fn the_handler_knows_exactly_the_listed_commands() {
    let bindings = super::bindings::exported();
    let called: BTreeSet<_> = bindings
        .split("__TAURI_INVOKE(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(called, own());
}

#[test]
fn the_capability_grants_them_to_the_one_window_and_nothing_more() {
    let capability = json("capabilities/main.json");
    let granted: BTreeSet<_> = capability["permissions"]
        .as_array()
        .expect("permissions")
        .iter()
        .filter_map(|name| name.as_str())
        .map(str::to_owned)
        .collect();
    let mut expected: BTreeSet<_> = NAMES
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    expected.extend([
        "core:event:allow-listen".to_owned(),
        "core:event:allow-unlisten".to_owned(),
    ]);
    assert_eq!(granted, expected);
    assert_eq!(capability["windows"], json!(["main"]));
    assert_eq!(capability["platforms"], json!(["linux", "macOS", "windows"]));
    assert_eq!(capability["local"], true);
    assert!(capability["remote"].is_null() && capability["webviews"].is_null());
}

#[test]
fn only_that_capability_is_built_in() {
    assert_eq!(
        json("tauri.conf.json")["app"]["security"]["capabilities"],
        json!(["main"])
    );
    let built = json("gen/schemas/capabilities.json");
    let names: Vec<_> = built.as_object().expect("capabilities").keys().collect();
    assert_eq!(names, ["main"]);
    let mut written = json("capabilities/main.json");
    written["local"] = json!(true);
    assert_eq!(built["main"], written);
}

#[test]
fn own_commands_are_under_the_access_list() {
    assert!(text("build.rs").contains("AppManifest::new().commands(NAMES)"));
    let manifests = json("gen/schemas/acl-manifests.json");
    let own_manifest = &manifests["__app-acl__"]["permissions"];
    for name in NAMES {
        let permission = &own_manifest[format!("allow-{}", name.replace('_', "-"))];
        assert_eq!(permission["commands"]["allow"], json!([name]), "{name}");
    }
}

#[test]
fn the_isolation_hook_lets_exactly_these_pass() {
    let hook = text("isolation/hook.js");
    let mut expected = own();
    expected.extend([
        "plugin:__TAURI_CHANNEL__|fetch".to_owned(),
        "plugin:event|unlisten".to_owned(),
    ]);
    assert_eq!(quoted(&hook, "const COMMANDS = new Set([", "]);"), expected);
    let events: BTreeSet<_> = crate::events::NAMES.into_iter().map(str::to_owned).collect();
    assert_eq!(quoted(&hook, "const EVENTS = new Set([", "]);"), events);
}
