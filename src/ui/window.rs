//! The window itself: outside an archive (sign-in, wizard, demo) or inside one; what happens while it closes.

use super::inside::{Ended, Inside};
use super::screens::sign_in::{Outside, SignInScreen};
use super::screens::wizard::WizardScreen;
use super::widgets::{Failure, error_page, waiting};
use super::{fonts, ime, theme};
use crate::services::station::DEMO_PEOPLE;
use crate::services::{Clock, Desk, Job, MachineSettings, Trouble, backup, station};
use eframe::egui::{self, Context, Ui, ViewportCommand};
use std::path::PathBuf;

/// Opens the window, by OpenGL or where that is missing by wgpu; with `demo`, on a throw-away station of so many people.
pub fn run(demo: Option<u32>) -> Result<(), String> {
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
        failed: Option<Failure>,
    },
    Gone,
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
        let outside = match &mut self.stage {
            Stage::SignIn(screen) => screen.frame(ui),
            Stage::Wizard(screen) => screen.frame(ui),
            _ => None,
        };
        match outside {
            None => {}
            Some(Outside::Opened(desk)) => self.enter(*desk),
            Some(Outside::Found) => self.stage = Stage::Wizard(Box::new(WizardScreen::new(&self.settings, self.clock))),
            Some(Outside::Demo) => self.prepare_demo(&ui.ctx().clone(), DEMO_PEOPLE),
            Some(Outside::SignIn(folder)) => self.sign_in(folder),
        }
    }

    fn enter(&mut self, desk: Desk) {
        self.settings = MachineSettings::load();
        match Inside::new(desk, self.settings.clone()) {
            Ok(inside) => self.stage = Stage::Inside(Box::new(inside)),
            Err(_) => self.sign_in(None),
        }
    }

    fn sign_in(&mut self, folder: Option<PathBuf>) {
        self.settings = MachineSettings::load();
        self.stage = Stage::SignIn(Box::new(SignInScreen::new(&self.settings, folder, self.clock)));
    }

    fn prepare_demo(&mut self, ctx: &Context, people: u32) {
        let Ok(folder) = crate::platform::new_throw_away_folder() else { return };
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
            Some(Err(_)) => self.sign_in(None),
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
            Ended::SignedOut => {
                let folder = inside.folder();
                // Leaving for another operator is a closing too; the backup runs while the next one signs in.
                self.stage = Stage::Gone;
                self.sign_in(Some(folder));
            }
        }
    }

    /// A wish to close first keeps what is being typed and makes the last backup.
    fn close(&mut self, ctx: &Context) {
        if matches!(self.stage, Stage::Closing { .. }) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            return;
        }
        let Stage::Inside(inside) = &mut self.stage else { return };
        if self.throw_away.is_some() {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        inside.keep_draft();
        match inside.another_desk() {
            Ok(desk) => self.back_up_and_go(ctx, Box::new(desk)),
            Err(_) => self.go(ctx),
        }
    }

    fn back_up_and_go(&mut self, ctx: &Context, desk: Box<Desk>) {
        let job = desk.another().and_then(|mut other| {
            Job::start("backup", "正在备份并核对", waker(ctx), move |_| backup::on_closing(&mut other).map(drop))
        });
        match job {
            Ok(job) => self.stage = Stage::Closing { desk, job, failed: None },
            Err(_) => self.go(ctx),
        }
    }

    fn closing_ui(&mut self, ui: &mut Ui) {
        let Stage::Closing { job, failed, .. } = &mut self.stage else { return };
        match job.poll().filter(|_| failed.is_none()) {
            None => {}
            Some(Ok(())) => return self.go(&ui.ctx().clone()),
            Some(Err(trouble)) => *failed = Some(without_backup(&trouble)),
        }
        let Some(failure) = failed.clone() else {
            ui.centered_and_justified(|ui| ui.label(theme::heading(&job.title)));
            return;
        };
        ui.add_space(ui.available_height() / 3.0);
        let answer = ui.vertical_centered(|ui| error_page(ui, &failure, &["再试一次", "不备份，关闭"])).inner;
        match answer {
            Some(0) => self.try_again(&ui.ctx().clone()),
            Some(_) => self.go(&ui.ctx().clone()),
            None => {}
        }
    }

    fn try_again(&mut self, ctx: &Context) {
        if let Stage::Closing { desk, .. } = std::mem::replace(&mut self.stage, Stage::Gone) {
            self.back_up_and_go(ctx, desk);
        }
    }

    fn go(&mut self, ctx: &Context) {
        self.stage = Stage::Gone;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.stage = Stage::Gone;
        if let Some(folder) = self.throw_away.take() {
            // A demo that cannot be removed holds made-up people only.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

impl Window {
    /// One frame; tests call it without a frame of the system around it.
    pub fn show(&mut self, ui: &mut Ui) {
        if ui.input(|input| input.viewport().close_requested()) {
            self.close(&ui.ctx().clone());
        }
        match self.stage {
            Stage::SignIn(_) | Stage::Wizard(_) => self.outside_ui(ui),
            Stage::Preparing(_) => self.preparing_ui(ui),
            Stage::Inside(_) => self.inside_ui(ui),
            Stage::Closing { .. } => self.closing_ui(ui),
            Stage::Gone => {}
        }
    }

    /// Puts an open archive into the window, as tests and the demo do.
    pub fn open_desk(&mut self, desk: Desk) {
        self.enter(desk);
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

/// What a job calls when it has ended: a sleeping window looks again.
pub fn waker(ctx: &Context) -> impl FnOnce() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}
