//! One entry of a code table.

use super::{Editor, Value};
use crate::domain::{Cell, CodeList, Date, Unreadable};
use std::marker::PhantomData;

/// A code of list `L`, or none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice<L> {
    pub code: String,
    list: PhantomData<L>,
}

impl<L: CodeList> Choice<L> {
    pub fn of(code: &str) -> Self {
        Self { code: code.to_owned(), list: PhantomData }
    }

    pub fn is_unset(&self) -> bool {
        self.code.is_empty()
    }

    /// The name the code stands for; a code the table does not know shows as itself.
    pub fn label(&self) -> &str {
        L::table().name(&self.code).unwrap_or(&self.code)
    }
}

impl<L: CodeList> Value for Choice<L> {
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

    fn shown(&self) -> String {
        self.label().to_owned()
    }

    fn read(&mut self, typed: &str, _today: Date) -> Result<(), String> {
        self.code.clear();
        if typed.trim().is_empty() {
            return Ok(());
        }
        let row =
            L::table().find(typed.trim()).ok_or_else(|| format!("{}里没有这一项，请从列表中选", L::table().title))?;
        self.code.clone_from(&row.code);
        Ok(())
    }

    fn editor(&self) -> Editor {
        Editor::Choice(L::table())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::{Ethnic, Sex};

    #[test]
    fn a_choice_is_read_by_name_and_by_code() {
        for typed in ["男", "男性", "1", "１"] {
            let mut sex = Choice::<Sex>::default();
            assert_eq!(sex.read(typed, Date::default()), Ok(()), "{typed}");
            assert_eq!((sex.code.as_str(), sex.shown().as_str()), ("1", "男性"), "{typed}");
        }
    }

    #[test]
    fn what_the_list_does_not_have_empties_the_choice_and_says_so() {
        let mut ethnic = Choice::<Ethnic>::of("01");
        let answer = ethnic.read("无此族", Date::default());
        assert_eq!(answer, Err("民族里没有这一项，请从列表中选".to_owned()));
        assert!(ethnic.is_unset());
    }

    #[test]
    fn a_code_of_another_list_shows_as_itself() {
        assert_eq!(Choice::<Ethnic>::of("4711").shown(), "4711");
    }
}
