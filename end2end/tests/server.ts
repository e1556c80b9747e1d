// Starts the real program: own port, own folder, own store. A test that writes gets a server to itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

const program = join(dirname(fileURLToPath(import.meta.url)), '../../target/dist/wirkungskompass');

export const password = 'nur-fuer-die-pruefung';

export const roles = ['mitglied', 'mitglied2', 'vertretung', 'planung', 'geschaeftsstelle', 'vorsitz', 'admin'] as const;
export type Role = (typeof roles)[number];

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export class Server {
  readonly origin: string;
  private process: ChildProcess | undefined;
  private exited: Promise<number | string> = Promise.resolve(0);
  private output = '';
  private sessions = new Map<Role, string>();
  private more: NodeJS.ProcessEnv = {};

  private constructor(
    private readonly port: number,
    private readonly folder: string,
  ) {
    this.origin = `http://127.0.0.1:${port}`;
  }

  /**
   * A server with a new, seeded store. `date` is the demonstration's first day; `more` gives what else is set in its
   * environment, knowing its address.
   */
  static async start(date?: string, more?: (origin: string) => Promise<NodeJS.ProcessEnv>): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'wirkungskompass-'));
    const server = new Server(await freePort(), folder);
    try {
      server.more = (await more?.(server.origin)) ?? {};
      await server.run(date);
    } catch (error) {
      await server.dispose();
      throw error;
    }
    return server;
  }

  /** Starts the program on this server's folder. */
  async run(date?: string): Promise<void> {
    const environment: NodeJS.ProcessEnv = {
      PATH: process.env.PATH,
      KOMPASS_LISTEN: `127.0.0.1:${this.port}`,
      KOMPASS_DATA_DIR: this.folder,
      KOMPASS_DEMO_PASSWORD: password,
      ...this.more,
    };
    if (date) environment.KOMPASS_DEMO_DATE = date;
    const child = spawn(program, ['serve', '--demo'], { env: environment });
    this.process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        this.output += text;
      });
    }
    this.exited = new Promise((done) => {
      child.on('error', (error) => done(String(error)));
      child.on('exit', (code, signal) => done(signal ?? code ?? 'unknown'));
    });
    for (let attempt = 0; attempt < 2_400; attempt++) {
      if (child.exitCode !== null) break;
      const ready = await fetch(`${this.origin}/readyz`).catch(() => undefined);
      if (ready?.ok) return;
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error(`the program is not ready:\n${this.output}`);
  }

  /** Asks the program to end and waits for it; anything but exit code 0 is an error. */
  async stop(): Promise<void> {
    const end = await this.signal('SIGTERM');
    if (end !== 0) throw new Error(`the program ended with ${end}:\n${this.output}`);
  }

  /** Ends the program without asking. */
  async kill(): Promise<void> {
    const end = await this.signal('SIGKILL');
    if (end !== 'SIGKILL') throw new Error(`the program ended with ${end} before it was killed:\n${this.output}`);
  }

  private async signal(signal: NodeJS.Signals): Promise<number | string> {
    this.process?.kill(signal);
    const end = await this.exited;
    this.process = undefined;
    return end;
  }

  /** Stops the program where it still runs, checks what it wrote, and removes its folder. */
  async dispose(): Promise<void> {
    try {
      if (this.process) await this.stop();
      // Two lines of the engine's say nothing about the product: its maintenance tasks end with the program, and a query
      // ends with the request it belongs to when the browser leaves before the answer, as it may with a draft.
      const known = [/"target":"surrealdb_core::kvs::tasks"/, /not executed due to a cancelled transaction/];
      const isFault = (line: string) => /\b(ERROR|panicked)\b/.test(line) && !known.some((k) => k.test(line));
      const bad = this.output.split('\n').filter(isFault);
      if (bad.length > 0) throw new Error(`the program reported errors:\n${bad.join('\n')}`);
    } finally {
      await rm(this.folder, { recursive: true, force: true });
    }
  }

  /** The session cookie of a role's demonstration account; signs in once per role, attempts are limited. */
  async session(role: Role): Promise<string> {
    const known = this.sessions.get(role);
    if (known) return known;
    const fresh = await this.newSession(role);
    this.sessions.set(role, fresh);
    return fresh;
  }

  /** A session of its own, as a second browser has it. */
  async newSession(role: Role): Promise<string> {
    const answer = await this.post('/anmelden', { email: `${role}@demo.example`, password });
    const cookie = /^sid=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
    if (answer.status !== 303 || !cookie) throw new Error(`${role} cannot sign in: ${answer.status}`);
    return cookie;
  }

  /** Sends a form as a browser on the product's own pages would, and does not follow the answer. */
  post(path: string, form: Record<string, string> | URLSearchParams, session = '', headers = {}): Promise<Response> {
    return fetch(this.origin + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(form),
      headers: { origin: this.origin, cookie: session ? `sid=${session}` : '', ...headers },
    });
  }

  /** A page as text. */
  async get(path: string, session = ''): Promise<string> {
    const answer = await fetch(this.origin + path, { headers: { cookie: session ? `sid=${session}` : '' } });
    return answer.text();
  }
}
