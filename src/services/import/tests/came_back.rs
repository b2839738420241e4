//! The sheet of rows that came back: in the layout it was in, round after round.

use super::*;
use crate::domain::import::Merged;
use crate::services::sheets::writing::{LaidOut, laid_out};

/// Titles, two heading rows with merged cells, a row of remarks.
fn ledger(rows: &[[&str; 5]]) -> Vec<u8> {
    let texts = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let above = vec![
        (0, texts(&["海棠社区流动人口登记台账"])),
        (1, texts(&["填报单位：海棠社区"])),
        (2, texts(&["姓名", "身份证号", "联系电话", "居住情况"])),
        (3, texts(&["", "", "", "现居住地", "住所类型（处所）"])),
        (4, texts(&["必填", "18位", "", "写到门牌", ""])),
    ];
    let merged = |rows, columns| Merged { rows, columns };
    laid_out(&LaidOut {
        name: "三季度".to_owned(),
        above,
        heading: 3,
        merged: vec![
            merged((0, 0), (0, 4)),
            merged((2, 3), (0, 0)),
            merged((2, 3), (1, 1)),
            merged((2, 3), (2, 2)),
            merged((2, 2), (3, 4)),
        ],
        rows: rows.iter().map(|row| texts(row)).collect(),
    })
    .unwrap()
}

impl Office {
    fn rehearsed_file(&self, path: &Path) -> (Import, Rehearsal) {
        let import = open(&self.desk, path, None).unwrap();
        let rehearsal = rehearse(&self.desk, &import, &Progress::default()).unwrap();
        (import, rehearsal)
    }

    fn came_back(&mut self, (import, rehearsal): &(Import, Rehearsal), name: &str) -> PathBuf {
        let to = self.folder.path().join(name);
        save_report(&mut self.desk, import, rehearsal, &to, Existing::Keep).unwrap();
        to
    }
}

#[test]
fn rows_come_back_in_their_layout_and_their_reasons_in_one_column_however_often() {
    let mut office = office();
    let path = office.folder.path().join("台账.xlsx");
    let rows = [
        ["云中鹤", "510524199001010008", "13800000606", "海棠苑3-2-501", "租赁房屋"],
        ["水上漂", "510524199001010017", "1380000060", "海棠苑3-2-502", "租赁房屋"],
    ];
    std::fs::write(&path, ledger(&rows)).unwrap();
    let opened = office.rehearsed_file(&path);
    assert!(opened.0.mapping.has(Target::new(Part::Residence, "dwelling_type")), "known under its group");
    let first = office.came_back(&opened, "待改.xlsx");
    let sheet = sheets::read(&first).unwrap().remove(0);
    assert_eq!((sheet.name.as_str(), sheet.rows.len(), sheet.merged.len()), ("三季度", 6, 5));
    assert_eq!(sheet.rows[0].cell(0).text, "海棠社区流动人口登记台账");
    assert_eq!((sheet.rows[2].cell(3).text, sheet.rows[3].cell(4).text), ("居住情况", "住所类型（处所）"));
    assert_eq!((sheet.rows[3].cell(5).text, sheet.rows[5].cell(0).text), ("没有导入的原因", "水上漂"));
    let reasons = sheet.rows[5].cell(5).text;
    assert!(reasons.contains("证件号码：") && reasons.contains("联系电话："), "{reasons}");

    let again = office.rehearsed_file(&first);
    assert_eq!(again.0.mapping.layout(), opened.0.mapping.layout(), "what was corrected for the layout holds");
    assert_eq!(outcomes(&again.1), [Outcome::Refused]);
    let second = office.came_back(&again, "又待改.xlsx");
    let twice = sheets::read(&second).unwrap().remove(0);
    assert_eq!((twice.width(), twice.rows.len()), (6, 6), "no second column of reasons");
    assert_eq!(twice.rows[5].cell(5).text, reasons);
}
