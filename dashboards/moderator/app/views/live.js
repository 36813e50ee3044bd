import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.2/directives/repeat.js';
import { store, outcomeOf, fateOf } from '../store.js';
import { page } from '../actions.js';
import { marked } from '../spans.js';
import { t, time } from '../../i18n/index.js';
import { reasonList } from './reasons.js';
import { aboutAuthor } from './about.js';

const FILTERS = ['all', 'questions', 'answers'];
let filter = 'all';

// Trials and re-checks are decisions too, but nothing that anybody could hear.
const TRIALS = ['check', 'dashboard'];
const wanted = (row) => !TRIALS.includes(row.source) && (filter === 'all' || `${row.direction}s` === filter);

/** What has been decided, newest first. */
export const live = () => {
  const rows = store.rows.filter(wanted);
  return html`
    <div class="live-head">
      <h2>${t('live.title')}</h2>
      <div class="filters">
        ${FILTERS.map((name) => html`<button type="button" aria-pressed=${String(filter === name)} @click=${() => { filter = name; page.draw(); }}>${t(`live.${name}`)}</button>`)}
      </div>
    </div>
    ${rows.length === 0
      ? html`<div class="empty small"><p class="empty-title">${t('live.none')}</p><p>${t('live.none.words')}</p></div>`
      : html`<ol class="rows">${repeat(rows, (row) => row.id, row)}</ol>`}`;
};

const chip = (row, ended) =>
  ended
    ? html`<span class="chip ${ended.state}" title=${t('row.by', { name: ended.ended_by })}>${t(`state.${ended.state}`)}</span>`
    : html`<span class="chip ${row.effective}">${t(`verdict.${row.effective}`)}</span>`;

// What the verdict says already is not said twice.
const SAID = ['blocked', 'held', 'rejected', 'expired', 'abandoned'];

const isTest = (entry) => entry.source.startsWith('test/');

const fate = (entry) => {
  if (isTest(entry)) return html`<span class="fate test">${entry.reasons.length ? t('row.test.rule', { rule: entry.reasons[0].rule }) : t('row.test')}</span>`;
  const name = entry.direction === 'question' ? fateOf(entry) : undefined;
  return name && !SAID.includes(name) ? html`<span class="fate ${name}">${t(`fate.${name}`)}</span>` : nothing;
};

function row(entry) {
  const ended = outcomeOf(entry);
  return html`
    <li class="row ${entry.direction}">
      <details>
        <summary>
          <span class="row-head">
            <span class="row-who" dir="auto">${entry.author ?? t(entry.direction === 'answer' ? 'hold.avatar' : 'hold.question')}</span>
            <time datetime=${entry.at}>${time(entry.at)}</time>
            ${fate(entry)}${chip(entry, ended)}
          </span>
          <span class="row-text" dir="auto">${entry.erased ? html`<i class="dim">${t('row.erased')}</i>` : marked(entry.text, entry.reasons)}</span>
        </summary>
        <div class="row-more">
          ${ended ? html`<p>${t(`state.${ended.state}`)} ${t('row.by', { name: ended.ended_by })}, ${time(ended.ended_at)}</p>` : nothing}
          ${ended?.edited_text ? html`<p><span class="label">${t('row.said')}</span> <span dir="auto">${ended.edited_text}</span></p>` : nothing}
          ${entry.question ? html`<p><span class="label">${t('hold.asked')}</span> <span dir="auto">${entry.question}</span></p>` : nothing}
          ${isTest(entry) ? html`<p>${t('row.test.words')}</p>` : nothing}
          ${entry.effective !== entry.verdict ? html`<p>${t('row.stricter', { mode: t(`mode.${entry.mode}`) })}</p>` : nothing}
          ${reasonList(entry.reasons)}
          ${aboutAuthor(entry)}
          <p class="facts"><span>${entry.source}</span><span>${entry.channel}</span><span>${t('row.revision', { revision: entry.policy_revision })}</span></p>
        </div>
      </details>
    </li>`;
}
