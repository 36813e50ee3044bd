import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { whyNot } from '../actions.js';
import { language, t } from '../../i18n/index.js';
import { rulesApi } from './api.js';
import { page, state } from './state.js';
import { traceView } from './trace.js';

const PLATFORMS = ['twitch', 'youtube', ''];
const LANGUAGES = ['en', 'fr'];

const box = { text: '', question: '', direction: 'answer', language: '', platform: 'twitch', policy: '', trace: null, message: '', busy: false };

/** The language of the words about it: the page's, until somebody chooses. */
const tongue = () => box.language || language;

async function submit(event) {
  event.preventDefault();
  if (box.busy) return;
  box.busy = true;
  box.message = '';
  page.draw();
  const { text, question, direction, platform, policy } = box;
  try {
    box.trace = await rulesApi.explain({
      text, direction, language: tongue(),
      question: direction === 'answer' && question.trim() ? question : undefined,
      channel: platform ? `${platform}/try` : undefined,
      policy: policy || undefined,
    });
  } catch (problem) {
    box.trace = null;
    box.message = whyNot(problem);
  }
  box.busy = false;
  page.draw();
}

const set = (name) => (event) => {
  box[name] = event.target.value;
  page.draw();
};

const onKeydown = (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
};

const choice = (name, values, words, chosen = box[name]) => html`
  <label>${t(`try.${name}`)}
    <select id="try-${name}" @change=${set(name)}>
      ${values.map((value) => html`<option value=${value} ?selected=${chosen === value}>${words(value)}</option>`)}
    </select></label>`;

/** The one in force stands first; it is meant, too, when it changes. */
const policies = () => {
  const inForce = state.policy?.policy ?? '';
  const others = (state.rules?.policies ?? []).filter((name) => name !== inForce);
  return choice('policy', ['', ...others], (name) => name || t('try.policy.in-force', { policy: inForce }));
};

/** A text to try on the rules, and what they make of it. */
export const tryIt = () => html`
  <section class="panel" aria-labelledby="try-title">
    <h1 id="try-title">${t('try.title')}</h1>
    <p class="dim">${t('try.words')}</p>
    <form class="try of-four" @submit=${submit}>
      <label class="wide">${t('try.text')}
        <textarea id="try-text" dir="auto" rows="2" maxlength="4000" required .value=${box.text} @input=${set('text')} @keydown=${onKeydown}></textarea></label>
      ${box.direction === 'answer'
        ? html`<label class="wide">${t('try.question')}<input id="try-question" dir="auto" maxlength="500" .value=${box.question} @input=${set('question')}></label>`
        : nothing}
      ${choice('direction', ['answer', 'question'], (value) => t(`hold.${value}`))}
      ${policies()}
      ${choice('platform', PLATFORMS, (value) => (value ? t(`try.platform.${value}`) : t('try.platform.none')))}
      ${choice('language', LANGUAGES, (value) => t(`try.language.${value}`), tongue())}
      <button type="submit" id="try-go" class="act approve" ?disabled=${box.busy}>${t('try.go')}</button>
    </form>
    ${box.message ? html`<p class="judgement block" role="alert">${box.message}</p>` : nothing}
    ${box.trace ? traceView(box.trace) : nothing}
  </section>`;
