//! 出租房屋 `rental_house`: a dwelling that is let, and its landlord. Who else answers for it stands in `house_party`, who rents it
//! in `tenancy`, what visits found in `inspection`, what is signed in `agreement`. The rent is not recorded.

use crate::domain::codes::{
    BuildingStructure, Hazard, HouseCancelReason, HouseOwnership, LandKind, LettingForm, LettingState, PlatePhone,
    RentUse,
};
use crate::domain::registers::{Organisation, Person, Place};
use crate::domain::values::{Choice, Count, Day, Link, SquareMetres, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One let dwelling. Field list: 出租房屋登记表, parts A, B, E and J.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RentalHouse {
    pub house_number: Text,
    /// 标牌编码 of the police, where it has one.
    pub plate_number: Text,
    pub house_name: Text,
    pub place: Link<Place>,
    pub ownership: Choice<HouseOwnership>,
    /// 房屋证件类型, such as 不动产权证书.
    pub title_kind: Text,
    pub title_number: Text,
    pub land_kind: Choice<LandKind>,
    pub structure: Choice<BuildingStructure>,
    pub floor_area: SquareMetres,
    pub layout: Text,
    pub rooms_total: Count,
    pub rooms_let: Count,
    pub beds: Count,
    pub floors_let: Text,
    pub building_use: Choice<RentUse>,
    pub rent_use: Choice<RentUse>,
    pub letting_form: Choice<LettingForm>,
    pub filing_number: Text,
    pub hazard: Choice<Hazard>,
    pub landlord: Link<Person>,
    pub landlord_organisation: Link<Organisation>,
    /// Since when it is theirs; whoever it belonged to before is among the parties.
    pub landlord_since: Day,
    /// How the landlord's telephone stands on the plate at the door, and the day they agreed to it (个人信息保护法 25 条).
    pub plate_phone: Choice<PlatePhone>,
    pub plate_consent_on: Day,
    pub letting_state: Choice<LettingState>,
    pub let_from: Day,
    pub let_until: Day,
    pub cancel_reason: Choice<HouseCancelReason>,
    pub registered_on: Day,
    pub registrar: Text,
    pub verified_on: Day,
    pub remark: Text,
}

/// How the landlord's telephone stands on the plate at the door.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PhoneOnPlate {
    Hidden,
    Masked,
    Whole,
}

impl RentalHouse {
    /// As the landlord chose; without a day on which they agreed it does not stand there.
    pub fn phone_on_plate(&self) -> PhoneOnPlate {
        match self.plate_phone.code.as_str() {
            MASKED if !self.plate_consent_on.is_unset() => PhoneOnPlate::Masked,
            WHOLE if !self.plate_consent_on.is_unset() => PhoneOnPlate::Whole,
            _ => PhoneOnPlate::Hidden,
        }
    }

    fn plate_problem(&self, today: Date) -> Option<Problem> {
        let is_public = matches!(self.plate_phone.code.as_str(), MASKED | WHOLE);
        let sentence = match self.plate_consent_on.0 {
            None if is_public => "电话上牌须房主同意，请填同意日期",
            Some(day) if day > today => "同意日期在今天之后",
            _ => return None,
        };
        Some(Problem::wrong("plate_consent_on", sentence))
    }
}

/// In the list of choices for the plate.
const MASKED: &str = "2";
const WHOLE: &str = "3";

