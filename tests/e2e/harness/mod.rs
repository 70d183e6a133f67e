//! What all tests stand on: a display, a library folder, a window and the hands that use it.

mod bus;
mod display;
#[path = "../../shared/driver.rs"]
mod driver;
mod hands;
mod home;
mod pointer;
mod sample;
#[path = "../../shared/wait.rs"]
mod wait;
mod window;

pub use bus::Bus;
pub use fantoccini::key::Key;
pub use home::{Home, card_with, cards_in, columns, lane_of};
pub use sample::{Sample, place, sample};
pub use wait::{limited, until};
pub use window::Window;
