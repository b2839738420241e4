//! 待补资料: what is asked for and has not been entered yet, of those who live here and of houses that are let.

use super::{Group, Opens, Rule, open};

const RESIDENT: (&str, Opens) = ("person", Opens::Person);

pub(super) const RULES: &[Rule] = &[
    // Of a child none of these is collected, or need not be (docs/privacy.md). Whoever came along or belongs to a household is
    // reached through the one they came with, or through its head.
    open(
        "gap_telephone",
        Group::Gaps,
        RESIDENT,
        "缺联系电话",
        "没有联系电话",
        "SELECT person.id, person.id, NULL
         FROM person
         WHERE phones IS NULL
           AND (birth IS NULL OR birth <= :fourteen_years_ago)
           AND EXISTS (SELECT 1 FROM residence WHERE residence.person = person.id AND residence.until_date IS NULL)
           AND NOT EXISTS (
               SELECT 1
               FROM residence
               JOIN residence AS chief ON chief.id = residence.companion_of
               JOIN person AS answering ON answering.id = chief.person
               WHERE residence.person = person.id
                 AND residence.until_date IS NULL
                 AND answering.phones IS NOT NULL
           )
           AND NOT EXISTS (
               SELECT 1
               FROM household_member AS member
               JOIN household_member AS head
                   ON head.household = member.household AND head.until_date IS NULL AND head.relation IN ('01', '02')
               JOIN person AS answering ON answering.id = head.person
               WHERE member.person = person.id
                 AND member.until_date IS NULL
                 AND answering.phones IS NOT NULL
           )
         ORDER BY person.id",
    ),
    open(
        "gap_notice",
        Group::Gaps,
        ("residence", Opens::Person),
        "缺告知书签收",
        "信息采集告知书还没有签收",
        "SELECT id, person, NULL
         FROM residence
         WHERE kind = '2' AND until_date IS NULL AND notice_signed_on IS NULL
         ORDER BY id",
    ),
    open(
        "gap_number",
        Group::Gaps,
        RESIDENT,
        "缺证件号码",
        "证件号码暂未核到",
        "SELECT person.id, person.id, NULL
         FROM person
         WHERE identity_number IS NULL
           AND (birth IS NULL OR birth <= :fourteen_years_ago)
           AND EXISTS (SELECT 1 FROM residence WHERE residence.person = person.id AND residence.until_date IS NULL)
         ORDER BY person.id",
    ),
    open(
        "gap_registered_area",
        Group::Gaps,
        RESIDENT,
        "缺户籍地或户籍详址",
        "户籍地或户籍详址没有填",
        "SELECT person.id, person.id, NULL
         FROM person
         WHERE (registered_area IS NULL OR registered_address IS NULL)
           AND (birth IS NULL OR birth <= :fourteen_years_ago)
           AND ifnull(identity_kind, '111') NOT IN ('414', '553', '554')
           AND EXISTS (
               SELECT 1
               FROM residence INDEXED BY residence_by_person
               WHERE residence.person = person.id AND residence.until_date IS NULL AND residence.kind = '2'
           )
         ORDER BY person.id",
    ),
    open(
        "gap_nationality",
        Group::Gaps,
        RESIDENT,
        "缺国籍",
        "国籍没有填",
        "SELECT person.id, person.id, NULL
         FROM person
         WHERE nationality IS NULL
           AND (birth IS NULL OR birth <= :fourteen_years_ago)
           AND identity_kind IN ('414', '553', '554')
           AND EXISTS (SELECT 1 FROM residence WHERE residence.person = person.id AND residence.until_date IS NULL)
         ORDER BY person.id",
    ),
    open(
        "gap_house",
        Group::Gaps,
        ("rental_house", Opens::House),
        "出租房屋档案未填全",
        "房屋类别、建筑面积、间数、用途或隐患类型没有填全",
        "SELECT id, id, NULL
         FROM rental_house
         WHERE letting_state = '2'
           AND (
               ownership IS NULL
               OR floor_area IS NULL
               OR rooms_total IS NULL
               OR rooms_let IS NULL
               OR rent_use IS NULL
               OR hazard IS NULL
           )
         ORDER BY id",
    ),
];
