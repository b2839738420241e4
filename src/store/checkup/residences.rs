//! Residences: where somebody lives against death, tenancies, other residences, deadlines and permits.

use super::mends;
use super::{Group, Opens, Rule, open};

const RESIDENCE: (&str, Opens) = ("residence", Opens::Person);

pub(super) const RULES: &[Rule] = &[
    open(
        "residence_after_death",
        Group::Residences,
        RESIDENCE,
        "已登记死亡，居住登记没有注销",
        "死亡日期 {}，居住登记还是在住",
        "SELECT residence.id, residence.person, person.died_on
         FROM person
         CROSS JOIN residence ON residence.person = person.id AND residence.until_date IS NULL
         WHERE person.died_on IS NOT NULL
         ORDER BY residence.id",
    )
    .mended_by(mends::RESIDENCE_ENDS_WITH_DEATH),
    open(
        "two_residences",
        Group::Residences,
        RESIDENCE,
        "同时登记在两处居住",
        "{} 起另有一处在住登记，前一处没有注销",
        "SELECT earlier.id, earlier.person, min(later.from_date)
         FROM (
             SELECT person
             FROM residence
             WHERE until_date IS NULL
             GROUP BY person
             HAVING count(*) > 1
         ) AS crowded
         CROSS JOIN residence AS earlier ON earlier.person = crowded.person AND earlier.until_date IS NULL
         CROSS JOIN residence AS later INDEXED BY residence_by_person
             ON later.person = earlier.person
             AND later.until_date IS NULL
             AND later.kind = earlier.kind
             AND (later.from_date, later.id) > (earlier.from_date, earlier.id)
         GROUP BY earlier.id
         ORDER BY earlier.id",
    )
    .mended_by(mends::RESIDENCE_ENDS_WITH_THE_NEXT),
    open(
        "residence_after_tenancy",
        Group::Residences,
        RESIDENCE,
        "已退租，居住登记没有注销",
        "{} 已退租，居住登记还在这一处",
        "SELECT residence.id, residence.person, max(tenancy.ended_on)
         FROM tenancy
         CROSS JOIN rental_house ON rental_house.id = tenancy.house
         CROSS JOIN residence
             ON residence.place = rental_house.place
             AND residence.until_date IS NULL
             AND residence.from_date <= tenancy.ended_on
         WHERE tenancy.ended_on <= :today
           AND (
               residence.person = tenancy.tenant
               OR EXISTS (
                   SELECT 1
                   FROM occupant
                   WHERE occupant.tenancy = tenancy.id
                     AND occupant.person = residence.person
                     AND occupant.until_date IS NOT NULL
               )
           )
           AND NOT EXISTS (
               SELECT 1
               FROM occupant
               JOIN tenancy AS running ON running.id = occupant.tenancy
               WHERE occupant.person = residence.person
                 AND occupant.until_date IS NULL
                 AND running.house = tenancy.house
           )
           AND NOT EXISTS (
               SELECT 1
               FROM tenancy AS running
               WHERE running.tenant = residence.person AND running.ended_on IS NULL AND running.house = tenancy.house
           )
         GROUP BY residence.id
         ORDER BY residence.id",
    )
    .mended_by(mends::RESIDENCE_ENDS_WITH_TENANCY),
    open(
        "residence_without_place",
        Group::Residences,
        RESIDENCE,
        "在住登记没有现住址",
        "还没有现住址",
        "SELECT id, person, NULL
         FROM residence
         WHERE place IS NULL AND until_date IS NULL
         ORDER BY id",
    ),
    // Of those living here who came within a year: older lateness can no longer be of use to anybody.
    open(
        "registered_late",
        Group::Residences,
        RESIDENCE,
        "登记晚于期限",
        "应在 {} 前登记，登记日期晚于这一天，请核对日期",
        "SELECT residence.id, residence.person, last_day('residence_registration', residence.from_date)
         FROM residence
         JOIN person ON person.id = residence.person
         WHERE residence.kind = '2'
           AND residence.until_date IS NULL
           AND residence.from_date >= :a_year_ago
           AND residence.registered_on > last_day('residence_registration', residence.from_date)
           AND ifnull(person.identity_kind, '111') NOT IN ('414', '553', '554')
         ORDER BY residence.id",
    ),
    open(
        "foreigner_registered_late",
        Group::Residences,
        RESIDENCE,
        "境外人员登记晚于期限",
        "应在 {} 前登记，登记日期晚于这一天，请核对日期",
        "SELECT residence.id, residence.person, last_day('foreigner_registration', residence.from_date)
         FROM residence
         JOIN person ON person.id = residence.person
         WHERE residence.kind = '2'
           AND residence.until_date IS NULL
           AND residence.from_date >= :a_year_ago
           AND residence.registered_on > last_day('foreigner_registration', residence.from_date)
           AND person.identity_kind IN ('414', '553', '554')
         ORDER BY residence.id",
    ),
    open(
        "residence_before_birth",
        Group::Residences,
        RESIDENCE,
        "来本地日期早于出生日期",
        "来本地日期 {} 早于出生日期",
        "SELECT residence.id, residence.person, residence.from_date
         FROM residence
         JOIN person ON person.id = residence.person
         WHERE residence.from_date < person.birth
         ORDER BY residence.id",
    ),
    open(
        "residence_in_future",
        Group::Residences,
        RESIDENCE,
        "来本地日期在今天之后",
        "来本地日期是 {}，在今天之后",
        "SELECT id, person, from_date
         FROM residence
         WHERE kind IN ('1', '2') AND until_date IS NULL AND from_date > :today
         ORDER BY id",
    ),
    open(
        "permit_expired",
        Group::Residences,
        RESIDENCE,
        "居住证有效期已过",
        "居住证有效期到 {}，还没有签注或换领",
        "SELECT id, person, permit_valid_until
         FROM residence
         WHERE permit_valid_until < :today AND until_date IS NULL
         ORDER BY id",
    ),
    // 居住证暂行条例 10 条
    open(
        "endorsement_missed",
        Group::Residences,
        RESIDENCE,
        "居住证逾期未签注",
        "应在 {} 前签注，居住证使用功能已中止，请提醒补签",
        "SELECT id, person, endorsement_due(permit_issued_on, permit_endorsed_on)
         FROM residence
         WHERE permit_issued_on IS NOT NULL
           AND permit_valid_until IS NULL
           AND until_date IS NULL
           AND endorsement_due(permit_issued_on, permit_endorsed_on) < :today
         ORDER BY id",
    ),
    open(
        "companion_left_behind",
        Group::Residences,
        RESIDENCE,
        "主登记已注销，随行人员还在住",
        "一同来的人 {} 已离开，这一份登记还是在住",
        "SELECT companion.id, companion.person, chief.until_date
         FROM residence AS companion
         JOIN residence AS chief ON chief.id = companion.companion_of
         WHERE companion.companion_of IS NOT NULL
           AND companion.until_date IS NULL
           AND companion.place = chief.place
           AND chief.until_date IS NOT NULL
         ORDER BY companion.id",
    ),
    open(
        "left_without_reason",
        Group::Residences,
        RESIDENCE,
        "已离开，没有写注销原因",
        "{} 离开，没有写注销原因和去向",
        "SELECT id, person, until_date
         FROM residence
         WHERE kind = '2' AND until_date IS NOT NULL AND cancel_reason IS NULL AND destination IS NULL
         ORDER BY id",
    ),
    open(
        "member_and_floating",
        Group::Residences,
        RESIDENCE,
        "常住户成员又登记为流动人口",
        "此人是本社区常住户的成员，又有流动人口在住登记",
        "SELECT residence.id, residence.person, NULL
         FROM household_member
         CROSS JOIN residence INDEXED BY residence_by_person
             ON residence.person = household_member.person AND residence.until_date IS NULL
         WHERE household_member.until_date IS NULL AND residence.kind = '2'
         GROUP BY residence.id
         ORDER BY residence.id",
    ),
];
