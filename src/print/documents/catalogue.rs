//! Every document there is, one value each.

use super::{DocumentKind, Paper, Source, dispute, routine};
use crate::domain::template::TemplateKind;

pub const FLOATING_CARD: DocumentKind = DocumentKind {
    key: "floating_card",
    title: "流动人口登记卡",
    source: Source::FloatingResidence,
    paper: Paper::A6,
    may_show_full_id: false,
    layout: 3,
};

pub const FLOATING_FORM: DocumentKind = DocumentKind {
    key: "floating_form",
    title: "流动人口信息登记表",
    source: Source::FloatingResidence,
    paper: Paper::A4,
    may_show_full_id: true,
    layout: 2,
};

pub const RECEIPT: DocumentKind = DocumentKind {
    key: "floating_receipt",
    title: "流动人口登记回执",
    source: Source::FloatingResidence,
    paper: Paper::A5Across,
    may_show_full_id: false,
    layout: 2,
};

pub const HOUSE_CARD: DocumentKind = DocumentKind {
    key: "house_card",
    title: "出租房屋档案卡",
    source: Source::House,
    paper: Paper::A4,
    may_show_full_id: true,
    layout: 3,
};

pub const HOUSE_PLATE: DocumentKind = DocumentKind {
    key: "house_plate",
    title: "出租房屋公示牌",
    source: Source::House,
    paper: Paper::A5Across,
    may_show_full_id: false,
    layout: 4,
};

pub const HOUSE_PLATE_A4: DocumentKind =
    DocumentKind {
        key: "house_plate_a4", title: "出租房屋公示牌（A4）", paper: Paper::A4Across, ..HOUSE_PLATE
    };

pub const STAR_PLATE: DocumentKind = DocumentKind {
    key: "star_plate",
    title: "出租房屋星级牌",
    source: Source::Rating,
    paper: Paper::A5Across,
    may_show_full_id: false,
    layout: 3,
};

pub const STAR_PLATE_A4: DocumentKind =
    DocumentKind { key: "star_plate_a4", title: "出租房屋星级牌（A4）", paper: Paper::A4Across, ..STAR_PLATE };

pub const RATING_FORM: DocumentKind = DocumentKind {
    key: "rating_form",
    title: "五星级出租房主评定表",
    source: Source::Rating,
    paper: Paper::A4,
    may_show_full_id: false,
    layout: 1,
};

/// Of those whose stars hang: one for the whole round.
pub const RATING_LIST: DocumentKind =
    DocumentKind {
        key: "rating_list", title: "五星级出租房主公示名单", source: Source::RatingRound, ..RATING_FORM
    };

pub const STAR_WITHDRAWAL: DocumentKind =
    DocumentKind { key: "star_withdrawal", title: "撤星通知书", layout: 2, ..RATING_FORM };

/// Ten to a sheet, both sides.
pub const SERVICE_CARD: DocumentKind = DocumentKind {
    key: "service_card",
    title: "便民服务卡",
    source: Source::Station,
    paper: Paper::A4,
    may_show_full_id: false,
    layout: 1,
};

/// Four to a sheet, both sides.
pub const SERVICE_CARD_A6: DocumentKind =
    DocumentKind { key: "service_card_a6", title: "便民服务卡（A6）", layout: 2, ..SERVICE_CARD };

pub const EXPORT_APPROVAL: DocumentKind =
    DocumentKind { key: "export_approval", title: "导出审批单", ..SERVICE_CARD };

pub const SAFETY_CHECK: DocumentKind = DocumentKind {
    key: "safety_check",
    title: "单位安全检查表",
    source: Source::Organisation,
    paper: Paper::A4,
    may_show_full_id: false,
    layout: 1,
};

pub const DEFENCE_ROSTER: DocumentKind = DocumentKind {
    key: "defence_roster",
    title: "联防组花名册",
    source: Source::Group,
    paper: Paper::A4,
    may_show_full_id: false,
    layout: 2,
};

/// One for each household or shop of the group.
pub const DEFENCE_CARD: DocumentKind =
    DocumentKind { key: "defence_card", title: "联防联络牌", paper: Paper::A5Across, layout: 2, ..DEFENCE_ROSTER };

/// 值班表 of a group for a month, or to be written by hand.
pub const DUTY_ROTA: DocumentKind =
    DocumentKind { key: "duty_rota", title: "联防值班表", layout: 1, ..DEFENCE_ROSTER };

/// 巡逻登记表 of a group for a month, or to be written by hand.
pub const PATROL_LOG: DocumentKind =
    DocumentKind { key: "patrol_log", title: "巡逻登记表", paper: Paper::A4Across, layout: 1, ..DEFENCE_ROSTER };

/// 岗位责任卡（六定）of somebody who answers for an area.
pub const POST_CARD: DocumentKind =
    DocumentKind {
        key: "post_card", title: "岗位责任卡（六定）", source: Source::Post, layout: 1, ..DEFENCE_ROSTER
    };

/// The person's own number stands on it whole.
pub const OWN_RECORD: DocumentKind = DocumentKind {
    key: "own_record",
    title: "本人信息查询单",
    source: Source::Person,
    paper: Paper::A4,
    may_show_full_id: true,
    layout: 2,
};