impl Register for RentalHouse {
    const TABLE: &'static str = "rental_house";
    const TITLE: &'static str = "出租房屋";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "房屋",
            fields: &[
                field!(RentalHouse.house_number, "房屋编号").searchable().derived().listed(96.0),
                field!(RentalHouse.plate_number, "标牌编码").aka(&["出租房屋编号", "出租屋编号"]),
                field!(RentalHouse.house_name, "房屋名称"),
                field!(RentalHouse.place, "地址").required().aka(&[
                    "地址名称",
                    "房屋地址",
                    "出租屋地址",
                    "出租房屋地址",
                    "房屋坐落",
                ]),
                field!(RentalHouse.ownership, "房屋类别").expected().listed(72.0).aka(&["产权类型"]),
                field!(RentalHouse.title_kind, "房屋证件类型"),
                field!(RentalHouse.title_number, "房屋证件号码"),
                field!(RentalHouse.land_kind, "土地性质"),
                field!(RentalHouse.structure, "建筑结构"),
                field!(RentalHouse.floor_area, "建筑面积（平方米）").expected().aka(&["建筑面积", "面积"]),
                field!(RentalHouse.layout, "户型"),
                field!(RentalHouse.rooms_total, "总间数").expected().listed(56.0).aka(&[
                    "房间数",
                    "间数",
                    "核查_房间数",
                ]),
                field!(RentalHouse.rooms_let, "出租间数").expected().listed(56.0),
                field!(RentalHouse.beds, "床位数").aka(&["核查_床位数"]),
                field!(RentalHouse.floors_let, "出租层数"),
                field!(RentalHouse.building_use, "建筑用途"),
                field!(RentalHouse.rent_use, "出租用途").expected().listed(72.0).aka(&["房屋用途", "使用用途"]),
                field!(RentalHouse.letting_form, "租住类型"),
                field!(RentalHouse.filing_number, "合同备案号").aka(&["备案号", "出租屋备案登记号"]),
                field!(RentalHouse.hazard, "隐患类型").expected(),
            ],
        },
        Section {
            title: "房主",
            fields: &[
                field!(RentalHouse.landlord, "房主").expected().aka(&["出租人", "房东", "业主"]),
                field!(RentalHouse.landlord_organisation, "产权单位"),
                field!(RentalHouse.landlord_since, "房主自").hint("换了房主的，填从哪天起；原来登记错了的，空着"),
                field!(RentalHouse.plate_phone, "电话上牌").hint("公示牌上印不印房主电话，由房主定"),
                field!(RentalHouse.plate_consent_on, "上牌同意日期"),
            ],
        },
        Section {
            title: "出租",
            fields: &[
                field!(RentalHouse.letting_state, "出租状态").required().listed(72.0),
                field!(RentalHouse.let_from, "起租日"),
                field!(RentalHouse.let_until, "停租日"),
                field!(RentalHouse.cancel_reason, "停租原因"),
            ],
        },
        Section {
            title: "建档",
            fields: &[
                field!(RentalHouse.registered_on, "登记日期").derived(),
                field!(RentalHouse.registrar, "登记人").derived(),
                field!(RentalHouse.verified_on, "最近核实日期").listed(92.0).aka(&["核实时间", "走访日期"]),
                field!(RentalHouse.remark, "备注").hint("不要填写宗教、疾病、前科等内容").aka(&["实际情况"]),
            ],
        },
    ];

    fn name(&self) -> String {
        self.house_number.0.clone()
    }

    /// A house belongs to a person or to an organisation.
    fn concerns(&self, key: &str) -> bool {
        key != "landlord" || self.landlord_organisation.id.is_none()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self.plate_problem(today).into_iter().collect();
        if let (Some(rented), Some(total)) = (self.rooms_let.0, self.rooms_total.0)
            && rented > total
        {
            problems.push(Problem::wrong("rooms_let", "出租间数多于总间数"));
        }
        if self.let_until.is_before(self.let_from) {
            problems.push(Problem::wrong("let_until", "停租日早于起租日"));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_stands_on_the_plate_only_as_chosen_and_once_agreed_to() {
        let agreed: Date = "2026-06-01".parse().unwrap();
        let today = "2026-06-15".parse().unwrap();
        for (code, consent, shown, is_sound) in [
            ("", None, PhoneOnPlate::Hidden, true),
            ("1", None, PhoneOnPlate::Hidden, true),
            ("2", None, PhoneOnPlate::Hidden, false),
            ("2", Some(agreed), PhoneOnPlate::Masked, true),
            ("3", None, PhoneOnPlate::Hidden, false),
            ("3", Some(agreed), PhoneOnPlate::Whole, true),
            ("", Some(agreed), PhoneOnPlate::Hidden, true),
        ] {
            let house =
                RentalHouse { plate_phone: Choice::of(code), plate_consent_on: Day(consent), ..Default::default() };
            assert_eq!(house.phone_on_plate(), shown, "{code} {consent:?}");
            assert_eq!(house.check(today).is_empty(), is_sound, "{code} {consent:?}");
        }
    }
}
