//! The records a row tells of, and by which words headings name what belongs to each. The names of fields are those of the
//! registers' field lists; here stand only the words for who is meant, for the pieces of an address and for how a case went.

use super::Target;
use crate::domain::registers::{
    DefenceGroup, Dispute, DisputeParty, GroupMember, Household, HouseholdMember, Organisation, Person, RentalHouse,
    Residence, Tenancy,
};
use crate::domain::values::Editor;
use crate::domain::{Field, Register};

/// One of the records a row tells of, and the part it has in it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Part {
    /// Whom the row is about.
    Person,
    /// Kind of their document, and why it has no number.
    Document,
    Residence,
    /// Whether somebody has moved away or died, as yes or no.
    Leaving,
    /// A piece of the address, where it stands in columns of its own.
    Address,
    Household,
    Member,
    /// 户主
    Head,
    /// 房主
    Landlord,
    /// 产权单位, in the place of a person.
    LandlordFirm,
    House,
    /// The house of a tenancy.
    Rented,
    Tenancy,
    Tenant,
    /// 承租单位
    TenantFirm,
    Group,
    /// 组长
    GroupHead,
    /// 副组长
    Deputy,
    /// A door of a group.
    GroupMember,
    /// Whom to call there.
    Contact,
    Dispute,
    /// 甲方, 乙方
    SideA,
    SideB,
    /// What became of a dispute, in the words of a ledger.
    Course,
    Organisation,
    /// 法定代表人
    Representative,
}

/// A target with all it is called.
pub(super) struct Named {
    pub target: Target,
    pub label: String,
    /// In the form of [`super::plain`].
    pub names: Vec<String>,
}

/// What stands for the person themselves, in whatever part.
const TOLD_OF_SOMEBODY: [&str; 3] = ["name", "identity", "phones"];

/// 户主, 承租人 as prefixes; a landlord's come from the field of the house.
const HEAD: [&str; 1] = ["户主"];
const TENANT: [&str; 4] = ["承租人", "租客", "租户", "承租方"];
const GROUP_HEAD: [&str; 4] = ["组长", "联防组长", "联防组组长", "小组长"];
const DEPUTY: [&str; 2] = ["副组长", "联防副组长"];
const CONTACT: [&str; 9] = ["联系人", "户主", "店主", "经营者", "负责人", "户主或店主", "户主/店主", "住户", "商户"];
const REPRESENTATIVE: [&str; 8] =
    ["法定代表人", "法人代表", "法人", "负责人", "经营者", "店主", "单位负责人", "门店负责人"];
const SIDE_A: [&str; 7] = ["甲方", "当事人", "当事人甲", "申请人", "纠纷当事人", "甲方当事人", "纠纷方"];
const SIDE_B: [&str; 6] = ["乙方", "对方当事人", "对方", "当事人乙", "被申请人", "乙方当事人"];

/// What is told of a party, and what it is called there beside its name on the form.
const TOLD_OF_A_PARTY: [(&str, &[&str]); 8] = [
    ("party_name", &["姓名", "名称", "姓名或单位"]),
    ("identity", &["身份证号", "身份证号码", "公民身份号码", "证件", "身份证"]),
    ("phones", &["电话", "联系方式", "手机", "手机号", "手机号码", "电话号码"]),
    ("address", &["地址", "现住址", "住所", "联系地址", "单位或住址"]),
    ("sex", &[]),
    ("occupation", &["职业"]),
    ("credit_code", &["信用代码"]),
    ("representative", &[]),
];

/// Pieces of an address, from above to below.
const ADDRESS: [(&str, &str, &[&str]); 6] = [
    ("estate", "小区", &["小区名称", "现住小区/建筑", "现住小区", "居住小区", "街路巷", "小区/建筑"]),
    ("building", "楼栋", &["楼号", "栋号", "幢号", "楼栋号", "栋", "幢", "楼"]),
    ("unit", "单元", &["单元号"]),
    ("floor", "楼层", &["层", "层数", "所在楼层"]),
    ("room", "房号", &["房间号码", "室号", "房间", "室"]),
    ("door", "门牌号", &["现住详细门牌", "详细门牌", "门牌", "门牌号码"]),
];

/// Of documents other than identity cards.
const DOCUMENT: [(&str, &str, &[&str]); 2] = [
    ("kind", "证件类型", &["证件种类", "其他证件类型", "证件名称"]),
    ("missing_reason", "无证件号码原因", &["没有号码的原因"]),
];

/// A firm that lets, or rents.
const LANDLORD_FIRM: [(&str, &str, &[&str]); 2] = [
    ("organisation_name", "产权单位", &["产权单位名称", "房主单位"]),
    ("credit_code", "产权单位统一社会信用代码", &["产权单位信用代码"]),
];
const TENANT_FIRM: [(&str, &str, &[&str]); 2] = [
    ("organisation_name", "承租单位", &["承租单位名称"]),
    ("credit_code", "承租单位统一社会信用代码", &["承租单位信用代码"]),
];

