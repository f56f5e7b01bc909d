//! What lies on the desk while the app runs: the open book, why there is none, and the work at hand.
//!
//! Everything that touches the book runs away from the window's thread. A panic there becomes an error of that one command; no lock
//! stays poisoned by it.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use giftbook_book::{Book, Cancel};
use giftbook_model::Instant;
use tauri::async_runtime::spawn_blocking;

use crate::batches::Batches;
use crate::error::{Answer, AppError};
use crate::first::Slot;
use crate::home::Home;
use crate::job::Job;
use crate::lists::Lists;
use crate::restoring::Restoring;
use crate::unsound::Unsound;

pub(crate) struct Desk {
    pub home: Home,
    pub batches: Batches,
    pub job: Job,
    pub lists: Lists,
    pub restoring: Restoring,
    /// What the page is told before it can ask.
    pub first: Mutex<Slot>,
    /// Undo pressed twice is two undos, one after the other.
    pub turning: Mutex<()>,
    /// Said once the window closes, to what is done beside the person's work.
    pub ending: Cancel,
    book: RwLock<Option<Book>>,
    trouble: Mutex<Option<AppError>>,
    unsound: Mutex<Option<Unsound>>,
    /// Set once the first book was opened, or was not: questions asked before wait for it.
    started: OnceLock<()>,
}

impl Desk {
    #[must_use]
    pub(crate) fn new(home: Home) -> Self {
        Self {
            home,
            batches: Batches::default(),
            job: Job::default(),
            lists: Lists::default(),
            restoring: Restoring::default(),
            first: Mutex::default(),
            turning: Mutex::default(),
            book: RwLock::new(None),
            ending: Cancel::default(),
            trouble: Mutex::new(None),
            unsound: Mutex::new(None),
            started: OnceLock::new(),
        }
    }

    /// Runs `work` on the open book.
    pub(crate) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Book) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        self.run(|desk| desk.with(work)).await
    }

    /// Runs `work` where it may take its time, with a book or without one.
    pub(crate) async fn run<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let desk = Arc::clone(self);
        let done = spawn_blocking(move || {
            desk.started.wait();
            work(&desk)
        });
        done.await.unwrap_or_else(|_| Err(AppError::unexpected("panic")))
    }

    /// The open book lent to `work`, on this thread. It cannot be changed for another meanwhile.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Book) -> Answer<T>) -> Answer<T> {
        let book = self.book.read().unwrap_or_else(PoisonError::into_inner);
        work(book.as_ref().ok_or_else(|| AppError::new("no_book"))?)
    }

    /// Opens the first book of this start, whatever comes of it.
    pub(crate) fn start(&self, open: impl FnOnce(&Self) -> Answer<()>) {
        if let Err(trouble) = open(self) {
            self.set_trouble(trouble);
        }
        let _ = self.started.set(());
    }

    /// Puts `book` on the desk and closes the one that lay there.
    pub(crate) fn replace(&self, book: Option<Book>) {
        *held(&self.trouble) = None;
        *held(&self.unsound) = None;
        self.lists.forget();
        self.batches.forget();
        let before = std::mem::replace(&mut *self.book.write().unwrap_or_else(PoisonError::into_inner), book);
        drop(before);
    }

    /// Takes the book off the desk, if one is there, to do something to its file.
    pub(crate) fn take(&self) -> Option<Book> {
        self.book.write().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The book that waits for a decision, if one does.
    pub(crate) fn unsound(&self) -> Option<Unsound> {
        held(&self.unsound).clone()
    }

    pub(crate) fn set_unsound(&self, unsound: Option<Unsound>) {
        *held(&self.unsound) = unsound;
    }

    pub(crate) fn set_trouble(&self, trouble: AppError) {
        *held(&self.trouble) = Some(trouble);
    }

    pub(crate) fn trouble(&self) -> Option<AppError> {
        held(&self.trouble).clone()
    }
}

/// A lock's content, also after a panic of another holder: what lies behind these locks is whole between any two steps.
pub(crate) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The shell's clock. Below it, the clock is an argument.
pub(crate) fn now() -> Instant {
    Instant::from_millis(jiff::Timestamp::now().as_millisecond()).unwrap_or(Instant::EPOCH)
}
