//! What a person can do, one function per action, for window and command line alike.
