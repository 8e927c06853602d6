/** The questions, read from the page that people read: docs/check-live.md is the one list of them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Question, WAYS } from './model.ts';

const PAGE = join('docs', 'check-live.md');
const COLUMNS = 6;

/** The rows of the page's table, by number. Throws `Error` naming a row that isn't one, or a number that comes twice. */
export function parseQuestions(page: string): Question[] {
  const rows = page.split('\n').filter((line) => /^\|\s*\d+\s*\|/.test(line));
  const questions = rows.map(questionOf);
  const seen = new Set<number>();
  for (const { number } of questions) {
    if (seen.has(number)) throw new Error(`${PAGE} has two questions ${String(number)}.`);
    seen.add(number);
  }
  return questions.toSorted((a, b) => a.number - b.number);
}

function questionOf(row: string): Question {
  const cells = row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  const [number = '', question = '', now = '', otherwise = '', code = '', how = ''] = cells;
  const way = WAYS.find((one) => one === how);
  if (cells.length !== COLUMNS || way === undefined)
    throw new Error(`${PAGE}: question ${number} isn’t complete.`);
  return { number: Number(number), question, now, otherwise, code: code.replaceAll('`', ''), way };
}

/** Reads the page, in the nearest folder above this file that has it: from the sources and from a bundle. Throws `Error`. */
export function readQuestions(): Question[] {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const path = join(folder, PAGE);
    if (existsSync(path)) return parseQuestions(readFileSync(path, 'utf8'));
    if (dirname(folder) === folder) throw new Error(`${PAGE} is missing.`);
  }
}
