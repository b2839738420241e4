//! Two texts compared line by line: what both have, what only one has.

/// A line of the comparison, in the order of the texts.
#[derive(Clone, Debug, PartialEq)]
pub enum LineChange {
    Same(String),
    /// Only in the first text.
    Gone(String),
    /// Only in the second.
    New(String),
}

impl LineChange {
    pub fn is_same(&self) -> bool {
        matches!(self, Self::Same(_))
    }
}

/// What became of each line. The longest common run of lines stays; in a stretch that differs, what is gone stands before what
/// is new.
pub fn lines(before: &str, after: &str) -> Vec<LineChange> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let kept = common_lengths(&before, &after);
    let mut changes = Vec::with_capacity(before.len().max(after.len()));
    let (mut old, mut new) = (0, 0);
    while old < before.len() || new < after.len() {
        if old < before.len() && new < after.len() && before[old] == after[new] {
            changes.push(LineChange::Same(before[old].to_owned()));
            (old, new) = (old + 1, new + 1);
        } else if old < before.len() && (new == after.len() || kept[old + 1][new] >= kept[old][new + 1]) {
            changes.push(LineChange::Gone(before[old].to_owned()));
            old += 1;
        } else {
            changes.push(LineChange::New(after[new].to_owned()));
            new += 1;
        }
    }
    changes
}

/// For each pair of places, how many lines the two rests have in common. A wording has some hundred lines, so the table is small.
fn common_lengths(before: &[&str], after: &[&str]) -> Vec<Vec<usize>> {
    let mut lengths = vec![vec![0; after.len() + 1]; before.len() + 1];
    for old in (0..before.len()).rev() {
        for new in (0..after.len()).rev() {
            lengths[old][new] = if before[old] == after[new] {
                lengths[old + 1][new + 1] + 1
            } else {
                lengths[old + 1][new].max(lengths[old][new + 1])
            };
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(before: &str, after: &str) -> Vec<String> {
        let mark = |change: &LineChange| match change {
            LineChange::Same(line) => format!(" {line}"),
            LineChange::Gone(line) => format!("-{line}"),
            LineChange::New(line) => format!("+{line}"),
        };
        lines(before, after).iter().map(mark).collect()
    }

    #[test]
    fn what_both_have_stays_and_what_is_gone_stands_before_what_is_new() {
        for (before, after, expected) in [
            ("甲\n乙\n丙", "甲\n乙\n丙", vec![" 甲", " 乙", " 丙"]),
            ("甲\n乙\n丙", "甲\n丁\n丙", vec![" 甲", "-乙", "+丁", " 丙"]),
            ("甲\n丙", "甲\n乙\n丙", vec![" 甲", "+乙", " 丙"]),
            ("甲\n乙", "乙", vec!["-甲", " 乙"]),
            ("", "甲", vec!["+甲"]),
            ("甲", "", vec!["-甲"]),
            ("甲\n甲\n乙", "甲\n乙\n乙", vec![" 甲", "-甲", " 乙", "+乙"]),
        ] {
            assert_eq!(marks(before, after), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn either_text_can_be_made_again_from_the_comparison() {
        let (before, after) = ("一\n二\n三\n四\n五", "一\n三\n六\n五\n七");
        let changes = lines(before, after);
        let of = |keep: fn(&LineChange) -> bool| {
            let lines = changes.iter().filter(|change| keep(change)).map(|change| match change {
                LineChange::Same(line) | LineChange::Gone(line) | LineChange::New(line) => line.as_str(),
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        assert_eq!(of(|change| !matches!(change, LineChange::New(_))), before);
        assert_eq!(of(|change| !matches!(change, LineChange::Gone(_))), after);
    }
}
