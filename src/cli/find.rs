//! `search`: one query, or a file of them timed.

use super::words::Words;
use super::{Outcome, Refusal, open, say, say_json};
use crate::platform::Stopwatch;
use crate::services::Desk;
use crate::services::finding::{self, Hit, HitKind};
use serde_json::{Value, json};
use std::process::ExitCode;

pub(super) fn run(words: &Words) -> Outcome {
    let desk = open(words)?;
    let limit = words.number("limit")?.unwrap_or(finding::FIRST_PAGE);
    let register = words.one("register").map(register).transpose()?;
    match words.one("queries") {
        Some(file) => timed(&desk, file, register, limit),
        None => once(&desk, words, register, limit),
    }
}

/// A register by its English or Chinese name.
fn register(word: &str) -> Result<HitKind, Refusal> {
    const NAMES: [(HitKind, &[&str]); 12] = [
        (HitKind::Person, &["人口", "人员", "人"]),
        (HitKind::Place, &["地址"]),
        (HitKind::RentalHouse, &["出租房屋", "房屋"]),
        (HitKind::Residence, &["居住登记", "居住"]),
        (HitKind::Household, &["户", "家庭户"]),
        (HitKind::Tenancy, &["租赁"]),
        (HitKind::Organisation, &["单位"]),
        (HitKind::LandlordRating, &["星级评定", "房东星级"]),
        (HitKind::DefenceGroup, &["联防组"]),
        (HitKind::Team, &["队伍"]),
        (HitKind::Dispute, &["纠纷", "案件"]),
        (HitKind::Agreement, &["责任书", "文书"]),
    ];
    let known = NAMES.iter().find(|(kind, chinese)| kind.key() == word || chinese.contains(&word));
    let names = NAMES.map(|(kind, _)| kind.key()).join(" ");
    known.map(|(kind, _)| *kind).ok_or_else(|| Refusal::Usage(format!("查找里没有「{word}」。可以写：{names}")))
}

fn once(desk: &Desk, words: &Words, register: Option<HitKind>, limit: usize) -> Outcome {
    let hits = finding::search_in(desk, words.only("要找的词")?, register, limit)?;
    if words.has("json") {
        say_json(&hits.iter().map(as_json).collect::<Vec<_>>())?;
    } else {
        for hit in &hits {
            say(&format!("{}\t{}\t{}\t{}", hit.id.0, hit.title, hit.second_line, hit.why()))?;
        }
    }
    if hits.is_empty() {
        return Err(Refusal::Failed("没有找到。可以少写几个字，或换电话、证件尾号、门牌再找".to_owned()));
    }
    Ok(ExitCode::SUCCESS)
}

fn as_json(hit: &Hit) -> Value {
    let mut line = json!({
        "register": hit.kind.key(), "id": hit.id.0, "title": hit.title, "detail": hit.second_line,
        "reason": hit.reason.key(),
    });
    if let Some(place) = hit.place {
        line["place"] = place.0.into();
    }
    line
}

/// A query a line; the time is the search alone, without starting and signing in.
fn timed(desk: &Desk, file: &str, register: Option<HitKind>, limit: usize) -> Outcome {
    let text = std::fs::read_to_string(file).map_err(|_| Refusal::Failed("读不到查询文件".to_owned()))?;
    let mut rows = Vec::new();
    for query in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let stopwatch = Stopwatch::start();
        let hits = finding::search_in(desk, query, register, limit)?.len();
        let micros = u64::try_from(stopwatch.elapsed().as_micros()).unwrap_or(u64::MAX);
        rows.push(json!({ "query": query, "hits": hits, "micros": micros }));
    }
    say_json(&rows)?;
    Ok(ExitCode::SUCCESS)
}