/// Lists and reports; the size follows the number of columns.
pub const LIST_TABLE: DocumentKind = DocumentKind {
    key: "list_table",
    title: "清单",
    source: Source::Screen,
    paper: Paper::A4,
    may_show_full_id: false,
    layout: 2,
};

pub const RESIDENT_LIST: DocumentKind = DocumentKind {
    key: "resident_list",
    title: "在住人员名单",
    source: Source::Residents,
    paper: Paper::A4Across,
    may_show_full_id: false,
    layout: 2,
};

pub const RECOVERY_SHEET: DocumentKind = DocumentKind {
    key: "recovery_sheet",
    title: "档案恢复页",
    source: Source::RecoveryCode,
    paper: Paper::A4,
    may_show_full_id: false,
    layout: 1,
};

/// What is printed from a template. Only the agreement with a landlord names somebody by number: the law asks for it.
const fn of_template(kind: TemplateKind) -> DocumentKind {
    DocumentKind {
        key: kind.key(),
        title: kind.title(),
        source: Source::Template(kind),
        paper: Paper::A4,
        may_show_full_id: matches!(kind, TemplateKind::RentalAgreement),
        layout: 3,
    }
}

/// For the wall, large, without the list of those who signed.
pub const CONVENTION_WALL: DocumentKind = DocumentKind {
    key: "convention_wall",
    title: "社区居民公约（上墙版）",
    paper: Paper::A3,
    ..of_template(TemplateKind::Convention)
};

/// For every household, small, without that list too.
pub const CONVENTION_HOUSEHOLD: DocumentKind = DocumentKind {
    key: "convention_household",
    title: "社区居民公约（入户版）",
    paper: Paper::A5,
    ..of_template(TemplateKind::Convention)
};

/// What a printer is measured by, so that forms printed elsewhere can be filled (套打).
pub const CALIBRATION_SHEET: DocumentKind = DocumentKind {
    key: "calibration_sheet",
    title: "打印校准页",
    source: Source::Printer,
    paper: Paper::A4,
    may_show_full_id: false,
    layout: 1,
};

/// Whose empty forms a printing house makes.
pub(super) const ON_FORMS: &[DocumentKind] = &[
    FLOATING_CARD,
    FLOATING_FORM,
    RECEIPT,
    HOUSE_CARD,
    HOUSE_PLATE,
    HOUSE_PLATE_A4,
    STAR_PLATE,
    STAR_PLATE_A4,
    SAFETY_CHECK,
    DEFENCE_ROSTER,
    DEFENCE_CARD,
    POST_CARD,
];

/// Every document there is.
pub const DOCUMENTS: &[DocumentKind] = &[
    CALIBRATION_SHEET,
    FLOATING_CARD,
    FLOATING_FORM,
    RECEIPT,
    HOUSE_CARD,
    HOUSE_PLATE,
    HOUSE_PLATE_A4,
    STAR_PLATE,
    STAR_PLATE_A4,
    RATING_FORM,
    RATING_LIST,
    STAR_WITHDRAWAL,
    SERVICE_CARD,
    SERVICE_CARD_A6,
    SAFETY_CHECK,
    DEFENCE_ROSTER,
    DEFENCE_CARD,
    DUTY_ROTA,
    PATROL_LOG,
    POST_CARD,
    OWN_RECORD,
    EXPORT_APPROVAL,
    LIST_TABLE,
    RESIDENT_LIST,
    RECOVERY_SHEET,
    dispute::APPLICATION,
    dispute::ACCEPTANCE,
    dispute::NOTICE,
    dispute::AUTHORISATION,
    dispute::REFUSAL,
    dispute::TRANSFER,
    dispute::INVESTIGATION,
    dispute::SESSION,
    dispute::EXTENSION,
    dispute::TERMINATION,
    dispute::ESCALATION,
    dispute::ORDER,
    dispute::SUPERVISION,
    dispute::RESPONSIBILITY,
    dispute::AGREEMENT,
    dispute::ORAL_AGREEMENT,
    dispute::PERFORMANCE,
    dispute::VISIT,
    dispute::CONFIRMATION,
    dispute::CLOSING_REPORT,
    dispute::COVER,
    dispute::CONTENTS,
    dispute::REMARKS,
    dispute::BACK,
    dispute::FILE,
    routine::SCREENING,
    routine::MONTHLY,
    routine::MINUTES,
    routine::TALK,
    routine::HANDOVER,
    routine::URGING,
    routine::RECEPTION,
    routine::FEEDBACK,
    of_template(TemplateKind::RentalAgreement),
    of_template(TemplateKind::WorkTarget),
    of_template(TemplateKind::AreaDuty),
    of_template(TemplateKind::JointDefence),
    of_template(TemplateKind::Convention),
    CONVENTION_WALL,
    CONVENTION_HOUSEHOLD,
    of_template(TemplateKind::HeadAppointment),
    of_template(TemplateKind::ShopPledge),
    of_template(TemplateKind::CollectionNotice),
    of_template(TemplateKind::OpenLetter),
];
