//! From nothing to the window's first frame, without a display: fonts, theme, settings, panels.

use criterion::{Criterion, criterion_group, criterion_main};
use egui_kittest::HarnessBuilder;
use redstring::app::state::Settings;
use redstring::app::{Window, theme};
use redstring::display::{Palette, Theme};

fn first_frame(criterion: &mut Criterion) {
    criterion.bench_function("first frame of the window", |bencher| {
        bencher.iter(|| {
            let palette = Palette::of(Theme::Dark);
            HarnessBuilder::default()
                .with_size(egui::vec2(1600.0, 1000.0))
                .with_max_steps(1)
                .with_context_setup(move |ctx| theme::install(ctx, &palette, false))
                .build_ui_state(
                    |ui, slot: &mut Option<Window>| {
                        slot.get_or_insert_with(|| {
                            Window::new(Settings::default(), None, Vec::new())
                        })
                        .window_ui(ui);
                    },
                    None,
                )
        });
    });
}

criterion_group!(benches, first_frame);
criterion_main!(benches);
