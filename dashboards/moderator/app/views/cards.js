import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.2/directives/repeat.js';
import { store, select, serverNow } from '../store.js';
import { actions, page } from '../actions.js';
import { marked } from '../spans.js';
import { t, time } from '../../i18n/index.js';
import { meter, reasonList } from './reasons.js';
import { editDialog } from './dialogs.js';
import { aboutAuthor } from './about.js';
import * as icons from './icons.js';

/** The texts that wait, oldest first. */
export const cards = () =>
  store.holds.length === 0
    ? html`<div class="empty"><span class="empty-mark">${icons.check}</span><p class="empty-title">${t('holds.none')}</p><p>${t('holds.none.words')}</p></div>`
    : repeat(store.holds, (hold) => hold.id, card);

const clock = (ms) => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

function countdown(hold) {
  const whole = Date.parse(hold.deadline) - Date.parse(hold.created_at);
  const left = Math.max(0, Date.parse(hold.deadline) - serverNow());
  const urgency = left < 10_000 ? 'last' : left < whole / 3 ? 'soon' : '';
  return {
    label: html`<span class="countdown ${urgency}" role="timer" aria-live="off">${left > 0 ? clock(left) : t('hold.over')}</span>`,
    bar: html`<progress class="time-left ${urgency}" max=${whole} .value=${left} aria-label=${t('hold.left', { time: clock(left) })}></progress>`,
  };
}

const author = (hold) => hold.author ?? (hold.direction === 'answer' ? t('hold.avatar') : '');

const quoted = (label, text, kind) =>
  text ? html`<div class="quoted ${kind}"><span class="label">${label}</span><p dir="auto">${marked(text)}</p></div>` : nothing;

/** What rules ask to be done about the author; nobody says here that it was done. */
const askedFor = (hold) => !hold.actions?.length ? nothing : html`
  <p class="asked-for"><span class="label">${t('hold.asked-for')}</span>
    ${hold.actions.map((each) => t(`action.${each.do}`, { time: clock((each.seconds ?? 0) * 1000) })).join(', ')}</p>`;

const button = (kind, key, icon, work, disabled = false) => html`
  <button type="button" class="act ${kind}" ?disabled=${disabled} @click=${work}>${icon}<span>${t(`hold.${kind}`)}</span><kbd>${key}</kbd></button>`;

function card(hold) {
  const { label, bar } = countdown(hold);
  const selected = hold.id === store.selected;
  const closed = store.mode === 'closed';
  return html`
    <article class="card ${selected ? 'selected' : ''}" data-hold=${hold.id} tabindex="-1" aria-current=${selected ? 'true' : 'false'}
      @click=${() => { select(hold.id); page.draw(); }}>
      <header>
        <span class="direction ${hold.direction}">${t(`hold.${hold.direction}`)}</span>
        <span class="from" dir="auto">${author(hold)}</span>
        <span class="where">${hold.channel} · ${time(hold.created_at)}</span>
        ${label}
      </header>
      ${bar}
      ${quoted(t('hold.asked'), hold.question, 'asked')}
      ${quoted(t('hold.before'), hold.before, 'before')}
      <p class="held" dir="auto">${marked(hold.text, hold.reasons)}</p>
      ${reasonList(hold.reasons)}
      ${askedFor(hold)}
      <div class="axes">${meter('harm', hold.harm)}${meter('exposure', hold.exposure)}</div>
      ${aboutAuthor(hold)}
      <footer>
        <div class="acts">
          ${button('approve', 'A', icons.check, () => actions.approve(hold), closed)}
          ${button('edit', 'E', icons.pen, () => editDialog(hold), closed)}
          ${button('reject', 'R', icons.cross, () => actions.reject(hold))}
        </div>
        ${hold.reasons.some((reason) => reason.span)
          ? html`<button type="button" class="always" title=${t('hold.always.words')} @click=${() => actions.draft(hold)}>${t('hold.always')}</button>`
          : nothing}
        <p class="zero">${t(`hold.zero.${hold.direction}`)}</p>
      </footer>
    </article>`;
}
