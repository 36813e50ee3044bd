/** What the page of the rules shows. */
export const state = {
  phase: 'starting', // starting, signed-in, signed-out
  connection: 'reconnecting', // live, reconnecting
  reviewer: '',
  rehearsal: null, // what is rehearsed, in both languages; null in earnest
  policy: null,
  rules: null,
  revisions: [],
  drafts: null,
  shadow: null,
  backtest: null,
};

/** Set by the page; `refresh` reads anew from the server. */
export const page = { draw: () => {}, refresh: async () => {} };
