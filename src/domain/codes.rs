//! Code tables of the national standards, from `assets/codes`.
//!
//! A list is a marker type that names its file; `Choice<Ethnic>` is a value that holds one of its codes.

use std::sync::LazyLock;

/// One row of a code table.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    pub code: String,
    pub name: String,
    /// Initials and full pinyin of the name, for choosing by keyboard.
    pub initials: String,
    pub pinyin: String,
    /// What people call it beside the word of the standard: 老婆 for 妻.
    pub other_names: Vec<OtherName>,
}

/// Another name of a row, with its reading.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherName {
    pub name: String,
    pub initials: String,
    pub pinyin: String,
}

impl OtherName {
    fn of(name: &str) -> Self {
        let super::reading::Reading { initials, pinyin, .. } = super::reading::of(name);
        Self { name: name.to_owned(), initials, pinyin }
    }

    fn begins_with(&self, typed: &str) -> bool {
        [&self.name, &self.initials, &self.pinyin].iter().any(|word| word.starts_with(typed))
    }
}

/// A whole table, in the order of its standard.
#[derive(Debug)]
pub struct CodeTable {
    pub title: &'static str,
    pub codes: Vec<Code>,
}

impl CodeTable {
    /// The name of a code, if the table has it.
    pub fn name(&self, code: &str) -> Option<&str> {
        self.codes.iter().find(|row| row.code == code).map(|row| row.name.as_str())
    }

    /// The one row meant by what was typed: a code, a full name, or 「01-务工」.
    pub fn find(&self, typed: &str) -> Option<&Code> {
        let typed = super::text::half_width(typed);
        let code_part = typed.split(['-', ' ']).next().unwrap_or_default();
        self.codes
            .iter()
            .find(|row| row.name == typed || row.code == typed)
            .or_else(|| self.codes.iter().find(|row| row.is_called(&typed)))
            .or_else(|| self.codes.iter().find(|row| row.code == code_part))
            .or_else(|| self.only_one_beginning_with(&typed))
    }

    /// 「男」 for 「男性」, 「汉」 for 「汉族」, as long as only one row can be meant.
    fn only_one_beginning_with(&self, typed: &str) -> Option<&Code> {
        let mut rows = self.codes.iter().filter(|row| !typed.is_empty() && row.name.starts_with(typed));
        let row = rows.next()?;
        rows.next().is_none().then_some(row)
    }

    /// Rows whose code, name, initials or pinyin begin with (or whose name contains) what was typed, best first.
    pub fn matching(&self, typed: &str) -> Vec<&Code> {
        let typed = super::text::half_width(typed).to_lowercase();
        let begins = |row: &&Code| {
            row.code.starts_with(&typed)
                || row.name.starts_with(&typed)
                || row.initials.starts_with(&typed)
                || row.pinyin.starts_with(&typed)
                || row.other_names.iter().any(|other| other.begins_with(&typed))
        };
        let contains = |row: &&Code| !begins(row) && row.name.contains(&typed);
        let mut found: Vec<&Code> =
            self.codes.iter().filter(begins).chain(self.codes.iter().filter(contains)).collect();
        // Who types 「女」 means it, though 「女婿」 comes before it in the standard.
        found.sort_by_key(|row| row.name != typed && row.code != typed && !row.is_called(&typed));
        found
    }
}

impl Code {
    /// Whether this is what people mean by a name that the standard does not use.
    fn is_called(&self, typed: &str) -> bool {
        self.other_names.iter().any(|other| other.name == typed)
    }
}

/// A code table as a type.
pub trait CodeList: Copy + Default + PartialEq + Send + Sync + 'static {
    fn table() -> &'static CodeTable;
}

/// Declares a list: marker type, title, file in `assets/codes`, and which of its rows are meant.
macro_rules! code_list {
    ($(#[$doc:meta])* $list:ident, $title:literal, $file:literal, $keep:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct $list;

        impl CodeList for $list {
            fn table() -> &'static CodeTable {
                static TABLE: LazyLock<CodeTable> = LazyLock::new(|| {
                    read_table($title, include_str!(concat!("../../assets/codes/", $file)), $keep)
                });
                &TABLE
            }
        }
    };
}

code_list!(/// GB/T 2261.1
    Sex, "性别", "sex.csv", |_| true);
code_list!(/// GB/T 2261.2
    Marital, "婚姻状况", "marital.csv", |_| true);
code_list!(/// GB/T 3304
    Ethnic, "民族", "ethnic.csv", |_| true);
