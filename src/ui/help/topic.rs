//! What the handbook tells about each screen: F1 opens it there.

use crate::ui::screen::Page;

/// A section of the handbook that belongs to something on screen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Topic {
    Today,
    Registering,
    Lists,
    Exporting,
    Importing,
    Households,
    Addresses,
    Doubles,
    Houses,
    Printing,
    Agreements,
    Templates,
    Ratings,
    Defence,
    Disputes,
    Council,
    Reports,
    Filling,
    Routines,
    Checkup,
    Settings,
}

impl Topic {
    pub const ALL: [Self; 21] = [
        Self::Today,
        Self::Registering,
        Self::Lists,
        Self::Exporting,
        Self::Importing,
        Self::Households,
        Self::Addresses,
        Self::Doubles,
        Self::Houses,
        Self::Printing,
        Self::Agreements,
        Self::Templates,
        Self::Ratings,
        Self::Defence,
        Self::Disputes,
        Self::Council,
        Self::Reports,
        Self::Filling,
        Self::Routines,
        Self::Checkup,
        Self::Settings,
    ];

    pub fn of(page: Page) -> Self {
        match page {
            Page::Today => Self::Today,
            Page::People => Self::Lists,
            Page::Houses => Self::Houses,
            Page::Ratings => Self::Ratings,
            Page::Defence => Self::Defence,
            Page::Disputes => Self::Disputes,
            Page::Council => Self::Council,
            Page::Documents => Self::Agreements,
            Page::Reports => Self::Reports,
            Page::Addresses => Self::Addresses,
            Page::Routines => Self::Routines,
            Page::Settings => Self::Settings,
        }
    }

    /// The heading of its section in docs/手册.md.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Today => "今日：先办什么",
            Self::Registering => "登记一个人",
            Self::Lists => "名单",
            Self::Exporting => "导出",
            Self::Importing => "导入",
            Self::Households => "户",
            Self::Addresses => "地址",
            Self::Doubles => "同一个人登了两次",
            Self::Houses => "出租房屋",
            Self::Printing => "打印",
            Self::Agreements => "责任书",
            Self::Templates => "范本",
            Self::Ratings => "星级评定",
            Self::Defence => "联防",
            Self::Disputes => "调解",
            Self::Council => "议事",
            Self::Reports => "报表",
            Self::Filling => "报表套用：填别人的表",
            Self::Routines => "日常",
            Self::Checkup => "体检：资料对得上吗",
            Self::Settings => "设置里有什么",
        }
    }
}
