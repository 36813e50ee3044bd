import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.2/directives/repeat.js';
import { close, open } from '../views/dialogs.js';
import { whyNot } from '../actions.js';
import { dateTime, t } from '../../i18n/index.js';
import { act } from './act.js';
import { rulesApi } from './api.js';
import { caused } from './in-force.js';
import { page, state } from './state.js';

const diffs = new Map(); // by number: {diff}, {message}

async function opened(event, number) {
  if (!event.target.open || diffs.has(number)) return;
  try {
    diffs.set(number, await rulesApi.revision(number));
  } catch (problem) {
    diffs.set(number, { message: whyNot(problem) });
  }
  page.draw();
}

const kind = (line) => {
  if (line.startsWith('+++') || line.startsWith('---')) return 'file';
  if (line.startsWith('@@')) return 'place';
  return line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : '';
};

const diffView = (found) => {
  if (!found) return html`<p class="dim">${t('history.reading')}</p>`;
  if (found.message) return html`<p class="judgement block">${found.message}</p>`;
  if (found.diff === null) return html`<p class="dim">${t('history.first')}</p>`;
  if (found.diff === '') return html`<p class="dim">${t('history.same')}</p>`;
  return html`<pre class="diff" tabindex="0">${found.diff.split('\n').map((line) => html`<span class=${kind(line)}>${line || ' '}</span>`)}</pre>`;
};

const confirmRollBack = (kept) =>
  open(() => ({
    title: t('history.back.title', { revision: kept.revision }),
    body: html`<p>${t('history.back.words')}</p>
      <div class="acts confirm">
        <button type="button" id="roll-back-go" class="act reject" @click=${() => { close(); act(() => rulesApi.rollBack(kept.number), t('history.back.done', { revision: kept.revision })); }}>${t('history.back.go')}</button>
        <button type="button" class="act plain" @click=${close}>${t('edit.cancel')}</button>
      </div>`,
  }));

const entry = (kept, i) => html`
  <li class="row" data-number=${kept.number}>
    <details @toggle=${(event) => opened(event, kept.number)}>
      <summary><span class="row-head"><code>${kept.revision}</code><span>${dateTime(kept.since)}</span>
        ${i === 0 ? html`<span class="chip allow">${t('history.now')}</span>` : nothing}</span>
        <span class="dim">${caused(kept)}</span></summary>
      <div class="row-more">
        ${diffView(diffs.get(kept.number))}
        ${kept.revision === state.policy?.revision ? nothing : html`<button type="button" class="act plain roll-back" @click=${() => confirmRollBack(kept)}>${t('history.back')}</button>`}
      </div>
    </details>
  </li>`;

/** The revisions that came into force, the latest first. */
export const history = () => html`
  <section class="panel" id="history" aria-labelledby="history-title">
    <h2 id="history-title">${t('history.title')}</h2>
    <ol class="rows">${repeat(state.revisions, (kept) => kept.number, entry)}</ol>
  </section>`;
