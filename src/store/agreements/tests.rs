//! What old files said about pledges is carried over, and a list stands as the domain says each of its rows does.

use super::*;
use crate::domain::registers::{Organisation, Person, RentalHouse};
use crate::domain::template::TemplateKind;
use crate::domain::values::{Choice, Day, Identity, Link, Name, Text};
use crate::store::schema::{LADDER, bring_forward};
use crate::store::testing::{act, archive};
use rusqlite::Connection;
use std::collections::BTreeSet;

const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");
const AS_OF: AsOf = AsOf { today: TODAY, near_days: 30 };

/// How many steps lead up to the one that makes agreements records.
fn steps_before() -> usize {
    LADDER.iter().position(|step| step.contains("CREATE TABLE agreement")).unwrap()
}

#[test]
fn pledges_of_old_files_become_agreements() {
    let mut connection = Connection::open_in_memory().unwrap();
    bring_forward(&mut connection, &LADDER[..steps_before()], |_| Ok(()), |_| Ok(())).unwrap();
    connection
        .execute_batch(
            "INSERT INTO rental_house (
                 id,
                 security_pledge_signed_on,
                 security_pledge_until,
                 fire_pledge_signed_on,
                 fire_pledge_until
             )
             VALUES
                 (1, '2025-07-01', '2026-06-30', '2025-07-01', '2026-06-30'),
                 (2, '2025-07-01', '2026-06-30', '2025-09-01', NULL),
                 (3, NULL, '2026-03-31', NULL, NULL),
                 (4, NULL, NULL, NULL, NULL),
                 (5, '2026-01-01', NULL, NULL, NULL);",
        )
        .unwrap();
    bring_forward(&mut connection, LADDER, |_| Ok(()), |_| Ok(())).unwrap();
    let sql = "SELECT house, kind, valid_from, ifnull(valid_until, ''), signed_on, police_signed_on, remark
               FROM agreement
               ORDER BY id";
    let mut query = connection.prepare(sql).unwrap();
    let rows = query.query_map([], |row| {
        let text = |column| row.get::<_, String>(column);
        Ok((row.get::<_, i64>(0)?, text(1)?, text(2)?, text(3)?, text(4)?, text(5)?, text(6)?))
    });
    let rows: Vec<_> = rows.unwrap().collect::<Result<_, _>>().unwrap();
    let told: Vec<(i64, &str, &str, &str)> =
        rows.iter().map(|row| (row.0, row.2.as_str(), row.3.as_str(), row.6.as_str())).collect();
    assert_eq!(
        told,
        [
            (1, "2025-07-01", "2026-06-30", "由房屋档案的治安、消防责任书转入"),
            (2, "2025-07-01", "2026-06-30", "由房屋档案的治安责任书转入"),
            (2, "2025-09-01", "", "由房屋档案的消防责任书转入"),
            (3, "2025-03-31", "2026-03-31", "由房屋档案的治安责任书转入，签订日按到期日前一年推定"),
            (5, "2026-01-01", "", "由房屋档案的治安责任书转入"),
        ]
    );
    let all_signed = |row: &&(i64, String, String, String, String, String, String)| row.4 == row.2 && row.5 == row.2;
    assert!(rows.iter().all(|row| row.1 == "rental_agreement") && rows.iter().filter(all_signed).count() == rows.len());
}

fn day(text: &str) -> Day {
    Day(text.parse().ok())
}

fn pledge(house: RecordId, from: &str, until: &str) -> Agreement {
    Agreement {
        kind: Choice::of_kind(TemplateKind::RentalAgreement),
        house: Link::to(house),
        valid_from: day(from),
        valid_until: day(until),
        ..Agreement::default()
    }
}

fn signed(agreement: Agreement) -> Agreement {
    let on = agreement.valid_from;
    Agreement { party_signed_on: on, community_signed_on: on, police_signed_on: on, ..agreement }
}

