//! What was measured, beside the bounds of the design.

use crate::frames::Frames;

/// Most that a frame may take longer than the idle ones, at the 95th percentile.
const SLACK: f64 = 1.0;
/// Longest frame.
const LONGEST: f64 = 50.0;

struct Row {
    what: String,
    figures: String,
    bound: String,
    missed: bool,
}

/// The table.
#[derive(Default)]
pub struct Rows {
    rows: Vec<Row>,
    subject: String,
    idle: f64,
}

impl Rows {
    /// What the next rows are about.
    pub fn about(&mut self, subject: &str) {
        subject.clone_into(&mut self.subject);
        println!("\n{subject}");
    }

    /// The frames while nothing is done: the measure of all others.
    pub fn idle(&mut self, frames: Frames) {
        self.idle = frames.p95;
        self.add("idle", figures(frames), String::new(), false);
    }

    /// The frames of a gesture.
    pub fn frames(&mut self, what: &str, frames: Frames) {
        let p95 = self.idle + SLACK;
        let missed = frames.count == 0 || frames.p95 > p95 || frames.longest > LONGEST;
        self.add(
            what,
            figures(frames),
            format!("p95 {p95:.0}, longest {LONGEST:.0}"),
            missed,
        );
    }

    /// A time in ms; a bound of 0 is none.
    pub fn time(&mut self, what: &str, time: f64, bound: f64) {
        self.figure(what, time, bound, "ms");
    }

    /// Memory of all processes in MB; the design names a bound for the large map.
    pub fn memory(&mut self, what: &str, megabytes: f64) {
        self.figure(what, megabytes, 600.0, "MB");
    }

    fn figure(&mut self, what: &str, figure: f64, bound: f64, unit: &str) {
        let words = if bound > 0.0 {
            format!("{bound:.0} {unit}")
        } else {
            String::new()
        };
        self.add(
            what,
            format!("{figure:.0} {unit}"),
            words,
            bound > 0.0 && figure > bound,
        );
    }

    fn add(&mut self, what: &str, figures: String, bound: String, missed: bool) {
        let mark = if missed { "  missed" } else { "" };
        println!("  {what:<44} {figures:<40} {bound:<22}{mark}");
        self.rows.push(Row {
            what: format!("{}: {what}", self.subject),
            figures,
            bound,
            missed,
        });
    }

    /// The verdict.
    pub fn print(&self) {
        let missed: Vec<&Row> = self.rows.iter().filter(|row| row.missed).collect();
        if missed.is_empty() {
            println!("\nall within bounds");
            return;
        }
        println!("\nmissed:");
        for row in missed {
            println!("  {}: {} (bound: {})", row.what, row.figures, row.bound);
        }
    }
}

fn figures(
    Frames {
        count,
        p50,
        p95,
        longest,
    }: Frames,
) -> String {
    format!("p50 {p50:.0}  p95 {p95:.0}  longest {longest:.0} ms ({count})")
}
