//! What the labels of a table meant when it was filled, as it is kept for the next time.

use super::{About, Content, Manner, Means, Plan, Source};
use serde::{Deserialize, Serialize};

/// The word of a slot that stays empty.
const NOTHING: &str = "";

/// A table that was filled, by its labels.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Remembered {
    pub about: About,
    /// What each slot is filled with, in the order of the table: the word of a content, or nothing.
    pub words: Vec<String>,
    #[serde(default)]
    pub manner: Manner,
}

impl Remembered {
    pub fn of(plan: &Plan, manner: Manner) -> Self {
        let word = |means: Means| means.content().map_or_else(|| NOTHING.to_owned(), Content::word);
        Self { about: plan.about, words: plan.slots.iter().map(|slot| word(slot.means)).collect(), manner }
    }

    /// Takes up what was chosen before; what this version does not know stays as it was recognised.
    pub fn recall(&self, plan: &mut Plan) {
        if self.words.len() != plan.slots.len() || self.about != plan.about {
            return;
        }
        for (slot, word) in plan.slots.iter_mut().zip(&self.words) {
            if matches!(slot.means, Means::Forbidden(_) | Means::ByHand) {
                continue;
            }
            let known = Content::from_word(self.about, word).map(Means::Content);
            let means = if word == NOTHING { Some(Means::Nothing) } else { known };
            if let Some(means) = means {
                (slot.means, slot.source) = (means, Source::Remembered);
            }
        }
    }
}
