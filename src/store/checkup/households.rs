//! Households: heads, members and their relations, and households that share a number or a room.

use super::mends;
use super::{Group, Opens, Rule, open};

const HOUSEHOLD: (&str, Opens) = ("household", Opens::Household);
/// A membership is mended on the page of its household.
const MEMBER: (&str, Opens) = ("household_member", Opens::Household);

pub(super) const RULES: &[Rule] = &[
    open(
        "household_without_head",
        Group::Households,
        HOUSEHOLD,
        "家庭户没有户主",
        "成员里没有户主",
        "SELECT household.id, household.id, NULL
         FROM household
         WHERE household.until_date IS NULL
           AND household.kind = '1'
           AND EXISTS (
               SELECT 1 FROM household_member WHERE household = household.id AND until_date IS NULL
           )
           AND NOT EXISTS (
               SELECT 1
               FROM household_member
               WHERE household = household.id AND until_date IS NULL AND relation IN ('01', '02')
           )
         ORDER BY household.id",
    ),
    open(
        "household_with_two_heads",
        Group::Households,
        HOUSEHOLD,
        "一户有两个户主",
        "登记了 {} 个户主，只能留一个",
        "SELECT household, household, count(*)
         FROM household_member
         WHERE until_date IS NULL AND relation IN ('01', '02')
         GROUP BY household
         HAVING count(*) > 1
         ORDER BY household",
    ),
    open(
        "household_left_empty",
        Group::Households,
        HOUSEHOLD,
        "成员都已出户，户还没有销",
        "最后一名成员 {} 出户，这一户还没有销户",
        "SELECT household.id, household.id, max(household_member.until_date)
         FROM household
         JOIN household_member ON household_member.household = household.id
         WHERE household.until_date IS NULL
         GROUP BY household.id
         HAVING count(*) = count(household_member.until_date)
         ORDER BY household.id",
    )
    .mended_by(mends::HOUSEHOLD_ENDS),
    open(
        "same_household_number",
        Group::Households,
        HOUSEHOLD,
        "户号重复",
        "这个户号有 {} 户在用",
        "SELECT household.id, household.id, shared.households
         FROM (
             SELECT household_number, min(id) AS first, count(*) AS households
             FROM household
             WHERE household_number IS NOT NULL AND until_date IS NULL
             GROUP BY household_number
             HAVING count(*) > 1
         ) AS shared
         CROSS JOIN household
             ON household.household_number = shared.household_number
             AND household.until_date IS NULL
             AND household.id > shared.first
         ORDER BY household.id",
    ),
    open(
        "two_households_in_one_room",
        Group::Households,
        HOUSEHOLD,
        "一间房里有两户",
        "这一处住址立了 {} 个家庭户，请核对是否分过户或写错房号",
        "SELECT household.id, household.id, shared.households
         FROM (
             SELECT household.place, min(household.id) AS first, count(*) AS households
             FROM household
             JOIN place ON place.id = household.place
             WHERE household.until_date IS NULL AND household.kind = '1' AND place.kind = '7'
             GROUP BY household.place
             HAVING count(*) > 1
         ) AS shared
         CROSS JOIN household
             ON household.place = shared.place
             AND household.until_date IS NULL
             AND household.kind = '1'
             AND household.id > shared.first
         ORDER BY household.id",
    ),
    open(
        "member_after_household",
        Group::Households,
        MEMBER,
        "已销户，成员还在户内",
        "这一户 {} 已销户，还有成员没有出户",
        "SELECT household_member.id, household.id, household.until_date
         FROM household
         CROSS JOIN household_member
             ON household_member.household = household.id AND household_member.until_date IS NULL
         WHERE household.until_date IS NOT NULL
         ORDER BY household_member.id",
    )
    .mended_by(mends::MEMBER_LEAVES_WITH_HOUSEHOLD),
    open(
        "member_after_death",
        Group::Households,
        MEMBER,
        "已登记死亡，还在户内",
        "有成员死亡日期 {}，还没有出户",
        "SELECT household_member.id, household_member.household, person.died_on
         FROM person
         CROSS JOIN household_member
             ON household_member.person = person.id AND household_member.until_date IS NULL
         WHERE person.died_on IS NOT NULL
         ORDER BY household_member.id",
    )
    .mended_by(mends::MEMBER_LEAVES_BY_DEATH),
    open(
        "member_of_two_households",
        Group::Households,
        ("household_member", Opens::Person),
        "同时在两户里",
        "同时是 {} 户的成员，请把先前的一户记出户",
        "SELECT max(id), person, count(DISTINCT household)
         FROM household_member
         WHERE until_date IS NULL
         GROUP BY person
         HAVING count(DISTINCT household) > 1
         ORDER BY max(id)",
    ),
    open(
        "relation_against_sex",
        Group::Households,
        MEMBER,
        "与户主关系和性别不符",
        "有成员的与户主关系是“{}”，登记的性别相反",
        "SELECT household_member.id, household_member.household, relation_name(household_member.relation)
         FROM household_member
         JOIN person ON person.id = household_member.person
         WHERE household_member.until_date IS NULL
           AND person.sex IN ('1', '2')
           AND implied_sex(household_member.relation) <> person.sex
         ORDER BY household_member.id",
    ),
    open(
        "relation_against_birth",
        Group::Households,
        MEMBER,
        "与户主关系和出生先后不符",
        "有成员的与户主关系是“{}”，和户主的出生先后相反",
        "SELECT member.id, member.household, relation_name(member.relation)
         FROM household_member AS head
         JOIN person AS head_person ON head_person.id = head.person
         JOIN household_member AS member ON member.household = head.household AND member.until_date IS NULL
         JOIN person ON person.id = member.person
         WHERE head.until_date IS NULL
           AND head.relation IN ('01', '02')
           AND CASE born_relative_to_head(member.relation)
                   WHEN 'before' THEN person.birth > head_person.birth
                   WHEN 'after' THEN person.birth < head_person.birth
               END
         GROUP BY member.id
         ORDER BY member.id",
    ),
    // 民法典 17 条: eighteen
    open(
        "head_is_minor",
        Group::Households,
        MEMBER,
        "户主未满十八周岁",
        "户主未满十八周岁，请核对是不是写错了人",
        "SELECT household_member.id, household_member.household, NULL
         FROM household_member
         JOIN household ON household.id = household_member.household
         JOIN person ON person.id = household_member.person
         WHERE household_member.until_date IS NULL
           AND household_member.relation IN ('01', '02')
           AND household.kind = '1'
           AND person.birth > :eighteen_years_ago
         ORDER BY household_member.id",
    ),
    open(
        "member_before_birth",
        Group::Households,
        MEMBER,
        "进户日期早于出生日期",
        "有成员 {} 进户，早于出生日期",
        "SELECT household_member.id, household_member.household, household_member.from_date
         FROM household_member
         JOIN person ON person.id = household_member.person
         WHERE household_member.from_date < person.birth
         ORDER BY household_member.id",
    ),
];
