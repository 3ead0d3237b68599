/** All that the chat looks like; nothing of the page around it comes in, and nothing goes out. */
export const style = `
:host { all: initial; }
* { box-sizing: border-box; }
.root {
  --paper: #fff; --ink: #1c2321; --soft: #5b6662; --line: #d9dedc; --theirs: #f0f3f2; --wrong: #b3261e;
  color: var(--ink); font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  .root { --paper: #1b2120; --ink: #e8eeec; --soft: #a3afab; --line: #39423f; --theirs: #29312f; --wrong: #ff9d94; }
}
button, input, textarea { font: inherit; color: inherit; margin: 0; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
[hidden] { display: none !important; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launch {
  position: fixed; bottom: 20px; z-index: 2147483000; width: 56px; height: 56px; padding: 0; border: 0;
  border-radius: 50%; background: var(--accent); color: var(--on-accent); display: grid; place-items: center;
  box-shadow: 0 4px 16px rgb(0 0 0 / 0.25);
}
.right .launch, .right .panel { right: 20px; }
.left .launch, .left .panel { left: 20px; }
.launch:focus-visible { box-shadow: 0 0 0 8px var(--paper); }
.launch svg { width: 28px; height: 28px; }
.badge {
  position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px;
  background: #b3261e; color: #fff; font-size: 13px; font-weight: 600; line-height: 22px; text-align: center;
}
.panel {
  position: fixed; bottom: 20px; z-index: 2147483000; width: 380px; height: min(620px, calc(100dvh - 40px));
  display: flex; flex-direction: column; overflow: hidden; border: 1px solid var(--line); border-radius: 14px;
  background: var(--paper); box-shadow: 0 12px 40px rgb(0 0 0 / 0.28);
}
.head {
  display: flex; align-items: center; gap: 12px; padding: 14px 12px 14px 18px; background: var(--accent);
  color: var(--on-accent);
}
.head > div { flex: 1; min-width: 0; }
.head h2 { margin: 0; font-size: 17px; font-weight: 600; line-height: 1.3; overflow-wrap: anywhere; }
.head p { margin: 2px 0 0; font-size: 13px; display: flex; align-items: center; gap: 6px; }
.head p::before {
  content: ""; width: 9px; height: 9px; border-radius: 50%; border: 2px solid currentColor; background: transparent;
}
.head p.on::before { background: currentColor; }
.shut {
  width: 40px; height: 40px; padding: 0; border: 0; border-radius: 8px; background: transparent; color: inherit;
  display: grid; place-items: center;
}
.shut svg { width: 22px; height: 22px; }
.head :focus-visible { outline-color: currentColor; }
.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 16px; }
.log ol { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; gap: 10px; }
.day { align-self: center; color: var(--soft); font-size: 13px; }
.say { max-width: 85%; display: flex; flex-direction: column; gap: 2px; }
.say .text { padding: 9px 13px; border-radius: 14px; white-space: pre-wrap; overflow-wrap: anywhere; }
.say.team { align-self: flex-start; }
.say.team .text { background: var(--theirs); border-bottom-left-radius: 4px; }
.say.visitor { align-self: flex-end; align-items: flex-end; }
.say.visitor .text { background: var(--accent); color: var(--on-accent); border-bottom-right-radius: 4px; }
.say .text a { color: inherit; }
.fact { color: var(--soft); font-size: 12.5px; display: flex; gap: 8px; align-items: center; }
.fact button { padding: 2px 6px; border: 0; background: none; color: inherit; text-decoration: underline; min-height: 24px; }
.fact.bad { color: var(--wrong); }
.note { margin: 0; padding: 8px 16px; color: var(--soft); font-size: 13.5px; }
.write { display: flex; flex-direction: column; gap: 8px; padding: 12px; border-top: 1px solid var(--line); }
.write label { font-size: 13px; font-weight: 600; }
.field { display: flex; flex-direction: column; gap: 4px; }
.hint { font-size: 13px; color: var(--soft); }
.bad { color: var(--wrong); }
.write input, .write textarea {
  width: 100%; padding: 9px 12px; border: 1px solid var(--soft); border-radius: 10px; background: var(--paper);
  font-size: 16px;
}
.row { display: flex; gap: 8px; align-items: flex-end; }
.row textarea { flex: 1; min-height: 44px; max-height: 140px; resize: none; field-sizing: content; }
.send {
  flex: none; width: 44px; height: 44px; padding: 0; border: 0; border-radius: 10px; background: var(--accent);
  color: var(--on-accent); display: grid; place-items: center;
}
.send svg { width: 22px; height: 22px; }
@media (max-width: 480px) {
  .panel { inset: 0 !important; width: auto; height: 100dvh; border: 0; border-radius: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: up 0.16s ease-out; }
  @keyframes up { from { opacity: 0; transform: translateY(12px); } }
}
@media (forced-colors: active) {
  .launch, .send, .say .text { border: 1px solid; }
}
@media print { .root { display: none; } }
`;
