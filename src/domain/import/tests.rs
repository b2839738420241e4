//! The heading rows that stations really use (found word for word in tables and templates) map by themselves.

mod families;
mod leaving;

use super::*;
use crate::domain::Date;

const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");

/// What each heading comes to: `person.name`, `✗` for what is forbidden, `-` for what has no field.
fn mapped(headings: &str) -> (Option<Subject>, Vec<(String, String)>) {
    let names: Vec<String> = headings.split(',').map(str::to_owned).collect();
    let headings = Headings { names, first_line: 1 };
    let Some(mapping) = Mapping::guess(None, &headings, &[], TODAY) else { return (None, Vec::new()) };
    let word = |column: &Column| match column.means {
        Use::Field(target) => target.word(),
        Use::Left(Left::Forbidden(_)) => "✗".to_owned(),
        Use::Left(_) => "-".to_owned(),
    };
    let columns = mapping.columns.iter().map(|column| (column.heading.clone(), word(column))).collect();
    assert_eq!(mapping.lacking(), None, "{:?}", headings.names);
    (Some(mapping.subject), columns)
}

fn maps(subject: Subject, headings: &str, words: &str) {
    let (found, columns) = mapped(headings);
    assert_eq!(found, Some(subject), "{headings}");
    let expected: Vec<&str> = words.split_whitespace().collect();
    let found: Vec<String> = columns.iter().map(|(_, word)| word.clone()).collect();
    let differing: Vec<_> = columns.iter().zip(&expected).filter(|((_, found), expected)| found != *expected).collect();
    assert!(differing.is_empty() && found.len() == expected.len(), "{differing:#?} {} {}", found.len(), expected.len());
}

#[test]
fn a_template_of_people_present() {
    maps(
        Subject::People,
        "姓名*,身份证号码*,电话号码*,居住时间*,居住事由*,居住处所*,与户主关系*,拟居住期限*,备注",
        "person.name person.identity person.phones residence.from_date residence.reside_reason residence.dwelling_type \
         household_member.relation residence.planned_stay person.remark",
    );
}

#[test]
fn a_template_of_employees() {
    maps(
        Subject::People,
        "姓名*,身份证号码*,电话号码*,职务*,入职时间*,离职时间,居住地派出所*,居住地址*,备注",
        "person.name person.identity person.phones - - - - residence.place person.remark",
    );
}

#[test]
fn an_export_of_floating_people() {
    maps(
        Subject::People,
        "序号,姓名,公民身份证号,性别,出生日期,联系电话,户籍地区划,户籍地详址,现住地区划,现住地详址,到达时间,核签时间,\
         居住事由,操作单位,操作人,操作时间,拟居住时间",
        "- person.name person.identity person.sex person.birth person.phones person.registered_area \
         person.registered_address - residence.place residence.from_date - residence.reside_reason - - - \
         residence.planned_stay",
    );
}

#[test]
fn an_export_of_people_present() {
    maps(
        Subject::People,
        "序号,姓名,公民身份证号,性别,出生日期,联系电话,户籍地详址,现住地详址",
        "- person.name person.identity person.sex person.birth person.phones person.registered_address residence.place",
    );
}

#[test]
fn an_export_of_residents_says_the_household_twice() {
    maps(
        Subject::People,
        "序号,姓名,公民身份证号,户号,与户主关系,性别,出生日期,联系电话,户籍地区划,户籍地详址,现住地区划,现住地详址,户号,\
         户口类别,迁入时间,其它住址省市县区,其他住址详址,核实时间",
        "- person.name person.identity household.household_number household_member.relation person.sex person.birth \
         person.phones person.registered_area person.registered_address - residence.place - - \
         household_member.from_date - - -",
    );
}

#[test]
fn an_export_of_lodgers() {
    maps(
        Subject::People,
        "序号,姓名,公民身份证号,性别,出生日期,联系电话,户籍地详址,现住地详址,寄住时间,寄住原因,与户主关系,核实时间",
        "- person.name person.identity person.sex person.birth person.phones person.registered_address residence.place \
         residence.from_date residence.reside_reason household_member.relation -",
    );
}

