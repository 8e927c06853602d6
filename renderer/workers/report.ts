/** The worker that makes a report's files, off the UI thread; ended to cancel. Libraries are loaded as they are needed. */
import * as v from 'valibot';
import { type Answer, type Request, RequestSchema } from '../reports/messages.ts';

function tell(answer: Answer, move: Transferable[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to whoever made this worker
  globalThis.postMessage(answer, { transfer: move });
}

async function make({ format, report, locale }: Request): Promise<ArrayBuffer> {
  const onRows = (done: number) => tell({ type: 'progress', done });
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

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  make(v.parse(RequestSchema, data))
    .then((bytes) => tell({ type: 'done', bytes }, [bytes]))
    .catch((error: unknown) => {
      tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
});
