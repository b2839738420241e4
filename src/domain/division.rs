//! Administrative divisions (GB/T 2260), in force and abolished.

/// One division code over one period.
#[derive(Debug)]
pub struct Division {
    pub code: String,
    /// Own name, 「叙永县」.
    pub name: String,
    /// With province and prefecture, 「四川省泸州市叙永县」.
    pub full_name: String,
    pub is_in_force: bool,
    pub initials: String,
    pub pinyin: String,
}

/// The division a code meant on this day, or at the nearest time the code was in use.
pub fn at(_code: &str, _day: crate::domain::Date) -> Option<&'static Division> {
    None
}

/// The division a code means now, if it is in force.
pub fn now(_code: &str) -> Option<&'static Division> {
    None
}

/// Divisions in force (then abolished ones by exact name) whose name, initials, pinyin or code begin with what was typed.
pub fn matching(_typed: &str, _most: usize) -> Vec<&'static Division> {
    Vec::new()
}