#[test]
fn an_export_of_houses() {
    maps(
        Subject::Houses,
        "序号,地址名称,房主姓名,房主联系电话,房主身份证号,产权类型,登记民警姓名,登记单位名称,出租房屋编号",
        "- rental_house.place landlord.name landlord.phones landlord.identity rental_house.ownership - - \
         rental_house.plate_number",
    );
}

#[test]
fn an_export_of_permits() {
    maps(
        Subject::People,
        "序号,姓名,身份证号码,性别,现住地址,户籍详址,有效期(年),打印状态,打印标志,制证时间,居住证标识,流口标识",
        "- person.name person.identity person.sex residence.place person.registered_address - - - \
         residence.permit_issued_on - -",
    );
}

#[test]
fn a_check_of_shared_flats() {
    maps(
        Subject::Houses,
        "核查人,社区,出租屋编号,出租屋地址,更新时间,居住证_居住人数,居住证_间数,居住证_床位数,核查_人数,核查_房间数,\
         核查_床位数,入户走访,走访日期,星级评定,责任书签订,实际情况",
        "- - rental_house.plate_number rental_house.place - - - - - rental_house.rooms_total rental_house.beds - \
         rental_house.verified_on - - rental_house.remark",
    );
}

#[test]
fn a_list_of_rental_houses() {
    maps(
        Subject::Houses,
        "出租屋编号,门牌号,出租屋备案登记号,出租屋地址,出租层数",
        "rental_house.plate_number address.door rental_house.filing_number rental_house.place rental_house.floors_let",
    );
}

#[test]
fn a_table_of_people_in_towers() {
    maps(
        Subject::People,
        "编号,姓名,性别,身份证号,居住类型,楼号,楼层,房间号码,暂住地址,所在公司,职业,电话,居住是由,户籍地址,户口类型,民族,\
         文化程度,婚姻状况,出生日期",
        "- person.name person.sex person.identity residence.kind address.building address.floor address.room \
         residence.place residence.workplace residence.occupation person.phones residence.reside_reason \
         person.registered_address - person.ethnic person.education person.marital person.birth",
    );
}

#[test]
fn an_export_of_grid_people_with_labels_that_are_not_taken() {
    maps(
        Subject::People,
        "姓名,身份证号,唯一标识,护照/其他证件号码,其他证件类型,性别,出生日期,联系电话,现住小区/建筑,现住详细门牌,所属网格,\
         与其他人员关系,人员类型,是否重点人员,重点类别,户籍小区/建筑,户籍详细地址,户编号,户号,户籍迁入日期,是否人户分离,\
         实际居住地,是否已迁出,迁出日期,迁往地,是否已死亡,死亡日期,民族,政治面貌,婚姻状况,文化程度,工作/学习情况,健康状况,备注",
        "person.name person.identity - person.identity document.kind person.sex person.birth person.phones address.estate \
         address.door - household_member.relation residence.kind ✗ ✗ person.registered_address person.registered_address - \
         household.household_number household_member.from_date - - leaving.has_left residence.until_date \
         residence.destination leaving.has_died person.died_on \
         person.ethnic ✗ person.marital person.education residence.workplace ✗ person.remark",
    );
}

#[test]
fn a_table_of_village_households_is_about_the_householders() {
    maps(
        Subject::People,
        "户主姓名,户主性别,户主身份证号,户主电话,配偶姓名,配偶电话,配偶身份证号,家庭地址,户籍地址,实际住址,家庭人口数,家庭属性,\
         居住状态,风险等级,年收入(元),收入来源,所在自然屯,备注",
        "person.name person.sex person.identity person.phones - - - residence.place person.registered_address \
         residence.place - - - ✗ ✗ ✗ - person.remark",
    );
}