/// Whether somebody is still there.
const LEAVING: [(&str, &str, &[&str]); 2] = [
    ("has_left", "是否已迁出", &["是否迁出", "已迁出", "是否已搬离", "是否搬离"]),
    ("has_died", "是否已死亡", &["是否死亡", "已死亡"]),
];

/// What became of a dispute.
const COURSE: [(&str, &str, &[&str]); 6] = [
    ("accepted_on", "受理日期", &["受理时间"]),
    (
        "result",
        "处理结果",
        &[
            "调解结果",
            "化解结果",
            "调处结果",
            "办理结果",
            "结果",
            "化解是否成功",
            "是否化解",
            "是否调解成功",
            "处理情况",
        ],
    ),
    (
        "ended_on",
        "办结日期",
        &["调解日期", "化解日期", "结案日期", "办结时间", "调解时间", "化解时间", "结案时间", "达成协议日期"],
    ),
    ("agreed_in", "协议形式", &["协议类型"]),
    ("visited_on", "回访日期", &["回访时间"]),
    ("archived_on", "归档日期", &["归档时间"]),
];

/// Fields of the registers that a table has nothing for, or that the program sets itself.
const NOT_FROM_TABLES: [&str; 6] =
    ["person", "companion_of", "landlord", "landlord_organisation", "tenant", "tenant_organisation"];
/// Told by the table of others all the same, though this program sets it itself where a table does not. Running numbers and who
/// entered something are not among them: they are the receiving station's own.
const TOLD_THOUGH_DERIVED: [(Part, &str); 3] =
    [(Part::Dispute, "case_number"), (Part::Residence, "registered_on"), (Part::House, "registered_on")];
/// Columns of an export that no other station takes over: running numbers it gives anew, who sits at its desks, and who came along
/// with whom, which a row about one person cannot say.
pub const GIVEN_ANEW: [&str; 5] = ["登记编号", "房屋编号", "登记人", "承办操作员", "随行关系"];
/// Where two records of a row have a field of one name.
const RENAMED: [(Part, &str, &str); 4] = [
    (Part::Group, "remark", "组备注"),
    (Part::Residence, "remark", "居住备注"),
    (Part::Residence, "registered_on", "居住登记日期"),
    (Part::Member, "remark", "户内备注"),
];
/// How somebody left a household: a table of people tells of those who are in one.
const OF_LEAVING_A_HOUSEHOLD: [&str; 3] = ["until_date", "left_by", "went_to"];

impl Part {
    /// 「房主」 before the name of a field, nothing for whom the row is about.
    fn whose(self) -> &'static str {
        match self {
            Self::Head => "户主",
            Self::Landlord => "房主",
            Self::Tenant => "承租人",
            Self::GroupHead => "组长",
            Self::Deputy => "副组长",
            Self::Contact => "联系人",
            Self::SideA => "甲方",
            Self::SideB => "乙方",
            Self::Representative => "法定代表人",
            _ => "",
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Document => "document",
            Self::Residence => "residence",
            Self::Leaving => "leaving",
            Self::Address => "address",
            Self::Household => "household",
            Self::Member => "household_member",
            Self::Head => "head",
            Self::Landlord => "landlord",
            Self::LandlordFirm => "landlord_organisation",
            Self::House => "rental_house",
            Self::Rented => "house",
            Self::Tenancy => "tenancy",
            Self::Tenant => "tenant",
            Self::TenantFirm => "tenant_organisation",
            Self::Group => "defence_group",
            Self::GroupHead => "group_head",
            Self::Deputy => "deputy",
            Self::GroupMember => "group_member",
            Self::Contact => "contact",
            Self::Dispute => "dispute",
            Self::SideA => "side_a",
            Self::SideB => "side_b",
            Self::Course => "course",
            Self::Organisation => "organisation",
            Self::Representative => "representative",
        }
    }

    /// What is wrong with it leaves out a cell and not the row: told of beside the one the row is about, or of a dispute, which
    /// is known by its parties.
    pub(super) fn is_beside(self) -> bool {
        use Part::{Contact, Deputy, Dispute, GroupHead, Landlord, Representative, SideA, SideB};
        matches!(self, Landlord | GroupHead | Deputy | Contact | Representative | SideA | SideB | Dispute)
    }

    pub(super) fn targets(self) -> Vec<Named> {
        match self {
            Self::Person => of_register::<Person>(self, |_| true),
            Self::Residence => of_register::<Residence>(self, |_| true),
            Self::Household => of_register::<Household>(self, |key| key == "household_number"),
            Self::Member => of_register::<HouseholdMember>(self, |key| !OF_LEAVING_A_HOUSEHOLD.contains(&key)),
            Self::House => of_register::<RentalHouse>(self, |_| true),
            Self::Rented => of_register::<RentalHouse>(self, |key| matches!(key, "place" | "plate_number")),
            Self::Tenancy => of_register::<Tenancy>(self, |key| key != "house"),
            Self::Group => of_register::<DefenceGroup>(self, |_| true),
            Self::GroupMember => of_register::<GroupMember>(self, |_| true),
            Self::Dispute => of_register::<Dispute>(self, |_| true),
            Self::Organisation => of_register::<Organisation>(self, |_| true),
            Self::Head => of_somebody(self, &HEAD),
            Self::Landlord => of_somebody(self, &names_of::<RentalHouse>("landlord")),
            Self::Tenant => of_somebody(self, &[&TENANT[..], &[""]].concat()),
            Self::GroupHead => of_somebody(self, &GROUP_HEAD),
            Self::Deputy => of_somebody(self, &DEPUTY),
            Self::Contact => of_somebody(self, &[&CONTACT[..], &[""]].concat()),
            Self::Representative => of_somebody(self, &REPRESENTATIVE),
            Self::SideA => of_party(self, &SIDE_A),
            Self::SideB => of_party(self, &SIDE_B),
            Self::Address => of_list(self, &ADDRESS),
            Self::Document => of_list(self, &DOCUMENT),
            Self::LandlordFirm => of_list(self, &LANDLORD_FIRM),
            Self::TenantFirm => of_list(self, &TENANT_FIRM),
            Self::Leaving => of_list(self, &LEAVING),
            Self::Course => of_list(self, &COURSE),
        }
    }
}

