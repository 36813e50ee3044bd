// Speaks the language server protocol with the real YAML language server over its standard input and output.
// node yaml-language-server.mjs FOLDER STEPS: opens files below FOLDER and asks what an editor asks; prints answers as JSON.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [folder, steps] = process.argv.slice(2);
const server = spawn(process.execPath, ['node_modules/yaml-language-server/out/server/src/server.js', '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const waiting = new Map();
const diagnostics = new Map();
let told = () => {};
let number = 0;
let unread = Buffer.alloc(0);

function write(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function ask(method, params) {
  const id = ++number;
  write({ id, method, params });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

function receive(message) {
  if (message.method === 'textDocument/publishDiagnostics') {
    diagnostics.set(message.params.uri, message.params.diagnostics);
    told();
  } else if (message.method && message.id !== undefined) {
    const settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };
    const result = message.method === 'workspace/configuration' ? message.params.items.map((i) => settings[i.section] ?? null) : null;
    write({ id: message.id, result });
  } else if (waiting.has(message.id)) {
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    message.error ? reject(new Error(JSON.stringify(message.error))) : resolve(message.result);
  }
}

server.stdout.on('data', (data) => {
  unread = Buffer.concat([unread, data]);
  for (;;) {
    const head = unread.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(unread.subarray(0, head).toString())[1]);
    if (unread.length < head + 4 + length) return;
    const body = unread.subarray(head + 4, head + 4 + length).toString();
    unread = unread.subarray(head + 4 + length);
    receive(JSON.parse(body));
  }
});

async function diagnosed(uri) {
  while (!diagnostics.has(uri)) await new Promise((resolve) => (told = resolve));
  return diagnostics.get(uri).map((d) => ({ line: d.range.start.line + 1, message: d.message, severity: d.severity }));
}

/** The place of the mark | in a text, and the text without it. */
function marked(text) {
  const at = text.indexOf('|>');
  const before = text.slice(0, at).split('\n');
  return {
    text: at < 0 ? text : text.slice(0, at) + text.slice(at + 2),
    position: { line: before.length - 1, character: before[before.length - 1].length },
  };
}

await ask('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(folder).href,
  capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } }, hover: {} } },
});
write({ method: 'initialized', params: {} });

const answers = [];
for (const step of JSON.parse(readFileSync(steps, 'utf8'))) {
  const uri = pathToFileURL(path.join(folder, step.path)).href;
  const { text, position } = marked(step.text ?? readFileSync(path.join(folder, step.path), 'utf8'));
  write({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
  const textDocument = { uri };
  if (step.ask === 'completion') {
    const result = await ask('textDocument/completion', { textDocument, position });
    const items = result.items ?? result;
    answers.push(items.map((i) => ({ label: i.label, documentation: i.documentation?.value ?? i.documentation })));
  } else if (step.ask === 'hover') {
    const hover = await ask('textDocument/hover', { textDocument, position });
    answers.push(hover?.contents?.value ?? null);
  } else {
    answers.push(await diagnosed(uri));
  }
  write({ method: 'textDocument/didClose', params: { textDocument } });
  diagnostics.delete(uri);
}
process.stdout.write(JSON.stringify(answers));
server.kill();