#[test]
fn a_table_of_family_members() {
    maps(
        Subject::People,
        "户主姓名,成员姓名,与户主关系,性别,身份证号,电话,出生日期,文化程度,职业,健康状况,健康备注",
        "head.name person.name household_member.relation person.sex person.identity person.phones person.birth \
         person.education residence.occupation ✗ ✗",
    );
}

#[test]
fn simple_lists_of_communities() {
    maps(
        Subject::People,
        "姓名,性别,出生日期,身份证号,联系电话,户籍地址,现住地址,入住时间,与户主关系,工作单位,备注",
        "person.name person.sex person.birth person.identity person.phones person.registered_address residence.place \
         residence.from_date household_member.relation residence.workplace person.remark",
    );
    maps(
        Subject::People,
        "姓名,身份证号,性别,出生日期,联系电话,户籍地址,现居地址,服务区域,备注",
        "person.name person.identity person.sex person.birth person.phones person.registered_address residence.place - \
         person.remark",
    );
}

#[test]
fn lists_of_the_household_register_that_moved_and_died() {
    maps(
        Subject::People,
        "姓名,公民身份号码,与户主关系,出生地省市县(区),派出所,迁出注销类别,迁出日期,迁往地国家(地区),迁往地省市县(区),\
         迁往地详址,准迁证编号,迁移证编号,冲销标志,户主姓名,性别,历史城乡代码,户号",
        "person.name person.identity household_member.relation - - - residence.until_date - - residence.destination - - - head.name \
         person.sex - household.household_number",
    );
    maps(
        Subject::People,
        "姓名,性别,与户主关系,死亡日期,公民身份号码,派出所,居委会,死亡证明编号,死亡注销类别,冲销标志,户主姓名",
        "person.name person.sex household_member.relation person.died_on person.identity - - - - - head.name",
    );
}

#[test]
fn a_table_of_tenancies() {
    maps(
        Subject::Tenancies,
        "出租屋地址,房东姓名,房东电话,承租人姓名,承租人身份证号,承租人电话,起租日期,租期至",
        "house.place landlord.name landlord.phones tenant.name tenant.identity tenant.phones tenancy.from_date \
         tenancy.agreed_until",
    );
}

#[test]
fn words_of_other_offices_for_what_the_registers_have() {
    maps(
        Subject::Tenancies,
        "房屋地址,出租人,出租人证件号,承租人,承租人证件号,承租人电话,起租日期,终止日期,备案号",
        "house.place landlord.name landlord.identity tenant.name tenant.identity tenant.phones tenancy.from_date \
         tenancy.agreed_until tenancy.filing_number",
    );
    maps(
        Subject::Houses,
        "房屋地址,业主,业主电话,房屋用途,间数,备案号",
        "rental_house.place landlord.name landlord.phones rental_house.rent_use rental_house.rooms_total \
         rental_house.filing_number",
    );
    maps(
        Subject::Disputes,
        "编号,日期,申请人,被申请人,案由,主要事实,调解结果",
        "- dispute.registered_on side_a.party_name side_b.party_name dispute.dispute_type dispute.summary course.result",
    );
}

#[test]
fn a_table_of_mediated_cases() {
    maps(
        Subject::Disputes,
        "案件编号,纠纷类型,当事人,当事人身份证号,当事人电话,当事人地址,对方当事人,对方当事人身份证号,对方当事人电话,\
         对方当事人地址,事件来源,摘要",
        "dispute.case_number dispute.dispute_type side_a.party_name side_a.identity side_a.phones side_a.address \
         side_b.party_name side_b.identity side_b.phones side_b.address dispute.source dispute.summary",
    );
}

#[test]
fn a_ledger_of_matters_that_were_looked_into() {
    maps(
        Subject::Disputes,
        "序号,排查日期,区域/单位,当事人,纠纷类型,矛盾事项,诉求,责任人,化解措施,处理结果,化解日期,是否重点",
        "- dispute.registered_on dispute.place_told side_a.party_name dispute.dispute_type dispute.summary \
         dispute.claims dispute.mediators - course.result course.ended_on ✗",
    );
}

