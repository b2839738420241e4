//! What each kind of template may name: fields with an invented example and the room to write them by hand, and lists.
//!
//! No field for origin, ethnicity, belief, health or conduct of anybody (docs/privacy.md §2).

/// A place to fill, named in braces: {房屋地址}.
#[derive(Debug, PartialEq)]
pub struct TemplateField {
    pub name: &'static str,
    pub example: &'static str,
    pub blank: Blank,
}

/// What the station says of itself on every form, the empty one too.
const OF_STATION: [&str; 8] = ["街道", "社区", "社区地址", "社区电话", "工作站", "派出所", "保存期限", "联系人"];

impl TemplateField {
    pub fn is_of_station(&self) -> bool {
        OF_STATION.contains(&self.name)
    }
}

/// What stands in place of a field that is not filled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Blank {
    /// A line to write on, so many letters long.
    Line(usize),
    /// 「　　年　月　日」
    Day,
}

/// Rows that come from the records.
#[derive(Debug, PartialEq)]
pub struct TemplateList {
    pub name: &'static str,
    pub columns: &'static [TemplateColumn],
    /// So many empty rows on a blank form.
    pub blank_rows: usize,
    /// So many below those that are filled in, for whoever comes later.
    pub spare_rows: usize,
    pub examples: &'static [&'static [&'static str]],
}

#[derive(Debug, PartialEq)]
pub struct TemplateColumn {
    pub name: &'static str,
    /// Share of the width.
    pub share: f32,
}

const fn words(name: &'static str, example: &'static str, letters: usize) -> TemplateField {
    TemplateField { name, example, blank: Blank::Line(letters) }
}

const fn day(name: &'static str, example: &'static str) -> TemplateField {
    TemplateField { name, example, blank: Blank::Day }
}

const fn column(name: &'static str, share: f32) -> TemplateColumn {
    TemplateColumn { name, share }
}

const NUMBER: TemplateField = words("编号", "海责〔2026〕第0012号", 13);
const YEAR: TemplateField = words("年度", "2026", 3);
const STREET: TemplateField = words("街道", "青溪街道", 6);
const COMMUNITY: TemplateField = words("社区", "海棠社区", 6);
const COMMUNITY_ADDRESS: TemplateField = words("社区地址", "海棠路1号", 14);
const COMMUNITY_PHONE: TemplateField = words("社区电话", "0830-0000110", 8);
const STATION: TemplateField = words("工作站", "海棠社区综治工作站", 10);
const POLICE: TemplateField = words("派出所", "青溪派出所", 8);
const OFFICER: TemplateField = words("社区民警", "安宁", 5);
const OFFICER_PHONE: TemplateField = words("民警电话", "0830-0000111", 8);
const FROM: TemplateField = day("有效期起", "2026年1月1日");
const UNTIL: TemplateField = day("有效期止", "2026年12月31日");
const SIGNED: TemplateField = day("签订日期", "2026年1月1日");

pub(super) const RENTAL_AGREEMENT: &[TemplateField] = &[
    NUMBER,
    STREET,
    COMMUNITY,
    COMMUNITY_PHONE,
    STATION,
    POLICE,
    OFFICER,
    OFFICER_PHONE,
    words("房屋地址", "海棠苑3栋2单元501室", 22),
    words("房屋编号", "HT-0317", 8),
    words("出租用途", "住房", 6),
    words("出租间数", "3", 3),
    words("出租人", "房多多", 6),
    words("出租人证件号码", "110101199001010007", 12),
    words("出租人电话", "13900000002", 8),
    words("出租个人", "是", 3),
    words("出租单位", "虚构房屋租赁公司", 12),
    words("统一社会信用代码", "91510500MA00000000", 12),
    words("代管人", "代小管", 6),
    words("代管人电话", "13900000003", 8),
    words("监督责任人", "周敏", 5),
    words("每间人数上限", "2", 3),
    words("人均面积下限", "5", 3),
    FROM,
    UNTIL,
    SIGNED,
];

pub(super) const WORK_TARGET: &[TemplateField] = &[
    NUMBER,
    YEAR,
    STREET,
    COMMUNITY,
    COMMUNITY_PHONE,
    STATION,
    words("签订方", "虚构服装厂", 12),
    words("签订方地址", "海棠路18号", 16),
    words("负责人", "甄无名", 6),
    words("负责人电话", "13800000001", 8),
    FROM,
    UNTIL,
    SIGNED,
];

pub(super) const AREA_DUTY: &[TemplateField] = &[
    NUMBER,
    YEAR,
    STREET,
    COMMUNITY,
    STATION,
    words("责任人", "周敏", 6),
    words("职务", "包片干部", 6),
    words("责任人电话", "0830-0000112", 8),
    words("责任片区", "海棠苑1栋至6栋", 14),
    words("片区户数", "286", 4),
    FROM,
    UNTIL,
    SIGNED,
];

pub(super) const JOINT_DEFENCE: &[TemplateField] = &[
    NUMBER,
    STREET,
    COMMUNITY,
    COMMUNITY_PHONE,
    STATION,
    POLICE,
    OFFICER,
    OFFICER_PHONE,
    words("组号", "第3组", 4),
    words("组名", "海棠路东段联防组", 10),
    words("类型", "十店联防", 5),
    words("片区", "海棠路1号至19号", 12),
    words("户数", "10", 3),
    words("组长", "甄无名", 5),
    words("组长电话", "13800000001", 8),
    words("门店组", "是", 3),
    words("单位组", "是", 3),
    FROM,
    UNTIL,
    SIGNED,
];

pub(super) const CONVENTION: &[TemplateField] = &[
    STREET,
    COMMUNITY,
    COMMUNITY_PHONE,
    words("会议", "居民会议", 8),
    words("应到人数", "620", 4),
    words("到会人数", "415", 4),
    words("赞成人数", "398", 4),
    day("通过日期", "2026年3月20日"),
    day("施行日期", "2026年4月1日"),
    words("备案机关", "青溪街道办事处", 10),
    words("备案号", "青备〔2026〕第3号", 8),
];

pub(super) const HEAD_APPOINTMENT: &[TemplateField] = &[
    NUMBER,
    STREET,
    COMMUNITY,
    COMMUNITY_PHONE,
    STATION,
    words("受聘人", "甄无名", 6),
    words("联户范围", "海棠苑3栋1单元", 12),
    words("联户数", "12", 3),
    day("任期起", "2026年1月1日"),
    day("任期止", "2028年12月31日"),
    day("聘任日期", "2026年1月1日"),
];

pub(super) const SHOP_PLEDGE: &[TemplateField] = &[
    NUMBER,
    COMMUNITY,
    COMMUNITY_PHONE,
    STATION,
    POLICE,
    OFFICER,
    OFFICER_PHONE,
    words("店名", "虚构面馆", 12),
    words("经营者", "甄无名", 6),
    words("经营者电话", "13800000001", 8),
    words("统一社会信用代码", "92510500MA0000000X", 12),
    words("门店地址", "海棠路12号", 16),
    FROM,
    UNTIL,
    SIGNED,
];

pub(super) const COLLECTION_NOTICE: &[TemplateField] = &[
    STREET,
    COMMUNITY,
    COMMUNITY_ADDRESS,
    COMMUNITY_PHONE,
    STATION,
    words("联系人", "周敏", 5),
    words("派出所", "青溪派出所", 8),
    words("保存期限", "注销登记后一年", 10),
    words("被告知人", "甄无名", 6),
    day("告知日期", "2026年3月3日"),
];

pub(super) const OPEN_LETTER: &[TemplateField] = &[
    STREET,
    COMMUNITY,
    COMMUNITY_ADDRESS,
    COMMUNITY_PHONE,
    STATION,
    POLICE,
    OFFICER,
    OFFICER_PHONE,
    words("网格员", "周敏", 5),
    words("网格员电话", "0830-0000112", 8),
    day("发信日期", "2026年1月5日"),
];

pub(super) const TENANTS: &[TemplateList] = &[TemplateList {
    name: "承租人",
    columns: &[
        column("序号", 1.0),
        column("姓名", 2.6),
        column("承租房间", 2.4),
        column("签名", 2.6),
        column("日期", 2.0),
    ],
    blank_rows: 12,
    spare_rows: 4,
    examples: &[&["1", "甄无名", "501室北间"], &["2", "甄有信", "501室南间"]],
}];

pub(super) const DEFENCE_ROSTER: &[TemplateList] = &[TemplateList {
    name: "联防名册",
    columns: &[
        column("序号", 1.0),
        column("户主或店名", 2.5),
        column("地址", 3.2),
        column("电话", 2.5),
        column("求助电话", 2.5),
        column("备注", 1.4),
    ],
    blank_rows: 12,
    spare_rows: 0,
    examples: &[
        &["1", "虚构面馆", "海棠路1号", "13800000001", "0830-0000101", "组长"],
        &["2", "虚构文具店", "海棠路3号", "13800000002", "0830-0000102"],
        &["3", "虚构五金店", "海棠路5号", "13800000003", "0830-0000103"],
    ],
}];

pub(super) const SIGNERS: &[TemplateList] = &[TemplateList {
    name: "签名册",
    columns: &[
        column("序号", 1.0),
        column("门牌号", 3.2),
        column("户主", 2.2),
        column("签名", 2.6),
        column("日期", 2.0),
    ],
    blank_rows: 20,
    spare_rows: 0,
    examples: &[&["1", "海棠苑1栋1单元101室", "甄无名"], &["2", "海棠苑1栋1单元102室", "甄有信"]],
}];

pub(super) const HOUSEHOLDS: &[TemplateList] = &[TemplateList {
    name: "联户表",
    columns: &[column("序号", 1.0), column("户主", 2.0), column("住址", 3.6), column("电话", 2.5), column("备注", 1.7)],
    blank_rows: 12,
    spare_rows: 0,
    examples: &[
        &["1", "甄有信", "海棠苑3栋1单元101室", "13800000001"],
        &["2", "甄有为", "海棠苑3栋1单元102室", "13800000002"],
    ],
}];
