//! Journeys through the real window: the app as it was built, led through WebKitGTK's own driver on a virtual display of their own.
//! They run with `GIFTBOOK_WINDOW=1`, as `cargo xtask test` sets it; without it each says that it was skipped.

mod closing;
mod dialogs;
mod files;
mod first_run;
mod hostile;
mod limits;
mod looks;
mod out;
mod page;
mod payouts;
mod purchases;
mod recharge;
mod rows;
mod sellers;
mod spender;
mod stage;
mod statements;
mod unsound;
mod wallet;

use stage::{Done, journey};

#[test]
fn window_first_run_leads_to_a_finding_with_the_keyboard_alone() -> Done {
    journey(first_run::to_a_finding)
}

#[test]
fn window_a_limit_is_lowered_at_once_and_raised_only_after_a_wait() -> Done {
    journey(limits::lowered_and_raised)
}

#[test]
fn window_a_budget_is_made_and_ended() -> Done {
    journey(limits::with_a_budget)
}

#[test]
fn window_a_gift_is_found_by_its_name_bought_on_the_platform_s_page_and_recorded() -> Done {
    journey(recharge::of_a_gift)
}

#[test]
fn window_a_wish_waits_and_what_is_bought_early_is_written_down_so() -> Done {
    journey(recharge::that_waits)
}

#[test]
fn window_a_wallet_names_the_day_on_which_it_and_the_app_disagree() -> Done {
    journey(wallet::held_against_the_app)
}

#[test]
fn window_purchases_that_could_be_one_are_joined_parted_and_undone() -> Done {
    journey(purchases::joined_parted_and_undone)
}

#[test]
fn window_a_refund_is_given_its_purchase_and_taken_from_it() -> Done {
    journey(purchases::with_a_refund)
}

#[test]
fn window_a_statement_s_columns_are_said_once_and_kept_as_a_profile() -> Done {
    journey(statements::by_a_profile)
}

#[test]
fn window_the_lines_of_a_supporter_s_home_open_their_screens() -> Done {
    journey(spender::seen_at_home)
}

#[test]
fn window_a_passed_limit_is_said_once_and_the_switch_for_the_desktop_is_kept() -> Done {
    journey(spender::reminded)
}

#[test]
fn window_a_payout_is_recorded_and_undone() -> Done {
    journey(payouts::recorded_and_undone)
}

#[test]
fn window_a_sum_is_followed_to_the_creator_with_the_keyboard_alone() -> Done {
    journey(payouts::followed_by_keyboard)
}

#[test]
fn window_the_first_run_asks_a_supporter_for_a_limit() -> Done {
    journey(limits::asked_for_at_first)
}

#[test]
fn window_the_first_run_goes_on_without_a_limit_once_that_is_confirmed() -> Done {
    journey(limits::declined_twice)
}

#[test]
fn window_a_seller_is_judged_aloud_noted_remembered_and_forgotten() -> Done {
    journey(sellers::heard_noted_and_remembered)
}

#[test]
fn window_a_list_of_offers_tells_what_is_worth_a_second_look() -> Done {
    journey(sellers::of_a_list)
}

#[test]
fn window_every_screen_of_a_creator_is_sound_in_both_themes() -> Done {
    journey(looks::of_a_creator)
}

#[test]
fn window_every_screen_of_a_supporter_is_sound_in_both_themes() -> Done {
    journey(looks::of_a_supporter)
}

#[test]
fn window_what_comes_and_goes_is_sound_in_both_themes() -> Done {
    journey(looks::of_what_comes_and_goes)
}

#[test]
fn window_a_figure_opens_the_rows_that_add_up_to_it() -> Done {
    journey(rows::behind_a_figure)
}

#[test]
fn window_the_last_row_is_one_key_away() -> Done {
    journey(rows::to_the_last)
}

#[test]
fn window_a_note_outlives_the_app_and_can_be_taken_back() -> Done {
    journey(rows::with_a_note)
}

#[test]
fn window_row_52_names_are_text_whatever_they_hold() -> Done {
    journey(hostile::names)
}

#[test]
fn window_the_page_runs_nothing_but_its_own() -> Done {
    journey(hostile::injections)
}

#[test]
fn window_files_come_in_row_by_row_and_can_be_taken_back_with_the_keyboard_alone() -> Done {
    journey(files::in_and_back)
}

#[test]
fn window_what_a_file_leaves_open_is_asked_once() -> Done {
    journey(files::asked_once)
}

#[test]
fn window_rows_are_saved_as_they_are_shown() -> Done {
    journey(out::rows_as_csv)
}

#[test]
fn window_a_chart_is_saved_as_a_picture() -> Done {
    journey(out::charts_as_pictures)
}

#[test]
fn window_a_year_s_pack_is_saved_for_the_taxes() -> Done {
    journey(out::a_year_s_pack)
}

#[test]
fn window_a_bridge_s_cause_opens_its_rows() -> Done {
    journey(payouts::behind_a_cause)
}

#[test]
fn window_a_file_of_programmes_is_known_among_others_and_taken_in() -> Done {
    journey(payouts::own_programmes)
}

#[test]
fn window_a_band_a_stretch_and_a_column_open_exactly_their_rows() -> Done {
    journey(rows::behind_a_part)
}

#[test]
fn window_rows_are_found_again_as_they_were_left() -> Done {
    journey(rows::as_they_were_left)
}

#[test]
fn window_a_book_altered_by_another_hand_is_asked_about_and_opened_as_it_is() -> Done {
    journey(unsound::altered)
}

#[test]
fn window_a_damaged_book_gives_way_to_its_backup_and_is_kept_whole() -> Done {
    journey(unsound::damaged)
}

#[test]
fn window_a_lost_log_is_asked_about_and_put_back_brings_all_back() -> Done {
    journey(unsound::without_its_log)
}

#[test]
fn window_closed_and_started_again_at_once_the_app_is_there() -> Done {
    journey(closing::and_started_again)
}
