//! The one long work at a time: a preview, an import, a change of book. It can be stopped from another command.

use std::sync::Mutex;

use giftbook_book::Cancel;

use crate::desk::held;
use crate::error::AppError;

#[derive(Default)]
pub(crate) struct Job(Mutex<Option<Cancel>>);

/// The work that runs. Dropping it makes room for the next.
pub(crate) struct Running<'a> {
    job: &'a Job,
    pub cancel: Cancel,
}

impl Job {
    /// Begins a work, unless one runs (`busy`).
    pub(crate) fn begin(&self) -> Result<Running<'_>, AppError> {
        let mut running = held(&self.0);
        if running.is_some() {
            return Err(AppError::new("busy"));
        }
        let cancel = Cancel::default();
        *running = Some(cancel.clone());
        Ok(Running { job: self, cancel })
    }

    /// Asks the running work to stop, if one runs.
    pub(crate) fn cancel(&self) {
        if let Some(cancel) = &*held(&self.0) {
            cancel.cancel();
        }
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        *held(&self.job.0) = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_work_at_a_time_also_after_a_panic() {
        let job = Job::default();
        let first = job.begin().unwrap();
        assert_eq!(job.begin().err(), Some(AppError::new("busy")));
        job.cancel();
        assert!(first.cancel.is_cancelled());
        drop(first);
        let panicked = std::thread::scope(|scope| {
            scope
                .spawn(|| {
                    let _running = job.begin().unwrap();
                    panic!("on purpose");
                })
                .join()
        });
        assert!(panicked.is_err());
        assert!(
            !job.begin().unwrap().cancel.is_cancelled(),
            "a new work begins uncancelled"
        );
    }
}
