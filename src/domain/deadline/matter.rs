//! The matters that have a term (事项), and the event that starts each.

use serde::{Deserialize, Serialize};

/// Something that is to be done, or may be done, by or from a certain day.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// 居住登记申报
    ResidenceRegistration,
    /// 居住地址、服务处所变更
    AddressChange,
    /// 出租人报送承租人
    LandlordReport,
    /// 出租人报送租赁终止
    TenancyEndReport,
    /// 境外人员住宿登记
    ForeignerRegistration,
    /// 居住满半年，可以申领居住证
    PermitEligibility,
    /// 居住证签注; its window is counted by [`endorsement`](super::endorsement())
    PermitEndorsement,
    /// 居住证有效期满
    PermitExpiry,
    /// 租期届满
    TenancyEnd,
    /// 责任书到期
    AgreementEnd,
    /// 责任书起草后签齐
    AgreementSigning,
    /// 隐患整改复查
    Reinspection,
    /// 队伍成员任期届满
    TeamTerm,
    /// 单位、门店安全检查后的复查
    SafetyRecheck,
    /// 评事后的整改
    Rectification,
    /// 出生登记
    BirthRegistration,
    /// 死亡登记
    DeathRegistration,
    /// 迁入登记
    MoveInRegistration,
    /// 外出暂住满三个月
    LongAbsence,
    /// 纠纷受理决定
    DisputeDecision,
    /// 调解期限
    DisputeMediation,
    /// 行业性、专业性纠纷的调解期限
    TradeMediation,
    /// 约好的下一次调解
    DisputeSession,
    /// 交办、督办的办理期限
    DisputeOrder,
    /// 调解协议的一项履行
    DisputePerformance,
    /// 协议生效后的第一次回访
    ReturnVisit,
    /// 第二次回访
    SecondReturnVisit,
    /// 共同申请司法确认
    JudicialConfirmation,
}

impl Matter {
    pub const ALL: [Self; 28] = [
        Self::ResidenceRegistration,
        Self::AddressChange,
        Self::LandlordReport,
        Self::TenancyEndReport,
        Self::ForeignerRegistration,
        Self::PermitEligibility,
        Self::PermitEndorsement,
        Self::PermitExpiry,
        Self::TenancyEnd,
        Self::AgreementEnd,
        Self::AgreementSigning,
        Self::Reinspection,
        Self::TeamTerm,
        Self::SafetyRecheck,
        Self::Rectification,
        Self::BirthRegistration,
        Self::DeathRegistration,
        Self::MoveInRegistration,
        Self::LongAbsence,
        Self::DisputeDecision,
        Self::DisputeMediation,
        Self::TradeMediation,
        Self::DisputeSession,
        Self::DisputeOrder,
        Self::DisputePerformance,
        Self::ReturnVisit,
        Self::SecondReturnVisit,
        Self::JudicialConfirmation,
    ];

    /// Those of a case in mediation, in their order.
    pub const OF_DISPUTES: [Self; 9] = [
        Self::DisputeDecision,
        Self::DisputeMediation,
        Self::TradeMediation,
        Self::DisputeSession,
        Self::DisputeOrder,
        Self::DisputePerformance,
        Self::ReturnVisit,
        Self::SecondReturnVisit,
        Self::JudicialConfirmation,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::ResidenceRegistration => "居住登记申报",
            Self::AddressChange => "居住地址变更",
            Self::LandlordReport => "出租人报送承租人",
            Self::TenancyEndReport => "出租人报送租赁终止",
            Self::ForeignerRegistration => "境外人员住宿登记",
            Self::PermitEligibility => "可申领居住证",
            Self::PermitEndorsement => "居住证签注",
            Self::PermitExpiry => "居住证到期",
            Self::TenancyEnd => "租期届满",
            Self::AgreementEnd => "责任书到期",
            Self::AgreementSigning => "责任书待签",
            Self::Reinspection => "隐患复查",
            Self::TeamTerm => "任期届满",
            Self::SafetyRecheck => "单位复查",
            Self::Rectification => "评事整改",
            Self::BirthRegistration => "出生登记",
            Self::DeathRegistration => "死亡登记",
            Self::MoveInRegistration => "迁入登记",
            Self::LongAbsence => "外出暂住满三个月",
            Self::DisputeDecision => "纠纷受理决定",
            Self::DisputeMediation => "调解期限",
            Self::TradeMediation => "专业纠纷调解期限",
            Self::DisputeSession => "约定的调解",
            Self::DisputeOrder => "交办督办期限",
            Self::DisputePerformance => "协议履行",
            Self::ReturnVisit => "协议回访",
            Self::SecondReturnVisit => "再次回访",
            Self::JudicialConfirmation => "申请司法确认",
        }
    }

    /// The day the term is counted from, as the settings name it.
    pub fn starts_with(self) -> &'static str {
        match self {
            Self::ResidenceRegistration => "来本地日期",
            Self::AddressChange => "变更日期",
            Self::LandlordReport => "租赁关系建立日期",
            Self::TenancyEndReport => "租赁关系终止日期",
            Self::ForeignerRegistration => "入住日期",
            Self::PermitEligibility => "登记日期",
            Self::PermitEndorsement => "居住证签发日期",
            Self::PermitExpiry => "居住证有效期至",
            Self::TenancyEnd => "租期终止日",
            Self::AgreementEnd => "责任书到期日",
            Self::AgreementSigning => "起草日期",
            Self::Reinspection => "整改期限",
            Self::TeamTerm => "任期最后一天",
            Self::SafetyRecheck => "复查日期",
            Self::Rectification => "整改期限最后一天",
            Self::BirthRegistration => "出生日期",
            Self::DeathRegistration => "死亡日期",
            Self::MoveInRegistration => "到达日期",
            Self::LongAbsence => "外出日期",
            Self::DisputeDecision => "纠纷登记日期",
            Self::DisputeMediation | Self::TradeMediation => "受理日期",
            Self::DisputeSession => "约定日期",
            Self::DisputeOrder => "办理期限",
            Self::DisputePerformance => "履行期限",
            Self::ReturnVisit | Self::SecondReturnVisit | Self::JudicialConfirmation => "协议生效日期",
        }
    }

    /// Something one may do from that day on, so nobody can be late for it.
    pub fn is_entitlement(self) -> bool {
        self == Self::PermitEligibility
    }
}
