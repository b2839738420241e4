//! `fill`: somebody's empty table filled with records or with what the station counts, and saved as a new file.

use super::words::Words;
use super::{Outcome, Refusal, open, say, say_json};
use crate::domain::Date;
use crate::services::filling::{self, About, Choice, FillOrder, Filling, Saved};
use crate::services::{Desk, Progress, as_of};
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(words: &Words) -> Outcome {
    let blank = words.only("空表文件")?.to_owned();
    let to = words.path("out")?;
    let existing = words.existing(&to)?;
    let mut desk = open(words)?;
    let mut filling = filling::open(&desk, Path::new(&blank))?;
    if let Some(about) = wanted(words)?.filter(|about| *about != filling.plan.about) {
        filling.choose_about(&desk, about)?;
    }
    let order = order(words, &desk, &filling)?;
    let saved = filling::save(&mut desk, &filling, &order, &to, existing, &Progress::default())?;
    if words.has("json") {
        say_json(&as_json(&filling, &saved))?;
    } else {
        in_words(&filling, &filled_with(&desk, &filling, &order)?, &saved)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What the table is about, where it is said: by its name, or by what it is to be filled with.
fn wanted(words: &Words) -> Result<Option<About>, Refusal> {
    match (words.one("about"), words.one("with")) {
        (Some(about), _) => about_called(about).map(Some),
        (None, with) => Ok(with.and_then(filling::about_of)),
    }
}

fn about_called(word: &str) -> Result<About, Refusal> {
    let known = About::ALL.into_iter().find(|about| about.label() == word);
    known
        .ok_or_else(|| Refusal::Usage(format!("没有「{word}」这种资料，可写 {}", listed(About::ALL.map(About::label)))))
}

fn order(words: &Words, desk: &Desk, filling: &Filling) -> Result<FillOrder, Refusal> {
    let day = words.one("on").map_or(Ok(None), |typed| as_of::read_day(typed, desk.today()));
    let on = day.map_err(Refusal::Usage)?.unwrap_or_else(|| desk.today());
    Ok(FillOrder {
        choice: choice(words, desk, filling, on)?,
        handed: None,
        on,
        with_children: words.has("with-children"),
        is_full: words.has("full-id"),
        purpose: words.one("purpose").unwrap_or_default().to_owned(),
    })
}

/// What is named, or somebody found by a word; without either what is filled in most.
fn choice(words: &Words, desk: &Desk, filling: &Filling, on: Date) -> Result<Choice, Refusal> {
    let about = filling.plan.about;
    if let Some(word) = words.one("find") {
        return match filling::found(desk, about, word)?.as_slice() {
            [only] => Ok(only.choice.clone()),
            [] => Err(Refusal::Failed("没有找到这条记录".to_owned())),
            several => Err(Refusal::Failed(format!("找到 {} 条，请写得更具体", several.len()))),
        };
    }
    let offers = filling::offers(desk, about, None, on)?;
    let known = match words.one("with") {
        None => filling::usual(filling, &offers),
        Some(word) => offers.iter().find(|offer| offer.choice.key() == word || offer.words == word),
    };
    let keys = || listed(offers.iter().map(|offer| offer.choice.key()));
    known.map(|offer| offer.choice.clone()).ok_or_else(|| Refusal::Usage(format!("--with 可写 {}", keys())))
}

fn listed(words: impl IntoIterator<Item = &'static str>) -> String {
    words.into_iter().collect::<Vec<_>>().join("、")
}

/// 「人口，在住常住人口」
fn filled_with(desk: &Desk, filling: &Filling, order: &FillOrder) -> Result<String, Refusal> {
    let about = filling.plan.about;
    let offers = filling::offers(desk, about, None, order.on)?;
    let words = offers.into_iter().find(|offer| offer.choice == order.choice).map(|offer| offer.words);
    Ok([Some(about.label().to_owned()), words].into_iter().flatten().collect::<Vec<_>>().join("，"))
}

fn in_words(filling: &Filling, with: &str, saved: &Saved) -> Result<(), Refusal> {
    let about = filling.plan.about;
    say(&format!("填的是 {with}"))?;
    if saved.rows > 0 {
        say(&format!("已填 {} {}，{} 个文件", saved.rows, about.measure(), saved.files))?;
    } else {
        say(&format!("已填 {} 格，{} 个文件", saved.places, saved.files))?;
    }
    if let Some(caution) = filling.caution() {
        say(caution)?;
    }
    if saved.children > 0 {
        say(&format!("不满十四周岁的 {} 人没有填", saved.children))?;
    }
    if saved.over > 0 {
        say(&format!("{} 条没有填：{}", saved.over, saved.why.unwrap_or("表里没有位置")))?;
    }
    let empty: Vec<&str> = empty(filling).chain(saved.disagreeing.iter().map(String::as_str)).collect();
    if !empty.is_empty() {
        say(&format!("空着的栏目：{}", empty.join("、")))?;
    }
    if saved.blank.is_empty() {
        return Ok(());
    }
    say(&format!("没有登记，或默认不往外填，空着的栏目：{}", saved.blank.join("、")))
}

/// Labels that nothing was known for.
fn empty(filling: &Filling) -> impl Iterator<Item = &str> {
    let slots = filling.plan.slots.iter().filter(|slot| slot.means.content().is_none());
    slots.map(|slot| slot.label.as_str())
}

fn as_json(filling: &Filling, saved: &Saved) -> serde_json::Value {
    let slots = filling.plan.slots.iter().map(
        |slot| serde_json::json!({ "label": slot.label, "content": slot.means.content().map(filling::Content::word) }),
    );
    serde_json::json!({
        "rows": saved.rows, "files": saved.files, "over": saved.over, "children_left_out": saved.children,
        "disagreeing": saved.disagreeing, "blank": saved.blank, "caution": filling.caution(), "slots": slots.collect::<Vec<_>>(),
    })
}
