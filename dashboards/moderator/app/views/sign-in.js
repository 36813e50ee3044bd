import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { api } from '../api.js';
import { page } from '../actions.js';
import { t } from '../../i18n/index.js';
import { logo } from './icons.js';

const KNOWN = ['link-used', 'link-expired', 'unknown-code', 'too-many-attempts'];
let code = '';
let failure = null;

/** Takes the code out of the address, so that neither history nor a screenshot keeps it. */
export function takeCode() {
  const found = /^#sign-in=([\w-]+)$/.exec(location.hash);
  if (!found) return false;
  code = found[1];
  failure = null;
  history.replaceState(null, '', '/');
  return true;
}

const codeOf = (pasted) => /#sign-in=([\w-]+)/.exec(pasted)?.[1] ?? pasted.trim();

async function submit(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const name = form.get('name').trim();
  try {
    await api.signIn(code || codeOf(form.get('code')), name);
    if (name) localStorage.setItem('greenroom.name', name);
    code = '';
    failure = null;
    page.start();
  } catch (problem) {
    code = '';
    failure = problem;
    page.draw();
  }
}

const failed = () => {
  if (!failure) return nothing;
  const known = KNOWN.includes(failure.type) ? failure.type : 'failed';
  const words = known === 'failed' && failure.status ? failure.message : t(`sign-in.${known}`);
  return html`<div class="sign-in-problem" role="alert"><strong>${t(`sign-in.${known}.title`)}</strong><p>${words}</p></div>`;
};

export const signInView = () => html`
  <form class="sign-in" @submit=${submit}>
    <div class="sign-in-brand">${logo}<span>Greenroom</span></div>
    <p class="tagline">${t('app.tagline')}</p>
    ${failed()}
    ${code
      ? html`<p>${t('sign-in.with-link')}</p>`
      : html`
        <p>${t('sign-in.none')}</p>
        <code class="sample">${location.origin}/#sign-in=…</code>
        <label>${t('sign-in.code')}<input id="sign-in-code" name="code" type="password" autocomplete="off" required></label>`}
    <label>${t('sign-in.name')}<input id="sign-in-name" name="name" maxlength="40" autocomplete="nickname"
      placeholder=${t('sign-in.name.hint')} value=${localStorage.getItem('greenroom.name') ?? ''}></label>
    <button type="submit" id="sign-in-button" class="act approve">${t('sign-in.go')}</button>
  </form>`;
