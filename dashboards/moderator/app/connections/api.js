import { api, json } from '../api.js';

const at = encodeURIComponent;

/** What the page of the connections asks and tells the server. */
export const connectionsApi = {
  all: api.connections,
  begin: (name) => json('POST', `/api/v1/connections/${at(name)}/sign-in`, {}),
  giveUp: (name) => json('DELETE', `/api/v1/connections/${at(name)}/sign-in`, {}),
  signOut: (name) => json('POST', `/api/v1/connections/${at(name)}/sign-out`, {}),
  emergency: (name, on) => json('PUT', `/api/v1/connections/${at(name)}/emergency`, { on }),
};
