import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.2/directives/repeat.js';
import { t, whole } from '../../i18n/index.js';
import { state } from './state.js';

const share = (reviews) => {
  const all = reviews.approved + reviews.edited + reviews.rejected + reviews.expired;
  const through = reviews.approved + reviews.edited;
  if (all === 0) return html`<span class="dim">–</span>`;
  return html`
    <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${t('rules.reviews.words', { through, all })}>
      <rect class="through" width=${(100 * through) / all} height="8"></rect>
    </svg>
    <span class="share-words" title=${t('rules.reviews.each', reviews)}>${t('rules.reviews.words', { through: whole(through), all: whole(all) })}</span>`;
};

const row = (rule, place) => html`
  <tr class=${rule.reviews.too_strict ? 'too-strict' : ''} data-rule=${rule.id}>
    <td class="place">${place + 1}</td>
    <td class="rule-name"><code>${rule.id}</code>
      <span class="facts">${rule.on.map((direction) => html`<span>${t(`hold.${direction}`)}</span>`)}${rule.cites ? html`<span class="clause">${rule.cites}</span>` : nothing}</span>
      ${rule.reviews.too_strict ? html`<p class="hint">${t('rules.too-strict')}</p>` : nothing}</td>
    <td><span class="chip ${rule.verdict}">${t(`rules.verdict.${rule.verdict}`)}</span></td>
    <td class="count-cell" data-label=${t('rules.today')}>${rule.decided === 0 && rule.spoke === 0
      ? html`<span class="dim">0</span>`
      : html`<strong>${whole(rule.decided)}</strong>${rule.spoke > rule.decided ? html` <span class="dim">${t('rules.spoke', { count: whole(rule.spoke) })}</span>` : nothing}`}</td>
    <td class="reviews-cell" data-label=${t('rules.reviews')}>${share(rule.reviews)}</td>
  </tr>`;

/** The rules in the order in which they are asked, with how they fare. */
export const ruleList = () => {
  if (!state.rules) return nothing;
  const { rules } = state.rules;
  return html`
    <section class="panel" aria-labelledby="rules-title">
      <h1 id="rules-title">${t('rules.title')} <span class="count plain">${rules.length}</span></h1>
      <p class="dim">${t('rules.words')}</p>
      <table class="rule-table">
        <thead><tr><th scope="col">#</th><th scope="col">${t('rules.rule')}</th><th scope="col">${t('rules.then')}</th>
          <th scope="col" title=${t('rules.today.words')}>${t('rules.today')}</th><th scope="col" title=${t('rules.reviews.title')}>${t('rules.reviews')}</th></tr></thead>
        <tbody>${repeat(rules, (rule) => rule.id, row)}</tbody>
      </table>
    </section>`;
};