#[test]
fn a_list_is_narrowed_by_the_standing_that_the_domain_says() {
    let (_folder, mut store) = archive();
    let house = RentalHouse { letting_state: Choice::of("2"), ..RentalHouse::default() };
    let house = store.write(&act(), |writing| writing.insert(&house)).unwrap().0;
    let terms = [
        ("2025-06-01", "2026-06-14"),
        ("2025-06-01", "2026-06-15"),
        ("2025-06-01", "2026-07-15"),
        ("2025-06-01", "2026-07-16"),
        ("2025-06-01", ""),
        ("2026-06-15", "2027-06-14"),
        ("2026-07-01", "2027-06-30"),
    ];
    let mut written = 0;
    for (from, until) in terms {
        let plain = pledge(house, from, until);
        let partly = Agreement { community_signed_on: day(from), ..plain.clone() };
        let ended = Agreement { ended_on: day("2026-06-15"), ..signed(plain.clone()) };
        for one in [plain.clone(), partly, ended, signed(plain.clone())] {
            let renewals = [None, Some(("2026-06-15", true)), Some(("2026-07-01", true)), Some(("2026-06-15", false))];
            for renewal in renewals {
                let id = store.write(&act(), |writing| writing.insert(&one)).unwrap().0;
                let next = renewal.map(|(from, is_signed)| {
                    let next = Agreement { renews: Link::to(id), ..pledge(house, from, "2027-12-31") };
                    if is_signed { signed(next) } else { next }
                });
                written += 1 + next.iter().count();
                if let Some(next) = &next {
                    store.write(&act(), |writing| writing.insert(next)).unwrap();
                }
            }
        }
    }
    let ids = store.agreement_ids(&AgreementFilter::default(), AgreementSort::default(), AS_OF).unwrap();
    assert_eq!(ids.len(), written);
    let rows = store.agreement_rows(&ids).unwrap();
    let counts = store.agreement_counts(AS_OF).unwrap();
    for standing in Standing::ALL {
        let expected: BTreeSet<RecordId> = rows
            .iter()
            .filter(|row| Standing::of(&row.agreement, row.around, TODAY, AS_OF.near_days) == standing)
            .map(|row| row.id)
            .collect();
        assert!(!expected.is_empty(), "{standing:?}");
        let standings: &'static [Standing] = Box::leak(Box::new([standing]));
        let filter = AgreementFilter { standings, ..AgreementFilter::default() };
        let found = store.agreement_ids(&filter, AgreementSort::default(), AS_OF).unwrap();
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected, "{standing:?}");
        assert_eq!(counts.get(&standing).copied(), Some(expected.len() as u64), "{standing:?}");
    }
}

#[test]
fn a_row_says_with_whom_and_where() {
    let (_folder, mut store) = archive();
    let write = store.write(&act(), |writing| {
        let place = writing.find_or_create_place(&[("2", "海棠苑"), ("5", "3栋"), ("7", "101室")])?;
        let landlord = writing.insert(&Person {
            name: Name::new("万俟有房"),
            identity: Identity { missing_reason: "待核".to_owned(), ..Identity::default() },
            ..Person::default()
        })?;
        let shop = writing
            .insert(&Organisation { organisation_name: Text::new("虚构面馆"), ..Organisation::default() })?;
        let house = writing.insert(&RentalHouse {
            place: Link::to(place),
            landlord: Link::to(landlord),
            letting_state: Choice::of("2"),
            ..RentalHouse::default()
        })?;
        let of_house = writing.insert(&pledge(house, "2026-01-01", "2026-12-31"))?;
        let of_shop = writing.insert(&Agreement {
            kind: Choice::of_kind(TemplateKind::ShopPledge),
            house: Link::none(),
            organisation: Link::to(shop),
            ..pledge(house, "2026-01-01", "2026-12-31")
        })?;
        Ok((place, house, [of_house, of_shop]))
    });
    let ((place, house, ids), _) = write.unwrap();
    let rows = store.agreement_rows(&ids).unwrap();
    let told: Vec<(&str, &str)> = rows.iter().map(|row| (row.place_name.as_str(), row.party.as_str())).collect();
    assert_eq!(told, [("海棠苑3栋101室", "万俟有房"), ("", "虚构面馆")]);
    let below = AgreementFilter { place: Some(place), ..AgreementFilter::default() };
    assert_eq!(store.agreement_ids(&below, AgreementSort::default(), AS_OF).unwrap(), ids[..1]);

    let without = |store: &Store| store.houses_without_agreement("rental_agreement", None, TODAY).unwrap();
    assert!(without(&store).is_empty(), "one is prepared");
    store.write(&act(), |writing| writing.delete::<Agreement>(ids[0])).unwrap();
    assert_eq!(without(&store), [house]);
    let over = signed(pledge(house, "2025-01-01", "2026-06-14"));
    store.write(&act(), |writing| writing.insert(&over)).unwrap();
    assert_eq!(without(&store), [house], "what has run out is none");
}
