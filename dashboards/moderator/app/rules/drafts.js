import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.2/directives/repeat.js';
import { toast } from '../notices.js';
import { day, t } from '../../i18n/index.js';
import { act } from './act.js';
import { rulesApi } from './api.js';
import { state } from './state.js';

const verdictChip = (verdict) => html`<span class="chip ${verdict}">${t(`verdict.${verdict}`)}</span>`;

const checkCase = (each) => html`
  <li class=${each.good ? 'yes' : 'no bad'}>
    <span aria-hidden="true">${each.good ? '✓' : '✗'}</span>
    <span class="why"><strong>${t(`draft.${each.kind}`)}</strong> <span class="dim">${t(`hold.${each.direction}`)}</span> <span dir="auto">${t('quote', { text: each.text })}</span>${each.question ? html` <span class="dim">${t('draft.asked', { question: each.question })}</span>` : nothing}</span>
    <span class="moved">${verdictChip(each.before)} → ${verdictChip(each.after)}</span>
  </li>`;

const copy = (text) => navigator.clipboard?.writeText(text).then(() => toast(t('draft.copied')), () => {});

const download = (path, text) =>
  html`<a class="act plain small" download=${path.split('/').pop()} href=${`data:application/yaml;charset=utf-8,${encodeURIComponent(text)}`}>${t('draft.download')}</a>`;

const file = (path, text) => html`
  <div class="file"><p class="facts"><code>${path}</code>
    <button type="button" class="act plain small" @click=${() => copy(text)}>${t('device.copy')}</button>${download(path, text)}</p>
    <pre tabindex="0">${text}</pre></div>`;

function change(event, draft) {
  event.preventDefault();
  const form = new FormData(event.target);
  const near = form.get('near').split(',').map((word) => word.trim()).filter(Boolean);
  act(() => rulesApi.changeDraft(draft.id, near, form.get('source')), (now) => t(now.good ? 'draft.good' : 'draft.not-good'));
}

const card = (draft) => html`
  <article class="draft" data-draft=${draft.id}>
    <p class="finding-head"><mark>${draft.name}</mark> <span class="dim">${t('draft.by', { name: draft.by, date: day(draft.expires) })}</span></p>
    <p class="quoted-text" dir="auto">${draft.text}</p>
    <form class="try" @submit=${(event) => change(event, draft)}>
      <label class="wide">${t('draft.near')}<input name="near" dir="auto" .value=${draft.needs_near.join(', ')}></label>
      <label class="wide">${t('draft.source')}<input name="source" maxlength="500" .value=${draft.source} placeholder="https://"></label>
      <button type="submit" class="act plain">${t('draft.check')}</button>
    </form>
    ${draft.problems.length > 0 ? html`<div class="judgement block">${draft.problems.map((problem) => html`<p>${problem.message}</p>`)}</div>` : nothing}
    <ul class="rule-steps cases">${draft.cases.map(checkCase)}</ul>
    <details class="steps"><summary>${t('draft.yaml')}</summary>
      ${file(draft.contexts_path, draft.contexts_yaml)}${file(draft.tests_path, draft.tests_yaml)}</details>
    <div class="acts">
      <button type="button" class="act approve accept" ?disabled=${!draft.good || !state.drafts.can_accept} @click=${() => act(() => rulesApi.acceptDraft(draft.id), t('draft.accepted'))}>${t('draft.accept')}</button>
      <button type="button" class="act reject discard" @click=${() => act(() => rulesApi.discardDraft(draft.id), t('draft.discarded'))}>${t('draft.discard')}</button>
    </div>
  </article>`;

/** Entries of the allowlist that somebody asked for on a hold. */
export const drafts = () => {
  const all = state.drafts?.drafts ?? [];
  if (all.length === 0) return nothing;
  return html`
    <section class="panel" id="drafts" aria-labelledby="drafts-title">
      <h1 id="drafts-title">${t('draft.title')} <span class="count">${all.length}</span></h1>
      <p class="dim">${t('draft.words')}</p>
      ${state.drafts.can_accept ? nothing : html`<p class="hint">${t('draft.no-folder')}</p>`}
      ${repeat(all, (draft) => draft.id, card)}
    </section>`;
};
