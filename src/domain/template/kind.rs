//! The kinds of templates, and the wording each is shipped with.

use super::fields::{self, TemplateField, TemplateList};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateKind {
    /// 出租房屋治安消防责任书
    RentalAgreement,
    /// 综治工作目标责任书
    WorkTarget,
    /// 综治工作责任书（六定）
    AreaDuty,
    /// 治安联防责任书
    JointDefence,
    /// 社区居民公约
    Convention,
    /// 中心户长聘书
    HeadAppointment,
    /// 门店承诺书
    ShopPledge,
    /// 信息采集告知书
    CollectionNotice,
    /// 平安创建一封信
    OpenLetter,
}

impl TemplateKind {
    pub const ALL: [Self; 9] = [
        Self::RentalAgreement,
        Self::WorkTarget,
        Self::AreaDuty,
        Self::JointDefence,
        Self::Convention,
        Self::HeadAppointment,
        Self::ShopPledge,
        Self::CollectionNotice,
        Self::OpenLetter,
    ];

    /// The word on the command line and in the print log.
    pub const fn key(self) -> &'static str {
        match self {
            Self::RentalAgreement => "rental_agreement",
            Self::WorkTarget => "work_target",
            Self::AreaDuty => "area_duty",
            Self::JointDefence => "joint_defence",
            Self::Convention => "convention",
            Self::HeadAppointment => "head_appointment",
            Self::ShopPledge => "shop_pledge",
            Self::CollectionNotice => "collection_notice",
            Self::OpenLetter => "open_letter",
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::RentalAgreement => "出租房屋治安消防责任书",
            Self::WorkTarget => "综治工作目标责任书",
            Self::AreaDuty => "综治工作责任书",
            Self::JointDefence => "治安联防责任书",
            Self::Convention => "社区居民公约",
            Self::HeadAppointment => "中心户长聘书",
            Self::ShopPledge => "门店承诺书",
            Self::CollectionNotice => "信息采集告知书",
            Self::OpenLetter => "平安创建一封信",
        }
    }

    /// The kind called by its key or its Chinese title.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == name || kind.title() == name)
    }

    /// What the template may name in braces.
    pub fn fields(self) -> &'static [TemplateField] {
        match self {
            Self::RentalAgreement => fields::RENTAL_AGREEMENT,
            Self::WorkTarget => fields::WORK_TARGET,
            Self::AreaDuty => fields::AREA_DUTY,
            Self::JointDefence => fields::JOINT_DEFENCE,
            Self::Convention => fields::CONVENTION,
            Self::HeadAppointment => fields::HEAD_APPOINTMENT,
            Self::ShopPledge => fields::SHOP_PLEDGE,
            Self::CollectionNotice => fields::COLLECTION_NOTICE,
            Self::OpenLetter => fields::OPEN_LETTER,
        }
    }

    /// The lists a table of the template may be fed by.
    pub fn lists(self) -> &'static [TemplateList] {
        match self {
            Self::RentalAgreement => fields::TENANTS,
            Self::JointDefence => fields::DEFENCE_ROSTER,
            Self::Convention => fields::SIGNERS,
            Self::HeadAppointment => fields::HOUSEHOLDS,
            _ => &[],
        }
    }

    /// Our own wording, always there to compare with and to go back to.
    pub fn shipped(self) -> &'static str {
        match self {
            Self::RentalAgreement => include_str!("../../../assets/templates/rental_agreement.txt"),
            Self::WorkTarget => include_str!("../../../assets/templates/work_target.txt"),
            Self::AreaDuty => include_str!("../../../assets/templates/area_duty.txt"),
            Self::JointDefence => include_str!("../../../assets/templates/joint_defence.txt"),
            Self::Convention => include_str!("../../../assets/templates/convention.txt"),
            Self::HeadAppointment => include_str!("../../../assets/templates/head_appointment.txt"),
            Self::ShopPledge => include_str!("../../../assets/templates/shop_pledge.txt"),
            Self::CollectionNotice => include_str!("../../../assets/templates/collection_notice.txt"),
            Self::OpenLetter => include_str!("../../../assets/templates/open_letter.txt"),
        }
    }
}
