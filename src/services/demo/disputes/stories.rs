//! What happened in each of the made-up disputes, in days before today. {0} is the first of the cast.

use crate::domain::dispute::StepKind;

pub(super) struct Story {
    pub kind: &'static str,
    pub governance_kind: &'static str,
    pub source: &'static str,
    pub level: &'static str,
    pub openness: &'static str,
    pub place: &'static str,
    pub yuan: u64,
    pub registered_ago: u32,
    /// On which side each of the cast stands.
    pub sides: &'static [&'static str],
    pub summary: &'static str,
    pub claims: &'static str,
    pub facts: &'static str,
    pub issues: &'static str,
    pub steps: &'static [Step],
    pub terms: &'static [Term],
    /// 包案领导 and 工作班子 of a grave one.
    pub three: Option<(&'static str, &'static str)>,
    /// Who of the cast, or beyond it the mediator, and their words; the last is said when they come to one mind.
    pub spoken: &'static [(usize, &'static str)],
}

pub(super) struct Step {
    pub kind: StepKind,
    pub ago: u32,
    pub summary: &'static str,
    pub outcome: &'static str,
    /// In so many days from today.
    pub until: Option<u32>,
    pub counterpart: &'static str,
    /// Of 上报 and 交办: which level it leads to.
    pub tier: &'static str,
}

pub(super) struct Term {
    pub wording: &'static str,
    pub performer: usize,
    pub yuan: u64,
    pub manner: &'static str,
    /// From today; before it where it is negative.
    pub due_in: i32,
    /// 0 while it is open.
    pub performed_ago: u32,
}

const PLAIN: Story = Story {
    kind: "02",
    governance_kind: "",
    source: "1",
    level: "1",
    openness: "1",
    place: "",
    yuan: 0,
    registered_ago: 0,
    sides: &["1", "2"],
    summary: "",
    claims: "",
    facts: "",
    issues: "",
    steps: &[],
    terms: &[],
    three: None,
    spoken: &[],
};

const fn step(kind: StepKind, ago: u32, summary: &'static str) -> Step {
    Step { kind, ago, summary, outcome: "", until: None, counterpart: "", tier: "" }
}

const fn met(ago: u32, summary: &'static str, outcome: &'static str) -> Step {
    Step { outcome, ..step(StepKind::Mediate, ago, summary) }
}

const fn pays(wording: &'static str, performer: usize, yuan: u64, due_in: i32, performed_ago: u32) -> Term {
    Term { wording, performer, yuan, manner: "转账", due_in, performed_ago }
}

const fn does(wording: &'static str, performer: usize, manner: &'static str, due_in: i32, performed_ago: u32) -> Term {
    Term { wording, performer, yuan: 0, manner, due_in, performed_ago }
}

/// The mediator, beyond any cast.
const MEDIATOR: usize = 99;

const LEAK: &[(usize, &str)] = &[
    (MEDIATOR, "人民调解不收费，双方可以接受、拒绝或者要求终止调解。双方听清楚了吗。"),
    (0, "听清楚了。楼上卫生间从上月起往下漏，我家吊顶泡坏了一块，墙也起皮。找过两次，一直没修好。"),
    (1, "漏水我认，防水是老了。可吊顶本来就旧，不能全算我的。"),
    (MEDIATOR, "物业看过，渗水点在楼上地漏旁边。双方先说说修缮要花多少。"),
    (0, "找人估过，材料加人工三千二百元。"),
    (1, "修我家的防水我马上办。赔偿我最多出两千元。"),
    (MEDIATOR, "双方各退一步：防水由楼上十日内修好，吊顶和墙面按估价的数，楼上出三千元，分两次付清。双方看行不行。"),
];

const TALK: &[(usize, &str)] = &[
    (MEDIATOR, "人民调解不收费，双方可以接受、拒绝或者要求终止调解。双方听清楚了吗。"),
    (0, "听清楚了。经过和我登记时说的一样，希望对方给个说法。"),
    (1, "事情是有，可怎么办、出多少，我有不同的想法。"),
    (MEDIATOR, "双方把带来的材料拿出来对一下。"),
    (0, "材料都在这里。"),
    (MEDIATOR, "分别和双方谈过，差得不多，看看能不能各让一步。"),
    (1, "那就按刚才说的办，写进协议里。"),
];

