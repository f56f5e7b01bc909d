//! A few connections lent out one at a time. Nothing is locked while a borrower works, so a borrower that panics harms nobody: its
//! connection comes back when the lease is dropped.

use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::Connection;

use super::cancel::{self, Cancel};
use super::error::FileError;

/// How often one who waits looks whether to stop waiting.
const GLANCE: Duration = Duration::from_millis(50);

type Open = Box<dyn Fn() -> Result<Connection, FileError> + Send + Sync>;

pub(super) struct Pool {
    shelf: Mutex<Shelf>,
    returned: Condvar,
    open: Open,
}

struct Shelf {
    free: Vec<Connection>,
    /// How many more may be opened.
    unopened: usize,
}

impl Pool {
    /// At most `most` connections, each opened by `open` when first needed.
    pub(super) fn new(most: usize, open: impl Fn() -> Result<Connection, FileError> + Send + Sync + 'static) -> Self {
        Self {
            shelf: Mutex::new(Shelf {
                free: Vec::new(),
                unopened: most,
            }),
            returned: Condvar::new(),
            open: Box::new(open),
        }
    }

    /// The next free connection, watched by `cancel`. Waits for one, unless cancelled meanwhile.
    pub(super) fn take(&self, cancel: &Cancel) -> Result<Lease<'_>, FileError> {
        let mut shelf = self.shelf();
        loop {
            cancel.check()?;
            if let Some(conn) = shelf.free.pop() {
                drop(shelf);
                return self.lease(conn, cancel);
            }
            if shelf.unopened > 0 {
                shelf.unopened -= 1;
                drop(shelf);
                let opened = (self.open)();
                return match opened {
                    Ok(conn) => self.lease(conn, cancel),
                    Err(error) => {
                        self.shelf().unopened += 1;
                        self.returned.notify_one();
                        Err(error)
                    }
                };
            }
            shelf = self
                .returned
                .wait_timeout(shelf, GLANCE)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    fn lease(&self, conn: Connection, cancel: &Cancel) -> Result<Lease<'_>, FileError> {
        let mut lease = Lease {
            conn: Some(conn),
            pool: self,
        };
        cancel.watch(&mut lease)?;
        Ok(lease)
    }

    /// Closes what is on the shelf; more is opened again when asked for.
    pub(super) fn close(&self) {
        let closed = std::mem::take(&mut self.shelf().free);
        self.shelf().unopened += closed.len();
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A borrowed connection. Without one only after its drop, when nobody can ask any more.
pub(super) struct Lease<'a> {
    conn: Option<Connection>,
    pool: &'a Pool,
}

impl Deref for Lease<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.conn.as_ref().expect("a lease holds its connection until dropped")
    }
}

impl DerefMut for Lease<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.conn.as_mut().expect("a lease holds its connection until dropped")
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        let Some(mut conn) = self.conn.take() else { return };
        let sound = conn.is_autocommit() && cancel::unwatch(&mut conn).is_ok();
        let mut shelf = self.pool.shelf();
        if sound {
            shelf.free.push(conn);
        } else {
            shelf.unopened += 1;
        }
        drop(shelf);
        self.pool.returned.notify_one();
    }
}
