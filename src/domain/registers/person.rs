//! 人 `person`: everyone is entered once; landlord, tenant, party and group member are links to here.
//!
//! Not here: where somebody lives (`residence`), and anything `docs/privacy.md` says is not collected.

use crate::domain::codes::{Country, Education, Ethnic, Marital, Sex};
use crate::domain::text::{is_han, is_private};
use crate::domain::values::{Area, Choice, Day, Identity, Name, Phones, Text, Value};
use crate::domain::{Cell, Date, Leaves, Problem, Register, Section};
use crate::field;

/// One natural person. Field list and order: 流动人口信息登记表.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    pub identity: Identity,
    pub name: Name,
    pub former_name: Name,
    /// As the travel document spells it.
    pub foreign_name: Name,
    pub sex: Choice<Sex>,
    pub birth: Day,
    pub ethnic: Choice<Ethnic>,
    /// Of a foreigner, in the place of where others are registered.
    pub nationality: Choice<Country>,
    pub registered_area: Area,
    pub registered_address: Text,
    /// Of somebody who has no dwelling here: where they live. Whoever lives here has a residence.
    pub home_address: Text,
    pub phones: Phones,
    pub marital: Choice<Marital>,
    pub education: Choice<Education>,
    /// 证件有效期至, of documents that run out.
    pub document_valid_until: Day,
    /// The day a guardian agreed to the record of a child under fourteen (个人信息保护法 31 条).
    pub guardian_consent_on: Day,
    pub died_on: Day,
    pub remark: Text,
}

impl Register for Person {
    const TABLE: &'static str = "person";
    const TITLE: &'static str = "人口";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "身份",
            fields: &[
                field!(Person.identity, "证件号码").required().searchable().listed(146.0).aka(&[
                    "公民身份号码",
                    "公民身份证号",
                    "身份证号",
                    "身份证号码",
                    "公民身份证号码",
                    "居民证号",
                    "居民身份证号码",
                    "身份证",
                    "证件号",
                    "护照/其他证件号码",
                ]),
                field!(Person.name, "姓名").required().searchable().listed(88.0).aka(&[
                    "人员姓名",
                    "居民姓名",
                    "住户姓名",
                    "成员姓名",
                ]),
                field!(Person.former_name, "曾用名").searchable(),
                field!(Person.foreign_name, "外文姓名").searchable(),
                field!(Person.sex, "性别").required().listed(40.0),
                field!(Person.birth, "出生日期").leaves(Leaves::AsYear).required().aka(&[
                    "出生",
                    "出生年月",
                    "出生年月日",
                ]),
                field!(Person.ethnic, "民族").leaves(Leaves::Never).aka(&["名族"]),
            ],
        },
        Section {
            title: "户籍",
            fields: &[
                field!(Person.nationality, "国籍")
                    .leaves(Leaves::Never)
                    .expected()
                    .hint("输入国名、拼音首字母或三个字母的代码")
                    .aka(&["国别"]),
                field!(Person.registered_area, "户籍地")
                    .expected()
                    .hint("输入地名、拼音首字母或六位代码")
                    .aka(&["户籍地区划", "户籍省市县区"]),
                field!(Person.registered_address, "户籍详址").leaves(Leaves::Never).expected().aka(&[
                    "户籍地址",
                    "户籍地详址",
                    "户籍详细地址",
                    "户籍所在地",
                    "户口所在地",
                    "户籍小区/建筑",
                ]),
                field!(Person.home_address, "现居详址").leaves(Leaves::Never).hint("不住本社区的，写现在住的地方"),
            ],
        },
        Section {
            title: "联系",
            fields: &[field!(Person.phones, "联系电话")
                .expected()
                .searchable()
                .listed(104.0)
                .hint("几个号码用逗号隔开")
                .aka(&["手机", "手机号", "手机号码", "电话", "电话号码", "联系方式", "本人电话"])],
        },
        Section {
            title: "其他",
            fields: &[
                field!(Person.marital, "婚姻状况").leaves(Leaves::Never),
                field!(Person.education, "文化程度").leaves(Leaves::Never).aka(&["学历"]),
                field!(Person.document_valid_until, "证件有效期至").ahead(),
                field!(Person.guardian_consent_on, "监护人同意日期"),
                field!(Person.died_on, "死亡日期").aka(&["死亡时间"]),
                field!(Person.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.name.0.clone()
    }

    /// A foreigner has a country, everybody else is registered somewhere.
    fn concerns(&self, key: &str) -> bool {
        match key {
            "nationality" => self.identity.is_of_foreigner(),
            "registered_area" | "registered_address" => !self.identity.is_of_foreigner(),
            _ => true,
        }
    }

    /// Number, sex and birth must agree (GB 11643); a date of birth lies in the past.
    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.birth.0.is_some_and(|birth| birth > today) {
            problems.push(Problem::wrong("birth", "出生日期在今天之后"));
        }
        if self.is_small_child(today) && self.guardian_consent_on.is_unset() {
            problems.push(Problem::missing("guardian_consent_on", "监护人同意日期待补"));
        }
        if self.guardian_consent_on.0.is_some_and(|consented| consented > today) {
            problems.push(Problem::wrong("guardian_consent_on", "监护人同意日期在今天之后"));
        }
        if self.identity.is_resident_card() && !self.name.is_empty() && !self.name.chars().any(is_chinese) {
            problems.push(Problem::doubtful("name", "居民身份证上的姓名是汉字，请对照证件"));
        }
        let Some(facts) = self.identity.facts(today) else { return problems };
        if facts.sex.is_some_and(|sex| !self.sex.is_unset() && self.sex.code != sex.code()) {
            problems.push(Problem::doubtful("sex", "与证件号码带出的性别不同"));
        }
        if facts.birth.is_some_and(|birth| self.birth.0.is_some_and(|typed| typed != birth)) {
            problems.push(Problem::doubtful("birth", "与证件号码带出的出生日期不同"));
        }
        problems
    }
}

