/** The person at the console: what is typed, and every way to stop. */
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { Stopped } from '../../../../../electron/cli/live/model.ts';
import { consolePerson } from '../../../../../electron/cli/live/people.ts';

function seated() {
  const [input, output, stop] = [new PassThrough(), new PassThrough(), new AbortController()];
  const person = consolePerson(stop, { input, output });
  return { input, output, stop, person };
}

it('takes yes, no, don’t know and text', async () => {
  const { input, output, person } = seated();
  const answers: unknown[] = [];
  for (const [typed, ask] of [
    ['Y', () => person.ask('Is it?')],
    ['n', () => person.ask('Is it?')],
    ['', () => person.ask('Is it?')],
    ['y', () => person.please('Click OK.', [])],
    ['', () => person.please('Click OK.', [])],
    ['Demo Company', () => person.type('Name: ')],
  ] as const) {
    const answer = ask();
    input.write(`${typed}\n`);
    // oxlint-disable-next-line no-await-in-loop -- one prompt after the other
    answers.push(await answer);
  }
  expect(answers).toEqual([true, false, null, true, false, 'Demo Company']);
  person.say('Said.');
  expect(String(output.read())).toContain('Said.');
  person.close();
});

it('stops at q, at a signal, and where the input ends', async () => {
  const typed = seated();
  const quit = typed.person.ask('Is it?');
  typed.input.write('q\n');
  await expect(quit).rejects.toBeInstanceOf(Stopped);
  const signalled = seated();
  const broken = signalled.person.type('Name: ');
  signalled.stop.abort();
  await expect(broken).rejects.toBeInstanceOf(Stopped);
  await expect(signalled.person.type('Name: ')).rejects.toBeInstanceOf(Stopped);
  const ended = seated();
  const cut = ended.person.ask('Is it?');
  ended.input.end();
  await expect(cut).rejects.toBeInstanceOf(Stopped);
  expect(ended.stop.signal.aborted).toBe(true);
});