#[test]
fn a_roster_of_joint_defence() {
    maps(
        Subject::Groups,
        "序号,联防组号,联防组名称,组长,组长电话,门牌地址,户主,联系电话,求助电话,备注",
        "- defence_group.group_number defence_group.group_name group_head.name group_head.phones group_member.place \
         contact.name contact.phones group_member.help_phones group_member.remark",
    );
}

#[test]
fn a_list_of_shops() {
    maps(
        Subject::Organisations,
        "序号,门店名称,营业执照号,经营者,经营者身份证号,联系电话,经营地址,从业人数,备注",
        "- organisation.organisation_name organisation.credit_code representative.name representative.identity \
         organisation.phones organisation.office_address - organisation.remark",
    );
}

/// A number of a group or the name of a firm alone makes no table a roster or a list of firms.
#[test]
fn a_table_of_people_with_groups_and_firms_is_about_people() {
    for headings in ["组号,姓名,身份证号,住址,联系电话", "姓名,身份证号,单位名称,职业,联系电话,备注"]
    {
        assert_eq!(mapped(headings).0, Some(Subject::People), "{headings}");
    }
}

fn sheet(rows: &[&str]) -> Sheet {
    Sheet::of_texts("表", rows.iter().map(|row| row.split(',').collect()))
}

#[test]
fn columns_without_headings_are_known_by_what_stands_in_them() {
    let sheet = sheet(&[
        "云中鹤,510524199001010008,13800000606,1990-01-01,汉族",
        "水上漂,510524199001010016,13800000607,1990-01-01,汉族",
        "草上飞,510524199001010024,13800000608,1990-01-01,汉族",
    ]);
    let headings = find_headings(&sheet).unwrap_or_default();
    let lines = lines(&sheet, &headings);
    let mapping = Mapping::guess(None, &headings, &lines.lines, TODAY).expect("people");
    let keys: Vec<&str> = mapping
        .columns
        .iter()
        .map(|column| match column.means {
            Use::Field(target) => target.key,
            Use::Left(_) => "",
        })
        .collect();
    assert_eq!(keys, ["name", "identity", "phones", "birth", ""]);
    assert!(mapping.columns[..4].iter().all(|column| column.source == Source::Content));
}

fn rows(rows: &[&str]) -> Vec<PersonRow> {
    let sheet = sheet(rows);
    let headings = find_headings(&sheet).expect("a heading");
    let lines = lines(&sheet, &headings);
    let mapping = Mapping::guess(Some(Subject::People), &headings, &lines.lines, TODAY).expect("a mapping");
    let families = Families::of(&lines.lines, &mapping);
    let read = lines.lines.iter().map(|line| {
        let mut row = PersonRow::of(line, &mapping, TODAY, false);
        families.settle(&mut row);
        row
    });
    read.collect()
}

fn left_out(row: &PersonRow) -> Vec<String> {
    row.left_out.iter().map(Note::words_left_out).collect()
}

#[test]
fn a_line_becomes_a_person_and_where_they_live() {
    let read = rows(&[
        "姓名,身份证号,联系电话,户籍地址,现住地址,到达时间,居住事由",
        "云  中鹤,'510524199001010008,13800000606；0830-2345678,四川省泸州市叙永县新合村4组,四川省泸州市江阳区青溪街道海棠社区海棠苑3-2-501,\
         45352,01-务工",
    ]);
    let row = &read[0];
    assert_eq!((row.refusals.as_slice(), row.left_out.as_slice()), (&[][..], &[][..]));
    assert_eq!(row.person.name.0, "云中鹤");
    assert_eq!(row.person.phones.0, ["13800000606", "08302345678"]);
    assert_eq!((row.person.registered_area.code.as_str(), &*row.person.registered_address), ("510524", "新合村4组"));
    assert_eq!((row.person.sex.code.as_str(), row.person.birth.0), ("2", Date::from_ymd_opt(1990, 1, 1)));
    assert_eq!(row.address, "海棠苑3-2-501");
    assert_eq!(row.residence.from_date.0, Date::from_ymd_opt(2024, 3, 1));
    assert_eq!((row.residence.reside_reason.code.as_str(), row.is_resident()), ("01", false));
}