code_list!(/// ISO 3166-1 by its three letters, as travel documents have them. 香港, 澳门 and 台湾 are no nationalities.
    Country, "国籍", "country.csv", |row| !matches!(row.get(1), Some("HKG" | "MAC" | "TWN")));
code_list!(/// GB/T 4658-2006, the rows of the first level
    Education, "文化程度", "education.csv", |row| row.get(2) == Some("1"));
code_list!(/// GB/T 4762
    Political, "政治面貌", "political.csv", |_| true);
code_list!(/// GB/T 4761-2008
    Relationship, "与户主关系", "relationship.csv", |_| true);
code_list!(/// The same for somebody who came along: 本人 and 户主 are whom they came with
    CompanionRelation, "与登记人关系", "relationship.csv", |row| !matches!(row.get(0), Some("01" | "02")));
code_list!(/// GA/T 517, a selection for natural persons
    IdDocument, "证件类型", "id_doc_type.csv", |row| row.get(0) != Some("USCC"));
code_list!(/// GB/T 31000 流入原因
    ResideReason, "居住事由", "reside_reason.csv", |row| row.get(0) == Some("gbt31000"));
code_list!(/// GB/T 31000 住所类型
    DwellingType, "住所类型", "dwelling_type.csv", |row| row.get(0) == Some("gbt31000"));
code_list!(/// GB/T 31000 办证类型
    PermitType, "办证类型", "permit_type.csv", |_| true);
code_list!(/// GB/T 31000 出租用途
    RentUse, "出租用途", "rent_use.csv", |_| true);
code_list!(/// GB/T 31000 出租房隐患类型
    Hazard, "隐患类型", "hazard_type.csv", |_| true);
code_list!(/// GB/T 6565-2015 大类
    Occupation, "职业", "occupation_major.csv", |_| true);
code_list!(/// 注销原因 of the floating population
    CancelReason, "注销原因", "float_cancel_reason.csv", |_| true);
code_list!(/// Kinds of place in the address tree
    PlaceKind, "地址类别", "place_kind.csv", |_| true);
code_list!(/// 常住 or 流动
    ResidenceKind, "居住类别", "residence_kind.csv", |_| true);
code_list!(/// 拟居住期限
    PlannedStay, "拟住期限", "planned_stay.csv", |_| true);
code_list!(/// 申报方式
    DeclaredBy, "申报方式", "declared_by.csv", |_| true);
code_list!(/// 与房主（户主）关系, the short list of the police form
    HostRelation, "与房主关系", "host_relation.csv", |_| true);
code_list!(/// 出租状态
    LettingState, "出租状态", "letting_state.csv", |_| true);

code_list!(/// 人户一致标识 of GB/T 31000
    PersonHouseMatch, "人户一致", "person_house_match.csv", |_| true);
code_list!(/// Kinds of household
    HouseholdKind, "户类型", "household_kind.csv", |_| true);
code_list!(/// Why a household ended
    HouseholdEnd, "销户原因", "household_end.csv", |_| true);
code_list!(/// How somebody came into a household
    MemberJoined, "进户原因", "member_joined.csv", |_| true);
code_list!(/// How somebody left a household
    MemberLeft, "出户原因", "member_left.csv", |_| true);
code_list!(/// 建筑结构
    BuildingStructure, "建筑结构", "building_structure.csv", |_| true);
code_list!(/// 房屋类别: private, public, of an organisation
    HouseOwnership, "房屋类别", "house_ownership.csv", |_| true);
code_list!(/// 租住类型
    LettingForm, "租住类型", "letting_form.csv", |_| true);
code_list!(/// Whether the land is the state's, on which 住房租赁条例 applies
    LandKind, "土地性质", "land_kind.csv", |_| true);
code_list!(/// 停租原因 of a rental house
    HouseCancelReason, "停租原因", "house_cancel_reason.csv", |_| true);
code_list!(/// 退租原因
    TenancyEnd, "退租原因", "tenancy_end.csv", |_| true);
code_list!(/// Roles beside the landlord's
    HouseRole, "身份", "house_role.csv", |_| true);
code_list!(/// 巡查检查项
    InspectionItem, "检查项", "inspection_item.csv", |_| true);
code_list!(/// How a landlord's telephone stands on the plate at the door
    PlatePhone, "电话上牌", "plate_phone.csv", |_| true);
code_list!(/// Duties over a part of the address tree
    PlaceDutyKind, "职责", "place_duty.csv", |_| true);
code_list!(/// Why an agreement ended before its day
    AgreementEnd, "终止原因", "agreement_end.csv", |_| true);
