//! The documents of the station, one file each, and the list of them for the command line and the preview.

pub mod agreement;
pub mod calibration_sheet;
pub mod defence;
pub mod defence_card;
pub mod defence_roster;
pub mod dispute;
pub mod export_approval;
pub mod floating_card;
pub mod floating_form;
mod footer;
mod form;
pub mod house;
pub mod house_card;
pub mod house_plate;
pub mod list_table;
pub mod own_record;
mod plate;
pub mod receipt;
pub mod recovery_sheet;
mod registration;
pub mod resident_list;
pub mod safety_check;
pub mod service_card;
pub mod star_plate;

pub use agreement::agreement;
pub use house::HouseRecord;
pub use list_table::{Sheet, SheetColumn, SheetSize};
pub use plate::PlateSize;
pub use registration::{Companion, FloatingRegistration, Issue};

use crate::domain::Register;
use crate::domain::registers::{
    Agreement, DefenceGroup, Dispute, DisputeStep, Organisation, Person, RentalHouse, Residence,
};
use crate::domain::template::TemplateKind;

/// What a document is filled from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Source {
    /// A residence of the floating population and what it is linked to.
    FloatingResidence,
    /// A rental house with everybody and everything that hangs on it.
    House,
    /// A person, and everything held about them.
    Person,
    Organisation,
    /// A 联防组, its doors and who leads it.
    Group,
    /// The station itself: no record stands on it.
    Station,
    /// A rating. There is none yet: until then only the blank ones can be made.
    Rating,
    /// A printer, and nothing of the registers.
    Printer,
    /// A table as it stands on screen.
    Screen,
    /// Everybody who lived at a place on a day.
    Residents,
    /// The recovery code, which exists only while it is being shown.
    RecoveryCode,
    /// A dispute with its parties, steps and terms.
    Dispute,
    /// One step of a dispute, with what was said at it.
    DisputeStep,
    /// A template, filled from an agreement, from a person, or from the station alone.
    Template(TemplateKind),
}

impl Source {
    pub fn label(self) -> &'static str {
        match self {
            Self::FloatingResidence => "流动人口居住登记",
            Self::House => "出租房屋",
            Self::Person => "人口",
            Self::Organisation => "单位",
            Self::Group => "联防组",
            Self::Station => "不需要记录",
            Self::Rating => "星级评定（现在只有空白的）",
            Self::Printer => "不需要记录，用 --blank",
            Self::Screen => "窗口里的清单或报表",
            Self::Residents => "一天和一处地址",
            Self::RecoveryCode => "恢复码（只在新建或更换时）",
            Self::Dispute => "纠纷",
            Self::DisputeStep => "纠纷的一次调查、调解或回访",
            Self::Template(TemplateKind::CollectionNotice) => "个人",
            Self::Template(TemplateKind::OpenLetter) => "本站资料（用 --blank）",
            Self::Template(_) => "责任书记录",
        }
    }

    /// The register whose records are ordered on paper; of a list on screen the list says so itself.
    pub fn register(self) -> &'static str {
        match self {
            Self::FloatingResidence | Self::Residents => Residence::TABLE,
            Self::House => RentalHouse::TABLE,
            Self::Organisation => Organisation::TABLE,
            Self::Group => DefenceGroup::TABLE,
            Self::Dispute => Dispute::TABLE,
            Self::DisputeStep => DisputeStep::TABLE,
            Self::Person | Self::Template(TemplateKind::CollectionNotice) => Person::TABLE,
            Self::Template(TemplateKind::OpenLetter) => "",
            Self::Template(_) => Agreement::TABLE,
            Self::Station | Self::Rating | Self::Printer | Self::Screen | Self::RecoveryCode => "",
        }
    }

    /// What several of its records are counted in.
    pub fn unit(self) -> &'static str {
        match self {
            Self::FloatingResidence | Self::Residents | Self::Person => "人",
            Self::House => "处",
            Self::Organisation => "个单位",
            Self::Group => "组",
            Self::Screen => "行",
            Self::Dispute => "案",
            Self::Station
            | Self::Rating
            | Self::Printer
            | Self::RecoveryCode
            | Self::DisputeStep
            | Self::Template(_) => "份",
        }
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Paper {
    A3,
    A4,
    A4Across,
    A5,
    A5Across,
    A6,
}

impl Paper {
    pub fn label(self) -> &'static str {
        match self {
            Self::A3 => "A3",
            Self::A4 => "A4",
            Self::A4Across => "A4 横向",
            Self::A5 => "A5",
            Self::A5Across => "A5 横向",
            Self::A6 => "A6",
        }
    }

    /// 「A4 纵向」
    pub fn with_direction(self) -> String {
        match self {
            Self::A4Across | Self::A5Across => self.label().to_owned(),
            upright => format!("{} 纵向", upright.label()),
        }
    }
}

