/** `npm run demo`: drives the real app through the demo company's story and compares the books to the cent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoFolder } from '../sandbox/demo.ts';
import { reportTable } from './demo/report.ts';
import { runDemo } from './demo/run.ts';

const outDir = join(import.meta.dirname, '..');

/** A kept data folder needs the same origin each time, or the browser starts an empty database. */
const KEPT_PORT = 47_831;

/** Reads `--json --data DIR --screens DIR --port N`, runs, prints, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      screens: { type: 'string' },
      port: { type: 'string' },
    },
  });
  const kept = values.data === undefined ? null : resolve(values.data);
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'tieout-demo-'));
  const port = Number(values.port ?? (kept === null ? 0 : KEPT_PORT));
  try {
    const report = await runDemo({
      dataDir,
      port,
      rendererDir: join(outDir, 'renderer'),
      screensDir: resolve(values.screens ?? join(outDir, 'demo')),
      secondFile: join(demoFolder(), 'business-everyday-last-45-days.csv'),
      onStage: (stage) => process.stderr.write(`${stage} …\n`),
    });
    console.log(values.json ? JSON.stringify(report) : reportTable(report));
    return report.failures.length === 0 ? 0 : 1;
  } finally {
    if (kept === null) rmSync(dataDir, { recursive: true, force: true });
  }
}

process.exit(await main(process.argv.slice(2)));
