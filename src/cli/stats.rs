//! `stats`: the reports of the station as of a day.

use super::words::Words;
use super::{Outcome, Refusal, open, say, say_json};
use crate::domain::statistics::{
    Column, DEFENCE_COLUMNS, DefenceFigures, HOUSE_COLUMNS, RESIDENT_COLUMNS, ResidentFigures,
};
use crate::domain::{Date, values};
use crate::services::Progress;
use crate::services::statistics::{self, Statistics};
use serde_json::{Value, json};
use std::process::ExitCode;

pub(super) fn run(words: &Words) -> Outcome {
    let desk = open(words)?;
    let on = words.one("as-of").map_or(Ok(desk.today()), day)?;
    if on > desk.today() {
        return Err(Refusal::Usage("--as-of 不能在今天之后".to_owned()));
    }
    let statistics = statistics::of(&desk, on, &Progress::default())?;
    if words.has("json") {
        say_json(&as_json(&statistics))?;
    } else {
        in_words(&statistics)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn day(typed: &str) -> Result<Date, Refusal> {
    let mut day = values::Day::default();
    let read = values::Value::read(&mut day, typed, Date::MAX);
    day.0.filter(|_| read.is_ok()).ok_or_else(|| Refusal::Usage("--as-of 要跟一个日期，如 2026-03-31".to_owned()))
}

fn in_words(statistics: &Statistics) -> Result<(), Refusal> {
    say(&format!("截至 {}", statistics.on))?;
    say(&format!("流动人口 {} 人", statistics.floating.total()))?;
    for (name, figures) in statistics.floating.named_rows().filter(|(_, figures)| figures[0] > 0) {
        say(&format!("  {name} {} 人，男 {}，女 {}", figures[0], figures[1], figures[2]))?;
    }
    for row in &statistics.places {
        say(&format!("  {}{} {} 人", "  ".repeat(row.depth), row.name, row.count))?;
    }
    let residents = RESIDENT_COLUMNS.iter().zip(statistics.residents.sum.0);
    let figures: Vec<String> = residents.map(|(column, count)| format!("{} {count}", column.heading())).collect();
    say(&format!("常住人口：{}", figures.join("，")))?;
    let houses = statistics.houses.sum.0;
    let figures: Vec<String> =
        HOUSE_COLUMNS.iter().zip(houses).map(|(column, count)| format!("{} {count}", column.heading())).collect();
    say(&format!("出租房屋：{}", figures.join("，")))?;
    let defence = DEFENCE_COLUMNS.iter().zip(statistics.defence.sum.0);
    let figures: Vec<String> = defence.map(|(column, count)| format!("{} {count}", column.heading())).collect();
    say(&format!("联防：{} 个组，{}", statistics.defence.rows.len(), figures.join("，")))?;
    for flow in &statistics.months {
        say(&format!("  {} 来 {}，离开 {}", flow.month.label(), flow.arrived, flow.left))?;
    }
    Ok(())
}

fn as_json(statistics: &Statistics) -> Value {
    let columns = Column::all();
    let row = |(name, figures): (&str, &[u64])| {
        let of_group = |group: &str| -> Value {
            let of_group = columns.iter().zip(figures).filter(|(column, _)| column.group() == group);
            of_group.map(|(column, figure)| (column.heading().to_owned(), json!(figure))).collect()
        };
        json!({
            "reason": name, "total": figures[0], "male": figures[1], "female": figures[2],
            "stay": of_group("居住期限"), "origin": of_group("户籍地"), "dwelling": of_group("居住处所"),
        })
    };
    let houses = |figures: &[u64; HOUSE_COLUMNS.len()]| -> Value {
        let keys = ["total", "public", "private", "organisation", "unclassified", "let", "pledged", "filed", "titled"];
        keys.iter().zip(figures).map(|(key, figure)| ((*key).to_owned(), json!(figure))).collect()
    };
    let defence = |figures: &DefenceFigures| -> Value {
        let keys = ["doors", "turns", "patrols", "headcount", "calls", "findings", "settled"];
        keys.iter().zip(figures.0).map(|(key, figure)| ((*key).to_owned(), json!(figure))).collect()
    };
    let residents = |figures: &ResidentFigures| -> Value {
        let keys = [
            "households",
            "total",
            "male",
            "female",
            "under_18",
            "18_to_34",
            "35_to_59",
            "over_59",
            "age_unknown",
            "lives_at_household",
            "lives_elsewhere",
            "unsaid",
            "in_no_household",
        ];
        keys.iter().zip(figures.0).map(|(key, figure)| ((*key).to_owned(), json!(figure))).collect()
    };
    let ages = statistics.ages.rows.iter();
    let months = statistics.months.iter();
    json!({
        "as_of": statistics.on,
        "floating": { "total": statistics.floating.total(), "rows": statistics.floating.named_rows().map(row).collect::<Vec<_>>() },
        "ages": ages.map(|(band, row)| json!({
            "from": band.years().map(|(from, _)| from), "total": row.total, "male": row.male, "female": row.female,
        })).collect::<Vec<_>>(),
        "places": statistics.places.iter().map(|row| json!({
            "id": row.place.0, "name": row.name, "depth": row.depth, "count": row.count,
        })).collect::<Vec<_>>(),
        "months": months.map(|flow| json!({
            "month": flow.month.label(), "arrived": flow.arrived, "left": flow.left,
        })).collect::<Vec<_>>(),
        "rental_houses": { "sum": houses(&statistics.houses.sum.0), "rows": statistics.houses.rows.iter().map(|row| json!({
            "place": row.name, "figures": houses(&row.figures.0),
        })).collect::<Vec<_>>() },
        "residents": { "sum": residents(&statistics.residents.sum), "rows": statistics.residents.rows.iter().map(|row| json!({
            "place": row.name, "figures": residents(&row.figures),
        })).collect::<Vec<_>>() },
        "defence": { "sum": defence(&statistics.defence.sum), "rows": statistics.defence.rows.iter().map(|row| json!({
            "group": row.name, "figures": defence(&row.figures),
        })).collect::<Vec<_>>() },
    })
}
