//! Many addresses at once: 「1–6 栋 × 3 单元 × 101–604」, told before it is done, one change with one undo.

use super::{Done, write, wrong};
use crate::domain::address::{self, Doors, Node, RangePlan};
use crate::domain::registers::Place;
use crate::domain::{RecordId, Right};
use crate::services::{Desk, Progress, Trouble};
use crate::store::{RangeCensus, StoreError};

/// What is to be added, and under which place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RangeOrder {
    pub parent: Option<RecordId>,
    pub typed: String,
    pub doors: Doors,
}

/// What adding would do.
#[derive(Clone, Debug, PartialEq)]
pub struct RangePreview {
    /// 「6 栋，每栋 3 个单元，每单元 24 间，共 432 间，从1栋1单元101室到6栋3单元604室」
    pub words: String,
    pub census: RangeCensus,
}

pub fn preview_range(desk: &Desk, order: &RangeOrder) -> Result<RangePreview, Trouble> {
    desk.require(Right::Look)?;
    let (plan, levels) = levels(desk, order)?;
    let census = desk.store.range_census(order.parent, &levels)?;
    let words = match order.doors {
        Doors::Rooms => plan.words(),
        Doors::Shops | Doors::Stalls => words_of_doors(&levels, plan.count()),
    };
    Ok(RangePreview { words, census })
}

/// Makes what is missing of the range. Cancelled means that nothing was made.
pub fn add_range(desk: &mut Desk, order: &RangeOrder, progress: &Progress) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    let (plan, levels) = levels(desk, order)?;
    let total = plan.count() as u64;
    let written = write(desk, "批量添加地址", |writing| {
        writing.add_range(order.parent, &levels, &mut |done| {
            progress.report(done as u64, total).map_err(|_| StoreError::Stopped)
        })
    });
    let (census, change) = written?;
    let known = if census.known > 0 { format!("，原有 {} 处没有动", census.known) } else { String::new() };
    Ok(Done { change, words: format!("已添加 {} 处地址{known}", census.new), place: order.parent })
}

/// The plan as levels of the tree, if it can lie under the chosen place.
fn levels(desk: &Desk, order: &RangeOrder) -> Result<(RangePlan, Vec<Vec<Node>>), Trouble> {
    let plan = address::plan_range(&order.typed).map_err(|mistake| wrong("range", mistake.to_string()))?;
    let levels = address::levels(&plan, order.doors);
    let highest = levels.first().and_then(|level| level.first()).map_or(0, |node| address::depth(node.kind));
    if let Some(parent) = order.parent {
        let parent: Place = desk.store.load(parent)?.ok_or(Trouble::Gone)?;
        if address::depth(&parent.kind.code) >= highest {
            let sentence = format!("{}下面不能再有{}", parent.kind.label(), kind_words(&levels));
            return Err(wrong("range", sentence));
        }
    }
    Ok((plan, levels))
}

fn kind_words(levels: &[Vec<Node>]) -> &'static str {
    match levels.first().and_then(|level| level.first()).map(|node| node.kind) {
        Some("5") => "楼栋",
        Some("6") => "单元",
        _ => "房间",
    }
}

/// 「60 处，从1号摊位到60号摊位」
fn words_of_doors(levels: &[Vec<Node>], count: usize) -> String {
    let name = |choose: fn(&Vec<Node>) -> Option<&Node>| -> String {
        levels.iter().filter_map(choose).map(|node| node.label.as_str()).collect()
    };
    format!("{count} 处，从{}到{}", name(|level| level.first()), name(|level| level.last()))
}
