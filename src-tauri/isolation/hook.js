// Every message of the page passes through here before it is encrypted for Rust. What is not on the list, or is larger than any
// command needs, goes on as a command that does not exist: its caller hears a refusal instead of waiting for ever.
"use strict";

const COMMANDS = new Set([
  "app_state",
  "book_create",
  "book_create_elsewhere",
  "book_open",
  "sample_open",
  "sample_discard",
  "settings_set",
  "zones",
  "backup_now",
  "restore_choose",
  "restore_apply",
  "unsound_accept",
  "unsound_restore",
  "unsound_set_aside",
  "unsound_leave",
  "sources_list",
  "import_choose",
  "import_preview",
  "import_run",
  "import_cancel",
  "import_discard",
  "statement_look",
  "profile_open",
  "profile_save",
  "profile_remove",
  "source_open",
  "source_revert",
  "gifts",
  "gifts_chart",
  "gifts_trend_chart",
  "gifters",
  "goes",
  "goes_chart",
  "chart_save",
  "lives",
  "live",
  "live_chart",
  "segment_add",
  "segment_change",
  "segment_remove",
  "live_title",
  "tx_open",
  "tx_page",
  "tx_selection_sums",
  "tx_detail",
  "tx_note",
  "tx_category",
  "tx_export",
  "tx_facets",
  "people",
  "home",
  "home_chart",
  "payouts_chart",
  "purchases",
  "purchase",
  "recharge_record",
  "recharge_recorded",
  "recharge_change",
  "recharge_remove",
  "refund_record",
  "refund_name",
  "refund_form_open",
  "purchases_join",
  "purchases_apart",
  "purchase_part",
  "receipt_add",
  "receipt_remove",
  "receipt_save",
  "wallet",
  "wallet_rows",
  "wallet_given",
  "wallet_chart",
  "wallet_assert",
  "wallet_assert_remove",
  "wallet_enter",
  "wallet_remove",
  "offers_list",
  "offer_add",
  "offer_correct",
  "offer_withdraw",
  "offers_import",
  "fx_show",
  "fx_import",
  "fx_allow",
  "fx_fetch",
  "fx_accept",
  "methods_list",
  "method_add",
  "method_cost",
  "plans",
  "plan_add",
  "plan_bought",
  "plan_drop",
  "limits",
  "limits_chart",
  "limit_set",
  "limit_confirm",
  "limit_keep",
  "limit_alerts",
  "budget_set",
  "recharge_best",
  "recharge_chart",
  "recharge_method_set",
  "gifts_named",
  "worth",
  "recharge_terms_set",
  "recharge_open",
  "safety_look",
  "safety_remember",
  "seller_look",
  "checks",
  "checks_keep",
  "checks_clear",
  "host_note",
  "undo",
  "redo",
  "history",
  "plugin:__TAURI_CHANNEL__|fetch",
  "plugin:event|unlisten",
]);
const EVENTS = new Set(["files-dropped", "files-over", "stale"]);

/** Letters and values a message may hold in all; a selection of 10,000 rows is the largest that is sent. */
const MOST = 400_000;
const DEEPEST = 16;

/** Only texts, numbers, lists and plain objects are sent; anything else (a buffer, a map) weighs too much. */
function weighs(value, depth) {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 1;
  if (depth === 0 || value.length > MOST || !(Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)) return Infinity;
  let sum = 1;
  for (const key in value) {
    sum += key.length + weighs(value[key], depth - 1);
    if (sum > MOST) return Infinity;
  }
  return sum;
}

function isKnown({ cmd, payload }) {
  if (cmd === "plugin:event|listen") return EVENTS.has(payload?.event);
  return COMMANDS.has(cmd);
}

window.__TAURI_ISOLATION_HOOK__ = (message) =>
  isKnown(message) && weighs(message.payload, DEEPEST) <= MOST ? message : { ...message, cmd: "refused", payload: {} };
