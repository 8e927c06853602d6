/** `bench cases DIR` writes labelled companies as files; `bench judge DIR` judges the answers laid beside them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TRUTH_FILE, writeCases } from './caseFiles.ts';
import { addUp, ANSWERS_FILE, judgeFolder } from './judgeFiles.ts';

const SIZE = { companies: 20, small: 3, payouts: 1_000, noise: 10 };

/** Runs one of the two commands and returns what to print. Throws with what is wrong with the arguments or a file. */
export function runCaseCommand(
  command: 'cases' | 'judge',
  [folder, ...rest]: readonly string[],
  { seed, small }: { readonly seed: string; readonly small: boolean },
): string {
  if (folder === undefined || rest.length > 0) throw new Error(`Usage: npm run -s bench -- ${command} DIR`);
  return command === 'cases' ? write(folder, seed, small) : judge(folder);
}

function write(folder: string, seed: string, small: boolean): string {
  const companies = small ? SIZE.small : SIZE.companies;
  const paths = writeCases(folder, seed, { companies, payouts: SIZE.payouts, noise: SIZE.noise });
  return [
    `${paths.length} labelled companies of about ${SIZE.payouts} payouts are in ${folder}.`,
    `Lay each one's answers beside it as ${ANSWERS_FILE}, in the form that npm run -s match -- --json prints, then run npm run -s bench -- judge ${folder}.`,
  ].join('\n');
}

function judge(folder: string): string {
  const paths = readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, TRUTH_FILE)));
  if (paths.length === 0) throw new Error(`${folder}: no folder in it has a ${TRUTH_FILE}`);
  return JSON.stringify({ version: 1, companies: paths.length, ...addUp(paths.map(judgeFolder)) }, null, 1);
}
