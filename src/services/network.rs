//! 三张网络 and 责任区: who answers for each part of the address tree, what is missing, and the same on paper. People are named in
//! the address tree (`address_tree`).

use super::{Desk, Trouble};
use crate::domain::network::{DUTIES, Held, Holder, Marks, NetworkLine, level, lines};
use crate::domain::registers::Place;
use crate::domain::{Register, Right};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::printing::Order;

/// Every community, estate, street, village group and building with who answers for it.
pub fn table(desk: &Desk) -> Result<Vec<NetworkLine>, Trouble> {
    desk.require(Right::Look)?;
    Ok(lines(&desk.store.network_nodes()?, &desk.store.duty_holders()?))
}

/// Gaps and overlaps as the address tree marks them; none while nobody is named anywhere, for then everything would be one.
pub fn marks(desk: &Desk) -> Result<Marks, Trouble> {
    let lines = table(desk)?;
    let is_begun = lines.iter().any(|line| line.held.iter().any(|held| matches!(held, Held::Own(_))));
    Ok(if is_begun { Marks::of(&lines) } else { Marks::default() })
}

/// 三张网络责任人一览表, of these lines.
pub fn paper(desk: &Desk, lines: &[&NetworkLine]) -> Result<Order, Trouble> {
    desk.require(Right::Look)?;
    let headings = ["级别", "地址"].into_iter().chain(DUTIES.map(|(_, name)| name)).chain(["待补"]);
    let lacking = lines.iter().filter(|line| !line.findings.is_empty()).count();
    let sheet = Sheet {
        title: "三张网络责任人一览表".to_owned(),
        about: vec![format!("社区、小组、楼栋共 {} 处，{lacking} 处待补", lines.len())],
        as_of: desk.today(),
        columns: headings.map(SheetColumn::of).collect(),
        rows: lines.iter().map(|line| row(line)).collect(),
        ..Sheet::default()
    };
    let places = lines.iter().map(|line| line.node.id).collect();
    Ok(Order::sheet(sheet.fitted(), Place::TABLE, places))
}

fn row(line: &NetworkLine) -> Vec<String> {
    let mut row = vec![level(&line.node.kind).to_owned(), line.node.name.clone()];
    row.extend(line.held.iter().map(words));
    row.push(line.findings.join("，"));
    row
}

/// 「甲 13800000001」; who is named further up stands there without a telephone, which stands with them.
fn words(held: &Held) -> String {
    match held {
        Held::Own(own) => own.iter().map(holder_words).collect::<Vec<_>>().join("、"),
        Held::Above(names) => format!("（{names}）"),
        Held::Missing => "缺".to_owned(),
        Held::Unasked => String::new(),
    }
}

fn holder_words(holder: &Holder) -> String {
    format!("{} {}", holder.name, holder.phones).trim_end().to_owned()
}
