//! Rows added to a list: what stands below moves down, and what reaches over the list reaches over the new rows as well.

/// So many rows come in behind the last row of a list; rows from 0.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Insertion {
    pub first: u32,
    pub last: u32,
    pub count: u32,
}

impl Insertion {
    pub fn row(self, row: u32) -> u32 {
        if row > self.last { row.saturating_add(self.count) } else { row }
    }

    /// Rows from one to another. What reaches to the last row of the list reaches on; a range of that row alone does so
    /// only if it `grows`.
    pub fn rows(self, (from, until): (u32, u32), grows: bool) -> (u32, u32) {
        let reaches_on = until == self.last && (from < self.last || grows);
        let until = if reaches_on { until.saturating_add(self.count) } else { self.row(until) };
        (self.row(from), until)
    }

    /// Whether a row is one of the list.
    pub fn is_in_list(self, row: u32) -> bool {
        (self.first..=self.last).contains(&row)
    }

    /// A range that takes some rows of the list and not its last one was not meant to grow with it.
    pub fn is_cut(self, (from, until): (u32, u32)) -> bool {
        from <= self.last && until >= self.first && until < self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_over_the_list_grows_and_what_is_below_moves() {
        let insertion = Insertion { first: 4, last: 13, count: 10 };
        assert_eq!((insertion.row(13), insertion.row(14)), (13, 24));
        assert_eq!(insertion.rows((4, 13), false), (4, 23));
        assert_eq!(insertion.rows((0, 20), false), (0, 30));
        assert_eq!(insertion.rows((15, 16), false), (25, 26));
        assert_eq!((insertion.rows((13, 13), false), insertion.rows((13, 13), true)), ((13, 13), (13, 23)));
        assert!(insertion.is_cut((4, 12)) && !insertion.is_cut((4, 13)) && !insertion.is_cut((0, 3)));
    }
}
