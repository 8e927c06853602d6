/** Posting: from decisions to Xero. Queue first (durable, offline too), then send. */
export { discardQueued, retryRefused } from './post/manage.ts';
export { booksAge, freshenBooks } from './post/fresh.ts';
export { previewPosting, queuePosting } from './post/queue.ts';
export {
  answerFindings,
  bookedBySomeone,
  planAnewNeverSent,
  refreshAndCheck,
  takeOver,
  withdrawAnswers,
} from './post/settle.ts';
export { type SendReport, sendQueue } from './post/send.ts';
export { previewUndo, queueUndo } from './post/undo.ts';
export { type PostReport, postWritten } from './post/twins.ts';
