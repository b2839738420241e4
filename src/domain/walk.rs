//! 五不漏: the five kinds of what is visited, how much of each was, and what a line of numbers typed after a walk means.

/// Market, street, room, shop, stall, as the saying has them: code of 地址类别, and what it is called.
pub const KINDS: [(&str, &str); 5] =
    [("8", "市场"), ("3", "街道"), ("7", "一楼一室"), ("9", "一店一户"), ("10", "一商一贩")];

/// A house without rooms counts among the rooms.
const HOUSE: &str = "5";
const ROOM: &str = "7";

/// Which of the five a place belongs to.
pub fn kind_of(place_kind: &str) -> Option<usize> {
    let kind = if place_kind == HOUSE { ROOM } else { place_kind };
    KINDS.iter().position(|(code, _)| *code == kind)
}

/// 已走访 of 应走访.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Progress {
    pub visited: usize,
    pub all: usize,
}

impl Progress {
    pub fn count(&mut self, is_visited: bool) {
        self.all += 1;
        self.visited += usize::from(is_visited);
    }

    pub fn add(&mut self, other: Self) {
        self.visited += other.visited;
        self.all += other.all;
    }

    pub fn is_done(self) -> bool {
        self.visited == self.all
    }
}

/// What was typed is no list of numbers of this round.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Mistyped {
    NotANumber(String),
    OutOfRange(u32),
    Backwards(u32, u32),
}

impl Mistyped {
    pub fn sentence(&self, last: u32) -> String {
        match self {
            Self::NotANumber(typed) => format!("「{typed}」不是编号，例如 3 或 3-7"),
            Self::OutOfRange(number) => format!("没有 {number} 号，编号从 1 到 {last}"),
            Self::Backwards(from, until) => format!("止号 {until} 小于起号 {from}"),
        }
    }
}

/// What stands behind numbers that were typed after a walk: nothing but that they were visited, or a matter found there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entered {
    pub numbers: Vec<u32>,
    /// Empty where nothing was found.
    pub found: String,
}

/// 「3 5-8；12：门锁着；15 16：楼道堆物」: parts apart by semicolons, in each the numbers and behind a colon what was found there.
pub fn entries(typed: &str, last: u32) -> Result<Vec<Entered>, Mistyped> {
    let mut entries = Vec::new();
    for part in typed.split([';', '；']).filter(|part| !part.trim().is_empty()) {
        let (of_numbers, found) = part.split_once([':', '：']).unwrap_or((part, ""));
        let numbers = numbers(of_numbers, last)?;
        if numbers.is_empty() {
            return Err(Mistyped::NotANumber(part.trim().to_owned()));
        }
        entries.push(Entered { numbers, found: found.trim().to_owned() });
    }
    Ok(entries)
}

/// 「3」, 「3 5 8」, 「12-18，20」: the numbers of a round, each once, in order.
pub fn numbers(typed: &str, last: u32) -> Result<Vec<u32>, Mistyped> {
    let typed = super::text::half_width(typed);
    let mut numbers = Vec::new();
    for part in typed.split([' ', ',', '、', '，', ';', '；']).filter(|part| !part.is_empty()) {
        let (from, until) = part.split_once(['-', '~', '至']).unwrap_or((part, part));
        let read = |word: &str| word.trim().parse::<u32>().map_err(|_| Mistyped::NotANumber(part.to_owned()));
        let (from, until) = (read(from)?, read(until)?);
        if let Some(number) = [from, until].into_iter().find(|number| !(1..=last).contains(number)) {
            return Err(Mistyped::OutOfRange(number));
        }
        if until < from {
            return Err(Mistyped::Backwards(from, until));
        }
        numbers.extend(from..=until);
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_typed_one_by_one_or_from_to_in_whatever_width() {
        for (typed, read) in [
            ("3", vec![3]),
            (" ３ ", vec![3]),
            ("3 5，8", vec![3, 5, 8]),
            ("12-14、20", vec![12, 13, 14, 20]),
            ("5-5 5 4", vec![4, 5]),
            ("", vec![]),
        ] {
            assert_eq!(numbers(typed, 20), Ok(read), "{typed}");
        }
    }

    #[test]
    fn what_was_found_stands_behind_the_numbers_of_where() {
        let entered = |numbers: &[u32], found: &str| Entered { numbers: numbers.to_vec(), found: found.to_owned() };
        for (typed, read) in [
            ("3 5-6", vec![entered(&[3, 5, 6], "")]),
            (
                "3；７：门锁着; 9-10 ： 楼道堆物，要清",
                vec![entered(&[3], ""), entered(&[7], "门锁着"), entered(&[9, 10], "楼道堆物，要清")],
            ),
            ("；", vec![]),
        ] {
            assert_eq!(entries(typed, 20), Ok(read), "{typed}");
        }
        assert_eq!(entries("3；：门锁着", 20), Err(Mistyped::NotANumber("：门锁着".to_owned())));
        assert_eq!(entries("3；21：门锁着", 20), Err(Mistyped::OutOfRange(21)), "and nothing of the line is taken");
    }

    #[test]
    fn a_number_that_the_round_does_not_have_takes_nothing_of_the_line() {
        assert_eq!(numbers("3 21", 20), Err(Mistyped::OutOfRange(21)));
        assert_eq!(numbers("0", 20), Err(Mistyped::OutOfRange(0)));
        assert_eq!(numbers("7-3", 20), Err(Mistyped::Backwards(7, 3)));
        assert_eq!(numbers("3栋", 20), Err(Mistyped::NotANumber("3栋".to_owned())));
    }

    #[test]
    fn a_house_without_rooms_is_visited_like_a_room_and_a_staircase_is_not_visited() {
        assert_eq!(["8", "3", "7", "5", "9", "10"].map(kind_of), [0, 1, 2, 2, 3, 4].map(Some));
        assert_eq!(["1", "2", "4", "6"].map(kind_of), [None; 4]);
    }

    #[test]
    fn a_round_is_done_when_nothing_is_left() {
        let mut progress = Progress::default();
        progress.count(true);
        progress.count(false);
        assert_eq!((progress, progress.is_done()), (Progress { visited: 1, all: 2 }, false));
    }
}
