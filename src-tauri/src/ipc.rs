//! All that the page can call and hear, in one list. `ui/src/ipc/bindings.ts` is written from it.

use tauri::Wry;
use tauri_specta::{Builder, collect_commands};

use crate::commands::{
    app, books, charts, gifts, goes, history, home, imports, limits, lives, payouts, plans, purchases, rates, recharge,
    reconciled, safety, sources, statements, transactions, wallet,
};
use crate::dto::app::First;
use crate::events::{FilesOver, Stale};

/// How the page hears of a failure: an answer of a command as it is, anything else as `unexpected`.
const TYPED_ERROR: &str = r#"export type Result<T, E> = { status: "ok"; data: T } | { status: "error"; error: E };

async function typedError<T, E>(result: Promise<T>): Promise<Result<T, E>> {
    try {
        return { status: "ok", data: await result };
    } catch (e) {
        const told = typeof e === "object" && e !== null && "code" in e && "params" in e;
        return { status: "error", error: (told ? e : { code: "unexpected", params: { detail: String(e) } }) as E };
    }
}"#;

#[must_use]
pub(crate) fn page() -> Builder<Wry> {
    Builder::new()
        .disable_serde_phases()
        .typed_error_impl(TYPED_ERROR)
        .typ::<FilesOver>()
        .typ::<First>()
        .typ::<Stale>()
        .commands(collect_commands![
            app::app_state,
            books::book_create,
            books::book_create_elsewhere,
            books::book_open,
            books::sample_open,
            books::sample_discard,
            app::settings_set,
            app::zones,
            books::backup_now,
            books::restore_choose,
            books::restore_apply,
            books::unsound_accept,
            books::unsound_restore,
            books::unsound_set_aside,
            books::unsound_leave,
            sources::sources_list,
            imports::import_choose,
            imports::import_preview,
            imports::import_run,
            imports::import_cancel,
            imports::import_discard,
            statements::statement_look,
            statements::profile_open,
            statements::profile_save,
            statements::profile_remove,
            sources::source_open,
            sources::source_revert,
            gifts::gifts,
            charts::gifts_chart,
            charts::gifts_trend_chart,
            gifts::gifters,
            goes::goes,
            goes::goes_chart,
            goes::goes_way,
            goes::goes_way_chart,
            goes::goes_gifts,
            payouts::payouts,
            payouts::payout_record,
            payouts::payout_change,
            payouts::payout_remove,
            payouts::payout_balances,
            payouts::payout_plan,
            payouts::payout_outlook,
            payouts::programmes,
            payouts::programme_choose,
            payouts::programmes_add,
            payouts::programmes_remove,
            reconciled::payout_reconciled,
            reconciled::payout_bridge_chart,
            reconciled::payout_checks,
            reconciled::arrival_decide,
            charts::chart_save,
            lives::lives,
            lives::live,
            charts::live_chart,
            lives::segment_add,
            lives::segment_change,
            lives::segment_remove,
            lives::live_title,
            transactions::tx_open,
            transactions::tx_page,
            transactions::tx_selection_sums,
            transactions::tx_detail,
            transactions::tx_note,
            transactions::tx_category,
            transactions::tx_export,
            transactions::tx_facets,
            transactions::people,
            home::home,
            charts::home_chart,
            purchases::purchases,
            purchases::purchase,
            purchases::recharge_record,
            purchases::recharge_recorded,
            purchases::recharge_change,
            purchases::recharge_remove,
            purchases::refund_record,
            purchases::refund_name,
            purchases::refund_form_open,
            purchases::purchases_join,
            purchases::purchases_apart,
            purchases::purchase_part,
            purchases::receipt_add,
            purchases::receipt_remove,
            purchases::receipt_save,
            wallet::wallet,
            wallet::wallet_rows,
            wallet::wallet_given,
            wallet::wallet_chart,
            wallet::wallet_assert,
            wallet::wallet_assert_remove,
            wallet::wallet_enter,
            wallet::wallet_remove,
            rates::offers_list,
            rates::offer_add,
            rates::offer_correct,
            rates::offer_withdraw,
            rates::offers_import,
            rates::fx_show,
            rates::fx_import,
            rates::fx_allow,
            rates::fx_fetch,
            rates::fx_accept,
            rates::methods_list,
            rates::method_add,
            rates::method_cost,
            plans::plans,
            plans::plan_add,
            plans::plan_bought,
            plans::plan_drop,
            limits::limits,
            limits::limits_chart,
            limits::limit_set,
            limits::limit_confirm,
            limits::limit_keep,
            limits::limit_alerts,
            limits::budget_set,
            recharge::recharge_best,
            recharge::recharge_chart,
            recharge::recharge_method_set,
            recharge::gifts_named,
            recharge::worth,
            recharge::recharge_terms_set,
            recharge::recharge_open,
            safety::safety_look,
            history::undo,
            history::redo,
            history::history,
        ])
}
