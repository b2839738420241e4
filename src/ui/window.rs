//! The window itself: outside an archive (sign-in, wizard, demo) or inside one; what happens while it closes.

use super::inside::{Ended, Inside};
use super::screens::settings::tell_renderer;
use super::screens::sign_in::{Outside, SignInScreen};
use super::screens::wizard::WizardScreen;
use super::widgets::{Failure, error_page, keep_keys_for_dialog, waiting};
use super::{chords, fonts, ime, theme, typing_ahead};
use crate::platform;
use crate::services::station::DEMO_PEOPLE;
use crate::services::{Clock, Desk, Job, MachineSettings, Trouble, backup, sign_in, station};
use eframe::egui::{self, Context, Ui, ViewportCommand};
use std::path::PathBuf;

/// Opens the window, by OpenGL or where that is missing by wgpu; with `demo`, on a throw-away station of so many people.
pub fn run(demo: Option<u32>) -> Result<(), String> {
    station::sweep_left_demos(&platform::temporary_folder());
    let glow = open(eframe::Renderer::Glow, demo);
    if glow.is_ok() {
        return Ok(());
    }
    open(eframe::Renderer::Wgpu, demo)
        .map_err(|_| "窗口打不开：这台电脑没有可用的显示。请在有桌面的电脑上运行，或用 linli help 看命令行".to_owned())
}

fn open(renderer: eframe::Renderer, demo: Option<u32>) -> eframe::Result {
    let viewport = egui::ViewportBuilder::default()
        .with_title("邻里工作站")
        .with_app_id("linli")
        .with_inner_size([1280.0, 700.0])
        .with_maximized(true)
        .with_min_inner_size([800.0, 480.0]);
    let options = eframe::NativeOptions { renderer, viewport, ..Default::default() };
    eframe::run_native(
        "linli",
        options,
        Box::new(move |creation| {
            fonts::install(&creation.egui_ctx);
            fonts::add_system_fallback(&creation.egui_ctx);
            ime::install(&creation.egui_ctx);
            chords::install(&creation.egui_ctx);
            typing_ahead::install(&creation.egui_ctx);
            tell_renderer(&creation.egui_ctx, if renderer == eframe::Renderer::Glow { "OpenGL" } else { "wgpu" });
            Ok(Box::new(Window::new(&creation.egui_ctx, MachineSettings::load(), Clock::System, demo)))
        }),
    )
}

/// The whole window.
pub struct Window {
    settings: MachineSettings,
    clock: Clock,
    stage: Stage,
    /// The folder of the demo station, removed when the window goes.
    throw_away: Option<PathBuf>,
}

enum Stage {
    SignIn(Box<SignInScreen>),
    Wizard(Box<WizardScreen>),
    /// The demo station is being filled.
    Preparing(Job<Desk>),
    Inside(Box<Inside>),
    /// The last backup is being made; the window goes when it is proved.
    Closing {
        desk: Box<Desk>,
        job: Job<()>,
        afterwards: Afterwards,
    },
    /// The last backup was not made; said until it is tried again or gone without.
    NotBackedUp {
        left: Left,
        failure: Failure,
        afterwards: Afterwards,
    },
    /// Something could not be begun; said until it is read.
    Stopped(Failure),
    Gone,
}

/// The archive that is being left: still with its screens, or only its desk.
enum Left {
    Inside(Box<Inside>),
    Desk(Box<Desk>),
}

/// What follows when an archive was left.
#[derive(Clone, Copy, PartialEq)]
enum Afterwards {
    Close,
    SignIn,
}

impl Window {
    pub fn new(ctx: &Context, settings: MachineSettings, clock: Clock, demo: Option<u32>) -> Self {
        theme::apply(
            ctx,
            theme::Appearance { is_dark: settings.is_dark, scale_percent: settings.scale_percent.into() },
        );
        let stage = Stage::SignIn(Box::new(SignInScreen::new(&settings, None, clock)));
        let mut window = Self { settings, clock, stage, throw_away: None };
        if let Some(people) = demo {
            window.prepare_demo(ctx, people);
        }
        window
    }

    fn outside_ui(&mut self, ui: &mut Ui) {
        keep_keys_for_dialog(ui);
        let outside = match &mut self.stage {
            Stage::SignIn(screen) => screen.frame(ui),
            Stage::Wizard(screen) => screen.frame(ui),
            _ => None,
        };
        match outside {
            None => {}
            Some(Outside::Opened(desk)) => self.enter(*desk),
            Some(Outside::Found) => self.stage = Stage::Wizard(Box::new(WizardScreen::new(&self.settings, self.clock))),
            Some(Outside::BringBack) => {
                self.stage = Stage::Wizard(Box::new(WizardScreen::bringing_back(&self.settings, self.clock)));
            }
            Some(Outside::Demo) => self.prepare_demo(&ui.ctx().clone(), DEMO_PEOPLE),
            Some(Outside::SignIn(folder)) => self.sign_in(folder),
        }
    }

