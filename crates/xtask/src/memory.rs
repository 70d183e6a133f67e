//! Memory of running programs, as Linux shares it out among them.

use std::fs;
use std::path::PathBuf;

/// Proportional memory of a process and all it started, in MB.
pub fn of(process: u32) -> f64 {
    let kilobytes: f64 = family(process).into_iter().filter_map(share).sum();
    kilobytes / 1024.0
}

fn family(process: u32) -> Vec<u32> {
    let mut family = vec![process];
    let mut at = 0;
    while let Some(parent) = family.get(at).copied() {
        family.extend(children(parent));
        at += 1;
    }
    family
}

fn children(parent: u32) -> Vec<u32> {
    let tasks = fs::read_dir(PathBuf::from(format!("/proc/{parent}/task")));
    let lists = tasks
        .into_iter()
        .flatten()
        .flatten()
        .map(|task| fs::read_to_string(task.path().join("children")));
    lists
        .flatten()
        .flat_map(|list| {
            list.split_whitespace()
                .filter_map(|id| id.parse().ok())
                .collect::<Vec<u32>>()
        })
        .collect()
}

fn share(process: u32) -> Option<f64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
