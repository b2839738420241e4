//! What the user can mend: a sentence tied to a field. What failed is an error of its floor instead.

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Weight {
    /// Cannot be saved like this.
    Wrong,
    /// May be saved now and completed later; it will be listed as 待补.
    Missing,
    /// Worth a look; saving is not held up.
    Doubtful,
}

/// One thing to mend, said in one sentence, at one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The field's key in its register.
    pub field: &'static str,
    pub weight: Weight,
    /// What is wrong and what to do, without any personal detail.
    pub sentence: String,
}

impl Problem {
    pub fn wrong(field: &'static str, sentence: impl Into<String>) -> Self {
        Self { field, weight: Weight::Wrong, sentence: sentence.into() }
    }

    pub fn missing(field: &'static str, sentence: impl Into<String>) -> Self {
        Self { field, weight: Weight::Missing, sentence: sentence.into() }
    }

    pub fn doubtful(field: &'static str, sentence: impl Into<String>) -> Self {
        Self { field, weight: Weight::Doubtful, sentence: sentence.into() }
    }
}
