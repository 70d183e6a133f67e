//! Map files in and out; each says what it could not keep.
