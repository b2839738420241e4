//! Whether two records are of the same person: the signs for and against, each in words, and what they come to.
//!
//! Only what identifies somebody is compared: number, name, birth, sex, telephone, dwelling (docs/privacy.md). Where a
//! person comes from, their people, family or work never counts. Nothing is decided here: a clerk reads the signs and
//! decides.

mod numbers;
mod portrait;
mod sign;

pub use portrait::Portrait;
pub use sign::Sign;

use super::id_number::Sex;

/// The signs found between two records, those for it first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alikeness {
    pub signs: Vec<Sign>,
}

/// What the signs come to.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Verdict {
    Unlikely,
    Possible,
    Likely,
}

/// From this sum of weights on two records are likely of one person.
const LIKELY: i32 = 60;
/// From this sum on they may be.
const POSSIBLE: i32 = 35;

impl Alikeness {
    /// The sum of the signs' weights.
    pub fn total(&self) -> i32 {
        self.signs.iter().map(|sign| sign.weight()).sum()
    }

    pub fn verdict(&self) -> Verdict {
        match self.total() {
            LIKELY.. => Verdict::Likely,
            POSSIBLE.. => Verdict::Possible,
            _ => Verdict::Unlikely,
        }
    }
}

impl Verdict {
    pub fn label(self) -> &'static str {
        match self {
            Self::Likely => "很可能是同一人",
            Self::Possible => "可能是同一人",
            Self::Unlikely => "多半不是同一人",
        }
    }
}

/// Everything that speaks for or against these two being one person. It does not matter which is which.
pub fn compare(one: &Portrait, other: &Portrait) -> Alikeness {
    let number = numbers::compare(one, other);
    let mut signs: Vec<Sign> = [number, names(one, other), births(one, other), sexes(one, other)]
        .into_iter()
        .flatten()
        // A slip in the number is in birth and sex as well, which were taken from it: it counts once.
        .filter(|sign| !(number.is_some_and(Sign::is_slip) && matches!(sign, Sign::BirthDiffers | Sign::SexDiffers)))
        .collect();
    let shares_telephone = one.phones.iter().any(|phone| other.phones.contains(phone));
    signs.extend(shares_telephone.then_some(Sign::SharedTelephone));
    let shares_dwelling = one.dwelling.is_some() && one.dwelling == other.dwelling;
    signs.extend(shares_dwelling.then_some(Sign::SharedDwelling));
    signs.sort_by_key(|sign| -sign.weight());
    Alikeness { signs }
}

fn names(one: &Portrait, other: &Portrait) -> Option<Sign> {
    if one.name.is_empty() || other.name.is_empty() {
        return None;
    }
    let is_former = |former: &str, now: &str| !former.is_empty() && former == now;
    Some(if one.name == other.name {
        Sign::SameName
    } else if is_former(&one.former_name, &other.name) || is_former(&other.former_name, &one.name) {
        Sign::FormerName
    } else if !one.pinyin.is_empty() && one.pinyin == other.pinyin {
        Sign::SameReading
    } else {
        Sign::NameDiffers
    })
}

fn births(one: &Portrait, other: &Portrait) -> Option<Sign> {
    let (one, other) = (one.birth?, other.birth?);
    Some(if one == other {
        Sign::SameBirth
    } else if numbers::is_swapped_birth(one, other) {
        Sign::BirthSwapped
    } else {
        Sign::BirthDiffers
    })
}

fn sexes(one: &Portrait, other: &Portrait) -> Option<Sign> {
    let (one, other): (Sex, Sex) = (one.sex?, other.sex?);
    (one != other).then_some(Sign::SexDiffers)
}

#[cfg(test)]
mod tests;
