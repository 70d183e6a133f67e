//! One thread that does everything with the library, in the order in which it was asked: edits never overtake each
//! other, and no worker of the asynchronous runtime ever waits for a disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};

type Job = Box<dyn FnOnce() + Send>;

/// The way to that thread. It ends when the last copy of the way is gone and all jobs are done.
#[derive(Clone)]
pub struct Queue {
    jobs: Sender<Job>,
}

impl Queue {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start() -> std::io::Result<Self> {
        let (jobs, waiting) = channel::<Job>();
        std::thread::Builder::new().name("library".to_owned()).spawn(move || {
            for job in waiting {
                // The panic hook has logged it. The queue goes on: the next job may be what saves a text.
                let _ = catch_unwind(AssertUnwindSafe(job));
            }
        })?;
        Ok(Self { jobs })
    }

    /// Adds a job behind all others.
    pub fn push(&self, job: impl FnOnce() + Send + 'static) {
        // The thread outlives every sender: it ends only when no way to it is left.
        let _ = self.jobs.send(Box::new(job));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

    use super::*;

    #[test]
    fn jobs_are_done_in_the_order_of_asking() {
        let queue = Queue::start().unwrap();
        let (done, log) = channel();
        for number in 0..100 {
            let done = done.clone();
            queue.push(move || done.send(number).unwrap());
        }
        drop(done);
        assert_eq!(
            log.iter().collect::<Vec<_>>(),
            (0..100).collect::<Vec<_>>(),
            "a job overtook another"
        );
    }

    #[test]
    fn a_panic_in_one_job_leaves_the_next_one_alone() {
        let queue = Queue::start().unwrap();
        let (done, log) = channel();
        queue.push(|| panic!("on purpose"));
        queue.push(move || done.send("still here").unwrap());
        assert_eq!(log.recv(), Ok("still here"), "the queue ended with a job that panicked");
    }
}
