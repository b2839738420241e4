//! `search`: everything somebody at the counter knows of a person leads to them.

use super::*;

fn titles(hits: &Value) -> Vec<&str> {
    hits.as_array().expect("a list of hits").iter().map(|hit| hit["title"].as_str().expect("a title")).collect()
}

#[test]
fn people_are_found_by_whatever_is_known_of_them() {
    let office = Office::with_people();
    let last_four = RESIDENTS.each_ref().map(|resident| resident.number()[14..].to_owned());
    for (typed, name, reason) in [
        ("曾不曾", "曾不曾", "name"),
        ("中鹤", "云中鹤", "name"),
        ("鹤", "云中鹤", "name"),
        ("尉迟", "尉迟不迟", "name"),
        ("zengbuceng", "曾不曾", "pinyin"),
        ("shanshu", "单数双", "pinyin"),
        ("xiequan", "解千愁", ""),
        ("xieqianchou", "解千愁", "pinyin"),
        ("oubieda", "区别大", "pinyin"),
        ("yuchi", "尉迟不迟", "pinyin"),
        ("zbc", "曾不曾", "initials"),
        ("ssS", "单数双", "initials"),
        ("ycbc", "尉迟不迟", "initials"),
        ("yzh", "云中鹤", "initials"),
        (&last_four[0], "曾不曾", "id_number_end"),
        (&last_four[5], "云中鹤", "id_number_end"),
        (&RESIDENTS[2].number(), "解千愁", "id_number"),
        ("0404", "区别大", "telephone_end"),
        ("13800000606", "云中鹤", "telephone"),
        ("3-2-501", "曾不曾", "room"),
        ("3栋2单元502", "单数双", "room"),
        ("12-1-1203", "云中鹤", "room"),
    ] {
        let answer = office.at_archive("search", &[typed, "--json"]);
        if reason.is_empty() {
            assert_eq!((answer.code, answer.out.trim()), (1, "[]"), "「{typed}」 leads to nobody");
            continue;
        }
        let hits = answer.json();
        let hit = hits.as_array().and_then(|hits| hits.iter().find(|hit| hit["title"] == name));
        let hit = hit.unwrap_or_else(|| panic!("「{typed}」 must lead to {name}: {:?}", titles(&hits)));
        assert_eq!((&hit["reason"], &hit["register"]), (&json!(reason), &json!("person")), "{typed}");
    }
}

#[test]
fn a_hit_says_what_it_is_and_why_it_was_found() {
    let office = Office::with_people();
    let hits = office.at_archive("search", &["云中鹤", "--json"]).json();
    assert_eq!(titles(&hits), ["云中鹤"]);
    assert_eq!(keys(&hits[0]), ["detail", "id", "reason", "register", "title"]);
    let line = office.at_archive("search", &["云中鹤"]).done();
    assert!(line.contains("海棠苑12栋***") && line.trim_end().ends_with("姓名"), "{line}");
}

#[test]
fn a_register_that_is_not_searched_is_answered_with_those_that_are() {
    let office = Office::with_people();
    let sentence = office.at_archive("search", &["zbc", "--register", "audit"]).misused();
    assert!(sentence.contains("person") && sentence.contains("rental_house"), "{sentence}");
}

#[test]
fn the_number_of_hits_is_limited_on_demand() {
    let office = Office::with_people();
    let hits = office.at_archive("search", &["1380000", "--limit", "2", "--json"]).json();
    assert_eq!(titles(&hits).len(), 2);
}

#[test]
fn a_search_can_keep_to_one_register() {
    let office = Office::with_people();
    for (register, key) in [("place", "place"), ("地址", "place"), ("person", "person"), ("人口", "person")] {
        let hits = office.at_archive("search", &["3-2-501", "--register", register, "--json"]).json();
        assert!(hits.as_array().is_some_and(|hits| !hits.is_empty() && hits.iter().all(|hit| hit["register"] == key)));
    }
}

#[test]
fn nobody_is_found_by_where_they_come_from() {
    let office = Office::with_people();
    for origin in ["510524", "51052419", "叙永", "石桥镇新合村"] {
        let answer = office.at_archive("search", &[origin]);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{origin}");
    }
}

#[test]
fn a_file_of_queries_is_timed_line_by_line() {
    let office = Office::with_people();
    let queries = office.word("queries.txt");
    fs::write(&queries, "云中鹤\nyzh\n\n无名氏\n").expect("a file of queries");
    let rows = office.at_archive("search", &["--queries", &queries, "--json"]).json();
    let rows = rows.as_array().expect("a list");
    let told: Vec<_> = rows.iter().map(|row| (row["query"].clone(), row["hits"].clone())).collect();
    assert_eq!(told, [(json!("云中鹤"), json!(1)), (json!("yzh"), json!(1)), (json!("无名氏"), json!(0))]);
    for row in rows {
        assert_eq!(keys(row), ["hits", "micros", "query"]);
        assert!(row["micros"].as_u64().is_some_and(|micros| micros < 1_000_000), "{row}");
    }
}

/// The hits were once cut to the limit before those of other registers were left out.
#[test]
fn the_limit_counts_the_hits_of_the_register_asked_for() {
    let office = Office::with_people();
    for limit in ["1", "2"] {
        let hits = office.at_archive("search", &["海棠苑", "--register", "place", "--limit", limit, "--json"]).json();
        assert_eq!(titles(&hits).len().to_string(), limit);
    }
    let queries = office.word("queries.txt");
    fs::write(&queries, "3-2-501\n").expect("a file of queries");
    let count = |register: &str| {
        office.at_archive("search", &["--queries", &queries, "--register", register, "--json"]).json()[0]["hits"]
            .clone()
    };
    assert_eq!((count("place"), count("person")), (json!(1), json!(1)));
}

#[test]
fn the_file_of_a_house_has_its_own_number_and_that_of_its_place() {
    let office = Office::empty();
    office.at_archive("new", &["--name", STATION, "--demo", "60"]).done();
    let hits = office.at_archive("search", &["海房-0002", "--register", "rental_house", "--json"]).json();
    assert_eq!(keys(&hits[0]), ["detail", "id", "place", "reason", "register", "title"]);
    assert_eq!(hits[0]["id"], 2);
    assert_ne!(hits[0]["place"], 2, "a room comes after estate, building and unit");
}

#[test]
fn a_search_without_hits_says_so() {
    let office = Office::with_people();
    let sentence = office.at_archive("search", &["查无此人"]).refused();
    assert!(sentence.contains("没有找到"), "{sentence}");
}