code_list!(/// 十户联防 or 十店联防
    DefenceKind, "联防类型", "defence_kind.csv", |_| true);
code_list!(/// A patrol, or a call for help that was answered
    PatrolKind, "种类", "patrol_kind.csv", |_| true);
code_list!(/// What a patrol finds: a matter, never a person
    PatrolMatter, "事项", "patrol_matter.csv", |_| true);
code_list!(/// Why a household or shop is in its group no more
    GroupLeft, "离组原因", "group_left.csv", |_| true);
code_list!(/// 治保会, 调委会, 巡逻队 and the like
    TeamKind, "队伍类别", "team_kind.csv", |_| true);
code_list!(/// What somebody is in a team
    TeamPost, "职务", "team_post.csv", |_| true);
code_list!(/// 五道治安防线
    DefenceLine, "防线", "defence_line.csv", |_| true);
code_list!(/// What a point on a line of defence is
    PointKind, "防线点类别", "point_kind.csv", |_| true);
code_list!(/// Which body answers for a point
    LineAnswerer, "责任主体", "line_answerer.csv", |_| true);
code_list!(/// A check of an organisation or of a shop
    CheckKind, "检查类别", "check_kind.csv", |_| true);
code_list!(/// Whether an organisation has what it is to have
    CheckState, "检查情况", "check_state.csv", |_| true);
code_list!(/// Whether a shop does what it promised
    ShopState, "履行情况", "shop_state.csv", |_| true);
code_list!(/// What the votes of the 议事会 are counted of
    VoteBase, "计票基数", "vote_base.csv", |_| true);
code_list!(/// What is appraised: a team of officers, a post, a matter
    Appraised, "评议对象", "appraised.csv", |_| true);
code_list!(/// Whom an officer visits to ask what is wanted: a door or a firm, nobody's standing
    ContactKind, "对象类别", "contact_kind.csv", |_| true);
code_list!(/// Whom an officer is to have spoken with: four, or five
    ContactDutyKind, "联系任务类别", "contact_duty_kind.csv", |_| true);
code_list!(/// 纠纷类型 of the judicial side's report, in its order
    DisputeType, "纠纷类型", "dispute_type_sfb.csv", |_| true);
code_list!(/// 纠纷类型 of the political-legal side, in two levels
    GovernanceType, "政法分类", "dispute_type_zfw.csv", |_| true);
code_list!(/// How a dispute came to the committee
    DisputeSource, "案件来源", "dispute_source.csv", |_| true);
code_list!(/// 一般, 较大, 重大
    DisputeLevel, "级别", "dispute_level.csv", |_| true);
code_list!(/// Whether the parties want it in public (人民调解法 23 条)
    DisputeOpenness, "是否公开", "dispute_openness.csv", |_| true);
code_list!(/// Disputes of a trade have a longer term in some provinces
    DisputeSector, "纠纷类别", "dispute_sector.csv", |_| true);
code_list!(/// On which side somebody stands
    DisputeSide, "哪一方", "dispute_side.csv", |_| true);
code_list!(/// As what somebody takes part
    DisputePartyRole, "参加身份", "dispute_party_role.csv", |_| true);
code_list!(/// What can happen to a dispute
    DisputeStepKind, "经过", "dispute_step_kind.csv", |_| true);
code_list!(/// The levels that keep the peace: 社区, 街道, 县 (分级化解)
    DisputeTier, "层级", "dispute_tier.csv", |_| true);
code_list!(/// Whether a paper came along with another
    Enclosed, "附件", "enclosed.csv", |_| true);
code_list!(/// How one meeting ended
    SessionOutcome, "调解结果", "session_outcome.csv", |_| true);
code_list!(/// What lies in the file of a case, in the order it is bound
    DisputePaperKind, "卷内文书", "dispute_paper_kind.csv", |_| true);
code_list!(/// How long a round of ratings reaches back
    RatingPeriod, "评定周期", "rating_period.csv", |_| true);
code_list!(/// The five stars of a landlord
    StarList, "星", "star.csv", |_| true);
code_list!(/// What a landlord says of a star
    StarClaim, "自评", "star_claim.csv", |_| true);
code_list!(/// Whether a star is granted
    StarDecision, "决定", "star_decision.csv", |_| true);
code_list!(/// What can happen in a rating
    RatingStepKind, "评定环节", "rating_step_kind.csv", |_| true);
code_list!(/// What a review of objections came to
    ReviewOutcome, "复核结果", "review_outcome.csv", |_| true);
code_list!(/// What comes round at a station
    RoutineKind, "定期工作种类", "routine_kind.csv", |_| true);
