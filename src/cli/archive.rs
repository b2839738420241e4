//! `new`, `backup`, `verify`, `restore`, `salvage`, `check`.

use super::words::Words;
use super::{Outcome, Refusal, open, password, remembered_operator, say, say_json};
use crate::domain::Station;
use crate::services::backup::Manifest;
use crate::services::checkup::{AreaClear, ClearCount};
use crate::services::salvage::{self as salvages, SalvageOrder};
use crate::services::station::{self, Founding};
use crate::services::{
    Clock, MachineSettings, Progress, backup as backups, check as checks, checkup as checkups, demo,
};
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;

/// Who signs in first when nobody is named.
pub(super) const FIRST_OPERATOR: &str = "站长";
const DEFAULT_SEED: u64 = 1;

pub(super) fn new(words: Words) -> Outcome {
    let name = words.required("name")?.to_owned();
    let founding = Founding {
        folder: words.path("archive")?,
        station: Station { community: name.trim_end_matches("综治工作站").to_owned(), name, ..Station::default() },
        operator: words.one("operator").unwrap_or(FIRST_OPERATOR).to_owned(),
        password: password("新口令：")?,
    };
    let people: u32 = words.number("demo")?.unwrap_or_default();
    let seed = words.number("seed")?.unwrap_or(DEFAULT_SEED);
    let (mut desk, code) = station::found(&founding, Clock::System)?;
    MachineSettings::load().remember(&desk);
    let planted = demo::plant(&mut desk, people, seed, &Progress::default())?;
    if words.has("json") {
        say_json(&serde_json::json!({
            "archive": founding.folder, "operator": founding.operator, "people": people, "planted": planted,
            "recovery_code": code.to_string(),
        }))?;
    } else {
        say(&format!("已建好档案，站长操作员是「{}」。恢复码只显示这一次，请抄下封存：\n{code}", founding.operator))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn backup(words: &Words) -> Outcome {
    let mut desk = open(words)?;
    let to = words.one("to").map(Path::new);
    let made = backups::make(&mut desk, to)?;
    report(words, &made.manifest, &format!("备份已完成并核对：{}", made.folder.display()))
}

pub(super) fn verify(words: &Words) -> Outcome {
    let manifest = backups::verify(Path::new(words.only("备份文件夹")?))?;
    report(words, &manifest, "备份完好")
}

pub(super) fn restore(words: &Words) -> Outcome {
    let to = words.path("to")?;
    let manifest = backups::restore(Path::new(words.only("备份文件夹")?), &to)?;
    report(words, &manifest, &format!("已恢复到 {}。用原来的口令登录", to.display()))
}

pub(super) fn salvage(words: &Words) -> Outcome {
    let (from, to) = (words.path("archive")?, words.path("to")?);
    let operator = words.one("operator").map_or_else(|| remembered_operator(&from), str::to_owned);
    let password = password("口令：")?;
    let order = SalvageOrder { from: &from, operator: &operator, password: &password, to: &to };
    let salvaged = salvages::salvage(&mut MachineSettings::load(), &order, Clock::System, &Progress::default())?;
    if words.has("json") {
        say_json(&salvaged)?;
    } else {
        for line in salvages::report(&salvaged) {
            say(&line)?;
        }
        say(&format!("已存到 {}，并核对。用原来的口令登录；损坏的档案没有改动，请留着", to.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn check(words: &Words) -> Outcome {
    let desk = open(words)?;
    let findings = checks::run(&desk)?;
    let checkup = checkups::report(&desk, &Progress::default())?;
    let areas = checkups::areas(&desk, &Progress::default())?;
    if words.has("json") {
        let clear = areas.iter().map(clear_json).collect();
        say_json(&Checked { findings: &findings, checkup: &checkup, clear })?;
    } else {
        let mark = |is_good: bool| if is_good { "完好" } else { "有问题" };
        say(&format!("数据库文件 {}", mark(findings.file)))?;
        say(&format!("操作记录链 {}，共 {} 行", mark(findings.chain), findings.audit_lines))?;
        match findings.altered_rows {
            0 => say("登记与修改经过 相符")?,
            _ => say(&format!("登记与修改经过 不符：{}", findings.altered_in_words()))?,
        }
        if let Some(agrees) = findings.backup {
            say(&format!("操作记录与最近的备份 {}", if agrees { "相符" } else { "不符" }))?;
        }
        let rebuilt = if findings.search_rebuilt { "（原与登记不一致，已重新做好）" } else { "" };
        say(&format!("查找索引 {}{rebuilt}", mark(findings.search)))?;
        let counts = (findings.people, findings.living_here, findings.left, findings.incomplete);
        say(&format!(
            "人员 {} 人；流动人口在住 {} 人，已离开 {} 人，待补 {} 份",
            counts.0, counts.1, counts.2, counts.3
        ))?;
        for rule in checkup.iter().filter(|rule| rule.count > 0) {
            say(&format!("{} {} 处", rule.title, rule.count))?;
        }
        for area in &areas {
            say(&format!("五个清 {}：{}", area.name, clear_words(area)))?;
        }
    }
    if findings.is_sound() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Refusal::Failed("档案有问题。请停止登记，用最近一次核对过的备份恢复".to_owned()))
}

/// What `check` says as JSON: the file, and rule by rule what records say against each other.
#[derive(serde::Serialize)]
struct Checked<'a> {
    #[serde(flatten)]
    findings: &'a checks::Findings,
    checkup: &'a [checkups::RuleReport],
    /// 五个清 of every responsibility area.
    clear: Vec<Value>,
}

/// 「总人数清缺 2、联系方式清缺 1」; 「都清」 where nothing is missing.
fn clear_words(area: &AreaClear) -> String {
    let lacking = area.counts.iter().filter(|count| count.missing > 0);
    let said: Vec<String> = lacking.map(|count| format!("{}缺 {}", count.clear.label(), count.missing)).collect();
    if said.is_empty() { "都清".to_owned() } else { said.join("、") }
}

fn clear_json(area: &AreaClear) -> Value {
    let count = |count: &ClearCount| (count.clear.key().to_owned(), json!([count.complete, count.missing]));
    let counts: serde_json::Map<String, Value> = area.counts.iter().map(count).collect();
    json!({ "place": area.place.0, "name": area.name, "complete_and_missing": counts })
}

fn report(words: &Words, manifest: &Manifest, sentence: &str) -> Outcome {
    if words.has("json") {
        say_json(manifest)?;
    } else {
        say(&format!("{sentence}（{} 行，{}）", manifest.rows(), manifest.made_at))?;
    }
    Ok(ExitCode::SUCCESS)
}