    fn enter(&mut self, desk: Desk) {
        self.settings = MachineSettings::load();
        match Inside::new(desk, self.settings.clone()) {
            Ok(inside) => self.stage = Stage::Inside(Box::new(inside)),
            Err(trouble) => self.stage = Stage::Stopped(not_begun("档案没有打开", &trouble)),
        }
    }

    fn sign_in(&mut self, folder: Option<PathBuf>) {
        self.settings = MachineSettings::load();
        self.stage = Stage::SignIn(Box::new(SignInScreen::new(&self.settings, folder, self.clock)));
    }

    fn prepare_demo(&mut self, ctx: &Context, people: u32) {
        self.remove_demo();
        let folder = match platform::new_throw_away_folder() {
            Ok(folder) => folder,
            Err(error) => {
                let trouble = Trouble::File { what: "准备演示站", error };
                self.stage = Stage::Stopped(not_begun("演示站没有准备好", &trouble));
                return;
            }
        };
        self.throw_away = Some(folder.clone());
        let (clock, wake) = (self.clock, waker(ctx));
        let job = Job::start("demo", "正在准备演示站", wake, move |progress| {
            station::found_demo(&folder, people, 1, clock, progress)
        });
        if let Ok(job) = job {
            self.stage = Stage::Preparing(job);
        }
    }

    fn preparing_ui(&mut self, ui: &mut Ui) {
        let Stage::Preparing(job) = &self.stage else { return };
        match job.poll() {
            Some(Ok(desk)) => self.enter(desk),
            Some(Err(Trouble::Cancelled)) => self.sign_in(None),
            Some(Err(trouble)) => self.stage = Stage::Stopped(not_begun("演示站没有准备好", &trouble)),
            None => {
                let (done, total) = job.done_of_total();
                let words = format!("{done} / {total}");
                if waiting(ui, &job.title, &words, done as f32 / total.max(1) as f32) {
                    job.cancel();
                }
                ui.ctx().request_repaint_after_secs(0.1);
            }
        }
    }

    fn inside_ui(&mut self, ui: &mut Ui) {
        let Stage::Inside(inside) = &mut self.stage else { return };
        let Some(ended) = inside.frame(ui) else { return };
        match ended {
            Ended::SignedOut => self.leave(&ui.ctx().clone(), Afterwards::SignIn),
        }
    }

    /// Leaves the open archive, by closing or for another operator: a real one is backed up, the demo is thrown away.
    fn leave(&mut self, ctx: &Context, afterwards: Afterwards) {
        let Stage::Inside(inside) = &self.stage else { return };
        let folder = inside.folder();
        if self.throw_away.as_ref() == Some(&folder) {
            self.stage = Stage::Gone;
            self.remove_demo();
            return self.go(ctx, afterwards);
        }
        match inside.another_desk() {
            Ok(mut desk) => {
                // Leaving is not held up by a line that cannot be written; the backup says what is wrong.
                let _ = sign_in::sign_out(&mut desk);
                self.back_up_and_go(ctx, Box::new(desk), afterwards);
            }
            Err(trouble) => {
                if let Stage::Inside(inside) = std::mem::replace(&mut self.stage, Stage::Gone) {
                    self.not_backed_up(Left::Inside(inside), &trouble, afterwards);
                }
            }
        }
    }

    fn remove_demo(&mut self) {
        if let Some(folder) = self.throw_away.take() {
            platform::throw_away(&folder);
        }
    }