code_list!(/// How often
    RoutineCycle, "周期", "routine_cycle.csv", |_| true);
code_list!(/// What becomes of a day off
    RoutineShift, "遇休息日", "routine_shift.csv", |_| true);
code_list!(/// A zero report is a report
    ReportOutcome, "结果", "report_outcome.csv", |_| true);
code_list!(/// What screenings, visitors and 信息员 speak of: a matter, never a person
    ReportedMatter, "事项类别", "reported_matter.csv", |_| true);
code_list!(/// 联席会议, 说事会, 联合接待
    MeetingKind, "会议种类", "meeting_kind.csv", |_| true);
code_list!(/// On the spot, by a day, or by somebody else
    AnswerKind, "答复方式", "answer_kind.csv", |_| true);

code_list!(/// A job or a room
    OpeningKind, "用工房源类别", "opening_kind.csv", |_| true);
code_list!(/// What the station does for those who come (一服务)
    ServiceKind, "服务类别", "service_kind.csv", |_| true);
code_list!(/// What is handed out
    Material, "资料", "material.csv", |_| true);

impl ContactDutyKind {
    /// 指导员四个一
    pub const FOUR: &'static str = "1";
    /// 五大联系
    pub const FIVE: &'static str = "2";
}

impl ServiceKind {
    /// 发放资料: counted in copies.
    pub const MATERIAL: &'static str = "6";
}

impl ReportedMatter {
    /// What can become a case of mediation.
    pub const DISPUTE: &'static str = "2";
}

impl MeetingKind {
    pub const JOINT: &'static str = "1";
    pub const TALK: &'static str = "2";
    pub const RECEPTION: &'static str = "3";
}

/// Kinds of agreement: the templates that are signed and kept, by their keys.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AgreementKind;

impl CodeList for AgreementKind {
    fn table() -> &'static CodeTable {
        static TABLE: LazyLock<CodeTable> = LazyLock::new(|| {
            let row = |kind: super::template::TemplateKind| {
                let reading = super::reading::of(kind.title());
                let (code, name) = (kind.key().to_owned(), kind.title().to_owned());
                Code { code, name, initials: reading.initials, pinyin: reading.pinyin, other_names: Vec::new() }
            };
            CodeTable {
                title: "文书种类", codes: super::template::TemplateKind::ALL.into_iter().map(row).collect()
            }
        });
        &TABLE
    }
}

/// The sex a relation to the householder implies (GB/T 4761): 妻 is a woman, 子女 may be either.
pub fn implied_sex(relationship: &str) -> Option<super::id_number::Sex> {
    let line = include_str!("../../assets/codes/relationship.csv")
        .lines()
        .find(|line| line.split(',').next() == Some(relationship))?;
    match line.rsplit(',').next() {
        Some("1") => Some(super::id_number::Sex::Male),
        Some("2") => Some(super::id_number::Sex::Female),
        _ => None,
    }
}

fn read_table(title: &'static str, text: &str, keep: fn(&csv::StringRecord) -> bool) -> CodeTable {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().expect("a bundled table has headings").clone();
    let column = |name| headings.iter().position(|heading| heading == name).expect("a bundled table has this column");
    let (code, name) = (column("code"), column("name"));
    let other_names = headings.iter().position(|heading| heading == "other_names");
    let codes = reader
        .records()
        .map(|row| row.expect("a bundled table is well formed"))
        .filter(keep)
        .map(|row| {
            let reading = super::reading::of(&row[name]);
            Code {
                code: row[code].to_owned(),
                name: row[name].to_owned(),
                initials: reading.initials,
                pinyin: reading.pinyin,
                other_names: other_names
                    .map_or_else(Vec::new, |column| row[column].split_whitespace().map(OtherName::of).collect()),
            }
        })
        .collect();
    CodeTable { title, codes }
}

#[cfg(test)]
mod tests {
    use super::super::id_number::Sex as SexOfNumber;
    use super::*;

