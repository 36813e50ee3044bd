import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { explanation, number, t } from '../../i18n/index.js';

/** One of the two axes, as a bar and a figure. */
export const meter = (name, value) => html`
  <span class="axis" title=${t(`hold.${name}.words`)}>
    <span>${t(`hold.${name}`)}</span>
    <svg class="axis-bar ${name}" viewBox="0 0 100 8" preserveAspectRatio="none" role="meter" aria-valuemin="0" aria-valuemax="1" aria-valuenow=${value} aria-label=${t(`hold.${name}.words`)}><rect width=${100 * value} height="8"></rect></svg>
    <span class="figure">${number(value)}</span>
  </span>`;

export const reasonList = (reasons) => html`
  <ul class="reasons">
    ${reasons.map((reason) => html`
      <li>
        <p dir="auto">${explanation(reason)}</p>
        <p class="facts">
          <code>${reason.rule}</code>${reason.category ? html`<span>${reason.category}</span>` : nothing}${reason.cites ? html`<span class="clause">${reason.cites}</span>` : nothing}${reason.context ? html`<span>${t('hold.context', { context: reason.context })}</span>` : nothing}
        </p>
      </li>`)}
  </ul>`;
