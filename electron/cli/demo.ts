/** `npm run demo`: drives the real app through the demo company's story and compares the books to the cent. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createDemoServers } from '../demoCompany.ts';
import { demoFolder } from '../sandbox/demo.ts';
import { rupiahCsv } from '../sandbox/story/xendit/bank.ts';
import { createXenditStory } from '../sandbox/story/xendit/story.ts';
import { auditMarketplace } from './demo/auditMarketplace.ts';
import { reportTable } from './demo/report.ts';
import { runDemo } from './demo/run.ts';

const outDir = join(import.meta.dirname, '..');

/** The marketplace's bank account as the list of accounts writes it. */
const RUPIAH_BANK = 'BCA Business Rupiah · 5270318844 · IDR';

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
    const story = createXenditStory();
    const rupiahFile = join(dataDir, 'bca-business-rupiah.csv');
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(rupiahFile, rupiahCsv(story.lines));
    const report = await runDemo({
      dataDir,
      port,
      services: { demoServers: createDemoServers(join(dataDir, 'app', 'demo'), { marketplace: true }) },
      otherFiles: [{ path: rupiahFile, account: RUPIAH_BANK }],
      otherAudits: [(ledger) => auditMarketplace(story, ledger)],
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
