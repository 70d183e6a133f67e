//! Where everything on a map stands, and the drawing that follows from it. Pure.
