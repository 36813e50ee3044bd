import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { dateTime, t } from '../../i18n/index.js';
import { act } from './act.js';
import { rulesApi } from './api.js';
import { state } from './state.js';

const caret = (problem) => `${problem.source_line}\n${' '.repeat(Math.max(0, problem.column - 1))}^`;

export const problemList = (problems) => html`
  <ul class="problems">
    ${problems.map((problem) => html`
      <li><p class="facts"><code>${problem.file}:${problem.line}:${problem.column}</code><span>${problem.code}</span></p>
        <p dir="auto">${problem.message}</p>
        ${problem.source_line ? html`<pre>${caret(problem)}</pre>` : nothing}</li>`)}
  </ul>`;

export const caused = (kept) => `${t(`policy.cause.${kept.cause}`)}${kept.by === 'greenroom' ? '' : ` · ${kept.by}`}`;

/** The policy in force, and what is wrong with files that could not replace it. */
export const inForce = () => {
  const { policy } = state;
  if (!policy) return nothing;
  return html`
    <section class="panel" id="in-force" aria-labelledby="in-force-title">
      <h2 id="in-force-title">${t('policy.title')}</h2>
      <p class="revision"><strong>${policy.policy}</strong> <code>${policy.revision}</code></p>
      <p class="dim">${dateTime(policy.since)} · ${caused(policy)}</p>
      ${policy.problems.length > 0
        ? html`<div class="judgement block" role="alert"><p class="judgement-title">${t('policy.rejected', { count: policy.problems.length })}</p>
            <p>${t('policy.rejected.words', { revision: policy.revision })}</p>${problemList(policy.problems)}</div>`
        : nothing}
      ${policy.warnings.length > 0
        ? html`<details class="steps"><summary>${t('policy.warnings', { count: policy.warnings.length })}</summary>${problemList(policy.warnings)}</details>`
        : nothing}
      <button type="button" id="reload" class="act plain" @click=${() => act(rulesApi.reload, (now) => t(now.status === 'on' ? 'policy.reloaded' : 'policy.not-reloaded', { revision: now.revision }))}>${t('policy.reload')}</button>
    </section>`;
};
