//! `takeaway` and `bring-back`: the whole station as open files, and those made a station again.

use super::words::Words;
use super::{Outcome, open, password, say, say_json};
use crate::services::export::Purpose;
use crate::services::takeaway::{self, BringOrder, TakeOrder};
use crate::services::{Clock, MachineSettings, Progress};
use std::path::Path;
use std::process::ExitCode;

pub(super) fn take(words: &Words) -> Outcome {
    let to = words.path("to")?;
    let purpose = Purpose { words: words.one("purpose").unwrap_or_default().to_owned(), ..Purpose::default() };
    let mut desk = open(words)?;
    // The password that opened the archive is the one that is asked again.
    let order = TakeOrder { to: &to, purpose, password: &password("再次输入口令：")? };
    let taken = takeaway::take(&mut MachineSettings::load(), &mut desk, &order, &Progress::default())?;
    if words.has("json") {
        say_json(&taken)?;
    } else {
        say(&taken.words())?;
        say(&format!("存在 {}。里面是没有加密的个人信息，请妥善保管", to.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn bring_back(words: &Words) -> Outcome {
    let from = words.only("带走的文件夹")?.to_owned();
    let order = BringOrder {
        from: Path::new(&from),
        folder: &words.path("archive")?,
        operator: words.one("operator").unwrap_or(super::archive::FIRST_OPERATOR),
        password: &password("新口令：")?,
    };
    let brought = takeaway::bring_back(&order, Clock::System, &Progress::default())?;
    MachineSettings::load().remember(&brought.desk);
    if words.has("json") {
        say_json(&serde_json::json!({
            "archive": order.folder, "operator": order.operator, "rows": brought.rows,
            "recovery_code": brought.code.to_string(),
        }))?;
    } else {
        say(&brought.words())?;
        say(&format!("恢复码只显示这一次，请抄下封存：\n{}", brought.code))?;
    }
    Ok(ExitCode::SUCCESS)
}
