//! Households of tables that do not name the head in every row.

use super::*;

#[test]
fn whoever_is_head_in_the_same_dwelling_is_the_head_of_a_row() {
    let read = rows(&[
        "姓名,与户主关系,现住地址",
        "云小鹤,长女,海棠苑3-2-501",
        "云中鹤,户主,海棠苑3-2-501",
        "水上漂,户主,海棠苑3-2-502",
        "水小漂,女,海棠苑3-2-502",
        "一阵风,户主,海棠苑3-2-502",
        "风小小,子,海棠苑3-2-502",
        "草上飞,妻,海棠苑3-2-503",
    ]);
    let heads: Vec<&str> = read.iter().map(|row| row.head.name.as_str()).collect();
    assert_eq!(heads, ["云中鹤", "", "", "水上漂", "", "一阵风", ""]);
    assert!(read[..6].iter().all(|row| left_out(row).is_empty()));
    assert_eq!(left_out(&read[6]), ["与户主关系：看不出是哪一户，不导入。请补户号或户主"]);
}

#[test]
fn what_a_row_says_of_a_household_and_cannot_be_taken_is_said() {
    let read = rows(&[
        "户号,姓名,与户主关系,人员类型,现住地址",
        "510500001,云中鹤,户主,常住,海棠苑3-2-501",
        "510500001,云小鹤,,常住,海棠苑3-2-501",
        "510500002,水上漂,妻,流动,海棠苑3-2-502",
        "510500003,草上飞,妻,常住,海棠苑3-2-503",
    ]);
    assert_eq!(left_out(&read[1]), ["户号：没有写与户主关系，没有进户，户号不导入"]);
    assert!(left_out(&read[2]).contains(&"户号：流动人口没有户，户号不导入".to_owned()), "{:?}", left_out(&read[2]));
    assert_eq!(read.iter().map(|row| row.lacks_head).collect::<Vec<_>>(), [false, false, false, true]);
}

#[test]
fn a_table_of_householders_is_of_residents_and_heads() {
    let read = rows(&["户主姓名,户主身份证号,配偶姓名,家庭地址", "云中鹤,510524199001010008,水上漂,海棠苑3-2-501"]);
    assert!(read[0].is_resident() && read[0].is_head());
}