#[test]
fn what_identifies_somebody_must_be_right_and_the_rest_may_follow() {
    let read = rows(&[
        "姓名,身份证号,性别,联系电话,文化程度,现住地址",
        "云中鹤,5.10524E+17,女,13800000606,大学,海棠苑3-2-501",
        "水上漂,510524199001010017,女,13800000606,大学,海棠苑3-2-501",
        "草上飞,,女,1380000060,某学历,海棠苑3-2-501",
        ",510524199001010008,女,,,",
        "云中鹤,510524199001010008,男,,,",
    ]);
    let said: Vec<String> =
        read.iter().map(|row| row.refusals.iter().map(Note::words).collect::<Vec<_>>().join("|")).collect();
    assert!(said[0].starts_with("证件号码：号码被表格当成数字存过"), "{}", said[0]);
    assert!(said[1].starts_with("证件号码：第 18 位校验码应为"), "{}", said[1]);
    assert_eq!(said[2], "");
    let left: Vec<&str> = read[2].left_out.iter().map(|note| note.label).collect();
    assert_eq!(left, ["联系电话", "文化程度"]);
    assert!(!read[2].person.identity.missing_reason.is_empty());
    assert_eq!(said[3], "姓名：没有姓名");
    assert_eq!(said[4], "性别：与证件号码带出的性别不同，请核对");
}

#[test]
fn a_household_is_told_by_its_number_and_its_head() {
    let read = rows(&[
        "户号,户主姓名,姓名,与户主关系,身份证号,现住地址",
        "510500001,云中鹤,云中鹤,户主,510524199001010008,海棠苑3-2-501",
        "510500001,云中鹤,云小鹤,长女,,海棠苑3-2-501",
    ]);
    assert!(read.iter().all(PersonRow::is_resident));
    assert!(read[0].is_head() && !read[1].is_head());
    assert_eq!((read[1].household_number.as_str(), read[1].head.name.as_str()), ("510500001", "云中鹤"));
    assert_eq!(read[1].member.relation.label(), "长女");
}

#[test]
fn the_columns_tell_residents_from_floating_people_until_the_clerk_says() {
    for (headings, are_residents) in [
        ("姓名,与户主关系,现住地址", true),
        ("姓名,户号,现住地址", true),
        ("姓名,与户主关系,居住事由,现住地址", false),
        ("姓名,现住地址,居住证号", false),
        ("姓名,现住地址", false),
    ] {
        let names = headings.split(',').map(str::to_owned).collect();
        let headings = Headings { names, first_line: 1 };
        let mut mapping = Mapping::guess(None, &headings, &[], TODAY).expect("people");
        assert_eq!(mapping.are_residents(), are_residents, "{:?}", headings.names);
        assert_eq!(mapping.caution(), None);
        mapping.lives_as = LivesAs::Resident;
        assert!(mapping.are_residents());
    }
    let read = rows(&[
        "姓名,现住地址,人员类型",
        "云中鹤,海棠苑3-2-501,常住人口",
        "水上漂,海棠苑3-2-501,流动人口",
        "草上飞,海棠苑3-2-501,",
    ]);
    assert_eq!(read.iter().map(PersonRow::is_resident).collect::<Vec<_>>(), [true, false, false]);
}

#[test]
fn pieces_of_an_address_are_put_together() {
    let read = rows(&[
        "姓名,身份证号,楼号,楼层,房间号码,暂住地址",
        "云中鹤,,3,5,501,海棠苑",
        "水上漂,,3,5,501,海棠苑3栋2单元",
        "草上飞,,,,,海棠苑3-2-501",
    ]);
    let addresses: Vec<&str> = read.iter().map(|row| row.address.as_str()).collect();
    assert_eq!(addresses, ["海棠苑3栋501室", "海棠苑3栋2单元501室", "海棠苑3-2-501"]);
}
