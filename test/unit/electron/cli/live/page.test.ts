/** The page of questions and the checks agree: nothing is asked that can't be answered, nothing is answered that isn't asked. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseQuestions, readQuestions } from '../../../../../electron/cli/live/questions.ts';
import { createRedactor } from '../../../../../electron/cli/live/redact.ts';
import { withoutSecrets } from '../../../../../electron/host/withoutSecrets.ts';
import { CHECKED } from '../../../../../electron/cli/live/run.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..', '..');

describe('docs/check-live.md', () => {
  const questions = readQuestions();
  it('has a check for every question of reading and writing, and a question for every check', () => {
    const own = questions.filter(({ way }) => way === 'reading' || way === 'writing');
    expect(new Set(own.map(({ number }) => number))).toEqual(CHECKED);
  });
  it('says what Tieout does, what it does otherwise, and where that is', () => {
    for (const { number, question, now, otherwise, code } of questions) {
      expect({ number, isComplete: [question, now, otherwise].every((text) => text !== '') }).toEqual({
        number,
        isComplete: true,
      });
      expect({ number, code, isThere: existsSync(join(root, code)) }).toEqual({
        number,
        code,
        isThere: true,
      });
    }
  });
  it('is refused where a row isn’t complete or a number comes twice', () => {
    const row = '| 1 | a | b | c | `d` | reading |';
    expect(parseQuestions(row)).toEqual([
      { number: 1, question: 'a', now: 'b', otherwise: 'c', code: 'd', way: 'reading' },
    ]);
    expect(() => parseQuestions(`${row}\n${row}`)).toThrow('two questions 1');
    expect(() => parseQuestions('| 1 | a | b | c | `d` | sometimes |')).toThrow('question 1 isn’t complete');
    expect(() => parseQuestions('| 1 | a | b | c |')).toThrow('question 1 isn’t complete');
  });
});

describe('what a report may hold', () => {
  it('has no token, whatever it stands in', () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl';
    for (const text of [
      `Authorization: Bearer ${token}`,
      `{"access_token":"opaque-1234","refresh_token": "opaque-5678"}`,
      `code=opaque-1234&code_verifier=opaque-5678`,
      `at ${token}.`,
    ]) {
      expect(withoutSecrets(text)).not.toMatch(/opaque|eyJ/);
    }
    expect(withoutSecrets('A code of 12 characters')).toBe('A code of 12 characters');
  });
  it('names ids alike where they are the same, and no person', () => {
    const id = '7cb59f93-2964-421d-bb5e-a0f7a4572a44';
    const redact = createRedactor(['Demo Company (NZ)']);
    expect(redact(`${id} ${id.toUpperCase()} a.b@c.co.nz Demo Company (NZ)`)).toBe(
      'id-1 id-1 someone@example.com the organisation',
    );
    expect(redact('8cb59f93-2964-421d-bb5e-a0f7a4572a44')).toBe('id-2');
  });
});
