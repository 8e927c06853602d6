/** Has a worker make a file of a report: the page stays free, and cancelling ends the worker. */
import * as v from 'valibot';
import type { Report } from '../../shared/report/model.ts';
import type { FlowContext } from '../flows/context.ts';
import { startReportWorker } from '../matching/startWorker.ts';
import { AnswerSchema, type Format, type Request } from './messages.ts';
import { rowsOf } from './progress.ts';

export interface ReportFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

const TYPES: Readonly<Record<Format, { readonly ending: string; readonly type: string }>> = {
  pdf: { ending: 'pdf', type: 'application/pdf' },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { ending: 'csv.zip', type: 'application/zip' },
};

/** The file in the locale given. Rejects with an `AbortError` when it is cancelled, else with what went wrong. */
export async function makeFile(
  ctx: Pick<FlowContext, 'signal' | 'onProgress'>,
  request: Request,
): Promise<ReportFile> {
  const { report, format } = request;
  ctx.signal?.throwIfAborted();
  const worker = startReportWorker();
  try {
    const bytes = await answerOf(worker, request, ctx);
    const { ending, type } = TYPES[format];
    return { name: `${report.fileName}.${ending}`, type, bytes };
  } finally {
    worker.terminate();
  }
}

function answerOf(
  worker: Worker,
  request: Request,
  { signal, onProgress }: Pick<FlowContext, 'signal' | 'onProgress'>,
): Promise<ArrayBuffer> {
  const total = totalOf(request.report);
  const tell = (done: number) => onProgress?.({ stage: `report.${request.format}`, done, total });
  tell(0);
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const answer = v.parse(AnswerSchema, data);
      if (answer.type === 'progress') tell(answer.done);
      else if (answer.type === 'done') resolve(answer.bytes);
      else reject(new Error(answer.message));
    });
    worker.addEventListener('error', () => reject(new Error('The file could not be made. Try again.')));
    signal?.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
    worker.postMessage(request);
  });
}

/** A report without any rows is a file all the same. */
const totalOf = (report: Report) => Math.max(1, rowsOf(report));
