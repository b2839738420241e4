//! What a kind of document is: its names, what it is filled from, on which paper it comes.

use super::catalogue::{DOCUMENTS, ON_FORMS, OWN_RECORD};
use crate::domain::Register;
use crate::domain::registers::{
    Agreement, DefenceGroup, Dispute, DisputeStep, Feedback, LandlordRating, Meeting, MeetingItem, Organisation,
    Person, PostCard, RatingRound, Reception, RentalHouse, Residence, RoutineReport,
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
    /// 岗位责任卡 of somebody who answers for an area.
    Post,
    /// The station itself: no record stands on it.
    Station,
    /// A landlord in a round of ratings.
    Rating,
    /// A round of ratings, as far as it is published.
    RatingRound,
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
    /// A report of a recurring duty, with what a screening found.
    Report,
    /// A meeting with its matters.
    Meeting,
    /// One matter that a meeting handed out.
    MeetingItem,
    Reception,
    Feedback,
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
            Self::Post => "岗位责任卡",
            Self::Station => "不需要记录",
            Self::Rating => "星级评定",
            Self::RatingRound => "评定轮次",
            Self::Printer => "不需要记录，用 --blank",
            Self::Screen => "窗口里的清单或报表",
            Self::Residents => "一天和一处地址",
            Self::RecoveryCode => "恢复码（只在新建或更换时）",
            Self::Dispute => "纠纷",
            Self::DisputeStep => "纠纷的一步（调查、调解、回访、移送、上报等）",
            Self::Report => "排查报告",
            Self::Meeting => "会议",
            Self::MeetingItem => "会议交办的一件事",
            Self::Reception => "来访接待",
            Self::Feedback => "信息反馈",
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
            Self::Post => PostCard::TABLE,
            Self::Dispute => Dispute::TABLE,
            Self::DisputeStep => DisputeStep::TABLE,
            Self::Report => RoutineReport::TABLE,
            Self::Meeting => Meeting::TABLE,
            Self::MeetingItem => MeetingItem::TABLE,
            Self::Reception => Reception::TABLE,
            Self::Feedback => Feedback::TABLE,
            Self::Person | Self::Template(TemplateKind::CollectionNotice) => Person::TABLE,
            Self::Template(TemplateKind::OpenLetter) => "",
            Self::Template(_) => Agreement::TABLE,
            Self::Rating => LandlordRating::TABLE,
            Self::RatingRound => RatingRound::TABLE,
            Self::Station | Self::Printer | Self::Screen | Self::RecoveryCode => "",
        }
    }

    /// What several of its records are counted in.
    pub fn unit(self) -> &'static str {
        match self {
            Self::FloatingResidence | Self::Residents | Self::Person => "人",
            Self::House => "处",
            Self::Organisation => "个单位",
            Self::Group => "组",
            Self::Post => "张",
            Self::Screen => "行",
            Self::Dispute => "案",
            Self::Rating => "位房主",
            Self::RatingRound => "轮",
            Self::Station
            | Self::Printer
            | Self::RecoveryCode
            | Self::DisputeStep
            | Self::Report
            | Self::Meeting
            | Self::MeetingItem
            | Self::Reception
            | Self::Feedback
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

impl DocumentKind {
    /// What a print of it is for, where the log is to say more than that it was printed (docs/privacy.md §6).
    pub fn purpose(&self) -> Option<&'static str> {
        (self.key == OWN_RECORD.key).then_some("本人查询")
    }

    /// Whether offices have its empty form printed beforehand, so that what is filled in can be printed alone (套打).
    pub fn comes_on_forms(&self) -> bool {
        let is_to_be_signed = matches!(self.source, Source::Template(_)) && self.paper == Paper::A4;
        is_to_be_signed || ON_FORMS.contains(self)
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
