//! `check-id`: what numbers of identity documents say by themselves.

use super::words::Words;
use super::{Outcome, Refusal, say, say_json};
use crate::domain::id_number::{self, Verdict};
use std::process::ExitCode;

pub(super) fn run(words: &Words) -> Outcome {
    if words.rest.is_empty() {
        return Err(Refusal::Usage("缺少号码".to_owned()));
    }
    let today = crate::platform::today();
    let verdicts: Vec<Verdict> = words.rest.iter().map(|number| id_number::check(number, today)).collect();
    if words.has("json") {
        match verdicts.as_slice() {
            [one] => say_json(one)?,
            many => say_json(&many)?,
        }
    } else {
        for verdict in &verdicts {
            say(&sentence(verdict))?;
        }
    }
    let all_valid = verdicts.iter().all(Verdict::is_valid);
    Ok(if all_valid { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn sentence(verdict: &Verdict) -> String {
    match &verdict.problem {
        Some(problem) => format!("{}\t{}", verdict.number, problem.sentence),
        None => format!("{}\t号码正确\t{}", verdict.number, verdict.warnings.join("；")),
    }
}
