//! (print)
