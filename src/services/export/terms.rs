//! What for, for whom and on which ground a table leaves the station, and how much of somebody is told (个人信息保护法 23 条).

use super::{Exported, Extent, Format};
use crate::domain::filling::DayForm;
use crate::domain::import::GIVEN_ANEW;
use crate::domain::{Date, Right};
use crate::services::sheets::writing::Table;
use crate::services::{Desk, Trouble};

/// What lists are usually taken out for, masked.
pub const USUAL_PURPOSE: &str = "本站工作使用，不得外传";
const OURSELVES: &str = "本站";

/// On which ground somebody is told.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Basis {
    #[default]
    Duty,
    Told,
    Consented,
}

impl Basis {
    pub const ALL: [Self; 3] = [Self::Duty, Self::Told, Self::Consented];

    /// As 导出审批单 has it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Duty => "履行法定职责",
            Self::Told => "已告知本人",
            Self::Consented => "已取得单独同意",
        }
    }
}

/// Why a table leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Purpose {
    pub words: String,
    /// 接收单位
    pub receiver: String,
    pub basis: Basis,
}

impl Default for Purpose {
    fn default() -> Self {
        Self { words: USUAL_PURPOSE.to_owned(), receiver: OURSELVES.to_owned(), basis: Basis::default() }
    }
}

impl Purpose {
    /// As the log keeps it.
    pub(in crate::services) fn in_words(&self) -> String {
        format!("{}；接收单位：{}；依据：{}", self.words.trim(), self.receiver.trim(), self.basis.label())
    }

    /// Nothing leaves without a word what for.
    pub(in crate::services) fn require(&self) -> Result<(), Trouble> {
        let is_missing = self.words.trim().is_empty() || self.receiver.trim().is_empty();
        if is_missing { Err(Trouble::ExportPurposeMissing) } else { Ok(()) }
    }
}

/// How a table leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    pub format: Format,
    pub extent: Extent,
    /// Also children under fourteen whose guardian consented.
    pub with_children: bool,
    pub purpose: Purpose,
}

impl Default for Terms {
    fn default() -> Self {
        Self { format: Format::Xlsx, extent: Extent::Masked, with_children: false, purpose: Purpose::default() }
    }
}

impl Terms {
    pub(super) fn require(&self, desk: &Desk) -> Result<(), Trouble> {
        desk.require(Right::Export)?;
        if self.extent == Extent::Whole {
            desk.require(Right::Reveal)?;
        }
        self.purpose.require()
    }

    pub(super) fn extent_words(&self) -> &'static str {
        match self.extent {
            Extent::Masked => "号码、电话和住址已遮住",
            Extent::Whole => "号码、电话和住址完整",
        }
    }
}

/// 「2026年11月23日 23:01」, as an office writes it, from the time as the log has it.
fn written(now: &str) -> String {
    let (day, time) = (now.get(..10).unwrap_or_default(), now.get(11..16).unwrap_or_default());
    match day.parse() {
        Ok(day) => format!("{} {time}", DayForm::Chinese.write(day)),
        Err(_) => now.to_owned(),
    }
}

/// What is to be known of a table before it is read: stands on a sheet of its own.
pub(super) struct About<'a> {
    pub title: &'a str,
    pub conditions: &'a [String],
    pub as_of: Date,
    /// Another station can bring it in.
    pub can_come_back: bool,
}

pub(super) fn notes(desk: &Desk, about: &About<'_>, terms: &Terms, exported: &Exported) -> Table {
    let purpose = &terms.purpose;
    let mut lines = vec![("表名", about.title.to_owned()), ("截至", about.as_of.to_string())];
    lines.extend(about.conditions.iter().map(|condition| ("条件", condition.clone())));
    lines.push(("行数", exported.rows.to_string()));
    if exported.children > 0 {
        lines.push(("没有导出", format!("不满十四周岁的 {} 行", exported.children)));
    }
    if about.can_come_back {
        let anew = GIVEN_ANEW.join("、");
        lines.push(("再导入", format!("写完整的，别的站可以原样导入；{anew}由那个站另给")));
    }
    lines.extend([
        ("内容", terms.extent_words().to_owned()),
        ("导出单位", desk.station().name.clone()),
        ("导出人", desk.operator().name.clone()),
        ("导出时间", written(&desk.now())),
        ("用途", purpose.words.trim().to_owned()),
        ("接收单位", purpose.receiver.trim().to_owned()),
        ("依据", purpose.basis.label().to_owned()),
        ("提醒", "表中有居民的个人信息：只能用于上面的用途，用完删除，不得另外提供给别人".to_owned()),
    ]);
    let rows = lines.into_iter().map(|(what, words)| vec![what.to_owned(), words]).collect();
    Table { name: "导出说明".to_owned(), headings: vec!["项目".to_owned(), "内容".to_owned()], rows }
}
