//! Records that may be of one person, gathered along indexes: nobody is ever held against everybody.
//!
//! What the likeness comes to is said by the domain; here is only who is worth comparing.

use super::{Store, StoreError};
use crate::domain::finding::Reason;
use crate::domain::registers::Person;
use crate::domain::values::Value;
use crate::domain::{RecordId, name};
use rusqlite::Params;
use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// More look-alikes of one person than this in one respect are of no help at the counter.
const MOST_SIMILAR: usize = 100;
/// A telephone of more people than this says nothing about who they are.
const MOST_AT_ONE_TELEPHONE: usize = 10;
/// Of a name that more people have than this, only those of one birth are compared.
const MOST_NAMESAKES: usize = 2_000;

/// What two records can have in common that makes them worth comparing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Resemblance {
    Number,
    Name,
    /// Read alike and born on one day.
    Reading,
    Telephone,
}

impl Resemblance {
    pub const ALL: [Self; 4] = [Self::Number, Self::Name, Self::Reading, Self::Telephone];
}

/// Two records, the smaller number first.
pub type Pair = (RecordId, RecordId);

impl Store {
    /// Who is worth comparing with a person: of the same number, name or former name, read alike and born on one day, or at
    /// one telephone.
    pub fn similar_people(&self, person: &Person) -> Result<Vec<RecordId>, StoreError> {
        let mut similar = Vec::new();
        let number = &person.identity.number;
        if !number.is_empty() {
            similar.extend(self.people_where("identity_number = ?1", [number])?);
        }
        if let Some(birth) = person.birth.0.map(|birth| birth.to_string()) {
            let pinyin = name::reading(&person.name).pinyin;
            similar.extend(self.people_where("name = ?1 AND birth = ?2", [&person.name.0, &birth])?);
            if !pinyin.is_empty() {
                similar.extend(self.people_where("birth = ?1 AND name_pinyin = ?2", [&birth, &pinyin])?);
            }
        }
        for (reason, key) in keys(person) {
            similar.extend(self.people_under(reason, &key)?);
        }
        let mut seen = HashSet::new();
        similar.retain(|id| seen.insert(*id));
        Ok(similar)
    }

    /// All pairs in the archive that are alike in this respect.
    pub fn resembling(&self, by: Resemblance) -> Result<BTreeSet<Pair>, StoreError> {
        match by {
            Resemblance::Number => self.pairs_of_one_number(),
            Resemblance::Name => self.pairs_of_one_name(),
            Resemblance::Reading => self.pairs_read_alike(),
            Resemblance::Telephone => self.pairs_at_one_telephone(),
        }
    }

    fn people_where(&self, condition: &str, values: impl Params) -> Result<Vec<RecordId>, StoreError> {
        let sql = format!("SELECT id FROM person WHERE {condition} ORDER BY id LIMIT {MOST_SIMILAR}");
        let mut query = self.connection.prepare_cached(&sql)?;
        let found = query.query_map(values, |row| row.get(0).map(RecordId))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    fn people_under(&self, reason: Reason, key: &str) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT record FROM search_key WHERE reason = ?1 AND register = 1 AND key = ?2 LIMIT {MOST_SIMILAR}"
        ))?;
        let found = query.query_map((reason as u8, key), |row| row.get(0).map(RecordId))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    fn pairs_of_one_number(&self) -> Result<BTreeSet<Pair>, StoreError> {
        let mut pairs = BTreeSet::new();
        let sql = "SELECT identity_number, id
                   FROM person
                   WHERE identity_number IS NOT NULL
                   ORDER BY identity_number, id";
        self.each_run(sql, |run: &[(String, i64)]| pair_up(run, &mut pairs, |_, _| true))?;
        Ok(pairs)
    }

    /// Namesakes whose births may be one birth written wrong, or are not known.
    fn pairs_of_one_name(&self) -> Result<BTreeSet<Pair>, StoreError> {
        let mut pairs = BTreeSet::new();
        let sql = "SELECT name, id, ifnull(birth, '') FROM person ORDER BY name, birth, id";
        let mut query = self.connection.prepare(sql)?;
        let mut rows = query.query([])?;
        let mut name = String::new();
        let mut run: Vec<(String, i64)> = Vec::new();
        while let Some(row) = rows.next()? {
            let next: String = row.get(0)?;
            if next != name {
                pair_namesakes(&run, &mut pairs);
                run.clear();
                name = next;
            }
            run.push((row.get(2)?, row.get(1)?));
        }
        pair_namesakes(&run, &mut pairs);
        Ok(pairs)
    }

    /// No index has both, so it is one walk along the table, with a number for each reading and birth in place of the words.
    fn pairs_read_alike(&self) -> Result<BTreeSet<Pair>, StoreError> {
        let mut query = self
            .connection
            .prepare("SELECT id, birth, name_pinyin FROM person WHERE birth IS NOT NULL AND name_pinyin <> ''")?;
        let mut rows = query.query([])?;
        let mut all: Vec<(u64, i64)> = Vec::new();
        while let Some(row) = rows.next()? {
            let mut hasher = DefaultHasher::new();
            (row.get_ref(1)?.as_str().ok(), row.get_ref(2)?.as_str().ok()).hash(&mut hasher);
            all.push((hasher.finish(), row.get(0)?));
        }
        all.sort_unstable();
        let mut pairs = BTreeSet::new();
        for run in all.chunk_by(|one, other| one.0 == other.0) {
            pair_up(run, &mut pairs, |_, _| true);
        }
        Ok(pairs)
    }

    fn pairs_at_one_telephone(&self) -> Result<BTreeSet<Pair>, StoreError> {
        let mut pairs = BTreeSet::new();
        let sql = format!(
            "SELECT key, record FROM search_key WHERE reason = {} AND register = 1 ORDER BY key, record",
            Reason::Telephone as u8
        );
        self.each_run(&sql, |run| {
            if run.len() <= MOST_AT_ONE_TELEPHONE {
                pair_up(run, &mut pairs, |_, _| true);
            }
        })?;
        Ok(pairs)
    }

    /// Visits the rows of each key; the statement gives key and id in the order of keys.
    fn each_run(&self, sql: &str, mut visit: impl FnMut(&[(String, i64)])) -> Result<(), StoreError> {
        let mut query = self.connection.prepare(sql)?;
        let mut rows = query.query([])?;
        let mut run: Vec<(String, i64)> = Vec::new();
        while let Some(row) = rows.next()? {
            let next: (String, i64) = (row.get(0)?, row.get(1)?);
            if run.last().is_some_and(|last| last.0 != next.0) {
                visit(&run);
                run.clear();
            }
            run.push(next);
        }
        visit(&run);
        Ok(())
    }
}

