//! 五个清: of each responsibility area, how much of five things is clear, and which records keep it from being so.

use super::{Checkup, Finding, Opens};
use crate::domain::RecordId;
use crate::store::{Store, StoreError};

/// A part of the address tree somebody answers for.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub place: RecordId,
    pub name: String,
    /// Those on duty now, the longest on duty first; nobody where the area is only a topmost place.
    pub holders: Vec<String>,
}

/// 责任区基本情况清、档卡资料清、总人数清、联系方式清、变动情况清
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Clear {
    /// Buildings, markets and shops: a responsible person with a telephone, and a grid.
    Basics,
    /// Files of let houses and registrations of those who live here: nothing asked for is missing.
    Files,
    /// Everybody known to live here by any record is registered.
    People,
    /// Everybody of fourteen and over has a telephone.
    Contacts,
    /// Let houses that were verified or visited of late.
    Changes,
}

impl Clear {
    pub const ALL: [Self; 5] = [Self::Basics, Self::Files, Self::People, Self::Contacts, Self::Changes];

    pub fn label(self) -> &'static str {
        match self {
            Self::Basics => "责任区基本情况清",
            Self::Files => "档卡资料清",
            Self::People => "总人数清",
            Self::Contacts => "联系方式清",
            Self::Changes => "变动情况清",
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::Files => "files",
            Self::People => "people",
            Self::Contacts => "contacts",
            Self::Changes => "changes",
        }
    }

    /// What the whole of its count is made of.
    pub fn counted(self) -> &'static str {
        match self {
            Self::Basics => "数的是楼栋、市场和门店，各处一次",
            Self::Files => "数的是出租房屋档案和在住的登记，各一份一次",
            Self::People => "数的是在住的、户里的和租约里的人，每人一次；所以可能比在住的人多",
            Self::Contacts => "数的是在住的和户里的满 14 周岁的人，每人一次",
            Self::Changes => "数的是出租中的房屋，各处一次",
        }
    }

    /// What is said of a record that keeps it from being clear.
    pub fn says(self) -> &'static str {
        match self {
            Self::Basics => "没有责任人、责任人电话或网格",
            Self::Files => "档案或登记还有应填的没有填",
            Self::People => "租住在这里，没有居住登记",
            Self::Contacts => "没有联系电话",
            Self::Changes => "超过本站设定的天数没有核实或巡查",
        }
    }

    /// Record, what it opens, whether it is missing; `below` are the places of the area.
    fn sql(self) -> &'static str {
        match self {
            Self::Basics => BASICS,
            Self::Files => FILES,
            Self::People => PEOPLE,
            Self::Contacts => CONTACTS,
            Self::Changes => CHANGES,
        }
    }
}

/// One of the five in one area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClearCount {
    pub clear: Clear,
    pub complete: u64,
    pub missing: u64,
}

const AREAS: &str = "
    SELECT place.id, place.full_name, ifnull(group_concat(duty.holder, '、'), '')
    FROM place
    LEFT JOIN (SELECT place, holder FROM place_duty WHERE until_date IS NULL ORDER BY from_date, id) AS duty
        ON duty.place = place.id
    WHERE place.id IN (SELECT place FROM place_duty WHERE until_date IS NULL)
       OR (place.parent IS NULL AND NOT EXISTS (SELECT 1 FROM place_duty WHERE until_date IS NULL))
    GROUP BY place.id
    ORDER BY place.natural_name";

const BELOW: &str = "
    WITH RECURSIVE below (id) AS (
        SELECT :area
        UNION
        SELECT place.id FROM place JOIN below ON place.parent = below.id
    )";

const BASICS: &str = "
    SELECT place.id AS record,
           'place' AS opens,
           NOT EXISTS (
               WITH RECURSIVE above (id) AS (
                   SELECT place.id
                   UNION
                   SELECT higher.parent FROM place AS higher JOIN above ON higher.id = above.id
                   WHERE higher.parent IS NOT NULL
               )
               SELECT 1
               FROM above
               JOIN place_duty ON place_duty.place = above.id
               WHERE place_duty.until_date IS NULL AND place_duty.phones IS NOT NULL
           )
           OR NOT EXISTS (
               WITH RECURSIVE above (id) AS (
                   SELECT place.id
                   UNION
                   SELECT higher.parent FROM place AS higher JOIN above ON higher.id = above.id
                   WHERE higher.parent IS NOT NULL
               )
               SELECT 1 FROM above JOIN place AS node ON node.id = above.id WHERE node.grid IS NOT NULL
           ) AS is_missing
    FROM below
    JOIN place ON place.id = below.id
    WHERE place.kind IN ('5', '8', '9')";

