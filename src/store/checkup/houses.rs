//! Rental houses: landlord, state, agreements, inspections and how many live there.

use super::mends;
use super::{Group, Opens, Rule, open};

const HOUSE: (&str, Opens) = ("rental_house", Opens::House);

pub(super) const RULES: &[Rule] = &[
    open(
        "house_without_landlord",
        Group::Houses,
        HOUSE,
        "出租房屋没有房主",
        "还没有房主，也没有产权单位",
        "SELECT id, id, NULL
         FROM rental_house
         WHERE landlord IS NULL AND landlord_organisation IS NULL AND letting_state <> '3'
         ORDER BY id",
    ),
    open(
        "landlord_without_telephone",
        Group::Houses,
        HOUSE,
        "出租房屋缺房主电话",
        "出租中，房主没有电话",
        "SELECT rental_house.id, rental_house.id, NULL
         FROM rental_house
         LEFT JOIN person ON person.id = rental_house.landlord
         LEFT JOIN organisation ON organisation.id = rental_house.landlord_organisation
         WHERE rental_house.letting_state = '2'
           AND (rental_house.landlord IS NOT NULL OR rental_house.landlord_organisation IS NOT NULL)
           AND person.phones IS NULL
           AND organisation.phones IS NULL
         ORDER BY rental_house.id",
    ),
    open(
        "landlord_dead",
        Group::Houses,
        HOUSE,
        "房主已登记死亡",
        "房主死亡日期 {}，请核对现在的房主",
        "SELECT rental_house.id, rental_house.id, person.died_on
         FROM rental_house
         JOIN person ON person.id = rental_house.landlord
         WHERE person.died_on IS NOT NULL AND rental_house.letting_state <> '3'
         ORDER BY rental_house.id",
    ),
    // Somebody who never lived here is no landlord who left.
    open(
        "landlord_departed",
        Group::Houses,
        HOUSE,
        "房主已离开本地，没有代管人",
        "房主 {} 离开本地，还没有登记代管人",
        "SELECT rental_house.id, rental_house.id, max(residence.until_date)
         FROM rental_house
         JOIN residence ON residence.person = rental_house.landlord
         WHERE rental_house.letting_state = '2'
           AND NOT EXISTS (
               SELECT 1 FROM household_member WHERE person = rental_house.landlord AND until_date IS NULL
           )
           AND NOT EXISTS (
               SELECT 1 FROM house_party WHERE house = rental_house.id AND until_date IS NULL AND role IN ('2', '3')
           )
         GROUP BY rental_house.id
         HAVING count(*) = count(residence.until_date)
         ORDER BY rental_house.id",
    ),
    open(
        "house_without_place",
        Group::Houses,
        HOUSE,
        "出租房屋没有地址",
        "还没有地址",
        "SELECT id, id, NULL
         FROM rental_house
         WHERE place IS NULL
         ORDER BY id",
    ),
    open(
        "two_files_for_one_dwelling",
        Group::Houses,
        HOUSE,
        "一处房屋建了两份档案",
        "这一处有 {} 份没有停租的档案",
        "SELECT rental_house.id, rental_house.id, shared.files
         FROM (
             SELECT place, min(id) AS first, count(*) AS files
             FROM rental_house
             WHERE place IS NOT NULL AND letting_state <> '3'
             GROUP BY place
             HAVING count(*) > 1
         ) AS shared
         CROSS JOIN rental_house
             ON rental_house.place = shared.place
             AND rental_house.letting_state <> '3'
             AND rental_house.id > shared.first
         ORDER BY rental_house.id",
    ),
    open(
        "same_house_number",
        Group::Houses,
        HOUSE,
        "房屋编号重复",
        "这个房屋编号有 {} 份档案在用",
        "SELECT rental_house.id, rental_house.id, shared.files
         FROM (
             SELECT house_number, min(id) AS first, count(*) AS files
             FROM rental_house
             WHERE house_number IS NOT NULL
             GROUP BY house_number
             HAVING count(*) > 1
         ) AS shared
         JOIN rental_house
             ON rental_house.house_number = shared.house_number AND rental_house.id > shared.first
         ORDER BY rental_house.id",
    ),
    open(
        "tenancy_in_house_not_let",
        Group::Houses,
        HOUSE,
        "有租客，出租状态不是出租中",
        "有 {} 份租赁正在进行，出租状态不是出租中",
        "SELECT rental_house.id, rental_house.id, count(*)
         FROM rental_house
         JOIN tenancy ON tenancy.house = rental_house.id AND tenancy.ended_on IS NULL
         WHERE rental_house.letting_state <> '2'
         GROUP BY rental_house.id
         ORDER BY rental_house.id",
    )
    .mended_by(mends::HOUSE_IS_LET),
    // A shop or a store may be let and used without anybody living there, and without its tenancy on file.
    open(
        "house_let_to_nobody",
        Group::Houses,
        HOUSE,
        "出租中，没有租客",
        "出租状态是出租中，没有租赁，也没有人住",
        "SELECT rental_house.id, rental_house.id, NULL
         FROM rental_house
         LEFT JOIN place ON place.id = rental_house.place
         WHERE rental_house.letting_state = '2'
           AND ifnull(rental_house.rent_use, '02') NOT IN ('03', '04', '05', '06')
           AND ifnull(place.kind, '7') NOT IN ('8', '9', '10')
           AND NOT EXISTS (SELECT 1 FROM tenancy WHERE house = rental_house.id AND ended_on IS NULL)
           AND NOT EXISTS (SELECT 1 FROM residence WHERE place = rental_house.place AND until_date IS NULL)
         ORDER BY rental_house.id",
    )
    .mended_by(mends::HOUSE_STANDS_EMPTY),
    // 住房租赁条例 7 条; the numbers are the city's to say, and the station's to set.
    open(
        "house_overcrowded",
        Group::Houses,
        HOUSE,
        "居住人数多于上限，或人均面积不够",
        "现在住着 {} 人，多于床位数或本站的上限，或人均面积不够",
        "SELECT rental_house.id, rental_house.id, people.number
         FROM (
             SELECT house, count(DISTINCT person) AS number
             FROM (
                 SELECT tenancy.house, occupant.person
                 FROM occupant
                 JOIN tenancy ON tenancy.id = occupant.tenancy
                 WHERE occupant.until_date IS NULL AND tenancy.ended_on IS NULL
                 UNION ALL
                 SELECT rental_house.id, residence.person
                 FROM rental_house
                 JOIN residence ON residence.place = rental_house.place AND residence.until_date IS NULL
                 WHERE rental_house.letting_state = '2'
             )
             GROUP BY house
         ) AS people
         JOIN rental_house ON rental_house.id = people.house
         WHERE people.number > rental_house.beds
            OR people.number > :most_people
            OR rental_house.floor_area < people.number * :least_square_metres * 100
         ORDER BY rental_house.id",
    ),
    // 租赁房屋治安管理规定 (公安部令第 24 号) 6 条: the landlord signs the security pledge.
    open(
        "pledge_missing",
        Group::Houses,
        HOUSE,
        "出租中，没有签治安责任书",
        "出租中，没有已签订的治安消防责任书",
        "SELECT id, id, NULL
         FROM rental_house
         WHERE letting_state = '2'
           AND NOT EXISTS (
               SELECT 1
               FROM agreement
               WHERE agreement.house = rental_house.id
                 AND agreement.kind = 'rental_agreement'
                 AND agreement.ended_on IS NULL
                 AND agreement.signed_on IS NOT NULL
           )
         ORDER BY id",
    ),
    open(
        "pledge_expired",
        Group::Houses,
        HOUSE,
        "责任书已到期",
        "责任书 {} 到期，还没有续签",
        "SELECT id, id, until
         FROM (
             SELECT rental_house.id,
                    (
                        SELECT max(ifnull(agreement.valid_until, '9999-12-31'))
                        FROM agreement
                        WHERE agreement.house = rental_house.id
                          AND agreement.kind = 'rental_agreement'
                          AND agreement.ended_on IS NULL
                          AND agreement.signed_on IS NOT NULL
                    ) AS until
             FROM rental_house
             WHERE rental_house.letting_state = '2'
         )
         WHERE until < :today
         ORDER BY id",
    ),
    // Who signed binds themselves; whoever the house is now lets it without a pledge of their own.
    open(
        "pledge_of_former_landlord",
        Group::Houses,
        ("agreement", Opens::Agreement),
        "责任书是原来的房主签的",
        "{} 起换了房主，这份是原来的房主签的，请终止并和现在的房主签",
        "SELECT agreement.id, agreement.id, rental_house.landlord_since
         FROM rental_house
         JOIN agreement ON agreement.house = rental_house.id
         WHERE rental_house.letting_state = '2'
           AND agreement.kind = 'rental_agreement'
           AND agreement.ended_on IS NULL
           AND agreement.party_signed_on < rental_house.landlord_since
           AND ifnull(agreement.valid_until, '9999-12-31') >= :today
         ORDER BY agreement.id",
    ),
    open(
        "inspection_overdue",
        Group::Houses,
        HOUSE,
        "久未巡查",
        "上次巡查或建档是 {}，已过本站设定的间隔",
        "SELECT id, id, last_seen
         FROM (
             SELECT rental_house.id,
                    ifnull(
                        (SELECT max(inspected_on) FROM inspection WHERE house = rental_house.id),
                        rental_house.registered_on
                    ) AS last_seen
             FROM rental_house
             WHERE rental_house.letting_state = '2'
         )
         WHERE last_seen < :inspected_since
         ORDER BY id",
    ),
    open(
        "finding_overdue",
        Group::Houses,
        ("inspection_finding", Opens::House),
        "检查发现逾期未整改",
        "整改期限 {}，还没有整改日期",
        "SELECT inspection_finding.id, inspection.house, inspection_finding.due_on
         FROM inspection_finding
         CROSS JOIN inspection ON inspection.id = inspection_finding.inspection
         WHERE inspection_finding.resolved_on IS NULL AND inspection_finding.due_on < :today
         ORDER BY inspection_finding.id",
    ),
    open(
        "more_rooms_let_than_there_are",
        Group::Houses,
        HOUSE,
        "出租间数多于总间数",
        "出租间数多于总间数（{} 间）",
        "SELECT id, id, rooms_total
         FROM rental_house
         WHERE rooms_let > rooms_total
         ORDER BY id",
    ),
];
