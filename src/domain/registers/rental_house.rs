//! 出租房屋 `rental_house`: a dwelling that is let, and its landlord. The full file follows in later registers.

use crate::domain::codes::{Hazard, LettingState, RentUse};
use crate::domain::registers::{Person, Place};
use crate::domain::values::{Choice, Count, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One let dwelling. Field list: 出租房屋档案卡, parts A and B.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RentalHouse {
    pub house_number: Text,
    pub place: Link<Place>,
    pub landlord: Link<Person>,
    pub letting_state: Choice<LettingState>,
    pub rent_use: Choice<RentUse>,
    pub rooms_total: Count,
    pub rooms_let: Count,
    pub hazard: Choice<Hazard>,
    pub remark: Text,
}

impl Register for RentalHouse {
    const TABLE: &'static str = "rental_house";
    const TITLE: &'static str = "出租房屋";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "房屋",
            fields: &[
                field!(RentalHouse.house_number, "房屋编号").searchable().derived().listed(96.0),
                field!(RentalHouse.place, "地址").required(),
                field!(RentalHouse.letting_state, "出租状态").required().listed(72.0),
                field!(RentalHouse.rent_use, "出租用途").listed(72.0),
                field!(RentalHouse.rooms_total, "总间数").listed(56.0),
                field!(RentalHouse.rooms_let, "出租间数").listed(56.0),
                field!(RentalHouse.hazard, "隐患类型"),
            ],
        },
        Section {
            title: "房主",
            fields: &[
                field!(RentalHouse.landlord, "房主").expected().aka(&["出租人", "业主"]),
                field!(RentalHouse.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.house_number.0.clone()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        match (self.rooms_let.0, self.rooms_total.0) {
            (Some(rented), Some(total)) if rented > total => {
                vec![Problem::wrong("rooms_let", "出租间数多于总间数")]
            }
            _ => Vec::new(),
        }
    }
}
