import { addWords } from '../../i18n/index.js';
import en from '../../i18n/rules-en.js';
import fr from '../../i18n/rules-fr.js';
import { live } from '../side-page.js';
import { frame } from './frame.js';
import { rulesApi } from './api.js';
import { tookBacktest } from './backtest.js';
import { page, state } from './state.js';

addWords({ en, fr });

async function read() {
  const [policy, rules, revisions, drafts, shadow, backtest] = await Promise.all(
    [rulesApi.policy(), rulesApi.rules(), rulesApi.revisions(), rulesApi.drafts(), rulesApi.shadow(), rulesApi.backtest()]);
  Object.assign(state, { policy, rules, revisions: revisions.revisions, drafts, shadow });
  tookBacktest(backtest);
}

live({ state, page, frame, read, events: ['policy'], everyMs: 30_000 });
