/**
 * `npm test`: types, lint, format, build, then every test. Ends with a line of its own, `N passed, N failed[, N skipped]`,
 * where a failed check counts as one failure. `npm test -- ARGS` hands ARGS to Vitest.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', name);
const tsc = bin('typescript/bin/tsc');

const checks = [
  ...['shared', 'electron', 'renderer', 'test'].map((part) => [`types of ${part}`, tsc, '-p', part]),
  ['lint', bin('oxlint/bin/oxlint'), '--type-aware'],
  ['format', bin('oxfmt/bin/oxfmt'), '--check', '.'],
  ['build', join(root, 'electron/cli/run.mjs'), 'build'],
];

/** Runs a Node program; prints what it said only if it failed. Resolves to whether it succeeded. */
function check([name, program, ...args]) {
  const done = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' });
  const ok = done.status === 0;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
  if (!ok) console.log(`${done.stdout}${done.stderr}`);
  return ok;
}

/** Runs Vitest and counts from its own report; a crash without a report is one failure. */
function runTests(args) {
  const dir = mkdtempSync(join(tmpdir(), 'tieout-test-'));
  const report = join(dir, 'report.json');
  try {
    const done = spawnSync(
      process.execPath,
      [
        bin('vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...args,
      ],
      { cwd: root, stdio: 'inherit' },
    );
    return { ...readReport(report), ok: done.status === 0 };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function readReport(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    // A file that can't even be loaded has no tests to count.
    const broken = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    ).length;
    return {
      passed: numPassedTests,
      failed: numFailedTests + broken,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

const results = checks.map(check);
const tests = runTests(process.argv.slice(2));
const failedChecks = results.filter((ok) => !ok).length;
const failed = tests.failed + failedChecks + (!tests.ok && tests.failed === 0 ? 1 : 0);
const passed = tests.passed + results.length - failedChecks;
console.log(`${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
