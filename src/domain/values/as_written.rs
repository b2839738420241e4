//! What the values that keep a text as it was written have in common: they differ in what they let go and what they refuse.

/// Such a value is read like the text it holds.
macro_rules! reads_as_text {
    ($value:ty) => {
        impl std::ops::Deref for $value {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }
    };
}

/// Inside `impl Value`: one text in one column, shown and typed as it is. `Self::new` lets go what is not kept.
macro_rules! kept_as_written {
    () => {
        fn store_in(&self, cells: &mut Vec<$crate::domain::Cell>) {
            cells.push($crate::domain::Cell::text(&self.0));
        }

        fn restore(&mut self, cells: &[$crate::domain::Cell]) -> Result<(), $crate::domain::Unreadable> {
            self.0 = cells[0].as_text()?.to_owned();
            Ok(())
        }

        fn is_empty(&self) -> bool {
            self.0.is_empty()
        }

        fn shown(&self) -> String {
            self.0.clone()
        }

        fn read(&mut self, typed: &str, _today: $crate::domain::Date) -> Result<(), String> {
            *self = Self::new(typed);
            Ok(())
        }
    };
}
