//! 安全检查 `safety_check`: one visit to an organisation or a shop, item by item: 四个一四个二 of organisations, 三包两防一举报 of
//! shops. Of the last only that the number of the police hangs there; what anybody reports to them is not ours to write down.

use crate::domain::codes::{CheckKind, CheckState, ShopState};
use crate::domain::registers::Organisation;
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// 单位安全检查 among the kinds.
pub const OF_UNIT: &str = "1";
/// 门店检查 among the kinds.
pub const OF_SHOP: &str = "2";

/// One check. What is to be put right is looked at again by due_on, in a check of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SafetyCheck {
    pub organisation: Link<Organisation>,
    pub kind: Choice<CheckKind>,
    pub checked_on: Day,
    pub inspectors: Text,
    pub leading_body: Choice<CheckState>,
    pub duty_system: Choice<CheckState>,
    pub defence_team: Choice<CheckState>,
    pub guard: Choice<CheckState>,
    pub porters_lodge: Choice<CheckState>,
    pub security_room: Choice<CheckState>,
    pub stair_lights: Choice<CheckState>,
    pub yard_lights: Choice<CheckState>,
    pub steel_doors: Choice<CheckState>,
    pub steel_windows: Choice<CheckState>,
    pub alarm: Choice<CheckState>,
    pub extinguishers: Choice<CheckState>,
    pub order_kept: Choice<ShopState>,
    pub newcomers_in_order: Choice<ShopState>,
    pub no_fire_hazard: Choice<ShopState>,
    pub fire_prevented: Choice<ShopState>,
    pub theft_prevented: Choice<ShopState>,
    pub police_number_shown: Choice<ShopState>,
    pub due_on: Day,
    pub remark: Text,
}

/// The items of 四个一 and 四个二, in the order of the printed form.
pub const UNIT_ITEMS: [&str; 12] = [
    "leading_body",
    "duty_system",
    "defence_team",
    "guard",
    "porters_lodge",
    "security_room",
    "stair_lights",
    "yard_lights",
    "steel_doors",
    "steel_windows",
    "alarm",
    "extinguishers",
];

/// The items of 三包, 两防 and 一举报.
pub const SHOP_ITEMS: [&str; 6] =
    ["order_kept", "newcomers_in_order", "no_fire_hazard", "fire_prevented", "theft_prevented", "police_number_shown"];

impl Register for SafetyCheck {
    const TABLE: &'static str = "safety_check";
    const TITLE: &'static str = "安全检查";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "检查",
            fields: &[
                field!(SafetyCheck.organisation, "单位").required(),
                field!(SafetyCheck.kind, "类别").required().listed(108.0),
                field!(SafetyCheck.checked_on, "检查日期").required().listed(92.0),
                field!(SafetyCheck.inspectors, "检查人").required().listed(96.0),
            ],
        },
        Section {
            title: "四个一",
            fields: &[
                field!(SafetyCheck.leading_body, "安全领导机构"),
                field!(SafetyCheck.duty_system, "安全责任制度"),
                field!(SafetyCheck.defence_team, "治安联防队"),
                field!(SafetyCheck.guard, "保安"),
            ],
        },
        Section {
            title: "四个二",
            fields: &[
                field!(SafetyCheck.porters_lodge, "门卫室"),
                field!(SafetyCheck.security_room, "治安室"),
                field!(SafetyCheck.stair_lights, "楼道有照明"),
                field!(SafetyCheck.yard_lights, "院落有照明"),
                field!(SafetyCheck.steel_doors, "钢门"),
                field!(SafetyCheck.steel_windows, "钢窗"),
                field!(SafetyCheck.alarm, "报警器"),
                field!(SafetyCheck.extinguishers, "灭火器"),
            ],
        },
        Section {
            title: "三包两防一举报",
            fields: &[
                field!(SafetyCheck.order_kept, "门前治安秩序"),
                field!(SafetyCheck.newcomers_in_order, "流动人口已登记"),
                field!(SafetyCheck.no_fire_hazard, "内部无火灾隐患"),
                field!(SafetyCheck.fire_prevented, "防火灾"),
                field!(SafetyCheck.theft_prevented, "防盗防抢"),
                field!(SafetyCheck.police_number_shown, "报警电话已张贴"),
            ],
        },
        Section {
            title: "整改",
            fields: &[
                field!(SafetyCheck.due_on, "复查日期").ahead().listed(92.0),
                field!(SafetyCheck.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.kind.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.checked_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("checked_on", "检查日期在今天之后，请到那天再记"));
        }
        if self.due_on.is_before(self.checked_on) {
            problems.push(Problem::wrong("due_on", "复查日期早于检查日期"));
        }
        problems
    }

    fn concerns(&self, key: &str) -> bool {
        match self.kind.code.as_str() {
            OF_SHOP => !UNIT_ITEMS.contains(&key),
            OF_UNIT => !SHOP_ITEMS.contains(&key),
            _ => true,
        }
    }
}
