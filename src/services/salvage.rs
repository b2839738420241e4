//! What can still be read of a damaged archive, brought into a new one: the way on where no backup is new enough.
//!
//! Asks for no role, as restoring does not: whoever has the files and a password has what is in them.

use super::outgoing::require_outside_archives;
use super::station::{ARCHIVES, folder_name};
use super::throttle::slowed;
use super::{Clock, MachineSettings, Progress, Trouble};
use crate::domain::Register;
use crate::store::{Act, Store, StoreError};
use std::path::{Path, PathBuf};

pub use crate::store::{Salvaged, SalvagedTable};

/// Which archive, who opens it, and the new folder, which must be empty or not exist yet.
#[derive(Clone, Debug, PartialEq)]
pub struct SalvageOrder<'a> {
    pub from: &'a Path,
    pub operator: &'a str,
    pub password: &'a str,
    pub to: &'a Path,
}

pub fn salvage(
    settings: &mut MachineSettings,
    order: &SalvageOrder<'_>,
    clock: Clock,
    progress: &Progress,
) -> Result<Salvaged, Trouble> {
    if !order.from.is_dir() {
        return Err(Trouble::ArchiveAway);
    }
    let SalvageOrder { from, operator, password, to } = *order;
    require_outside_archives(to)?;
    let (machine, at) = (crate::platform::machine_name(), clock.now());
    let act = Act { operator: operator.trim(), machine: &machine, at: &at, what: "抢救档案", purpose: "" };
    let watch = |done, total| progress.report(done, total).is_ok();
    slowed(settings, from, || match Store::salvage(from, operator, password, to, &act, &watch) {
        Err(StoreError::Stopped) => Err(Trouble::Cancelled),
        outcome => Ok(outcome?),
    })
}

/// A folder that is free for what is salvaged, beside the other archives.
pub fn folder_for_salvaging(station: &str, day: &str, documents: &Path) -> PathBuf {
    let name = format!("{} 抢救 {day}", folder_name(station));
    let house = documents.join(ARCHIVES);
    let names = std::iter::once(name.clone()).chain((2..100).map(|number| format!("{name} {number}")));
    names.map(|name| house.join(name)).find(|folder| !folder.exists()).unwrap_or_else(|| house.join(name))
}

/// What came of it, a line a table, those with something lost first.
pub fn report(salvaged: &Salvaged) -> Vec<String> {
    let mut tables: Vec<&SalvagedTable> = salvaged.tables.iter().filter(|table| !is_empty(table)).collect();
    tables.sort_by_key(|table| table.is_whole());
    let mut lines = vec![summary(salvaged)];
    lines.extend(tables.into_iter().map(line));
    if salvaged.nameless > 0 {
        lines.push(format!("{} 人只剩居住登记，记为「姓名未读出」，请照纸质登记补全", salvaged.nameless));
    }
    if salvaged.loosened > 0 {
        lines.push(format!("{} 处指向读不出的内容，已空出", salvaged.loosened));
    }
    if !salvaged.is_chain_whole {
        lines.push("操作记录有缺失，检查档案时会这样说".to_owned());
    }
    lines
}

fn summary(salvaged: &Salvaged) -> String {
    if salvaged.is_whole() {
        "内容都取出来了，没有缺失".to_owned()
    } else {
        "能读出的都取出来了，缺失的列在最前".to_owned()
    }
}

fn is_empty(table: &SalvagedTable) -> bool {
    table.is_whole() && table.taken + table.from_history == 0
}

fn line(table: &SalvagedTable) -> String {
    let mut line = format!("{} 取出 {} 行", title_of(&table.table), table.taken);
    if table.from_history > 0 {
        line += &format!("，由经过补回 {} 行", table.from_history);
    }
    let lost = table.unreadable.saturating_sub(table.from_history);
    if lost > 0 {
        line += &format!("，读不出 {lost} 行");
    }
    if table.is_open_ended {
        line += "，另有读不出的，行数无法知道";
    }
    line
}

/// What a table of the archive is called in the office.
fn title_of(table: &str) -> &str {
    macro_rules! each {
        ($($register:ty),+) => {{
            $(if table == <$register>::TABLE {
                return <$register>::TITLE;
            })+
        }};
    }
    crate::every_register!(each);
    match table {
        "attachment_bytes" => "图片的内容",
        "audit" => "操作记录",
        "change" => "每次保存",
        "draft" => "草稿",
        "fill_layout" => "套用过的表格",
        "history" => "修改经过",
        "operator" => "操作员",
        "person_merge" => "合并记录",
        "print" => "打印记录",
        "print_archive" => "打印存档",
        "print_record" => "打印记录所指",
        "saved_view" => "存下的名单",
        "setting" => "本站设置",
        "taken_number" => "用过的编号",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, taken: u64, from_history: u64, unreadable: u64) -> SalvagedTable {
        SalvagedTable { table: name.to_owned(), taken, from_history, unreadable, is_open_ended: false }
    }

    #[test]
    fn what_is_lost_stands_before_what_is_whole_and_empty_tables_are_not_named() {
        let tables = vec![table("audit", 40, 0, 0), table("draft", 0, 0, 0), table("person", 380, 12, 20)];
        let lines = report(&Salvaged { tables, is_chain_whole: true, ..Salvaged::default() });
        assert_eq!(
            lines,
            [
                "能读出的都取出来了，缺失的列在最前",
                "人口 取出 380 行，由经过补回 12 行，读不出 8 行",
                "操作记录 取出 40 行"
            ]
        );
    }

    #[test]
    fn no_table_is_named_by_its_english_name() {
        for line in include_str!("../../schema.sql").lines().filter_map(|line| line.strip_prefix("CREATE TABLE ")) {
            let name = line.trim_end_matches(" (");
            assert!(title_of(name) != name || name == "search_key", "{name}");
        }
    }
}
