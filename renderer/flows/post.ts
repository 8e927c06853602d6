/** Posting: from decisions to Xero. Queue first (durable, offline too), then send. */
export { type DiscardReport, discardQueued, retryRefused } from './post/manage.ts';
export type { Locks } from './post/lock.ts';
export { previewPosting, type QueueReport, type QueueRequest, queuePosting } from './post/queue.ts';
export { type Pause, type SendOptions, type SendReport, sendQueue } from './post/send.ts';
