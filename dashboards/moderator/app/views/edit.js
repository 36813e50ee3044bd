import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { api } from '../api.js';
import { actions, whyNot } from '../actions.js';
import { outcomeOf, store } from '../store.js';
import { t } from '../../i18n/index.js';
import { marked } from '../spans.js';
import { reasonList } from './reasons.js';

const PAUSE_MS = 350;
let editing = null;

/** Starts to edit a hold's text; `page` can close and redraw the dialog. */
export function begin(hold, page) {
  editing = { hold, page, text: hold.text, judged: null, blocked: null, message: '', timer: 0 };
  judge(editing);
}

async function judge(mine) {
  const { hold, text } = mine;
  try {
    const judged = await api.check({ id: 'edit', text, direction: hold.direction, question: hold.question ?? undefined, language: hold.language, channel: hold.channel });
    if (mine.text === text) mine.judged = { text, ...judged };
  } catch {
    mine.judged = null; // the check on saving decides; this one only helps
  }
  mine.page.refresh();
}

function typed(event) {
  const mine = editing;
  mine.text = event.target.value;
  mine.judged = null;
  mine.blocked = null;
  mine.message = '';
  clearTimeout(mine.timer);
  mine.timer = setTimeout(() => judge(mine), PAUSE_MS);
  mine.page.refresh();
}

async function save(confirmed) {
  const mine = editing;
  try {
    if (await actions.edit(mine.hold, mine.text, confirmed)) mine.page.close();
  } catch (problem) {
    if (problem.type === 'needs-confirmation') mine.blocked = { text: mine.text, ...problem.body };
    else mine.message = whyNot(problem);
    mine.page.refresh();
  }
}

function submit(event) {
  event.preventDefault();
  save(editing.blocked !== null);
}

const onKeydown = (event) => {
  // The second word is a click on purpose: it cannot be given by the same key again.
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !editing.blocked) save(false);
};

const judgement = () => {
  const judged = editing.blocked ?? editing.judged;
  if (!judged?.verdict) return html`<p class="judgement dim">${editing.judged === null && editing.timer ? t('edit.checking') : ' '}</p>`;
  return html`
    <div class="judgement ${judged.verdict}" role="status">
      <p class="judgement-title">${editing.blocked ? t('edit.blocked') : t(`edit.verdict.${judged.verdict}`)}</p>
      ${judged.reasons?.some((reason) => reason.span) ? html`<p class="judged-text" dir="auto">${marked(judged.text, judged.reasons)}</p>` : nothing}
      ${judged.reasons?.length ? reasonList(judged.reasons) : nothing}
    </div>`;
};

const gone = () => {
  if (store.holds.some((hold) => hold.id === editing.hold.id)) return nothing;
  const ended = outcomeOf(editing.hold);
  return html`<p class="judgement block" role="alert">${t('edit.gone', { state: ended ? t(`state.${ended.state}`) : '', by: ended ? t('row.by', { name: ended.ended_by }) : '' })}</p>`;
};

export const view = () => html`
  <form class="editing" @submit=${submit}>
    ${editing.hold.question ? html`<div class="quoted asked"><span class="label">${t('hold.asked')}</span><p dir="auto">${editing.hold.question}</p></div>` : nothing}
    <label for="edit-text">${t('edit.text')}</label>
    <textarea id="edit-text" dir="auto" rows="4" maxlength="4000" required .value=${editing.text} @input=${typed} @keydown=${onKeydown}></textarea>
    ${judgement()}
    ${editing.message ? html`<p class="judgement block" role="alert">${editing.message}</p>` : nothing}
    ${gone()}
    <div class="acts">
      <button type="submit" id="edit-save" class="act ${editing.blocked ? 'reject' : 'approve'}">${editing.blocked ? t('edit.anyway') : t('edit.save')}</button>
      <button type="button" class="act plain" @click=${editing.page.close}>${t('edit.cancel')}</button>
    </div>
  </form>`;