fn of_register<R: Register>(part: Part, is_meant: impl Fn(&str) -> bool) -> Vec<Named> {
    let is_from_tables = |field: &&Field<R>| {
        let is_link = matches!((field.value)(&R::default()).editor(), Editor::Link(_)) && field.key != "place";
        let is_set_here = field.is_derived && !TOLD_THOUGH_DERIVED.contains(&(part, field.key));
        !is_set_here && !is_link && !NOT_FROM_TABLES.contains(&field.key)
    };
    let fields = R::fields().filter(is_from_tables).filter(|field| is_meant(field.key));
    let named = |field: &'static Field<R>| match RENAMED.iter().find(|(of, key, _)| (*of, *key) == (part, field.key)) {
        Some((.., name)) => named(part, field.key, name, name, &[]),
        None => named(part, field.key, field.label, field.label, field.aka),
    };
    fields.map(named).collect()
}

/// 「房主联系电话」, 「业主电话」: each word for them before each name of the field; the word alone is their name.
fn of_somebody(part: Part, whose: &[&str]) -> Vec<Named> {
    let fields = Person::fields().filter(|field| TOLD_OF_SOMEBODY.contains(&field.key));
    let named = fields.map(|field| {
        let of_field: Vec<&str> = std::iter::once(field.label).chain(field.aka.iter().copied()).collect();
        before_each(part, whose, (field.key, field.label, &of_field), field.key == "name")
    });
    named.collect()
}

/// The same of a party of a dispute.
fn of_party(part: Part, whose: &[&str]) -> Vec<Named> {
    let told = TOLD_OF_A_PARTY.iter().filter_map(|(key, also)| Some((DisputeParty::field(key)?, also)));
    let named = told.map(|(field, also)| {
        let of_field: Vec<&str> = std::iter::once(field.label).chain(also.iter().copied()).collect();
        before_each(part, whose, (field.key, field.label, &of_field), field.key == "party_name")
    });
    named.collect()
}

fn before_each(part: Part, whose: &[&str], field: (&'static str, &str, &[&str]), is_name: bool) -> Named {
    let (key, label, of_field) = field;
    let mut names: Vec<String> =
        whose.iter().flat_map(|whose| of_field.iter().map(move |name| format!("{whose}{name}"))).collect();
    if is_name {
        names.extend(whose.iter().filter(|whose| !whose.is_empty()).map(|whose| (*whose).to_owned()));
    }
    let names = names.iter().map(|name| super::plain(name)).collect();
    Named { target: Target::new(part, key), label: format!("{}{label}", part.whose()), names }
}

fn of_list(part: Part, list: &[(&'static str, &str, &[&str])]) -> Vec<Named> {
    list.iter().map(|(key, label, also)| named(part, key, label, label, also)).collect()
}

fn named(part: Part, key: &'static str, label: &str, name: &str, also: &[&str]) -> Named {
    let names = std::iter::once(name).chain(also.iter().copied()).map(super::plain).collect();
    Named { target: Target::new(part, key), label: label.to_owned(), names }
}

fn names_of<R: Register>(key: &str) -> Vec<&'static str> {
    R::field(key)
        .map(|field| std::iter::once(field.label).chain(field.aka.iter().copied()).collect())
        .unwrap_or_default()
}
