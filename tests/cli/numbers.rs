//! `check-id`: what numbers say. The numbers are the specimens printed in GB 11643 and on the sample cards of the
//! residence permits; nobody holds them.

use super::*;

#[test]
fn known_numbers_say_birth_sex_and_area() {
    let office = Office::empty();
    for (number, kind, birth, sex, area) in [
        ("11010519491231002X", "resident", "1949-12-31", "female", "北京市朝阳区"),
        ("440524188001010014", "resident", "1880-01-01", "male", "广东省汕头市潮阳县"),
        ("810000199408230021", "hong_kong_macao_taiwan", "1994-08-23", "female", "香港特别行政区"),
        ("830000199201300022", "hong_kong_macao_taiwan", "1992-01-30", "female", "台湾省"),
        ("911124198108030024", "foreigner", "1981-08-03", "female", "北京市"),
    ] {
        let verdict = office.linli(&["check-id", number, "--json"]).json();
        for key in ["number", "valid", "kind", "birth", "sex", "area", "warnings", "problem"] {
            assert!(keys(&verdict).contains(&key), "{key}");
        }
        assert_eq!((&verdict["number"], &verdict["valid"]), (&json!(number), &json!(true)));
        assert_eq!((&verdict["kind"], &verdict["birth"], &verdict["sex"]), (&json!(kind), &json!(birth), &json!(sex)));
        assert_eq!(verdict["area"]["then"], area);
        assert_eq!(verdict["problem"], Value::Null);
    }
}

#[test]
fn an_abolished_area_is_a_warning_with_its_name_now() {
    let verdict = Office::empty().linli(&["check-id", "440524188001010014", "--json"]).json();
    assert_eq!(verdict["area"]["now"], "广东省汕头市潮阳区");
    assert!(verdict["warnings"][0].as_str().is_some_and(|warning| warning.contains("属正常")), "{verdict}");
}

#[test]
fn fifteen_digits_become_eighteen() {
    let verdict = Office::empty().linli(&["check-id", "110105491231002", "--json"]).json();
    assert_eq!((&verdict["number"], &verdict["valid"]), (&json!("11010519491231002X"), &json!(true)));
    assert!(verdict["warnings"][0].as_str().is_some_and(|warning| warning.contains("15 位")), "{verdict}");
}

#[test]
fn a_wrong_number_names_the_place_of_its_error_and_the_right_digit() {
    let office = Office::empty();
    for (number, problem) in [
        ("110105194912310021", "第 18 位校验码应为 X"),
        ("11010519490230002X", "第 13–14 位：1949 年 2 月没有 30 日"),
        ("51052419900101", "还差 4 位"),
    ] {
        let answer = office.linli(&["check-id", number, "--json"]);
        let verdict: Value = serde_json::from_str(&answer.out).expect("JSON of a wrong number too");
        assert_eq!((answer.code, &verdict["valid"], &verdict["problem"]), (1, &json!(false), &json!(problem)));
        let answer = office.linli(&["check-id", number]);
        assert_eq!(answer.code, 1);
        assert!(answer.out.contains(problem), "{}", answer.out);
    }
}

#[test]
fn several_numbers_are_told_in_order_and_one_wrong_one_fails_them_all() {
    let answer = Office::empty().linli(&["check-id", "11010519491231002X", "110105194912310021", "--json"]);
    let verdicts: Value = serde_json::from_str(&answer.out).expect("one JSON document");
    let valid: Vec<_> = verdicts.as_array().expect("a list").iter().map(|verdict| verdict["valid"].clone()).collect();
    assert_eq!((answer.code, valid), (1, vec![json!(true), json!(false)]));
}
