//! What the wizard does between its pages. Never draws.

use super::{Act, Done, First, Page, WizardScreen};
use crate::platform;
use crate::services::recovery_page::{self, RecoveryPage};
use crate::services::station::{self, Founding};
use crate::services::takeaway::{self, BringOrder};
use crate::services::{Clock, Existing, Job, Progress, Trouble};
use crate::ui::screens::entry::FolderField;
use crate::ui::screens::sign_in::Outside;
use crate::ui::widgets::Note;
use eframe::egui::{Context, Id};

impl WizardScreen {
    pub(super) fn act(&mut self, act: Act, ctx: &Context) -> Option<Outside> {
        match (act, self.page) {
            (Act::Browse, _) => self.folder().browse("新档案放在哪个文件夹", ctx),
            (Act::BrowseTaken, _) => {
                if let First::Takeaway(takeaway) = &mut self.first {
                    takeaway.from.browse("选择带走的文件夹", ctx);
                }
            }
            (Act::Back, Page::Station) => return Some(Outside::SignIn(None)),
            (Act::Back, Page::Operator) => self.go(Page::Station),
            // The archive is there; what was asked before cannot be asked again.
            (Act::Back, Page::Recovery | Page::Ready) => {}
            (Act::Next, Page::Station) => self.leave_station(),
            (Act::Next, Page::Operator) => self.found(ctx),
            (Act::Next, Page::Recovery) => self.go(Page::Ready),
            (Act::Next, Page::Ready) => return self.desk.take().map(Outside::Opened),
            (Act::Print, _) => self.print(ctx),
            (Act::SavePdf, _) => self.save(),
            (Act::CheckGroup, _) => self.check_group(),
        }
        None
    }

    fn go(&mut self, page: Page) {
        self.notice = None;
        self.page = page;
        self.focus = match page {
            Page::Station => Some(self.first.first_id()),
            Page::Operator => Some(self.operator.first_id()),
            Page::Recovery => self.recovery.first_id(),
            Page::Ready => None,
        };
    }

    /// Where the new archive will lie.
    fn folder(&mut self) -> &mut FolderField {
        match &mut self.first {
            First::Station(station) => &mut station.folder,
            First::Takeaway(takeaway) => &mut takeaway.folder,
        }
    }

    fn leave_station(&mut self) {
        let missing = match &mut self.first {
            First::Station(station) => station.missing(),
            First::Takeaway(takeaway) => match takeaway.look() {
                Ok(missing) => missing,
                Err(trouble) => {
                    let field = takeaway.from.id;
                    return self.say(field, &trouble.to_string());
                }
            },
        };
        if let Some((field, sentence)) = missing {
            return self.say(field, sentence);
        }
        let (folder, field) = (self.folder().path(), self.folder().id);
        match station::require_free(&folder) {
            Ok(()) => self.go(Page::Operator),
            Err(trouble) => self.say(field, &trouble.to_string()),
        }
    }

    fn found(&mut self, ctx: &Context) {
        if let Some((field, sentence)) = self.operator.missing() {
            return self.say(field, sentence);
        }
        let (clock, folder) = (self.clock, self.folder().path());
        let operator = self.operator.name.trim().to_owned();
        let password = self.operator.password.clone();
        match &self.first {
            First::Station(page) => {
                let founding = Founding { folder, station: page.station(), operator, password: password.to_string() };
                self.start("found station", "正在建立档案…", ctx, move |_| {
                    let (desk, code) = station::found(&founding, clock)?;
                    Ok(Done::Founded { desk: Box::new(desk), code, printers: printers(), words: None })
                });
            }
            First::Takeaway(page) => {
                let from = page.from.path();
                self.start("bring back", "正在核对并带回，请稍候…", ctx, move |progress| {
                    let order = BringOrder { from: &from, folder: &folder, operator: &operator, password: &password };
                    bring_back(&order, clock, progress)
                });
            }
        }
    }