/// Han characters, also one that a computer has only in its own private place.
fn is_chinese(letter: char) -> bool {
    is_han(letter) || is_private(letter)
}

/// What is kept of a child under fourteen (docs/privacy.md): name, sex, birth, the number if it is given, and the consent.
const KEPT_OF_CHILDREN: [&str; 6] = ["identity", "name", "sex", "birth", "guardian_consent_on", "died_on"];

impl Person {
    /// Whether a field may be kept of this person at all. Of a child under fourteen hardly anything is.
    pub fn may_hold(&self, key: &str, today: Date) -> bool {
        let is_of_child = self.is_small_child(today);
        match key {
            "guardian_consent_on" => is_of_child || !self.guardian_consent_on.is_unset(),
            key => !is_of_child || KEPT_OF_CHILDREN.contains(&key),
        }
    }

    /// The record without what may not be kept.
    pub fn as_may_be_held(&self, today: Date) -> Self {
        let mut kept = self.clone();
        for field in Self::fields().filter(|field| !self.may_hold(field.key, today)) {
            let nothing = vec![Cell::Null; field.columns(self).len()];
            // Every value can be nothing.
            let _ = (field.value_mut)(&mut kept).restore(&nothing);
        }
        kept
    }

    /// All there is to mend in what may be kept; the number of a child may be left out.
    pub fn problems_of_held(&self, today: Date) -> Vec<Problem> {
        let is_of_child = self.is_small_child(today);
        let mut problems = self.problems(today);
        problems.retain(|problem| {
            let is_left_out = is_of_child && problem.field == "identity" && self.identity.is_empty();
            self.may_hold(problem.field, today) && !is_left_out
        });
        problems
    }

    /// Whole years lived on `day`, counted as the law counts age (民法典 17、1259 条: a year is full on the birthday).
    pub fn age(&self, day: Date) -> Option<u32> {
        day.years_since(self.birth.0?)
    }

    /// Under fourteen, whose data is sensitive (个人信息保护法 28 条).
    pub fn is_small_child(&self, day: Date) -> bool {
        self.age(day).is_some_and(|age| age < 14)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Weight;

    fn today() -> Date {
        "2026-06-15".parse().expect("a real day")
    }

    fn born(birth: &str) -> Person {
        Person {
            name: Name::new("罗小朵"),
            sex: Choice::of("2"),
            birth: Day(birth.parse().ok()),
            phones: Phones::new("13800000101"),
            registered_address: Text::new("石桥镇"),
            ..Person::default()
        }
    }

    #[test]
    fn of_a_child_only_what_is_needed_is_kept_and_the_consent_is_asked_for() {
        let child = born("2012-06-16");
        let kept = child.as_may_be_held(today());
        assert_eq!((kept.name, kept.sex, kept.birth), (child.name.clone(), child.sex.clone(), child.birth));
        assert!(kept.phones.0.is_empty() && kept.registered_address.0.is_empty());
        let missing = child.problems_of_held(today());
        let missing: Vec<(&str, Weight)> = missing.iter().map(|problem| (problem.field, problem.weight)).collect();
        assert_eq!(missing, [("guardian_consent_on", Weight::Missing)]);
    }

    #[test]
    fn whoever_is_fourteen_is_asked_like_everybody() {
        let grown = born("2012-06-15");
        assert_eq!(grown.as_may_be_held(today()), grown);
        let missing: Vec<&str> = grown.problems_of_held(today()).iter().map(|problem| problem.field).collect();
        assert_eq!(missing, ["identity", "registered_area"]);
    }
}
