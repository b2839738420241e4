//! Addresses: places outside the tree, dwellings entered twice, and who answers for them.

use super::{Group, Opens, Rule, open};

const PLACE: (&str, Opens) = ("place", Opens::Place);

pub(super) const RULES: &[Rule] = &[
    open(
        "place_without_parent",
        Group::Addresses,
        PLACE,
        "楼栋、单元或房间没有上级地址",
        "没有上级地址，不知道在哪个小区",
        "SELECT id, id, NULL
         FROM place
         WHERE parent IS NULL AND kind IN ('5', '6', '7')
         ORDER BY id",
    ),
    open(
        "same_address_twice",
        Group::Addresses,
        PLACE,
        "同一地址建了两次",
        "另有一处写法相同的地址，请核对是否同一处",
        "SELECT place.id, place.id, NULL
         FROM (
             SELECT natural_name, min(id) AS first
             FROM place
             GROUP BY natural_name
             HAVING count(*) > 1
         ) AS shared
         CROSS JOIN place ON place.natural_name = shared.natural_name AND place.id > shared.first
         ORDER BY place.id",
    ),
    // 「3栋501室」 beside 「3栋2单元501室」: somebody may have left the unit out.
    open(
        "room_beside_units",
        Group::Addresses,
        PLACE,
        "房号重复，可能漏写单元",
        "这栋楼的单元里也有同样的房号，请核对是否漏写单元",
        "SELECT room.id, room.id, NULL
         FROM place AS room
         JOIN place AS building ON building.id = room.parent AND building.kind = '5'
         WHERE room.kind = '7'
           AND EXISTS (
               SELECT 1
               FROM place AS unit
               JOIN place AS other ON other.parent = unit.id
               WHERE unit.parent = building.id AND unit.kind = '6' AND other.label_key = room.label_key
           )
         ORDER BY room.id",
    ),
    // One line a building, whoever lives below it.
    open(
        "building_without_duty",
        Group::Addresses,
        PLACE,
        "住着人的楼栋没有责任人",
        "住着人，楼栋和上级地址都没有责任人",
        "WITH RECURSIVE covered (id) AS (
             SELECT place FROM place_duty WHERE until_date IS NULL
             UNION
             SELECT place.id FROM place JOIN covered ON place.parent = covered.id
         ),
         inhabited (id) AS (
             SELECT place FROM residence WHERE until_date IS NULL AND place IS NOT NULL
             UNION
             SELECT place FROM household WHERE until_date IS NULL
             UNION
             SELECT place.parent FROM place JOIN inhabited ON place.id = inhabited.id WHERE place.parent IS NOT NULL
         )
         SELECT id, id, NULL
         FROM place
         WHERE kind = '5' AND id IN (SELECT id FROM inhabited) AND id NOT IN (SELECT id FROM covered)
         ORDER BY id",
    ),
    open(
        "duty_without_telephone",
        Group::Addresses,
        ("place_duty", Opens::Place),
        "责任人没有电话",
        "现任责任人没有电话",
        "SELECT id, place, NULL
         FROM place_duty
         WHERE until_date IS NULL AND phones IS NULL
         ORDER BY id",
    ),
];
