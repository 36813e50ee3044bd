// The official client against the gateway: node openai-client.mjs <base url> <scenario>. Prints one JSON object.
import OpenAI from 'openai';

const [baseURL, scenario] = process.argv.slice(2);
const question = (content) => ({ model: 'any', messages: [{ role: 'user', content }] });
const client = (options = {}) => new OpenAI({ baseURL, apiKey: 'sk-of-the-bot', ...options });

async function streamed(openai, request) {
  const stream = await openai.chat.completions.create({ ...request, stream: true });
  let text = '';
  const ids = new Set();
  const calls = [];
  let finish = null;
  for await (const chunk of stream) {
    ids.add(chunk.id);
    const choice = chunk.choices[0];
    text += choice?.delta?.content ?? '';
    for (const call of choice?.delta?.tool_calls ?? []) {
      calls[call.index] ??= { id: '', name: '', arguments: '' };
      calls[call.index].id += call.id ?? '';
      calls[call.index].name += call.function?.name ?? '';
      calls[call.index].arguments += call.function?.arguments ?? '';
    }
    finish = choice?.finish_reason ?? finish;
  }
  return { text, finish, ids: ids.size, calls };
}

async function whole(openai, request) {
  const { choices, usage } = await openai.chat.completions.create(request);
  const { content, tool_calls } = choices[0].message;
  const calls = (tool_calls ?? []).map((call) => ({ id: call.id, ...call.function }));
  return { text: content, finish: choices[0].finish_reason, usage, calls };
}

async function comesBack(ask, request) {
  const gone = new AbortController();
  const hangingUp = client({ fetch: (url, init) => fetch(url, { ...init, signal: gone.signal }), maxRetries: 0 });
  setTimeout(() => gone.abort(), 1500);
  // A stream that is aborted ends without an error.
  await ask(hangingUp, request).catch(() => {});
  return gone.signal.aborted ? ask(client(), request) : { text: 'it was answered before it hung up' };
}

const tools = [{ type: 'function', function: { name: 'wave', parameters: { type: 'object', properties: { hand: { type: 'string' } } } } }];

const scenarios = {
  stream: () => streamed(client(), question('stream')),
  whole: () => whole(client(), question('whole')),
  // Gives up after a second in which nothing at all comes, and asks again.
  hasty: () => whole(client({ timeout: 1000, maxRetries: 8 }), question('hasty')),
  'hasty-stream': () => streamed(client({ timeout: 1000, maxRetries: 8 }), question('hasty-stream')),
  // Hangs up while a person is asked, and asks the same again.
  'comes-back': () => comesBack(whole, question('comes-back')),
  'comes-back-stream': () => comesBack(streamed, question('comes-back-stream')),
  'tools-stream': () => streamed(client(), { ...question('tools-stream'), tools, tool_choice: 'auto' }),
  'tools-whole': () => whole(client(), { ...question('tools-whole'), tools, tool_choice: 'auto' }),
  models: async () => ({ models: (await client().models.list()).data.map((model) => model.id) }),
  moderation: async () => {
    const { results } = await client().moderations.create({ input: ['hello there', 'Mort aux Juifs !'] });
    return { flagged: results.map((each) => each.flagged), verdicts: results.map((each) => each.greenroom.verdict) };
  },
};

try {
  console.log(JSON.stringify(await scenarios[scenario]()));
} catch (error) {
  console.log(JSON.stringify({ error: error.constructor.name, status: error.status ?? null, message: error.message }));
  process.exitCode = 1;
}
