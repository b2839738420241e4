//! A stretch of doors: from which number to which, on which side of the street.

use crate::domain::text;

/// Numbers run up one side of a street and down the other: odd ones here, even ones there.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Side {
    #[default]
    Both,
    Odd,
    Even,
}

impl Side {
    pub const ALL: [Self; 3] = [Self::Both, Self::Odd, Self::Even];

    pub fn label(self) -> &'static str {
        match self {
            Self::Both => "全部",
            Self::Odd => "单号",
            Self::Even => "双号",
        }
    }
}

/// Which doors of a place are meant; without an end, all from there or up to there.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Stretch {
    pub from: Option<u32>,
    pub until: Option<u32>,
    pub side: Side,
}

impl Stretch {
    /// 「1-19」, 「1号至19号」, 「101～504」, 「20-」; nothing means every door.
    pub fn read(typed: &str, side: Side) -> Result<Self, &'static str> {
        let typed = text::half_width(typed).replace(['－', '–', '—', '~', '～', '至', '到'], "-");
        let number = |words: &str| {
            let words = words.trim().trim_end_matches(['号', '室']);
            if words.is_empty() {
                Ok(None)
            } else {
                words.parse().map(Some).map_err(|_| "请填起止门牌号，例如 1-19")
            }
        };
        let (from, until) = match typed.split_once('-') {
            Some((from, until)) => (number(from)?, number(until)?),
            None => (number(&typed)?, number(&typed)?),
        };
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            return Err("止号小于起号");
        }
        Ok(Self { from, until, side })
    }

    /// A door without a number is meant where nothing was asked of the number.
    pub fn has(&self, label: &str) -> bool {
        if *self == Self::default() {
            return true;
        }
        let Some(number) = door_number(label) else { return false };
        let is_on_side = match self.side {
            Side::Both => true,
            Side::Odd => number % 2 == 1,
            Side::Even => number.is_multiple_of(2),
        };
        is_on_side && self.from.is_none_or(|from| number >= from) && self.until.is_none_or(|until| number <= until)
    }
}

/// The number on the door: the last one of its label, 501 of 「501室」, 12 of 「3巷12号」.
pub fn door_number(label: &str) -> Option<u32> {
    let label = text::half_width(label);
    let end = label.rfind(|letter: char| letter.is_ascii_digit())?;
    let start = label[..end]
        .rfind(|letter: char| !letter.is_ascii_digit())
        .map_or(0, |before| before + label[before..].chars().next().map_or(1, char::len_utf8));
    label[start..=end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_on_a_door_is_the_last_one() {
        for (label, number) in [
            ("501室", Some(501)),
            ("1号门店", Some(1)),
            ("3巷12号", Some(12)),
            ("１９号", Some(19)),
            ("阁楼", None),
            ("7", Some(7)),
        ] {
            assert_eq!(door_number(label), number, "{label}");
        }
    }

    #[test]
    fn a_stretch_is_typed_in_many_ways() {
        for typed in ["1-19", "1号至19号", "１－１９", " 1 ~ 19 ", "1到19号"] {
            let read = Stretch::read(typed, Side::Both);
            assert_eq!(read, Ok(Stretch { from: Some(1), until: Some(19), side: Side::Both }), "{typed}");
        }
        assert_eq!(Stretch::read("", Side::Both), Ok(Stretch::default()));
        assert_eq!(Stretch::read("20-", Side::Odd).map(|stretch| stretch.until), Ok(None));
        assert_eq!(Stretch::read("19-1", Side::Both), Err("止号小于起号"));
        assert!(Stretch::read("东头", Side::Both).is_err());
    }

    #[test]
    fn doors_of_one_side_are_taken_alone() {
        let odd = Stretch::read("1-19", Side::Odd).unwrap();
        let taken: Vec<u32> = (1..=25).filter(|number| odd.has(&format!("{number}号"))).collect();
        assert_eq!(taken, [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
        assert!(!odd.has("阁楼") && Stretch::default().has("阁楼"));
    }
}
