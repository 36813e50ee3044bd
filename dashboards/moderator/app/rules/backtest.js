import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { toast } from '../notices.js';
import { whyNot } from '../actions.js';
import { dateTime, number, t, whole } from '../../i18n/index.js';
import { rulesApi } from './api.js';
import { problemList } from './in-force.js';
import { page, state } from './state.js';
import { chip, spoke } from './spoke.js';

const AGAIN_MS = 500;
const TIMES = ['1d', '7d', '30d', '90d'];

const box = { since: '7d', candidate: 'files', policy: '', busy: false };
let timer = null;

/** Takes how it stands, and asks again soon while it runs. */
export function tookBacktest(now) {
  state.backtest = now;
  if (now.state === 'running' && timer === null) timer = setTimeout(look, AGAIN_MS);
}

async function look() {
  timer = null;
  if (state.phase !== 'signed-in') return;
  try {
    tookBacktest(await rulesApi.backtest());
  } catch {
    timer = setTimeout(look, 4 * AGAIN_MS);
  }
  page.draw();
}

async function ask(work) {
  if (box.busy) return;
  box.busy = true;
  page.draw();
  try {
    tookBacktest(await work());
  } catch (problem) {
    toast(whyNot(problem), 'failed');
    await page.refresh();
  }
  box.busy = false;
  page.draw();
}

function submit(event) {
  event.preventDefault();
  ask(() => rulesApi.startBacktest({ since: box.since, candidate: box.candidate, policy: box.policy.trim() || undefined }));
}

const set = (name) => (event) => {
  box[name] = event.target.value;
  page.draw();
};

const option = (name, value, words) => html`<option value=${value} ?selected=${box[name] === value}>${words}</option>`;

const form = (running) => html`
  <form class="try" @submit=${submit}>
    <label>${t('backtest.since')}
      <select id="backtest-since" @change=${set('since')}>${TIMES.map((time) => option('since', time, t(`backtest.since.${time}`)))}</select></label>
    <label>${t('backtest.candidate')}
      <select id="backtest-candidate" @change=${set('candidate')}>
        ${option('candidate', 'files', t('backtest.files'))}
        ${state.shadow?.on ? option('candidate', 'shadow', t('backtest.shadow', { policy: state.shadow.policy })) : nothing}
        ${state.revisions.map((kept) => option('candidate', String(kept.number), t('backtest.revision', { revision: kept.revision, time: dateTime(kept.since) })))}
      </select></label>
    <label>${t('backtest.policy')}<input id="backtest-policy" maxlength="200" autocomplete="off" spellcheck="false" placeholder=${t('backtest.policy.own')} .value=${box.policy} @input=${set('policy')}></label>
    <button type="submit" id="backtest-go" class="act approve" ?disabled=${box.busy || running}>${t('backtest.go')}</button>
  </form>`;

const progress = (now) => html`
  <div class="backtest-runs" role="status">
    <p>${now.all > 0 ? t('backtest.reading', { percent: Math.floor((100 * now.done) / now.all) }) : t('backtest.compiling')} <span class="dim">· ${t('backtest.by', { name: now.by })}</span></p>
    ${now.all > 0
      ? html`<progress class="how-far" max=${now.all} value=${now.done} aria-label=${t('backtest.title')}></progress>`
      : html`<progress class="how-far" aria-label=${t('backtest.title')}></progress>`}
    <button type="button" id="backtest-cancel" class="act plain" @click=${() => ask(rulesApi.cancelBacktest)}>${t('backtest.cancel')}</button>
  </div>`;

const move = (each) => html`<li><strong>${whole(each.count)}</strong> <span>${chip(each.before)} ${each.before === each.after
  ? html`<span class="dim">${t('backtest.as-before')}</span>`
  : html`→ ${chip(each.after)}`}</span></li>`;

const ruleRow = (each) => html`
  <tr><td class="rule-name">${each.rule ? html`<code>${each.rule}</code>` : html`<span class="dim">${t('backtest.no-rule')}</span>`}</td>
    <td class="figure">${whole(each.before)}</td><td class="figure">${whole(each.after)}</td></tr>`;