    /// Every list, by the name of its type.
    fn every_table() -> Vec<&'static CodeTable> {
        macro_rules! tables {
            ($($list:ident),*) => { vec![$($list::table()),*] };
        }
        tables!(
            Appraised,
            AnswerKind,
            BuildingStructure,
            CancelReason,
            CompanionRelation,
            ContactDutyKind,
            ContactKind,
            Country,
            CheckKind,
            CheckState,
            DeclaredBy,
            DefenceKind,
            DefenceLine,
            DisputeLevel,
            DisputeOpenness,
            DisputePaperKind,
            DisputePartyRole,
            DisputeSector,
            DisputeSide,
            DisputeSource,
            DisputeStepKind,
            DisputeTier,
            DisputeType,
            DwellingType,
            Education,
            Enclosed,
            Ethnic,
            GovernanceType,
            GroupLeft,
            Hazard,
            HostRelation,
            HouseCancelReason,
            HouseOwnership,
            HouseRole,
            HouseholdEnd,
            HouseholdKind,
            IdDocument,
            InspectionItem,
            LandKind,
            LettingForm,
            LettingState,
            LineAnswerer,
            Marital,
            MeetingKind,
            MemberJoined,
            MemberLeft,
            Material,
            Occupation,
            OpeningKind,
            PatrolKind,
            PatrolMatter,
            PermitType,
            PersonHouseMatch,
            PlaceDutyKind,
            PlaceKind,
            PlannedStay,
            PlatePhone,
            PointKind,
            Political,
            RatingPeriod,
            RatingStepKind,
            Relationship,
            RentUse,
            ReportOutcome,
            ReportedMatter,
            ResideReason,
            ResidenceKind,
            ReviewOutcome,
            RoutineCycle,
            RoutineKind,
            RoutineShift,
            ServiceKind,
            SessionOutcome,
            Sex,
            ShopState,
            StarClaim,
            StarDecision,
            StarList,
            TeamKind,
            TeamPost,
            TenancyEnd,
            VoteBase
        )
    }

    #[test]
    fn every_table_has_codes_that_are_unique_and_names_that_can_be_typed() {
        for table in every_table() {
            assert!(table.codes.len() > 1, "{}", table.title);
            for row in &table.codes {
                assert!(!row.initials.is_empty() && !row.pinyin.is_empty(), "{} {}", table.title, row.name);
                let same = table.codes.iter().filter(|other| other.code == row.code).count();
                assert_eq!(same, 1, "{} {}", table.title, row.code);
                assert_eq!(table.find(&row.code).map(|found| &found.name), Some(&row.name), "{}", table.title);
            }
        }
    }

    #[test]
    fn a_row_is_found_as_people_write_it() {
        for (table, typed, code) in [
            (Sex::table(), "男", "1"),
            (Sex::table(), "女性", "2"),
            (Ethnic::table(), "汉", "01"),
            (Ethnic::table(), "藏族", "04"),
            (Marital::table(), "20-已婚", "20"),
            (Relationship::table(), "老婆", "12"),
            (Relationship::table(), "女儿", "30"),
            (Education::table(), "初中", "70"),
            (Education::table(), "大专", "30"),
            (DwellingType::table(), "出租屋", "02"),
            (ResideReason::table(), "打工", "01"),
        ] {
            assert_eq!(table.find(typed).map(|row| row.code.as_str()), Some(code), "{typed}");
        }
        assert!(Ethnic::table().find("").is_none() && Ethnic::table().find("无此族").is_none());
    }

    #[test]
    fn a_country_is_found_by_name_letters_and_initials() {
        for typed in ["法国", "FRA"] {
            assert_eq!(Country::table().find(typed).map(|row| row.name.as_str()), Some("法国"), "{typed}");
        }
        assert!(Country::table().matching("fg").iter().any(|row| row.name == "法国"));
        for region in ["HKG", "MAC", "TWN"] {
            assert_eq!(Country::table().name(region), None, "{region}");
        }
    }

    #[test]
    fn the_keyboard_finds_by_initials() {
        let found = Ethnic::table().matching("zz");
        assert!(found.iter().any(|row| row.name == "藏族") && found.iter().any(|row| row.name == "壮族"));
    }

    #[test]
    fn a_relation_is_found_by_what_people_call_it() {
        for (typed, name) in [("ne", "女"), ("nver", "女"), ("ez", "子"), ("lg", "夫"), ("laopo", "妻")] {
            assert_eq!(CompanionRelation::table().matching(typed)[0].name, name, "{typed}");
        }
    }

    #[test]
    fn what_is_typed_in_full_comes_first() {
        for (typed, code) in [("女", "30"), ("子", "20"), ("12", "12"), ("n", "28"), ("老公", "11")] {
            assert_eq!(Relationship::table().matching(typed)[0].code, code, "{typed}");
        }
    }

    #[test]
    fn a_wife_is_a_woman_and_a_spouse_may_be_either() {
        let of = |name: &str| Relationship::table().find(name).and_then(|row| implied_sex(&row.code));
        assert_eq!((of("夫"), of("妻"), of("配偶")), (Some(SexOfNumber::Male), Some(SexOfNumber::Female), None));
    }
}
