import { api } from './api.js';

const EVENTS = ['hold-placed', 'hold-ended', 'decision', 'mode', 'lamp', 'question', 'act', 'connection'];
const SLOWEST_MS = 5000;

/**
 * Keeps the page in step with the server. Each time the feed opens, a snapshot is read; what arrives meanwhile is put
 * after it, so that an old snapshot never hides a new event.
 */
export class Feed {
  constructor({ snapshot, event, connection, signedOut }) {
    Object.assign(this, { snapshot, event, connection, signedOut, delay: 500, timer: 0, source: null });
  }

  start() {
    this.stop();
    const source = new EventSource('/api/v1/events');
    let waiting = [];
    this.source = source;
    for (const name of EVENTS) {
      source.addEventListener(name, (message) => {
        const data = JSON.parse(message.data);
        if (waiting) waiting.push([name, data]);
        else this.event(name, data);
      });
    }
    source.onopen = async () => {
      try {
        const snapshot = await api.state();
        if (this.source !== source) return;
        this.snapshot(snapshot);
        waiting.forEach(([name, data]) => this.event(name, data));
        waiting = null;
        this.delay = 500;
        this.connection('live');
      } catch (error) {
        this.retry(error);
      }
    };
    source.onerror = () => this.retry();
  }

  stop() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  async retry(error) {
    this.stop();
    this.connection('reconnecting');
    const problem = error ?? (await api.state().then(() => null, (failed) => failed));
    if (problem?.status === 401) {
      this.signedOut();
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.start(), this.delay);
    this.delay = Math.min(this.delay * 2, SLOWEST_MS);
  }
}
