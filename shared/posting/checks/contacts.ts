/** Contacts: archived ones take nothing new, and an id must be there. */
import type { BookIndex } from '../books.ts';
import type { Draft, PostingProblem, PostingStep } from '../model.ts';
import { finding } from './finding.ts';

/** One finding for each contact that Xero would refuse. A name that no contact bears is made by Xero. */
export function contactProblems(steps: readonly PostingStep[], books: BookIndex): PostingProblem[] {
  const byContact = new Map<string, PostingProblem>();
  for (const step of steps) {
    const problem = problemOf(step.draft, books);
    if (problem === null) continue;
    const key = JSON.stringify([problem.code, problem.values]);
    const before = byContact.get(key);
    byContact.set(key, { ...problem, stepIds: [...(before?.stepIds ?? []), step.id] });
  }
  return [...byContact.values()];
}

function problemOf(draft: Draft, books: BookIndex): PostingProblem | null {
  if (!('contactName' in draft) || books.contactsById.size === 0) return null;
  const { contactName: name } = draft;
  const id = contactIdOf(draft);
  const contact =
    id === '' ? books.contactsByName.get(name.trim().toLowerCase()) : books.contactsById.get(id);
  if (contact?.status === 'ARCHIVED') return finding('contactArchived', { name: contact.name });
  return id !== '' && contact === undefined ? finding('contactMissing', { name }) : null;
}

function contactIdOf(draft: Draft): string {
  if (draft.kind === 'bankTransaction') return draft.overpayment?.contactId ?? '';
  return 'contactId' in draft ? draft.contactId : '';
}
