/**
 * The worker that reports are worked out and written in, off the UI thread; ended to cancel. Each part is loaded as it is needed:
 * the accounting with the catalogues, or the library of a file.
 */
import * as v from 'valibot';
import {
  type Answer,
  type LoadRequest,
  type MakeRequest,
  type Request,
  RequestSchema,
} from '../reports/messages.ts';

function tell(answer: Answer, move: Transferable[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to whoever made this worker
  globalThis.postMessage(answer, { transfer: move });
}

const onRows = (done: number) => tell({ type: 'progress', done });

async function load({ what, db, now, locale }: LoadRequest): Promise<void> {
  const { loadReport } = await import('../reports/loadReport.ts');
  tell({ type: 'loaded', report: await loadReport(what, { db, now, locale }) });
}

async function make({ format, report, locale }: MakeRequest): Promise<ArrayBuffer> {
  if (format === 'csv') {
    const { renderCsvZip } = await import('../reports/csvZip.ts');
    return renderCsvZip(report);
  }
  if (format === 'xlsx') {
    const { renderXlsx } = await import('../reports/xlsx.ts');
    return renderXlsx(report, { locale, onRows });
  }
  const [{ renderPdf }, { loadFonts }] = await Promise.all([
    import('../reports/pdf.ts'),
    import('../reports/fonts.ts'),
  ]);
  return renderPdf(report, { locale, fonts: await loadFonts(), onRows });
}

async function serve(request: Request): Promise<void> {
  try {
    if (request.type === 'load') return await load(request);
    const bytes = await make(request);
    tell({ type: 'made', bytes }, [bytes]);
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  void serve(v.parse(RequestSchema, data));
});
