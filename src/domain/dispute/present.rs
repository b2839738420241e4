//! Who was there when something was said: those who took part, who conducted it, and who wrote it down.

use super::names;
use crate::domain::registers::DisputeStep;

/// Their names: 「李四（社区民警）」 is 李四.
pub fn present(step: &DisputeStep) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for field in [&step.conducted_by, &step.recorder, &step.attendees] {
        for name in names(field) {
            let name = name.split(['（', '(']).next().unwrap_or_default().to_owned();
            if !name.is_empty() && !all.contains(&name) {
                all.push(name);
            }
        }
    }
    all
}

/// Whether somebody who speaks is among them, with whatever office they were written: 「社区民警李四」 is there as 李四.
pub fn is_present(step: &DisputeStep, speaker: &str) -> bool {
    let speaker = speaker.trim();
    [&step.conducted_by, &step.recorder, &step.attendees].iter().any(|field| field.contains(speaker))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::Text;

    #[test]
    fn whoever_takes_part_conducts_or_writes_is_there() {
        let step = DisputeStep {
            attendees: Text::new("甄有理、贾来迟（乙方）、社区民警李四"),
            conducted_by: Text::new("何建国"),
            recorder: Text::new("何建国"),
            ..DisputeStep::default()
        };
        assert_eq!(present(&step), ["何建国", "甄有理", "贾来迟", "社区民警李四"]);
        for speaker in ["何建国", "贾来迟", " 李四 "] {
            assert!(is_present(&step, speaker), "{speaker}");
        }
        assert!(!is_present(&step, "甄路过"));
    }
}
