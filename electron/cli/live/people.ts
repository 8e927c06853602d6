/** Who answers: someone at the console, or nobody, for the demo company on this computer. */
import { createInterface } from 'node:readline/promises';
import { type Hand, type Person, Stopped } from './model.ts';

/** Where a person reads and writes; the console's where nothing else is given. */
interface Console {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** A person at the console. `q`, Ctrl+C and the end of the input stop; so does `stop`. */
export function consolePerson(
  stop: AbortController,
  { input, output }: Console = { input: process.stdin, output: process.stdout },
): Person & { close(): void } {
  const lines = createInterface({ input, output });
  // At a prompt Ctrl+C comes here and not to the process; without an ear for it nothing would be taken out again.
  lines.on('SIGINT', () => stop.abort());
  lines.on('close', () => stop.abort());
  const { signal } = stop;
  const type = async (prompt: string): Promise<string> => {
    const line = await lines.question(prompt, { signal }).catch(() => {
      throw new Stopped();
    });
    if (line.trim().toLowerCase() === 'q') throw new Stopped();
    return line;
  };
  const yesOrNo = async (prompt: string): Promise<boolean | null> => {
    const reply = (await type(`${prompt} (y, n, Enter: don’t know, q: stop) `)).trim().toLowerCase();
    return reply === 'y' ? true : reply === 'n' ? false : null;
  };
  return {
    voice: 'As the person said.',
    ask: yesOrNo,
    please: async (what) => (await yesOrNo(`${what}\n   Done?`)) === true,
    type,
    say: (text) => {
      output.write(`${text}\n`);
    },
    close: () => lines.close(),
  };
}

/** Answers yes to everything and does by hand what a user would, at the sandbox's control address. */
export function automaticPerson(control: string, name: string, say: (text: string) => void): Person {
  const lend = async ({ path, body }: Hand): Promise<boolean> => {
    const reply = await fetch(`${control}/${path}`, { method: 'POST', body: JSON.stringify(body) });
    return reply.ok;
  };
  return {
    voice: 'Taken as yes: nobody was asked, and the sandbox has no screens.',
    ask: async () => await Promise.resolve(true),
    please: async (_, hands) => (await Promise.all(hands.map(lend))).every(Boolean),
    type: async () => await Promise.resolve(name),
    say,
  };
}
