//! People: what their own facts, numbers and telephones say against each other.

use super::mends;
use super::{Group, Opens, Rule, open};

const PERSON: (&str, Opens) = ("person", Opens::Person);

pub(super) const RULES: &[Rule] = &[
    open(
        "number_check_digit",
        Group::People,
        PERSON,
        "证件号码校验位不对",
        "第 18 位与前 17 位不符，请与证件核对",
        "SELECT id, id, NULL
         FROM person
         WHERE length(identity_number) = 18
           AND ifnull(identity_kind, '111') IN ('111', '112', '113', '553', 'HMT')
           AND NOT has_check_digit(identity_number)
         ORDER BY id",
    ),
    open(
        "birth_against_number",
        Group::People,
        PERSON,
        "出生日期与证件号码不符",
        "证件号码里的出生日期是 {}，登记的是另一天",
        "SELECT id,
                id,
                substr(identity_number, 7, 4) || '-' || substr(identity_number, 11, 2) || '-' || substr(identity_number, 13, 2)
         FROM person
         WHERE length(identity_number) = 18
           AND substr(identity_number, 7, 8) <> replace(birth, '-', '')
           AND ifnull(identity_kind, '111') IN ('111', '112', '113', '553', 'HMT')
           AND has_check_digit(identity_number)
         ORDER BY id",
    )
    .mended_by(mends::BIRTH_BY_NUMBER),
    open(
        "sex_against_number",
        Group::People,
        PERSON,
        "性别与证件号码不符",
        "证件号码里的性别是{}，登记的是另一个",
        "SELECT id, id, CASE substr(identity_number, 17, 1) % 2 WHEN 1 THEN '男' ELSE '女' END
         FROM person
         WHERE length(identity_number) = 18
           AND sex IN ('1', '2')
           AND substr(identity_number, 17, 1) % 2 <> sex % 2
           AND ifnull(identity_kind, '111') IN ('111', '112', '113', '553', 'HMT')
           AND has_check_digit(identity_number)
         ORDER BY id",
    )
    .mended_by(mends::SEX_BY_NUMBER),
    open(
        "same_number",
        Group::People,
        PERSON,
        "同一证件号码登记了几个人",
        "这个证件号码登记了 {} 个人，请核对是否同一人",
        "SELECT person.id, person.id, shared.people
         FROM (
             SELECT identity_number, min(id) AS first, count(*) AS people
             FROM person
             WHERE identity_number IS NOT NULL
             GROUP BY identity_number
             HAVING count(*) > 1
         ) AS shared
         CROSS JOIN person ON person.identity_number = shared.identity_number AND person.id > shared.first
         ORDER BY person.id",
    ),
    // Two numbers that differ tell two people of one name and birth apart.
    open(
        "same_name_and_birth",
        Group::People,
        PERSON,
        "姓名和出生日期都相同",
        "另有姓名和出生日期都相同的人，其中一人没有证件号码，请核对是否同一人",
        "SELECT later.id, later.id, NULL
         FROM (
             SELECT name, birth
             FROM person
             WHERE birth IS NOT NULL
             GROUP BY name, birth
             HAVING count(*) > 1
         ) AS shared
         CROSS JOIN person AS later ON later.name = shared.name AND later.birth = shared.birth
         WHERE EXISTS (
             SELECT 1
             FROM person AS earlier
             WHERE earlier.name = later.name
               AND earlier.birth = later.birth
               AND earlier.id < later.id
               AND (earlier.identity_number IS NULL OR later.identity_number IS NULL)
         )
         ORDER BY later.id",
    ),
    // One line a telephone, at the person it was entered for last. The search keys lie in order of the numbers.
    open(
        "shared_telephone",
        Group::People,
        PERSON,
        "一个电话多人共用",
        "这个电话登记在 {} 个人名下，请核对是不是本人的",
        "SELECT max(record), max(record), count(*)
         FROM search_key
         WHERE reason = :telephone AND register = :person
         GROUP BY key
         HAVING count(*) >= :people_per_telephone
         ORDER BY max(record)",
    ),
    open(
        "telephone_fault",
        Group::People,
        PERSON,
        "电话号码位数不对",
        "电话多了或少了几位，请重新核对",
        "SELECT id, id, NULL
         FROM person
         WHERE phones IS NOT NULL AND NOT is_telephone(phones)
         ORDER BY id",
    ),
    open(
        "number_awaited",
        Group::People,
        PERSON,
        "证件号码久未补上",
        "{} 登记，证件号码至今暂缺，请补核",
        "SELECT person.id, person.id, min(residence.registered_on)
         FROM person
         JOIN residence ON residence.person = person.id
         WHERE person.identity_number IS NULL
           AND residence.until_date IS NULL
           AND residence.registered_on < :awaited_since
         GROUP BY person.id
         ORDER BY person.id",
    ),
    open(
        "document_expired",
        Group::People,
        PERSON,
        "证件有效期已过",
        "证件有效期到 {}，请核对新证件",
        "SELECT id, id, document_valid_until
         FROM person
         WHERE document_valid_until < :today
           AND died_on IS NULL
           AND EXISTS (SELECT 1 FROM residence WHERE residence.person = person.id AND residence.until_date IS NULL)
         ORDER BY id",
    ),
    // 个人信息保护法 31 条
    open(
        "consent_missing",
        Group::People,
        PERSON,
        "未满十四周岁，没有监护人同意",
        "未满十四周岁，还没有记监护人同意日期",
        "SELECT id, id, NULL
         FROM person
         WHERE birth > :fourteen_years_ago
           AND guardian_consent_on IS NULL
           AND died_on IS NULL
           AND (
               EXISTS (SELECT 1 FROM residence WHERE residence.person = person.id AND residence.until_date IS NULL)
               OR EXISTS (
                   SELECT 1
                   FROM household_member
                   WHERE household_member.person = person.id AND household_member.until_date IS NULL
               )
           )
         ORDER BY id",
    ),
    open(
        "death_against_birth",
        Group::People,
        PERSON,
        "死亡日期不合理",
        "死亡日期 {} 早于出生日期，或在今天之后",
        "SELECT id, id, died_on
         FROM person
         WHERE died_on < birth OR died_on > :today
         ORDER BY id",
    ),
];