const flip = (each) => html`
  <li class="row flip">
    <p class="row-head"><span>${t(`hold.${each.direction}`)}</span>${each.seen > 1 ? html`<span>${t('backtest.seen', { count: whole(each.seen) })}</span>` : nothing}${each.last ? html`<time datetime=${each.last}>${dateTime(each.last)}</time>` : nothing}</p>
    <p class="row-text" dir="auto">${each.text}</p>
    ${each.question ? html`<p class="quoted-text" dir="auto"><span class="label">${t('hold.asked')}</span> ${each.question}</p>` : nothing}
    <p class="turned">${spoke(each.before, each.rule_before)} <span aria-hidden="true">→</span> ${spoke(each.after, each.rule_after)}</p>
    ${each.explanation ? html`<p class="dim">${each.explanation}</p>` : nothing}
  </li>`;

const left = (report) => [
  ['backtest.other-rule', report.same_verdict_other_rule],
  ['backtest.erased', report.skipped.erased],
  ['backtest.unreadable', report.skipped.unreadable],
  ['backtest.failed-on', report.failed],
].filter(([, count]) => count > 0).map(([words, count]) => html`<span>${t(words, { count: whole(count) })}</span>`);

const reportView = (report) => html`
  ${report.complete ? nothing : html`<p class="hint">${t('backtest.cancelled')}</p>`}
  <p class="shadow-count">${t(report.decided === 0 ? 'backtest.nothing-said' : 'backtest.count', { changed: whole(report.changed), decided: whole(report.decided) })}</p>
  <p class="facts">${report.from ? html`<span>${t('backtest.between', { from: dateTime(report.from), to: dateTime(report.to) })}</span>` : nothing}
    <span>${t('backtest.took', { seconds: number(report.seconds) })}</span>${left(report)}</p>
  <div class="backtest-tables">
    ${report.verdicts.length > 0 ? html`<div><h2>${t('backtest.verdicts')}</h2>
      <ul class="changes">${report.verdicts.filter((each) => each.before !== each.after).map(move)}${report.verdicts.filter((each) => each.before === each.after).map(move)}</ul></div>` : nothing}
    ${report.rules.length > 0 ? html`<div><h2>${t('backtest.rules')}</h2>
      <table class="rule-counts"><thead><tr><th scope="col">${t('rules.rule')}</th><th scope="col">${t('backtest.before')}</th><th scope="col">${t('backtest.after')}</th></tr></thead>
      <tbody>${report.rules.map(ruleRow)}</tbody></table></div>` : nothing}
  </div>
  ${report.flips.length > 0 ? html`<h2>${t('backtest.flips')}</h2>
    <ol class="rows flips" tabindex="0" aria-label=${t('backtest.flips')}>${report.flips.map(flip)}</ol>
    ${report.more_flips > 0 ? html`<p class="dim">${t('backtest.more', { count: whole(report.more_flips) })}</p>` : nothing}` : nothing}`;

const tried = (now) => {
  if (now.candidate === 'files') return t('backtest.files');
  if (now.candidate === 'shadow') return t('backtest.shadow', { policy: state.shadow?.policy ?? '' });
  return now.candidate;
};

/** Of what kind a problem is, as a key of its words. */
const kind = (problem) => `backtest.${problem.type.split(':').at(-1)}`;

const outcome = (now) => html`
  <div class="backtest-outcome" id="backtest-outcome">
    <p class="dim">${dateTime(now.ended)} · ${now.by} · ${tried(now)}${now.candidate === 'shadow' ? nothing : html` · <strong>${now.policy}</strong>`}${now.report ? html` <code>${now.report.policy_revision}</code>` : nothing}</p>
    ${now.state === 'failed'
      ? html`<div class="judgement block" role="alert"><p class="judgement-title">${t(`${kind(now.problem)}.title`)}</p><p>${t(kind(now.problem), { detail: now.problem.detail })}</p>${now.problem.problems ? problemList(now.problem.problems) : nothing}</div>`
      : reportView(now.report)}
  </div>`;

/** What other rules would have made of what was said. */
export const backtest = () => {
  const now = state.backtest;
  if (!now) return nothing;
  const running = now.state === 'running';
  return html`
    <section class="panel" id="backtest" aria-labelledby="backtest-title">
      <h1 id="backtest-title">${t('backtest.title')}</h1>
      <p class="dim">${t('backtest.words')}</p>
      ${form(running)}
      ${running ? progress(now) : now.state === 'none' ? nothing : outcome(now)}
    </section>`;
};
