//! Paints a Scene as SVG, PDF and PNG. Places nothing.
