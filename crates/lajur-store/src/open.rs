//! Opening a library, and what every write to it goes through.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::migrate::{self, Head, MIGRATIONS};
use crate::{StoreError, backup};

/// How long a write waits for another process before it is answered with [`StoreError::Busy`].
const PATIENCE: Duration = Duration::from_secs(10);

/// All maps, personas, channels and images of a person, with their history.
#[derive(Debug)]
pub struct Library {
    pub(crate) conn: Connection,
    pub(crate) path: Option<PathBuf>,
    /// Held as long as the library is open, so that `restore` does not swap the file below us.
    _lock: Option<File>,
}

impl Library {
    /// Opens the library at `path`; makes it and its folders where they are missing, and brings an older library up
    /// to date after a backup of it.
    ///
    /// # Errors
    /// [`StoreError::TooNew`], [`StoreError::NotALibrary`], [`StoreError::Damaged`], [`StoreError::InUse`] while it is
    /// being restored, and what the disk says.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, MIGRATIONS).map_err(|error| error.at(path))
    }

    /// A library that is gone when it is dropped, for tests and for work without a library.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        prepare(&conn)?;
        migrate::migrate(&mut conn, None, MIGRATIONS)?;
        Ok(Self {
            conn,
            path: None,
            _lock: None,
        })
    }

    /// Where it lies; none in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// A number that differs from the one before whenever another process has written in between.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn written_elsewhere(&self) -> Result<i64, StoreError> {
        migrate::data_version(&self.conn)
    }

    pub(crate) fn open_with(path: &Path, migrations: &[&str]) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| StoreError::on_disk(folder, &error))?;
        }
        let lock = lock_shared(path)?;
        refuse_rubbish(path)?;
        let mut conn = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        prepare(&conn)?;
        Head::read(&conn)?.check(path, u32::try_from(migrations.len()).unwrap_or(u32::MAX))?;
        migrate::migrate(&mut conn, Some(path), migrations)?;
        write_ahead(&conn)?;
        Ok(Self {
            conn,
            path: Some(path.to_owned()),
            _lock: lock,
        })
    }

    /// Does `work` in a transaction that holds the only right to write from its first moment, so that what it reads
    /// stays true. An error takes everything back.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let result = in_transaction(&self.conn, TransactionBehavior::Immediate, |conn| {
            // A newer Lajur may have migrated the file while it was open here.
            let (found, known) = (migrate::version(conn)?, migrate::known());
            if found > known {
                return Err(StoreError::TooNew {
                    path: PathBuf::new(),
                    found,
                    known,
                });
            }
            work(conn)
        });
        self.told(result)
    }

    /// Does `work` in a transaction in which everything that is read is of one moment.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.told(in_transaction(&self.conn, TransactionBehavior::Deferred, work))
    }

    /// An error that names the library.
    pub(crate) fn told<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        result.map_err(|error| error.at(self.path.as_deref().unwrap_or(Path::new(""))))
    }
}

fn in_transaction<T>(
    conn: &Connection,
    behavior: TransactionBehavior,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let transaction = Transaction::new_unchecked(conn, behavior)?;
    let done = work(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

/// What each connection is told, before the file is touched.
fn prepare(conn: &Connection) -> Result<(), StoreError> {
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(64);
    conn.pragma_update(None, "foreign_keys", true)?;
    // A library can come from outside: its schema may not call functions with side effects.
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    // What is acknowledged is on disk.
    conn.pragma_update(None, "synchronous", "FULL")?;
    Ok(())
}

/// Switches to write-ahead logging, so that readers and the writer do not wait for each other. Where the file system
/// cannot do it, SQLite stays with its rollback journal, which is as safe.
fn write_ahead(conn: &Connection) -> Result<(), StoreError> {
    const PAUSE: Duration = Duration::from_millis(10);
    let mut waited = Duration::ZERO;
    loop {
        let switched = conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
        match switched.map_err(StoreError::from) {
            // Two processes that make a library together: here SQLite does not wait by itself.
            Err(StoreError::Busy) if waited < PATIENCE => {
                std::thread::sleep(PAUSE);
                waited += PAUSE;
            }
            result => return result,
        }
    }
}

/// Refuses what cannot be a library before SQLite touches it: SQLite would make a new one in the place of an emptied
/// file, and delete the log beside one that is cut short.
fn refuse_rubbish(path: &Path) -> Result<(), StoreError> {
    // What lies beside the file is looked at before the file itself: another process may be making the library now.
    let lost_something = backup::beside(path, "-wal").exists() || !backup::backups(path)?.is_empty();
    // A first start that was killed; SQLite takes back what is half written.
    let unfinished = backup::beside(path, "-journal").exists();
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut head));
    if read.is_err() || unfinished || head == b"SQLite format 3\0" {
        return Ok(());
    }
    if !head.is_empty() {
        return Err(StoreError::NotALibrary { path: path.to_owned() });
    }
    if lost_something {
        return Err(StoreError::damaged("the file is empty"));
    }
    Ok(())
}

/// The file whose lock says that a library is open (shared) or being restored (exclusive).
fn lock_file(path: &Path) -> Result<File, StoreError> {
    let lock = backup::beside(path, ".lock");
    let open = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(lock);
    open.map_err(|error| StoreError::on_disk(path, &error))
}

fn lock_shared(path: &Path) -> Result<Option<File>, StoreError> {
    let file = lock_file(path)?;
    locked(file.try_lock_shared(), file)
}

/// Takes the library for oneself, for as long as the file is held.
pub(crate) fn lock_alone(path: &Path) -> Result<Option<File>, StoreError> {
    let file = lock_file(path)?;
    locked(file.try_lock(), file)
}

fn locked(result: Result<(), TryLockError>, file: File) -> Result<Option<File>, StoreError> {
    match result {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        // Some network file systems have no locks; a library there is used at one's own risk, as SQLite says too.
        Err(TryLockError::Error(_)) => Ok(None),
    }
}
