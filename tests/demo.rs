//! The made-up community: believable in every respect that can be said as a rule, nothing wrong in it, and what is sown into it
//! on purpose found, all of it and nothing else.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

mod demo {
    mod believable;
    mod checkup;
    mod planted;
    mod town;
}
