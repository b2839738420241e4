//! Telephone numbers: mobile, fixed, service numbers.