pub(super) const STORIES: &[Story] = &[
    Story {
        registered_ago: 1,
        place: "小区菜市场门口",
        summary: "{0}来电话说，{1}把货摊摆到自家店门口，客人进不来，两家昨天又吵了一次。",
        ..PLAIN
    },
    Story {
        kind: "14",
        registered_ago: 4,
        source: "4",
        summary: "{0}反映楼道灯坏了半个月没人修，物业费照收；物业的{1}说是上一家公司留下的事。",
        claims: "修好楼道灯\n减免一个月物业费",
        ..PLAIN
    },
    Story {
        registered_ago: 6,
        summary: "{1}家夜里常打麻将，{0}家老人和孩子睡不好，敲过几次门，双方言语不和。",
        claims: "晚上十点以后不要再有响动",
        steps: &[Step { until: Some(2), ..step(StepKind::Accept, 5, "双方都愿意调解，约在后天下午。") }],
        ..PLAIN
    },
    Story {
        kind: "03",
        governance_kind: "0902",
        registered_ago: 12,
        source: "3",
        summary: "{0}与{1}两家后院的排水沟合用，{1}砌墙后水往{0}家院里倒。",
        claims: "恢复排水沟原来的走向",
        steps: &[
            step(StepKind::Accept, 11, "排查时发现，双方同意调解。"),
            step(StepKind::Investigate, 9, "到现场看过，墙占了沟约二十厘米，雨后院里有积水。"),
        ],
        ..PLAIN
    },
    Story {
        kind: "06",
        governance_kind: "0599",
        registered_ago: 27,
        yuan: 3200,
        summary: "{1}家卫生间漏水，{0}家吊顶和墙面受损，双方对赔偿数额谈不拢。",
        claims: "修好防水\n赔偿吊顶和墙面修缮费 3200 元",
        facts: "{1}家卫生间防水层老化，渗漏至楼下{0}家，吊顶和一面墙受损。",
        steps: &[
            step(StepKind::Accept, 26, "依申请受理，权利义务已告知双方。"),
            step(StepKind::Investigate, 22, "入户查看两家，渗水点在楼上地漏旁。"),
            met(18, "双方陈述，约定由物业出具查漏单。", "1"),
            Step {
                until: Some(1), ..met(8, "{1}认可漏点在自家，愿承担修复；赔偿数额还有分歧。", "1")
            },
        ],
        spoken: LEAK,
        ..PLAIN
    },
    Story {
        kind: "04",
        governance_kind: "0602",
        registered_ago: 20,
        yuan: 2400,
        summary: "{0}退租时{1}以墙面有划痕为由不退押金 2400 元。",
        claims: "退还押金 2400 元",
        facts: "{0}承租{1}的房屋一年，上月底退租，{1}没有退还押金。",
        steps: &[step(StepKind::Accept, 19, "依申请受理。"), met(6, "双方同意扣除划痕修补费后退还押金。", "2")],
        terms: &[pays("{1}退还{0}押金。", 1, 2100, 10, 0)],
        spoken: TALK,
        ..PLAIN
    },
    Story {
        kind: "11",
        governance_kind: "0601",
        registered_ago: 15,
        yuan: 860,
        summary: "{0}在{1}店里买的热水器用了三天不出热水，店里只肯修不肯退。",
        claims: "退货退款",
        facts: "{0}在{1}经营的店里购买热水器一台，价款 860 元，使用三天后故障。",
        issues: "是否符合退货条件；往返运费由谁承担。{1}认可机器有故障，愿意退货。",
        steps: &[step(StepKind::Accept, 14, "依申请受理。"), met(3, "{1}同意退货，运费各自承担。", "2")],
        terms: &[pays("{1}退还{0}货款。", 1, 860, 5, 0), does("{0}将热水器送回{1}店内。", 0, "送到店里", 3, 0)],
        spoken: TALK,
        ..PLAIN
    },
    Story {
        kind: "10",
        governance_kind: "0701",
        level: "2",
        source: "8",
        registered_ago: 40,
        yuan: 12_000,
        sides: &["1", "1", "2"],
        summary: "{0}、{1}在{2}的装修队干活，两个月工钱 12000 元没有结清。",
        claims: "付清工钱",
        facts: "{0}、{1}受{2}雇请装修，工钱共 12000 元，{2}以业主没有付款为由拖欠。",
        issues: "工钱数额没有争议；付款时间双方意见不一。{2}认可由自己付清。",
        steps: &[
            step(StepKind::Accept, 38, "信访转来，双方同意调解。"),
            met(20, "{2}提出分三次付清，{0}、{1}同意。", "2"),
            step(StepKind::Agree, 14, "各方签名按印，协议一式四份。"),
            step(StepKind::Visit, 6, "首付已收到，双方没有别的意见。"),
        ],
        terms: &[
            pays("{2}支付{0}、{1}工钱首付。", 2, 4000, -7, 8),
            pays("{2}支付第二笔工钱。", 2, 4000, 4, 0),
            pays("{2}付清余下工钱。", 2, 4000, 34, 0),
        ],
        spoken: TALK,
        ..PLAIN
    },
    Story {
        kind: "06",
        registered_ago: 33,
        yuan: 1500,
        summary: "{1}家的狗没有拴绳，把{0}扑倒擦伤。",
        claims: "赔偿医药费",
        facts: "{1}的狗在楼下没有拴绳，{0}被扑倒擦伤，医药费 1500 元。",
        issues: "医药费数额没有争议；{1}承担全部责任。",
        steps: &[
            step(StepKind::Accept, 32, "依申请受理。"),
            met(25, "{1}当面道歉，同意赔偿。", "2"),
            step(StepKind::Agree, 24, "双方签名按印。"),
        ],
        terms: &[
            pays("{1}赔偿{0}医药费。", 1, 1500, -17, 18),
            does("{1}出门遛狗拴绳、戴嘴套。", 1, "当面承诺", -24, 24),
        ],
        spoken: TALK,
        ..PLAIN
    },
    Story {
        registered_ago: 60,
        source: "2",
        place: "3栋楼道",
        summary: "{1}把电动车停在楼道里充电，{0}担心着火。",
        facts: "{1}在楼道停放电动车并拉线充电。",
        steps: &[
            step(StepKind::Accept, 60, "巡查遇到，征得双方同意主动调解。"),
            met(60, "{1}当场把车推到车棚，保证不再进楼。", "2"),
            step(StepKind::AgreeOrally, 60, "当场达成口头协议，已即时履行。"),
            step(StepKind::Visit, 50, "楼道没有再停车。"),
            step(StepKind::Archive, 45, "卷内文书已齐。"),
        ],
        terms: &[does("{1}的电动车停到车棚，不再进楼充电。", 1, "当场履行", -60, 60)],
        spoken: TALK,
        ..PLAIN
    },
    Story {
        kind: "04",
        registered_ago: 55,
        level: "2",
        yuan: 38_000,
        summary: "{0}借给{1}38000 元，到期没有还，{1}说已还过一部分现金。",
        claims: "归还借款",
        steps: &[
            step(StepKind::Accept, 54, "依申请受理。"),
            met(44, "{1}不认可借款余额，双方各执一词。", "1"),
            met(30, "分歧没有缩小。", "3"),
            step(StepKind::Fail, 29, "对借款余额各执一词，两次调解没有结果，已告知可以起诉。"),
        ],
        spoken: TALK,
        ..PLAIN
    },
    Story {
        kind: "01",
        governance_kind: "0102",
        openness: "2",
        registered_ago: 10,
        summary: "{0}与{1}分居后对孩子由谁带、每月给多少抚养费意见不一，要求不公开。",
        claims: "确定抚养费和探望时间",
        steps: &[
            step(StepKind::Accept, 9, "双方要求不公开调解。"),
            Step { until: Some(3), ..met(4, "分别听取双方意见，抚养费数额接近。", "1") },
        ],
        spoken: &[
            (MEDIATOR, "今天的调解不公开，在场的人都要保密。"),
            (0, "孩子一直是我带，希望接着由我带。"),
            (1, "我同意，想每周接一次。"),
        ],
        ..PLAIN
    },
    Story {
        kind: "10",
        governance_kind: "0701",
        level: "3",
        source: "3",
        registered_ago: 24,
        yuan: 186_000,
        sides: &["1", "1", "1", "2"],
        place: "东区工地项目部",
        summary: "{0}、{1}、{2}等二十六人在{3}承包的工地做工，四个月工钱没有结清，到项目部讨要。",
        claims: "付清全部工钱",
        three: Some(("街道分管主任", "司法所、劳动保障所、社区调委会")),
        steps: &[
            step(StepKind::Accept, 24, "排查发现，人数多、数额大，双方同意调解。"),
            step(StepKind::Investigate, 23, "核对考勤和记工本，工钱合计 186000 元。"),
            met(20, "{3}认可数额，称总包没有拨款。", "1"),
            Step {
                counterpart: "青溪街道综治中心",
                tier: "2",
                ..step(StepKind::Escalate, 18, "人数多、数额大，需要总包和主管部门一起协调，社区无法解决。")
            },
            Step {
                counterpart: "青溪街道司法所",
                tier: "2",
                until: Some(6),
                ..step(StepKind::HandDown, 15, "会同劳动保障所约谈总包，督促拨付工钱，稳定工人情绪。")
            },
        ],
        spoken: TALK,
        ..PLAIN
    },
    Story {
        kind: "09",
        registered_ago: 35,
        place: "沿河路烧烤店后门",
        summary: "{1}的烧烤店油烟直排，{0}家开不了窗，说过几次没有改。",
        claims: "油烟管道改道",
        steps: &[
            Step {
                counterpart: "城管执法中队",
                ..step(StepKind::Transfer, 33, "油烟排放由城管执法部门管理，先请他们查看。")
            },
            Step {
                counterpart: "城管执法中队",
                ..step(StepKind::Return, 5, "已责令加装净化器；双方对改道费用的分担请社区调解。")
            },
        ],
        ..PLAIN
    },
    Story {
        kind: "08",
        governance_kind: "1101",
        registered_ago: 18,
        summary: "{0}不满征收补偿标准，{1}转告社区，要求调解。",
        steps: &[step(StepKind::Refuse, 16, "补偿标准由征收部门决定，不属于人民调解的范围，已告知可以申请行政复议。")],
        ..PLAIN
    },
    Story {
        kind: "13",
        governance_kind: "0503",
        level: "2",
        source: "6",
        registered_ago: 110,
        yuan: 9600,
        summary: "{1}骑电动车在小区门口撞伤{0}，交警认定{1}负主要责任。",
        claims: "赔偿医药费和误工费",
        facts: "{1}骑车撞伤{0}，交警认定{1}负主要责任，{0}负次要责任。",
        issues: "医药费、误工费合计 12000 元，{1}承担八成。",
        steps: &[
            step(StepKind::Accept, 108, "派出所移送，双方同意调解。"),
            met(100, "双方同意按八成承担。", "2"),
            step(StepKind::Agree, 98, "双方签名按印。"),
            step(StepKind::Visit, 91, "款已付清。"),
            Step { counterpart: "区人民法院", ..step(StepKind::AskConfirmation, 90, "双方共同申请。") },
            Step { counterpart: "区人民法院", ..step(StepKind::Confirm, 80, "裁定协议有效。") },
            step(StepKind::Archive, 70, "卷内文书已齐。"),
        ],
        terms: &[pays("{1}赔偿{0}医药费、误工费。", 1, 9600, -92, 93)],
        spoken: TALK,
        ..PLAIN
    },
];
