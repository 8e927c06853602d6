/** Who answers: someone at the console, or nobody, for the demo company on this computer. */
import { createInterface } from 'node:readline/promises';
import { type Hand, type Person, Stopped } from './model.ts';

/** A person at the console. `q` stops; so does `signal`. */
export function consolePerson(signal: AbortSignal): Person & { close(): void } {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
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
    say: (text) => console.log(text),
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
