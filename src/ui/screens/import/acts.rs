//! What the screen does: opens a file, rehearses and saves behind the window, and hands the import itself to it.

use super::{Act, ImportScreen, Running, Step};
use crate::domain::import::Subject;
use crate::platform;
use crate::services::import::{self, Decision, Import, Rehearsal, Who};
use crate::services::{ChangeId, Desk, Existing, Finished, Job, LongWork, Trouble, undo};
use crate::ui::event::Event;
use crate::ui::screens::save_dialog::{SaveAnswer, SaveDialog};
use eframe::egui::{Context, Ui};
use std::path::PathBuf;
use std::sync::Arc;

impl ImportScreen {
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Poll => self.poll(desk)?,
            Act::Stop => self.running = None,
            Act::Look => self.look()?,
            Act::Read(path) => self.open_file(desk, path)?,
            Act::Sheet(place) => self.change(|import| import.choose_sheet(desk, place))?,
            Act::Subject(subject) => self.change(|import| import.choose_subject(desk, subject))?,
            Act::LivesAs(lives_as) => {
                self.import.iter_mut().for_each(|import| Arc::make_mut(import).mapping.lives_as = lives_as);
            }
            Act::Select(column) => self.columns.meanings.selected = Some(column),
            Act::Mean(target) => self.mean(target),
            Act::Rehearse => self.rehearse(desk)?,
            Act::Show(shown) => {
                self.rehearsed.show(shown);
                self.read_detail(desk)?;
            }
            Act::SelectRow(row) => {
                self.rehearsed.select(row);
                self.read_detail(desk)?;
            }
            Act::Turn(row) => self.turn(row),
            Act::TurnAll(outcome, takes) => {
                let decision = if takes { Decision::Take } else { Decision::Leave };
                self.rehearsed.change(|rehearsal| rehearsal.decide_all(outcome, decision));
            }
            Act::Is(person) => self.identify(desk, Who::Known(person))?,
            Act::Another => self.identify(desk, Who::Another)?,
            Act::Import => return self.import(desk),
            Act::AskWhereToSave => {
                self.saving = Some(SaveDialog::table("保存待改的行", "待改的行.xlsx"));
            }
            Act::Save(path, existing) => self.save(desk, path, existing)?,
            Act::TakeBack => return self.take_back(desk),
            Act::Back => return Ok(self.step_back()),
            Act::Leave => return Ok(Some(Event::Back)),
        }
        Ok(None)
    }

    pub(super) fn dialogs_ui(&mut self, ui: &Ui) -> Option<Act> {
        // While the sheet is being written the dialog stands still.
        if matches!(self.running, Some(Running::Saving(_))) {
            return None;
        }
        match self.saving.as_mut()?.show(ui.ctx())? {
            SaveAnswer::Save(path) => Some(Act::Save(path, Existing::Keep)),
            SaveAnswer::Replace(path) => Some(Act::Save(path, Existing::Replace)),
            SaveAnswer::Cancel => {
                self.saving = None;
                None
            }
        }
    }

    /// After the window has written the import, or taken it back.
    pub(super) fn read_again(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let last = undo::next(desk)?.map(|change| change.id);
        if self.handed_after.take().is_some_and(|before| before < last) {
            self.step = Step::Done;
            self.done.change = last;
            self.done.is_taken_back = false;
            self.done.words = format!("已导入 {} 行", self.rehearsed.taken());
            self.done.to_correct = import::to_correct(&self.rehearsed.rehearsal);
        } else if self.step == Step::Done {
            self.done.is_taken_back = last != self.done.change;
        }
        Ok(())
    }

    fn waker(&self) -> impl FnOnce() + Send + 'static {
        let ctx = self.ctx.clone();
        move || ctx.iter().for_each(Context::request_repaint)
    }

    fn look(&mut self) -> Result<(), Trouble> {
        let work = |_: &_| Ok(platform::ask_for_table("选一个表格"));
        self.running = Some(Running::Dialog(Job::start("file dialog", "选择表格", self.waker(), work)?));
        Ok(())
    }

    fn open_file(&mut self, desk: &Desk, path: PathBuf) -> Result<(), Trouble> {
        self.file.problem = None;
        let (other, subject) = (desk.another()?, self.subject);
        let work = move |_: &_| import::open(&other, &path, subject);
        self.running = Some(Running::Opening(Job::start("open table", "正在读取表格", self.waker(), work)?));
        Ok(())
    }

    fn rehearse(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Some(import) = self.import.clone() else { return Ok(()) };
        let other = desk.another()?;
        let work = move |progress: &_| import::rehearse(&other, &import, progress);
        self.running = Some(Running::Rehearsing(Job::start("rehearse", "正在预演，还没有写入", self.waker(), work)?));
        Ok(())
    }

    /// Takes what has come.
    fn poll(&mut self, desk: &Desk) -> Result<(), Trouble> {
        match self.running.take() {
            Some(Running::Dialog(job)) => match job.poll() {
                None => self.running = Some(Running::Dialog(job)),
                Some(found) => {
                    if let Some(path) = found? {
                        self.file.path = path.display().to_string();
                        self.open_file(desk, path)?;
                    }
                }
            },
            Some(Running::Opening(job)) => match job.poll() {
                None => self.running = Some(Running::Opening(job)),
                Some(Ok(import)) => self.show_columns(import),
                Some(Err(trouble)) => self.file.problem = Some(trouble.to_string()),
            },
            Some(Running::Rehearsing(job)) => match job.poll() {
                None => self.running = Some(Running::Rehearsing(job)),
                Some(rehearsal) => self.show_rehearsal(desk, rehearsal?)?,
            },
            Some(Running::Saving(job)) => match job.poll() {
                None => self.running = Some(Running::Saving(job)),
                Some(saved) => self.take_saved(saved),
            },
            None => {}
        }
        Ok(())
    }

    fn show_columns(&mut self, import: Import) {
        self.columns.show(&import);
        self.import = Some(Arc::new(import));
        self.step = Step::Columns;
    }

    fn show_rehearsal(&mut self, desk: &Desk, rehearsal: Rehearsal) -> Result<(), Trouble> {
        let subject = self.import.as_ref().map_or(Subject::People, |import| import.mapping.subject);
        self.rehearsed.take(rehearsal, subject);
        self.step = Step::Rehearsal;
        self.read_detail(desk)
    }

    fn change(&mut self, change: impl FnOnce(&mut Import) -> Result<(), Trouble>) -> Result<(), Trouble> {
        let Some(import) = &mut self.import else { return Ok(()) };
        change(Arc::make_mut(import))?;
        self.columns.show(import);
        Ok(())
    }

    fn mean(&mut self, target: Option<import::Target>) {
        let (Some(import), Some(column)) = (&mut self.import, self.columns.meanings.selected) else { return };
        Arc::make_mut(import).mapping.choose(column, target);
        self.columns.meanings.go_on(import.mapping.columns.len());
    }

    fn turn(&mut self, row: usize) {
        let Some(verdict) = self.rehearsed.rehearsal.verdicts.get(row) else { return };
        let decision = if verdict.decision == Decision::Take { Decision::Leave } else { Decision::Take };
        self.rehearsed.change(|rehearsal| rehearsal.decide(row, decision));
    }

    fn identify(&mut self, desk: &Desk, who: Who) -> Result<(), Trouble> {
        let (Some(import), Some(row)) = (&self.import, self.rehearsed.in_front()) else { return Ok(()) };
        self.rehearsed.change(|rehearsal| rehearsal.identify(desk, import, row, who))?;
        self.read_detail(desk)
    }

    fn read_detail(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (Some(import), Some(verdict)) = (&self.import, self.rehearsed.verdict()) else { return Ok(()) };
        self.rehearsed.detail = import::detail(desk, import, verdict)?;
        Ok(())
    }

    fn import(&mut self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        let Some(import) = self.import.clone() else { return Ok(None) };
        // Cancelled, it leaves no change behind: then the rehearsal stays in front.
        self.handed_after = Some(undo::next(desk)?.map(|change| change.id));
        Ok(Some(Event::Work(import::work(import, self.rehearsed.rehearsal.clone()))))
    }

    fn save(&mut self, desk: &Desk, path: PathBuf, existing: Existing) -> Result<(), Trouble> {
        let Some(import) = self.import.clone() else { return Ok(()) };
        let (mut other, rehearsal) = (desk.another()?, self.rehearsed.rehearsal.clone());
        let work = move |_: &_| import::save_report(&mut other, &import, &rehearsal, &path, existing);
        self.running = Some(Running::Saving(Job::start("save rows", "正在保存待改的行", self.waker(), work)?));
        Ok(())
    }

    fn take_saved(&mut self, saved: Result<usize, Trouble>) {
        match saved {
            Ok(rows) => {
                self.saving = None;
                self.done.saved = format!("待改的 {rows} 行已保存。");
            }
            Err(trouble) => self.saving.iter_mut().for_each(|dialog| dialog.failed(&trouble)),
        }
    }

    fn take_back(&self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        let Some(change) = self.done.change else { return Ok(None) };
        let size = undo::size(desk, change)?;
        Ok(Some(Event::Work(taking_back(change, size))))
    }

    /// One step back; from the first and the last one to where the import was opened.
    fn step_back(&mut self) -> Option<Event> {
        self.step = match self.step {
            Step::File | Step::Done => return Some(Event::Back),
            Step::Columns => Step::File,
            Step::Rehearsal => Step::Columns,
        };
        self.columns.meanings.wants_focus = true;
        None
    }
}

fn taking_back(change: ChangeId, size: usize) -> LongWork {
    LongWork::new("正在撤销导入", size, move |desk, _| {
        undo::undo(desk, change)?;
        Ok(Finished { words: "已撤销这次导入".to_owned(), ..Finished::default() })
    })
}
