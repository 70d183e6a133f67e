//! How a caller follows long work, and stops it.

use crate::RenderError;

/// Two callbacks of the caller. [`Watch::default`] never stops and tells nobody.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Asked again and again; true ends the work with [`RenderError::Cancelled`].
    pub cancelled: &'a dyn Fn() -> bool,
    /// Told how much is done, out of how much.
    pub progress: &'a dyn Fn(u32, u32),
}

impl Watch<'_> {
    /// Does one part of work that has `total` steps, of which `done` are done.
    pub(crate) fn part<T>(&self, done: usize, total: usize, work: impl FnOnce(&Watch<'_>) -> T) -> T {
        let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let progress = |here: u32, _: u32| (self.progress)(whole(done).saturating_add(here), whole(total));
        work(&Watch {
            cancelled: self.cancelled,
            progress: &progress,
        })
    }

    /// Tells the progress and asks whether to go on.
    pub(crate) fn step(&self, done: usize, total: usize) -> Result<(), RenderError> {
        if (self.cancelled)() {
            return Err(RenderError::Cancelled);
        }
        let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (self.progress)(whole(done), whole(total));
        Ok(())
    }
}

impl Default for Watch<'_> {
    fn default() -> Self {
        Self {
            cancelled: &|| false,
            progress: &|_, _| {},
        }
    }
}