    /// A wish to close first keeps what is being typed and makes the last backup.
    fn close(&mut self, ctx: &Context) {
        if matches!(self.stage, Stage::Closing { .. } | Stage::NotBackedUp { .. }) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            return;
        }
        let Stage::Inside(inside) = &mut self.stage else { return };
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        if inside.may_go() {
            self.leave(ctx, Afterwards::Close);
        }
    }

    fn back_up_and_go(&mut self, ctx: &Context, desk: Box<Desk>, afterwards: Afterwards) {
        let job = desk.another().and_then(|mut other| {
            Job::start("backup", "正在备份并核对", waker(ctx), move |_| backup::on_closing(&mut other).map(drop))
        });
        match job {
            Ok(job) => self.stage = Stage::Closing { desk, job, afterwards },
            Err(trouble) => self.not_backed_up(Left::Desk(desk), &trouble, afterwards),
        }
    }

    fn not_backed_up(&mut self, left: Left, trouble: &Trouble, afterwards: Afterwards) {
        self.stage = Stage::NotBackedUp { left, failure: without_backup(trouble), afterwards };
    }

    fn closing_ui(&mut self, ui: &mut Ui) {
        let Stage::Closing { job, afterwards, .. } = &self.stage else { return };
        let afterwards = *afterwards;
        match job.poll() {
            None => drop(ui.centered_and_justified(|ui| ui.label(theme::heading(&job.title)))),
            Some(Ok(())) => self.go(&ui.ctx().clone(), afterwards),
            Some(Err(trouble)) => {
                if let Stage::Closing { desk, .. } = std::mem::replace(&mut self.stage, Stage::Gone) {
                    self.not_backed_up(Left::Desk(desk), &trouble, afterwards);
                }
                ui.ctx().request_repaint();
            }
        }
    }

    fn not_backed_up_ui(&mut self, ui: &mut Ui) {
        let Stage::NotBackedUp { failure, afterwards, .. } = &self.stage else { return };
        let afterwards = *afterwards;
        ui.add_space(ui.available_height() / 3.0);
        let answer = ui.vertical_centered(|ui| error_page(ui, failure, &["再试一次", "不备份，关闭"])).inner;
        match answer {
            Some(0) => self.try_again(&ui.ctx().clone()),
            Some(_) => self.go(&ui.ctx().clone(), afterwards),
            None => {}
        }
    }

    fn try_again(&mut self, ctx: &Context) {
        let Stage::NotBackedUp { left, afterwards, .. } = std::mem::replace(&mut self.stage, Stage::Gone) else {
            return;
        };
        match left {
            Left::Desk(desk) => self.back_up_and_go(ctx, desk, afterwards),
            Left::Inside(inside) => {
                self.stage = Stage::Inside(inside);
                self.leave(ctx, afterwards);
            }
        }
    }

    fn go(&mut self, ctx: &Context, afterwards: Afterwards) {
        let folder = match &self.stage {
            Stage::Closing { desk, .. } | Stage::NotBackedUp { left: Left::Desk(desk), .. } => {
                Some(desk.folder().to_owned())
            }
            Stage::NotBackedUp { left: Left::Inside(inside), .. } => Some(inside.folder()),
            _ => None,
        };
        self.stage = Stage::Gone;
        match afterwards {
            Afterwards::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
            Afterwards::SignIn => self.sign_in(folder),
        }
    }

    fn stopped_ui(&mut self, ui: &mut Ui) {
        let Stage::Stopped(failure) = &self.stage else { return };
        ui.add_space(ui.available_height() / 3.0);
        let answer = ui.vertical_centered(|ui| error_page(ui, failure, &["回到登录"])).inner;
        if answer.is_some() {
            self.sign_in(None);
        }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.stage = Stage::Gone;
        self.remove_demo();
    }
}

impl Window {
    /// One frame; tests call it without a frame of the system around it.
    pub fn show(&mut self, ui: &mut Ui) {
        if ui.input(|input| input.viewport().close_requested()) {
            self.close(&ui.ctx().clone());
        }
        drop_letters_of_shortcuts(ui);
        ui.painter().rect_filled(ui.ctx().content_rect(), 0, theme::palette(ui).surface);
        match self.stage {
            Stage::SignIn(_) | Stage::Wizard(_) => self.outside_ui(ui),
            Stage::Preparing(_) => self.preparing_ui(ui),
            Stage::Inside(_) => self.inside_ui(ui),
            Stage::Closing { .. } => self.closing_ui(ui),
            Stage::NotBackedUp { .. } => self.not_backed_up_ui(ui),
            Stage::Stopped(_) => self.stopped_ui(ui),
            Stage::Gone => {}
        }
    }

    /// Puts an open archive into the window, as tests and the demo do.
    pub fn open_desk(&mut self, desk: Desk) {
        self.enter(desk);
    }
}

fn not_begun(what: &str, trouble: &Trouble) -> Failure {
    Failure {
        happened: format!("{what}：{trouble}"),
        safe: "已有的资料没有改动。".to_owned(),
        technical: String::new(),
    }
}

/// The backup failed; what was registered is in the archive all the same.
fn without_backup(trouble: &Trouble) -> Failure {
    Failure {
        happened: format!("关闭前的备份没有完成：{trouble}"),
        safe: "登记过的资料都在档案里，没有改动。".to_owned(),
        technical: String::new(),
    }
}

/// Alt with a letter is a shortcut; some systems send the letter as text as well, which would land in the field.
/// Ctrl with Alt is the way to the third letter of a key on some keyboards and stays.
fn drop_letters_of_shortcuts(ui: &Ui) {
    ui.input_mut(|input| {
        if input.modifiers.alt && !input.modifiers.ctrl {
            input.events.retain(|event| !matches!(event, egui::Event::Text(_)));
        }
    });
}

/// What a job calls when it has ended: a sleeping window looks again.
pub fn waker(ctx: &Context) -> impl FnOnce() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}
