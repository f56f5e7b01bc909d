//! Payouts: what a creator gets for what was given, by programmes that are dated and sourced data.
//!
//! Promised: every line of a payout names its rule, the lines add up to the payout to the minor unit, and what nobody has published is a
//! range and never a guess. Left out: what was given (that is `insight`'s) and what it cost (that is `recharge`'s).

mod asked;
mod balance;
mod beside;
mod chain;
pub(crate) mod chosen;
mod compared;
mod earned;
mod entries;
mod fee;
mod fee_line;
mod file_form;
mod follow;
mod forecast;
mod laws;
mod life;
mod method;
mod methods;
mod minor_units;
mod missions;
mod next_step;
mod over_time;
pub(crate) mod own_files;
mod own_methods;
mod own_programmes;
mod planner;
mod priced;
mod programme;
mod reading;
mod readings;
pub mod reconcile;
mod record;
pub(crate) mod reversal;
mod reversal_table;
mod rules;
mod running;
#[cfg(test)]
mod seed;
mod shipped;
pub(crate) mod table;
mod taking;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_balance;
#[cfg(test)]
mod tests_of_chain;
#[cfg(test)]
mod tests_of_compared;
#[cfg(test)]
mod tests_of_earned;
#[cfg(test)]
mod tests_of_over_time;
#[cfg(test)]
mod tests_of_payouts;
#[cfg(test)]
mod tests_of_planner;
#[cfg(test)]
mod tests_of_steps;
pub(crate) mod told;
mod waiting;
mod window;
mod worth;
pub mod year;

pub use asked::{Ask, End, Followed, Spend};
pub use balance::{PayoutBalance, SinceLast, Threshold, Underway};
pub use beside::{Beside, Subscription, Unpublished, beside};
pub use chosen::{Programmes, default_programme};
pub use compared::Reaches;
pub use earned::{EarnedLive, EarnedWeek, monday};
pub use fee::BestFrom;
pub use fee_line::FeesAt;
pub use file_form::{FileWrong, Wrong};
pub use follow::{Station, Step as WayStep, Takes};
pub use forecast::{Ahead, Lacking, MoneyRange, MonthAhead, NextPayout, PastWeek, PayoutForecast, WeekAhead};
pub(crate) use laws::entries_stand;
pub use life::{Payout, PayoutFacts, Stage};
pub use method::{Fee, OtherSays, PayoutMethod, PayoutMethods, Route, Said, Schedule};
pub use missions::{Done, Mission, Usual, WeekGoals};
pub use next_step::NextStep;
pub use over_time::{BalanceDay, BalanceOverTime};
pub use own_methods::OwnMethods;
pub use own_programmes::OwnProgrammes;
pub use planner::{Exchanged, PayoutPlan, PlanDay, PlanWant, Taken, Way};
pub use programme::{Measure, Programme, Rule, Share, Step, Whole};
pub use reading::read;
pub(crate) use reconcile::arrivals::{load as load_arrival, store as store_arrival};
pub use reversal::{Reversal, ReversalOf, TakenBack};
pub(crate) use reversal_table::mark as mark_taken_back;
pub use rules::{Between, Earned, Line, LiveFacts, WeekFacts, in_force, weekly};
pub use shipped::shipped;
pub(crate) use table::restate;
pub use taking::TakeOut;
pub use waiting::Waiting;
pub use window::Window;
