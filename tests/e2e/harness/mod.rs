//! What all tests stand on: a display, a library folder, a window and the hands that use it.

mod bus;
mod display;
mod hands;
mod home;
mod pointer;
mod sample;
mod window;

pub use bus::Bus;
pub use fantoccini::key::Key;
pub use home::{Home, card_with, cards_in, columns, lane_of};
pub use lajur_tests::wait::{limited, until};
pub use sample::{Sample, place, sample};
pub use window::Window;