const FILES: &str = "
    SELECT rental_house.id AS record,
           'house' AS opens,
           ownership IS NULL
           OR floor_area IS NULL
           OR rooms_total IS NULL
           OR rooms_let IS NULL
           OR rent_use IS NULL
           OR hazard IS NULL
           OR (landlord IS NULL AND landlord_organisation IS NULL) AS is_missing
    FROM below
    JOIN rental_house ON rental_house.place = below.id
    WHERE letting_state = '2'
    UNION ALL
    SELECT residence.person,
           'person',
           residence.notice_signed_on IS NULL OR person.identity_number IS NULL OR person.phones IS NULL
    FROM below
    JOIN residence INDEXED BY residence_by_place ON residence.place = below.id AND residence.until_date IS NULL
    JOIN person ON person.id = residence.person
    WHERE residence.kind = '2'";

const PEOPLE: &str = "
    SELECT record, 'person' AS opens, min(is_missing) AS is_missing
    FROM (
        SELECT residence.person AS record, 0 AS is_missing
        FROM below
        JOIN residence ON residence.place = below.id AND residence.until_date IS NULL
        UNION ALL
        SELECT household_member.person, 0
        FROM below
        JOIN household ON household.place = below.id AND household.until_date IS NULL
        JOIN household_member
            ON household_member.household = household.id AND household_member.until_date IS NULL
        UNION ALL
        SELECT occupant.person, 1
        FROM below
        JOIN rental_house ON rental_house.place = below.id
        JOIN tenancy ON tenancy.house = rental_house.id AND tenancy.ended_on IS NULL
        JOIN occupant ON occupant.tenancy = tenancy.id AND occupant.until_date IS NULL
    )
    GROUP BY record";

const CONTACTS: &str = "
    SELECT DISTINCT person.id AS record, 'person' AS opens, person.phones IS NULL AS is_missing
    FROM (
        SELECT residence.person AS id
        FROM below
        JOIN residence ON residence.place = below.id AND residence.until_date IS NULL
        UNION
        SELECT household_member.person
        FROM below
        JOIN household ON household.place = below.id AND household.until_date IS NULL
        JOIN household_member
            ON household_member.household = household.id AND household_member.until_date IS NULL
    ) AS living
    JOIN person ON person.id = living.id
    WHERE person.birth IS NULL OR person.birth <= :fourteen_years_ago";

const CHANGES: &str = "
    SELECT rental_house.id AS record,
           'house' AS opens,
           max(
               ifnull(rental_house.verified_on, ''),
               ifnull(rental_house.registered_on, ''),
               ifnull((SELECT max(inspected_on) FROM inspection WHERE house = rental_house.id), '')
           ) < :verified_since AS is_missing
    FROM below
    JOIN rental_house ON rental_house.place = below.id
    WHERE rental_house.letting_state = '2'";

impl Store {
    /// The areas somebody answers for; without any, the topmost places.
    pub fn areas(&self) -> Result<Vec<Area>, StoreError> {
        let mut query = self.connection.prepare_cached(AREAS)?;
        let areas = query.query_map([], |row| {
            let holders: String = row.get(2)?;
            let holders = holders.split('、').filter(|name| !name.is_empty()).map(str::to_owned).collect();
            Ok(Area { place: RecordId(row.get(0)?), name: row.get(1)?, holders })
        })?;
        Ok(areas.collect::<Result<_, _>>()?)
    }
}

impl Checkup<'_> {
    /// How much of one of the five is clear in the area.
    pub fn clear_count(&self, area: RecordId, clear: Clear) -> Result<ClearCount, StoreError> {
        let sql = format!("{BELOW} SELECT count(*), ifnull(sum(is_missing), 0) FROM ({})", clear.sql());
        let mut query = self.store.connection.prepare_cached(&sql)?;
        self.bind_area(&mut query, area)?;
        let mut rows = query.raw_query();
        let row = rows.next()?.ok_or(StoreError::NotFound)?;
        let (all, missing): (i64, i64) = (row.get(0)?, row.get(1)?);
        Ok(ClearCount { clear, complete: (all - missing).unsigned_abs(), missing: missing.unsigned_abs() })
    }

    /// The records that keep the area from being clear, as far as a list of so many goes.
    pub fn unclear(&self, area: RecordId, clear: Clear, most: u32) -> Result<Vec<(Opens, Finding)>, StoreError> {
        let sql = format!(
            "{BELOW} SELECT record, opens FROM ({}) WHERE is_missing ORDER BY record LIMIT {most}",
            clear.sql()
        );
        let mut query = self.store.connection.prepare_cached(&sql)?;
        self.bind_area(&mut query, area)?;
        let mut rows = query.raw_query();
        let mut missing = Vec::new();
        while let Some(row) = rows.next()? {
            let record = RecordId(row.get(0)?);
            let opens = match row.get_ref(1)?.as_str().unwrap_or_default() {
                "house" => Opens::House,
                "place" => Opens::Place,
                _ => Opens::Person,
            };
            missing.push((opens, Finding { record, opens: record, detail: String::new() }));
        }
        Ok(missing)
    }

    fn bind_area(&self, query: &mut rusqlite::Statement<'_>, area: RecordId) -> Result<(), StoreError> {
        self.bind(query)?;
        if let Some(place) = query.parameter_index(":area")? {
            query.raw_bind_parameter(place, area.0)?;
        }
        Ok(())
    }
}
