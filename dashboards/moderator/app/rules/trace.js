import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { marked } from '../spans.js';
import { meter, reasonList } from '../views/reasons.js';
import { number, t } from '../../i18n/index.js';

const asMark = (finding) => ({ rule: finding.id ?? finding.category, category: finding.category, span: finding.span });

const verdict = (trace) => html`
  <div class="judgement ${trace.decision.verdict}" role="status">
    <p class="judgement-title"><span class="chip ${trace.decision.verdict}">${t(`verdict.${trace.decision.verdict}`)}</span>
      ${trace.decision.reasons.length === 0 ? t('trace.untroubled') : html`<code>${trace.decision.reasons[0].rule}</code>`}</p>
    <p class="judged-text" id="tried" dir="auto">${marked(trace.text, trace.findings.map(asMark))}</p>
    <div class="axes">${meter('harm', trace.decision.harm)}${meter('exposure', trace.decision.exposure)}</div>
    ${trace.decision.reasons.length > 0 ? reasonList(trace.decision.reasons) : nothing}
  </div>`;

const looks = (views, text) => {
  const others = views.filter((view) => view.text !== text);
  return others.length === 0 ? nothing : html`
    <details class="steps"><summary>${t('trace.views', { count: others.length })}</summary>
      <dl class="views">${others.map((view) => html`<dt>${view.name}</dt><dd dir="auto"><code>${view.text}</code></dd>`)}</dl>
    </details>`;
};

/** How harm comes about: severity, sureness, and what each context takes away. */
const becomes = (finding) => {
  const steps = finding.harm_steps ?? [];
  return steps.length === 0 ? nothing : html`
    <p class="facts">${steps.map((step, i) => html`${i > 0 ? html`<span aria-hidden="true">×</span>` : nothing}
      <span>${step.what === 'context' ? html`<strong>${step.context}</strong>${step.by ? html` ${t('quote', { text: step.by })}` : nothing}` : t(`trace.${step.what}`)} ${number(step.factor)}</span>`)}
      <span>= ${number(finding.harm)}</span></p>`;
};

const step = (each) => html`
  <li class=${each.matched ? 'yes' : 'no'}>
    <span aria-hidden="true">${each.matched ? '✓' : '·'}</span>
    <code>${each.rule}</code>
    ${each.verdict && each.matched ? html`<span class="chip ${each.verdict}">${t(`verdict.${each.verdict}`)}</span>` : nothing}
    <span class="why">${each.matched ? t('trace.matched') : each.why}</span>
  </li>`;

const asked = (steps) => {
  const matched = steps.filter((each) => each.matched);
  const others = steps.filter((each) => !each.matched);
  return html`
    ${matched.length > 0 ? html`<ul class="rule-steps">${matched.map(step)}</ul>` : html`<p class="dim">${t('trace.no-rule')}</p>`}
    ${others.length > 0 ? html`<details class="steps"><summary>${t('trace.others', { count: others.length })}</summary><ul class="rule-steps">${others.map(step)}</ul></details>` : nothing}`;
};

const finding = (trace) => (each, i) => html`
  <li class="finding">
    <p class="finding-head"><mark>${each.span.text}</mark> <strong>${each.category}</strong>${each.target ? html` <span class="dim">${t('trace.target', { target: each.target })}</span>` : nothing}</p>
    <div class="axes">${meter('harm', each.harm)}${meter('exposure', each.exposure)}</div>
    ${becomes(each)}
    ${asked(trace.rules.filter((rule) => rule.finding === i))}
  </li>`;

/** How a decision came about, from the views of the text to the verdict. */
export const traceView = (trace) => {
  const whole = trace.rules.filter((rule) => rule.finding === null);
  return html`
    <div class="trace">
      ${verdict(trace)}
      ${looks(trace.views, trace.text)}
      <h2>${t('trace.findings')}</h2>
      ${trace.findings.length === 0 ? html`<p class="dim">${t('trace.nothing')}</p>` : html`<ol class="findings">${trace.findings.map(finding(trace))}</ol>`}
      ${whole.length > 0 ? html`<h2>${t('trace.whole')}</h2>${asked(whole)}` : nothing}
    </div>`;
};
