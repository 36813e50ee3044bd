import { toast } from '../notices.js';
import { whyNot } from '../actions.js';
import { page } from './state.js';

/** Does something that a person asked for, tells how it went, and reads anew what may have changed. */
export async function act(work, done) {
  try {
    const result = await work();
    if (done) toast(typeof done === 'function' ? done(result) : done, 'approved');
    return result;
  } catch (problem) {
    toast(whyNot(problem), 'failed');
    return null;
  } finally {
    await page.refresh();
  }
}
