//! Rows about people: who they are, where they live, which household they belong to.

mod judge;
mod stay;
mod writing;

pub(super) use judge::Judge;
pub(super) use writing::Pen;

/// Fields of a person that a number only proposes: they contradict nothing.
const PROPOSED: [&str; 1] = ["registered_area"];
/// Fields of a residence that saving sets, and where it is.
const SET_BY_SAVING: [&str; 7] =
    ["person", "kind", "place", "registered_on", "registrar", "registration_number", "duplicate_reason"];