/// One kind of document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DocumentKind {
    /// The word on the command line and in the print log.
    pub key: &'static str,
    pub title: &'static str,
    pub source: Source,
    pub paper: Paper,
    /// Shows identity numbers in full when asked to (docs/privacy.md §3); every other document masks them always.
    pub may_show_full_id: bool,
    /// Counted up whenever the same values come out differently, so that an archived print can say that its form has changed.
    pub layout: u32,
}

pub const FLOATING_CARD: DocumentKind = DocumentKind {
    key: "floating_card",
    title: "流动人口登记卡",
    source: Source::FloatingResidence,
    paper: Paper::A6,
    may_show_full_id: false,
    layout: 1,
};

pub const FLOATING_FORM: DocumentKind = DocumentKind {
    key: "floating_form",
    title: "流动人口信息登记表",
    source: Source::FloatingResidence,
    paper: Paper::A4,
    may_show_full_id: true,
    layout: 1,
};

pub const RECEIPT: DocumentKind = DocumentKind {
    key: "floating_receipt",
    title: "流动人口登记回执",
    source: Source::FloatingResidence,
    paper: Paper::A5Across,
    may_show_full_id: false,
    layout: 1,
};

pub const HOUSE_CARD: DocumentKind = DocumentKind {
    key: "house_card",
    title: "出租房屋档案卡",
    source: Source::House,
    paper: Paper::A4,
    may_show_full_id: true,
    layout: 1,
};

pub const HOUSE_PLATE: DocumentKind = DocumentKind {
    key: "house_plate",
    title: "出租房屋公示牌",
    source: Source::House,
    paper: Paper::A5Across,
    may_show_full_id: false,
    layout: 1,
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
    layout: 1,
};

pub const STAR_PLATE_A4: DocumentKind =
    DocumentKind { key: "star_plate_a4", title: "出租房屋星级牌（A4）", paper: Paper::A4Across, ..STAR_PLATE };

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
    DocumentKind { key: "service_card_a6", title: "便民服务卡（A6）", ..SERVICE_CARD };

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
    layout: 1,
};

/// One for each household or shop of the group.
pub const DEFENCE_CARD: DocumentKind =
    DocumentKind { key: "defence_card", title: "联防联络牌", paper: Paper::A5Across, ..DEFENCE_ROSTER };

/// The person's own number stands on it whole.
pub const OWN_RECORD: DocumentKind = DocumentKind {
    key: "own_record",
    title: "本人信息查询单",
    source: Source::Person,
    paper: Paper::A4,
    may_show_full_id: true,
    layout: 1,
};

/// Lists and reports; the size follows the number of columns.
pub const LIST_TABLE: DocumentKind = DocumentKind {
    key: "list_table",
    title: "清单",
    source: Source::Screen,
    paper: Paper::A4,
    may_show_full_id: false,
    layout: 1,
};

pub const RESIDENT_LIST: DocumentKind = DocumentKind {
    key: "resident_list",
    title: "在住人员名单",
    source: Source::Residents,
    paper: Paper::A4Across,
    may_show_full_id: false,
    layout: 1,
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
        layout: 1,
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
    SERVICE_CARD,
    SERVICE_CARD_A6,
    SAFETY_CHECK,
    DEFENCE_ROSTER,
    DEFENCE_CARD,
    OWN_RECORD,
    EXPORT_APPROVAL,
    LIST_TABLE,
    RESIDENT_LIST,
    RECOVERY_SHEET,
    dispute::APPLICATION,
    dispute::ACCEPTANCE,
    dispute::NOTICE,
    dispute::INVESTIGATION,
    dispute::SESSION,
    dispute::AGREEMENT,
    dispute::ORAL_AGREEMENT,
    dispute::VISIT,
    dispute::CONFIRMATION,
    dispute::COVER,
    dispute::CONTENTS,
    dispute::REMARKS,
    dispute::FILE,
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

impl DocumentKind {
    /// What a print of it is for, where the log is to say more than that it was printed (docs/privacy.md §6).
    pub fn purpose(&self) -> Option<&'static str> {
        (self.key == OWN_RECORD.key).then_some("本人查询")
    }

    /// The document called by its key or its Chinese title.
    pub fn find(name: &str) -> Option<&'static Self> {
        DOCUMENTS.iter().find(|kind| kind.key == name || kind.title == name)
    }

    /// The document made from a kind of template.
    pub fn of_template(kind: TemplateKind) -> Option<&'static Self> {
        DOCUMENTS.iter().find(|document| document.source == Source::Template(kind))
    }
}
