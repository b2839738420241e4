//! What differs by system, and the clock: paths, today's date, dialogs, printers.

use crate::domain::Date;

/// Today by the computer's clock.
pub fn today() -> Date {
    chrono::Local::now().date_naive()
}

/// This moment, `2026-06-15T10:42:07+08:00`, as audit lines and history keep it.
pub fn now() -> String {
    chrono::Local::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}
