/** What the activity screen can tell of: each code has its sentence, `activity.<code>`, in every catalogue. */
export const ACTIVITY_CODES = [
  'sync.finished',
  'sync.cancelled',
  'sync.partial',
  'sync.failed',
  'places.changed',
  'importedFile',
  'movedOver',
  'xendit.tied',
  'post.queued',
  'post.sent',
  'post.paused',
  'post.takenOver',
  'post.twins',
  'undo.queued',
  'undo.sent',
  'xero.deleted',
  'xero.changed',
  'xero.many',
  'xero.accepted',
  'xero.reopened',
  'accounts.made',
  'rule.kept',
  'rule.removed',
  'rule.confirmed',
  'rule.stoppedUndone',
  'rule.stoppedWrong',
  'rule.stoppedTooFew',
  'rules.imported',
] as const;

/** The code of an activity row. */
export type ActivityCode = (typeof ACTIVITY_CODES)[number];
