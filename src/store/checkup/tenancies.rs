//! Tenancies: their ends, their tenants, and who really lives there.

use super::mends;
use super::{Group, Opens, Rule, open};

const TENANCY: (&str, Opens) = ("tenancy", Opens::House);
const OCCUPANT: (&str, Opens) = ("occupant", Opens::Person);

pub(super) const RULES: &[Rule] = &[
    open(
        "occupant_after_tenancy",
        Group::Tenancies,
        OCCUPANT,
        "已退租，实际居住人还在",
        "{} 已退租，还记着此人住在这里",
        "SELECT occupant.id, occupant.person, tenancy.ended_on
         FROM tenancy
         CROSS JOIN occupant ON occupant.tenancy = tenancy.id AND occupant.until_date IS NULL
         WHERE tenancy.ended_on <= :today
         ORDER BY occupant.id",
    )
    .mended_by(mends::OCCUPANT_LEAVES_WITH_TENANCY),
    open(
        "occupant_after_death",
        Group::Tenancies,
        OCCUPANT,
        "已登记死亡，还是实际居住人",
        "死亡日期 {}，还记着此人住在租来的房屋里",
        "SELECT occupant.id, occupant.person, person.died_on
         FROM person
         CROSS JOIN occupant ON occupant.person = person.id AND occupant.until_date IS NULL
         WHERE person.died_on IS NOT NULL
         ORDER BY occupant.id",
    )
    .mended_by(mends::OCCUPANT_LEAVES_BY_DEATH),
    open(
        "tenancy_run_out",
        Group::Tenancies,
        TENANCY,
        "租期已满，没有续租或退租",
        "租期到 {}，请记续租或退租",
        "SELECT id, house, agreed_until
         FROM tenancy
         WHERE ended_on IS NULL AND agreed_until < :today
         ORDER BY id",
    ),
    open(
        "tenant_dead",
        Group::Tenancies,
        TENANCY,
        "承租人已登记死亡",
        "承租人死亡日期 {}，请核对现在的承租人",
        "SELECT tenancy.id, tenancy.house, person.died_on
         FROM person
         CROSS JOIN tenancy ON tenancy.tenant = person.id AND tenancy.ended_on IS NULL
         WHERE person.died_on IS NOT NULL
         ORDER BY tenancy.id",
    ),
    // 住房租赁条例 37 条: who really lives there is registered as well. In shops, offices, stores and works nobody does.
    open(
        "tenancy_without_occupants",
        Group::Tenancies,
        TENANCY,
        "租赁没有实际居住人",
        "{} 起租，没有登记实际居住人",
        "SELECT tenancy.id, tenancy.house, tenancy.from_date
         FROM tenancy
         JOIN rental_house ON rental_house.id = tenancy.house
         LEFT JOIN place ON place.id = rental_house.place
         WHERE tenancy.ended_on IS NULL
           AND ifnull(rental_house.rent_use, '02') NOT IN ('03', '04', '05', '06')
           AND ifnull(place.kind, '7') NOT IN ('8', '9', '10')
           AND NOT EXISTS (SELECT 1 FROM occupant WHERE occupant.tenancy = tenancy.id AND occupant.until_date IS NULL)
         ORDER BY tenancy.id",
    ),
    open(
        "occupant_without_residence",
        Group::Tenancies,
        OCCUPANT,
        "租住在这里，没有居住登记",
        "{} 入住，至今没有居住登记",
        "SELECT occupant.id, occupant.person, occupant.from_date
         FROM occupant
         JOIN tenancy ON tenancy.id = occupant.tenancy
         JOIN person ON person.id = occupant.person
         WHERE occupant.until_date IS NULL
           AND tenancy.ended_on IS NULL
           AND person.died_on IS NULL
           AND NOT EXISTS (
               SELECT 1 FROM residence WHERE residence.person = occupant.person AND residence.until_date IS NULL
           )
           AND NOT EXISTS (
               SELECT 1
               FROM household_member
               WHERE household_member.person = occupant.person AND household_member.until_date IS NULL
           )
         ORDER BY occupant.id",
    ),
    // Only in houses of which tenancies are on file: a station that keeps none is not told so once for every tenant.
    open(
        "resident_without_tenancy",
        Group::Tenancies,
        ("residence", Opens::Person),
        "住在出租房屋里，没有租赁",
        "{} 起住在出租房屋里，不在任何租赁之内",
        "SELECT residence.id, residence.person, residence.from_date
         FROM rental_house
         CROSS JOIN residence INDEXED BY residence_by_place
             ON residence.place = rental_house.place AND residence.until_date IS NULL
         WHERE rental_house.letting_state = '2'
           AND residence.kind = '2'
           AND EXISTS (SELECT 1 FROM tenancy WHERE tenancy.house = rental_house.id)
           AND NOT EXISTS (
               SELECT 1
               FROM tenancy
               WHERE tenancy.house = rental_house.id
                 AND (
                     tenancy.tenant = residence.person
                     OR EXISTS (
                         SELECT 1
                         FROM occupant
                         WHERE occupant.tenancy = tenancy.id AND occupant.person = residence.person
                     )
                 )
           )
         GROUP BY residence.id
         ORDER BY residence.id",
    ),
    open(
        "occupant_of_two_tenancies",
        Group::Tenancies,
        OCCUPANT,
        "同时住在两份租赁里",
        "同时是 {} 份租赁的实际居住人",
        "SELECT max(occupant.id), occupant.person, count(DISTINCT occupant.tenancy)
         FROM occupant
         JOIN tenancy ON tenancy.id = occupant.tenancy
         WHERE occupant.until_date IS NULL AND tenancy.ended_on IS NULL
         GROUP BY occupant.person
         HAVING count(DISTINCT occupant.tenancy) > 1
         ORDER BY max(occupant.id)",
    ),
    open(
        "room_let_twice",
        Group::Tenancies,
        TENANCY,
        "同一间房有两份租赁",
        "同一间房有 {} 份租赁正在进行",
        "SELECT max(id), house, count(*)
         FROM tenancy
         WHERE ended_on IS NULL
         GROUP BY house, room
         HAVING count(*) > 1
         ORDER BY max(id)",
    ),
    open(
        "occupant_before_tenancy",
        Group::Tenancies,
        OCCUPANT,
        "入住早于起租",
        "{} 入住，早于起租日期",
        "SELECT occupant.id, occupant.person, occupant.from_date
         FROM occupant
         JOIN tenancy ON tenancy.id = occupant.tenancy
         WHERE occupant.until_date IS NULL AND occupant.from_date < tenancy.from_date
         ORDER BY occupant.id",
    ),
];
