import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { dateTime, t, time, whole } from '../../i18n/index.js';
import { marked } from '../spans.js';
import { spoke } from './spoke.js';
import { state } from './state.js';

const word = (each) => spoke(each.verdict, each.rule);

const spoken = (decision) => ({ verdict: decision.verdict, rule: decision.reasons[0]?.rule ?? '' });

const change = (each) => html`<li><strong>${whole(each.count)}</strong> <span>${word(each.live)} → ${word(each.candidate)}</span></li>`;

const difference = (each) => html`
  <li class="row"><details><summary>
      <span class="row-head"><time datetime=${each.at}>${time(each.at)}</time> <span>${t(`hold.${each.direction}`)}</span></span>
      <span class="row-text" dir="auto">${marked(each.text, each.candidate.reasons.length ? each.candidate.reasons : each.live.reasons)}</span></summary>
    <div class="row-more">
      ${each.question ? html`<p><span class="label">${t('hold.asked')}</span> <span dir="auto">${each.question}</span></p>` : nothing}
      <p>${word(spoken(each.live))} → ${word(spoken(each.candidate))}</p>
    </div></details></li>`;

const more = (now) => ['other_rule', 'dropped', 'failed'].filter((what) => now[what] > 0)
  .map((what) => html`<span>${t(`shadow.${what}`, { count: whole(now[what]) })}</span>`);

/** What a candidate that runs beside the policy in force would have decided otherwise. */
export const shadow = () => {
  const { shadow: now } = state;
  if (!now?.on) return nothing;
  return html`
    <section class="panel" id="shadow" aria-labelledby="shadow-title">
      <h2 id="shadow-title">${t('shadow.title')}</h2>
      <p class="revision"><strong>${now.policy}</strong> <code>${now.revision ?? ''}</code></p>
      ${now.problems.length > 0 ? html`<div class="judgement block">${now.problems.map((problem) => html`<p><code>${problem.file}:${problem.line}</code> ${problem.message}</p>`)}</div>` : nothing}
      ${now.compared === undefined ? nothing : html`
        <p class="dim">${t('shadow.since', { time: dateTime(now.since) })}</p>
        <p class="shadow-count">${t(now.compared === 0 ? 'shadow.none' : 'shadow.count', { compared: whole(now.compared), differed: whole(now.differed) })}</p>
        <p class="facts">${more(now)}</p>
        <ul class="changes">${now.changes.map(change)}</ul>
        ${now.latest.length > 0 ? html`<details class="steps"><summary>${t('shadow.latest', { count: now.latest.length })}</summary><ol class="rows">${now.latest.map(difference)}</ol></details>` : nothing}`}
      <details class="steps"><summary>${t('shadow.how')}</summary><p>${t('shadow.how.words')}</p></details>
    </section>`;
};