    fn print(&mut self, ctx: &Context) {
        let Some(printer) = self.recovery.printer() else { return };
        match self.recovery_page() {
            Ok(page) => self.start("print recovery page", "正在交给打印机…", ctx, move |_| {
                page.print(&printer)?;
                Ok(Done::Printed)
            }),
            Err(trouble) => self.notice = Some(Note::wrong(trouble.to_string())),
        }
    }

    fn save(&mut self) {
        if self.recovery.path.trim().is_empty() {
            return self.say(self.recovery.path_id, "请输入 PDF 存到哪里，例如 U 盘上的 恢复页.pdf");
        }
        let to = std::path::PathBuf::from(self.recovery.path.trim());
        match self.recovery_page().and_then(|page| page.save(&to, Existing::Replace)) {
            Ok(()) => self.kept("已保存。打印并封好以后，请删除这份 PDF"),
            Err(trouble) => self.say(self.recovery.path_id, &trouble.to_string()),
        }
    }

    fn recovery_page(&self) -> Result<RecoveryPage, Trouble> {
        let desk = self.desk.as_ref().ok_or(Trouble::Gone)?;
        recovery_page::make(desk, &self.recovery.code())
    }

    fn check_group(&mut self) {
        if self.recovery.is_last_group_right() {
            self.kept("对上了。请把抄下的恢复码封好收好");
        } else {
            self.say(self.recovery.group_id, "和最后一组不一样，请看看抄下的恢复码");
        }
    }

    /// The code is on paper, or on the way there.
    fn kept(&mut self, sentence: &str) {
        self.recovery.keep();
        self.notice = Some(Note::good(sentence));
    }

    fn say(&mut self, field: Id, sentence: &str) {
        self.notice = Some(Note::wrong(sentence));
        self.focus = Some(field);
    }

    fn start(
        &mut self,
        name: &str,
        title: &str,
        ctx: &Context,
        work: impl FnOnce(&Progress) -> Result<Done, Trouble> + Send + 'static,
    ) {
        self.notice = None;
        let ctx = ctx.clone();
        match Job::start(name, title, move || ctx.request_repaint(), work) {
            Ok(job) => self.running = Some(job),
            Err(trouble) => self.notice = Some(Note::wrong(trouble.to_string())),
        }
    }

    pub(super) fn arrived(&mut self, outcome: Result<Done, Trouble>, ctx: &Context) {
        ctx.request_repaint();
        match outcome {
            Ok(Done::Founded { desk, code, printers, words }) => {
                self.settings.remember(&desk);
                self.recovery.show(&code, printers, &desk.station().name);
                self.desk = Some(desk);
                self.go(Page::Recovery);
                self.notice = words.map(Note::good);
            }
            Ok(Done::Printed) => self.kept("已交给打印机。请装进信封封好，由站长保管"),
            Err(trouble) => self.notice = Some(Note::wrong(trouble.to_string())),
        }
    }

    pub(super) fn take_dialog_answer(&mut self) {
        if let Some(note) = self.folder().take_answer() {
            self.focus = Some(self.folder().id);
            if let First::Station(station) = &mut self.first {
                station.has_own_folder |= note.is_none();
            }
            self.notice = note;
        }
        if let First::Takeaway(takeaway) = &mut self.first
            && let Some(note) = takeaway.from.take_answer()
        {
            takeaway.propose_folder();
            self.focus = Some(takeaway.from.id);
            self.notice = note;
        }
    }
}

fn printers() -> Vec<String> {
    platform::printing::printers().into_iter().map(|printer| printer.name).collect()
}

fn bring_back(order: &BringOrder<'_>, clock: Clock, progress: &Progress) -> Result<Done, Trouble> {
    let brought = takeaway::bring_back(order, clock, progress)?;
    let words = Some(brought.words());
    Ok(Done::Founded { desk: Box::new(brought.desk), code: brought.code, printers: printers(), words })
}
