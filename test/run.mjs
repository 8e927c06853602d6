/**
 * `npm test`: types, lint, format, build, then every test. Ends with a line of its own, `N passed, N failed[, N skipped]`,
 * where a failed check counts as one failure. `npm test -- ARGS` hands ARGS to Vitest.
 */
import { spawn, spawnSync } from 'node:child_process';
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

/**
 * Runs Vitest and counts from its own report; a crash without a report is one failure. `isQuiet` keeps what it says until it
 * has ended, so that two at a time can be read.
 */
async function runTests(args, isQuiet = false) {
  const dir = mkdtempSync(join(tmpdir(), 'tieout-test-'));
  const report = join(dir, 'report.json');
  const vitest = [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json'];
  try {
    const child = spawn(process.execPath, [...vitest, `--outputFile.json=${report}`, ...args], {
      cwd: root,
      stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    const status = await new Promise((resolve) => child.on('close', resolve));
    process.stdout.write(Buffer.concat(said));
    return { ...readReport(report), ok: status === 0 };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The end-to-end tests mostly wait for a browser, so the others run beside them. */
async function runAllTests() {
  const both = await Promise.all([
    runTests(['--project', 'e2e']),
    runTests(['--project', 'unit', '--project', 'contract'], true),
  ]);
  const sum = (count) => both.reduce((total, one) => total + one[count], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    ok: both.every((one) => one.ok || one.failed > 0),
  };
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
const args = process.argv.slice(2);
const tests = args.length > 0 ? await runTests(args) : await runAllTests();
const failedChecks = results.filter((ok) => !ok).length;
const failed = tests.failed + failedChecks + (!tests.ok && tests.failed === 0 ? 1 : 0);
const passed = tests.passed + results.length - failedChecks;
console.log(`${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
