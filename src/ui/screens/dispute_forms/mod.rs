//! What is written about a dispute: the case and its parties, one step with what was said at it, the agreement. One form each, in the
//! frame that the forms of houses have.

mod agreement;
mod case;
mod case_rows;
mod law;
pub(in crate::ui::screens) mod lines;
mod party;
mod phrases;
mod place;
mod step;
mod step_rows;

pub use agreement::AgreementFormScreen;
pub use case::DisputeFormScreen;
pub use step::StepScreen;

use crate::ui::icons;
use crate::ui::screens::house_forms::frame::FormFrame;

/// A form of this page.
fn frame(name: &'static str, today: crate::domain::Date, first: &str) -> FormFrame {
    FormFrame::new(name, today, first).of_page(icons::MEDIATION, "调解")
}