/// The whole name, the former one and the telephones, as they lie in the search tree.
fn keys(person: &Person) -> Vec<(Reason, String)> {
    let names = [&person.name, &person.former_name].into_iter().flat_map(|name| name.search_keys(&[Reason::Name]));
    let keys = names.chain(person.phones.search_keys(&[Reason::Telephone]));
    let whole = keys.filter(|key| matches!(key.reason, Reason::Name | Reason::Telephone) && !key.key.is_empty());
    whole.map(|key| (key.reason, key.key)).collect()
}

/// Pairs of births and ids of one name.
fn pair_namesakes(run: &[(String, i64)], pairs: &mut BTreeSet<Pair>) {
    let is_common = run.len() > MOST_NAMESAKES;
    if !is_common {
        return pair_up(run, pairs, |one, other| may_be_one_birth(one, other));
    }
    for of_one_birth in run.chunk_by(|one, other| one.0 == other.0).filter(|of_one| !of_one[0].0.is_empty()) {
        pair_up(of_one_birth, pairs, |_, _| true);
    }
}

fn pair_up<K>(run: &[(K, i64)], pairs: &mut BTreeSet<Pair>, is_worth_it: impl Fn(&K, &K) -> bool) {
    for (place, (key, one)) in run.iter().enumerate() {
        for (other_key, other) in &run[place + 1..] {
            if one != other && is_worth_it(key, other_key) {
                pairs.insert((RecordId(*one.min(other)), RecordId(*one.max(other))));
            }
        }
    }
}

/// Unknown in one, or a slip apart: two places differ, or month and day changed places.
fn may_be_one_birth(one: &str, other: &str) -> bool {
    if one.is_empty() || other.is_empty() {
        return true;
    }
    let differing = one.bytes().zip(other.bytes()).filter(|(one, other)| one != other).count();
    let parts = |birth: &str| birth.split('-').map(str::to_owned).collect::<Vec<_>>();
    let is_swapped = || {
        let ([y1, m1, d1], [y2, m2, d2]) = (&parts(one)[..], &parts(other)[..]) else { return false };
        y1 == y2 && m1 == d2 && d1 == m2
    };
    differing <= 2 || is_swapped()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_may_be_another_one_written_wrong() {
        for (one, other, may_be) in [
            ("1990-01-02", "1990-01-02", true),
            ("", "1990-01-02", true),
            ("1990-01-12", "1990-12-01", true),
            ("1990-01-02", "1909-01-02", true),
            ("1990-01-02", "1990-01-03", true),
            ("1990-01-02", "1985-11-23", false),
        ] {
            assert_eq!(may_be_one_birth(one, other), may_be, "{one} {other}");
        }
    }

    #[test]
    fn of_a_very_common_name_only_those_of_one_birth_are_compared() {
        let mut run: Vec<(String, i64)> = (0..2_001).map(|id| (format!("{}-01-01", 1900 + id % 1_000), id)).collect();
        run.sort();
        let mut pairs = BTreeSet::new();
        pair_namesakes(&run, &mut pairs);
        assert!(pairs.contains(&(RecordId(0), RecordId(1_000))));
        assert!(!pairs.contains(&(RecordId(0), RecordId(1))));
    }
}
