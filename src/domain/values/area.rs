//! An administrative division, kept by its code.

use super::{Editor, Remark, Value};
use crate::domain::division::{self, Division};
use crate::domain::text::half_width;
use crate::domain::{Cell, Date, Unreadable};

/// Six-digit division code of GB/T 2260; full name derived.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Area {
    pub code: String,
}

impl Area {
    pub fn of(code: &str) -> Self {
        Self { code: code.to_owned() }
    }
}

impl Value for Area {
    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.push(Cell::text(&self.code));
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        self.code = cells[0].as_text()?.to_owned();
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.code.is_empty()
    }

    /// The name now, or the last one an abolished code had; an unknown code shows as itself.
    fn shown(&self) -> String {
        let last = || division::at(&self.code, Date::MAX);
        let known = division::now(&self.code).or_else(last);
        known.map_or_else(|| self.code.clone(), |division| division.full_name.clone())
    }

    fn read(&mut self, typed: &str, _today: Date) -> Result<(), String> {
        self.code.clear();
        let typed = half_width(typed);
        if typed.is_empty() {
            return Ok(());
        }
        self.code = meant(&typed)?;
        Ok(())
    }

    fn remark(&self, _today: Date) -> Remark {
        if self.is_empty() || division::now(&self.code).is_some() {
            return Remark::Nothing;
        }
        let Some(then) = division::at(&self.code, Date::MAX) else {
            return Remark::Doubtful("代码表中没有这个代码".into());
        };
        let now = division::today(then).map(|now| format!("，现为{}", now.full_name)).unwrap_or_default();
        Remark::Hint(format!("已撤销{now}"))
    }

    fn editor(&self) -> Editor {
        Editor::Area
    }
}

/// The code of the one division that what was typed can mean.
fn meant(typed: &str) -> Result<String, String> {
    let is_code = typed.len() == 6 && typed.bytes().all(|byte| byte.is_ascii_digit());
    if is_code {
        let known = division::at(typed, Date::MAX).is_some();
        return if known {
            Ok(typed.to_owned())
        } else {
            Err("代码表中没有这个代码，请输入地名".into())
        };
    }
    if let Some(division) = division::by_full_name(typed) {
        return Ok(division.code.clone());
    }
    let found = division::matching(typed, 20);
    let exact: Vec<&Division> =
        found.iter().copied().filter(|division| division.is_in_force && division.name == typed).collect();
    match (found.as_slice(), exact.as_slice()) {
        ([], _) => Err("没有找到这个地方，请输入区县名或六位代码".into()),
        ([only], _) => Ok(only.code.clone()),
        (_, [only]) => Ok(only.code.clone()),
        _ => Err("有几个地方是这个名字，请从列表中选".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<String, String> {
        let mut area = Area::default();
        area.read(typed, Date::default()).map(|()| area.code)
    }

    #[test]
    fn an_area_is_read_by_code_by_full_name_and_by_a_name_that_is_alone() {
        for typed in ["510524", "四川省泸州市叙永县", "叙永县", "叙永", "四川叙永", "xuyongxian"] {
            assert_eq!(read(typed).as_deref(), Ok("510524"), "{typed}");
        }
        assert_eq!(read("泸州市").as_deref(), Ok("510500"));
        assert_eq!(read("宜宾地区").as_deref(), Ok("512500"), "abolished, and no other of that name");
    }

    #[test]
    fn a_name_of_several_places_asks_to_choose() {
        assert!(read("朝阳区").is_err_and(|sentence| sentence.contains("从列表中选")));
        assert!(read("鼓楼").is_err());
        assert!(read("不存在之地").is_err());
        assert!(read("519999").is_err());
    }

    #[test]
    fn an_abolished_code_keeps_its_name() {
        assert_eq!(Area::of("512525").shown(), "四川省宜宾地区叙永县");
        assert_eq!(Area::of("510524").shown(), "四川省泸州市叙永县");
        assert_eq!(Area::of("519999").shown(), "519999");
        let remark = Area::of("512525").remark(Date::default());
        assert_eq!(remark, Remark::Hint("已撤销，现为四川省泸州市叙永县".into()));
    }

    #[test]
    fn what_is_shown_reads_back() {
        assert_eq!(read(&Area::of("500101").shown()).as_deref(), Ok("500101"));
    }
}
