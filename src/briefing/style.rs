//! The style sheet and the few lines of script of an HTML briefing. Both stand inside the file:
//! it asks the network for nothing.

/// Screen in light or dark, and print.
pub(super) const STYLE: &str = r#"
:root { color-scheme: light dark; --page: #fbfaf7; --card: #ffffff; --ink: #1d2329; --quiet: #59636e;
  --line: #e4e2db; --string: #d7263d; --mark: #fcebed; --warn: #8a6100; }
@media (prefers-color-scheme: dark) { :root { --page: #14171c; --card: #1b1f26; --ink: #e6e8eb;
  --quiet: #9aa4b1; --line: #2b313b; --string: #ff5a5f; --mark: #2c2127; --warn: #e3b04b; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 16px/26px Inter, system-ui, "Segoe UI", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 48px 24px 96px; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 24px; }
h1 { font-size: 40px; line-height: 48px; font-weight: 600; margin: 0 0 8px; letter-spacing: -0.01em; }
h2 { font-size: 24px; line-height: 32px; font-weight: 600; margin: 0 0 8px; }
h3 { font-size: 18px; margin: 48px 0 8px; }
nav { color: var(--quiet); margin-bottom: 40px; }
nav a { margin-right: 16px; }
a { color: inherit; text-decoration-color: var(--string); text-underline-offset: 3px; }
.marking { border: 1px solid var(--warn); color: var(--warn); border-radius: 5px; padding: 2px 10px;
  font-size: 13px; font-weight: 600; white-space: nowrap; }
section.scene { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: 32px; margin-bottom: 32px; scroll-margin-top: 16px; }
.note { color: var(--quiet); font-size: 18px; line-height: 28px; margin: 0 0 16px; white-space: pre-line; }
figure { margin: 16px -8px; }
figure svg { width: 100%; height: auto; display: block; border-radius: 6px; }
.dark { display: none; }
@media (prefers-color-scheme: dark) { .light { display: none; } .dark { display: block; } }
ul.statements { list-style: none; padding: 0; margin: 16px 0 0; columns: 2 380px; column-gap: 40px; }
ul.statements li { break-inside: avoid; padding: 6px 0; }
sup a { text-decoration: none; color: var(--string); font-weight: 600; padding: 0 2px; }
.certainty { color: var(--quiet); font-size: 13px; border: 1px solid var(--line); border-radius: 5px;
  padding: 0 6px; white-space: nowrap; }
.more { color: var(--quiet); }
ol.notes, ul.sources { padding-left: 24px; }
ol.notes li, ul.sources li { padding: 4px 0; font-size: 15px; line-height: 24px; }
ol.notes li:target, section.scene:target { background: var(--mark); }
ol.notes .reference, .hash { color: var(--quiet); }
.hash { font: 12px/18px ui-monospace, monospace; overflow-wrap: anywhere; display: block; }
.back { text-decoration: none; }
@media print {
  :root { --page: #ffffff; --card: #ffffff; --ink: #1d2329; --quiet: #59636e; --line: #c6c3b9;
    --string: #d7263d; --mark: #ffffff; --warn: #8a6100; }
  body { font-size: 11pt; line-height: 16pt; } main { max-width: none; padding: 0; } nav { display: none; }
  .light { display: block; } .dark { display: none; }
  section.scene { border: 0; padding: 0; break-after: page; }
}
"#;

/// Arrow keys, space and Page keys walk the scenes.
pub(super) const SCRIPT: &str = r##"
addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const scenes = [...document.querySelectorAll("section.scene")];
  const next = ["ArrowRight", "PageDown", " "].includes(event.key);
  const previous = ["ArrowLeft", "PageUp"].includes(event.key);
  if (!scenes.length || !(next || previous)) return;
  event.preventDefault();
  const tops = scenes.map(scene => scene.getBoundingClientRect().top);
  const target = next ? scenes.find((_, i) => tops[i] > 24)
                      : scenes.filter((_, i) => tops[i] < -24).pop();
  (target || (next ? document.querySelector("#footnotes") : scenes[0])).scrollIntoView();
});
"##;
