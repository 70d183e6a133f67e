//! Steps with their durations: the first that fails ends the run.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::Result;
use crate::process::{run, spelled};

/// Steps done so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Duration)>,
}

impl Steps {
    /// Runs a program as a step.
    ///
    /// # Errors
    /// Where it fails, with the table of durations before it.
    pub fn run(&mut self, name: &str, command: &mut Command) -> Result {
        self.step(name, || {
            println!("$ {}", spelled(command));
            run(command)
        })
    }

    /// Does a step.
    ///
    /// # Errors
    /// The step's own, after the table.
    pub fn step(&mut self, name: &str, step: impl FnOnce() -> Result) -> Result {
        println!("\n=== {name}");
        let start = Instant::now();
        let result = step();
        self.done.push((name.to_owned(), start.elapsed()));
        result.map_err(|reason| {
            self.print();
            format!("FAILED at \"{name}\": {reason}")
        })
    }

    /// Prints how long each step took.
    pub fn print(&self) {
        println!("\n{:<52} {:>8}", "step", "seconds");
        for (name, time) in &self.done {
            println!("{name:<52} {:>8.1}", time.as_secs_f32());
        }
        let total: Duration = self.done.iter().map(|(_, time)| *time).sum();
        println!("{:<52} {:>8.1}", "all", total.as_secs_f32());
    }
}
